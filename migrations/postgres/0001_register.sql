-- The register on PostgreSQL. Names, columns and values are those of migrations/sqlite.
-- Instants are timestamptz; local days and times are text, as they stood on the municipality's calendar.

CREATE TABLE folder (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    uid_validity BIGINT NOT NULL,
    is_current BOOLEAN NOT NULL,
    cursor BIGINT NOT NULL,
    first_reading BOOLEAN NOT NULL,
    read_at TIMESTAMPTZ,
    UNIQUE (account, name, uid_validity)
);

-- The folders that the configuration names now, also one that could never be read.
CREATE TABLE watched (
    account TEXT NOT NULL,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (account, position)
);

CREATE TABLE consultation (
    diary_number TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    deadline TEXT NOT NULL,
    is_configured BOOLEAN NOT NULL,
    last_serial BIGINT NOT NULL
);

CREATE TABLE invited (
    consultation TEXT NOT NULL REFERENCES consultation (diary_number),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (consultation, position)
);

-- What tells an invited body's mail: an address or a domain, lower case. As for sender_key, none is
-- longer than an address can be: PostgreSQL refuses long text in an index.
CREATE TABLE invited_mark (
    consultation TEXT NOT NULL,
    position BIGINT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (consultation, mark, position),
    FOREIGN KEY (consultation, position) REFERENCES invited (consultation, position)
);

