//! What is sent to many and came to us as well: newsletters and alerts, and what a body tells its members.

use super::judged;
use crate::recognition::testing::mail;
use crate::recognition::{Kind, Outcome};

#[test]
fn what_can_be_unsubscribed_and_takes_no_side_is_bulk() {
    let listed = || mail().header("List-Unsubscribe", "<mailto:u@nytt.example>");
    for (mail, text, kind) in [
        (
            listed(),
            "Exempel (Ks 1216/2018), Kumla och Sydby tar fram planer. Avsluta prenumerationen.",
            Kind::Bulk,
        ),
        (listed(), "Politik: Ks 1216/2018 på remiss. Sport: vinst.\nMvh Red\nAvregistrera dig", Kind::Bulk),
        (listed().header("List-Id", "<nytt.example>"), "Politik: Ks 1216/2018 på remiss.", Kind::Bulk),
        (listed(), "Mamma fick vänta sex timmar på larmet. Ks 1216/2018.", Kind::Answer),
        (
            listed(),
            "Mamma fick vänta på larmet. Ks 1216/2018. Nu har vi gett upp.\nAvregistrera dig",
            Kind::Answer,
        ),
        (
            mail(),
            "Ks 1216/2018. Cykelställ saknas.\n\nMvh Bo\nVill du inte längre få mejl från oss? Klicka här",
            Kind::Answer,
        ),
        (mail(), "Pågående remisser: Ks 1216/2018. Vill du inte ha Nytt? Klicka här.", Kind::Bulk),
        (listed(), "Vi avstyrker Ks 1216/2018.", Kind::Answer),
        (listed(), "Ks 1216/2018: kommunen borde bygga fler cykelbanor.", Kind::Answer),
        (listed(), "Här kommer vårt svar på Ks 1216/2018.", Kind::Answer),
        (listed().attachment("Yttrande.pdf", "application/pdf"), "Ks 1216/2018", Kind::Answer),
        // What a company puts below all its mail.
        (mail(), "Ks 1216/2018: när antas planen? Avregistrera dig här.", Kind::Answer),
    ] {
        let verdict = judged(mail.subject("Nytt v 48").text(text));
        let outcome = if kind == Kind::Bulk { Outcome::Review } else { Outcome::Filed };
        assert_eq!((verdict.outcome, verdict.kind), (outcome, kind), "{text}");
    }
    let headed = judged(listed().subject("Samverkan Ks 1216/2018").text("Bryggan måste få ligga kvar."));
    assert_eq!((headed.outcome, headed.kind), (Outcome::Filed, Kind::Answer));
    let titled = judged(listed().subject("Nytt").text("Överenskommelse om samverkan: nya krav."));
    assert_ne!(titled.kind, Kind::Bulk, "it would be ignored");
}

#[test]
fn a_bodys_call_to_its_members_is_no_answer() {
    for (subject, text, outcome) in [
        ("Medlemsinfo", "Hej alla medlemmar! Ks 1216/2018 pågår, skriv gärna.", Outcome::Review),
        ("Till alla medlemmar: skriv!", "Märk svaret Ks 1216/2018. Här är en mall.", Outcome::Review),
        (
            "Ks 1216/2018",
            "Kära medlemmar i byalaget,\nvi är emot planen. Skriv till kommunen!",
            Outcome::Review,
        ),
        ("Ks 1216/2018", "Till alla medlemmar i kommunstyrelsen: rösta nej.", Outcome::Filed),
        ("Ks 1216/2018", "Till medlemmarna i KS:\nNej till vindkraft", Outcome::Filed),
        ("Ks 1216/2018", "Kära medlemmar i Exempels styre!\nNej till planen.", Outcome::Filed),
        ("Ks 1216/2018", "Kära nämndmedlemmar! Nej till planen.", Outcome::Filed),
        ("Ks 1216/2018", "Byalaget avstyrker planen.\nKopia:\nTill medlemmar", Outcome::Filed),
        (
            "Ks 1216/2018",
            "Vi avstyrker planen.\n\nDetta har gått ut till byn:\nKära medlemmar! Vi har sagt nej.",
            Outcome::Filed,
        ),
        ("Ks 1216/2018", "Våra medlemmar är emot planen.", Outcome::Filed),
        ("Remissvar Ks 1216/2018", "Till våra medlemmar har vi sagt nej.", Outcome::Filed),
    ] {
        let verdict = judged(mail().subject(subject).text(text));
        assert_eq!(verdict.outcome, outcome, "{text} {:?}", verdict.reasons);
    }
}

