//! Whether the sender is who the mail says, as our own server found (RFC 8601). Only the topmost
//! Authentication-Results that carries our server's name speaks; whatever lies below came with the
//! mail and may be forged.

use super::field::{is_within, without_comments, without_quotes};
use crate::message::Message;

/// Whether our server found the sender's domain forged: DMARC failed or, where it came to nothing, SPF and
/// DKIM both. `none` and errors prove nothing, and neither does a mail that nobody checked.
pub(super) fn has_failed(message: &Message, authserv_id: Option<&str>) -> bool {
    let Some(authserv_id) = authserv_id else { return false };
    let ours = message.header("Authentication-Results").map(without_comments).find(|value| {
        let id = value.trim_start().split([';', ' ', '\t']).next().unwrap_or_default();
        id.trim_matches('"').eq_ignore_ascii_case(authserv_id)
    });
    let Some(ours) = ours.map(|ours| without_quotes(&ours)) else { return false };
    let dmarc = Results::of("dmarc", &ours, |_| true);
    if dmarc.given {
        return dmarc.is_failure();
    }
    let sender = message.sender().map(|from| from.domain()).unwrap_or_default();
    let is_senders = |part: &str| signer(part).is_none_or(|signer| is_aligned(&signer, &sender));
    Results::of("spf", &ours, |_| true).is_failure() && Results::of("dkim", &ours, is_senders).is_failure()
}

/// Whose signature `part` is about: `header.d=lista.example`, `header.i=@lista.example`.
fn signer(part: &str) -> Option<String> {
    let named = |property: &str| {
        part.split_whitespace().find_map(|word| {
            let (name, value) = word.split_once('=')?;
            name.eq_ignore_ascii_case(property).then(|| value.trim_matches('"').to_lowercase())
        })
    };
    let identity = || named("header.i").and_then(|one| Some(one.rsplit_once('@')?.1.to_owned()));
    named("header.d").or_else(identity).filter(|signer| !signer.is_empty())
}

/// Whether one of the two domains is the other or lies below it: whoever signs for the one can speak for the
/// other, while anybody can sign for a domain of their own.
fn is_aligned(signer: &str, sender: &str) -> bool {
    is_within(signer, sender) || is_within(sender, signer)
}

/// What one method came to; DKIM is tried once per signature.
#[derive(Default)]
struct Results {
    /// It came to a result, and not to an error.
    given: bool,
    passed: bool,
    failed: bool,
}

impl Results {
    /// Of the results of `method`, only a pass that `counts` is one.
    fn of(method: &str, value: &str, counts: impl Fn(&str) -> bool) -> Self {
        let mut results = Self::default();
        let parts = value.split(';').skip(1);
        for (result, part) in parts.filter_map(|part| Some((result_of(method, part)?, part))) {
            let is = |word: &str| result.eq_ignore_ascii_case(word);
            results.given |= !is("temperror") && !is("permerror");
            results.passed |= is("pass") && counts(part);
            results.failed |= is("fail") || is("hardfail");
        }
        results
    }

    /// One good signature of the sender's is enough, however many others a mailing list broke.
    fn is_failure(&self) -> bool {
        self.failed && !self.passed
    }
}

/// The result in `part` when it is about `method`: `dkim=fail reason=…`, `spf/1 = pass`.
fn result_of<'a>(method: &str, part: &'a str) -> Option<&'a str> {
    let (name, rest) = part.split_once('=')?;
    let name = name.split('/').next()?.trim();
    name.eq_ignore_ascii_case(method).then(|| rest.split_whitespace().next())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::mail;

    fn failed(values: &[&str]) -> bool {
        let mail = values.iter().fold(mail(), |mail, value| mail.header("Authentication-Results", value));
        has_failed(&mail.done(), Some("mx.kommun.example"))
    }

    #[test]
    fn only_a_failure_that_our_own_server_found_counts() {
        for (values, expected) in [
            (vec!["mx.kommun.example; dmarc=fail (p=reject) header.from=a.example"], true),
            (vec!["MX.Kommun.Example 1; spf=pass smtp.mailfrom=a; dmarc = fail"], true),
            (vec!["(by our own filter) mx.kommun.example; dmarc=fail"], true),
            (vec!["\"mx.kommun.example\"; dmarc=fail"], true),
            (vec!["(c) MX.Kommun.Example (x) ; spf=pass ; dmarc = fail"], true),
            (vec!["mx.kommun.example; dmarc=pass; spf=fail; dkim=fail"], false),
            (vec!["mx.kommun.example; dmarc=none; spf=fail; dkim=fail"], false),
            (vec!["mx.kommun.example; spf=fail smtp.mailfrom=a; dkim=fail header.d=a"], true),
            (vec!["mx.kommun.example; spf=softfail; dkim=fail"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=pass"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=fail; dkim=pass"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=fail; dkim=pass header.d=Forening.example"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=fail; dkim=pass header.d=post.forening.example"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=fail; dkim=pass header.i=@forening.example"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=fail; dkim=pass header.d=annan.example"], true),
            (vec!["mx.kommun.example; spf=fail; dkim=fail; dkim=pass header.i=x@annan.example"], true),
            (vec!["mx.kommun.example; spf=fail; dkim=pass header.d=enforening.example; dkim=fail"], true),
            (vec!["mx.kommun.example; spf=pass; dkim=fail; dkim=pass header.d=lista.example"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=pass header.d=lista.example"], false),
            (vec!["mx.kommun.example; spf=fail; dkim=none"], false),
            (vec!["mx.kommun.example; none"], false),
            (vec!["mx.kommun.example; spf=pass (dmarc=fail in a remark)"], false),
            (vec!["mx.kommun.example; spf=pass reason=\"x; dmarc=fail\""], false),
            (vec!["mx.kommun.example; dmarc=pass reason=\"a (b\"; dkim=pass"], false),
            (vec!["mx.kommun.example; spf = fail ; dkim / 1 = fail"], true),
            (vec!["mx.kommun.example; dmarc=temperror; spf=fail; dkim=fail"], true),
            (vec!["mx.kommun.example; dmarc=permerror; spf=fail; dkim=fail"], true),
            (vec!["mx.kommun.example; dmarc=permerror; spf=pass; dkim=fail"], false),
            (vec!["mx.kommun.example; dmarc=permerror"], false),
            (vec!["mx.annan.example; dmarc=fail"], false),
            (vec!["mx.kommun.example.annan.example; dmarc=fail"], false),
            (vec!["mx.annan.example; dmarc=pass", "mx.kommun.example; dmarc=fail"], true),
            (vec!["mx.kommun.example; dmarc=pass", "mx.kommun.example; dmarc=fail"], false),
            (vec![], false),
        ] {
            assert_eq!(failed(&values), expected, "{values:?}");
        }
    }

    #[test]
    fn where_no_server_is_trusted_nothing_has_failed() {
        let mail = mail().header("Authentication-Results", "mx.kommun.example; dmarc=fail").done();
        assert!(!has_failed(&mail, None));
    }
}
