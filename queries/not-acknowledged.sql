-- Vilka svar har inte kvitterats?
SELECT s.arendenummer, s.lopnummer, s.inkom_dag,
    coalesce(s.organisation, s.avsandare_namn, s.avsandare_epost) AS fran, k.lage, k.fel
FROM svar s
LEFT JOIN kvittens k ON k.arendenummer = s.arendenummer AND k.lopnummer = s.lopnummer
WHERE s.kvitterat = 'nej' AND s.typ IN ('svar', 'komplettering')
    AND (:arendenummer = '' OR s.arendenummer = :arendenummer)
ORDER BY s.arendenummer COLLATE "binary", s.lopnummer
