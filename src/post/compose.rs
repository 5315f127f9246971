//! A letter becomes the bytes of a mail. The bytes that go out are kept with the outbox row, so the
//! same letter is composed once and sent as it is.

use jiff::Timestamp;
use lettre::Address;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MessageBuilder, MultiPart, MultiPartKind, SinglePart};

use crate::correspondence::{Enclosure, Letter};
use crate::fingerprint::Fingerprint;
use crate::letter_id::LetterKind;

/// The longest Message-ID we answer to. RFC 5322 allows 998 characters a line; ids of real mail
/// programs stay below 200.
const LONGEST_ID: usize = 500;

/// What the header that marks our own mail says: the loop ends at whoever sees it.
const LOOP_MARK: &str = "remissd";

/// Why there is no mail.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The recipient is no address that mail can be sent to. Trying again does not help.
    #[error("the recipient is no address that mail can be sent to")]
    Recipient,
    /// The configured sender is no address.
    #[error("smtp.from must be an address, such as \"Exempel kommun <kommun@example.org>\"")]
    Sender,
    /// Our own Message-ID cannot stand in a header.
    #[error("the letter's own Message-ID cannot stand in a header")]
    MessageId,
    /// What an enclosure is cannot be said in a header.
    #[error("{0:?} is no media type")]
    MediaType(&'static str),
    /// lettre refuses.
    #[error("the letter cannot be composed: {0}")]
    Unfit(lettre::error::Error),
}

impl From<lettre::error::Error> for ComposeError {
    fn from(cause: lettre::error::Error) -> Self {
        Self::Unfit(cause)
    }
}

/// Composes `letter` as a mail from `from` (the configured `smtp.from`), dated `date`.
///
/// # Errors
/// When an address or our own Message-ID cannot stand in a mail.
pub fn compose(letter: &Letter, from: &str, date: Timestamp) -> Result<Vec<u8>, ComposeError> {
    let own_id = bracketed(&letter.message_id).ok_or(ComposeError::MessageId)?;
    let to = address(&letter.to).ok_or(ComposeError::Recipient)?;
    let mut builder = lettre::Message::builder()
        .from(sender(from).ok_or(ComposeError::Sender)?)
        .to(Mailbox::new(None, to))
        .subject(one_line(&letter.subject))
        .date(date.into())
        .raw_header(as_it_stands("Message-ID", own_id));
    if let Some(id) = letter.in_reply_to.as_deref().and_then(bracketed) {
        builder = builder
            .raw_header(as_it_stands("In-Reply-To", id.clone()))
            .raw_header(as_it_stands("References", id));
    }
    let builder = marked(builder, letter.kind);
    let mail = match &letter.html {
        None if letter.files.is_empty() => builder.singlepart(text(&letter.text, ContentType::TEXT_PLAIN))?,
        html => builder.multipart(parts(letter, html.as_deref())?)?,
    };
    Ok(mail.formatted())
}

/// Marks the mail as written by a machine, so that other machines let it be (RFC 3834, and
/// `reference/automatic-mail.md`).
fn marked(builder: MessageBuilder, kind: LetterKind) -> MessageBuilder {
    let common = builder
        .raw_header(as_it_stands("X-Auto-Response-Suppress", "All".to_owned()))
        .raw_header(as_it_stands("X-Remissd-Loop", LOOP_MARK.to_owned()));
    match kind {
        LetterKind::Acknowledgement => common
            .raw_header(as_it_stands("Auto-Submitted", "auto-replied".to_owned()))
            .raw_header(as_it_stands("Precedence", "auto_reply".to_owned())),
        _ => common.raw_header(as_it_stands("Auto-Submitted", "auto-generated".to_owned())),
    }
}

/// A header whose value is known to be printable ASCII on one line: lettre would fold or encode an
/// id, which then is no longer the same id.
fn as_it_stands(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}

