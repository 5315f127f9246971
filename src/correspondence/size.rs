//! The size of a file in the words of a language.

/// How a language writes sizes. A kilobyte has 1,000 bytes, as phones and most file managers count.
pub(super) struct Sizes {
    /// For what is less than one of the next.
    pub(super) less: &'static str,
    /// Kilobytes.
    pub(super) kilo: &'static str,
    /// Megabytes.
    pub(super) mega: &'static str,
    /// Between whole and part.
    pub(super) point: char,
}

impl Sizes {
    /// So many bytes, as exactly as people compare files: whole kilobytes, megabytes with a tenth.
    pub(super) fn of(&self, bytes: u64) -> String {
        let kilobytes = bytes.saturating_add(500) / 1000;
        let tenths = bytes.saturating_add(50_000) / 100_000;
        match (bytes, kilobytes) {
            (0, _) => format!("0 {}", self.kilo),
            (..1000, _) => format!("{} 1 {}", self.less, self.kilo),
            (_, ..1000) => format!("{kilobytes} {}", self.kilo),
            _ => format!("{}{}{} {}", tenths / 10, self.point, tenths % 10, self.mega),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_to_what_people_compare() {
        let swedish = Sizes { less: "mindre än", kilo: "kB", mega: "MB", point: ',' };
        for (bytes, expected) in [
            (0, "0 kB"),
            (1, "mindre än 1 kB"),
            (999, "mindre än 1 kB"),
            (1000, "1 kB"),
            (1499, "1 kB"),
            (24_500, "25 kB"),
            (999_499, "999 kB"),
            (999_500, "1,0 MB"),
            (1_250_000, "1,3 MB"),
            (52_428_800, "52,4 MB"),
            (u64::MAX, "18446744073709,5 MB"),
        ] {
            assert_eq!(swedish.of(bytes), expected, "{bytes}");
        }
    }
}
