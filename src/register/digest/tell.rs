//! The facts a report tells. A person counts once, whatever they send.

use jiff::{Timestamp, civil::Date};

use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::{Register, words};
use crate::diary_number::DiaryNumber;
use crate::facts::{DigestFacts, FolderFacts, NewsItem, ReviewItem};

const CONSULTATION: &str = "SELECT title, deadline FROM consultation WHERE diary_number = $1";

const COUNTS: &str = "SELECT svar, i_tid, sena FROM remisslage WHERE arendenummer = $1";

const NEWS: &str = "SELECT serial, kind, local_day, local_time, arrival_basis, timing, organisation,
        sender_name, sender_address, subject, is_junk, attachments
    FROM registered
    WHERE consultation = $1 AND recorded_at > $2 AND recorded_at <= $3 ORDER BY serial";

/// A review that nothing suggests a consultation for may belong to any.
const REVIEWS: &str = "SELECT 'g' || v.id, v.reason, m.is_restricted, m.recorded_at > $2
    FROM review v JOIN message m ON m.id = v.message
    WHERE v.state = 'waiting' AND (v.suggestion = $1 OR v.suggestion IS NULL) ORDER BY v.id";

const INVITED: &str = "SELECT namn, svarat FROM sandlista WHERE arendenummer = $1 ORDER BY namn";

const FAILED_LETTERS: &str = "SELECT count(*) FROM outbox o JOIN response r ON r.message = o.message
    WHERE r.consultation = $1 AND o.state IN ('refused', 'expired')";

const FOLDERS: &str = "SELECT f.name, f.read_at,
        (SELECT count(*) FROM ledger l WHERE l.folder = f.id),
        (SELECT count(*) FROM ledger l WHERE l.folder = f.id AND l.state = 'failed')
    FROM folder f WHERE f.is_current ORDER BY f.id";

impl Register {
    /// What a report on a consultation tells: the standing now, and the news of `(since, until]`.
    ///
    /// # Errors
    /// When the database fails, or the consultation was never synchronised.
    pub async fn digest_facts(
        &self,
        number: &DiaryNumber,
        day: Date,
        since: Option<Timestamp>,
        until: Timestamp,
    ) -> Result<DigestFacts, RegisterError> {
        let case = number.to_string();
        let mut reading = self.pools.reading().await?;
        let about = reading.row(CONSULTATION, values![case.as_str()]).await?;
        let about = about.ok_or_else(|| RegisterError::UnknownConsultation(number.clone()))?;
        let counts = reading.row(COUNTS, values![case.as_str()]).await?;
        let counts = counts.ok_or_else(|| unreadable("a consultation without counts"))?;
        let invited = reading.rows(INVITED, values![case.as_str()]).await?;
        Ok(DigestFacts {
            diary_number: number.clone(),
            title: about.cell(0)?,
            deadline: words::date(&about.cell::<String>(1)?)?,
            day,
            since,
            answers: words::unsigned(counts.cell(0)?)?,
            in_time: words::unsigned(counts.cell(1)?)?,
            late: words::unsigned(counts.cell(2)?)?,
            news: news(&mut reading, &case, since, until).await?,
            reviews: reviews(&mut reading, &case, since).await?,
            silent: silent(&invited)?,
            invited: invited.len(),
            failed_letters: failed_letters(&mut reading, &case).await?,
            folders: folders(&mut reading).await?,
        })
    }
}

async fn news(
    reading: &mut Transacting,
    case: &str,
    since: Option<Timestamp>,
    until: Timestamp,
) -> Result<Vec<NewsItem>, RegisterError> {
    let since = since.unwrap_or(Timestamp::UNIX_EPOCH);
    reading.rows(NEWS, values![case, since, until]).await?.iter().map(news_item).collect()
}

fn news_item(row: &Row) -> Result<NewsItem, RegisterError> {
    let name: Option<String> = row.cell(7)?;
    let address: Option<String> = row.cell(8)?;
    Ok(NewsItem {
        serial: row.cell(0)?,
        kind: words::kind(&row.cell::<String>(1)?)?,
        arrived: words::local(&row.cell::<String>(2)?, &row.cell::<String>(3)?)?,
        basis: words::basis(row.cell::<Option<String>>(4)?.as_deref())?,
        timing: words::timing(row.cell::<Option<String>>(5)?.as_deref())?,
        organisation: row.cell(6)?,
        sender: name.or(address).unwrap_or_default(),
        subject: row.cell::<Option<String>>(9)?.unwrap_or_default(),
        junk: row.cell(10)?,
        attachments: words::unsigned(row.cell(11)?)?,
    })
}

async fn reviews(
    reading: &mut Transacting,
    case: &str,
    since: Option<Timestamp>,
) -> Result<Vec<ReviewItem>, RegisterError> {
    let item = |row: &Row| {
        Ok(ReviewItem {
            reference: row.cell(0)?,
            reason: row.cell(1)?,
            restricted: row.cell(2)?,
            is_new: row.cell(3)?,
        })
    };
    let since = since.unwrap_or(Timestamp::UNIX_EPOCH);
    reading.rows(REVIEWS, values![case, since]).await?.iter().map(item).collect()
}

fn silent(invited: &[Row]) -> Result<Vec<String>, RegisterError> {
    let mut silent = Vec::new();
    for row in invited {
        if row.cell::<String>(1)? == "nej" {
            silent.push(row.cell(0)?);
        }
    }
    Ok(silent)
}

async fn failed_letters(reading: &mut Transacting, case: &str) -> Result<u64, RegisterError> {
    let row = reading.row(FAILED_LETTERS, values![case]).await?;
    words::unsigned(row.ok_or_else(|| unreadable("a count"))?.cell(0)?)
}

async fn folders(reading: &mut Transacting) -> Result<Vec<FolderFacts>, RegisterError> {
    let facts = |row: &Row| {
        Ok(FolderFacts {
            name: row.cell(0)?,
            read_at: row.time(1)?,
            accounted: words::unsigned(row.cell(2)?)?,
            failed: words::unsigned(row.cell(3)?)?,
        })
    };
    reading.rows(FOLDERS, Vec::new()).await?.iter().map(facts).collect()
}
