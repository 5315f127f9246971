//! A subject that says little but a word of a title, and what the mail below has to say for it to be ours.

use super::super::context::{opening, words_in};
use super::super::decided_on::names_a_document;
use super::super::inflection::words;
use super::super::sentence::Sentence;
use super::super::title_word::{Lexicon, Seen};
use super::super::written::Written;
use super::super::{Authority, matter, purpose, senders, topic};
use super::held::{bids_for_all, forbids, is_held_for_all, is_of_all, names_what_is_asked};
use super::{MAX_SEEN, OPENING, VIEW, words_besides};
use crate::message::Message;
use crate::pattern::Pattern;

/// The words for an answer that a subject of two words can do with.
static STRONG_ANSWER: Pattern =
    Pattern::new(r"(?i)^(?:\w*remiss\w*|samråd\w*|granskning(?:en)?|synpunkt\w*|\w*yttrand\w*)$");

/// A body as who writes, "föreningens yttrande": no word of a title by itself, whatever titles speak of.
static WHO: Pattern = Pattern::new(
    r"(?i)^\w*(?:föreningens?|föreningarnas|föreningars|förbundets?|rådets?|klubbens?|styrelsens?|organisationens?|nätverkets?|församlingens?)$",
);

/// How words end that have their article, in small letters.
const DEFINITE: [&str; 6] = ["en", "et", "an", "in", "on", "na"];

/// "Synpunkter överenskommelsen", "Remissvar riktlinjer från Cykelrådet": a word for an answer, one word of
/// the title, and nothing that it could be about besides.
pub(super) fn is_all_there_is(text: &str, own: &[&Seen], lexicon: &Lexicon) -> bool {
    let stem =
        text.rsplit_once('.').filter(|(_, end)| (2..=4).contains(&end.len())).map_or(text, |(stem, _)| stem);
    let (mut answer, mut titled) = (false, false);
    for (start, word) in words(stem) {
        if ["från", "av", "from", "fra"].contains(&word.to_lowercase().as_str()) {
            break;
        }
        let title = own.iter().any(|seen| seen.span.contains(&start)) && !WHO.is_match(word);
        let says_answer = STRONG_ANSWER.is_match(word);
        answer |= says_answer;
        titled |= title;
        if !(title || says_answer || lexicon.is_stop_word(word)) {
            return false;
        }
    }
    answer && titled
}

/// Whether the subject `text` has no words but those of the title and such as stand in any subject.
pub(super) fn is_nothing_else(text: &str, own: &[&Seen], lexicon: &Lexicon) -> bool {
    words(text)
        .all(|(start, word)| own.iter().any(|seen| seen.span.contains(&start)) || lexicon.is_stop_word(word))
}

/// Whether the subject of the mail is nothing but a word of the title, `own`, and the kind of paper, and the mail answers such
/// a paper below it: "Lärkan 3" above "Jag har synpunkter på detaljplanen". The title stands half there and half here.
pub(super) fn is_answered_below(message: &Message, own: &[&Seen], authority: &Authority) -> bool {
    let (lexicon, subject) = (&authority.titles.lexicon, message.subject.as_str());
    let titled = |start: usize| own.iter().any(|seen| seen.span.contains(&start) && !lexicon.is_kind(seen));
    let known = |(start, word): (usize, &str)| {
        titled(start) || lexicon.is_stop_word(word) || (names_a_document(word) && !WHO.is_match(word))
    };
    let names = |(start, word): (usize, &str)| titled(start) && !WHO.is_match(word);
    if !words(subject).all(known) || !words(subject).any(names) {
        return false;
    }
    let headed = words(subject).any(|(start, word)| !titled(start) && names_a_document(word));
    let answers = |one: &Sentence| {
        let text = one.written();
        topic::speaks_of_one(text)
            && (headed || names_a_document(text) || text.contains("samråd"))
            && !matter::is_anothers(text, authority)
            && !matter::is_of_ones_own(text, authority)
    };
    Written::of(message).body().iter().any(answers)
}

/// Whether the mail gives a view below its subject.
pub(super) fn is_viewed(message: &Message) -> bool {
    message.new_text().any(|text| !words_in(opening(text, OPENING), &VIEW, 1).is_empty())
}

