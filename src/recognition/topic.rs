//! What the words around a number tell of it: whether the mail is about a consultation at all, and
//! whether the number is some other authority's. A number in a signature says little in a mail about a
//! street lamp; below "Vi tillstyrker förslaget" it says which case.

use std::sync::LazyLock;

use regex::Regex;

use crate::message::{Message, Origin};
use crate::pattern::{AnyCase, BEFORE_WORD, BEHIND_WORD, Pattern, any_case, pattern};

/// Words that hardly anybody writes to a municipality but about a consultation: Swedish, and those that
/// an answer in Finnish, Norwegian, Danish, German or English has in their place. "Svar" alone is in
/// every second mail and does not count.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        "remiss",
        "yttrand",
        "synpunkt",
        "tillstyrk",
        "avstyrk",
        "erinran",
        "invändning",
        "ställer oss bakom",
        "instämmer",
        "(?:inget|ingenting|något|intet) (?:\\w+ ){0,2}att (?:erinra|invända|anmärka)",
        "lausun",
        "høring",
        "stellungnahme",
        "consultation",
        // "I samråd med" is said of anything.
        "samrådet",
        "samrådss",
        "samrådsf",
        "samrådsh",
    ];
    pattern(&format!(r"(?i)\b(?:{})", words.join("|")))
});

/// Whether the subject or the text written for this mail speaks of a consultation.
pub(super) fn is_a_consultation(message: &Message) -> bool {
    let new = message.passages.iter().filter(|passage| passage.origin == Origin::New);
    std::iter::once(&message.subject).chain(new.map(|passage| &passage.text)).any(|text| speaks_of_one(text))
}

/// Whether `text` speaks of a consultation.
pub(super) fn speaks_of_one(text: &str) -> bool {
    STEMS.is_in(text) && WORDS.is_match(text)
}

/// What every one of the words has in it. Without borders of words the search is several times as quick, and
/// most texts are done with.
static STEMS: LazyLock<AnyCase> = LazyLock::new(|| {
    any_case(&[
        "remiss", "yttrand", "synpunkt", "styrk", "erinra", "invänd", "anmärk", "bakom", "instäm", "lausun",
        "høring", "stellung", "consult", "samråd",
    ])
});

/// Other authorities that keep a diary, by what their names have in common. "Kommunstyrelsen" is not
/// among them: it is who asks.
static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    let ends =
        ["nämnd", "departement", "myndighet", "verket", "domstol", "rätten", "styrelsen för", "inspektion"];
    let words = [
        "region", "polis", "länsstyrelse", "åklagar", "försäkringskass", "arbetsförmedling", "riksdag",
        "regering", "bygglov",
    ];
    let (ends, words) = (ends.join("|"), words.join("|"));
    pattern(&format!("(?i){ends}|{BEFORE_WORD}(?:{words}|(?:deras|jo|jk|do){BEHIND_WORD})"))
});

/// Whether `context`, the words around a number without a series, names another authority than those of `own`, the
/// beginnings of names in lower case.
pub(super) fn names_another_authority<'a>(context: &str, own: impl Iterator<Item = &'a str>) -> bool {
    let left = own.fold(None, |left: Option<String>, name| {
        Some(left.unwrap_or_else(|| context.to_lowercase()).replace(name, " "))
    });
    OTHERS.is_match(left.as_deref().unwrap_or(context))
}

/// A municipality by name: "Kumla kommun", "Hallsbergs kommuns".
static MUNICIPALITY: Pattern = Pattern::new(r"(?i)\b(\w{2,}) kommuns?\b");

/// Words before "kommun" that are no name.
const NO_NAMES: [&str; 7] = ["vår", "min", "er", "en", "din", "hela", "denna"];

/// Whether `name`, lower case, is one of another municipality than `ours`, lower case: "Örebros" is "Örebro".
fn is_another(name: &str, ours: &str) -> bool {
    !ours.contains(name.trim_end_matches('s')) && !NO_NAMES.contains(&name)
}

/// Whether `context`, the words around a number in a loose shape, names a municipality other than
/// `ours`: its series may be called the same.
pub(super) fn names_another_municipality(context: &str, ours: &str) -> bool {
    if !may_name_another_municipality(context, ours) {
        return false;
    }
    let ours = ours.to_lowercase();
    let mut names = MUNICIPALITY.captures_iter(context).filter_map(|found| found.get(1));
    names.any(|name| is_another(&name.as_str().to_lowercase(), &ours))
}

