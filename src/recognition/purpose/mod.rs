//! What a person wants with a mail about a consultation: to answer, to add to an answer, to take one
//! back, to ask for time, for documents or for something else. What people say is in the
//! files below; this weighs it.
//!
//! Only what the sender wrote speaks: the subject, unless it is the one answered, the new text, and an
//! attachment where the mail itself says nothing.
//!
//! Where it is unclear whether a mail answers or asks, it is an answer. An answer taken for a question
//! is not counted, and its sender stands among the silent; people ask and thank in few ways and have
//! views in many, so words that no rule knows are most likely a view. A mail that plainly asks or
//! thanks and shows no view is a question: it must not be told that its answer has come.

// What people write.
mod words; // an answer handed over, a view, a question
mod again; // something added or corrected
mod taken_back; // an answer taken back
mod named; // "it" taken back, and what that is
mod uncounted; // an answer that is not to count
mod time; // more time asked for
mod asked; // papers asked for
mod practical; // how, where and by when one answers
mod work; // what is sent in the course of work
mod no_view; // thanks, notices and greetings
mod exclaimed; // a view in one word

// What stands beside it, and turns it.
mod beside; // what explains a request, or answers all the same
mod circumstances; // what people tell of themselves
mod paper; // what is said of the paper asked for
mod noticed; // what stands behind a notice
mod handling; // what is done with our letter until it is answered
mod later; // an answer at another time
mod whose_time; // whose time is written of
mod put_away; // a mail put away, and the answer kept
mod unclear; // what no rule knows

use std::cell::LazyCell;
use std::slice;
use std::sync::LazyLock;

use self::again::{REPLACES, SUPPLEMENT};
use self::asked::{DOCUMENTS, asks_for_documents};
pub(super) use self::beside::is_a_view;
use self::beside::{before_asking, is_for_or_against, only_asks_for_time, says_yes_or_no};
use self::circumstances::{is_not_said_there, tells_of_the_writer};
use self::handling::is_of_handling;
use self::later::LATER;
use self::named::TAKES_IT_BACK;
use self::no_view::{CLOSING, COURTESY, NOTICE, OF_ANSWERING, SMALL_TALK, THANKS};
use self::noticed::gives_notice;
use self::paper::is_missed;
use self::practical::{
    ADDED, ASKS_AND_ANSWERS, CLAUSES, COMES, LOCKED, SIDE, TROUBLE, asks_to_mend_it, tells_of_trouble, wishes,
};
use self::put_away::is_replaced;
use self::taken_back::{ALLOWS, DISREGARDS, OUTRIGHT, WITHDRAWAL, taken_back};
use self::time::{EXTENSION, MORE_TIME, OF_TIME, asks_for_time};
use self::uncounted::UNCOUNTED;
use self::words::{ASKS, DELIVERS, ENCLOSES, NAMES_AN_ANSWER, OPINION, OUGHT};
use self::work::{heads_work, is_of_work};
use super::phrase::Saying;
use super::sentence::Sentence;
use super::written::Written;
use super::{Evidence, Kind, Place, stance};

/// What a sentence is listened for, before anything is asked of it.
pub(super) static SAYINGS: [&LazyLock<Saying>; 24] = [
    &LOCKED, &DISREGARDS, &OUTRIGHT, &WITHDRAWAL, &REPLACES, &SUPPLEMENT, &EXTENSION, &MORE_TIME, &LATER,
    &DOCUMENTS, &THANKS, &NOTICE, &TROUBLE, &DELIVERS, &ENCLOSES, &NAMES_AN_ANSWER, &OPINION, &OUGHT,
    &OF_TIME, &ASKS, &SMALL_TALK, &UNCOUNTED, &ALLOWS, &TAKES_IT_BACK,
];

/// Bytes of text without a known word that somebody who only asks would not write.
const ARGUED: usize = 900;

/// A kind with the sentence that shows it.
type Shown = (Kind, Option<Evidence>);

/// What the sender wants with the mail.
pub(super) fn purpose(letter: &Written) -> Shown {
    let view = letter.viewed();
    request(letter, letter.own(), view)
        .filter(|shown| is_all_that_is_wanted(shown, letter.own()))
        .or_else(|| view.map(|one| (Kind::Answer, Some(one.shows("kind/answer")))))
        .or_else(|| letter.encloses().then(|| letter.enclosed()))
        .or_else(|| letter.no_view())
        .unwrap_or_else(|| letter.unclear())
}

/// Whether the writer of `letter` gives a view, hands an answer over or asks for something in these `sentences`:
/// what people do and automatic answers do not.
pub(super) fn asks_or_answers(letter: &Written, sentences: &[Sentence]) -> bool {
    letter.view(sentences).is_some() || request(letter, sentences, None).is_some()
}

/// The sentence of the text in which the writer of `letter` gives a view or hands an answer over.
pub(super) fn own_view<'a, 'b>(letter: &'a Written<'b>) -> Option<&'a Sentence<'b>> {
    letter.viewed().filter(|one| one.place != Place::Subject)
}

