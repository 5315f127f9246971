//! Whether a mail in a thread of ours is an automatic answer by its words alone: patterns of how such notices are
//! written in six languages, and what a person does that none of them does.
//!
//! Words are weak: whoever answers us may be on holiday as well. A mail is a notice only where it says nothing
//! else. Where it gives a view, asks, or brings a file or a number it is a person's, and in between a person looks.

use std::slice;
use std::sync::LazyLock;

use regex::Regex;

use super::automatic::{calls_itself_automatic, names_itself_automatic, speaks_of_its_mail};
use super::desk_sentence::{
    is_beside_a_desks, is_of_a_desk, is_of_mail, is_only_a_promise, is_to_who_came, tells_of_hours,
};
use super::notice_sentence::{is_of_a_notice, tells_of_own_absence};
use super::words::{Form, automatic_subject, without_prefixes};
use super::{Setting, reports};
use crate::diary_number::Reading;
use crate::message::{Attachment, Message};
use crate::pattern::pattern;
use crate::recognition::phrase::Phrases;
use crate::recognition::purpose::{asks_or_answers, closes, is_courtesy, own_view, purpose, takes_a_side};
use crate::recognition::sentence::Sentence;
use crate::recognition::stance::{first_taken, is_thumb};
use crate::recognition::written::Written;
use crate::recognition::{Kind, Place, titles};

/// What the words of a mail in a thread of ours sound like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    /// Anybody's mail.
    Ordinary,
    /// It tells of an absence or of answering machines, and gives a view, asks or brings something.
    Answer,
    /// It tells of an absence or of answering machines, and says something else that no rule knows.
    Doubtful,
    /// An automatic answer, and nothing else.
    Notice,
}

/// What `message` sounds like. What does not answer mail of ours is ordinary, whatever it says.
pub(super) fn sound(message: &Message, setting: &Setting) -> Sound {
    if setting.answers_us(message) { sound_of(message, setting) } else { Sound::Ordinary }
}

/// Whether `message`, which would be filed and answers no mail of ours that we know of, is nothing but a notice or
/// a receipt by its words: a program repeats the subject that it answers, with the number in it. Where it says
/// more and calls itself automatic, what more a program may say no list tells: without a view it is no answer.
pub(super) fn is_a_notice_alone(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    let receipt =
        || reports::is_headed_as_receipt(message) && sound_of_receipt(message, letter) == Sound::Notice;
    is_new_and_brings_nothing(message, setting)
        && (letter.body().iter().any(names_itself_automatic)
            || (letter.body().iter().any(calls_itself_automatic) && stated(letter).all(is_of_a_notice))
            || sound_of(message, setting) == Sound::Notice
            || is_a_notice_with_a_thumb(letter)
            || receipt())
        || is_headed_by_a_desk(message, setting)
}

/// Whether the subject of `message`, which would be filed, is a desk's before the one that it answers, "Ärende mottaget:
/// Remiss Ks 1/2026", and the text gives no view and brings nothing. A desk may ask how content one was.
fn is_headed_by_a_desk(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    let asks = |one: &Sentence| one.asks() && !is_of_a_notice(one) && !CONTENT.is_match(&one.said);
    is_new(message, setting)
        && DESKS.is_match(without_prefixes(&message.subject))
        && !brings_a_file(message)
        && !own_voice(letter)
        && !above_closing(letter).any(|one| asks(one) || takes_a_side(one))
}

/// How desks begin a subject.
static DESKS: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"(?:ditt |ert |din |er )?(?:ärende|mejl|mail|meddelande|e-post|förfrågan|anmälan|handling)(?:t|et|en)? (?:(?:\S*\d\S* )?(?:är|har) )?(?:nu |blivit )*(?:mottag\w+|registrera\w+|skapa\w+|avsluta\w+|stäng\w+|lös\w+|uppdatera\w+|tilldela\w+|inkommit|kommit in)",
        r"(?:vi har )?(?:tagit emot|mottagit|fått) (?:ditt|ert|din|er) \w+",
        r"(?:mottagnings)?(?:bekräftelse|kvittens|kvitto|kvittering)(?: på (?:mottaget|mottagen|ditt|ert|din|er) \w+)?",
        r"(?:your )?(?:case|ticket|request|message|e-?mail)(?: \S*\d\S*)? (?:has been |was |is )?(?:received|created|registered|closed|resolved|updated)",
        r"we (?:have )?received your \w+",
    ];
    pattern(&format!("(?i)^(?:{})[^:]{{0,30}}:", words.join("|")))
});

