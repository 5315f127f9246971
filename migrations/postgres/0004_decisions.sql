-- What staff decide, correct, carry over and hand over, on PostgreSQL. Names, columns and values are those of
-- migrations/sqlite.

-- The number of the response in the municipality's own diary system, once it stands there (handlingsnummer).
ALTER TABLE response ADD COLUMN document_number TEXT;
-- A person said what it adds to, or that it stands alone: it is not chained by sender any more.
ALTER TABLE response ADD COLUMN is_chained_by_hand BOOLEAN NOT NULL DEFAULT FALSE;
-- A person said that what it asks for is done; a question is told of in reports until then.
ALTER TABLE response ADD COLUMN handled_at TIMESTAMPTZ;

-- A person said who the sender is: kind and organisation are those of this row, and no list of invited bodies
-- says otherwise.
ALTER TABLE message ADD COLUMN is_sender_decided BOOLEAN NOT NULL DEFAULT FALSE;
-- What `organisation` is compared by, as `invited.name_key`.
ALTER TABLE message ADD COLUMN organisation_key TEXT;
-- What the sender wrote, fit to leave the house: without addresses, telephone and personal numbers. None of a
-- restricted mail.
ALTER TABLE message ADD COLUMN public_text TEXT;
-- The same before anything is masked: who the sender is may be put right, and it is masked anew. In no view, and none of
-- a restricted mail.
ALTER TABLE message ADD COLUMN new_text TEXT;
-- When personal data and original were removed on a decision: that something came in is all that is left.
ALTER TABLE message ADD COLUMN erased_at TIMESTAMPTZ;

-- What names are compared by: lower case, words parted by single blanks.
ALTER TABLE invited ADD COLUMN name_key TEXT;
CREATE INDEX invited_by_name ON invited (consultation, name_key);

-- The invited bodies that a response speaks for besides its sender's own: one answer for several.
CREATE TABLE on_behalf (
    response BIGINT NOT NULL REFERENCES response (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    PRIMARY KEY (response, name_key)
);

-- Which invited bodies a response speaks for: by the address or domain it came from, by the name it gives, and those of
-- `on_behalf`; `is_own` of those that its sender is, however many it speaks for besides. Written anew when any of these change (`register/standing_for`): as a view it would be worked out
-- for every row of every report.
CREATE TABLE stands_for (
    response BIGINT NOT NULL REFERENCES response (id),
    consultation TEXT NOT NULL,
    position BIGINT NOT NULL,
    is_own BOOLEAN NOT NULL,
    PRIMARY KEY (response, position)
);
CREATE INDEX stands_for_by_body ON stands_for (consultation, position);
INSERT INTO stands_for (response, consultation, position, is_own)
SELECT DISTINCT r.id, r.consultation, k.position, TRUE
FROM response r
JOIN message m ON m.id = r.message
JOIN invited_mark k ON k.consultation = r.consultation AND k.mark IN (m.sender_key, m.sender_domain);

-- More time for one invited body (anstånd): its answers are in time up to that day. By name, because positions
-- change with the configuration.
CREATE TABLE extension (
    consultation TEXT NOT NULL REFERENCES consultation (diary_number),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (consultation, name_key)
);

-- What a person decided is a row of the history too: `act` says what was done, `response` to which response of the
-- message, `field`, `before` and `after` what was changed, `reason` why, `undoes` which decision it takes back. Of what the
-- program does by itself `act` is none. `at_local` is the municipality's calendar and clock.
ALTER TABLE history ADD COLUMN act TEXT;
ALTER TABLE history ADD COLUMN at_local TEXT;
ALTER TABLE history ADD COLUMN reference TEXT;
ALTER TABLE history ADD COLUMN field TEXT;
ALTER TABLE history ADD COLUMN before TEXT;
ALTER TABLE history ADD COLUMN after TEXT;
ALTER TABLE history ADD COLUMN reason TEXT;
ALTER TABLE history ADD COLUMN undoes BIGINT REFERENCES history (id);
-- The decision that this followed from: a move takes away the number in the diary system, and what others were added to. It
-- may be of another message, which may be dismissed later.
ALTER TABLE history ADD COLUMN part_of BIGINT;
CREATE INDEX history_part_of ON history (part_of) WHERE part_of IS NOT NULL;

-- What is decided about a body and no message: more time given and taken back.
CREATE TABLE body_history (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consultation TEXT NOT NULL REFERENCES consultation (diary_number),
    name TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    at_local TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT,
    after TEXT,
    reason TEXT
);

-- That a review was dismissed, by whom and why: all that is left of it. Its UIDs point here, so that undoing it has them
-- read again.
CREATE TABLE dismissal (
    review BIGINT PRIMARY KEY NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    at_local TEXT NOT NULL,
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- The originals that have still to be removed, by their SHA-256; none once they are.
    originals TEXT,
    undone_at TIMESTAMPTZ,
    undone_by TEXT
);
ALTER TABLE ledger ADD COLUMN dismissal BIGINT REFERENCES dismissal (review);

-- The history is only added to. Dismissing a review removes all that was kept of it, and leaves a word of itself. Of
-- a message that is erased or hidden words are blanked, and nothing else: never who did what when, nor the row that
-- says it was erased or any after it.
CREATE OR REPLACE FUNCTION history_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'history' AND TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM review v WHERE v.message = OLD.message AND v.state = 'dismissed') THEN
            RETURN OLD;
        END IF;
    ELSIF TG_TABLE_NAME = 'history' THEN
        IF EXISTS (SELECT 1 FROM message m
                WHERE m.id = OLD.message AND (m.is_restricted OR m.erased_at IS NOT NULL))
            AND NOT EXISTS (SELECT 1 FROM history e
                WHERE e.message = OLD.message AND e.act = 'erase' AND e.id <= OLD.id)
            AND (NEW.id, NEW.message, NEW.at, NEW.who, NEW.act, NEW.at_local, NEW.reference, NEW.field, NEW.undoes)
                IS NOT DISTINCT FROM (OLD.id, OLD.message, OLD.at, OLD.who, OLD.act, OLD.at_local, OLD.reference,
                    OLD.field, OLD.undoes)
            AND (NEW.what = OLD.what OR NEW.what = 'uppgifter borttagna')
            AND (NEW.before IS NULL OR NEW.before IS NOT DISTINCT FROM OLD.before)
            AND (NEW.after IS NULL OR NEW.after IS NOT DISTINCT FROM OLD.after)
            AND (NEW.reason IS NULL OR NEW.reason IS NOT DISTINCT FROM OLD.reason)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'history is only ever added to';
