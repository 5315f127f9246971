//! Who writes, and what shows it.

use super::*;
use crate::diary_number::DiaryNumber;
use crate::recognition::testing::{Mail, authority, mail};

/// The authority of the tests, which has asked two bodies about its first consultation.
fn asking() -> Authority {
    let mut authority = authority();
    let body = |name: &str, domains: &[&str], addresses: &[&str]| Invited {
        name: name.to_owned(),
        domains: domains.iter().map(|each| (*each).to_owned()).collect(),
        addresses: addresses.iter().map(|each| (*each).to_owned()).collect(),
    };
    authority.consultations[0].invited = vec![
        body("Exempels Föreningsråd", &["foreningsrad.example", "gmail.example"], &[]),
        body("Exempelby Cykelklubb", &[], &["cykelklubben@hotmail.example"]),
    ];
    authority
}

fn sent(mail: Mail) -> (Option<SenderKind>, Option<String>) {
    let message = mail.done();
    let diary_number = DiaryNumber::parse("Ks 1216/2018").unwrap();
    let matches = [Match { diary_number, strength: Strength::Certain, timing: None, evidence: Vec::new() }];
    let sender = sender(&message, &Written::of(&message), &matches, &asking());
    (sender.kind.map(|kind| kind.value), sender.organisation)
}

fn from(address: &str) -> Mail {
    mail().from(&[address])
}

#[test]
fn a_sender_is_known_by_address_name_or_words() {
    use SenderKind::{Association, Authority, Invited, Party, Private};
    for (mail, kind, organisation) in [
        (from("bo@foreningsrad.example"), Some(Invited), Some("Exempels Föreningsråd")),
        (from("Bo@Post.Foreningsrad.Example"), Some(Invited), Some("Exempels Föreningsråd")),
        (from("cykelklubben@hotmail.example"), Some(Invited), Some("Exempelby Cykelklubb")),
        (from("nagon.annan@hotmail.example"), Some(Private), None),
        (from("bo@gmail.example"), Some(Private), None),
        (from("bo@grannforeningsrad.example"), Some(Association), None),
        (
            from("bo@gmail.example").signature("Bo Ek\nExempels föreningsråd"),
            Some(Invited),
            Some("Exempels föreningsråd"),
        ),
        (
            from("bo@gmail.example").signature("Mvh Bo Ek\nExempelby Hembygdsförening"),
            Some(Association),
            Some("Exempelby Hembygdsförening"),
        ),
        (
            from("bo@gmail.example").subject("Remissvar från Vänsterpartiet Exempelby"),
            Some(Party),
            Some("Vänsterpartiet Exempelby"),
        ),
        (
            from("bo@region.example").signature("Bo Ek\nutredare, Region Exempel"),
            Some(Authority),
            Some("Region Exempel"),
        ),
        (from("bo@kommun.example"), Some(Authority), None),
        (
            from("bo@skola.kommun.example").signature("Bo Ek\nSkolnämnden Väster"),
            Some(Authority),
            Some("Skolnämnden Väster"),
        ),
        (from("bo@lansstyrelsen.example"), Some(Authority), None),
        (from("bo@vansterpartiet.example"), Some(Party), None),
        (from("bo@ek.example"), None, None),
        (from("bo@ek.example").text("Jag svarar som privatperson."), Some(Private), None),
        (from("bo@gmail.example").text("På styrelsens vägnar lämnar jag detta."), Some(Association), None),
        (from("bo@gmail.example").text("Våra medlemmar är oroliga."), Some(Association), None),
        (from("bo@gmail.example").quoted("Mvh Anna\nExempelföreningen"), Some(Private), None),
    ] {
        let found = sent(mail);
        assert_eq!(found, (kind, organisation.map(str::to_owned)), "{organisation:?}");
    }
}

#[test]
fn a_mail_service_is_nobodys_own() {
    for (domain, public) in [
        ("gmail.example", true),
        ("yahoo.co.example", true),
        ("hotmail.example", true),
        ("gmail.forening.example", false),
        ("forening.example", false),
        ("outlook.kommunen.example", false),
        ("", false),
    ] {
        assert_eq!(is_public(domain), public, "{domain}");
    }
}

#[test]
fn a_sender_without_an_address_is_nobody() {
    assert_eq!(sent(mail().from(&[])), (None, None));
}
