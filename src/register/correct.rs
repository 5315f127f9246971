//! What a person puts right of a response: kind, stance, sender, what it adds to, for whom it speaks. Each change is a
//! row of the history in the transaction that makes it, and what rests on it follows: groups of form letters, chains,
//! who of the invited bodies has answered.
//!
//! Kind, stance and chain are a response's own; the sender is the mail's, and so that of all its responses.

mod chained;
mod sender;
mod whose;

use super::carry::asks_something;
use super::decision::{Act, Change, decide};
use super::door::{Transacting, values};
use super::error::{RegisterError, unreadable};
use super::record::{alike, chain};
use super::target::{Registered, Target, target};
use super::{Decision, Register, standing_for, swedish, words};
use crate::facts::stance_word;
use crate::fingerprint::Fingerprint;
use crate::recognition::{Kind, SenderKind, Stance};

pub use self::chained::Misplaced;
pub use self::sender::Contradiction;

/// What a person says of a response. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// What kind of message it is.
    pub kind: Option<Kind>,
    /// What its sender thinks; none of the stances where nothing says.
    pub stance: Option<Option<Stance>>,
    /// What kind of sender it is.
    pub sender_kind: Option<SenderKind>,
    /// Whom the sender speaks for; none where it is nobody else.
    pub organisation: Option<Option<String>>,
    /// Invited bodies that it answers for besides.
    pub on_behalf_of: Vec<String>,
    /// Invited bodies that it does not answer for after all.
    pub not_on_behalf_of: Vec<String>,
    /// What it adds to.
    pub adds: Option<Adds>,
}

/// What a response adds to, as a person says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adds {
    /// An earlier one, by its reference.
    To(String),
    /// None.
    ToNone,
}

/// What became of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corrected {
    /// Nothing is known under that name.
    Unknown,
    /// The mail is registered under several: one of them has to be named.
    Several(Vec<String>),
    /// It cannot be, and nothing was changed.
    Refused(Misfit),
    /// It is done.
    Done {
        /// What staff call it.
        reference: String,
        /// What is different now; nothing where all of it was so already.
        changed: Vec<Corrections>,
        /// The other responses of the same mail: the sender is theirs too.
        beside: Vec<String>,
        /// Its original, where it counts as an answer now and was never compared with others.
        ungrouped: Option<Fingerprint>,
    },
}

/// One thing that was put right, in the words of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrections {
    /// What: `kind`, `stance`, `sender_kind`, `organisation`, `on_behalf_of` or `supplements`.
    pub field: &'static str,
    /// Before, where there was anything.
    pub before: Option<String>,
    /// Now, where there is anything.
    pub after: Option<String>,
}

/// Why a correction cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It waits for a person: only its sender can be put right before it is filed.
    Waits,
    /// Nothing of what its sender wrote, and not who that is, is kept of it.
    Hidden,
    /// Its personal data were removed: nobody can do any more what a message of this kind asks for.
    Erased(Kind),
    /// Only what says something of the proposal takes a stance.
    NoStance(Kind),
    /// The sender cannot be that.
    Sender(Contradiction, Vec<String>),
    /// No such body is on the list; these may be meant.
    NoBody(String, Vec<String>),
    /// It is its sender's own body, not one besides.
    OwnBody(String),
    /// It cannot add to that.
    Chain(Misplaced),
}

/// Why a part of a correction was not made.
enum Halt {
    Refused(Misfit),
    Failed(RegisterError),
}

/// A correction being made.
struct Correcting<'a> {
    writing: &'a mut Transacting,
    message: i64,
    reference: String,
    decision: &'a Decision,
    changed: Vec<Corrections>,
}

const MESSAGE: &str = "SELECT m.is_restricted OR m.erased_at IS NOT NULL, m.fingerprint,
        (SELECT 'g' || v.id FROM review v WHERE v.message = m.id), m.erased_at IS NOT NULL
    FROM message m WHERE m.id = $1";

const RESPONSE: &str = "SELECT kind, stance FROM response WHERE id = $1";

const KIND: &str = "UPDATE response SET kind = $2 WHERE id = $1";

/// The letter speaks of the mail as a whole.
const KIND_OF_ALL: &str = "UPDATE message SET kind = $2
    WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM response r WHERE r.message = $1 AND r.kind <> $2)";

const STANCE: &str = "UPDATE response SET stance = $2 WHERE id = $1";

const UNGROUPED: &str = "SELECT 1 FROM response r
    WHERE r.id = $1 AND r.kind IN ('answer', 'supplement') AND r.alike IS NULL
        AND NOT EXISTS (SELECT 1 FROM sketch s WHERE s.response = r.id)";

