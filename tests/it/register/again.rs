//! The same mail by several ways, mail without a known arrival, and senders nobody has.

use super::ledger::{decision, told};
use super::mail::{Mail, a, ask, at, mail, new, seal};
use super::reviews::{anna, file, standing};
use jiff::Timestamp;
use remissd::consultation::{Arrival, ArrivalBasis};
use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterId, LetterKind};
use remissd::recognition::{Acknowledge, Outcome, Reason};
use remissd::register::{Batch, Channel, Entry, Filed, Finding, Kept, Receipt, Register, Undone};

/// A copy that came by a way that `rule` keeps from being acknowledged.
fn refused(mut kept: Kept, rule: &'static str) -> Kept {
    kept.letter = None;
    kept.verdict.acknowledge = Acknowledge::No(Reason { rule, words: "ingen kvittens".to_owned() });
    kept
}

async fn record_one(register: &Register, kept: Kept) -> Filed {
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }];
    let batch = Batch { folder: None, cursor: None, entries, now: at("2019-11-02T01:00:00Z") };
    register.record(&batch).await.unwrap().remove(0)
}

fn reference(filed: &Filed) -> &str {
    let Filed::New { references } = filed else { panic!("{filed:?}") };
    &references[0]
}

/// The letters about what `filed` says was registered: Message-IDs.
async fn letters(register: &Register, filed: &Filed) -> Vec<String> {
    let sections = register.show(reference(filed)).await.unwrap().unwrap();
    let letters = sections.iter().find(|section| section.heading == "Brev");
    letters.map_or(Vec::new(), |section| {
        super::mail::cells(&section.table).into_iter().map(|mut row| row.remove(6)).collect()
    })
}

pub(super) async fn one_response_gets_one_letter_by_whichever_way(register: &Register) {
    let by_list =
        || Mail { id: Some("liste@forening.example"), ..mail("by a list", "lisa@forening.example") };
    let direct = || Mail { raw: "straight to us", ..by_list() };
    let filed = record_one(register, refused(by_list().kept(), "never/list")).await;
    assert_eq!(letters(register, &filed).await, Vec::<String>::new());
    for _ in 0..2 {
        assert_eq!(record_one(register, direct().kept()).await, Filed::Already);
        assert_eq!(record_one(register, by_list().kept()).await, Filed::Already);
    }
    // The letter is about the first original, whichever copy it is owed for.
    let about = Fingerprint::of(b"by a list");
    let expected = seal().message_id(LetterId { kind: LetterKind::Acknowledgement, about });
    assert_eq!(letters(register, &filed).await, [expected]);

    let junk = || mail("moved out of junk", "jonas@privat.example");
    let filed = record_one(register, refused(junk().kept(), "acknowledgement/junk")).await;
    assert_eq!(record_one(register, junk().kept()).await, Filed::Already);
    assert_eq!(letters(register, &filed).await.len(), 1);

    for rule in ["never/31_old", "acknowledgement/disabled"] {
        let old = || mail(rule, "gunnar@privat.example");
        let filed = record_one(register, refused(old().kept(), rule)).await;
        assert_eq!(record_one(register, old().kept()).await, Filed::Already);
        assert_eq!(letters(register, &filed).await, Vec::<String>::new(), "{rule}");
    }
    let doubtful = || Mail { outcome: Outcome::Review, ..mail("in doubt", "dora@privat.example") };
    let waits = record_one(register, doubtful().kept()).await;
    assert_eq!(record_one(register, mail("in doubt", "dora@privat.example").kept()).await, Filed::Already);
    assert_eq!(letters(register, &waits).await, Vec::<String>::new(), "a person decides");
}

fn handed_over(outcome: Outcome, given: Option<Timestamp>) -> Kept {
    let arrived = "2019-10-30T22:59:59Z";
    let mut kept = Mail { outcome, arrived, ..mail("without a server", "olle@privat.example") }.kept();
    kept.channel = Channel::Import;
    kept.verdict.arrival = given.map(|at| Arrival { at, basis: ArrivalBasis::Given });
    if let Some(given) = given {
        kept.local_arrival = given.to_zoned(super::mail::zone()).datetime();
    }
    kept
}

