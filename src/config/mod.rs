//! The configuration: one TOML file, read and validated once. Unknown keys are errors that name the
//! line and the nearest key; secrets come from files or the environment only and Debug hides them.
//!
//! `file` holds the shape of the file, `value` and `address` how single values are written, `key` what is said of them,
//! `read` what must hold between them, `invited` the lists that stand in files of their own, and this module what the rest of the program works with.
//! `config/remissd.toml` documents every key with its default.

mod address;
mod consultation;
mod error;
mod file;
mod invited;
mod key;
mod read;
mod value;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use jiff::{SignedDuration, civil::Time, tz::TimeZone};
use secrecy::SecretString;

pub use self::error::ConfigError;
pub use self::invited::InvitedFile;
pub use self::read::{Environment, Passwords, bare_address};
use crate::consultation::Consultation;
use crate::retention::Rule;

/// Everything an operator decides.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where all this stands.
    pub file: PathBuf,
    /// The zone whose calendar decides.
    pub zone: TimeZone,
    /// Where originals and the signing key live.
    pub state_dir: PathBuf,
    /// Where the municipality's own templates of letters lie; none means that those built in are used.
    pub templates: Option<PathBuf>,
    /// The authority's own diary series.
    pub diary_series: Vec<String>,
    /// The written names of the boards that keep them, by series, such as `Sbn` "Samhällsbyggnadsnämnden".
    pub series_names: BTreeMap<String, String>,
    /// Who we are, for the letters.
    pub organisation: Organisation,
    /// What we read.
    pub mailbox: Mailbox,
    /// How attachments are read.
    pub attachments: Attachments,
    /// How letters leave.
    pub smtp: Smtp,
    /// Who is answered, and how much.
    pub acknowledgement: Acknowledgement,
    /// When and to whom we report.
    pub digest: Digest,
    /// Where the register lives.
    pub database_url: SecretString,
    /// What is asked.
    pub consultations: Vec<Consultation>,
    /// How long what is kept is kept; none for ever.
    pub retention: Vec<Rule>,
    /// The lists of invited bodies that stand in files of their own; their bodies are in `consultations`.
    pub invited_files: Vec<InvitedFile>,
}

/// Who we are, as the letters say it.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// Such as `Örebro kommun`.
    pub name: String,
    /// Whom to call, such as `Servicecenter, 019-21 10 00`.
    pub contact: String,
    /// Where it says how personal data are handled.
    pub privacy_url: String,
    /// Who is responsible for the personal data, such as `Kommunstyrelsen`.
    pub controller: String,
}

/// A server we log in to.
#[derive(Debug, Clone)]
pub struct Server {
    /// Host name; the certificate must carry it.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// A trust root beside the system's.
    pub ca_file: Option<PathBuf>,
    /// Login name; none means no login (SMTP only).
    pub username: Option<String>,
    /// Its password.
    pub password: Option<SecretString>,
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said that matters; never optional.
    StartTls,
    /// None: loopback only.
    Plaintext,
}

/// The mailbox we read.
#[derive(Debug, Clone)]
pub struct Mailbox {
    /// Its address.
    pub address: String,
    /// Other addresses that end in it.
    pub aliases: Vec<String>,
    /// Where it is.
    pub server: Server,
    /// The folders to read: names, wildcards, or special use as `\Junk`.
    pub folders: Vec<String>,
    /// Whose Received lines are ours.
    pub own_hosts: Vec<String>,
    /// Whose Authentication-Results we trust.
    pub authserv_id: Option<String>,
    /// How often the folders are looked at.
    pub poll_interval: Duration,
    /// Above this many bytes a message is judged by its headers and first MiB.
    pub max_message: u64,
}

/// How attachments are read.
#[derive(Debug, Clone)]
pub struct Attachments {
    /// The languages that pictures are read in, as Tesseract names them; none means that they are not.
    pub ocr: Option<String>,
    /// How long reading one attachment may take.
    pub max_time: Duration,
    /// Bytes of text that are kept of one attachment.
    pub max_text: u64,
}

/// How letters leave.
#[derive(Debug, Clone)]
pub struct Smtp {
    /// The relay.
    pub server: Server,
    /// What stands in From, such as `Örebro kommun <kommun@orebro.se>`.
    pub from: String,
    /// The envelope sender; empty for the null sender.
    pub envelope_from: String,
    /// Sent, or written to files.
    pub mode: SmtpMode,
}

/// Whether letters are sent or written to a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpMode {
    /// Sent to the relay.
    Smtp,
    /// Written as `.eml` under `state_dir/letters`.
    Files,
}

/// Who is answered, and how much.
#[derive(Debug, Clone)]
pub struct Acknowledgement {
    /// Whether anybody is.
    pub enabled: bool,
    /// How old backlog mail may be and still be answered.
    pub max_age: SignedDuration,
    /// Letters an hour, in all.
    pub max_per_hour: u32,
    /// Letters an hour, to one domain.
    pub max_per_domain_per_hour: u32,
    /// When more letters than this are owed within an hour, all letters stop until somebody starts them; 0 for
    /// never.
    pub breaker_per_hour: u32,
    /// How long back a sender's mail is counted.
    pub sender_window: SignedDuration,
    /// Letters to one sender for mail with the same subject or content within that window; 0 for any number.
    pub max_alike_per_sender: u32,
    /// Letters to one sender within that window; 0 for any number.
    pub max_per_sender: u32,
    /// How long an address rests after a letter to it came back for good.
    pub rest_after_bounce: SignedDuration,
    /// Addresses, and domains with all below them, that get no letter; lower case.
    pub never_to: Vec<String>,
}

/// When and to whom we report.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The time of day, in the municipality's zone.
    pub at: Time,
    /// Who hears that the mailbox is not being read.
    pub operator: Option<String>,
}

#[cfg(test)]
mod tests;