/// What a desk asks when it is done.
static CONTENT: Phrases =
    Phrases::new(&["(nöjd|nöjda|betyg|enkät*|undersökning*|satisfied|survey|rate|hjälpte|upplevde)"]);

/// Whether the writer takes a stance or gives a view in the text itself, and no program speaks there of its mail.
pub(in crate::recognition) fn own_voice(letter: &Written) -> bool {
    let persons = |one: &Sentence| {
        one.place != Place::Subject
            && !is_no_persons(one)
            && !speaks_of_its_mail(one)
            && !is_in_a_receipt(one)
    };
    own_view(letter).is_some_and(persons) || first_taken(letter.body(), &letter.speaker).is_some_and(persons)
}

/// Whether `message`, which would be filed, is nothing but what desks and mail systems write of a mail that came to
/// them, in a thread of ours or not. It brings nothing and asks nothing, and neither its words nor its subject call it
/// automatic: a person may have written it.
pub(super) fn is_a_desks(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    !setting.cases.is_empty()
        && stated(letter).all(is_in_a_receipt)
        && (above_closing(letter).any(is_of_a_desk)
            || (above_closing(letter).any(tells_of_hours) && above_closing(letter).any(is_to_who_came)))
        && !begins_with_a_cry(letter)
        && setting.sound(message) == Sound::Ordinary
        && !above_closing(letter).any(takes_a_side)
        && !above_closing(letter).any(|one| is_of_hours_of(one, setting))
        && !brings_something(message, letter)
        && !only_promises(message, setting)
}

/// Whether the text begins with a sentence whose words all begin as names do: "Behåll Kajutan!"
fn begins_with_a_cry(letter: &Written) -> bool {
    let first = letter.body().iter().find(|one| !is_courtesy(one));
    first.is_some_and(|one| one.written().ends_with(['.', '!']) && !one.states())
}

/// Whether the sentence tells of hours that the consultation is about: "Biblioteket är stängt på söndagar."
fn is_of_hours_of(one: &Sentence, setting: &Setting) -> bool {
    let named = |number| titles::has_word_of(number, one.written(), setting.authority);
    tells_of_hours(one) && setting.cases.iter().any(named)
}

/// Whether `message` says in a thread of ours that an answer is to come and no more: anybody writes so who has no time. What
/// would be taken for that answer is looked at all the same.
fn only_promises(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    let more = |one: &Sentence| !is_only_a_promise(one) && (is_of_mail(one) || !is_courtesy(one));
    !stated(letter).any(more) && setting.answers_us(message) && purpose(letter).0 == Kind::Question
}

/// Whether the sentence may stand in what desks write.
pub(super) fn is_in_a_receipt(one: &Sentence) -> bool {
    is_of_a_desk(one) || is_of_a_notice(one) || is_beside_a_desks(one)
}

/// Whether `message`, which would be filed and answers no mail of ours that we know of, has words of a notice on its own
/// mail, such as of an address that nobody reads, beside others that no rule knows. A person writes so too.
pub(super) fn is_a_notice_in_part(message: &Message, setting: &Setting) -> bool {
    is_new(message, setting)
        && setting.written.body().iter().any(speaks_of_its_mail)
        && is_new_and_brings_nothing(message, setting)
        && !is_a_notice_alone(message, setting)
}

/// Whether `message` would be filed and answers no mail of ours that we know of. What is on other things is done with
/// here, unread.
fn is_new(message: &Message, setting: &Setting) -> bool {
    !setting.cases.is_empty() && !setting.answers_us(message)
}

/// Whether `message` is such and gives no person's view.
fn is_new_and_brings_nothing(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    // What most answers bring is soonest seen.
    is_new(message, setting)
        && own_view(letter).is_none_or(|view| is_no_persons(view) || is_a_thumb(view))
        && !brings_something(message, letter)
}

/// Whether a program wrote the sentence, of which somebody has asked what it says of the proposal: no program takes
/// a stance.
fn is_no_persons(one: &Sentence) -> bool {
    speaks_of_its_mail(one) && (names_itself_automatic(one) || !matches!(one.leaning.get(), Some(Some(_))))
}

