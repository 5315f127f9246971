//! A view in what came with a mail that does not say that it answers: "Skolan måste vara kvar".

use std::slice;
use std::sync::LazyLock;

use regex::Regex;

use super::super::context::opening;
use super::super::sentence::{Sentence, sentences};
use super::super::written::Written;
use super::super::{Authority, Place, asks, matter, purpose};
use super::another::{Paper, is_a_view};
use super::covering::{LONGEST, is_of_names, words};
use crate::message::{Attachment, Message};
use crate::pattern::{Pattern, pattern};

/// Whether a file gives a view that is no person's own matter. Views stand in what a body decides for itself as well, in
/// what is traded and in what comes with the wish for a hall.
pub(super) fn has_a_view_within(
    message: &Message,
    names: &str,
    written: &Written,
    authority: &Authority,
) -> bool {
    let subject = message.subject.as_str();
    let is_read = |one: &&Attachment| !one.incidental && !one.media_type.contains("calendar");
    let files = || message.attachments.iter().filter(is_read).filter_map(Attachment::words);
    let files = || files().map(|text| opening(text, LONGEST));
    let own = || std::iter::once(subject).chain(message.new_text()).map(|text| opening(text, LONGEST));
    if files().next().is_none() || asks::is_a_call(subject) || is_a_house_paper(subject, names) {
        return false;
    }
    let paper = Paper { names, authority };
    let gives = |text: &str| {
        !is_a_house_paper(paper.heading(text), names)
            && !paper.is_of_another(text, &[subject])
            && sentences(text, Place::AttachmentText)
                .iter()
                .any(|one| !paper.is_of_one(one.written()) && is_of_all(one, written, authority))
    };
    !own().chain(files()).any(matter::is_trade)
        && !own().any(|text| HIRES.is_match(text))
        && files().any(gives)
}

/// Whether the sentence gives a view, and not of the writer's own matter or of what those who come are to do.
fn is_of_all(one: &Sentence, written: &Written, authority: &Authority) -> bool {
    let gives = || is_a_view(one) || purpose::asks_or_answers(written, slice::from_ref(one));
    !BIDS.is_match(one.written()) && gives() && !matter::is_of_ones_own(one.written(), authority)
}

/// What those who come are told to do: "Trafikanter bör välja annan väg", "Anmälan bör ske före den 1 december".
static BIDS: LazyLock<Regex> = LazyLock::new(|| {
    let ought = "(?:bör|behöver|måste|ska|skall)";
    pattern(&format!(
        r"(?i)^\W*(?:ni|du) {ought} |{ought} (?:\p{{L}}+ )?(?:välja annan|ta med (?:sig|egen|eget|egna)|medta\w*|anmäl\w*|\p{{L}}*boka\w*|förbeställ\w*)|{ought} [^.\n]*(?:före|senast) den \d|{ought} [^.\n]*kl(?:ockan)?\.? \d"
    ))
});

/// The wish for a hall.
pub(super) static HIRES: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:vill|önskar|kan|får|skulle) (?:vi |jag |gärna |vilja ){0,2}(?:hyra|boka|reservera)(?:\W|$)",
);

/// Papers of a body's own house, and what it sends to everybody.
static OF_ITSELF: Pattern = Pattern::new(concat!(
    r"(?i)^(?:dagordning|föredragningslist\p{L}*|stadgar|verksamhetsplan|verksamhetsberättelse|årsredovisning|budget|avtal",
    r"|(?:hyres|arrende)(?:avtal|kontrakt)|kontrakt|\p{L}*bokning|(?:medlems|nyhets)brev)(?:en|n|et|t|na)?$"
));

/// Whether `heading` names such a paper, and does not only speak of one: "Vårens medlemsbrev", "Budget 2027". "Kommunens
/// budget måste minska" is a sentence, and "Från årsmötet" says where something comes from.
fn is_a_house_paper(heading: &str, names: &str) -> bool {
    let heading = heading.split(['.', '\n']).next().unwrap_or_default();
    let whose = |word: &&str| word.ends_with('s') || is_of_names(word, names);
    let named = words(heading).find(|word| !whose(word));
    named.is_some_and(|word| OF_ITSELF.is_match(word)) && !matter::states_something(heading)
}
