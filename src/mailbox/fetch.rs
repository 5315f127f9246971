//! Fetching: sizes and dates first, then bodies, by UID and without setting a flag.
//!
//! Another client's flag change arrives as a FETCH of its own, without a body and perhaps without a
//! UID; so an item counts only when it has a UID that was asked for and what was asked of it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::Duration;

use async_imap::imap_proto::{AttributeValue, Response};
use jiff::Timestamp;
use jiff::fmt::strtime;
use tokio::io::{AsyncRead, AsyncWrite};

use crate::mailbox::conversation::{ANSWER, Command};
use crate::mailbox::cursor::{BATCH_BYTES, Listed, UidSet, sets};
use crate::mailbox::error::{Fault, MailboxError};
use crate::mailbox::session::Session;

/// How long one fetch may take in all while bytes keep coming: a batch of [`BATCH_BYTES`] over a link
/// of 20 kbit/s. A fetch without progress ends much earlier.
const FETCH: Duration = Duration::from_secs(60 * 60);

/// UIDs listed by one command. It bounds what a lost connection repeats; the answers are short lines.
const LISTED_AT_ONCE: usize = 20_000;

/// UIDs whose bodies one command asks for.
const FETCHED_AT_ONCE: usize = super::cursor::BATCH_COUNT;

/// A message with its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its UID.
    pub uid: u32,
    /// INTERNALDATE; none where the server's date is no date.
    pub internal_date: Option<Timestamp>,
    /// The message as the server gave it, byte for byte.
    pub bytes: Vec<u8>,
}

/// What one FETCH item says, as far as we ask.
#[derive(Default)]
struct Item<'a> {
    uid: Option<u32>,
    size: Option<u64>,
    internal_date: Option<Timestamp>,
    body: Option<(Option<u32>, &'a [u8])>,
}

impl<'a> Item<'a> {
    fn read(attributes: &'a [AttributeValue<'_>]) -> Self {
        let mut item = Self::default();
        for attribute in attributes {
            match attribute {
                AttributeValue::Uid(uid) => item.uid = Some(*uid),
                AttributeValue::Rfc822Size(size) => item.size = Some(u64::from(*size)),
                AttributeValue::InternalDate(date) => item.internal_date = internal_date(date),
                AttributeValue::BodySection { section: None, index, data: Some(data) } => {
                    item.body = Some((*index, data));
                }
                _ => {}
            }
        }
        item
    }
}

impl<T: AsyncRead + AsyncWrite + Unpin + Debug + Send> Session<T> {
    /// Sizes and dates of these UIDs in the folder that is open, sorted by UID. A UID that is absent
    /// is gone from the server, or is for the moment.
    ///
    /// # Errors
    /// When the server does not answer in full.
    pub async fn listing(&mut self, uids: &[u32]) -> Result<Vec<Listed>, MailboxError> {
        let mut listed = BTreeMap::new();
        for set in sets(uids, LISTED_AT_ONCE) {
            self.list_set(&set, &mut listed).await?;
        }
        Ok(listed.into_values().collect())
    }

