//! Bodies whose names stand below each other where an answer is signed, and names that are all of a line: "För A och B".

use super::{PARTED, SIGNED, Words, is_among, named, stands_at};
use crate::consultation::Invited;
use crate::recognition::Place;
use crate::recognition::sentence::Sentence;

/// Bytes of the longest line that is a name, or a row of them.
const LONGEST: usize = 160;

/// Lines below "Undertecknat av" that are looked at: other names stand between those of the bodies.
const LINES: usize = 20;

/// How a greeting ends, in the plain form.
const GREETS: [&str; 4] = ["halsning ", "halsningar ", "mvh ", "vagnar "];

/// Tells `add` of the invited bodies that sign, with the line where each stands.
pub(super) fn bodies<'a>(
    sentences: &'a [Sentence<'a>],
    invited: &[Invited],
    mut add: impl FnMut(Vec<String>, &'a Sentence<'a>),
) {
    for (at, sentence) in sentences.iter().enumerate() {
        if leads(sentence) {
            let below = sentences.get(at + 1..).unwrap_or_default().iter().take(LINES);
            for line in below.take_while(|line| is_short(line) && !is_receivers(line)) {
                add(whole_line(line, invited, 1), line);
            }
        }
        let greeted = || at.checked_sub(1).and_then(|before| sentences.get(before)).is_some_and(greets);
        if (sentence.said.starts_with(" for ") || greeted()) && is_row(sentence) {
            add(whole_line(sentence, invited, 2), sentence);
        }
    }
}

/// "Undertecknat av", with nothing behind it.
fn leads(sentence: &Sentence) -> bool {
    let is_lead = |said: &str| {
        let mut words = said.split_whitespace();
        words.next_back().is_some_and(|last| is_among(last, "av for") || is_among(last, SIGNED))
    };
    super::JOINTLY.may_be_said_in(sentence)
        && SIGNED.split(' ').any(|word| sentence.said.contains(word))
        && is_lead(&sentence.said)
        && !sentence.said.split(' ').any(|word| is_among(word, "inte ej ska skall kan"))
}

fn greets(sentence: &Sentence) -> bool {
    GREETS.iter().any(|end| sentence.said.ends_with(end))
}

fn is_short(sentence: &Sentence) -> bool {
    sentence.written().len() <= LONGEST
}

fn is_receivers(sentence: &Sentence) -> bool {
    [" till ", " kopia ", " cc ", " sandlista "].iter().any(|to| sentence.said.starts_with(to))
}

/// Whether two names may stand in it, and little else.
fn is_row(sentence: &Sentence) -> bool {
    let said = &sentence.said;
    let parted = || [" och ", " samt ", " , "].iter().any(|and| said.contains(and));
    sentence.place != Place::Subject
        && is_short(sentence)
        && (parted() || sentence.written().contains(['&', '+', '/']))
}

/// The bodies in a line that is nothing but their names; none where there are fewer than `least`.
fn whole_line(sentence: &Sentence, invited: &[Invited], least: usize) -> Vec<String> {
    let words = Words::in_any(sentence);
    let opening = usize::from(words.is(0, "för från"));
    let row = words.part(opening, words.all.len());
    let bodies = named(row, invited);
    // "För Pensionärsrådet och Föreningsrådet", where one of them was not asked.
    let signs_for = opening > 0 && row.iter().any(|word| is_among(word, "och samt"));
    let least = if signs_for { 1 } else { least };
    let others = if signs_for { capitals(sentence.written()) } else { Vec::new() };
    let mut at = 0;
    while let Some(word) = row.get(at) {
        let keys = invited.iter().map(|body| body.name.key().split(' ').collect::<Vec<_>>());
        let here = keys.filter(|key| stands_at(row, at, key)).map(|key| key.len()).max();
        match here {
            Some(length) => at += length,
            None if is_among(word, PARTED) || others.contains(word) => at += 1,
            None => return Vec::new(),
        }
    }
    if bodies.len() < least { Vec::new() } else { bodies }
}

/// The words that begin with a capital, in lower case.
fn capitals(written: &str) -> Vec<String> {
    let words = written.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_lowercase).collect()
}
