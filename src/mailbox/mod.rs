//! IMAP, read-only and strict: the only door to async_imap and imap_proto.
//!
//! What lives here: a [`Session`] that sends a handful of commands and believes nothing that was not
//! confirmed. async_imap's own commands never look at the tagged status, and a lost connection reads
//! as an empty mailbox; so its decoder is used and its commands are not. Every command of ours ends
//! in the OK of its own tag or in a [`MailboxError`], every wait has a limit, and a session that
//! failed or was abandoned in mid-command refuses all further use.
//!
//! The commands are CAPABILITY, STARTTLS, AUTHENTICATE, LOGIN, LIST, EXAMINE, UID SEARCH, UID FETCH
//! with `BODY.PEEK[]`, IDLE and LOGOUT. None of them changes the mailbox, and no other is to
//! come: the mailbox is not ours.
//!
//! What does not live here: which UIDs were seen before (the register's ledger) and what a message
//! means. [`cursor`] is pure; the rest is a shell.
//!
//! What async_imap logs at trace level holds whole mails: every filter of ours must cap it at
//! `async_imap=info`.

pub mod cursor;
mod auth;
mod conversation;
mod error;
mod fetch;
mod folders;
mod guard;
mod idle;
mod session;
mod utf7;

pub use cursor::Listed;
pub use error::{Fault, MailboxError};
pub use fetch::Fetched;
pub use folders::{Folder, Folders};
pub use idle::Idle;
pub use session::{Examined, Session, open};
