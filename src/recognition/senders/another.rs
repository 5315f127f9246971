//! Papers that come from a body that was asked and are about something else: one person's matter, a call to a meeting.
//!
//! Who is asked speaks of people and of their care and schooling, so that a word for such a thing says nothing against a
//! paper. It is one person's where it says whose it is, and where the body gives no view of its own in it.

use super::super::context::opening;
use super::super::given_names::is_given;
use super::super::sentence::{Sentence, sentences};
use super::super::{Authority, Place, asks, matter, purpose, titles, untied};
use super::covering::{LONGEST, has_a_name_of, own_words, speaks};
use crate::message::{Attachment, Message};
use crate::pattern::Pattern;

/// Bytes of an enclosure in which it says what it is.
const HEAD: usize = 200;

/// Whether all that came with the mail is one person's matter or a call to a meeting. What nobody has read says so by its
/// name or by the subject of the mail; a call in the subject may be the one that is answered. What calls itself an answer
/// may be about such things.
pub(super) fn is_of_another_matter(message: &Message, names: &str, authority: &Authority) -> bool {
    let subject = message.subject.as_str();
    let files = || message.files();
    let heads = || std::iter::once(subject.to_owned()).chain(files().map(name_of));
    if heads().any(|head| untied::is_called_an_answer(&head) || ANSWER.is_match(&head)) {
        return false;
    }
    let paper = Paper { names, authority };
    let is_another = |one: &Attachment| {
        let name = name_of(one);
        match one.words() {
            Some(text) => asks::is_a_call(&name) || paper.is_of_another(text, &[subject, &name]),
            None => {
                asks::is_a_call(&name) || paper.is_headed_as_ones(&name) || paper.is_headed_as_ones(subject)
            }
        }
    };
    if files().next().is_none() { paper.is_headed_as_ones(subject) } else { files().all(is_another) }
}

fn name_of(file: &Attachment) -> String {
    file.name.replace(['_', '-'], " ")
}

/// What is asked of a paper that came from the sender of these names, in lower case.
pub(super) struct Paper<'a> {
    pub(super) names: &'a str,
    pub(super) authority: &'a Authority,
}

