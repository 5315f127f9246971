//! What the ready questions count: persons, as the views do, whatever the letters of an address and however much
//! somebody sent. The same on both databases.

use super::ledger::{adds, changed, correct, decision, file, organisation, told};
use super::mail::{ACCOUNT, Mail, a, ask, at, mail};
use jiff::civil::date;
use remissd::recognition::{Kind, Stance};
use remissd::register::{Adds, Correction, DigestRun, NamedQuery, Register};

const ANSWERS: &str = "SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1216/2018'";

async fn question(register: &Register, name: &str) -> Vec<Vec<String>> {
    ask(register, &NamedQuery::of(name).unwrap().sql(None)).await
}

fn stance(stance: Stance) -> Correction {
    Correction { stance: Some(Some(stance)), ..Correction::default() }
}

#[tokio::test]
async fn who_writes_an_address_in_capitals_has_answered_once() {
    told(async |register| {
        let mails = [
            ("one", "ÅSA.ÖRN@klubb.example"),
            ("two", "åsa.örn@Klubb.example"),
            ("three", "RENÉ@klubb.example"),
            ("four", "rené@klubb.example"),
        ];
        file(&register, mails.map(|(raw, from)| mail(raw, from)).into()).await;
        for serial in 1..=4 {
            changed(&register, &format!("Ks 1216/2018-{serial}"), organisation("Klubben")).await;
        }
        assert_eq!(ask(&register, ANSWERS).await, [["2"]]);
        let told = question(&register, "unsolicited").await;
        assert_eq!(told, [["Ks 1216/2018", "Klubben", "-", "2", "2019-10-29"]]);
    })
    .await;
}

