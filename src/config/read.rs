//! From the file's text to a [`Config`]: what the shape alone cannot say is checked here, once.

use std::collections::BTreeMap;
use std::fs;
use std::net::IpAddr;
use std::path::Path;

use secrecy::SecretString;

use super::error::ConfigError;
use super::key::Key;
use super::{
    Acknowledgement, Attachments, Config, Digest, Mailbox, Organisation, Security, Server, Smtp, address,
    consultation, file, value,
};

/// Where secrets may come from besides files: the value of an environment variable.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Whether passwords must be at hand: a registrar who asks a question need not be able to read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passwords {
    /// The command logs in: an unreadable password file is an error.
    Needed,
    /// It does not: what cannot be read is left out.
    Optional,
}

/// So many letters in an hour are out of all proportion. A consultation has some dozens of answers; the busiest hour
/// of a campaign with 5,000 in a day has some 800.
const OUT_OF_PROPORTION: u32 = 1000;

/// Letters of a board's name at least: "Miljö" is a word of every second mail.
const SHORTEST_NAME: usize = 8;

struct Reader<'a> {
    path: &'a Path,
    environment: Environment<'a>,
    passwords: Passwords,
}

impl Config {
    /// Reads and validates the file at `path`.
    ///
    /// # Errors
    /// When it cannot be read or used.
    pub fn load(
        path: &Path,
        environment: Environment<'_>,
        passwords: Passwords,
    ) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path)
            .map_err(|cause| ConfigError::Unreadable { path: path.to_owned(), cause })?;
        Self::parse(&text, path, environment, passwords)
    }

    /// Validates `text`, which stands at `path`.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn parse(
        text: &str,
        path: &Path,
        environment: Environment<'_>,
        passwords: Passwords,
    ) -> Result<Self, ConfigError> {
        let file: file::File =
            toml::from_str(text).map_err(|error| ConfigError::shape(&error, text, path))?;
        Reader { path, environment, passwords }.config(file)
    }
}