impl Paper<'_> {
    /// Whether `text` calls to a meeting or is one person's, which `heads`, the subject and the name of the file, may say as
    /// well.
    pub(super) fn is_of_another(&self, text: &str, heads: &[&str]) -> bool {
        let text = opening(text.trim_start(), LONGEST);
        let heading = self.heading(text);
        asks::is_a_call(heading) || self.is_ones(text, heading, heads)
    }

    /// The first of the lines that is more than the name of the sender or of the reader.
    pub(super) fn heading<'t>(&self, text: &'t str) -> &'t str {
        let is_heading = |line: &&str| {
            line.contains(char::is_alphabetic)
                && !line.starts_with("Till ")
                && own_words(line, self.names) > 0
        };
        opening(text, HEAD).split(['.', '\n']).map(str::trim).find(is_heading).unwrap_or_default()
    }

    /// Whether a `head` alone, a subject or a name, says that one person's matter lies below.
    fn is_headed_as_ones(&self, head: &str) -> bool {
        self.is_a_private_paper(head)
            || (is_private_of_somebody(head) && names_a_person(head))
            || (self.is_private(head) && matter::names_whose_it_is(head))
    }

    fn is_ones(&self, text: &str, heading: &str, heads: &[&str]) -> bool {
        let head = opening(text, HEAD);
        if matter::is_of_a_person_by_number(head) {
            return true;
        }
        let is_paper = |head: &str| self.is_a_private_paper(head);
        let paper = is_paper(heading) || heads.iter().any(|head| is_paper(head));
        let private = paper || self.is_private(head) || is_private_of_somebody(head);
        let says_whose = || {
            self.names_whose_it_is(head, paper)
                || (self.is_private(heading) && matter::names_whose_it_is(heading))
                || self.is_the_writers(heading)
                || PUPIL.is_match(head)
                || (ONE.is_match(heading) && OF_ONE.is_match(head))
        };
        (paper || (private && says_whose())) && !self.gives_its_own_view(text, paper)
    }

    /// Whether a sentence of `head` is about a person who is named in full: "Bo Ek söker färdtjänst", "Bo Ek har ramlat.
    /// Hemtjänsten måste komma till honom". Who signs, says something or holds an office is not meant.
    fn names_whose_it_is(&self, head: &str, paper: bool) -> bool {
        let all = sentences(head, Place::AttachmentText);
        let goes_on = || paper || OF_ONE.is_match(head);
        all.iter().map(Sentence::written).any(|one| {
            names_a_person(one)
                && !VOICE.is_match(one)
                && !has_a_name_of(one, self.names)
                && (is_private_of_somebody(one)
                    || self.is_private(one)
                    || (matter::states_something(one) && goes_on()))
        })
    }

    /// Whether the `heading` is of the writer's own matter, and of nothing that is wanted for all.
    fn is_the_writers(&self, heading: &str) -> bool {
        let own = matter::is_said_by_one(heading) && self.is_private(heading);
        own && !WANTS.is_match(heading) && !VOICE.is_match(heading)
    }

    /// Whether the sender speaks in `text` and gives a view that is not of one person. In a `paper` that is written on one
    /// nobody else does; elsewhere what ought to be is a view, whoever says it.
    fn gives_its_own_view(&self, text: &str, paper: bool) -> bool {
        sentences(text, Place::AttachmentText).iter().any(|one| {
            let written = one.written();
            let spoken = || speaks(written, self.names) || (!paper && WANTS.is_match(written));
            spoken() && is_a_view(one) && !self.is_of_one(written)
        })
    }

    /// Whether `sentence` is about one person: "Eleven i 4B", "Bo Ek", "han" or the writer.
    pub(super) fn is_of_one(&self, sentence: &str) -> bool {
        is_of_one(sentence)
            || (names_a_person(sentence) && !VOICE.is_match(sentence) && !has_a_name_of(sentence, self.names))
            || (matter::is_said_by_one(sentence) && self.is_private(sentence))
    }

    /// Whether `sentence` tells a matter of one person who is named in full, or of somebody who is spoken of.
    pub(super) fn tells_of_one(&self, sentence: &str) -> bool {
        self.is_of_one(sentence) && (matter::states_something(sentence) || self.is_private(sentence))
    }

    /// Whether `heading` is the name of a paper on one person's matter, and no sentence about such papers.
    fn is_a_private_paper(&self, heading: &str) -> bool {
        PAPER.is_match(heading) && !matter::states_something(heading) && self.is_private(heading)
    }

    /// Whether `text` has a word of what is private and is not asked about.
    fn is_private(&self, text: &str) -> bool {
        matter::is_private(text, self.authority) || matter::is_of_health(text)
    }
}

/// Whether `text` has a word of what is private where it is said of somebody, whatever is asked about.
fn is_private_of_somebody(text: &str) -> bool {
    matter::is_private_by_its_words(text) || matter::is_of_health(text)
}

/// Whether the sentence plainly holds a view of anything.
pub(super) fn is_a_view(one: &Sentence) -> bool {
    purpose::is_a_view(one) || titles::says_what_becomes(one.written()) || DEMANDS.is_match(one.written())
}

/// "Vi kräver att skolan får leva".
static DEMANDS: Pattern = Pattern::new(r"(?i)(?:^|\W)kräver (?:\p{L}+ )?att(?:\W|$)");

/// Whether `text` speaks of one person: "hon", "eleven i 4B".
fn is_of_one(text: &str) -> bool {
    OF_ONE.is_match(text) || ONE.is_match(text) || PUPIL.is_match(text)
}

