//! A mail as we read it. [`Message::read`] takes whatever bytes and never fails: what is odd is
//! noted in `defects` and reading goes on (house rule: liberal in reading mail).
//!
//! Nothing here judges what a message means for us; that is `recognition`.
//!
//! mail-parser reads the fields and the character sets. The structure we walk ourselves (`part`): it
//! keeps nested messages as nested values, so that a mail of some ten thousand messages within each
//! other overflows the stack when it is dropped, and no `catch_unwind` catches that.

mod address;
mod alternative;
mod attachments;
mod charset;
mod content_type;
mod date;
mod enclosed_mail;
mod encoded_word;
mod entity;
mod forward_block;
mod header;
mod header_fields;
mod header_block;
mod html;
mod html_colour;
mod html_marks;
mod html_meaning;
mod html_page;
mod html_sheet;
mod html_style;
mod html_tag;
mod links;
mod machine;
mod mbox;
mod part;
mod passages;
mod quote_lines;
mod read;
mod received;
mod returned;
mod sealed;
mod side;
mod signature;
mod text;
mod transfer;
mod utf7;
mod uuencode;

use jiff::Timestamp;

use crate::fingerprint::Fingerprint;

pub use self::attachments::{attachment_contents, attachment_fingerprints};
pub use self::charset::guessed as guess_text;
pub use self::enclosed_mail::EnclosedMail;
pub use self::forward_block::{ForwardBlock, forward_blocks, forward_blocks_with_ends};
pub use self::header::has_header;
pub use self::header_fields::{Header, Headers};
pub use self::html::{Readable, read as read_html};
pub use self::mbox::{begins_mail, is_blank, is_mbox, is_trashed, unquoted};

/// A mail, decoded.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// The subject, decoded; empty when there is none.
    pub subject: String,
    /// The addresses in From, of all From fields: one, as a rule; none or several is odd and noted.
    pub from: Vec<Address>,
    /// The addresses in all Reply-To fields; none where one of them names a group.
    pub reply_to: Vec<Address>,
    /// The addresses in To and Cc, in order.
    pub recipients: Vec<Address>,
    /// The sender's own Message-ID without angle brackets: a hint, no more.
    pub message_id: Option<String>,
    /// The Message-IDs in In-Reply-To, then References, without angle brackets.
    pub answers: Vec<String>,
    /// The sender's own clock. It is shown; it never decides.
    pub date: Option<Timestamp>,
    /// Every header field of the outermost header, in order from the top, decoded and unfolded.
    pub headers: Headers,
    /// The Received lines from the top, that is from the newest.
    pub received: Vec<Hop>,
    /// The readable text in reading order, told apart by who wrote it.
    pub passages: Vec<Passage>,
    /// Everything that came with the text.
    pub attachments: Vec<Attachment>,
    /// The SHA-256 of each attachment, in their order; empty until somebody works them out, for most mail is
    /// about something else.
    pub attachment_fingerprints: Vec<Fingerprint>,
    /// The headers of the mails among the attachments, in order.
    pub enclosed: Vec<EnclosedMail>,
    /// What its HTML or a file that came with it holds and no program shows: nobody wrote it to be read.
    pub hidden: String,
    /// Where the links in its HTML lead, as far as they lead to the web.
    pub links: Vec<String>,
    /// What the body's structure says of machine mail (multipart/report and the like).
    pub report: Option<Report>,
    /// What a mail system tells of the delivery of a mail, for each of its recipients.
    pub statuses: Vec<DeliveryStatus>,
    /// The Message-IDs of mails that it brings back or reports on, without angle brackets.
    pub returned: Vec<String>,
    /// What was odd about the bytes, in words for an operator; never the sender's text.
    pub defects: Vec<Defect>,
}

/// A mail address as it stands in a header field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The display name, decoded; empty when there is none.
    pub name: String,
    /// `local@domain` as written, without angle brackets.
    pub address: String,
}

/// One Received line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Whom it says it had the mail from, comments and all, lower case; empty where it says nothing.
    pub from: String,
    /// The host that wrote the line (`by`), lower case; none where the line names none.
    pub by: Option<String>,
    /// When it says it took the mail; none where no date can be read.
    pub at: Option<Timestamp>,
}

/// A stretch of readable text by one writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Who wrote it, as far as the layout tells.
    pub origin: Origin,
    /// The text, lines ended by `\n`, NUL removed.
    pub text: String,
}

