//! The addresses in From, To and the like. The structure is read before encoded words are, so that
//! a comma within a name divides nothing.

use super::{Address, encoded_word};

/// Addresses that are read of one mail's fields at most: enough for anything a person sends.
const MAX_ADDRESSES: usize = 2_000;

/// One entry of the list while it is read.
#[derive(Default)]
struct Entry {
    /// What stands outside angle brackets and comments.
    phrase: Vec<u8>,
    /// The same with its quotation marks.
    written: Vec<u8>,
    /// What stands in angle brackets.
    angle: Option<Vec<u8>>,
    /// What stands in parentheses.
    comment: Vec<u8>,
}

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Phrase,
    Quotes,
    Angle,
    Comment(u32),
}

/// The addresses of one raw field, and what is odd about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct List {
    /// In order. An entry without an address is kept with its words as name and an empty address:
    /// that something stood there matters to who judges. One that cannot be read with certainty is as it was
    /// written, blanks and quotation marks and all: no letter can go there.
    pub(super) addresses: Vec<Address>,
    /// Whether some of them stand in a named group, `styrelsen: a@…, b@…;`.
    pub(super) grouped: bool,
    /// Whether a quotation mark or a parenthesis has no end. It is passed over then, or it would hide
    /// an address that everybody sees.
    pub(super) unclosed: bool,
}

/// The entries of a list as they are read.
#[derive(Default)]
struct Entries {
    /// Each with whether a comma ended it.
    read: Vec<(Entry, bool)>,
    grouped: bool,
    /// Where the quotation mark or parenthesis stands that has no end.
    unclosed: Option<usize>,
}

/// Reads one raw field.
pub(super) fn read(raw: &[u8]) -> List {
    let mut entries = entries(raw, raw.len());
    let unclosed = entries.unclosed;
    if let Some(at) = unclosed {
        entries = self::entries(raw, at);
    }
    List { addresses: addresses(entries.read), grouped: entries.grouped, unclosed: unclosed.is_some() }
}

fn addresses(entries: Vec<(Entry, bool)>) -> Vec<Address> {
    let mut addresses: Vec<Address> = Vec::new();
    let mut loose_name = String::new();
    for (entry, ended_by_comma) in entries {
        let Some(mut address) = entry.finish() else { continue };
        // "Svensson, Anna <anna@…>" without quotation marks is one name cut in two.
        if address.address.is_empty() && ended_by_comma {
            loose_name = joined(&loose_name, &address.name);
            continue;
        }
        if !loose_name.is_empty() {
            address.name = joined(&loose_name, &address.name);
            loose_name.clear();
        }
        addresses.push(address);
        if addresses.len() >= MAX_ADDRESSES {
            break;
        }
    }
    if !loose_name.is_empty() {
        addresses.push(Address { name: loose_name, address: String::new() });
    }
    addresses
}

fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second.to_owned(),
        (_, true) => first.to_owned(),
        _ => format!("{first}, {second}"),
    }
}

/// The list cut into entries. From `plain_from` on, quotation marks and parentheses mean nothing.
fn entries(raw: &[u8], plain_from: usize) -> Entries {
    let mut entries = Entries::default();
    let mut entry = Entry::default();
    let (mut inside, mut opened, mut in_group) = (Inside::Phrase, 0, false);
    let mut bytes = raw.iter().copied().enumerate();
    while let Some((at, byte)) = bytes.next() {
        if inside == Inside::Phrase {
            opened = at;
        }
        // An address in angle brackets ends its entry, also where somebody forgot the comma.
        let goes_on = byte.is_ascii_whitespace() || matches!(byte, 0 | b'(' | b',' | b';');
        if inside == Inside::Phrase && entry.angle.is_some() && !goes_on {
            entries.read.push((std::mem::take(&mut entry), false));
        }
        match (inside, byte) {
            (_, 0 | b'\r' | b'\n') => {}
            (Inside::Quotes | Inside::Comment(_), b'\\') => {
                entry.push(inside, bytes.next().map_or(b' ', |(_, escaped)| escaped));
            }
            (Inside::Phrase, b'"' | b'(') if at >= plain_from => {}
            (Inside::Phrase, b',' | b';') => {
                entries.grouped |= in_group && byte == b';';
                entries.read.push((std::mem::take(&mut entry), byte == b','));
            }
            // A group's name is nobody's address.
            (Inside::Phrase, b':') => {
                let name = std::mem::take(&mut entry).phrase;
                in_group |= !name.trim_ascii().eq_ignore_ascii_case(b"mailto");
            }
            _ => inside = entry.step(inside, byte),
        }
        if entries.read.len() > MAX_ADDRESSES {
            return entries;
        }
    }
    entries.read.push((entry, false));
    let open = matches!(inside, Inside::Quotes | Inside::Comment(_));
    entries.unclosed = open.then_some(opened);
    entries
}

