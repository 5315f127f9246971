//! What leaves the register as files: one message with all that the register tells of it.

use jiff::civil::DateTime;

use super::Cell;
use crate::fingerprint::Fingerprint;

/// The columns of the view `bilaga` that tell of the file and not of its message.
pub const BILAGA_COLUMNS: &[&str] = &["namn", "mediatyp", "storlek", "sha256", "lasbar", "text"];

/// The columns of the view `andringar`.
pub const ANDRINGAR_COLUMNS: &[&str] = &["tid", "vem", "galler", "vad", "varfor"];

/// What is told of an original that is the same mail, come another way.
pub const KOPIA_COLUMNS: &[&str] = &["original", "kanal", "storlek"];

/// A registered message.
#[derive(Debug, Clone, PartialEq)]
pub struct HandedOver {
    /// Its serial in the consultation.
    pub serial: i64,
    /// Its row of the view `svar`, as [`SVAR_COLUMNS`](super::SVAR_COLUMNS) has the columns.
    pub svar: Vec<Cell>,
    /// What came with it and is no logo or signature, in order.
    pub files: Vec<HandedFile>,
    /// The same mail come another way, as [`KOPIA_COLUMNS`].
    pub copies: Vec<Vec<Cell>>,
    /// What persons decided about it, oldest first, as [`ANDRINGAR_COLUMNS`].
    pub decisions: Vec<Vec<Cell>>,
    /// Its original.
    pub original: Fingerprint,
    /// When it arrived, on the municipality's calendar and clock.
    pub arrived: DateTime,
    /// Whether its original is handed over with it.
    pub openness: Openness,
}

/// What came with a message.
#[derive(Debug, Clone, PartialEq)]
pub struct HandedFile {
    /// Its place among all that came with the message, from 0.
    pub position: usize,
    /// Its row of the view `bilaga`, as [`BILAGA_COLUMNS`].
    pub bilaga: Vec<Cell>,
}

/// Whether a message is handed over whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// It is.
    Open,
    /// It may reveal where somebody lives who is hidden: a person hands it over, by itself.
    Protected,
    /// Personal data and original were removed on a decision.
    Erased,
}

/// How much there is to hand over of a consultation, counted without the views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToHandOver {
    /// How many messages are registered.
    pub registered: u64,
    /// How many of them are answers, supplements or withdrawals.
    pub answers: u64,
    /// The highest serial; 0 where there is none.
    pub last: i64,
    /// When the latest arrived; none where there is none.
    pub latest: Option<DateTime>,
}

impl HandedFile {
    /// Its name as the sender gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.bilaga.first() {
            Some(Cell::Text(name)) => name,
            _ => "",
        }
    }

    /// The SHA-256 of its bytes, where it was worked out.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        match self.bilaga.get(3) {
            Some(Cell::Text(hex)) => Fingerprint::parse(hex),
            _ => None,
        }
    }
}
