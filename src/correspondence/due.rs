//! When a digest, a reminder, the final report or a warning is due, and whether a digest has anything to say.
//! The daemon asks; it reads the clock.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Timestamp, ToSpan as _, tz::TimeZone};

use crate::facts::{DigestFacts, FolderFacts, Warning, WatchFacts};

/// A reminder comes so many days before the last one, and once more the day before.
const FIRST_REMINDER: i64 = 7;

/// A final report that could not be made earlier is still news for so many days. A consultation that was over
/// long before anybody set this program up has none.
const LATEST_FINAL_REPORT: i64 = 60;

/// A folder that was not read to its end for longer than this is said not to be read, and told to the operator.
/// Polling is a matter of minutes; an hour is a fault, not a delay.
const READING_IS_OLD: SignedDuration = SignedDuration::from_hours(1);

/// What is told once in the course of a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// A week is left.
    WeekLeft,
    /// A day is left.
    DayLeft,
    /// The last day is over.
    Ended,
}

/// Whether the day's digest is due: it is `at` o'clock or later and no report was made for today.
///
/// Dates and times are compared as the municipality's calendar and clock show them, so a day in
/// which an hour is missing or comes twice has one report like any other, and a stop of several
/// days is followed by one report, not by one for each day.
#[must_use]
pub fn digest_due(now: DateTime, at: Time, last_day: Option<Date>) -> bool {
    now.time() >= at && last_day.is_none_or(|last| last < now.date())
}

/// Whether a digest that is made at `now` is sent at all: until the last day always, for silence is news too; after
/// it only on days with news. That a letter did not arrive is news, and that a folder is not read: nobody would hear
/// of what lies in it; long after the last day that is the operator's to hear.
#[must_use]
pub fn worth_sending(facts: &DigestFacts, now: Timestamp) -> bool {
    facts.day <= facts.deadline
        || facts.new_messages(|_| true) > 0
        || facts.reviews.iter().any(|review| review.is_new)
        || facts.undelivered.iter().any(|letter| letter.is_new)
        || (days_between(facts.deadline, facts.day) <= LATEST_FINAL_REPORT
            && facts.folders.iter().any(|folder| is_unread(folder, now)))
}

/// Whether a folder was never read to its end, or not for a good while before `now`.
pub(super) fn is_unread(folder: &FolderFacts, now: Timestamp) -> bool {
    folder.read_at.is_none_or(|at| now.duration_since(at) > READING_IS_OLD)
}

/// The milestone that is due at `now`, whether it was told before or not; at most one ever is.
///
/// Each begins at `at` o'clock on its day and lasts until the next begins, so that a stop is made good: what was
/// overtaken meanwhile is not told any more, and nobody is reminded when the last day is over.
#[must_use]
pub fn milestone_due(now: DateTime, at: Time, last_day: Date) -> Option<Milestone> {
    // The day's messages begin at `at`: before it, the day before is still going on.
    let day = if now.time() >= at { now.date() } else { now.date().saturating_sub(1.day()) };
    match days_between(day, last_day) {
        left if (2..=FIRST_REMINDER).contains(&left) => Some(Milestone::WeekLeft),
        0 | 1 if now.date() <= last_day => Some(Milestone::DayLeft),
        left if (-LATEST_FINAL_REPORT..0).contains(&left) => Some(Milestone::Ended),
        _ => None,
    }
}

/// Whether enough is known to tell `milestone`: every folder that the server has was read to its end on the day on which
/// it begins, or later. Before that who is silent is anybody's guess, and it is told once. A folder that is `missing` on
/// the server can hold no answer; that it is missing is told elsewhere.
#[must_use]
pub fn is_read_for(
    milestone: Milestone,
    (last_day, zone): (Date, &TimeZone),
    folders: &[FolderFacts],
    missing: &[String],
) -> bool {
    let begins = milestone.begins(last_day);
    let is_read =
        |folder: &FolderFacts| folder.read_at.is_some_and(|at| at.to_zoned(zone.clone()).date() >= begins);
    let mut there = folders.iter().filter(|folder| !missing.contains(&folder.name)).peekable();
    // Where the server has never been reached, no folder is known.
    there.peek().is_some() && there.all(is_read)
}

/// How many days it is from one day to another; before it, fewer than none.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    // Both are days of jiff's calendar, so the span always fits; whole days are its largest unit.
    to.duration_since(from).as_hours() / 24
}

