//! Which folders are read: the configured names, wildcards and special uses, found among those that
//! the server lists. Names are as people see them; the wire's spelling stays inside [`Folder`].

use std::collections::BTreeSet;
use std::fmt::Debug;

use async_imap::imap_proto::{MailboxDatum, MailboxListData, NameAttribute, Response};
use tokio::io::{AsyncRead, AsyncWrite};

use crate::mailbox::conversation::Command;
use crate::mailbox::error::MailboxError;
use crate::mailbox::session::Session;
use crate::mailbox::utf7;

/// What a junk folder is called where the server does not mark it (Exchange does not). Mail in it is
/// never answered, so a name too many does less harm than one too few.
const JUNK_NAMES: [&str; 7] =
    ["junk", "junk e-mail", "junk email", "spam", "skräppost", "bulk mail", "inkorgen för skräppost"];

/// A folder that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its name as people see it, with the server's own delimiter.
    pub name: String,
    /// Whether it is where spam goes: marked `\Junk` (RFC 6154), or named so.
    pub junk: bool,
    wire_name: String,
}

impl Folder {
    /// Its name as the server spells it.
    pub(super) fn wire_name(&self) -> &str {
        &self.wire_name
    }
}

/// The configured folders, as found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folders {
    /// Those that are there, in the order of the configuration, each once.
    pub found: Vec<Folder>,
    /// The configured ones that match nothing.
    pub missing: Vec<String>,
}

impl Folders {
    /// What is to be read: the names of those that are there, and what the missing ones are called in
    /// the configuration.
    #[must_use]
    pub fn watched(&self) -> Vec<String> {
        self.found.iter().map(|folder| &folder.name).chain(&self.missing).cloned().collect()
    }
}

/// A folder as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: String,
    wire_name: String,
    delimiter: Option<String>,
    /// Attributes in lower case, such as `\junk`.
    attributes: BTreeSet<String>,
}

impl Entry {
    fn read(listed: &MailboxListData<'_>) -> Self {
        let wire_name = unescaped(&listed.name);
        Self {
            name: utf7::decode(&wire_name),
            wire_name,
            delimiter: listed.delimiter.as_deref().map(unescaped),
            attributes: listed.name_attributes.iter().map(attribute_name).collect(),
        }
    }

    fn can_be_opened(&self) -> bool {
        let closed = ["\\noselect", "\\nonexistent"];
        // A name with a line end or a lost letter cannot be said to the server.
        let can_be_said = !self.wire_name.contains(['\r', '\n', '\0', char::REPLACEMENT_CHARACTER]);
        can_be_said && !closed.iter().any(|attribute| self.attributes.contains(*attribute))
    }

    fn is_junk(&self) -> bool {
        let last = match self.delimiter.as_deref() {
            Some(delimiter) if !delimiter.is_empty() => self.name.rsplit(delimiter).next(),
            _ => Some(self.name.as_str()),
        };
        let last = last.unwrap_or_default().to_lowercase();
        self.attributes.contains("\\junk") || JUNK_NAMES.contains(&last.as_str())
    }

    fn folder(&self) -> Folder {
        Folder { name: self.name.clone(), junk: self.is_junk(), wire_name: self.wire_name.clone() }
    }

    /// What is wanted, spelled with this server's delimiter; people write `/`.
    fn localised(&self, wanted: &str) -> String {
        match self.delimiter.as_deref() {
            Some(delimiter) if delimiter != "/" => wanted.replace('/', delimiter),
            _ => wanted.to_owned(),
        }
    }

    fn is_named(&self, wanted: &str) -> bool {
        let name = self.canonical(&self.name);
        name == self.canonical(wanted) || name == self.canonical(&self.localised(wanted))
    }

    fn matches(&self, pattern: &str) -> bool {
        let pattern: Vec<char> = self.canonical(&self.localised(pattern)).chars().collect();
        let name: Vec<char> = self.canonical(&self.name).chars().collect();
        let delimiter = self.delimiter.as_deref().and_then(|delimiter| delimiter.chars().next());
        matches(&pattern, &name, delimiter)
    }

    /// INBOX is INBOX in any case (RFC 3501, section 5.1), also as the start of a longer name.
    fn canonical(&self, name: &str) -> String {
        let delimiter = self.delimiter.as_deref().filter(|delimiter| !delimiter.is_empty()).unwrap_or("/");
        match name.split_once(delimiter) {
            None if name.eq_ignore_ascii_case("INBOX") => "INBOX".to_owned(),
            Some((first, rest)) if first.eq_ignore_ascii_case("INBOX") => format!("INBOX{delimiter}{rest}"),
            _ => name.to_owned(),
        }
    }
}