impl Register {
    /// Puts right what a response, or the sender of a mail that waits, is taken for.
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn correct(
        &self,
        reference: &str,
        correction: &Correction,
        decision: &Decision,
    ) -> Result<Corrected, RegisterError> {
        let mut writing = self.pools.writing().await?;
        let (message, response, beside) = match target(&mut writing, reference).await? {
            Target::Unknown => return Ok(Corrected::Unknown),
            Target::Several(all) => {
                return Ok(Corrected::Several(all.iter().map(Registered::reference).collect()));
            }
            Target::Waiting { message } => (message, None, Vec::new()),
            Target::Response { message, response, beside } => (message, Some(response), beside),
        };
        let row = writing.row(MESSAGE, values![message]).await?.ok_or_else(|| unreadable("a message"))?;
        let hidden: bool = row.cell(0)?;
        let original = words::fingerprint(&row.cell::<String>(1)?)?;
        let waits: Option<String> = row.cell(2)?;
        let reference = response.as_ref().map(Registered::reference).or(waits).unwrap_or_default();
        let misfit = correction.misfits(hidden, response.is_some());
        if let Some(misfit) = misfit.or(correction.asks_of_nobody(row.cell(3)?)) {
            return Ok(Corrected::Refused(misfit));
        }
        let mut correcting =
            Correcting { writing: &mut writing, message, reference, decision, changed: Vec::new() };
        match correcting.carry_out(correction, response.as_ref(), &beside).await {
            Ok(()) => {}
            Err(Halt::Refused(misfit)) => return Ok(Corrected::Refused(misfit)),
            Err(Halt::Failed(error)) => return Err(error),
        }
        let (reference, changed) = (correcting.reference, correcting.changed);
        let mut ungrouped = None;
        if let Some(response) = response.filter(|_| changed.iter().any(|one| one.field == "kind")) {
            ungrouped = writing.row(UNGROUPED, values![response.id]).await?.map(|_| original);
        }
        writing.commit().await?;
        let beside = beside.iter().map(Registered::reference).collect();
        Ok(Corrected::Done { reference, changed, beside, ungrouped })
    }
}

impl Correction {
    /// Why it cannot be made of a message of which nothing may be known, or that waits for a person.
    fn misfits(&self, is_hidden: bool, is_registered: bool) -> Option<Misfit> {
        let of_response = Self { sender_kind: None, organisation: None, ..self.clone() };
        let of_kind = Self { kind: self.kind, ..Self::default() };
        if is_hidden && *self != of_kind {
            Some(Misfit::Hidden)
        } else if !is_registered && of_response != Self::default() {
            Some(Misfit::Waits)
        } else {
            None
        }
    }
}

impl Correction {
    /// Whether it would make a request of what was erased, which nobody can read or answer.
    fn asks_of_nobody(&self, is_erased: bool) -> Option<Misfit> {
        self.kind.filter(|kind| is_erased && asks_something(*kind)).map(Misfit::Erased)
    }
}

impl Correcting<'_> {
    async fn carry_out(
        &mut self,
        correction: &Correction,
        response: Option<&Registered>,
        beside: &[Registered],
    ) -> Result<(), Halt> {
        if let Some(response) = response {
            self.kind_and_stance(correction, response).await?;
        }
        let all: Vec<&Registered> = response.into_iter().chain(beside).collect();
        self.sender(correction, &all).await?;
        if let Some(response) = response {
            self.bodies(correction, response).await?;
        }
        standing_for::message_stands(self.writing, self.message).await?;
        for response in all {
            chain::chain(self.writing, &response.consultation, self.message).await?;
        }
        Ok(())
    }

    async fn kind_and_stance(&mut self, correction: &Correction, response: &Registered) -> Result<(), Halt> {
        let row = self.writing.row(RESPONSE, values![response.id]).await?;
        let row = row.ok_or_else(|| unreadable("a response"))?;
        let before = words::kind(&row.cell::<String>(0)?)?;
        let stance = row.cell::<Option<String>>(1)?.as_deref().and_then(Stance::parse);
        let kind = chained::kind(before, correction.kind, correction.adds.as_ref())
            .map_err(|misplaced| Halt::Refused(Misfit::Chain(misplaced)))?;
        if kind != before {
            self.writing.execute(KIND, values![response.id, kind.as_str()]).await?;
            self.writing.execute(KIND_OF_ALL, values![self.message, kind.as_str()]).await?;
            let what = format!("typ: {} → {}", swedish::kind(before), swedish::kind(kind));
            self.note(what, ("kind", Some(before.as_str().to_owned()), Some(kind.as_str().to_owned())))
                .await?;
            alike::regroup(self.writing, self.message, None).await?;
        }
        if kind != before || correction.adds.is_some() {
            self.adds(correction.adds.as_ref(), kind, response).await?;
        }
        if let Some(said) = correction.stance.filter(|said| *said != stance) {
            if said.is_some() && !matches!(kind, Kind::Answer | Kind::Supplement | Kind::Withdrawal) {
                return Err(Halt::Refused(Misfit::NoStance(kind)));
            }
            self.writing.execute(STANCE, values![response.id, said.map(Stance::as_str)]).await?;
            let swedish = |stance: Option<Stance>| stance.map_or("inget", stance_word);
            let what = format!("ställningstagande: {} → {}", swedish(stance), swedish(said));
            let word = |stance: Option<Stance>| stance.map(|stance| stance.as_str().to_owned());
            self.note(what, ("stance", word(stance), word(said))).await?;
        }
        Ok(())
    }

    /// Writes one change down.
    async fn note(
        &mut self,
        what: String,
        (field, before, after): (&'static str, Option<String>, Option<String>),
    ) -> Result<(), RegisterError> {
        let change = Change {
            field: Some(field),
            before: before.clone(),
            after: after.clone(),
            ..Change::plain(self.message, &self.reference, Act::Correct, what)
        };
        decide(self.writing, change, self.decision).await?;
        self.changed.push(Corrections { field, before, after });
        Ok(())
    }
}

impl From<RegisterError> for Halt {
    fn from(error: RegisterError) -> Self {
        Self::Failed(error)
    }
}