CREATE TABLE message (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    content_key TEXT UNIQUE,
    message_id TEXT,
    sender_name TEXT,
    sender_address TEXT,
    sender_key TEXT,
    sender_domain TEXT,
    subject TEXT,
    body TEXT,
    arrived_at TIMESTAMPTZ,
    arrival_basis TEXT,
    local_day TEXT NOT NULL,
    local_time TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    channel TEXT NOT NULL,
    is_junk BOOLEAN NOT NULL,
    is_restricted BOOLEAN NOT NULL,
    evidence TEXT NOT NULL,
    size BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX message_by_sender ON message (sender_key);

-- Further originals of a mail that came by several ways.
CREATE TABLE copy (
    fingerprint TEXT PRIMARY KEY,
    message BIGINT NOT NULL REFERENCES message (id),
    channel TEXT NOT NULL,
    is_junk BOOLEAN NOT NULL,
    size BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX copy_by_message ON copy (message);

CREATE TABLE attachment (
    message BIGINT NOT NULL REFERENCES message (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    fingerprint TEXT,
    is_incidental BOOLEAN NOT NULL,
    PRIMARY KEY (message, position)
);

CREATE TABLE response (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message BIGINT NOT NULL REFERENCES message (id),
    consultation TEXT NOT NULL REFERENCES consultation (diary_number),
    serial BIGINT NOT NULL,
    kind TEXT NOT NULL,
    timing TEXT,
    recorded_at TIMESTAMPTZ NOT NULL,
    UNIQUE (message, consultation),
    UNIQUE (consultation, serial)
);

CREATE TABLE review (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message BIGINT NOT NULL UNIQUE REFERENCES message (id),
    suggestion TEXT,
    reason TEXT NOT NULL,
    state TEXT NOT NULL
);

-- One row for each UID of each watched folder; of an ignored mail this is all that is kept.
CREATE TABLE ledger (
    folder BIGINT NOT NULL REFERENCES folder (id),
    uid BIGINT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    reason TEXT,
    next_try TIMESTAMPTZ,
    message BIGINT REFERENCES message (id),
    PRIMARY KEY (folder, uid)
);
CREATE INDEX ledger_failed ON ledger (folder, next_try) WHERE state = 'failed';

-- A day's report on one consultation: what it covers, "(since, until]", by the ids of responses and
-- reviews. Times would not do: a pass records under the time it began, which may lie before a report.
CREATE TABLE digest (
    consultation TEXT NOT NULL REFERENCES consultation (diary_number),
    day TEXT NOT NULL,
    since_response BIGINT,
    since_review BIGINT,
    until_response BIGINT NOT NULL,
    until_review BIGINT NOT NULL,
    told_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (consultation, day)
);

CREATE TABLE outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    message BIGINT REFERENCES message (id),
    consultation TEXT,
    day TEXT,
    detail TEXT,
    recipient_name TEXT NOT NULL,
    recipient TEXT NOT NULL,
    recipient_domain TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    due_at TIMESTAMPTZ,
    tries BIGINT NOT NULL,
    was_unknown BOOLEAN NOT NULL,
    first_tried_at TIMESTAMPTZ,
    tried_at TIMESTAMPTZ,
    sent_at TIMESTAMPTZ,
    sent_local TEXT,
    error TEXT,
    content BYTEA,
    FOREIGN KEY (consultation, day) REFERENCES digest (consultation, day)
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('waiting', 'sending', 'deferred', 'unknown');
CREATE INDEX outbox_tried ON outbox (tried_at);
CREATE INDEX outbox_message ON outbox (message);

CREATE TABLE history (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message BIGINT NOT NULL REFERENCES message (id),
    at TIMESTAMPTZ NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL
);
CREATE INDEX history_by_message ON history (message);

CREATE FUNCTION history_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is only ever added to';
END;
$$;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
    FOR EACH ROW EXECUTE FUNCTION history_is_never_changed();

-- Inner views: what several of the views for staff rest on.

CREATE VIEW registered AS
SELECT r.id AS response, r.serial, r.consultation, r.timing, r.kind, r.recorded_at,
    m.id AS message, m.fingerprint, m.sender_name, m.sender_address, m.sender_key, m.sender_domain,
    m.subject, m.body, m.arrival_basis, m.local_day, m.local_time, m.channel, m.is_junk,
    c.title, c.deadline,
    (SELECT i.name FROM invited i
        JOIN invited_mark k ON k.consultation = i.consultation AND k.position = i.position
        WHERE i.consultation = r.consultation AND k.mark IN (m.sender_key, m.sender_domain)
        ORDER BY i.position LIMIT 1) AS organisation,
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
    END AS kind_word
FROM response r
JOIN message m ON m.id = r.message
JOIN consultation c ON c.diary_number = r.consultation;

-- One row for each consultation and person who has answered. Who has answered in time is not late.
CREATE VIEW answered AS
SELECT consultation, coalesce(sender_key, 'm' || message) AS person,
    max(CASE WHEN timing = 'in_time' THEN 1 ELSE 0 END) AS in_time,
    min(CASE WHEN timing = 'late' THEN 1 ELSE 0 END) AS late,
    min(local_day) AS first_day
FROM registered
WHERE kind IN ('answer', 'supplement')
GROUP BY consultation, coalesce(sender_key, 'm' || message);

-- What staff may rely on.

CREATE VIEW svar AS
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
    CASE WHEN organisation IS NOT NULL THEN 'organisation' END AS avsandare_typ,
    organisation,
    subject AS rubrik,
    CAST(NULL AS TEXT) AS stallningstagande,
    body AS text,
    attachments AS antal_bilagor,
    CASE WHEN EXISTS (SELECT 1 FROM outbox o
        WHERE o.message = registered.message AND o.kind = 'ack' AND o.state = 'sent')
        THEN 'ja' ELSE 'nej' END AS kvitterat,
    CAST(NULL AS BIGINT) AS kompletterar,
    CAST(NULL AS TEXT) AS handlingsnummer,
    fingerprint AS original
FROM registered;

CREATE VIEW bilaga AS
SELECT r.serial AS lopnummer,
    r.consultation AS arendenummer,
    a.name AS namn,
    a.media_type AS mediatyp,
    a.size AS storlek,
    a.fingerprint AS sha256,
    CAST(NULL AS TEXT) AS lasbar,
    CAST(NULL AS TEXT) AS text
FROM response r
JOIN attachment a ON a.message = r.message
WHERE NOT a.is_incidental;

CREATE VIEW granskning AS
SELECT 'g' || v.id AS id,
    m.local_day || ' ' || m.local_time AS inkom,
    m.sender_name AS avsandare_namn,
    m.sender_address AS avsandare_epost,
    m.subject AS rubrik,
    v.suggestion AS forslag,
    v.reason AS anledning
FROM review v
JOIN message m ON m.id = v.message
WHERE v.state = 'waiting';

CREATE VIEW remisslage AS
SELECT c.diary_number AS arendenummer,
    c.title AS remiss,
    c.deadline AS sista_dag,
    (SELECT count(*) FROM answered a WHERE a.consultation = c.diary_number) AS svar,
    (SELECT count(*) FROM answered a WHERE a.consultation = c.diary_number AND a.in_time = 1) AS i_tid,
    (SELECT count(*) FROM answered a WHERE a.consultation = c.diary_number AND a.late = 1) AS sena,
    (SELECT count(*) FROM review v WHERE v.suggestion = c.diary_number AND v.state = 'waiting') AS granskas
FROM consultation c
WHERE c.is_configured OR EXISTS (SELECT 1 FROM response r WHERE r.consultation = c.diary_number);

CREATE VIEW dagligt AS
SELECT consultation AS arendenummer, first_day AS dag, count(*) AS svar
FROM answered
GROUP BY consultation, first_day;

CREATE VIEW sandlista AS
SELECT i.consultation AS arendenummer,
    i.name AS namn,
    CASE WHEN EXISTS (SELECT 1 FROM invited_mark k
        JOIN registered r ON r.consultation = k.consultation AND k.mark IN (r.sender_key, r.sender_domain)
        WHERE k.consultation = i.consultation AND k.position = i.position
            AND r.kind IN ('answer', 'supplement'))
        THEN 'ja' ELSE 'nej' END AS svarat,
    CAST(NULL AS TEXT) AS anstand_till
FROM invited i;

CREATE VIEW kvittens AS
SELECT r.serial AS lopnummer,
    r.consultation AS arendenummer,
    o.recipient AS mottagare,
    CASE o.state
        WHEN 'waiting' THEN 'väntar'
        WHEN 'sending' THEN 'skickas'
        WHEN 'sent' THEN 'skickat'
        WHEN 'refused' THEN 'avvisat'
        WHEN 'deferred' THEN 'uppskjutet'
        WHEN 'unknown' THEN 'okänt'
        WHEN 'expired' THEN 'gav upp'
    END AS lage,
    o.sent_local AS skickad,
    o.error AS fel
FROM outbox o
JOIN response r ON r.message = o.message
WHERE o.kind = 'ack';

CREATE VIEW diarieblad AS
SELECT local_day AS datum,
    consultation || '-' || serial AS beteckning,
    coalesce(organisation, sender_name, sender_address) AS fran,
    kind_word || ' – ' || title AS vad
FROM registered;
