//! The commands, one file each. `args` holds what may be typed; the files hold what it does. The only
//! place besides the daemon that reads the clock, and the only one that prints.

mod args;
mod audit;
mod by_hand;
mod check;
mod config;
mod correct;
mod decision;
mod digest;
mod erase;
mod explain;
mod export;
mod extend;
mod filed;
mod files;
mod forgotten;
mod import;
mod invited;
mod last_days;
mod letters;
mod logging;
mod look;
mod mark;
mod out;
mod protection;
mod reference;
mod replay;
mod rescan;
mod retention;
mod review;
mod run;
mod said;
mod sql;
mod table;
mod unknown;
mod whole;

use std::io;
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser as _;
use secrecy::ExposeSecret as _;

use self::args::{Arguments, Command, LettersCommand};
use self::out::complain;
use crate::config::{Config, ConfigError, Passwords};
use crate::extract::{self, Limits};
use crate::office::{OfficeError, TemplatesError};
use crate::register::{Register, RegisterError};

/// Bad configuration (`EX_CONFIG` of sysexits.h).
const BAD_CONFIGURATION: u8 = 78;

/// How a command ended that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// All is well.
    Well,
    /// Something failed, and it was said.
    Failed,
}

/// Runs the command line and gives the exit code: 0 done, 1 failed, 2 usage, 78 bad configuration.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start();
    // What a panic says may hold a piece of somebody's mail; where it happened does not.
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of the program");
    }));
    let ended = dispatch(&arguments);
    if let Some(why) = out::lost() {
        complain!("remissd: not all of what was done could be written: {why}");
    }
    match ended {
        Ok(Ended::Well) if out::lost().is_none() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever reads what `explain` prints has had enough; all others go on to their end.
        Err(error) if touches_nothing(&arguments.command) && is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain!("remissd: {error:#}");
            if is_configuration(&error) { ExitCode::from(BAD_CONFIGURATION) } else { ExitCode::FAILURE }
        }
    }
}

/// The templates of the letters are a part of the configuration in files of their own.
fn is_configuration(error: &anyhow::Error) -> bool {
    let of_the_office = error.downcast_ref::<OfficeError>();
    error.is::<ConfigError>()
        || error.is::<TemplatesError>()
        || of_the_office.is_some_and(|error| matches!(error, OfficeError::Templates(_)))
}

/// Whether nothing is half done when the command ends early.
fn touches_nothing(command: &Command) -> bool {
    matches!(command, Command::Explain(_) | Command::ReadAttachments(_))
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn dispatch(arguments: &Arguments) -> anyhow::Result<Ended> {
    if let Command::Config(wanted) = &arguments.command {
        return config::config(wanted);
    }
    if let Command::ReadAttachments(wanted) = &arguments.command {
        read_attachments(wanted)?;
        return Ok(Ended::Well);
    }
    let config = load(&arguments.config, passwords(&arguments.command))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ended = runtime.block_on(command(config, &arguments.command));
    // Work that was cut off on purpose, such as a name look-up at shutdown, is not waited for.
    runtime.shutdown_background();
    ended
}

fn read_attachments(wanted: &args::ReadAttachments) -> io::Result<()> {
    let limits = Limits {
        max_time: Duration::from_millis(wanted.max_time_ms),
        // Each request says how much is wanted.
        max_text: 0,
        ocr: wanted.ocr.clone(),
    };
    extract::serve(&limits, io::stdin().lock(), out::straight())
}

async fn command(config: Config, command: &Command) -> anyhow::Result<Ended> {
    match command {
        Command::Run(wanted) => run::run(config, wanted).await,
        Command::Explain(wanted) => explain::explain(&config, wanted).await,
        Command::Import(wanted) => import::import(config, wanted).await,
        Command::Rescan(wanted) => rescan::rescan(config, wanted).await,
        Command::Replay(wanted) => replay::replay(config, wanted).await,
        Command::Audit => audit::audit(config).await,
        Command::Check => check::check(config).await,
        Command::Digest(wanted) => digest::digest(config, wanted).await,
        Command::Export(wanted) => export::export(&config, wanted).await,
        Command::Consultations => look::consultations(&config).await,
        Command::Responses(wanted) => look::responses(&config, wanted).await,
        Command::Review(wanted) => review::review(config, wanted).await,
        Command::Correct(wanted) => correct::correct(config, wanted).await,
        Command::Extend(wanted) => extend::extend(config, wanted).await,
        Command::Mark(wanted) => mark::mark(config, wanted).await,
        Command::Invited(wanted) => invited::invited(config, wanted).await,
        Command::Erase(wanted) => erase::erase(config, wanted).await,
        Command::Retention(wanted) => retention::retention(config, wanted).await,
        Command::Letters(wanted) => letters::letters(config, wanted).await,
        Command::Show(wanted) => look::show(&config, wanted).await,
        Command::Sql(wanted) => sql::sql(&config, wanted).await,
        Command::Config(_) | Command::ReadAttachments(_) => Ok(Ended::Well),
    }
}

/// Who logs in somewhere needs passwords; who asks the register does not.
fn passwords(command: &Command) -> Passwords {
    match command {
        Command::Run(_) | Command::Rescan(_) | Command::Audit | Command::Check => Passwords::Needed,
        Command::Digest(wanted) if wanted.send => Passwords::Needed,
        Command::Letters(wanted) => match wanted.command {
            Some(LettersCommand::Start | LettersCommand::Resend(_)) => Passwords::Needed,
            Some(LettersCommand::Stop(_)) | None => Passwords::Optional,
        },
        _ => Passwords::Optional,
    }
}

fn load(path: &Path, passwords: Passwords) -> Result<Config, ConfigError> {
    Config::load(path, &|name| std::env::var(name).ok(), passwords)
}

/// The register, for looking only.
async fn register(config: &Config) -> Result<Register, RegisterError> {
    Register::open_read(config.database_url.expose_secret()).await
}