/// Whether the name of a municipality other than `ours` may stand before "kommun" in `text`, however they are parted: cheap,
/// and asked before a pattern that has borders of words.
pub(super) fn may_name_another_municipality(text: &str, ours: &str) -> bool {
    const KIND: &str = "kommun";
    static KINDS: LazyLock<AnyCase> = LazyLock::new(|| any_case(&[KIND]));
    let parts = |c: char| !c.is_alphanumeric();
    let another = |from: &str| {
        let behind = from.get(KIND.len()..).unwrap_or_default();
        let ends = !behind.strip_prefix(['s', 'S']).unwrap_or(behind).starts_with(char::is_alphanumeric);
        let before = text.get(..text.len().saturating_sub(from.len())).unwrap_or_default();
        let name = || before.trim_end_matches(parts).rsplit(parts).next().unwrap_or_default().to_lowercase();
        ends && is_another(&name(), &ours.to_lowercase())
    };
    KINDS.begins_a_word_in(text, another)
}

/// Whether `text` speaks of what another municipality than `ours` asks: "Kumla kommuns remiss". Who only
/// writes from one is meant nowhere here.
pub(super) fn asks_for_another_municipality(text: &str, ours: &str) -> bool {
    static ASKS: Pattern = Pattern::new(concat!(
        r"(?i)\b\w{2,} kommuns (?:\w+ ){0,2}(?:remiss|förslag|plan|policy|riktlinje|överenskommelse)",
        r"|(?:remiss|förslag)\w* (?:från|i|för|till) \w{2,} kommun\b",
        r"|\bremiss(?:en)?\W{1,3}(?:(?:av|om|över|gällande|angående|rörande|avseende) )?\w{2,} kommuns\b"
    ));
    may_name_another_municipality(text, ours)
        && ASKS.find_iter(text).any(|found| names_another_municipality(found.as_str(), ours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Passage;

    #[test]
    fn another_authority_is_known_by_its_name() {
        for (context, expected) in [
            ("Region Örebro dnr 2018/1216", true),
            ("Polisens diarienummer 1216/2018", true),
            ("Bygglov dnr 1216/2018 hos byggnadsnämnden", true),
            ("Länsstyrelsens diarienr 1216/2018", true),
            ("Skatteverket dnr 1216/2018", true),
            ("Kommunstyrelsen dnr 1121/2017", false),
            ("diariet nr 1216/2018", false),
            ("Ert dnr 1216/2018, jonas", false),
        ] {
            assert_eq!(names_another_authority(context, std::iter::empty()), expected, "{context}");
        }
    }

    #[test]
    fn another_municipality_is_known_by_its_name() {
        for (context, expected) in [
            ("Kumla kommun, dnr KS 2018/1216", true),
            ("Hallsbergs kommuns KS 2018/1216", true),
            ("Örebro kommun KS 2018/1216", false),
            ("Till Örebros kommun, KS 2018/1216", false),
            ("vår kommun, KS 2018/1216", false),
            ("min kommun, KS 2018/1216", false),
            ("KS 2018/1216", false),
        ] {
            assert_eq!(names_another_municipality(context, "Örebro kommun"), expected, "{context}");
        }
    }

    #[test]
    fn what_another_municipality_asks_is_known_by_its_name() {
        for (text, expected) in [
            ("Remiss av Norrby kommuns bostadsprogram", true),
            ("Remiss: Norrby kommuns vision", true),
            ("Remissen från Norrby kommun", true),
            ("Norrby kommuns nya policy", true),
            ("NORRBY KOMMUNS POLICY", true),
            ("norrby Kommuns policy", true),
            ("Remiss av Örebro kommuns bostadsprogram", false),
            ("Remissvar. Norrby kommuns ledamöter är eniga", false),
            ("I kommunen finns en plan", false),
        ] {
            assert_eq!(asks_for_another_municipality(text, "Örebro kommun"), expected, "{text}");
            let may = may_name_another_municipality(text, "Örebro kommun");
            assert!(may || !expected, "{text}");
        }
        let ours = "I kommunen, i Örebro kommun, i vår kommun";
        assert!(!may_name_another_municipality(ours, "Örebro kommun"));
    }

    #[test]
    fn the_words_are_known_in_any_inflection_and_only_in_what_is_new() {
        for (subject, new, quoted, expected) in [
            ("", "Vi tillstyrker förslaget.", "", true),
            ("SYNPUNKTER från Cykelrådet", "Se bilaga.", "", true),
            ("", "Vi har inget i sak att erinra så länge rampen är kvar.", "", true),
            ("", "Inga invändningar, om ledningen får ligga kvar.", "", true),
            ("", "Vi får erinra om att levande ljus är förbjudna.", "", false),
            ("", "Här kommer vårt remissvar", "", true),
            ("", "Gatlampan är trasig, jag vill ha svar.", "", false),
            ("", "Gatlampan är trasig.", "Ni får gärna lämna synpunkter på remissen.", false),
        ] {
            let passage = |origin, text: &str| Passage { origin, text: text.to_owned() };
            let message = Message {
                subject: subject.to_owned(),
                passages: vec![passage(Origin::New, new), passage(Origin::Quoted, quoted)],
                ..Message::default()
            };
            assert_eq!(is_a_consultation(&message), expected, "{subject} {new} {quoted}");
        }
    }
}
