//! A machine's mail that brings an answer: an authority's case system sends its statement, a form on the web a view, and
//! some programs mark a person's own mail as a machine's. A rule stops the letter, it never drops the mail (promise 3), so
//! a person looks. What answers by itself, reports on delivery, receives or tells what others wrote is left out.

use std::sync::LazyLock;

use regex::Regex;

use super::never_answer::{
    Effect, Mark, Setting, automatic_subject, brings_a_file, is_headed_as_receipt, is_of_a_desk, own_voice,
    precedences, tells_of_own_absence,
};
use super::untied::is_called_an_answer;
use super::written::Written;
use super::{
    Authority, Match, Place, Strength, field, matter, owner, purpose, senders, sentence::sentences, titles,
};
use crate::message::{Attachment, Message};
use crate::pattern::{BEFORE_WORD, Pattern, pattern};

/// The rules that say how a mail was sent, and nothing of what it is.
const BY_SENDING: [&str; 4] =
    ["never/1_auto_submitted", "never/2_null_sender", "never/3_machine_sender", "never/21_loop"];

/// The rule that says that it is sent to many: what stands in such a mail is said to others.
const TO_MANY: &str = "never/6_list";

/// A subject that tells what others wrote in a forum.
static IN_A_FORUM: Pattern =
    Pattern::new(r"(?i)(?:din|ditt|er|ert) (?:tråd|inlägg|diskussion)|har (?:svarat|kommenterat)|i gruppen");

/// A line that tells what another wrote: "Kalle skrev: Jag är emot planen."
static TOLD: Pattern =
    Pattern::new(r"(?i)^[^:.!?]{1,60} (?:skrev|skriver|kommenterade|svarade)[^:.!?]{0,30}:");

/// A subject of what a form on the web sends.
static FORM: Pattern = Pattern::new(concat!(
    r"(?i)formulär|e-tjänst|(?:contact|web) ?form|inskick",
    r"|^\W*(?:ny|nytt|nya) (?:synpunkt|remissvar|yttrande|inläm|svar på (?:\p{L}+ )?(?:remiss|samråd))"
));

/// Words for an answer at the head of a subject or in the name of a file.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|: ?|{BEFORE_WORD}(?:vårt|vår|våra|mitt|mina) )(?:\d+[ .]*)?(?:yttrande|synpunkt)|remissvar|remissyttrande|samrådsyttrande|svar på (?:\p{{L}}+ )?remiss"
    ))
});

/// What is said of an answer that another gave, or is to give.
static OF_ANOTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?i){BEFORE_WORD}(?:ditt|ert|din|er|dina|era|edert|your) (?:\\p{{L}}+ )?(?:remissvar|yttrande|svar|synpunkt|mejl|mail|ärende|meddelande)|påminn|inbjud|välkommen"
    ))
});

/// A subject of what tells that something came: it may give that back.
static RECEIVED: Pattern = Pattern::new("(?i)tagit emot|mottag|mottog|bekräft|kvitt");

/// That what was sent lies behind a door.
static BEHIND_A_LOGIN: Pattern =
    Pattern::new(r"(?i)logga in|bankid|e-legitimation|säkert meddelande|säker meddelande|freja");

/// Whether `message`, which `marks` speak about, is a machine's only by how it was sent.
fn is_one_by_sending(message: &Message, setting: &Setting, marks: &[Mark]) -> bool {
    let mut machines = marks.iter().filter(|mark| matches!(mark.effect, Effect::Auto(_))).peekable();
    let generated = |value: &str| ["no", "auto-generated"].contains(&field::first_token(value).as_str());
    // A person looks at those anyway.
    let decided = |mark: &Mark| matches!(mark.effect, Effect::OwnLetter | Effect::Suspect | Effect::Forward);
    machines.peek().is_some()
        && !marks.iter().any(decided)
        && machines.all(|mark| BY_SENDING.contains(&mark.reason.rule))
        && !marks.iter().any(|mark| mark.reason.rule == "never/10_bounce_subject")
        && message.header("Auto-Submitted").all(generated)
        && !precedences(message).any(|word| word.starts_with("auto"))
        && message.report.is_none()
        && ![&RECEIVED, &IN_A_FORUM].iter().any(|one| one.is_match(&message.subject))
        && automatic_subject(&message.subject).is_none()
        && !is_headed_as_receipt(message)
        && !setting.answers_our_letter(message)
}

