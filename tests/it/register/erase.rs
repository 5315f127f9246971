//! What erasing does to what others hold together: groups, chains, invited bodies, letters, bounces. And what the
//! retention rules are told.

use super::mail::{Mail, a, ask, at, b, cells, consultations, here, mail, new, seal};
use crate::support::postgres_url;
use jiff::civil::date;
use jiff::tz::TimeZone;
use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterId, LetterKind};
use remissd::recognition::{DeliveryAction, DeliveryReport, Kind};
use remissd::register::{
    Batch, Decision, Entry, Erased, Filed, Finding, LetterState, Limits, Register, Resent,
};

const FORM: &str = "Föreningarna behöver sina lokaler på kvällar och helger, och de mindre klarar inte att söka sina \
    bidrag varje år. Därför är det bra att avtalen blir fleråriga, att de följs upp tillsammans med oss, och att \
    nya föreningar kan komma med under tiden.";

async fn record(register: &Register, findings: Vec<Finding>) -> Vec<Filed> {
    let entries = findings.into_iter().map(|finding| Entry { uid: None, finding }).collect();
    let now = at("2019-10-29T13:05:00Z");
    register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap()
}

fn kept(mail: Mail) -> Finding {
    Finding::Kept(Box::new(mail.kept()))
}

fn decided() -> Decision {
    let now = here("2022-01-10T09:00:00Z");
    let reason = Some("beslut KS § 7 om Åsa".to_owned());
    Decision { who: "rut".to_owned(), at: now.timestamp(), local: now.datetime(), reason }
}

async fn fill(register: &Register) {
    register.synchronise(&consultations()).await.unwrap();
    let answer = |raw, from, id| Mail { id: Some(id), text: FORM, ..mail(raw, from) };
    let later = "2019-10-30T09:00:00Z";
    let filed = record(
        register,
        vec![
            kept(answer("one", "rad@forening.example", "1@forening.example")),
            kept(answer("one, another way", "rad@forening.example", "1@forening.example")),
            kept(answer("two", "bo@privat.example", "2@privat.example")),
            kept(answer("three", "cia@privat.example", "3@privat.example")),
            kept(Mail { kind: Kind::Supplement, arrived: later, ..mail("more", "rad@forening.example") }),
            kept(Mail { numbers: vec![b(), a()], ..mail("both", "dan@privat.example") }),
        ],
    )
    .await;
    let [one, copy, two, ..] = &filed[..] else { panic!("{filed:?}") };
    assert_eq!([one, copy, two], [&new("Ks 1216/2018-1"), &Filed::Already, &new("Ks 1216/2018-2")]);
    let limits = Limits { in_all: 99, to_a_domain: 99, since: at("2019-10-29T00:00:00Z") };
    let now = here("2019-11-01T08:00:00Z");
    for letter in register.due_letters(now.timestamp(), &limits).await.unwrap().letters {
        register.claim(letter.id, b"Tack", now.timestamp()).await.unwrap();
        register.settle(letter.id, &LetterState::Sent, &now).await.unwrap();
    }
}

async fn the_others_hold_together_without_it(register: &Register) {
    let groups = "SELECT lopnummer, grupp, kompletterar FROM svar WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer";
    let first = "Ks 1216/2018-1";
    let before = [["1", first, "-"], ["2", first, "-"], ["3", first, "-"], ["4", "-", "1"], ["5", "-", "-"]];
    assert_eq!(ask(register, groups).await, before);
    let answered =
        "SELECT svarat FROM sandlista WHERE arendenummer = 'Ks 1216/2018' AND namn = 'Föreningsrådet'";
    assert_eq!(ask(register, answered).await, [["ja"]]);

    let Erased::Now(remains) = register.erase(first, &decided()).await.unwrap() else {
        panic!("it was there")
    };
    assert_eq!(remains.references, [first]);
    let originals = ["one", "one, another way"].map(|raw| Fingerprint::of(raw.as_bytes()));
    assert_eq!(remains.originals, originals, "the copy's too");
    assert_eq!(register.forgotten_letters().await.unwrap().len(), 1);
    let Erased::Already(again) = register.erase(first, &decided()).await.unwrap() else {
        panic!("erased twice")
    };
    assert_eq!(again, remains);
    assert_eq!(register.erase("Ks 1216/2018-99", &decided()).await.unwrap(), Erased::Unknown);

    let second = "Ks 1216/2018-2";
    let after = [["1", "-", "-"], ["2", second, "-"], ["3", second, "-"], ["4", "-", "-"], ["5", "-", "-"]];
    assert_eq!(ask(register, groups).await, after);
    assert_eq!(ask(register, answered).await, [["ja"]], "its supplement still answers for it");
    let times =
        ask(register, "SELECT i_tid, rubrik FROM svar WHERE lopnummer = 1 AND arendenummer = 'Ks 1216/2018'");
    assert_eq!(times.await, [["ja", "uppgifter borttagna"]]);
    let originals = register.originals().await.unwrap();
    assert!(!remains.originals.iter().any(|one| originals.contains(one)), "they need not be there");
    let erased: Vec<_> = register.erased_originals().await.unwrap();
    assert_eq!(erased.len(), 2);
    assert!(erased.iter().all(|(one, name)| remains.originals.contains(one) && name == first));
}