/// Whether what stands below a subject that is nothing but the `named`, a short form or a place, can be said of the consultation. "Skolutredning"
/// is a pupil's too: without its article it wants an answer, a view, another word of the title or nothing at all below it.
/// Where somebody's own matter is told there, only an answer is ours, or a sentence on what is asked that tells nothing of
/// that matter, see `held`: a child goes to the very school that is to be closed.
pub(super) fn is_borne_out(message: &Message, authority: &Authority, named: &[&Seen]) -> bool {
    let texts = || message.new_text().map(|text| opening(text, OPENING));
    let written = Written::of(message);
    let answers = || texts().any(topic::speaks_of_one) || written.takes_a_side();
    let private = |text: &str| matter::is_of_health(text) || matter::is_of_ones_own(text, authority);
    if texts().any(matter::is_about_a_person) {
        return false;
    }
    let besides = |text: &str| words_besides(named, text, authority);
    if texts().any(private) {
        let is_in_title = |seen: &Seen| is_a_name_in_its_title(seen, authority);
        let apart = |one: &Sentence| {
            let text = one.written();
            let meant = || is_meant(one, &besides(text), &is_in_title);
            !matter::is_of_health(text) && !matter::is_said_by_one(text) && meant()
        };
        let subject = &message.subject;
        let ours = |one: &Sentence| {
            let of_it = |text: &str| !besides(text).is_empty() || names_what_is_asked(text, subject);
            is_of_all(one.written(), authority) || is_held_for_all(one, authority, &of_it) || apart(one)
        };
        return answers() || written.body().iter().any(ours);
    }
    let word = |one: &Seen| message.subject.get(one.span.clone()).unwrap_or_default();
    let is_definite = |one: &&&Seen| DEFINITE.iter().any(|end| word(one).ends_with(end));
    if named.iter().filter(is_definite).any(|one| authority.titles.lexicon.is_name(one)) {
        return true;
    }
    let sender = message.sender().map(|sender| sender.name.to_lowercase()).unwrap_or_default();
    let own_words = || texts().map(|text| senders::own_words(text, &sender)).sum::<usize>();
    let another = |text: &str| !besides(text).is_empty();
    let viewed = || purpose::own_view(&written).is_some();
    own_words() == 0
        || texts().any(another)
        || is_viewed(message)
        || answers()
        || viewed()
        || texts().any(bids_for_all)
        || written.body().iter().any(|one| forbids(one.written()) || is_of_all(one.written(), authority))
}

/// Whether the `words` of a title in the sentence name what is proposed: two of them or a name do, "skolan" is the child's
/// too. Every word that begins a sentence has a capital: there a name of the title `is_in_title`, and a view is given of it.
fn is_meant(one: &Sentence, words: &[Seen], is_in_title: &dyn Fn(&Seen) -> bool) -> bool {
    let text = one.written();
    let is_name = |seen: &Seen| {
        text.get(seen.span.clone()).is_some_and(|word| word.starts_with(char::is_uppercase))
            && (seen.span.start > 0 || (purpose::is_a_view(one) && is_in_title(seen)))
    };
    words.len() > 1 || words.iter().any(is_name)
}

/// Whether the word is written as a name within the title that it is of.
fn is_a_name_in_its_title(seen: &Seen, authority: &Authority) -> bool {
    let title =
        authority.consultations.get(seen.consultation).map(|one| one.title.as_str()).unwrap_or_default();
    let own = authority.titles.lexicon.seen(title, MAX_SEEN, &|at| at == seen.consultation);
    own.iter()
        .filter(|one| one.word == seen.word && one.span.start > 0)
        .any(|one| title.get(one.span.clone()).is_some_and(|word| word.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    /// Subjects and texts, and whether they are ours.
    const ON_A_PLAN: &[(&str, &str, bool)] = &[
        ("Samråd Lärkan 3", "Vi säger nej till planen.", true),
        ("Samrådssvar Lärkan 3", "Vi säger nej.", true),
        ("Granskning Lärkan", "Huset skuggar vår gård.", true),
        ("Utställning kvarteret Lärkan", "Behåll träden.", true),
        ("Kvarteret Lärkan", "Angående samrådet: huset är för högt.", true),
        ("Lärkan 3", "Jag har synpunkter på detaljplanen. Huset är för högt.", true),
        ("Lärkan", "Synpunkter till samrådet. Behåll gården.", true),
        ("Hej", "Vi har invändningar mot detaljplanen vid Strandgatan.", true),
        ("Hej", "Jag har följande erinringar mot detaljplanen vid Strandgatan: för högt.", true),
        ("Detaljplan Strandgatan", "Härmed framförs kritik mot planen: för högt.", true),
        ("Hej", "Var hittar jag detaljplanen vid Strandgatan?", false),
        ("Planen vid Strandgatan", "Mina synpunkter: trädet ska vara kvar.", true),
        ("Strandgatan", "Jag har synpunkter på snöröjningen.", false),
        ("Kvarteret Lärkan", "Hissen är trasig igen.", false),
        ("Lärkan 3", "Jag har tappat min nyckel.", false),
        ("Bistånd", "I samråd med min läkare ansöker jag om hjälp hemma på Strandgatan 4.", false),
        ("Utställning", "Får vi ha en utställning i en butik på Strandgatan?", false),
    ];

    #[test]
    fn a_title_may_stand_half_in_the_subject_and_half_below() {
        let mut authority = authority();
        let [one, _] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Detaljplan för kvarteret Lärkan 3 vid Strandgatan".to_owned();
        one.also_known_as = vec!["Detaljplan för Lärkan 3".to_owned()];
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        for (subject, text, ours) in ON_A_PLAN {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if *ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{subject}: {text} {:?}", verdict.reasons);
        }
    }
}
