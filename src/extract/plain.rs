//! Text that stands in a file as it is, and pages of the web. The character set is guessed as for the
//! text of a mail; UTF-16 says so in its first bytes.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::message::{guess_text, read_html};

/// The text of `bytes`, which are a file of nothing but text.
#[must_use]
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0,
        None => guess_text(bytes),
    }
}

/// The readable text of a page, and what it holds and no program shows.
pub(super) fn page(bytes: &[u8]) -> (String, String) {
    let page = read_html(&text(bytes));
    let stretches: Vec<String> = page.stretches.into_iter().map(|(_, stretch)| stretch).collect();
    (stretches.join("\n"), page.hidden)
}
