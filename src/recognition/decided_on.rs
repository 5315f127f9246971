//! What "tillstyrker" and "avstyrker" are said of: a document that people are asked about, nothing at all, or something
//! else, such as a decision on the writer's own matter.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::{Pattern, pattern};

/// What somebody is for or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Object {
    /// "Vi avstyrker.", "det tillstyrker vi".
    Unsaid,
    /// "Förslaget", "programmet".
    Document,
    /// "Höjningen av vår hyra".
    Another,
}

/// Words, and the end of their part of a sentence.
static BEHIND: Pattern = Pattern::new(r"(?i)[[:alpha:]]*till?styrk\w*|[[:alpha:]]*avstyrk\w*");

/// Kinds of documents that consultations are about.
static DOCUMENT: LazyLock<Regex> = LazyLock::new(|| {
    let words = "(?:remiss)?förslag\\w*|remiss\\w*|överens?kommelse\\w*|\\w*riktlinje\\w*|skrivelsen?|utkast\\w*|dokumentet?|\\w*plan(?:en|erna)?|\\w*program(?:met|men)?";
    let more = "\\w*policyn?|\\w*strategin?|\\w*avtalet?|\\w*taxan?|\\w*reglementet?|\\w*reglerna|\\w*direktiven|\\w*visionen|iop|mål(?:et|en|sättning\\w*)?|inriktning\\w*|\\w*nedläggning(?:en|ar|arna)?|\\w*sammanslagning(?:en|ar|arna)?";
    pattern(&format!("(?i)^(?:{words}|{more})$"))
});

/// Documents of one person's matter, and what is proposed to be decided in it.
static OWN: Pattern = Pattern::new(
    r"(?i)(?:vård|genomförande|behandlings|handlings|betalnings|umgänges|avbetalnings|skilsmässo|hyres)(?:plan|avtal|överenskommelse)|förslag\w* till beslut|(?:om|för|i|på|av) (?:min|mitt|mina|mig)\b",
);

/// Words that are no object.
static NO_OBJECT: LazyLock<Regex> = LazyLock::new(|| {
    let words = "vi|jag|styrelsen|föreningen|klubben|rådet|nämnden|inte|ej|det|den|detta|dem|dessa|båda|allt|alltihop|här|ock(?:så)?|också|även|därför|härmed|helt|hela|fullt|ut|i|sin|dess|helhet|bestämt|starkt|tydligt|enhälligt|enhetligt|varmt|med|glädje|tyvärr|dock|ändå|alltså|av|följande|nedanstående|skäl|anledningar|att|och|eller|till|från|för|år|sida|vår|hälsningar|mvh";
    pattern(&format!("(?i)^(?:{words})$"))
});

/// Whether `text` names a document, and none of the writer's own.
pub(super) fn names_a_document(text: &str) -> bool {
    matches!(Object::named(text), Object::Document)
}

impl Object {
    /// What the first such word in `text` is said of; `None` where there is none.
    pub(super) fn of(text: &str) -> Option<Self> {
        BEHIND.find_iter(text).map(|verb| Self::around(text, verb.start(), verb.end())).max_by_key(|one| {
            match one {
                Self::Unsaid => 0,
                Self::Document => 1,
                Self::Another => 2,
            }
        })
    }

    /// What stands behind a verb, else before it: "planen avstyrks".
    fn around(text: &str, start: usize, end: usize) -> Self {
        let ends = ['.', '!', '?', ',', ';', ':', '\n'];
        let behind = text.get(end..).unwrap_or_default().split(ends).next().unwrap_or_default();
        let before = text.get(..start).unwrap_or_default().rsplit(ends).next().unwrap_or_default();
        match Self::named(behind) {
            Self::Unsaid if Self::named(before) == Self::Document => Self::Document,
            found => found,
        }
    }

    fn named(words: &str) -> Self {
        let each = || words.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
        if OWN.is_match(words) {
            Self::Another
        } else if each().any(|word| DOCUMENT.is_match(word)) {
            Self::Document
        } else if each().all(|word| NO_OBJECT.is_match(word)) {
            Self::Unsaid
        } else {
            Self::Another
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_said_of_a_document_of_nothing_or_of_something_else() {
        use Object::{Another, Document, Unsaid};
        for (text, object) in [
            ("Vi avstyrker.", Some(Unsaid)),
            ("Det tillstyrker vi.", Some(Unsaid)),
            ("Vi tillstyrker därför helt.", Some(Unsaid)),
            ("Vi tillstyrker, eftersom bussen går.", Some(Unsaid)),
            ("Vi tillstyrker programmet.", Some(Document)),
            ("Vi avstyrker bestämt kommunens förslag till biblioteksplan.", Some(Document)),
            ("Planen avstyrks.", Some(Document)),
            ("Föreningen tillstyrker era mål.", Some(Document)),
            ("Vi tillstyrker inriktningen.", Some(Document)),
            ("Vi avstyrker sammanslagningen av biblioteken.", Some(Document)),
            ("Vi avstyrker skolnedläggningarna.", Some(Document)),
            ("Vi avstyrker nedläggningen av min plats.", Some(Another)),
            ("Vi tillstyrker höjningen av vår hyra.", Some(Another)),
            ("Jag avstyrker gemensam vårdnad.", Some(Another)),
            ("Jag avstyrker förslaget till beslut.", Some(Another)),
            ("Jag avstyrker planen för min son.", Some(Another)),
            ("Jag avstyrker genomförandeplanen.", Some(Another)),
            ("Jag avstyrker att betala.", Some(Another)),
            ("Hej!", None),
        ] {
            assert_eq!(Object::of(text), object, "{text}");
        }
    }
}
