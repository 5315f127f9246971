-- Vilka inbjudna har avstått från att svara?
SELECT arendenummer, namn, inkom_dag, lopnummer
FROM sandlista
WHERE lage = 'avstått' AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", namn COLLATE "binary"
