//! Who writes, and what shows it.

use super::*;
use crate::consultation::BodyName;
use crate::diary_number::DiaryNumber;
use crate::recognition::testing::{Mail, authority, mail};

/// The authority of the tests, which has asked two bodies about its first consultation.
fn asking() -> Authority {
    let mut authority = authority();
    let body = |name: &str, domains: &[&str], addresses: &[&str]| Invited {
        name: BodyName::new(name),
        domains: domains.iter().map(|each| (*each).to_owned()).collect(),
        addresses: addresses.iter().map(|each| (*each).to_owned()).collect(),
    };
    authority.consultations[0].invited = vec![
        body("Exempels Föreningsråd", &["foreningsrad.example", "gmail.example"], &[]),
        body("Exempelby Cykelklubb", &[], &["cykelklubben@hotmail.example"]),
        body("Idrottsrådet", &["idrott.example"], &[]),
        body("Idrottsrådet Väst", &["idrott.example"], &["vast@idrott.example"]),
        body("Turidgruppen", &["turid.example"], &[]),
    ];
    authority
}

fn sent(mail: Mail) -> (Option<SenderKind>, Option<String>) {
    let message = mail.done();
    let diary_number = DiaryNumber::parse("Ks 1216/2018").unwrap();
    let asking = asking();
    let mut matches = [Match {
        diary_number,
        strength: Strength::Certain,
        timing: None,
        evidence: Vec::new(),
        stance: None,
        on_behalf: Vec::new(),
    }];
    let written = Written::of(&message);
    joint::on_behalf(&mut matches, &written, &asking.consultations);
    let sender = sender(&message, &written, &matches, &asking);
    (sender.kind.map(|kind| kind.value), sender.organisation)
}

fn from(address: &str) -> Mail {
    mail().from(&[address])
}

