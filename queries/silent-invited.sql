-- Vilka inbjudna har inte svarat?
SELECT arendenummer, namn, lage, anstand_till
FROM sandlista
WHERE svarat = 'nej' AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", namn COLLATE "binary"