#[tokio::test]
async fn who_says_what_they_think_more_than_once_counts_once_by_what_they_said_last() {
    told(async |register| {
        let later = |raw, from, kind| Mail { kind, arrived: "2019-10-29T14:03:00Z", ..mail(raw, from) };
        let mails = vec![
            mail("one", "ÅSA@privat.example"),
            later("two", "åsa@privat.example", Kind::Supplement),
            mail("three", "bo@privat.example"),
            later("four", "bo@privat.example", Kind::Answer),
            mail("five", "cia@privat.example"),
        ];
        file(&register, mails).await;
        let said = [Stance::Supports, Stance::Supports, Stance::Supports, Stance::Opposes, Stance::Opposes];
        for (serial, said) in (1..).zip(said) {
            correct(&register, &format!("Ks 1216/2018-{serial}"), stance(said)).await;
        }
        assert_eq!(ask(&register, ANSWERS).await, [["3"]]);
        let told = question(&register, "stances").await;
        assert_eq!(
            told,
            [["Ks 1216/2018", "-", "avstyrker", "2"], ["Ks 1216/2018", "-", "tillstyrker", "1"]]
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_said_last_is_what_came_last_and_what_was_taken_back_is_said_no_more() {
    told(async |register| {
        let on = |raw, from, arrived| Mail { arrived, ..mail(raw, from) };
        let mails = vec![
            on("late in October", "bo@privat.example", "2019-10-28T12:00:00Z"),
            on("handed over afterwards", "bo@privat.example", "2019-10-20T12:00:00Z"),
            on("taken back", "cia@privat.example", "2019-10-20T12:00:00Z"),
            Mail { kind: Kind::Withdrawal, ..on("takes back", "cia@privat.example", "2019-10-21T12:00:00Z") },
        ];
        file(&register, mails).await;
        for (serial, said) in [(1, Stance::Opposes), (2, Stance::Supports), (3, Stance::Supports)] {
            correct(&register, &format!("Ks 1216/2018-{serial}"), stance(said)).await;
        }
        let told = question(&register, "stances").await;
        assert_eq!(told, [["Ks 1216/2018", "-", "avstyrker", "1"]]);
        changed(&register, "Ks 1216/2018-3", organisation("Klubben")).await;
        assert_eq!(question(&register, "stance-by-organisation").await, [[""; 5]; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_takes_back_the_whole_answer_and_not_what_came_after_it() {
    told(async |register| {
        let on = |raw, kind, arrived| Mail { kind, arrived, ..mail(raw, "cia@privat.example") };
        let mails = vec![
            on("answers", Kind::Answer, "2019-10-20T12:00:00Z"),
            on("adds", Kind::Supplement, "2019-10-21T12:00:00Z"),
            on("takes back", Kind::Withdrawal, "2019-10-22T12:00:00Z"),
        ];
        file(&register, mails).await;
        correct(&register, "Ks 1216/2018-1", stance(Stance::Supports)).await;
        correct(&register, "Ks 1216/2018-2", stance(Stance::Supports)).await;
        changed(&register, "Ks 1216/2018-1", organisation("Klubben")).await;
        assert_eq!(question(&register, "stances").await, [[""; 4]; 0]);
        assert_eq!(question(&register, "stance-by-organisation").await, [[""; 5]; 0]);
        file(&register, vec![on("adds anew", Kind::Supplement, "2019-10-23T12:00:00Z")]).await;
        correct(&register, "Ks 1216/2018-4", stance(Stance::Opposes)).await;
        changed(&register, "Ks 1216/2018-4", organisation("Klubben")).await;
        let told = question(&register, "stance-by-organisation").await;
        assert_eq!(told, [["Ks 1216/2018", "Klubben", "avstyrker", "4", "2019-10-23"]]);
    })
    .await;
}

/// Who has answered, as a report says it.
async fn silent(register: &Register) -> Vec<String> {
    let until = register.mark_now().await.unwrap();
    let (day, told_at) = (date(2019, 11, 2), at("2019-11-02T07:00:00Z"));
    let run = DigestRun { diary_number: a(), day, since: None, until, told_at };
    let facts = register.digest_facts(ACCOUNT, &run).await.unwrap();
    facts.silent.into_iter().map(|one| one.name).collect()
}

#[tokio::test]
async fn a_withdrawal_takes_back_its_senders_own_and_what_it_adds_to_in_reports_and_questions() {
    told(async |register| {
        let on = |raw, from, kind, arrived| Mail { kind, arrived, ..mail(raw, from) };
        let mails = vec![
            on("answers", "bo@forening.example", Kind::Answer, "2019-10-20T12:00:00Z"),
            on("adds to another's", "cia@idrott.example", Kind::Answer, "2019-10-21T12:00:00Z"),
            on("adds", "eva@forening.example", Kind::Supplement, "2019-10-22T12:00:00Z"),
            on("takes back", "bo@forening.example", Kind::Withdrawal, "2019-10-23T12:00:00Z"),
        ];
        file(&register, mails).await;
        for serial in 1..=3 {
            correct(&register, &format!("Ks 1216/2018-{serial}"), stance(Stance::Opposes)).await;
        }
        let supplement = Correction { kind: Some(Kind::Supplement), ..adds("Ks 1216/2018-1") };
        correct(&register, "Ks 1216/2018-2", supplement).await;
        correct(&register, "Ks 1216/2018-4", adds("Ks 1216/2018-1")).await;
        let others = [["Ks 1216/2018", "Idrottsrådet", "avstyrker", "2", "2019-10-21"]];
        assert_eq!(silent(&register).await, ["Föreningsrådet"]);
        assert_eq!(question(&register, "stance-by-organisation").await, others);
        assert_eq!(question(&register, "stances").await, [[""; 4]; 0]);
        correct(
            &register,
            "Ks 1216/2018-2",
            Correction { adds: Some(Adds::ToNone), ..Correction::default() },
        )
        .await;
        let count = [["Ks 1216/2018", "inbjuden", "avstyrker", "1"]];
        assert_eq!(question(&register, "stances").await, count);
    })
    .await;
}

/// Where nothing is known the databases sort unlike.
#[tokio::test]
async fn who_asked_for_more_time_comes_before_who_has_it() {
    told(async |register| {
        let asks = Mail { kind: Kind::ExtensionRequest, ..mail("asks", "bo@idrott.example") };
        file(&register, vec![asks]).await;
        let until = Some(date(2019, 11, 5));
        register.extend(&a(), "Föreningsrådet", until, &decision("bad om det")).await.unwrap();
        let told = question(&register, "more-time").await;
        let bodies: Vec<_> = told.into_iter().map(|row| [row[1].clone(), row[3].clone()]).collect();
        assert_eq!(bodies, [["Idrottsrådet", "-"], ["Föreningsrådet", "2019-11-05"]]);
    })
    .await;
}
