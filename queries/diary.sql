-- Vad ska stå i diariet?
SELECT d.datum, d.beteckning, d.fran, d.vad
FROM diarieblad d
WHERE (:arendenummer = '' OR d.beteckning LIKE :arendenummer || '-%')
ORDER BY d.datum, d.beteckning COLLATE "binary"
