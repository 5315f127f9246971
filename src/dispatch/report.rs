//! The day's digests: which are due, what they tell of, and who gets them.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::consultation::Consultation;
use crate::correspondence;
use crate::diary_number::DiaryNumber;
use crate::facts::DigestFacts;
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
        let since = last.map(|run| run.until);
        let facts = facts(office, &consultation.diary_number, local.date(), since, now).await?;
        if correspondence::worth_sending(&facts) {
            plan_digest(office, consultation, local.date(), since, now).await?;
        }
    }
    Ok(())
}

/// Puts one day's digest into the outbox, for everybody who gets it.
///
/// # Errors
/// When the register cannot be written.
pub async fn plan_digest(
    office: &Office,
    consultation: &Consultation,
    day: Date,
    since: Option<Timestamp>,
    until: Timestamp,
) -> Result<DigestPlanned, RegisterError> {
    let run = DigestRun { diary_number: consultation.diary_number.clone(), day, since, until };
    let letters: Vec<DigestLetter> = consultation
        .report_to
        .iter()
        .map(|to| DigestLetter {
            recipient: Address { name: to.name.clone(), address: to.address.clone() },
            detail: to.detail,
            message_id: message_id(office, &run, &to.address),
        })
        .collect();
    office.register.plan_digest(&run, &letters).await
}

/// What a digest tells of.
///
/// # Errors
/// When the register cannot be read.
pub async fn facts(
    office: &Office,
    number: &DiaryNumber,
    day: Date,
    since: Option<Timestamp>,
    until: Timestamp,
) -> Result<DigestFacts, RegisterError> {
    office.register.digest_facts(number, day, since, until).await
}

/// The same report to the same reader carries the same Message-ID, however often it is planned.
fn message_id(office: &Office, run: &DigestRun, to: &str) -> String {
    let about = Fingerprint::of(format!("{}\n{}\n{to}", run.diary_number, run.day).as_bytes());
    let id = LetterId { kind: LetterKind::Digest, about };
    id.message_id(&office.authority.letter_key, &office.authority.own_domain)
}
