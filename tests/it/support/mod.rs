//! The harness: a town with a mailbox, its citizens, and the servers between them.

pub(crate) mod documents;
mod imap;
mod mail;
pub(crate) mod scripted_imap;
pub(crate) mod scripted_smtp;
mod servers;
mod town;

use std::time::{Duration, Instant};

pub(crate) use imap::Imap;
pub(crate) use mail::Mail;
pub(crate) use servers::{
    dovecot, post_settles, postgres_bin, postgres_dump, postgres_url, postgres_url_in_swedish,
};
pub(crate) use town::{CLOSED, OPEN, Run, Town};

/// Waits until the condition holds; after `limit` the test has failed.
pub(crate) fn eventually(what: &str, limit: Duration, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < limit, "after {limit:?} still not: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
