-- What the register keeps so that letters can be held, limited and followed, on PostgreSQL. Names, columns and
-- values are those of migrations/sqlite.

-- The language that the mail is clearly written in (`fi`, `en`); none where it is Swedish or cannot be told. Of a
-- restricted mail neither of these is written.
ALTER TABLE message ADD COLUMN language TEXT;
-- SHA-256 over what the sender wrote for this mail and what came with it: one receipt per sender and content.
ALTER TABLE message ADD COLUMN content_digest TEXT;

-- How many messages the server had in the folder when it was last opened, and how many of them were not read yet;
-- none before the first time.
ALTER TABLE folder ADD COLUMN listed BIGINT;
ALTER TABLE folder ADD COLUMN unread BIGINT;

-- What is told once besides the daily report: that the last day comes near, how it ended, that something needs an
-- operator. `about` is what makes two of a kind the same: a consultation's number and last day, a folder and since
-- when it is not read.
CREATE TABLE event (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    consultation TEXT REFERENCES consultation (diary_number),
    day TEXT NOT NULL,
    until_response BIGINT NOT NULL,
    until_review BIGINT NOT NULL,
    told_at TIMESTAMPTZ NOT NULL,
    UNIQUE (kind, about)
);
ALTER TABLE outbox ADD COLUMN event BIGINT REFERENCES event (id);
-- The recipient in lower case, as sender_key is the sender: none where it is longer than an address can be.
ALTER TABLE outbox ADD COLUMN recipient_key TEXT;
UPDATE outbox SET recipient_key = lower(recipient) WHERE length(recipient) <= 254;
-- Counts what befell the letter beside its tries: sent again, or its words forgotten. Who read it before that may
-- neither send it nor say what became of it.
ALTER TABLE outbox ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
CREATE INDEX outbox_by_recipient ON outbox (recipient_key);

-- Since when an account's folders are watched, as they are named now: what was never read is missed from then on,
-- whoever runs the program and how often.
CREATE TABLE watching (
    account TEXT PRIMARY KEY NOT NULL,
    since TIMESTAMPTZ NOT NULL
);

-- While one of these is open no letter leaves: stopped by the operator's hand, or by the breaker.
CREATE TABLE hold (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause TEXT NOT NULL,
    why TEXT NOT NULL,
    held_at TIMESTAMPTZ NOT NULL,
    released_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX hold_open ON hold (cause) WHERE released_at IS NULL;

-- What other systems told of a letter of ours after a server had taken it: `failed`, `delayed` or `delivered`, or
-- `answered` by a machine. `is_final` where it failed and a new letter to that address would fail as well.
CREATE TABLE delivery_report (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES outbox (id),
    action TEXT NOT NULL,
    is_final BOOLEAN NOT NULL,
    status TEXT,
    why TEXT NOT NULL,
    reported_at TIMESTAMPTZ NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    UNIQUE (letter, action, reported_at)
);

-- Replaced and not made anew: whoever may read a view goes on reading it.

CREATE OR REPLACE VIEW svar AS
SELECT serial AS lopnummer,
    consultation AS arendenummer,
    title AS remiss,
    local_day || ' ' || local_time AS inkom,
    local_day AS inkom_dag,
    CASE arrival_basis
        WHEN 'received_header' THEN 'mottaget av vår server'
        WHEN 'internal_date' THEN 'lagt i brevlådan'
        WHEN 'given' THEN 'angivet för hand'
        WHEN 'date_header' THEN 'avsändarens klocka'
    END AS inkom_grund,
    CASE timing WHEN 'in_time' THEN 'ja' WHEN 'late' THEN 'nej' END AS i_tid,
    kind_word AS typ,
    CASE channel WHEN 'email' THEN 'e-post' ELSE channel END AS kanal,
    sender_name AS avsandare_namn,
    sender_address AS avsandare_epost,
    sender_word AS avsandare_typ,
    organisation,
    subject AS rubrik,
    stance_word AS stallningstagande,
    body AS text,
    attachments AS antal_bilagor,
    CASE WHEN EXISTS (SELECT 1 FROM outbox o
        WHERE o.message = registered.message AND o.kind = 'ack' AND o.state = 'sent'
            AND NOT EXISTS (SELECT 1 FROM delivery_report d WHERE d.letter = o.id AND d.action = 'failed'))
        THEN 'ja' ELSE 'nej' END AS kvitterat,
    supplements_serial AS kompletterar,
    CAST(NULL AS TEXT) AS handlingsnummer,
    fingerprint AS original,
    consultation || '-' || (SELECT o.serial FROM response o WHERE o.id = registered.alike) AS grupp
FROM registered;

-- Where each letter stands and why. Internal: `kvittens` and the lists are made of it, and it may change.
CREATE VIEW letter_standing AS
SELECT o.id AS letter,
    CASE
        WHEN EXISTS (SELECT 1 FROM delivery_report d WHERE d.letter = o.id AND d.action = 'failed') THEN 'studsade'
        WHEN o.state = 'waiting' THEN 'väntar'
        WHEN o.state = 'sending' THEN 'skickas'
        WHEN o.state = 'sent' AND (SELECT d.action FROM delivery_report d WHERE d.letter = o.id
            ORDER BY d.id DESC LIMIT 1) = 'delayed' THEN 'försenat'
        WHEN o.state = 'sent' THEN 'skickat'
        WHEN o.state = 'refused' THEN 'avvisat'
        WHEN o.state = 'deferred' THEN 'uppskjutet'
        WHEN o.state = 'unknown' THEN 'okänt'
        WHEN o.state = 'expired' THEN 'gav upp'
    END AS lage,
    coalesce((SELECT d.why FROM delivery_report d WHERE d.letter = o.id AND (d.action = 'failed'
            OR (d.action = 'delayed' AND d.id = (SELECT max(l.id) FROM delivery_report l WHERE l.letter = o.id)))
        ORDER BY d.action DESC, d.id DESC LIMIT 1), o.error) AS fel
FROM outbox o;

CREATE OR REPLACE VIEW kvittens AS
SELECT r.serial AS lopnummer,
    r.consultation AS arendenummer,
    o.recipient AS mottagare,
    s.lage AS lage,
    o.sent_local AS skickad,
    s.fel AS fel
FROM outbox o
JOIN letter_standing s ON s.letter = o.id
JOIN response r ON r.message = o.message
WHERE o.kind = 'ack';
