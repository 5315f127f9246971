//! The numbers as people write them: the tables in `tests/data`, and what must hold for any text.

use proptest::prelude::*;

use super::{DiaryNumber, Finder, Found, MEANT_PERHAPS, Reading};

const VARIANTS: &str = include_str!("../../tests/data/diary-variants.tsv");

fn finder(series: &[&str], registered: &[&str]) -> Finder {
    let series: Vec<String> = series.iter().map(ToString::to_string).collect();
    let registered: Vec<DiaryNumber> =
        registered.iter().map(|text| DiaryNumber::parse(text).unwrap()).collect();
    Finder::new(&series, &registered)
}

/// The rows of a table: text, what is intended, note.
fn rows(table: &str) -> Vec<(String, String, String)> {
    let row = |line: &str| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap().to_owned();
        let (text, intended, note) = (column(), column(), column());
        // Most quotes of column 1 stand escaped, as JSON has them.
        let text: String = serde_json::from_str(&format!("\"{text}\"")).unwrap();
        (text, intended, note)
    };
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(row).collect()
}

/// The number in normal form that a row of the shared table names: what was found, and for a near miss what
/// was written.
fn named(found: &Found) -> String {
    match &found.reading {
        Reading::Registered(number) | Reading::Likely(number) | Reading::AnotherCase(number) => {
            number.to_string()
        }
        Reading::NearMiss(_) | Reading::Theirs(_) | Reading::Doubtful(_) => found.written.clone(),
    }
}

