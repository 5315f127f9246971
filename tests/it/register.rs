//! The register's story, told once and run on both databases: what is recorded, owed, listed and
//! shown. Also what only one of them can do wrong.

use std::path::Path;
use std::time::Duration;

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use remissd::consultation::{Arrival, ArrivalBasis, Consultation, Deadline, Detail, Invited, Timing};
use remissd::diary_number::DiaryNumber;
use remissd::fingerprint::Fingerprint;
use remissd::letter_id::LetterKind;
use remissd::message::{Address, Attachment, Message, Origin, Passage};
use remissd::recognition::{
    Acknowledge, Evidence, Kind, Match, NearMiss, Outcome, Place, Reason, Strength, Verdict,
};
use remissd::register::{
    About, Batch, Cell, Channel, DigestLetter, DigestPlanned, DigestRun, Entry, Filed, Finding, FolderId,
    Kept, LetterState, Listing, NewLetter, QueryLimits, Register, RegisterError, Table,
};

use crate::support::postgres_url;

const LIMITS: QueryLimits = QueryLimits { rows: 1000, time: Duration::from_secs(5) };

fn zone() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn here(text: &str) -> Zoned {
    at(text).to_zoned(zone())
}

fn a() -> DiaryNumber {
    DiaryNumber::parse("Ks 1216/2018").unwrap()
}

fn b() -> DiaryNumber {
    DiaryNumber::parse("Ks 1121/2017").unwrap()
}

fn consultations() -> Vec<Consultation> {
    let body = |name: &str, domain: &str| Invited {
        name: name.to_owned(),
        domains: vec![domain.to_owned()],
        addresses: Vec::new(),
    };
    let consultation = |number, title: &str, day| Consultation {
        diary_number: number,
        title: title.to_owned(),
        also_known_as: Vec::new(),
        deadline: Deadline::new(day, zone()),
        report_to: Vec::new(),
        invited: vec![body("Föreningsrådet", "Forening.example"), body("Idrottsrådet", "idrott.example")],
    };
    vec![
        consultation(a(), "Överenskommelse om samverkan", date(2019, 10, 30)),
        consultation(b(), "Riktlinjer för partnerskap", date(2019, 11, 29)),
    ]
}

/// A mail that the tests tell apart by its raw bytes.
struct Mail {
    raw: &'static str,
    id: Option<&'static str>,
    from: &'static str,
    text: &'static str,
    outcome: Outcome,
    kind: Kind,
    numbers: Vec<DiaryNumber>,
    arrived: &'static str,
}

fn mail(raw: &'static str, from: &'static str) -> Mail {
    Mail {
        raw,
        id: None,
        from,
        text: "Vi tillstyrker förslaget.\0",
        outcome: Outcome::Filed,
        kind: Kind::Answer,
        numbers: vec![a()],
        arrived: "2019-10-29T13:03:00Z",
    }
}

impl Mail {
    fn kept(self) -> Kept {
        let arrived = at(self.arrived);
        let sender = Address { name: "Åsa Öberg".to_owned(), address: self.from.to_owned() };
        let fingerprint = Fingerprint::of(self.raw.as_bytes());
        let letter = (self.outcome == Outcome::Filed).then(|| NewLetter {
            kind: LetterKind::Acknowledgement,
            recipient: sender.clone(),
            message_id: format!("ack.{fingerprint}@kommun.example"),
            due_at: arrived,
        });
        Kept {
            fingerprint,
            size: self.raw.len() as u64,
            attachment_fingerprints: vec![Fingerprint::of(b"pdf"), Fingerprint::of(b"logo")],
            verdict: self.verdict(arrived, &sender),
            message: self.message(sender),
            local_arrival: arrived.to_zoned(zone()).datetime(),
            channel: Channel::Email,
            junk: false,
            letter,
        }
    }

    fn message(&self, sender: Address) -> Message {
        let attachment = |name: &str, incidental| Attachment {
            name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 3,
            incidental,
        };
        Message {
            subject: "Svar på remissen".to_owned(),
            from: vec![sender],
            message_id: self.id.map(str::to_owned),
            passages: vec![Passage { origin: Origin::New, text: self.text.to_owned() }],
            attachments: vec![attachment("Yttrande.pdf", false), attachment("logo.png", true)],
            ..Message::default()
        }
    }

