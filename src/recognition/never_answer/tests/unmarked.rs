//! Notices and receipts outside our threads, with no field of a machine.

use crate::recognition::testing::{authority, circumstances, letter_id, mail};
use crate::recognition::{Acknowledge, History, Kind, Outcome, Verdict, judge};

#[test]
fn what_a_sentence_says_alone_is_not_kept_for_the_whole() {
    let of_something_else = "Cykelvägen vid skolan plogas sent om vintern och barnen går i snön. ".repeat(6);
    let text =
        format!("Jag är på semester. {of_something_else}Kiosken har fått en ny ägare. Det låter vettigt.");
    let message = mail().subject("Sv: Ks 1216/2018").answers(&[&letter_id()]).text(&text).done();
    let verdict = judge(&message, &circumstances(), &authority(), &History::default());
    assert_eq!((verdict.outcome, verdict.stance), (Outcome::Filed, None));
}

fn judged(subject: &str, text: &str) -> Verdict {
    let message = mail().subject(subject).text(text).done();
    judge(&message, &circumstances(), &authority(), &History::default())
}

#[test]
fn what_would_be_filed_and_is_a_notice_by_its_words_alone_waits_outside_our_threads() {
    for (subject, text) in [
        ("Automatic reply: Remiss Ks 1216/2018", "I am out of office."),
        ("Autosvar: Ks 1216/2018", ""),
        (
            "Sv: Remiss Ks 1216/2018",
            "Jag är på semester till 4 november. Vid brådskande ärenden kontakta Bo.",
        ),
        // A thumb beside it may be a flourish.
        ("Sv: Remiss Ks 1216/2018", "Jag är på utbildning till måndag. 👍"),
        ("Sv: Remiss Ks 1216/2018", "Vi är på semester!\n👍👍"),
        // A promise would be counted as the answer.
        ("Sv: Remiss Ks 1216/2018", "Jag svarar så fort jag hinner."),
        ("Läst: Remiss Ks 1216/2018", "Ditt meddelande lästes 2019-10-29 14:03."),
        ("Read: Ks 1216/2018", "Your message was read on 29 October."),
    ] {
        let verdict = judged(subject, text);
        assert_eq!((verdict.outcome, verdict.kind), (Outcome::Review, Kind::Question), "{subject}");
        assert!(matches!(verdict.acknowledge, Acknowledge::No(_)), "{subject}");
    }
    for (subject, text) in [
        ("Sv: Remiss Ks 1216/2018", "Jag är på semester till 4 november. Vi tillstyrker förslaget."),
        ("Sv: Remiss Ks 1216/2018", "Jag är på semester. Strategin låter bra. 👍"),
        ("Sv: Remiss Ks 1216/2018", "👍"),
        ("Sv: Remiss Ks 1216/2018", "Jag är på semester. Cykelvägarna är för smala och snöröjs sist."),
        ("Läst: Remiss Ks 1216/2018", "Vi har läst den och avstyrker förslaget."),
        ("Frånvaro av cykelväg Ks 1216/2018", "Den saknas helt."),
    ] {
        assert_eq!(judged(subject, text).outcome, Outcome::Filed, "{subject}: {text}");
    }
}

