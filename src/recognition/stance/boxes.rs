//! Forms with a box before or behind each alternative, or with a label and a colon: only what is ticked is said.

use super::label::Field;

/// How people draw a box that is left open, and one that is ticked.
const OPEN: [&str; 6] = ["[ ]", "[]", "( )", "☐", "□", "[_]"];
const TICKED: [&str; 9] = ["[x]", "[X]", "(x)", "(X)", "☒", "☑", "■", "[*]", "[✓]"];

const IS_OPEN: char = '\u{1}';
const IS_TICKED: char = '\u{2}';

/// What stands behind a label that is chosen, and behind one that is not.
const CHOSEN: [&str; 5] = ["ja", "x", "yes", "✓", "☒"];
const NOT_CHOSEN: [&str; 4] = ["", "nej", "no", "-"];

/// What is ticked in `written` or stands behind words to choose from; `None` where no box is left open and nothing is
/// labelled.
pub(super) fn ticked(written: &str) -> Option<String> {
    // What stands behind a label that offers both sides: "Tillstyrker / Avstyrker: avstyrker".
    let field = Field::of(written).filter(|field| field.chosen);
    let chosen = || field.as_ref().map(|field| field.value.to_owned());
    let of_label = if field.as_ref().is_some_and(|field| field.yes_or_no) {
        chosen()
    } else {
        labelled(written).or_else(chosen)
    };
    of_label.or_else(|| in_boxes(written))
}

/// The labels with a yes behind them: "Tillstyrker: nej / Avstyrker: ja". `None` where anything else is written.
fn labelled(written: &str) -> Option<String> {
    // Most sentences have no label at all.
    if !written.contains(':') {
        return None;
    }
    let fields = fields(written)?;
    // A label alone is one word: "Vi tillstyrker: ja" is a sentence.
    let several = fields.len() > 1;
    let is_label = |label: &str| label.trim().chars().all(|c| c.is_alphabetic() || (several && c == ' '));
    let mut chosen = String::new();
    for (label, is_chosen) in fields {
        if !is_label(&label) {
            return None;
        }
        if is_chosen {
            chosen.push_str(&label);
            chosen.push_str(", ");
        }
    }
    Some(chosen)
}

/// Whether several labels are `written`, each with a yes or a no behind it.
pub(super) fn has_several(written: &str) -> bool {
    written.matches(':').nth(1).is_some() && fields(written).is_some_and(|fields| fields.len() > 1)
}

/// Each label and whether it is chosen: "Tillstyrker: nej Avstyrker: ja". `None` where anything else is written.
fn fields(written: &str) -> Option<Vec<(String, bool)>> {
    let mut fields = Vec::new();
    for line in written.split(['/', '|', ';', '\n']) {
        let mut rest = line;
        while let Some((label, behind)) = rest.split_once(':') {
            let behind = behind.trim_start();
            let (value, after) = behind.split_once(char::is_whitespace).unwrap_or((behind, ""));
            let value = value.trim_matches(|c: char| ",._!()[]".contains(c)).to_lowercase();
            let is_chosen = CHOSEN.contains(&value.as_str());
            if !(is_chosen || NOT_CHOSEN.contains(&value.as_str())) {
                return None;
            }
            fields.push((label.to_owned(), is_chosen));
            rest = after.trim_start_matches(|c: char| c.is_whitespace() || ",._!()[]".contains(c));
        }
        if !rest.trim().is_empty() || line.trim().is_empty() {
            return None;
        }
    }
    Some(fields)
}

/// What stands by a ticked box.
fn in_boxes(written: &str) -> Option<String> {
    // Most sentences have no byte of any of these signs.
    let may_be = written.bytes().any(|byte| matches!(byte, b'[' | b'(' | 0xe2));
    if !may_be || !OPEN.iter().any(|one| written.contains(one)) {
        return None;
    }
    let drawn = |text: String, all: &[&str], sign: char| {
        all.iter().fold(text, |text, one| text.replace(one, &sign.to_string()))
    };
    let marked = drawn(drawn(written.to_owned(), &OPEN, IS_OPEN), &TICKED, IS_TICKED);
    let behind = marked.trim_end().ends_with([IS_OPEN, IS_TICKED]);
    let mut chosen = String::new();
    let mut rest = marked.as_str();
    while let Some(at) = rest.find([IS_OPEN, IS_TICKED]) {
        let (text, after) = rest.split_at_checked(at)?;
        let is_ticked = after.starts_with(IS_TICKED);
        let after = after.trim_start_matches([IS_OPEN, IS_TICKED]);
        let its = if behind { text } else { after.split([IS_OPEN, IS_TICKED]).next().unwrap_or_default() };
        if is_ticked {
            chosen.push_str(its);
            chosen.push_str(", ");
        }
        rest = after;
    }
    Some(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_ticked_is_said() {
        for (written, expected) in [
            ("[ ] Tillstyrker\n[x] Avstyrker", Some(" Avstyrker, ")),
            ("Vårt svar: ☒ Tillstyrker ☐ Avstyrker", Some(" Tillstyrker , ")),
            ("Tillstyrker [ ]  Avstyrker [X]", Some("  Avstyrker , ")),
            ("( ) Ja ( ) Nej", Some("")),
            ("[x] Tillstyrker", None),
            ("Tillstyrker: nej / Avstyrker: ja", Some(" Avstyrker, ")),
            ("Tillstyrker: nej Avstyrker: ja", Some("Avstyrker, ")),
            ("Tillstyrker planen: nej, avstyrker planen: ja", Some("avstyrker planen, ")),
            ("Tillstyrker:", Some("")),
            ("Avstyrker: X", Some("Avstyrker, ")),
            ("Avstyrker: punkt 4", None),
            ("Tillstyrker: Ja/Nej:", Some("")),
            ("Tillstyrker: Ja/Nej: Nej, aldrig", Some(" Nej, aldrig")),
            ("Tillstyrker / Avstyrker: Avstyrker", Some(" Avstyrker")),
            ("Ja/Nej: ", Some(" ")),
            ("Vi tillstyrker: ja", None),
            ("Vi tillstyrker (se bilaga [1])", None),
        ] {
            assert_eq!(ticked(written).as_deref(), expected, "{written}");
        }
    }
}
