-- Vad har kommit in senast?
SELECT inkom, arendenummer, lopnummer, typ, coalesce(organisation, avsandare_namn, avsandare_epost) AS fran, rubrik
FROM svar
WHERE (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY inkom DESC, arendenummer COLLATE "binary", lopnummer DESC
LIMIT 50
