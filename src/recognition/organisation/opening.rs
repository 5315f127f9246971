//! How an answer opens with the name of who gives it: "Exempelföreningen tackar för möjligheten", "Vi i
//! Exempelföreningen".

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::GENERIC;
use crate::recognition::SenderKind;
use crate::recognition::organisation_name::kind_of;
use crate::recognition::pattern::{any_words, pattern};
use crate::recognition::sentence::said;

/// "Exempelföreningen tackar för möjligheten", at the beginning of a line.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*(?P<who>\p{Lu}[^\s,.;:!?]*(?:[ ][^\s,.;:!?]+){0,5}?)[ ](?:tackar för|tillstyrker|avstyrker|ställer sig|lämnar|avger|har beretts|har getts|får härmed|vill härmed|avstår|motsätter sig|har inga synpunkter|önskar lämna|översänder|har tagit del|har läst|har gått igenom|har mottagit|har fått|har tagit emot|har inget|är positiv|anser|tycker|ser positivt|stödjer|stöder|välkomnar|vill tacka|instämmer)[ \n]",
    )
});

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

/// What every such opening has in it: a text without is done with at once.
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
        " har tagit",
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
    ])
});

/// The first opening, looked for on the lines that may hold one, each once.
fn opened(text: &str) -> Option<Captures<'_>> {
    let mut rest = text;
    loop {
        let at = OPENS.find(rest)?.start();
        let (before, after) = rest.split_at_checked(at)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = after.find('\n').map_or(rest.len(), |length| at + length + 1);
        let line = rest.get(start..end)?;
        // "Vi tillstyrker" names nobody, and is how most answers begin: who is named below is written about.
        if matches!(rest.get(start..at)?, "Vi" | "Jag") {
            if OPENING.is_match(line) {
                return None;
            }
        } else if let Some(found) = OPENING.captures(line) {
            return Some(found);
        }
        rest = rest.get(end..)?;
    }
}

/// The name with which `text` opens.
pub(super) fn who_opens(text: &str) -> Option<&str> {
    let we = WE.is_match(text).then(|| WE_IN.captures(text)).flatten();
    let who = we.or_else(|| opened(text))?.name("who")?.as_str();
    // "Föreningen tillstyrker" names nobody, and an authority at the opening is written about.
    let spoken = said(who);
    let named = kind_of(who, &spoken).is_some_and(|kind| kind != SenderKind::Authority);
    Some(who).filter(|_| named && !GENERIC.is_match(&spoken))
}
