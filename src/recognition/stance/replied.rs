//! A yes or a no to what stands before: "Stöder vi planen? Nej.", "LRF avstyrker planen. Det gör inte vi."

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use super::label::{Asked, Field};
use super::pointing::NAMES_IT;
use super::reading::{read, read_label};
use super::{Leaning, Stance, boxes};
use crate::pattern::{Pattern, pattern};
use crate::recognition::Place;
use crate::recognition::phrase::Saying;
use crate::recognition::sentence::{QUOTATION_MARKS, Sentence, said};

/// Letters that a bare yes or no, "nej, absolut inte", has at most.
const BARE: usize = 42;

/// Letters that a reply in the writer's own name, "det gör inte vi i Exempelföreningen", has at most.
const NAMED: usize = 90;

/// Letters of a field in a form, label and all.
const FIELD: usize = 160;

/// Yes in the first group, no in the second, and the side itself in the third and fourth.
static YES_OR_NO: LazyLock<Regex> = LazyLock::new(|| {
    let yes = "ja|jo|javisst|jada|jajaman|jajamensan|japp|jepp|yes|yep|joo|juu|kylla|jawohl";
    let no = "nej|nejda|na|nae|nope|nei|no|nein|ei";
    let how = "helt|starkt|klart|absolut|bestamt";
    let so = "absolut|verkligen|sjalvklart|definitivt|tyvarr|tack|och ater|det gor (?:vi|jag)";
    pattern(&format!(
        "^[ ,]*(?:({yes})(?:[ ,]+(?:{so}|{yes}))*|({no})(?:[ ,]+(?:inte|det gor (?:vi|jag) inte|{so}|{no}))*|\
         (?:(?:{how}) )?(?:(for|positiv[at]?|genomfor (?:den|det|dem))|(emot|mot|imot|imod|against|dagegen|negativ[at]?)))[ ,]*$"
    ))
});

/// A thumb alone says it, in any colour of skin.
const THUMBS_UP: char = '\u{1f44d}';
const THUMBS_DOWN: char = '\u{1f44e}';
const SKIN: RangeInclusive<char> = '\u{1f3fb}'..='\u{1f3ff}';

/// Whether `character` is a thumb that says yes or no.
pub(in crate::recognition) fn is_thumb(character: char) -> bool {
    matches!(character, THUMBS_UP | THUMBS_DOWN)
}

/// What a writer's reply has in it, to be listened for.
pub(super) static REPLIES: LazyLock<Saying> = LazyLock::new(|| {
    let stems = [
        "det gör ", "gör det ", "gör inte det ", "gör ej det ", "tycker inte ", "så gör ", "det är ",
        "så är ", "det tycker ", "så tycker ", "instämmer", " håller ", "tvärt", "motsats",
    ];
    Saying::led_to_by(&stems)
});

/// "Det gör vi i Exempelföreningen", and with a "not" in any group.
static SO_DO_WE: LazyLock<Regex> = LazyLock::new(|| {
    let who = "(?:vi|jag)(?: (?:i|pa|fran|inom|hos|pa|som|for) (?:[a-z0-9-]+ ?){1,4}?)?";
    pattern(&format!(
        "^ (?:men )?(?:(?:det|sa) (?:gor|ar|tycker)( inte| ej)? {who}|{who} (?:gor|tycker) (?:det|sa)|{who} (?:gor|tycker)( inte| ej) (?:det|sa)|(?:vi|jag) ocksa)( inte| ej)?(?: heller| daremot| dock| ocksa)? $"
    ))
});

/// "Vi instämmer", "vi håller med om det".
static AGREES: LazyLock<Regex> = LazyLock::new(|| {
    let how = "(?: helt| fullt ut| verkligen| till fullo)?";
    pattern(&format!(
        "^ (?:(?:da|darfor|sa|och|det|detta) )?(?:(?:vi|jag) (?:instammer|haller)|(?:instammer|haller) (?:vi|jag)){how}(?: med)?{how}(?: (?:i|om)(?: det| detta)?)? $"
    ))
});

/// "Vi håller inte med.", "Vi gör tvärtom."
static DISAGREES: Pattern = Pattern::new(concat!(
    "^ (?:men )?(?:(?:vi|jag) (?:instammer|haller) (?:inte|ej)|(?:det|detta) (?:instammer|haller) (?:vi|jag) (?:inte|ej))(?: med)?(?: (?:i|om)(?: det| detta)?)? $",
    "|^ (?:men )?(?:vi|jag) (?:gor|tycker|anser|menar|sager|svarar)(?: precis| rakt| helt| alldeles)? (?:tvartom|tvart om|(?:raka )?motsatsen) $",
));

/// "Så är det inte.", "Det stämmer inte."
static NOT_SO: Pattern = Pattern::new(
    "^ (?:men |nej , )?(?:sa ar det|det ar|det stammer) (?:inte|ej)(?: sa| sant| riktigt| fallet)? (?:$|,)",
);

