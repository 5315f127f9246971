//! Text cut into sentences, and each sentence in the plain form that `phrase` reads: what the rules on
//! kind and stance look at. What a sentence means is not judged here.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::context::plain;
use super::given_names::is_persons;
use super::heard::Heard;
use super::quotation::without_quotations;
use super::stance::{Leaning, is_thumb};
use super::{Evidence, Place, Strength};

/// A line shorter than this, in bytes, was ended by its writer and not by a mail program's wrapping.
const WRAPPED: usize = 50;

/// The longest sentence that is shown to staff, in characters: what is longer is cut at a word.
const SHOWN: usize = 200;

/// What stands around somebody else's text.
pub(super) const QUOTATION_MARKS: [char; 6] = ['"', '”', '“', '„', '»', '«'];

/// Words that end in a full stop within a sentence.
const ABBREVIATIONS: [&str; 33] = [
    "ang", "bl", "ca", "dnr", "diarienr", "nr", "kl", "enl", "resp", "inkl", "exkl", "ev", "tel", "st",
    "kap", "art", "ordf", "ref", "sid", "obs", "jan", "feb", "aug", "sept", "okt", "nov", "dec", "osv",
    "mfl", "fr", "pga", "tom", "dvs",
];

/// One sentence of a text.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    /// As written.
    written: &'a str,
    /// Where it stood.
    pub(super) place: Place,
    /// In the form that phrases are matched against: see [`said`].
    pub(super) said: String,
    /// What it may say at all.
    pub(super) heard: Heard,
    /// What it says of the proposal, once somebody has asked.
    pub(super) leaning: OnceCell<Option<Leaning>>,
}

impl<'a> Sentence<'a> {
    fn new(written: &'a str, place: Place) -> Self {
        Self::saying(said(written), written, place)
    }

    /// The name of an attachment, whose words may hang together by signs for blanks and end in a suffix.
    pub(super) fn of_name(name: &'a str) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let spaced = stem.replace(['_', '-', '+', '.'], " ");
        Self::saying(said(&spaced), name, Place::AttachmentName)
    }

    fn saying(said: String, written: &'a str, place: Place) -> Self {
        Self { written, place, heard: Heard::in_sentence(&said), said, leaning: OnceCell::new() }
    }

    /// The same as if nothing stood beside it: what it says of the proposal depends on that, and is asked anew.
    pub(super) fn alone(&self) -> Self {
        Self { leaning: OnceCell::new(), ..self.clone() }
    }

    /// A part of what it says, with a comma on either side.
    pub(super) fn part(&self, said: &str) -> Self {
        Self::saying(between_commas(said), self.written, self.place)
    }

    /// All that it says, with a comma on either side.
    pub(super) fn between_commas(&self) -> Self {
        let said = between_commas(&self.said);
        // No stem has a comma in it, so that nothing else is heard.
        Self { said, written: self.written, place: self.place, heard: self.heard, leaning: OnceCell::new() }
    }

