-- Hur ligger remisserna till?
SELECT arendenummer, remiss, sista_dag, svar, i_tid, sena, granskas
FROM remisslage
WHERE (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY sista_dag, arendenummer COLLATE "binary"
