//! More time for one body: which answers it moves, and what lists, letters and reports tell of it.

use super::ledger::{correct, decision, file, remark, told};
use super::mail::{ACCOUNT, Mail, a, ask, at, mail};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use remissd::consultation::Timing;
use remissd::facts::{DigestFacts, SilentFacts};
use remissd::recognition::{Kind, Stance};
use remissd::register::{Correction, DigestRun, Extended, Limits, Mark, Register, Remark};

/// The list says who has been given more time.
const GIVEN: &str = "SELECT anstand_till, lage FROM sandlista
    WHERE namn = 'Föreningsrådet' AND arendenummer = 'Ks 1216/2018'";

fn november(day: i8) -> Option<Date> {
    Some(date(2019, 11, day))
}

fn late(raw: &'static str, from: &'static str) -> Mail {
    Mail { arrived: "2019-11-05T12:00:00Z", ..mail(raw, from) }
}

async fn extend(register: &Register, body: &str, until: Option<Date>) -> Extended {
    register.extend(&a(), body, until, &decision("bad om det")).await.unwrap()
}

fn already(body: &str) -> Extended {
    Extended::Already { body: body.to_owned() }
}

/// What was done for Föreningsrådet, whose late answer moved.
fn done(before: Option<Date>, timing: Timing, handled: &[&str]) -> Extended {
    Extended::Done {
        body: "Föreningsrådet".to_owned(),
        before,
        moved: vec![("Ks 1216/2018-2".to_owned(), timing)],
        handled: handled.iter().map(|&one| one.to_owned()).collect(),
    }
}

/// A body asks for more time and answers late, and so does somebody else.
async fn file_late_answers(register: &Register) {
    let asks = Mail { kind: Kind::ExtensionRequest, ..mail("asks", "bo@forening.example") };
    let others = [late("late", "bo@forening.example"), late("other", "dan@privat.example")];
    file(register, [asks].into_iter().chain(others).collect()).await;
}

#[tokio::test]
async fn more_time_is_given_to_a_body_of_the_list_and_past_the_last_day() {
    told(async |register| {
        file_late_answers(&register).await;
        let deadline = date(2019, 10, 30);
        let not_later = extend(&register, "Föreningsrådet", Some(deadline)).await;
        assert_eq!(not_later, Extended::NotLater { deadline });
        let unlisted = extend(&register, "Foreningsrådet", november(8)).await;
        assert!(
            matches!(&unlisted, Extended::NoBody { near } if near.contains(&"Föreningsrådet".to_owned())),
            "{unlisted:?}"
        );
        assert_eq!(extend(&register, "Idrottsrådet", None).await, already("Idrottsrådet"));
    })
    .await;
}

#[tokio::test]
async fn more_time_for_one_body_moves_its_answers_into_time_and_back() {
    told(async |register| {
        file_late_answers(&register).await;
        let extend = async |body: &str, until| extend(&register, body, until).await;
        let given = extend("FÖRENINGSRÅDET", november(8)).await;
        assert_eq!(given, done(None, Timing::InTime, &["Ks 1216/2018-1"]));
        let timings = "SELECT lopnummer, i_tid FROM svar ORDER BY lopnummer";
        assert_eq!(ask(&register, timings).await, [["1", "ja"], ["2", "ja"], ["3", "nej"]]);
        let counts = "SELECT svar, i_tid, sena FROM remisslage WHERE arendenummer = 'Ks 1216/2018'";
        assert_eq!(ask(&register, counts).await, [["2", "1", "1"]]);
        assert_eq!(ask(&register, GIVEN).await, [["2019-11-08", "svarat"]]);
        assert_eq!(extend("Föreningsrådet", november(8)).await, already("Föreningsrådet"));
        assert_eq!(extend("Föreningsrådet", november(4)).await, done(november(8), Timing::Late, &[]));
        assert_eq!(extend("Föreningsrådet", november(5)).await, done(november(4), Timing::InTime, &[]));
        assert_eq!(extend("Föreningsrådet", None).await, done(november(5), Timing::Late, &[]));
        let history = "SELECT vem, galler, vad, varfor FROM andringar WHERE galler LIKE '%: %'";
        let told = ask(&register, history).await;
        assert_eq!(told.len(), 4);
        let withdrawn = "anstånd återkallat: 2019-11-05";
        let last = ["rut", "Ks 1216/2018: Föreningsrådet", withdrawn, "bad om det"].map(str::to_owned);
        assert!(told.contains(&last.to_vec()), "{told:?}");
    })
    .await;
}

/// A body asks for more time, another answers late, and somebody wants documents.
async fn file_what_the_report_tells(register: &Register) {
    let asks = Mail { kind: Kind::ExtensionRequest, ..mail("asks", "ordf@idrott.example") };
    let documents = Mail { kind: Kind::DocumentRequest, ..mail("documents", "cia@privat.example") };
    file(register, vec![late("late", "bo@forening.example"), asks, documents]).await;
}

