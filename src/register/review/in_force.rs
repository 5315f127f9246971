//! What persons said of a response after a decision, and what of it would be lost if that were taken back. What was put
//! back since is in force no more. Who the sender is stands with the message, and stays whatever is taken back.

use jiff::Timestamp;

use super::super::door::{Row, Transacting, values};
use super::super::error::RegisterError;
use super::moved::MOVED_TO;

/// Something that a person said and that is still so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// What staff call the response now.
    pub reference: String,
    /// What was changed, in the register's word: `kind`, `document_number`, `on_behalf_of`, ….
    pub field: String,
    /// What it was before, where it was anything.
    pub before: Option<String>,
    /// What it is since, where it is anything.
    pub after: Option<String>,
}

/// What followed from a decision counts too, such as a number that a move took off and its undoing put back; but for the
/// decision itself, which puts back what it took. A move is among them: it gives the response another name.
const SINCE: &str = "SELECT reference, field, before, after FROM history
    WHERE message = $1 AND id > $2 AND (part_of IS NULL OR part_of <> $2)
        AND act IS NOT NULL
        AND field IN ('kind', 'stance', 'supplements', 'on_behalf_of', 'document_number', 'handled', 'consultation')
    ORDER BY id";

/// What persons marked as handled, and where it went, before a decision. What put a mark back is none itself.
const MARKED: &str = "SELECT reference, field, before, after, at FROM history
    WHERE message = $1 AND id < $2
        AND (field = 'consultation' OR (field = 'handled' AND act = 'handle' AND after = 'yes'))
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
        said.push(change(&row)?);
    }
    let mut left = left(said);
    left.retain(|one| !is_move || one.is_of_the_consultation());
    Ok(left)
}

/// When a response that stands as `reference` before the decision `next` was marked as handled last.
pub(super) async fn handled_at(
    reading: &mut Transacting,
    message: i64,
    reference: &str,
    next: i64,
) -> Result<Option<Timestamp>, RegisterError> {
    let mut marked: Vec<(InForce, Option<Timestamp>)> = Vec::new();
    for row in reading.rows(MARKED, values![message, next]).await? {
        let one = change(&row)?;
        if one.field == MOVED_TO {
            marked.iter_mut().for_each(|(known, _)| known.follow(&one));
        } else {
            marked.push((one, row.time(4)?));
        }
    }
    Ok(marked.into_iter().rev().find(|(one, _)| one.reference == reference).and_then(|(_, at)| at))
}

fn change(row: &Row) -> Result<InForce, RegisterError> {
    let reference: Option<String> = row.cell(0)?;
    Ok(InForce {
        reference: reference.unwrap_or_default(),
        field: row.cell(1)?,
        before: row.cell(2)?,
        after: row.cell(3)?,
    })
}

impl InForce {
    fn is_of_the_consultation(&self) -> bool {
        OF_THE_CONSULTATION.contains(&self.field.as_str())
    }

    /// The body that it is about: one for whom a response speaks is another change than the next.
    fn body(&self) -> Option<&str> {
        let body = self.after.as_deref().or(self.before.as_deref());
        body.filter(|_| self.field == "on_behalf_of")
    }

    /// Whether `other` says the same thing anew, of a body that this was said of first.
    fn is_followed_by(&self, body: Option<&str>, other: &Self) -> bool {
        let is_of_same = match self.is_of_the_consultation() {
            true => case(&self.reference) == case(&other.reference),
            false => self.reference == other.reference,
        };
        is_of_same && self.field == other.field && body == other.body()
    }

    /// Gives it the name that its response has since a move: what goes along has it at once, what belongs to a consultation
    /// when the response is back there. What was taken out of a consultation is put back there with all that was said of it.
    fn follow(&mut self, moved: &Self) {
        let Some(after) = &moved.after else { return };
        let goes_along = match moved.before.as_ref().filter(|_| !self.is_of_the_consultation()) {
            Some(before) => self.reference == *before,
            None => case(&self.reference) == case(after),
        };
        if goes_along {
            self.reference.clone_from(after);
        }
    }
}

/// The case of a reference such as `Ks 1216/2018-3`.
fn case(reference: &str) -> &str {
    reference.rsplit_once('-').map_or("", |(case, _)| case)
}

/// What is left of changes, oldest first, when those that were put back are taken away: what was said last comes first, as
/// it has to be put back.
fn left(said: Vec<InForce>) -> Vec<InForce> {
    let mut left: Vec<(Option<String>, InForce)> = Vec::new();
    for one in said {
        if one.field == MOVED_TO {
            left.iter_mut().for_each(|(_, known)| known.follow(&one));
            continue;
        }
        match left.iter_mut().find(|(body, known)| known.is_followed_by(body.as_deref(), &one)) {
            Some((_, known)) => known.after = one.after,
            None => left.push((one.body().map(str::to_owned), one)),
        }
    }
    left.into_iter().rev().map(|(_, one)| one).filter(|one| one.before != one.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(reference: &str, field: &str, before: &str, after: &str) -> InForce {
        let some = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        let (reference, field) = (reference.to_owned(), field.to_owned());
        InForce { reference, field, before: some(before), after: some(after) }
    }

    fn said(field: &str, before: &str, after: &str) -> InForce {
        of("Ks 1/2020-1", field, before, after)
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
    #[test]
    fn what_goes_along_with_a_move_is_followed_through_it() {
        let [one, two, back] = ["Ks 1/2020-1", "Ks 2/2020-1", "Ks 1/2020-2"];
        let moves = |from, to| of(to, "consultation", from, to);
        for (there, expected) in
            [("answer", vec![]), ("supplement", vec![of(back, "kind", "answer", "supplement")])]
        {
            let changes = [
                of(one, "kind", "answer", "question"),
                moves(one, two),
                of(two, "kind", "question", there),
                moves(two, back),
            ];
            assert_eq!(left(changes.to_vec()), expected, "{there}");
        }
    }

    #[test]
    fn what_is_taken_out_and_put_back_is_followed_through_it() {
        let [one, two, back] = ["Ks 1/2020-1", "Ks 2/2020-1", "Ks 1/2020-2"];
        let mut changes = vec![
            of(one, "kind", "answer", "question"),
            of(two, "consultation", one, ""),
            of(one, "kind", "question", ""),
            of(back, "consultation", "", back),
            of(back, "kind", "", "question"),
        ];
        assert_eq!(left(changes.clone()), [of(back, "kind", "answer", "question")]);
        changes.push(of(back, "kind", "question", "answer"));
        assert_eq!(left(changes), []);
    }

    #[test]
    fn what_belongs_to_a_consultation_waits_there_for_the_response_to_come_back() {
        let [one, two, back] = ["Ks 1/2020-1", "Ks 2/2020-1", "Ks 1/2020-2"];
        let moves = |from, to| of(to, "consultation", from, to);
        let mut changes = vec![
            of(one, "document_number", "", "17"),
            moves(one, two),
            of(one, "document_number", "17", ""),
            of(two, "document_number", "", "4"),
            of(two, "document_number", "4", ""),
        ];
        assert_eq!(left(changes.clone()), []);
        changes.extend([moves(two, back), of(back, "document_number", "", "17")]);
        assert_eq!(left(changes), [of(back, "document_number", "", "17")]);
    }
}