#[test]
fn what_calls_itself_automatic_and_gives_no_view_is_no_answer_whatever_more_it_says() {
    for (subject, text) in [
        (
            "Re: Remiss Ks 1216/2018",
            "Tack för ert mejl! Det har kommit in till oss och kommer att diarieföras. Detta är ett automatiskt svar.",
        ),
        (
            "Bekräftelse: Sv: Ks 1216/2018",
            "Det har registrerats med nummer RS 2019/4711. Detta är ett automatiskt meddelande som inte går att besvara.",
        ),
        (
            "[Ticket#88213] Remiss Ks 1216/2018",
            "Vi har tagit emot ert ärende. Vänligen svara inte på detta mejl.",
        ),
        ("Re: Ks 1216/2018", "Hej! Vi har tagit emot ditt mejl. Du får svar inom två arbetsdagar."),
        ("Re: Ks 1216/2018", "Din e-post väntar. Klicka på länken för att verifiera att du är en människa."),
        ("Re: Ks 1216/2018", "Ditt ärende #4711 har skapats. Vi återkommer."),
        ("Re: Ks 1216/2018", "Ditt mejl om Ks 1216/2018 har nått diariet. Detta är ett automatiskt svar."),
        ("Re: Ks 1216/2018", "Your request has been received. Do not reply to this email."),
        ("Re: Ks 1216/2018", "Denna e-postadress används inte längre. Skriv till ny@forening.example."),
        ("Re: Ks 1216/2018", "This mailbox is not monitored. Please use our web form."),
        ("Re: Ks 1216/2018", "Denne e-postadressen er ikke lenger i bruk."),
        ("Anna Ek gillade ditt meddelande: Ks 1216/2018", "Anna Ek reagerade på ditt meddelande"),
        ("Re: Ks 1216/2018", "👍 Anna reacted via Gmail"),
        ("Re: Ks 1216/2018", "Takk for din henvendelse. Saken din er registrert med nummer 9921."),
        ("Re: Ks 1216/2018", "Vielen Dank. Ihre Anfrage wurde unter der Nummer 4711 erfasst."),
        ("Re: Ks 1216/2018", "Kiitos viestistäsi. Tapauksesi on kirjattu numerolla 55."),
        ("Re: Ks 1216/2018", "Mejlkontot är nedlagt. Kontakta kansliet på telefon 019-12 34 56."),
        ("Re: Ks 1216/2018", "Adressen er ikke lenger i bruk. Bruk post@lag.example."),
        ("Re: Ks 1216/2018", "Bo Ek arbetar inte längre kvar hos oss. Mejla info@ekif.example."),
        ("Re: Ks 1216/2018", "Lisa Ek har reagerat med hjärta."),
    ] {
        let verdict = judged(subject, text);
        assert_eq!((verdict.outcome, verdict.kind), (Outcome::Review, Kind::Question), "{subject}: {text}");
        assert!(matches!(verdict.acknowledge, Acknowledge::No(_)), "{subject}: {text}");
    }
}

/// The subject of our letter.
const OURS: &str = "Remiss: Riktlinjer för samverkan, Ks 1216/2018";

/// Receipts that give it back, by subject and text; `@` stands for ours.
const GIVE_BACK: [(&str, &str); 9] = [
    ("Ärende registrerat", "Ditt ärende har registrerats med nummer TRV-1.\n\nÄmne: @"),
    ("Ärende registrerat", "Ditt ärende har registrerats med nummer TRV-1.\n\nÄrende: @"),
    (
        "Ärende registrerat",
        "Tack för ditt mejl! Ditt ärende har registrerats.\n\nDitt meddelande:\n@. Svara senast den 30 oktober. Vi vill veta vad ni tycker om förslaget.",
    ),
    ("Ärende registrerat", "Vi har mottagit ditt ärende med rubriken @. Vi svarar inom tre dagar."),
    ("Ärende registrerat", "Tack för ditt mejl! Ditt ärende \"@\" har registrerats."),
    (
        "Ks 1216/2018",
        "Vi har mottagit ditt ärende med rubriken Remiss Ks 1216/2018. Ditt ärendenummer är 12345. Vi återkommer så snart vi kan.",
    ),
    (
        "Riktlinjer Ks 1216/2018",
        "Ert brev med rubriken Remiss om Riktlinjer Ks 1216/2018 har kommit in till oss.",
    ),
    ("Sv: @", "Ditt mejl @ har kommit fram till oss."),
    ("Your case", "Your message has been received.\n\nSubject: @\n\nWe will reply within three days."),
];

