-- Vilka frågor och begäranden är inte hanterade?
SELECT arendenummer, lopnummer, typ, inkom, coalesce(organisation, avsandare_namn, avsandare_epost) AS fran, rubrik
FROM svar
WHERE hanterat = 'nej' AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY inkom, arendenummer COLLATE "binary", lopnummer
