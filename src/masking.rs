//! PURE. What may leave the house of what a sender wrote: the text without e-mail addresses, telephone numbers and
//! personal numbers, and of a private person without the own name and where the person lives.
//!
//! A mask too many costs a reader a word; one too few costs a person more. So what looks like such a thing is masked
//! whatever the sentence around it says. Other people's names, and who somebody is by what is told, are beyond this:
//! a person looks before the text is published.

mod numbers;
mod person;
mod written;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

pub use self::written::{new_text, passed_on, until_a_quote};

/// What stands in the place of what was masked.
pub const MASK: &str = "[borttaget]";

/// Who wrote a text.
#[derive(Debug, Clone, Copy)]
pub enum Writer<'a> {
    /// An organisation: its name may be told.
    Organisation,
    /// A private person, or nobody knows who.
    Person {
        /// The display name; empty when there is none.
        name: &'a str,
        /// The address; empty when there is none, parted by blanks where there are more.
        address: &'a str,
    },
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)(?:mailto:)?[^\s@<>()\[\]{}|,;:"']+\s?(?:@|\(at\)|\[at\]|\(snabel-?a\)|\[snabel-?a\]|\(a\))\s?[^\s@<>()\[\]{}|,;:"']+\.\p{L}[\p{L}\d-]+"#,
    )
});

/// `text` as it may leave the house.
#[must_use]
pub fn public_text(text: &str, writer: Writer<'_>) -> String {
    let without = ADDRESS.replace_all(text, MASK);
    let without = without_personal_numbers(&without);
    let without = numbers::without_telephones(&without);
    let without = match writer {
        Writer::Organisation => without,
        Writer::Person { name, address } => person::without_person(&without, name, address).into(),
    };
    without.trim().to_owned()
}

/// `text` without what reads as a Swedish personal or coordination number, or one of a neighbouring country.
#[must_use]
pub fn without_personal_numbers(text: &str) -> Cow<'_, str> {
    numbers::without_personal_numbers(text)
}

/// Compiles a pattern that stands in our source.
///
/// # Panics
/// When it does not compile, on first use: any test that meets the rule shows it.
#[expect(
    clippy::expect_used,
    reason = "a pattern in the source that does not compile is a bug, not an input"
)]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern in the source compiles")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: Writer<'_> =
        Writer::Person { name: "Anna Åkerlund", address: "anna.akerlund@privat.example" };

    #[test]
    fn what_tells_who_and_where_somebody_is_is_masked() {
        for (text, expected) in [
            ("Skriv till anna@privat.example, tack.", "Skriv till [borttaget], tack."),
            ("<mailto:anna.b@post.privat.example>", "<[borttaget]>"),
            ("anna (at) privat.example", "[borttaget]"),
            ("Ring 070-123 45 67!", "Ring [borttaget]!"),
            ("Ring +46 (0)19-21 10 00.", "Ring [borttaget]."),
            ("0701234567 0709876543", "[borttaget]"),
            ("mitt nr är 019/211000 eller 0046 70 123 45 67", "mitt nr är [borttaget] eller [borttaget]"),
            ("Tel: 21 10 00", "Tel: [borttaget]"),
            ("Vi sågs 2019-10-30 070-123 45 67", "Vi sågs 2019-10-30 [borttaget]"),
            ("Pnr 19800101-1234.", "Pnr [borttaget]."),
            ("pnr800101-1234", "pnr[borttaget]"),
            ("800161–1234 och 800101+1234", "[borttaget] och [borttaget]"),
            ("198001011234 samt 1980-01-01-1234", "[borttaget] samt [borttaget]"),
            ("131052-308T, 010180-1234, 01018012345", "[borttaget], [borttaget], [borttaget]"),
            (
                "Jag, Anna Åkerlund, bor på Storgatan 5 B, 702 10 Örebro.",
                "Jag, [borttaget], bor på [borttaget].",
            ),
            ("Annas åsikt och ÅKERLUNDS", "[borttaget] åsikt och [borttaget]"),
            ("Jag heter Bo Ek och tycker", "Jag heter [borttaget] och tycker"),
            ("Signerat Akerlund", "Signerat [borttaget]"),
        ] {
            assert_eq!(public_text(text, ANNA), expected, "{text}");
        }
    }

    #[test]
    fn what_an_answer_is_about_stays() {
        for text in [
            "Remissvar Ks 1216/2018, sista dag 2019-10-30.",
            "Kostnaden är 1 000 000 000 kr under 2019-2020 för 0-3 år, 10 000 000 eller 0,5 procent.",
            "Mellan 2019-01-02 och 2019-03-04 kl. 08.15-17.00.",
            "Föreningen har organisationsnummer 802400-1234 och bankgiro 123-4567.",
            "Kapitel 3.2, s. 14-18, § 5 och 7 kap. 12 § kommunallagen (2017:725).",
            "Vi är 12 345 medlemmar i 67 föreningar.",
        ] {
            assert_eq!(public_text(text, Writer::Organisation), text);
            assert_eq!(public_text(text, ANNA), text);
        }
        let open = "Storgatan 5 är vår lokal, och Anna är ordförande.";
        assert_eq!(public_text(open, Writer::Organisation), open);
    }

    #[test]
    fn an_odd_name_masks_no_ordinary_words() {
        for name in ["", "\"\"", "-", "A", "och", "anna@privat.example"] {
            let writer = Writer::Person { name, address: "x@y.example" };
            assert_eq!(public_text("Och vi tycker A eller B.", writer), "Och vi tycker A eller B.", "{name}");
        }
    }
}
