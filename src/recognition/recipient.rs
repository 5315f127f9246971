//! To whom a letter would go (rule 28, and the brief): Reply-To when that is one address in From's
//! domain, else From; never Return-Path. Also whether a letter may go there (rules 3, 19, 23, 24).

use std::sync::LazyLock;

use regex::Regex;

use super::never_answer::is_systems;
use super::{Authority, context::is_hidden, field};
use crate::message::{Address, Message};
use crate::pattern::pattern;

/// Why no letter may go to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfit {
    /// There is not exactly one sender with an address that can be written to.
    Invalid,
    /// It is our own.
    Own,
    /// Nobody reads it.
    Unread,
}

/// The longest address that SMTP carries, in bytes (RFC 5321 section 4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;

/// Local parts that say that nobody reads what is sent there.
static UNREAD: LazyLock<Regex> = LazyLock::new(|| {
    let parts = [
        r"(?:.*[^a-zåäö])?(?:no|do.?not).?reply(?:[^a-zåäö].*)?",
        r"(?:.*[^a-zåäö])?auto[._-]?(?:reply|svar)(?:[^a-zåäö].*)?",
        r"(?:.*[^a-zåäö])?(?:svara.?(?:ej|inte)|(?:ej|inte).?svara?)(?:[^a-zåäö].*)?",
    ];
    pattern(&format!("^(?:{})$", parts.join("|")))
});

/// The one address a letter to the sender goes to.
pub(super) fn recipient<'a>(message: &'a Message, authority: &Authority) -> Result<&'a Address, Unfit> {
    let [from] = message.from.as_slice() else { return Err(Unfit::Invalid) };
    // A group has a name, a colon and a semicolon around its addresses (RFC 5322 section 3.4).
    let group = message.header("From").any(|value| value.trim_end().ends_with(';'));
    let to = match message.reply_to.as_slice() {
        [reply_to] if is_address(&reply_to.address) && reply_to.domain() == from.domain() => reply_to,
        _ => from,
    };
    if group || !is_address(&from.address) {
        return Err(Unfit::Invalid);
    }
    if authority.is_own(&to.address) {
        return Err(Unfit::Own);
    }
    let local = field::local_part(&to.address);
    // Mail from such an address is a system's, and rule 3 has said so.
    let is_systems = to.address != from.address && is_systems(&local);
    if is_systems || is_unread(&local) { Err(Unfit::Unread) } else { Ok(to) }
}

/// Whether nobody reads what is sent to this local part, or must not be bothered with it.
fn is_unread(local: &str) -> bool {
    let may_say_so = ["reply", "svar"].iter().any(|word| local.contains(word));
    matches!(local, "abuse" | "root") || (may_say_so && UNREAD.is_match(local))
}

