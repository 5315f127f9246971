//! PURE. What is done next about a letter, after a try: sent, refused, due again, given up, or
//! shown to a person. No clock; `now` is an argument.

use jiff::{SignedDuration, Timestamp};

use super::Delivery;

/// The wait after the first try.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);

/// The wait after the second try; from there it doubles.
const SECOND_WAIT: SignedDuration = SignedDuration::from_mins(2);

/// The longest wait: a relay that is back after a night's outage gets its letters the same morning.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);

/// How long a letter is tried: the give-up time of RFC 5321 section 4.5.4.1.
const PATIENCE: SignedDuration = SignedDuration::from_hours(5 * 24);

/// The tries that a letter has behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many, the latest included.
    pub made: u32,
    /// When the first one was.
    pub first: Timestamp,
    /// Whether one before the latest ended [`Delivery::Unknown`].
    pub was_unknown: bool,
}

/// What becomes of a letter after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is sent: done.
    Sent,
    /// It was refused for good: shown to a person.
    Refused,
    /// It is tried again, with the same Message-ID, at this time.
    DueAgain(Timestamp),
    /// It could not be delivered for five days: shown to a person.
    Expired,
    /// Twice nobody could say whether it was taken: a third try might be one letter too many, so a
    /// person decides.
    Uncertain,
}

/// Judges what is done next after the latest of `tries` ended with `delivery` at `now`.
#[must_use]
pub fn fate(delivery: &Delivery, tries: &Tries, now: Timestamp) -> Fate {
    match delivery {
        Delivery::Sent { .. } => Fate::Sent,
        Delivery::Refused { .. } => Fate::Refused,
        Delivery::Unknown { .. } if tries.was_unknown => Fate::Uncertain,
        Delivery::Unknown { .. } | Delivery::Deferred { .. } => again(tries, now),
    }
}

fn again(tries: &Tries, now: Timestamp) -> Fate {
    match now.checked_add(wait_after(tries.made)) {
        Ok(due) if due.duration_since(tries.first) <= PATIENCE => Fate::DueAgain(due),
        _ => Fate::Expired,
    }
}

/// How long to wait after so many tries: 30 s, 2 min, then doubling up to six hours.
fn wait_after(tries: u32) -> SignedDuration {
    match tries {
        0 | 1 => FIRST_WAIT,
        // Beyond 2^20 the cap has long been reached; the limit keeps the factor within its type.
        later => SECOND_WAIT.saturating_mul(1 << (later - 2).min(20)).min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deferred() -> Delivery {
        Delivery::Deferred { why: "RCPT: 450 4.2.1".to_owned() }
    }

    fn unknown() -> Delivery {
        Delivery::Unknown { why: "no answer".to_owned() }
    }

    #[test]
    fn waits_double_from_two_minutes_up_to_six_hours() {
        let minutes: Vec<_> = (1..=11).map(|tries| wait_after(tries).as_secs_f64() / 60.0).collect();
        assert_eq!(minutes, [0.5, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 360.0, 360.0]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }

    #[test]
    fn a_deferred_letter_is_tried_for_five_days_and_then_given_up() {
        let first = Timestamp::UNIX_EPOCH;
        let (mut now, mut made) = (first, 1);
        while let Fate::DueAgain(due) = fate(&deferred(), &Tries { made, first, was_unknown: false }, now) {
            (now, made) = (due, made + 1);
        }
        let lasted = now.duration_since(first);
        assert!(lasted <= PATIENCE && lasted > PATIENCE - LONGEST_WAIT, "{lasted:?}");
        let tries = Tries { made, first, was_unknown: false };
        assert_eq!(fate(&deferred(), &tries, now), Fate::Expired);
    }

    #[test]
    fn a_letter_of_unknown_fate_is_tried_once_more_and_then_shown() {
        let now = Timestamp::UNIX_EPOCH;
        let tries = Tries { made: 1, first: now, was_unknown: false };
        assert_eq!(fate(&unknown(), &tries, now), Fate::DueAgain(now + FIRST_WAIT));
        let tries = Tries { made: 2, first: now, was_unknown: true };
        assert_eq!(fate(&unknown(), &tries, now), Fate::Uncertain);
        assert_eq!(fate(&deferred(), &tries, now), Fate::DueAgain(now + SECOND_WAIT));
    }

    #[test]
    fn what_is_sent_or_refused_is_not_tried_again() {
        let now = Timestamp::UNIX_EPOCH;
        let tries = Tries { made: 1, first: now, was_unknown: true };
        assert_eq!(fate(&Delivery::Sent { reply: String::new() }, &tries, now), Fate::Sent);
        assert_eq!(fate(&Delivery::Refused { why: String::new() }, &tries, now), Fate::Refused);
    }

    #[test]
    fn a_letter_found_after_a_stop_of_a_week_has_had_its_time() {
        let first = Timestamp::UNIX_EPOCH;
        let tries = Tries { made: 3, first, was_unknown: false };
        let now = first + SignedDuration::from_hours(7 * 24);
        assert_eq!(fate(&deferred(), &tries, now), Fate::Expired);
    }
}
