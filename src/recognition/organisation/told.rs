//! What a mail says outright of who answers: "Remissvar från X", "X:s svar", "Organisation: X"; and who it says only
//! receives it.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use super::line_so_far;
use crate::pattern::{AnyCase, Pattern, any_case, any_words};

/// Where the name in "Remissvar från X" ends.
static AFTER_NAME: Pattern = Pattern::new(
    r"(?i)[ _]+(?:på|ang|angående|gällande|avseende|till|över|om|med|dnr|diarie\w*|ärende\w*|ks|remiss\w*|bifog\w*|\d\S*|-|–|finns|följer|kommer)(?:[ _.:]|$)",
);

/// What an answer is called in "Remissvar från X".
static ANSWERS: LazyLock<AnyCase> = LazyLock::new(|| {
    any_case(&["svar", "yttrande", "synpunkter", "lausunto", "uttalelse", "response", "comments"])
});

/// What stands between.
const FROM: [&str; 9] =
    ["från", "FRÅN", "fra\u{30a}n", "fran", "from", "fra", "av", "på uppdrag av", "PÅ UPPDRAG AV"];

/// Characters of a name, the fewest and the most.
const NAME: RangeInclusive<usize> = 3..=80;

/// The name behind "Remissvar från".
pub(super) fn from_whom(text: &str) -> Option<&str> {
    let who = ANSWERS.first_behind(text, behind_from)?;
    Some(AFTER_NAME.find(who).and_then(|after| who.get(..after.start())).unwrap_or(who))
}

/// The name at the beginning of `text`, behind "från".
fn behind_from(text: &str) -> Option<&str> {
    let behind =
        |text: &str, word: &str| text.get(..word.len())?.eq_ignore_ascii_case(word).then_some(word.len());
    let text = behind_blanks(text)?;
    let name = FROM.iter().find_map(|from| behind_blanks(text.get(behind(text, from)?..)?))?;
    let end = name.char_indices().take(*NAME.end()).find(|(_, c)| "\n,.;:!?()".contains(*c));
    let cut = || name.char_indices().nth(*NAME.end()).map_or(name.len(), |(at, _)| at);
    let name = name.get(..end.map_or_else(cut, |(at, _)| at))?;
    name.chars().nth(*NAME.start() - 1).is_some().then_some(name)
}

/// What stands behind the blanks at the beginning of `text`, also those of the names of files.
fn behind_blanks(text: &str) -> Option<&str> {
    let behind = text.trim_start_matches([' ', '_']);
    (behind.len() < text.len()).then_some(behind)
}

/// "Brorådets svar på Ks 1216/2018", at the beginning. What is answered to such a subject is another's.
static WHOSE: Pattern = Pattern::new(
    r"^[ \t]*(?P<who>\p{Lu}[^\s,.;:!?]*(?:[ _](?:\p{Lu}[^\s,.;:!?]*|i|för|och|av|de)){0,4}?(?:[ _][^\s,.;:!?]+)?):?s[ _](?:gemensamma[ _])?(?:remiss?)?(?:svar|yttrande|synpunkter)(?:[^\p{L}]|$)",
);

/// Words after which the answer is another's, which this is about.
const ABOUT: [&str; 10] =
    ["angående", "ang", "gällande", "avseende", "rörande", "beträffande", "om", "se", "fråga", "instämmer"];

/// What every such beginning has in it: a line without is done with at once.
static ITS: LazyLock<Regex> = LazyLock::new(|| {
    let answers = ["svar", "remiss", "yttrande", "synpunkter"];
    any_words(
        &answers
            .iter()
            .flat_map(|answer| [' ', '_'].map(|blank| format!("s{blank}{answer}")))
            .collect::<Vec<_>>(),
    )
});

/// The name in "X:s svar".
pub(super) fn whose(line: &str) -> Option<&str> {
    if !ITS.is_match(line) {
        return None;
    }
    let who = WHOSE.captures(line)?.name("who")?.as_str();
    (!is_about(who)).then_some(who)
}

/// Whether `text` begins with a word that says of whom it is, "Angående Brorådet".
pub(super) fn is_about(text: &str) -> bool {
    let first = text.split([' ', '_']).next().unwrap_or_default().to_lowercase();
    ABOUT.contains(&first.as_str())
}

/// What forms and letters write before the name of who answers.
const LABELS: [&str; 34] = [
    "organisation", "organisationens namn", "organisationsnamn", "namn på organisation",
    "namn på organisationen", "namn på förening", "namn på föreningen", "organisation/förening",
    "förening/organisation", "förening eller organisation", "organisation eller förening", "förening",
    "föreningens namn", "föreningsnamn", "avsändare", "remissinstans", "svarande", "svarar för",
    "företräder", "representerar", "på uppdrag av", "svar från", "remissvar från", "yttrande från",
    "inskickat av", "inlämnat av", "undertecknat av", "myndighet", "parti", "klubb", "organization",
    "on behalf of", "yhdistys", "organisasjon",
];

/// The values of the labels in `text`.
pub(super) fn labelled(text: &str) -> impl Iterator<Item = &str> {
    let signs = text.match_indices(':').chain(text.match_indices('='));
    signs.filter_map(|(at, sign)| {
        let (before, behind) = text.split_at_checked(at)?;
        is_label(line_so_far(before)?).then(|| value(behind.strip_prefix(sign)?))?
    })
}