/// Whether the sentence only greets, thanks or wishes well.
pub(super) fn is_courtesy(one: &Sentence) -> bool {
    COURTESY.is_match(&one.said) || SMALL_TALK.is_said_in(one)
}

/// Whether the sentence is for or against in a word: "Emot."
pub(super) fn takes_a_side(one: &Sentence) -> bool {
    SIDE.is_match(&one.said)
}

/// Whether the sentence ends a letter: what stands below is the name of who wrote it.
pub(super) fn closes(one: &Sentence) -> bool {
    CLOSING.is_match(&one.said)
}

/// What is asked of us, in the order of what must not be missed. Who gives a view answers, whatever is
/// asked beside it, and who takes one back beside it puts another in its place.
pub(super) fn request(letter: &Written, sentences: &[Sentence], view: Option<&Sentence>) -> Option<Shown> {
    let shown = |kind, rule, one: &Sentence| Some((kind, Some(one.shows(rule))));
    let first = |saying: &Saying| saying.first(sentences);
    if let Some(one) = taken_back(sentences) {
        let (kind, rule) = if is_replaced(one, sentences, letter, view) {
            (Kind::Supplement, "kind/supplement")
        } else {
            (Kind::Withdrawal, "kind/withdrawal")
        };
        return shown(kind, rule, one);
    }
    if let Some(one) = first(&SUPPLEMENT).or_else(|| added(sentences)) {
        return shown(Kind::Supplement, "kind/supplement", one);
    }
    if view.is_some() {
        return None;
    }
    let time = sentences.iter().find(|one| asks_for_time(one, sentences));
    time.and_then(|one| shown(Kind::ExtensionRequest, "kind/extension_request", one)).or_else(|| {
        asks_for_documents(sentences)
            .and_then(|one| shown(Kind::DocumentRequest, "kind/document_request", one))
    })
}

/// Whether a mail of these `sentences` wants nothing but what is `shown`: a view of the matter beside the wish for time is
/// an answer, in whatever words.
fn is_all_that_is_wanted(shown: &Shown, sentences: &[Sentence]) -> bool {
    shown.0 != Kind::ExtensionRequest || only_asks_for_time(sentences)
}

/// What adds to an answer by its heading alone, "Komplettering:", or is nothing but a postscript.
fn added<'a, 'b>(sentences: &'a [Sentence<'b>]) -> Option<&'a Sentence<'b>> {
    let heading = |one: &&Sentence| SUPPLEMENT.may_be_said_in(one) && ADDED.is_match(&one.said);
    let mut body = sentences.iter().skip_while(|one| one.place == Place::Subject || is_courtesy(one));
    let postscript = || {
        let first = body.next().filter(|one| one.said.starts_with(" ps "))?;
        body.next().filter(|_| first.said == " ps ").or(Some(first))
    };
    sentences.iter().find(heading).or_else(postscript)
}

