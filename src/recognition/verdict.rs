//! What judging a message comes to. Plain values: every field says what was found and why.

use jiff::Timestamp;

use super::Language;
use super::delivery::DeliveryReport;
use super::suggestion::{Forwarded, SenderKind, Stance, Suggested};
use crate::consultation::{Arrival, Timing};
use crate::diary_number::DiaryNumber;
use crate::message::Address;

/// The two verdicts on a message, what it is and whether it may be acknowledged, with their reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What is done with it.
    pub outcome: Outcome,
    /// What kind of message it is: a suggestion that staff can correct.
    pub kind: Kind,
    /// The registered consultations it concerns, strongest first, then by diary number.
    pub matches: Vec<Match>,
    /// Numbers that are one slip from a registered one, for a person to look at.
    pub near_misses: Vec<NearMiss>,
    /// Why the outcome is what it is: the rule that spoke first stands first.
    pub reasons: Vec<Reason>,
    /// Whether it may be acknowledged, and why or why not.
    pub acknowledge: Acknowledge,
    /// When it arrived; none only where neither server nor sender says anything.
    pub arrival: Option<Arrival>,
    /// The sentence that shows the kind, where one does.
    pub kind_shown_by: Option<Evidence>,
    /// What the sender thinks of the proposal, as far as a sentence says it.
    pub stance: Option<Suggested<Stance>>,
    /// What kind of sender wrote it.
    pub sender: Option<Suggested<SenderKind>>,
    /// The organisation that the sender speaks for, where one is named.
    pub organisation: Option<String>,
    /// The sender's own number for the matter ("Vårt dnr"), as written.
    pub sender_reference: Option<String>,
    /// Whose mail it is, where a colleague passed it on.
    pub forwarded: Option<Forwarded>,
    /// What it tells of a letter of ours, where a machine wrote it and it is ignored.
    pub delivery: Option<DeliveryReport>,
    /// The language that its letter is written in: Swedish unless it is clearly written in another.
    pub language: Language,
    /// What each clock on its way says, whichever of them decided.
    pub clocks: Clocks,
}

/// The clocks that speak of a mail's way to us. Only `arrival` decides; these are shown beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clocks {
    /// The first of our hosts that took it.
    pub received: Option<Timestamp>,
    /// The mailbox: INTERNALDATE.
    pub internal_date: Option<Timestamp>,
    /// The sender's own clock.
    pub date: Option<Timestamp>,
}

/// What is done with a message, strongest precedence first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Waits for a person, who must be careful: protected identity or sensitive matter.
    Restricted,
    /// Waits for a person.
    Review,
    /// Belongs to the case and is registered.
    Filed,
    /// Unrelated or machine mail: UID and outcome are all we keep.
    Ignored,
}

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An answer to the consultation.
    Answer,
    /// An addition to or a correction of an earlier answer.
    Supplement,
    /// A question, or any message to the case without a view.
    Question,
    /// A request for more time (anstånd).
    ExtensionRequest,
    /// The sender takes an answer back.
    Withdrawal,
    /// A request for public documents.
    DocumentRequest,
    /// Written by a machine.
    Automatic,
    /// A report that a letter did not arrive.
    Bounce,
    /// Sent to many: a list, a newsletter.
    Bulk,
    /// Our own letter come back.
    Own,
    /// None of our business.
    Unrelated,
}

/// One registered consultation that a message concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which case.
    pub diary_number: DiaryNumber,
    /// How sure the evidence makes us, taken together.
    pub strength: Strength,
    /// In time or late; none where the arrival is too weak to say.
    pub timing: Option<Timing>,
    /// What was found, strongest place first.
    pub evidence: Vec<Evidence>,
    /// What the sender thinks of this one: the mail's own stance where it tells several apart in nothing.
    pub stance: Option<Suggested<Stance>>,
    /// The invited bodies that the mail says it answers for, by their names on the list, each with the sentence.
    pub on_behalf: Vec<Suggested<String>>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The id of the rule that found it, such as `number/written_out`.
    pub rule: &'static str,
    /// Where it stood.
    pub place: Place,
    /// The words, as written, with a little of what stood around them.
    pub text: String,
    /// How strong it is by itself.
    pub strength: Strength,
}

/// A number one slip from a registered one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// As it was written.
    pub written: String,
    /// The registered number that was probably meant.
    pub suggestion: DiaryNumber,
    /// Where it stood.
    pub place: Place,
    /// The id of the rule that found it.
    pub rule: &'static str,
}

/// Where in a message something stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The subject line.
    Subject,
    /// Text the sender wrote for this mail.
    Body,
    /// The name of an attachment.
    AttachmentName,
    /// The text of an attachment.
    AttachmentText,
    /// In-Reply-To or References.
    Thread,
    /// Quoted or forwarded text, signature or footer.
    Quoted,
    /// Who sent it.
    Sender,
}

/// How sure something makes us, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A person has to look.
    Weak,
    /// It would take a coincidence to be wrong.
    Likely,
    /// The registered number in full, where the sender put it.
    Certain,
}

/// Why something was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The id of the rule.
    pub rule: &'static str,
    /// What it says, in Swedish for the staff who read it; never the sender's text.
    pub words: String,
}

/// Whether a message may be acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Acknowledge {
    /// A letter goes to this address.
    Yes {
        /// Reply-To when that is one address in From's domain, else From.
        to: Address,
    },
    /// No letter goes out, and this rule says why.
    No(Reason),
}

impl Verdict {
    /// The consultations it is filed under: the certain and likely matches, when it is filed at
    /// all. A weak match beside them, such as a second number in quoted text, stays in `matches`
    /// for people to see and files nothing.
    pub fn filed_under(&self) -> impl Iterator<Item = &Match> {
        let filed = self.outcome == Outcome::Filed;
        self.matches.iter().filter(move |one| filed && one.strength >= Strength::Likely)
    }

    /// The consultation that a person who reviews it is offered: the best match, else the number
    /// that was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&DiaryNumber> {
        let matched = self.matches.first().map(|one| &one.diary_number);
        matched.or_else(|| self.near_misses.first().map(|near| &near.suggestion))
    }
}

impl Outcome {
    /// The word the contract uses: a restricted message is in review too.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Restricted | Self::Review => "review",
            Self::Filed => "filed",
            Self::Ignored => "ignored",
        }
    }
}

impl Kind {
    /// Every kind, in the order the contract lists them.
    pub const ALL: [Self; 11] = [
        Self::Answer,
        Self::Supplement,
        Self::Question,
        Self::ExtensionRequest,
        Self::Withdrawal,
        Self::DocumentRequest,
        Self::Automatic,
        Self::Bounce,
        Self::Bulk,
        Self::Own,
        Self::Unrelated,
    ];

    /// The word the contract uses for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Supplement => "supplement",
            Self::Question => "question",
            Self::ExtensionRequest => "extension_request",
            Self::Withdrawal => "withdrawal",
            Self::DocumentRequest => "document_request",
            Self::Automatic => "automatic",
            Self::Bounce => "bounce",
            Self::Bulk => "bulk",
            Self::Own => "own",
            Self::Unrelated => "unrelated",
        }
    }

    /// The kind that `word` names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl Place {
    /// The word the contract uses for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Body => "body",
            Self::AttachmentName => "attachment_name",
            Self::AttachmentText => "attachment_text",
            Self::Thread => "thread",
            Self::Quoted => "quoted",
            Self::Sender => "sender",
        }
    }
}

impl Strength {
    /// The word the contract uses for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}
