//! Names of documents in one word, "biblioteksplanen", and the same in two, "planen för biblioteken". As a title such
//! a word tells a consultation from others by itself.

use std::ops::Range;

use super::inflection::{folded, forms};
use crate::pattern::Pattern;

/// What names of documents end in, without endings of their own: "biblioteksplan", "bidragsriktlinjerna".
const DOCUMENTS: [&str; 14] = [
    "riktlinj", "policy", "plan", "program", "strategi", "overenskommelse", "avtal", "reglement", "ordning",
    "vision", "regl", "tax", "foreskrift", "direktiv",
];

/// Letters at least of the first part of such a name.
const SUBJECT: usize = 4;

/// Letters at least of the whole.
const LONG: usize = 8;

/// Words from the kind of document to what it is about: "planen för alla våra bibliotek".
const BETWEEN: usize = 4;

/// What the name of a document is made of.
#[derive(Debug, Clone)]
pub(super) struct DocumentName {
    /// What it is about, such as `bibliotek`.
    about: String,
    /// Its kind, such as `plan`.
    kind: &'static str,
}

impl DocumentName {
    /// The form of `plain`, a folded word, that names a document, and what that is made of.
    pub(super) fn of(plain: &str) -> Option<(String, Self)> {
        let of = |form: &str, kind: &'static str| {
            let about = form.strip_suffix(kind)?;
            let about = about.strip_suffix('s').unwrap_or(about);
            let long = about.len() >= SUBJECT && form.len() >= LONG;
            long.then(|| (form.to_owned(), Self { about: about.to_owned(), kind }))
        };
        let forms = forms(plain);
        DOCUMENTS.into_iter().find_map(|kind| forms.iter().find_map(|form| of(form, kind)))
    }

    /// Whether the word at `span` in `text` says what it is about and its kind stands before that.
    pub(super) fn is_taken_apart(&self, text: &str, span: &Range<usize>) -> bool {
        let word = text.get(span.clone()).unwrap_or_default();
        let before = || text.get(..span.start).unwrap_or_default().split_whitespace().rev().take(BETWEEN);
        is_of(word, &self.about) && before().any(|word| is_of(word, self.kind))
    }
}

/// Whether `word` is `stem` with an ending.
fn is_of(word: &str, stem: &str) -> bool {
    forms(&folded(word)).iter().any(|form| form == stem)
}

/// Whether the name of a document at `span` is that of a certain one: "en biblioteksplan" and "biblioteksplaner" are
/// anybody's, and "biblioteksplanering" is work.
pub(super) fn is_definite(text: &str, span: &Range<usize>) -> bool {
    static MANY: Pattern = Pattern::new(
        "(?i)(?:planer(?:ing|ingen|are|arna)?|strategier|policye?r|policys|kommelser|taxor|visioner)s?$",
    );
    static ANY: Pattern = Pattern::new(r"(?i)\b(?:en|ett|någon|något|ingen|varje)\s+$");
    let before = text.get(..span.start).unwrap_or_default();
    let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(SHORT_WORD))..);
    !MANY.is_match(text.get(span.clone()).unwrap_or_default()) && !ANY.is_match(before.unwrap_or_default())
}

/// Bytes before a word in which an article stands.
const SHORT_WORD: usize = 12;

/// Whether what stands right behind the word at `span` says that it is of a person's own matter: "överenskommelsen om
/// min anställning", "överenskommelsen med socialtjänsten".
pub(super) fn is_of_ones_own(text: &str, span: &Range<usize>) -> bool {
    let Some(rest) = text.get(span.end..).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    let ends = |word: &str, stem: &str| word == stem || (stem.len() > SHORT && word.starts_with(stem));
    ["om ", "med ", "kring "].iter().filter_map(|led| rest.strip_prefix(led)).any(|rest| {
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        ONES_OWN.iter().any(|stem| ends(word, stem))
    })
}

/// Words that stand in more than one form are longer than this, in bytes.
const SHORT: usize = 4;

/// Whose such a matter is, or with whom it was agreed.
const ONES_OWN: [&str; 11] = [
    "min", "mitt", "mina", "mig", "BUP", "soc", "socialtjänst", "försäkringskassa", "arbetsgivar",
    "hyresvärd", "arbetsförmedling",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_apart_into_what_it_is_about_and_its_kind() {
        for (word, about, kind) in [
            ("biblioteksplan", "bibliotek", "plan"),
            ("landsbygdsprogrammet", "landsbygd", "program"),
            ("bidragsriktlinjerna", "bidrag", "riktlinj"),
            ("avfallstaxan", "avfall", "tax"),
            ("ordningsforeskrifter", "ordning", "foreskrift"),
            ("kulturstrategi", "kultur", "strategi"),
        ] {
            let (_, name) = DocumentName::of(word).unwrap();
            assert_eq!((name.about.as_str(), name.kind), (about, kind), "{word}");
        }
        for word in ["plan", "program", "samverkan", "partnerskap", "skolan", "kultur"] {
            assert!(DocumentName::of(word).is_none(), "{word}");
        }
    }

    #[test]
    fn what_is_said_of_any_plan_is_not_said_of_ours() {
        for (text, definite) in [
            ("Jag har läst er biblioteksplan", true),
            ("Biblioteksplan", true),
            ("Ta fram en biblioteksplan", false),
            ("Vi skriver biblioteksplaner", false),
            ("Biblioteksplanering", false),
            ("Nu börjar biblioteksplaneringen", false),
        ] {
            let start = text.to_lowercase().find("biblioteksplan").unwrap();
            assert_eq!(is_definite(text, &(start..text.len())), definite, "{text}");
        }
    }

    #[test]
    fn what_was_agreed_with_one_person_is_no_matter_of_ours() {
        for (text, own) in [
            ("Överenskommelsen om min anställning är bruten", true),
            ("Överenskommelsen med socialtjänsten", true),
            ("Överenskommelsen med BUP om samverkan", true),
            ("Överenskommelsen om samverkan", false),
            ("Överenskommelsen med social ekonomi", false),
            ("Överenskommelsen om minskat svinn", false),
            ("Överenskommelsen", false),
        ] {
            assert_eq!(is_of_ones_own(text, &(0.."Överenskommelsen".len())), own, "{text}");
        }
    }
}
