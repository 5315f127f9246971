//! Who an answer is from, when it is also given for others: the sender's own body, and not one it only answers for.

use super::ledger::{adds, changed, correct, file, kind, organisation, told};
use super::mail::{Mail, a, ask, b, cells, mail};
use remissd::consultation::BodyName;
use remissd::recognition::{Kind, SenderKind};
use remissd::register::{Correction, Listing, Register};

const FROM: &str =
    "SELECT organisation, avsandare_typ FROM svar WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer";

async fn also_for(register: &Register, reference: &str, body: &str) {
    let joint = Correction { on_behalf_of: vec![body.to_owned()], ..Correction::default() };
    correct(register, reference, joint).await;
}

#[tokio::test]
async fn a_joint_answer_is_from_its_senders_own_body() {
    told(async |register| {
        let private = Correction { sender_kind: Some(SenderKind::Private), ..Correction::default() };
        let mails =
            [("one", "bo@idrott.example"), ("two", "cia@klubb.example"), ("three", "dan@privat.example")];
        file(&register, mails.map(|(raw, from)| mail(raw, from)).into()).await;
        correct(&register, "Ks 1216/2018-2", organisation("Exempelklubben")).await;
        correct(&register, "Ks 1216/2018-3", private).await;
        for serial in 1..=3 {
            also_for(&register, &format!("Ks 1216/2018-{serial}"), "Föreningsrådet").await;
        }
        let from = [["Idrottsrådet", "inbjuden"], ["Exempelklubben", "-"], ["-", "privatperson"]];
        assert_eq!(ask(&register, FROM).await, from);
        let list = "SELECT namn, lopnummer FROM sandlista WHERE arendenummer = 'Ks 1216/2018' ORDER BY namn";
        assert_eq!(ask(&register, list).await, [["Föreningsrådet", "1"], ["Idrottsrådet", "1"]]);
        let uninvited = register.list(&Listing::Uninvited { diary_number: Some(a()) }).await.unwrap();
        let unasked: Vec<_> = cells(&uninvited).into_iter().map(|row| row[1].clone()).collect();
        assert_eq!(unasked, ["Exempelklubben", "Privatperson"]);
        let unsolicited = include_str!("../../../queries/unsolicited.sql").replace(":arendenummer", "''");
        let told = ask(&register, &unsolicited).await;
        assert_eq!(told, [["Ks 1216/2018", "Exempelklubben", "-", "1", "2019-10-29"]]);
    })
    .await;
}

#[tokio::test]
async fn who_was_invited_to_another_consultation_is_not_invited_to_this_one() {
    told(async |register| {
        let mut others = super::mail::consultations();
        others[1].invited.clear();
        register.synchronise(&others).await.unwrap();
        file(&register, vec![Mail { numbers: vec![a(), b()], ..mail("one", "bo@klubb.example") }]).await;
        correct(&register, "Ks 1216/2018-1", organisation("Idrottsrådet")).await;
        let kinds = "SELECT arendenummer, avsandare_typ, organisation FROM svar ORDER BY arendenummer";
        let expected = [["Ks 1121/2017", "-", "Idrottsrådet"], ["Ks 1216/2018", "inbjuden", "Idrottsrådet"]];
        assert_eq!(ask(&register, kinds).await, expected);
    })
    .await;
}

#[tokio::test]
async fn day_and_number_on_the_list_are_of_the_same_first_answer() {
    told(async |register| {
        file(
            &register,
            vec![
                Mail { arrived: "2019-10-29T13:03:00Z", ..mail("one", "bo@idrott.example") },
                Mail { arrived: "2019-10-20T13:03:00Z", ..mail("two", "cia@idrott.example") },
            ],
        )
        .await;
        let first = "SELECT inkom_dag, lopnummer FROM sandlista
            WHERE arendenummer = 'Ks 1216/2018' AND namn = 'Idrottsrådet'";
        assert_eq!(ask(&register, first).await, [["2019-10-20", "2"]]);
    })
    .await;
}

/// What adds to something, by whom a person says it is from.
#[tokio::test]
async fn a_chain_follows_who_a_person_says_the_sender_is() {
    told(async |register| {
        let later =
            |raw, from| Mail { kind: Kind::Supplement, arrived: "2019-10-29T14:03:00Z", ..mail(raw, from) };
        let mails = vec![
            mail("one", "bo@idrott.example"),
            later("two", "cia@privat.example"),
            later("three", "dan@idrott.example"),
        ];
        file(&register, mails).await;
        let chains = async || ask(&register, "SELECT kompletterar FROM svar ORDER BY lopnummer").await;
        assert_eq!(chains().await, [["-"], ["-"], ["1"]]);
        correct(&register, "Ks 1216/2018-2", organisation("Idrottsrådet")).await;
        assert_eq!(chains().await[1], ["1"]);
        // It was another body's answer: what was chained to it is that one's no more.
        correct(&register, "Ks 1216/2018-1", organisation("Föreningsrådet")).await;
        assert_eq!(chains().await, [["-"], ["-"], ["2"]]);
        // What a person chained stays.
        assert_eq!(changed(&register, "Ks 1216/2018-3", adds("Ks 1216/2018-1")).await.len(), 1);
        correct(&register, "Ks 1216/2018-3", organisation("Exempelklubben")).await;
        correct(&register, "Ks 1216/2018-1", kind(Kind::Answer)).await;
        assert_eq!(chains().await[2], ["1"]);
    })
    .await;
}

/// Whom it answers for besides is not who sent it.
#[tokio::test]
async fn an_answer_for_another_body_takes_none_of_its_supplements() {
    told(async |register| {
        file(&register, vec![mail("one", "bo@idrott.example")]).await;
        also_for(&register, "Ks 1216/2018-1", "Föreningsrådet").await;
        let more = Mail {
            kind: Kind::Supplement,
            arrived: "2019-10-29T14:03:00Z",
            ..mail("more", "cia@forening.example")
        };
        file(&register, vec![more]).await;
        assert_eq!(ask(&register, "SELECT kompletterar FROM svar ORDER BY lopnummer").await, [["-"], ["-"]]);
    })
    .await;
}

/// A silent body that counted as one who answered would never be reminded.
#[tokio::test]
async fn a_domain_of_several_bodies_says_of_none_that_it_answered() {
    told(async |register| {
        let mut lists = super::mail::consultations();
        let mut other =
            lists[0].invited.iter().find(|body| body.name.as_str() == "Idrottsrådet").unwrap().clone();
        other.name = BodyName::new("Idrottsrådet Väst");
        lists[0].invited.push(other);
        register.synchronise(&lists).await.unwrap();
        file(&register, vec![mail("one", "bo@idrott.example")]).await;
        let list = "SELECT namn, svarat FROM sandlista
            WHERE arendenummer = 'Ks 1216/2018' AND namn LIKE 'Idrott%' ORDER BY namn";
        let of =
            |one: &'static str, other: &'static str| [["Idrottsrådet", one], ["Idrottsrådet Väst", other]];
        assert_eq!(ask(&register, list).await, of("nej", "nej"));
        correct(&register, "Ks 1216/2018-1", organisation("Idrottsrådet Väst")).await;
        assert_eq!(ask(&register, list).await, of("nej", "ja"));
    })
    .await;
}
