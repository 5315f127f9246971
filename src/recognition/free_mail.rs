//! Mail services that anybody can have an address at: they say nothing of whom a sender speaks for.

/// Services that run under many countries' endings.
const BRANDS: [&str; 34] = [
    "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "icloud", "telia",
    "bredband", "bredband2", "comhem", "spray", "passagen", "swipnet", "tele2", "glocalnet", "algonet",
    "bahnhof", "proton", "protonmail", "gmx", "aol", "t-online", "luukku", "kolumbus", "elisanet",
    "saunalahti", "tutanota", "tuta", "fastmail", "zoho", "yandex",
];

/// Services whose name is an everyday word, which is somebody's own domain under another ending.
const DOMAINS: [&str; 14] = [
    "me.com", "mac.com", "mail.com", "mail.ru", "home.se", "ownit.nu", "pm.me", "web.de", "online.no",
    "online.de", "telia.se", "bredbandsbolaget.se", "mailbox.org", "hem.utfors.se",
];

/// What stands between a name and a country's ending: `yahoo.co.uk`.
const SECOND: [&str; 4] = ["co", "com", "net", "org"];

/// Whether anybody can have an address at `domain`: it is never a body's own.
#[must_use]
pub fn is_public(domain: &str) -> bool {
    let domain = domain.trim_start_matches('@').to_lowercase();
    let labels: Vec<&str> = domain.split('.').collect();
    let brand = match labels.as_slice() {
        [name, _] => BRANDS.contains(name),
        [name, second, _] => SECOND.contains(second) && BRANDS.contains(name),
        _ => false,
    };
    brand || DOMAINS.contains(&domain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_that_anybody_can_write_from_is_nobodys_own() {
        for (domain, public) in [
            ("gmail.com", true),
            ("Hotmail.SE", true),
            ("yahoo.co.uk", true),
            ("gmail.example", true),
            ("gmail.forening.example", false),
            ("@outlook.se", true),
            ("me.com", true),
            ("ownit.nu", true),
            ("me.example", false),
            ("mail.abc.se", false),
            ("live.forening.example", false),
            ("rad.example", false),
            ("", false),
        ] {
            assert_eq!(is_public(domain), public, "{domain}");
        }
    }
}