/// Whether a given name and another with a capital stand side by side in `text`. "Anna Lindhs plats" is a place.
fn names_a_person(text: &str) -> bool {
    let letters = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let given = |word: &str| {
        let name = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        name.starts_with(char::is_uppercase) && is_given(name)
    };
    let surname = |word: &str| {
        let name = letters(word);
        name.starts_with(char::is_uppercase) && name.chars().count() > 1 && !PLACE.is_match(&name)
    };
    let words = || text.split_whitespace();
    let behind = words().skip(2).map(Some).chain(std::iter::once(None));
    words().zip(words().skip(1)).zip(behind).any(|((first, second), third)| {
        given(first) && surname(second) && !third.is_some_and(|third| PLACE.is_match(&letters(third)))
    })
}

/// How the names of places end that are called after people.
static PLACE: Pattern = Pattern::new(
    r"(?i)(?:gata|gatan|väg|vägen|plats|plan|torg|torget|park|parken|skola|skolan|stiftelsen?|fond)$",
);

/// One of those for whom a body speaks: "Medlem söker färdtjänst".
static ONE: Pattern = Pattern::new(
    r"(?i)^\W*(?:(?:vår|en) )?(?:medlem(?:men)?|elev(?:en)?|brukaren|patienten|klienten)(?:\W|$)",
);

/// A pupil of a class.
static PUPIL: Pattern = Pattern::new(r"(?i)(?:^|\W)elev(?:en)? i (?:klass |årskurs |åk )?\d");

/// Somebody who is spoken of.
static OF_ONE: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:hon|han|hans|honom|henne|hennes)(?:\W|$)");

/// Who says something, or holds an office.
static VOICE: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:ordf|enligt|från|undertecknad\w*|säger|sade|sa|skriver|berättar|anser|menar|tycker|frågar|undrar)(?:\W|$)",
    r"|ordförande|sekreterar|kassör|ledamot|styrelse|företräd|represent|talesperson|kontaktperson|kansli|rektor|nämndens|kommunalråd"
));

/// What a body wants for all: "Medlemmen ska inte behöva vänta på färdtjänst".
static WANTS: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:ska|skall|bör|borde|måste|behöv\w*|vill (?:att|se)|tycker|anser|menar|önskar|hoppas)(?:\W|$)",
);

/// Papers that are written on one person and on nothing else, as headings name them.
static PAPER: Pattern = Pattern::new(concat!(
    r"(?i)^\W*(?:\p{L}+ )?(?:\p{L}*(?:anmälan|intyg(?:et)?|epikris|journal\p{L}*)|\p{L}+utlåtande|överklagan(?:de)?|avhysning)",
    r"(?:[^\p{L}]*(?:pdf|docx?)?$|[^\p{L}]+(?:för|gällande|angående|ang|avseende|om|av|till|från|rörande)(?:\W|$)|[^\p{L}]+(?-i:\p{Lu})|\W*\d)"
));

/// A head of what answers: "Yttrande över planen", "Inbjudan, svar". A "Försvar" is none.
static ANSWER: Pattern = Pattern::new(
    r"(?i)^\W*(?:[\p{L}:,]+\s+){0,2}(?:(?:remiss|samråds)?(?:yttrande|svar)|synpunkter)(?:\W|$)",
);

#[cfg(test)]
mod tests {
    use crate::consultation::{BodyName, Invited};
    use crate::message::{AttachedText, Unreadable};
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{Authority, History, Outcome, judge};

    fn asks_the_council() -> Authority {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Föreningsrådet i Exempel"),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        authority
    }

