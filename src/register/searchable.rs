//! What is kept of a message beside itself: the words it is found by, and what of it may leave the house. Nothing of
//! a restricted one. Both are written with the message and again when it is judged again; a register that an older
//! version wrote is gone through once, when it is opened for writing.
//!
//! Where a message is hidden, erased or removed the database itself takes both away (migration 4): whoever does so
//! cannot forget it.

use super::door::{Pools, Row, Transacting, values};
use super::error::RegisterError;
use super::record::Kept;
use crate::masking::{self, Writer};
use crate::message::{Address, Attachment, Origin};
use crate::recognition::{Outcome, SenderKind};
use crate::stems;

/// Messages that are gone through in one transaction.
const AT_A_TIME: u32 = 200;

const FORGET_SQLITE: &str = "DELETE FROM message_search WHERE rowid = $1";
const FORGET_POSTGRES: &str = "DELETE FROM message_search WHERE message = $1";

const WORDS_SQLITE: &str = "INSERT INTO message_search (rowid, stems) VALUES ($1, $2)";

/// The same words, stemmed by what PostgreSQL's `swedish` configuration stems with. Its parser is left out: what is
/// a word was said already.
const WORDS_POSTGRES: &str = "INSERT INTO message_search (message, words)
    SELECT $1, coalesce(array_to_tsvector(array_agg(DISTINCT search_stem(word))), ''::tsvector)
    FROM unnest(string_to_array($2, ' ')) AS word
    ON CONFLICT (message) DO NOTHING";

const PUBLIC: &str = "UPDATE message SET public_text = $2 WHERE id = $1";
const BOTH: &str = "UPDATE message SET public_text = $2, new_text = $3 WHERE id = $1";

/// Who wrote what is masked, and what; `$more` comes first.
macro_rules! written {
    ($more:literal, $which:literal) => {
        concat!(
            "SELECT id, sender_name, original_name, sender_address, original_address,
                (is_sender_decided OR coalesce(sender_kind, 'private') <> 'private') AND organisation IS NOT NULL, ",
            $more,
            " FROM message WHERE NOT is_restricted AND erased_at IS NULL AND ",
            $which
        )
    };
}

/// What has no words yet.
macro_rules! wordless {
    ($known:literal) => {
        concat!(
            written!("body, subject", "id IN (SELECT id FROM message WHERE id > $1 EXCEPT SELECT "),
            $known,
            ") ORDER BY id LIMIT $2"
        )
    };
}

const WRITTEN: &str = written!("new_text", "id = $1");
const WORDLESS_SQLITE: &str = wordless!("id FROM message_search_docsize");
const WORDLESS_POSTGRES: &str = wordless!("message FROM message_search");

const ATTACHED: &str =
    "SELECT text FROM attachment WHERE message = $1 AND readable AND text IS NOT NULL ORDER BY position";

/// What of a message may leave the house; nothing of a restricted one.
pub(super) fn public_text(kept: &Kept) -> Option<String> {
    let new = new_text(kept)?;
    let verdict = &kept.verdict;
    let is_a_bodys = verdict.sender.as_ref().is_some_and(|sender| sender.value != SenderKind::Private);
    let original = verdict.forwarded.as_ref().and_then(|forwarded| forwarded.sender.as_ref());
    let all: Vec<_> = [kept.message.sender(), original].into_iter().flatten().collect();
    let name = all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(" ");
    let address = all.iter().map(|one| one.address.as_str()).collect::<Vec<_>>().join(" ");
    let writer = match verdict.organisation {
        Some(_) if is_a_bodys => Writer::Organisation,
        _ => Writer::Person { name: &name, address: &address },
    };
    filled(masking::public_text(&new, writer))
}

