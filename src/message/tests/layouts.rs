//! How mail programs lay out an answer, by program and language: what the sender wrote for this mail is
//! told from what the program put below it.

use crate::message::{Message, Origin};

/// What programs put above unmarked text, which goes on to the end of the mail.
const ABOVE_UNMARKED: [&str; 43] = [
    // Outlook on the desktop, on the web and in telephones.
    "Från: Kommunen <k@kommun.example> \nSkickat: den 1 oktober 2019 09:12\nTill: Anna Ek <a@x.example>\nÄmne: Remiss",
    "Från: Kommunen\nSkickat: tisdag den 1 oktober 2019 09:12\nTill: Anna Ek; Bo Ask\nKopia: Siv Lind\nPrioritet: Hög\nÄmne: Remiss",
    "________________________________\nFrån: Kommunen <k@kommun.example>\nSkickat: den 1 oktober 2019 09:12:33\nTill: Anna\nÄmne: Remiss",
    "________________________________\n\nFrån: Kommunen\n\nSkickat: Tuesday, October 1, 2019 9:12:33 AM\n\nTill: Anna\n\nÄmne: Remiss",
    "-----Ursprungligt meddelande-----\nFrån: Kommunen\nSkickat: den 1 oktober 2019\nTill: Anna\nÄmne: Remiss",
    "*Från:* Kommunen <k@kommun.example>\n*Skickat:* den 1 oktober 2019 09:12\n*Till:* Anna\n*Ämne:* Remiss",
    "**Från:** Kommunen\n**Skickat:** den 1 oktober 2019 09:12\n**Till:** Anna\n**Bilagor:** remiss.pdf",
    "FRÅN: KOMMUNEN\nSKICKAT: DEN 1 OKTOBER 2019 09:12\nTILL: ANNA\nÄMNE: REMISS",
    "Från:\u{a0}Kommunen\nSkickat:\u{a0}den 1 oktober 2019 09:12\nTill:\u{a0}Anna\nÄmne:\u{a0}Remiss",
    "Från:\tKommunen\nSkickat:\tden 1 oktober 2019 09:12\nTill:\tAnna\nÄmne:\tRemiss",
    "Från: Kommunen <k@kommun.example> Skickat: den 1 oktober 2019 09:12 Till: Anna Ämne: Remiss",
    "Från: Kommunen [mailto:k@kommun.example]\nSkickat: tisdag\nTill: Anna",
    "From: Kommunen <k@kommun.example>\nSent: Tuesday, October 1, 2019 9:12 AM\nTo: Anna\nSubject: Remiss",
    "From: Kommunen\nSent: 01 October 2019 09:12\nTo: Anna\nCc: Bo\nImportance: High\nSubject: Remiss",
    "Lähettäjä: Kommunen <k@kommun.example>\nLähetetty: tiistai 1. lokakuuta 2019 9.12\nVastaanottaja: Anna\nAihe: Remiss",
    "Fra: Kommunen\nSendt: tirsdag 1. oktober 2019 09:12\nTil: Anna\nEmne: Remiss",
    "Frå: Kommunen <k@kommun.example>\nSendt: tysdag 1. oktober 2019\nTil: Anna\nEmne: Remiss",
    "Fra: Kommunen <k@kommun.example>\nSendt: 1. oktober 2019 09:12\nTil: Anna\nVedhæftede filer: a.pdf\nEmne: Remiss",
    "Von: Kommunen\nGesendet: Dienstag, 1. Oktober 2019 09:12\nAn: Anna\nBetreff: Remiss",
    "-----Ursprüngliche Nachricht-----\nVon: Kommunen\nGesendet: Dienstag\nAn: Anna",
    "-----Original Message-----\nFrom: Kommunen\nSent: Tuesday\nTo: Anna",
    "-----Alkuperäinen viesti-----\nLähettäjä: Kommunen\nAihe: Remiss",
    "-----Opprinnelig melding-----\nFra: Kommunen\nEmne: Remiss",
    "-----Oprindelig meddelelse-----\nFra: Kommunen\nEmne: Remiss",
    // Gmail and Apple forward.
    "---------- Forwarded message ---------\nFrån: Kommunen <k@kommun.example>\nDate: tis 1 okt. 2019 kl 09:12\nSubject: Remiss\nTo: <a@x.example>",
    "---------- Vidarebefordrat meddelande ---------\nFrån: Kommunen\nDatum: tis 1 okt. 2019\nÄmne: Remiss",
    "Vidarebefordrat mejl:\n\nFrån: Kommunen\nÄmne: Remiss\nDatum: 1 oktober 2019 kl. 09:12:33 CEST\nTill: Anna",
    "Begin forwarded message:\n\nFrom: Kommunen\nSubject: Remiss",
    "Välitetty viesti alkaa:\n\nLähettäjä: Kommunen\nAihe: Remiss",
    "Start på videresendt besked:\n\nFra: Kommunen\nEmne: Remiss",
    "Anfang der weitergeleiteten Nachricht:\n\nVon: Kommunen\nBetreff: Remiss",
    // Thunderbird forwards; Samsung answers.
    "-------- Vidarebefordrat meddelande --------\nÄmne: \tRemiss\nDatum: \tTue, 1 Oct 2019 09:12:33 +0200\nFrån: \tKommunen",
    "-------- Weitergeleitete Nachricht --------\nBetreff: \tRemiss\nVon: \tKommunen",
    "-------- Originalmeddelande --------\nFrån: Kommunen <k@kommun.example>\nDatum: 2019-10-01  09:12  (GMT+01:00)\nTill: a@x.example\nRubrik: Remiss",
    "-------- Ursprungligt meddelande --------\nFrån: Kommunen\nDatum: 2019-10-01",
    "-------- Opprinnelig melding --------\nFra: Kommunen\nDato: 01.10.2019 09:12",
    "-------- Videresendt melding --------\nEmne: Remiss\nFra: Kommunen",
    // Proton and Yahoo in plain text, Outlook for telephones.
    "------- Original Message -------\nOn Tuesday, October 1st, 2019 at 9:12 AM, Kommunen <k@kommun.example> wrote:",
    "Den tisdag 1 oktober 2019 09:12:33 CEST skrev Kommunen <k@kommun.example>:",
    "Den 2019-10-01 kl. 09:12 skrev \"Kommunen\" <k@kommun.example> följande:",
    // Notes and case systems.
    "----- Vidarebefordrat av Bo Ask/Exempel den 2019-10-01 09:12 -----\n\nFrån: Kommunen\nTill: Anna",
    "##- Skriv ditt svar ovanför den här raden -##\nDitt ärende har fått nummer 77.",
    "--- Please reply above this line ---\nYour case is number 77.",
];