    /// Subjects, notes and files of a body that was asked.
    const PAPERS: &[(&str, &str, &str, Outcome)] = &[
        // A body speaks of its people.
        ("Brev", "Se bilaga.", "Eleven med adhd glöms bort. Storskolan passar ingen.", Outcome::Review),
        ("Brev", "Se bilaga.", "Läkarintyg krävs för färdtjänst. Det vill vi ha bort.", Outcome::Review),
        ("Brev", "Se bilaga.", "Medlemmen Eva berättar om sin hemtjänst. Vi håller med.", Outcome::Review),
        ("Brev", "Se bilaga.", "Överklagande har aktualiserats. Vi vill ha kvar skolan.", Outcome::Review),
        ("Överklagan", "Se bilaga.", "Vi vill ha billiga larm.", Outcome::Review),
        ("Brev", "Se bilaga.", "Färdtjänsten är dyr nog.\n\nBo Ek", Outcome::Review),
        ("Brev", "Se bilaga.", "Vår ordförande Bo Ek följer färdtjänsten. Den är för dyr.", Outcome::Review),
        (
            "Brev",
            "Se bilaga.",
            "Bo Ek har hemtjänst. Vi anser att den ska bli billigare för alla.",
            Outcome::Review,
        ),
        // A full name beside a private word is one person's matter.
        ("Brev", "Se bilaga.", "Bo Ek söker färdtjänst.", Outcome::Ignored),
        ("Brev", "Se bilaga.", "Bo Ek, 1940, behöver mer hemtjänst. Det är för dåligt.", Outcome::Ignored),
        (
            "Brev",
            "Se bilaga.",
            "Vår medlem Bo Ek föll. Hemtjänsten måste komma till honom.",
            Outcome::Ignored,
        ),
        ("Brev", "Se bilaga.", "Elis Ek, 4B, har adhd och behöver elevassistent.", Outcome::Ignored),
        // Views in ordinary words, and what stands in a house's papers.
        ("Till er", "Styrelsen skrev detta.", "Skolan måste vara kvar.", Outcome::Review),
        ("Till er", "Styrelsen skrev detta.", "Vi kräver att skolan får leva.", Outcome::Review),
        (
            "Till er",
            "Styrelsen skrev detta.",
            "Enligt Parisavtalet går det för sakta. Målen är för svaga.",
            Outcome::Review,
        ),
        ("Från årsmötet i byn", "Detta antogs i går.", "Fler bussar behövs hit.", Outcome::Review),
        (
            "Till er",
            "Styrelsen skrev detta.",
            "Byns stadgar\nStyrelsen anser att avgiften är bra.",
            Outcome::Ignored,
        ),
        (
            "Till er",
            "Affisch till entrén.",
            "Julfest! Anmälan bör ske före den 1 december.",
            Outcome::Ignored,
        ),
        ("Hyra", "Vi vill boka hallen.", "Vi tycker att mattorna är för slitna.", Outcome::Ignored),
    ];

    #[test]
    fn a_paper_is_one_persons_where_it_says_whose_and_the_body_gives_no_view() {
        for (subject, text, enclosed, outcome) in PAPERS {
            let mail = mail().from(&["eva@rad.example"]).subject(subject).text(text);
            let message = mail.attached_text("a.docx", enclosed).done();
            let verdict = judge(&message, &circumstances(), &asks_the_council(), &History::default());
            assert_eq!(verdict.outcome, *outcome, "{subject} {text} {enclosed}");
        }
    }

    #[test]
    fn a_call_in_the_subject_may_be_the_one_that_is_answered() {
        for (subject, name, outcome) in [
            ("Inbjudan", "Scan_0012.pdf", Outcome::Review),
            ("Inbjudan att tycka till", "Scan_0012.pdf", Outcome::Review),
            ("Kallelse", "Scan_0012.pdf", Outcome::Review),
            ("Inbjudan", "Inbjudan.pdf", Outcome::Ignored),
        ] {
            let mail = mail().from(&["eva@rad.example"]).subject(subject).text("Se bilaga");
            let mut message = mail.attached_text(name, "").done();
            message.attachments[0].text = AttachedText::Unreadable(Unreadable::Picture);
            let verdict = judge(&message, &circumstances(), &asks_the_council(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{subject} {name}");
        }
    }

    #[test]
    fn a_word_for_a_view_is_enough_of_a_subject_and_thanks_are_no_answer() {
        for (subject, text, outcome) in [
            ("Inspel", "Fler cykelbanor!", Outcome::Review),
            ("Feedback", "Fler cykelbanor!", Outcome::Review),
            ("Svar", "Tack för informationen!", Outcome::Ignored),
        ] {
            let message = mail().from(&["eva@rad.example"]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &asks_the_council(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{subject} {text}");
        }
    }
}
