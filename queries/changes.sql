-- Vad har bestämts av en person den senaste tiden?
SELECT tid, vem, galler, vad, varfor
FROM andringar
WHERE (:arendenummer = '' OR arendenummer IS NULL
    OR ', ' || arendenummer || ',' LIKE '%, ' || :arendenummer || ',%')
ORDER BY tid DESC, galler COLLATE "binary", vad COLLATE "binary"
LIMIT 200
