//! For which organisation a mail says that it is written.

use super::*;
use crate::recognition::testing::{Mail, mail};

fn named(mail: Mail) -> Option<(String, SenderKind)> {
    let message = mail.done();
    organisation(&message, "Exempels kommun", candidates(&message)).map(|named| (named.name, named.kind))
}

#[test]
fn a_name_says_what_kind_it_is() {
    use SenderKind::{Association, Authority, Party};
    for (name, expected) in [
        ("Exempelby Hembygdsförening", Some(Association)),
        ("Örebro Föreningsråd", Some(Association)),
        ("Exempelby IF", Some(Association)),
        ("Studieförbundet Exempel", Some(Association)),
        ("Nätverket Idéburen välfärd", Some(Association)),
        ("Islamiska församlingen", Some(Association)),
        ("Stiftelsen Exempelgården", Some(Association)),
        ("Cykelfrämjandet", Some(Association)),
        ("Suomi-seura", Some(Association)),
        ("Vänsterpartiet Exempelby", Some(Party)),
        ("Socialdemokraterna", Some(Party)),
        ("Centerpartiets partigrupp", Some(Party)),
        ("Exempelby arbetarekommun", Some(Party)),
        ("Region Exempel", Some(Authority)),
        ("Länsstyrelsen i Exempels län", Some(Authority)),
        ("Kumla kommun", Some(Authority)),
        ("Socialnämnden", Some(Authority)),
        ("Nämnden för funktionshinder", Some(Authority)),
        ("Trafikverket", Some(Authority)),
        ("Lantmäteriet", Some(Authority)),
        ("Skogsstyrelsen", Some(Authority)),
        ("Räddningstjänsten Exempel", Some(Authority)),
        ("Riksantikvarieämbetet", Some(Authority)),
        ("Exempelby fiskevårdsområde", Some(Association)),
        ("Anna Ek", None),
        ("Bo Lundråd-Ek", None),
        ("Storgatan 12", None),
        ("019-21 10 00", None),
    ] {
        assert_eq!(kind_of(name, &said(name)), expected, "{name}");
    }
}

/// Display names, and the organisation that each names.
const DISPLAY_NAMES: [(&str, Option<&str>); 27] = [
    ("Exempelföreningen", Some("Exempelföreningen")),
    ("Anna Ek, Exempelföreningen", Some("Exempelföreningen")),
    ("Anna Ek (Exempelby IF)", Some("Exempelby IF")),
    ("Anna Ek / Exempelklubben", Some("Exempelklubben")),
    ("Anna Ek", None),
    ("Ek Anna - Exempels kommun", None),
    ("Göran Klubb", None),
    ("Exempelby Ridklubb", Some("Exempelby Ridklubb")),
    ("Exempelby Budoklubb", Some("Exempelby Budoklubb")),
    ("Exempelby Kammarorkester", Some("Exempelby Kammarorkester")),
    ("Exempelby Vägsamfällighet", Some("Exempelby Vägsamfällighet")),
    ("Zlatan Ek Exempelby Ridklubb", None),
    ("Kyrko Lindlaget", None),
    ("Zlatan Klubb", None),
    ("Bo Lindråd", None),
    ("Anna Ek Exempelby IF", None),
    ("Anna Ek Exempelföreningen", Some("Exempelföreningen")),
    ("Zlatan Ek Exempelföreningen", Some("Exempelföreningen")),
    ("Zlatan Ek Exempelby IF", None),
    ("Anna Kyrka", None),
    ("Exempelby IF", Some("Exempelby IF")),
    ("Exempelby Södra IK", Some("Exempelby Södra IK")),
    ("Exempelby Hembygdsförening", Some("Exempelby Hembygdsförening")),
    ("Maria församling", Some("Maria församling")),
    ("Svenska Kyrkan", Some("Svenska Kyrkan")),
    ("Vänsterpartiet Exempelby", Some("Vänsterpartiet Exempelby")),
    ("Studieförbundet Vuxenskolan Exempel", Some("Studieförbundet Vuxenskolan Exempel")),
];

#[test]
fn an_organisation_is_named_where_mail_shows_the_sender() {
    let display = |name: &str| {
        let mut message = mail().done();
        name.clone_into(&mut message.from[0].name);
        organisation(&message, "Exempels kommun", candidates(&message)).map(|named| named.name)
    };
    for (name, expected) in DISPLAY_NAMES {
        assert_eq!(display(name).as_deref(), expected, "{name}");
    }
}