/// The report of `day` on what came after `until`.
async fn report(register: &Register, until: Mark, day: &str) -> DigestFacts {
    let told_at = at(&format!("{day}T07:00:00Z"));
    let run = DigestRun { diary_number: a(), day: day.parse().unwrap(), since: Some(until), until, told_at };
    register.digest_facts(ACCOUNT, &run).await.unwrap()
}

#[tokio::test]
async fn a_report_does_not_count_what_was_taken_back_among_the_bodies_nor_name_who_was_erased() {
    told(async |register| {
        let later = |raw, kind, arrived| Mail { kind, arrived, ..mail(raw, "bo@forening.example") };
        let adds = later("adds", Kind::Supplement, "2019-10-30T12:00:00Z");
        let back = later("takes back", Kind::Withdrawal, "2019-10-31T12:00:00Z");
        let nothing = register.mark_now().await.unwrap();
        file(&register, vec![mail("answers", "bo@forening.example"), mail("asks", "cia@privat.example")])
            .await;
        let between = register.mark_now().await.unwrap();
        file(&register, vec![adds, back]).await;
        register.erase("Ks 1216/2018-2", &decision("gallras")).await.unwrap();
        let told = async |until| {
            let told_at = at("2019-11-02T07:00:00Z");
            let (diary_number, day, since) = (a(), date(2019, 11, 2), Some(nothing));
            let run = DigestRun { diary_number, day, since, until, told_at };
            register.digest_facts(ACCOUNT, &run).await.unwrap()
        };
        let silent =
            |facts: &DigestFacts| facts.silent.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        assert_eq!(silent(&told(between).await), ["Idrottsrådet"], "as it stood then");
        let now = told(register.mark_now().await.unwrap()).await;
        assert_eq!(silent(&now), ["Föreningsrådet", "Idrottsrådet"]);
        let erased: Vec<bool> = now.news.iter().map(|item| item.erased).collect();
        assert_eq!(erased, [false, true, false, false]);
    })
    .await;
}

#[tokio::test]
async fn a_letter_knows_of_more_time() {
    told(async |register| {
        file_what_the_report_tells(&register).await;
        let limits = Limits { in_all: 99, to_a_domain: 99, since: Timestamp::UNIX_EPOCH };
        let due = register.due_letters(at("2019-11-06T00:00:00Z"), &limits).await.unwrap().letters;
        let letter = due.iter().find(|letter| letter.recipient.address.starts_with("bo@")).unwrap().id;
        let case = async || register.receipt_facts(letter).await.unwrap().cases[0].clone();
        assert_eq!((case().await.timing, case().await.more_time), (Some(Timing::Late), None));
        register.extend(&a(), "Föreningsrådet", november(5), &decision("")).await.unwrap();
        assert_eq!((case().await.timing, case().await.more_time), (Some(Timing::InTime), november(5)));
    })
    .await;
}

#[tokio::test]
async fn a_report_knows_of_more_time_and_of_what_is_handled() {
    told(async |register| {
        file_what_the_report_tells(&register).await;
        register.extend(&a(), "Föreningsrådet", november(5), &decision("")).await.unwrap();
        let until = register.mark_now().await.unwrap();
        let facts = report(&register, until, "2019-11-02").await;
        assert_eq!((facts.in_time, facts.late), (1, 0));
        assert_eq!(facts.news.iter().map(|item| item.serial).collect::<Vec<_>>(), [2, 3]);
        let silent = |one: &SilentFacts| (one.name.clone(), one.wants_time, one.more_time);
        assert_eq!(
            facts.silent.iter().map(silent).collect::<Vec<_>>(),
            [("Idrottsrådet".to_owned(), true, None)]
        );
        register.extend(&a(), "Idrottsrådet", november(8), &decision("")).await.unwrap();
        remark(&register, "Ks 1216/2018-3", Remark::Handled(true), &decision("")).await;
        let facts = report(&register, until, "2019-11-02").await;
        assert!(facts.news.is_empty(), "{:?}", facts.news);
        assert_eq!(
            facts.silent.iter().map(silent).collect::<Vec<_>>(),
            [("Idrottsrådet".to_owned(), false, november(8))]
        );
        assert_eq!(report(&register, until, "2019-10-31").await.news.len(), 2, "as it stood that day");
    })
    .await;
}

#[tokio::test]
async fn a_body_that_abstains_has_declined() {
    told(async |register| {
        file_what_the_report_tells(&register).await;
        let until = register.mark_now().await.unwrap();
        let abstains = Correction { stance: Some(Some(Stance::Abstains)), ..Correction::default() };
        correct(&register, "Ks 1216/2018-1", abstains).await;
        assert_eq!(report(&register, until, "2019-11-02").await.declined, ["Föreningsrådet"]);
    })
    .await;
}
