//! Automatic answers known by their words alone, and the people who write nearly the same.

use super::super::Effect;
use super::{AUTOMATIC, spoken};
use crate::message::Report;
use crate::recognition::testing::{Mail, mail};

pub(super) fn in_thread(subject: &str, text: &str) -> Mail {
    mail().subject(subject).text(text).answers(&["abc@kommun.example"])
}

const OURS: &str = "Sv: Vi har fått ditt svar – Ks 1216/2018";

/// What the notices of six languages say.
const NOTICES: [&str; 96] = [
    "Detta är ett automatsvar.",
    "Detta är ett autosvar.",
    "Detta mejl är automatiskt genererat och går inte att svara på.",
    "Det här meddelandet har skickats automatiskt.",
    "Jag är inte på kontoret.",
    "Jag är ej på plats idag.",
    "Jag är frånvarande till måndag.",
    "Jag har semester till den 5.",
    "Jag är på utbildning och svarar nej på alla mötesförfrågningar.",
    "Jag är bortrest och svarar nej till möten till den 5 december.",
    "Jag är sjukskriven och säger nej till alla samtal tills vidare.",
    "I am on leave and answer no to all meeting requests.",
    "Jag är föräldraledig.",
    "Jag är tillbaka den 5 december.",
    "Jag läser min e-post igen den 5 december.",
    "Hej! Tack för ditt mejl. Jag är på semester till och med den 5 december och läser inte min e-post. Vid brådskande ärenden kontakta växeln.",
    "Hej, jag är föräldraledig till augusti. Kontakta Lisa i stället.",
    "Hej! Jag är tjänstledig och har slutat på föreningen.",
    "Hej!\n\nJag är på semester v. 28–31 och åter den 5 augusti.\nMejl läses inte under tiden.\n\nTrevlig sommar!\nHälsningar\nAnna",
    "Hej, jag har slutat min tjänst. Kontakta kansliet i stället.",
    "Frånvarande till den 5 maj.",
    "Ute från kontoret till den 5 maj.",
    "Jag är sjukskriven. Mejlet vidarebefordras inte.",
    "Kansliet är stängt för semester. Vi svarar när vi är tillbaka.",
    "Tack för ditt mejl! Detta är ett automatiskt svar. Vi besvarar mejl inom fem dagar.",
    "This is an automatic reply.",
    "This is an automated reply.",
    "This is an automated message.",
    "This is an automatically generated e-mail.",
    "I am out of the office.",
    "I'm out of office until Monday.",
    "I am away from the office.",
    "I am on vacation.",
    "I am currently on parental leave.",
    "I am currently on annual leave and will return on 5 December.",
    "Auto-reply: I am away.",
    "I am out of the office until Monday with limited access to email.",
    "Thank you for contacting us. This is an automated message, please do not reply.",
    "Thank you for your e-mail. I will be away until 5 May. For urgent matters, please contact my colleague.",
    "I will be on holiday until Monday and will respond to your message when I return.",
    "Anna Ek is out of the office.",
    "Out of office until 5 May.",
    "Tämä on automaattinen vastaus.",
    "Tämä on automaattinen viesti.",
    "Tämä on automaattivastaus.",
    "Olen poissa toimistosta.",
    "Olen poissa 5.12. asti.",
    "Olen lomalla.",
    "Olen lomalla 5.12. asti.",
    "Olen vuosilomalla ja palaan töihin 5.12.",
    "En ole tavoitettavissa.",
    "Kiitos viestistäsi. Olen kesälomalla. Kiireellisissä asioissa ota yhteyttä toimistoon.",
    "Dette er et automatisk svar.",
    "Dette er en automatisk melding.",
    "Jeg er ikke på kontoret.",
    "Jeg er på ferie.",
    "Jeg er på ferie til 5. desember.",
    "Jeg er ute av kontoret.",
    "Dette er et autosvar.",
    "Jeg er fraværende.",
    "Jeg er ikke på kontoret og leser ikke e-post. Dette er et automatisk svar.",
    "Takk for din e-post. Jeg er i permisjon og er tilbake mandag. Ved spørsmål, kontakt Kari.",
    "Dette er en automatisk besked.",
    "Jeg holder ferie.",
    "Jeg holder ferie og er tilbage mandag.",
    "Jeg er ikke til stede.",
    "Jeg har orlov.",
    "Tak for din mail. Jeg er på barsel.",
    "Dies ist eine automatische Antwort.",
    "Dies ist eine automatisch generierte E-Mail.",
    "Diese E-Mail wurde automatisch erstellt.",
    "Ich bin nicht im Büro.",
    "Ich bin im Urlaub.",
    "Ich bin zurzeit abwesend.",
    "Abwesenheitsnotiz.",
    "Ich bin außer Haus.",
    "Dies ist eine automatische Antwort. Ich bin derzeit nicht im Büro.",
    "Ich bin bis zum 5. Dezember nicht erreichbar. Ihre E-Mail wird nicht weitergeleitet.",
    "Vielen Dank für Ihre Nachricht. Ich befinde mich im Urlaub. In dringenden Fällen wenden Sie sich bitte an Frau Ek.",
    "Autosvar!",
    "Automatiskt svar: Jag är sjuk.",
    "Hej\n\nSemester till och med den 5 augusti.\n\nMvh A",
    "Jag är bortrest och har begränsad tillgång till e-post.",
    "Tack för att du kontaktar oss. Vi återkommer så snart vi kan. Ditt ärende: #7919.",
    "Tack för ditt mail! Vi har tagit emot ditt meddelande och återkommer så snart vi kan. Ditt ärende har fått nummer 4711.",
    "Thank you for contacting us. Your case number is 4711. We will get back to you as soon as possible.",
    "Jag är ledig.",
    "Jag är sjuk idag och svarar på mejl när jag är tillbaka.",
    "Jag har slutat. Kontakta Lisa.",
    "Vi har semester vecka 28. Ha en skön sommar!",
    "Jag är på semester och kontoret öppnar igen den 5 augusti.",
    "Jag är sjukskriven men växeln hjälper dig på telefon 019-12 34 56.",
    "Jag är på semester och svarar på mejl igen den 5 augusti, tack för tålamodet.",
    "Jag är föräldraledig och kan inte ta emot mejl.",
    "Jag är på resande fot och kontoret är stängt under september.",
    "I am on leave and will reply no later than Monday.",
];

