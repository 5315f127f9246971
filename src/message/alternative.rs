//! Two forms of one text, plain and HTML: which of them is read. They should say the same and often
//! do not: the plain form says "See the HTML", or has lost the table in which the diary number stood.
//!
//! The plain form is read unless the HTML adds something to it; then the HTML is, and the plain form
//! below it if that adds something in its turn. So a number that stands in one form is always read.

use std::collections::HashSet;

use super::text::Stretches;

/// What is read of a text that came in two forms.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    /// The form that is shown.
    pub(super) shown: Stretches,
    /// The other form, where it says what the shown one does not.
    pub(super) apart: Stretches,
    /// Whether the HTML is read.
    pub(super) rich: bool,
}

/// What a form says, as far as forms can be compared: layout and order differ.
struct Said<'x> {
    words: HashSet<&'x str>,
    /// Stretches of digits: of these not one may be lost, since diary numbers are made of them.
    digits: HashSet<&'x str>,
}

/// Chooses between the forms of a text.
pub(super) fn choose(plain: Stretches, rich: Stretches) -> Choice {
    let (in_plain, in_rich) = (Said::read(&plain), Said::read(&rich));
    if !in_rich.has_digits_beside(&in_plain) && !in_rich.has_words_beside(&in_plain) {
        return Choice { shown: plain, ..Choice::default() };
    }
    // A plain form of a few words of its own only says that there is HTML.
    let longer = in_plain.words.len() >= in_rich.words.len();
    let adds = in_plain.has_digits_beside(&in_rich) || longer && in_plain.has_words_beside(&in_rich);
    let apart = if adds { plain } else { Stretches::new() };
    Choice { shown: rich, apart, rich: true }
}

impl<'x> Said<'x> {
    fn read(stretches: &'x Stretches) -> Self {
        let texts = || stretches.iter().map(|(_, text)| text.as_str());
        let words = texts().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
        let digits = texts().flat_map(|text| text.split(|letter: char| !letter.is_ascii_digit()));
        Self {
            words: words.filter(|word| !word.is_empty()).collect(),
            digits: digits.filter(|run| !run.is_empty()).collect(),
        }
    }

    fn has_digits_beside(&self, other: &Self) -> bool {
        !self.digits.is_subset(&other.digits)
    }

    /// Whether more than a third of the words stand in this form only: some always do.
    fn has_words_beside(&self, other: &Self) -> bool {
        self.words.difference(&other.words).count() * 3 > self.words.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Origin;
    use super::*;

    #[test]
    fn no_number_is_lost_whichever_form_it_stands_in() {
        for (plain, rich, shown, apart) in [
            ("Svar på Ks 1/2018", "Svar på Ks 1/2018", "Svar på Ks 1/2018", ""),
            ("Se HTML.", "Ks 1216/2018", "Ks 1216/2018", ""),
            ("Detta mejl visas i HTML.", "Ks 1216/2018", "Ks 1216/2018", "Detta mejl visas i HTML."),
            ("Ärendenummer:\nNamn:", "Ärendenummer:\tKs 1216/2018", "Ärendenummer:\tKs 1216/2018", ""),
            (
                "Svar på Ks 1/2018 http://x.example/77",
                "Svar på Ks 1/2018",
                "Svar på Ks 1/2018 http://x.example/77",
                "",
            ),
            ("Ks 1216/2018", "Hej, här är vårt långa svar", "Hej, här är vårt långa svar", "Ks 1216/2018"),
            ("Tfn 1234", "Ks 1216/2018", "Ks 1216/2018", "Tfn 1234"),
            ("", "Svar", "Svar", ""),
        ] {
            let form = |text: &str| vec![(Origin::New, text.to_owned())];
            let choice = choose(form(plain), form(rich));
            let text = |form: Stretches| form.into_iter().map(|(_, text)| text).collect::<String>();
            assert_eq!((text(choice.shown).as_str(), text(choice.apart).as_str()), (shown, apart), "{plain}");
        }
    }
}
