-- Hur kom svaren in?
SELECT arendenummer, kanal, meddelanden, svar
FROM kanaler
WHERE (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", meddelanden DESC, kanal COLLATE "binary"
