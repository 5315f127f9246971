//! What is owed and sent.

use super::mail::{ACCOUNT, LIMITS, a, ask, at, b, here, mail};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp, Zoned};
use remissd::consultation::{Detail, Timing};
use remissd::facts::{AttachmentFacts, Cell, LetterEnd, SilentFacts};
use remissd::letter_id::LetterKind;
use remissd::message::Address;
use remissd::register::{
    About, Batch, Claim, DigestLetter, DigestPlanned, DigestRun, Due, DueLetter, Entry, Finding, LetterRef,
    LetterState, Limits, Register,
};

/// More than the story sends.
const PLENTY: Limits = Limits { in_all: 100, to_a_domain: 100, since: Timestamp::UNIX_EPOCH };

pub(super) async fn letters_go_out(register: &Register) {
    let now = here("2019-10-31T08:00:00Z");
    assert_eq!(register.next_due().await.unwrap(), Some(at("2019-10-29T13:03:00Z")));
    assert_eq!(register.due_letters(at("2019-10-29T13:02:59Z"), &PLENTY).await.unwrap(), Due::default());
    the_limits_hold_back_and_hide_nothing(register, now.timestamp()).await;
    let due = register.due_letters(now.timestamp(), &PLENTY).await.unwrap().letters;
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
    let file = AttachmentFacts { name: "Yttrande.pdf".to_owned(), size: 3, readable: None };
    assert_eq!(facts.attachments, [file]);
    let case = &facts.cases[0];
    assert_eq!(
        (&case.diary_number, case.deadline, case.timing),
        (&a(), date(2019, 10, 30), Some(Timing::InTime))
    );
    a_kill_while_sending_is_made_good(register, first.id, &now).await;
    tries_end_in_different_ways(register, &due[1..], &now).await;
}

async fn the_limits_hold_back_and_hide_nothing(register: &Register, now: Timestamp) {
    let admitted = async |limits: Limits| {
        let due = register.due_letters(now, &limits).await.unwrap();
        let domains: Vec<String> = due.letters.iter().map(|letter| letter.recipient.domain()).collect();
        (domains, due.held)
    };
    let both = vec!["forening.example".to_owned(), "privat.example".to_owned()];
    assert_eq!(admitted(Limits { to_a_domain: 1, ..PLENTY }).await, (both.clone(), 2));
    assert_eq!(admitted(Limits { in_all: 1, ..PLENTY }).await, (both[..1].to_vec(), 3));
    assert_eq!(admitted(Limits { in_all: 0, ..PLENTY }).await, (Vec::new(), 4));
}

async fn a_kill_while_sending_is_made_good(register: &Register, letter: LetterRef, now: &Zoned) {
    // The same letter is due again, with the bytes that went out.
    register.claim(letter, b"letter", now.timestamp()).await.unwrap();
    let once = Limits { in_all: 1, ..PLENTY };
    let again = &register.due_letters(now.timestamp(), &once).await.unwrap().letters[0];
    assert_eq!((again.id, again.tries, again.bytes.as_deref()), (letter, 1, Some(&b"letter"[..])));
    register.settle(letter, &LetterState::Sent, now).await.unwrap();
    assert_eq!(register.claim(letter, b"letter", now.timestamp()).await.unwrap(), Claim::Overtaken);
}

