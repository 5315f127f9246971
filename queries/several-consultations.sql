-- Vilka organisationer har svarat på mer än en remiss?
SELECT organisation, count(DISTINCT arendenummer) AS remisser, count(*) AS svar, max(inkom_dag) AS senast
FROM svar
WHERE organisation IS NOT NULL AND typ IN ('svar', 'komplettering')
    AND (:arendenummer = '' OR organisation IN
        (SELECT s.organisation FROM svar s WHERE s.arendenummer = :arendenummer))
GROUP BY organisation
HAVING count(DISTINCT arendenummer) > 1
ORDER BY remisser DESC, svar DESC, organisation COLLATE "binary"