async fn it_does_not_come_again(register: &Register) {
    let id = Some("1@forening.example");
    let come = |raw| Mail { id, text: FORM, ..mail(raw, "rad@forening.example") };
    let ways = ["one", "one, another way", "one, a third way"];
    let filed = record(register, ways.into_iter().map(|raw| kept(come(raw))).collect()).await;
    assert_eq!(filed, [Filed::Already, Filed::Already, Filed::Already]);
    let kept = ways.map(|raw| come(raw).kept());
    assert_eq!(register.erased_among(kept.iter()).await.unwrap().len(), 3);
    let other = mail("two", "bo@privat.example").kept();
    assert_eq!(register.erased_among([other].iter()).await.unwrap(), []);
    assert_eq!(ask(register, "SELECT count(*) FROM svar").await, [["6"]]);
    assert_eq!(
        register.resend("Ks 1216/2018-1", "rut", at("2022-01-10T09:00:00Z")).await.unwrap(),
        Resent::Erased
    );
    let page = register.standing(None, 100).await.unwrap();
    assert_eq!(page.len(), 4, "it is not judged again");

    let letter = LetterId { kind: LetterKind::Acknowledgement, about: Fingerprint::of(b"one") };
    let report = DeliveryReport {
        letter,
        message_id: seal().message_id(letter),
        action: DeliveryAction::Failed,
        is_final: true,
        status: Some("5.1.1".to_owned()),
        why: "550 rad@forening.example unknown".to_owned(),
    };
    record(register, vec![Finding::Reported { report: Box::new(report), at: at("2022-01-11T08:00:00Z") }])
        .await;
    let shown = format!("{:?}", register.show("Ks 1216/2018-1").await.unwrap().unwrap());
    assert!(
        shown.contains("studsade") && shown.contains("beslut KS § 7") && !shown.contains("rad@"),
        "{shown}"
    );
}

async fn rules_are_told_since_when(register: &Register) {
    let kept = register.kept_messages().await.unwrap();
    let kept: Vec<_> = kept.iter().map(|one| (one.reference.as_str(), one.since)).collect();
    let (open, both) = (date(2019, 10, 30), date(2019, 11, 29));
    let expected = [
        ("Ks 1216/2018-2", open),
        ("Ks 1216/2018-3", open),
        ("Ks 1216/2018-4", open),
        ("Ks 1121/2017-1", both),
    ];
    assert_eq!(kept, expected, "the erased one is kept no more, and the last day of two is the later");

    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let letters = register.kept_letters(&zone).await.unwrap();
    assert_eq!(letters.len(), 4, "that about the erased one has no words");
    assert!(letters.iter().all(|letter| letter.since == date(2019, 11, 1)));
    assert_eq!(register.forget_letters(&letters, &decided()).await.unwrap(), 4);
    assert_eq!(register.forget_letters(&letters, &decided()).await.unwrap(), 0);
    assert_eq!(register.kept_letters(&zone).await.unwrap(), []);
    let sent = ask(register, "SELECT DISTINCT lage FROM kvittens WHERE lopnummer > 1").await;
    assert_eq!(sent, [["skickat"]], "that it was sent stays");
    let shown = register.show("Ks 1216/2018-2").await.unwrap().unwrap();
    let history = shown.iter().find(|section| section.heading == "Historik").unwrap();
    let last = cells(&history.table).pop().unwrap();
    assert_eq!(last[2], "brevets ord borttagna enligt beslut KS § 7 om Åsa; begärt av rut");
}

async fn story(register: Register) {
    fill(&register).await;
    the_others_hold_together_without_it(&register).await;
    it_does_not_come_again(&register).await;
    rules_are_told_since_when(&register).await;
}

#[tokio::test]
async fn an_erased_message_leaves_the_others_whole_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(Register::open(&super::sqlite_url(folder.path())).await.unwrap()).await;
}

#[tokio::test]
async fn an_erased_message_leaves_the_others_whole_on_postgresql() {
    story(Register::open(&postgres_url()).await.unwrap()).await;
}
