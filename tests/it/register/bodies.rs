//! Whom an answer is from, for whom it is given, and how the list of who was asked follows.

use super::ledger::{changed, correct, decision, file, organisation, refused, told};
use super::mail::{Mail, a, ask, at, b, cells, consultations, mail};
use jiff::civil::date;
use remissd::recognition::{Evidence, Kind, Place, SenderKind, Strength, Suggested};
use remissd::register::{Batch, Contradiction, Correction, Entry, Finding, Listing, Misfit, Register};

const STANDING: &str = "SELECT namn, lage, lopnummer FROM sandlista
    WHERE arendenummer = 'Ks 1216/2018' ORDER BY namn";

async fn file_a_persons_mail_and_a_bodys(register: &Register) {
    file(
        register,
        vec![
            Mail { numbers: vec![a(), b()], ..mail("one", "anna@privat.example") },
            mail("two", "bo@forening.example"),
        ],
    )
    .await;
}

/// Anna's mail is Idrottsrådet's after all.
async fn a_person_becomes_a_body(register: &Register) {
    file_a_persons_mail_and_a_bodys(register).await;
    correct(register, "Ks 1216/2018-1", organisation("Idrottsrådet")).await;
}

fn sender(kind: SenderKind) -> Correction {
    Correction { sender_kind: Some(kind), ..Correction::default() }
}

#[tokio::test]
async fn a_name_of_the_list_is_the_bodys_however_it_is_written() {
    told(async |register| {
        file_a_persons_mail_and_a_bodys(&register).await;
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "2"], ["Idrottsrådet", "tyst", "-"]]
        );
        assert_eq!(
            changed(&register, "Ks 1216/2018-1", organisation("idrottsRÅDET.")).await,
            ["sender_kind - invited", "organisation - Idrottsrådet"]
        );
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "2"], ["Idrottsrådet", "svarat", "1"]]
        );
        assert_eq!(
            ask(&register, "SELECT avsandare_typ, organisation FROM svar WHERE avsandare_epost LIKE 'anna%'")
                .await,
            [["inbjuden", "Idrottsrådet"], ["inbjuden", "Idrottsrådet"]],
            "the sender is the mail's"
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_writes_as_a_private_person_does_not_answer_for_the_body() {
    told(async |register| {
        a_person_becomes_a_body(&register).await;
        assert_eq!(
            changed(&register, "Ks 1216/2018-2", sender(SenderKind::Private)).await,
            ["sender_kind invited private", "organisation Föreningsrådet -"]
        );
        assert_eq!(ask(&register, STANDING).await[0], ["Föreningsrådet", "tyst", "-"]);
        assert_eq!(
            ask(
                &register,
                "SELECT fran FROM sammanstallning WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer"
            )
            .await,
            [["Idrottsrådet"], ["Privatperson"]]
        );
        // A list that is read anew does not undo it.
        let mut others = consultations();
        others[0].invited.reverse();
        register.synchronise(&others).await.unwrap();
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "tyst", "-"], ["Idrottsrådet", "svarat", "1"]]
        );
    })
    .await;
}

#[tokio::test]
async fn a_sender_that_contradicts_the_list_is_refused() {
    told(async |register| {
        a_person_becomes_a_body(&register).await;
        correct(&register, "Ks 1216/2018-2", sender(SenderKind::Private)).await;
        assert_eq!(
            refused(&register, "Ks 1216/2018-1", sender(SenderKind::Party)).await,
            Misfit::Sender(Contradiction::Invited("Idrottsrådet".to_owned()), Vec::new())
        );
        let invited = Correction { sender_kind: Some(SenderKind::Invited), ..organisation("Idrottsradet") };
        let near = vec!["Idrottsrådet".to_owned()];
        let unlisted = Contradiction::NotInvited(Some("Idrottsradet".to_owned()));
        match refused(&register, "Ks 1216/2018-2", invited).await {
            Misfit::Sender(why, like) => assert!(why == unlisted && like.starts_with(&near), "{like:?}"),
            other => panic!("{other:?}"),
        }
    })
    .await;
}

fn on_behalf(names: &[&str], not: &[&str]) -> Correction {
    Correction {
        on_behalf_of: names.iter().map(|&name| name.to_owned()).collect(),
        not_on_behalf_of: not.iter().map(|&name| name.to_owned()).collect(),
        ..Correction::default()
    }
}

