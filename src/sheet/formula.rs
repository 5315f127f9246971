//! What a spreadsheet would take for a formula. A text that begins like one is run when a CSV file is opened, or when
//! somebody edits the cell and presses Enter: `=HYPERLINK(…)` in a subject is somebody's program at our desk.

/// Whether a spreadsheet might run `text`. A plain number stays what it is: `-12`, `+46 70 123 45 67`, `-1,5`.
pub(super) fn may_run(text: &str) -> bool {
    // Tabs and returns at the beginning are dropped by some, and what comes after is run.
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let bare = text.trim_start_matches(is_overlooked);
    bare.starts_with(opens_formula) && !is_number(bare)
}

/// Blanks, quotes and what is not seen at all: programs trim them, or people do.
fn is_overlooked(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\'' | '"' | '`' | '´' | '‘' | '’' | '“' | '”' | '«' | '»' | '＂' | '＇')
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// The signs, and those that are made into them where text is normalised.
fn opens_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+'
            | '-'
            | '@'
            | '＝'
            | '＋'
            | '－'
            | '＠'
            | '﹦'
            | '﹢'
            | '﹣'
            | '﹫'
            | '⁼'
            | '⁺'
            | '⁻'
            | '−'
            | '|'
            | '%'
    )
}

/// A sign, then digits, parted by single blanks, dots or commas.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut after_digit = false;
    for c in digits.chars() {
        let parts = after_digit && matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.' | ',');
        if !c.is_ascii_digit() && !parts {
            return false;
        }
        after_digit = c.is_ascii_digit();
    }
    after_digit
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: &[&str] = &[
        "=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "\u{A0}=1",
        "\u{3000}=1", "\u{200B}=1", "\u{FEFF}@x", "\"=1+1", "'=1+1", "”=1", "＝1+1", "＋1+1", "－1-1",
        "＠SUM(A1)", "- första punkten", "--", "=", "+", "-1-2", "%0A=1",
    ];

    const STAY: &[&str] = &[
        "", " ", "Hej", "1216/2018", "2019-10-30", "2019-10-30 23:50:00", "-12", "-1,5", "+46701234567",
        "+46 70 123 45 67", "-1 000.50", "a=b", "Svar: =1", "'citat'", "\"Vi säger ja\"",
        "anna@forening.example",
    ];

    #[test]
    fn what_a_spreadsheet_would_run_is_known_and_numbers_and_words_are_not_it() {
        for text in RUN {
            assert!(may_run(text), "{text:?}");
        }
        for text in STAY {
            assert!(!may_run(text), "{text:?}");
        }
    }
}
