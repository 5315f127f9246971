//! The shape of the configuration file, key by key, with the defaults. `config/remissd.toml` says
//! what each is for.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Span, tz::TimeZone};
use serde::Deserialize;

use super::{Security, SmtpMode, value};
use crate::consultation::Detail;
use crate::diary_number::DiaryNumber;
use crate::retention::{Rule, What};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default = "stockholm", deserialize_with = "value::zone")]
    pub(super) timezone: TimeZone,
    #[serde(default = "state_dir")]
    pub(super) state_dir: PathBuf,
    pub(super) templates: Option<PathBuf>,
    pub(super) diary_series: Vec<String>,
    #[serde(default)]
    pub(super) series_names: BTreeMap<String, String>,
    pub(super) organisation: Organisation,
    pub(super) mailbox: Mailbox,
    #[serde(default)]
    pub(super) attachments: Attachments,
    pub(super) smtp: Smtp,
    #[serde(default)]
    pub(super) acknowledgement: Acknowledgement,
    #[serde(default)]
    pub(super) digest: Digest,
    #[serde(default)]
    pub(super) database: Database,
    #[serde(default)]
    pub(super) consultation: Vec<Consultation>,
    #[serde(default)]
    pub(super) retention: Vec<Retention>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    #[serde(deserialize_with = "value::line")]
    pub(super) name: String,
    #[serde(deserialize_with = "value::line")]
    pub(super) contact: String,
    #[serde(deserialize_with = "value::line")]
    pub(super) privacy_url: String,
    #[serde(default, deserialize_with = "value::some_line")]
    pub(super) controller: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mailbox {
    pub(super) address: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) host: String,
    #[serde(default, deserialize_with = "value::port")]
    pub(super) port: Option<u16>,
    #[serde(default, deserialize_with = "value::security")]
    pub(super) security: Option<Security>,
    pub(super) ca_file: Option<PathBuf>,
    pub(super) username: Option<String>,
    pub(super) password_file: Option<PathBuf>,
    #[serde(default = "folders")]
    pub(super) folders: Vec<String>,
    #[serde(default)]
    pub(super) own_hosts: Vec<String>,
    pub(super) authserv_id: Option<String>,
    #[serde(default = "poll_interval", deserialize_with = "value::interval")]
    pub(super) poll_interval: Duration,
    #[serde(default = "max_message", deserialize_with = "value::size")]
    pub(super) max_message: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Attachments {
    #[serde(deserialize_with = "value::languages")]
    pub(super) ocr: Option<String>,
    #[serde(deserialize_with = "value::interval")]
    pub(super) max_time: Duration,
    #[serde(deserialize_with = "value::text_size")]
    pub(super) max_text: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Smtp {
    pub(super) host: String,
    #[serde(default, deserialize_with = "value::port")]
    pub(super) port: Option<u16>,
    #[serde(default, deserialize_with = "value::security")]
    pub(super) security: Option<Security>,
    pub(super) ca_file: Option<PathBuf>,
    pub(super) username: Option<String>,
    pub(super) password_file: Option<PathBuf>,
    pub(super) from: Option<String>,
    pub(super) envelope_from: Option<String>,
    #[serde(default = "smtp_mode", deserialize_with = "value::mode")]
    pub(super) mode: SmtpMode,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Acknowledgement {
    pub(super) enabled: bool,
    #[serde(deserialize_with = "value::duration")]
    pub(super) max_age: SignedDuration,
    pub(super) max_per_hour: u32,
    pub(super) max_per_domain_per_hour: u32,
    pub(super) breaker_per_hour: Option<u32>,
    #[serde(deserialize_with = "value::duration")]
    pub(super) sender_window: SignedDuration,
    pub(super) max_alike_per_sender: u32,
    pub(super) max_per_sender: u32,
    #[serde(deserialize_with = "value::duration")]
    pub(super) rest_after_bounce: SignedDuration,
    pub(super) never_to: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Digest {
    #[serde(deserialize_with = "value::time_of_day")]
    pub(super) at: Time,
    pub(super) operator: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Database {
    pub(super) url: Option<String>,
    pub(super) url_file: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Consultation {
    #[serde(deserialize_with = "value::diary_number")]
    pub(super) diary_number: DiaryNumber,
    #[serde(deserialize_with = "value::line")]
    pub(super) title: String,
    #[serde(default)]
    pub(super) also_known_as: Vec<String>,
    pub(super) deadline: Date,
    #[serde(default)]
    pub(super) report_to: Vec<ReportTo>,
    #[serde(default)]
    pub(super) invited: Vec<Invited>,
    pub(super) invited_file: Option<PathBuf>,
    #[serde(default)]
    pub(super) invitations: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportTo {
    pub(super) name: String,
    pub(super) address: String,
    #[serde(default = "summary", deserialize_with = "value::detail")]
    pub(super) detail: Detail,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Invited {
    #[serde(deserialize_with = "value::line")]
    pub(super) name: String,
    #[serde(default)]
    pub(super) domains: Vec<String>,
    #[serde(default)]
    pub(super) addresses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Retention {
    #[serde(deserialize_with = "value::what")]
    pub(super) what: What,
    #[serde(deserialize_with = "value::calendar")]
    pub(super) after: Span,
    #[serde(deserialize_with = "value::decision")]
    pub(super) decision: String,
    #[serde(default = "required", deserialize_with = "value::is_required")]
    pub(super) carried_over: bool,
}

fn required() -> bool {
    true
}

impl From<Retention> for Rule {
    fn from(rule: Retention) -> Self {
        Self {
            what: rule.what,
            after: rule.after,
            decision: rule.decision,
            needs_carried_over: rule.carried_over,
        }
    }
}

impl Default for Attachments {
    fn default() -> Self {
        // A thick document takes a second; a mebibyte of text is a novel.
        Self { ocr: None, max_time: Duration::from_secs(20), max_text: 1 << 20 }
    }
}

impl Default for Acknowledgement {
    fn default() -> Self {
        Self {
            enabled: true,
            // Two days: a weekend's mail is still news to who wrote it, last month's is not.
            max_age: SignedDuration::from_hours(48),
            max_per_hour: 1000,
            max_per_domain_per_hour: 500,
            breaker_per_hour: None,
            // What other systems have learnt to count by.
            sender_window: SignedDuration::from_mins(180),
            max_alike_per_sender: 2,
            max_per_sender: 10,
            rest_after_bounce: SignedDuration::from_hours(60 * 24),
            never_to: Vec::new(),
        }
    }
}

impl Default for Digest {
    fn default() -> Self {
        Self { at: Time::constant(7, 0, 0, 0), operator: None }
    }
}

fn stockholm() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC)
}

fn state_dir() -> PathBuf {
    PathBuf::from("/var/lib/remissd")
}

fn folders() -> Vec<String> {
    ["INBOX", "\\Junk"].map(str::to_owned).to_vec()
}

fn poll_interval() -> Duration {
    Duration::from_secs(60)
}

fn max_message() -> u64 {
    50 << 20
}

fn smtp_mode() -> SmtpMode {
    SmtpMode::Smtp
}

fn summary() -> Detail {
    Detail::Summary
}
