//! Rules about reports that mail systems write: bounces, receipts and calendar answers (8, 9, 10, 18).

use super::notice::{
    Sound, brings_a_file, brings_a_view, has_number, names_a_case, own_voice, sound_of_receipt,
};
use super::{Effect, Rule, Setting, field, headers};
use crate::message::{Attachment, Message, Report};
use crate::recognition::phrase::Phrases;
use crate::recognition::purpose::purpose;
use crate::recognition::{Evidence, Kind, Place};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "never/8_delivery_report",
        effect: Effect::Auto(Kind::Bounce),
        words: "Mejlet är en leveransrapport",
        applies: |message, setting| {
            message.report == Some(Report::DeliveryStatus) && !is_a_persons(message, setting)
        },
    },
    Rule {
        id: "never/8_report",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet är ett läskvitto eller en rapport om missbruk",
        applies: |message, setting| {
            matches!(message.report, Some(Report::DispositionNotification | Report::Feedback))
                && !is_a_persons(message, setting)
        },
    },
    Rule {
        id: "never/9_failed_recipients",
        effect: Effect::Auto(Kind::Bounce),
        words: "Mejlet berättar att ett brev inte kom fram",
        applies: |message, setting| {
            let status = |part: &Attachment| DELIVERY_STATUS.contains(&part.media_type.as_str());
            message.header("X-Failed-Recipients").next().is_some()
                || (message.attachments.iter().any(status) && !is_a_persons(message, setting))
        },
    },
    Rule {
        id: "never/9_report_enclosed",
        effect: Effect::NoAck,
        words: "Mejlet har en rapport från ett e-postsystem med sig, men en människa har skrivit det",
        applies: |message, setting| {
            !matches!(message.report, None | Some(Report::Other)) && is_a_persons(message, setting)
        },
    },
    Rule {
        id: "never/10_bounce_subject",
        effect: Effect::NoAck,
        words: "Ämnesraden säger att ett brev inte kom fram",
        applies: |message, setting| {
            starts_with_any(&message.subject, &UNDELIVERED)
                && !(own_voice(&setting.written)
                    && setting.written.body().iter().any(|one| AGAIN.is_match(&one.said)))
        },
    },
    Rule {
        id: PERHAPS_A_BOUNCE,
        effect: Effect::Hold,
        words: "Mejlet liknar en rapport om ett brev som inte kom fram, och säger inget annat",
        applies: |message, setting| {
            // Who sends an answer once more may say so in the subject alone.
            starts_with_any(&message.subject, &UNDELIVERED)
                && brings_nothing(message, setting)
                && purpose(&setting.written).1.is_none_or(|shown| is_given_back(&shown, message))
        },
    },
    Rule {
        id: EMPTY_APPOINTMENT,
        effect: Effect::Hold,
        words: "Mejlet svarar på en inbjudan till ett möte, och säger inget annat",
        applies: |message, setting| {
            starts_with_any(&message.subject, &APPOINTMENT)
                && message.new_text().all(|text| text.trim().is_empty())
                && brings_nothing(message, setting)
        },
    },
    Rule {
        id: "never/10_bounce_of_ours",
        effect: Effect::Auto(Kind::Bounce),
        words: "Mejlet säger att ett brev från oss inte kom fram",
        applies: |message, setting| {
            // A subject and an answer to our letter are a person's too, who tells of a bounce and answers once
            // more. Whatever else marks a machine has a rule of its own.
            message.returned.iter().any(|id| setting.is_our_letter(id))
                && starts_with_any(&message.subject, &UNDELIVERED)
                && !brings_a_view(&setting.written)
        },
    },
    Rule {
        id: "never/18_read_receipt",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet är ett läskvitto på vårt brev",
        applies: |message, setting| {
            is_called_receipt(message, setting)
                && sound_of_receipt(message, &setting.written) == Sound::Notice
        },
    },
    Rule {
        id: "never/18_perhaps_a_receipt",
        effect: Effect::Hold,
        words: "Ämnesraden är ett läskvittos, men mejlet säger något annat",
        applies: |message, setting| {
            is_called_receipt(message, setting)
                && sound_of_receipt(message, &setting.written) == Sound::Doubtful
        },
    },
    Rule {
        id: "never/18_read_and_answered",
        effect: Effect::NoAck,
        words: "Ämnesraden är ett läskvittos, men mejlet svarar eller frågar som en människa",
        applies: |message, setting| {
            is_called_receipt(message, setting)
                && sound_of_receipt(message, &setting.written) == Sound::Answer
        },
    },
    Rule {
        id: "never/18_calendar_answer",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet är ett kalendersvar",
        applies: |message, setting| {
            message.report == Some(Report::CalendarReply) && !is_a_persons(message, setting)
        },
    },
    Rule {
        id: "never/18_calendar",
        effect: Effect::NoAck,
        words: "Mejlet är en kalenderinbjudan eller en rapport",
        applies: |message, _| message.report == Some(Report::Other),
    },
];