impl Entry {
    /// Takes one byte and says where the reader is then.
    fn step(&mut self, inside: Inside, byte: u8) -> Inside {
        if byte == b'"' && matches!(inside, Inside::Phrase | Inside::Quotes) {
            self.written.push(byte);
        }
        match (inside, byte) {
            (Inside::Phrase, b'"') => Inside::Quotes,
            (Inside::Quotes, b'"') | (Inside::Angle, b'>') | (Inside::Comment(1), b')') => Inside::Phrase,
            (Inside::Phrase, b'<') => {
                self.angle = Some(Vec::new());
                Inside::Angle
            }
            (Inside::Phrase, b'(') => Inside::Comment(1),
            (Inside::Comment(depth), b'(') => Inside::Comment(depth.saturating_add(1)),
            (Inside::Comment(depth), b')') => Inside::Comment(depth - 1),
            _ => {
                self.push(inside, byte);
                inside
            }
        }
    }

    fn push(&mut self, inside: Inside, byte: u8) {
        match inside {
            Inside::Phrase | Inside::Quotes => {
                self.phrase.push(byte);
                self.written.push(byte);
            }
            Inside::Comment(_) => self.comment.push(byte),
            Inside::Angle => self.angle.get_or_insert_default().push(byte),
        }
    }

    fn finish(self) -> Option<Address> {
        let phrase = tidy(&encoded_word::decode(&self.phrase));
        let comment = tidy(&encoded_word::decode(&self.comment));
        let (name, address) = match self.angle {
            Some(angle) => {
                let address = without_blanks(&encoded_word::decode(&angle));
                (if phrase.is_empty() { comment } else { phrase }, without_route(&address))
            }
            None if phrase.contains('@') => {
                (bare_name(&phrase, comment), bare_address(&self.written, phrase))
            }
            None => (joined(&phrase, &comment), String::new()),
        };
        (!name.is_empty() || !address.is_empty()).then(|| Address { name, address: without_quotes(address) })
    }
}

/// What is beside an address without angle brackets: a comment, or words.
fn bare_name(phrase: &str, comment: String) -> String {
    let words: Vec<&str> = phrase.split_whitespace().filter(|word| !word.contains('@')).collect();
    if words.is_empty() { comment } else { words.join(" ") }
}

/// An address without angle brackets. "anna ek@x.example" may be Ek's, whom we call Anna, or that of "anna ek" whose
/// quotation marks are lost: more words than one are no address, nor is one of which a part is quoted.
fn bare_address(written: &[u8], phrase: String) -> String {
    let written = tidy(&encoded_word::decode(written));
    let quoted = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if quoted.unwrap_or(&written).contains('"') { written } else { phrase }
}

/// `"anna"@x.example` is anna@x.example (RFC 5321 section 4.1.2): these quotation marks hold nothing that needs them.
fn without_quotes(address: String) -> String {
    let parts = address.strip_prefix('"').and_then(|rest| rest.split_once("\"@"));
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    };
    match parts.filter(|(local, _)| local.split('.').all(is_word)) {
        Some((local, domain)) => format!("{local}@{domain}"),
        None => address,
    }
}

/// What stands in angle brackets without the blanks that the old form of addresses allows and that folding leaves
/// (RFC 5322 section 4.4): those beside its dots and its `@`. Any other parts two words, and which is whose
/// nobody knows.
fn without_blanks(angle: &str) -> String {
    let mut address = String::with_capacity(angle.len());
    for word in angle.split_whitespace() {
        if !(address.is_empty() || address.ends_with(['.', '@']) || word.starts_with(['.', '@'])) {
            address.push(' ');
        }
        address.push_str(word);
    }
    address
}

/// `<@relay.example:anna@example.org>` is the old way to name a route.
fn without_route(angle: &str) -> String {
    let route = angle.starts_with('@');
    let address = angle.split_once(':').filter(|_| route).map_or(angle, |(_, address)| address);
    address.strip_prefix("mailto:").unwrap_or(address).to_owned()
}

