//! One answer for several bodies: "Gemensamt svar från A, B och C", "för A:s räkning", "på uppdrag av A". Only bodies
//! that were asked are looked for, and only in a row of names that such words lead to: an answer that merely mentions
//! another body, or another body's joint answer, does not answer for it.

use std::sync::LazyLock;

use self::row::{PARTED, named, stands_at};
use super::phrase::Saying;
use super::sentence::{QUOTATION_MARKS, Sentence, said};
use super::written::Written;
use super::{Match, Place, Suggested};
use crate::consultation::{Consultation, Invited, name_key};

mod listed;
mod row;

/// What each of the ways has in it: a sentence without is done with at once.
static JOINTLY: LazyLock<Saying> = LazyLock::new(|| {
    Saying::led_to_by(&[
        "gemensam", "tillsammans", "räkning", "vägnar", "uppdrag", "även för", "också för", "ombud", "joint",
        "behalf", "puolesta", "undertecknat", "undertecknas", "undertecknad", "undertecknare", "underskriv",
    ])
});

/// What a sentence is listened for, before anything is asked of it.
pub(super) static SAYINGS: [&LazyLock<Saying>; 1] = [&JOINTLY];

/// What an answer is called, also with "-et" and "-en" behind.
const ANSWERS: &str = "svar remissvar yttrande remissyttrande remissynpunkter synpunkter skrivelse svarsskrivelse response \
    answer statement";

/// What somebody does who answers.
const ANSWERING: &str = "svarar svara yttrar yttra lämnar lämna lämnas avger avge avges inkommer skriver skickar skickas \
    översänder framför framföra ger submit respond write";

/// What stands before the names of those who sign.
const SIGNED: &str =
    "undertecknat undertecknas undertecknad undertecknade undertecknare underskrivet underskriven";

/// Who speaks of somebody else's answer, of one to come or of one that is not.
const NOT_OURS: &str = "inte ej inget inga föreslår önskar borde bör läst del instämmer hänvisar ansluter bakom tidigare \
    förra deras stödjer stöder kommer ska skall kan not if";

/// So many words a row of names is looked for in at most.
const LONGEST_ROW: usize = 200;

/// Words before which a mail says that it is an answer, when they stand near.
const NEAR: usize = 6;

/// A sentence in words as names are compared, with a comma for what parts them.
struct Words<'a> {
    sentence: &'a Sentence<'a>,
    all: Vec<String>,
}

/// What the whole of a sentence says, which every row of names in it asks for.
struct Whole {
    /// It speaks of somebody else's answer, of one to come or of one that is not.
    not_ours: bool,
    /// It tells of something that was.
    told: bool,
    /// The word behind the last with which somebody answers, or may or will.
    answering: usize,
}

/// Adds to each match the invited bodies that the mail says it answers for.
pub(super) fn on_behalf(matches: &mut [Match], written: &Written, consultations: &[Consultation]) {
    for found in matches {
        let asked = consultations.iter().find(|one| one.diary_number == found.diary_number);
        let Some(asked) = asked.filter(|one| !one.invited.is_empty()) else { continue };
        let texts = [written.own(), written.attached()];
        for sentences in texts {
            for words in sentences.iter().filter_map(Words::of) {
                add(found, words.bodies(&asked.invited), words.sentence);
            }
            listed::bodies(sentences, &asked.invited, |names, sentence| add(found, names, sentence));
        }
    }
}

fn add(found: &mut Match, names: Vec<String>, sentence: &Sentence) {
    for value in names {
        if !found.on_behalf.iter().any(|known| known.value == value) {
            found.on_behalf.push(Suggested { shown_by: sentence.shows("sender/on_behalf"), value });
        }
    }
}

/// The body that a joint answer is told as where it is no other sender's: the first that gives it, and not besides.
pub(super) fn giver(found: &Match) -> Option<&Suggested<String>> {
    found.on_behalf.iter().find(|body| {
        let said = said(&body.shown_by.text);
        !["tillsammans med", "aven for", "ocksa for"].iter().any(|besides| said.contains(besides))
    })
}

impl<'a> Words<'a> {
    /// The words of a sentence that may say it.
    fn of(sentence: &'a Sentence<'a>) -> Option<Self> {
        // In a subject "from A and B" will do.
        let says_from = || sentence.said.contains("fran") || sentence.said.contains("av");
        let is_from = sentence.place == Place::Subject && says_from();
        (is_from || Self::may_say(sentence)).then(|| Self::in_any(sentence))
    }

    /// Whether anything leads to a row of names. A subject that stands in quotation marks says it too, and is not heard.
    fn may_say(sentence: &Sentence) -> bool {
        let is_quoted = || sentence.place == Place::Subject && sentence.written().contains(QUOTATION_MARKS);
        JOINTLY.may_be_said_in(sentence) || is_quoted()
    }

    fn in_any(sentence: &'a Sentence<'a>) -> Self {
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
        Self { sentence, all }
    }

    /// Whether the word there is one of `words`, which stand in a row.
    fn is(&self, at: usize, words: &str) -> bool {
        self.all.get(at).is_some_and(|word| is_among(word, words))
    }

    /// Whether any of the words from `from` to `to` is one of `words`.
    fn has(&self, from: usize, to: usize, words: &str) -> bool {
        self.part(from, to).iter().any(|word| is_among(word, words))
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
        bodies.extend(self.subject(invited));
        bodies
    }

