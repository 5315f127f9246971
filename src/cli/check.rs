//! `remissd check`: does all that the daemon depends on work? Each line is ok, or says what to mend.

mod lists;
mod state;

use std::fmt::Display;
use std::io::{self, Write as _};

use jiff::SignedDuration;
use secrecy::ExposeSecret as _;

use super::out::stdout;
use super::{Ended, last_days, letters};
use crate::config::{Acknowledgement, Config};
use crate::extract::{Budget, Contents, NoReader};
use crate::mailbox::{self, MailboxError};
use crate::message::Message;
use crate::office::{self, TemplatesError};
use crate::post::Post;
use crate::register::{Register, RegisterError};

/// Tries the templates of the letters, the mailbox and its folders, the relay, the reader of attachments, the
/// database and what it lives in; reads no mail and writes nothing.
pub(super) async fn check(config: Config) -> anyhow::Result<Ended> {
    let mut checks = Checks { ended: Ended::Well };
    let numbers: Vec<_> = config.consultations.iter().map(|each| each.diary_number.to_string()).collect();
    let consultations =
        if numbers.is_empty() { "no consultations yet".to_owned() } else { numbers.join(", ") };
    checks.ok("configuration", &consultations)?;
    lists::check(&config, &mut checks)?;
    check_templates(&config, &mut checks)?;
    state::check(&config, &mut checks)?;
    check_mailbox(&config, &mut checks).await?;
    check_post(&config, &mut checks).await?;
    checks.ok("limits", &limits(&config.acknowledgement))?;
    match can_read_attachments(&config).await {
        Ok(()) => checks.ok("attachments", "can be read")?,
        Err(error) => checks.mend("attachments", &error)?,
    }
    match Register::open_read(config.database_url.expose_secret()).await {
        Ok(register) => {
            state::check_register(&config, &register, &mut checks).await?;
            for told in last_days::told(&register, &config).await? {
                checks.mend("deadline", &told)?;
            }
            for hold in register.holds().await? {
                let told = letters::told(&hold, &config);
                checks.mend("letters", &format!("{told} `remissd letters start` sends what waits"))?;
            }
        }
        Err(error @ RegisterError::Missing { .. }) => checks.ok("database", &error.to_string())?,
        Err(error) => checks.mend("database", &error)?,
    }
    Ok(checks.ended)
}

async fn check_post(config: &Config, checks: &mut Checks) -> io::Result<()> {
    let post = Post::new(&config.smtp, &config.state_dir);
    let where_to = match &post {
        Post::Smtp(smtp, _) => format!("{} takes them", smtp.server.host),
        Post::Files(folder) => {
            format!("none is sent, they are written to {} (key smtp.mode)", folder.display())
        }
    };
    match post.open().await {
        Ok(round) => {
            round.close().await;
            checks.ok("letters", &where_to)
        }
        Err(error) => checks.mend("letters", &error),
    }
}

/// What the section `acknowledgement` lets out.
fn limits(acknowledgement: &Acknowledgement) -> String {
    if !acknowledgement.enabled {
        return "nobody is acknowledged (key acknowledgement.enabled)".to_owned();
    }
    let or_any = |number: u32| if number == 0 { "any number".to_owned() } else { number.to_string() };
    let breaker = match acknowledgement.breaker_per_hour {
        0 => "no number".to_owned(),
        number => number.to_string(),
    };
    format!(
        "{} letters an hour, {} to one domain; to one sender within {}: {}, {} of the same subject or content; \
         breaker at {} owed within an hour; an address rests {} after a bounce; {} get none",
        acknowledgement.max_per_hour,
        acknowledgement.max_per_domain_per_hour,
        shown(acknowledgement.sender_window),
        or_any(acknowledgement.max_per_sender),
        or_any(acknowledgement.max_alike_per_sender),
        breaker,
        shown(acknowledgement.rest_after_bounce),
        acknowledgement.never_to.len(),
    )
}

/// As the configuration writes it: `60d`, `3h`.
fn shown(duration: SignedDuration) -> String {
    let hours = duration.as_hours();
    let days = SignedDuration::from_hours(hours - hours % 24) == duration && hours >= 48;
    if days { format!("{}d", hours / 24) } else { format!("{duration:#}") }
}

/// Has a small attachment read, as the daemon would.
async fn can_read_attachments(config: &Config) -> Result<(), NoReader> {
    const MAIL: &[u8] =
        b"Content-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment\r\n\r\na\r\n";
    let message = Message::read(MAIL);
    let contents = Contents::of(&message, MAIL);
    office::extractor(config).read(message, contents, &mut Budget::default()).await.map(drop)
}

struct Checks {
    ended: Ended,
}

impl Checks {
    fn ok(&mut self, what: &str, words: &str) -> io::Result<()> {
        writeln!(stdout(), "ok    {what}: {words}")
    }

    fn mend(&mut self, what: &str, error: &dyn Display) -> io::Result<()> {
        self.ended = Ended::Failed;
        writeln!(stdout(), "mend  {what}: {error}")
    }
}

/// Fills every template in with made-up mail of every kind; each fault is a line.
fn check_templates(config: &Config, checks: &mut Checks) -> io::Result<()> {
    match (office::templates(config), &config.templates) {
        (Ok(_), None) => checks.ok("templates", "those built in"),
        (Ok(_), Some(folder)) => {
            checks.ok("templates", &format!("those in {} can be used", folder.display()))
        }
        (Err(TemplatesError::Wrong(faults)), _) => {
            faults.iter().try_for_each(|fault| checks.mend("template", fault))
        }
        (Err(error), _) => checks.mend("templates", &error),
    }
}

async fn check_mailbox(config: &Config, checks: &mut Checks) -> io::Result<()> {
    let mut session = match mailbox::open(&config.mailbox).await {
        Ok(session) => session,
        Err(error) => return checks.mend("mailbox", &error),
    };
    checks.ok("mailbox", &format!("logged in at {}", config.mailbox.server.host))?;
    let folders = match session.folders(&config.mailbox.folders).await {
        Ok(folders) => folders,
        Err(error) => return checks.mend("folders", &error),
    };
    for folder in &folders.found {
        match session.examine(folder).await {
            Ok(examined) => {
                checks.ok("folder", &format!("{} holds {} messages", folder.name, examined.exists))?;
            }
            Err(error @ MailboxError::Folder { .. }) => checks.mend("folder", &error)?,
            Err(error) => {
                checks.mend("folder", &format!("{}: {error}", folder.name))?;
                session = match mailbox::open(&config.mailbox).await {
                    Ok(session) => session,
                    Err(error) => return checks.mend("mailbox", &error),
                };
            }
        }
    }
    for folder in folders.missing {
        checks.mend("folder", &format!("the server has no {folder:?} (key mailbox.folders)"))?;
    }
    session.log_out().await;
    Ok(())
}