/// What programs put above lines that they mark with `>`.
const ABOVE_MARKED: [&str; 23] = [
    "Den tis 1 okt. 2019 kl 09:12 skrev Kommunen <k@kommun.example>:",
    "Den tis 1 okt. 2019 kl 09:12 skrev Kommunstyrelseförvaltningen i Exempel\n<k@kommun.example>:",
    "Den tis 1 okt. 2019\nkl 09:12 skrev Kommunen\n<k@kommun.example>:",
    "1 okt. 2019 kl. 09:12 skrev Kommunen <k@kommun.example>:",
    "1 okt. 2019 kl. 09:12 skrev\nKommunen <k@kommun.example>:",
    "Den 2019-10-01 kl. 09:12, skrev Kommunen:",
    "Kommunen skrev den 2019-10-01 09:12:",
    "Den 2019-10-01 09:12 skrev Kommunen",
    "På tisdag den 1 oktober 2019 kl. 9:12 fm skrev Kommunen <k@kommun.example>:",
    "ti 1. lokak. 2019 klo 9.12 Kommunen (k@kommun.example) kirjoitti:",
    "Kommunen <k@kommun.example> kirjoitti 1.10.2019 kello 9.12:",
    "1.10.2019 9.12, Kommunen kirjoitti:",
    "tir. 1. okt. 2019 kl. 09:12 skrev Kommunen <k@kommun.example>:",
    "Kommunen <k@kommun.example> skrev følgende den 01.10.2019 09:12:",
    "tys. 1. okt. 2019 kl. 09:12 skreiv Kommunen <k@kommun.example>:",
    "Den tirs. 1. okt. 2019 kl. 09.12 skrev Kommunen <k@kommun.example>:",
    "Den 1. okt. 2019 kl. 09.12 skrev Kommunen <k@kommun.example>:",
    "Am Di., 1. Okt. 2019 um 09:12 Uhr schrieb Kommunen <k@kommun.example>:",
    "Am 01.10.19 um 09:12 schrieb Kommunen:",
    "Am 01.10.2019 um 09:12 schrieb Kommunen\n<k@kommun.example>:",
    "On Tue, Oct 1, 2019 at 9:12 AM Kommunen <k@kommun.example> wrote:",
    "On 1 Oct 2019, at 09:12, Kommunen\n<k@kommun.example>\nwrote:",
    "On 01/10/2019 09:12, Kommunen wrote:",
];