    /// As written.
    pub(super) fn written(&self) -> &'a str {
        self.written
    }

    /// The sentence cut before "men", "och", "medan" and the like where a digit stands on either side: each part
    /// may be about a number of its own. What is said of one before "och" and a name is said of both.
    pub(super) fn clauses_with_numbers(&self) -> Vec<Self> {
        let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let joints = [" men ", " medan ", ", ", "; ", " och "];
        let cut = joints.iter().find_map(|joint| {
            let (at, _) = self.written.match_indices(joint).find(|(at, _)| {
                let (before, after) = self.written.split_at_checked(*at).unwrap_or_default();
                digit(before) && digit(after) && !names_more(joint, after)
            })?;
            self.written.split_at_checked(at)
        });
        let Some((before, after)) = cut else { return vec![self.clone()] };
        vec![Self::new(before, self.place), Self::new(after, self.place)]
    }

    /// Whether it ends in a question mark.
    pub(super) fn asks(&self) -> bool {
        self.said.ends_with(" ? ")
    }

    /// Whether it says anything at all: a word that is neither a name nor a form of address.
    pub(super) fn states(&self) -> bool {
        let word = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.chars().count() > 1 && word.chars().all(|c| c.is_lowercase())
        };
        self.written.split_whitespace().any(word) && !self.is_a_name()
    }

    /// Whether it is nothing but a person's name, in whatever letters, and perhaps a number: "elin frisk 070-00 00 00".
    fn is_a_name(&self) -> bool {
        let mut words = self.written.split_whitespace();
        let ended = self.written.ends_with(['.', '!', '?']);
        !ended
            && words.next().is_some_and(is_persons)
            && words.filter(|word| word.chars().any(char::is_alphabetic)).count() < 2
    }

    /// The sentence as evidence for what the rule of this id reads in it.
    pub(super) fn shows(&self, rule: &'static str) -> Evidence {
        let strength = if self.place == Place::AttachmentText { Strength::Weak } else { Strength::Likely };
        Evidence { rule, place: self.place, text: shortened(&plain(self.written)), strength }
    }
}

/// Whether `after`, which begins with `joint`, only names another number, and says nothing of it with a verb of its own.
fn names_more(joint: &str, after: &str) -> bool {
    let words: Vec<&str> = after.split_whitespace().take(5).collect();
    let early = words.iter().take(3).any(|word| word.contains(|c: char| c.is_ascii_digit()));
    // "Och parkeringsnormen Tn 377/2026."
    let named = matches!(words.as_slice(), [_, name, _, _] if !name.ends_with('r'));
    early || (joint == " och " && named)
}

/// `said` with a comma on either side.
fn between_commas(said: &str) -> String {
    let said = said.trim();
    let mut line = String::with_capacity(said.len().saturating_add(6));
    [" , ", said, " , "].into_iter().for_each(|part| line.push_str(part));
    line
}

/// The sentences of `text`, which stood in `place`.
pub(super) fn sentences(text: &str, place: Place) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (first, after) = rest.split_at_checked(end_of_first(rest)).unwrap_or((rest, ""));
        if first.chars().any(|one| one.is_alphanumeric() || is_thumb(one)) {
            found.push(Sentence::new(first.trim(), place));
        }
        rest = after;
    }
    found
}

/// Where the first sentence of `text` ends, in bytes.
fn end_of_first(text: &str) -> usize {
    let marks = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'.' | b'!' | b'?' | b'\n'));
    let mut ends = marks.filter_map(|(at, mark)| {
        let end = at.saturating_add(1);
        let (before, after) = (text.get(..at)?, text.get(end..)?);
        let ended = match mark {
            b'\n' => line_ends_sentence(before, after),
            b'.' => stop_ends_sentence(before, after),
            _ => after.chars().next().is_none_or(|next| !next.is_alphanumeric() && !"!?".contains(next)),
        };
        ended.then_some(end)
    });
    ends.next().unwrap_or(text.len())
}

/// A blank line, a list item, or a new line with a capital below a line that was not full.
fn line_ends_sentence(before: &str, after: &str) -> bool {
    let next = after.trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
    let Some(first) = next.chars().next().filter(|first| *first != '\n') else { return true };
    let numbered = || next.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
    let item = matches!(first, '-' | '*' | '•' | '–' | '—' | '·') || (first.is_ascii_digit() && numbered());
    let line = before.rsplit('\n').next().unwrap_or_default();
    item || (line.len() < WRAPPED && first.is_uppercase())
}