impl Reader<'_> {
    fn key<'k>(&'k self, name: &'k str) -> Key<'k> {
        Key { path: self.path, name }
    }

    fn refused<T>(&self, key: &str, message: impl Into<String>) -> Result<T, ConfigError> {
        self.key(key).refused(message)
    }

    fn config(&self, file: file::File) -> Result<Config, ConfigError> {
        if file.diary_series.is_empty() {
            return self.refused("diary_series", "name at least one series, such as [\"Ks\"]");
        }
        let diary_series = self.key("diary_series").each(&file.diary_series, value::series)?;
        self.check_names(&file.series_names, &diary_series)?;
        let mailbox = self.mailbox(file.mailbox)?;
        let smtp = self.smtp(file.smtp, &file.organisation.name, &mailbox.address)?;
        let (consultations, invited_files) =
            consultation::consultations(file.consultation, &file.timezone, self.path)?;
        consultation::check(&consultations, &diary_series, self.path)?;
        let own = mailbox.aliases.iter().map(String::as_str);
        let own = own.chain([&*mailbox.address, bare_address(&smtp.from), &smtp.envelope_from]);
        consultation::check_invited(&consultations, &own.collect::<Vec<_>>(), self.path)?;
        Ok(Config {
            file: self.path.to_owned(),
            smtp,
            database_url: self.database_url(file.database, &file.state_dir)?,
            zone: file.timezone,
            state_dir: file.state_dir,
            templates: file.templates,
            diary_series,
            series_names: file.series_names,
            organisation: Organisation {
                controller: file.organisation.controller.unwrap_or_else(|| file.organisation.name.clone()),
                name: file.organisation.name,
                contact: file.organisation.contact,
                privacy_url: file.organisation.privacy_url,
            },
            mailbox,
            attachments: Attachments {
                ocr: file.attachments.ocr,
                max_time: file.attachments.max_time,
                max_text: file.attachments.max_text,
            },
            acknowledgement: self.acknowledgement(file.acknowledgement)?,
            digest: self.digest(file.digest)?,
            consultations,
            retention: file.retention.into_iter().map(Into::into).collect(),
            invited_files,
        })
    }

    fn digest(&self, file: file::Digest) -> Result<Digest, ConfigError> {
        let read = |operator: String| self.key("digest.operator").read(&operator, address::address);
        Ok(Digest { at: file.at, operator: file.operator.map(read).transpose()? })
    }

    fn acknowledgement(&self, file: file::Acknowledgement) -> Result<Acknowledgement, ConfigError> {
        let never_to =
            self.key("acknowledgement.never_to").each(&file.never_to, address::address_or_domain)?;
        Ok(Acknowledgement {
            enabled: file.enabled,
            max_age: file.max_age,
            max_per_hour: file.max_per_hour,
            max_per_domain_per_hour: file.max_per_domain_per_hour,
            breaker_per_hour: file
                .breaker_per_hour
                .unwrap_or_else(|| file.max_per_hour.max(OUT_OF_PROPORTION)),
            sender_window: file.sender_window,
            max_alike_per_sender: file.max_alike_per_sender,
            max_per_sender: file.max_per_sender,
            rest_after_bounce: file.rest_after_bounce,
            never_to,
        })
    }

    fn mailbox(&self, file: file::Mailbox) -> Result<Mailbox, ConfigError> {
        let address = self.key("mailbox.address").read(&file.address, address::address)?;
        if file.folders.is_empty() {
            return self.refused("mailbox.folders", "name at least one folder, such as [\"INBOX\"]");
        }
        let authserv_id = file.authserv_id.map(|id| self.key("mailbox.authserv_id").read(&id, value::word));
        let security = file.security.unwrap_or(Security::Tls);
        let server = Server {
            port: file.port.unwrap_or(if security == Security::Tls { 993 } else { 143 }),
            host: file.host.trim().to_owned(),
            security,
            ca_file: file.ca_file,
            username: Some(file.username.unwrap_or_else(|| address.clone())),
            password: self.password("REMISSD_MAILBOX_PASSWORD", file.password_file.as_deref())?,
        };
        self.check_server("mailbox", &server)?;
        Ok(Mailbox {
            address,
            aliases: self.key("mailbox.aliases").each(&file.aliases, address::address)?,
            server,
            folders: file.folders,
            own_hosts: self.key("mailbox.own_hosts").each(&file.own_hosts, address::hosts)?,
            authserv_id: authserv_id.transpose()?,
            poll_interval: file.poll_interval,
            max_message: file.max_message,
        })
    }

    fn smtp(&self, file: file::Smtp, organisation: &str, mailbox: &str) -> Result<Smtp, ConfigError> {
        let security = file.security.unwrap_or(Security::StartTls);
        let standard_port = match security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::Plaintext => 25,
        };
        let server = Server {
            host: file.host.trim().to_owned(),
            port: file.port.unwrap_or(standard_port),
            security,
            ca_file: file.ca_file,
            username: file.username,
            password: self.password("REMISSD_SMTP_PASSWORD", file.password_file.as_deref())?,
        };
        self.check_server("smtp", &server)?;
        let envelope_from = file.envelope_from.unwrap_or_else(|| mailbox.to_owned());
        let envelope_from = match envelope_from.trim() {
            "" => String::new(),
            some => self.key("smtp.envelope_from").read(some, address::address)?,
        };
        let from = file.from.unwrap_or_else(|| format!("{organisation} <{mailbox}>"));
        let from = self.key("smtp.from").read(&from, address::sender)?;
        Ok(Smtp { server, from, envelope_from, mode: file.mode })
    }

    fn check_server(&self, section: &str, server: &Server) -> Result<(), ConfigError> {
        if server.host.is_empty() {
            return self.refused(&format!("{section}.host"), "name the server");
        }
        if server.security == Security::Plaintext && !names_loopback(&server.host) {
            let message = "\"plaintext\" is for loopback only; use \"tls\" or \"starttls\"";
            return self.refused(&format!("{section}.security"), message);
        }
        Ok(())
    }

    fn check_names(&self, names: &BTreeMap<String, String>, series: &[String]) -> Result<(), ConfigError> {
        for (one, name) in names {
            if !series.contains(one) {
                return self.refused("series_names", format!("series {one} is not in diary_series"));
            }
            if name.trim().chars().count() < SHORTEST_NAME {
                return self.refused("series_names", format!("{name:?} is no name of a board, written out"));
            }
        }
        Ok(())
    }

    fn database_url(&self, file: file::Database, state_dir: &Path) -> Result<SecretString, ConfigError> {
        if let Some(url) = self.secret("REMISSD_DATABASE_URL", file.url_file.as_deref())? {
            return Ok(url);
        }
        let url = file.url.unwrap_or_else(|| format!("sqlite:{}", state_dir.join("remissd.db").display()));
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return self.refused("database.url", "write it as \"sqlite:/path\" or \"postgres://host/name\"");
        }
        let login = url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).map(|(login, _)| login);
        if login.is_some_and(|login| login.contains(':')) || url.contains("password=") {
            let message =
                "a password does not belong in this file: use database.url_file or REMISSD_DATABASE_URL";
            return self.refused("database.url", message);
        }
        Ok(url.into())
    }

    /// The environment goes before the file: it is what a service manager hands over.
    fn secret(&self, variable: &str, file: Option<&Path>) -> Result<Option<SecretString>, ConfigError> {
        if let Some(value) = (self.environment)(variable) {
            return Ok(Some(value.into()));
        }
        let Some(path) = file else { return Ok(None) };
        let text = fs::read_to_string(path)
            .map_err(|cause| ConfigError::Unreadable { path: path.to_owned(), cause })?;
        Ok(Some(text.trim_end_matches(['\r', '\n']).into()))
    }

    fn password(&self, variable: &str, file: Option<&Path>) -> Result<Option<SecretString>, ConfigError> {
        match (self.secret(variable, file), self.passwords) {
            (Err(ConfigError::Unreadable { .. }), Passwords::Optional) => Ok(None),
            (secret, _) => secret,
        }
    }
}

/// The address in `Name <local@domain>`, or the whole when it stands alone.
#[must_use]
pub fn bare_address(from: &str) -> &str {
    from.rsplit_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map_or(from.trim(), |(address, _)| address)
}

fn names_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