/// As a person hands it over.
async fn import(register: &Register, kept: Kept) -> Filed {
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }];
    let batch = Batch { folder: None, cursor: None, entries, now: at("2019-11-02T01:00:00Z") };
    register.record_handed_over(&batch, &decision("")).await.unwrap().remove(0)
}

pub(super) async fn a_given_arrival_settles_what_waited_for_one(register: &Register) {
    let arrived = at("2019-10-30T22:59:59Z");
    let waits = import(register, handed_over(Outcome::Review, None)).await;
    assert_eq!(import(register, handed_over(Outcome::Review, None)).await, Filed::Already);
    // What may be protected is dated, and nothing else is done with it.
    let slip = handed_over(Outcome::Restricted, Some(at("2019-10-30T10:00:00Z")));
    let (waiting, dated) = (reference(&waits).to_owned(), "2019-10-30 11:00:00".to_owned());
    assert_eq!(import(register, slip).await, Filed::Dated { reference: waiting, arrived: dated });
    let filed = import(register, handed_over(Outcome::Filed, Some(arrived))).await;
    assert!(reference(&filed).starts_with(&a().to_string()), "{filed:?}");
    assert_eq!(import(register, handed_over(Outcome::Filed, Some(arrived))).await, Filed::Already);
    assert_eq!(letters(register, &filed).await.len(), 1);
    let facts = "SELECT inkom, inkom_grund FROM svar WHERE avsandare_epost = 'olle@privat.example'";
    assert_eq!(ask(register, facts).await, [["2019-10-30 23:59:59", "angivet för hand"]]);
    let shown = register.show(reference(&waits)).await.unwrap().unwrap();
    let history = shown.iter().find(|section| section.heading == "Historik").unwrap();
    let last = super::mail::cells(&history.table).into_iter().map(|row| row[1..=2].to_vec());
    let last: Vec<_> = last.filter(|row| row[0] == "rut").collect();
    let said = |words: String| ["rut".to_owned(), format!("ankomst angiven för hand: {words}")];
    let slipped = said("2019-10-30 23:59:59 → 2019-10-30 11:00:00".to_owned());
    let told = "2019-10-30 11:00:00 → 2019-10-30 23:59:59; registrerat som ";
    assert_eq!(last, [slipped, said(format!("{told}{}", reference(&filed)))]);
    let open = "SELECT count(*) FROM granskning WHERE avsandare_epost = 'olle@privat.example'";
    assert_eq!(ask(register, open).await, [["0"]]);
    // What a server said of the arrival stands: a person does not write over it.
    let mut dated = mail("first", "Anna@Forening.Example").kept();
    dated.verdict.arrival = Some(Arrival { at: arrived, basis: ArrivalBasis::Given });
    assert_eq!(import(register, dated).await, Filed::Already);
}

/// PostgreSQL takes no more than about 2.7 kB in an index, and a sender can write anything.
pub(super) async fn a_sender_longer_than_an_address_can_be_is_filed(register: &Register) {
    let digits: String = (0..100_u32).map(|one| Fingerprint::of(&one.to_be_bytes()).to_string()).collect();
    for (raw, from) in
        [("long name", format!("{digits}@privat.example")), ("long domain", format!("x@{digits}.example"))]
    {
        let sender: &str = from.clone().leak();
        let id: &str = format!("{digits}@privat.example").leak();
        let filed = record_one(register, Mail { id: Some(id), ..mail(raw.to_owned().leak(), sender) }.kept());
        assert_ne!(filed.await, Filed::Already);
        let sql: &str = "SELECT avsandare_epost FROM svar ORDER BY lopnummer DESC LIMIT 1";
        assert_eq!(ask(register, sql).await, [[from]]);
    }
    assert_ne!(record_one(register, mail("after", "z@privat.example").kept()).await, new("Ks 1216/2018-1"));
}

/// One that waits for nothing but when it came.
async fn an_undated_mail_waits(register: &Register) {
    assert_eq!(import(register, handed_over(Outcome::Review, None)).await, new("g1"));
}

const WAITS: &str = "SELECT id, inkom FROM granskning";