/// Whether `text`, which stands at the beginning of a line, is such a label, with a word on it in brackets or without.
fn is_label(text: &str) -> bool {
    let text = text.split_once('(').map_or(text, |(label, _)| label);
    let label = text.trim_matches([' ', '\t', '>', '*', '•', '-']);
    LABELS.iter().any(|one| one.len() == label.len()) && LABELS.contains(&label.to_lowercase().as_str())
}

/// What stands behind a label, or on the line below.
fn value(behind: &str) -> Option<&str> {
    let blank = |c: char| c == '*' || (c.is_whitespace() && c != '\n');
    let behind = behind.trim_start_matches(blank);
    let value = behind.strip_prefix('\n').unwrap_or(behind).lines().next()?.trim();
    (!value.is_empty()).then_some(value)
}

/// A line to whom it goes, or who gets a copy.
static RECEIVERS: Pattern = Pattern::new(
    r"(?i)^[^\p{L}]*(?:till|kopia|kopior|cc|bcc|mottagare|adressat|sändlista|för kännedom|f\.?k|att|attn|to|copy|hej|hejsan|bästa|kära)(?:[ .:!]|$)",
);

/// Whether `line` says who receives it.
pub(super) fn is_receivers(line: &str) -> bool {
    RECEIVERS.is_match(line)
}

/// Where those begin who get it, up to a blank line.
static COPIES: Pattern = Pattern::new(
    r"(?im)^[ \t]*(?:kopia|kopior|cc|bcc|sändlista|mottagare|för kännedom|till[ \t]*:)[^\n]*(?:\n[^\n]*\S[^\n]*)*",
);

/// What such a place has in it.
static COPIED: LazyLock<AnyCase> = LazyLock::new(|| {
    any_case(&[
        "kopia", "kopior", "cc:", "cc ", "cc\n", "sändlista", "mottagare", "för kännedom", "till:", "till :",
    ])
});

/// Lines that the address of a letter has at most.
const ADDRESS_LINES: usize = 5;

/// What stands in `text` below the address of whom it is written to, "Till Exempels kommun" and the lines under it up
/// to a blank one.
fn below_address(text: &str) -> &str {
    let begins = text.trim_start();
    let is_to = begins.get(..5).is_some_and(|first| first.eq_ignore_ascii_case("till "));
    let parted = is_to.then(|| begins.split_once("\n\n")).flatten();
    let is_line = |line: &str| !line.trim_end().ends_with(['.', '!', '?']);
    let address = |block: &str| block.lines().count() <= ADDRESS_LINES && block.lines().all(is_line);
    parted.filter(|(block, _)| address(block)).map_or(text, |(_, letter)| letter)
}

/// What stands in `text` before and behind a list of those who get it, below the address of whom it is written to.
pub(super) fn own_parts(text: &str) -> [&str; 2] {
    let text = below_address(text);
    let found = COPIED.is_in(text).then(|| COPIES.find(text)).flatten();
    let parts = found.and_then(|found| Some([text.get(..found.start())?, text.get(found.end()..)?]));
    parts.unwrap_or([text, ""])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_before_a_name() {
        for (text, expected) in [
            ("Namn: Eva Ek\nOrganisation: Brorådet\nSvar: Ja", Some("Brorådet")),
            ("Avsändare: Norra Bro Byalag", Some("Norra Bro Byalag")),
            ("FÖRENING : Cykelrådet", Some("Cykelrådet")),
            ("Organisation (om du svarar för en sådan):\nCykelrådet", Some("Cykelrådet")),
            ("* Organisation/förening: Cykelrådet", Some("Cykelrådet")),
            ("Kopia till Norra Bro Byalag", None),
            ("Cc: Norra Bro Byalag", None),
            ("Till: Norra Bro Byalag", None),
            ("Vi är en förening: Brorådet", None),
        ] {
            assert_eq!(labelled(text).next(), expected, "{text}");
        }
    }

    #[test]
    fn an_answer_is_somebodys() {
        for (line, expected) in [
            ("Brorådets svar på Ks 1216/2018", Some("Brorådet")),
            ("Norra Bro Byalags remissvar", Some("Norra Bro Byalag")),
            ("Exempelpartiets yttrande över förslaget", Some("Exempelpartiet")),
            ("ABF:s synpunkter", Some("ABF")),
            ("Brorådets_svar.pdf", Some("Brorådet")),
            ("SV: Brorådets svar på Ks 1216/2018", None),
            ("Svar på Ks 1216/2018", None),
            ("Brorådets svarta lista", None),
            ("Angående Brorådets svar", None),
            ("Brorådet ställer sig bakom Cykelrådets yttrande.", None),
            ("Vi stödjer Brorådets svar", None),
        ] {
            assert_eq!(whose(line), expected, "{line}");
        }
    }

    #[test]
    fn who_receives_it_is_told_apart() {
        for (line, expected) in [
            ("Kopia till Norra Bro Byalag", true),
            ("Till Brorådet", true),
            ("Cc: Brorådet", true),
            ("Hej Brorådet!", true),
            ("Tillsammans för Bro", false),
            ("Attention Exempelby", false),
            ("Brorådet", false),
        ] {
            assert_eq!(is_receivers(line), expected, "{line}");
        }
        let text = "Mvh\nBrorådet\n\nKopia till:\nCykelrådet\nTuridgruppen\n\nEva Ek\n";
        assert_eq!(own_parts(text), ["Mvh\nBrorådet\n\n", "\n\nEva Ek\n"]);
    }
}
