//! What the sender wrote, cut into sentences: the subject, the new text, the texts and names of the
//! attachments. Quoted text is somebody else's and is not here.

use std::cell::OnceCell;

use super::Place;
use super::attached::is_invitation;
use super::sentence::{Sentence, sentences};
use super::stance::{Speaker, first_taken};
use crate::message::{Attachment, Message, Origin, forward_blocks_with_ends};
use crate::pattern::Pattern;

/// Bytes of new text that are read: far more than anybody writes in a mail, and a bound on the work.
const LONGEST_TEXT: usize = 64 * 1024;

/// Bytes read from the beginning of an attachment's text, where letters say what they are and answers
/// stand in summary.
const BEGINNING: usize = 24 * 1024;

/// Bytes read from its end, where the conclusion stands.
const END: usize = 8 * 1024;

/// Attachments whose texts are read.
const MANY: usize = 8;

/// Bytes from which a picture shown within the text is more than a logo: a photograph of a paper.
const PHOTOGRAPH: u64 = 60_000;

/// Prefixes of an answer or a forward: the subject behind them is the one answered.
static ANSWERS: Pattern = Pattern::new(
    r"(?i)^\s*(?:\[[^\]]{1,30}\]\s*)*(?:re|sv|fwd?|vb|vs|vl|aw|wg|antw)\s*(?:\[\d+\]|\(\d+\))?\s*:",
);

/// Prefixes of an answer alone.
static REPLIES: Pattern =
    Pattern::new(r"(?i)^\s*(?:\[[^\]]{1,30}\]\s*)*(?:re|sv|vs|aw|antw)\s*(?:\[\d+\]|\(\d+\))?\s*:");

/// What a person wrote in a mail, and what came with it.
#[derive(Debug)]
pub(super) struct Written<'a> {
    /// Who writes.
    pub(super) speaker: Speaker<'a>,
    message: &'a Message,
    /// Which sentence of the mail itself gives the sender's view, once asked.
    pub(super) viewed: OnceCell<Option<usize>>,
    own: OnceCell<Vec<Sentence<'a>>>,
    attached: OnceCell<Vec<Sentence<'a>>>,
}

impl<'a> Written<'a> {
    /// What the sender of `message` wrote. It is read when it is asked for: a machine's mail never is.
    pub(super) fn of(message: &'a Message) -> Self {
        let (viewed, own, attached) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { speaker: Speaker::of(message), viewed, message, own, attached }
    }

    /// The sentences of the mail itself: subject, then new text.
    pub(super) fn own(&self) -> &[Sentence<'a>] {
        self.own.get_or_init(|| {
            let answers = |subject: &str| subject.contains(':') && ANSWERS.is_match(subject);
            let subject = Some(self.message.subject.as_str()).filter(|subject| !answers(subject));
            let subject = subject.into_iter().flat_map(|text| sentences(text, Place::Subject));
            let mut own: Vec<_> = subject.collect();
            let mut left = LONGEST_TEXT;
            for text in self.message.new_text() {
                own.extend(sentences(beginning(text, left), Place::Body));
                left = left.saturating_sub(text.len());
            }
            if own.iter().all(|one| one.place == Place::Subject) {
                own.extend(
                    own_mail(self.message).into_iter().flat_map(|text| sentences(text, Place::Quoted)),
                );
            }
            own
        })
    }

    /// The sentences of the new text.
    pub(super) fn body(&self) -> &[Sentence<'a>] {
        let start = self.own().partition_point(|one| one.place == Place::Subject);
        self.own().get(start..).unwrap_or_default()
    }

    /// The sentences of its attachments: long texts, which need not be read where the mail itself says it all.
    pub(super) fn attached(&self) -> &[Sentence<'a>] {
        self.attached.get_or_init(|| {
            let texts = enclosed(self.message).filter_map(Attachment::words).take(MANY).flat_map(outer_parts);
            texts.flat_map(|text| sentences(text, Place::AttachmentText)).collect()
        })
    }

    /// The names of its attachments.
    pub(super) fn names(&self) -> Vec<Sentence<'a>> {
        enclosed(self.message).take(MANY).map(|attachment| Sentence::of_name(&attachment.name)).collect()
    }

    /// The sentences of the mail that it answers, where that stands below without marks at its lines: an answer written
    /// into it cannot be told from it.
    pub(super) fn below(&self) -> Vec<Sentence<'a>> {
        let unmarked = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('>');
        let quoted = self.message.passages.iter().filter(|passage| passage.origin == Origin::Quoted);
        let below = quoted.filter(|passage| passage.text.lines().any(unmarked)).take(MANY);
        let below = below.filter(|_| REPLIES.is_match(&self.message.subject));
        below.flat_map(|passage| sentences(beginning(&passage.text, BEGINNING), Place::Quoted)).collect()
    }

    /// Whether the mail itself takes a side.
    pub(super) fn takes_a_side(&self) -> bool {
        first_taken(self.own(), &self.speaker).is_some()
    }

    /// Whether what is attached to it takes one.
    pub(super) fn takes_a_side_attached(&self) -> bool {
        first_taken(self.attached(), &self.speaker).is_some()
    }

    /// Whether an appointment comes with it.
    pub(super) fn sends_an_appointment(&self) -> bool {
        self.message.attachments.iter().any(|attachment| attachment.media_type.contains("calendar"))
    }

    /// Whether something came with it that may hold the answer.
    pub(super) fn encloses(&self) -> bool {
        enclosed(self.message).next().is_some()
    }
}

