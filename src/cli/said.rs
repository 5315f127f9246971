//! The words that a person may type for a kind, a stance or a kind of sender: those of the contract, and those that the
//! views show.

use super::table;
use crate::consultation::name_key;
use crate::diary_number::{DiaryNumber, NotADiaryNumber};
use crate::recognition::{Kind, SenderKind, Stance};

/// A stance, or that there is none. Named, for the reader of the command line takes two nested options for something
/// else.
pub(super) type StanceOrNone = Option<Stance>;

/// Words of the contract, in Swedish as the views show it, and other ways to say it.
type Words<T> = (T, &'static str, &'static [&'static str]);

const KINDS: [Words<Kind>; 6] = [
    (Kind::Answer, "answer", &["svar", "remissvar", "yttrande"]),
    (Kind::Supplement, "supplement", &["komplettering"]),
    (Kind::Question, "question", &["fråga"]),
    (Kind::ExtensionRequest, "extension_request", &["anstånd", "begäran om anstånd"]),
    (Kind::Withdrawal, "withdrawal", &["återkallelse"]),
    (Kind::DocumentRequest, "document_request", &["begäran om handling"]),
];

const STANCES: [Words<StanceOrNone>; 6] = [
    (Some(Stance::Supports), "supports", &["tillstyrker"]),
    (Some(Stance::SupportsWithChanges), "supports_with_changes", &["tillstyrker med ändringar"]),
    (Some(Stance::Opposes), "opposes", &["avstyrker"]),
    (Some(Stance::NoComments), "no_comments", &["inga synpunkter", "ingen erinran"]),
    (Some(Stance::Abstains), "abstains", &["avstår"]),
    (None, "none", &["inget", "ingen", ""]),
];

const SENDERS: [Words<SenderKind>; 5] = [
    (SenderKind::Invited, "invited", &["inbjuden", "remissinstans"]),
    (SenderKind::Association, "association", &["förening", "organisation"]),
    (SenderKind::Party, "party", &["parti"]),
    (SenderKind::Authority, "authority", &["myndighet"]),
    (SenderKind::Private, "private", &["privatperson"]),
];

/// A case as it may be typed, with or without the blank behind its series.
pub(super) fn diary_number(text: &str) -> Result<DiaryNumber, NotADiaryNumber> {
    DiaryNumber::parse(text).or_else(|refused| {
        let series = text.find(|c: char| c.is_ascii_digit()).and_then(|at| text.split_at_checked(at));
        let Some((series, rest)) = series else { return Err(refused) };
        let rest: String = rest.split_whitespace().collect();
        DiaryNumber::parse(&format!("{} {rest}", series.trim())).map_err(|_| refused)
    })
}

/// The kind that is meant; else what may be said.
pub(super) fn kind(word: &str) -> Result<Kind, String> {
    meant(word, &KINDS)
}

/// The stance that is meant, or that there is none.
pub(super) fn stance(word: &str) -> Result<StanceOrNone, String> {
    meant(word, &STANCES)
}

/// The kind of sender that is meant.
pub(super) fn sender_kind(word: &str) -> Result<SenderKind, String> {
    meant(word, &SENDERS)
}

fn meant<T: Copy>(word: &str, known: &[Words<T>]) -> Result<T, String> {
    let wanted = folded(word);
    let is_meant = |(_, name, others): &&Words<T>| {
        folded(name) == wanted || others.iter().any(|other| folded(other) == wanted)
    };
    known.iter().find(is_meant).map(|(value, ..)| *value).ok_or_else(|| {
        let words = known.iter().map(|(_, name, others)| match others.first() {
            Some(swedish) => format!("{name} ({swedish})"),
            None => (*name).to_owned(),
        });
        format!("say one of: {}", words.collect::<Vec<_>>().join(", "))
    })
}

/// Lower case, with blanks for what stands between words, accents composed.
fn folded(word: &str) -> String {
    name_key(&word.replace(['_', '-'], " "))
}

/// So many letters the name of a person or a body has at most.
const LONGEST_NAME: usize = 200;

/// A name as it goes into the register, where nobody can mend it: one line of a bounded length, nothing unseen.
pub(super) fn name(text: &str) -> Result<String, String> {
    if text.chars().count() > LONGEST_NAME {
        return Err(format!("a name has at most {LONGEST_NAME} characters"));
    }
    let seen = table::harmless(text);
    if seen != text || text.contains(['\n', '\t']) {
        return Err("a name is one line without hidden characters".to_owned());
    }
    Ok(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_contract_and_of_the_views_are_understood() {
        for (word, expected) in [
            ("answer", Kind::Answer),
            ("Svar", Kind::Answer),
            ("KOMPLETTERING", Kind::Supplement),
            ("fra\u{30a}ga", Kind::Question),
            ("extension-request", Kind::ExtensionRequest),
            ("anstånd", Kind::ExtensionRequest),
            ("begäran om handling", Kind::DocumentRequest),
        ] {
            assert_eq!(kind(word), Ok(expected), "{word}");
        }
        assert_eq!(stance("Tillstyrker med ändringar"), Ok(Some(Stance::SupportsWithChanges)));
        assert_eq!(stance("supports"), Ok(Some(Stance::Supports)));
        assert_eq!((stance("none"), stance("")), (Ok(None), Ok(None)));
        assert_eq!(sender_kind("förening"), Ok(SenderKind::Association));
    }

    #[test]
    fn a_case_may_be_typed_as_people_do() {
        for typed in ["Ks 1216/2018", "Ks1216/2018", " Ks\u{a0}1216 / 2018 "] {
            assert_eq!(diary_number(typed).unwrap().to_string(), "Ks 1216/2018", "{typed}");
        }
        for typed in ["1216/2018", "Ks", "Ks 1216", "Ks 1216/2018-3", ""] {
            assert!(diary_number(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn another_word_is_refused_with_those_that_may_be_said() {
        for word in ["automatic", "bounce", "svarar", ""] {
            let said = kind(word).unwrap_err();
            assert!(said.contains("answer (svar)") && said.contains("document_request"), "{said}");
        }
        assert!(stance("bra").unwrap_err().contains("opposes (avstyrker)"));
        assert!(sender_kind("företag").unwrap_err().contains("authority (myndighet)"));
    }
}
