-- Vilka svar kom efter sista dagen?
SELECT arendenummer, lopnummer, inkom, coalesce(organisation, avsandare_namn, avsandare_epost) AS fran, typ
FROM svar
WHERE i_tid = 'nej' AND typ IN ('svar', 'komplettering')
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", lopnummer