#[tokio::test]
async fn who_says_when_a_mail_came_has_decided_on_it_and_can_take_that_back() {
    told(async |register| {
        an_undated_mail_waits(&register).await;
        let before = ask(&register, WAITS).await;
        let given = || handed_over(Outcome::Filed, Some(at("2019-10-30T10:00:00Z")));
        assert_eq!(record_one(&register, given()).await, Filed::Already, "nobody says so");
        let one = "Ks 1216/2018-1";
        assert_eq!(import(&register, given()).await, new(one));
        let said = ask(&register, "SELECT vem, galler, vad FROM andringar").await;
        assert_eq!((said[0][0].as_str(), said[0][1].as_str()), ("rut", "g1"), "{said:?}");
        assert!(said[0][2].ends_with(&format!("registrerat som {one}")), "{said:?}");
        let undone = register.undo("g1", &anna("fel dag")).await.unwrap();
        let (reference, cancelled) = ("g1".to_owned(), one.to_owned());
        assert_eq!(undone, Undone::Waits { reference, cancelled, letter: Receipt::Withdrawn });
        assert_eq!(ask(&register, WAITS).await, before, "as it came");
    })
    .await;
}

#[tokio::test]
async fn what_a_person_took_back_is_dated_and_waits() {
    told(async |register| {
        an_undated_mail_waits(&register).await;
        let slip = handed_over(Outcome::Filed, Some(at("2019-10-29T10:00:00Z")));
        assert_eq!(import(&register, slip).await, new("Ks 1216/2018-1"));
        register.undo("g1", &anna("")).await.unwrap();
        let given = handed_over(Outcome::Filed, Some(at("2019-10-30T10:00:00Z")));
        let (reference, arrived) = ("g1".to_owned(), "2019-10-30 11:00:00".to_owned());
        assert_eq!(import(&register, given).await, Filed::Dated { reference, arrived });
        assert_eq!(ask(&register, WAITS).await, [["g1", "2019-10-30 11:00:00"]]);
        assert_eq!(ask(&register, "SELECT count(*) FROM kvittens").await, [["0"]]);
        let said = ask(
            &register,
            "SELECT vem, vad FROM andringar WHERE vem = 'rut' AND vad NOT LIKE '%registrerat%'",
        )
        .await;
        assert_eq!(said, [["rut", "ankomst angiven för hand: 2019-10-30 23:59:59 → 2019-10-30 11:00:00"]]);
        let seen = standing(&register, "g1").await;
        file(&register, &seen, &[a()], None).await;
        assert_eq!(ask(&register, "SELECT i_tid, inkom_grund FROM svar").await, [["ja", "angivet för hand"]]);
    })
    .await;
}

#[tokio::test]
async fn a_slip_in_when_a_mail_came_is_put_right_while_it_waits() {
    told(async |register| {
        an_undated_mail_waits(&register).await;
        let given = |outcome, at_: &str| handed_over(outcome, Some(at(at_)));
        let slip = || given(Outcome::Review, "2019-11-28T10:00:00Z");
        let dated = |arrived: &str| Filed::Dated { reference: "g1".to_owned(), arrived: arrived.to_owned() };
        assert_eq!(import(&register, slip()).await, dated("2019-11-28 11:00:00"));
        assert_eq!(import(&register, slip()).await, Filed::Already, "it is so already");
        let right = || given(Outcome::Review, "2019-10-28T10:00:00Z");
        assert_eq!(import(&register, right()).await, dated("2019-10-28 11:00:00"));
        assert_eq!(ask(&register, WAITS).await, [["g1", "2019-10-28 11:00:00"]]);
        let said = ask(&register, "SELECT vad FROM andringar ORDER BY vad").await;
        let told = |from: &str, to: &str| [format!("ankomst angiven för hand: {from} → {to}")];
        assert_eq!(
            said,
            [
                told("2019-10-30 23:59:59", "2019-11-28 11:00:00"),
                told("2019-11-28 11:00:00", "2019-10-28 11:00:00")
            ]
        );
        let seen = standing(&register, "g1").await;
        file(&register, &seen, &[a()], None).await;
        assert_eq!(ask(&register, "SELECT i_tid FROM svar").await, [["ja"]]);
        assert_eq!(import(&register, slip()).await, Filed::Already, "it does not wait any more");
    })
    .await;
}
