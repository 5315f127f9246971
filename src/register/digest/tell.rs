//! The facts a report tells. A person counts once, whatever they send.

use jiff::SignedDuration;

use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::{OVERTAKEN, Register, evidence, words};
use super::{DigestRun, held, invited, news};
use crate::diary_number::DiaryNumber;
use crate::facts::{
    AlikeFacts, AnsweredFacts, ChannelFacts, DayFacts, DigestFacts, FolderFacts, LetterEnd, ReviewItem,
    UndeliveredFacts,
};

const CONSULTATION: &str = "SELECT title, deadline FROM consultation WHERE diary_number = $1";

/// As the view `remisslage` counts, up to a mark.
const COUNTS: &str = "SELECT count(*), coalesce(sum(in_time), 0), coalesce(sum(late), 0) FROM (
        SELECT max(CASE WHEN timing = 'in_time' THEN 1 ELSE 0 END) AS in_time,
            min(CASE WHEN timing = 'late' THEN 1 ELSE 0 END) AS late
        FROM registered
        WHERE consultation = $1 AND response <= $2
            AND (kind = 'answer' OR (kind = 'supplement' AND (supplements IS NULL OR supplements > $2)))
        GROUP BY coalesce(sender_key, 'm' || message)) AS person";

/// Those whom [`COUNTS`] counts, by the way that they answered.
const CHANNELS: &str = "SELECT channel, count(DISTINCT coalesce(sender_key, 'm' || message))
    FROM registered
    WHERE consultation = $1 AND response <= $2
        AND (kind = 'answer' OR (kind = 'supplement' AND (supplements IS NULL OR supplements > $2)))
    GROUP BY channel ORDER BY channel";

/// Those whom [`COUNTS`] counts. Of a sender who wrote for several bodies one is told.
const ANSWERED: &str = "SELECT organisation, is_invited = 1, count(*) FROM (
        SELECT max(organisation) AS organisation,
            max(CASE WHEN EXISTS (SELECT 1 FROM stands_for s WHERE s.response = registered.response
                    AND s.is_own)
                THEN 1 ELSE 0 END) AS is_invited
        FROM registered
        WHERE consultation = $1 AND response <= $2
            AND (kind = 'answer' OR (kind = 'supplement' AND (supplements IS NULL OR supplements > $2)))
        GROUP BY coalesce(sender_key, 'm' || message)) AS person
    GROUP BY organisation, is_invited ORDER BY organisation, is_invited";

/// As the view `dagligt` counts, up to a mark.
const PER_DAY: &str = "SELECT first_day, count(*) FROM (
        SELECT min(local_day) AS first_day
        FROM registered
        WHERE consultation = $1 AND response <= $2
            AND (kind = 'answer' OR (kind = 'supplement' AND (supplements IS NULL OR supplements > $2)))
        GROUP BY coalesce(sender_key, 'm' || message)) AS person
    GROUP BY first_day ORDER BY first_day";

/// All that wait: which of them may belong to a consultation only the evidence tells.
const REVIEWS: &str = "SELECT 'g' || v.id, v.reason, m.is_restricted, v.id > $1, m.evidence, v.suggestion
    FROM review v JOIN message m ON m.id = v.message
    WHERE v.state = 'waiting' AND v.id <= $2
    ORDER BY CASE WHEN v.id > $1 THEN 0 ELSE 1 END, v.id";

/// As the view `likalydande` counts, up to a mark.
const ALIKE: &str = "SELECT f.serial, count(*) FROM registered r JOIN response f ON f.id = r.alike
    WHERE r.consultation = $1 AND r.response <= $2
    GROUP BY f.id, f.serial HAVING count(*) > 1 ORDER BY count(*) DESC, f.serial";

/// A report of ours that did not arrive is told for so long: who gets reports changes by configuration, and that
/// mends nothing that came back before.
const REPORT_IS_TOLD: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Refused, given back, given up, or nobody can say: each has to be looked at by a person. Reports on the
/// consultation as well as letters to who wrote. A reminder that was overtaken was never meant to arrive, nor what
/// was never tried: a letter about mail that turned out to be protected.
const UNDELIVERED: &str = "SELECT r.serial,
        CASE WHEN EXISTS (SELECT 1 FROM delivery_report d WHERE d.letter = o.id AND d.action = 'failed')
            THEN 'bounced' ELSE o.state END,
        coalesce((SELECT d.why FROM delivery_report d WHERE d.letter = o.id AND d.action = 'failed'
            ORDER BY d.is_final DESC, d.id DESC LIMIT 1), o.error),
        CASE WHEN m.is_restricted THEN NULL ELSE o.recipient END,
        NOT EXISTS (SELECT 1 FROM digest t
            WHERE t.consultation = $1 AND t.told_at < $2 AND t.told_at >= f.found_at)
    FROM outbox o
    JOIN (SELECT l.id AS letter, coalesce((SELECT max(d.recorded_at) FROM delivery_report d
            WHERE d.letter = l.id AND d.action = 'failed'), l.tried_at) AS found_at
        FROM outbox l) f ON f.letter = o.id
    LEFT JOIN response r ON r.message = o.message AND r.consultation = $1
    LEFT JOIN message m ON m.id = r.message
    LEFT JOIN event e ON e.id = o.event AND e.consultation = $1
    WHERE (r.id IS NOT NULL OR e.id IS NOT NULL OR o.consultation = $1)
        AND (o.state IN ('refused', 'expired') OR (o.state = 'unknown' AND o.due_at IS NULL)
            OR EXISTS (SELECT 1 FROM delivery_report d WHERE d.letter = o.id AND d.action = 'failed'))
        AND f.found_at IS NOT NULL AND (r.id IS NOT NULL OR f.found_at >= $3)
        AND NOT (e.id IS NOT NULL AND o.state = 'expired' AND o.error = $4)
    ORDER BY f.found_at DESC, o.id DESC";

