//! `remissd audit`: every UID accounted for, against the server and the originals kept.

use std::io::{self, Write as _};

use super::out::{complain, stdout};
use crate::audit::Account;
use crate::config::Config;
use crate::mailbox::{self, Folder, Folders, MailboxError, Session};
use crate::originals::{Originals, OriginalsError, Verified};
use crate::register::Register;
use crate::wire::Wire;

use super::Ended;

/// How many UIDs of a gap are named; the rest are counted.
const MOST_NAMED: usize = 20;

/// What is held against each other, for looking only.
struct Books {
    config: Config,
    register: Register,
    originals: Originals,
}

/// Holds the ledger against the server and the originals against their fingerprints.
pub(super) async fn audit(config: Config) -> anyhow::Result<Ended> {
    let register = match super::register(&config).await {
        Ok(register) => register,
        Err(error) => {
            writeln!(stdout(), "register: {error}\nNothing can be accounted for.")?;
            return Ok(Ended::Failed);
        }
    };
    let originals = Originals::open_read(&config.state_dir);
    let books = Books { config, register, originals };
    let mut whole = audit_mailbox(&books).await?;
    whole &= audit_originals(&books).await?;
    writeln!(
        stdout(),
        "{}",
        if whole { "Everything is accounted for." } else { "There are gaps; see above." }
    )?;
    Ok(if whole { Ended::Well } else { Ended::Failed })
}

async fn audit_mailbox(books: &Books) -> anyhow::Result<bool> {
    let (mut session, folders) = match reach(&books.config).await {
        Ok(reached) => reached,
        Err(error) => {
            complain!("remissd: the server could not be asked: {error}");
            return Ok(false);
        }
    };
    let mut whole = folders.missing.is_empty();
    for folder in &folders.missing {
        writeln!(stdout(), "{folder}: the server has no such folder")?;
    }
    for folder in &folders.found {
        whole &= audit_folder(books, &mut session, folder).await?;
    }
    session.log_out().await;
    Ok(whole)
}

async fn reach(config: &Config) -> Result<(Session<Wire>, Folders), MailboxError> {
    let mut session = mailbox::open(&config.mailbox).await?;
    let folders = session.folders(&config.mailbox.folders).await?;
    Ok((session, folders))
}

async fn audit_folder(books: &Books, session: &mut Session<Wire>, folder: &Folder) -> anyhow::Result<bool> {
    let listed = list(session, folder).await;
    let (examined, uids) = match listed {
        Ok(listed) => listed,
        Err(error) => {
            writeln!(stdout(), "{}: {error}", folder.name)?;
            return Ok(false);
        }
    };
    let known = books.register.folders(&books.config.mailbox.address).await?;
    let known =
        known.iter().find(|known| known.name == folder.name && known.uid_validity == examined.uid_validity);
    let ledger = match known {
        Some(known) => books.register.ledger_states(known.id).await?,
        None => Vec::new(),
    };
    let account = Account::of(&uids, &ledger, examined.uid_next);
    writeln!(
        stdout(),
        "{}: {} in the mailbox, {} of {} UIDs accounted for; {} came and went before they were read",
        folder.name,
        account.listed,
        account.accounted,
        account.accounted + (account.missing.len() + account.failed.len()) as u64,
        account.came_and_went
    )?;
    name("  not in the ledger", &account.missing)?;
    name("  failed, to be tried again", &account.failed)?;
    Ok(account.is_whole())
}

async fn list(
    session: &mut Session<Wire>,
    folder: &Folder,
) -> Result<(mailbox::Examined, Vec<u32>), MailboxError> {
    let examined = session.examine(folder).await?;
    let uids = session.uids_after(0, &examined).await?;
    Ok((examined, uids))
}

fn name(what: &str, uids: &[u32]) -> io::Result<()> {
    if uids.is_empty() {
        return Ok(());
    }
    let named: Vec<_> = uids.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    let more = uids.len().saturating_sub(MOST_NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    writeln!(stdout(), "{what}: UID {}{rest}", named.join(", "))
}

async fn audit_originals(books: &Books) -> anyhow::Result<bool> {
    let originals = books.register.originals().await?;
    let mut whole = true;
    for fingerprint in &originals {
        let looking = *fingerprint;
        let words = match books.originals.aside(move |originals| originals.verify(&looking)).await {
            Ok(Verified::Whole) => continue,
            Ok(Verified::Damaged) => "damaged: its bytes do not give this SHA-256".to_owned(),
            Ok(Verified::Missing) => "missing".to_owned(),
            Err(error) => error.to_string(),
        };
        writeln!(stdout(), "original {fingerprint}: {words}")?;
        whole = false;
    }
    for left in books.register.unremoved().await? {
        writeln!(
            stdout(),
            "{}: an original of it should be gone; the next start removes it",
            left.reference()
        )?;
        whole = false;
    }
    for (fingerprint, reference) in books.register.erased_originals().await? {
        if books.originals.is_there(&fingerprint) {
            writeln!(
                stdout(),
                "original {fingerprint}: still there, though {reference} was erased; `remissd erase {reference}` once more removes it"
            )?;
            whole = false;
        }
    }
    whole &= audit_unknown(books).await?;
    writeln!(stdout(), "originals: {} in the register", originals.len())?;
    Ok(whole)
}

/// Names the originals that nothing in the register is of: a kill came after they were kept.
async fn audit_unknown(books: &Books) -> anyhow::Result<bool> {
    let mut unknown = match books.originals.aside(Originals::listed).await {
        Ok(listed) => listed,
        Err(error) => return unseen(&error),
    };
    let known = books.register.known_originals().await?;
    unknown.retain(|one| !known.contains(one));
    if unknown.is_empty() {
        return Ok(true);
    }
    // Their rows may just be being written.
    if let Err(error) = books.originals.aside(Originals::wait_for_rows).await {
        return unseen(&error);
    }
    let known = books.register.known_originals().await?;
    unknown.retain(|one| !known.contains(one));
    for fingerprint in &unknown {
        writeln!(stdout(), "original {}: {UNKNOWN}", books.originals.path(fingerprint).display())?;
    }
    Ok(unknown.is_empty())
}

/// What lies in a folder that cannot be looked into is a gap, and keeps nothing else from being looked at.
fn unseen(error: &OriginalsError) -> anyhow::Result<bool> {
    writeln!(
        stdout(),
        "originals: {error}; whether something is there that the register does not know is unseen"
    )?;
    Ok(false)
}

const UNKNOWN: &str = "nothing in the register is of it. A large mail may be coming in at this moment; else the program was \
     killed when it was kept: `remissd import` brings it in, and if nobody wants it, remove the file";
