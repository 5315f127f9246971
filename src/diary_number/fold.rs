//! Writes a text in one plain alphabet, so that the rules need to know one spelling of each sign:
//! lower-case ASCII without accents, one byte for each character, with the way back to where every byte
//! stood. Invisible characters are gone; `&nbsp;`, `%2F` and encoded-words stand as what they mean.
//!
//! This is not NFKC: that makes a footnote mark of `2018¹` into a digit, and a number is lost by it.

use std::convert;
use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use super::encoded;

/// A letter of no Latin alphabet. It is a letter, so it bounds no word.
pub(super) const LETTER: u8 = 0x01;
/// A sign that means nothing here, such as `§`: no separator, no letter, no digit.
pub(super) const OTHER: u8 = 0x02;
/// A byte of an address, where no number counts.
pub(super) const MASKED: u8 = 0x03;
/// A space that was written as `%20`: a space between words, but not the end of an address.
pub(super) const SOFT_SPACE: u8 = 0x04;

/// Bytes that a processor compares at once, as most do today.
const PIECE: usize = 16;

/// A folded text and the way back.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: Vec<u8>,
    steps: Vec<Step>,
    /// Where in the original the next byte stands, when it is a character of one byte.
    next: usize,
}

/// From the folded byte `at` on, bytes stand for bytes; the first of them stands for `len` of them.
#[derive(Debug, Clone, Copy)]
struct Step {
    at: usize,
    from: usize,
    len: usize,
}

impl Folded {
    /// Folds a text, in time linear in its length.
    pub(super) fn of(original: &str) -> Self {
        let mut folded = Self { text: Vec::with_capacity(original.len()), ..Self::default() };
        let mut rest = original;
        while !rest.is_empty() {
            let (run, tail) = rest.split_at_checked(plain_length(rest.as_bytes())).unwrap_or((rest, ""));
            let place = original.len() - rest.len();
            folded.push_plain(run, place);
            rest = folded.push_special(tail, place + run.len());
        }
        folded
    }

    /// The folded text.
    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    /// The folded text, for masking.
    pub(super) fn text_mut(&mut self) -> &mut [u8] {
        &mut self.text
    }

    /// Where in the original the folded bytes stand.
    pub(super) fn original(&self, folded: &Range<usize>) -> Range<usize> {
        let start = self.place(folded.start).start;
        let end = self.place(folded.end.saturating_sub(1)).end;
        start..end.max(start)
    }

    fn place(&self, at: usize) -> Range<usize> {
        let known = self.steps.partition_point(|step| step.at <= at);
        match known.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some(step) if step.at == at => step.from..step.from + step.len,
            Some(step) => {
                let from = step.from + step.len + (at - step.at - 1);
                from..from + 1
            }
            None => at..at + 1,
        }
    }

    fn push_plain(&mut self, run: &str, from: usize) {
        if run.is_empty() {
            return;
        }
        if self.next != from {
            self.steps.push(Step { at: self.text.len(), from, len: 1 });
        }
        let start = self.text.len();
        self.text.extend_from_slice(run.as_bytes());
        self.text.iter_mut().skip(start).for_each(|byte| *byte = plain(*byte));
        self.next = from + run.len();
    }

    fn push(&mut self, byte: u8, from: usize, len: usize) {
        if self.next != from || len != 1 {
            self.steps.push(Step { at: self.text.len(), from, len });
        }
        self.text.push(byte);
        self.next = from + len;
    }

    /// Takes what stands first in `tail`, a special character or an encoded form; gives what is left.
    fn push_special<'a>(&mut self, tail: &'a str, from: usize) -> &'a str {
        let Some(first) = tail.chars().next() else { return tail };
        let taken = match first {
            '&' => encoded::entity(tail)
                .map(|(meant, len)| self.push_meant([meant], from, len, convert::identity)),
            '%' => encoded::percent(tail).map(|(meant, len)| self.push_meant(meant.chars(), from, len, soft)),
            '=' => encoded::word(tail)
                .map(|(meant, len)| self.push_meant(meant.chars(), from, len, convert::identity)),
            _ => None,
        };
        let len =
            taken.unwrap_or_else(|| self.push_meant([first], from, first.len_utf8(), convert::identity));
        tail.get(len..).unwrap_or("")
    }

    fn push_meant(
        &mut self,
        meant: impl IntoIterator<Item = char>,
        from: usize,
        len: usize,
        finish: fn(u8) -> u8,
    ) -> usize {
        for byte in meant.into_iter().filter_map(fold_char) {
            self.push(finish(byte), from, len);
        }
        len
    }
}

/// Whether a digit may stand in the folded `text`: as itself, in full width, whose first byte is told, or in an
/// encoded-word.
pub(super) fn may_hold_digits(text: &str) -> bool {
    let told = |byte: u8| byte.is_ascii_digit() | (byte == b'=') | (byte == 0xef);
    // Without a branch for each byte the processor looks at many at once.
    let has = |piece: &[u8]| piece.iter().fold(false, |any, byte| any | told(*byte));
    text.as_bytes().chunks(4 * PIECE).any(has)
}

/// Folds a series name in the same way, so that `Mö` is found as `MO`.
pub(super) fn fold_name(name: &str) -> String {
    name.chars().filter_map(fold_char).map(char::from).collect()
}

/// How many bytes stand before the first special one. Pieces without any are passed over whole: every
/// mail goes through here, and without a branch for each byte the processor looks at a piece at once.
fn plain_length(text: &[u8]) -> usize {
    let is_plain = |piece: &&[u8]| !piece.iter().fold(false, |any, byte| any | is_special(*byte));
    let passed = PIECE * text.chunks_exact(PIECE).take_while(is_plain).count();
    let rest = text.get(passed..).unwrap_or_default();
    passed + rest.iter().position(|byte| is_special(*byte)).unwrap_or(rest.len())
}

