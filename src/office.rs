//! The office: configuration, authority, register and originals, put together once and lent to the
//! work that needs them.

mod templates;

use std::io;
use std::path::Path;
use std::sync::Arc;

use secrecy::ExposeSecret as _;
use tokio::task::spawn_blocking;

pub use self::templates::{TemplatesError, templates};
use crate::config::{Acknowledgement, Config, bare_address};
use crate::correspondence::Templates;
use crate::diary_number::Finder;
use crate::extract::{Extractor, Limits};
use crate::letter_id::LetterKey;
use crate::originals::{Originals, OriginalsError, has_letter_key, letter_key, letter_key_or_none_yet};
use crate::post;
use crate::recognition::{Authority, SenderLimits, Titles};
use crate::register::{Register, RegisterError, Unremoved};

/// Everything the work needs besides the mail.
#[derive(Debug, Clone)]
pub struct Office {
    /// What the operator decided.
    pub config: Arc<Config>,
    /// What bears on a verdict.
    pub authority: Arc<Authority>,
    /// What is known.
    pub register: Register,
    /// What is kept.
    pub originals: Originals,
    /// What the letters are written with; each has been tried.
    pub templates: Arc<Templates>,
    /// Who reads attachments.
    pub extractor: Extractor,
}

/// Why the office cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// The database.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The state folder.
    #[error(transparent)]
    Originals(#[from] OriginalsError),
    /// The municipality's own templates.
    #[error(transparent)]
    Templates(#[from] TemplatesError),
}

impl OfficeError {
    /// Whether waiting and trying again can help without anybody changing anything.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Register(error) => error.is_transient(),
            Self::Originals(error) => error.is_transient(),
            Self::Templates(_) => false,
        }
    }
}

impl Office {
    /// Opens register and originals, making what is missing, and tells the register which
    /// consultations there are.
    ///
    /// # Errors
    /// When either cannot be used.
    pub async fn open(config: Config) -> Result<Self, OfficeError> {
        let templates = Arc::new(templates(&config)?);
        let state_dir = config.state_dir.clone();
        let (originals, key, is_new) = spawn_blocking(move || {
            let originals = Originals::open(&state_dir)?;
            let is_new = !has_letter_key(&state_dir);
            Ok::<_, OriginalsError>((originals, letter_key(&state_dir)?, is_new))
        })
        .await
        .map_err(|_| OriginalsError::CutOff)??;
        let register = Register::open(config.database_url.expose_secret()).await?;
        if is_new && register.has_sent().await? {
            tracing::warn!(
                "there was no letter.key in state_dir and a new one was made: what answers a letter sent before is not \
                 known as an answer to it. If there is a copy of the old one, stop and put it back"
            );
        }
        register.synchronise(&config.consultations).await?;
        let authority = Arc::new(authority(&config, key));
        let extractor = extractor(&config);
        let office = Self { config: Arc::new(config), authority, register, originals, templates, extractor };
        office.finish_dismissals().await?;
        office.forget_letters().await?;
        Ok(office)
    }

    /// Removes the files of letters whose words the register has let go of. What cannot be removed now waits for the
    /// next time, and holds nothing else up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_letters(&self) -> Result<(), RegisterError> {
        if let Err(error) = forget_letters(&self.config.state_dir, &self.register).await? {
            tracing::warn!(%error, "a letter that should be gone could not be removed from state_dir/letters");
        }
        Ok(())
    }

    /// Removes the originals of what was dismissed just before a kill. What cannot be removed now waits for the next
    /// start, and holds nothing else up.
    async fn finish_dismissals(&self) -> Result<(), OfficeError> {
        for left in self.register.unremoved().await? {
            if let Err(error) = self.remove_originals(&left).await? {
                tracing::warn!(%error, "an original of a dismissed mail could not be removed");
            }
        }
        Ok(())
    }

    /// Removes the originals of a dismissal, but for those that came in once more and are kept by now.
    ///
    /// # Errors
    /// When the database fails. What the files fail with comes back.
    pub async fn remove_originals(
        &self,
        left: &Unremoved,
    ) -> Result<Result<(), OriginalsError>, RegisterError> {
        let held = match self.originals.aside(Originals::hold_to_remove).await {
            Ok(held) => held,
            Err(error) => return Ok(Err(error)),
        };
        let nobodys = self.register.to_be_removed(left).await?;
        let removed = self.originals.aside(move |originals| originals.remove(&nobodys)).await;
        drop(held);
        if removed.is_ok() {
            self.register.removed(left).await?;
        }
        Ok(removed)
    }

    /// Opens register and originals for looking only: nothing is made and nothing can be written.
    ///
    /// # Errors
    /// As [`Office::open`]; also when there is no register yet.
    pub async fn open_to_look(config: Config) -> Result<Self, OfficeError> {
        // Who only looks writes no letters, and need not be able to read what they are written with.
        let templates = Arc::new(Templates::built_in());
        let originals = Originals::open_read(&config.state_dir);
        let key = originals
            .aside({
                let state_dir = config.state_dir.clone();
                move |_| letter_key_or_none_yet(&state_dir)
            })
            .await?;
        let register = Register::open_read(config.database_url.expose_secret()).await?;
        let authority = Arc::new(authority(&config, key));
        let extractor = extractor(&config);
        Ok(Self { config: Arc::new(config), authority, register, originals, templates, extractor })
    }
}

