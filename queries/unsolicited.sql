-- Vilka organisationer har svarat utan att vara inbjudna?
SELECT arendenummer, organisation, max(avsandare_typ) AS avsandare_typ,
    count(DISTINCT coalesce(replace(replace(replace(replace(replace(replace(replace(
        lower(avsandare_epost COLLATE "binary"),
        'Å', 'å'), 'Ä', 'ä'), 'Ö', 'ö'), 'É', 'é'), 'Ü', 'ü'), 'Ø', 'ø'), 'Æ', 'æ'),
        CAST(lopnummer AS TEXT))) AS svar,
    min(inkom_dag) AS forsta_dag
FROM svar
WHERE organisation IS NOT NULL AND (avsandare_typ IS NULL OR avsandare_typ <> 'inbjuden')
    AND (typ = 'svar' OR (typ = 'komplettering' AND kompletterar IS NULL))
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
GROUP BY arendenummer, organisation
ORDER BY arendenummer COLLATE "binary", organisation COLLATE "binary"
