//! What a consultation (remiss) is: its case, its last day, who was asked and who is told. Also
//! when an answer arrived and whether that was in time. Deadlines are dates in the municipality's
//! zone, never instants: an answer at 23.59 on the last day is in time.

mod body_name;
mod working_day;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

pub use self::body_name::{BodyName, name_key, names_like};
pub use self::working_day::{counts_as_come, is_working_day};
use crate::diary_number::DiaryNumber;

/// One consultation, as configured.
#[derive(Debug, Clone)]
pub struct Consultation {
    /// The case it belongs to.
    pub diary_number: DiaryNumber,
    /// The full title.
    pub title: String,
    /// Short forms people use for the title.
    pub also_known_as: Vec<String>,
    /// The last day to answer.
    pub deadline: Deadline,
    /// Who gets the daily digest.
    pub report_to: Vec<ReportRecipient>,
    /// Who was asked (sändlista).
    pub invited: Vec<Invited>,
    /// The Message-IDs of the mail that asked them, without angle brackets: an answer to one of these is
    /// about this consultation.
    pub invitations: Vec<String>,
}

/// The last day to answer (sista svarsdag), a whole civil day in the municipality's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    day: Date,
    zone: TimeZone,
}

/// In time or late. Late answers are registered like any other, and marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// It arrived on the last day or before.
    InTime,
    /// It arrived after the last day.
    Late,
}

/// When a message arrived, and what says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// The instant it reached us.
    pub at: Timestamp,
    /// What the instant rests on.
    pub basis: ArrivalBasis,
}

/// What an arrival rests on, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArrivalBasis {
    /// The oldest Received line of the unbroken run written by our own hosts.
    ReceivedHeader,
    /// The IMAP server's INTERNALDATE.
    InternalDate,
    /// A person said so (`import --arrived`).
    Given,
    /// A letter came by post on a day that a person gave: it counts as come on the working day before
    /// ([`counts_as_come`]).
    PostalRule,
    /// Only the sender's own clock: good enough to show, never to judge by.
    DateHeader,
}

/// How a message came to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// From a watched folder.
    Email,
    /// Mail in a file that a person handed over (`import`).
    Import,
    /// On paper.
    Letter,
    /// Said on the telephone, and noted.
    Phone,
    /// Said at a meeting, and noted.
    Meeting,
}

/// Somebody who gets a consultation's daily digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRecipient {
    /// A role or a name, for the greeting.
    pub name: String,
    /// Where the digest goes.
    pub address: String,
    /// How much it may say.
    pub detail: Detail,
}

/// How much a digest may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Counts, organisation names and register ids: fit to leave the house.
    Summary,
    /// Names and subjects too.
    Full,
}

/// A body that was asked for its view (remissinstans).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The body's name.
    pub name: BodyName,
    /// Mail domains that are the body's own.
    pub domains: Vec<String>,
    /// Single addresses of the body.
    pub addresses: Vec<String>,
}

impl Deadline {
    /// The last day `day`, as it passes in `zone`.
    #[must_use]
    pub fn new(day: Date, zone: TimeZone) -> Self {
        Self { day, zone }
    }

    /// The last day itself.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// Whether something that arrived at `at` was in time: dates are compared, as they stand on
    /// the municipality's own calendar (förvaltningslagen 22 §).
    #[must_use]
    pub fn timing(&self, at: Timestamp) -> Timing {
        if at.to_zoned(self.zone.clone()).date() <= self.day { Timing::InTime } else { Timing::Late }
    }
}

/// The first day that anything handed in by hand can have come in: before it stands a slip of the pen.
const FIRST_CREDIBLE: Date = Date::constant(1990, 1, 1);

/// Whether a person can mean that something came in on `day`: not in the future, nor in another age.
#[must_use]
pub fn may_have_come(day: Date, today: Date) -> bool {
    (FIRST_CREDIBLE..=today).contains(&day)
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 5] = [Self::Email, Self::Import, Self::Letter, Self::Phone, Self::Meeting];

    /// The word that the register has for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Import => "import",
            Self::Letter => "letter",
            Self::Phone => "phone",
            Self::Meeting => "meeting",
        }
    }
}

impl ArrivalBasis {
    /// The word the contract uses for it, in `explain --json` and in the register.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReceivedHeader => "received_header",
            Self::InternalDate => "internal_date",
            Self::Given => "given",
            Self::PostalRule => "postal_rule",
            Self::DateHeader => "date_header",
        }
    }
}

impl Timing {
    /// The word the contract uses for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::Late => "late",
        }
    }
}