/// A full stop with a blank behind it, unless it belongs to an abbreviation, an initial or a number.
fn stop_ends_sentence(before: &str, after: &str) -> bool {
    if !after.chars().next().is_none_or(|next| next.is_whitespace() || "\"”’)".contains(next)) {
        return false;
    }
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let capital = || after.trim_start().starts_with(char::is_uppercase);
    if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) {
        // "1. Vi tillstyrker" and "den 15. november" go on; "senast 2019. Vi" does not.
        let alone = before.trim_start().len() == word.len();
        return !alone && capital();
    }
    // A domain's parts are longer than an abbreviation's.
    let address = |word: &str| word.contains('@') || word.split('.').any(|part| part.len() > 4);
    let short = word.chars().count() == 1 || (word.contains('.') && !(capital() && address(word)));
    !short && !ABBREVIATIONS.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// `text` as phrases see it: lower case, without accents, words and commas with one blank around each,
/// a question mark at the end where there is one. Whoever writes without å, ä and ö, or with the
/// accents apart from their letters, has said the same.
pub(super) fn said(text: &str) -> String {
    let mut line = Vec::with_capacity(text.len().saturating_add(4));
    line.push(b' ');
    let letters = &*LETTERS;
    for character in text.chars() {
        // One look tells for nearly all of them.
        match letters.get(character as usize) {
            Some(Some(letter)) => line.push(*letter),
            _ => add(&mut line, character),
        }
    }
    end_word(&mut line);
    // All of it is ASCII.
    let mut line = String::from_utf8(line).unwrap_or_default();
    if line.contains('"') {
        line = without_quotations(&line);
    }
    if text.trim_end().trim_end_matches(['"', '”', ')', '!', ' ']).ends_with('?') {
        line.push_str("? ");
    }
    line
}

/// The letter or digit that stands for each character of Latin-1, where one does.
static LETTERS: LazyLock<[Option<u8>; 256]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let character = char::from(u8::try_from(code).unwrap_or_default());
        match folded(character).map(str::as_bytes) {
            Some([letter]) => Some(*letter),
            _ if character.is_ascii_alphanumeric() => u8::try_from(character.to_ascii_lowercase()).ok(),
            _ => None,
        }
    })
});

/// Adds what stands for a character that is not among [`LETTERS`]: letters without accents, a blank, a comma or a
/// quotation mark.
fn add(line: &mut Vec<u8>, character: char) {
    match character {
        ' ' | '\n' => end_word(line),
        // Within a word only.
        '-' | '/' | '.' => {
            if line.last() != Some(&b' ') {
                line.extend(u8::try_from(character));
            }
        }
        ',' | ';' => {
            end_word(line);
            line.extend_from_slice(b", ");
        }
        _ if QUOTATION_MARKS.contains(&character) => {
            end_word(line);
            line.extend_from_slice(b"\" ");
        }
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
        _ => match folded(character) {
            Some(plain) => line.extend_from_slice(plain.as_bytes()),
            // A letter of another alphabet is a letter, but none that a phrase has.
            None if character.is_alphanumeric() => line.push(b'_'),
            None => end_word(line),
        },
    }
}

/// Ends the last word with one blank, and takes away the signs behind it.
fn end_word(line: &mut Vec<u8>) {
    while let Some(b'.' | b'-' | b'/') = line.last() {
        line.pop();
    }
    if line.last() != Some(&b' ') {
        line.push(b' ');
    }
}

/// The letters that stand for an accented one.
pub(super) fn folded(character: char) -> Option<&'static str> {
    match character {
        'å' | 'ä' | 'à' | 'á' | 'â' | 'æ' | 'Å' | 'Ä' | 'À' | 'Á' | 'Æ' => Some("a"),
        'ö' | 'ø' | 'ô' | 'ó' | 'Ö' | 'Ø' | 'Ó' => Some("o"),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' => Some("e"),
        'ü' | 'ú' | 'Ü' => Some("u"),
        'ß' => Some("ss"),
        _ => None,
    }
}

