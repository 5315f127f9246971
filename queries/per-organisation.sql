-- Hur mycket har varje organisation skickat?
SELECT arendenummer, organisation, avsandare_typ, count(*) AS meddelanden,
    sum(CASE WHEN typ IN ('svar', 'komplettering') THEN 1 ELSE 0 END) AS svar,
    min(inkom_dag) AS forsta_dag, max(inkom_dag) AS senaste_dag
FROM svar
WHERE organisation IS NOT NULL AND (:arendenummer = '' OR arendenummer = :arendenummer)
GROUP BY arendenummer, organisation, avsandare_typ
ORDER BY arendenummer COLLATE "binary", meddelanden DESC, organisation COLLATE "binary",
    coalesce(avsandare_typ, '') COLLATE "binary"
