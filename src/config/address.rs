//! How addresses, domains, hosts and Message-IDs are written. A blank around them is nothing; what could never match, or
//! would match everything, is refused with words.

use std::net::IpAddr;

/// What a local part may hold in quotation marks or by the letter of RFC 5322, and nobody means.
const NOT_IN_A_LOCAL_PART: &str = "@<>()[]\\,;:\"*";

/// `local@domain`, as it may stand in a letter's header.
pub(super) fn address(text: &str) -> Result<String, String> {
    let bare = text.trim();
    let is_local = |local: &str| {
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || NOT_IN_A_LOCAL_PART.contains(c);
        !local.is_empty() && !local.contains(is_odd)
    };
    match bare.rsplit_once('@') {
        Some((local, host)) if is_local(local) && is_host(&host.to_lowercase()) => Ok(bare.to_owned()),
        _ => Err(format!("{text:?} is no mail address: write it as \"kommun@example.org\"")),
    }
}

/// One address, with or without a name: `Exempel kommun <kommun@example.org>`.
pub(super) fn sender(text: &str) -> Result<String, String> {
    let from = text.trim();
    let refused =
        || format!("{text:?} is not one mail address: write it as \"Exempel kommun <kommun@example.org>\"");
    let (name, bare) = match from.strip_suffix('>').and_then(|from| from.rsplit_once('<')) {
        Some((name, bare)) => (name, bare),
        None => ("", from),
    };
    let is_name = !name.contains(|c: char| c.is_control() || matches!(c, '@' | '<' | '>'));
    match address(bare) {
        Ok(_) if is_name => Ok(from.to_owned()),
        _ => Err(refused()),
    }
}

/// A domain, which stands for all below it too, in lower case; `@example.org` is one.
pub(super) fn domain(text: &str) -> Result<String, String> {
    let bare = text.trim().trim_start_matches('@').trim_end_matches('.').to_lowercase();
    if is_domain(&bare) {
        Ok(bare)
    } else {
        Err(format!("{text:?} is no domain: write it as \"example.org\", which stands for all below it too"))
    }
}

/// An address or a domain, in lower case.
pub(super) fn address_or_domain(text: &str) -> Result<String, String> {
    let is_address = text.trim().trim_start_matches('@').contains('@');
    let read = if is_address { address(text).map(|read| read.to_lowercase()) } else { domain(text) };
    read.map_err(|_| {
        let right = "write it as \"bo@example.org\" or \"example.org\"";
        format!("{text:?} is neither an address nor a domain: {right}")
    })
}

/// A host or its number, or `*.example.org` for a domain and all below it; in lower case.
pub(super) fn hosts(text: &str) -> Result<String, String> {
    let bare = text.trim().trim_end_matches('.').to_lowercase();
    let is_meant = match bare.strip_prefix("*.") {
        Some(domain) => is_domain(domain) || is_inner(domain),
        None => is_host(&bare),
    };
    match is_meant {
        true => Ok(bare),
        false => Err(format!("{text:?} is no host: write it as \"mx.example.org\" or \"*.example.org\"")),
    }
}

/// A Message-ID as people copy it out of a header, without its angle brackets.
pub(super) fn message_id(text: &str) -> Result<String, String> {
    let bare = text.trim().trim_start_matches('<').trim_end_matches('>');
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>');
    match bare.split_once('@') {
        Some((left, right)) if !left.is_empty() && !right.is_empty() && !bare.contains(is_odd) => {
            Ok(bare.to_owned())
        }
        _ => Err(format!("{text:?} is no Message-ID: write it as \"<1234@example.org>\"")),
    }
}

/// Whether a name in lower case has two labels at least: one alone is a whole top domain.
fn is_domain(name: &str) -> bool {
    name.contains('.') && is_name(name)
}

/// Whether a single label is one of a house's own net, "local", and no top domain of the world, which nobody owns.
fn is_inner(label: &str) -> bool {
    const WORLD: [&str; 9] = ["com", "org", "net", "edu", "gov", "int", "mil", "info", "biz"];
    label.chars().count() > 2 && is_name(label) && !label.contains('.') && !WORLD.contains(&label)
}

/// Whether it is a host's name, of any number of labels, or its number as mail writes it, `[192.0.2.1]`.
fn is_host(host: &str) -> bool {
    let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let number = literal.map_or(host, |literal| literal.strip_prefix("ipv6:").unwrap_or(literal));
    number.parse::<IpAddr>().is_ok() || is_name(host)
}

fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    name.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Reading = fn(&str) -> Result<String, String>;

    #[test]
    fn what_can_match_is_read_without_the_blanks_around_it() {
        for (reading, text, expected) in [
            (address as Reading, " Bo.Ek+remiss@Förening.example ", "Bo.Ek+remiss@Förening.example"),
            (address, "o'neill_2@post.xn--5ca.example", "o'neill_2@post.xn--5ca.example"),
            (address, "kommun@localhost", "kommun@localhost"),
            (address, "kommun@[192.0.2.1]", "kommun@[192.0.2.1]"),
            (sender, " kommun@example.org", "kommun@example.org"),
            (sender, "<kommun@example.org>", "<kommun@example.org>"),
            (sender, "\"Ekeby, kommun\" <k@example.org> ", "\"Ekeby, kommun\" <k@example.org>"),
            (domain, "Forening.example", "forening.example"),
            (domain, " @forening.example. ", "forening.example"),
            (domain, "FÖRENING.example", "förening.example"),
            (address_or_domain, "Bo@Forening.example ", "bo@forening.example"),
            (address_or_domain, "@Annan.example", "annan.example"),
            (hosts, "*.Ekeby.example", "*.ekeby.example"),
            (hosts, " mx.ekeby.example. ", "mx.ekeby.example"),
            (hosts, "*.local", "*.local"),
            (hosts, "mail_1", "mail_1"),
            (hosts, "[192.0.2.1]", "[192.0.2.1]"),
            (hosts, "[IPv6:2001:DB8::1]", "[ipv6:2001:db8::1]"),
            (hosts, "2001:db8::1", "2001:db8::1"),
            (message_id, " <a.1$b@example.org>\n", "a.1$b@example.org"),
            (message_id, "a@b", "a@b"),
        ] {
            assert_eq!(reading(text).as_deref(), Ok(expected), "{text}");
        }
    }

    /// What is said of texts, whose reading they are refused by.
    const REFUSED: [(Reading, &str, &[&str]); 6] = [
        (
            address,
            "is no mail address: write it as \"kommun@example.org\"",
            &[
                "",
                " ",
                "bo",
                "bo@",
                "@example.org",
                "bo ek@example.org",
                "birgit at mail",
                "*@example.org",
                "Bo <bo@example.org>",
                "<bo@example.org>",
                "bo@example.org, eva@example.org",
                "bo@eva@example.org",
                "mailto:bo@example.org",
                "bo@example.org;",
                "bo@example..org",
                "bo@*.example.org",
                "bo@ex ample.org",
            ],
        ),
        (
            sender,
            "is not one mail address: write it as",
            &[
                "",
                "Ekeby kommun",
                "Ekeby <kommun>",
                "Ekeby <k@example.org>, b <b@example.org>",
                "k@example.org, b@example.org",
                "k@example.org <b@example.org>",
                "Ekeby <k@example.org> (post)",
                "Ekeby\n<k@example.org>",
            ],
        ),
        (
            domain,
            "is no domain: write it as \"example.org\"",
            &[
                "", " ", ".", "se", "example", "*.example.org", "info@example.org", "https://example.org",
                "a b.example",
            ],
        ),
        (
            address_or_domain,
            "is neither an address nor a domain",
            &["", "se", "bo", "bo ek@example.org", "*@x.example"],
        ),
        (
            hosts,
            "is no host: write it as \"mx.example.org\" or \"*.example.org\"",
            &[
                "", " ", "*", "*.", "*.se", "*.*.example.org", "mx*.example.org", ".example.org",
                "mx.example.org:25", "a b",
            ],
        ),
        (
            message_id,
            "is no Message-ID: write it as \"<1234@example.org>\"",
            &["", "<>", "x", "Message-ID: <x>", "Message-ID: <x@y>", "a@b c@d", "<a@b><c@d>", "@b", "a@"],
        ),
    ];

    #[test]
    fn what_can_never_match_or_matches_everything_is_refused() {
        for (reading, said, texts) in REFUSED {
            for text in texts {
                let refused = reading(text).unwrap_err();
                assert!(refused.starts_with(&format!("{text:?} {said}")), "{refused}");
            }
        }
    }
}
