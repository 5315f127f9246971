//! A mail within a mail: what it says of itself, its text, and what came with it.

use super::document::Reading;
use crate::message::{Message, attachment_contents};

/// Reads the mail that `bytes` are.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) {
    let message = Message::read(bytes);
    reading.push(&message.subject);
    for sender in &message.from {
        reading.push(&format!("{} <{}>", sender.name, sender.address));
    }
    reading.push(&message.text());
    let listed = &message.attachments;
    let wanted = |at: usize| listed.get(at).is_some_and(|attachment| !attachment.incidental);
    if !(0..listed.len()).any(wanted) {
        return;
    }
    for (attachment, content) in listed.iter().zip(attachment_contents(bytes, wanted)) {
        reading.push_name(&attachment.name);
        if let Some(content) = content {
            reading.within(&attachment.name, &attachment.media_type, &content);
        }
    }
}