/// `line`, cut at a word when it is long.
fn shortened(line: &str) -> String {
    let Some((end, _)) = line.char_indices().nth(SHOWN) else { return line.to_owned() };
    let cut = line.get(..end).unwrap_or(line);
    format!("{} …", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_its_writer_ended_a_sentence() {
        for (text, expected) in [
            ("Hej! Vi tillstyrker.", &["Hej!", "Vi tillstyrker."][..]),
            ("Vi svarar t.ex. på punkt 1. Mer kommer", &["Vi svarar t.ex. på punkt 1.", "Mer kommer"]),
            ("enl. styrelsen bl.a. detta", &["enl. styrelsen bl.a. detta"]),
            ("Svar senast den 15. november 2019. Tack", &["Svar senast den 15. november 2019.", "Tack"]),
            ("1. Vi tillstyrker", &["1. Vi tillstyrker"]),
            ("hej. kan vi få mer tid", &["hej.", "kan vi få mer tid"]),
            ("Hej\nVi ber om anstånd", &["Hej", "Vi ber om anstånd"]),
            ("vi ber om\nanstånd", &["vi ber om\nanstånd"]),
            ("- punkt ett\n- punkt två", &["- punkt ett", "- punkt två"]),
            (
                "Exempelföreningens styrelse har läst förslaget till\nÖverenskommelse om samverkan noga",
                &["Exempelföreningens styrelse har läst förslaget till\nÖverenskommelse om samverkan noga"],
            ),
            ("Vad?! Nej.", &["Vad?!", "Nej."]),
            ("Vi svarar\n  \t\nsedan", &["Vi svarar", "sedan"]),
            ("Det gäller\n1) skolan\n2. vägen", &["Det gäller", "1) skolan", "2. vägen"]),
            ("Slut\n", &["Slut"]),
            ("Skriv till bo@ek.example. Vi svarar", &["Skriv till bo@ek.example.", "Vi svarar"]),
            ("Se www.ek.example. Vi svarar", &["Se www.ek.example.", "Vi svarar"]),
            ("Jo... Vi svarar", &["Jo...", "Vi svarar"]),
            ("se www.forening.example/?a=1 nu", &["se www.forening.example/?a=1 nu"]),
            ("", &[]),
            ("\n\n…\n", &[]),
        ] {
            let cut: Vec<_> = sentences(text, Place::Body).iter().map(|one| one.written).collect();
            assert_eq!(cut, expected, "{text}");
        }
    }

    #[test]
    fn a_letter_has_one_plain_form_wherever_it_is_looked_up() {
        for character in (0..=255_u8).map(char::from).filter(|c| c.is_alphabetic()) {
            let plain = character.is_ascii().then(|| character.to_ascii_lowercase().to_string());
            let plain = plain.or_else(|| folded(character).map(str::to_owned)).unwrap_or("_".to_owned());
            assert_eq!(said(&character.to_string()), format!(" {plain} "), "{character}");
        }
    }

    #[test]
    fn what_is_said_is_the_same_however_it_is_written() {
        for (text, expected) in [
            ("Vi TILLSTYRKER förslaget.", " vi tillstyrker forslaget "),
            ("tillsty\u{ad}rker fo\u{308}rslaget", " tillstyrker forslaget "),
            ("Hej, när är\n sista dagen?", " hej , nar ar sista dagen ? "),
            ("”Kommunen avstyrker detta helt” står det", " star det "),
            ("Ni skriver att \"alla tillstyrker strategin\"", " ni skriver att "),
            ("Vi säger \"nej\" till detta", " vi sager nej till detta "),
            ("en \"halv och glömd quote", " en halv och glomd quote "),
            ("до 1/11", " __ 1/11 "),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn a_long_sentence_is_shown_in_part_on_one_line() {
        let text = format!("Vi\n{}", "svarar\u{202e} ".repeat(60));
        let shown = sentences(&text, Place::Body)[0].shows("kind/test").text;
        assert!(shown.starts_with("Vi svarar svarar") && shown.ends_with("svarar …"), "{shown}");
        assert!(shown.chars().count() <= SHOWN + 2, "{shown}");
    }
}
