//! When a digest is due, and whether it has anything to say. The daemon asks; it reads the clock.

use jiff::civil::{Date, DateTime, Time};

use crate::facts::DigestFacts;

/// Whether the day's digest is due: it is `at` o'clock or later and no report was made for today.
///
/// Dates and times are compared as the municipality's calendar and clock show them, so a day in
/// which an hour is missing or comes twice has one report like any other, and a stop of several
/// days is followed by one report, not by one for each day.
#[must_use]
pub fn digest_due(now: DateTime, at: Time, last_day: Option<Date>) -> bool {
    now.time() >= at && last_day.is_none_or(|last| last < now.date())
}

/// Whether a digest is sent at all: until the last day always, for silence is news too; after it only
/// on days with news.
#[must_use]
pub fn worth_sending(facts: &DigestFacts) -> bool {
    facts.day <= facts.deadline || !facts.news.is_empty() || facts.reviews.iter().any(|review| review.is_new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correspondence::digest::tests::news_item;
    use crate::correspondence::digest::tests::quiet;
    use crate::facts::ReviewItem;
    use jiff::civil::{date, datetime, time};
    use jiff::{Timestamp, tz::TimeZone};

    #[test]
    fn a_digest_is_due_once_a_day_from_its_time_on() {
        let seven = time(7, 0, 0, 0);
        let today = date(2019, 10, 29);
        for (hour, minute, last_day, expected, why) in [
            (6, 59, Some(date(2019, 10, 28)), false, "too early"),
            (7, 0, Some(date(2019, 10, 28)), true, "on time"),
            (23, 59, Some(date(2019, 10, 28)), true, "the daemon started late in the day"),
            (7, 1, Some(today), false, "made already"),
            (7, 0, Some(date(2019, 10, 24)), true, "after a stop of several days"),
            (12, 0, None, true, "the first ever"),
            (6, 0, None, false, "the first waits for its time too"),
            (8, 0, Some(date(2019, 10, 30)), false, "a clock set back makes no second one"),
        ] {
            let now = datetime(2019, 10, 29, hour, minute, 0, 0);
            assert_eq!(digest_due(now, seven, last_day), expected, "{why}");
        }
    }

    /// Every minute of the day and its neighbours is lived through, as the daemon would.
    fn reports_made(from: &str, to: &str, at: Time) -> Vec<Date> {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let (mut now, end): (Timestamp, Timestamp) = (from.parse().unwrap(), to.parse().unwrap());
        let mut made = Vec::new();
        while now < end {
            let local = now.to_zoned(zone.clone()).datetime();
            if digest_due(local, at, made.last().copied()) {
                made.push(local.date());
            }
            now += jiff::SignedDuration::from_mins(1);
        }
        made
    }

    #[test]
    fn the_nights_when_the_clock_changes_have_one_report_each() {
        let half_past_two = time(2, 30, 0, 0);
        let autumn = reports_made("2019-10-25T22:00:00Z", "2019-10-28T22:59:00Z", half_past_two);
        assert_eq!(autumn, [26, 27, 28].map(|day| date(2019, 10, day)));
        let spring = reports_made("2020-03-27T23:00:00Z", "2020-03-30T21:59:00Z", half_past_two);
        assert_eq!(spring, [28, 29, 30].map(|day| date(2020, 3, day)));
    }

    #[test]
    fn after_the_last_day_only_news_is_worth_a_letter() {
        let mut facts = quiet();
        for (day, news, expected) in [
            (date(2019, 10, 29), false, true),
            (date(2019, 10, 30), false, true),
            (date(2019, 10, 31), false, false),
            (date(2019, 10, 31), true, true),
        ] {
            facts.day = day;
            facts.news = if news { vec![news_item(1)] } else { Vec::new() };
            assert_eq!(worth_sending(&facts), expected, "{day} {news}");
        }
        facts.news.clear();
        for is_new in [false, true] {
            facts.reviews = vec![ReviewItem {
                reference: "g1".to_owned(),
                reason: String::new(),
                rules: Vec::new(),
                restricted: false,
                is_new,
            }];
            assert_eq!(worth_sending(&facts), is_new, "a review after the last day");
        }
    }
}