    fn verdict(&self, arrived: Timestamp, sender: &Address) -> Verdict {
        let found = |number: &DiaryNumber| {
            let consultations = consultations();
            let consultation = consultations.iter().find(|one| one.diary_number == *number).unwrap();
            Match {
                diary_number: number.clone(),
                strength: Strength::Certain,
                timing: Some(consultation.deadline.timing(arrived)),
                evidence: vec![Evidence {
                    rule: "number/plain",
                    place: Place::Subject,
                    text: "hemliga ord".to_owned(),
                    strength: Strength::Certain,
                }],
            }
        };
        Verdict {
            outcome: self.outcome,
            kind: self.kind,
            matches: self.numbers.iter().map(found).collect(),
            near_misses: Vec::new(),
            reasons: vec![Reason { rule: "outcome/test", words: "numret står i ämnesraden".to_owned() }],
            acknowledge: Acknowledge::Yes { to: sender.clone() },
            arrival: Some(Arrival { at: arrived, basis: ArrivalBasis::ReceivedHeader }),
        }
    }
}

fn entry(uid: u32, finding: Finding) -> Entry {
    Entry { uid: Some(uid), finding }
}

fn kept(uid: u32, mail: Mail) -> Entry {
    entry(uid, Finding::Kept(Box::new(mail.kept())))
}

async fn record(register: &Register, folder: FolderId, cursor: u32, entries: Vec<Entry>) -> Vec<Filed> {
    let now = at("2019-10-29T13:05:00Z");
    let batch = Batch { folder: Some(folder), cursor: Some(cursor), entries, now };
    register.record(&batch).await.unwrap()
}

fn new(reference: &str) -> Filed {
    Filed::New { references: vec![reference.to_owned()] }
}

async fn ask(register: &Register, sql: &str) -> Vec<Vec<String>> {
    let answer = register.query(sql, LIMITS).await.unwrap();
    cells(&answer.table)
}

