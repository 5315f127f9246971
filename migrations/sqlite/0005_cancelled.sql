-- The numbers of a dismissed message that had been cancelled before, parted by a comma and a blank: none of them is used
-- again, and whoever asks for one is told what became of it. Names and values are those of migrations/postgres.
ALTER TABLE dismissal ADD COLUMN cancelled TEXT;
