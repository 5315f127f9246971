//! What a number in the text of an attachment is worth. An answer carries it in its head; a report or the
//! minutes of a board mention it beside much else, and a mail of ours that comes back is like a quote: then
//! a person looks.

use std::sync::LazyLock;

use regex::Regex;

use super::context::opening;
use super::evidence::Finds;
use super::{Authority, Place, Strength, field, topic};
use crate::diary_number::{Found, Reading};
use crate::message::{Attachment, Message};
use crate::pattern::pattern;

/// Bytes of a document's opening: its letter head and first paragraphs, about a page.
const OPENING: usize = 2_500;

/// Bytes of a document that is short enough to be about one thing: some four pages.
const SHORT: usize = 12_000;

/// So many other numbers of ours make a document a list of cases: minutes, a diary, a budget.
const LIST: usize = 3;

/// What our own letter of invitation says. An answer may say one of these things after it, in its head or of
/// its own time; two are an invitation's.
static INVITATION: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"märk\s+(?:gärna\s+)?(?:ditt\s+|ert\s+)?(?:svar|yttrande|mejl)",
        r"(?:svar|svaret|svaren|yttrande|yttrandet|synpunkter|remissvar|remissvaret)\s+ska(?:ll)?\s+(?:lämnas|skickas|ha\s+(?:kommit|inkommit)|vara)",
        r"vill\s+(?:vi\s+)?ha\s+(?:dina|ditt|ert|era)\s+(?:svar|yttrande|synpunkter)",
        r"tack\s+för\s+att\s+(?:ni|du)\s+svarar",
        r"inbjudan\s+att\s+(?:svara|yttra|lämna)",
        r"(?:bereds|inbjuds|bjuds\s+in|ges)\s+(?:härmed\s+)?(?:möjlighet\s+)?(?:att|till)\s+(?:yttra|lämna|inkomma)",
        r"sista\s+(?:svarsdag|dag\s+(?:att\s+svara|för\s+(?:svar|yttrande|synpunkter)))",
        r"remissinstanser(?:na)?\s*:",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// Looks for numbers in the texts of the attachments.
pub(super) fn look(message: &Message, authority: &Authority, finds: &mut Finds) {
    for attachment in &message.attachments {
        let Some(text) = attachment.words() else { continue };
        let found = authority.finder.find_all(text);
        if found.is_empty() {
            continue;
        }
        let document = Document::of(attachment, text, &found, message, authority);
        for one in found.iter().filter(|one| !document.is_chance(one)) {
            finds.take_one(Place::AttachmentText, text, one, document.worth(one));
        }
    }
}

/// Whether `text` is our own letter that asked for answers: sent back with a question it belongs to the case,
/// and says nothing of what the sender thinks.
pub(super) fn is_invitation(text: &str) -> bool {
    INVITATION.find_iter(opening(text, SHORT)).nth(1).is_some()
}

/// Whether a file is a mail.
fn is_mail(attachment: &Attachment) -> bool {
    let name = attachment.name.to_lowercase();
    matches!(
        attachment.media_type.as_str(),
        "message/rfc822" | "message/global" | "application/vnd.ms-outlook"
    ) || name.ends_with(".eml")
        || name.ends_with(".msg")
}

/// A document, as far as it says what a number in it is worth.
struct Document {
    /// A mail that we wrote ourselves, come back.
    ours: bool,
    /// The mail or the document's opening speaks of a consultation.
    on_topic: bool,
    short: bool,
    /// Other cases of ours in the whole of it, and in its opening.
    others: usize,
    others_at_once: usize,
}

impl Document {
    fn of(
        attachment: &Attachment,
        text: &str,
        found: &[Found],
        message: &Message,
        authority: &Authority,
    ) -> Self {
        let head = opening(text, OPENING);
        let mail_speaks = topic::is_a_consultation(message);
        Self {
            ours: is_mail(attachment) && encloses_ours(message, authority),
            on_topic: mail_speaks || topic::speaks_of_one(head),
            short: text.len() <= SHORT,
            others: other_cases(found, usize::MAX),
            others_at_once: other_cases(found, OPENING),
        }
    }

    /// How much a number is worth at most.
    fn worth(&self, found: &Found) -> Strength {
        let at_once = found.span.start < OPENING;
        let listed = if at_once { self.others_at_once >= LIST } else { self.others >= LIST };
        let in_passing = !at_once && !self.short && !self.on_topic;
        if self.ours || listed || in_passing { Strength::Weak } else { Strength::Certain }
    }

