//! Titles of consultations and their short forms, as people write them: inflected, compounded, shortened and
//! misspelt. Weak evidence always: a person sees which consultation was probably meant.
//!
//! How one word is known again is the matter of `title_word`; this file asks what stands near what.

mod alone;
mod below;
mod held;
mod named;
mod near;
mod place;
mod report;
mod said;
mod words;

use std::cell::{LazyCell, OnceCell};
use std::ops::Range;

use self::alone::{is_all_there_is, is_answered_below, is_borne_out, is_nothing_else, is_viewed};
pub(super) use self::held::{bids_for_all, forbids, says_what_becomes};
pub(super) use self::named::named_in;
use self::named::{Named, name, names_in};
use self::near::{Part, in_part, is_near, place, whole};
use self::report::without_another_report;
use self::said::Sides;
use self::words::words_besides;
pub(super) use self::words::{has_part_of, has_word_akin_to, has_word_of, words_of_any};
use super::context::{around, opening, words_in};
use super::document_name::{is_definite, is_of_ones_own};
use super::evidence::{Finds, place_of};
use super::title_word::{Lexicon, Seen};
use super::{Authority, Evidence, Place, Strength, asks, matter, senders, topic};
use crate::consultation::Consultation;
use crate::message::Message;
use crate::pattern::Pattern;

/// Bytes of an attachment in which a title counts: what it is about stands in its opening.
const OPENING: usize = 3_000;

/// Sightings in one text that are looked at; a text of more says the same again.
const MAX_SEEN: usize = 200;

/// The words that tell an answer from any other mention: each begins a word, and "svar" ends one too. Borders
/// of words stand in `context::words_in`: in the pattern they would cost ten times as much.
static ANSWER: Pattern = Pattern::new(
    r"(?i)(?:remiss|samråd|granskning|utställning|besvara|synpunkt|yttra|tillstyrk|avstyrk|erinran|erinring|lausun|høring)\w*|svar(?:et|en)?|consultation",
);

/// What people write who have a view and no word of the trade: enough beside a name or a kind of document.
pub(super) static VIEW: Pattern = Pattern::new(concat!(
    r"(?i)(?:tyck|åsikt|kommentar|inspel|invänd|kriti[ks]|protest|orättvis|mielestä|mielipi|meinung|opinion)\w*",
    r"|anser|menar|tankar(?:na)?|mener|synes|säger (?:blankt |bestämt |tydligt |absolut )?nej|är emot|we think|i think"
));

/// The titles of an authority's consultations, ready to be looked for. Made once.
#[derive(Debug, Clone)]
pub struct Titles {
    lexicon: Lexicon,
}

/// A text that has content words of titles, and what is known of the place it stands in.
struct Text<'a, 'm> {
    message: &'a Message,
    place: Place,
    text: &'a str,
    seen: Vec<Seen>,
    sides: &'a Sides<'m>,
    /// Whether an answer is announced elsewhere: then nothing need say so here.
    announced: &'a dyn Fn() -> bool,
    /// Only a whole title counts.
    whole_only: bool,
    /// Where it has words for an answer, once asked.
    answers: OnceCell<Vec<Range<usize>>>,
    /// Where it has words of a view, once asked.
    views: OnceCell<Vec<Range<usize>>>,
}

/// What is looked for: the words of the titles that are `wanted`, by the places of their consultations.
#[derive(Clone, Copy)]
struct Look<'a, 'm> {
    message: &'a Message,
    sides: &'a Sides<'m>,
    lexicon: &'a Lexicon,
    wanted: &'a dyn Fn(usize) -> bool,
}

impl<'a, 'm> Text<'a, 'm> {
    /// None where there are no such words: most texts, of whose place nothing need be asked.
    fn new(
        place: impl Fn() -> Place,
        text: &'a str,
        announced: &'a dyn Fn() -> bool,
        look: Look<'a, 'm>,
    ) -> Option<Self> {
        let seen = look.lexicon.seen(text, MAX_SEEN, look.wanted);
        if seen.is_empty() {
            return None;
        }
        let place = place();
        let whole_only = place == Place::Quoted;
        let (answers, views) = (OnceCell::new(), OnceCell::new());
        let (message, sides) = (look.message, look.sides);
        Some(Self { message, place, text, seen, sides, announced, whole_only, answers, views })
    }

    fn answers(&self) -> &[Range<usize>] {
        let is_short = matches!(self.place, Place::Subject | Place::AttachmentName);
        self.answers.get_or_init(|| {
            let mut found = words_in(self.text, &ANSWER, MAX_SEEN);
            found.retain(|one| is_short || self.sides.is_given(self.text, one));
            found
        })
    }

