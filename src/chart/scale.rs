//! PURE. The marks of the axis that counts: whole numbers, few enough to be read.

/// The axis from nothing upwards.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scale {
    step: u64,
    top: u64,
}

/// So many steps an axis has at most.
const MOST_STEPS: u64 = 5;

impl Scale {
    /// An axis on which `most` has a place: steps of 1, 2 or 5, or ten, a hundred … times these.
    pub(super) fn up_to(most: u64) -> Self {
        let most = most.max(1);
        let mut decade = 1_u64;
        loop {
            let fitting = [1, 2, 5].map(|one| decade.saturating_mul(one));
            let step = fitting.into_iter().find(|step| most.div_ceil(*step) <= MOST_STEPS);
            if let Some(step) = step {
                return Self { step, top: most.div_ceil(step).saturating_mul(step) };
            }
            decade = decade.saturating_mul(10);
        }
    }

    /// The numbers that are marked, 0 the first.
    pub(super) fn marks(&self) -> impl Iterator<Item = u64> {
        (0..=self.top / self.step).map(|times| times * self.step)
    }

    /// How high `count` stands on an axis `length` long.
    pub(super) fn share(&self, count: u64, length: i32) -> i32 {
        let length = u128::try_from(length).unwrap_or_default();
        let share = u128::from(count.min(self.top)) * length / u128::from(self.top);
        i32::try_from(share).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_are_few_whole_numbers_that_the_most_fits_below() {
        for (most, expected) in [
            (0, vec![0, 1]),
            (1, vec![0, 1]),
            (3, vec![0, 1, 2, 3]),
            (6, vec![0, 2, 4, 6]),
            (12, vec![0, 5, 10, 15]),
            (412, vec![0, 100, 200, 300, 400, 500]),
            (5000, vec![0, 1000, 2000, 3000, 4000, 5000]),
        ] {
            assert_eq!(Scale::up_to(most).marks().collect::<Vec<_>>(), expected, "{most}");
        }
        assert!(Scale::up_to(u64::MAX).marks().count() <= 6);
    }

    #[test]
    fn heights_are_shares_of_the_axis() {
        let scale = Scale::up_to(10);
        assert_eq!([0, 5, 10, 99].map(|count| scale.share(count, 300)), [0, 150, 300, 300]);
    }
}