impl Milestone {
    /// The word that tells those of one consultation and last day apart in the register.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WeekLeft => "7",
            Self::DayLeft => "1",
            Self::Ended => "end",
        }
    }

    /// The day on which it begins.
    fn begins(self, last_day: Date) -> Date {
        match self {
            Self::WeekLeft => last_day.saturating_sub(FIRST_REMINDER.days()),
            Self::DayLeft => last_day.saturating_sub(1.day()),
            Self::Ended => last_day.saturating_add(1.day()),
        }
    }
}

/// The warnings that are due at `now` to a daemon that was `started` then. `all_read` says that the reading that
/// has just ended took in every folder to its end: however long it took, the mailbox is read.
///
/// What was told stays told until it is over: an outage is one, whichever folders it takes by turns.
#[must_use]
pub fn warnings_due(watch: &WatchFacts, all_read: bool, started: Timestamp, now: Timestamp) -> Vec<Warning> {
    let outage = watch.mailbox_told.and_then(Warning::outage);
    let mailbox = match outage {
        Some(since) if all_read => Some(Warning::ReadAgain { since }),
        None if !all_read => unread_since(watch, started, now).map(|since| Warning::Unread { since }),
        _ => None,
    };
    let breaker = watch.breaker.as_ref().and_then(|breaker| {
        match (breaker.is_released, breaker.held_told, breaker.release_told) {
            (false, false, _) => Some(Warning::Held { hold: breaker.hold }),
            (true, true, false) => Some(Warning::Released { hold: breaker.hold }),
            _ => None,
        }
    });
    mailbox.into_iter().chain(breaker).collect()
}