/// What people write themselves that looks like some of the above.
const OWN: [&str; 13] = [
    "Från: Exempelföreningen\nTill: Kommunen\nDatum: 2019-10-29\nÄmne: Remissvar Ks 1216/2018\n\nVi tillstyrker.",
    "Från: Exempelföreningen, info@x.example\nTill: k@kommun.example\nDatum: 29 oktober\nÄmne: Svar\n\nJa.",
    "Datum: 29 oktober 2019\nÄmne: Remissvar\n\nVi svarar ja.",
    "Namn: Anna Ek <a@x.example>\nTelefon: 019-12 34 56\nDatum: 29 oktober 14:03\nTill: Kommunen\nMeddelande: Ja.",
    "Datum: 29 oktober\nFrån: 14:00\nTill: 16:00\nÄmne: Lokal\nVi vill hyra.",
    "Den 5 maj skrev vi:\nVi är emot.",
    "Den 5 maj 2019 kl. 18.30 skrev vi under avtalet:\nDet gäller än.",
    "Anna sade och Bo skrev:\nVi är emot.",
    "Våra synpunkter:\n> Mer tid.\n> Ks 1216/2018 är bra.\nSå tycker vi.",
    "Ert ursprungliga meddelande:\nvi läste det.",
    "----------\nKapitel 2\n----------\nBra.",
    "Hälsningar!\nVi svarar på Ks 1216/2018.",
    "Detta mejl är vårt svar på remissen.\n\nJa.",
];

fn new_text(body: &str) -> String {
    let raw =
        format!("From: a@x.example\nSubject: Remiss\nContent-Type: text/plain; charset=utf-8\n\n{body}");
    let message = Message::read(raw.as_bytes());
    let new = message.passages.iter().filter(|passage| passage.origin == Origin::New);
    let words = new.flat_map(|passage| passage.text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_programs_put_below_an_answer_is_not_new() {
    for head in ABOVE_UNMARKED {
        let body =
            format!("Vi svarar ja.\n\n{head}\n\nMärk svaret med Ks 1216/2018.\n\nHälsningar\nKommunen\n");
        assert_eq!(new_text(&body), "Vi svarar ja.", "{head}");
        assert_eq!(new_text(&format!("{head}\n\nMärk svaret med Ks 1216/2018.\n")), "", "{head}");
    }
}

#[test]
fn an_answer_above_between_and_below_marked_lines_is_new() {
    for head in ABOVE_MARKED {
        for body in [
            format!("Ett.\nTvå.\n\n{head}\n\n> Märk svaret med\n> Ks 1216/2018.\n>\n>> Äldre\n"),
            format!("{head}\n> Fråga ett?\nEtt.\n> Fråga två?\n\nTvå.\n> Ks 1216/2018\n"),
            format!("Ett.\n{head}\n> Ks 1216/2018\n\nTvå.\n"),
            format!("{head}\n> Den 5 maj skrev Bo:\n>> Ks 1216/2018\n\nEtt.\nTvå.\n"),
        ] {
            assert_eq!(new_text(&body), "Ett. Två.", "{body}");
        }
    }
}

#[test]
fn the_rest_of_a_marked_line_that_a_program_broke_is_quoted() {
    for (body, new) in [
        (
            "> Här är remissen, som ni gärna får märka med vårt nummer, det vill säga med\nKs 1216/2018\n> Senast i oktober.\nJa.",
            "Ja.",
        ),
        (
            "> Här är remissen, som ni gärna får märka med vårt nummer, vilket vi brukar\nbe om\n> Senast i oktober.\nJa.",
            "Ja.",
        ),
        (
            "> Här är remissen, som ni gärna får märka med vårt nummer. Vad tycker ni om det?\nJa.\n> Och kapitel 3?\nNej.",
            "Ja. Nej.",
        ),
    ] {
        assert_eq!(new_text(&format!("Den 1 okt 2019 skrev Kommunen:\n{body}")), new, "{body}");
    }
}

#[test]
fn what_people_write_that_looks_so_is_new() {
    for text in OWN {
        assert_eq!(new_text(text), text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn a_signature_ends_where_the_answer_goes_on() {
    for (body, new) in [
        ("Ja.\n\nMvh\nAnna Ek\nOrdförande\n019-12 34 56", "Ja."),
        ("Ja.\n\nMvh Anna\n\nPS. Vi vill mer.", "Ja. PS. Vi vill mer."),
        (
            "Se nedan.\n\nMvh Anna\n\nSvar på Ks 1216/2018:\n\nVi har läst förslaget. Det är välskrivet. Vi tillstyrker.",
            "Se nedan. Svar på Ks 1216/2018: Vi har läst förslaget. Det är välskrivet. Vi tillstyrker.",
        ),
        ("Ja.\n\nMvh Anna\n\nTillsammans gör vi skillnad!\n019-12 34 56", "Ja."),
        (
            "Ja.\n\nMvh Anna\n\nDetta e-postmeddelande kan innehålla konfidentiell information. Är ni inte mottagaren, så\nradera meddelandet. Tack.",
            "Ja.",
        ),
        ("Ja.\n\nTänk på miljön innan du skriver ut detta mejl.", "Ja."),
        ("Ja.\n\n-- \nAnna Ek\nVi har läst allt. Vi är många. Kom och se.", "Ja."),
        ("Ja.\nMed venleg helsing\nKari", "Ja."),
        ("Ja.\n\nHämta Outlook för iOS\nNej.", "Ja. Nej."),
    ] {
        assert_eq!(new_text(body), new, "{body}");
    }
}