/// What the sender wrote, as it is masked from; nothing of a restricted one. Of what a colleague passed on it is what
/// the one who wrote to us wrote, not the words above it.
pub(super) fn new_text(kept: &Kept) -> Option<String> {
    if kept.verdict.outcome == Outcome::Restricted {
        return None;
    }
    let passages = &kept.message.passages;
    let Some(forwarded) = &kept.verdict.forwarded else { return filled(masking::new_text(passages)) };
    let open = passages.iter().filter(|passage| passage.origin != Origin::Signature);
    let text = open.map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n");
    filled(masking::passed_on(&text, forwarded.sender.as_ref()?))
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Writes down what a message is found by.
pub(super) async fn index(writing: &mut Transacting, kept: &Kept, message: i64) -> Result<(), RegisterError> {
    if kept.verdict.outcome == Outcome::Restricted {
        return Ok(());
    }
    let attached = kept.message.attachments.iter().filter_map(Attachment::words);
    let new = new_text(kept).unwrap_or_default();
    let texts: Vec<&str> =
        [kept.message.subject.as_str(), new.as_str()].into_iter().chain(attached).collect();
    put(writing, message, &texts).await
}

/// The same once more: the words of now, and none of before.
pub(super) async fn index_again(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
) -> Result<(), RegisterError> {
    forget(writing, message).await?;
    index(writing, kept, message).await
}

async fn forget(writing: &mut Transacting, message: i64) -> Result<(), RegisterError> {
    let forget = match writing {
        Transacting::Sqlite(_) => FORGET_SQLITE,
        Transacting::Postgres(_) => FORGET_POSTGRES,
    };
    writing.execute(forget, values![message]).await?;
    Ok(())
}

async fn put(writing: &mut Transacting, message: i64, texts: &[&str]) -> Result<(), RegisterError> {
    let texts: Vec<_> = texts.iter().map(|text| masking::without_personal_numbers(text)).collect();
    let words = stems::words(texts.iter().map(AsRef::as_ref));
    match writing {
        Transacting::Sqlite(_) => {
            let stems: Vec<String> = words.iter().map(|word| stems::stem(word)).collect();
            writing.execute(WORDS_SQLITE, values![message, stems.join(" ")]).await?;
        }
        Transacting::Postgres(_) => {
            writing.execute(WORDS_POSTGRES, values![message, words.join(" ")]).await?;
        }
    }
    Ok(())
}

/// Writes down what an older version did not.
pub(super) async fn fill(pools: &Pools) -> Result<(), RegisterError> {
    let mut last = 0_i64;
    loop {
        let mut writing = pools.writing().await?;
        let wordless = match writing {
            Transacting::Sqlite(_) => WORDLESS_SQLITE,
            Transacting::Postgres(_) => WORDLESS_POSTGRES,
        };
        let rows = writing.rows(wordless, values![last, AT_A_TIME]).await?;
        let Some(newest) = rows.last() else { return Ok(()) };
        last = newest.cell(0)?;
        for row in &rows {
            write(&mut writing, row).await?;
        }
        writing.commit().await?;
    }
}

/// Masks anew what may leave the house, where who the sender is was put right: a person's own name is masked, a
/// body's is not. The words that it is found by stay.
pub(super) async fn mask_again(writing: &mut Transacting, message: i64) -> Result<(), RegisterError> {
    let Some(row) = writing.row(WRITTEN, values![message]).await? else { return Ok(()) };
    let new: Option<String> = row.cell(6)?;
    let public = masked(&row, &new.unwrap_or_default())?;
    writing.execute(PUBLIC, values![message, public]).await?;
    Ok(())
}

/// `new` as it may leave the house, by a row of [`written`].
fn masked(row: &Row, new: &str) -> Result<Option<String>, RegisterError> {
    let both = |one, other| -> Result<String, RegisterError> {
        let cell = |at| row.cell::<Option<String>>(at).map(Option::unwrap_or_default);
        Ok(format!("{} {}", cell(one)?, cell(other)?))
    };
    let (name, address) = (both(1, 2)?, both(3, 4)?);
    let writer = match row.cell(5)? {
        true => Writer::Organisation,
        false => Writer::Person { name: &name, address: &address },
    };
    Ok(filled(masking::public_text(new, writer)))
}

/// Writes all of it down for a row of what has no words yet. How its text was laid out an older version did not keep,
/// so what is taken for the sender's own ends at the first line that tells of a quote.
async fn write(writing: &mut Transacting, row: &Row) -> Result<(), RegisterError> {
    let cell = |at| row.cell::<Option<String>>(at);
    let (message, body): (i64, _) = (row.cell(0)?, cell(6)?.unwrap_or_default());
    let original = (cell(2)?, cell(4)?);
    let new = match original {
        (None, None) => masking::until_a_quote(&body),
        (name, address) => {
            let (name, address) = (name.unwrap_or_default(), address.unwrap_or_default());
            masking::passed_on(&body, &Address { name, address })
        }
    };
    let public = masked(row, &new)?;
    writing.execute(BOTH, values![message, public, filled(new.clone())]).await?;
    let mut texts = vec![cell(7)?.unwrap_or_default(), new];
    for row in writing.rows(ATTACHED, values![message]).await? {
        texts.push(row.cell(0)?);
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    put(writing, message, &texts).await
}
