-- Hur länge har det äldsta väntat på granskning?
SELECT coalesce(forslag, 'ingen remiss') AS galler, count(*) AS vantar, min(inkom) AS aldsta
FROM granskning
WHERE (:arendenummer = '' OR forslag = :arendenummer)
GROUP BY coalesce(forslag, 'ingen remiss')
ORDER BY min(inkom), coalesce(forslag, 'ingen remiss') COLLATE "binary"
