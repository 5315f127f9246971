//! HTML character references: the numeric ones, and the named ones of Western letters and signs.

use std::{borrow::Cow, sync::LazyLock};

use memchr::memchr;

/// The names of U+00A0 to U+00FF in order. They count without their semicolon too, as in browsers.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo",
    "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot",
    "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute",
    "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash",
    "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde",
    "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc",
    "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave",
    "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Other names that people's programs write.
const NAMED: [(&str, char); 47] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\u{2019}'),
    ("sbquo", '\u{201a}'),
    ("ldquo", '\u{201c}'),
    ("rdquo", '\u{201d}'),
    ("bdquo", '\u{201e}'),
    ("bull", '\u{2022}'),
    ("hellip", '\u{2026}'),
    ("euro", '\u{20ac}'),
    ("trade", '\u{2122}'),
    ("OElig", '\u{152}'),
    ("oelig", '\u{153}'),
    ("Scaron", '\u{160}'),
    ("scaron", '\u{161}'),
    ("Zcaron", '\u{17d}'),
    ("zcaron", '\u{17e}'),
    ("Yuml", '\u{178}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("minus", '\u{2212}'),
    ("lsaquo", '\u{2039}'),
    ("rsaquo", '\u{203a}'),
    ("dagger", '\u{2020}'),
    ("permil", '\u{2030}'),
    ("sol", '/'),
    ("colon", ':'),
    ("lpar", '('),
    ("rpar", ')'),
    ("num", '#'),
    ("NewLine", '\n'),
    ("Tab", '\t'),
];

/// All of them, in the order of their keys.
static NAMES: LazyLock<Vec<(u128, char)>> = LazyLock::new(|| {
    let names = LATIN.into_iter().zip(FIRST_LATIN..).chain(NAMED);
    let mut names: Vec<(u128, char)> = names.map(|(name, character)| (key(name), character)).collect();
    names.sort_unstable();
    names
});

/// A name's letters as one number, which is looked up sooner than they are: Swedish is full of references.
fn key(name: &str) -> u128 {
    name.bytes().fold(0, |key, byte| key << 8 | u128::from(byte))
}

/// The first of those that count without their semicolon, and the last.
const FIRST_LATIN: char = '\u{a0}';
const LAST_LATIN: char = '\u{ff}';

/// Letters or digits of one reference at most, between `&` and `;`.
const MAX_NAME: usize = 10;

/// `text` with its references replaced; what names nothing stands as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(mut at) = memchr(b'&', text.as_bytes()) else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        decoded.push_str(before);
        match reference(from.get(1..).unwrap_or_default()) {
            Some((character, length)) => {
                decoded.push(character);
                rest = from.get(1 + length..).unwrap_or_default();
            }
            None => {
                decoded.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
        match memchr(b'&', rest.as_bytes()) {
            Some(next) => at = next,
            None => break,
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The character that the reference at the start of `text` names, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let (sharp, digits) = text.strip_prefix('#').map_or((false, text), |digits| (true, digits));
    let end = digits.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let name = digits.get(..end).filter(|name| !name.is_empty())?;
    let semicolon = digits.as_bytes().get(end) == Some(&b';');
    let length = usize::from(sharp) + end + usize::from(semicolon);
    if sharp {
        return Some((numbered(name)?, length));
    }
    let at = NAMES.binary_search_by_key(&key(name), |(known, _)| *known).ok()?;
    let (_, character) = NAMES.get(at)?;
    let counts = semicolon || (FIRST_LATIN..=LAST_LATIN).contains(character);
    counts.then_some((*character, length))
}

/// `228` or `xE4`. 128 to 159 are windows-1252, as in browsers; NUL is nothing.
fn numbered(digits: &str) -> Option<char> {
    let hex = digits.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
    let number = hex.unwrap_or_else(|| digits.parse()).ok()?;
    if let Some(byte) = u8::try_from(number).ok().filter(|byte| (128..160).contains(byte)) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(number).filter(|character| *character != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_and_the_rest_stands() {
        for (text, decoded) in [
            ("Ks&nbsp;1216/2018", "Ks\u{a0}1216/2018"),
            ("&Ouml;verenskommelse &aring;&auml;&ouml", "Överenskommelse åäö"),
            ("&#214;&#xd6;&#XD6;", "ÖÖÖ"),
            ("&#150;&#x80;", "\u{2013}€"),
            ("&lt;&gt;&amp;&quot;&apos;&ndash;", "<>&\"'\u{2013}"),
            ("A & B &c; &; &#; &#xZZ; &#0; &#1114112;", "A & B &c; &; &#; &#xZZ; &#0; &#1114112;"),
            ("?a=1&amp=2", "?a=1&amp=2"),
        ] {
            assert_eq!(decode(text), decoded, "{text}");
        }
    }
}
