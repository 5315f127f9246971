//! How an answer opens with the name of who gives it: "Exempelföreningen tackar för möjligheten", "Vi i
//! Exempelföreningen".

use std::sync::LazyLock;

use regex::Regex;

use super::{GENERIC, line_so_far};
use crate::recognition::SenderKind;
use crate::recognition::organisation_name::kind_of;
use crate::recognition::pattern::{any_words, pattern};
use crate::recognition::sentence::said;

/// "Vi i Exempelföreningen".
static WE_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|\W)(?:[Vv]i|[Oo]ss) (?:i|på|från|hos) (?P<who>\p{Lu}[^\s,.;:!?]*(?: \p{Lu}[^\s,.;:!?]*){0,4})",
    )
});

/// The words before the name there.
static WE: LazyLock<Regex> = LazyLock::new(|| {
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
    ])
});

/// What stands behind the name: "Exempelföreningen tackar för möjligheten".
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    any_words(&[
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

/// What stands before such words at the beginning of a line, and the words.
fn opened(text: &str) -> Option<(&str, &str)> {
    let openings = OPENS.find_iter(text).filter_map(|found| {
        let (before, behind) = (text.get(..found.start())?, text.get(found.end()..)?);
        let who = line_so_far(before)?.trim_start_matches([' ', '\t']);
        (behind.starts_with([' ', '\n']) && is_name_like(who)).then_some((who, found.as_str(), behind))
    });
    // "Vi tillstyrker" names nobody, and is how most answers begin: who is named below is written about.
    let (who, opens, behind) = openings.take(1).find(|(who, ..)| !matches!(*who, "Vi" | "Jag"))?;
    let sentence = behind.split(['.', '!', '?', '\n']).next().unwrap_or_default();
    let is_anothers = I_DO_NOT.iter().any(|words| sentence.contains(words));
    (!is_anothers).then_some((who, opens))
}

/// A few words, the first of them with a capital, and nothing that parts them.
fn is_name_like(who: &str) -> bool {
    let parts = |c: char| c != ' ' && (c.is_whitespace() || ",.;:!?".contains(c));
    let words = || who.split(' ');
    who.starts_with(char::is_uppercase)
        && !who.contains(parts)
        && words().count() <= MOST_WORDS
        && words().all(|word| !word.is_empty())
}

/// The name with which `text` opens.
pub(super) fn who_opens(text: &str) -> Option<&str> {
    let we = WE.is_match(text).then(|| WE_IN.captures(text)).flatten();
    let (who, opens) = we.and_then(|we| Some((we.name("who")?.as_str(), ""))).or_else(|| opened(text))?;
    // "Föreningen tillstyrker" names nobody, and an authority at the opening is written about.
    let spoken = said(who);
    let named =
        kind_of(who, &spoken).is_some_and(|kind| kind != SenderKind::Authority || FORMAL.contains(&opens));
    Some(who).filter(|_| named && !GENERIC.is_match(&spoken))
}
