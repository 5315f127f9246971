//! The mail that the stories tell of, and short words to tell them with.

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use remissd::consultation::{Arrival, ArrivalBasis, BodyName, Consultation, Deadline, Invited};
use remissd::diary_number::DiaryNumber;
use remissd::facts::{Cell, Table};
use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterKey, LetterKind, Seal};
use remissd::message::{Address, AttachedText, Attachment, Message, Origin, Passage};
use remissd::recognition::{Acknowledge, Evidence, Kind, Match, Outcome, Place, Reason, Strength, Verdict};
use remissd::register::{
    Batch, Channel, Entry, Filed, Finding, FolderId, Kept, NewLetter, QueryLimits, Register,
};
use remissd::sketch::Sketch;
use std::time::Duration;

pub(super) const LIMITS: QueryLimits =
    QueryLimits { rows: 1000, bytes: 16 << 20, time: Duration::from_secs(5) };

pub(super) const ACCOUNT: &str = "kommun@kommun.example";

pub(super) fn zone() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap()
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(super) fn here(text: &str) -> Zoned {
    at(text).to_zoned(zone())
}

pub(super) fn a() -> DiaryNumber {
    DiaryNumber::parse("Ks 1216/2018").unwrap()
}

pub(super) fn b() -> DiaryNumber {
    DiaryNumber::parse("Ks 1121/2017").unwrap()
}

pub(super) fn consultations() -> Vec<Consultation> {
    let body = |name: &str, domain: &str| Invited {
        name: BodyName::new(name),
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
        invitations: Vec::new(),
    };
    vec![
        consultation(a(), "Överenskommelse om samverkan", date(2019, 10, 30)),
        consultation(b(), "Riktlinjer för partnerskap", date(2019, 11, 29)),
    ]
}

pub(super) fn seal() -> Seal {
    Seal { key: LetterKey::new([7; 32]), domain: "kommun.example".to_owned() }
}

/// A mail that the tests tell apart by its raw bytes.
pub(super) struct Mail {
    pub(super) raw: &'static str,
    pub(super) id: Option<&'static str>,
    pub(super) from: &'static str,
    pub(super) text: &'static str,
    pub(super) outcome: Outcome,
    pub(super) kind: Kind,
    pub(super) numbers: Vec<DiaryNumber>,
    pub(super) arrived: &'static str,
}

pub(super) fn mail(raw: &'static str, from: &'static str) -> Mail {
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
    pub(super) fn kept(self) -> Kept {
        let arrived = at(self.arrived);
        let sender = Address { name: "Åsa Öberg".to_owned(), address: self.from.to_owned() };
        let fingerprint = Fingerprint::of(self.raw.as_bytes());
        let letter = (self.outcome == Outcome::Filed).then(|| NewLetter {
            kind: LetterKind::Acknowledgement,
            recipient: sender.clone(),
            seal: seal(),
            due_at: arrived,
        });
        Kept {
            fingerprint,
            size: self.raw.len() as u64,
            verdict: self.verdict(arrived, &sender),
            message: self.message(sender),
            local_arrival: arrived.to_zoned(zone()).datetime(),
            internal_date: Some(arrived),
            sketch: Sketch::of(self.text),
            channel: Channel::Email,
            junk: false,
            letter,
            letter_key: seal().key,
        }
    }

    fn message(&self, sender: Address) -> Message {
        let attachment = |name: &str, incidental| Attachment {
            name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 3,
            incidental,
            text: AttachedText::Unread,
            within: String::new(),
        };
        Message {
            subject: "Svar på remissen".to_owned(),
            from: vec![sender],
            message_id: self.id.map(str::to_owned),
            passages: vec![Passage { origin: Origin::New, text: self.text.to_owned() }],
            attachments: vec![attachment("Yttrande.pdf", false), attachment("logo.png", true)],
            attachment_fingerprints: vec![Fingerprint::of(b"pdf"), Fingerprint::of(b"logo")],
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
                stance: None,
                on_behalf: Vec::new(),
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
            kind_shown_by: None,
            stance: None,
            sender: None,
            organisation: None,
            sender_reference: None,
            forwarded: None,
            delivery: None,
            language: Default::default(),
            clocks: Default::default(),
        }
    }
}

pub(super) fn entry(uid: u32, finding: Finding) -> Entry {
    Entry { uid: Some(uid), finding }
}

pub(super) fn kept(uid: u32, mail: Mail) -> Entry {
    entry(uid, Finding::Kept(Box::new(mail.kept())))
}

pub(super) async fn record(
    register: &Register,
    folder: FolderId,
    cursor: u32,
    entries: Vec<Entry>,
) -> Vec<Filed> {
    let now = at("2019-10-29T13:05:00Z");
    let batch = Batch { folder: Some(folder), cursor: Some(cursor), entries, now };
    register.record(&batch).await.unwrap()
}

pub(super) fn new(reference: &str) -> Filed {
    Filed::New { references: vec![reference.to_owned()] }
}

pub(super) async fn ask(register: &Register, sql: &str) -> Vec<Vec<String>> {
    let answer = register.query(sql, LIMITS).await.unwrap();
    cells(&answer.table)
}

/// The cells of a table, `-` where nothing is known.
pub(super) fn cells(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &Cell| match cell {
        Cell::Null => "-".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}