#[test]
fn a_receipt_that_gives_our_words_back_says_nothing_of_its_own() {
    for (subject, text) in GIVE_BACK {
        let (subject, text) = (subject.replace('@', OURS), text.replace('@', OURS));
        for answers in [vec![], vec!["abc@kommun.example"]] {
            let message = mail().subject(&subject).text(&text).answers(&answers).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            let told = (verdict.outcome, verdict.kind);
            assert_eq!(told, (Outcome::Review, Kind::Question), "{text}: {:?}", verdict.reasons);
            assert!(matches!(verdict.acknowledge, Acknowledge::No(_)), "{text}");
        }
    }
}

#[test]
fn who_writes_more_than_a_receipt_below_our_subject_is_filed() {
    for text in [
        "Ärende: Ks 1216/2018\n\nVi avstyrker.",
        "Ärende: Ks 1216/2018\n\nEmot.",
        "Ärende: Ks 1216/2018\n\nVi har mottagit ert brev. Bänkarna vid sjön är trasiga.",
        "Ert ärende Ks 1216/2018 har kommit in till oss. Bussen går för sällan.",
        "Ämne: Ks 1216/2018\n\nDitt mejl har kommit fram. När är sista dagen?",
        "Vi har mottagit ert brev med rubriken Riktlinjer och har inga synpunkter på den.",
        "Vi har mottagit ert ärende med rubriken Riktlinjer och avstår från att svara.",
        "Vi har mottagit ert brev med rubriken Riktlinjer och vi är emot förslaget.",
        "Vi har mottagit ert brev med rubriken Riktlinjer och vi är emot vindkraft.",
        "Vi har mottagit ditt ärende med rubriken Remiss Ks 1216/2018 och vi är emot vindkraft.",
        "Vi har fått \"Riktlinjer för samverkan\" av er. Bänkarna vid sjön är trasiga.",
    ] {
        assert_eq!(judged("Ks 1216/2018", text).outcome, Outcome::Filed, "{text}");
    }
}

#[test]
fn a_word_of_notices_beside_what_else_a_person_writes_keeps_no_answer_from_its_file() {
    for (text, letter) in [
        ("Denna adress används inte längre och vi avstyrker överenskommelsen.", true),
        ("Denna adress används inte längre, skriv till bo@ek.example. Vi avstyrker överenskommelsen.", true),
        ("Svara inte på detta mejl, vi tillstyrker helt enkelt.", true),
        ("Bekräfta att du fått vårt svar. Mer plats för idrotten!", false),
        ("Svara inte på det här mejlet. Pengarna hör till äldrevården.", false),
        ("Fler bänkar och belysning!\n\nDenna e-postadress är inte bevakad.", false),
    ] {
        let verdict = judged("Remissvar Ks 1216/2018", text);
        assert_eq!(verdict.outcome, Outcome::Filed, "{text}: {:?}", verdict.reasons);
        assert_eq!(matches!(verdict.acknowledge, Acknowledge::Yes { .. }), letter, "{text}");
    }
}

#[test]
fn who_tells_of_automatic_mail_beside_a_view_is_filed_and_answered() {
    for (subject, text) in [
        ("Ks 1216/2018", "Vi tillstyrker förslaget. Denna e-postadress används inte längre efter nyår."),
        ("Ks 1216/2018", "Jag fick ett automatiskt svar av er. Cykelvägarna är för smala."),
        ("Ks 1216/2018", "Bussen används inte längre av någon hos oss."),
        ("Ks 1216/2018", "Den här vägen är inte plogad."),
        ("Ks 1216/2018", "Vi har reagerat på ert förslag."),
        ("Ks 1216/2018", "Kontot är stängt för föreningarna i många byar. Bygdepengen måste tillbaka."),
        ("Ks 1216/2018", "Många arbetar inte längre här i bygden, och bussen är indragen."),
    ] {
        let verdict = judged(subject, text);
        assert_eq!(verdict.outcome, Outcome::Filed, "{subject}: {text}");
        assert!(matches!(verdict.acknowledge, Acknowledge::Yes { .. }), "{text}: {:?}", verdict.acknowledge);
    }
}
