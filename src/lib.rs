//! `remissd` reads a municipality's mailbox, files the answers to its consultations, acknowledges
//! them and reports. One sentence stays true, and [`intake`] shows it happening in order:
//!
//! **mailbox → message → recognition → register → correspondence → post**
//!
//! The modules below stand in that order; each imports only from those above it
//! (`tests/it/architecture.rs` keeps the table, `docs/ARCHITECTURE.md` explains it).

pub mod pattern; // PURE   regular expressions and word lists of our source, compiled when first asked
pub mod diary_number; // PURE   `Ks 1216/2018`: parse, normalise, find in running text
pub mod consultation; // PURE   what is asked, by when; arrival and timing
pub mod retention; // PURE   how long what is kept is kept, by decision
pub mod fingerprint; // PURE   SHA-256 of the raw bytes: the identity of a mail
pub mod bloom; // PURE   a set of words that is sure only of what is missing
pub mod sketch; // PURE   whether two answers are mostly the same text
pub mod letter_id; // PURE   the signed Message-ID that our own letters carry
pub mod custody; // files and folders are made here, and belong to whom they should
pub mod config; // the one TOML file, validated once
pub mod wire; // a trusted connection; the only door to rustls
pub mod mailbox; // IMAP, read-only and strict; the only door to async_imap
pub mod parcel; // PURE   files packed together, to open and to pack; the only door to zip
pub mod message; // PURE   bytes → Message, never fails; the only door to mail_parser
pub mod masking; // PURE   what a sender wrote, fit to leave the house
pub mod stems; // PURE   the words of a text, as they are searched for; the only door to rust_stemmers
pub mod extract; // the words in attachments, read in a child process; the only door to document readers
pub mod recognition; // PURE   Message → Verdict, with evidence
pub mod facts; // PURE   what the register tells the letters
pub mod originals; // the kept bytes by SHA-256; the only door to files
pub mod register; // ledger, responses, reviews, outbox, views; the only door to sqlx
pub mod chart; // PURE   answers per day as a picture; the only door to plotters and png
pub mod sheet; // PURE   tables as a workbook or CSV; the only door to rust_xlsxwriter
pub mod handover; // PURE   what is handed over as files: lines of JSON, safe names, an index page
pub mod correspondence; // PURE   what we write, and when it is due
pub mod post; // how it leaves the house; the only door to lettre
pub mod office; // configuration, authority, register and originals put together once
pub mod intake; // a folder batch by batch, end to end: the sentence
pub mod audit; // PURE   every UID accounted for
pub mod dispatch; // what is due is worded and sent; digests and what is told once are planned
pub mod daemon; // pass after pass; the only clock but the command line's
pub mod cli; // one file per command