#[test]
fn an_organisation_is_named_where_senders_name_themselves() {
    for (mail, expected) in [
        (
            mail().signature("Mvh\nAnna Ek\nordförande i Exempelföreningen\n070-123 45 67"),
            Some("Exempelföreningen"),
        ),
        (
            mail().signature("Mvh Anna Ek\nExempelby Hembygdsförening\nwww.hembygd.example"),
            Some("Exempelby Hembygdsförening"),
        ),
        (mail().signature("Anna Ek, sekreterare Exempelby IF"), Some("Exempelby IF")),
        (mail().signature("För Exempelrådet\nAnna Ek"), Some("Exempelrådet")),
        (mail().signature("För styrelsen\nAnna Ek"), None),
        (mail().signature("Mvh Anna Ek\nStorgatan 12"), None),
        (mail().subject("Remissvar från Exempelföreningen ang. Ks 1216/2018"), Some("Exempelföreningen")),
        (mail().subject("Yttrande från Vänsterpartiet Exempelby"), Some("Vänsterpartiet Exempelby")),
        (mail().subject("Remissvar från Anna Ek"), None),
        (mail().text("Vi tillstyrker.\n\nAnna Ek\nExempelklubben"), Some("Exempelklubben")),
        (mail().text("Vi avstyrker förslaget.\nIdrottsrådet anser att det är bra.\n\n\n\n\n."), None),
        (
            mail().text(
                "Exempelföreningen tackar för möjligheten att svara.\n\nMer text här.\nOch här.\nOch.\nSlut.",
            ),
            Some("Exempelföreningen"),
        ),
        (mail().text("Föreningen tillstyrker.\n\n\n\n\n"), None),
        (mail().text("Regionen avstyrker förslaget."), None),
        (mail().text("Vi läste i Cykelföreningens tidning om detta."), None),
        (
            mail().attachment("Remissvar_från_Exempelföreningen.pdf", "application/pdf"),
            Some("Exempelföreningen"),
        ),
    ] {
        assert_eq!(named(mail).map(|(name, _)| name).as_deref(), expected);
    }
}

#[test]
fn an_organisation_is_named_where_a_mail_opens_with_its_name_and_not_with_its_receivers() {
    for (mail, expected) in [
        (mail().text("Exempelpartiet i Bro säger nej till förslaget."), Some("Exempelpartiet i Bro")),
        (mail().text("Exempelföreningen kan inte ställa sig bakom det."), Some("Exempelföreningen")),
        (mail().text("Lantmäteriet har inga synpunkter på programmet."), Some("Lantmäteriet")),
        (mail().text("Polismyndigheten avböjer att yttra sig."), Some("Polismyndigheten")),
        (mail().text("Trafikverket säger nej till allt som vi vill."), None),
        (mail().text("Norra Bro Byalag tycker att det är bra, men jag tycker tvärtom."), None),
        (
            mail().text("Norra Bro Byalag tycker att det är bra, men vi vill se mer."),
            Some("Norra Bro Byalag"),
        ),
        (mail().text("Till Exempelby kommun\nKultur- och fritidsnämnden\n\nMer bussar.\nAnna Ek"), None),
        (mail().text("Till kommunen\n\nMer bussar.\nNorra Bro Byalag"), Some("Norra Bro Byalag")),
        (mail().text("Till kommunen\nVi säger nej.\nNorra Bro Byalag"), Some("Norra Bro Byalag")),
    ] {
        assert_eq!(named(mail).map(|(name, _)| name).as_deref(), expected);
    }
}

