-- Hur många svarade varje dag?
SELECT arendenummer, dag, svar
FROM dagligt
WHERE (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", dag