/// The rule of what is headed as a bounce and gives no view.
pub(super) const PERHAPS_A_BOUNCE: &str = "never/10_perhaps_a_bounce";

/// The rule of a calendar's answer of which only the subject is left.
pub(super) const EMPTY_APPOINTMENT: &str = "never/18_empty_appointment";

/// How subjects of answers to an invitation begin, lower case.
const APPOINTMENT: [&str; 14] = [
    "accepterat:", "accepterad:", "godkänt:", "avböjt:", "avböjd:", "avvisat:", "preliminärt:",
    "preliminärt accepterat:", "accepted:", "declined:", "tentative:", "tentatively accepted:",
    "hyväksytty:", "akseptert:",
];

/// What a person says who sends once more what came back; no mail system says "I".
static AGAIN: Phrases = Phrases::new(&[
    "(jag|vi) (skickar|sänder|försöker|provar|testar|mejlar|mailar)~~ (igen|nytt|om)",
    "(skickar|sänder|försöker|provar|testar|mejlar|mailar)~~ (jag|vi)~~ (igen|nytt|om)",
    "(mitt|vårt) (förra|första|tidigare)? (mejl|mail|svar|brev)~~ (studsade|kom tillbaka|kom inte fram)",
    "(i am|i m|we are|i)~ (sending|resending|resend|send)~~ again",
]);

/// Whether `message`, which would be filed, brings no file and its text no view.
fn brings_nothing(message: &Message, setting: &Setting) -> bool {
    !setting.cases.is_empty() && !brings_a_file(message) && !own_voice(&setting.written)
}

/// Whether what was `shown` stands in the mail that came back, where no file came with it, or in its subject behind a
/// colon.
fn is_given_back(shown: &Evidence, message: &Message) -> bool {
    match shown.place {
        Place::AttachmentName | Place::AttachmentText => true,
        Place::Subject => {
            let mut before_it = UNDELIVERED.iter().filter(|beginning| beginning.ends_with(':'));
            before_it.any(|beginning| field::begins_with(message.subject.trim_start(), beginning))
        }
        _ => false,
    }
}

/// The part in which a mail system tells what became of a letter (RFC 3464, RFC 6533).
const DELIVERY_STATUS: [&str; 2] = ["message/delivery-status", "message/global-delivery-status"];

/// How subjects of bounces begin, lower case.
const UNDELIVERED: [&str; 22] = [
    "meddelandet kunde inte levereras",
    "ditt meddelande kunde inte levereras",
    "e-post kunde inte levereras",
    "kunde inte levereras:",
    "your message could not be delivered",
    "delivery failure",
    "delivery status",
    "undeliverable:",
    "non-delivery:",
    "undelivered mail returned",
    "mail delivery failed",
    "kan inte levereras:",
    "olevererbart:",
    "oleverbart:",
    "ej levererbart:",
    "returned mail",
    "failure notice",
    "mail delivery subsystem",
    "mail could not be delivered",
    "leveransfel:",
    "ei voitu toimittaa:",
    "unzustellbar:",
];

/// How subjects of read receipts begin, lower case.
const READ: [&str; 13] = [
    "läst:", "la\u{308}st:", "read:", "lest:", "ej läst:", "oläst:", "olästa:", "not read:", "læst:",
    "luettu:", "gelesen:", "läskvitto:", "read receipt:",
];

fn starts_with_any(subject: &str, beginnings: &[&str]) -> bool {
    let subject = subject.trim_start();
    beginnings.iter().any(|beginning| field::begins_with(subject, beginning))
}

fn is_called_receipt(message: &Message, setting: &Setting) -> bool {
    setting.answers_us(message) && is_headed_as_receipt(message)
}

/// Whether the subject begins as a read receipt's.
pub(in crate::recognition) fn is_headed_as_receipt(message: &Message) -> bool {
    starts_with_any(&message.subject, &READ)
}

/// Whether a person attached the report to a mail of their own: it is one part among others, nothing in the
/// envelope is a system's, and the person says something of a case. Who answers an invitation to a meeting has the
/// number in its title, and says something only with a view.
fn is_a_persons(message: &Message, setting: &Setting) -> bool {
    let structure = message.header("Content-Type").next().map(field::first_token).unwrap_or_default();
    let one_of_several = structure.starts_with("multipart/") && structure != "multipart/report";
    let calendar = message.report == Some(Report::CalendarReply);
    let of_a_case = || {
        !calendar
            && message.new_text().any(|text| !text.trim().is_empty())
            && (has_number(&message.subject, setting) || names_a_case(message, setting))
    };
    one_of_several
        && !setting.sending(message).is_machines()
        && !headers::has_null_sender(message)
        && (brings_a_view(&setting.written) || of_a_case())
}