/// Whether `text` is an address that mail can be sent to: one `@`, a local part without blanks,
/// quotes or what nobody sees, and a domain name of two labels or more.
pub(super) fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let odd = |c: char| {
        let special = matches!(c, '"' | '(' | ')' | ',' | ':' | ';' | '<' | '>' | '@' | '[' | '\\' | ']');
        special || c.is_whitespace() || is_hidden(c)
    };
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    text.len() <= LONGEST_ADDRESS
        && !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.chars().any(odd)
        && domain.contains('.')
        && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{authority, mail};

    #[test]
    fn reply_to_is_used_only_when_it_is_one_address_in_the_senders_domain() {
        for (from, reply_to, expected) in [
            (vec!["anna@forening.example"], vec![], Ok("anna@forening.example")),
            (
                vec!["anna@forening.example"],
                vec!["styrelsen@Forening.Example"],
                Ok("styrelsen@Forening.Example"),
            ),
            (vec!["anna@forening.example"], vec!["anna@annan.example"], Ok("anna@forening.example")),
            (
                vec!["anna@forening.example"],
                vec!["a@forening.example", "b@forening.example"],
                Ok("anna@forening.example"),
            ),
            (vec!["noreply@forening.example"], vec!["anna@forening.example"], Ok("anna@forening.example")),
            (vec!["noreply@forening.example"], vec!["anna@annan.example"], Err(Unfit::Unread)),
            (vec!["anna@forening.example"], vec!["anna @forening.example"], Ok("anna@forening.example")),
            (vec!["anna@forening.example"], vec!["Mailer-Daemon@forening.example"], Err(Unfit::Unread)),
            (vec!["anna@forening.example"], vec!["postmaster@forening.example"], Err(Unfit::Unread)),
            (vec!["anna@forening.example"], vec!["bounces+17@forening.example"], Err(Unfit::Unread)),
            (vec!["anna@forening.example"], vec!["kultur-owner@forening.example"], Err(Unfit::Unread)),
            (vec!["anna@forening.example"], vec!["owner-kultur@forening.example"], Err(Unfit::Unread)),
            (vec!["anna@forening.example"], vec!["list-request@forening.example"], Err(Unfit::Unread)),
            (vec!["anna@forening.example"], vec!["owner@forening.example"], Ok("owner@forening.example")),
            (vec!["anna@forening.example"], vec!["request@forening.example"], Ok("request@forening.example")),
            (vec!["anna@forening.example"], vec!["bounces@annan.example"], Ok("anna@forening.example")),
            (vec!["a@forening.example", "b@forening.example"], vec![], Err(Unfit::Invalid)),
            (vec!["kollega@kommun.example"], vec!["Kommun+svar@kommun.example"], Err(Unfit::Own)),
            (vec!["anna@localhost"], vec![], Err(Unfit::Invalid)),
            (vec![], vec![], Err(Unfit::Invalid)),
        ] {
            let message =
                mail().from(&from).reply_to(&reply_to).header("Return-Path", "<bounce@x.example>").done();
            let found = recipient(&message, &authority()).map(|to| to.address.as_str());
            assert_eq!(found, expected, "{from:?} {reply_to:?}");
        }
    }

    #[test]
    fn a_group_is_no_sender() {
        let message = mail().header("From", "Styrelsen: anna@forening.example;").done();
        assert_eq!(recipient(&message, &authority()), Err(Unfit::Invalid));
    }

    #[test]
    fn addresses_that_nobody_reads_are_told_from_peoples() {
        for (local, unread) in [
            ("noreply", true),
            ("no-reply", true),
            ("No_Reply", true),
            ("do-not-reply", true),
            ("donotreply", true),
            ("noreply-remiss", true),
            ("forening.noreply", true),
            ("auto_reply", true),
            ("svaraej", true),
            ("svara-inte", true),
            ("ejsvar", true),
            ("abuse", true),
            ("root", true),
            ("anna", false),
            ("reply", false),
            ("root.andersson", false),
            ("grooth", false),
            ("eino.replyson", false),
            ("svar", false),
            ("arnoreply", false),
        ] {
            let address = format!("{local}@forening.example");
            let message = mail().from(&[&address]).done();
            assert_eq!(recipient(&message, &authority()).is_err(), unread, "{local}");
        }
    }

    #[test]
    fn an_address_that_smtp_cannot_carry_is_none() {
        for (text, valid) in [
            ("anna@forening.example", true),
            ("åsa@förening.example", true),
            ("a.b+c@x-y.example", true),
            ("\u{202e}anna@forening.example", false),
            ("an\u{200b}na@forening.example", false),
            ("anna@@forening.example", false),
            ("anna@forening", false),
            ("@forening.example", false),
            ("anna@-x.example", false),
            ("anna@forening..example", false),
            ("anna@[192.0.2.1]", false),
            ("anna ek@forening.example", false),
            ("anna\r\nBcc:x@y.example", false),
            ("", false),
        ] {
            assert_eq!(is_address(text), valid, "{text}");
        }
    }
}
