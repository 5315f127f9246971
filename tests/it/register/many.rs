//! Ten thousand answers that nobody wrote, the same ones whoever makes them: persons and organisations, invited with and
//! without an address of their own, two consultations, supplements, questions, reviews, files and letters.

use super::mail::{Mail, a, at, b, consultations, mail};
use jiff::ToSpan as _;
use remissd::consultation::{BodyName, Consultation, Invited, Timing};
use remissd::message::{AttachedText, Origin, Passage, Unreadable};
use remissd::recognition::{Evidence, Kind, Outcome, Place, SenderKind, Stance, Strength, Suggested};
use remissd::register::{Batch, Entry, Finding, Kept, Register};

/// Messages in the mailbox.
pub(super) const MANY: usize = 10_000;

/// Messages of one batch.
const BATCH: usize = 500;

/// Invited bodies of each consultation.
const INVITED: usize = 60;

/// What the daemon and staff do afterwards; both databases take the same words.
const LATER: [&str; 10] = [
    "UPDATE outbox SET state = 'sent', due_at = NULL, sent_local = '2019-10-29 14:10:00' WHERE id % 5 <> 0",
    "UPDATE outbox SET state = 'refused', due_at = NULL, error = '550 5.1.1 okänd mottagare' WHERE id % 25 = 0",
    "UPDATE response SET document_number = 'KS-' || id WHERE id % 3 = 0",
    "UPDATE response SET handled_at = '2019-11-01T08:00:00.000000Z' WHERE kind = 'question' AND id % 2 = 0",
    "INSERT INTO extension (consultation, name, name_key, until)
        SELECT consultation, name, name_key, '2019-12-15' FROM invited WHERE position % 20 = 7",
    "INSERT INTO history (message, at, who, what, act, at_local, reference, reason)
        SELECT message, '2019-11-01T08:00:00.000000Z', 'anna', 'typ: svar → fråga', 'correct',
            '2019-11-' || (10 + id % 20) || ' 09:00:00', consultation || '-' || serial, 'läste hela'
        FROM response WHERE id % 10 = 0",
    "INSERT INTO body_history (consultation, name, at, at_local, who, what, reason)
        SELECT consultation, name, '2019-11-01T08:00:00.000000Z', '2019-11-01 09:00:00', 'bo', 'anstånd', 'bad om det'
        FROM extension",
    "INSERT INTO dismissal (review, at, at_local, who, reason)
        VALUES (99999, '2019-11-01T08:00:00.000000Z', '2019-11-01 09:00:00', 'bo', 'reklam')",
    // What is alike is found by its text; here it is said.
    "UPDATE response SET alike = (SELECT min(o.id) FROM response o WHERE o.consultation = response.consultation)
        WHERE id % 50 = 0",
    // A third adds to the one before it, and some of them take it back; that too is said here.
    "UPDATE response SET kind = CASE WHEN id % 18 = 2 THEN 'withdrawal' ELSE 'supplement' END,
            supplements = (SELECT o.id FROM response o
                WHERE o.id = response.id - 1 AND o.consultation = response.consultation)
        WHERE id % 6 IN (1, 2)",
];

/// Both consultations with many invited bodies: every other has a domain, the others are known by their names.
pub(super) fn two_large_consultations() -> Vec<Consultation> {
    let body = |number: usize| Invited {
        name: BodyName::new(&association(number)),
        domains: if number.is_multiple_of(2) {
            vec![format!("forening{number}.example")]
        } else {
            Vec::new()
        },
        addresses: Vec::new(),
    };
    consultations()
        .into_iter()
        .map(|one| Consultation { invited: (0..INVITED).map(body).collect(), ..one })
        .collect()
}

fn association(number: usize) -> String {
    let places = ["Öster", "ängen", "Ås", "Berg", "Östhammars by", "älven", "Åby"];
    format!("Föreningen {} {number}", places[number % places.len()])
}

/// The same answers in any register, in batches.
pub(super) async fn record_many(register: &Register) {
    register.synchronise(&two_large_consultations()).await.unwrap();
    for first in (0..MANY).step_by(BATCH) {
        let entry = |number| Entry { uid: None, finding: Finding::Kept(Box::new(answer(number))) };
        let entries = (first..first + BATCH).map(entry).collect();
        let now = at("2019-10-29T13:05:00Z");
        register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    }
}

