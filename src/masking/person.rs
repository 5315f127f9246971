//! Of a private person the own name, as the mail gives it, also within an address on the web. A word of the name is
//! known by its capital; in small letters, where many are common words, by what it stands beside: another word of
//! the name, or nothing at all, as people sign.

use std::ops::Range;

use regex::Captures;

use super::MASK;
use super::names::{Names, folded, halves, is_capital, is_within};
use crate::pattern::Pattern;

/// An address on the web, and a name in a social network.
static WEB: Pattern = Pattern::new(
    r#"(?i)(?:https?://|www\.)[^\s<>()"]+|\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?:/[^\s<>()"]*)?|\B@[\p{L}\d._-]{3,}"#,
);

/// The first group is who somebody says they are.
static SAYS: Pattern = Pattern::new(concat!(
    r"(?i:\b(?:jag heter|mitt namn är|my name is|nimeni on))\s+",
    r"(\p{Lu}[\p{L}'’‘`´-]*(?:\s+(?:(?:af|av|von|de|del)\s+)?\p{Lu}[\p{L}'’‘`´-]*){0,3})",
));

/// Words, with the double names and the apostrophes of names.
pub(super) static WORDS: Pattern = Pattern::new(r"[\p{L}\p{M}]+(?:['’‘`´′‐‑-][\p{L}\p{M}]+)*");

/// What is called after a place: "Lunds kommun" is nobody's.
static AREA: Pattern = Pattern::new(
    r"^\s(?:kommun|län|landskommun|stift|pastorat|församling|socken|universitet|tingsrätt)\p{L}{0,4}\b",
);

/// Behind what a letter is signed.
static CLOSING: Pattern = Pattern::new(
    r"(?i)(?:^|[.!?/]|\b(?:m\.?v\.?h\.?|vh|hälsning(?:ar)?|hälsar|vänligen|regards|terveisin|hilsen))[ \t,:–/-]*$",
);
/// The first group is the surname's initial, where that is all that is signed of it.
static END: Pattern = Pattern::new(r"^((?:[ \t]+\p{L}\p{M}?\b\.?)?)[ \t.,!]*(?:\r?\n|$)");

/// Before and behind a name by which somebody signs or says who they are.
static BEGINS: Pattern = Pattern::new(r"(?i)\b(?:jag|undertecknad|undertecknat)\b,?[ \t:]*$");
static ENDS: Pattern = Pattern::new(r"^[ \t]*(?:[.,!(/|]|\r?\n|$)");
/// Who says who they are goes on with what they think: the name ends where a word in small letters begins.
static GOES_ON: Pattern = Pattern::new(r"^[ \t]+\p{Ll}");

/// So many bytes of a line are looked at for what closes a letter: a hostile line may be the whole mail.
const LINE_LOOKED_AT: usize = 64;

/// A word of a text.
struct Word<'a> {
    at: Range<usize>,
    text: &'a str,
    folded: String,
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        is_capital(self.text)
    }
}

/// `text` without who wrote it.
pub(super) fn without_person(text: &str, name: &str, address: &str) -> String {
    let mut names = Names::of(name, address);
    for said in SAYS.captures_iter(text).filter_map(|found| found.get(1)) {
        // What stands on the next line may begin the next sentence: masked it may be, but learnt it is not.
        names.take_said(said.as_str().lines().next().unwrap_or_default());
    }
    let text = WEB.replace_all(text, |found: &Captures<'_>| {
        let web = found.get(0).map_or("", |one| one.as_str());
        let ending =
            web.strip_prefix(web.trim_end_matches(['.', ',', ';', ':', '!', '?'])).unwrap_or_default();
        if names_one_of(web, &names) { format!("{MASK}{ending}") } else { web.to_owned() }
    });
    let words: Vec<Word<'_>> = WORDS
        .find_iter(&text)
        .map(|word| Word { at: word.range(), text: word.as_str(), folded: folded(word.as_str()) })
        .collect();
    let said = SAYS.captures_iter(&text).filter_map(|found| Some(found.get(1)?.range()));
    let mut found: Vec<Range<usize>> = said.collect();
    found.extend(joined(&text, &words, &mut names));
    found.extend(beside(&text, &words, &mut names));
    found.extend(together(&text, &words, &names));
    found.extend(words.iter().flat_map(|word| alone(&text, word, &names)));
    once(&masked(&text, found))
}

