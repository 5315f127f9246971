-- Vilka bilagor måste någon läsa själv?
SELECT arendenummer, lopnummer, namn, mediatyp, storlek
FROM bilaga
WHERE (lasbar IS NULL OR lasbar = 'nej') AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", lopnummer, namn COLLATE "binary", sha256
