//! What is registered as tables: in the columns and words of the views, for people to read.

use std::collections::BTreeMap;

use crate::recognition::Stance;

/// A table for people.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, each as wide as the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// One value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Null,
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// Words; a day or a time too.
    Text(String),
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }
}

/// The columns of the view `svar`, in its order.
pub const SVAR_COLUMNS: &[&str] = &[
    "lopnummer", "arendenummer", "remiss", "inkom", "inkom_dag", "inkom_grund", "i_tid", "typ", "kanal",
    "avsandare_namn", "avsandare_epost", "avsandare_typ", "organisation", "rubrik", "stallningstagande",
    "text", "antal_bilagor", "kvitterat", "kompletterar", "handlingsnummer", "original", "grupp", "hanterat",
];

/// The kinds, in the words of `svar`, that stand in a compilation: what is said of the proposal.
pub const COMPILED_KINDS: [&str; 3] = ["svar", "komplettering", "återkallelse"];

/// Everything registered of one consultation.
#[derive(Debug, Clone, PartialEq)]
pub struct Compilation {
    /// Every row of the view `svar`.
    pub messages: Table,
    /// The attachments, by the serial of the message that each came with.
    pub files: BTreeMap<i64, Vec<FileFacts>>,
    /// The rows of the view `kanaler`: the channel, its messages and its answers.
    pub channels: Table,
    /// How many messages are registered, counted without the view.
    pub registered: u64,
    /// How many of them are of the kinds that stand in a compilation.
    pub answers: u64,
}

/// An attachment in a compilation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// Its name.
    pub name: String,
    /// The words in it; none where they could not be read, or nobody tried.
    pub text: Option<String>,
}

/// The new answers of a report, as the view `svar` shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAnswers {
    /// The first of them.
    pub table: Table,
    /// So many come after those.
    pub more: u64,
}

/// What a stance is called in the views, and wherever else staff read of it.
#[must_use]
pub fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "tillstyrker",
        Stance::SupportsWithChanges => "tillstyrker med ändringar",
        Stance::Opposes => "avstyrker",
        Stance::NoComments => "inga synpunkter",
        Stance::Abstains => "avstår",
    }
}
