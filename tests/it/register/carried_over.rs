//! What stands in the diary system, what is handled, and what that holds still.

use super::ledger::{correct, decision, file, kind, remark, told};
use super::mail::{Mail, a, ask, b, cells, mail};
use remissd::recognition::{Kind, Outcome};
use remissd::register::{Listing, Marked, Register, Remark, Stays};

/// An answer to two consultations, a question that came before it, and one that waits for a person.
async fn file_an_answer_and_a_question(register: &Register) {
    file(
        register,
        vec![
            Mail { numbers: vec![a(), b()], ..mail("one", "anna@privat.example") },
            Mail {
                kind: Kind::Question,
                arrived: "2019-10-28T12:00:00Z",
                ..mail("two", "bo@forening.example")
            },
            Mail { outcome: Outcome::Review, ..mail("three", "cia@privat.example") },
        ],
    )
    .await;
}

async fn mark(register: &Register, reference: &str, number: Option<&str>) -> Marked {
    remark(register, reference, Remark::Number(number), &decision("")).await
}

fn done(reference: &str, before: Option<&str>, also: &[&str]) -> Marked {
    Marked::Done {
        reference: reference.to_owned(),
        before: before.map(str::to_owned),
        also: also.iter().map(|&one| one.to_owned()).collect(),
    }
}

fn already(reference: &str) -> Marked {
    Marked::Already(reference.to_owned())
}

#[tokio::test]
async fn what_stands_in_the_diary_system_is_marked() {
    told(async |register| {
        file_an_answer_and_a_question(&register).await;
        let unmarked = async || {
            let table = register.list(&Listing::Unmarked { diary_number: Some(a()) }).await.unwrap();
            cells(&table).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>()
        };
        assert_eq!(unmarked().await, ["Ks 1216/2018-2", "Ks 1216/2018-1"], "oldest first");
        let mark = async |reference: &str, number| mark(&register, reference, number).await;
        assert_eq!(mark("Ks 1216/2018-1", Some("2019:17")).await, done("Ks 1216/2018-1", None, &[]));
        assert_eq!(mark("Ks 1216/2018-1", Some("2019:17")).await, already("Ks 1216/2018-1"));
        assert_eq!(
            mark("Ks 1216/2018-2", Some("2019:17")).await,
            done("Ks 1216/2018-2", None, &["Ks 1216/2018-1"])
        );
        assert_eq!(mark("Ks 1216/2018-2", None).await, done("Ks 1216/2018-2", Some("2019:17"), &[]));
        assert_eq!(unmarked().await, ["Ks 1216/2018-2"]);
        assert_eq!(
            ask(
                &register,
                "SELECT handlingsnummer FROM svar WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer"
            )
            .await,
            [["2019:17"], ["-"]]
        );
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_unknown_or_stands_in_several_places_is_not_marked() {
    told(async |register| {
        file_an_answer_and_a_question(&register).await;
        assert_eq!(mark(&register, "g1", Some("x")).await, Marked::Waits);
        assert_eq!(mark(&register, "g9", Some("x")).await, Marked::Unknown);
        let twice = "SELECT original FROM svar WHERE lopnummer = 1 AND arendenummer = 'Ks 1121/2017'";
        let original = &ask(&register, twice).await[0][0];
        let several = mark(&register, original, Some("x")).await;
        assert!(matches!(&several, Marked::Several(all) if all.len() == 2), "{several:?}");
    })
    .await;
}

#[tokio::test]
async fn only_what_asks_something_is_handled() {
    told(async |register| {
        file_an_answer_and_a_question(&register).await;
        let handle =
            async |reference, done| remark(&register, reference, Remark::Handled(done), &decision("")).await;
        assert_eq!(handle("Ks 1216/2018-1", true).await, Marked::AsksNothing(Kind::Answer));
        assert_eq!(handle("Ks 1216/2018-2", true).await, done("Ks 1216/2018-2", None, &[]));
        assert_eq!(handle("Ks 1216/2018-2", true).await, already("Ks 1216/2018-2"));
        mark(&register, "Ks 1216/2018-2", Some("2019:17")).await;
        let shown = register.show("Ks 1216/2018-2").await.unwrap().unwrap();
        let registered = &shown.iter().find(|one| one.heading == "Registrerat").unwrap().table;
        let at = |name| registered.columns.iter().position(|column| column == name).unwrap();
        let row = &cells(registered)[0];
        assert_eq!([&row[at("handlingsnummer")], &row[at("hanterat")]], ["2019:17", "ja"]);
        assert_eq!(handle("Ks 1216/2018-2", false).await, done("Ks 1216/2018-2", None, &[]));
    })
    .await;
}

#[tokio::test]
async fn of_two_marks_neither_is_made_where_one_cannot_be() {
    told(async |register| {
        file_an_answer_and_a_question(&register).await;
        let both = [Remark::Number(Some("17")), Remark::Handled(true)];
        let mark = async |reference| register.mark(reference, &both, &decision("")).await.unwrap();
        assert_eq!(mark("Ks 1216/2018-1").await, [Marked::AsksNothing(Kind::Answer)]);
        let numbers = "SELECT count(*) FROM svar WHERE handlingsnummer IS NOT NULL";
        assert_eq!(ask(&register, numbers).await, [["0"]]);
        assert_eq!(ask(&register, "SELECT count(*) FROM andringar").await, [["0"]]);
        let two = "Ks 1216/2018-2";
        assert_eq!(mark(two).await, [done(two, None, &[]), done(two, None, &[])]);
        assert_eq!(mark(two).await, [already(two), already(two)]);
        assert_eq!(ask(&register, numbers).await, [["1"]]);
    })
    .await;
}

#[tokio::test]
async fn what_is_carried_over_is_judged_again_and_what_is_corrected_is_not() {
    told(async |register| {
        file(&register, vec![mail("one", "anna@privat.example"), mail("two", "bo@privat.example")]).await;
        remark(&register, "Ks 1216/2018-1", Remark::Number(Some("2019:17")), &decision("")).await;
        correct(&register, "Ks 1216/2018-2", kind(Kind::Question)).await;
        let standing = register.standing(None, 9).await.unwrap();
        let stays: Vec<_> = standing.iter().map(|one| one.stays(Outcome::Restricted)).collect();
        assert_eq!(stays, [Stays::Hidden, Stays::Decided]);
    })
    .await;
}