/// Whether the subject of `message` or the name of a file calls it an answer.
fn calls_itself_an_answer(message: &Message) -> bool {
    let names = message.files();
    let names = names.map(|one| one.name.replace(['_', '-'], " "));
    !OF_ANOTHERS.is_match(&message.subject)
        && std::iter::once(message.subject.clone())
            .chain(names)
            .any(|text| CALLED.is_match(&text) || is_called_an_answer(&text))
}

/// Whether the words in the attachments of a machine's `message` can matter: it hands over what it calls an answer, or
/// comes from who may answer by a case system.
pub(super) fn hands_one_over(message: &Message, setting: &Setting, marks: &[Mark]) -> bool {
    brings_a_file(message)
        && is_one_by_sending(message, setting, marks)
        && (calls_itself_an_answer(message) || is_from_a_body(message, setting.authority))
}

/// Whether another authority or a body that was asked sent `message`, and no mail server of theirs.
fn is_from_a_body(message: &Message, authority: &Authority) -> bool {
    let server = message.sender().is_none_or(|from| field::begins_with(&from.address, "postmaster"));
    !server
        && (owner::is_anothers_mail(message, authority)
            || senders::was_asked_as(message, authority, |_| true))
}

/// Whether `message`, a machine's, names one of the `matches` for sure and brings an answer: its text takes a side in the
/// writer's own name, a form's field holds a view, or it hands over what it calls an answer or what a body sends by its
/// case system.
pub(super) fn is_one(message: &Message, setting: &Setting, marks: &[Mark], matches: &[Match]) -> bool {
    let places = [Place::Subject, Place::Body, Place::AttachmentName, Place::AttachmentText];
    let sure = |one: &Match| {
        one.evidence.iter().any(|one| one.strength >= Strength::Likely && places.contains(&one.place))
    };
    if !matches.iter().any(sure) || !is_one_by_sending(message, setting, marks) {
        return false;
    }
    let letter = &setting.written;
    let receives = || letter.body().iter().any(|one| is_of_a_desk(one) || tells_of_own_absence(one));
    (speaks_itself(message, letter, marks)
        || (FORM.is_match(&message.subject) && holds_a_view(letter))
        || hands_a_paper_over(message, setting, marks)
        || lies_behind_a_login(message, letter))
        && !receives()
}

/// Whether the text takes a side in the writer's own name, and is not said to others.
fn speaks_itself(message: &Message, letter: &Written, marks: &[Mark]) -> bool {
    let to_many = || marks.iter().any(|mark| mark.reason.rule == TO_MANY);
    let told = || letter.body().iter().any(|one| TOLD.is_match(one.written()));
    own_voice(letter) && !told() && (!to_many() || is_called_an_answer(&message.subject))
}

/// Whether a field of a form holds what a person says. It stands behind the field's name: "Meddelande: Lägg inte ner skolan".
fn holds_a_view(letter: &Written) -> bool {
    let value = |line: &str| line.split_once(": ").map_or(line, |two| two.1).to_owned();
    let says = |text: &str| {
        titles::says_what_becomes(text)
            || titles::bids_for_all(text)
            || titles::forbids(text)
            || purpose::asks_or_answers(letter, &sentences(text, Place::Body))
    };
    own_voice(letter) || letter.body().iter().any(|one| says(&value(one.written())))
}

/// Whether it brings a file that may be an answer: no receipt, nobody's bill and not our own invitation.
fn hands_a_paper_over(message: &Message, setting: &Setting, marks: &[Mark]) -> bool {
    let heads = |one: &Attachment| {
        let heading = one.words().and_then(|text| text.trim_start().lines().next()).unwrap_or_default();
        [&one.name, heading].iter().any(|text| RECEIVED.is_match(text) || matter::is_trade(text))
    };
    hands_one_over(message, setting, marks)
        && setting.written.encloses()
        && !matter::is_trade(&message.subject)
        && !message.files().all(heads)
}

