//! Forms that a mail program should have decoded and left standing: HTML entities, percent forms of a
//! `mailto:` subject, and the encoded-words of RFC 2047. Each function reads the form that stands first and
//! says how many bytes it takes up, or that none stands there.
//!
//! Message bodies and headers are decoded in the `message` room; this is for what arrives encoded twice.

/// No entity that we know is longer, `&` and `;` left out.
const LONGEST_ENTITY: usize = 8;
/// RFC 2047 allows 75 bytes; senders that ignore it are seen to reach a few hundred.
const LONGEST_ENCODED_WORD: usize = 1000;

/// An HTML entity, also with its `&` written as `&amp;`. Letters and digits are left alone: no program
/// writes those as entities.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let named = |body: &str| {
        let len = body.bytes().take(LONGEST_ENTITY + 1).position(|byte| byte == b';')?;
        let meant = entity_named(body.get(..len)?)?;
        Some((meant, text.len() - body.len() + len + 1))
    };
    let twice = text.strip_prefix("&amp;").and_then(named);
    twice.or_else(|| text.strip_prefix('&').and_then(named))
}

fn entity_named(name: &str) -> Option<char> {
    if let Some(code) = name.strip_prefix('#') {
        let code = match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => code.parse().ok()?,
        };
        return char::from_u32(code).filter(|meant| !meant.is_ascii_alphanumeric());
    }
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" | "numsp" => ' ',
        "shy" | "zwnj" | "zwj" | "lrm" | "rlm" => '\u{ad}',
        "ndash" | "mdash" | "minus" | "hyphen" | "dash" => '-',
        "sol" | "frasl" => '/',
        "bsol" => '\\',
        "colon" => ':',
        "period" | "middot" => '.',
        "comma" => ',',
        "lowbar" => '_',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" | "ldquo" | "rdquo" | "laquo" | "raquo" => '"',
        "apos" | "lsquo" | "rsquo" => '\'',
        "lpar" => '(',
        "aring" | "auml" | "Aring" | "Auml" => 'a',
        "ouml" | "Ouml" => 'o',
        "eacute" | "Eacute" => 'e',
        _ => return None,
    })
}

/// A run of percent forms such as `%2F` or `%C3%A4`. Letters and digits are left alone: no program writes
/// those so.
pub(super) fn percent(text: &str) -> Option<(String, usize)> {
    let bytes: Vec<u8> = text
        .as_bytes()
        .chunks_exact(3)
        .map_while(|form| match form {
            [b'%', high, low] => hex_byte(*high, *low),
            _ => None,
        })
        .take_while(|byte| !byte.is_ascii_alphanumeric())
        .collect();
    let len = bytes.len() * 3;
    (len > 0).then(|| (String::from_utf8_lossy(&bytes).into_owned(), len))
}

/// An encoded-word, together with the white space that parts it from the next one (RFC 2047 section 6.2).
pub(super) fn word(text: &str) -> Option<(String, usize)> {
    let (meant, len) = single_word(text)?;
    let rest = text.get(len..)?;
    let gap = rest.bytes().take_while(u8::is_ascii_whitespace).count();
    let joined = rest.get(gap..).is_some_and(|next| single_word(next).is_some());
    Some((meant, if joined { len + gap } else { len }))
}

fn single_word(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix("=?")?;
    let near = inner.get(..inner.floor_char_boundary(LONGEST_ENCODED_WORD))?;
    let mut parts = near.splitn(3, '?');
    let (charset, encoding, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let (content, _) = rest.split_once("?=")?;
    let bytes = match encoding {
        "Q" | "q" => quoted(content),
        "B" | "b" => data_encoding::BASE64_NOPAD.decode(content.trim_end_matches('=').as_bytes()).ok()?,
        _ => return None,
    };
    let len = 2 + charset.len() + 1 + encoding.len() + 1 + content.len() + 2;
    Some((in_charset(bytes), len))
}

/// Nearly all subjects are UTF-8 or Latin 1, and in all charsets of Europe the digits are the same.
fn in_charset(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

fn quoted(content: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(content.len());
    let mut rest = content.as_bytes();
    loop {
        let (byte, tail) = match rest {
            [b'=', high, low, tail @ ..] if hex_byte(*high, *low).is_some() => (hex_byte(*high, *low), tail),
            [b'_', tail @ ..] => (Some(b' '), tail),
            [byte, tail @ ..] => (Some(*byte), tail),
            [] => return bytes,
        };
        bytes.extend(byte);
        rest = tail;
    }
}

fn hex_byte(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    Some(digit(high)? * 16 + digit(low)?)
}
