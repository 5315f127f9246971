-- Hur många tycker vad, efter sorts avsändare?
WITH RECURSIVE kedja AS (
    SELECT arendenummer, lopnummer, kompletterar, typ, inkom, lower(avsandare_epost) AS epost, organisation FROM svar
    WHERE :arendenummer = '' OR arendenummer = :arendenummer),
lank AS (
    SELECT k.arendenummer, k.lopnummer AS fran, 'upp' AS hall, e.lopnummer AS till, e.inkom, e.epost, e.organisation
    FROM kedja k
    JOIN kedja e ON e.arendenummer = k.arendenummer AND e.lopnummer = k.kompletterar
    UNION ALL
    SELECT arendenummer, kompletterar, 'ned', lopnummer, inkom, epost, organisation FROM kedja
    WHERE kompletterar IS NOT NULL),
taget (arendenummer, lopnummer, aterkallelse, inkom, epost, organisation) AS (
    SELECT arendenummer, kompletterar, lopnummer, inkom, epost, organisation FROM kedja
    WHERE kompletterar IS NOT NULL AND typ = 'återkallelse'
    UNION
    SELECT t.arendenummer, l.till, t.aterkallelse, t.inkom, t.epost, t.organisation
    FROM taget t
    JOIN lank l ON l.arendenummer = t.arendenummer AND l.fran = t.lopnummer
    WHERE (l.inkom, l.till) < (t.inkom, t.aterkallelse)
        AND (l.hall = 'upp' OR l.epost = t.epost OR l.organisation = t.organisation))
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
