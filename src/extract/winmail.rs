//! `winmail.dat`: what Outlook makes of a mail with attachments when it takes the other side for another
//! Outlook (MS-OXTNEF). A list of attributes; the files in it are read like any others.

use super::document::Reading;
use crate::message::Unreadable;

/// Attributes that matter (MS-OXTNEF 2.1.3.1.1).
const BODY: u16 = 0x800c;
const ATTACHMENT_TITLE: u16 = 0x8010;
const ATTACHMENT_DATA: u16 = 0x800f;
const ATTACHMENT_BEGINS: u16 = 0x9002;

/// The mark and the key before the first attribute.
const HEAD: usize = 6;

/// Reads the text and the files in it.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let mut rest = bytes.get(HEAD..).unwrap_or_default();
    let (mut name, mut any) = (String::new(), false);
    while let Some((attribute, after)) = attribute(rest) {
        rest = after;
        match attribute.id {
            BODY => reading.push(&words(attribute.data)),
            ATTACHMENT_BEGINS => name.clear(),
            ATTACHMENT_TITLE => name = words(attribute.data).into_owned(),
            ATTACHMENT_DATA => {
                reading.push_name(&name);
                reading.within(&name, "", attribute.data);
            }
            _ => continue,
        }
        any = true;
    }
    if any { Ok(()) } else { Err(Unreadable::Damaged) }
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

/// Text of an attribute, ended by NUL.
fn words(data: &[u8]) -> std::borrow::Cow<'_, str> {
    super::plain::text(data.split(|byte| *byte == 0).next().unwrap_or_default())
}
