//! What a move took away is given back when it is undone. What persons have decided otherwise meanwhile stays.

use jiff::Timestamp;

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::{swedish, words};
use super::in_force;
use super::moved::{DOCUMENT_NUMBER, FOR};
use super::withdraw::ADDS_TO;
use crate::consultation::name_key;
use crate::facts::stance_word;
use crate::recognition::Stance;

const PARTS: &str = "SELECT h.id, h.message, h.reference, h.field, h.before, h.after
    FROM history h
    WHERE h.part_of = $1 AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id)
    ORDER BY h.id";
const NUMBER: &str = "UPDATE response SET document_number = $3
    WHERE message = $1 AND consultation = $2 AND document_number IS NULL";
const KIND: &str = "UPDATE response SET kind = $3 WHERE message = $1 AND consultation = $2";
const STANCE: &str = "UPDATE response SET stance = $3 WHERE message = $1 AND consultation = $2";
const HANDLED: &str = "UPDATE response SET handled_at = $3 WHERE message = $1 AND consultation = $2";
const SPEAK_FOR: &str = "INSERT INTO on_behalf (response, name, name_key)
    SELECT r.id, $3, $4 FROM response r WHERE r.message = $1 AND r.consultation = $2
        AND NOT EXISTS (SELECT 1 FROM on_behalf b WHERE b.response = r.id AND b.name_key = $4)";
const SPEAK_NOT: &str = "DELETE FROM on_behalf WHERE name_key = $3
    AND response = (SELECT r.id FROM response r WHERE r.message = $1 AND r.consultation = $2)";
/// What a person has chained otherwise meanwhile stays so.
const ADD: &str = "UPDATE response SET supplements = (SELECT e.id FROM response e
            WHERE e.consultation = response.consultation AND e.consultation || '-' || e.serial = $3),
        is_chained_by_hand = TRUE
    WHERE message = $1 AND consultation = $2 AND NOT is_chained_by_hand
        AND EXISTS (SELECT 1 FROM response e
            WHERE e.consultation = response.consultation AND e.consultation || '-' || e.serial = $3
                AND e.id <> response.id)";

/// What is told of something that is so again, in Swedish.
pub(super) fn told(
    field: &str,
    (before, after): (Option<&str>, Option<&str>),
) -> Result<String, RegisterError> {
    let value = after.or(before).unwrap_or_default();
    Ok(match field {
        FOR if after.is_none() => format!("svarar inte för {value}"),
        FOR => format!("svarar också för {value}"),
        DOCUMENT_NUMBER => format!("står i diariet som {value}"),
        "kind" => format!("typ: {}", swedish::kind(words::kind(value)?)),
        "stance" => format!("ställningstagande: {}", Stance::parse(value).map_or("inget", stance_word)),
        "handled" if value == "yes" => "hanterat".to_owned(),
        "handled" => "inte hanterat".to_owned(),
        _ => format!("lagt till {value}"),
    })
}

/// Gives back what a move took away, now that it is undone by the decision `part_of` and what was `before` stands as
/// `now`.
pub(super) async fn restore(
    writing: &mut Transacting,
    (moved, part_of): (i64, i64),
    (before, now): (&str, &str),
    decision: &Decision,
) -> Result<(), RegisterError> {
    for row in writing.rows(PARTS, values![moved]).await? {
        let (message, reference): (i64, String) = (row.cell(1)?, row.cell(2)?);
        let (field, lost, since): (String, Option<String>, Option<String>) =
            (row.cell(3)?, row.cell(4)?, row.cell(5)?);
        // Of what was erased meanwhile nothing is said any more.
        let Some(value) = lost.as_ref().or(since.as_ref()) else { continue };
        let again = |one: &str| if one == before { now.to_owned() } else { one.to_owned() };
        let value = if field == ADDS_TO { again(value) } else { value.clone() };
        // When it was marked as handled is told by the mark itself.
        let marked_at = match field.as_str() {
            "handled" => in_force::handled_at(writing, message, &reference, moved).await?,
            _ => None,
        };
        let handled_at = marked_at.unwrap_or(decision.at);
        let field =
            [DOCUMENT_NUMBER, "kind", "stance", "handled", FOR].into_iter().find(|known| *known == field);
        let field = field.unwrap_or(ADDS_TO);
        let is_back =
            put_back(writing, (message, &reference), (field, &value), (lost.is_some(), handled_at)).await?;
        let was = match lost {
            Some(_) => (since, Some(value)),
            None => (Some(value), None),
        };
        let told = told(field, (was.0.as_deref(), was.1.as_deref()))?;
        let what = if is_back { told } else { format!("inte åter {told}") };
        let reference = again(&reference);
        let change = Change {
            field: Some(field),
            before: was.0.filter(|_| is_back),
            after: was.1.filter(|_| is_back),
            undoes: Some(row.cell(0)?),
            part_of: Some(part_of),
            ..Change::plain(message, &reference, Act::Undo, what)
        };
        decide(writing, change, decision).await?;
    }
    Ok(())
}

/// Writes that something is as it was said once; whether it is.
async fn put_back(
    writing: &mut Transacting,
    (message, reference): (i64, &str),
    (field, value): (&str, &str),
    (is_so, handled_at): (bool, Timestamp),
) -> Result<bool, RegisterError> {
    let case = reference.rsplit_once('-').map(|(case, _)| case);
    let case = case.ok_or_else(|| unreadable("a reference in the history"))?;
    let (sql, bound) = match field {
        DOCUMENT_NUMBER => (NUMBER, values![message, case, value]),
        "kind" => (KIND, values![message, case, value]),
        "stance" => (STANCE, values![message, case, value]),
        "handled" => (HANDLED, values![message, case, (value == "yes").then_some(handled_at)]),
        FOR if is_so => (SPEAK_FOR, values![message, case, value, name_key(value)]),
        FOR => (SPEAK_NOT, values![message, case, name_key(value)]),
        _ => (ADD, values![message, case, value]),
    };
    let is_written = writing.execute(sql, bound).await? > 0;
    // Whom a mail speaks for by its own words needs no row anew.
    Ok(is_written || field == FOR)
}