fn is_special(byte: u8) -> bool {
    (byte >= 0x80) | (byte == b'&') | (byte == b'%') | (byte == b'=')
}

/// A plain byte; of the control characters only the end of a line stays, so that none is taken for a mark
/// of ours.
fn plain(byte: u8) -> u8 {
    if byte < b' ' && byte != b'\n' { b' ' } else { byte.to_ascii_lowercase() }
}

/// What was written as `%20` or `%22` does not end the address that it stands in.
fn soft(byte: u8) -> u8 {
    if matches!(byte, b' ' | b'\n' | b'"' | b'<' | b'>') { SOFT_SPACE } else { byte }
}

/// The plain byte for a character; none for what cannot be seen.
fn fold_char(c: char) -> Option<u8> {
    // Nearly all that is not ASCII in Swedish: every twentieth letter, and worth the short way.
    match c {
        'å' | 'ä' | 'Å' | 'Ä' => return Some(b'a'),
        'ö' | 'Ö' => return Some(b'o'),
        _ if is_invisible(c) => return None,
        _ => {}
    }
    Some(match c {
        '\0'..='\u{7f}' => plain(u8::try_from(c).unwrap_or(OTHER)),
        '\u{85}' | '\u{2028}' | '\u{2029}' => b'\n',
        _ if c.is_whitespace() => b' ',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => b'-',
        '\u{2044}' | '\u{2215}' | '\u{29f8}' => b'/',
        '\u{2216}' | '\u{29f5}' | '\u{fe68}' => b'\\',
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{b4}' => b'\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => b'"',
        '\u{b7}' | '\u{2024}' | '\u{2027}' | '\u{fe52}' => b'.',
        '\u{2236}' | '\u{fe55}' | '\u{a789}' => b':',
        '\u{ff01}'..='\u{ff5e}' => full_width(c),
        _ => base_letter(c),
    })
}

fn full_width(c: char) -> u8 {
    let ascii = u32::from(c) - 0xff01 + u32::from(b'!');
    u8::try_from(ascii).map_or(OTHER, plain)
}

fn base_letter(c: char) -> u8 {
    match c {
        'Æ' | 'æ' => return b'a',
        'Ø' | 'ø' => return b'o',
        'ı' => return b'i',
        'Ͱ'..='ӿ' => return lookalike(c),
        _ => {}
    }
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    match base.and_then(|base| u8::try_from(base).ok()) {
        Some(base) if base.is_ascii_alphabetic() => plain(base),
        _ if c.is_alphabetic() => LETTER,
        _ => OTHER,
    }
}

/// The Latin letter that a Greek or Cyrillic one looks like. Who switches keyboards, or whose program "corrects" a
/// letter, has written what everybody reads.
fn lookalike(c: char) -> u8 {
    match c {
        'Α' | 'А' | 'а' => b'a',
        'Β' | 'В' => b'b',
        'С' | 'с' => b'c',
        'Ε' | 'Е' | 'е' => b'e',
        'Η' | 'Н' => b'h',
        'Ι' | 'І' | 'і' | 'Ӏ' => b'i',
        'Ј' | 'ј' => b'j',
        'Κ' | 'κ' | 'К' | 'к' => b'k',
        'Μ' | 'М' => b'm',
        'Ν' => b'n',
        'Ο' | 'ο' | 'О' | 'о' => b'o',
        'Ρ' | 'ρ' | 'Р' | 'р' => b'p',
        'Ѕ' | 'ѕ' => b's',
        'Τ' | 'Т' | 'т' => b't',
        'Υ' | 'У' | 'у' => b'y',
        'Χ' | 'Х' | 'х' => b'x',
        'Ζ' => b'z',
        _ if c.is_alphabetic() => LETTER,
        _ => OTHER,
    }
}

/// Soft hyphens, zero-width and direction marks, and accents that stand apart from their letter.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(original: &str) -> String {
        String::from_utf8(Folded::of(original).text().to_vec()).unwrap()
    }

    #[test]
    fn every_way_to_write_a_sign_becomes_one() {
        for (original, plain) in [
            ("Ärendenummer", "arendenummer"),
            ("A\u{308}rende", "arende"),
            ("Ks\u{200b}1\u{ad}2", "ks12"),
            ("1–2⁄3／４", "1-2/3/4"),
            ("Ks&nbsp;1&#x2F;2&amp;nbsp;3 &okänd; & co", "ks 1/2 3 &okand; & co"),
            ("Ks%201%2F2 100%", "ks\u{4}1/2 100%"),
            ("=?utf-8?Q?Ks_1=2F2?= =?iso-8859-1?B?5Q==?= =?", "ks 1/2a =?"),
            ("2018¹ § 日", "2018\u{2} \u{2} \u{1}"),
            ("Кs Κѕ кж", "ks ks k\u{1}"),
        ] {
            assert_eq!(folded(original), plain, "{original}");
        }
    }

    #[test]
    fn a_span_leads_back_to_the_words_as_they_stood() {
        let original = "då: Ks\u{200b}1216&nbsp;/\u{ad}２０１８\u{200b}.";
        let folded = Folded::of(original);
        let at = folded.text().windows(2).position(|pair| pair == b"ks").unwrap();
        let end = folded.text().len() - 1;
        let span = folded.original(&(at..end));
        assert_eq!(original.get(span), Some("Ks\u{200b}1216&nbsp;/\u{ad}２０１８"));
    }
}
