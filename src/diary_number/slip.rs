//! Which registered number a person meant who made one slip.
//!
//! The slips are those that the brief lists, and nothing else is a resemblance: two neighbouring digits of
//! the number swapped, one lost, one added; a wrong year, which covers the halves of two numbers mixed; a
//! digit read as a letter; a digit of the year lost, added or two swapped, so that it is no year. A digit replaced by
//! another is not in the list: `Ks 13/2018` beside a registered `Ks 12/2018` is another case. Nor does one
//! lone digit resemble anything: `Ks 7/2020` beside `Ks 77/2020` is another case too.

use super::DiaryNumber;

/// The rule that reads a number one slip from a registered one.
pub(super) const ONE_SLIP: &str = "number/one_slip";

/// The rule that names another registered number which the same slip may stand for: the likelier one is the
/// suggestion, this one is shown beside it.
pub const MEANT_PERHAPS: &str = "number/meant_perhaps";

/// What went wrong, the most telling first: who has every digit of the number right meant that number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    WrongYear,
    Swapped,
    LostOrAdded,
}

/// The registered number that is one slip away from `number`/`year`, the likeliest where there are several.
pub(super) fn meant<'a>(
    number: u32,
    year: u16,
    registered: impl Iterator<Item = &'a DiaryNumber>,
) -> Option<&'a DiaryNumber> {
    registered
        .filter_map(|known| Some((slip(number, year, known)?, known.year().abs_diff(year), known)))
        .min()
        .map(|(_, _, known)| known)
}

/// The other registered numbers that `written`, a slip from `meant`, may stand for as well: each that is one slip
/// away, and the one whose year it is where the halves of two were mixed.
pub(super) fn others_meant<'a>(
    written: &[u8],
    meant: &DiaryNumber,
    registered: &'a [DiaryNumber],
) -> Vec<&'a DiaryNumber> {
    let digits = written.rsplit(|byte| !byte.is_ascii_digit());
    let mut halves = digits.filter_map(|half| std::str::from_utf8(half).ok()?.parse::<u32>().ok());
    let year = halves.next().and_then(|year| u16::try_from(year).ok());
    let Some((year, number)) = year.zip(halves.next()) else { return Vec::new() };
    let same_series = |known: &&DiaryNumber| known.series() == meant.series() && *known != meant;
    let others = || registered.iter().filter(same_series);
    let of_the_year = others().filter(|known| known.year() == year).count();
    let mixed = number == meant.number() && of_the_year == 1;
    let may_be =
        |known: &&DiaryNumber| slip(number, year, known).is_some() || (mixed && known.year() == year);
    others().filter(may_be).collect()
}

/// The registered number whose number is `number` and whose year is one slip away from the digits that
/// stand for it.
pub(super) fn meant_by_broken_year<'a>(
    number: u32,
    year_digits: &str,
    mut registered: impl Iterator<Item = &'a DiaryNumber>,
) -> Option<&'a DiaryNumber> {
    registered.find(|known| {
        let year = known.year().to_string();
        let slipped = is_swapped(year_digits, &year)
            || is_one_lost(year_digits, &year)
            || is_one_added(year_digits, &year);
        known.number() == number && slipped
    })
}

/// Whether `written`, five digits, is `year` with one too many: within it, or a digit twice. Another digit right
/// behind the year is a page or a footnote that lost its blank.
fn is_one_added(written: &str, year: &str) -> bool {
    let behind = written.strip_prefix(year);
    is_one_lost(year, written) && behind.is_none_or(|digit| year.ends_with(digit))
}

/// Whether `written` is the name of a series with one letter too many or two neighbouring letters swapped.
pub(super) fn is_series_slip(written: &str, series: &str) -> bool {
    is_one_lost(series, written) || is_swapped(written, series)
}

/// Letters of what a board is called for short, at most.
const ABBREVIATION: usize = 4;

/// Whether `written` may be what a board is called for short, or its office: a short word with the first letter of the
/// series, as `Bu`, `BoU` and `BUF` have beside `Bun`. By itself it is any register's.
pub(super) fn is_abbreviation_like(written: &str, series: &str) -> bool {
    written.len() <= ABBREVIATION && written.chars().next() == series.chars().next()
}