/// Whether a part of the name stands in an address on the web, where names are written without blanks.
fn names_one_of(web: &str, names: &Names) -> bool {
    let web = folded(web);
    names.parts.iter().any(|part| part.len() >= 4 && web.contains(part.as_str()))
}

/// Neighbours that make together what the address, or a double name, writes as one word. From then on each of them
/// is a word of the name.
fn joined(text: &str, words: &[Word<'_>], names: &mut Names) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for size in 2..=3 {
        for some in words.windows(size) {
            let [first, between @ .., last] = some else { continue };
            // Who writes "Svenska kyrkan" names no person: both names have a capital, or neither.
            if first.is_capital() != last.is_capital()
                || !names.may_begin(&first.folded, &last.folded)
                || !are_neighbours(text, some)
            {
                continue;
            }
            let middle: String = between.iter().map(|word| word.folded.as_str()).collect();
            let are_capital = some.iter().all(Word::is_capital);
            let genitive = last.folded.strip_suffix('s').unwrap_or(&last.folded);
            let mut lasts = [last.folded.as_str(), genitive].into_iter();
            let called = lasts.find(|last| names.is_written(&first.folded, &middle, last, are_capital));
            if let Some(last_name) = called.map(str::to_owned) {
                names.learn(&first.folded);
                names.learn(&last_name);
                found.push(first.at.start..last.at.end);
            }
        }
    }
    found
}

/// Names behind a word of the name, where somebody signs or says who they are: a display name may be a first name alone.
/// From then on each of them is a word of the name.
fn beside(text: &str, words: &[Word<'_>], names: &mut Names) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for size in 2..=3 {
        for some in words.windows(size) {
            let [first, .., last] = some else { continue };
            let whole = text.get(first.at.start..last.at.end).unwrap_or_default();
            let is_signed = || {
                let before = line_before(text, first.at.start);
                let rest = text.get(last.at.end..).unwrap_or_default();
                let ends = ENDS.is_match(rest);
                ends && CLOSING.is_match(before)
                    || (ends || GOES_ON.is_match(rest)) && BEGINS.is_match(before)
            };
            if some.iter().all(Word::is_capital)
                && names.part(&first.folded).is_some()
                && !whole.contains('\n')
                && are_neighbours(text, some)
                && is_signed()
            {
                names.take_said(whole);
                found.push(first.at.start..last.at.end);
            }
        }
    }
    found
}

/// Two words of the name together, whatever their letters; between them may stand what stands there in the name, an
/// initial, or names more.
fn together(text: &str, words: &[Word<'_>], names: &Names) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for size in 2..=4 {
        for some in words.windows(size) {
            let [first, between @ .., last] = some else { continue };
            let Some(one) = names.paired(first.text, &first.folded) else { continue };
            let Some(other) = names.paired(last.text, &last.folded) else { continue };
            let capitals = first.is_capital() && last.is_capital();
            let binds = |word: &Word<'_>| {
                names.links(&word.folded)
                    || capitals && word.is_capital()
                    || word.folded.chars().count() == 1
                        && text.get(word.at.end..).is_some_and(|rest| rest.starts_with('.'))
            };
            // "En lång stig" is not Stig Lång, but where a letter is signed.
            let is_turned = names.is_surname(one)
                && !first.is_capital()
                && !last.is_capital()
                && signed(text, &(first.at.start..last.at.end)).is_none();
            if one != other && !is_turned && are_neighbours(text, some) && between.iter().all(binds) {
                found.push(first.at.start..last.at.end);
            }
        }
    }
    found
}

