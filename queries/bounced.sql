-- Vilka kvittenser kom inte fram?
SELECT arendenummer, lopnummer, mottagare, lage, skickad, fel
FROM kvittens
WHERE lage IN ('studsade', 'avvisat', 'gav upp') AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", lopnummer
