//! One Received line (RFC 5321 section 4.4): which host wrote it and when. Programs write it each in
//! their own way; what is read here is only what decides the arrival (promise 4).

use jiff::Timestamp;

use super::{Hop, date, encoded_word};

/// Bytes of a line that are read at most; real ones have some hundreds.
const MAX_LINE: usize = 16 * 1024;

/// Reads the raw value of a Received field.
pub(super) fn read(raw: &[u8]) -> Hop {
    let whole = encoded_word::decode(raw.get(..MAX_LINE).unwrap_or(raw));
    let line = without_comments(&whole);
    let (clauses, at) = parted(&line);
    Hop { from: from(&whole), by: by(clauses), at }
}

/// What stands between `from` and the last `by`: the greeting, and in comments the name and address that the
/// host itself found.
fn from(whole: &str) -> String {
    let line = whole.trim_start().to_lowercase();
    let Some(rest) = line.strip_prefix("from") else { return String::new() };
    rest.rsplit_once(" by ").map_or(rest, |(from, _)| from).trim().to_owned()
}

/// The line with its comments blanked out. An open parenthesis that nothing closes is no comment,
/// or a sender could hide the rest of the line in his greeting.
fn without_comments(line: &str) -> String {
    let mut open = Vec::new();
    let mut comments = Vec::new();
    let mut escaped = false;
    for (at, character) in line.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => open.push(at),
            ')' => comments.extend(open.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    // Comments nest; the outer one closes last and covers the inner ones.
    comments.sort_unstable();
    let mut comments = comments.into_iter().peekable();
    let mut end = None;
    let visible = line.char_indices().map(|(at, character)| {
        while let Some((_, close)) = comments.next_if(|(start, _)| *start <= at) {
            end = end.max(Some(close));
        }
        if end.is_some_and(|end| at <= end) { ' ' } else { character }
    });
    visible.collect()
}

/// The line parted at the last semicolon that a date follows. A sender may put semicolons, and whole
/// dates, into his greeting: that stands further left.
fn parted(line: &str) -> (&str, Option<Timestamp>) {
    let mut clauses = line;
    while let Some((before, after)) = clauses.rsplit_once(';') {
        if let Some(at) = date::read(after) {
            return (before, Some(at));
        }
        clauses = before;
    }
    (line, date::read_at_end(line))
}

/// The word after the last `by`: what stands before it is partly the sender's own greeting.
fn by(clauses: &str) -> Option<String> {
    let words: Vec<&str> = clauses.split_whitespace().collect();
    let keyword = |pair: &&[&str]| pair.first().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let host = words.windows(2).rfind(keyword)?.get(1)?;
    let host = host.trim_end_matches(['.', ',', ';']).to_lowercase();
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATE: &str = "2019-10-30T22:59:58Z";

    /// Line, host, date.
    const LINES: [(&str, Option<&str>, Option<&str>); 16] = [
        (
            "from a; 29 Oct 2019 10:00:00 +0100 by evil.example by mx.kommun.example with SMTP; 30 Oct 2019 23:59:58 +0100",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from a.example (a.example [192.0.2.1])\r\n\tby mx.kommun.example (Postfix) with ESMTPS id 4\r\n\tfor <k@kommun.example>; Wed, 30 Oct 2019 23:59:58 +0100 (CET)",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from AM0.example (2603:10a6::1) by VI1.example\r\n (2603:10a6::2) with Microsoft SMTP Server (version=TLS1_2,\r\n cipher=X) id 15.20.1; Wed, 30 Oct\r\n 2019 22:59:58 +0000",
            Some("vi1.example"),
            Some(LATE),
        ),
        (
            "by mx.kommun.example with SMTP id 1; Wed, 30 Oct 2019 15:59:58 -0700 (PDT)",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from x by [IPv6:2001:DB8::1] with LMTP; 30 Oct 2019 23:59:58 +0100",
            Some("[ipv6:2001:db8::1]"),
            Some(LATE),
        ),
        (
            "from x by mx.kommun.example. with LMTP; 30 Oct 2019 23:59:58 CET",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from x by mx.kommun.example id 7 Wed, 30 Oct 2019 23:59:58 +0100",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from x by mx.kommun.example; for a; Wed, 30 Oct 2019 23:59:58 +0100",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from x by mx.kommun.example; 30 Oct 2019 23:59:58 +0100; sent by other.example",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from x (a (b; c) by evil.example) by mx.kommun.example; 30 Oct 2019 23:59:58 +0100",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from x (open by mx.kommun.example; 30 Oct 2019 23:59:58 +0100",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        (
            "from by evil.example by mx.kommun.example; 30 Oct 2019 23:59:58 +0100",
            Some("mx.kommun.example"),
            Some(LATE),
        ),
        ("(qmail 123 invoked by uid 89); 30 Oct 2019 22:59:58 -0000", None, Some(LATE)),
        ("from x by mx.kommun.example; i onsdags", Some("mx.kommun.example"), None),
        ("from x by mx.kommun.example; Wed, 30 Oct 2019 23:59:58", Some("mx.kommun.example"), None),
        ("", None, None),
    ];

    #[test]
    fn host_and_date_are_read_from_the_lines_of_many_programs() {
        for (line, by, at) in LINES {
            let hop = read(line.as_bytes());
            assert_eq!(hop.by.as_deref(), by, "{line}");
            assert_eq!(hop.at, at.map(|at| at.parse().unwrap()), "{line}");
        }
    }

    #[test]
    fn megabytes_of_parentheses_are_read_in_a_moment() {
        assert_eq!(read("(".repeat(5_000_000).as_bytes()), Hop { from: String::new(), by: None, at: None });
    }
}