/// What somebody else expects of the writer: "Ni räknar med att vi tillstyrker."
static BELIEVED: Pattern = Pattern::new(
    "^ (?:ni|de|du|dom|kommunen|man|alla|nagon|politikerna) (?:[a-z]+ )?(?:tror|raknar med|utgar fran|vantar er|hoppas|pastar) att ",
);

/// What a sentence replies to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Yes,
    No,
    /// A side, whatever was asked.
    For,
    Against,
}

impl Reply {
    /// A yes or no and nothing else; of a form only what is ticked.
    fn bare(sentence: &Sentence) -> Option<Self> {
        let field = Field::of(sentence.written()).filter(|field| field.asks() == Asked::Reply);
        if let Some(field) = field {
            return Self::worded(&said(field.value));
        }
        match boxes::ticked(sentence.written()) {
            Some(ticked) => Self::worded(&said(&ticked)),
            None => Self::worded(&sentence.said).or_else(|| Self::of_thumb(sentence.written())),
        }
    }

    /// A yes or no in `said` and nothing else.
    fn worded(said: &str) -> Option<Self> {
        let found = YES_OR_NO.captures(said)?;
        let replies = [Self::Yes, Self::No, Self::For, Self::Against];
        replies.into_iter().zip(1..).find(|(_, group)| found.get(*group).is_some()).map(|(reply, _)| reply)
    }

    fn of_thumb(written: &str) -> Option<Self> {
        let shown = |one: &char| !one.is_whitespace() && !SKIN.contains(one) && *one != '\u{fe0f}';
        let mut shown = written.chars().filter(shown);
        let first = shown.next().filter(|one| is_thumb(*one) && shown.all(|other| other == *one))?;
        Some(if first == THUMBS_UP { Self::For } else { Self::Against })
    }

    /// Whether the writer thinks so too.
    fn of_the_writer(said: &str) -> Option<Self> {
        if AGREES.is_match(said) {
            return Some(Self::Yes);
        }
        let found = SO_DO_WE.captures(said)?;
        let not = found.iter().skip(1).flatten().next().is_some();
        Some(if not { Self::No } else { Self::Yes })
    }

    fn is_a_side(self) -> bool {
        matches!(self, Self::For | Self::Against)
    }

    /// Towards a proposal that somebody is for or against.
    fn to(self, stance: Stance) -> Option<Leaning> {
        let stance = match (stance, self) {
            (Stance::SupportsWithChanges, Self::Yes) => stance,
            (_, Self::For) | (Stance::Supports, Self::Yes) => Stance::Supports,
            (_, Self::Against)
            | (Stance::Supports | Stance::SupportsWithChanges, Self::No)
            | (Stance::Opposes, Self::Yes) => Stance::Opposes,
            _ => return None,
        };
        Some(Leaning { stance, firm: true, part: false, told: false })
    }
}

/// What `sentence` says in reply to its own label or to the one `before`; in a mail of nothing else, to the proposal
/// that the subject names. `None` where it is no reply.
pub(super) fn replied(
    sentence: &Sentence,
    before: Option<&Sentence>,
    alone: bool,
) -> Option<Option<Leaning>> {
    let length = sentence.said.len();
    if length > FIELD || sentence.place == Place::Subject {
        return None;
    }
    if let Some(leaning) = in_field(sentence) {
        return Some(leaning);
    }
    if let Some(reply) = of_the_writer(sentence) {
        return told(before?).map(|stance| reply.to(stance));
    }
    if disagrees(sentence, before) {
        return told(before?).map(|stance| Reply::No.to(stance));
    }
    if length > BARE && !sentence.written().contains(':') {
        return None;
    }
    let asked = before.is_some_and(Sentence::asks);
    let bare = if asked || alone { Reply::bare(sentence) } else { None }?;
    match before.filter(|_| asked).map(|before| (before, read(before, || false))) {
        Some((_, Some((stance, _)))) => Some(bare.to(stance)),
        Some((before, None)) if bare.is_a_side() && is_about_it(before) => Some(bare.to(Stance::Supports)),
        None if alone => Some(bare.to(Stance::Supports)),
        _ => None,
    }
}

/// What `sentence` says, also in somebody else's words: "Ni skriver ”vi tillstyrker”".
fn told(sentence: &Sentence) -> Option<Stance> {
    let quoted = sentence.written().contains(QUOTATION_MARKS);
    let whole = quoted.then(|| sentence.part(&said(&sentence.written().replace(QUOTATION_MARKS, " "))));
    read(whole.as_ref().unwrap_or(sentence), || false).map(|(stance, _)| stance)
}

/// Whether a question is about the proposal.
fn is_about_it(question: &Sentence) -> bool {
    NAMES_IT.is_match(&question.said) || question.said.contains(" for eller ")
}