fn slip(number: u32, year: u16, known: &DiaryNumber) -> Option<Slip> {
    if number == known.number() {
        return (year != known.year()).then_some(Slip::WrongYear);
    }
    if year != known.year() {
        return None;
    }
    let (written, known) = (number.to_string(), known.number().to_string());
    if is_swapped(&written, &known) {
        return Some(Slip::Swapped);
    }
    let alike = written.len() > 1 && known.len() > 1;
    let slipped = is_one_lost(&written, &known) || is_one_lost(&known, &written);
    (alike && slipped).then_some(Slip::LostOrAdded)
}

/// Whether two neighbouring digits stand in the wrong order.
fn is_swapped(written: &str, known: &str) -> bool {
    let differing: Vec<(usize, u8, u8)> = (written.bytes().zip(known.bytes()).enumerate())
        .filter(|(_, (one, other))| one != other)
        .map(|(at, (one, other))| (at, one, other))
        .collect();
    match differing.as_slice() {
        [(first, a, b), (second, c, d)] => {
            written.len() == known.len() && first + 1 == *second && a == d && b == c
        }
        _ => false,
    }
}

/// Whether `short` is `long` without one of its digits.
fn is_one_lost(short: &str, long: &str) -> bool {
    let same_at_start = short.bytes().zip(long.bytes()).take_while(|(one, other)| one == other).count();
    let same_at_end =
        short.bytes().rev().zip(long.bytes().rev()).take_while(|(one, other)| one == other).count();
    short.len() + 1 == long.len() && same_at_start + same_at_end >= short.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_leads_to_the_number_meant_and_two_lead_nowhere() {
        let registered =
            ["Ks 1216/2018", "Ks 1121/2017", "Ks 12/2015"].map(|text| DiaryNumber::parse(text).unwrap());
        for (number, year, meant_number) in [
            (1261, 2018, Some("Ks 1216/2018")),
            (2116, 2018, Some("Ks 1216/2018")),
            (216, 2018, Some("Ks 1216/2018")),
            (12166, 2018, Some("Ks 1216/2018")),
            (1216, 2008, Some("Ks 1216/2018")),
            (1121, 2018, Some("Ks 1121/2017")),
            (21, 2015, Some("Ks 12/2015")),
            (312, 2015, Some("Ks 12/2015")),
            (1217, 2018, None),
            (1612, 2018, None),
            (1261, 2017, None),
            (13, 2015, None),
            (2, 2015, None),
        ] {
            let found = meant(number, year, registered.iter()).map(ToString::to_string);
            assert_eq!(found.as_deref(), meant_number, "{number}/{year}");
        }
    }

    #[test]
    fn a_year_with_one_digit_too_many_is_a_slip_unless_another_stands_behind_it() {
        let registered = ["Ks 1216/2018"].map(|text| DiaryNumber::parse(text).unwrap());
        for (digits, slipped) in [
            ("20118", true),
            ("22018", true),
            ("20188", true),
            ("20318", true),
            ("2081", true),
            ("218", true),
            ("20189", false),
            ("20219", false),
            ("20119", false),
        ] {
            let found = meant_by_broken_year(1216, digits, registered.iter());
            assert_eq!(found.is_some(), slipped, "{digits}");
        }
    }

    #[test]
    fn all_digits_of_the_number_weigh_more_than_the_right_year() {
        let registered = ["Ks 1216/2018", "Ks 1261/2017"].map(|text| DiaryNumber::parse(text).unwrap());
        assert_eq!(meant(1261, 2018, registered.iter()), registered.get(1));
    }

    #[test]
    fn where_two_numbers_may_be_meant_both_are_told() {
        let registered =
            ["Ks 1216/2018", "Ks 1121/2017", "Ks 1261/2016"].map(|text| DiaryNumber::parse(text).unwrap());
        for (number, year, expected) in [
            (1121, 2018, vec!["Ks 1216/2018"]),
            (1216, 2017, vec!["Ks 1121/2017"]),
            (1261, 2018, vec!["Ks 1216/2018"]),
            (1216, 2008, vec![]),
            (216, 2018, vec![]),
        ] {
            let first = meant(number, year, registered.iter()).unwrap();
            let others: Vec<_> = others_meant(format!("ks {number}/{year}").as_bytes(), first, &registered)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(others, expected, "{number}/{year}");
        }
    }
}
