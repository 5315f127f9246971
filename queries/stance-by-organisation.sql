-- Vad tycker varje organisation?
WITH RECURSIVE taget (arendenummer, lopnummer) AS (
    SELECT arendenummer, kompletterar FROM svar
    WHERE typ = 'återkallelse' AND kompletterar IS NOT NULL
        AND (:arendenummer = '' OR arendenummer = :arendenummer)
    UNION
    SELECT e.arendenummer, e.kompletterar
    FROM taget t
    JOIN svar e ON e.arendenummer = t.arendenummer AND e.lopnummer = t.lopnummer
    WHERE e.kompletterar IS NOT NULL)
SELECT arendenummer, organisation, stallningstagande, lopnummer, inkom_dag
FROM svar
WHERE organisation IS NOT NULL AND stallningstagande IS NOT NULL AND typ IN ('svar', 'komplettering')
    AND (arendenummer, lopnummer) NOT IN (SELECT t.arendenummer, t.lopnummer FROM taget t)
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", organisation COLLATE "binary", lopnummer