/// Text and page as alternatives, the page with its pictures beside it, and the files after both: what
/// mail programs from Outlook to mutt show as one letter. The boundaries come out of the Message-ID: the same
/// letter has the same bytes, and nobody outside can foresee them.
fn parts(letter: &Letter, html: Option<&str>) -> Result<MultiPart, ComposeError> {
    let plain = text(&letter.text, ContentType::TEXT_PLAIN);
    let boundary = |kind: MultiPartKind, word: &str| {
        let id = Fingerprint::of(letter.message_id.as_bytes()).to_string();
        MultiPart::builder().kind(kind).boundary(format!("{word}-{}", id.get(..32).unwrap_or(&id)))
    };
    let mut worded = boundary(MultiPartKind::Alternative, "alternative").singlepart(plain);
    if let Some(html) = html {
        let page = text(html, ContentType::TEXT_HTML);
        if letter.pictures.is_empty() {
            worded = worded.singlepart(page);
        } else {
            let mut related = boundary(MultiPartKind::Related, "related").singlepart(page);
            for picture in &letter.pictures {
                let inline = Attachment::new_inline_with_name(picture.name.clone(), picture.name.clone());
                related = related.singlepart(enclosed(inline, picture)?);
            }
            worded = worded.multipart(related);
        }
    }
    if letter.files.is_empty() {
        return Ok(worded);
    }
    let mut mixed = boundary(MultiPartKind::Mixed, "mixed").multipart(worded);
    for file in &letter.files {
        mixed = mixed.singlepart(enclosed(Attachment::new(file.name.clone()), file)?);
    }
    Ok(mixed)
}

fn enclosed(shown: Attachment, enclosure: &Enclosure) -> Result<SinglePart, ComposeError> {
    let media_type = ContentType::parse(enclosure.media_type)
        .map_err(|_| ComposeError::MediaType(enclosure.media_type))?;
    Ok(shown.body(enclosure.bytes.clone(), media_type))
}

/// Quoted-printable takes any text, and leaves Swedish readable in the raw mail.
fn text(text: &str, media_type: ContentType) -> SinglePart {
    SinglePart::builder()
        .header(media_type)
        .header(ContentTransferEncoding::QuotedPrintable)
        .body(text.to_owned())
}

/// The id in angle brackets, if it can stand in a header as it is. A hostile one is left out: an
/// encoded id threads nowhere.
fn bracketed(id: &str) -> Option<String> {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let fit = !id.is_empty()
        && id.len() <= LONGEST_ID
        && id.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b','));
    fit.then(|| format!("<{id}>"))
}

/// `name <address>` or a bare address, as the configuration writes the sender.
fn sender(from: &str) -> Option<Mailbox> {
    match from.trim().strip_suffix('>').and_then(|from| from.rsplit_once('<')) {
        None => Some(Mailbox::new(None, address(from)?)),
        Some((name, at)) => {
            let name = one_line(name.trim().trim_matches('"'));
            Some(Mailbox::new(Some(name).filter(|name| !name.is_empty()), address(at)?))
        }
    }
}