END;
$$;
CREATE TRIGGER history_is_never_taken BEFORE DELETE ON history
    FOR EACH ROW EXECUTE FUNCTION history_is_never_changed();
CREATE TRIGGER body_history_is_never_changed BEFORE UPDATE OR DELETE ON body_history
    FOR EACH ROW EXECUTE FUNCTION history_is_never_changed();

-- The words of subject, new text and attachments, as the `swedish` configuration stems them.
CREATE TABLE message_search (
    message BIGINT PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE INDEX message_search_words ON message_search USING gin (words);

-- What a word is found by: as the `swedish` configuration stems it, and without the articles of neuters, which that
-- leaves. `src/stems.rs` says why and does the same.
CREATE FUNCTION search_stem(word TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(coalesce((ts_lexize('pg_catalog.swedish_stem', plain))[1], plain), '^(.{3,}?)(et)+$', '\1')
    FROM (SELECT regexp_replace(word, '^(.{4,}e)nas?$', '\1') AS plain) AS w
$$;

-- What is hidden, erased or removed is not found by its words any more, and nothing of it leaves the house.
CREATE FUNCTION search_forgets_what_is_hidden() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message_search WHERE message = NEW.id;
    NEW.public_text := NULL;
    NEW.new_text := NULL;
    RETURN NEW;
END;
$$;
CREATE TRIGGER search_forgets_what_is_hidden BEFORE UPDATE OF is_restricted, erased_at ON message
    FOR EACH ROW WHEN (NEW.is_restricted OR NEW.erased_at IS NOT NULL)
    EXECUTE FUNCTION search_forgets_what_is_hidden();

-- The order of the bytes, by the name that SQLite has for it: a query can ask for the same order on both.
CREATE COLLATION IF NOT EXISTS "binary" FROM "C";

-- Replaced and not made anew: whoever may read a view goes on reading it.

CREATE OR REPLACE VIEW registered AS
SELECT r.id AS response, r.serial, r.consultation,
    CASE WHEN r.timing = 'late' AND EXISTS (SELECT 1 FROM stands_for s
            JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
            JOIN extension e ON e.consultation = i.consultation AND e.name_key = i.name_key
            WHERE s.response = r.id AND m.local_day <= e.until)
        THEN 'in_time' ELSE r.timing END AS timing,
    r.kind, r.recorded_at,
    m.id AS message, m.fingerprint, m.sender_name, m.sender_address, m.sender_key, m.sender_domain,
    m.subject, m.body, m.arrival_basis, m.local_day, m.local_time, m.channel, m.is_junk,
    c.title, c.deadline,
    CASE WHEN m.is_sender_decided THEN m.organisation
        ELSE coalesce(
            (SELECT i.name FROM stands_for s
                JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
                WHERE s.response = r.id AND s.is_own ORDER BY s.position LIMIT 1),
            CASE WHEN m.sender_kind = 'private' THEN NULL ELSE m.organisation END)
    END AS organisation,
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
    CASE WHEN EXISTS (SELECT 1 FROM stands_for s WHERE s.response = r.id AND s.is_own)
        THEN 'inbjuden'
        ELSE CASE m.sender_kind
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
        THEN coalesce(r.alike, r.id) END AS alike,
    CASE m.channel
        WHEN 'email' THEN 'e-post'
        WHEN 'letter' THEN 'brev'
        WHEN 'phone' THEN 'telefon'
        WHEN 'meeting' THEN 'möte'
        ELSE m.channel
    END AS channel_word,
    r.document_number, r.handled_at, m.public_text, m.is_restricted, m.erased_at,
    CASE WHEN r.timing = 'late' THEN (SELECT 'anstånd till ' || e.until || ' för ' || i.name FROM stands_for s
        JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
        JOIN extension e ON e.consultation = i.consultation AND e.name_key = i.name_key
        WHERE s.response = r.id AND m.local_day <= e.until ORDER BY e.until DESC, s.position LIMIT 1) END AS more_time
FROM response r
JOIN message m ON m.id = r.message
JOIN consultation c ON c.diary_number = r.consultation;

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
        WHEN 'postal_rule' THEN 'närmast föregående arbetsdag (brev)'
    END AS inkom_grund,
    CASE timing WHEN 'in_time' THEN 'ja' WHEN 'late' THEN 'nej' END AS i_tid,
    kind_word AS typ,
    channel_word AS kanal,
    sender_name AS avsandare_namn,
    sender_address AS avsandare_epost,
    sender_word AS avsandare_typ,
    organisation,
    CASE WHEN erased_at IS NULL THEN subject ELSE 'uppgifter borttagna' END AS rubrik,
    stance_word AS stallningstagande,
    body AS text,
    attachments AS antal_bilagor,
    CASE WHEN EXISTS (SELECT 1 FROM outbox o
        WHERE o.message = registered.message AND o.kind = 'ack' AND o.state = 'sent'
            AND NOT EXISTS (SELECT 1 FROM delivery_report d WHERE d.letter = o.id AND d.action = 'failed'))
        THEN 'ja' ELSE 'nej' END AS kvitterat,
    supplements_serial AS kompletterar,
    document_number AS handlingsnummer,
    fingerprint AS original,
    consultation || '-' || (SELECT o.serial FROM response o WHERE o.id = registered.alike) AS grupp,
    CASE WHEN kind IN ('question', 'extension_request', 'document_request')
        THEN CASE WHEN handled_at IS NULL THEN 'nej' ELSE 'ja' END END AS hanterat
FROM registered;

-- The invited bodies. `lage` is svarat, avstått (all its answers decline), anstånd (more time was given), begärt anstånd
-- (nobody has noted it as handled) or tyst; day and number are those of its first answer.
CREATE OR REPLACE VIEW sandlista AS
SELECT i.consultation AS arendenummer,
    i.name AS namn,
    CASE WHEN a.serial IS NULL THEN 'nej' ELSE 'ja' END AS svarat,
    e.until AS anstand_till,
    CASE
        WHEN a.serial IS NOT NULL AND a.declines = a.answers THEN 'avstått'
        WHEN a.serial IS NOT NULL THEN 'svarat'
        WHEN e.until IS NOT NULL THEN 'anstånd'
        WHEN EXISTS (SELECT 1 FROM stands_for s JOIN response r ON r.id = s.response
            WHERE s.consultation = i.consultation AND s.position = i.position AND r.kind = 'extension_request'
                AND r.handled_at IS NULL)
            THEN 'begärt anstånd'
        ELSE 'tyst'
    END AS lage,
    a.local_day AS inkom_dag,
    a.serial AS lopnummer
FROM invited i
LEFT JOIN extension e ON e.consultation = i.consultation AND e.name_key = i.name_key
LEFT JOIN (SELECT s.consultation, s.position, r.serial, m.local_day,
        count(*) OVER (PARTITION BY s.consultation, s.position) AS answers,
        sum(CASE WHEN r.stance = 'abstains' THEN 1 ELSE 0 END)
            OVER (PARTITION BY s.consultation, s.position) AS declines,
        row_number() OVER (PARTITION BY s.consultation, s.position
            ORDER BY coalesce(m.local_day, '9999'), r.serial) AS place
    FROM stands_for s
    JOIN response r ON r.id = s.response AND r.kind IN ('answer', 'supplement')
    JOIN message m ON m.id = r.message) a
    ON a.consultation = i.consultation AND a.position = i.position AND a.place = 1;

-- What waits for a person. `tidigare` is what persons decided on earlier mail of the same sender, or of who wrote what a
-- colleague passed on: a suggestion, no more.
CREATE OR REPLACE VIEW granskning AS
SELECT 'g' || v.id AS id,
    m.local_day || ' ' || m.local_time AS inkom,
    m.sender_name AS avsandare_namn,
    m.sender_address AS avsandare_epost,
    m.subject AS rubrik,
    v.suggestion AS forslag,
    v.reason AS anledning,
    nullif(ltrim(coalesce((SELECT 'registrerades på ' || r.consultation || ' som ' || r.kind_word || ', '
                || h.who || ' ' || substr(h.at_local, 1, 10)
            FROM message p
            JOIN history h ON h.message = p.id AND h.act IN ('accept', 'assign')
            JOIN registered r ON r.message = p.id
            WHERE p.sender_key = coalesce(lower(m.original_address), m.sender_key) AND p.id <> m.id
                AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id)
            ORDER BY h.id DESC, r.response DESC LIMIT 1), '')
        || coalesce((SELECT '; avsändaren är ' || CASE p.sender_kind
                    WHEN 'invited' THEN 'inbjuden'
                    WHEN 'association' THEN 'förening'
                    WHEN 'party' THEN 'parti'
                    WHEN 'authority' THEN 'myndighet'
                    WHEN 'private' THEN 'privatperson'
                    ELSE 'okänd' END || coalesce(' (' || p.organisation || ')', '')
                || coalesce((SELECT ', ' || h.who || ' ' || substr(h.at_local, 1, 10) FROM history h
                    WHERE h.message = p.id AND h.act = 'correct' ORDER BY h.id DESC LIMIT 1), '')
            FROM message p
            WHERE p.sender_key = coalesce(lower(m.original_address), m.sender_key) AND p.id <> m.id
                AND p.is_sender_decided
            ORDER BY p.id DESC LIMIT 1), ''), '; '), '') AS tidigare
FROM review v
JOIN message m ON m.id = v.message
WHERE v.state = 'waiting';

-- How many messages, and how many who answered, came each way.
CREATE VIEW kanaler AS
SELECT consultation AS arendenummer,
    channel_word AS kanal,
    count(*) AS meddelanden,
    count(DISTINCT CASE WHEN kind = 'answer' OR (kind = 'supplement' AND supplements IS NULL)
        THEN coalesce(sender_key, 'm' || message) END) AS svar
FROM registered
GROUP BY consultation, channel_word;

-- Fit to leave the house: organisations by name, persons as such, no addresses.
CREATE VIEW sammanstallning AS
SELECT serial AS lopnummer,
    consultation AS arendenummer,
    local_day AS inkom_dag,
    CASE timing WHEN 'in_time' THEN 'ja' WHEN 'late' THEN 'nej' END AS i_tid,
    CASE WHEN erased_at IS NULL THEN coalesce(organisation, 'Privatperson') ELSE 'uppgifter borttagna' END AS fran,
    kind_word AS typ,
    stance_word AS stallningstagande,
    public_text AS text
FROM registered
WHERE kind IN ('answer', 'supplement', 'withdrawal');

-- What was erased came in all the same, from whom is not said any more.
CREATE OR REPLACE VIEW diarieblad AS
SELECT local_day AS datum,
    consultation || '-' || serial AS beteckning,
    CASE WHEN erased_at IS NULL THEN coalesce(organisation, sender_name, sender_address)
        ELSE 'uppgifter borttagna' END AS fran,
    kind_word || ' – ' || title AS vad,
    consultation AS arendenummer,
    serial AS lopnummer
FROM registered;

-- What persons decided, newest last: on a response by its reference, on a review by its id, on an invited body by its name.
-- `arendenummer` are the consultations that it is about: those the message stands under, and those it stood under then.
-- None where it is about no consultation: what was dismissed, or still waits.
CREATE VIEW andringar AS
SELECT h.at_local AS tid, h.who AS vem, h.reference AS galler, h.what AS vad, h.reason AS varfor,
    (SELECT string_agg(c.diary_number, ', ' ORDER BY c.diary_number COLLATE "C")
        FROM consultation c
        WHERE EXISTS (SELECT 1 FROM response r WHERE r.message = h.message AND r.consultation = c.diary_number)
            OR ', ' || coalesce(h.reference, '') LIKE '%, ' || c.diary_number || '-%'
            OR (h.field IN ('registered', 'consultation')
                AND ', ' || coalesce(h.before, '') || ', ' || coalesce(h.after, '')
                    LIKE '%, ' || c.diary_number || '-%')) AS arendenummer
FROM history h WHERE h.act IS NOT NULL
UNION ALL
SELECT at_local, who, consultation || ': ' || name, what, reason, consultation FROM body_history
UNION ALL
SELECT at_local, who, 'g' || review, 'avfärdat', reason, NULL FROM dismissal;