fn tidy(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (raw, expected) in [
            ("Anna Svensson <anna@x.example>", vec![("Anna Svensson", "anna@x.example")]),
            ("\"Svensson, Anna\" <anna@x.example>", vec![("Svensson, Anna", "anna@x.example")]),
            ("Svensson, Anna <anna@x.example>", vec![("Svensson, Anna", "anna@x.example")]),
            (
                "=?utf-8?Q?Sv=2C_=C3=85sa?= <a@x.example>, b@y.example",
                vec![("Sv, Åsa", "a@x.example"), ("", "b@y.example")],
            ),
            ("a@x.example (Anna (A) S)", vec![("Anna A S", "a@x.example")]),
            ("a@x.example; b@x.example", vec![("", "a@x.example"), ("", "b@x.example")]),
            ("Styrelsen: a@x.example, B <b@x.example>;", vec![("", "a@x.example"), ("B", "b@x.example")]),
            ("undisclosed-recipients:;", vec![]),
            ("<>", vec![]),
            ("", vec![]),
            ("Anna", vec![("Anna", "")]),
            ("<@relay.example:a@x.example>", vec![("", "a@x.example")]),
            ("'a@x.example' <a@x.example>", vec![("a@x.example", "a@x.example")]),
            ("\"A \\\"B\\\" C\" <a@x.example>", vec![("A \"B\" C", "a@x.example")]),
            ("Anna <a@x.example", vec![("Anna", "a@x.example")]),
            ("\"Anna <a@x.example>", vec![("Anna", "a@x.example")]),
            ("Anna (i styrelsen <a@x.example>", vec![("Anna i styrelsen", "a@x.example")]),
            ("\"A\" <a@x.example>, \"B <b@x.example>", vec![("A", "a@x.example"), ("B", "b@x.example")]),
            ("A <a@x.example>\r\n B <b@y.example>", vec![("A", "a@x.example"), ("B", "b@y.example")]),
            ("A <a@x.example> (B) b@y.example", vec![("A", "a@x.example"), ("", "b@y.example")]),
            ("<a @x. example\r\n >", vec![("", "a@x.example")]),
            ("\"a@x.example\"", vec![("", "a@x.example")]),
            ("\"anna.ek\"@x.example", vec![("", "anna.ek@x.example")]),
            ("Anna <\"anna\"@x.example>", vec![("Anna", "anna@x.example")]),
        ] {
            let read: Vec<_> =
                read(raw.as_bytes()).addresses.into_iter().map(|one| (one.name, one.address)).collect();
            let read: Vec<_> = read.iter().map(|(name, address)| (name.as_str(), address.as_str())).collect();
            assert_eq!(read, expected, "{raw}");
        }
    }

    #[test]
    fn an_address_of_which_it_is_not_sure_where_it_begins_stays_as_it_was_written() {
        for (raw, address) in [
            ("\"anna ek\"@x.example", "\"anna ek\"@x.example"),
            ("\"anna..ek\"@x.example", "\"anna..ek\"@x.example"),
            ("\"an\\\"na\"@x.example", "\"an\"na\"@x.example"),
            ("\"anna@y\"@x.example", "\"anna@y\"@x.example"),
            ("<\"anna ek\"@x.example>", "\"anna ek\"@x.example"),
            ("\"anna@y.example\" b@x.example", "\"anna@y.example\" b@x.example"),
            ("anna ek@x.example", "anna ek@x.example"),
            ("Anna Ek anna@x.example", "Anna Ek anna@x.example"),
            ("<anna ek@x.example>", "anna ek@x.example"),
            ("Anna <anna.ek@x.example b@y.example>", "anna.ek@x.example b@y.example"),
            ("a@x.example\tb@y.example", "a@x.example b@y.example"),
            ("=?utf-8?Q?anna_ek=40x.example?=", "anna ek@x.example"),
        ] {
            let read = read(raw.as_bytes()).addresses;
            assert_eq!(read.iter().map(|one| &*one.address).collect::<Vec<_>>(), [address], "{raw}");
        }
    }

    #[test]
    fn groups_and_open_marks_are_told() {
        for (raw, grouped, unclosed) in [
            ("styr: a@x.example;", true, false),
            ("Anna <a@x.example>; b@x.example", false, false),
            ("mailto:a@x.example;", false, false),
            ("Sv: Anna <a@x.example>", false, false),
            ("\"Anna <a@x.example>", false, true),
            ("\"Anna\" <a@x.example>", false, false),
        ] {
            let list = read(raw.as_bytes());
            assert_eq!((list.grouped, list.unclosed), (grouped, unclosed), "{raw}");
        }
    }

    #[test]
    fn hundreds_of_thousands_of_recipients_are_cut() {
        assert!(read("a@x.example, ".repeat(200_000).as_bytes()).addresses.len() <= MAX_ADDRESSES);
    }
}