/// An address as it goes over the wire: the domain in its ASCII form, so that `förening.example`
/// needs nothing of the relay.
pub(super) fn address(text: &str) -> Option<Address> {
    let (local, domain) = text.trim().rsplit_once('@')?;
    let domain = match domain.is_ascii() {
        true => domain.to_owned(),
        false => idna::domain_to_ascii(domain).ok()?,
    };
    Address::new(local, domain).ok()
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "Örebro kommun <kommun@kommun.example>";

    fn letter() -> Letter {
        Letter {
            kind: LetterKind::Acknowledgement,
            to: "kim@example.org".to_owned(),
            subject: "Vi har fått ditt svar – Ks 1216/2018".to_owned(),
            text: "Hej!\n\n.en punkt\nVi har fått ditt svar på remissen \"Överenskommelse\".\n".to_owned(),
            html: None,
            pictures: Vec::new(),
            files: Vec::new(),
            message_id: format!("remissd.ack.{}.{}@kommun.example", "a".repeat(52), "b".repeat(26)),
            in_reply_to: Some("abc@mail.example.org".to_owned()),
        }
    }

    fn mail(letter: &Letter) -> String {
        String::from_utf8(compose(letter, FROM, Timestamp::from_second(1_572_354_207).unwrap()).unwrap())
            .unwrap()
    }

    /// The field's value, unfolded, or none.
    fn field(mail: &str, name: &str) -> Option<String> {
        let header = mail.split_once("\r\n\r\n").unwrap().0.replace("\r\n ", " ");
        let mut values = header.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        let value = values.next().map(str::to_owned);
        assert_eq!(values.next(), None, "{name} stands twice");
        value
    }

    #[test]
    fn an_acknowledgement_is_marked_as_an_automatic_reply() {
        insta::assert_snapshot!("acknowledgement", mail(&letter()));
    }

    #[test]
    fn a_digest_is_marked_as_automatic_and_answers_nobody() {
        let digest = Letter { kind: LetterKind::Digest, in_reply_to: None, ..letter() };
        insta::assert_snapshot!("digest", mail(&digest));
    }

    #[test]
    fn our_message_id_and_theirs_stand_unfolded_and_unchanged() {
        let theirs = format!("{}@mail.example.org", "x".repeat(200));
        let mail = mail(&Letter { in_reply_to: Some(theirs.clone()), ..letter() });
        for line in [
            format!("\r\nMessage-ID: <{}>\r\n", letter().message_id),
            format!("\r\nIn-Reply-To: <{theirs}>\r\n"),
            format!("\r\nReferences: <{theirs}>\r\n"),
        ] {
            assert!(mail.contains(&line), "{line}{mail}");
        }
    }

    #[test]
    fn a_hostile_message_id_is_left_out() {
        let long = "x".repeat(501);
        for hostile in
            ["", "  ", "a b@x", "a\r\nBcc: y@x", "å@x", "a>\u{7f}<b", "a><b@x", long.as_str(), "a@x>,<b@x"]
        {
            let mail = mail(&Letter { in_reply_to: Some(hostile.to_owned()), ..letter() });
            assert_eq!(field(&mail, "In-Reply-To"), None, "{hostile:?}");
            assert_eq!(field(&mail, "References"), None, "{hostile:?}");
            assert!(!mail.contains("Bcc"), "{mail}");
        }
    }

    #[test]
    fn a_line_break_in_any_value_makes_no_header() {
        let mail = mail(&Letter {
            subject: "Vi har\r\nBcc: y@example.org\r\n\r\nfått".to_owned(),
            text: "rad\r\n.\r\nMAIL FROM:<x>\n\0slut".to_owned(),
            ..letter()
        });
        assert!(!mail.contains("\r\nBcc"), "{mail}");
        assert!(mail.is_ascii() && !mail.replace("\r\n", "").contains(['\r', '\n']), "{mail:?}");
    }

    #[test]
    fn addresses_are_read_as_people_configure_them() {
        for (from, expected) in [
            ("kommun@kommun.example", "kommun@kommun.example"),
            (
                "Kommunen, styrelsen <kommun@kommun.example>",
                "=?utf-8?b?S29tbXVuZW4sIHN0eXJlbHNlbg==?= <kommun@kommun.example>",
            ),
            ("\"Kommun\" <kommun@kommun.example>", "Kommun <kommun@kommun.example>"),
        ] {
            let mail = String::from_utf8(compose(&letter(), from, Timestamp::UNIX_EPOCH).unwrap()).unwrap();
            assert_eq!(field(&mail, "From").as_deref(), Some(expected));
        }
        assert!(matches!(compose(&letter(), "Kommun", Timestamp::UNIX_EPOCH), Err(ComposeError::Sender)));
    }

    #[test]
    fn a_recipient_is_one_plain_address() {
        let to = |to: &str| compose(&Letter { to: to.to_owned(), ..letter() }, FROM, Timestamp::UNIX_EPOCH);
        for unfit in
            ["", "kim", "kim@", "a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org", "<>"]
        {
            assert!(matches!(to(unfit), Err(ComposeError::Recipient)), "{unfit:?}");
        }
        let mail = String::from_utf8(to("kim@förening.example").unwrap()).unwrap();
        assert_eq!(field(&mail, "To").as_deref(), Some("kim@xn--frening-90a.example"));
        assert!(to("kåre@example.org").is_ok());
    }
}
