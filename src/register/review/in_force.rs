//! What persons said of a response after a decision, and what of it would be lost if that were taken back. What was put
//! back since is in force no more. Who the sender is stands with the message, and stays whatever is taken back.

use std::collections::BTreeMap;

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;

/// Something that a person said and that is still so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// What staff called the response at that moment.
    pub reference: String,
    /// What was changed, in the register's word: `kind`, `document_number`, `on_behalf_of`, ….
    pub field: String,
    /// What it was before, where it was anything.
    pub before: Option<String>,
    /// What it is since, where it is anything.
    pub after: Option<String>,
}

const SINCE: &str = "SELECT reference, field, before, after FROM history
    WHERE message = $1 AND id > $2 AND act IN ('correct', 'carry_over', 'handle') AND part_of IS NULL
        AND field IN ('kind', 'stance', 'supplements', 'on_behalf_of', 'document_number', 'handled')
    ORDER BY id";

/// What a move takes along by itself is not lost when it is undone; what belongs to a consultation is.
const OF_THE_CONSULTATION: [&str; 2] = ["document_number", "supplements"];

/// What persons said of a message's responses after the decision `last`, and would be lost.
pub(super) async fn since(
    reading: &mut Transacting,
    message: i64,
    last: i64,
    is_move: bool,
) -> Result<Vec<InForce>, RegisterError> {
    let mut said = Vec::new();
    for row in reading.rows(SINCE, values![message, last]).await? {
        let field: String = row.cell(1)?;
        if is_move && !OF_THE_CONSULTATION.contains(&field.as_str()) {
            continue;
        }
        said.push(InForce { reference: row.cell(0)?, field, before: row.cell(2)?, after: row.cell(3)? });
    }
    Ok(left(said))
}

/// What is left of changes, oldest first, when those that were put back are taken away.
fn left(said: Vec<InForce>) -> Vec<InForce> {
    let mut left: BTreeMap<(String, String, String), InForce> = BTreeMap::new();
    for one in said {
        let case = one.reference.rsplit_once('-').map_or("", |(case, _)| case).to_owned();
        // One body for whom it speaks is another change than the next.
        let body = Some(()).filter(|()| one.field == "on_behalf_of");
        let body = body.and_then(|()| one.after.clone().or_else(|| one.before.clone())).unwrap_or_default();
        left.entry((case, one.field.clone(), body))
            .and_modify(|first| {
                first.reference.clone_from(&one.reference);
                first.after.clone_from(&one.after);
            })
            .or_insert(one);
    }
    left.into_values().filter(|one| one.before != one.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(field: &str, before: &str, after: &str) -> InForce {
        let some = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        let reference = "Ks 1/2020-1".to_owned();
        InForce { reference, field: field.to_owned(), before: some(before), after: some(after) }
    }

    #[test]
    fn what_was_put_back_is_in_force_no_more() {
        let changes = [
            said("kind", "answer", "question"),
            said("on_behalf_of", "", "Idrottsrådet"),
            said("on_behalf_of", "", "Kören"),
            said("document_number", "", "17"),
            said("kind", "question", "answer"),
            said("on_behalf_of", "Kören", ""),
            said("document_number", "17", "18"),
        ];
        let expected = [said("document_number", "", "18"), said("on_behalf_of", "", "Idrottsrådet")];
        assert_eq!(left(changes.to_vec()), expected);
    }
}