    /// Whether an answer is announced or named near what stands at `span`, or a side taken on it.
    fn is_answered_at(&self, span: &Range<usize>) -> bool {
        (self.announced)()
            || is_near(self.text, span, self.answers())
            || self.sides.are_taken_on(self.text, span)
    }

    /// Whether a word of a view stands near it.
    fn is_viewed_at(&self, span: &Range<usize>) -> bool {
        let views = self.views.get_or_init(|| words_in(self.text, &VIEW, MAX_SEEN));
        is_near(self.text, span, views)
    }
}

impl Titles {
    /// The titles of `consultations`. The words of `authority`'s name stand in every title and tell nothing.
    #[must_use]
    pub fn new(consultations: &[Consultation], authority: &str) -> Self {
        Self { lexicon: Lexicon::new(consultations, authority) }
    }
}

/// Looks for titles of the consultations that nothing surer speaks for.
pub(super) fn look(message: &Message, authority: &Authority, finds: &mut Finds) {
    let sure: Vec<bool> =
        authority.consultations.iter().map(|one| finds.is_sure_of(&one.diary_number)).collect();
    if sure.iter().all(|sure| *sure) {
        return;
    }
    let wanted = |at: usize| sure.get(at) == Some(&false);
    let sides = Sides::of(message);
    let look = Look { message, sides: &sides, lexicon: &authority.titles.lexicon, wanted: &wanted };
    let above = LazyCell::new(|| topic::speaks_of_one(&message.subject));
    let below = || message.new_text().any(|text| topic::speaks_of_one(opening(text, OPENING)));
    let announced = || *above;
    let mut look_in = |place: &dyn Fn() -> Place, text: &str, announced: &dyn Fn() -> bool| {
        if let Some(text) = Text::new(place, text, announced, look) {
            look_in(&text, authority, finds);
        }
    };
    look_in(&|| Place::Subject, &message.subject, &below);
    for passage in &message.passages {
        look_in(&|| place_of(passage.origin, message), &passage.text, &announced);
    }
    for attachment in &message.attachments {
        // An underscore parts words in a file name.
        look_in(&|| Place::AttachmentName, &attachment.name.replace(['_', '+'], " "), &announced);
        if let Some(text) = attachment.words() {
            look_in(&|| Place::AttachmentText, opening(text, OPENING), &announced);
        }
    }
    drop_anothers(message, authority, finds);
}

/// Forgets titles that are not said of what we ask.
fn drop_anothers(message: &Message, authority: &Authority, finds: &mut Finds) {
    // A quoted title says little in a mail that is not about a consultation at all, and a short form in none, unless it
    // stands in our own question.
    let is_quoted = |one: &Evidence| one.place == Place::Quoted && one.rule.starts_with("title/");
    if finds.has_any(is_quoted) {
        let is_about = topic::is_a_consultation(message);
        let says_little = |one: &Evidence| is_quoted(one) && !(is_about && one.rule == "title/whole");
        if finds.has_any(says_little) {
            let asked = below::asked(message, authority);
            finds.forget(|number, one| says_little(one) && !asked.contains(&number));
        }
    }
    // The paper of another authority, which says that it asks, has words of ours in its name: "detaljplan för Södra hamnen".
    let is_a_part = |one: &Evidence| ["title/in_part", "title/one_word"].contains(&one.rule);
    if finds.has_any(is_a_part) && asks::is_anothers_call_by_name(message, authority) {
        finds.forget(|_, one| is_a_part(one));
    }
}

fn look_in(text: &Text<'_, '_>, authority: &Authority, finds: &mut Finds) {
    let lexicon = &authority.titles.lexicon;
    for (at, consultation) in authority.consultations.iter().enumerate() {
        let number = &consultation.diary_number;
        let own: Vec<&Seen> = text.seen.iter().filter(|one| one.consultation == at).collect();
        let own = without_another_report(&text.message.subject, text.text, own, consultation);
        let own = without_ones_own(text, own, lexicon);
        let found = (!own.is_empty()).then(|| found(text, &own, authority, at)).flatten();
        let Some((rule, span)) = found else { continue };
        let (place, strength, text) = (text.place, Strength::Weak, around(text.text, &span));
        // Every municipality has a plan of this name.
        if own.len() > 1 || !topic::names_another_municipality(&text, &authority.name) {
            finds.add(number, Evidence { rule, place, text, strength });
        }
    }
}

