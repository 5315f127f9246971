-- Vilka inbjudna har fått eller bett om längre tid?
SELECT arendenummer, namn, lage, anstand_till
FROM sandlista
WHERE (anstand_till IS NOT NULL OR lage = 'begärt anstånd')
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", coalesce(anstand_till, ''), namn COLLATE "binary"
