-- Vilka svar är samma text?
SELECT arendenummer, grupp, antal, personer, forsta_dag, sista_dag
FROM likalydande
WHERE (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY antal DESC, arendenummer COLLATE "binary", lopnummer