    async fn list_set(
        &mut self,
        set: &UidSet,
        listed: &mut BTreeMap<u32, Listed>,
    ) -> Result<(), MailboxError> {
        let command = fetch_command(set, "(UID RFC822.SIZE INTERNALDATE)", ANSWER);
        let note = |response: &Response<'_>| {
            let Response::Fetch(_, attributes) = response else { return };
            let item = Item::read(attributes);
            let Some(uid) = item.uid.filter(|uid| set.uids.contains(uid)) else { return };
            // A flag change has neither; a size beyond 32 bits comes through as none at all.
            if item.size.is_none() && !has_date(attributes) {
                return;
            }
            let size = item.size.unwrap_or(u64::MAX);
            listed.entry(uid).or_insert(Listed { uid, size, internal_date: item.internal_date });
        };
        self.talk.run(command, note).await
    }

    /// The bodies of these UIDs in the folder that is open, sorted by UID. The caller compares them
    /// with what it asked for (`cursor::missing`): an absent one is gone, or is for the moment.
    ///
    /// # Errors
    /// When the server does not answer in full, or with more than the largest message that is fetched
    /// whole.
    pub async fn fetch(&mut self, uids: &[u32]) -> Result<Vec<Fetched>, MailboxError> {
        let mut fetched = BTreeMap::new();
        for set in sets(uids, FETCHED_AT_ONCE) {
            self.fetch_set(&set, &mut fetched).await?;
        }
        Ok(fetched.into_values().collect())
    }

    async fn fetch_set(
        &mut self,
        set: &UidSet,
        fetched: &mut BTreeMap<u32, Fetched>,
    ) -> Result<(), MailboxError> {
        let command = fetch_command(set, "(UID INTERNALDATE BODY.PEEK[])", self.largest_answer());
        let during = command.name.clone();
        // Sizes are the server's word: what comes may be more, but not without end.
        let mut room = self.largest_answer().saturating_add(2 * BATCH_BYTES);
        let note = |response: &Response<'_>| {
            let Response::Fetch(_, attributes) = response else { return };
            let item = Item::read(attributes);
            let Some((None, body)) = item.body else { return };
            let Some(uid) = item.uid.filter(|uid| set.uids.contains(uid)) else { return };
            room = room.saturating_sub(body.len() as u64);
            if room > 0 {
                let fresh = || Fetched { uid, internal_date: item.internal_date, bytes: body.to_vec() };
                fetched.entry(uid).or_insert_with(fresh);
            }
        };
        self.talk.run(command, note).await?;
        if room == 0 {
            self.talk.broken = true;
            return Err(self.talk.fault(&during, Fault::Oversized));
        }
        Ok(())
    }

    /// The answer that carries the largest message fetched whole. RFC822.SIZE need not be the length
    /// of the body (Exchange), so there is a quarter to spare.
    fn largest_answer(&self) -> u64 {
        (self.max_message / 4).saturating_add(self.max_message).saturating_add(1024 * 1024)
    }

    /// A slice of one message: at most `length` bytes from `offset`. Fewer, or none, where the message
    /// ends; `None` where the message is gone.
    ///
    /// # Errors
    /// When the server does not answer in full, or the slice lies beyond what IMAP can count.
    pub async fn fetch_slice(
        &mut self,
        uid: u32,
        offset: u64,
        length: u32,
    ) -> Result<Option<Vec<u8>>, MailboxError> {
        let during = format!("UID FETCH {uid} (a slice)");
        let Ok(offset) = u32::try_from(offset) else { return Err(self.talk.fault(&during, Fault::Slice)) };
        let words = format!("UID FETCH {uid} (UID BODY.PEEK[]<{offset}.{length}>)");
        let mut command = Command::small(&during, &words);
        command.answer = ANSWER + u64::from(length);
        command.limit = FETCH;
        let mut slice = None;
        let note = |response: &Response<'_>| {
            let Response::Fetch(_, attributes) = response else { return };
            let item = Item::read(attributes);
            let Some((index, body)) = item.body else { return };
            if item.uid == Some(uid) && index.unwrap_or(0) == offset {
                slice.get_or_insert_with(|| body.to_vec());
            }
        };
        self.talk.run(command, note).await?;
        if slice.as_ref().is_some_and(|slice| slice.len() > length as usize) {
            self.talk.broken = true;
            return Err(self.talk.fault(&during, Fault::Slice));
        }
        Ok(slice)
    }
}

fn fetch_command(set: &UidSet, items: &str, answer: u64) -> Command {
    let span = match (set.uids.first(), set.uids.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(first), _) => first.to_string(),
        (None, _) => String::new(),
    };
    let mut command = Command::small(
        &format!("UID FETCH of {} messages, UID {span}", set.uids.len()),
        &format!("UID FETCH {} {items}", set.text),
    );
    command.answer = answer;
    command.limit = FETCH;
    command
}

fn has_date(attributes: &[AttributeValue<'_>]) -> bool {
    attributes.iter().any(|attribute| matches!(attribute, AttributeValue::InternalDate(_)))
}

/// ` 7-Feb-2019 21:52:25 +0100` (RFC 3501, date-time).
fn internal_date(date: &str) -> Option<Timestamp> {
    strtime::parse("%d-%b-%Y %H:%M:%S %z", date.trim()).ok()?.to_timestamp().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn internal_dates_are_read_or_none() {
        let table = [
            ("17-Jul-1996 02:44:25 -0700", Some("1996-07-17T09:44:25Z")),
            (" 7-Oct-2019 21:52:25 +0200", Some("2019-10-07T19:52:25Z")),
            ("7-Oct-2019 21:52:25 +0200", Some("2019-10-07T19:52:25Z")),
            ("00-Jan-0000 00:00:00 +0000", None),
            ("31-Feb-2019 21:52:25 +0100", None),
            ("", None),
        ];
        for (date, expected) in table {
            let expected: Option<Timestamp> = expected.map(|instant| instant.parse().unwrap());
            assert_eq!(internal_date(date), expected, "{date:?}");
        }
    }
}
