//! Strange text made fit to stand in our letters: file names, subjects and names are written by
//! strangers and must neither break a line, nor turn the direction of reading, nor fill the page.

/// `text` on one line without control, direction and other invisible characters, at most `limit`
/// characters long; what was cut is shown by an ellipsis.
pub(super) fn line(text: &str, limit: usize) -> String {
    let clean = visible(text);
    if clean.chars().count() <= limit {
        return clean;
    }
    let kept: String = clean.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A file name, cleaned as [`fn@line`] does: the last part of a path, cut so that the ending stays.
pub(super) fn file_name(name: &str, limit: usize) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = visible(name);
    let ending = match clean.rsplit_once('.') {
        Some((_, ending)) if ending.chars().count() <= 5 => format!(".{ending}"),
        _ => String::new(),
    };
    if clean.chars().count() <= limit {
        return clean;
    }
    format!("{}{ending}", line(&clean, limit.saturating_sub(ending.chars().count())))
}

fn visible(text: &str) -> String {
    let spaced: String =
        text.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
    let seen: String = spaced.chars().filter(|&c| !is_invisible(c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters without a shape of their own that steer how the others are shown: marks of direction
/// (Unicode TR 9), joiners, soft hyphen, variation selectors, tags, and the private use areas.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line_that_reads_from_left_to_right() {
        for (text, expected) in [
            ("Remissvar.pdf", "Remissvar.pdf"),
            ("  två\r\nBcc: x@example.org  rader ", "två Bcc: x@example.org rader"),
            ("gpj.\u{202E}exe", "gpj.exe"),
            ("a\u{2067}b\u{2069}\u{200F}c\0d", "abc d"),
            ("smyg\u{AD}mellan\u{200B}slag\u{FEFF}", "smygmellanslag"),
            ("rad\u{2028}rad\u{85}rad", "rad rad rad"),
            ("ÅÄÖ åäö – 100 %", "ÅÄÖ åäö – 100 %"),
            ("", ""),
        ] {
            assert_eq!(line(text, 60), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_too_long_is_cut_where_a_person_can_see_it() {
        assert_eq!(line("åäöåäö", 4), "åäö…");
        assert_eq!(line("åäöå", 4), "åäöå");
        assert_eq!(file_name("Föreningens mycket långa remissvar.docx", 20), "Föreningens my….docx");
        assert_eq!(file_name(&"x".repeat(500), 20), format!("{}…", "x".repeat(19)));
    }

    #[test]
    fn of_a_path_the_file_is_named() {
        assert_eq!(file_name("../../etc/passwd", 60), "passwd");
        assert_eq!(file_name(r"C:\Users\x\Svar.docx", 60), "Svar.docx");
    }
}