#[tokio::test]
async fn one_answer_may_stand_for_several_bodies() {
    told(async |register| {
        file(&register, vec![mail("one", "bo@forening.example"), mail("two", "cia@privat.example")]).await;
        let one = "Ks 1216/2018-1";
        assert_eq!(
            changed(&register, one, on_behalf(&["idrottsrådet"], &[])).await,
            ["on_behalf_of - Idrottsrådet"]
        );
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "1"], ["Idrottsrådet", "svarat", "1"]]
        );
        assert_eq!(
            ask(&register, "SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1216/2018'").await,
            [["2"]]
        );
        assert_eq!(
            refused(&register, one, on_behalf(&[], &["Föreningsrådet"])).await,
            Misfit::OwnBody("Föreningsrådet".to_owned())
        );
        assert!(matches!(
            refused(&register, one, on_behalf(&["Kulturrådet"], &[])).await,
            Misfit::NoBody(..)
        ));
        assert_eq!(
            changed(&register, one, on_behalf(&[], &["Idrottsrådet"])).await,
            ["on_behalf_of Idrottsrådet -"]
        );
        assert_eq!(ask(&register, STANDING).await[1], ["Idrottsrådet", "tyst", "-"]);
        assert!(changed(&register, one, on_behalf(&[], &["Idrottsrådet"])).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_refusal_in_the_middle_leaves_nothing_of_what_came_before_it() {
    told(async |register| {
        file(&register, vec![mail("one", "bo@forening.example"), mail("two", "cia@privat.example")]).await;
        let before = ask(&register, "SELECT count(*) FROM andringar").await;
        let both = Correction { kind: Some(Kind::Question), ..on_behalf(&["Kulturrådet"], &[]) };
        refused(&register, "Ks 1216/2018-1", both).await;
        assert_eq!(ask(&register, "SELECT count(*) FROM andringar").await, before);
        assert_eq!(ask(&register, "SELECT typ FROM svar WHERE lopnummer = 1").await, [["svar"]]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_says_for_whom_it_is_given_ticks_those_bodies() {
    told(async |register| {
        let mut kept = mail("one", "bo@forening.example").kept();
        let sentence = "Vi svarar även för Idrottsrådets räkning.";
        let shown_by = Evidence {
            rule: "sender/on_behalf",
            place: Place::Body,
            text: sentence.to_owned(),
            strength: Strength::Likely,
        };
        kept.verdict.matches[0].on_behalf = vec![Suggested { value: "Idrottsrådet".to_owned(), shown_by }];
        let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }];
        let now = at("2019-10-29T13:05:00Z");
        register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "1"], ["Idrottsrådet", "svarat", "1"]]
        );
        let shown = register.show("Ks 1216/2018-1").await.unwrap().unwrap();
        let why = &shown.iter().find(|section| section.heading == "Underlag").unwrap().table;
        assert!(
            cells(why).contains(
                &["svarar också för: Idrottsrådet", "texten", sentence, "sender/on_behalf"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
        // A person knows better.
        let not = Correction { not_on_behalf_of: vec!["idrottsrådet".to_owned()], ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-1", not).await, ["on_behalf_of Idrottsrådet -"]);
        assert_eq!(ask(&register, STANDING).await[1], ["Idrottsrådet", "tyst", "-"]);
    })
    .await;
}

#[tokio::test]
async fn the_list_tells_who_was_asked_and_who_answered_unasked() {
    told(async |register| {
        file(
            &register,
            vec![
                mail("one", "bo@forening.example"),
                mail("two", "cia@privat.example"),
                mail("three", "dan@privat.example"),
                mail("four", "eva@klubb.example"),
                Mail { kind: Kind::Question, ..mail("five", "fia@privat.example") },
            ],
        )
        .await;
        correct(&register, "Ks 1216/2018-4", organisation("Exempelklubben")).await;
        register.extend(&a(), "Idrottsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
        let list = async |listing| cells(&register.list(&listing).await.unwrap());
        let number = || Some(a());
        assert_eq!(
            list(Listing::Invited { diary_number: number() }).await,
            [
                ["Ks 1216/2018", "Föreningsrådet", "svarat", "-", "2019-10-29", "1"],
                ["Ks 1216/2018", "Idrottsrådet", "anstånd", "2019-11-08", "-", "-"]
            ]
        );
        assert_eq!(
            list(Listing::Uninvited { diary_number: number() }).await,
            [
                ["Ks 1216/2018", "Exempelklubben", "1", "2019-10-29", "4"],
                ["Ks 1216/2018", "Privatperson", "2", "2019-10-29", "2"]
            ]
        );
        assert_eq!(
            list(Listing::InvitedCounts { diary_number: None }).await,
            [
                ["Ks 1121/2017", "2", "0", "0", "0", "0", "2", "0"],
                ["Ks 1216/2018", "2", "1", "0", "1", "0", "0", "3"]
            ]
        );
    })
    .await;
}
