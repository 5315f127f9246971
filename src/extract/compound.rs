//! Microsoft's compound files. The new Word's locked files are such; of the old ones we only tell what
//! they are.

use memchr::memmem;

use crate::message::Unreadable;

/// The streams of a locked document, named in UTF-16.
const LOCKED: [&str; 2] = ["EncryptedPackage", "EncryptionInfo"];

/// Why this one is not read.
pub(super) fn why(bytes: &[u8]) -> Unreadable {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if LOCKED.into_iter().any(named) { Unreadable::Locked } else { Unreadable::UnknownKind }
}
