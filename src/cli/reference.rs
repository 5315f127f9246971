//! A response as staff type it: `ks1216/2018-3`, `KS 1216/2018 - 3`, as printed or as they are used to.

use anyhow::bail;

use crate::config::Config;
use crate::diary_number::{Finder, Typed};
use crate::register::Register;

/// What may part a case from the number of a response, where not blanks alone do. Word processors make one dash of another.
const DASHES: [char; 8] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '\u{2212}', ':'];

/// What is typed, as the register prints it. What is no response (`g12`, a SHA-256) stays as it is, and so does what
/// cannot be read: the register says that it does not know it.
///
/// # Errors
/// When several responses may be meant, a case is named and no response of it, or the register cannot be asked.
pub(super) async fn printed(config: &Config, register: &Register, typed: &str) -> anyhow::Result<String> {
    let typed = typed.trim();
    if let Some(review) = review(typed) {
        return Ok(review);
    }
    let finder = Finder::new(&config.diary_series, &register.case_numbers().await?);
    if let Some((case, serial)) = parted(typed) {
        match finder.typed(case) {
            Typed::Registered(number) | Typed::Other(number) => return Ok(format!("{number}-{serial}")),
            Typed::Several(all) => {
                let all: Vec<String> = all.iter().map(|number| format!("{number}-{serial}")).collect();
                bail!("{typed:?} may be {}: say which, as it is printed", all.join(" or "));
            }
            Typed::Unread => {}
        }
    }
    match finder.typed(typed) {
        Typed::Registered(number) => {
            bail!("{number} is a case, and no response of it: say which, such as \"{number}-1\"")
        }
        _ => Ok(typed.to_owned()),
    }
}

/// `G 12`.
fn review(typed: &str) -> Option<String> {
    let id = typed.strip_prefix(['g', 'G'])?.trim_start();
    is_number(id).then(|| format!("g{id}"))
}

/// The case, and which of its responses: `KS 1216/2018 - 03`.
fn parted(typed: &str) -> Option<(&str, u32)> {
    let before = typed.trim_end_matches(|c: char| c.is_ascii_digit());
    let serial = typed.strip_prefix(before)?.parse().ok()?;
    let case = before.trim_end();
    let case = case.strip_suffix(DASHES).map(str::trim_end).or_else(|| (case != before).then_some(case))?;
    Some((case, serial))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_parted_from_its_case() {
        for (typed, expected) in [
            ("Ks 1216/2018-3", Some(("Ks 1216/2018", 3))),
            ("ks1216/2018-03", Some(("ks1216/2018", 3))),
            ("KS 1216/2018 - 3", Some(("KS 1216/2018", 3))),
            ("KS 1216/2018\u{a0}– 3", Some(("KS 1216/2018", 3))),
            ("ks 1216-2018-12", Some(("ks 1216-2018", 12))),
            ("Ks 1216/2018:3", Some(("Ks 1216/2018", 3))),
            ("Ks 1216/2018", None),
            ("Ks 1216/2018 3", Some(("Ks 1216/2018", 3))),
            ("Ks 1216/2018-", None),
            ("Ks 1216/2018-99999999999", None),
            ("0f3c11aa22", None),
            ("", None),
        ] {
            assert_eq!(parted(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_review_may_stand_in_capitals() {
        for (typed, expected) in
            [("g12", Some("g12")), ("G 12", Some("g12")), ("g", None), ("g1x", None), ("12", None)]
        {
            assert_eq!(review(typed).as_deref(), expected, "{typed:?}");
        }
    }
}
