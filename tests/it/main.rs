//! What only shows on real servers: one binary, so that its tests share one Dovecot, one Postfix and
//! one PostgreSQL, started at first use and gone when the process is, however it ends.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a harness that cannot go on has failed its test, and real servers live in real time"
)]

mod support;

mod architecture;
mod cli;
mod corpus;
mod crash;
mod custody;
mod erased;
mod events;
mod extract;
mod faults;
mod handover;
mod intake;
mod last_days;
mod ledger;
mod limits;
mod loops;
mod leftovers;
mod letters;
mod mailbox;
mod mailboxes;
mod originals;
mod page;
mod paper;
mod post;
mod readers;
mod references;
mod register;
mod rejudged;
mod reports;
mod retention;
mod reviews;
mod slips;
mod trial;
mod troubles;
mod unheard;
mod variants;
