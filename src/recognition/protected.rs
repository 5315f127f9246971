//! Protected identity (skyddad identitet, skyddad folkbokföring, kvarskrivning, sekretessmarkering,
//! fingerade personuppgifter; turvakielto in Finnish): mail that speaks of it must be handled with care, so any inflection
//! counts and a person decides what it meant.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use super::pattern::{any_case, pattern};
use crate::message::{AttachedText, Message};

/// The words. The group `asked` catches the question our own letters put to everybody, "Har du
/// skyddade personuppgifter?", which comes back in every quote of them. Blanks may be line breaks of
/// quoted text or stand-ins in file names.
static PROTECTED: LazyLock<Regex> = LazyLock::new(|| {
    let blank = r"[\s>_.\u{ad}\u{200b}-]+";
    let folk = r"folkbokf(?:ö|o\u{308}|o)r\w*";
    let what = format!(r"(?:identitet|id\b|personuppgift|uppgift|adress|{folk})\w*");
    let words = [
        format!(r"sky+d+a(?:d|de|t|s|ds){blank}{what}"),
        r"sekretesskydd\w*|adresskydd\w*|spärrmarker\w*|auskunftssperre|adressebeskyttel\w*".to_owned(),
        format!(r"heml(?:ig|iga|igt){blank}(?:adress|uppgifter|identitet|personuppgift)\w*"),
        format!(
            r"(?:secret|confidential){blank}(?:address|identity)|(?:sperret|(?:strengt{blank})?fortrolig){blank}adresse"
        ),
        format!(r"(?:identitet|personuppgift|{folk})\w*{blank}(?:är|har{blank}varit|blivit){blank}skydda\w+"),
        r"identitetsskydd\w*|kvarskriv\w*".to_owned(),
        format!(r"turvakiel\w*|protected{blank}identit\w*"),
        r"sekretess[\s_\u{ad}-]*m(?:a|ä|a\u{308})rk\w*".to_owned(),
        format!(r"finger(?:ad|ade|at|ats){blank}(?:\w+{blank})?(?:person|identitet|uppgift|namn)\w*"),
    ];
    pattern(&format!(r"(?i)(?P<asked>\bhar{blank}du{blank})?(?:\b|_)(?:{})", words.join("|")))
});

/// What every one of the words has in it: a text without is done with at once.
static STEMS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    any_case(&[
        "skyd",
        "skyyd",
        "skyyy",
        "kvarskriv",
        "sekretess",
        "fingera",
        "turvakiel",
        "protected",
        "spärrm",
        "heml",
        "secret",
        "confid",
        "sperr",
        "fortrolig",
        "beskyttel",
    ])
});

/// Whether the mail speaks of protected identity, in its subject, its text, new or quoted, or the
/// name or text of an attachment, or beside the sender's name.
pub(super) fn is_mentioned(message: &Message) -> bool {
    let subject = std::iter::once(message.subject.as_str());
    let texts = message.passages.iter().map(|passage| passage.text.as_str());
    let names = message.attachments.iter().map(|attachment| attachment.name.as_str());
    let attached = message.attachments.iter().filter_map(|attachment| match &attachment.text {
        AttachedText::Read(text) => Some(text.as_str()),
        AttachedText::Unread | AttachedText::Unreadable(_) => None,
    });
    let senders = message.from.iter().map(|from| from.name.as_str());
    subject.chain(texts).chain(names).chain(attached).chain(senders).any(speaks_of_it)
}

fn speaks_of_it(text: &str) -> bool {
    STEMS.is_match(text) && PROTECTED.captures_iter(text).any(|found| found.name("asked").is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protected_identity_is_seen_in_every_inflection() {
        for (text, seen) in [
            ("Jag har skyddad identitet.", true),
            ("Vi är flera med SKYDDADE IDENTITETER i föreningen", true),
            ("mina skyddade\npersonuppgifter", true),
            ("> mina skyddade\n> personuppgifterna", true),
            ("Skyddad folkbokföring sedan 2017", true),
            ("skyddad folkbokfo\u{308}ring", true),
            ("jag är kvarskriven", true),
            ("beslut om kvarskrivningen", true),
            ("en sekretessmarkering", true),
            ("uppgifterna är sekretessmarkerade", true),
            ("lever med fingerade personuppgifter", true),
            ("mina personuppgifter är skyddade", true),
            ("skyddad_identitet_intyg.pdf", true),
            ("Intyg_sekretessmarkering.pdf", true),
            ("Har du skyddade personuppgifter? Ring Servicecenter", false),
            ("> Har du skyddade\n> personuppgifter? Ring", false),
            ("Har du skyddade personuppgifter? Ja, jag har skyddad identitet.", true),
            ("personuppgifter enligt dataskyddsförordningen", false),
            ("minulla on turvakielto", true),
            ("lever med sekretesskyddade uppgifter", true),
            ("jag har skydad identitet", true),
            ("vi som har hemlig adress", true),
            ("adresskyddad sedan 2015", true),
            ("en hemlig trädgård med uppgifter", false),
            ("ett skyddat naturområde", false),
            ("skyddade miljöer och adresser", false),
            ("föreningens identitet", false),
            ("skyddade boenden och mötesplatser", false),
        ] {
            assert_eq!(speaks_of_it(text), seen, "{text}");
        }
    }
}
