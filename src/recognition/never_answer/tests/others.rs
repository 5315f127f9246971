//! What programs say of mailboxes, accounts and those who have left, and people of other things in nearly the same
//! words.

use crate::recognition::testing::{authority, circumstances, letter_id, mail};
use crate::recognition::{Acknowledge, History, Kind, Outcome, Verdict, judge};

fn judged(subject: &str, text: &str, answers: &[&str]) -> Verdict {
    let message = mail().subject(subject).text(text).answers(answers).done();
    judge(&message, &circumstances(), &authority(), &History::default())
}

#[test]
fn what_a_person_may_have_written_in_our_thread_is_never_ignored() {
    let letter = letter_id();
    let mut lost = Vec::new();
    for text in [
        // Who works, banks and posts where.
        "Våra ledare arbetar inte längre hos oss. Använd enklare formulär för bidragen!",
        "Ungdomarna arbetar inte längre hos oss.",
        "Bankkontot är avslutat. Använd enklare formulär.",
        "Postkontoret är nedlagt och brevlådan är stängd.",
        "Bo Ek arbetar inte längre hos oss. Mejla info@ekif.example.",
        "Kontot är avslutat. Klicka på det nya.",
        "Denna adress används inte längre. Skriv till alla hushåll.",
        // Who is away, and says more than that.
        "Jag är på semester. Använd enklare formulär för bidragen.",
        "Jag är sjukskriven. Bruk inte så svåra ord.",
        "Jag är på semester. Kontakta föreningarna oftare.",
        "Jag är föräldraledig. Ring inte på kvällarna.",
        "Jag är på semester. Skriv till alla hushåll i stället för på webben.",
        "Jag är sjukskriven. Ingen svarar när man ringer.",
        "Jag är på semester. Äldre läser inte mejl.",
        "Jag är på semester. Det har kommit in för lite pengar till lagen.",
        "Jag är på semester. Ge ungdomarna isen tillbaka i vinter.",
        "Jag är bortrest. Klicka på länkar orkar ingen.",
        "Jag är föräldraledig. Fritidsledarna har slutat. Har ni frågor går det fort att bli utan hjälp.",
        "Jag är sjukskriven och bussen går för sällan.",
        "Vi har semester när badet är stängt.",
        "Jag är föräldraledig eftersom förskolan saknar platser.",
        "Jag är på semester. Tack för ert mejl, men hallen är för kall.",
        "Jag är sjukskriven sedan i våras, hallen är full av mögel.",
        "Jag är sjukskriven, hallen är kall.",
    ] {
        for id in [letter.as_str(), "abc@kommun.example"] {
            let verdict = judged("Sv: Remiss Ks 1216/2018", text, &[id]);
            if !matches!(verdict.outcome, Outcome::Filed | Outcome::Review) {
                lost.push((text, id.contains("abc"), verdict.reasons));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_machines_notice_in_our_thread_is_known_by_its_word_or_by_an_absence() {
    for text in [
        "Detta är ett autosvar. Bo Ek arbetar inte längre hos oss. Mejla info@ekif.example.",
        "Jag är på semester. Mejla kansliet@ekif.example eller ring 019-12 34 56.",
        "Jag har slutat på föreningen. Skriv till ny@ekif.example.",
        "Jag är på semester. Använd vårt formulär på www.ekif.example.",
        "I am on parental leave. Please use our web form.",
        "Jeg er på ferie. Bruk post@lag.example.",
        "Jag är på semester. Ring växeln. Mejl läses inte under tiden.",
        "Hej, jag är på semester till och med den 5 november och läser inte min e-post, men nås på 019-12 34 56.",
        "Jag är föräldraledig och åter i tjänst i augusti. Vid frågor kontakta min kollega Lisa.",
        "Jag är sjukskriven och återkommer så snart jag kan.",
    ] {
        let verdict = judged("Sv: Remiss Ks 1216/2018", text, &[&letter_id()]);
        assert_eq!((verdict.outcome, verdict.kind), (Outcome::Ignored, Kind::Automatic), "{text}");
    }
}

#[test]
fn who_tells_of_an_account_or_of_who_has_left_is_answered() {
    let mut silent = Vec::new();
    for text in [
        "Vi är en liten förening. Vår ungdomsledare arbetar inte längre hos oss. Det behövs mer pengar till föreningarna.",
        "Bankkontot är avslutat. Pengarna räcker inte till hyran.",
        "Kommunen har reagerat med en axelryckning. Det behövs mer lokaler.",
        "Kontot är stängt för föreningarna i många byar. Bygdepengen måste tillbaka.",
        "Kontot är stängt för autonoma föreningar. Det behövs mer pengar.",
        "Brevlådan är nedlagd i vår by. Äldre får ingen post.",
        "Vår kassör jobbar inte längre kvar hos oss. Bokföringen tar all tid.",
        "Bygdekontot är nedlagt.",
        "Bankkontot är avslutat, det tycker vi är dåligt.",
        "Politikerna har reagerat med ett leende och inget mer. Skolan är kall.",
    ] {
        let verdict = judged("Remissvar Ks 1216/2018", text, &[]);
        if !matches!(verdict.acknowledge, Acknowledge::Yes { .. }) {
            silent.push((text, verdict.outcome, verdict.acknowledge));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn what_speaks_of_its_own_mail_gets_no_letter_beside_words_that_no_rule_knows() {
    for text in [
        "Denna e-postadress används inte längre. Kansliet har nya lokaler på Storgatan.",
        "Mejlkontot är nedlagt. Kansliet har nya lokaler på Storgatan.",
        "Ditt ärende har skapats. Kundtjänst har öppet nio till fyra.",
    ] {
        let verdict = judged("Re: Ks 1216/2018", text, &[]);
        assert!(matches!(verdict.acknowledge, Acknowledge::No(_)), "{text}: {:?}", verdict.outcome);
    }
}