/// What happens later, by the statements of whoever owns the database.
pub(super) fn later() -> impl Iterator<Item = &'static str> {
    LATER.into_iter()
}

fn answer(number: usize) -> Kept {
    let (from, name, sender) = sender(number);
    let mut kept = Mail {
        outcome: if number % 20 == 19 { Outcome::Review } else { Outcome::Filed },
        kind: kind(number),
        numbers: if number % 17 == 3 {
            vec![a(), b()]
        } else {
            vec![if number.is_multiple_of(3) { b() } else { a() }]
        },
        text: "",
        ..mail(number.to_string().leak(), from.leak())
    }
    .kept();
    let late = i64::try_from(number % 60).unwrap();
    kept.local_arrival = kept.local_arrival.checked_sub((30 * 24 - 24 * late).hours()).unwrap();
    kept.message.from[0].name = name.clone();
    kept.message.subject = format!("Svar {number} på remissen från {name}");
    kept.message.passages = passages(number, &name);
    kept.message.attachment_fingerprints.truncate(kept.message.attachments.len());
    kept.message.attachments[0].text = match number % 4 {
        0 => AttachedText::Read(format!("Yttrande {number}: föreningslivet behöver överenskommelserna.")),
        1 => AttachedText::Unreadable(Unreadable::Picture),
        _ => AttachedText::Unread,
    };
    kept.verdict.organisation = (sender != SenderKind::Private).then_some(name);
    kept.verdict.sender = Some(suggested(sender));
    for found in &mut kept.verdict.matches {
        // What an association thinks does not change from mail to mail.
        let whose = if sender == SenderKind::Association { number % (2 * INVITED) } else { number };
        found.stance = stance(whose).map(suggested);
        if late > 35 {
            found.timing = Some(Timing::Late);
        }
    }
    if number % 4 != 1 {
        kept.letter = None;
    }
    kept
}

fn sender(number: usize) -> (String, String, SenderKind) {
    match number % 10 {
        0..=6 => {
            let person = number % 6500;
            (
                format!("person{person}@privat.example"),
                format!("Kim Exempelsson{person}"),
                SenderKind::Private,
            )
        }
        7 | 8 => {
            let body = number % (2 * INVITED);
            (format!("kansli@forening{body}.example"), association(body), SenderKind::Association)
        }
        _ => (
            format!("kansli@kommun{}.example", number % 90),
            format!("Grannkommun {}", number % 90),
            SenderKind::Authority,
        ),
    }
}

/// Few add to an answer: whoever registers looks at all that does.
fn kind(number: usize) -> Kind {
    match number % 690 {
        4 | 105 => Kind::Supplement,
        7 | 57 | 107 | 157 => Kind::Question,
        8 | 58 | 108 => Kind::ExtensionRequest,
        9 => Kind::Withdrawal,
        10 | 60 | 110 => Kind::DocumentRequest,
        _ => Kind::Answer,
    }
}

fn stance(number: usize) -> Option<Stance> {
    [
        Some(Stance::Supports),
        Some(Stance::SupportsWithChanges),
        Some(Stance::Opposes),
        Some(Stance::NoComments),
        Some(Stance::Abstains),
        None,
    ][number % 6]
}

fn passages(number: usize, name: &str) -> Vec<Passage> {
    let words = ["samverkan", "föreningarna", "idéburna", "kommunen", "lokaler", "bidrag", "dialogen"];
    let sentence =
        |at: usize| format!("Vi vill att {} och {} får plats.", words[at % 7], words[(at / 7) % 7]);
    let new = (0..8).map(|at| sentence(number + at * 3)).collect::<Vec<_>>().join("\n");
    let new =
        format!("{new}\nRing 070-123 45 67 eller skriv till svar{number}@privat.example, hälsar {name}.");
    [
        (Origin::New, new),
        (Origin::Signature, format!("Mvh {name}")),
        (Origin::Quoted, "> citerat ord".to_owned()),
    ]
    .map(|(origin, text)| Passage { origin, text })
    .to_vec()
}

pub(super) fn suggested<T>(value: T) -> Suggested<T> {
    let (rule, place, text, strength) = ("test/said", Place::Body, String::new(), Strength::Likely);
    Suggested { value, shown_by: Evidence { rule, place, text, strength } }
}