/// A folder that was never examined has no row of its own yet.
const FOLDERS: &str = "SELECT w.name, f.read_at,
        f.listed, coalesce(f.unread, 0), (SELECT count(*) FROM ledger l WHERE l.folder = f.id AND l.state = 'failed')
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
        let invited = invited::invited(&mut reading, &case, run).await?;
        let (listed, left_out) = news::news(&mut reading, &case, run).await?;
        Ok(DigestFacts {
            diary_number: number.clone(),
            title: about.cell(0)?,
            deadline: words::date(&about.cell::<String>(1)?)?,
            day: run.day,
            is_first: run.since.is_none(),
            answers: words::unsigned(counts.cell(0)?)?,
            in_time: words::unsigned(counts.cell(1)?)?,
            late: words::unsigned(counts.cell(2)?)?,
            channels: channels(&mut reading, &case, run).await?,
            answered: answered(&mut reading, &case, run).await?,
            news: listed,
            left_out,
            reviews: reviews(&mut reading, run).await?,
            silent: invited.silent,
            declined: invited.declined,
            invited: invited.all,
            alike: alike(&mut reading, &case, run).await?,
            per_day: per_day(&mut reading, &case, run).await?,
            undelivered: undelivered(&mut reading, &case, run).await?,
            held: held::held(&mut reading, &case, run.told_at).await?,
            folders: folders(&mut reading, account).await?,
        })
    }
}

async fn channels(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Vec<ChannelFacts>, RegisterError> {
    let channel = |row: &Row| {
        let channel = words::channel(&row.cell::<String>(0)?)?;
        Ok(ChannelFacts { channel, answers: words::unsigned(row.cell(1)?)? })
    };
    reading.rows(CHANNELS, values![case, run.until.response]).await?.iter().map(channel).collect()
}

async fn answered(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Vec<AnsweredFacts>, RegisterError> {
    let senders = |row: &Row| {
        let senders = words::unsigned(row.cell(2)?)?;
        Ok(AnsweredFacts { organisation: row.cell(0)?, invited: row.cell(1)?, senders })
    };
    reading.rows(ANSWERED, values![case, run.until.response]).await?.iter().map(senders).collect()
}

async fn reviews(reading: &mut Transacting, run: &DigestRun) -> Result<Vec<ReviewItem>, RegisterError> {
    let mut items = Vec::new();
    let since = run.since.map_or(0, |mark| mark.review);
    for row in reading.rows(REVIEWS, values![since, run.until.review]).await? {
        let evidence: String = row.cell(4)?;
        if !may_belong(&evidence, row.cell(5)?, &run.diary_number) {
            continue;
        }
        items.push(ReviewItem {
            reference: row.cell(0)?,
            reason: row.cell(1)?,
            restricted: row.cell(2)?,
            is_new: row.cell(3)?,
            rules: evidence::rules(&evidence),
        });
    }
    Ok(items)
}

/// Whether a review may belong to a consultation: one of those that are suggested, or any where none is.
fn may_belong(evidence: &str, first: Option<String>, case: &DiaryNumber) -> bool {
    let suggested = evidence::suggested(evidence);
    let is_first = first.as_ref().is_none_or(|first| *first == case.to_string());
    suggested.contains(case) || is_first
}

async fn alike(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Vec<AlikeFacts>, RegisterError> {
    let group = |row: &Row| Ok(AlikeFacts { first: row.cell(0)?, answers: words::unsigned(row.cell(1)?)? });
    reading.rows(ALIKE, values![case, run.until.response]).await?.iter().map(group).collect()
}

async fn per_day(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Vec<DayFacts>, RegisterError> {
    let day = |row: &Row| {
        Ok(DayFacts { day: words::date(&row.cell::<String>(0)?)?, answers: words::unsigned(row.cell(1)?)? })
    };
    reading.rows(PER_DAY, values![case, run.until.response]).await?.iter().map(day).collect()
}

async fn undelivered(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Vec<UndeliveredFacts>, RegisterError> {
    let oldest = run.told_at.checked_sub(REPORT_IS_TOLD).unwrap_or(run.told_at);
    reading
        .rows(UNDELIVERED, values![case, run.told_at, oldest, OVERTAKEN])
        .await?
        .iter()
        .map(letter)
        .collect()
}

fn letter(row: &Row) -> Result<UndeliveredFacts, RegisterError> {
    Ok(UndeliveredFacts {
        serial: row.cell(0)?,
        end: match row.cell::<String>(1)?.as_str() {
            "refused" => LetterEnd::Refused,
            "bounced" => LetterEnd::Bounced,
            "expired" => LetterEnd::Expired,
            "unknown" => LetterEnd::Unknown,
            _ => return Err(unreadable("the end of a letter")),
        },
        why: row.cell::<Option<String>>(2)?.unwrap_or_default(),
        recipient: row.cell(3)?,
        is_new: row.cell(4)?,
    })
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
            listed: row.cell::<Option<i64>>(2)?.map(words::unsigned).transpose()?,
            unread: words::unsigned(row.cell(3)?)?,
            failed: words::unsigned(row.cell(4)?)?,
        })
    };
    reading.rows(FOLDERS, values![account]).await?.iter().map(facts).collect()
}