#[test]
fn who_tells_that_we_asked_answers_whoever_else_gets_it() {
    for (text, outcome) in [
        ("Ni bjuder in till samråd om Ks 1216/2018. Jag bor 500 m från verk 7.", Outcome::Filed),
        ("Kommunen bjuder in till samråd, Ks 1216/2018. Örnen häckar i område 4.", Outcome::Filed),
        ("Exempel bjuder in till samråd, Ks 1216/2018. Örnen häckar i område 4.", Outcome::Filed),
        ("Vi bjuder in till samråd, Ks 1216/2018. Skriv gärna.", Outcome::Review),
        ("Om ni önskar lämna synpunkter, märk dem Ks 1216/2018.", Outcome::Review),
    ] {
        let to = |first: &str| {
            let mail = mail().to(&[first, "kommun@kommun.example"]).subject("Samverkan");
            judged(mail.text(text)).outcome
        };
        assert_eq!(to("byborna@byalag.example"), outcome, "{text}");
        // Who writes to one of our own people writes to us.
        assert_eq!(to("petra.ask@kommun.example"), Outcome::Filed, "{text}");
    }
}

#[test]
fn who_heads_what_they_write_with_the_case_is_heard_and_who_tells_of_it_within_a_sentence_is_not() {
    let listed = || {
        let mail = mail().header("List-Unsubscribe", "<mailto:u@nytt.example>");
        mail.header("List-Id", "<nytt.example>").subject("Nytt")
    };
    for (text, kind) in [
        ("I Exempel är en ny strategi (Ks 1216/2018) ute på remiss. Vi följer frågan.", Kind::Bulk),
        ("Exempel: nya krav, dnr Ks 1216/2018. Har du frågor? Kontakta oss på 08-123.", Kind::Bulk),
        ("Exempel remitterar en policy (Ks 1216/2018). Läs vår intervju.", Kind::Bulk),
        ("Ks 1216/2018: Samverkan, remiss.\nKs 1121/2017: Partnerskap, remiss.", Kind::Bulk),
        ("Gäller Ks 1216/2018: Storgatan är farlig.", Kind::Answer),
        ("Vi i PRO Norra vill ha fler möten än de som anges i Ks 1216/2018.", Kind::Answer),
        ("Angående Ks 1216/2018. Örnarna häckar vid sjön.", Kind::Answer),
        ("Till Ks 1216/2018. Hundarna mår dåligt.", Kind::Answer),
        ("Ks 1216/2018\nBullret hörs redan.", Kind::Answer),
        ("Ks 1216/2018 Biblioteket är stängt på söndagar.", Kind::Answer),
    ] {
        assert_eq!(judged(listed().text(text)).kind, kind, "{text}");
    }
    let text = "Kommunen samråder. Läs mer på webben.";
    let subject = "Veckans ärenden: Exempel Ks 1216/2018 ute på samråd";
    assert_eq!(judged(listed().subject(subject).text(text)).kind, Kind::Bulk);
    assert_eq!(judged(listed().subject("Cykel Ks 1216/2018").text(text)).kind, Kind::Answer);
    assert_eq!(judged(listed().subject(&format!("SV: {subject}")).text(text)).kind, Kind::Answer);
    let below =
        "Ks 1216/2018 Biblioteket är stängt på söndagar.\nVill du inte längre få mejl? Avregistrera dig.";
    assert_eq!(judged(mail().subject("Mer öppet").text(below)).kind, Kind::Answer);
}

#[test]
fn what_a_program_tells_is_looked_at_and_what_somebody_says_by_it_is_filed() {
    for (from, subject, text, outcome) in [
        ("bevakning@medie.example", "Ny träff", "Ny träff: Ks 1216/2018. Läs artikeln här.", Outcome::Review),
        ("larm@drift.example", "Pump", "Högt vatten. Kvittera larm Ks 1216/2018.", Outcome::Review),
        ("larm@kustlarm.example", "Hej", "Ks 1216/2018: Mer ljus vid skolan, tack! Eva", Outcome::Filed),
        ("larm@kustlarm.example", "Ks 1216/2018", "Vi på Kustlarm cyklar.", Outcome::Filed),
        ("bevakning@kust.example", "Remissvar Ks 1216/2018", "Avgiften är för låg.", Outcome::Filed),
        ("noreply@eva.example", "Ks 1216/2018", "Till dig som läser: planen dödar byn.", Outcome::Filed),
        ("noreply@dela.example", "Svar Ks 1216/2018", "Irma har delat ett objekt med dig.", Outcome::Review),
        (
            "no-reply@dela.example",
            "Per delade Svar Ks 1216/2018",
            "Per har delat en fil. Öppna.",
            Outcome::Review,
        ),
        (
            "noreply@sign.example",
            "Slutfört: Ks 1216/2018",
            "Alla parter har signerat dokumentet.",
            Outcome::Review,
        ),
        ("noreply@moln.example", "Lisa nämnde dig i Ks 1216/2018", "Lisa nämnde dig.", Outcome::Review),
        ("no-reply@form.example", "Ks 1216/2018", "Namn: Anna Ek\nBarnen leker i skogen.", Outcome::Filed),
        ("no-reply@form.example", "Ks 1216/2018", "Du har fått ett meddelande. Emot.", Outcome::Filed),
    ] {
        let verdict = judged(mail().from(&[from]).subject(subject).text(text));
        assert_eq!(verdict.outcome, outcome, "{from}: {text} {:?}", verdict.reasons);
    }
}