impl<'b> Written<'b> {
    /// The sentence of the mail itself that gives the sender's view or hands the answer over.
    fn viewed(&self) -> Option<&Sentence<'b>> {
        let at = self.viewed.get_or_init(|| {
            let view = self.view(self.own())?;
            self.own().iter().position(|one| std::ptr::eq(one, view))
        });
        self.own().get((*at)?)
    }

    /// The sentence that gives the sender's view or hands the answer over. A complaint about the time
    /// to answer is no view of the proposal.
    fn view<'a, 'c>(&self, sentences: &'a [Sentence<'c>]) -> Option<&'a Sentence<'c>> {
        let asks_for_time = || sentences.iter().any(|one| asks_for_time(one, sentences));
        let opinion = |one: &Sentence| {
            let asking =
                || one.asks() || ASKS.is_said_in(one) || (OF_TIME.is_said_in(one) && asks_for_time());
            let missed = || is_missed(one) && asks_for_documents(sentences).is_some();
            (OPINION.is_said_in(one) || OUGHT.is_said_in(one))
                && !asking()
                && !self.is_trouble(one)
                && !missed()
        };
        let delivers = |one: &Sentence| {
            DELIVERS.is_said_in(one) && !one.asks() && !LATER.is_said_in(one) && !is_of_work(one)
        };
        let body = |one: &&Sentence| one.place != Place::Subject;
        // "Länken till förslaget fungerar inte" is about the link.
        stance::first_taken(sentences, &self.speaker)
            .filter(|one| !self.is_trouble(one))
            .or_else(|| sentences.iter().filter(body).find(|one| delivers(one)))
            .or_else(|| sentences.iter().filter(body).find(|one| opinion(one)))
            .or_else(|| sentences.iter().filter(body).find(|one| self.asks_beside_a_view(one)))
    }

    /// Whether the sentence gives a view before it asks: "Vi avstyrker förslaget men undrar när det börjar gälla."
    fn asks_beside_a_view(&self, one: &Sentence) -> bool {
        let asks = one.asks() || ASKS.is_said_in(one);
        asks && before_asking(one).any(|part| self.takes(&part) || says_yes_or_no(&part))
    }

    /// Whether the sentence tells of a file or a list that is not as it should be, and gives no view beside it.
    fn is_trouble(&self, one: &Sentence) -> bool {
        let gives = |part: &str| {
            let part = one.part(part);
            !tells_of_trouble(&part) && (OPINION.is_said_in(&part) || self.takes(&part))
        };
        tells_of_trouble(one) && !CLAUSES.split(&one.said).any(gives)
    }

    /// Whether this `part` of a sentence takes a stance.
    fn takes(&self, part: &Sentence) -> bool {
        stance::first_taken(slice::from_ref(part), &self.speaker).is_some()
    }

    /// What comes with a mail that gives no view itself is the answer, unless it says something else.
    fn enclosed(&self) -> Shown {
        let view = self.view(self.attached());
        let named =
            || NAMES_AN_ANSWER.first(&self.names()).map(|one| (Kind::Answer, Some(one.shows("kind/answer"))));
        let said = || ENCLOSES.first(self.own()).map(|one| (Kind::Answer, Some(one.shows("kind/answer"))));
        let only = |shown: &Shown| is_all_that_is_wanted(shown, self.attached());
        let within = view.map(|one| (Kind::Answer, Some(one.shows("kind/answer"))));
        let alone = |one: &&Sentence| is_of_work(one) && !self.own().iter().any(is_a_view);
        let ordered = || self.own().iter().find(alone);
        let ordered = || ordered().map(|one| (Kind::Question, Some(one.shows("kind/question"))));
        within
            .or_else(|| request(self, self.attached(), None).filter(only))
            .or_else(|| request(self, &self.names(), None))
            .or_else(ordered)
            .or_else(said)
            .or_else(named)
            .unwrap_or((Kind::Answer, None))
    }

    /// A mail that plainly asks, thanks or gives notice, and shows no view.
    fn no_view(&self) -> Option<Shown> {
        let (own, body) = (self.own(), self.body());
        // "Kan ni bygga en lekplats?" is a wish, and what nobody knows is an answer.
        let asks = |one: &&Sentence| (one.asks() || ASKS.is_said_in(one)) && !wishes(one);
        let within = body.iter().find(asks);
        let says_no_more = LazyCell::new(|| self.says_no_more(within.is_some()));
        let headed = || self.subject().find(asks).filter(|one| !ASKS_AND_ANSWERS.is_match(&one.said));
        let asked =
            || headed().filter(|_| *says_no_more || body.iter().any(|one| one.asks() && !wishes(one)));
        let length: usize = own.iter().map(|one| one.said.len()).sum();
        let told = |saying: &Saying| saying.first(own).filter(|_| *says_no_more);
        let noticed =
            || own.iter().find(|one| gives_notice(one) || is_of_handling(one)).filter(|_| *says_no_more);
        within
            .filter(|_| *says_no_more)
            .or_else(asked)
            .or_else(|| told(&THANKS))
            .filter(|_| length < ARGUED)
            .or_else(|| own.iter().find(|one| self.is_trouble(one)).filter(|_| *says_no_more))
            .or_else(|| told(&LATER))
            .or_else(|| noticed().filter(|_| self.headed().is_none()))
            .or_else(|| told(&SMALL_TALK))
            .or_else(|| body.iter().find(|one| is_of_work(one)).filter(|_| *says_no_more))
            .or_else(|| self.subject().find(|one| COMES.is_match(&one.said)))
            .or_else(|| self.subject().find(|one| heads_work(one)).filter(|_| !body.iter().any(is_a_view)))
            .map(|one| (Kind::Question, Some(one.shows("kind/question"))))
    }

    /// The sentences of the subject.
    fn subject(&self) -> impl Iterator<Item = &Sentence<'_>> {
        self.own().iter().take_while(|one| one.place == Place::Subject)
    }

    /// The subject, where it calls the mail an answer.
    fn headed(&self) -> Option<&Sentence<'_>> {
        self.subject().find(|one| NAMES_AN_ANSWER.is_said_in(one))
    }

    /// Whether each sentence of the mail thanks, is polite or is about the asking and answering, or asks where it has
    /// `asked` about that: a sentence about anything else may well be a view.
    fn says_no_more(&self, asked: bool) -> bool {
        let known = [&THANKS, &LATER, &SMALL_TALK];
        let troubled = LazyCell::new(|| self.own().iter().any(|one| self.is_trouble(one)));
        let says = |one: &&Sentence| one.states() || takes_a_side(one);
        let body = self.body().iter().take_while(|one| !closes(one)).filter(says);
        body.into_iter().all(|one| {
            let said = &one.said;
            let asks = one.asks() || ASKS.is_said_in(one);
            (asks && asked)
                || COURTESY.is_match(said)
                || (OF_ANSWERING.is_match(said) && !asks && !is_for_or_against(one))
                || gives_notice(one)
                || tells_of_the_writer(one)
                || is_of_work(one)
                || is_of_handling(one)
                || (asked && is_not_said_there(one))
                || (*troubled && asks_to_mend_it(one))
                || known.iter().any(|saying| saying.is_said_in(one))
                || self.is_trouble(one)
        })
    }
}

#[cfg(test)]
mod tests;
