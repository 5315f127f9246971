//! What the attributes of HTML say of a text: the marks that mail programs leave on what they quote. Whether it is seen
//! is the matter of `html_style`, which elements are open that of `html_marks`.

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
    let value = value.to_ascii_lowercase();
    value.split_ascii_whitespace().find_map(|word| named(word.trim_start_matches("x_"), is_id))
}

/// What the name of a class or, if `is_id`, of one element says.
fn named(word: &str, is_id: bool) -> Option<Meaning> {
    // Roundcube and Yahoo put letters of their own before a name, in text that was quoted before.
    if word.ends_with("yahoo_quoted") || is_id && word.ends_with("reply-intro") {
        return Some(Meaning::Quoted);
    }
    match word {
        "divrplyfwdmsg" | "appendonsend" | "zwchr" if is_id => Some(Meaning::QuotedToTheEnd),
        "ms-outlook-mobile-reference-message" => Some(Meaning::QuotedToTheEnd),
        "gmail_quote" | "gmail_quote_container" | "protonmail_quote" | "zmail_extra" => {
            Some(Meaning::Frame(Frame::Blank))
        }
        "gmail_attr"
        | "moz-cite-prefix"
        | "moz-forward-container"
        | "moz-email-headers-table"
        | "tutanota_quote"
        | "olk_src_body_section"
        | "mail-editor-reference-message-container" => Some(Meaning::Quoted),
        "gmail_signature"
        | "gmail_signature_prefix"
        | "moz-signature"
        | "protonmail_signature_block"
        | "applemailsignature"
        | "ms-outlook-mobile-signature" => Some(Meaning::Signature),
        "signature" if is_id => Some(Meaning::Signature),
        _ => None,
    }
}

/// The line that Outlook draws above the header block of what it quotes, in the colours of its editions.
fn is_outlooks_rule(style: &str) -> bool {
    let Some((_, border)) = style.split_once("border-top:") else { return false };
    let border = border.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let drawn = border.starts_with("solid ") && border.ends_with("1.0pt") || border.ends_with("1pt solid");
    drawn && (border.contains("#e1e1e1") || border.contains("#b5c4df")) && style.contains("padding:3.0pt 0")
}