/// Removes the files of letters whose words `register` has let go of: they stand in no database any more, and must not
/// stand beside it.
///
/// # Errors
/// When the database fails. What the files fail with comes back.
pub async fn forget_letters(state_dir: &Path, register: &Register) -> Result<io::Result<()>, RegisterError> {
    // Where letters go by a relay there are none, and nothing has to be asked.
    if !post::has_letters(state_dir).await {
        return Ok(Ok(()));
    }
    Ok(post::forget_letters(state_dir, &register.forgotten_letters().await?).await)
}

/// Who reads attachments, within the limits that the operator set.
#[must_use]
pub fn extractor(config: &Config) -> Extractor {
    let attachments = &config.attachments;
    Extractor::new(Limits {
        max_time: attachments.max_time,
        max_text: usize::try_from(attachments.max_text).unwrap_or(usize::MAX),
        ocr: attachments.ocr.clone(),
    })
}

/// What of the configuration bears on a verdict.
#[must_use]
pub fn authority(config: &Config, letter_key: LetterKey) -> Authority {
    let mailbox = &config.mailbox;
    let registered: Vec<_> = config.consultations.iter().map(|each| each.diary_number.clone()).collect();
    let mailbox_addresses: Vec<_> = std::iter::once(&mailbox.address)
        .chain(&mailbox.aliases)
        .map(|address| address.to_lowercase())
        .collect();
    let mut own_addresses = mailbox_addresses.clone();
    own_addresses.push(bare_address(&config.smtp.from).to_lowercase());
    own_addresses.push(config.smtp.envelope_from.to_lowercase());
    own_addresses.retain(|address| !address.is_empty());
    own_addresses.sort();
    own_addresses.dedup();
    Authority {
        name: config.organisation.name.clone(),
        zone: config.zone.clone(),
        finder: Finder::with_boards(&config.diary_series, &registered, &config.series_names),
        consultations: config.consultations.clone(),
        titles: Titles::new(&config.consultations, &config.organisation.name),
        own_addresses,
        mailbox_addresses,
        own_domain: own_domain(config),
        own_hosts: mailbox.own_hosts.clone(),
        authserv_id: mailbox.authserv_id.clone(),
        letter_key,
        acknowledgements: config.acknowledgement.enabled,
        max_age: config.acknowledgement.max_age,
        limits: sender_limits(&config.acknowledgement),
    }
}

fn sender_limits(acknowledgement: &Acknowledgement) -> SenderLimits {
    SenderLimits {
        window: acknowledgement.sender_window,
        alike: acknowledgement.max_alike_per_sender,
        mails: acknowledgement.max_per_sender,
        rest_after_bounce: acknowledgement.rest_after_bounce,
        never_to: acknowledgement.never_to.clone(),
    }
}

/// The mail domain that our colleagues write from, and that our Message-IDs stand at.
#[must_use]
pub fn own_domain(config: &Config) -> String {
    config.mailbox.address.rsplit_once('@').map_or_else(String::new, |(_, domain)| domain.to_lowercase())
}