/// A word of the name by itself: with a capital, or where a letter is signed. Of a double name the half that is one.
fn alone(text: &str, word: &Word<'_>, names: &Names) -> Vec<Range<usize>> {
    if let Some(signed) = signed(text, &word.at).filter(|_| names.signs(&word.folded)) {
        return vec![signed];
    }
    if is_double(word.text, names) {
        return vec![word.at.clone()];
    }
    if let Some(part) = names.part(&word.folded) {
        let is_area =
            || names.is_surname(part) && text.get(word.at.end..).is_some_and(|rest| AREA.is_match(rest));
        return if word.is_capital() && !is_area() { vec![word.at.clone()] } else { Vec::new() };
    }
    let own = halves(word.text).filter(|(_, half)| is_capital(half) && names.part(&folded(half)).is_some());
    own.map(|(at, half)| word.at.start + at..word.at.start + at + half.len()).collect()
}

/// A double name of which every half is known is no common word.
fn is_double(word: &str, names: &Names) -> bool {
    word.contains(is_within) && halves(word).all(|(_, half)| names.part(&folded(half)).is_some())
}

/// Where a letter is signed with what stands `at`: that, and the initial behind it.
fn signed(text: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let initial = END.captures(text.get(at.end..).unwrap_or_default())?.get(1)?;
    CLOSING.is_match(line_before(text, at.start)).then(|| at.start..at.end + initial.end())
}

/// What stands on the same line before, or the end of it: no words that close a letter are longer.
fn line_before(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(LINE_LOOKED_AT));
    text.get(from..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default()
}

