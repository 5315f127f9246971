//! The lines of an mbox file: which of them begin a mail, and what is quoted in the others. Programs that write such
//! files agree on little: RFC 4155 wants a sender and a date behind "From ", Thunderbird writes a hyphen or nothing.
//! Content-Length is believed by nobody.

use super::header::split;

/// What begins a mail.
const FROM: &[u8] = b"From ";

/// Names of months as every such program writes them.
const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// Bytes of a header field's name at most; a longer word before a colon is somebody's text.
const LONGEST_NAME: usize = 77;

/// The flag of a mail that was thrown away, in `X-Mozilla-Status`.
const EXPUNGED: u16 = 0x0008;

/// Whether a file that begins with these bytes is an mbox.
#[must_use]
pub fn is_mbox(start: &[u8]) -> bool {
    start.starts_with(FROM)
}

/// Whether `line`, which stands below the first mail's own beginning, begins another. A sentence may begin with "From"
/// too, and not every program quotes it, nor puts a blank line before each mail: what is dated like a mail's is believed
/// after a blank line or before a header field, anything else only between both.
#[must_use]
pub fn begins_mail(line: &[u8], after_blank: bool, next: Option<&[u8]>) -> bool {
    let Some(rest) = line.strip_prefix(FROM) else { return false };
    let before_field = || next.is_some_and(is_field);
    if is_dated(rest) {
        return after_blank || before_field();
    }
    after_blank && is_bare(rest) && before_field()
}

/// The line without the sign that keeps it from beginning a mail: `>From` and, as mboxrd has it, `>>From`.
#[must_use]
pub fn unquoted(line: &[u8]) -> &[u8] {
    let Some(rest) = line.strip_prefix(b">") else { return line };
    let unsigned = rest.iter().position(|byte| *byte != b'>').and_then(|at| rest.get(at..));
    if unsigned.is_some_and(|text| text.starts_with(FROM)) { rest } else { line }
}

/// Whether a mail in the mbox of a Mozilla program was thrown away: the program hides it until the file is compacted.
#[must_use]
pub fn is_trashed(mail: &[u8]) -> bool {
    let (fields, _) = split(mail, &mut Vec::new());
    let status = fields.first("X-Mozilla-Status").and_then(|value| std::str::from_utf8(value).ok());
    status
        .and_then(|flags| u16::from_str_radix(flags.trim(), 16).ok())
        .is_some_and(|flags| flags & EXPUNGED != 0)
}

/// Whether nothing stands in the line.
#[must_use]
pub fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

/// Sender and date: a month, a time of day and a year.
fn is_dated(rest: &[u8]) -> bool {
    let words = || rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let month = words().any(|word| MONTHS.contains(&word));
    let is_digits = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    let time = words().any(|word| {
        let mut parts = word.split(|byte| *byte == b':');
        let hours = parts.next().is_some_and(|hours| matches!(hours.len(), 1..=2) && is_digits(hours));
        let minutes = parts.next().is_some_and(|minutes| minutes.len() == 2 && is_digits(minutes));
        hours && minutes
    });
    month && time && words().any(|word| word.len() == 4 && is_digits(word))
}

/// Nothing, a hyphen or an address.
fn is_bare(rest: &[u8]) -> bool {
    let mut words = rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let first = words.next();
    words.next().is_none() && first.is_none_or(|word| word == b"-" || word.contains(&b'@'))
}

/// A header field's first line.
fn is_field(line: &[u8]) -> bool {
    let colon = line.iter().take(LONGEST_NAME).position(|byte| *byte == b':');
    let name = colon.and_then(|at| line.get(..at)).unwrap_or_default();
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_that_thunderbird_hides_was_thrown_away() {
        for (header, expected) in [
            ("X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000\nFrom: a\n\n", true),
            ("X-Mozilla-Status: 0008\r\n\r\n", true),
            ("From: a\nX-MOZILLA-STATUS:  1019 \n\n", true),
            ("X-Mozilla-Status: 0001\n\n", false),
            ("X-Mozilla-Status2: 00000008\n\n", false),
            ("From: a\n\nX-Mozilla-Status: 0009\n", false),
            ("X-Mozilla-Status: x\n\n", false),
            ("", false),
        ] {
            assert_eq!(is_trashed(header.as_bytes()), expected, "{header:?}");
        }
    }

    #[test]
    fn a_mail_begins_where_programs_say_so_and_not_where_a_sentence_does() {
        for (line, after_blank, next, begins) in [
            ("From anna@forening.example Tue Oct 29 14:03:00 2019\n", true, "Received: x\n", true),
            ("From anna@forening.example Tue Oct 29 14:03:00 2019\r\n", true, "\r\n", true),
            ("From - Tue Oct 29 14:03:00 2019\r\n", true, "X-Mozilla-Status: 0001\r\n", true),
            ("From 1648@xxx Tue Oct 29 14:03:00 +0000 2019\n", true, "X-GM-THRID: 1\n", true),
            ("From anna at forening.example  Tue Oct 29 14:03 2019\n", true, "From: anna\n", true),
            ("From ???@??? Tue Oct 29 14:03:00 2019\n", true, "", true),
            ("From \r\n", true, "From: anna@forening.example\r\n", true),
            ("From -\n", true, "Subject: x\n", true),
            ("From anna@forening.example\n", true, "Return-Path: <x@y.example>\n", true),
            // The mail before was cut off, or its writer puts no blank line.
            ("From anna@forening.example Tue Oct 29 14:03:00 2019\n", false, "Received: x\n", true),
            ("From anna@forening.example Tue Oct 29 14:03:00 2019\n", false, "text\n", false),
            ("From now on we meet on Tuesdays.\n", true, "Time: at seven\n", false),
            ("From Tuesday 29 October 2019 at 14.03 we are closed\n", true, "Note: x\n", false),
            ("From Örebro\n", true, "Kontakt: Anna\n", false),
            ("From anna@forening.example\n", false, "Subject: x\n", false),
            ("From anna@forening.example\n", true, "and her friends\n", false),
            ("From: anna@forening.example\n", true, "Subject: x\n", false),
            (">From anna@forening.example Tue Oct 29 14:03:00 2019\n", true, "Received: x\n", false),
        ] {
            let next = Some(next.as_bytes()).filter(|next| !next.is_empty());
            assert_eq!(begins_mail(line.as_bytes(), after_blank, next), begins, "{line:?} {next:?}");
        }
    }

    #[test]
    fn one_sign_is_taken_from_what_was_quoted() {
        for (line, expected) in [
            (">From now on\n", "From now on\n"),
            (">>From now on\n", ">From now on\n"),
            (">>>From now on\n", ">>From now on\n"),
            ("> From now on\n", "> From now on\n"),
            (">From: anna\n", ">From: anna\n"),
            (">> quoted\n", ">> quoted\n"),
            ("From now on\n", "From now on\n"),
            (">\n", ">\n"),
            ("", ""),
        ] {
            assert_eq!(unquoted(line.as_bytes()), expected.as_bytes(), "{line:?}");
        }
    }
}
