//! A response as staff type it: `ks1216/2018-3`, `KS 1216/2018 - 3`, as printed or as they are used to.

use anyhow::{Context as _, bail};

use crate::config::Config;
use crate::consultation::Consultation;
use crate::diary_number::{DiaryNumber, Finder, Typed};
use crate::register::{Register, RegisterError};

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
    let finder = finder(config, register).await?;
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

async fn finder(config: &Config, register: &Register) -> Result<Finder, RegisterError> {
    Ok(Finder::new(&config.diary_series, &register.case_numbers().await?))
}

/// A case as the register writes it, whatever letters it was typed with. One that the register does not have stays as it
/// is.
pub(super) async fn as_registered(
    config: &Config,
    register: &Register,
    typed: &DiaryNumber,
) -> Result<DiaryNumber, RegisterError> {
    Ok(match finder(config, register).await?.typed(&typed.to_string()) {
        Typed::Registered(number) => number,
        _ => typed.clone(),
    })
}

/// The one case that is asked for, where one is.
///
/// # Errors
/// When the register does not have it: an empty answer would say that there is nothing of it.
pub(super) async fn asked_for(
    config: &Config,
    register: &Register,
    typed: Option<&DiaryNumber>,
) -> anyhow::Result<Option<DiaryNumber>> {
    let Some(typed) = typed else { return Ok(None) };
    let number = as_registered(config, register, typed).await?;
    if !register.case_numbers().await?.contains(&number) {
        bail!("there is no consultation {number}; `remissd consultations` lists them");
    }
    Ok(Some(number))
}

/// The consultation that is asked for.
///
/// # Errors
/// When the configuration does not have it.
pub(super) fn configured<'a>(config: &'a Config, typed: &DiaryNumber) -> anyhow::Result<&'a Consultation> {
    let numbers: Vec<_> = config.consultations.iter().map(|one| one.diary_number.clone()).collect();
    let number = match Finder::new(&config.diary_series, &numbers).typed(&typed.to_string()) {
        Typed::Registered(number) => number,
        _ => typed.clone(),
    };
    let found = config.consultations.iter().find(|one| one.diary_number == number);
    found.with_context(|| format!("{number} is no consultation of the configuration"))
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
