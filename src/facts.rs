//! What the register tells the letters: plain facts, no wording. The register fills them in, the
//! correspondence words them.

mod handed_over;
mod left_out;
mod table;
mod watch;

use jiff::{Timestamp, civil::Date, civil::DateTime};
use serde::Serialize;

pub use self::handed_over::{
    ANDRINGAR_COLUMNS, BILAGA_COLUMNS, HandedFile, HandedOver, KOPIA_COLUMNS, Openness, ToHandOver,
};
pub use self::left_out::{LeftOut, LeftOutFacts};
pub use self::table::{
    COMPILED_KINDS, Cell, Compilation, FileFacts, NewAnswers, SVAR_COLUMNS, Table, stance_word,
};
pub use self::watch::{BreakerFacts, Warning, WatchFacts};
use crate::consultation::{ArrivalBasis, Channel, Timing};
use crate::diary_number::DiaryNumber;
use crate::recognition::{Kind, Language, Stance};

/// So many rows a list of a report has at most: a digest is read on a phone, and mail has a size.
pub const LONGEST_LIST: usize = 50;

/// What an acknowledgement speaks of: one kept mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptFacts {
    /// The sender's Message-ID without angle brackets, to thread the letter under.
    pub in_reply_to: Option<String>,
    /// The kind the mail is registered as.
    pub kind: Kind,
    /// It is registered as an answer though nothing in it shows that it is one, nor that it is anything else.
    pub is_unclear: bool,
    /// A person looked at it before it was filed.
    pub after_review: bool,
    /// It speaks of protected identity: nothing that came with it may stand in a letter.
    pub is_restricted: bool,
    /// The language that it is clearly written in; else Swedish.
    pub language: Language,
    /// When it arrived, on the municipality's calendar and clock.
    pub arrived: DateTime,
    /// The consultations it is registered under, by diary number.
    pub cases: Vec<CaseFacts>,
    /// What people mean by attachments.
    pub attachments: Vec<AttachmentFacts>,
    /// It is chained to an earlier answer in each of its consultations.
    pub adds_to_earlier: bool,
    /// A file that the mail speaks of lies behind a link, and has not come in.
    pub behind_link: bool,
}

/// One attachment of a kept mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentFacts {
    /// Its name, as decoded.
    pub name: String,
    /// Its size in bytes, decoded.
    pub size: u64,
    /// Whether the words in it could be read; none where nobody tried.
    pub readable: Option<bool>,
}

/// One consultation that a mail is registered under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// Which case.
    pub diary_number: DiaryNumber,
    /// Its title.
    pub title: String,
    /// The last day to answer.
    pub deadline: Date,
    /// The last day of the body that it answers for, where that was given more time.
    pub more_time: Option<Date>,
    /// In time or late; none where the arrival is too weak to say.
    pub timing: Option<Timing>,
}

/// What a digest speaks of: one consultation over a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestFacts {
    /// Which case.
    pub diary_number: DiaryNumber,
    /// Its title.
    pub title: String,
    /// The last day to answer.
    pub deadline: Date,
    /// The day of the report on the municipality's calendar.
    pub day: Date,
    /// No report came before it: everything is new.
    pub is_first: bool,
    /// Answers so far, a person once.
    pub answers: u64,
    /// Of them in time.
    pub in_time: u64,
    /// Of them late.
    pub late: u64,
    /// How many answered each way. Who answered by several is counted in each.
    pub channels: Vec<ChannelFacts>,
    /// Who has answered: senders by the name of their organisation, and those without one.
    pub answered: Vec<AnsweredFacts>,
    /// What was registered since, by serial, and what waits for a word of ours from before: questions and requests
    /// for more time or for documents that nobody has noted as handled. Of each kind the first [`LONGEST_LIST`], new ones first.
    pub news: Vec<NewsItem>,
    /// What stands in `news` no more.
    pub left_out: LeftOut,
    /// What waits for a person and may belong to this consultation, new ones first, then the oldest.
    pub reviews: Vec<ReviewItem>,
    /// Invited bodies that have not answered.
    pub silent: Vec<SilentFacts>,
    /// Invited bodies that have answered that they decline.
    pub declined: Vec<String>,
    /// How many bodies were invited.
    pub invited: usize,
    /// Answers that are nearly the same text, the largest group first.
    pub alike: Vec<AlikeFacts>,
    /// Answers by the day on which each sender's first one came, the first day first; days without are left out.
    pub per_day: Vec<DayFacts>,
    /// Letters about this consultation that did not arrive, or of which nobody can say, found out last first.
    pub undelivered: Vec<UndeliveredFacts>,
    /// Acknowledgements about this consultation that are kept in the house.
    pub held: Held,
    /// The folders and when each was last read to its end.
    pub folders: Vec<FolderFacts>,
}

