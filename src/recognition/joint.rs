//! One answer for several bodies: "Gemensamt svar från A, B och C", "för A:s räkning", "på uppdrag av A". Only bodies
//! that were asked are looked for, and only in a row of names that such words lead to: an answer that merely mentions
//! another body, or another body's joint answer, does not answer for it.

use super::sentence::Sentence;
use super::written::Written;
use super::{Evidence, Match, Suggested};
use crate::consultation::{Consultation, Invited, name_key};

/// Letters that each of the ways has in it, as a sentence is said: one without is done with at once.
const STEMS: [&str; 10] = [
    "gemensam",
    "tillsammans",
    "rakning",
    "vagnar",
    "uppdrag",
    "aven for",
    "ombud",
    "joint",
    "behalf",
    "puolesta",
];

/// What an answer is called, also with "-et" and "-en" behind.
const ANSWERS: [&str; 11] = [
    "svar",
    "remissvar",
    "yttrande",
    "remissyttrande",
    "remissynpunkter",
    "synpunkter",
    "skrivelse",
    "svarsskrivelse",
    "response",
    "answer",
    "statement",
];

/// What somebody does who answers.
const ANSWERING: [&str; 21] = [
    "svarar",
    "svara",
    "yttrar",
    "yttra",
    "lämnar",
    "lämna",
    "lämnas",
    "avger",
    "avge",
    "avges",
    "inkommer",
    "skriver",
    "skickar",
    "skickas",
    "översänder",
    "framför",
    "framföra",
    "ger",
    "submit",
    "respond",
    "write",
];

/// Who speaks of somebody else's answer, of one to come or of one that is not.
const NOT_OURS: [&str; 25] = [
    "inte",
    "ej",
    "inget",
    "inga",
    "föreslår",
    "önskar",
    "borde",
    "bör",
    "läst",
    "del",
    "instämmer",
    "hänvisar",
    "ansluter",
    "bakom",
    "tidigare",
    "förra",
    "deras",
    "stödjer",
    "stöder",
    "kommer",
    "ska",
    "skall",
    "kan",
    "not",
    "if",
];

/// Words between two names, and before the first.
const BETWEEN: [&str; 17] = [
    ",",
    "och",
    "samt",
    "även",
    "också",
    "respektive",
    "både",
    "såväl",
    "som",
    "av",
    "från",
    "för",
    "vi",
    "i",
    "and",
    "ja",
    "the",
];

/// Words that may follow the last name.
const AFTER: [&str; 32] = [
    ",",
    "och",
    "samt",
    "respektive",
    "and",
    "ja",
    "som",
    "om",
    "på",
    "över",
    "till",
    "i",
    "med",
    "angående",
    "gällande",
    "avseende",
    "gemensamt",
    "tillsammans",
    "har",
    "vill",
    "får",
    "svarar",
    "lämnar",
    "avger",
    "yttrar",
    "inkommer",
    "tillstyrker",
    "avstyrker",
    "skickar",
    "översänder",
    "anser",
    "on",
];

/// Words before which a mail says that it is an answer, when they stand near.
const NEAR: usize = 6;

/// A sentence in words as names are compared, with a comma for what parts them.
struct Words<'a> {
    sentence: &'a Sentence<'a>,
    all: Vec<String>,
}

/// Adds to each match the invited bodies that the mail says it answers for.
pub(super) fn on_behalf(matches: &mut [Match], written: &Written, consultations: &[Consultation]) {
    for found in matches {
        let asked = consultations.iter().find(|one| one.diary_number == found.diary_number);
        let Some(asked) = asked.filter(|one| !one.invited.is_empty()) else { continue };
        let attached = written.attached();
        for words in written.own().iter().chain(attached).filter_map(Words::of) {
            for name in words.bodies(&asked.invited) {
                if !found.on_behalf.iter().any(|known| known.value == name) {
                    found.on_behalf.push(Suggested { shown_by: words.shown(), value: name });
                }
            }
        }
    }
}

