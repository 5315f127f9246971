//! A view in a word or two that no list knows: "Urdåligt.", "Behåll Kajutan." What says so little may also be a name, a greeting or a
//! receipt. See `phrase` for how the patterns are read.

use super::is_courtesy;
use super::no_view::OF_ANSWERING;
use super::words::{ASKS, ENCLOSES, NAMES_AN_ANSWER};
use crate::recognition::given_names::is_persons;
use crate::recognition::phrase::Phrases;
use crate::recognition::sentence::Sentence;

/// Whether the text of these sentences, the `body`, begins with a word that is somebody's view. A name or the first
/// line of an address has no sign behind it, unless something is called out; whose name has one stands last.
pub(super) fn is_called_out(body: &[Sentence]) -> bool {
    let mut said = body.iter().skip_while(|one| is_courtesy(one));
    let Some(one) = said.next() else { return false };
    let written = one.written();
    let alone = !written.contains(char::is_whitespace);
    let above = said.next().is_some();
    let a_word = alone && above && written.contains(char::is_lowercase);
    let ended = written.ends_with('!') || (written.ends_with('.') && (alone || !one.states()));
    (ended || a_word) && !one.asks() && !names_somebody(written) && !is_no_view(one)
}

fn names_somebody(written: &str) -> bool {
    let word = |word: &str| is_persons(word.trim_matches(|c: char| !c.is_alphanumeric()));
    written.contains(|c: char| c.is_ascii_digit() || c == '@') || written.split_whitespace().any(word)
}

fn is_no_view(one: &Sentence) -> bool {
    let known = [&NAMES_AN_ANSWER, &ENCLOSES, &ASKS];
    NO_VIEW.is_match(&one.said)
        || OF_ANSWERING.is_match(&one.said)
        || known.iter().any(|saying| saying.is_said_in(one))
}

/// Greetings, receipts, and who writes.
static NO_VIEW: Phrases = Phrases::new(&[
    "(hallå|tja|tjenare|tjabba|morsning|morrn|godmorgon|hi|hey|ps|obs|fyi|vb|sv|re|jaha|aha|oj|ojdå|hoppsan|förlåt)",
    "(mottag*|registrer*|diariefört|uppfattat|förstått|noterat|klart|skickat|kvitt*|bekräft*|ditto|test*|remiss*|uppföljning|påminnelse|synpunkt*|underskrift*)",
    "(*förening|*föreningen|*klubb|*klubben|*rådet|*förbund*|*kommun|*styrelse|*styrelsen|*ordförande|*sekreterare|kassör|handläggare|registrator|*nämnden|*förvaltningen)",
]);