/// What the sender wrote in an earlier mail, which they now pass on without a word: one that went to a wrong address.
fn own_mail(message: &Message) -> Option<&str> {
    let sender = message.sender()?;
    let passage = message.passages.iter().find(|passage| passage.origin == Origin::Quoted)?;
    let mut blocks = forward_blocks_with_ends(&passage.text).into_iter();
    let (block, end) = blocks.next()?;
    let is_own = block.sender.is_some_and(|one| one.address.eq_ignore_ascii_case(&sender.address));
    if !is_own || blocks.next().is_some() {
        return None;
    }
    let above: usize = passage.text.split_inclusive('\n').take(end).map(str::len).sum();
    passage.text.get(above..).map(|text| beginning(text, LONGEST_TEXT))
}

fn enclosed(message: &Message) -> impl Iterator<Item = &Attachment> {
    message.attachments.iter().filter(|attachment| may_hold_an_answer(attachment))
}

/// Not a logo, a signature, a visiting card, an appointment or our own invitation.
fn may_hold_an_answer(attachment: &Attachment) -> bool {
    let accessory = ["signature", "vcard", "calendar", "pgp-keys", "delivery-status"];
    let shown = attachment.incidental && attachment.size < PHOTOGRAPH;
    let invitation = attachment.words().is_some_and(is_invitation);
    !shown && !invitation && !accessory.iter().any(|word| attachment.media_type.contains(word))
}

/// At most `bytes` of the beginning of `text`.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// The beginning and the end of a text, which do not overlap.
fn outer_parts(text: &str) -> impl Iterator<Item = &str> {
    let first = beginning(text, BEGINNING);
    let rest = text.get(first.len()..).unwrap_or_default();
    let last = rest.get(rest.ceil_char_boundary(rest.len().saturating_sub(END))..);
    std::iter::once(first).chain(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::mail;

    fn said(message: &Message) -> Vec<String> {
        Written::of(message).own().iter().map(|one| one.said.trim().to_owned()).collect()
    }

    #[test]
    fn the_subject_speaks_unless_it_is_the_one_answered() {
        for (subject, own) in [
            ("Begäran om anstånd", true),
            ("[EXTERNT] Begäran om anstånd", true),
            ("Ang: Begäran om anstånd", true),
            ("SV: Begäran om anstånd", false),
            ("[EXTERNT] Re[2]: Begäran om anstånd", false),
            ("VB: Begäran om anstånd", false),
        ] {
            let message = mail().subject(subject).done();
            assert_eq!(!said(&message).is_empty(), own, "{subject}");
        }
    }

    #[test]
    fn what_is_quoted_is_not_what_the_sender_wrote() {
        let message = mail().text("Vi svarar.").quoted("Vi avstyrker.").text("Så är det.").done();
        assert_eq!(said(&message), ["vi svarar", "sa ar det"]);
    }

    #[test]
    fn what_somebody_passes_on_of_their_own_is_what_they_wrote() {
        let below = |address: &str| {
            format!(
                "From: Anna Ek <{address}>\nDate: i dag\nSubject: Svar\nTo: komun@x.example\n\nVi avstyrker."
            )
        };
        let message = |address: &str, above: &str| {
            let mail = mail().from(&["anna@forening.example"]).subject("Fwd: Svar");
            mail.text(above).quoted(&below(address)).done()
        };
        assert_eq!(said(&message("Anna@forening.example", "")), ["vi avstyrker"]);
        assert_eq!(said(&message("bo@forening.example", "")), [""; 0]);
        assert_eq!(said(&message("anna@forening.example", "Har ni fått detta?")), ["har ni fatt detta ?"]);
    }

    #[test]
    fn a_card_or_a_signature_is_nothing_enclosed() {
        for (name, media_type, encloses) in [
            ("svar.pdf", "application/pdf", true),
            ("IMG_1.jpg", "image/jpeg", true),
            ("anna.vcf", "text/vcard", false),
            ("smime.p7s", "application/pkcs7-signature", false),
            ("mote.ics", "text/calendar", false),
        ] {
            let message = mail().attachment(name, media_type).done();
            assert_eq!(Written::of(&message).encloses(), encloses, "{name}");
        }
    }

    #[test]
    fn a_long_text_is_read_at_both_ends() {
        let text = format!("Början.{}Slutet å", "åäö ".repeat(10_000));
        let parts: Vec<_> = outer_parts(&text).collect();
        assert!(parts[0].starts_with("Början.") && parts[1].ends_with("Slutet å"));
        assert!(parts[0].len() <= BEGINNING && parts[1].len() <= END);
        assert_eq!(outer_parts("kort").collect::<String>(), "kort");
    }
}
