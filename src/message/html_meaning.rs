//! What the attributes of HTML say of a text: the marks that mail programs leave on what they quote. Whether it is seen
//! is the matter of `html_style`, which elements are open that of `html_marks`.

use memchr::memchr;

/// What an element says of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Quoted,
    /// Holds an attribution and what it is about; between and below the blockquotes in it stands the
    /// sender's answer, unless it holds a forwarded mail.
    Frame(Frame),
    /// Everything from here on: Outlook does not wrap what it quotes.
    QuotedToTheEnd,
    Signature,
}

/// What is known of a frame around quoted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// No words have been seen in it.
    Blank,
    /// It begins with an attribution.
    Reply,
    /// A blockquote in it has ended: what follows is the sender's.
    Answered,
    /// It begins with the line above a forwarded mail.
    Forward,
}

/// The names that programs give to what they quote, to all from there on, to frames around it, and to signatures.
const QUOTED: [&str; 7] = [
    "gmail_attr",
    "moz-cite-prefix",
    "moz-forward-container",
    "moz-email-headers-table",
    "tutanota_quote",
    "olk_src_body_section",
    "mail-editor-reference-message-container",
];
const QUOTED_TO_THE_END: [&str; 1] = ["ms-outlook-mobile-reference-message"];
const IDS_OF_QUOTED_TO_THE_END: [&str; 3] = ["divrplyfwdmsg", "appendonsend", "zwchr"];
const FRAMES: [&str; 4] = ["gmail_quote", "gmail_quote_container", "protonmail_quote", "zmail_extra"];
const SIGNATURES: [&str; 6] = [
    "gmail_signature", "gmail_signature_prefix", "moz-signature", "protonmail_signature_block",
    "applemailsignature", "ms-outlook-mobile-signature",
];

/// What an attribute says: the marks that mail programs leave.
pub(super) fn meaning(name: &str, value: &str) -> Option<Meaning> {
    if name.eq_ignore_ascii_case("style") {
        return is_outlooks_rule(value).then_some(Meaning::QuotedToTheEnd);
    }
    let is_id = name.eq_ignore_ascii_case("id");
    if name.eq_ignore_ascii_case("type") {
        return value.eq_ignore_ascii_case("cite").then_some(Meaning::Quoted);
    }
    if !is_id && !name.eq_ignore_ascii_case("class") {
        return None;
    }
    value.split_ascii_whitespace().find_map(|word| named(without_prefix(word), is_id))
}

/// A name without what Outlook puts before the names of what it quotes.
fn without_prefix(mut word: &str) -> &str {
    while let Some(rest) = word.strip_prefix("x_").or_else(|| word.strip_prefix("X_")) {
        word = rest;
    }
    word
}

/// What the name of a class or, if `is_id`, of one element says.
fn named(word: &str, is_id: bool) -> Option<Meaning> {
    let is_one_of = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
    // Roundcube and Yahoo put letters of their own before a name, in text that was quoted before.
    let ends = |end: &str| {
        let from = word.len().checked_sub(end.len());
        from.and_then(|from| word.get(from..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
    };
    if ends("yahoo_quoted") || is_id && ends("reply-intro") || is_one_of(&QUOTED) {
        return Some(Meaning::Quoted);
    }
    if is_one_of(&QUOTED_TO_THE_END) || is_id && is_one_of(&IDS_OF_QUOTED_TO_THE_END) {
        return Some(Meaning::QuotedToTheEnd);
    }
    if is_one_of(&FRAMES) {
        return Some(Meaning::Frame(Frame::Blank));
    }
    (is_one_of(&SIGNATURES) || is_id && is_one_of(&["signature"])).then_some(Meaning::Signature)
}

/// The line that Outlook draws above the header block of what it quotes, in the colours of its editions.
fn is_outlooks_rule(style: &str) -> bool {
    // Its colour is written in digits; most styles have none.
    if memchr(b'#', style.as_bytes()).is_none() {
        return false;
    }
    let Some((_, border)) = style.split_once("border-top:") else { return false };
    let border = border.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let drawn = border.starts_with("solid ") && border.ends_with("1.0pt") || border.ends_with("1pt solid");
    drawn && (border.contains("#e1e1e1") || border.contains("#b5c4df")) && style.contains("padding:3.0pt 0")
}
