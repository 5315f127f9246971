//! The facts a report tells. A person counts once, whatever they send.

use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::{Register, words};
use super::{DigestRun, held};
use crate::facts::{AlikeFacts, DigestFacts, FolderFacts, NewsItem, ReviewItem};

const CONSULTATION: &str = "SELECT title, deadline FROM consultation WHERE diary_number = $1";

/// As the view `remisslage` counts, up to a mark.
const COUNTS: &str = "SELECT count(*), coalesce(sum(in_time), 0), coalesce(sum(late), 0) FROM (
        SELECT max(CASE WHEN timing = 'in_time' THEN 1 ELSE 0 END) AS in_time,
            min(CASE WHEN timing = 'late' THEN 1 ELSE 0 END) AS late
        FROM registered
        WHERE consultation = $1 AND response <= $2
            AND (kind = 'answer' OR (kind = 'supplement' AND (supplements IS NULL OR supplements > $2)))
        GROUP BY coalesce(sender_key, 'm' || message)) AS person";

const NEWS: &str = "SELECT serial, kind, local_day, local_time, arrival_basis, timing, organisation,
        sender_name, sender_address, subject,
        is_junk AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.message = registered.message AND o.kind = 'ack'),
        attachments
    FROM registered
    WHERE consultation = $1 AND response > $2 AND response <= $3 ORDER BY serial";

/// A review that nothing suggests a consultation for may belong to any.
const REVIEWS: &str = "SELECT 'g' || v.id, v.reason, m.is_restricted, v.id > $2
    FROM review v JOIN message m ON m.id = v.message
    WHERE v.state = 'waiting' AND v.id <= $3 AND (v.suggestion = $1 OR v.suggestion IS NULL)
    ORDER BY v.id";

const INVITED: &str = "SELECT i.name, EXISTS (SELECT 1 FROM invited_mark k
            JOIN registered r ON r.consultation = k.consultation AND k.mark IN (r.sender_key, r.sender_domain)
            WHERE k.consultation = i.consultation AND k.position = i.position
                AND r.response <= $2 AND r.kind IN ('answer', 'supplement'))
    FROM invited i WHERE i.consultation = $1 ORDER BY i.name";

/// As the view `likalydande` counts, up to a mark.
const ALIKE: &str = "SELECT f.serial, count(*) FROM registered r JOIN response f ON f.id = r.alike
    WHERE r.consultation = $1 AND r.response <= $2
    GROUP BY f.id, f.serial HAVING count(*) > 1 ORDER BY count(*) DESC, f.serial";

/// Refused, given up, bounced, or nobody can say: each has to be looked at by a person. Reports on the
/// consultation count as well as letters to who wrote.
const FAILED_LETTERS: &str = "SELECT count(*) FROM outbox o
    WHERE (o.consultation = $1
            OR EXISTS (SELECT 1 FROM response r WHERE r.message = o.message AND r.consultation = $1)
            OR EXISTS (SELECT 1 FROM event e WHERE e.id = o.event AND e.consultation = $1))
        AND (o.state IN ('refused', 'expired') OR (o.state = 'unknown' AND o.due_at IS NULL)
            OR EXISTS (SELECT 1 FROM delivery_report d WHERE d.letter = o.id AND d.action = 'failed'))";

/// A folder that was never examined has no row of its own yet.
const FOLDERS: &str = "SELECT w.name, f.read_at,
        (SELECT count(*) FROM ledger l WHERE l.folder = f.id),
        (SELECT count(*) FROM ledger l WHERE l.folder = f.id AND l.state = 'failed')
    FROM watched w
    LEFT JOIN folder f ON f.account = w.account AND f.name = w.name AND f.is_current
    WHERE w.account = $1 ORDER BY w.position";

impl Register {
    /// What a report tells: how the consultation stands at its end, and the news since the one before.
    /// The reviews among them still wait, and letters and folders of `account` are told as they are now.
    ///
    /// # Errors
    /// When the database fails, or the consultation was never synchronised.
    pub async fn digest_facts(&self, account: &str, run: &DigestRun) -> Result<DigestFacts, RegisterError> {
        let number = &run.diary_number;
        let case = number.to_string();
        let mut reading = self.pools.reading().await?;
        let about = reading.row(CONSULTATION, values![case.as_str()]).await?;
        let about = about.ok_or_else(|| RegisterError::UnknownConsultation(number.clone()))?;
        let counts = reading.row(COUNTS, values![case.as_str(), run.until.response]).await?;
        let counts = counts.ok_or_else(|| unreadable("a consultation without counts"))?;
        let invited = reading.rows(INVITED, values![case.as_str(), run.until.response]).await?;
        Ok(DigestFacts {
            diary_number: number.clone(),
            title: about.cell(0)?,
            deadline: words::date(&about.cell::<String>(1)?)?,
            day: run.day,
            is_first: run.since.is_none(),
            answers: words::unsigned(counts.cell(0)?)?,
            in_time: words::unsigned(counts.cell(1)?)?,
            late: words::unsigned(counts.cell(2)?)?,
            news: news(&mut reading, &case, run).await?,
            reviews: reviews(&mut reading, &case, run).await?,
            silent: silent(&invited)?,
            invited: invited.len(),
            alike: alike(&mut reading, &case, run).await?,
            failed_letters: failed_letters(&mut reading, &case).await?,
            held: held::held(&mut reading, &case, run.told_at).await?,
            folders: folders(&mut reading, account).await?,
        })
    }
}

async fn news(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Vec<NewsItem>, RegisterError> {
    let since = run.since.map_or(0, |mark| mark.response);
    reading.rows(NEWS, values![case, since, run.until.response]).await?.iter().map(news_item).collect()
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
    run: &DigestRun,
) -> Result<Vec<ReviewItem>, RegisterError> {
    let item = |row: &Row| {
        Ok(ReviewItem {
            reference: row.cell(0)?,
            reason: row.cell(1)?,
            restricted: row.cell(2)?,
            is_new: row.cell(3)?,
        })
    };
    let since = run.since.map_or(0, |mark| mark.review);
    reading.rows(REVIEWS, values![case, since, run.until.review]).await?.iter().map(item).collect()
}

fn silent(invited: &[Row]) -> Result<Vec<String>, RegisterError> {
    let mut silent = Vec::new();
    for row in invited {
        if !row.cell::<bool>(1)? {
            silent.push(row.cell(0)?);
        }
    }
    Ok(silent)
}

async fn alike(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Vec<AlikeFacts>, RegisterError> {
    let group = |row: &Row| Ok(AlikeFacts { first: row.cell(0)?, answers: words::unsigned(row.cell(1)?)? });
    reading.rows(ALIKE, values![case, run.until.response]).await?.iter().map(group).collect()
}

async fn failed_letters(reading: &mut Transacting, case: &str) -> Result<u64, RegisterError> {
    let row = reading.row(FAILED_LETTERS, values![case]).await?;
    words::unsigned(row.ok_or_else(|| unreadable("a count"))?.cell(0)?)
}

/// How far each watched folder of `account` has been read.
pub(in super::super) async fn folders(
    reading: &mut Transacting,
    account: &str,
) -> Result<Vec<FolderFacts>, RegisterError> {
    let facts = |row: &Row| {
        Ok(FolderFacts {
            name: row.cell(0)?,
            read_at: row.time(1)?,
            accounted: words::unsigned(row.cell(2)?)?,
            failed: words::unsigned(row.cell(3)?)?,
        })
    };
    reading.rows(FOLDERS, values![account]).await?.iter().map(facts).collect()
}
