//! What desks, filters, calendars and mail systems send without a field of a machine, outside our threads.

use crate::recognition::testing::{authority, circumstances, mail};
use crate::recognition::{Acknowledge, History, Kind, Outcome, Verdict, judge};

fn judged(from: &str, subject: &str, text: &str) -> Verdict {
    let message = mail().from(&[from]).subject(subject).text(text).done();
    judge(&message, &circumstances(), &authority(), &History::default())
}

#[test]
fn what_a_subject_or_an_address_calls_a_systems_and_gives_no_view_waits() {
    for (from, subject, text) in [
        (
            "a@verket.example",
            "Vi har tagit emot ditt mejl: Ks 1216/2018",
            "Tack för att du kontaktar oss. Svarstiden är normalt 5 dagar.",
        ),
        (
            "a@verket.example",
            "Ärende mottaget: Ks 1216/2018",
            "Detta är en automatisk bekräftelse. Du kan inte svara på detta meddelande.",
        ),
        (
            "a@verket.example",
            "Ditt ärende är avslutat: Remiss Ks 1216/2018",
            "Ärende 448812 har avslutats. Hur nöjd var du? Svara på enkäten här.",
        ),
        (
            "a@verket.example",
            "Re: Ks 1216/2018",
            "Detta mejl går inte att svara på. Ditt ärende har tilldelats en handläggare.",
        ),
        (
            "a@verket.example",
            "Re: Ks 1216/2018",
            "Denna e-postadress bevakas inte längre. Använd formuläret på vår webb.",
        ),
        (
            "mailserver@verket.example",
            "Meddelandet kunde inte levereras",
            "Ditt meddelande kunde inte levereras. Ämne: Remiss Ks 1216/2018",
        ),
        ("a@verket.example", "Kan inte levereras: Ks 1216/2018", "Postlådan är full."),
        ("quarantine@filter.example", "Karantän", "Från: anna@mejl.example\nÄmne: Remissvar Ks 1216/2018"),
        ("mailer@tider.example", "Bo bjuder in: Ks 1216/2018", "Välj tider."),
        ("a@verket.example", "Avböjt: Samrådsmöte Ks 1216/2018", ""),
    ] {
        let verdict = judged(from, subject, text);
        assert_eq!((verdict.outcome, verdict.kind), (Outcome::Review, Kind::Question), "{subject}: {text}");
        assert!(matches!(verdict.acknowledge, Acknowledge::No(_)), "{subject}");
    }
}

#[test]
fn a_persons_view_in_such_a_shape_is_filed() {
    for (from, subject, text) in [
        (
            "a@mejl.example",
            "Ks 1216/2018",
            "Ärendet är avslutat enligt er sida, men jag vill ändå säga att jag är emot planen.",
        ),
        (
            "a@mejl.example",
            "Avböjt: Samrådsmöte Ks 1216/2018",
            "Jag kan inte komma men jag är emot förslaget.",
        ),
        ("a@mejl.example", "Ditt ärende är avslutat: Ks 1216/2018", "Vi avstyrker förslaget."),
        ("a@mejl.example", "Kan inte levereras: Ks 1216/2018", "Här igen: vi avstyrker förslaget."),
        ("mailer@smide.example", "Ks 1216/2018", "Jag är emot förslaget."),
        ("byalag@bro.example", "Re: [Ticket #88213] Remiss Ks 1216/2018", "Resvägen blir 4 mil."),
    ] {
        assert_eq!(judged(from, subject, text).outcome, Outcome::Filed, "{subject}: {text}");
    }
}

#[test]
fn exchange_reports_from_an_address_of_its_own() {
    let from = "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@verket.example";
    assert_eq!(judged(from, "Kan inte levereras: Ks 1216/2018", "Postlådan är full.").kind, Kind::Bounce);
}