/// The cells of a table, `-` where nothing is known.
fn cells(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &Cell| match cell {
        Cell::Null => "-".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

async fn story(register: Register) {
    register.synchronise(&consultations()).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    let inbox = a_folder_is_read(&register).await;
    the_same_mail_is_filed_once(&register, inbox).await;
    a_restricted_mail_keeps_its_words_to_itself(&register, inbox).await;
    staff_can_ask(&register).await;
    letters_go_out(&register).await;
    the_report_is_planned_once_a_day(&register).await;
    a_message_can_be_shown(&register).await;
    a_query_reads_the_views_and_nothing_else(&register).await;
    a_new_uidvalidity_starts_over(&register, inbox).await;
    a_batch_that_fails_leaves_nothing(&register).await;
}

async fn a_folder_is_read(register: &Register) -> FolderId {
    let state = register.folder("kommun@kommun.example", "INBOX", 7).await.unwrap();
    assert_eq!((state.cursor, state.first_reading), (0, true));
    let soon = at("2019-10-29T14:00:00Z");
    let failed = Finding::Failed { reason: "texten gick inte att läsa".to_owned(), next_try: soon };
    let entries = vec![
        entry(1, Finding::Ignored),
        kept(2, Mail { id: Some("1@forening.example"), ..mail("first", "Anna@Forening.Example") }),
        entry(3, Finding::Gone),
        entry(4, failed),
        kept(5, Mail { arrived: "2019-10-30T23:30:00Z", ..mail("late", "bo@privat.example") }),
        kept(6, Mail { numbers: vec![b(), a()], ..mail("both", "bo@privat.example") }),
        kept(7, Mail { outcome: Outcome::Review, ..mail("doubtful", "cia@privat.example") }),
    ];
    let filed = record(register, state.id, 7, entries).await;
    let both = vec!["Ks 1121/2017-1".to_owned(), "Ks 1216/2018-3".to_owned()];
    let expected = [new("Ks 1216/2018-1"), new("Ks 1216/2018-2"), Filed::New { references: both }, new("g1")];
    assert_eq!(filed, expected);

    assert_eq!(register.failed_due(state.id, at("2019-10-29T13:59:59Z")).await.unwrap(), []);
    let due = register.failed_due(state.id, soon).await.unwrap();
    assert_eq!(due.iter().map(|failed| (failed.uid, failed.tries)).collect::<Vec<_>>(), [(4, 1)]);
    assert_eq!(register.open_failures().await.unwrap(), 1);
    record(register, state.id, 3, vec![entry(4, Finding::Ignored), entry(1, Finding::Gone)]).await;
    assert_eq!(register.open_failures().await.unwrap(), 0);

    register.folder_read(state.id, soon).await.unwrap();
    let again = register.folder("kommun@kommun.example", "INBOX", 7).await.unwrap();
    assert_eq!((again.id, again.cursor, again.first_reading), (state.id, 7, false));
    let states = register.ledger_states(state.id).await.unwrap();
    let words: Vec<(u32, &str)> = states.iter().map(|(uid, state)| (*uid, state.as_str())).collect();
    let expected = [
        (1, "ignored"),
        (2, "filed"),
        (3, "gone"),
        (4, "ignored"),
        (5, "filed"),
        (6, "filed"),
        (7, "review"),
    ];
    assert_eq!(words, expected);
    state.id
}

async fn the_same_mail_is_filed_once(register: &Register, inbox: FolderId) {
    let anna = |raw| Mail { id: Some("1@forening.example"), ..mail(raw, "anna@forening.example") };
    let nameless = || mail("nameless, another way", "bo@privat.example");
    let entries = vec![
        kept(8, anna("first")),
        kept(9, anna("first, another way")),
        kept(10, anna("first, another way")),
        kept(11, Mail { id: Some("1@forening.example"), ..nameless() }),
        entry(12, Finding::Kept(Box::new(Mail { outcome: Outcome::Ignored, ..nameless() }.kept()))),
    ];
    let filed = record(register, inbox, 12, entries).await;
    assert_eq!(filed, [Filed::Already, Filed::Already, Filed::Already, new("Ks 1216/2018-4")]);
    let originals = register.originals().await.unwrap();
    assert_eq!(originals.len(), 6);
    assert!(originals.contains(&Fingerprint::of(b"first, another way")));
    assert_eq!(ask(register, "SELECT count(*) FROM svar").await, [["5"]]);
}

async fn a_restricted_mail_keeps_its_words_to_itself(register: &Register, inbox: FolderId) {
    let restricted = Mail { outcome: Outcome::Restricted, ..mail("restricted", "dold@privat.example") };
    assert_eq!(record(register, inbox, 13, vec![kept(13, restricted)]).await, [new("g2")]);
    let waiting = ask(register, "SELECT * FROM granskning ORDER BY id").await;
    assert_eq!(
        waiting,
        [
            [
                "g1",
                "2019-10-29 14:03:00",
                "Åsa Öberg",
                "cia@privat.example",
                "Svar på remissen",
                "Ks 1216/2018",
                "numret står i ämnesraden"
            ],
            ["g2", "2019-10-29 14:03:00", "-", "-", "-", "Ks 1216/2018", "numret står i ämnesraden"],
        ]
    );
    let shown = format!("{:?}", register.show("g2").await.unwrap().unwrap());
    for word in ["Åsa", "dold", "Svar på", "tillstyrker", "Yttrande", "hemliga"] {
        assert!(!shown.contains(word), "{word}");
    }
}

async fn staff_can_ask(register: &Register) {
    let answers = ask(
        register,
        "SELECT lopnummer, inkom, inkom_dag, inkom_grund, i_tid, typ, kanal, avsandare_epost,
            avsandare_typ, organisation, text, antal_bilagor, kvitterat, kompletterar, original
        FROM svar WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer",
    )
    .await;
    let original = Fingerprint::of(b"first").to_string();
    let first = [
        "1",
        "2019-10-29 14:03:00",
        "2019-10-29",
        "mottaget av vår server",
        "ja",
        "svar",
        "e-post",
        "Anna@Forening.Example",
        "organisation",
        "Föreningsrådet",
        "Vi tillstyrker förslaget.",
        "1",
        "nej",
        "-",
        original.as_str(),
    ];
    assert_eq!(answers[0], first);
    assert_eq!(answers[1][1..5], ["2019-10-31 00:30:00", "2019-10-31", "mottaget av vår server", "nej"]);

    let standing = ask(register, "SELECT * FROM remisslage ORDER BY arendenummer").await;
    let partnership = ["Ks 1121/2017", "Riktlinjer för partnerskap", "2019-11-29", "1", "1", "0", "0"];
    let agreement = ["Ks 1216/2018", "Överenskommelse om samverkan", "2019-10-30", "2", "2", "0", "2"];
    assert_eq!(standing, [partnership, agreement]);
    let days = ask(register, "SELECT * FROM dagligt ORDER BY arendenummer").await;
    assert_eq!(days, [["Ks 1121/2017", "2019-10-29", "1"], ["Ks 1216/2018", "2019-10-29", "2"]]);
    let sheet = ask(register, "SELECT * FROM diarieblad ORDER BY beteckning LIMIT 2").await;
    assert_eq!(sheet[0], ["2019-10-29", "Ks 1121/2017-1", "Åsa Öberg", "svar – Riktlinjer för partnerskap"]);
    assert_eq!(sheet[1][1..3], ["Ks 1216/2018-1", "Föreningsrådet"]);
    let list =
        ask(register, "SELECT * FROM sandlista WHERE arendenummer = 'Ks 1216/2018' ORDER BY namn").await;
    assert_eq!(
        list,
        [["Ks 1216/2018", "Föreningsrådet", "ja", "-"], ["Ks 1216/2018", "Idrottsrådet", "nej", "-"]]
    );
    let attached = ask(register, "SELECT * FROM bilaga WHERE arendenummer = 'Ks 1121/2017'").await;
    let pdf = Fingerprint::of(b"pdf").to_string();
    assert_eq!(attached, [["1", "Ks 1121/2017", "Yttrande.pdf", "application/pdf", "3", &pdf, "-", "-"]]);

    let rows = async |listing| register.list(&listing).await.unwrap().rows.len();
    assert_eq!(rows(Listing::Responses { diary_number: None }).await, 5);
    assert_eq!(rows(Listing::Responses { diary_number: Some(b()) }).await, 1);
    assert_eq!(rows(Listing::Reviews).await, 2);
    assert_eq!(rows(Listing::Letters).await, 4);
    assert_eq!(rows(Listing::Consultations).await, 2);
}

async fn letters_go_out(register: &Register) {
    let now = here("2019-10-31T08:00:00Z");
    assert_eq!(register.next_due().await.unwrap(), Some(at("2019-10-29T13:03:00Z")));
    assert_eq!(register.due_letters(at("2019-10-29T13:02:59Z"), 10).await.unwrap(), []);
    let due = register.due_letters(now.timestamp(), 10).await.unwrap();
    assert_eq!(due.iter().map(|letter| letter.tries).collect::<Vec<_>>(), [0, 0, 0, 0]);
    let first = &due[0];
    assert_eq!(
        (&first.about, &first.bytes, first.kind),
        (&About::Message, &None, LetterKind::Acknowledgement)
    );
    assert_eq!(first.recipient.address, "Anna@Forening.Example");
    let facts = register.receipt_facts(first.id).await.unwrap();
    assert_eq!(facts.in_reply_to.as_deref(), Some("1@forening.example"));
    assert_eq!(facts.arrived, date(2019, 10, 29).at(14, 3, 0, 0));
    assert_eq!(facts.attachments, ["Yttrande.pdf"]);
    let case = &facts.cases[0];
    assert_eq!(
        (&case.diary_number, case.deadline, case.timing),
        (&a(), date(2019, 10, 30), Some(Timing::InTime))
    );

    // A kill while it is being sent: the same letter is due again, with the bytes that went out.
    register.claim(first.id, b"letter", now.timestamp()).await.unwrap();
    let again = &register.due_letters(now.timestamp(), 1).await.unwrap()[0];
    assert_eq!((again.id, again.tries, again.bytes.as_deref()), (first.id, 1, Some(&b"letter"[..])));
    register.settle(first.id, &LetterState::Sent, &now).await.unwrap();
    assert!(register.claim(first.id, b"letter", now.timestamp()).await.is_err());

    let later = now.timestamp() + SignedDuration::from_secs(30);
    let why = || "451 try later".to_owned();
    for (letter, state) in due[1..].iter().zip([
        LetterState::Deferred { why: why(), due_at: later },
        LetterState::Unknown { why: why(), due_at: None },
        LetterState::Refused { why: why() },
    ]) {
        register.claim(letter.id, b"letter", now.timestamp()).await.unwrap();
        register.settle(letter.id, &state, &now).await.unwrap();
    }
    assert_eq!(register.next_due().await.unwrap(), Some(later));
    let sent = register.sent_since(now.timestamp()).await.unwrap();
    assert_eq!((sent.total, sent.by_domain["forening.example"]), (2, 1));
    let receipts = ask(
        register,
        "SELECT lage, skickad, fel FROM kvittens WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer",
    );
    let expected = [
        ["skickat", "2019-10-31 09:00:00", "-"],
        ["avvisat", "-", "451 try later"],
        ["uppskjutet", "-", "451 try later"],
        ["okänt", "-", "451 try later"],
    ];
    let mut receipts = receipts.await;
    receipts[1..].sort();
    assert_eq!(receipts[0], expected[0]);
    assert_eq!(
        receipts[1..],
        [expected[1], expected[3], expected[2]].map(|row| row.map(str::to_owned).to_vec())
    );
    assert_eq!(ask(register, "SELECT count(*) FROM svar WHERE kvitterat = 'ja'").await, [["1"]]);
}

async fn the_report_is_planned_once_a_day(register: &Register) {
    assert_eq!(register.last_digest(&a()).await.unwrap(), None);
    let run = DigestRun {
        diary_number: a(),
        day: date(2019, 10, 31),
        since: None,
        until: at("2019-10-31T07:00:00.000001Z"),
    };
    let recipient = Address { name: "Processledare".to_owned(), address: "led@example.org".to_owned() };
    let letter =
        DigestLetter { recipient, detail: Detail::Full, message_id: "digest.1@kommun.example".to_owned() };
    let letters = [letter];
    assert_eq!(register.plan_digest(&run, &letters).await.unwrap(), DigestPlanned::Now);
    assert_eq!(register.plan_digest(&run, &letters).await.unwrap(), DigestPlanned::Already);
    assert_eq!(register.last_digest(&a()).await.unwrap(), Some(run.clone()));
    let due = register.due_letters(run.until, 10).await.unwrap();
    assert_eq!(due.len(), 1);
    let (day, since, until) = (run.day, run.since, run.until);
    assert_eq!(due[0].about, About::Digest { diary_number: a(), day, since, until, detail: Detail::Full });

    let facts = register.digest_facts(&a(), day, since, until).await.unwrap();
    assert_eq!((facts.answers, facts.in_time, facts.late), (2, 2, 0));
    assert_eq!(facts.news.iter().map(|item| item.serial).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(facts.news[0].organisation.as_deref(), Some("Föreningsrådet"));
    assert_eq!((facts.news[1].timing, facts.news[1].attachments), (Some(Timing::Late), 1));
    assert_eq!(facts.reviews.iter().map(|item| item.restricted).collect::<Vec<_>>(), [false, true]);
    assert_eq!((facts.silent, facts.invited, facts.failed_letters), (vec!["Idrottsrådet".to_owned()], 2, 1));
    assert_eq!((facts.folders[0].accounted, facts.folders[0].failed), (13, 0));
    assert_eq!(facts.folders[0].read_at, Some(at("2019-10-29T14:00:00Z")));
    let next = register.digest_facts(&a(), date(2019, 11, 1), Some(until), at("2019-11-01T07:00:00Z")).await;
    assert_eq!(next.unwrap().news, []);
}

async fn a_message_can_be_shown(register: &Register) {
    let prefix: String = Fingerprint::of(b"first, another way").to_string().chars().take(12).collect();
    let by_serial = register.show("Ks 1216/2018-1").await.unwrap().unwrap();
    assert_eq!(register.show(&prefix).await.unwrap().unwrap(), by_serial);
    let headings: Vec<&str> = by_serial.iter().map(|section| section.heading).collect();
    assert_eq!(
        headings,
        ["Meddelande", "Registrerat", "Bilagor", "Samma brev en annan väg", "Brev", "Historik"]
    );
    for unknown in ["Ks 1216/2018-99", "g99", "g", "abc", "%%%%%%%%", "Ks 1216/2018", ""] {
        assert_eq!(register.show(unknown).await.unwrap(), None, "{unknown}");
    }
}

async fn a_query_reads_the_views_and_nothing_else(register: &Register) {
    let counted = "WITH a AS (SELECT * FROM svar) SELECT count(*), count(*) FROM a -- all";
    assert_eq!(ask(register, counted).await, [["5", "5"]]);
    let refused = [
        "SELECT * FROM message",
        "SELECT * FROM registered",
        "WITH svar AS (SELECT * FROM message) SELECT * FROM svar",
        "SELECT (SELECT count(*) FROM ledger) FROM svar",
        "DELETE FROM svar",
        "INSERT INTO folder (account) VALUES ('x')",
        "UPDATE message SET subject = 'x'",
        "DROP VIEW svar",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP VIEW svar",
        "BEGIN",
        "ATTACH 'other.db' AS other",
        "VACUUM INTO 'copy.db'",
        "PRAGMA writable_schema = 1",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM pragma_table_info('message')",
        "CREATE TABLE x (y INTEGER)",
        "",
        "SELEC 1",
    ];
    for sql in refused {
        let answer = register.query(sql, LIMITS).await;
        assert!(matches!(answer, Err(RegisterError::Query(_))), "{sql}: {answer:?}");
    }
    let cut = register.query("SELECT * FROM svar", QueryLimits { rows: 2, ..LIMITS }).await.unwrap();
    assert_eq!((cut.table.rows.len(), cut.cut), (2, true));
    let none = register.query("SELECT lopnummer FROM svar WHERE lopnummer > 99", LIMITS).await.unwrap();
    assert_eq!((none.table.columns, none.table.rows), (vec!["lopnummer".to_owned()], Vec::new()));
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    let short = QueryLimits { time: Duration::from_millis(50), ..LIMITS };
    assert!(matches!(register.query(endless, short).await, Err(RegisterError::Query(_))));
}

async fn a_new_uidvalidity_starts_over(register: &Register, inbox: FolderId) {
    let state = register.folder("kommun@kommun.example", "INBOX", 8).await.unwrap();
    assert_ne!(state.id, inbox);
    assert_eq!((state.cursor, state.first_reading), (0, true));
    let again = vec![kept(1, mail("late", "bo@privat.example"))];
    assert_eq!(record(register, state.id, 1, again).await, [Filed::Already]);
    let folders = register.folders("kommun@kommun.example").await.unwrap();
    assert_eq!(folders.iter().map(|one| (one.id, one.uid_validity)).collect::<Vec<_>>(), [(state.id, 8)]);
    let back = register.folder("kommun@kommun.example", "INBOX", 7).await.unwrap();
    assert_eq!((back.id, back.cursor), (inbox, 13));
}

async fn a_batch_that_fails_leaves_nothing(register: &Register) {
    let before = register.originals().await.unwrap();
    let mut unknown = mail("unknown case", "dan@privat.example").kept();
    unknown.verdict.matches[0].diary_number = DiaryNumber::parse("Ks 9/2019").unwrap();
    let good = mail("good", "eva@privat.example").kept();
    let entries = [good, unknown].map(|kept| Entry { uid: None, finding: Finding::Kept(Box::new(kept)) });
    let now = at("2019-11-02T00:00:00Z");
    let batch = Batch { folder: None, cursor: None, entries: entries.into(), now };
    let failed = register.record(&batch).await;
    assert!(matches!(failed, Err(RegisterError::UnknownConsultation(_))), "{failed:?}");
    assert_eq!(register.originals().await.unwrap(), before);

    let mut slip =
        Mail { outcome: Outcome::Review, numbers: Vec::new(), ..mail("good", "eva@privat.example") }.kept();
    let written = "Ks 1261/2018".to_owned();
    slip.verdict.near_misses =
        vec![NearMiss { written, suggestion: a(), place: Place::Subject, rule: "number/slip" }];
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(slip)) }];
    let filed = register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    assert!(matches!(&filed[..], [Filed::New { references }] if references[0].starts_with('g')));
}

fn sqlite_url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("below/remissd.db").display())
}

#[tokio::test]
async fn the_register_tells_its_story_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(Register::open(&sqlite_url(folder.path())).await.unwrap()).await;
}

#[tokio::test]
async fn the_register_tells_its_story_on_postgresql() {
    story(Register::open(&postgres_url()).await.unwrap()).await;
}
