//! The words around a find, as they are shown to staff: short, on one line, nothing hidden.

use std::ops::Range;

use regex::Regex;

use super::inflection::is_mark;

/// Characters of context kept on either side: enough to see what it is about, too little to retell the mail.
pub(super) const CONTEXT: usize = 40;

/// What stands at `span` in `text` with the words around it, on one line.
pub(super) fn around(text: &str, span: &Range<usize>) -> String {
    let (before, after) = (text.get(..span.start), text.get(span.end..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let first = before.char_indices().rev().take(CONTEXT).last().map_or(span.start, |(at, _)| at);
    let last = after.char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| span.end.saturating_add(at));
    // A word that the cut went through is left out; where there is only one, it stays.
    let start = text.get(first..span.start).filter(|_| first > 0);
    let start = start.and_then(|before| before.split_once(char::is_whitespace));
    let start = start.map_or(first, |(_, whole)| span.start.saturating_sub(whole.len()));
    let end = text.get(span.end..last).filter(|_| last < text.len());
    let end = end.and_then(|after| after.rsplit_once(char::is_whitespace));
    let end = end.map_or(last, |(whole, _)| span.end.saturating_add(whole.len()));
    plain(text.get(start..end).unwrap_or_default())
}

/// `text` on one line, without control characters and marks that turn or hide text: it is shown to
/// staff beside our own words.
pub(super) fn plain(text: &str) -> String {
    if is_plain(text.as_bytes()) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        let blank = line.len();
        if word.bytes().all(|byte| byte.is_ascii_graphic()) {
            line.push_str(word);
        } else {
            line.extend(word.chars().filter(|c| !is_hidden(*c)));
        }
        if line.len() == blank {
            line.truncate(before);
        }
    }
    line
}

/// Whether all of it is to be seen and on one line: plain signs and the letters of Western Europe, with single blanks
/// between words. Most sentences are, and need not be taken apart.
fn is_plain(text: &[u8]) -> bool {
    // The letters from À to ÿ begin with one byte of their own.
    let odd = |byte: u8| (byte < b' ') | (byte == 0x7f) | ((byte >= 0xc0) & (byte != 0xc3));
    let blanks = |(one, next): (&u8, &u8)| (*one == b' ') & (*next == b' ');
    let next = text.get(1..).unwrap_or_default();
    let has_outer_blank = text.starts_with(b" ") || text.ends_with(b" ");
    !has_outer_blank
        && !text.iter().fold(false, |any, byte| any | odd(*byte))
        && !text.iter().zip(next).fold(false, |any, pair| any | blanks(pair))
}

/// The beginning of `text`, `bytes` long or a little less.
pub(super) fn opening(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// Control, bidirectional and zero-width characters.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Where `text` has a word of `these`, `most` of them at most.
pub(super) fn words_in(text: &str, these: &Regex, most: usize) -> Vec<Range<usize>> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || is_mark(c);
    let begins = |at: usize| !text.get(..at).unwrap_or_default().ends_with(word);
    let ends = |at: usize| !text.get(at..).unwrap_or_default().starts_with(word);
    let found = these
        .find_iter(text)
        .filter(|found| begins(found.start()) && (found.len() > "svaret".len() || ends(found.end())));
    found.take(most).map(|found| found.range()).collect()
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
    fn a_text_is_plain_as_it_is_only_where_nothing_is_to_be_changed() {
        for text in [
            "Vi säger ja.", "Å", "", "a", " a", "a ", "a  b", "a\tb", "a\nb", "a\u{a0}b", "a\u{ad}b",
            "a\u{7f}b",
        ] {
            let slowly: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let slowly: String = slowly.chars().filter(|c| !is_hidden(*c)).collect();
            assert_eq!(plain(text), slowly, "{text:?}");
        }
    }

    #[test]
    fn an_opening_ends_between_characters() {
        assert_eq!(opening("åäö", 3), "å");
        assert_eq!(opening("åäö", 100), "åäö");
    }
}
