-- Hur länge har det äldsta väntat på granskning?
SELECT coalesce(forslag, 'ingen remiss') AS forslag, count(*) AS vantar, min(inkom) AS aldsta
FROM granskning
WHERE (:arendenummer = '' OR forslag = :arendenummer)
GROUP BY coalesce(forslag, 'ingen remiss')
ORDER BY aldsta, forslag COLLATE "binary"
