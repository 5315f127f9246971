//! What subjects and texts say of themselves: the machine's words and a person's about machines.

use super::super::Effect;
use super::{AUTOMATIC, spoken};
use crate::recognition::testing::{letter_id, mail};

#[test]
fn an_absence_subject_counts_only_with_another_mark() {
    let rule = ("never/17_automatic_subject", AUTOMATIC);
    for subject in [
        "Automatiskt svar: Vi har fått ditt svar",
        "Autosvar",
        "Sv: Frånvaro 1-15 november",
        "Fr\u{e5}nvarande till och med 3/11",
        "[EXTERNT] Out of Office",
        "Semester",
        "Ej på kontoret",
        "Automaattinen vastaus: Ks 1216/2018",
        "Abwesenheitsnotiz: x",
        "Anna Ek is out of the office.",
    ] {
        let answer = || mail().subject(subject).answers(&["abc@kommun.example"]);
        assert!(spoken(answer()).contains(&rule), "{subject}: {:?}", spoken(answer()));
        assert!(spoken(mail().subject(subject).header("Precedence", "junk")).contains(&rule), "{subject}");
        assert_eq!(spoken(mail().subject(subject)), [], "{subject}");
        assert_eq!(spoken(mail().subject(subject).answers(&["abc@annan.example"])), [], "{subject}");
    }
}

#[test]
fn a_citizen_who_writes_of_absence_is_answered() {
    for subject in [
        "Frånvaro av cykelväg",
        "SV: Frånvaro av cykelväg i Ks 1216/2018",
        "Semester för förtroendevalda",
        "Auto eller buss?",
        "Synpunkter på ert autosvar",
        "Autosvarsfunktionen",
    ] {
        let exchange = || mail().subject(subject).header("X-Auto-Response-Suppress", "DR, OOF");
        assert_eq!(spoken(exchange()), [], "{subject}");
        assert_eq!(spoken(exchange().answers(&["abc@kommun.example"])), [], "{subject}");
    }
}

#[test]
fn a_person_who_writes_of_absence_to_a_list_is_a_person() {
    let mail = mail().subject("Frånvaro på mötet").header("Precedence", "list");
    assert_eq!(spoken(mail), [("never/7_precedence", Effect::NoAck)]);
}

#[test]
fn exchanges_wish_for_silence_bears_out_a_systems_subject_but_not_a_persons() {
    let with = |subject| spoken(mail().subject(subject).header("X-Auto-Response-Suppress", "All"));
    assert!(with("Automatiskt svar: Remissvar").contains(&("never/17_automatic_subject", AUTOMATIC)));
    assert_eq!(with("Semester i kommunen"), [("never/14_suppressed", Effect::NoAck)]);
}

#[test]
fn a_read_receipt_is_one_only_when_it_answers_us() {
    let receipt = |id| spoken(mail().subject("Läst: Vi har fått ditt svar").answers(&[id]));
    assert_eq!(receipt("abc@kommun.example"), [("never/18_read_receipt", AUTOMATIC)]);
    assert_eq!(receipt("abc@annan.example"), []);
    assert_eq!(spoken(mail().subject("Läst och begrundat").answers(&["abc@kommun.example"])), []);
}

#[test]
fn a_text_that_calls_itself_automatic_counts_only_in_an_answer_to_us() {
    let rule = [("never/35_automatic_text", AUTOMATIC)];
    for text in [
        "Detta är ett autosvar. Jag läser din e-post på måndag.",
        "Hej! Jag är inte på kontoret denna vecka.",
        "I am currently out of the office.",
        "Automaattinen vastaus: en ole toimistolla.",
        "Ich bin bis Montag nicht im Büro.",
        "Automatisk svar: jeg er tilbake mandag.",
    ] {
        assert_eq!(spoken(mail().text(text).answers(&["abc@kommun.example"])), rule, "{text}");
        assert_eq!(spoken(mail().text(text)), [], "{text}");
    }
}

