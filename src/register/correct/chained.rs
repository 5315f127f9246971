//! What a response adds to, as a person says it.

use std::fmt;

use super::super::door::values;
use super::super::error::{RegisterError, unreadable};
use super::super::target::{Registered, Target, target};
use super::{Adds, Correcting, Halt, Misfit};
use crate::recognition::Kind;

/// Why a response cannot add to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// Only a supplement or a withdrawal adds to an answer.
    Kind(Kind),
    /// Nothing is registered under that name.
    Unknown(String),
    /// It is of another consultation.
    Elsewhere(String),
    /// It is the response itself, or adds to it.
    Round(String),
    /// Only an answer or a supplement can be added to.
    NoAnswer(String),
}

const ADDS_TO: &str =
    "SELECT (SELECT e.consultation || '-' || e.serial FROM response e WHERE e.id = r.supplements),
        r.is_chained_by_hand
    FROM response r WHERE r.id = $1";

const ADD: &str = "UPDATE response SET supplements = $2, is_chained_by_hand = $3 WHERE id = $1";

const ADDED_TO: &str = "SELECT kind IN ('answer', 'supplement') FROM response WHERE id = $1";

/// The responses that one adds to, near and far; itself too.
const ABOVE: &str = "WITH RECURSIVE above (id) AS (
        SELECT $1
        UNION SELECT r.supplements FROM response r JOIN above a ON a.id = r.id WHERE r.supplements IS NOT NULL)
    SELECT 1 FROM above WHERE id = $2";

/// The kind of a response that was `before`, when a person says that it is `said` and what it adds to. An answer that
/// adds to another is a supplement.
pub(super) fn kind(before: Kind, said: Option<Kind>, adds: Option<&Adds>) -> Result<Kind, Misplaced> {
    let kind = said.unwrap_or(before);
    match (kind, adds) {
        (_, None) | (Kind::Supplement | Kind::Withdrawal, _) | (Kind::Answer, Some(Adds::ToNone)) => Ok(kind),
        (Kind::Answer, Some(Adds::To(_))) if said.is_none() => Ok(Kind::Supplement),
        (kind, Some(_)) => Err(Misplaced::Kind(kind)),
    }
}

impl Correcting<'_> {
    /// Chains a response as a person says. What is of a kind now that adds to nothing loses what it added to; what is of
    /// a kind that does, and was not chained by a person, is chained by its sender as any other.
    pub(super) async fn adds(
        &mut self,
        adds: Option<&Adds>,
        kind: Kind,
        response: &Registered,
    ) -> Result<(), Halt> {
        let row = self.writing.row(ADDS_TO, values![response.id]).await?;
        let row = row.ok_or_else(|| unreadable("a response"))?;
        let (before, by_hand): (Option<String>, bool) = (row.cell(0)?, row.cell(1)?);
        let (to, after) = match adds {
            Some(Adds::To(reference)) => {
                let to = self.added_to(reference, response).await?;
                (Some(to.id), Some(to.reference()))
            }
            Some(Adds::ToNone) => (None, None),
            None if matches!(kind, Kind::Supplement | Kind::Withdrawal) => return Ok(()),
            None => (None, None),
        };
        if before == after && by_hand == adds.is_some() {
            return Ok(());
        }
        self.writing.execute(ADD, values![response.id, to, adds.is_some()]).await?;
        // That it stays as it was chained is no change that anybody sees.
        if before != after {
            let what = match &after {
                Some(to) => format!("lagt till {to}"),
                None => format!("lagt för sig, inte till {}", before.as_deref().unwrap_or_default()),
            };
            self.note(what, ("supplements", before, after)).await?;
        } else if adds.is_some() {
            self.note("kedjan bestämd för hand".to_owned(), ("supplements", before, after)).await?;
        }
        Ok(())
    }

    /// The response that a person says is added to.
    async fn added_to(&mut self, reference: &str, response: &Registered) -> Result<Registered, Halt> {
        let refused = |why: fn(String) -> Misplaced| Halt::Refused(Misfit::Chain(why(reference.to_owned())));
        let found = match target(self.writing, reference).await? {
            Target::Unknown | Target::Waiting { .. } => return Err(refused(Misplaced::Unknown)),
            Target::Response { response: found, .. } => found,
            Target::Several(all) => all
                .into_iter()
                .find(|one| one.consultation == response.consultation)
                .ok_or_else(|| refused(Misplaced::Elsewhere))?,
        };
        if found.consultation != response.consultation {
            return Err(refused(Misplaced::Elsewhere));
        }
        if self.writing.row(ABOVE, values![found.id, response.id]).await?.is_some() {
            return Err(refused(Misplaced::Round));
        }
        let row = self.writing.row(ADDED_TO, values![found.id]).await?;
        let is_answer: bool = row.map_or(Ok::<_, RegisterError>(false), |row| row.cell(0))?;
        if is_answer { Ok(found) } else { Err(refused(Misplaced::NoAnswer)) }
    }
}

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => write!(
                f,
                "of kind {} it adds to nothing: say --kind supplement or --kind withdrawal too",
                kind.as_str()
            ),
            Self::Unknown(reference) => {
                write!(f, "nothing is registered as {reference}; `responses` lists what is")
            }
            Self::Elsewhere(reference) => write!(f, "{reference} is of another consultation"),
            Self::Round(reference) => write!(f, "{reference} is the same response, or adds to it"),
            Self::NoAnswer(reference) => {
                write!(f, "{reference} is no answer: only an answer or a supplement can be added to")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_adds_to_another_is_a_supplement() {
        use Kind::{Answer, Question, Supplement, Withdrawal};
        let to = Adds::To("Ks 1/2019-1".to_owned());
        for (before, said, adds, expected) in [
            (Answer, None, Some(&to), Ok(Supplement)),
            (Answer, None, Some(&Adds::ToNone), Ok(Answer)),
            (Question, Some(Supplement), Some(&to), Ok(Supplement)),
            (Withdrawal, None, Some(&to), Ok(Withdrawal)),
            (Question, None, None, Ok(Question)),
            (Question, None, Some(&to), Err(Misplaced::Kind(Question))),
            (Supplement, Some(Answer), Some(&to), Err(Misplaced::Kind(Answer))),
        ] {
            assert_eq!(kind(before, said, adds), expected, "{before:?} {said:?}");
        }
    }
}