/// What `message` sounds like, whatever it answers.
fn sound_of(message: &Message, setting: &Setting) -> Sound {
    let subject = automatic_subject(&message.subject).filter(|form| *form != Form::Loose);
    let letter = &setting.written;
    if subject.is_none() && !speaks_of_itself(letter) {
        return Sound::Ordinary;
    }
    let system = subject == Some(Form::System);
    if brings_something(message, letter)
        || above_closing(letter).any(takes_a_side)
        || (!system && names_a_case(message, setting))
    {
        return Sound::Answer;
    }
    // A thumb may be the answer or a flourish.
    if above_closing(letter).any(is_a_thumb) {
        return Sound::Doubtful;
    }
    // Who tells of a closed account may have written the mail as well.
    let is_plain = || subject.is_some() || above_closing(letter).any(is_only_a_notices);
    if system || (is_plain() && stated(letter).all(is_of_a_notice)) {
        return Sound::Notice;
    }
    Sound::Doubtful
}

/// Whether somebody tells of an absence and puts nothing but a thumb beside it.
fn is_a_notice_with_a_thumb(letter: &Written) -> bool {
    let said = || above_closing(letter).filter(|one| one.states() || is_a_thumb(one));
    said().any(is_a_thumb)
        && said().any(is_only_a_notices)
        && said().all(|one| is_a_thumb(one) || is_of_a_notice(one))
}

/// Whether the sentence is nothing but thumbs.
fn is_a_thumb(one: &Sentence) -> bool {
    one.written().starts_with(is_thumb) && !one.written().contains(char::is_alphanumeric)
}

/// Whether the text says of itself that it is automatic or that its writer is absent.
pub(super) fn speaks_of_itself(letter: &Written) -> bool {
    above_closing(letter).any(|one| calls_itself_automatic(one) || tells_of_own_absence(one))
}

/// Whether the sentence calls its mail automatic by the word, or its writer absent.
fn is_only_a_notices(one: &Sentence) -> bool {
    names_itself_automatic(one) || tells_of_own_absence(one)
}

/// What the text of `message`, which its subject calls a receipt, sounds like.
pub(super) fn sound_of_receipt(message: &Message, letter: &Written) -> Sound {
    if brings_something(message, letter) {
        return Sound::Answer;
    }
    let receipt = stated(letter).next().is_none() || stated(letter).any(|one| RECEIPT.is_match(&one.said));
    if receipt { Sound::Notice } else { Sound::Doubtful }
}

/// Whether a person gives a view or asks for something in the mail itself, or sends a file.
fn brings_something(message: &Message, letter: &Written) -> bool {
    brings_a_file(message)
        || letter.body().iter().any(|one| is_a_persons(letter, one))
        || above_closing(letter).any(|one| one.asks() && !is_of_a_notice(one))
}

/// Whether a file comes with it. A system gives the mail that it answers back, and receipts have a part for programs.
pub(in crate::recognition) fn brings_a_file(message: &Message) -> bool {
    let file = |part: &Attachment| !part.incidental && !part.media_type.starts_with("message/");
    message.attachments.iter().any(file)
}

/// Whether a person gives a view or asks for something in this sentence of the `letter`.
pub(super) fn is_a_persons(letter: &Written, one: &Sentence) -> bool {
    let one = one.alone();
    asks_or_answers(letter, slice::from_ref(&one)) && !is_no_persons(&one)
}

/// Whether a person gives a view or asks for something in the mail itself.
pub(super) fn brings_a_view(letter: &Written) -> bool {
    letter.body().iter().any(|one| asks_or_answers(letter, &[one.alone()]))
}

/// Whether a registered number stands in what the sender wrote for this mail.
pub(super) fn names_a_case(message: &Message, setting: &Setting) -> bool {
    message.new_text().any(|text| has_number(text, setting))
}

/// Whether a registered number stands in `text`.
pub(super) fn has_number(text: &str, setting: &Setting) -> bool {
    let ours = |reading: &Reading| matches!(reading, Reading::Registered(_) | Reading::Likely(_));
    setting.authority.finder.find_all(text).iter().any(|found| ours(&found.reading))
}

/// The sentences of the text above the sender's name.
fn above_closing<'a, 'b>(letter: &'a Written<'b>) -> impl Iterator<Item = &'a Sentence<'b>> {
    letter.body().iter().take_while(|one| !closes(one))
}

/// Those among them that say anything.
pub(super) fn stated<'a, 'b>(letter: &'a Written<'b>) -> impl Iterator<Item = &'a Sentence<'b>> {
    above_closing(letter).filter(|one| one.states())
}

/// What systems write in receipts: "Ditt meddelande lästes den …".
static RECEIPT: Phrases = Phrases::new(&[
    "(läst|lästes|läses|öppnades|öppnats|visades|visats|raderades|raderats|read|displayed|opened|deleted|lest|læst|åpnet|slettet|luettu|poistettu|gelesen|angezeigt|gelöscht)",
]);