impl<'a> Words<'a> {
    /// The words of a sentence that may say it.
    fn of(sentence: &'a Sentence<'a>) -> Option<Self> {
        if !STEMS.iter().any(|stem| sentence.said.contains(stem)) {
            return None;
        }
        // "ABF:s räkning"
        let written = sentence.written().replace(":s ", "s ");
        let parted = |c: char| {
            matches!(c, ',' | ';' | ':' | '/' | '(' | ')' | '•' | '·' | '–' | '—' | '\n' | '"' | '”')
        };
        let mut all: Vec<String> = Vec::new();
        for part in written.split(parted) {
            if !all.is_empty() {
                all.push(",".to_owned());
            }
            all.extend(name_key(part).split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
        }
        Some(Self { sentence, all })
    }

    fn shown(&self) -> Evidence {
        self.sentence.shows("sender/on_behalf")
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.all.get(at).is_some_and(|word| words.contains(&word.as_str()))
    }

    fn part(&self, from: usize, to: usize) -> &[String] {
        self.all.get(from..to.max(from)).unwrap_or_default()
    }

    /// The invited bodies for which the sentence says that it answers.
    fn bodies(&self, invited: &[Invited]) -> Vec<String> {
        let mut bodies = Vec::new();
        for row in self.rows() {
            bodies.extend(named(row, invited));
        }
        bodies
    }

    /// The rows of names that the sentence answers for.
    fn rows(&self) -> Vec<&[String]> {
        let mut rows = Vec::new();
        for at in 0..self.all.len() {
            rows.extend(self.joint(at));
            rows.extend(self.together(at));
            rows.extend(self.for_whose_sake(at));
            rows.extend(self.by_order(at));
        }
        rows
    }

    /// "Gemensamt svar från A och B", "A och B lämnar ett gemensamt yttrande".
    fn joint(&self, at: usize) -> Option<&[String]> {
        let is_joint = self.is(at, &["gemensamt", "gemensamma", "joint"]) && self.is_answer(at + 1);
        if !is_joint || self.all.iter().any(|word| NOT_OURS.contains(&word.as_str())) {
            return None;
        }
        // "Det gemensamma svaret" is one that somebody speaks of; ours is "vårt gemensamma svar".
        if self.is(at, &["gemensamma"])
            && at.checked_sub(1).is_some_and(|before| self.is(before, &["det", "den", "de"]))
        {
            return None;
        }
        let from = (at + 2..at + 5).find(|at| self.is(*at, &["från", "av", "för", "from", "of", "by"]));
        if let Some(from) = from {
            return Some(self.part(from + 1, self.all.len()));
        }
        let verb = (at.saturating_sub(NEAR)..at).find(|at| self.is(*at, &ANSWERING))?;
        Some(self.part(0, verb))
    }

    /// "A och B svarar gemensamt", "vi svarar tillsammans med B".
    fn together(&self, at: usize) -> Option<&[String]> {
        if !self.is(at, &["gemensamt", "tillsammans"])
            || self.all.iter().any(|word| NOT_OURS.contains(&word.as_str()))
        {
            return None;
        }
        let verb = (at.saturating_sub(3)..at + 2).find(|near| self.is(*near, &ANSWERING))?;
        if self.is(at + 1, &["med"]) {
            return Some(self.part(at + 2, self.all.len()));
        }
        Some(self.part(0, verb.min(at)))
    }

    /// "För A:s och B:s räkning", "på A:s vägnar".
    fn for_whose_sake(&self, at: usize) -> Option<&[String]> {
        let opens: &[&str] = match self.all.get(at)?.as_str() {
            "räkning" => &["för"],
            "vägnar" => &["på", "å"],
            _ => return None,
        };
        let from = (at.saturating_sub(30)..at).rev().find(|at| self.is(*at, opens))?;
        self.answers_near(from, at + 1).then(|| self.part(from + 1, at))
    }

    /// "På uppdrag av A", "som ombud för A", "on behalf of A", "svaret lämnas även för A".
    fn by_order(&self, at: usize) -> Option<&[String]> {
        let ways: [&[&str]; 6] = [
            &["på", "uppdrag", "av"],
            &["på", "uppdrag", "från"],
            &["som", "ombud", "för"],
            &["on", "behalf", "of"],
            &["även", "för"],
            &["också", "för"],
        ];
        let said = |way: &&&[&str]| way.iter().zip(at..).all(|(word, at)| self.is(at, &[word]));
        let way = ways.iter().find(said)?;
        let row = self.part(at + way.len(), self.all.len());
        let also = way.len() == 2;
        let answers =
            if also { self.is_answer(0) && at <= NEAR } else { self.answers_near(at, self.all.len()) };
        answers.then_some(row)
    }

    /// Whether what stands from `from` to `to` is what an answer says of itself: somebody answers right before it, or
    /// it opens the sentence, and then either all of it or what follows.
    fn answers_near(&self, from: usize, to: usize) -> bool {
        if self.part(from.saturating_sub(NEAR), from).iter().any(|word| NOT_OURS.contains(&word.as_str())) {
            return false;
        }
        let before =
            (from.saturating_sub(NEAR)..from).any(|at| self.is(at, &ANSWERING) || self.is_answer(at));
        let after = || {
            (to.min(from + 3)..self.all.len())
                .any(|at| self.is(at, &ANSWERING) || self.is(at, &["får", "vill"]))
        };
        let whole =
            || !self.all.iter().any(|word| matches!(word.as_str(), "har" | "är" | "genomfördes" | "gjordes"));
        before || (from == 0 && (after() || (to == self.all.len() && whole())))
    }

    /// Whether the word is what an answer is called.
    fn is_answer(&self, at: usize) -> bool {
        let Some(word) = self.all.get(at) else { return false };
        let bare = word.strip_suffix("et").or_else(|| word.strip_suffix("en")).unwrap_or(word);
        ANSWERS.contains(&word.as_str()) || ANSWERS.contains(&bare) || word == "yttrandet"
    }
}

/// The invited bodies that stand in a row of names, from its beginning to the first word that is none.
fn named(row: &[String], invited: &[Invited]) -> Vec<String> {
    let keys: Vec<(Vec<String>, &str)> = invited
        .iter()
        .map(|body| (name_key(&body.name).split(' ').map(str::to_owned).collect(), body.name.as_str()))
        .collect();
    let mut found = Vec::new();
    let is = |at: usize, words: &[&str]| row.get(at).is_none_or(|word| words.contains(&word.as_str()));
    let mut at = 0;
    while at < row.len() {
        let here = keys.iter().filter(|(key, _)| stands_at(row, at, key)).max_by_key(|(key, _)| key.len());
        let follows = at == 0 || is(at - 1, &BETWEEN);
        match here {
            Some((key, name)) if follows && is(at + key.len(), &AFTER) => {
                found.push((*name).to_owned());
                at += key.len();
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether a name stands in the row at that word, also with the "s" of whose it is.
fn stands_at(row: &[String], at: usize, key: &[String]) -> bool {
    let Some((last, first)) = key.split_last() else { return false };
    let Some(words) = row.get(at..at + key.len()) else { return false };
    let Some((ends, begins)) = words.split_last() else { return false };
    begins == first
        && !last.is_empty()
        && ends.strip_prefix(last.as_str()).is_some_and(|rest| matches!(rest, "" | "s"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::Place;
    use crate::recognition::sentence::sentences;

    fn invited() -> Vec<Invited> {
        ["Föreningsrådet", "Idrottsrådet", "ABF Exempelby", "Kultur- och fritidsrådet", "ABF"]
            .map(|name| Invited { name: name.to_owned(), domains: Vec::new(), addresses: Vec::new() })
            .to_vec()
    }

    fn bodies(text: &str) -> Vec<String> {
        let mut found: Vec<String> = sentences(text, Place::Body)
            .iter()
            .filter_map(Words::of)
            .flat_map(|words| words.bodies(&invited()))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn an_answer_says_for_whom_it_is_given() {
        let (f, i, a, k) = ("Föreningsrådet", "Idrottsrådet", "ABF Exempelby", "Kultur- och fritidsrådet");
        for (text, expected) in [
            ("Gemensamt svar från Föreningsrådet, Idrottsrådet och ABF Exempelby", vec![a, f, i]),
            ("Detta är ett gemensamt remissvar från Idrottsrådet samt Kultur- och fritidsrådet.", vec![i, k]),
            ("Gemensamt yttrande av: Idrottsrådet & ABF Exempelby", vec![a, i]),
            ("Föreningsrådet och Idrottsrådet lämnar härmed ett gemensamt svar på remissen.", vec![f, i]),
            ("Föreningsrådet, ABF Exempelby och Idrottsrådet svarar gemensamt.", vec![a, f, i]),
            ("Vi svarar tillsammans med Idrottsrådet.", vec![i]),
            ("Jag svarar för Idrottsrådets räkning.", vec![i]),
            ("Vi yttrar oss för Föreningsrådets och Idrottsrådets räkning", vec![f, i]),
            ("Yttrandet lämnas på Idrottsrådets vägnar.", vec![i]),
            ("För ABF Exempelby:s räkning vill jag framföra följande.", vec![a]),
            ("Vi svarar på uppdrag av Föreningsrådet och Idrottsrådet.", vec![f, i]),
            ("På uppdrag av Idrottsrådet", vec![i]),
            ("Svaret lämnas även för Idrottsrådet.", vec![i]),
            ("I submit this response on behalf of Idrottsrådet.", vec![i]),
        ] {
            assert_eq!(bodies(text), expected, "{text}");
        }
    }

    #[test]
    fn an_answer_that_mentions_a_body_does_not_answer_for_it() {
        for text in [
            "Vi instämmer i Idrottsrådets svar.",
            "Vi har tagit del av det gemensamma svaret från Föreningsrådet och Idrottsrådet.",
            "Vi föreslår ett gemensamt svar från Föreningsrådet och Idrottsrådet.",
            "Detta är inte ett gemensamt svar från Idrottsrådet.",
            "Tillsammans med Idrottsrådet driver vi en fritidsgård.",
            "Vi arbetar tillsammans med Idrottsrådet och Föreningsrådet.",
            "Utredningen gjordes på uppdrag av Idrottsrådet.",
            "På uppdrag av Idrottsrådet har en utredning gjorts.",
            "Kommunen betalar för Idrottsrådets räkning.",
            "Gemensamt svar från Pensionärsrådet, som har läst vad Idrottsrådet skriver.",
            "Gemensamt svar från ABF Exempelby län",
            "Gemensamt svar från Nya Idrottsrådet",
            "Ett gemensamt mål för Idrottsrådet är fler ledare.",
            "Förslaget är bra även för Idrottsrådet.",
            "Idrottsrådet och Föreningsrådet bör svara gemensamt.",
        ] {
            assert_eq!(bodies(text), Vec::<String>::new(), "{text}");
        }
    }
}