/// Where a passage of text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Written by the sender for this mail.
    New,
    /// Quoted or forwarded: somebody else's, or an earlier mail.
    Quoted,
    /// The sender's signature or footer.
    Signature,
}

/// Something that came with the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file name as decoded; empty when there is none. Hostile: never a path.
    pub name: String,
    /// The media type, lower case, such as `application/pdf`.
    pub media_type: String,
    /// Its size in bytes, decoded.
    pub size: u64,
    /// A picture shown within the text or a signature part: not what people mean by attachment.
    pub incidental: bool,
    /// The words in it, once `extract` has looked.
    pub text: AttachedText,
    /// The names of the files within it, where nothing else in it could be read: a zip of photographs.
    pub within: String,
}

/// What is known of the words in an attachment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum AttachedText {
    /// Nobody has looked.
    #[default]
    Unread,
    /// These words, lines ended by `\n`, NUL removed, cut at a limit.
    Read(String),
    /// There may be words in it, and we could not read them.
    Unreadable(Unreadable),
}

/// Why the words in an attachment could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Pictures of pages only (a scan, a photograph), and no OCR that could read them.
    Picture,
    /// Locked with a password or encrypted.
    Locked,
    /// Its bytes are not what its type says, or break the reader.
    Damaged,
    /// Reading it took more time, memory or output than is allowed.
    TooCostly,
    /// A kind of file that nothing here reads.
    UnknownKind,
    /// There are no bytes in it, or no words.
    Empty,
}

/// Machine mail that says so in its structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// `multipart/report; report-type=delivery-status`, or a part of that type.
    DeliveryStatus,
    /// A read receipt.
    DispositionNotification,
    /// An abuse report.
    Feedback,
    /// `text/calendar` with METHOD:REPLY.
    CalendarReply,
    /// Any other `text/calendar` or `multipart/report`.
    Other,
}

/// What became of a mail on its way to one recipient, as a mail system tells it (RFC 3464).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryStatus {
    /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`, lower case; empty where it says nothing.
    pub action: String,
    /// Such as `5.1.1` (RFC 3463); empty where it says nothing.
    pub status: String,
    /// What the server said that would not take it; empty where nothing is told.
    pub diagnostic: String,
}

/// Something odd about a message's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect(pub String);

impl Message {
    /// All values of the header field `name`, from the top, whatever its letter case.
    pub fn header<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.headers.of(name)
    }

    /// The one address the mail says it is from: the first in From.
    #[must_use]
    pub fn sender(&self) -> Option<&Address> {
        self.from.first()
    }

    /// What the sender wrote for this mail, passage by passage.
    pub fn new_text(&self) -> impl Iterator<Item = &str> {
        let new = self.passages.iter().filter(|passage| passage.origin == Origin::New);
        new.map(|passage| passage.text.as_str())
    }

    /// What was attached for its own sake: no logo or picture that the text only shows.
    pub fn files(&self) -> impl Iterator<Item = &Attachment> {
        self.attachments.iter().filter(|attachment| !attachment.incidental)
    }

    /// The readable text of the mail itself, in reading order.
    #[must_use]
    pub fn text(&self) -> String {
        self.passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// That text, then the words of each attachment that was read.
    #[must_use]
    pub fn whole_text(&self) -> String {
        let read = self.attachments.iter().filter_map(Attachment::words).map(str::to_owned);
        std::iter::once(self.text()).chain(read).collect::<Vec<_>>().join("\n")
    }
}

impl Attachment {
    /// The words in it, where they have been read.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match &self.text {
            AttachedText::Read(text) => Some(text),
            AttachedText::Unread | AttachedText::Unreadable(_) => None,
        }
    }

    /// Whether it is an appointment in a calendar's form.
    #[must_use]
    pub fn is_calendar(&self) -> bool {
        ["text/calendar", "application/ics"].contains(&self.media_type.as_str())
    }
}

impl Address {
    /// The part after the last `@`, lower case; empty when there is none.
    #[must_use]
    pub fn domain(&self) -> String {
        self.address.rsplit_once('@').map_or_else(String::new, |(_, domain)| domain.to_lowercase())
    }
}

/// The passages of a text of which only the words were kept, as far as its lines tell who wrote them.
#[must_use]
pub fn passages_of(text: &str) -> Vec<Passage> {
    passages::split(&[(Origin::New, text.to_owned())], passages::Occasion::Answer)
}

#[cfg(test)]
mod tests;