#[test]
fn a_notice_that_says_nothing_else_is_a_machines_in_a_thread_of_ours() {
    let mut missed = Vec::new();
    for text in NOTICES {
        for text in [text.to_owned(), format!("{text}\n\nMvh A\n")] {
            if spoken(in_thread(OURS, &text)) != [("never/35_automatic_text", AUTOMATIC)] {
                missed.push((text.clone(), spoken(in_thread(OURS, &text))));
            }
            assert_eq!(spoken(mail().text(&text)), [], "{text}");
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// What people write in a thread of ours: subject, text, and whether they get a letter.
const PEOPLE: [(&str, &str, bool); 37] = [
    (OURS, "Vi avstyrker förslaget. Kommunens autosvar hjälper ingen.", true),
    (
        OURS,
        "Hej! Vi tillstyrker förslaget. Vår kassör är out of the office så underskrift kommer senare.",
        true,
    ),
    (
        OURS,
        "Vi avstyrker förslaget. När vår kassör är out of the office svarar ingen, därför behövs stöd.",
        true,
    ),
    (OURS, "Autosvar är ingen bra form av dialog. Vi vill att kommunen svarar på riktigt.", true),
    (OURS, "Hej! Jag fick ett autosvar från er, men nu kommer vårt riktiga remissvar: Vi avstyrker.", true),
    (OURS, "De som är frånvarande hörs inte.", true),
    (OURS, "Många i vår förening är föräldralediga.", true),
    (OURS, "Tack för ert autosvar! Det var snabbt.", true),
    (OURS, "Är detta ett autosvar?", true),
    (OURS, "Vi är tillbaka på ruta ett.", true),
    (OURS, "Vi har slutat hoppas på kommunen.", true),
    (OURS, "Semester under sommaren gör att få hinner svara.", true),
    (OURS, "Kontoret är stängt för ofta.", true),
    (OURS, "Ert ärende 17 tar för lång tid.", true),
    (OURS, "Vi läser era mejl med intresse.", true),
    (OURS, "Olemme matkalla kohti parempaa.", true),
    (OURS, "I have to leave the rest to others.", true),
    (OURS, "Vi er tilbake til start.", true),
    (OURS, "Svaret bifogas. Jag är på semester från i morgon och inte på kontoret, ring Lisa.", false),
    (OURS, "Jag är på semester nästa vecka men här är vårt svar: vi tillstyrker förslaget.", false),
    (OURS, "Jag är inte på kontoret. Ks 1216/2018 gäller det.", false),
    (OURS, "Jag är på semester. När måste svaret vara inne?", false),
    (OURS, "Jag är på semester. Emot.", false),
    (OURS, "Jag är på semester. För!", false),
    (OURS, "Jag är på semester.\n\nHelt emot\n\nMvh A", false),
    (OURS, "Jag är på semester. Nej.", false),
    ("Autosvar: Remiss", "Jag är på semester. Avslag!", false),
    (OURS, "Jag är på semester men röstar nej.", false),
    (OURS, "Vi är på semester, men svaret från oss är ja.", false),
    (OURS, "Jag är föräldraledig. Kan vi få anstånd till den 15 november?", false),
    (OURS, "Jeg er på ferie. Vi støtter forslaget.", false),
    (OURS, "I am on vacation. We support the proposal.", false),
    ("Sv: Frånvarande röster i Ks 1216/2018", "De frånvarande föräldrarnas röst saknas.", true),
    ("Semesterhemmet i Ks 1216/2018", "Semesterhemmet borde nämnas.", true),
    ("Läst: Remissvar Ks 1216/2018", "Vi avstyrker förslaget helt.", false),
    ("Autosvar: Remissvar Ks 1216/2018", "Vi avstyrker förslaget helt.", false),
    ("Semester", "Vi avstyrker förslaget.", false),
];

#[test]
fn a_person_who_answers_is_filed_whatever_is_said_of_absences() {
    let alone = ("never/35_words_alone", Effect::NoAck);
    let mut wrong = Vec::new();
    for (subject, text, letter) in PEOPLE {
        let told = spoken(in_thread(subject, text));
        let fine = match letter {
            true => told.is_empty(),
            false => told == [alone] || told == [("never/18_read_and_answered", Effect::NoAck)],
        };
        if !fine {
            wrong.push((text, told));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let enclosed = in_thread(OURS, "Jag är inte på kontoret.").attachment("Svar.txt", "text/plain");
    assert_eq!(spoken(enclosed), [alone]);
}

#[test]
fn what_may_be_a_notice_or_a_persons_answer_is_looked_at() {
    let doubt = ("never/35_perhaps_automatic", Effect::Hold);
    for (subject, text) in [
        (
            OURS,
            "Jag är föräldraledig och mötena på kvällstid är det ingen hemma som kan gå på. Så är det för många.",
        ),
        (OURS, "Hej! Jag är på semester. Affären har öppet som vanligt."),
        // A yes or no that is told.
        (OURS, "Hej! Jag är på semester, men svarar nej."),
        (OURS, "Jag är sjukskriven men svarar nej på båda frågorna."),
        (OURS, "Jag är på resande fot och svarar kort: Ja."),
        (OURS, "Jag är föräldraledig och svarar nej."),
        (OURS, "Jag är på tjänsteresa men är emot."),
        (OURS, "Jeg er på ferie og svarer nei."),
        (OURS, "I am on leave and my answer is no."),
        // The same to what a strategy may be of.
        (OURS, "Jag är bortrest men svarar nej till nya mötesplatser."),
        (OURS, "Jag är föräldraledig och svarar ja till mötesplatser för unga."),
        (OURS, "Jag är tjänstledig men svarar ja på mötesplatserna i strategin."),
        (OURS, "Jag är på semester och svarar nej på samtalsgrupper."),
        (OURS, "Jag är på semester och svarar nej till fler möteslokaler."),
        (OURS, "Jag är bortrest men svarar ja på bokningssystemet."),
        (OURS, "Jag är bortrest men svarar ja till alla möten."),
        (OURS, "Jag är tjänstledig och säger nej till möten på kvällstid."),
        (OURS, "Jag är sjukskriven och svarar nej på samtal om vindkraft."),
        // Something that notices speak of, of which no notice tells this.
        (OURS, "Jag är tjänstledig och kontoret på Storgatan saknar ramp."),
        (OURS, "Jag är på semester och bussen till jobbet går för sällan."),
        (OURS, "Vi är på semester och telefonen fungerar inte i byn."),
        (OURS, "Jag är sjukskriven och hjälp saknas på orten."),
        // A thumb may be a flourish.
        (OURS, "Jag är på semester. 👍"),
        ("Semester: mer av det", "Badplatsen är stängd för ofta."),
    ] {
        assert_eq!(spoken(in_thread(subject, text)), [doubt], "{text}");
    }
    let receipt = [("never/18_perhaps_a_receipt", Effect::Hold)];
    assert_eq!(spoken(in_thread("Läst: Remissvar", "Badplatsen är stängd för ofta.")), receipt);
    let read = "Ditt meddelande\n\nTill: kommun@kommun.example\nÄmne: Vi har fått ditt svar\n\nlästes den 29 oktober.";
    assert_eq!(spoken(in_thread("Läst: Vi har fått", read)), [("never/18_read_receipt", AUTOMATIC)]);
}

#[test]
fn a_field_of_a_machine_makes_words_enough() {
    let marked =
        in_thread(OURS, "Jag är på semester. Affären har öppet som vanligt.").header("Precedence", "junk");
    assert!(spoken(marked).contains(&("never/35_automatic_text", AUTOMATIC)));
}

#[test]
fn a_person_who_encloses_a_systems_report_is_a_person() {
    let mixed = || mail().header("Content-Type", "multipart/mixed; boundary=b");
    let person = [("never/9_report_enclosed", Effect::NoAck)];
    let bounce = |mail: Mail| mail.report(Report::DeliveryStatus).attachment("", "message/delivery-status");
    let said =
        || mixed().subject("Mitt svar studsade").text("Hej! Mitt svar om Ks 1216/2018 studsade, se nedan.");
    assert_eq!(spoken(bounce(said())), person);
    assert_eq!(spoken(said().report(Report::DispositionNotification)), person);
    let calendar =
        |text| mixed().subject("Accepterat: Samråd Ks 1216/2018").text(text).report(Report::CalendarReply);
    assert_eq!(spoken(calendar("Vi avstyrker förslaget.")), person);
    let machine = |mail| spoken(mail).iter().any(|(_, effect)| matches!(effect, Effect::Auto(_)));
    assert!(machine(calendar("Anna har tackat ja till Samråd Ks 1216/2018.")));
    assert!(machine(bounce(said().header("Return-Path", "<>"))));
    assert!(machine(bounce(said().from(&["MAILER-DAEMON@mx.example"]))));
    assert!(machine(bounce(mixed().text("User unknown"))));
    let report = mail().header("Content-Type", "multipart/report; boundary=b").text("Ks 1216/2018");
    assert!(machine(bounce(report)));
}