/// Since when a folder, or all of the mailbox, is not read, where that is too long.
fn unread_since(watch: &WatchFacts, started: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let read = watch.folders.iter().map(|folder| folder.read_at.unwrap_or(started)).min();
    // Where the server has never been reached, no folder is known.
    let since = read.unwrap_or(started);
    (now.duration_since(since) > READING_IS_OLD).then_some(since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correspondence::digest::tests::news_item;
    use crate::correspondence::digest::tests::quiet;
    use crate::facts::{BreakerFacts, LetterEnd, ReviewItem, UndeliveredFacts};
    use jiff::civil::{date, datetime, time};
    use jiff::tz::TimeZone;

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
            now += SignedDuration::from_mins(1);
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
    fn each_milestone_is_due_from_its_hour_until_the_next_one_is() {
        use Milestone::{DayLeft, Ended, WeekLeft};
        let seven = time(7, 0, 0, 0);
        for (month, day, hour, minute, expected, why) in [
            (10, 23, 6, 59, None, "too early"),
            (10, 23, 7, 0, Some(WeekLeft), "a week before"),
            (10, 28, 12, 0, Some(WeekLeft), "after a stop, if nothing overtook it"),
            (10, 29, 6, 59, Some(WeekLeft), "still before the day's hour"),
            (10, 29, 7, 0, Some(DayLeft), "the day before; the other is overtaken"),
            (10, 30, 23, 59, Some(DayLeft), "after a stop, on the last day itself"),
            (10, 31, 0, 0, None, "nobody is reminded when it is over"),
            (10, 31, 6, 59, None, "the final report waits for its hour"),
            (10, 31, 7, 0, Some(Ended), "the day after the last"),
            (12, 29, 12, 0, Some(Ended), "late, and told all the same"),
            (12, 30, 12, 0, None, "long over"),
        ] {
            let now = datetime(2019, month, day, hour, minute, 0, 0);
            assert_eq!(milestone_due(now, seven, date(2019, 10, 30)), expected, "{why}");
        }
    }

    #[test]
    fn a_milestone_waits_until_every_folder_was_read_since_its_day_began() {
        use Milestone::{DayLeft, Ended, WeekLeft};
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        // Winter time: midnight is 23.00 UTC the evening before.
        for (milestone, folders, missing, expected, why) in [
            (Ended, &[][..], &[][..], false, "the server was never reached"),
            (Ended, &["never"], &[], false, "never read"),
            (Ended, &["2019-10-30T22:59:59Z"], &[], false, "on the last day"),
            (Ended, &["2019-10-30T23:00:00Z"], &[], true, "after it"),
            (Ended, &["2019-11-09T08:00:00Z"], &[], true, "long after it"),
            (Ended, &["2019-10-31T08:00:00Z", "2019-10-30T08:00:00Z"], &[], false, "one of two"),
            (Ended, &["2019-10-31T08:00:00Z", "2019-10-31T08:00:00Z"], &[], true, "both"),
            (Ended, &["2019-10-31T08:00:00Z", "never"], &["1"], true, "the server has no other"),
            (Ended, &["never"], &["0"], false, "the server has none of them"),
            (DayLeft, &["2019-10-28T22:59:59Z"], &[], false, "the day before"),
            (DayLeft, &["2019-10-28T23:00:00Z"], &[], true, "on its day"),
            (WeekLeft, &["2019-10-22T21:59:59Z"], &[], false, "in summer time"),
            (WeekLeft, &["2019-10-22T22:00:00Z"], &[], true, "on its day, in summer time"),
        ] {
            let read = |(number, time): (usize, &&str)| FolderFacts {
                name: number.to_string(),
                read_at: time.parse().ok(),
                listed: None,
                unread: 0,
                failed: 0,
            };
            let folders: Vec<_> = folders.iter().enumerate().map(read).collect();
            let missing: Vec<_> = missing.iter().map(|&name: &&str| name.to_owned()).collect();
            let last_day = (date(2019, 10, 30), &zone);
            assert_eq!(is_read_for(milestone, last_day, &folders, &missing), expected, "{why}");
        }
    }

    /// What is told of a consultation with this last day when the daemon runs at these times.
    fn milestones_told(last_day: Date, at: Time, runs: &mut dyn Iterator<Item = Timestamp>) -> Vec<String> {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let mut told: Vec<(Milestone, String)> = Vec::new();
        for now in runs {
            let local = now.to_zoned(zone.clone()).datetime();
            let due = milestone_due(local, at, last_day);
            if let Some(due) = due.filter(|due| told.iter().all(|(before, _)| before != due)) {
                told.push((due, format!("{} {}", due.as_str(), local.strftime("%m-%d %H:%M"))));
            }
        }
        told.into_iter().map(|(_, what)| what).collect()
    }

    #[test]
    fn over_the_night_when_the_clock_changes_and_over_a_stop_each_milestone_comes_once_or_not_at_all() {
        let last_day = date(2019, 10, 30);
        let minutes = |from: &str, to: &str| {
            let (mut now, end): (Timestamp, Timestamp) = (from.parse().unwrap(), to.parse().unwrap());
            std::iter::from_fn(move || {
                now += SignedDuration::from_mins(1);
                (now < end).then_some(now)
            })
        };
        // The clock goes back in the night to 27 October, three days before the last one.
        let mut always = minutes("2019-10-20T00:00:00Z", "2019-11-05T00:00:00Z");
        let expected = ["7 10-23 02:30", "1 10-29 02:30", "end 10-31 02:30"];
        assert_eq!(milestones_told(last_day, time(2, 30, 0, 0), &mut always), expected);
        // Half past two does not come on 29 March.
        let mut always = minutes("2020-03-20T00:00:00Z", "2020-04-05T00:00:00Z");
        let spring = milestones_told(date(2020, 3, 30), time(2, 30, 0, 0), &mut always);
        assert_eq!(spring, ["7 03-23 02:30", "1 03-29 03:00", "end 03-31 02:30"]);
        // Stopped for four days over the last one.
        let before = minutes("2019-10-20T00:00:00Z", "2019-10-28T12:00:00Z");
        let mut stopped = before.chain(minutes("2019-11-01T12:00:00Z", "2019-11-05T00:00:00Z"));
        let told = milestones_told(last_day, time(7, 0, 0, 0), &mut stopped);
        assert_eq!(told, ["7 10-23 07:00", "end 11-01 13:01"]);
        // Stopped over both reminders' days, and back on the last one.
        let mut stopped = minutes("2019-10-30T12:00:00Z", "2019-11-05T00:00:00Z");
        let told = milestones_told(last_day, time(7, 0, 0, 0), &mut stopped);
        assert_eq!(told, ["1 10-30 13:01", "end 10-31 07:00"]);
    }

    #[test]
    fn the_operator_hears_of_an_outage_once_and_when_it_is_over() {
        let at = |time: &str| format!("2019-10-29T{time}Z").parse::<Timestamp>().unwrap();
        let folder = |time: &&str| FolderFacts {
            name: "INBOX".to_owned(),
            read_at: (*time != "never").then(|| at(time)),
            listed: None,
            unread: 0,
            failed: 0,
        };
        let warning = |said: &str| {
            let (word, since) = said.split_once(' ')?;
            Warning::parse(&format!("{word} {}", at(since)))
        };
        // The daemon started at eight.
        for (folders, told, all_read, now, expected, why) in [
            (&["09:00:00"][..], "", false, "10:00:00", "", "an hour is not too long"),
            (&["09:00:00"], "", false, "10:00:01", "unread 09:00:00", "more is"),
            (&["10:00:00", "09:00:00"], "", false, "10:01:00", "unread 09:00:00", "one folder"),
            (&["10:00:00", "never"], "", false, "08:59:00", "", "never, and the daemon is young"),
            (&["10:00:00", "never"], "", false, "10:01:00", "unread 08:00:00", "never"),
            (&[], "", false, "09:00:01", "unread 08:00:00", "no server"),
            (&["09:00:00"], "", true, "12:00:00", "", "a long reading that went well"),
            (&["09:00:00"], "unread 09:00:00", false, "12:00:00", "", "told already"),
            (
                &["10:00:00", "09:00:00"],
                "unread 05:00:00",
                false,
                "12:00:00",
                "",
                "another folder of the same",
            ),
            (&["10:00:00"], "unread 05:00:00", true, "12:00:00", "read 05:00:00", "it is over"),
            (&["10:00:00"], "read 05:00:00", true, "12:00:00", "", "and that is told once"),
            (&["10:00:00"], "read 05:00:00", false, "12:00:00", "unread 10:00:00", "a new outage"),
        ] {
            let folders = folders.iter().map(folder).collect();
            let watch = WatchFacts { folders, mailbox_told: warning(told), breaker: None };
            let due = warnings_due(&watch, all_read, at("08:00:00"), at(now));
            assert_eq!(due, warning(expected).into_iter().collect::<Vec<_>>(), "{why}");
        }
    }

    #[test]
    fn the_operator_hears_when_the_breaker_holds_letters_and_when_they_go_again() {
        let due = |is_released, held_told, release_told| {
            let breaker = Some(BreakerFacts { hold: 3, is_released, held_told, release_told });
            let watch = WatchFacts { folders: Vec::new(), mailbox_told: None, breaker };
            warnings_due(&watch, true, Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH)
        };
        assert_eq!(due(false, false, false), [Warning::Held { hold: 3 }]);
        assert_eq!(due(false, true, false), []);
        assert_eq!(due(true, true, false), [Warning::Released { hold: 3 }]);
        assert_eq!(due(true, true, true), []);
        assert_eq!(due(true, false, false), [], "over before anybody could be told");
    }

    #[test]
    fn after_the_last_day_only_news_is_worth_a_letter() {
        let (mut facts, now) = (quiet(), "2019-10-29T06:00:00Z".parse().unwrap());
        for (day, news, expected) in [
            (date(2019, 10, 29), false, true),
            (date(2019, 10, 30), false, true),
            (date(2019, 10, 31), false, false),
            (date(2019, 10, 31), true, true),
        ] {
            facts.day = day;
            facts.news = if news { vec![news_item(1)] } else { Vec::new() };
            assert_eq!(worth_sending(&facts, now), expected, "{day} {news}");
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
            assert_eq!(worth_sending(&facts, now), is_new, "a review after the last day");
        }
        facts.reviews.clear();
        for is_new in [false, true] {
            let (serial, end, why, recipient) = (Some(1), LetterEnd::Bounced, String::new(), None);
            facts.undelivered = vec![UndeliveredFacts { serial, end, why, recipient, is_new }];
            assert_eq!(worth_sending(&facts, now), is_new, "a letter that came back after the last day");
        }
        facts.undelivered.clear();
        assert!(worth_sending(&facts, now + SignedDuration::from_hours(2)), "the mailbox is not read");
    }

    #[test]
    fn a_folder_that_is_never_read_makes_no_report_for_ever() {
        let now = "2019-10-29T06:00:00Z".parse().unwrap();
        let unread = |day| {
            let mut facts = DigestFacts { day, ..quiet() };
            facts.folders.iter_mut().for_each(|folder| folder.read_at = None);
            worth_sending(&facts, now)
        };
        assert!(unread(date(2019, 12, 29)));
        assert!(!unread(date(2019, 12, 30)));
    }
}
