//! The search over what is registered: subject, new text and attachments, by the stems of words. What is asked is
//! words and nothing else, whatever was typed; what is shown is cleaned as what leaves the house.

use super::Register;
use super::door::{Row, Transacting, values};
use super::error::RegisterError;
use super::question::{Answer, QueryLimits, TOO_SLOW};
use crate::diary_number::DiaryNumber;
use crate::facts::Cell;
use crate::masking::{self, Writer};
use crate::stems::{self, Wanted};

/// Finds that are shown at most, the newest first: who gets more asks for too little.
const MOST: usize = 300;

/// The name that the search goes by among the named queries.
pub const SEARCH: &str = "search";

/// The question that it answers.
pub const SEARCH_QUESTION: &str = "I vilka svar och bilagor står de här orden, i vilken form som helst?";

const COLUMNS: [&str; 7] = ["arendenummer", "lopnummer", "inkom_dag", "fran", "typ", "rubrik", "traff"];

/// What is registered among the messages that hold the words.
macro_rules! found {
    ($messages:literal) => {
        concat!(
            "SELECT consultation, serial, local_day, organisation, kind_word, subject, public_text, message,
                sender_name, sender_address
            FROM registered WHERE message IN (",
            $messages,
            ") AND NOT is_restricted AND erased_at IS NULL AND ($2 = '' OR consultation = $2)
            ORDER BY response DESC LIMIT $3"
        )
    };
}

const FOUND_SQLITE: &str = found!("SELECT rowid FROM message_search WHERE message_search MATCH $1");

/// The words come parted by blanks, one that only begins so with its asterisk: letters and digits alone, so that
/// quoting them is enough.
const FOUND_POSTGRES: &str = found!(
    "SELECT message FROM message_search WHERE words @@ (
        SELECT string_agg(quote_literal(search_stem(rtrim(word, '*')))
            || CASE WHEN word LIKE '%*' THEN ':*' ELSE '' END, ' & ')::tsquery
        FROM unnest(string_to_array($1, ' ')) AS word)"
);

const ATTACHED: &str = "SELECT name, text FROM attachment
    WHERE message = $1 AND readable AND text IS NOT NULL ORDER BY position";

impl Register {
    /// The registered messages in which every word of `question` stands, in any of its forms; of a word that ends
    /// with an asterisk whatever begins so. The newest come first.
    ///
    /// # Errors
    /// [`RegisterError::Query`] when there is no word in the question or it takes too long.
    pub async fn search(
        &self,
        question: &str,
        number: Option<&DiaryNumber>,
        limits: QueryLimits,
    ) -> Result<Answer, RegisterError> {
        let wanted = stems::wanted(question);
        if wanted.is_empty() {
            return Err(RegisterError::Query(
                "there is no word to look for: ask for a word that not every text has".to_owned(),
            ));
        }
        let asking = self.find(&wanted, number, limits.rows.min(MOST));
        tokio::time::timeout(limits.time, asking)
            .await
            .unwrap_or_else(|_| Err(RegisterError::Query(TOO_SLOW.to_owned())))
    }

    async fn find(
        &self,
        wanted: &[Wanted],
        number: Option<&DiaryNumber>,
        most: usize,
    ) -> Result<Answer, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let (sql, words) = match reading {
            Transacting::Sqlite(_) => (FOUND_SQLITE, joined(wanted, for_sqlite)),
            Transacting::Postgres(_) => (FOUND_POSTGRES, joined(wanted, for_postgres)),
        };
        let case = number.map(ToString::to_string).unwrap_or_default();
        let one_more = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
        let rows = reading.rows(sql, values![words, case, one_more]).await?;
        let mut answer = Answer::new(COLUMNS.map(str::to_owned).to_vec());
        answer.cut = rows.len() > most;
        for row in rows.iter().take(most) {
            answer.table.rows.push(told(&mut reading, row, wanted).await?);
        }
        Ok(answer)
    }
}

fn joined(wanted: &[Wanted], one: fn(&Wanted) -> String) -> String {
    wanted.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// FTS5 takes what stands in quotes as words, and the words have no quote in them.
fn for_sqlite(wanted: &Wanted) -> String {
    format!("\"{}\"{}", wanted.stem, if wanted.is_beginning { "*" } else { "" })
}

fn for_postgres(wanted: &Wanted) -> String {
    format!("{}{}", wanted.word, if wanted.is_beginning { "*" } else { "" })
}

/// One find, as it is shown.
async fn told(reading: &mut Transacting, row: &Row, wanted: &[Wanted]) -> Result<Vec<Cell>, RegisterError> {
    let text = |index| row.cell::<Option<String>>(index);
    let organisation = text(3)?;
    let (name, address) = (text(8)?.unwrap_or_default(), text(9)?.unwrap_or_default());
    let writer = match organisation {
        Some(_) => Writer::Organisation,
        None => Writer::Person { name: &name, address: &address },
    };
    let subject = text(5)?.map(|subject| masking::public_text(&subject, writer));
    let place = match text(6)?.and_then(|text| stems::around(&text, wanted)) {
        Some(around) => Some(around),
        None => in_a_file(reading, row.cell(7)?, wanted, writer).await?,
    };
    let place = place.or_else(|| subject.as_ref().and_then(|subject| stems::around(subject, wanted)));
    Ok(vec![
        text(0)?.into(),
        Cell::Integer(row.cell(1)?),
        text(2)?.into(),
        Cell::Text(organisation.unwrap_or_else(|| "Privatperson".to_owned())),
        text(4)?.into(),
        subject.into(),
        place.into(),
    ])
}

async fn in_a_file(
    reading: &mut Transacting,
    message: i64,
    wanted: &[Wanted],
    writer: Writer<'_>,
) -> Result<Option<String>, RegisterError> {
    for row in reading.rows(ATTACHED, values![message]).await? {
        if let Some(around) = stems::around(&row.cell::<String>(1)?, wanted) {
            let name: String = row.cell(0)?;
            return Ok(Some(masking::public_text(&format!("{name}: {around}"), writer)));
        }
    }
    Ok(None)
}
