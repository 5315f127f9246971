//! PURE. What the evidence says of one consultation among several: an answer may be for one and against another.

use serde_json::Value;

use super::super::Standing;
use super::super::evidence::{list, word};
use crate::diary_number::DiaryNumber;

/// What an answer is to one consultation.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// What its sender thinks, in the register's word.
    pub(super) stance: Option<String>,
    /// The bodies that it speaks for besides its sender's own, by name.
    pub(super) on_behalf: Vec<String>,
}

/// What was judged of a message under `case`; where nobody found that it belongs there, what it says on the whole. Of a
/// restricted one nothing.
pub(super) fn said(seen: &Standing, case: &DiaryNumber) -> Said {
    if seen.is_restricted {
        return Said::default();
    }
    of_case(&seen.evidence, case, seen.judged.stance.map(|stance| stance.as_str().to_owned()))
}

fn of_case(json: &str, case: &DiaryNumber, on_the_whole: Option<String>) -> Said {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    let number = Some(case.to_string());
    let Some(found) = list(&evidence, "matches").find(|found| word(found, "diary_number") == number) else {
        return Said { stance: on_the_whole, on_behalf: Vec::new() };
    };
    // What was judged before stances were told apart has no word of them.
    let stance = found.get("stance").map_or(on_the_whole, |stance| word(stance, "value"));
    let on_behalf = list(found, "on_behalf").filter_map(|body| word(body, "value")).collect();
    Said { stance, on_behalf }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_consultation_has_its_own_stance_and_bodies() {
        let evidence = serde_json::json!({"matches": [
            {"diary_number": "Ks 1/2020", "stance": {"value": "supports"}, "on_behalf": [{"value": "Idrottsrådet"}]},
            {"diary_number": "Ks 2/2020", "stance": null},
            {"diary_number": "Ks 3/2020"},
        ]})
        .to_string();
        for (case, stance, on_behalf) in [
            ("Ks 1/2020", Some("supports"), &["Idrottsrådet"][..]),
            ("Ks 2/2020", None, &[]),
            ("Ks 3/2020", Some("opposes"), &[]),
            ("Ks 4/2020", Some("opposes"), &[]),
        ] {
            let said = of_case(&evidence, &DiaryNumber::parse(case).unwrap(), Some("opposes".to_owned()));
            assert_eq!(said.stance.as_deref(), stance, "{case}");
            assert_eq!(said.on_behalf, on_behalf, "{case}");
        }
    }
}
