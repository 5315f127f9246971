//! PURE. What may leave the house of what a sender wrote: the text without e-mail addresses, telephone numbers,
//! personal numbers, streets and postcodes, and of a private person without the own name.
//!
//! A mask too many costs a reader a word; one too few costs a person more. So what looks like such a thing is masked
//! whatever the sentence around it says. Other people's names, and who somebody is by what is told, are beyond this:
//! a person looks before the text is published.

mod names;
mod numbers;
mod person;
mod place;
mod written;

use crate::pattern::Pattern;
use std::borrow::Cow;

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

/// Also as people write it so that machines do not read it: `anna (at) example punkt org`.
static ADDRESS: Pattern = Pattern::new(concat!(
    r#"(?i)(?:mailto:)?[^\s@<>()\[\]{}|,;:"']+"#,
    r"(?:\s?@\s?|\s?[(\[{<]\s?(?:@|at|a|ät|snabel-?\s?a)\s?[)\]}>]\s?|\s(?:at|snabel-?a)\s|[-_]at[-_])",
    r"(?:[\p{L}\d_-]+(?:\s?\.|\s?[(\[{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?|\s(?:dot|punkt)\s))+\p{L}[\p{L}\d-]+",
));

/// `text` as it may leave the house.
#[must_use]
pub fn public_text(text: &str, writer: Writer<'_>) -> String {
    let without = ADDRESS.replace_all(text, MASK);
    let without = without_personal_numbers(&without);
    let without = numbers::without_telephones(&without);
    let without = place::without_places(&without);
    let without = match writer {
        Writer::Organisation => without,
        Writer::Person { name, address } => person::without_person(&without, name, address),
    };
    without.trim().to_owned()
}

/// `text` without what reads as a Swedish personal or coordination number, or one of a neighbouring country.
#[must_use]
pub fn without_personal_numbers(text: &str) -> Cow<'_, str> {
    numbers::without_personal_numbers(text)
}

#[cfg(test)]
mod cost_tests;

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
        let open = "Vår lokal är stor, och Anna är ordförande: www.anna-akerlund.example.";
        assert_eq!(public_text(open, Writer::Organisation), open);
    }

    #[test]
    fn where_somebody_gets_post_is_masked_whoever_writes() {
        for (text, expected) in [
            ("Storgatan 5 är vår lokal.", "[borttaget] är vår lokal."),
            ("Vi bor på Storgatan 5-7, SE-702 10 Örebro.", "Vi bor på [borttaget]."),
            ("på drottninggatan 12 b", "på [borttaget]"),
            ("Sankt Eriks plan 4, Olof Palmes gata 3", "[borttaget], [borttaget]"),
            ("Byn 12, 715 92 Stora Mellösa", "Byn 12, [borttaget]"),
            ("Box 30 000, 701 35 Örebro", "[borttaget]"),
            ("Postbox 12\n702 10 ÖREBRO", "[borttaget]"),
            ("Föreningen, c/o Bo Ek, postnr 702 10", "Föreningen, [borttaget], postnr [borttaget]"),
        ] {
            assert_eq!(public_text(text, Writer::Organisation), expected, "{text}");
            assert_eq!(public_text(text, ANNA), expected, "{text}");
        }
        for stays in [
            "Översiktsplan 2030, Detaljplan 12 och Handlingsplan 2020–2024.",
            "Riksväg 50 och Väg 51 vid Storgatan, cykelvägen 3 meter bred.",
            "Kommunen har 150 000 Invånare, 12500 kronor var.",
        ] {
            assert_eq!(public_text(stays, Writer::Organisation), stays);
        }
    }

    #[test]
    fn numbers_and_addresses_are_known_however_they_are_written() {
        for (text, expected) in [
            ("+46 (0)70 123 45 67", "[borttaget]"),
            ("070 – 123 45 67, 019/21 10 00", "[borttaget], [borttaget]"),
            ("070‑123\u{202f}45\u{202f}67 eller (019) 21 10 00", "[borttaget] eller [borttaget]"),
            ("Ring mig på 21 10 00", "Ring mig på [borttaget]"),
            ("19 80 01 01 - 1234", "[borttaget]"),
            ("1980 01 01 1234, 80 01 01-1234, 1980.01.01-1234", "[borttaget], [borttaget], [borttaget]"),
            ("800101 - 1234, 800101  1234", "[borttaget], [borttaget]"),
            ("800161-1234, 19800191 1234, 1980-01-61-1234", "[borttaget], [borttaget], [borttaget]"),
            ("anna (at) example.org", "[borttaget]"),
            ("anna [at] example [dot] org", "[borttaget]"),
            ("anna snabel-a example punkt org", "[borttaget]"),
            ("anna ( at ) post.example.org, a.b(@)example.org", "[borttaget], [borttaget]"),
            ("anna_at_example.org, anna at example dot org", "[borttaget], [borttaget]"),
        ] {
            assert_eq!(public_text(text, Writer::Organisation), expected, "{text}");
        }
        for (text, expected) in [
            ("Se www.anna-akerlund.example.", "Se [borttaget]."),
            ("https://example.org/AnnaAkerlund/, @annaakerlund", "[borttaget], [borttaget]"),
            ("Se www.kommun.example/remiss.", "Se www.kommun.example/remiss."),
        ] {
            assert_eq!(public_text(text, ANNA), expected, "{text}");
        }
    }

    #[test]
    fn an_odd_name_masks_no_ordinary_words() {
        for name in ["", "\"\"", "-", "A", "och", "anna@privat.example"] {
            let writer = Writer::Person { name, address: "x@y.example" };
            assert_eq!(public_text("Och vi tycker A eller B.", writer), "Och vi tycker A eller B.", "{name}");
        }
    }
}