fn attribute_name(attribute: &NameAttribute<'_>) -> String {
    match attribute {
        NameAttribute::Extension(name) => name.to_lowercase(),
        known => format!("\\{known:?}").to_lowercase(),
    }
}

/// What a line of `folders` in the configuration asks for.
enum Wanted<'a> {
    SpecialUse(String),
    Name(&'a str),
}

impl<'a> Wanted<'a> {
    fn read(wanted: &'a str) -> Self {
        if wanted.starts_with('\\') { Self::SpecialUse(wanted.to_lowercase()) } else { Self::Name(wanted) }
    }

    /// The entries that are meant, sorted by name. A name that is there is that folder, also when it
    /// holds a `*`.
    fn among<'e>(&self, entries: &'e [Entry]) -> Vec<&'e Entry> {
        let pick = |is_meant: &dyn Fn(&Entry) -> bool| {
            let mut meant: Vec<&Entry> =
                entries.iter().filter(|entry| entry.can_be_opened() && is_meant(entry)).collect();
            meant.sort_by(|one, other| one.name.cmp(&other.name));
            meant
        };
        match self {
            Self::SpecialUse(attribute) => pick(&|entry| entry.attributes.contains(attribute)),
            Self::Name(name) => {
                let named = pick(&|entry| entry.is_named(name));
                if named.is_empty() { pick(&|entry| entry.matches(name)) } else { named }
            }
        }
    }
}

impl<T: AsyncRead + AsyncWrite + Unpin + Debug + Send> Session<T> {
    /// Finds the configured folders. One that is missing is named, and the rest go on.
    ///
    /// # Errors
    /// When the server does not list its folders in full.
    pub async fn folders(&mut self, wanted: &[String]) -> Result<Folders, MailboxError> {
        let mut entries = self.list("LIST \"\" \"*\"").await?;
        let by_use = |wanted: &String| matches!(Wanted::read(wanted), Wanted::SpecialUse(_));
        if wanted.iter().any(by_use) && self.can("SPECIAL-USE") {
            // A plain LIST need not tell special uses (RFC 6154, section 2).
            add_attributes(&mut entries, self.list("LIST (SPECIAL-USE) \"\" \"*\"").await?);
        }
        for name in wanted.iter().filter(|name| !by_use(name) && !name.contains(['*', '%'])) {
            if Wanted::read(name).among(&entries).is_empty() {
                // Other people's and shared folders need not stand in the list of ours.
                let exact = self.list(&format!("LIST \"\" {}", quoted(&utf7::encode(name)))).await?;
                add_attributes(&mut entries, exact);
            }
        }
        Ok(choose(wanted, &entries))
    }

    async fn list(&mut self, words: &str) -> Result<Vec<Entry>, MailboxError> {
        let mut entries = Vec::new();
        let note = |response: &Response<'_>| {
            if let Response::MailboxData(MailboxDatum::List(listed)) = response {
                entries.push(Entry::read(listed));
            }
        };
        self.talk.run(Command::small("LIST", words), note).await?;
        Ok(entries)
    }
}

/// Adds what another LIST told: folders that are new, attributes of those that are not.
fn add_attributes(entries: &mut Vec<Entry>, told: Vec<Entry>) {
    for entry in told {
        match entries.iter_mut().find(|known| known.wire_name == entry.wire_name) {
            Some(known) => known.attributes.extend(entry.attributes),
            None => entries.push(entry),
        }
    }
}

fn choose(wanted: &[String], entries: &[Entry]) -> Folders {
    let mut folders = Folders::default();
    for name in wanted {
        let meant = Wanted::read(name).among(entries);
        if meant.is_empty() {
            folders.missing.push(name.clone());
        }
        for entry in meant {
            if folders.found.iter().all(|folder| folder.wire_name != entry.wire_name) {
                folders.found.push(entry.folder());
            }
        }
    }
    folders
}

