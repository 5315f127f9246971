//! PURE. How long what is kept is kept: rules that the municipality decided on. Nothing is due without one, and what
//! is due is removed when a person says so.

use jiff::Span;
use jiff::civil::Date;

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What it removes.
    pub what: What,
    /// How long that is kept, by the calendar.
    pub after: Span,
    /// The decision behind it, such as `KS 2025-12-01 § 12`.
    pub decision: String,
    /// Whether a message that does not stand in the diary system is kept, however old: it may be the only one there is.
    pub needs_carried_over: bool,
}

/// What a rule removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The words of letters that were sent or given up. That they were, and when, stays.
    Letters,
    /// Personal data and originals of registered messages. That they came in stays.
    PersonalData,
}

impl What {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::Letters, Self::PersonalData];

    /// The word in the configuration.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::PersonalData => "personal_data",
        }
    }
}

impl Rule {
    /// Whether what is counted from `since` may be removed on `today`: the day after the last on which it is kept. A
    /// time beyond the calendar never ends.
    #[must_use]
    pub fn is_due(&self, since: Date, today: Date) -> bool {
        since.checked_add(self.after).is_ok_and(|last| last < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan as _;
    use jiff::civil::date;

    #[test]
    fn a_rule_is_due_the_day_after_its_last() {
        let since = date(2024, 2, 29);
        for (after, today, expected) in [
            (2.years(), date(2026, 2, 28), false),
            (2.years(), date(2026, 3, 1), true),
            (18.months(), date(2025, 8, 29), false),
            (18.months(), date(2025, 8, 30), true),
            (90.days(), date(2024, 5, 29), false),
            (90.days(), date(2024, 5, 30), true),
            (0.days(), since, false),
            (0.days(), date(2024, 3, 1), true),
            (2.years(), date(2020, 1, 1), false),
            (9_999.years(), date(9999, 12, 31), false),
        ] {
            let rule = Rule { what: What::Letters, after, decision: String::new(), needs_carried_over: true };
            assert_eq!(rule.is_due(since, today), expected, "{after} {today}");
        }
    }
}
