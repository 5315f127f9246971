//! Where the links in HTML lead. Mail programs show other words in their place, so that the readable text
//! does not hold them. Addresses in the text itself are not read here.

use memchr::memmem;

use super::entity;

/// Links that are kept at most; newsletters have a hundred.
const MAX_LINKS: usize = 500;

/// Bytes of one link at most.
const MAX_LINK: usize = 2_000;

/// Adds the targets of the links in `html` that lead to the web, each once.
pub(super) fn read(html: &str, links: &mut Vec<String>) {
    for name in ["href", "HREF"] {
        for at in memmem::find_iter(html.as_bytes(), name) {
            if links.len() >= MAX_LINKS {
                return;
            }
            let Some(target) = html.get(at + name.len()..).and_then(target) else { continue };
            let target = entity::decode(target).into_owned();
            if !links.contains(&target) {
                links.push(target);
            }
        }
    }
}

/// The value of the attribute whose name ends right before `rest`, where it leads to the web.
fn target(rest: &str) -> Option<&str> {
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let bare = value.trim_start_matches(['"', '\'']).trim_start();
    let scheme = bare.get(..4)?;
    if !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let ends = |byte: u8| matches!(byte, b'"' | b'\'' | b'<' | b'>') || byte.is_ascii_whitespace();
    let end = bare.bytes().take(MAX_LINK + 1).position(ends)?;
    bare.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_programs_write_them() {
        for (html, expected) in [
            ("<a href=\"https://a.example/x?y=1&amp;z=2\">Svaret</a>", vec!["https://a.example/x?y=1&z=2"]),
            ("<A HREF = 'HTTP://a.example/'>x</A>", vec!["HTTP://a.example/"]),
            (
                "<a href=https://a.example/x>x</a><a href=https://a.example/x>y</a>",
                vec!["https://a.example/x"],
            ),
            ("<a href=\"mailto:a@b.example\">x</a><a href=\"#top\">y</a><a href>z</a> href", vec![]),
            ("<a href=\"https://a.example/utan slut", vec!["https://a.example/utan"]),
        ] {
            let mut links = Vec::new();
            read(html, &mut links);
            assert_eq!(links, expected, "{html}");
        }
    }
}
