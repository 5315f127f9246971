-- Vilka organisationer har svarat utan att vara inbjudna?
SELECT arendenummer, organisation, avsandare_typ, count(*) AS svar, min(inkom_dag) AS forsta_dag
FROM svar
WHERE organisation IS NOT NULL AND avsandare_typ <> 'inbjuden' AND typ IN ('svar', 'komplettering')
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
GROUP BY arendenummer, organisation, avsandare_typ
ORDER BY arendenummer COLLATE "binary", organisation COLLATE "binary", avsandare_typ COLLATE "binary"
