//! What machines tell of our letters is tied to the letter, and to nothing else.

use super::mail::{ACCOUNT, a, ask, at, cells, entry, record, seal};
use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterId, LetterKind};
use remissd::recognition::{DeliveryAction, DeliveryReport};
use remissd::register::{DigestRun, Finding, FolderId, Listing, Register};

fn told(about: &str, action: DeliveryAction, is_final: bool, day: &str) -> Finding {
    let letter = LetterId { kind: LetterKind::Acknowledgement, about: Fingerprint::of(about.as_bytes()) };
    let report = DeliveryReport {
        letter,
        message_id: seal().message_id(letter),
        action,
        is_final,
        status: Some("5.1.1".to_owned()),
        why: "550 5.1.1 User unknown".to_owned(),
    };
    Finding::Reported { report: Box::new(report), at: at(&format!("{day}T08:00:00Z")) }
}

async fn standing(register: &Register) -> Vec<Vec<String>> {
    let sql = "SELECT lage, fel FROM kvittens WHERE arendenummer = 'Ks 1216/2018' AND lopnummer = 1";
    ask(register, sql).await
}

/// The acknowledgement of `Ks 1216/2018-1` went out earlier in the story.
pub(super) async fn what_becomes_of_a_letter_is_tied_to_it(register: &Register, inbox: FolderId) {
    use DeliveryAction::{Answered, Delayed, Delivered, Failed};
    let run = DigestRun {
        diary_number: a(),
        day: "2019-11-20".parse().unwrap(),
        since: None,
        until: register.mark_now().await.unwrap(),
        told_at: at("2019-11-20T06:00:00Z"),
    };
    let failed = async || register.digest_facts(ACCOUNT, &run).await.unwrap().undelivered.len();
    let failed_before = failed().await;
    let why = "550 5.1.1 User unknown";
    for (uid, (action, is_final, day, expected)) in (9_000..).zip([
        (Answered, false, "2019-11-01", ["skickat", "-"]),
        (Delayed, false, "2019-11-02", ["försenat", why]),
        (Delivered, false, "2019-11-03", ["skickat", "-"]),
        (Delayed, false, "2019-11-04", ["försenat", why]),
        (Failed, true, "2019-11-05", ["studsade", why]),
        (Answered, false, "2019-11-06", ["studsade", why]),
    ]) {
        record(register, inbox, uid, vec![entry(uid, told("first", action, is_final, day))]).await;
        assert_eq!(standing(register).await, [expected], "{action:?} {day}");
    }
    assert_eq!(failed().await, failed_before + 1);
    let acknowledged = "SELECT kvitterat FROM svar WHERE arendenummer = 'Ks 1216/2018' AND lopnummer = 1";
    assert_eq!(ask(register, acknowledged).await, [["nej"]]);

    // Read once more, in another folder or after a UIDVALIDITY that changed; and of a letter nobody knows.
    let again = told("first", Failed, true, "2019-11-05");
    record(register, inbox, 9_010, vec![entry(9_010, again)]).await;
    let unknown = told("no such mail", Failed, true, "2019-11-05");
    record(register, inbox, 9_011, vec![entry(9_011, unknown)]).await;
    assert_eq!(failed().await, failed_before + 1);

    it_is_listed_and_shown(register, inbox).await;
}

async fn it_is_listed_and_shown(register: &Register, inbox: FolderId) {
    let why = "550 5.1.1 User unknown";
    let letters = cells(&register.list(&Listing::Letters).await.unwrap());
    let bounced: Vec<_> = letters.iter().filter(|row| row[4] == "studsade").collect();
    assert_eq!((bounced.len(), bounced[0][2].as_str(), bounced[0][7].as_str()), (1, "Ks 1216/2018-1", why));
    let shown = register.show("Ks 1216/2018-1").await.unwrap().unwrap();
    let letter = shown.iter().find(|section| section.heading == "Brev").map(|section| cells(&section.table));
    assert_eq!(letter.unwrap()[0][2], "studsade");
    let states = register.ledger_states(inbox).await.unwrap();
    let ours = states.iter().filter(|(uid, _)| *uid >= 9_000);
    assert!(
        ours.clone().count() == 8 && ours.clone().all(|(_, state)| state.as_str() == "ignored"),
        "{states:?}"
    );
}
