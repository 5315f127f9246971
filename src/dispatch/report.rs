//! The day's digests: which are due, what they tell of, and who gets them.

use jiff::Timestamp;

use crate::consultation::ReportRecipient;
use crate::correspondence;
use crate::fingerprint::Fingerprint;
use crate::letter_id::{LetterId, LetterKind};
use crate::message::Address;
use crate::office::Office;
use crate::register::{DigestLetter, DigestPlanned, DigestRun, RegisterError};

/// Puts the digests that are due into the outbox: one a consultation and recipient, once a day.
///
/// # Errors
/// When the register cannot be read or written.
pub async fn plan_digests(office: &Office, now: Timestamp) -> Result<(), RegisterError> {
    let local = now.to_zoned(office.config.zone.clone()).datetime();
    for consultation in &office.config.consultations {
        let last = office.register.last_digest(&consultation.diary_number).await?;
        if !correspondence::digest_due(local, office.config.digest.at, last.as_ref().map(|run| run.day)) {
            continue;
        }
        let run = DigestRun {
            diary_number: consultation.diary_number.clone(),
            day: local.date(),
            since: last.map(|run| run.until),
            until: office.register.mark_now().await?,
            told_at: now,
        };
        let facts = office.register.digest_facts(&office.config.mailbox.address, &run).await?;
        // A day without anything to tell is noted as told all the same: what comes in at noon waits for
        // the next morning.
        let readers =
            if correspondence::worth_sending(&facts, now) { consultation.report_to.as_slice() } else { &[] };
        plan_digest(office, &run, readers).await?;
    }
    Ok(())
}

/// Puts one day's digest into the outbox, for these readers.
///
/// # Errors
/// When the register cannot be written.
pub async fn plan_digest(
    office: &Office,
    run: &DigestRun,
    readers: &[ReportRecipient],
) -> Result<DigestPlanned, RegisterError> {
    let letters: Vec<DigestLetter> = readers
        .iter()
        .map(|to| DigestLetter {
            recipient: Address { name: to.name.clone(), address: to.address.clone() },
            detail: to.detail,
            message_id: message_id(office, run, &to.address),
        })
        .collect();
    office.register.plan_digest(run, &letters).await
}

/// The same report to the same reader carries the same Message-ID, however often it is planned.
fn message_id(office: &Office, run: &DigestRun, to: &str) -> String {
    let about = Fingerprint::of(format!("{}\n{}\n{to}", run.diary_number, run.day).as_bytes());
    let id = LetterId { kind: LetterKind::Digest, about };
    id.message_id(&office.authority.letter_key, &office.authority.own_domain)
}
