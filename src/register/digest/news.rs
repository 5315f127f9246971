//! What a report tells one by one, and how much there is besides: five thousand answers in a day must not be read to
//! show fifty.

use super::super::door::{Row, Transacting, values};
use super::super::error::RegisterError;
use super::super::words;
use super::DigestRun;
use crate::facts::{LONGEST_LIST, LeftOut, LeftOutFacts, NewsItem};
use crate::recognition::Stance;

/// A statement over the news: what was registered since the report before, and what waits for a word of ours until
/// somebody notes that it is given.
macro_rules! of_the_news {
    ($statement:literal) => {
        concat!(
            "WITH news AS (
                SELECT serial, response, kind, timing, response > $2 AS is_new,
                    response > $2 AND is_junk AND NOT EXISTS (SELECT 1 FROM outbox o
                        WHERE o.message = registered.message AND o.kind = 'ack') AS is_junk,
                    response > $2 AND EXISTS (SELECT 1 FROM response o WHERE o.message = registered.message
                        AND o.consultation <> $1) AS is_several
                FROM registered
                WHERE consultation = $1 AND response <= $3
                    AND (response > $2 OR (kind IN ('question', 'extension_request', 'document_request')
                        AND (handled_at IS NULL OR handled_at > $4)))
            ) ",
            $statement
        )
    };
}

/// The first of each heading, new ones first, of what lay in Junk and of what belongs to several.
const NEWS: &str = of_the_news!(
    ", placed AS (
        SELECT serial, is_new, is_junk, is_several,
            row_number() OVER (PARTITION BY kind, kind = 'answer' AND coalesce(timing, '') = 'late'
                ORDER BY CASE WHEN is_new THEN 0 ELSE 1 END, serial) AS place,
            row_number() OVER (PARTITION BY is_junk ORDER BY serial) AS junk_place,
            row_number() OVER (PARTITION BY is_several ORDER BY serial) AS several_place
        FROM news
    )
    SELECT r.serial, r.kind, r.local_day, r.local_time, r.arrival_basis, r.timing, r.organisation,
        r.sender_name, r.sender_address, r.subject, p.is_junk, r.attachments,
        EXISTS (SELECT 1 FROM stands_for s WHERE s.response = r.response AND s.is_own),
        (SELECT o.stance FROM response o WHERE o.id = r.response), r.supplements_serial, p.is_new,
        r.erased_at IS NOT NULL
    FROM placed p JOIN registered r ON r.consultation = $1 AND r.serial = p.serial
    WHERE p.place <= $5 OR (p.is_junk AND p.junk_place <= $5) OR (p.is_several AND p.several_place <= $5)
    ORDER BY r.serial"
);

const COUNTED: &str = of_the_news!(
    "SELECT kind, timing, is_new, count(*), sum(CASE WHEN is_junk THEN 1 ELSE 0 END),
        sum(CASE WHEN is_several THEN 1 ELSE 0 END)
    FROM news GROUP BY kind, timing, is_new ORDER BY kind, timing, is_new"
);

/// The other consultations of the news.
const ALSO: &str = "SELECT r.serial, o.consultation
    FROM response r JOIN response o ON o.message = r.message AND o.id <> r.id
    WHERE r.consultation = $1 AND r.id > $2 AND r.id <= $3 ORDER BY r.serial, o.consultation";

/// What is told one by one, by serial, and how much there is besides.
pub(super) async fn news(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<(Vec<NewsItem>, LeftOut), RegisterError> {
    let since = run.since.map_or(0, |mark| mark.response);
    let range = || values![case, since, run.until.response];
    let of_the_news = || values![case, since, run.until.response, run.told_at];
    let most = i64::try_from(LONGEST_LIST).unwrap_or(i64::MAX);
    let listed = of_the_news().into_iter().chain(values![most]).collect();
    let rows = reading.rows(NEWS, listed).await?;
    let mut news: Vec<NewsItem> = rows.iter().map(news_item).collect::<Result<_, _>>()?;
    for row in reading.rows(ALSO, range()).await? {
        let serial: i64 = row.cell(0)?;
        if let Ok(at) = news.binary_search_by_key(&serial, |item| item.serial)
            && let Some(item) = news.get_mut(at)
        {
            item.also.push(words::diary_number(&row.cell::<String>(1)?)?);
        }
    }
    let counted = reading.rows(COUNTED, of_the_news()).await?;
    let left_out = left_out(&counted, &news)?;
    Ok((news, left_out))
}

/// What is counted less what is listed.
fn left_out(counted: &[Row], listed: &[NewsItem]) -> Result<LeftOut, RegisterError> {
    let mut left = LeftOut::default();
    for row in counted {
        let kind = words::kind(&row.cell::<String>(0)?)?;
        let timing = words::timing(row.cell::<Option<String>>(1)?.as_deref())?;
        let is_new: bool = row.cell(2)?;
        let alike = |item: &&NewsItem| item.kind == kind && item.timing == timing && item.is_new == is_new;
        let shown = listed.iter().filter(alike).count() as u64;
        let messages = words::unsigned(row.cell(3)?)?.saturating_sub(shown);
        if messages > 0 {
            left.messages.push(LeftOutFacts { kind, timing, is_new, messages });
        }
        left.junk += words::unsigned(row.cell(4)?)?;
        left.several += words::unsigned(row.cell(5)?)?;
    }
    let shown = |what: fn(&NewsItem) -> bool| listed.iter().filter(|item| what(item)).count() as u64;
    left.junk = left.junk.saturating_sub(shown(|item| item.junk));
    left.several = left.several.saturating_sub(shown(|item| item.is_new && !item.also.is_empty()));
    Ok(left)
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
        invited: row.cell(12)?,
        stance: row.cell::<Option<String>>(13)?.as_deref().and_then(Stance::parse),
        supplements: row.cell(14)?,
        also: Vec::new(),
        is_new: row.cell(15)?,
        erased: row.cell(16)?,
    })
}
