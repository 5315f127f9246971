//! What is said of a name that names nothing: what it named before, where it was cancelled.

use super::table;
use crate::facts::Cell;
use crate::register::{CANCELLED_NUMBER, Register, RegisterError, Section};

/// Why nothing can be done with `reference`.
pub(super) async fn unknown(register: &Register, reference: &str) -> Result<String, RegisterError> {
    let name = table::harmless(reference);
    let sections = register.show(reference).await?.unwrap_or_default();
    let cancelled = sections.iter().find(|section| section.heading == CANCELLED_NUMBER);
    Ok(cancelled.and_then(|section| told(&name, section)).unwrap_or_else(|| nothing(&name)))
}

/// What is said where a name never named anything.
pub(super) fn nothing(name: &str) -> String {
    format!("nothing is known as {name:?}; `responses` and `review` list what is")
}

/// When, by whom and why it was cancelled, and what it is now, as `show` tells it.
fn told(name: &str, section: &Section) -> Option<String> {
    let row = section.table.rows.first()?;
    let words = |at: usize| match row.get(at) {
        Some(Cell::Text(text)) if !text.is_empty() => Some(table::harmless(text)),
        _ => None,
    };
    let why = words(3).map(|why| format!(" ({why})")).unwrap_or_default();
    let now = match words(4) {
        Some(now) => match now.strip_prefix("avfärdat ") {
            Some(review) => format!("it was dismissed since {review}"),
            None => format!("it is {now} now"),
        },
        None => "it is nothing now".to_owned(),
    };
    Some(format!("{name} was cancelled {} by {}{why}: {now}", words(1)?, words(2)?))
}