/// How many answered one way, a person once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelFacts {
    /// The way.
    pub channel: Channel,
    /// So many.
    pub answers: u64,
}

/// An invited body that has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentFacts {
    /// Its name.
    pub name: String,
    /// It has asked for more time, and nobody has said yes or no.
    pub wants_time: bool,
    /// The last day that it was given.
    pub more_time: Option<Date>,
}

/// Letters that wait, and for what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// So many.
    pub letters: u64,
    /// What keeps them.
    pub by: HeldBy,
}

/// What keeps letters in the house.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HeldBy {
    /// Nothing does.
    #[default]
    Nothing,
    /// An hourly limit: they go out by themselves, or the relay is away.
    Limit,
    /// An operator stopped them.
    Operator,
    /// The breaker stopped them: more were owed within an hour than can be right.
    Breaker,
}

/// Senders who have answered, each counted once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredFacts {
    /// Their organisation; none of private persons and where it is not known.
    pub organisation: Option<String>,
    /// It is one that was asked: its name comes from the configuration.
    pub invited: bool,
    /// So many senders.
    pub senders: u64,
}

/// One registered message in a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsItem {
    /// The serial within the consultation (löpnummer).
    pub serial: i64,
    /// What kind it is registered as.
    pub kind: Kind,
    /// When it arrived, on the municipality's calendar and clock.
    pub arrived: DateTime,
    /// What the arrival rests on.
    pub basis: ArrivalBasis,
    /// In time or late.
    pub timing: Option<Timing>,
    /// The organisation, where it is known to be one.
    pub organisation: Option<String>,
    /// The organisation is one that was asked: its name comes from the configuration.
    pub invited: bool,
    /// What the sender thinks of the proposal: `detail = "full"` only.
    pub stance: Option<Stance>,
    /// The serial of the earlier answer that it adds to.
    pub supplements: Option<i64>,
    /// The other consultations that the same mail is registered under.
    pub also: Vec<DiaryNumber>,
    /// The sender's name or address: `detail = "full"` only.
    pub sender: String,
    /// The subject: `detail = "full"` only.
    pub subject: String,
    /// It lay in the Junk folder, and no acknowledgement is owed for it.
    pub junk: bool,
    /// How many attachments it has.
    pub attachments: u64,
    /// It came since the report before.
    pub is_new: bool,
    /// Its personal data were removed on a decision: that it came is all that is known.
    pub erased: bool,
}

/// One message that waits for a person, in a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewItem {
    /// What `review` and `show` call it.
    pub reference: String,
    /// Why it waits, in the rules' words: `detail = "full"` only.
    pub reason: String,
    /// The ids of the rules that made it wait, the deciding one first.
    pub rules: Vec<String>,
    /// It is restricted: id and state are all that may be said.
    pub restricted: bool,
    /// It came since the report before.
    pub is_new: bool,
}

/// Answers to one consultation that are nearly the same text (likalydande), in a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AlikeFacts {
    /// The serial of the one that was registered first.
    pub first: i64,
    /// How many there are, the first included.
    pub answers: u64,
}

/// How many answered first on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayFacts {
    /// The day on the municipality's calendar.
    pub day: Date,
    /// How many, a person once.
    pub answers: u64,
}

/// A letter that did not arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndeliveredFacts {
    /// The serial of what it acknowledges; none where it is a report.
    pub serial: Option<i64>,
    /// What became of it.
    pub end: LetterEnd,
    /// Why, in a mail server's words: `detail = "full"` only, for they tend to repeat the address.
    pub why: String,
    /// Whom it was for: `detail = "full"` only. None where the mail is restricted.
    pub recipient: Option<String>,
    /// It was found out since the report before.
    pub is_new: bool,
}

/// How a letter ended that did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterEnd {
    /// A server refused it for good.
    Refused,
    /// A server took it and gave it back.
    Bounced,
    /// It was tried for five days.
    Expired,
    /// The answer after its last line never came, twice.
    Unknown,
}

/// How far one folder has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderFacts {
    /// The folder's name.
    pub name: String,
    /// When it was last read to its end.
    pub read_at: Option<Timestamp>,
    /// How many messages the server had in it when it was last opened; none where it never was.
    pub listed: Option<u64>,
    /// Of them had not been read then. Reading it to its end leaves none.
    pub unread: u64,
    /// UIDs that were read but could not be taken in yet.
    pub failed: u64,
}