/// `own` without what is of a person's own matter, unless the subject or another word of the title speaks of the
/// consultation: "överenskommelsen med hyresvärdarna om samverkan".
fn without_ones_own<'s>(text: &Text<'_, '_>, own: Vec<&'s Seen>, lexicon: &Lexicon) -> Vec<&'s Seen> {
    let named = |word: usize| own.iter().any(|one| one.word != word && !lexicon.is_kind(one));
    let announced =
        || (text.announced)() || (text.place == Place::Subject && topic::speaks_of_one(text.text));
    let others = |one: &&&Seen| !is_of_ones_own(text.text, &one.span) || named(one.word) || announced();
    own.iter().filter(others).copied().collect()
}

fn found(
    text: &Text<'_, '_>,
    own: &[&Seen],
    authority: &Authority,
    at: usize,
) -> Option<(&'static str, Range<usize>)> {
    if let Some(span) = whole(text.text, own, authority, at) {
        let elsewhere = || place::is_only_where_it_was(text.message, text.text, &span, authority, at);
        return (text.place == Place::Quoted || !elsewhere()).then_some(("title/whole", span));
    }
    if text.whole_only {
        return name(text.text, own, authority, at).map(|span| ("title/short_form", span));
    }
    let short = || short_form(text, own, authority, at).map(|span| ("title/short_form", span));
    short().or_else(|| in_part_of(text, own, authority))
}

/// Where a short form, or a place that one is about, is said of the consultation `at`.
fn short_form(text: &Text<'_, '_>, own: &[&Seen], authority: &Authority, at: usize) -> Option<Range<usize>> {
    let lexicon = &authority.titles.lexicon;
    let is_subject = text.place == Place::Subject;
    let is_borne_out = |own: &[&Seen]| is_subject && is_borne_out(text.message, authority, own);
    let heads = |one: &Seen| lexicon.is_all_of(text.text, one) && is_borne_out(&[one]);
    let below = || is_subject && text.sides.are_on_a_paper();
    let named = |span: &Range<usize>| text.is_answered_at(span) || text.is_viewed_at(span) || below();
    // Who was asked need not say that the answer is one.
    let was_asked = LazyCell::new(|| is_from_who_was_asked(text, authority, at));
    let told =
        |span: &Range<usize>| *was_asked && is_definite(text.text, span) && said::is_told_of(text.text, span);
    let names = |one: &&&Seen| heads(one) || (lexicon.is_name(one) && (named(&one.span) || told(&one.span)));
    // People write of a place every day.
    let meant = |span: &Range<usize>| {
        named(span)
            || said::names_a_paper(text.text, span)
            || text.sides.are_held()
            || (text.place == Place::Body && told(span))
            || (is_nothing_else(text.text, own, lexicon) && is_borne_out(own))
    };
    let one = own.iter().find(names).map(|one| one.span.clone());
    one.or_else(|| place(text.text, own, authority, at).filter(meant))
}

/// The rule by which words of a title, which are not all of it, are said of the consultation, and where.
fn in_part_of(
    text: &Text<'_, '_>,
    own: &[&Seen],
    authority: &Authority,
) -> Option<(&'static str, Range<usize>)> {
    let lexicon = &authority.titles.lexicon;
    let is_subject = text.place == Place::Subject;
    let alone = || is_subject && is_nothing_else(text.text, own, lexicon) && is_viewed(text.message);
    let tells = |(span, of_a_kind): &Part| {
        text.is_answered_at(span)
            || (*of_a_kind && text.is_viewed_at(span))
            || said::names_our_paper(text.text, span)
            || alone()
    };
    if let Some((span, _)) = in_part(text.text, own, lexicon).find(tells) {
        return Some(("title/in_part", span));
    }
    let short = matches!(text.place, Place::Subject | Place::AttachmentName);
    let one_word = (short && is_all_there_is(text.text, own, lexicon))
        || (is_subject && is_answered_below(text.message, own, authority));
    one_word.then_some(("title/one_word", 0..text.text.len()))
}

/// Whether the `text` is written by a body that was asked about the consultation `at`, and is of no trade with us.
fn is_from_who_was_asked(text: &Text<'_, '_>, authority: &Authority, at: usize) -> bool {
    let asked = authority.consultations.get(at);
    matches!(text.place, Place::Subject | Place::Body)
        && asked.is_some_and(|one| senders::was_asked(&one.diary_number, text.message, authority))
        && !matter::is_trade(opening(text.text, OPENING))
}

#[cfg(test)]
mod tests;
