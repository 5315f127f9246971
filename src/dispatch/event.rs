//! What is told once: reminders and the final report to the coordinators, warnings to the operator.

use jiff::Timestamp;

use super::breaker;
use crate::consultation::{Consultation, Detail};
use crate::correspondence::{self, Letter, Milestone, WarningFacts, WordingError};
use crate::facts::Warning;
use crate::fingerprint::Fingerprint;
use crate::letter_id::LetterId;
use crate::message::Address;
use crate::office::Office;
use crate::register::{About, DigestLetter, DigestRun, DueLetter, Event, Mark, Occasion, RegisterError};

/// What the daemon knows of the reading of the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    /// Since when the mailbox is watched, by this daemon or one before it.
    pub started: Timestamp,
    /// The reading that has just ended took in every folder to its end.
    pub all_read: bool,
}

/// Puts the reminders and final reports that are due into the outbox, each once. One waits for as long as it is due
/// until the mailbox was read for it; `missing` are the folders that the server says it does not have.
///
/// # Errors
/// When the register cannot be read or written.
pub async fn plan_milestones(
    office: &Office,
    missing: &[String],
    now: Timestamp,
) -> Result<(), RegisterError> {
    let folders = office.register.watch_facts(&office.config.mailbox.address).await?.folders;
    for consultation in &office.config.consultations {
        let Some(milestone) = milestone(office, consultation, now) else { continue };
        let last_day = (consultation.deadline.day(), &office.config.zone);
        if correspondence::is_read_for(milestone, last_day, &folders, missing) {
            let (occasion, about) = occasion(consultation, milestone);
            plan(office, occasion, about, &coordinators(consultation), now).await?;
        }
    }
    Ok(())
}

/// The milestone of a consultation that is due at `now`.
fn milestone(office: &Office, consultation: &Consultation, now: Timestamp) -> Option<Milestone> {
    let local = now.to_zoned(office.config.zone.clone()).datetime();
    correspondence::milestone_due(local, office.config.digest.at, consultation.deadline.day())
}

/// What tells a milestone of a consultation, and what tells it apart from all others.
fn occasion(consultation: &Consultation, milestone: Milestone) -> (Occasion, String) {
    let (number, last_day) = (consultation.diary_number.clone(), consultation.deadline.day());
    // A last day that is moved has its own reminders and its own final report.
    let about = format!("{number} {last_day} {}", milestone.as_str());
    let occasion = match milestone {
        Milestone::WeekLeft | Milestone::DayLeft => Occasion::Reminder(number),
        Milestone::Ended => Occasion::FinalReport(number),
    };
    (occasion, about)
}

/// Whether what a letter tells has passed while letters were stopped or the relay was away: a warning is over; or
/// the next milestone has come or the last day was moved. Of a consultation that nobody configures any more nothing
/// is due.
///
/// # Errors
/// When the register cannot be read.
pub(super) async fn is_overtaken(
    office: &Office,
    letter: &DueLetter,
    now: Timestamp,
) -> Result<bool, RegisterError> {
    let About::Event { event, .. } = &letter.about else { return Ok(false) };
    let number = match &event.occasion {
        Occasion::Warning(warning) => return office.register.is_over(*warning).await,
        Occasion::Reminder(number) | Occasion::FinalReport(number) => number,
    };
    let consultation = office.config.consultations.iter().find(|one| one.diary_number == *number);
    let due = consultation.and_then(|one| Some(occasion(one, milestone(office, one, now)?)));
    Ok(due.is_none_or(|(_, about)| about != event.about))
}

/// Puts the warnings that are due into the outbox, each once.
///
/// # Errors
/// When the register cannot be read or written.
pub async fn plan_warnings(office: &Office, watch: Watch, now: Timestamp) -> Result<(), RegisterError> {
    // What trips now is told now.
    breaker::watch(office, now).await?;
    let Some(operator) = &office.config.digest.operator else { return Ok(()) };
    let to = Address { name: String::new(), address: operator.clone() };
    let facts = office.register.watch_facts(&office.config.mailbox.address).await?;
    for warning in correspondence::warnings_due(&facts, watch.all_read, watch.started, now) {
        tracing::warn!(about = %warning, "the operator is told");
        let operator = [(to.clone(), Detail::Summary)];
        plan(office, Occasion::Warning(warning), warning.to_string(), &operator, now).await?;
    }
    Ok(())
}

fn coordinators(consultation: &Consultation) -> Vec<(Address, Detail)> {
    let reader = |to: &crate::consultation::ReportRecipient| {
        (Address { name: to.name.clone(), address: to.address.clone() }, to.detail)
    };
    consultation.report_to.iter().map(reader).collect()
}

async fn plan(
    office: &Office,
    occasion: Occasion,
    about: String,
    readers: &[(Address, Detail)],
    now: Timestamp,
) -> Result<(), RegisterError> {
    let kind = occasion.kind();
    if office.register.was_told(kind, &about).await? {
        return Ok(());
    }
    let letter = |(recipient, detail): &(Address, Detail)| {
        let told = format!("{about}\n{}", recipient.address);
        let id = LetterId { kind, about: Fingerprint::of(told.as_bytes()) };
        let message_id = id.message_id(&office.authority.letter_key, &office.authority.own_domain);
        DigestLetter { recipient: recipient.clone(), detail: *detail, message_id }
    };
    let letters: Vec<DigestLetter> = readers.iter().map(letter).collect();
    let day = now.to_zoned(office.config.zone.clone()).date();
    let until = office.register.mark_now().await?;
    office.register.tell(&Event { occasion, about, day, until, told_at: now }, &letters).await
}

/// Words a letter that tells `event`.
pub(super) async fn word(
    office: &Office,
    event: &Event,
    to: &str,
    message_id: &str,
) -> Result<Result<Letter, WordingError>, RegisterError> {
    let (config, register) = (&office.config, &office.register);
    let (organisation, mailbox) = (&config.organisation, config.mailbox.address.as_str());
    let templates = &office.templates;
    Ok(match &event.occasion {
        Occasion::Reminder(number) => {
            // Who is silent and how many answered; what came in when is the digest's matter.
            let run = run(event, number, Some(event.until));
            let facts = register.digest_facts(mailbox, &run).await?;
            correspondence::reminder(templates, &facts, organisation, mailbox, to, message_id)
        }
        Occasion::FinalReport(number) => {
            let facts = register.digest_facts(mailbox, &run(event, number, None)).await?;
            let at = event.told_at;
            correspondence::final_report(templates, &facts, organisation, at, mailbox, to, message_id)
        }
        Occasion::Warning(warning) => {
            let folders = register.watch_facts(mailbox).await?.folders;
            let why = match warning {
                Warning::Held { hold } => register.why_held(*hold).await?,
                Warning::Unread { .. } | Warning::ReadAgain { .. } | Warning::Released { .. } => {
                    String::new()
                }
            };
            let facts = WarningFacts { warning: *warning, mailbox, folders: &folders, why: &why };
            correspondence::warning(templates, &facts, organisation, &config.zone, to, message_id)
        }
    })
}

fn run(event: &Event, number: &crate::diary_number::DiaryNumber, since: Option<Mark>) -> DigestRun {
    let (day, until, told_at) = (event.day, event.until, event.told_at);
    DigestRun { diary_number: number.clone(), day, since, until, told_at }
}
