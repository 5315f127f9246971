//! Receipts that give back what they are for: the subject of our letter, or all of it below "Ditt meddelande:". Only the
//! rest is their own, and our words answer nothing.

use super::automatic::speaks_of_its_mail;
use super::desk_sentence::is_of_a_desk;
use super::notice::{brings_a_file, is_a_persons, is_in_a_receipt};
use super::words::without_prefixes;
use super::{Setting, field};
use crate::message::Message;
use crate::pattern::Pattern;
use crate::recognition::purpose::{closes, takes_a_side};
use crate::recognition::sentence::{QUOTATION_MARKS, Sentence, said};

/// Sentences of the longest receipt; what is longer somebody wrote.
const LONGEST: usize = 60;

/// Whether `message`, which would be filed, gives back something of the mail that it is for and is nothing but a
/// receipt besides.
pub(super) fn is_a_receipt(message: &Message, setting: &Setting) -> bool {
    if setting.cases.is_empty() || brings_a_file(message) {
        return false;
    }
    let letter = &setting.written;
    let Some(own) = own_words(message, letter.body()) else { return false };
    let own = || own.iter().take_while(|one| !closes(one));
    let receives = |one: &Sentence| is_of_a_desk(one) || speaks_of_its_mail(one);
    let persons = |one: &Sentence| takes_a_side(one) || one.asks() || is_a_persons(letter, one);
    own().any(receives)
        && own().filter(|one| one.states()).all(is_in_a_receipt)
        && !own().any(persons)
        && !goes_on(message, letter.body()).any(|one| persons(one) || clauses(one).any(|part| persons(&part)))
}

/// The sentences of `body` without what they give back. `None` where they give back nothing.
fn own_words<'b>(message: &Message, body: &[Sentence<'b>]) -> Option<Vec<Sentence<'b>>> {
    let subject = said(without_prefixes(&message.subject));
    // "Ärende registrerat" is the desk's own.
    let subject = Some(subject.trim()).filter(|subject| subject.contains(|c: char| c.is_ascii_digit()));
    let letter = body.iter().take(LONGEST).position(|one| is_headed(one, &LETTER));
    let own = body.get(..letter.unwrap_or(body.len())).filter(|own| own.len() <= LONGEST)?;
    if letter.is_none() && !own.iter().any(|one| gives_back(one, subject)) {
        return None;
    }
    let own = own.iter().filter(|one| !is_headed(one, &SUBJECT));
    Some(own.map(|one| without_subject(one, subject).unwrap_or_else(|| one.clone())).collect())
}

/// The sentences of `body` that call a subject by its name and do not repeat ours: where it ends nobody knows, and what
/// stands behind it may be a person's.
fn goes_on<'a, 'b>(message: &'a Message, body: &'a [Sentence<'b>]) -> impl Iterator<Item = &'a Sentence<'b>> {
    let subject = said(without_prefixes(&message.subject)).trim().to_owned();
    let ours = move |one: &Sentence| !subject.is_empty() && one.said.contains(&subject);
    body.iter().take(LONGEST).filter(move |one| NAMED.is_match(&one.said) && !ours(one))
}

/// What stands behind each "och" of a sentence: "med rubriken Vindkraft och vi är emot den".
fn clauses<'a, 'b>(one: &'a Sentence<'b>) -> impl Iterator<Item = Sentence<'b>> + use<'a, 'b> {
    one.said.split(JOINT).skip(1).map(|said| {
        let mut part = one.part(said);
        // What takes a side in a word has no comma beside it.
        part.said = format!(" {} ", said.trim());
        part
    })
}

/// Where a sentence that calls a subject goes on.
const JOINT: &str = " och ";

/// Whether the sentence repeats the `subject`, calls one, or quotes: what stands between quotation marks is not among
/// what is said.
fn gives_back(one: &Sentence, subject: Option<&str>) -> bool {
    subject.is_some_and(|subject| one.said.contains(subject))
        || one.written().contains(QUOTATION_MARKS)
        || is_headed(one, &SUBJECT)
        || NAMED.is_match(&one.said)
}

/// What `one` says besides the `subject` that it repeats or calls one: of one that is called by its name and repeated in
/// part, as "Remiss Ks 1/2026" is, what stands between is its as well. `None` where it does not.
fn without_subject<'b>(one: &Sentence<'b>, subject: Option<&str>) -> Option<Sentence<'b>> {
    let named = NAMED.find(&one.said).and_then(|named| one.said.split_at_checked(named.end()));
    let (before, behind) = match named {
        Some((before, named)) => (before, around(named, subject).map_or("", |(_, behind)| behind)),
        None => around(&one.said, subject)?,
    };
    Some(one.part(&format!("{before}{behind}")))
}

/// What is said before the `subject` and behind it.
fn around<'s>(said: &'s str, subject: Option<&str>) -> Option<(&'s str, &'s str)> {
    said.split_once(subject?)
}

/// Whether the sentence begins with one of these labels.
fn is_headed(one: &Sentence, labels: &[&str]) -> bool {
    if !one.written().contains(':') {
        return false;
    }
    let written = one.written().trim_start_matches(|c: char| !c.is_alphanumeric());
    labels.iter().any(|label| field::begins_with(written, label))
}

/// What stands before the subject that is given back, lower case.
const SUBJECT: [&str; 8] =
    ["ämne:", "ärende:", "rubrik:", "ärendemening:", "ärenderubrik:", "subject:", "emne:", "betreff:"];

/// What stands above the letter that is given back, lower case.
const LETTER: [&str; 9] = [
    "ditt meddelande:", "ert meddelande:", "din fråga:", "ditt mejl:", "ursprungligt meddelande:",
    "your message:", "original message:", "din melding:", "ihre nachricht:",
];

/// What calls a subject by its name within a sentence.
static NAMED: Pattern =
    Pattern::new(" (?:med|under|with|mit) (?:rubriken|amnet|titeln|amnesraden|the subject|dem betreff) ");