    /// Among many numbers of ours one that is nearly a registered one is most likely just another.
    fn is_chance(&self, found: &Found) -> bool {
        self.others >= LIST && matches!(found.reading, Reading::NearMiss(_))
    }
}

/// Whether one of the mails that came with it was written at our own domain.
fn encloses_ours(message: &Message, authority: &Authority) -> bool {
    let mut writers = message.enclosed.iter().flat_map(|mail| &mail.from);
    writers.any(|from| field::is_within(&from.domain(), &authority.own_domain))
}

/// How many other cases of ours are named in the first `bytes`.
fn other_cases(found: &[Found], bytes: usize) -> usize {
    let mut others: Vec<_> = found
        .iter()
        .filter(|one| one.span.start < bytes)
        .filter_map(|one| match &one.reading {
            Reading::AnotherCase(number) => Some(number),
            _ => None,
        })
        .collect();
    others.sort();
    others.dedup();
    others.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::AttachedText;
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, judge};

    /// The outcome for a mail that says `new` and brings a document of `text`.
    fn judged(new: &str, name: &str, text: &str) -> Outcome {
        let message = mail().subject("Hej").text(new).attached_text(name, text).done();
        judge(&message, &circumstances(), &authority(), &History::default()).outcome
    }

    fn far(text: &str, bytes: usize) -> String {
        format!("{}\n{text}", "Föreningen bedriver verksamhet för barn.\n".repeat(bytes / 40))
    }

    #[test]
    fn a_document_that_is_an_answer_is_filed_and_one_that_mentions_us_is_looked_at() {
        let minutes = "§ 1 Ks 1/2018\n§ 2 Ks 22/2018\n§ 3 Ks 1216/2018\n§ 4 Ks 77/2019\n§ 5 Ks 400/2019";
        let report = far("Kommunens riktlinjer, dnr Ks 1216/2018.", 40_000);
        for (new, name, text, outcome) in [
            ("Se bilaga.", "Svar.pdf", "Dnr Ks 1216/2018\nVi säger ja.".to_owned(), Outcome::Filed),
            ("Se bilaga.", "Svar.pdf", far("Ert dnr: Ks 1216/2018", 6_000), Outcome::Filed),
            ("Se vårt yttrande.", "Svar.pdf", far("Ks 1216/2018", 40_000), Outcome::Filed),
            ("Se bilaga.", "A.pdf", format!("Remissvar\n{}", far("Ks 1216/2018", 40_000)), Outcome::Filed),
            ("Se bilaga.", "Svar.pdf", "Vårt dnr: Ks 1216/2018\nHej".to_owned(), Outcome::Review),
            ("Här är årsberättelsen.", "Verksamhet.pdf", report, Outcome::Review),
            ("Protokoll från mötet.", "Protokoll.pdf", minutes.to_owned(), Outcome::Review),
            (
                "Vad är det här?",
                "B.pdf",
                "Senast 30/10 vill vi ha ditt svar. Märk gärna svaret med Ks 1216/2018".to_owned(),
                Outcome::Filed,
            ),
            (
                "Vi tillstyrker, se ert brev.",
                "B.pdf",
                "Märk gärna svaret med Ks 1216/2018".to_owned(),
                Outcome::Filed,
            ),
            ("Se bilaga.", "gammalt.eml", "Ks 1216/2018".to_owned(), Outcome::Filed),
            ("Se bilaga.", "Svar.pdf", "Ks 1261/2018 Vi säger ja".to_owned(), Outcome::Review),
            ("Se bilaga.", "Svar.pdf", "Ks 1121/2018 Vi säger ja".to_owned(), Outcome::Review),
            ("Se bilaga.", "Svar.pdf", "Ks 1216/2O18 Vi säger ja".to_owned(), Outcome::Review),
            (
                "Protokoll.",
                "P.pdf",
                "Ks 1/2018, Ks 22/2018, Ks 216/2018, Ks 77/2019".to_owned(),
                Outcome::Ignored,
            ),
            ("Se bilaga.", "P.pdf", "Ks 700/2019 är ett annat ärende".to_owned(), Outcome::Ignored),
        ] {
            assert_eq!(judged(new, name, &text), outcome, "{new} {}", opening(&text, 80));
        }
    }

    #[test]
    fn nobody_looked_or_could_is_no_evidence() {
        for text in [AttachedText::Unread, AttachedText::Unreadable(crate::message::Unreadable::Picture)] {
            let mut message = mail().text("Hej").attachment("Scan.pdf", "application/pdf").done();
            message.attachments[0].text = text;
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            assert_eq!(verdict.outcome, Outcome::Ignored);
        }
    }
}