#[test]
fn words_alone_make_no_machine_of_a_person_who_takes_a_side() {
    for (rule, subject, text) in [
        ("never/35_words_alone", "Semester", "Vi avstyrker förslaget."),
        ("never/18_read_and_answered", "Läst: Vi har fått ditt svar", "Jag tycker att förslaget är bra."),
        (
            "never/35_words_alone",
            "SV: Vi har fått ditt svar",
            "Jag är inte på kontoret men skickar vårt yttrande härifrån.",
        ),
    ] {
        let alone = [(rule, Effect::NoAck)];
        let answer = || mail().subject(subject).text(text);
        assert_eq!(spoken(answer().answers(&["abc@kommun.example"])), alone, "{subject}");
        assert_eq!(spoken(answer()), [], "{subject}");
        let marked =
            spoken(answer().answers(&["abc@kommun.example"]).header("Auto-Submitted", "auto-replied"));
        assert!(marked.contains(&("never/1_auto_submitted", AUTOMATIC)), "{subject}: {marked:?}");
    }
}

#[test]
fn a_bounces_subject_makes_no_bounce_of_an_answer_to_us() {
    let rule = [("never/10_bounce_subject", Effect::NoAck)];
    for (subject, text) in [
        ("Failure notice: Ks 1216/2018", "Vi avstyrker förslaget"),
        ("Undelivered Mail Returned to Sender – skickar vårt remissvar Ks 1216/2018 igen", "Se bilagan."),
    ] {
        for id in ["abc@kommun.example", letter_id().as_str()] {
            assert_eq!(spoken(mail().subject(subject).text(text).answers(&[id])), rule, "{subject}");
        }
    }
}

#[test]
fn a_person_who_tells_of_our_automatic_answer_is_a_person() {
    for text in [
        "Jag fick ett automatiskt svar av er men undrar om bilagan kom fram.",
        "Tack för ert autosvar! Här kommer yttrandet.",
        "We got an automatic reply from you.",
        "Vi tillstyrker förslaget.",
    ] {
        assert_eq!(spoken(mail().text(text).answers(&["abc@kommun.example"])), [], "{text}");
    }
    let quoting = mail().text("Här kommer vårt svar.").quoted("Det här är ett automatiskt svar.");
    assert_eq!(spoken(quoting.answers(&[&letter_id()])), []);
}

#[test]
fn a_colleague_who_hands_a_mail_on_forwards_it_without_a_prefix() {
    let block = "Från: Bo Ek <bo@forening.example>\nSkickat: den 28 oktober 2019 10:00\nTill: Eva Alm\nÄmne: Remissvar\n\nVi tillstyrker.";
    let finnish = "Lähettäjä: Bo Ek <bo@forening.example>\nLähetetty: 28.10.2019\nVastaanottaja: Eva\nAihe: Svar\n\nHej";
    let inside = block.replace("forening.example", "kommun.example");
    let long = "Nämnden har behandlat förslaget vid sitt möte. ".repeat(10);
    let cases = [
        ("Remissvar", "", block, true),
        ("SV: Remissvar", "", block, true),
        ("Remissvar", "FYI", block, true),
        ("Remissvar Ks 1216/2018", "För kännedom", block, true),
        ("RE: Remissvar", "Se nedan.", block, true),
        ("SV: Remissvar", "Kan du registrera detta?", block, true),
        ("Remissvar", "Hej! Det här kom till mig.\nHälsningar Eva", finnish, true),
        ("Från Bo", "Tänkte att du ville ha det här.", block, true),
        ("SV: Remissvar", "Tack för svaret, vi återkommer efter nyår.", block, false),
        ("SV: Remissvar", "Det går bra att svara senare.", block, false),
        ("Yttrande", "Nämnden tillstyrker förslaget.", block, false),
        ("Yttrande", "Här kommer nämndens yttrande.", block, false),
        ("Yttrande", long.as_str(), block, false),
        ("SV: Remissvar", "För kännedom", inside.as_str(), false),
    ];
    let forwards = |mail| spoken(mail).contains(&("never/34_colleagues_forward", Effect::Forward));
    for (subject, new, quoted, expected) in cases {
        let written = |from| mail().from(&[from]).subject(subject).text(new).quoted(quoted);
        assert_eq!(forwards(written("eva@kommun.example")), expected, "{subject}: {new}");
        assert!(!forwards(written("eva@annan.example")), "{subject}: {new}");
    }
    let back = mail().from(&["eva@kommun.example"]).to(&["bo@forening.example"]).subject("SV: Svar");
    assert!(!forwards(back.text("Se nedan.").quoted(block)));
}
