-- Vad är inte överfört till diariet?
SELECT arendenummer, lopnummer, inkom_dag, typ, coalesce(organisation, avsandare_namn, avsandare_epost) AS fran, rubrik
FROM svar
WHERE handlingsnummer IS NULL AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", lopnummer