/// How the notes of the shared table map: a number with "review" is a near miss, whose column is the number as
/// written, or the one meant where letters stand for digits; "-" with "review" is the sender's own; "-"
/// alone is nothing at all; any other number is a registered one or another case.
#[test]
fn every_row_of_the_shared_table_is_read_as_intended() {
    let finder = finder(&["Ks", "Nf", "Bou"], &["Ks 1216/2018", "Ks 1121/2017"]);
    let mut wrong = Vec::new();
    for (text, intended, note) in rows(VARIANTS) {
        let mut found = finder.find_all(&text);
        found.retain(|one| one.rule != MEANT_PERHAPS);
        let review = note.contains("review") || note.contains("must not cut");
        let right = match (intended.as_str(), review) {
            ("-", false) => found.is_empty(),
            ("-", true) => {
                found.iter().all(|one| matches!(one.reading, Reading::Theirs(_))) && !found.is_empty()
            }
            (intended, true) => matches!(found.as_slice(),
                [one] if matches!(&one.reading, Reading::NearMiss(meant)
                    if named(one) == intended || meant.to_string() == intended)),
            (intended, false) => {
                let settled =
                    found.iter().all(|one| !matches!(one.reading, Reading::NearMiss(_) | Reading::Theirs(_)));
                settled && found.iter().map(named).collect::<Vec<_>>().join("; ") == intended
            }
        };
        if !right {
            wrong.push(format!("{text:?}: wanted {intended} ({note}), found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const MORE_VARIANTS: &str = include_str!("../../tests/data/diary-variants-more.tsv");

fn signed(found: &Found) -> String {
    match &found.reading {
        Reading::Registered(number) => format!("= {number}"),
        Reading::Likely(number) => format!("~ {number}"),
        Reading::AnotherCase(number) => format!("+ {number}"),
        Reading::NearMiss(number) => format!("? {number}"),
        Reading::Theirs(number) => format!("! {number}"),
        Reading::Doubtful(number) => format!("?? {number}"),
    }
}

pub(super) fn more_finder() -> Finder {
    finder(&["Ks", "Nf", "Bou", "KSN"], &["Nf 77/2020", "Bou 270/2018", "KSN 1422/2016", "Ks 12/2018"])
}

#[test]
fn other_series_and_numbers_are_read_by_the_same_rules() {
    let finder = more_finder();
    let mut wrong = Vec::new();
    for (text, intended, note) in rows(MORE_VARIANTS) {
        let read = finder.find_all(&text).iter().map(signed).collect::<Vec<_>>().join("; ");
        if read != intended.trim_matches('-') {
            wrong.push(format!("{text:?}: wanted {intended} ({note}), read {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_registered_number_is_found_whose_series_is_not_named() {
    let found = finder(&[], &["Mö 5/2021"]).find_all("Ang. MÖ 5/2021");
    assert_eq!(found.iter().map(signed).collect::<Vec<_>>(), ["= Mö 5/2021"]);
}

#[test]
fn without_series_nothing_is_found() {
    assert_eq!(finder(&[], &[]).find_all("Ks 1216/2018 dnr 5/2018"), []);
}

#[test]
fn a_bare_number_of_two_series_is_for_a_person_to_tell() {
    let found = finder(&[], &["Ks 77/2020", "Nf 77/2020"]).find_all("Ert dnr 77/2020");
    assert_eq!(found.iter().map(signed).collect::<Vec<_>>(), ["? Ks 77/2020"]);
}

#[test]
fn the_span_covers_the_words_as_they_stand() {
    let text = "Hej! Ärende\u{200b}nr: Nf&nbsp;77/\u{ad}2020. Då så.";
    let found = more_finder().find_all(text);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.written, "Nf&nbsp;77/\u{ad}2020");
    assert_eq!(text.get(one.span.clone()), Some(one.written.as_str()));
}

#[test]
fn a_text_of_megabytes_takes_linear_time() {
    let finder = more_finder();
    for part in ["1", "Ks ", "Ks 1", "dnr 1/", "=?a?q?x", "&#", "%2F", "<a@", "a.", "://", "Vårt ", "K s\n> "]
    {
        let text = part.repeat(200_000 / part.len());
        assert!(finder.find_all(&text).iter().all(|found| text.get(found.span.clone()).is_some()));
    }
}

const FRAGMENTS: &str = concat!(
    "Ks¤K s¤nf¤Bou¤KSN¤77¤2020¤270¤2018¤1422¤12¤20 18¤l2¤'20¤/¤ ¤-¤:¤\n> ¤&nbsp;¤%2F¤%C3¤=?utf-8?Q?¤?=¤=?b?B?TmY=?=¤",
    "\u{200b}¤７¤Vårt dnr: ¤Er ref ¤Remissvar ¤ och ¤faktura ¤https://¤@¤<¤>¤.se/¤av ¤å¤🦀",
);

/// Fragments that the rules care about, so that random texts come near them.
pub(super) fn fragment() -> impl Strategy<Value = String> {
    let known = prop::sample::select(FRAGMENTS.split('¤').collect::<Vec<_>>());
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #[test]
    fn any_text_is_read_and_spans_stand_in_order(parts in prop::collection::vec(fragment(), 0..40)) {
        let text = parts.concat();
        let mut end = 0;
        for found in more_finder().find_all(&text) {
            prop_assert!(found.span.start >= end && found.span.end > found.span.start);
            prop_assert_eq!(text.get(found.span.clone()), Some(found.written.as_str()));
            end = found.span.end;
        }
    }

    #[test]
    fn a_number_is_found_however_its_parts_are_held_together(
        number in 1_u32..9_999_999,
        year in 1990_u16..=2035,
        gap in prop::sample::select(vec!["", " ", "\u{a0}", "\n", ".", ": ", "-", "_", "&nbsp;", "\u{200b}", " nr "]),
        slash in prop::sample::select(vec!["/", " / ", "/\n", "-", "–", ".", ",", "_", ":", "\\", " ", "\u{2044}", "%2F", " av "]),
        before in prop::sample::select(vec!["", "Hej ", "(", "dnr.", "å, ", "Remissvar_"]),
        behind in prop::sample::select(vec!["", ".", " och", "remissvar", ")", "_svar.odt", "\u{a0}"]),
    ) {
        let registered = format!("Bou {number}/{year}");
        let text = format!("{before}bOU{gap}{number}{slash}{year}{behind}");
        let found = finder(&["Bou"], &[&registered]).find_all(&text);
        prop_assert_eq!(found.iter().map(signed).collect::<Vec<_>>(), [format!("= {registered}")], "{}", text);
    }

    #[test]
    fn normal_form_is_read_back(number in 1_u32.., year in 1990_u16..=2035) {
        let text = format!("Ks {number}/{year}");
        prop_assert_eq!(DiaryNumber::parse(&text).unwrap().to_string(), text);
    }
}

#[test]
fn what_is_not_normal_form_is_refused() {
    for text in [
        "", "Ks", "Ks 12", "Ks 0/2018", "Ks +5/2018", "Ks 5/1989", "Ks 5/2036", "K1 5/2018", "5/2018",
        "Ks 5/18",
    ] {
        assert!(DiaryNumber::parse(text).is_err(), "{text}");
    }
}