/// IMAP's wildcards: `*` stands for anything, `%` for anything within one level.
fn matches(pattern: &[char], name: &[char], delimiter: Option<char>) -> bool {
    // Which starts of the pattern match the name read so far; one pass, whatever the pattern.
    let mut reached = vec![false; pattern.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    skip_wildcards(pattern, &mut reached);
    for letter in name {
        reached = step(pattern, &reached, *letter, delimiter);
        skip_wildcards(pattern, &mut reached);
    }
    reached.last().copied().unwrap_or(false)
}

fn step(pattern: &[char], reached: &[bool], letter: char, delimiter: Option<char>) -> Vec<bool> {
    let mut next = vec![false; reached.len()];
    for (place, (wanted, here)) in pattern.iter().zip(reached).enumerate() {
        let stays = *here && (*wanted == '*' || (*wanted == '%' && Some(letter) != delimiter));
        let moves = *here && *wanted == letter;
        if let Some(slot) = next.get_mut(place) {
            *slot |= stays;
        }
        if let Some(slot) = next.get_mut(place + 1) {
            *slot |= moves;
        }
    }
    next
}

/// A wildcard may stand for nothing.
fn skip_wildcards(pattern: &[char], reached: &mut [bool]) {
    let mut before = false;
    for (place, slot) in reached.iter_mut().enumerate() {
        *slot |= before;
        before = *slot && pattern.get(place).is_some_and(|wanted| matches!(wanted, '*' | '%'));
    }
}

/// The text of a quoted string: imap-proto gives it with its escapes.
fn unescaped(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut letters = raw.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some('\\' | '"')) => text.extend(letters.next()),
            _ => text.push(letter),
        }
    }
    text
}

/// A quoted string (RFC 3501); the text must be free of line ends.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(wire_name: &str, delimiter: &str, attributes: &[&str]) -> Entry {
        Entry {
            name: utf7::decode(wire_name),
            wire_name: wire_name.to_owned(),
            delimiter: Some(delimiter.to_owned()),
            attributes: attributes.iter().map(|attribute| (*attribute).to_owned()).collect(),
        }
    }

    fn found(wanted: &[&str], entries: &[Entry]) -> (Vec<String>, Vec<String>) {
        let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        let folders = choose(&wanted, entries);
        (folders.found.into_iter().map(|folder| folder.name).collect(), folders.missing)
    }

    #[test]
    fn folders_come_in_the_order_of_the_configuration_each_once() {
        let entries = [
            entry("INBOX", ".", &[]),
            entry("INBOX.b", ".", &[]),
            entry("INBOX.a", ".", &[]),
            entry("INBOX.a.c", ".", &[]),
            entry("INBOX.shut", ".", &["\\noselect"]),
            entry("Skr&AOQ-ppost", ".", &["\\junk"]),
        ];
        let table: &[(&[&str], &[&str], &[&str])] = &[
            (&["inbox"], &["INBOX"], &[]),
            (&["INBOX/*", "INBOX"], &["INBOX.a", "INBOX.a.c", "INBOX.b", "INBOX"], &[]),
            (&["inbox/%"], &["INBOX.a", "INBOX.b"], &[]),
            (&["INBOX.b", "INBOX/b", "inbox/b"], &["INBOX.b"], &[]),
            (&["\\Junk", "Skräppost"], &["Skräppost"], &[]),
            (&["Borta", "INBOX", "INBOX.shut", "\\Sent"], &["INBOX"], &["Borta", "INBOX.shut", "\\Sent"]),
            (&["*"], &["INBOX", "INBOX.a", "INBOX.a.c", "INBOX.b", "Skräppost"], &[]),
            (&["skräppost"], &[], &["skräppost"]),
        ];
        for (wanted, expected, missing) in table {
            let (names, absent) = found(wanted, &entries);
            assert_eq!((names, absent), (owned(expected), owned(missing)), "{wanted:?}");
        }
    }

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn junk_is_known_by_its_mark_or_its_name() {
        let table = [
            (entry("INBOX", "/", &[]), false),
            (entry("Reklam", "/", &["\\junk"]), true),
            (entry("INBOX/Junk E-mail", "/", &[]), true),
            (entry("INBOX.Skr&AOQ-ppost", ".", &[]), true),
            (entry("Junkers", "/", &[]), false),
        ];
        for (entry, junk) in table {
            assert_eq!(entry.folder().junk, junk, "{}", entry.name);
        }
    }

    #[test]
    fn a_name_with_a_star_is_itself_and_a_hostile_pattern_costs_nothing() {
        let entries = [entry("a*", "/", &[]), entry("ab", "/", &[])];
        assert_eq!(found(&["a*"], &entries).0, ["a*"]);
        let stars = "*a".repeat(2_000);
        let long = "a".repeat(2_000);
        assert_eq!(found(&[stars.as_str()], &[entry(&long, "/", &[])]).0, [long]);
    }

    #[test]
    fn quoting_escapes_what_ends_a_string() {
        assert_eq!(unescaped(r#"a\"b\\c"#), r#"a"b\c"#);
        assert_eq!(unescaped(r"INBOX\Svar"), r"INBOX\Svar");
        assert_eq!(quoted(r#"a"b\c"#), r#""a\"b\\c""#);
    }
}
