-- Hur många tycker vad, efter sorts avsändare?
WITH RECURSIVE taget (arendenummer, lopnummer) AS (
    SELECT arendenummer, kompletterar FROM svar
    WHERE typ = 'återkallelse' AND kompletterar IS NOT NULL
        AND (:arendenummer = '' OR arendenummer = :arendenummer)
    UNION
    SELECT e.arendenummer, e.kompletterar
    FROM taget t
    JOIN svar e ON e.arendenummer = t.arendenummer AND e.lopnummer = t.lopnummer
    WHERE e.kompletterar IS NOT NULL)
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