/// Whether it calls what lies behind a door an answer: "Du har fått ett säkert meddelande: Remissvar".
fn lies_behind_a_login(message: &Message, letter: &Written) -> bool {
    CALLED.is_match(&message.subject)
        && (BEHIND_A_LOGIN.is_match(&message.subject)
            || letter.body().iter().any(|one| BEHIND_A_LOGIN.is_match(one.written())))
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{Mail, authority, circumstances, letter_id, mail};
    use crate::recognition::{Acknowledge, History, Outcome, Verdict, judge};

    fn judged(mail: Mail) -> Verdict {
        judge(&mail.done(), &circumstances(), &authority(), &History::default())
    }

    fn generated(subject: &str, text: &str) -> Mail {
        mail().header("Auto-Submitted", "auto-generated").subject(subject).text(text)
    }

    const PAPER: &str = "Sydby kommun\nBeslut\nNämnden avstyrker förslaget.";

    fn by_service(subject: &str, text: &str) -> Mail {
        generated(subject, text).header("List-Unsubscribe", "<https://webb.example/u>")
    }

    fn from_a_body(subject: &str, name: &str, words: &str) -> Mail {
        let mail = generated(subject, "Bifogat skickas handling.\nErt dnr Ks 1216/2018");
        mail.named("Sydby kommun", "noreply@sydby.example").attached_text(name, words)
    }

    fn with_file(subject: &str, text: &str) -> Mail {
        generated(subject, text).attachment("Yttrande.pdf", "application/pdf")
    }

    #[test]
    fn a_machines_mail_that_brings_an_answer_waits_for_a_person() {
        let text = "Bifogat finns en handling. Detta mejl går inte att svara på.";
        for mail in [
            with_file("Yttrande 402-18873-2025, ert dnr Ks 1216/2018", text),
            with_file("Handling i ärende 2025/3391, ert dnr Ks 1216/2018", text),
            generated(
                "Nytt inskickat formulär: Lämna synpunkt på Ks 1216/2018",
                "Namn: Eva Karp\nE-post: eva@mejl.example\nSynpunkt: Jag är emot förslaget eftersom skolan är full.",
            ),
            generated(
                "Kontaktformulär: Ks 1216/2018",
                "Namn: Eva Karp\nMeddelande: Lägg inte ner skolan. Mina barn trivs där.",
            ),
            generated(
                "Formulär: Ks 1216/2018",
                "Detta är ett automatiskt mejl.\nDin åsikt: Vi avstyrker förslaget.",
            ),
            mail().header("Return-Path", "<>").subject("Svar Ks 1216/2018").text("Jag tillstyrker planen."),
            mail()
                .header("X-Loop", "eva@mejl.example")
                .subject("Ks 1216/2018")
                .text("Vi tillstyrker planen."),
            mail()
                .from(&["postmaster@bageri.example"])
                .subject("Ks 1216/2018")
                .text("Hej, jag tillstyrker planen. Erik"),
            generated(
                "Du har fått ett säkert meddelande från Region Norr: Remissvar Ks 1216/2018",
                "Logga in med BankID för att läsa meddelandet.",
            ),
        ] {
            let verdict = judged(mail);
            let said = (&verdict.reasons, &verdict.matches);
            assert_eq!(verdict.outcome, Outcome::Review, "{said:?}");
            assert_eq!(verdict.reasons[0].rule, "outcome/machine_answer");
            assert!(matches!(verdict.acknowledge, Acknowledge::No(_)));
        }
    }

    #[test]
    fn a_forms_field_and_a_bodys_paper_wait_for_a_person() {
        for mail in [
            by_service("Kontaktformulär: Ks 1216/2018", "Namn: Bo Ek\nMeddelande: Jag tillstyrker planen."),
            by_service("Ny inskickning från e-tjänst Ks 1216/2018", "Namn: Bo Ek\nSvar: Bygg inte så högt!"),
            by_service("Remissvar Ks 1216/2018", "Vi avstyrker planen."),
            generated(
                "Ny synpunkt Ks 1216/2018",
                "Namn: Ulf Ek\nFritext: Bygg inte så högt! Det blir mörkt.",
            ),
            from_a_body("Handling i ärende RN 2026-03321", "Protokollsutdrag RS § 45.pdf", PAPER),
            from_a_body("Expediering", "Dokument_88123.pdf", PAPER),
            from_a_body("Utgående handling", "Utlåtande.pdf", PAPER),
            from_a_body("Meddelande", "Beslut.pdf", PAPER).header("Return-Path", "<>"),
        ] {
            let verdict = judged(mail);
            let said = (&verdict.reasons, &verdict.matches);
            assert_eq!(verdict.outcome, Outcome::Review, "{said:?}");
            assert!(matches!(verdict.acknowledge, Acknowledge::No(_)));
        }
    }

    #[test]
    fn what_is_told_received_or_billed_is_ignored() {
        for mail in [
            by_service("Nyhetsbrev från föreningen: Ks 1216/2018", "Vi är emot planen."),
            generated("Ny kommentar på Ks 1216/2018", "Kalle skrev: Jag är emot planen."),
            generated("Händelser Ks 1216/2018", "Kalle Ek skrev i går: Jag är emot planen."),
            from_a_body("Handling", "Kvittens.pdf", "Vi har tagit emot er remiss."),
            from_a_body("Handling", "Dokument.pdf", "Mottagningsbekräftelse\nEr remiss har diarieförts."),
            from_a_body("Handling", "Faktura 88.pdf", "Sydby kommun. Faktura. Att betala 300 kr."),
            from_a_body("Autosvar", "Logga.pdf", "Sydby kommun"),
        ] {
            let verdict = judged(mail);
            assert_eq!(verdict.outcome, Outcome::Ignored, "{:?}", verdict.reasons);
        }
    }

    #[test]
    fn any_other_machines_mail_is_ignored() {
        for mail in [
            generated("Ks 1216/2018", "Vi har tagit emot ditt yttrande Ks 1216/2018."),
            generated("Bekräftelse: yttrande Ks 1216/2018", "Ditt yttrande har kommit in."),
            with_file("Bekräftelse på ert yttrande Ks 1216/2018", "Vi har tagit emot ert yttrande."),
            generated(
                "Kvittens Ks 1216/2018",
                "Vi har tagit emot ditt mejl.\nDitt meddelande:\nJag är emot förslaget.",
            ),
            mail().header("Return-Path", "<>").subject("Svar mottaget Ks 1216/2018").text("Vi tillstyrker."),
            generated("Re: Ks 1216/2018", "Jag är på semester till måndag."),
            generated("Larm Ks 1216/2018", "Disken är full."),
            generated("Någon har svarat på din tråd: Ks 1216/2018", "Kalle skrev: Jag är emot planen."),
            generated("Yttrande Ks 1216/2018: så tycker vi", "Vi är emot planen.")
                .header("List-Unsubscribe", "<https://forening.example/u>"),
            generated("Påminnelse: Ks 1216/2018", "Sista dag att lämna synpunkter är fredag."),
            with_file("Protokoll Ks 1216/2018", "Se bifogat protokoll.")
                .header("Auto-Submitted", "auto-replied"),
            generated("Yttrande", "Jag tillstyrker planen."),
            mail()
                .header("Auto-Submitted", "auto-replied")
                .subject("Re: Ks 1216/2018")
                .text("Vi är emot förslaget."),
            generated("Re: Ks 1216/2018", "Jag tillstyrker planen.").answers(&[&letter_id()]),
        ] {
            let verdict = judged(mail);
            assert_eq!(verdict.outcome, Outcome::Ignored, "{:?}", verdict.reasons);
        }
    }
}
