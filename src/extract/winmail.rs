//! `winmail.dat`: what Outlook makes of a mail with attachments when it takes the other side for another
//! Outlook (MS-OXTNEF). A list of attributes; the text may stand in one of them or, more often, among
//! Outlook's own properties, as packed rich text. The files in it are read like any others.

use encoding_rs::UTF_16LE;

use super::document::Reading;
use super::mapi::{Property, properties};
use super::told::Note;
use super::{lzfu, plain, rtf};
use crate::message::Unreadable;

/// Attributes that matter (MS-OXTNEF 2.1.3.1.1).
const BODY: u16 = 0x800c;
const PROPERTIES: u16 = 0x9003;
const ATTACHMENT_BEGINS: u16 = 0x9002;
const ATTACHMENT_TITLE: u16 = 0x8010;
const ATTACHMENT_DATA: u16 = 0x800f;
const ATTACHMENT_PROPERTIES: u16 = 0x9005;

/// Properties that matter (MS-OXPROPS): the text in three forms, a file's whole name, a mail in the mail.
const PLAIN_BODY: u16 = 0x1000;
const RICH_BODY: u16 = 0x1009;
const HTML_BODY: u16 = 0x1013;
const LONG_NAME: u16 = 0x3707;
const ENCLOSED: u16 = 0x3701;

/// The mark and the key before the first attribute.
const HEAD: usize = 6;

/// The class of an enclosed mail's interface, before the mail itself.
const CLASS: usize = 16;

/// What is known of one file before all of it has been seen: its whole name comes last.
#[derive(Default)]
struct File<'x> {
    name: String,
    data: Option<&'x [u8]>,
}

/// Reads the text and the files in it.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let mut rest = bytes.get(HEAD..).unwrap_or_default();
    // Whether there was an attribute at all, and one of those that are to be read.
    let (mut file, mut any, mut told) = (File::default(), false, false);
    while let Some((attribute, after)) = attribute(rest) {
        rest = after;
        any = true;
        match attribute.id {
            BODY => {
                let text = words(attribute.data, false);
                told |= !text.trim().is_empty();
                reading.push(&text);
            }
            // Nothing is told twice: a form letter twice as long is not the same letter.
            PROPERTIES if !told => told = body(&properties(attribute.data), reading),
            ATTACHMENT_BEGINS => told |= std::mem::take(&mut file).read(reading),
            ATTACHMENT_TITLE => file.name = words(attribute.data, false),
            ATTACHMENT_DATA => file.data = Some(attribute.data),
            ATTACHMENT_PROPERTIES => file.learn(&properties(attribute.data)),
            _ => {}
        }
    }
    told |= file.read(reading);
    if !rest.is_empty() {
        reading.note(Note::Damaged);
    }
    match (any, told) {
        (false, _) => Err(Unreadable::Damaged),
        (true, false) => Err(Unreadable::Empty),
        (true, true) => Ok(()),
    }
}

/// Reads the text among the properties of the mail, in the first form there is; gives whether there is one.
/// One that cannot be read is noted, for the files go on.
fn body(properties: &[Property<'_>], reading: &mut Reading<'_>) -> bool {
    let of = |id| properties.iter().find(|one| one.id == id);
    match (of(PLAIN_BODY), of(RICH_BODY), of(HTML_BODY)) {
        (Some(plain), _, _) if !plain.text().trim().is_empty() => reading.push(&plain.text()),
        (_, Some(rich), _) => match lzfu::unpack(rich.value) {
            Ok(rich) => reading.push_rich(&rtf::text(&rich)),
            Err(why) => reading.note_unread(why),
        },
        (_, _, Some(page)) => reading.push_page(page.text().as_bytes()),
        _ => return false,
    }
    true
}

impl<'x> File<'x> {
    fn learn(&mut self, properties: &[Property<'x>]) {
        for one in properties {
            match one.id {
                LONG_NAME => self.name = one.text(),
                ENCLOSED if self.data.is_none_or(<[u8]>::is_empty) => self.data = one.value.get(CLASS..),
                _ => {}
            }
        }
    }

    /// Reads it; gives whether there is one.
    fn read(self, reading: &mut Reading<'_>) -> bool {
        let Some(data) = self.data else { return false };
        reading.push_name(&self.name);
        reading.within(&self.name, "", data);
        true
    }
}

impl Property<'_> {
    fn text(&self) -> String {
        words(self.value, self.wide)
    }
}

/// One attribute.
struct Attribute<'x> {
    id: u16,
    data: &'x [u8],
}

/// The next attribute and what follows: level (1 byte), id (2), type (2), length (4), data, checksum (2),
/// all little-endian.
fn attribute(bytes: &[u8]) -> Option<(Attribute<'_>, &[u8])> {
    let id = u16::from_le_bytes(bytes.get(1..3)?.try_into().ok()?);
    let length = u32::from_le_bytes(bytes.get(5..9)?.try_into().ok()?);
    let (data, after) = bytes.get(9..)?.split_at_checked(usize::try_from(length).ok()?)?;
    Some((Attribute { id, data }, after.get(2..).unwrap_or_default()))
}

/// Text, ended by NUL.
fn words(data: &[u8], wide: bool) -> String {
    if wide {
        let text = UTF_16LE.decode_without_bom_handling(data).0;
        return text.split('\0').next().unwrap_or_default().to_owned();
    }
    plain::text(data.split(|byte| *byte == 0).next().unwrap_or_default()).into_owned()
}
