-- Vad tycker varje organisation?
WITH RECURSIVE taget (arendenummer, aterkallelse, kom, lopnummer) AS (
    SELECT arendenummer, lopnummer, inkom, kompletterar FROM svar
    WHERE typ = 'återkallelse' AND kompletterar IS NOT NULL
        AND (:arendenummer = '' OR arendenummer = :arendenummer)
    UNION
    SELECT t.arendenummer, t.aterkallelse, t.kom, s.lopnummer
    FROM taget t
    JOIN svar e ON e.arendenummer = t.arendenummer AND e.lopnummer = t.lopnummer
    JOIN svar s ON s.arendenummer = e.arendenummer
        AND (s.lopnummer = e.kompletterar OR s.kompletterar = e.lopnummer)
    WHERE (s.inkom, s.lopnummer) < (t.kom, t.aterkallelse))
SELECT arendenummer, organisation, stallningstagande, lopnummer, inkom_dag
FROM svar
WHERE organisation IS NOT NULL AND stallningstagande IS NOT NULL AND typ IN ('svar', 'komplettering')
    AND (arendenummer, lopnummer) NOT IN (SELECT t.arendenummer, t.lopnummer FROM taget t)
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", organisation COLLATE "binary", lopnummer
