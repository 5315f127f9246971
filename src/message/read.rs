//! From bytes to a [`Message`]: each piece read by its own file, put together here.

use std::borrow::Cow;

use memchr::memchr;

use super::{
    Address, Defect, Message, address, attachments, date, enclosed_mail, encoded_word,
    header::Fields,
    machine,
    part::{self, Structure},
    passages::{self, Occasion},
    received, returned, sealed, text,
};

/// Message-IDs that are read from In-Reply-To and References at most; long threads have some hundreds.
const MAX_ANSWERS: usize = 500;

/// Fields that a mail has once; mail programs show the first.
const SINGLE: [&str; 4] = ["Subject", "Date", "Message-ID", "Content-Type"];

/// Fields that a mail has once and that say whom we write to: programs differ in which one they show,
/// so that no one of several is to be believed.
const SINGLE_ADDRESSED: [&str; 2] = ["From", "Reply-To"];

impl Message {
    /// Reads a mail from its raw bytes, whatever they are.
    #[must_use]
    pub fn read(raw: &[u8]) -> Self {
        let mut defects = Vec::new();
        if raw.is_empty() {
            defects.push(Defect("the mail has no bytes".to_owned()));
        }
        let raw = sealed::opened(with_line_ends(raw, &mut defects));
        let structure = part::walk(&raw, &mut defects);
        let text = text::read(&structure, &mut defects);
        let attachments = attachments::list(&structure, &text.enclosed, &mut defects);
        note_absent(&structure, &mut defects);
        let mut message = from_header(&structure.fields, &mut defects);
        let occasion = occasion(&message);
        message.passages = passages::split(&text.stretches, occasion);
        message.passages.extend(passages::split(&text.apart, occasion));
        message.attachments = attachments;
        message.enclosed = enclosed_mail::list(&structure);
        message.links = text.links;
        message.links.extend(elsewhere(&structure));
        message.hidden = text.hidden;
        message.report = machine::report(&structure);
        message.statuses = returned::statuses(&structure);
        message.returned = returned::message_ids(&structure);
        for defect in defects {
            if !message.defects.contains(&defect) {
                message.defects.push(defect);
            }
        }
        message
    }

    /// Reads the beginning of a mail of `whole_size` bytes that is too large to be fetched whole:
    /// the same reading, and a defect that says so.
    #[must_use]
    pub fn read_head(raw_prefix: &[u8], whole_size: u64) -> Self {
        let mut message = Self::read(raw_prefix);
        let read = raw_prefix.len();
        message.defects.push(Defect(format!("only the first {read} bytes of {whole_size} were read")));
        message
    }
}