async fn tries_end_in_different_ways(register: &Register, due: &[DueLetter], now: &Zoned) {
    let later = now.timestamp() + SignedDuration::from_secs(30);
    let why = || "451 try later".to_owned();
    for (letter, state) in due.iter().zip([
        LetterState::Deferred { why: why(), due_at: later },
        LetterState::Unknown { why: why(), due_at: None },
        LetterState::Refused { why: why() },
    ]) {
        register.claim(letter.id, b"letter", now.timestamp()).await.unwrap();
        register.settle(letter.id, &state, now).await.unwrap();
    }
    assert_eq!(register.next_due().await.unwrap(), Some(later));
    what_went_out_counts_and_what_is_due_again_does_not(register, later).await;
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

/// By now one letter was sent and one may have been; the third is due again.
async fn what_went_out_counts_and_what_is_due_again_does_not(register: &Register, later: Timestamp) {
    let waiting = async |limits: Limits| {
        let due = register.due_letters(later, &limits).await.unwrap();
        (due.letters.len(), due.held)
    };
    assert_eq!(waiting(Limits { in_all: 2, ..PLENTY }).await, (0, 1));
    assert_eq!(waiting(Limits { in_all: 3, ..PLENTY }).await, (1, 0));
    assert_eq!(waiting(Limits { to_a_domain: 1, ..PLENTY }).await, (0, 1));
    assert_eq!(waiting(Limits { in_all: 1, since: later, ..PLENTY }).await, (1, 0));
}

pub(super) async fn the_report_is_planned_once_a_day(register: &Register) {
    assert_eq!(register.last_digest(&a()).await.unwrap(), None);
    let until = register.mark_now().await.unwrap();
    let told_at = at("2019-10-31T07:00:00.000001Z");
    let run = DigestRun { diary_number: a(), day: date(2019, 10, 31), since: None, until, told_at };
    let recipient = Address { name: "Processledare".to_owned(), address: "led@example.org".to_owned() };
    let letter =
        DigestLetter { recipient, detail: Detail::Full, message_id: "digest.1@kommun.example".to_owned() };
    let letters = [letter];
    assert_eq!(register.plan_digest(&run, &letters).await.unwrap(), DigestPlanned::Now);
    assert_eq!(register.plan_digest(&run, &letters).await.unwrap(), DigestPlanned::Already);
    assert_eq!(register.last_digest(&a()).await.unwrap(), Some(run.clone()));
    assert_eq!(register.last_digest_before(&a(), run.day).await.unwrap(), None);
    let due = register.due_letters(told_at, &Limits { in_all: 0, ..PLENTY }).await.unwrap().letters;
    assert_eq!(due.len(), 1, "no limit holds back a report");
    assert_eq!(due[0].about, About::Digest { run: run.clone(), detail: Detail::Full });
    the_report_tells_the_standing(register, &run).await;
    nothing_falls_between_two_reports(register, &run).await;
}

async fn the_report_tells_the_standing(register: &Register, run: &DigestRun) {
    let facts = register.digest_facts(ACCOUNT, run).await.unwrap();
    assert_eq!((facts.answers, facts.in_time, facts.late, facts.is_first), (2, 2, 0, true));
    assert_eq!(facts.news.iter().map(|item| item.serial).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(facts.news[0].organisation.as_deref(), Some("Föreningsrådet"));
    assert_eq!((facts.news[1].timing, facts.news[1].attachments), (Some(Timing::Late), 1));
    assert_eq!(facts.reviews.iter().map(|item| item.restricted).collect::<Vec<_>>(), [false, true]);
    // One was refused, and of one nobody can say.
    let silent = SilentFacts { name: "Idrottsrådet".to_owned(), wants_time: false, more_time: None };
    assert_eq!((facts.silent, facts.invited), (vec![silent], 2));
    let ends: Vec<_> = facts.undelivered.iter().map(|letter| (letter.end, letter.why.as_str())).collect();
    let [refused, unknown] = [LetterEnd::Refused, LetterEnd::Unknown].map(|end| (end, "451 try later"));
    assert!(ends.len() == 2 && ends.contains(&refused) && ends.contains(&unknown), "{ends:?}");
    assert!(facts.undelivered.iter().all(|letter| letter.recipient.as_ref().unwrap().contains('@')));
    let per_day: Vec<_> = facts.per_day.iter().map(|day| (day.day, day.answers)).collect();
    assert_eq!(per_day, [(date(2019, 10, 29), 2)]);
    let news = |serial: i64| facts.news.iter().find(|item| item.serial == serial).unwrap();
    assert_eq!((news(1).invited, news(2).invited), (true, false));
    assert_eq!((news(3).also.as_slice(), news(1).also.as_slice()), (&[b()][..], &[][..]));
    assert!(facts.reviews.iter().all(|review| !review.rules.is_empty()), "{:?}", facts.reviews);
    the_answers_are_told_whole(register, run).await;
    let folders: Vec<_> =
        facts.folders.iter().map(|one| (one.name.as_str(), one.listed, one.unread)).collect();
    assert_eq!(folders, [("INBOX", Some(13), 0), ("Remissvar", None, 0)]);
    assert_eq!(facts.folders[0].read_at, Some(at("2019-10-29T14:00:00Z")));
    assert_eq!((facts.folders[1].read_at, facts.folders[0].failed), (None, 0));
    let elsewhere = register.digest_facts("annan@kommun.example", run).await.unwrap();
    assert_eq!(elsewhere.folders, []);

    let before = register.mark_at(at("2019-10-29T13:04:59Z")).await.unwrap();
    let past = register.digest_facts(ACCOUNT, &DigestRun { until: before, ..run.clone() }).await.unwrap();
    assert_eq!((past.answers, past.news, past.reviews, past.silent.len()), (0, Vec::new(), Vec::new(), 2));
    let end_of_day = register.mark_at(at("2019-10-29T22:59:59Z")).await.unwrap();
    assert_eq!(end_of_day, run.until);
}

/// With a digest go the new answers, with an export everything; the columns are those of the view.
async fn the_answers_are_told_whole(register: &Register, run: &DigestRun) {
    let every = register.compilation(&a()).await.unwrap();
    let view = register.query("SELECT * FROM svar", LIMITS).await.unwrap().table.columns;
    assert_eq!(every.messages.columns, view);
    assert_eq!((every.messages.rows.len(), every.registered, every.answers), (4, 4, 4));
    assert_eq!(every.files.keys().copied().collect::<Vec<_>>(), [1, 2, 3, 4]);
    let new = register.new_answers(run).await.unwrap();
    assert_eq!((&new.table, new.more), (&every.messages, 0));
    let told = DigestRun { since: Some(run.until), ..run.clone() };
    assert_eq!(register.new_answers(&told).await.unwrap().table.rows, Vec::<Vec<Cell>>::new());
}

/// A pass records under the time it began, though a report was made meanwhile.
async fn nothing_falls_between_two_reports(register: &Register, last: &DigestRun) {
    let next = async || DigestRun {
        day: date(2019, 11, 1),
        since: Some(last.until),
        until: register.mark_now().await.unwrap(),
        ..last.clone()
    };
    assert_eq!(register.digest_facts(ACCOUNT, &next().await).await.unwrap().news, []);
    let slow = mail("read while the report was made", "eva@privat.example").kept();
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(slow)) }];
    let began = at("2019-10-31T06:00:00Z");
    register.record(&Batch { folder: None, cursor: None, entries, now: began }).await.unwrap();
    let told = register.digest_facts(ACCOUNT, &next().await).await.unwrap();
    assert_eq!((told.news.len(), told.answers, told.is_first), (1, 3, false));
    assert_eq!(register.digest_facts(ACCOUNT, last).await.unwrap().answers, 2);
}

/// A letter that cannot be written is never claimed, and is tried less and less often all the same. That
/// nobody could say once what became of it is not forgotten.
pub(super) async fn every_try_counts(register: &Register) {
    let now = here("2019-11-01T08:00:00Z");
    let due = async || {
        let due = register.due_letters(now.timestamp(), &PLENTY).await.unwrap().letters;
        due.into_iter().find(|letter| letter.recipient.address == "eva@privat.example").unwrap()
    };
    let letter = due().await.id;
    let (why, due_at) = ("mallen är trasig".to_owned(), now.timestamp());
    let deferred = LetterState::Deferred { why: why.clone(), due_at };
    register.settle(letter, &deferred, &now).await.unwrap();
    let tried = due().await;
    assert_eq!((tried.tries, tried.first_tried_at, tried.was_unknown), (1, Some(now.timestamp()), false));
    for state in [LetterState::Unknown { why, due_at: Some(due_at) }, deferred] {
        register.claim(letter, b"letter", now.timestamp()).await.unwrap();
        register.settle(letter, &state, &now).await.unwrap();
    }
    let tried = due().await;
    assert_eq!((tried.tries, tried.was_unknown), (3, true));
}
