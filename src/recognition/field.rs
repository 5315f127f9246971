//! How the values of header fields are read: comments and parameters cut away (RFC 5322 section
//! 3.2.2, RFC 2045 section 5.1), addresses picked out and compared.

use std::borrow::Cow;

/// `value` without its comments, which stand in round brackets and may nest. Brackets within a
/// quoted string are text.
pub(super) fn without_comments(value: &str) -> Cow<'_, str> {
    if !value.contains('(') {
        return Cow::Borrowed(value);
    }
    let mut plain = String::with_capacity(value.len());
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for character in value.chars() {
        let literal = escaped;
        escaped = character == '\\' && !literal;
        let opens = character == '(' && !quoted && !literal;
        let closes = character == ')' && depth > 0 && !literal;
        quoted ^= character == '"' && depth == 0 && !literal;
        depth = if opens { depth.saturating_add(1) } else { depth };
        if depth == 0 {
            plain.push(character);
        }
        depth = if closes { depth.saturating_sub(1) } else { depth };
    }
    Cow::Owned(plain)
}

/// The word a value says before its parameters, lower case: `auto-replied (vacation); x=y` says
/// `auto-replied`, and `Yes, score=9` says `yes`.
pub(super) fn first_token(value: &str) -> String {
    let plain = without_comments(value);
    let parameters = |c: char| c.is_whitespace() || matches!(c, ';' | ',');
    let first = plain.trim_start().split(parameters).next().unwrap_or_default();
    lower_case(first.trim_matches('"')).into_owned()
}

/// Whether `text` begins with `beginning`, which is lower case, in any letter case.
pub(super) fn begins_with(text: &str, beginning: &str) -> bool {
    // Most texts differ in the first letter.
    if let (Some(first), Some(wanted)) = (text.bytes().next(), beginning.bytes().next())
        && first.is_ascii()
        && wanted.is_ascii()
        && first.to_ascii_lowercase() != wanted
    {
        return false;
    }
    let mut lower = text.chars().flat_map(char::to_lowercase);
    beginning.chars().all(|wanted| lower.next() == Some(wanted))
}

/// `value` with blanks for what stands in quotation marks: that is text, whatever it says.
pub(super) fn without_quotes(value: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let blanked = value.chars().map(|character| {
        let literal = escaped;
        escaped = character == '\\' && !literal;
        let mark = character == '"' && !literal;
        let text = quoted;
        quoted ^= mark;
        if text || mark { ' ' } else { character }
    });
    blanked.collect()
}

/// Everything in `value` that has the shape of a mail address, lower case.
pub(super) fn addresses(value: &str) -> impl Iterator<Item = String> + '_ {
    let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')' | ':');
    value.split(separator).filter(|word| word.contains('@')).map(str::to_lowercase)
}

/// The part of an address before its last `@`, lower case and without a `+tag`.
pub(super) fn local_part(address: &str) -> Cow<'_, str> {
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    let local = local.split('+').next().unwrap_or_default();
    lower_case(local.trim_matches(['<', '>', '"', ' ']))
}

/// Whether `address` is the mailbox `known`, in any letter case and with or without a `+tag`.
pub(super) fn is_mailbox(address: &str, known: &str) -> bool {
    let domain = |text| str::rsplit_once(text, '@').map(|(_, domain)| domain);
    let same_domain = match (domain(address), domain(known)) {
        (Some(one), Some(other)) => is_same(one, other),
        (one, other) => one == other,
    };
    address.eq_ignore_ascii_case(known) || (same_domain && local_part(address) == local_part(known))
}

/// Whether `address` may be at `domain`, which is lower case: cheap, and most addresses are not.
pub(super) fn may_be_at(address: &str, domain: &str) -> bool {
    let (address, domain) = (address.as_bytes(), domain.as_bytes());
    let start = address.len().checked_sub(domain.len());
    let ends = start.and_then(|start| address.get(start..));
    // Letters beyond ASCII have no length of their own.
    !address.is_ascii() || ends.is_some_and(|end| end.eq_ignore_ascii_case(domain))
}

/// `name` in lower case, most often as it is.
pub(super) fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.to_lowercase())
}

/// Whether two names are the same in any letter case.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// Whether `domain`, lower case, is `own`, in any letter case, or lies below it.
pub(super) fn is_within_any_case(domain: &str, own: &str) -> bool {
    if !own.is_ascii() {
        return is_within(domain, &own.to_lowercase());
    }
    let at = domain.len().checked_sub(own.len()).filter(|_| !own.is_empty());
    let ends =
        |(rest, end): (&str, &str)| end.eq_ignore_ascii_case(own) && (rest.is_empty() || rest.ends_with('.'));
    at.and_then(|at| domain.split_at_checked(at)).is_some_and(ends)
}

/// Whether `domain` is `own` or lies below it.
pub(super) fn is_within(domain: &str, own: &str) -> bool {
    !own.is_empty() && domain.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_nest_and_a_bracket_in_quotes_is_text() {
        for (value, plain) in [
            ("no (a (nested) remark)", "no "),
            ("spf=pass (ok) smtp.mailfrom=a", "spf=pass  smtp.mailfrom=a"),
            ("\"(kept)\" x", "\"(kept)\" x"),
            ("a (never closed", "a "),
            ("a ) b", "a ) b"),
        ] {
            assert_eq!(without_comments(value), plain, "{value}");
        }
    }

    #[test]
    fn what_stands_in_quotation_marks_is_blanked() {
        for (value, plain) in [
            ("a \"b; c\" d", "a        d"),
            (r#"x="a\"b" y"#, "x=       y"),
            ("\"open", "     "),
            ("plain", "plain"),
        ] {
            assert_eq!(without_quotes(value), plain, "{value}");
        }
    }

    #[test]
    fn a_beginning_is_the_same_in_any_letter_case() {
        for (text, beginning, begins) in [
            ("LÄST: svar", "läst:", true),
            ("La\u{308}st: svar", "la\u{308}st:", true),
            ("Läst", "läst:", false),
            ("", "läst:", false),
            ("olästa", "läst", false),
            ("İ", "i\u{307}", true),
        ] {
            assert_eq!(begins_with(text, beginning), begins, "{text}");
        }
        assert!(is_same("FÖRENING.Example", "förening.example") && !is_same("forening", "förening"));
    }

    #[test]
    fn a_value_is_cut_at_its_parameters() {
        for (value, token) in [
            ("No (comment)", "no"),
            ("no;x", "no"),
            (" auto-replied; owner-email=a", "auto-replied"),
            ("no thanks", "no"),
            ("Yes, score=9.1 required=5.0", "yes"),
            ("\"auto-replied\"", "auto-replied"),
            ("", ""),
        ] {
            assert_eq!(first_token(value), token, "{value}");
        }
    }

    #[test]
    fn a_mailbox_is_the_same_in_any_letter_case_and_with_a_tag() {
        for (address, same) in [
            ("Kommun@Kommun.Example", true),
            ("kommun+remiss@kommun.example", true),
            ("kommunen@kommun.example", false),
            ("kommun@skola.kommun.example", false),
            ("kommun", false),
        ] {
            assert_eq!(is_mailbox(address, "kommun@kommun.example"), same, "{address}");
        }
    }

    #[test]
    fn a_domain_that_only_ends_alike_is_a_strangers() {
        assert!(is_within("skola.kommun.example", "kommun.example"));
        assert!(is_within("kommun.example", "kommun.example"));
        assert!(!is_within("grannkommun.example", "kommun.example"));
        assert!(!is_within("kommun.example", ""));
    }
}
