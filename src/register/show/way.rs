//! Where a message came from and by which clocks: the sender's own number, whose mail it was before a colleague
//! passed it on, and how far the mailbox's clock is from the arrival. The columns stand with the message; instants
//! are in UTC, as the two databases write them differently.

use jiff::{SignedDuration, Timestamp};

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use crate::facts::{Cell, Table};

const WAY: &str =
    "SELECT sender_reference, original_name, original_address, original_at, internal_date, arrived_at
    FROM message WHERE id = $1";

const COLUMNS: [&str; 6] = [
    "avsändarens nummer", "ursprunglig avsändare", "ursprunglig e-post", "kom först in (UTC)",
    "i brevlådan (UTC)", "skillnad",
];

/// Adds the columns to the table of one message, as far as anything is known.
pub(super) async fn add(
    reading: &mut Transacting,
    message: i64,
    table: &mut Table,
) -> Result<(), RegisterError> {
    let Some(row) = reading.row(WAY, values![message]).await? else { return Ok(()) };
    let (mailbox, arrived) = (row.time(4)?, row.time(5)?);
    let apart = mailbox.zip(arrived).map(|(mailbox, arrived)| apart(mailbox.duration_since(arrived)));
    let instant = |at: Option<Timestamp>| at.map(|at| format!("{at:.0}"));
    let cells = [row.cell(0)?, row.cell(1)?, row.cell(2)?, instant(row.time(3)?), instant(mailbox), apart];
    for (column, cell) in COLUMNS.into_iter().zip(cells).filter(|(_, cell)| cell.is_some()) {
        table.columns.push(column.to_owned());
        table.rows.iter_mut().for_each(|row| row.push(Cell::from(cell.clone())));
    }
    Ok(())
}

/// How long after the arrival the mailbox had the mail, in the two largest units.
fn apart(time: SignedDuration) -> String {
    let seconds = time.as_secs().unsigned_abs();
    let units = [
        (seconds / 86_400, "d"),
        (seconds / 3_600 % 24, "tim"),
        (seconds / 60 % 60, "min"),
        (seconds % 60, "s"),
    ];
    let said = units.iter().skip_while(|(count, _)| *count == 0).take(2).filter(|(count, _)| *count > 0);
    let said: Vec<String> = said.map(|(count, unit)| format!("{count} {unit}")).collect();
    match (said.is_empty(), time.is_negative()) {
        (true, _) => "ingen".to_owned(),
        (false, true) => format!("{} före", said.join(" ")),
        (false, false) => format!("{} efter", said.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_said_in_its_two_largest_units() {
        for (seconds, expected) in [
            (0, "ingen"),
            (7, "7 s efter"),
            (-61, "1 min 1 s före"),
            (3_600, "1 tim efter"),
            (3_605, "1 tim efter"),
            (26 * 3_600 + 59, "1 d 2 tim efter"),
        ] {
            assert_eq!(apart(SignedDuration::from_secs(seconds)), expected);
        }
    }
}
