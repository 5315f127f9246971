-- Hur många tycker vad, efter sorts avsändare?
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
SELECT arendenummer, avsandare_typ, stallningstagande, count(*) AS svar
FROM (SELECT arendenummer, avsandare_typ, stallningstagande,
        row_number() OVER (PARTITION BY arendenummer,
            coalesce(replace(replace(replace(replace(replace(replace(replace(
                lower(avsandare_epost COLLATE "binary"),
                'Å', 'å'), 'Ä', 'ä'), 'Ö', 'ö'), 'É', 'é'), 'Ü', 'ü'), 'Ø', 'ø'), 'Æ', 'æ'),
                CAST(lopnummer AS TEXT))
            ORDER BY inkom DESC, lopnummer DESC) AS nyast
    FROM svar
    WHERE (typ = 'svar' OR (typ = 'komplettering' AND kompletterar IS NULL)) AND stallningstagande IS NOT NULL
        AND (arendenummer, lopnummer) NOT IN (SELECT t.arendenummer, t.lopnummer FROM taget t)
        AND (:arendenummer = '' OR arendenummer = :arendenummer)) AS tyckt
WHERE nyast = 1
GROUP BY arendenummer, avsandare_typ, stallningstagande
ORDER BY arendenummer COLLATE "binary", svar DESC, stallningstagande COLLATE "binary",
    coalesce(avsandare_typ, '') COLLATE "binary"
