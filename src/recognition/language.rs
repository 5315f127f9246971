//! The language that a mail is clearly written in, so that its letter can be written in it too. Told by the
//! words every sentence needs, and in Finnish by the shape of words: what a mail is about changes neither.
//!
//! Clearly means clearly. A mail is answered in Swedish unless hardly a word speaks for Swedish, from its first
//! line on: what is short, mixed or in any third language stays Swedish, which carries a line in each of the others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use super::field::lower_case;
use super::written::beginning;
use super::{Authority, Match};
use crate::bloom::Bloom;
use crate::message::Message;

/// A language that our letters are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// The authority's own, and whatever is not clearly another.
    #[default]
    Swedish,
    /// A national minority language with its own rights.
    Finnish,
    /// What most others can read.
    English,
}

/// Bytes of new text that are looked at: who has written so much has shown the language.
const LOOKED_AT: usize = 2 * 1024;

/// Words at the beginning in which it must stand out against any other: a Swedish mail with an English footer that
/// nobody marked as such begins in Swedish.
const OPENING: usize = 8;

/// Words that show the language, at least: fewer are a greeting.
const FEWEST_ENGLISH: usize = 8;
/// Different words of the list, at least; the rest is told by its shape.
const FEWEST_DIFFERENT_FINNISH: usize = 2;
/// Finnish puts into one word what others say in three.
const FEWEST_FINNISH: usize = 6;

/// Words of its own that there must be for each of another language: that is then a name or a greeting, no sentence.
const OWN_TO_OTHERS: usize = 4;

/// Words that English sentences are made of, without those that are also Swedish, Norwegian, Danish, Dutch or German.
const ENGLISH: &str = "\
    about also an and any are as attached be been because between but by could dear do does each from \
    had has have hello how if into it its kind like more most my not of only other our please regards \
    should sincerely some such than thank thanks that the their them there these they this those through \
    to very which while who why with would yes you your yours what when where being";

/// Words that Finnish sentences are made of, without those that are also a word of another language.
const FINNISH: &str = "\
    aina asiassa asiasta ehdotamme ehdotan ehdotuksen ehdotus ehdotusta eivät emme ennen että hallitus \
    haluamme heidän heitä hyvin hyvä hän ilman itse joka jossa jotka jotta jälkeen jäsenet kaikki \
    kaikkien kannatamme kannatan kanssa kiitos koska kuitenkin kuka kunnan kuntien kuten lausua lausunto \
    lausuntomme liian liitteenä lisäksi meidän meille meillä meiltä mielestämme mielestäni miksi minun \
    minä miten mukaan mukana mutta muuten myös niin niitä noin nyt näin ohessa olemme olisi ovat paljon \
    pidämme pitäisi puolesta samalla sekä seura seuramme siellä siitä siksi silloin sillä sinä sitä \
    sopimus teillä terveisin toivomme tukea tämä tämän tässä täällä usein vaan vain vastauksemme vastaus \
    vastustamme vielä voidaan yhdistyksemme yhdistys yhteistyö yhteistyötä ystävällisin";

/// Words of other languages that English and Finnish mail has not: Swedish, Norwegian and Danish, then German,
/// Dutch, French, Spanish, Estonian and Somali, whose double vowels look Finnish.
const OTHERS: &str = "\
    och att det är på för inte som av med till den ett en har jag vi om ni kan ska skall vill vår vårt \
    våra från eller också så när hur vad där här de dem oss er hos mycket bra hej hejsan tack hälsning \
    hälsningar vänlig vänliga mvh bifogar bifogat bifogad bilaga bilagor bilagan svar svaret synpunkter \
    förslaget detta denna blir bör måste även og ikke jeg til af et hilsen vennlig venlig vores våre fra \
    være und der das nicht ist wir mit für ein eine auf dass ich sie sind het een van niet zijn voor ook \
    wij onze dat le la les des une est nous pour dans que qui avec el los las una por con para meie ning \
    ka mis kuid väga waa iyo waxaan uu ay oo";

/// What stands in the footers that mail systems and programs add, often in English under mail in any language.
const FOOTERS: [&str; 11] = [
    "before printing", "confidential", "intended recipient", "disclaimer", "this e-mail", "this email",
    "this message", "unsubscribe", "sent from my", "get outlook for", "virus-free",
];

/// The language of what the sender of `message` wrote for it, which is about `matches`.
pub(super) fn language(message: &Message, matches: &[Match], authority: &Authority) -> Language {
    if !may_be_another(message) {
        return Language::Swedish;
    }
    let text = own_words(message, matches, authority);
    let (mut all, mut opening) = (Tally::default(), Tally::default());
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1) {
        all.count(word);
        if all.words <= OPENING {
            opening.count(word);
        }
    }
    match all.clearly() {
        Language::Finnish if opening.finnish.all >= opening.others * 2 => Language::Finnish,
        Language::English if opening.english.all >= opening.others * 2 => Language::English,
        _ => Language::Swedish,
    }
}