fn each_is(cases: impl IntoIterator<Item = (Mail, Option<SenderKind>, Option<&'static str>)>) {
    for (mail, kind, organisation) in cases {
        let found = sent(mail);
        assert_eq!(found, (kind, organisation.map(str::to_owned)), "{organisation:?}");
    }
}

#[test]
fn a_sender_is_known_by_address_or_name() {
    each_is([
        (from("bo@foreningsrad.example"), Some(SenderKind::Invited), Some("Exempels Föreningsråd")),
        (from("Bo@Post.Foreningsrad.Example"), Some(SenderKind::Invited), Some("Exempels Föreningsråd")),
        (from("cykelklubben@hotmail.example"), Some(SenderKind::Invited), Some("Exempelby Cykelklubb")),
        (from("nagon.annan@hotmail.example"), Some(SenderKind::Private), None),
        (from("bo@gmail.example"), Some(SenderKind::Private), None),
        (from("bo@grannforeningsrad.example"), Some(SenderKind::Association), None),
        (
            from("bo@gmail.example").signature("Bo Ek\nExempels föreningsråd"),
            Some(SenderKind::Invited),
            Some("Exempels föreningsråd"),
        ),
        (
            from("bo@gmail.example").signature("Mvh Bo Ek\nExempelby Hembygdsförening"),
            Some(SenderKind::Association),
            Some("Exempelby Hembygdsförening"),
        ),
        (
            from("bo@gmail.example").subject("Remissvar från Vänsterpartiet Exempelby"),
            Some(SenderKind::Party),
            Some("Vänsterpartiet Exempelby"),
        ),
        (
            from("bo@region.example").signature("Bo Ek\nutredare, Region Exempel"),
            Some(SenderKind::Authority),
            Some("Region Exempel"),
        ),
    ]);
}

#[test]
fn a_sender_without_a_name_is_known_by_domain_or_words() {
    each_is([
        (from("bo@kommun.example"), Some(SenderKind::Authority), None),
        (
            from("bo@skola.kommun.example").signature("Bo Ek\nSkolnämnden Väster"),
            Some(SenderKind::Authority),
            Some("Skolnämnden Väster"),
        ),
        (from("formular@etjanst.kommun.example"), None, None),
        (from("bo@lansstyrelsen.example"), Some(SenderKind::Authority), None),
        (from("bo@vansterpartiet.example"), Some(SenderKind::Party), None),
        (from("bo@ek.example"), None, None),
        (from("bo@ek.example").text("Jag svarar som privatperson."), Some(SenderKind::Private), None),
        (
            from("bo@gmail.example").text("På styrelsens vägnar lämnar jag detta."),
            Some(SenderKind::Association),
            None,
        ),
        (from("bo@gmail.example").text("Våra medlemmar är oroliga."), Some(SenderKind::Association), None),
        (from("bo@gmail.example").quoted("Mvh Anna\nExempelföreningen"), Some(SenderKind::Private), None),
    ]);
}

#[test]
fn a_sender_without_an_address_is_nobody() {
    assert_eq!(sent(mail().from(&[])), (None, None));
}

#[test]
fn a_domain_that_several_bodies_share_names_none_of_them() {
    let invited = |name: &str| (Some(SenderKind::Invited), Some(name.to_owned()));
    assert_eq!(sent(from("vast@idrott.example").text("Vi tillstyrker.")), invited("Idrottsrådet Väst"));
    assert_eq!(sent(from("bo@idrott.example").text("Vi tillstyrker.")).1, None);
    let signed = "Idrottsrådet Väst tillstyrker förslaget.\n\nMvh\nBo Berg\nIdrottsrådet Väst";
    let named = sent(from("bo@idrott.example").text(signed)).1;
    assert!(named.is_none() || named.as_deref() == Some("Idrottsrådet Väst"), "{named:?}");
}

#[test]
fn a_body_is_known_where_only_the_list_tells_that_it_is_one() {
    let invited = |name| (Some(SenderKind::Invited), Some(name));
    let cases = [
        (from("bo@gmail.example").text("Organisation: Turidgruppen\nSvar: Vi tillstyrker."), "Turidgruppen"),
        (from("bo@gmail.example").signature("Mvh\nBo Ek\nTuridgruppen"), "Turidgruppen"),
        (from("bo@gmail.example").subject("Turidgruppens svar på Ks 1216/2018"), "Turidgruppen"),
        (
            from("bo@gmail.example").text("Idrottsrådet och Turidgruppen lämnar ett gemensamt yttrande."),
            "Idrottsrådet",
        ),
        (
            from("bo@gmail.example")
                .text("Vi svarar å Idrottsrådets och Turidgruppens vägnar. Vi tillstyrker."),
            "Idrottsrådet",
        ),
        (from("bo@gmail.example").text("För Idrottsrådet och Turidgruppen\nVi tillstyrker."), "Idrottsrådet"),
    ];
    each_is(cases.map(|(mail, name)| (mail, invited(name).0, invited(name).1)));
    each_is([
        (
            from("bo@gmail.example").text("Vi svarar tillsammans med Turidgruppen."),
            Some(SenderKind::Private),
            None,
        ),
        (
            from("bo@gmail.example").text("Vi tillstyrker.\n\nKopia till Turidgruppen"),
            Some(SenderKind::Private),
            None,
        ),
        (
            from("bo@gmail.example").text("Som privatperson svarar jag, inte på uppdrag av Turidgruppen."),
            Some(SenderKind::Private),
            None,
        ),
    ]);
}

#[test]
fn whoever_writes_for_themselves_is_private_whatever_stands_below_the_name() {
    let signed = |text: &str| {
        let (kind, organisation) = sent(
            from("bo@gmail.example").text(&format!("{text}\nMer bussar.\n\nBo Ek\nOrdförande Exempelby IF")),
        );
        kind == Some(SenderKind::Private) && organisation.is_none()
    };
    for (text, expected) in [
        ("Jag skriver som privatperson.", true),
        ("Jag svarar här som privatperson och inte som ordförande.", true),
        ("Som privatperson tycker jag att det är bra.", true),
        ("Detta skriver jag för egen räkning.", true),
        ("Jag skriver inte på föreningens vägnar.", true),
        ("I am writing as a private individual.", true),
        ("Vi anser att man som privatperson ska få svara.", false),
        ("Vi svarar inte som privatpersoner utan som förening.", false),
        ("Jag svarar både som privatperson och för klubben.", false),
        ("På föreningens vägnar.", false),
    ] {
        assert_eq!(signed(text), expected, "{text}");
    }
}
