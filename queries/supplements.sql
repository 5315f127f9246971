-- Vilka svar har kompletterats eller återkallats?
SELECT arendenummer, kompletterar AS svaret, lopnummer, typ, inkom_dag,
    coalesce(organisation, avsandare_namn, avsandare_epost) AS fran
FROM svar
WHERE kompletterar IS NOT NULL AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", kompletterar, lopnummer