/// Whether only blanks or an initial's full stop part the words.
fn are_neighbours(text: &str, words: &[Word<'_>]) -> bool {
    words.windows(2).all(|two| {
        let [one, other] = two else { return false };
        let gap = text.get(one.at.end..other.at.start).unwrap_or_default();
        let gap = if one.folded.chars().count() == 1 { gap.trim_start_matches('.') } else { gap };
        gap.len() <= 3 && gap.chars().all(char::is_whitespace) && gap.matches('\n').count() < 2
    })
}

/// `text` with a mask in the place of each of `found`; what overlaps is one.
fn masked(text: &str, mut found: Vec<Range<usize>>) -> String {
    found.sort_by_key(|range| (range.start, range.end));
    let mut kept = String::new();
    let mut from = 0;
    for range in found {
        if range.start >= from {
            kept += text.get(from..range.start).unwrap_or_default();
            kept += MASK;
        }
        from = from.max(range.end);
    }
    kept + text.get(from..).unwrap_or_default()
}

/// First name and surname are one mask.
fn once(text: &str) -> String {
    let twice = format!("{MASK} {MASK}");
    let mut text = text.to_owned();
    while text.contains(&twice) {
        text = text.replace(&twice, MASK);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const INGRID: (&str, &str) = ("Ingrid Ros", "ingrid.ros@privat.example");
    const BARE: (&str, &str) = ("", "ingridros71@privat.example");
    const NEILL: (&str, &str) = ("Maria O'Neill", "m.on@privat.example");
    const LISA: (&str, &str) = ("Anna-Lisa Berg", "al@privat.example");
    const LUND: (&str, &str) = ("Lund, Bo (Villastaden)", "bl@privat.example");
    const LINNE: (&str, &str) = ("Carl M von Linné", "carl.von.linne@privat.example");

    /// A case: display name and address, a text, and what of it is told.
    type Case<'a> = ((&'a str, &'a str), &'a str, &'a str);

    fn are_masked(cases: &[Case<'_>]) {
        for ((name, address), text, expected) in cases {
            assert_eq!(without_person(text, name, address), *expected, "{name} {address}");
        }
    }

    #[test]
    fn a_name_in_small_letters_is_known_beside_another_and_where_a_letter_is_signed() {
        are_masked(&[
            (INGRID, "Det tycker ingrid\nros, och Ros Ingrid.", "Det tycker [borttaget], och [borttaget]."),
            (
                INGRID,
                "ingrid ros tycker så. Vänligen ingrid ros",
                "[borttaget] tycker så. Vänligen [borttaget]",
            ),
            (INGRID, "INGRID ROS här, Ingrid ros, ingrid Ros", "[borttaget] här, [borttaget], [borttaget]"),
            (INGRID, "Ja. Mvh ingrid", "Ja. Mvh [borttaget]"),
            (INGRID, "Ja.\n/ingrid\nNej!", "Ja.\n/[borttaget]\nNej!"),
            (
                INGRID,
                "ingrid ros\u{2019} och ingrid ros' åsikt",
                "[borttaget]\u{2019} och [borttaget]' åsikt",
            ),
            (
                INGRID,
                "ingrid ros's, Ingrid Ros’s, ingrid ross åsikt",
                "[borttaget], [borttaget], [borttaget] åsikt",
            ),
            (INGRID, "Ingrid Maria Ros, ingrid m. ros", "[borttaget], [borttaget]"),
            (INGRID, "Ingrid Ros-Ek, Ros-familjen", "[borttaget], [borttaget]-familjen"),
            (
                BARE,
                "Hej, Ingrid Ros här. Mvh Ingrid Ros, tack",
                "Hej, [borttaget] här. Mvh [borttaget], tack",
            ),
        ]);
    }

    #[test]
    fn whatever_is_found_to_be_the_name_is_known_everywhere() {
        const NOBODY: (&str, &str) = ("", "x1@privat.example");
        const SVEN: (&str, &str) = ("Sven", "x1@privat.example");
        const ANNA: (&str, &str) = ("Anna Maria Svensson", "x1@privat.example");
        are_masked(&[
            (
                NOBODY,
                "Svensson igen. Mitt namn är Karl Svensson.\nMed vänlig hälsning,\nKarl Svensson\nPS. Ja!\n/Karl Svensson",
                "[borttaget] igen. Mitt namn är [borttaget].\nMed vänlig hälsning,\n[borttaget]\nPS. Ja!\n/[borttaget]",
            ),
            (
                NOBODY,
                "Jag heter Karl Svensson. Karl Svensson tycker ja. Jag, Svensson, och karl svensson, www.svensson.example",
                "Jag heter [borttaget]. [borttaget] tycker ja. Jag, [borttaget], och [borttaget], [borttaget]",
            ),
            (
                NOBODY,
                "Jag heter Karl\n\nVi tycker ja. Vi bor här.",
                "Jag heter [borttaget] tycker ja. Vi bor här.",
            ),
            (SVEN, "Karlsson här. Ja.\nMvh Sven Karlsson", "[borttaget] här. Ja.\nMvh [borttaget]"),
            (SVEN, "Jag, Sven Karlsson, tycker ja.", "Jag, [borttaget], tycker ja."),
            (
                SVEN,
                "Undertecknad Sven Karlsson tillstyrker. Sven Karlsson igen, jag sven Karlsson tycker",
                "Undertecknad [borttaget] tillstyrker. [borttaget] igen, jag [borttaget] tycker",
            ),
            (SVEN, "Jag Sven Karlsson Ek bor här.", "Jag [borttaget] bor här."),
            (SVEN, "Ja.\nSven Karlsson, Rosta\nNej", "Ja.\n[borttaget], Rosta\nNej"),
            (SVEN, "Jag tycker som Sven Karlsson skriver.", "Jag tycker som [borttaget] Karlsson skriver."),
            (SVEN, "Ja. Mvh sven k", "Ja. Mvh [borttaget]"),
            (("Åsa Öberg", ""), "Ja.\nåsa ö.\nNej", "Ja.\n[borttaget]\nNej"),
            (ANNA, "annamaria svensson, Annamaria och ANNAMARIA", "[borttaget], [borttaget] och [borttaget]"),
            (("Lars Nilsson", ""), "Ja! Mvh nilsson lars", "Ja! Mvh [borttaget]"),
        ]);
    }

    #[test]
    fn an_address_alone_tells_the_names_that_it_joins() {
        are_masked(&[
            (BARE, "Jag, ingrid ros, vill. Ingrids man.", "Jag, [borttaget], vill. [borttaget] man."),
            (BARE, "INGRID MARIA ROS", "[borttaget]"),
            (BARE, "Nej tack. Mvh Ingrid", "Nej tack. Mvh [borttaget]"),
            (("", "bo.ek@privat.example"), "Jag är Bo Ek.", "Jag är [borttaget]."),
            (("", "iros@privat.example"), "Jag är Ingrid Ros.", "Jag är [borttaget]."),
            (("", "ingros01@privat.example"), "Ingrid Ros' svar", "[borttaget]' svar"),
        ]);
    }

    #[test]
    fn accents_hyphens_and_apostrophes_do_not_hide_a_name() {
        are_masked(&[
            (
                NEILL,
                "Maria ONeill, O’Neill, O'Neill och O`Neills",
                "[borttaget], [borttaget], [borttaget] och [borttaget]",
            ),
            (NEILL, "maria o’neill, maria oneills", "[borttaget], [borttaget]"),
            (("Maria O’Neill", ""), "O'Neill och Neill", "[borttaget] och [borttaget]"),
            (LISA, "Annalisa Berg, Anna Lisa tycker. Lisa.", "[borttaget], [borttaget] tycker. [borttaget]."),
            (LISA, "Anna-Lisas och Anna‑Lisas, anna-lisas", "[borttaget] och [borttaget], [borttaget]"),
            (LISA, "anna-lisa berg, annalisa bergs", "[borttaget], [borttaget]"),
            (("Annalisa Berg", ""), "Anna Lisa Berg, anna-lisa berg", "[borttaget], [borttaget]"),
            (
                ("Björn Ås", "bjorn.as@privat.example"),
                "bjorn as, björn ås, Ås",
                "[borttaget], [borttaget], [borttaget]",
            ),
            (("Søren Ek", "sorenek@privat.example"), "soren ek, Sørens", "[borttaget], [borttaget]"),
            (LINNE, "carl von linné, Carl M von Linnés, carl linne", "[borttaget], [borttaget], [borttaget]"),
            (LUND, "bo lund, Bo i Lund", "[borttaget], [borttaget] i [borttaget]"),
            (("ingrid ros", ""), "ingrid ros och Ingrid", "[borttaget] och [borttaget]"),
        ]);
    }

    #[test]
    fn what_only_looks_like_the_name_stays() {
        for ((name, address), text) in [
            (INGRID, "Både ris och ros till er, rosor i Rosengård och en rosett."),
            (INGRID, "Vi planterar en ros. Rosorna vid Rosta och Ingridstorp."),
            (BARE, "Ett ingripande i Rosta. Ros och ris, grid."),
            (LUND, "Lunds kommun och lunds universitet, Lunda, lundar och en lund."),
            (LUND, "Vi vill inte bo kvar i en lund, utan bo nära."),
            (LISA, "Ett berg i Bergslagen, berg och dal, Bergen."),
            (("Stig Lång", ""), "En lång stig, på en stig som är lång. Långsamt."),
            (("Bo Berg", "bo.berg@privat.example"), "Att bo på berg. De som bor i Bergsjön."),
            (("", "svenskakyrkan@privat.example"), "Svenska kyrkan tycker ja."),
            (("Anna Ek (Svenska kyrkan)", ""), "svenska kyrkan är stor."),
            (("Ek, Bo - Stora Mellösa", ""), "vi i stora mellösa"),
            (("Vi som bor här", ""), "Alla vill vi som bor här ha en park."),
            (NEILL, "Om mariatorget och o."),
            (("", "info@privat.example"), "In fo. Mvh Info"),
        ] {
            assert_eq!(without_person(text, name, address), text, "{name} {address}");
        }
    }
}