    /// The rows of names that the sentence answers for.
    fn rows(&self) -> Vec<&[String]> {
        if !Self::may_say(self.sentence) {
            return Vec::new();
        }
        let whole = &self.whole();
        let ways = [Self::joint, Self::together, Self::for_whose_sake, Self::by_order, Self::signed];
        (0..self.all.len()).flat_map(|at| ways.iter().filter_map(move |way| way(self, at, whole))).collect()
    }

    fn whole(&self) -> Whole {
        let answers = |word: &String| is_among(word, ANSWERING) || is_among(word, "får vill");
        Whole {
            not_ours: self.has(0, self.all.len(), NOT_OURS),
            told: self.has(0, self.all.len(), "har är genomfördes gjordes"),
            answering: self.all.iter().rposition(answers).map_or(0, |last| last + 1),
        }
    }

    /// The words from `from` on in which a row of names may stand.
    fn row(&self, from: usize) -> &[String] {
        self.part(from, self.all.len().min(from + LONGEST_ROW))
    }

    /// "Gemensamt svar från A och B", "A och B lämnar ett gemensamt yttrande".
    fn joint(&self, at: usize, whole: &Whole) -> Option<&[String]> {
        let is_joint = self.is(at, "gemensamt gemensamma joint") && self.is_answer(at + 1);
        // "Det gemensamma svaret" is one that somebody speaks of; ours is "vårt gemensamma svar".
        let is_told =
            self.is(at, "gemensamma") && at.checked_sub(1).is_some_and(|at| self.is(at, "det den de"));
        if !is_joint || is_told || whole.not_ours {
            return None;
        }
        if let Some(from) = (at + 2..at + 5).find(|at| self.is(*at, "från av för from of by")) {
            return Some(self.row(from + 1));
        }
        let verb = (at.saturating_sub(NEAR)..at).find(|at| self.is(*at, ANSWERING))?;
        Some(self.part(verb.saturating_sub(LONGEST_ROW), verb))
    }

    /// "A och B svarar gemensamt", "vi svarar tillsammans med B". Not "svarar gemensamt för driften".
    fn together(&self, at: usize, whole: &Whole) -> Option<&[String]> {
        let is_together = self.is(at, "gemensamt tillsammans") && !self.is(at + 1, "för");
        if !is_together || whole.not_ours {
            return None;
        }
        let verb = (at.saturating_sub(3)..at + 2).find(|near| self.is(*near, ANSWERING))?;
        match self.is(at + 1, "med") {
            true => Some(self.row(at + 2)),
            false => Some(self.part(at.saturating_sub(LONGEST_ROW), verb.min(at))),
        }
    }

    /// "För A:s och B:s räkning", "på A:s vägnar".
    fn for_whose_sake(&self, at: usize, whole: &Whole) -> Option<&[String]> {
        let opens = match self.all.get(at)?.as_str() {
            "räkning" => "för",
            "vägnar" => "på å",
            _ => return None,
        };
        let from = (at.saturating_sub(LONGEST_ROW)..at).rev().find(|at| self.is(*at, opens))?;
        self.answers_near(from, at + 1, whole).then(|| self.part(from + 1, at))
    }

    /// "På uppdrag av A", "som ombud för A", "on behalf of A", "svaret lämnas även för A".
    fn by_order(&self, at: usize, whole: &Whole) -> Option<&[String]> {
        let said = |way: &str| way.split(' ').zip(at..).all(|(word, at)| self.is(at, word));
        let after = |words: usize| self.row(at + words);
        if ["på uppdrag av", "på uppdrag från", "som ombud för", "on behalf of"].into_iter().any(said) {
            return self.answers_near(at, self.all.len(), whole).then(|| after(3));
        }
        let also = ["även för", "också för"].into_iter().any(said);
        (also && at <= NEAR && self.is_answer(0)).then(|| after(2))
    }

    /// "Undertecknat av A, B och C".
    fn signed(&self, at: usize, whole: &Whole) -> Option<&[String]> {
        let is_signed = self.is(at, SIGNED) && !whole.not_ours;
        (is_signed && at <= NEAR).then(|| self.row(at + 1))
    }

    /// "Remissvar från A och B" in the subject: two that were asked are no coincidence.
    fn subject(&self, invited: &[Invited]) -> Vec<String> {
        if self.sentence.place != Place::Subject || !self.is_answer(0) || !self.is(1, "från av") {
            return Vec::new();
        }
        let bodies = named(self.part(2, self.all.len()), invited);
        if bodies.len() > 1 { bodies } else { Vec::new() }
    }

    /// Whether what stands from `from` to `to` is what an answer says of itself: somebody answers right before it, or
    /// it opens the sentence, and then either all of it or what follows.
    fn answers_near(&self, from: usize, to: usize, whole: &Whole) -> bool {
        let near = from.saturating_sub(NEAR);
        if self.has(near, from, NOT_OURS) {
            return false;
        }
        let before = (near..from).any(|at| self.is(at, ANSWERING) || self.is_answer(at));
        let after = to.min(from + 3) < whole.answering;
        before || (from == 0 && !whole.told && (after || to == self.all.len()))
    }

    /// Whether the word is what an answer is called.
    fn is_answer(&self, at: usize) -> bool {
        let Some(word) = self.all.get(at) else { return false };
        let mut bare = ["", "et", "en", "t"].into_iter().filter_map(|ending| word.strip_suffix(ending));
        bare.any(|word| is_among(word, ANSWERS))
    }
}

fn is_among(word: &str, words: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

#[cfg(test)]
mod tests;
