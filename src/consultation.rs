//! What a consultation (remiss) is: its case, its last day, who was asked and who is told. Also
//! when an answer arrived and whether that was in time. Deadlines are dates in the municipality's
//! zone, never instants: an answer at 23.59 on the last day is in time.

mod working_day;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use unicode_normalization::UnicodeNormalization as _;

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
    pub name: String,
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

/// So many names at most are offered for one that is not known.
const MOST_OFFERED: usize = 5;

/// Below this two names have little more than a few letters in common.
const LIKE_ENOUGH: f64 = 0.8;

/// From so many letters on a word says which body is meant.
const LONG_WORD: usize = 5;

/// Two words that are so like are one, in another form or with a slip.
const NEARLY: f64 = 0.9;

/// Forms of law that a name may have behind it or not, in the words of [`name_key`]. Not `if`: a sports club is another
/// body than the place it is named after.
const LEGAL_FORMS: [&str; 6] =
    ["ideell förening", "ideell fören", "ekonomisk förening", "ek för", "aktiebolag", "ab"];

/// What names of bodies are compared by: lower case, words of letters and digits parted by single blanks, whichever way
/// accents are coded; "&" and "och" are one, and a form of law behind the name is left out. Nothing else is: a name in
/// other words may be another body's.
#[must_use]
pub fn name_key(name: &str) -> String {
    let seen = name.nfc().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}'));
    let lower = seen.collect::<String>().replace(['&', '+'], " och ").to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let whole = words.collect::<Vec<_>>().join(" ");
    let named = LEGAL_FORMS.iter().find_map(|form| whole.strip_suffix(form)?.strip_suffix(' '));
    named.filter(|rest| !rest.is_empty()).map_or(whole.clone(), str::to_owned)
}

/// The names among `known` that may be meant by `name`, the likest first.
#[must_use]
pub fn names_like<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = name_key(name);
    let mut like: Vec<(f64, &str)> = known.map(|one| (likeness(&wanted, &name_key(one)), one)).collect();
    like.retain(|(likeness, _)| *likeness >= LIKE_ENOUGH);
    like.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    like.dedup();
    like.into_iter().take(MOST_OFFERED).map(|(_, one)| one).collect()
}

/// How like two keys are, from 0 to 1: as a whole, or where a long word of one is nearly a word of the other.
fn likeness(one: &str, other: &str) -> f64 {
    let nearly = |word: &str| other.split(' ').any(|their| strsim::jaro_winkler(word, their) >= NEARLY);
    let said = one.split(' ').filter(|word| word.chars().count() >= LONG_WORD).any(nearly);
    let shared = if said { LIKE_ENOUGH } else { 0.0 };
    strsim::jaro_winkler(one, other).max(shared)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_body_has_one_key_however_its_name_is_written() {
        for (one, other) in [
            ("Örebro Föreningsråd", "O\u{308}REBRO  fo\u{308}reningsra\u{30a}d"),
            ("ABF Örebro", "ABF, Örebro"),
            ("ABF Örebro", "ABF\u{a0}Örebro."),
            ("Barn & Ungdom", "Barn och ungdom"),
            ("Kultur- och fritidsnämnden", "Kultur och fritids\u{ad}nämnden"),
            ("Exempelföreningen", "Exempelföreningen (ideell förening)"),
            ("Exempelbostäder", "Exempelbostäder AB"),
            ("Exempelodlarna ek. för.", "Exempelodlarna, ekonomisk förening"),
            ("\"Exempelföreningen\"", "Exempelföreningen"),
        ] {
            assert_eq!(name_key(one), name_key(other), "{one}");
        }
    }

    #[test]
    fn another_name_is_another_body() {
        for (one, other) in [
            ("Örebro Föreningsråd", "Föreningsrådet i Örebro"),
            ("Exempelby IF", "Exempelby"),
            ("Exempelby IF", "Exempelby IK"),
            ("ABF Örebro", "ABF Örebro län"),
            ("Foreningsrådet", "Föreningsrådet"),
            ("Stiftelsen Exempel", "Exempel"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one}");
        }
        assert_eq!(name_key("Ideell förening"), "ideell förening", "a name of nothing else stays");
        assert_eq!(name_key(" – "), "");
    }

    #[test]
    fn names_that_may_be_meant_are_offered() {
        let known = ["Föreningsrådet", "Idrottsrådet", "ABF Exempelby", "Hyresgästföreningen"];
        for (name, offered) in [
            ("Föreningsradet", vec!["Föreningsrådet"]),
            ("Exempelby föreningsråd", vec!["Föreningsrådet"]),
            ("abf", vec!["ABF Exempelby"]),
            ("hyresgasterna", vec!["Hyresgästföreningen"]),
            ("Röda korset", vec![]),
            ("", vec![]),
        ] {
            let found = names_like(name, known.into_iter());
            assert!(offered.iter().all(|one| found.contains(one)), "{name}: {found:?}");
            assert_eq!(found.is_empty(), offered.is_empty(), "{name}: {found:?}");
        }
    }
}
