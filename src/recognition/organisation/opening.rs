//! How an answer opens with the name of who gives it: "Exempelföreningen tackar för möjligheten", "Vi i
//! Exempelföreningen".

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::{GENERIC, line_so_far};
use crate::recognition::SenderKind;
use crate::recognition::organisation_name::kind_of;
use crate::recognition::pattern::any_words;
use crate::recognition::sentence::said;

/// What stands before the name, "Vi i Exempelföreningen", or behind it, "Exempelföreningen tackar för möjligheten".
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    any_words(&[
        "vi i ",
        "Vi i ",
        "oss i ",
        "Oss i ",
        "vi på ",
        "Vi på ",
        "oss på ",
        "Oss på ",
        "vi från ",
        "Vi från ",
        "oss från ",
        "Oss från ",
        "vi hos ",
        "Vi hos ",
        "oss hos ",
        "Oss hos ",
        " tackar för",
        " tillstyrker",
        " avstyrker",
        " ställer sig",
        " lämnar",
        " avger",
        " har beretts",
        " har getts",
        " har inga synpunkter",
        " får härmed",
        " vill härmed",
        " avstår",
        " motsätter sig",
        " önskar lämna",
        " översänder",
        " har tagit del",
        " har tagit emot",
        " har läst",
        " har gått igenom",
        " har mottagit",
        " har fått",
        " har inget",
        " är positiv",
        " anser",
        " tycker",
        " ser positivt",
        " stödjer",
        " stöder",
        " välkomnar",
        " vill tacka",
        " instämmer",
        " kan inte",
        " säger",
        " yrkar",
        " avböjer",
        " har ingen",
        " kräver",
        " föreslår",
        " stöttar",
        " biträder",
        " protesterar",
        " ser mycket positivt",
        " ser kritiskt",
    ])
});

/// Words that a name at the opening may have.
const MOST_WORDS: usize = 6;

/// Those of the words that an authority writes of itself, and nobody of it who begins a letter.
const FORMAL: [&str; 9] = [
    " har inga synpunkter",
    " har ingen",
    " har inget",
    " lämnar",
    " avger",
    " avböjer",
    " avstår",
    " har beretts",
    " får härmed",
];

/// Who goes on in the first person is not who is named: "Byalaget tycker det, men jag tycker tvärtom".
const I_DO_NOT: [&str; 4] = [" men jag ", " medan jag ", ", jag ", " fast jag "];

/// A name that stands before words such as those, the words, and what stands behind them.
type Opening<'a> = (&'a str, &'a str, &'a str);

/// What stands before `found` at the beginning of a line, where those words end.
fn before<'a>(text: &'a str, found: &Match<'a>) -> Option<Opening<'a>> {
    let (before, behind) = (text.get(..found.start())?, text.get(found.end()..)?);
    let who = line_so_far(before)?.trim_start_matches([' ', '\t']);
    (behind.starts_with([' ', '\n']) && is_name_like(who)).then_some((who, found.as_str(), behind))
}

/// Whether it is the sender who is named there.
fn is_own((who, _, behind): &Opening<'_>) -> bool {
    let sentence = || behind.split(['.', '!', '?', '\n']).next().unwrap_or_default();
    // "Vi tillstyrker" names nobody, and is how most answers begin: who is named below is written about.
    !matches!(*who, "Vi" | "Jag") && !I_DO_NOT.iter().any(|words| sentence().contains(words))
}

/// The words with a capital behind `found`, which is "vi i".
fn behind<'a>(text: &'a str, found: &Match<'_>) -> Option<&'a str> {
    let (before, behind) = (text.get(..found.start())?, text.get(found.end()..)?);
    let within_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let words = behind.split(parts).next()?.split(' ').take(MOST_WORDS - 1);
    let capitals = words.take_while(|word| word.starts_with(char::is_uppercase));
    let length: usize = capitals.map(|word| word.len() + 1).sum();
    behind.get(..length.checked_sub(1)?).filter(|_| !within_word)
}

/// Whether `c` ends a name.
fn parts(c: char) -> bool {
    c != ' ' && (c.is_whitespace() || ",.;:!?".contains(c))
}

/// A few words, the first of them with a capital, and nothing that parts them.
fn is_name_like(who: &str) -> bool {
    let words = || who.split(' ');
    who.starts_with(char::is_uppercase)
        && !who.contains(parts)
        && words().count() <= MOST_WORDS
        && words().all(|word| !word.is_empty())
}

/// The name with which `text` opens.
pub(super) fn who_opens(text: &str) -> Option<&str> {
    let mut opens = None;
    let mut all = BESIDE.find_iter(text);
    let we = all.find_map(|found| {
        if !found.as_str().starts_with(' ') {
            return Some((behind(text, &found)?, ""));
        }
        opens = opens.or_else(|| before(text, &found));
        None
    });
    let (who, opens) = we.or_else(|| opens.filter(is_own).map(|(who, words, _)| (who, words)))?;
    // "Föreningen tillstyrker" names nobody, and an authority at the opening is written about.
    let spoken = said(who);
    let named =
        kind_of(who, &spoken).is_some_and(|kind| kind != SenderKind::Authority || FORMAL.contains(&opens));
    Some(who).filter(|_| named && !GENERIC.is_match(&spoken))
}
