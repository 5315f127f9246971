-- Vad tycker varje organisation?
WITH RECURSIVE tillagt AS (
    SELECT arendenummer, lopnummer, kompletterar, typ, inkom, avsandare_epost, organisation FROM svar
    WHERE kompletterar IS NOT NULL AND (:arendenummer = '' OR arendenummer = :arendenummer)),
lank AS (
    SELECT arendenummer, lopnummer AS fran, kompletterar AS till, 'upp' AS hall FROM tillagt
    UNION ALL
    SELECT arendenummer, kompletterar, lopnummer, 'ned' FROM tillagt),
taget (arendenummer, lopnummer, aterkallelse) AS (
    SELECT arendenummer, kompletterar, lopnummer FROM tillagt WHERE typ = 'återkallelse'
    UNION
    SELECT t.arendenummer, l.till, t.aterkallelse
    FROM taget t
    JOIN lank l ON l.arendenummer = t.arendenummer AND l.fran = t.lopnummer
    JOIN svar a ON a.arendenummer = t.arendenummer AND a.lopnummer = t.aterkallelse
    JOIN svar e ON e.arendenummer = t.arendenummer AND e.lopnummer = l.till
    WHERE (e.inkom, e.lopnummer) < (a.inkom, a.lopnummer)
        AND (l.hall = 'upp' OR lower(e.avsandare_epost) = lower(a.avsandare_epost)
            OR e.organisation = a.organisation))
SELECT arendenummer, organisation, stallningstagande, lopnummer, inkom_dag
FROM svar
WHERE organisation IS NOT NULL AND stallningstagande IS NOT NULL AND typ IN ('svar', 'komplettering')
    AND (arendenummer, lopnummer) NOT IN (SELECT t.arendenummer, t.lopnummer FROM taget t)
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", organisation COLLATE "binary", lopnummer