#[test]
fn an_organisation_is_named_above_the_text_or_in_its_first_words() {
    for (text, expected) in [
        (
            "Björkhagens samfällighetsförening\n\nVi tillstyrker.\n\n/Styrelsen",
            Some("Björkhagens samfällighetsförening"),
        ),
        ("Hej!\n\nRemissvar\nNorra Bro byalag\n\nVi tillstyrker.\n\n\n\n.", Some("Norra Bro byalag")),
        ("För Norra Bro byalag\n\nVi tillstyrker.\n\n\n\n.", Some("Norra Bro byalag")),
        ("För Vänsterpartiet i Bro: vi tillstyrker.", Some("Vänsterpartiet i Bro")),
        ("Vi i Björkhagens samfällighetsförening tillstyrker.", Some("Björkhagens samfällighetsförening")),
        ("Vi i styrelsen för Norra Bro byalag säger nej.", Some("Norra Bro byalag")),
        (
            "Vi i Hyresgästföreningen i Norra Bro anser att det är bra.",
            Some("Hyresgästföreningen i Norra Bro"),
        ),
        ("Vi på PRO Bro säger nej.", Some("PRO Bro")),
        ("Norra Bro byalag avstyrker\nVi vill ha kvar skolan.", Some("Norra Bro byalag")),
        ("Bro Pingstförsamling tillstyrker.", Some("Bro Pingstförsamling")),
        ("Norra Bro byalag avstyrker, men vi tillstyrker.\n\n\n\n.", None),
        ("Vi i Sverige har det bra. Vi i Cykelföreningen Bro tillstyrker.", Some("Cykelföreningen Bro")),
        ("Angående Norra Bro byalag\n\nVi tillstyrker.\n\n\n\n.", None),
        ("Möte Hembygdsföreningen\n\nVi tillstyrker.\n\n\n\n.", None),
        ("Till Norra Bro byalag\n\nVi tillstyrker.\n\n\n\n.", None),
        ("Hej Norra Bro byalag\n\nVi tillstyrker.\n\n\n\n.", None),
        ("För socialnämnden: vi tillstyrker.", None),
        ("För kännedom: Norra Bro byalag är emot.\n\n\n\n.", None),
        ("Kultur- och fritidsnämnden\n\nVi tillstyrker.\n\n\n\n.", None),
        ("Hembygdsföreningen\nordnade en fest igår.\n\n\n\n.", None),
        ("Byalaget Kalle Ek\n\nVi tillstyrker.\n\n\n\n.", None),
        ("Zlatan Norra Bro byalag\n\nVi tillstyrker.\n\n\n\n.", None),
        ("Vi i familjen Ek i Norra Bro byalag tillstyrker.", None),
    ] {
        let mut message = mail().text(text).done();
        "Kalle Ek".clone_into(&mut message.from[0].name);
        let found = organisation(&message, "Exempels kommun", candidates(&message)).map(|named| named.name);
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn an_appointment_names_nobody_and_a_papers_title_is_no_part_of_a_name() {
    let mut appointment = mail().attached_text("mote.ics", "SUMMARY:Samråd\nExempelby byalag");
    appointment = appointment.text("Vi tillstyrker.");
    let mut message = appointment.done();
    for media_type in ["text/calendar", "application/ics"] {
        media_type.clone_into(&mut message.attachments[0].media_type);
        assert_eq!(organisation(&message, "Exempels kommun", candidates(&message)), None);
    }
    for (line, expected) in [
        ("Protokoll Hökåsens byalag", "Hökåsens byalag"),
        ("Styrelseprotokoll Hökåsens byalag", "Hökåsens byalag"),
        ("PROTOKOLL från Hökåsens byalag", "Hökåsens byalag"),
        ("Minnesanteckningar Hökåsens byalag", "Hökåsens byalag"),
        ("Hökåsens byalag", "Hökåsens byalag"),
    ] {
        let found = named(mail().text("Se bilaga.").attached_text("x.pdf", line));
        assert_eq!(found.map(|(name, _)| name).as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn of_a_name_and_a_longer_one_that_holds_it_the_longer_is_taken() {
    for (sender, signature, text, expected) in [
        ("Hembygdsföreningen", "", "Bro hembygdsförening avstyrker.", Some("Bro hembygdsförening")),
        ("Byalaget", "Mvh\nNorra Bro byalag", "Nej.", Some("Norra Bro byalag")),
        ("Vänsterpartiet", "Vänsterpartiet i Bro", "Nej.", Some("Vänsterpartiet i Bro")),
        ("Hembygdsföreningen", "Hembygdsföreningen Kofi Mensah", "Nej.", Some("Hembygdsföreningen")),
        ("Hembygdsföreningen", "Bo Ek", "Idrottsklubben Bro avstyrker.", Some("Hembygdsföreningen")),
        ("Hembygdsföreningen", "", "Eva Ek hembygdsförening", Some("Hembygdsföreningen")),
        ("Konsult", "Konsult AB", "Nej.", None),
        ("Anna Ek", "Anna Ek AB", "Nej.", None),
        ("Anna Ek", "Bro IF", "Nej.", Some("Bro IF")),
        ("Kök & Bad i Bro AB", "", "Nej.", Some("Kök & Bad i Bro AB")),
        ("Eva & Bo i Bro AB", "", "Nej.", None),
        ("Lions Club Bro", "", "Nej.", Some("Lions Club Bro")),
        ("Bro Rotary", "", "Nej.", Some("Bro Rotary")),
        ("Anna Ek", "Kari Ek\nElvdal kommune", "Nej.", Some("Elvdal kommune")),
    ] {
        let mut message = mail().text(text).signature(signature).done();
        sender.clone_into(&mut message.from[0].name);
        let found = organisation(&message, "Exempels kommun", candidates(&message)).map(|named| named.name);
        assert_eq!(found.as_deref(), expected, "{sender}: {signature}: {text}");
    }
}

/// What stands last in a mail from Kalle Ek, and the organisation that it names.
const LAST_LINES_OF_PERSONS: [(&str, Option<&str>); 34] = [
    ("Önskar Kalle Ek, RFSL Exempelby", Some("RFSL Exempelby")),
    ("Hälsar Kalle Ek Villaföreningen Solbacken", Some("Villaföreningen Solbacken")),
    ("Hälsningar Eva Ek och alla i byalaget", None),
    ("Familjen Ek i föreningen", None),
    ("Familjen Ek i Villaföreningen Solbacken", None),
    ("Din vän Kalle i kyrkan", None),
    ("Er Kalle i Byalaget", None),
    ("Kalles förening", None),
    ("Eva för Brorådet", Some("Brorådet")),
    ("Eva och Kalle för Brorådet", Some("Brorådet")),
    ("Mvh Brorådet", Some("Brorådet")),
    ("Med vänliga hälsningar från Norra Bro Byalag", Some("Norra Bro Byalag")),
    ("Kalle Ek från Hyresgästföreningen", Some("Hyresgästföreningen")),
    ("Kalle från Judiska församlingen", Some("Judiska församlingen")),
    ("Kalle Ek via Röda Korset", Some("Röda Korset")),
    ("Kalle Ek & Villaföreningen Solbacken", Some("Villaföreningen Solbacken")),
    ("Kalle Ek åt Villaföreningen Solbacken", Some("Villaföreningen Solbacken")),
    ("Kalle Ek ombud för Villaföreningen Solbacken", Some("Villaföreningen Solbacken")),
    ("Kalle Ek ordf Byalaget Solbacken", Some("Byalaget Solbacken")),
    ("Kalle Ek och andra i Muslimska församlingen", None),
    ("Kalle Ek med hela Byalaget", None),
    ("Vänliga hälsningar från Kalle i Villaföreningen", None),
    ("Villaföreningen Solbacken genom Kalle", Some("Villaföreningen Solbacken")),
    ("Villaföreningen Solbacken Kalle Ek", Some("Villaföreningen Solbacken")),
    ("Villaföreningen Solbacken och familjen Ek", Some("Villaföreningen Solbacken")),
    ("Brorådet och Cykelrådet", Some("Brorådet")),
    ("Styrelsen, ordförande Zlatan Berg", None),
    ("Skriver som granne, inte för Norra Bro Byalag", None),
    ("Mamma till Olle i IFK Exempel", None),
    ("Fd ordförande i Norra Bro Byalag", None),
    ("Ur Norra Bro Byalags medlemsblad", None),
    ("Kopia till Norra Bro Byalag", None),
    ("Cc: Norra Bro Byalag", None),
    ("Till: Norra Bro Byalag", None),
];

#[test]
fn a_person_beside_an_organisation_is_no_part_of_its_name() {
    for (line, expected) in LAST_LINES_OF_PERSONS {
        let mut message = mail().text(&format!("Vi tillstyrker.\n\n{line}\n")).done();
        "Kalle Ek".clone_into(&mut message.from[0].name);
        let found = organisation(&message, "Exempels kommun", candidates(&message)).map(|named| named.name);
        assert_eq!(found.as_deref(), expected, "{line}");
    }
    let mut message = mail().text("Vi tillstyrker.\n\nVillaföreningen Kofi Mensah").done();
    "Kofi Mensah".clone_into(&mut message.from[0].name);
    let found = organisation(&message, "Exempels kommun", candidates(&message)).map(|named| named.name);
    assert_eq!(found.as_deref(), Some("Villaföreningen"));
}
