//! A number as staff type it at a command: nothing else stands there, and it is one of ours that they mean. It is read as
//! in a mail behind "dnr", but what would only be looked at there is never done here.

use super::super::fold::fold_name;
use super::super::{DiaryNumber, Reading};
use super::Finder;

/// What is understood to stand before what is typed.
const LEAD: &str = "dnr ";

/// What a typed number is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// This registered one, and no other.
    Registered(DiaryNumber),
    /// One of our series that is not registered.
    Other(DiaryNumber),
    /// Any of these registered ones.
    Several(Vec<DiaryNumber>),
    /// No number.
    Unread,
}

impl Finder {
    /// Reads `text`, which is to be a number from its beginning to its end.
    #[must_use]
    pub fn typed(&self, text: &str) -> Typed {
        let text = text.trim();
        if let Some(exactly) = self.registered.iter().find(|known| known.to_string() == text) {
            return Typed::Registered(exactly.clone());
        }
        match self.whole(text) {
            Some(Reading::Registered(number) | Reading::Likely(number)) => {
                let series = fold_name(number.series());
                one_of(self.alike(&number).filter(|known| fold_name(known.series()) == series))
            }
            Some(Reading::AnotherCase(number)) => Typed::Other(number),
            Some(Reading::NearMiss(number)) => self.unregistered(text).unwrap_or_else(|| {
                // One letter that may be a digit is a slip, however many cases it may mean.
                match one_of(self.alike(&number)) {
                    Typed::Several(all) => Typed::Several(all),
                    _ => Typed::Unread,
                }
            }),
            Some(Reading::Theirs(_) | Reading::Doubtful(_)) | None => Typed::Unread,
        }
    }

    /// What the whole text is read as.
    fn whole(&self, text: &str) -> Option<Reading> {
        let first = self.find_all(&format!("{LEAD}{text}")).into_iter().next()?;
        (first.written == text).then_some(first.reading)
    }

    /// The number that one slip parts from a registered one, as it stands.
    fn unregistered(&self, text: &str) -> Option<Typed> {
        let plain = Self { registered: Vec::new(), ..self.clone() };
        match plain.whole(text) {
            Some(Reading::AnotherCase(number)) => Some(Typed::Other(number)),
            _ => None,
        }
    }

    /// The registered numbers that only their series tell apart.
    fn alike(&self, number: &DiaryNumber) -> impl Iterator<Item = &DiaryNumber> {
        self.registered.iter().filter(|known| known.number == number.number && known.year == number.year)
    }
}

fn one_of<'a>(numbers: impl Iterator<Item = &'a DiaryNumber>) -> Typed {
    let mut numbers: Vec<DiaryNumber> = numbers.cloned().collect();
    match (numbers.pop(), numbers.is_empty()) {
        (Some(only), true) => Typed::Registered(only),
        (Some(last), false) => {
            numbers.push(last);
            Typed::Several(numbers)
        }
        (None, _) => Typed::Unread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let number = |text| DiaryNumber::parse(text).unwrap();
        let registered = ["Ks 1216/2018", "Ks 77/2020", "Nf 77/2020", "Ks 5/2019", "Mö 8/2021", "MÖ 8/2021"];
        let finder = Finder::new(&["Ks".to_owned(), "Bou".to_owned()], &registered.map(number));
        match finder.typed(text) {
            Typed::Registered(number) => number.to_string(),
            Typed::Other(number) => format!("+ {number}"),
            Typed::Several(all) => {
                format!("? {}", all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
            }
            Typed::Unread => "-".to_owned(),
        }
    }

    #[test]
    fn what_is_typed_is_read_as_in_a_mail_and_never_guessed() {
        for (text, expected) in [
            ("Ks 1216/2018", "Ks 1216/2018"),
            (" ks1216/2018 ", "Ks 1216/2018"),
            ("KS 1216/18", "Ks 1216/2018"),
            ("ks.1216-2018", "Ks 1216/2018"),
            ("KS\u{a0}2018/1216", "Ks 1216/2018"),
            ("1216/2018", "Ks 1216/2018"),
            ("5/2019", "Ks 5/2019"),
            ("77/2020", "? Ks 77/2020 Nf 77/2020"),
            ("nf77/2020", "Nf 77/2020"),
            ("mö8/2021", "? Mö 8/2021 MÖ 8/2021"),
            ("MÖ 8/2021", "MÖ 8/2021"),
            // One slip from a registered one is another number all the same.
            ("ks1261/2018", "+ Ks 1261/2018"),
            ("ks 1216/2019", "+ Ks 1216/2019"),
            ("bou3/2020", "+ Bou 3/2020"),
            ("Ks l216/2018", "-"),
            ("1217/2018", "-"),
            ("Ks 1216/2018 och Ks 5/2019", "-"),
            ("svar Ks 1216/2018", "-"),
            ("xx 1216/2018", "-"),
            ("Ks", "-"),
            ("", "-"),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }
}
