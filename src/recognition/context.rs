//! The words around a find, as they are shown to staff: short, on one line, nothing hidden.

use std::ops::Range;

/// Characters of context kept on either side: enough to see what it is about, too little to retell the mail.
pub(super) const CONTEXT: usize = 40;

/// What stands at `span` in `text` with the words around it, on one line.
pub(super) fn around(text: &str, span: &Range<usize>) -> String {
    let before: String = text.get(..span.start).unwrap_or_default().chars().rev().take(CONTEXT).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(span.end..).unwrap_or_default().chars().take(CONTEXT).collect();
    let found = text.get(span.clone()).unwrap_or_default();
    // A word that the cut went through is left out; where there is only one, it stays.
    let cut_before = before.len() < span.start;
    let cut_after = span.end.saturating_add(after.len()) < text.len();
    let first = before.split_once(char::is_whitespace).filter(|_| cut_before);
    let last = after.rsplit_once(char::is_whitespace).filter(|_| cut_after);
    let before = first.map_or(before.as_str(), |(_, whole)| whole);
    let after = last.map_or(after.as_str(), |(whole, _)| whole);
    plain(&format!("{before}{found}{after}"))
}

/// `text` on one line, without control characters and marks that turn or hide text: it is shown to
/// staff beside our own words.
pub(super) fn plain(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        let blank = line.len();
        line.extend(word.chars().filter(|c| !is_hidden(*c)));
        if line.len() == blank {
            line.truncate(before);
        }
    }
    line
}

/// The beginning of `text`, `bytes` long or a little less.
pub(super) fn opening(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// Control, bidirectional and zero-width characters.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_is_short_on_one_line_and_hides_nothing() {
        let number = "Ks 1216/2018";
        let text = format!(
            "{}åäö Vårt svar\n\u{202e}på \u{200b}Ks 1216/2018\t\u{7}följer {}",
            "x".repeat(80),
            "y".repeat(80)
        );
        let start = text.find(number).unwrap();
        let context = around(&text, &(start..start + number.len()));
        assert!(context == "Vårt svar på Ks 1216/2018 följer", "{context}");
        assert!(context.chars().count() <= 2 * CONTEXT + number.len(), "{context}");
    }

    #[test]
    fn an_opening_ends_between_characters() {
        assert_eq!(opening("åäö", 3), "å");
        assert_eq!(opening("åäö", 100), "åäö");
    }
}
