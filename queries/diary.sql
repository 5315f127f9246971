-- Vad ska stå i diariet?
SELECT d.datum, d.beteckning, d.fran, d.vad
FROM diarieblad d
WHERE (:arendenummer = '' OR d.arendenummer = :arendenummer)
ORDER BY d.datum, d.arendenummer COLLATE "binary", d.lopnummer
