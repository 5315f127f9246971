//! Blanks out addresses in a folded text: of the web, of e-mail, of a mail's parts. Digits in them are no
//! one's statement about a case. Dates, statutes, phones and sums need no mask: no shape reads them, since
//! a number counts only right after a series or a lead word.

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::Regex;

use super::fold::MASKED;
use super::pattern;

/// In turn: an address with a scheme; Message-ID; e-mail address; a host of a common domain with a path. The
/// subject in `mailto:a@b?subject=…` is left standing, as a person or a page wrote it.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r#"(?:[a-z][a-z0-9+.-]{0,20}://|\bwww\.|\b[cm]id:)[^ \n<>"]+"#,
        r"|<[^ \n<>@]+@[^ \n<>]+>",
        r"|[a-z0-9._+~=-]+@[a-z0-9.:\[\]-]+",
        r#"|\b(?:[a-z0-9-]+\.)+(?:se|nu|fi|no|dk|de|eu|com|org|net|info|io|gov|edu|example|test)/[^ \n<>"]*"#,
    ))
});

/// Whether two signs stand together that every address has: most texts have none, and are done with at once.
fn may_hold_one(text: &[u8]) -> bool {
    let is = |(one, next): (&u8, &u8)| {
        (*next == b'@')
            | ((*next == b'/') & (one.is_ascii_lowercase() | (*one == b':')))
            | ((*one == b'w') & (*next == b'w'))
            | ((*one == b'd') & (*next == b':'))
    };
    // Without a branch for each pair the processor looks at many at once.
    text.iter().zip(text.get(1..).unwrap_or_default()).fold(false, |any, pair| any | is(pair))
}

/// Overwrites every address with [`MASKED`], byte for byte, so that places stay what they are.
pub(super) fn mask_addresses(text: &mut [u8]) {
    if !may_hold_one(text) {
        return;
    }
    let spans: Vec<Range<usize>> = ADDRESS.find_iter(text).map(|found| found.range()).collect();
    for span in spans {
        if let Some(address) = text.get_mut(span) {
            address.fill(MASKED);
        }
    }
}
