-- Vad väntar på att någon granskar det?
SELECT id, inkom, avsandare_namn, avsandare_epost, rubrik, forslag, anledning
FROM granskning
WHERE (:arendenummer = '' OR forslag = :arendenummer)
ORDER BY inkom, length(id), id COLLATE "binary"
