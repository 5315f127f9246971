//! A table as text that a spreadsheet opens (RFC 4180), with what it would run taken the sting out of.

use super::may_run;

/// What a file begins with so that Excel reads it as UTF-8.
pub const MARK: &str = "\u{FEFF}";

/// One line of the file: cells parted by `separator`, ended by CR and LF.
///
/// A cell that a spreadsheet might run gets an apostrophe before it, which shows it as the text it is. Lines within a
/// cell are ended by LF alone: a CR is where some programs begin a new row. What else controls something, and what
/// turns the direction of reading, is written as the sign for what cannot be shown.
#[must_use]
pub fn line<'c>(cells: impl Iterator<Item = &'c str>, separator: char) -> String {
    let mut line = String::new();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            line.push(separator);
        }
        push(&mut line, cell, separator);
    }
    line.push_str("\r\n");
    line
}

fn push(line: &mut String, cell: &str, separator: char) {
    let guard = if may_run(cell) { "'" } else { "" };
    let text: String = cell.replace("\r\n", "\n").chars().map(shown).collect();
    // A blank at an end is dropped by some programs unless it is quoted.
    let quoted = text.contains([separator, ';', ',', '"', '\n', '\t'])
        || text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace);
    if quoted {
        line.push_str(&format!("\"{guard}{}\"", text.replace('"', "\"\"")));
    } else {
        line.push_str(guard);
        line.push_str(&text);
    }
}

fn shown(c: char) -> char {
    match c {
        '\r' => '\n',
        '\n' | '\t' => c,
        c if c.is_control() => '\u{FFFD}',
        // UAX #9, and characters that nobody sees.
        '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => '\u{FFFD}',
        '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> String {
        line([cell].into_iter(), ';').trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn cells_are_quoted_when_they_must_be() {
        assert_eq!(line(["1", "a;b", "", "c"].into_iter(), ';'), "1;\"a;b\";;c\r\n");
        assert_eq!(line(["a,b", "\"x\""].into_iter(), ','), "\"a,b\",\"\"\"x\"\"\"\r\n");
        assert_eq!(one("rad ett\r\nrad två\rtre"), "\"rad ett\nrad två\ntre\"");
        assert_eq!(one(" blank"), "\" blank\"");
    }

    #[test]
    fn nothing_runs_and_numbers_and_days_stay_themselves() {
        assert_eq!(
            one("=HYPERLINK(\"http://x.example\";\"a\")"),
            "\"'=HYPERLINK(\"\"http://x.example\"\";\"\"a\"\")\""
        );
        assert_eq!(one("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(one("\t=1"), "\"'\t=1\"");
        assert_eq!(one("-12"), "-12");
        assert_eq!(one("2019-10-30"), "2019-10-30");
    }

    #[test]
    fn what_cannot_be_shown_is_seen() {
        assert_eq!(one("a\0b\u{1B}[2Jc\u{202E}d"), "a\u{FFFD}b\u{FFFD}[2Jc\u{FFFD}d");
    }
}