/// What the field of a form says whose label asks for a view, "Åsikt: nej", or for one word of several.
fn in_field(sentence: &Sentence) -> Option<Option<Leaning>> {
    // Most sentences have no colon, and of those hardly any ends like this.
    let dash = || sentence.said.ends_with(" nej ").then(|| Field::before_dash(sentence.written())).flatten();
    let field = Field::of(sentence.written()).or_else(dash)?;
    if !field.yes_or_no && boxes::has_several(sentence.written()) {
        return None;
    }
    let value = said(field.value);
    let label = || read_label(&sentence.part(field.label()));
    let Some(reply) = Reply::worded(&value) else { return refused(&field, &value, sentence) };
    match field.asks() {
        Asked::View => Some(reply.to(Stance::Supports)),
        Asked::Itself => label().map(|stance| reply.to(stance)),
        Asked::Deed if field.chosen => Some(label().and_then(|stance| reply.to(stance))),
        Asked::Deed => Some(label().filter(|_| reply == Reply::Yes).and_then(|stance| reply.to(stance))),
        Asked::Nothing if field.chosen && reply.is_a_side() => Some(reply.to(Stance::Supports)),
        // Whatever the label is, a no behind it leaves no yes of its own words.
        Asked::Nothing | Asked::Reply => (reply == Reply::No && label().is_some_and(is_yes)).then_some(None),
    }
}

/// "Tillstyrker planen: nej, den är för dyr": what stands behind the no is read alone.
fn refused(field: &Field, value: &str, sentence: &Sentence) -> Option<Option<Leaning>> {
    let (first, rest) = value.split_once(',')?;
    let no = Reply::worded(first) == Some(Reply::No) && field.asks() != Asked::View;
    let yes = || read_label(&sentence.part(field.label())).is_some_and(is_yes);
    let own = || {
        read_label(&sentence.part(rest)).map(|stance| Leaning {
            stance,
            firm: true,
            part: false,
            told: false,
        })
    };
    (no && yes()).then(own)
}

fn is_yes(stance: Stance) -> bool {
    matches!(stance, Stance::Supports | Stance::SupportsWithChanges)
}

/// A box or a field that is left open: what was asked is still asked.
pub(super) fn is_left_open(sentence: &Sentence) -> bool {
    sentence.said.len() <= BARE
        && boxes::ticked(sentence.written()).is_some_and(|ticked| ticked.trim().is_empty())
}

/// "Det gör inte vi": what stood before was somebody else's. "Så är det inte": or is not so.
pub(super) fn parts_with(sentence: &Sentence, before: Option<&Sentence>) -> bool {
    of_the_writer(sentence) == Some(Reply::No)
        || disagrees(sentence, before)
        || (NOT_SO.is_match(&sentence.said) && before.is_some_and(is_reported))
}

/// Whether all that `sentence` says stands behind an "att" and is told by somebody else than the writer.
fn is_reported(sentence: &Sentence) -> bool {
    let lead = sentence.said.split_once(" att ").map(|(lead, _)| lead);
    lead.is_some_and(|lead| {
        let own = lead.starts_with(" vi ") || lead.starts_with(" jag ");
        !own && read(&sentence.part(lead), || false).is_none()
    })
}

/// Whether `sentence` disagrees with the one `before`, in which somebody else speaks.
fn disagrees(sentence: &Sentence, before: Option<&Sentence>) -> bool {
    let own = |said: &str| {
        [" vi ", " jag ", " oss ", " var "].iter().any(|own| said.contains(own)) && !BELIEVED.is_match(said)
    };
    let may_be = sentence.said.len() <= NAMED && REPLIES.may_be_said_in(sentence);
    may_be && DISAGREES.is_match(&sentence.said) && before.is_some_and(|before| !own(&before.said))
}

fn of_the_writer(sentence: &Sentence) -> Option<Reply> {
    let may_be = sentence.said.len() <= NAMED && REPLIES.may_be_said_in(sentence);
    may_be.then(|| Reply::of_the_writer(&sentence.said))?
}

/// "Kommunen må tycka att planen är bra, men det gör inte vi": what stands before the last of the `clauses` is somebody
/// else's.
pub(super) fn parts_with_the_rest(clauses: &[Sentence]) -> bool {
    let own = |last: &Sentence| Reply::of_the_writer(&format!(" {} ", last.said.trim_matches([' ', ','])));
    match clauses {
        [_, .., last] if REPLIES.may_be_said_in(last) => own(last) == Some(Reply::No),
        _ => false,
    }
}

/// What the writer's part of a sentence, "men det är inte vi", says against the view of others.
pub(super) fn replied_within(own: &str, theirs: Stance) -> Option<Stance> {
    Reply::of_the_writer(own)?.to(theirs).map(|one| one.stance)
}
