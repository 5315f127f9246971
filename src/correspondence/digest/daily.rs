//! Answers per day: the chart, and the same in words for who does not see it.

use jiff::{ToSpan as _, civil::Date};

use super::super::swedish;
use super::LONGEST_LIST;
use crate::chart::{Chart, Day, LastDay};
use crate::facts::{DayFacts, DigestFacts};

/// So many days a chart shows at most; a column of more is too thin to be seen.
const MOST_DAYS: i64 = 200;

/// So many days a chart shows at least: one lone column says nothing of time.
const FEWEST_DAYS: i64 = 14;

/// The chart and its words.
pub(in super::super) struct Daily {
    pub(in super::super) chart: Chart,
    pub(in super::super) words: String,
}

impl Daily {
    /// Of the answers that `facts` tell. The words say everything that the picture shows.
    pub(in super::super) fn of(facts: &DigestFacts) -> Self {
        let (first, last) = stretch(facts);
        let days = first.series(1.days()).take_while(|day| *day <= last);
        let days: Vec<(Date, u64)> = days.map(|day| (day, on(&facts.per_day, day))).collect();
        let deadline = swedish::short_day(facts.deadline);
        let chart = Chart {
            title: format!("Svar per dag, {}", facts.diary_number),
            counted: "Antal svar".to_owned(),
            along: "Dag då svaret kom in".to_owned(),
            last_day: match days.iter().position(|(day, _)| *day == facts.deadline) {
                Some(at) => LastDay::At(at),
                None if facts.deadline < first => LastDay::Before,
                None => LastDay::After,
            },
            days: days.iter().map(|&(day, count)| Day { label: swedish::short_day(day), count }).collect(),
            last_day_label: format!("Sista svarsdag {deadline}"),
            nothing: "Inga svar än".to_owned(),
        };
        Self { chart, words: words(facts, first, last) }
    }
}

fn on(per_day: &[DayFacts], day: Date) -> u64 {
    per_day.iter().find(|one| one.day == day).map_or(0, |one| one.answers)
}

/// The first and the last day that are shown: from the first answer to the last one, the last day to answer
/// among them where it is near enough. Where they are too many the latest stay.
fn stretch(facts: &DigestFacts) -> (Date, Date) {
    let came = |day: Option<&DayFacts>| day.map_or(facts.day.min(facts.deadline), |day| day.day);
    let (first, latest) = (came(facts.per_day.first()), came(facts.per_day.last()));
    let last = latest.max(facts.deadline.min(before(latest, -MOST_DAYS / 2)));
    let earliest = before(last, MOST_DAYS - 1);
    let first = first.min(facts.deadline.max(earliest)).max(earliest);
    (first.min(before(last, FEWEST_DAYS - 1)), last)
}

/// The day so many days before `day`; at the ends of the calendar `day` itself.
fn before(day: Date, days: i64) -> Date {
    day.checked_sub(days.days()).unwrap_or(day)
}

fn words(facts: &DigestFacts, first: Date, last: Date) -> String {
    let total: u64 = facts.per_day.iter().map(|day| day.answers).sum();
    if total == 0 {
        return format!("Inga svar än. Sista svarsdag är {}.", swedish::day(facts.deadline));
    }
    let mut said = format!("{} – {}.", swedish::day(first), swedish::day(last));
    let early: u64 = facts.per_day.iter().filter(|day| day.day < first).map(|day| day.answers).sum();
    if early > 0 {
        said.push_str(&format!(" Dessförinnan kom {early} svar."));
    }
    let shown: Vec<String> = facts
        .per_day
        .iter()
        .filter(|day| (first..=last).contains(&day.day) && day.answers > 0)
        .map(|day| format!("{}: {}", swedish::short_day(day.day), day.answers))
        .collect();
    let more = shown.len().saturating_sub(LONGEST_LIST);
    // The latest days are what a reader looks for.
    let listed: Vec<String> = shown.into_iter().skip(more).collect();
    if more > 0 {
        said.push_str(&format!(" {more} dagar till med svar, och därefter"));
    }
    said.push_str(&format!(" {}. Övriga dagar kom inga svar.", listed.join(", ")));
    said.push_str(&format!(" Sista svarsdag är {}.", swedish::day(facts.deadline)));
    said
}