/// Whether there is anything to look at more closely: words of the lists enough for another language, in whatever
/// is new. Nearly no mail has them, and what follows copies the text many times.
fn may_be_another(message: &Message) -> bool {
    let mut left = LOOKED_AT;
    let (mut english, mut finnish) = (0, 0);
    for passage in message.new_text() {
        let looked_at = beginning(passage, left);
        left -= looked_at.len();
        if looked_at.bytes().fold(false, |any, byte| any | is_of_an_accent_apart(byte)) {
            return true;
        }
        for word in looked_at.split(|c: char| !c.is_alphabetic()).filter(|word| MAY_SPEAK.may_have(word)) {
            match SPEAKS_FOR.get(&*lower_case(word)) {
                Some((Speaks::English, _)) => english += 1,
                Some((Speaks::Finnish, _)) => finnish += 1,
                Some((Speaks::Other, _)) | None => {}
            }
        }
    }
    english >= FEWEST_ENGLISH || finnish >= FEWEST_DIFFERENT_FINNISH
}

/// The first byte of the accents that stand apart from their letters.
fn is_of_an_accent_apart(byte: u8) -> bool {
    matches!(byte, 0xcc | 0xcd)
}

/// The new text in lower case, without footers, quotations within it and the titles of the consultations it is about:
/// they are Swedish whoever writes of them.
fn own_words(message: &Message, matches: &[Match], authority: &Authority) -> String {
    let mut left = LOOKED_AT;
    let mut text = String::new();
    for passage in message.new_text() {
        let looked_at = beginning(passage, left);
        left -= looked_at.len();
        text.extend(looked_at.nfc().flat_map(char::to_lowercase));
        text.push('\n');
    }
    for consultation in matches.iter().filter_map(|one| authority.consultation(&one.diary_number)) {
        for title in std::iter::once(&consultation.title).chain(&consultation.also_known_as) {
            text = text.replace(&title.to_lowercase(), " ");
        }
    }
    let is_footer = |line: &str| FOOTERS.iter().any(|mark| line.contains(mark));
    let lines = text.lines().filter(|line| !is_footer(line)).map(without_quotations);
    lines.collect::<Vec<_>>().join("\n")
}

/// A line without what stands between quotation marks. One that is never closed closes at the end of the line.
fn without_quotations(line: &str) -> String {
    line.split(['"', '“', '”', '„', '«', '»']).step_by(2).collect::<Vec<_>>().join(" ")
}

/// For which language each word speaks, and its place in that list.
static SPEAKS_FOR: LazyLock<BTreeMap<&str, (Speaks, usize)>> = LazyLock::new(|| {
    let lists = [(Speaks::English, ENGLISH), (Speaks::Finnish, FINNISH), (Speaks::Other, OTHERS)];
    let each = |(speaks, list): (Speaks, &'static str)| {
        list.split_whitespace().enumerate().map(move |(place, word)| (word, (speaks, place)))
    };
    lists.into_iter().flat_map(each).collect()
});

/// The words of English and Finnish, spread so thin that few others look like one.
static MAY_SPEAK: LazyLock<Bloom<64>> = LazyLock::new(|| {
    let mut words = Bloom::default();
    for word in ENGLISH.split_whitespace().chain(FINNISH.split_whitespace()) {
        words.add(word);
        // A letter beyond ASCII has another last byte in capitals.
        words.add(&word.to_uppercase());
    }
    words
});

/// What a word speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaks {
    English,
    Finnish,
    Other,
}

/// How many words speak for what.
#[derive(Default)]
struct Tally {
    words: usize,
    english: Words,
    /// Those of the list, and those told by their shape.
    finnish: Words,
    others: usize,
}

/// Words counted, and which of a list were among them.
#[derive(Default)]
struct Words {
    all: usize,
    /// The places in the list that were met.
    seen: BTreeSet<usize>,
}

impl Tally {
    fn count(&mut self, word: &str) {
        self.words += 1;
        match SPEAKS_FOR.get(word) {
            Some((Speaks::English, place)) => self.english.add(*place),
            Some((Speaks::Finnish, place)) => self.finnish.add(*place),
            Some((Speaks::Other, _)) => self.others += 1,
            None if is_shaped_finnish(word) => self.finnish.all += 1,
            None => {}
        }
    }

    /// A language whose words are many and different, a good part of all, and all but alone.
    fn clearly(&self) -> Language {
        let is_alone = |own: &Words| own.all >= self.others * OWN_TO_OTHERS;
        let english = &self.english;
        let finnish = &self.finnish;
        if english.all >= FEWEST_ENGLISH
            && english.different() >= 6
            && english.all * 4 >= self.words
            && is_alone(english)
        {
            Language::English
        } else if finnish.all >= FEWEST_FINNISH
            && finnish.different() >= FEWEST_DIFFERENT_FINNISH
            && finnish.all * 3 >= self.words
            && is_alone(finnish)
        {
            Language::Finnish
        } else {
            Language::Swedish
        }
    }
}

impl Words {
    fn add(&mut self, place: usize) {
        self.all += 1;
        self.seen.insert(place);
    }

    fn different(&self) -> usize {
        self.seen.len()
    }
}

/// Long vowels, the vowels that go together in Finnish, and endings that no neighbour has.
fn is_shaped_finnish(word: &str) -> bool {
    let within = ["aa", "ii", "uu", "yy", "ää", "öö", "yö", "uo", "äi"];
    let at_end = ["ä", "mme", "ksi", "een", "lle", "ssa", "sta", "iin", "isi", "us"];
    word.chars().count() >= 4
        && (within.iter().any(|sound| word.contains(sound)) || at_end.iter().any(|end| word.ends_with(end)))
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::Swedish, Self::Finnish, Self::English];

    /// Its code in ISO 639-1.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::Finnish => "fi",
            Self::English => "en",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.as_str() == code)
    }
}

#[cfg(test)]
mod tests;
