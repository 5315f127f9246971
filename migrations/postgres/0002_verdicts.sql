-- What the register keeps of finer verdicts, on PostgreSQL. Names, columns and values are those of migrations/sqlite.

-- What a verdict says of the sender besides the address. None of it is ever written of a restricted mail.
ALTER TABLE message ADD COLUMN sender_kind TEXT;
ALTER TABLE message ADD COLUMN organisation TEXT;
ALTER TABLE message ADD COLUMN sender_reference TEXT;
-- Whose mail it is and when it reached us first, where a colleague passed it on.
ALTER TABLE message ADD COLUMN original_name TEXT;
ALTER TABLE message ADD COLUMN original_address TEXT;
ALTER TABLE message ADD COLUMN original_at TIMESTAMPTZ;
-- INTERNALDATE at the first reading, whatever the arrival rests on: what is judged again needs it.
ALTER TABLE message ADD COLUMN internal_date TIMESTAMPTZ;
UPDATE message SET internal_date = arrived_at WHERE arrival_basis = 'internal_date';

ALTER TABLE attachment ADD COLUMN readable BOOLEAN;
ALTER TABLE attachment ADD COLUMN text TEXT;

ALTER TABLE response ADD COLUMN stance TEXT;
-- The earlier answer that this one adds to, corrects or takes back.
ALTER TABLE response ADD COLUMN supplements BIGINT REFERENCES response (id);
-- The first of the answers that are nearly the same text; none in the first itself.
ALTER TABLE response ADD COLUMN alike BIGINT REFERENCES response (id);
CREATE INDEX response_by_kind ON response (consultation, kind);
CREATE INDEX response_by_supplements ON response (supplements);
CREATE INDEX response_by_alike ON response (alike);

-- The word triples of an answer that is like none before it, as they are compared; and what it is found
-- by: two texts that are mostly alike share a band. Its rows name no foreign key: checking thirty-two of them
-- a message would cost more than the message.
CREATE TABLE sketch (
    response BIGINT PRIMARY KEY REFERENCES response (id),
    shingles BYTEA NOT NULL
);
CREATE TABLE sketch_band (
    consultation TEXT NOT NULL,
    band BIGINT NOT NULL,
    response BIGINT NOT NULL,
    PRIMARY KEY (consultation, band, response)
);

-- Replaced and not made anew: whoever may read a view goes on reading it.

CREATE OR REPLACE VIEW registered AS
SELECT r.id AS response, r.serial, r.consultation, r.timing, r.kind, r.recorded_at,
    m.id AS message, m.fingerprint, m.sender_name, m.sender_address, m.sender_key, m.sender_domain,
    m.subject, m.body, m.arrival_basis, m.local_day, m.local_time, m.channel, m.is_junk,
    c.title, c.deadline,
    coalesce(
        (SELECT i.name FROM invited i
            JOIN invited_mark k ON k.consultation = i.consultation AND k.position = i.position
            WHERE i.consultation = r.consultation AND k.mark IN (m.sender_key, m.sender_domain)
            ORDER BY i.position LIMIT 1),
        CASE WHEN m.sender_kind = 'private' THEN NULL ELSE m.organisation END
    ) AS organisation,
    (SELECT count(*) FROM attachment a WHERE a.message = m.id AND NOT a.is_incidental) AS attachments,
    CASE r.kind
        WHEN 'answer' THEN 'svar'
        WHEN 'supplement' THEN 'komplettering'
        WHEN 'question' THEN 'fråga'
        WHEN 'extension_request' THEN 'anstånd'
        WHEN 'withdrawal' THEN 'återkallelse'
        WHEN 'document_request' THEN 'begäran om handling'
        WHEN 'automatic' THEN 'automatiskt svar'
        WHEN 'bounce' THEN 'studs'
        WHEN 'bulk' THEN 'massutskick'
        ELSE 'övrigt'
    END AS kind_word,
    CASE WHEN EXISTS (SELECT 1 FROM invited_mark k
            WHERE k.consultation = r.consultation AND k.mark IN (m.sender_key, m.sender_domain))
        THEN 'inbjuden'
        ELSE CASE m.sender_kind
            WHEN 'invited' THEN 'inbjuden'
            WHEN 'association' THEN 'förening'
            WHEN 'party' THEN 'parti'
            WHEN 'authority' THEN 'myndighet'
            WHEN 'private' THEN 'privatperson'
        END
    END AS sender_word,
    CASE r.stance
        WHEN 'supports' THEN 'tillstyrker'
        WHEN 'supports_with_changes' THEN 'tillstyrker med ändringar'
        WHEN 'opposes' THEN 'avstyrker'
        WHEN 'no_comments' THEN 'inga synpunkter'
        WHEN 'abstains' THEN 'avstår'
    END AS stance_word,
    r.supplements,
    (SELECT e.serial FROM response e WHERE e.id = r.supplements) AS supplements_serial,
    CASE WHEN r.alike IS NOT NULL OR EXISTS (SELECT 1 FROM response o WHERE o.alike = r.id)
        THEN coalesce(r.alike, r.id) END AS alike
FROM response r
JOIN message m ON m.id = r.message
JOIN consultation c ON c.diary_number = r.consultation;

-- One row for each consultation and person who has answered. Who has answered in time is not late, and
-- who adds to an answer, from another address too, has answered once.
CREATE OR REPLACE VIEW answered AS
SELECT consultation, coalesce(sender_key, 'm' || message) AS person,
    max(CASE WHEN timing = 'in_time' THEN 1 ELSE 0 END) AS in_time,
    min(CASE WHEN timing = 'late' THEN 1 ELSE 0 END) AS late,
    min(local_day) AS first_day
FROM registered
WHERE kind = 'answer' OR (kind = 'supplement' AND supplements IS NULL)
GROUP BY consultation, coalesce(sender_key, 'm' || message);

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
        WHERE o.message = registered.message AND o.kind = 'ack' AND o.state = 'sent')
        THEN 'ja' ELSE 'nej' END AS kvitterat,
    supplements_serial AS kompletterar,
    CAST(NULL AS TEXT) AS handlingsnummer,
    fingerprint AS original,
    consultation || '-' || (SELECT o.serial FROM response o WHERE o.id = registered.alike) AS grupp
FROM registered;

CREATE OR REPLACE VIEW bilaga AS
SELECT r.serial AS lopnummer,
    r.consultation AS arendenummer,
    a.name AS namn,
    a.media_type AS mediatyp,
    a.size AS storlek,
    a.fingerprint AS sha256,
    CASE WHEN a.readable THEN 'ja' WHEN NOT a.readable THEN 'nej' END AS lasbar,
    a.text
FROM response r
JOIN attachment a ON a.message = r.message
WHERE NOT a.is_incidental;

-- Answers to one consultation that are nearly the same text, a row a group: `grupp` is the reference of
-- the first that was registered, as `show` takes it.
CREATE VIEW likalydande AS
SELECT g.consultation AS arendenummer,
    g.consultation || '-' || f.serial AS grupp,
    g.antal,
    f.serial AS lopnummer,
    g.personer,
    g.forsta_dag,
    g.sista_dag
FROM (SELECT consultation, alike, count(*) AS antal,
        count(DISTINCT coalesce(sender_key, 'm' || message)) AS personer,
        min(local_day) AS forsta_dag, max(local_day) AS sista_dag
    FROM registered WHERE alike IS NOT NULL GROUP BY consultation, alike) g
JOIN response f ON f.id = g.alike;