/// A mail whose lines end with lone carriage returns gets line feeds.
pub(super) fn with_line_ends<'x>(raw: &'x [u8], defects: &mut Vec<Defect>) -> Cow<'x, [u8]> {
    if memchr(b'\n', raw).is_some() || memchr(b'\r', raw).is_none() {
        return Cow::Borrowed(raw);
    }
    defects.push(Defect("the lines end with carriage returns alone".to_owned()));
    Cow::Owned(raw.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

fn from_header(fields: &Fields<'_>, defects: &mut Vec<Defect>) -> Message {
    let decoded = |name: &str| fields.first(name).map(encoded_word::decode);
    note_repeated(fields, defects);
    let recipients = fields.all("to").chain(fields.all("cc")).flat_map(|raw| address::read(raw).addresses);
    Message {
        subject: decoded("subject").unwrap_or_default(),
        from: from(fields, defects),
        reply_to: reply_to(fields, defects),
        recipients: recipients.flat_map(each).collect(),
        message_id: fields.first("message-id").and_then(|raw| message_ids(raw).into_iter().next()),
        answers: answers(fields),
        date: date(fields, defects),
        headers: fields.decoded(),
        received: fields.all("received").map(received::read).collect(),
        ..Message::default()
    }
}

fn note_repeated(fields: &Fields<'_>, defects: &mut Vec<Defect>) {
    let names = SINGLE.map(|name| (name, "the first counts"));
    for (name, counts) in names.into_iter().chain(SINGLE_ADDRESSED.map(|name| (name, "all count"))) {
        if fields.all(name).nth(1).is_some() {
            defects.push(Defect(format!("the field {name} stands more than once; {counts}")));
        }
    }
}

fn from(fields: &Fields<'_>, defects: &mut Vec<Defect>) -> Vec<Address> {
    let from = addresses(lists(fields, "From", defects));
    match from.len() {
        0 => defects.push(Defect("From names no address".to_owned())),
        1 => {}
        several => defects.push(Defect(format!("From names {several} addresses"))),
    }
    from
}

/// Where the sender wants answers. A group is not one address (RFC 5322 section 3.4), whoever is in it.
fn reply_to(fields: &Fields<'_>, defects: &mut Vec<Defect>) -> Vec<Address> {
    let lists = lists(fields, "Reply-To", defects);
    if lists.iter().any(|list| list.grouped) { Vec::new() } else { addresses(lists) }
}

/// The addresses of all fields `name`, and what is odd about them told.
fn lists(fields: &Fields<'_>, name: &str, defects: &mut Vec<Defect>) -> Vec<address::List> {
    let lists: Vec<address::List> = fields.all(name).map(address::read).collect();
    if lists.iter().any(|list| list.unclosed) {
        defects.push(Defect(format!("a quotation mark or parenthesis in {name} is not closed")));
    }
    let odd = |one: &Address| one.address.contains(|letter: char| letter.is_whitespace() || letter == '"');
    if lists.iter().flat_map(|list| &list.addresses).any(odd) {
        defects.push(Defect(format!("an address in {name} cannot be read with certainty")));
    }
    lists
}

fn addresses(lists: Vec<address::List>) -> Vec<Address> {
    let addresses = lists.into_iter().flat_map(|list| list.addresses);
    addresses.filter(|one| !one.address.is_empty()).collect()
}

/// The addresses of one entry of those whom a mail reached. No letter goes there, so that words around one, or
/// another without a comma, are no matter.
fn each(entry: Address) -> Vec<Address> {
    let words = entry.address.split_whitespace().filter(|word| word.contains('@'));
    words.map(|word| Address { name: entry.name.clone(), address: word.to_owned() }).collect()
}

fn date(fields: &Fields<'_>, defects: &mut Vec<Defect>) -> Option<jiff::Timestamp> {
    let value = encoded_word::decode(fields.first("date")?);
    let date = date::read(value.split('(').next().unwrap_or(&value));
    if date.is_none() {
        defects.push(Defect("the field Date holds no date with a zone".to_owned()));
    }
    date
}

fn answers(fields: &Fields<'_>) -> Vec<String> {
    let raw = fields.all("in-reply-to").chain(fields.all("references"));
    let mut answers: Vec<String> = Vec::new();
    for id in raw.flat_map(message_ids).take(MAX_ANSWERS) {
        if !answers.contains(&id) {
            answers.push(id);
        }
    }
    answers
}

/// The Message-IDs of a field without angle brackets. Programs fold long ones, so that blanks within
/// the brackets are none of theirs; without brackets, each word with an `@` is one.
fn message_ids(raw: &[u8]) -> Vec<String> {
    let value = encoded_word::decode(raw);
    if !value.contains('<') {
        let words = value.split_whitespace().filter(|word| word.contains('@'));
        return words.map(str::to_owned).collect();
    }
    let ids = value.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    ids.map(|id| id.replace(char::is_whitespace, "")).filter(|id| !id.is_empty()).collect()
}

/// Whether the mail answers or forwards another, by its threads or by a prefix such as "Sv:" or "VB:".
fn occasion(message: &Message) -> Occasion {
    let prefix = message.subject.split_once(':').map(|(prefix, _)| prefix.trim());
    let prefixed = prefix.is_some_and(|prefix| (2..=6).contains(&prefix.len()));
    if prefixed || !message.answers.is_empty() { Occasion::Answer } else { Occasion::Fresh }
}

/// Says that something cannot be read because somebody locked it, or because it is not in the mail.
fn note_absent(structure: &Structure<'_>, defects: &mut Vec<Defect>) {
    let has = |kind: &str| structure.leaves.iter().any(|part| part.media.word.ends_with(kind));
    for (is_so, words) in [
        (
            structure.media.word == "multipart/encrypted" || has("pkcs7-mime"),
            "the text is encrypted or sealed",
        ),
        (
            has("message/partial"),
            "the mail is one piece of a larger one, of which the others are other mails",
        ),
        (has("message/external-body"), "an attachment lies elsewhere and is not in the mail"),
    ] {
        if is_so {
            defects.push(Defect(words.to_owned()));
        }
    }
}

/// Where attachments lie that are not in the mail (RFC 2017), as far as that is on the web.
fn elsewhere(structure: &Structure<'_>) -> Vec<String> {
    let parts = structure.leaves.iter().filter(|part| part.media.word == "message/external-body");
    let places = parts.filter_map(|part| part.media.parameter("url"));
    places.filter(|place| place.starts_with("http")).map(str::to_owned).collect()
}
