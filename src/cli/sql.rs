//! `remissd sql`: a read-only question to the register.

use std::time::Duration;

use super::out::complain;
use super::reference::asked_for;
use super::{Ended, args, register, table};
use crate::config::Config;
use crate::diary_number::DiaryNumber;
use crate::facts::{Cell, Table};
use crate::register::{Answer, NAMED_QUERIES, NamedQuery, QueryLimits, Register, SEARCH, SEARCH_QUESTION};

/// A question that takes longer is a mistake, and holds up the others; a database may lay what it sorts on disk meanwhile.
const LONGEST: Duration = Duration::from_secs(10);

/// More rows than a spreadsheet opens are a mistake too.
const MOST_ROWS: usize = 1_000_000;

/// The most memory that the rows may take, in bytes: a year's answers with their texts fit, and drawing
/// them as a table takes a few times as much again.
const MOST_BYTES: usize = 64 << 20;

/// Asks, and prints the answer.
pub(super) async fn sql(config: &Config, wanted: &args::Sql) -> anyhow::Result<Ended> {
    if wanted.list {
        table::print(&list(), wanted.format)?;
        return Ok(Ended::Well);
    }
    let register = register(config).await?;
    let number = asked_for(config, &register, wanted.diary_number.as_ref()).await?;
    let answer = ask(&register, wanted, number.as_ref()).await?;
    table::print(&answer.table, wanted.format)?;
    if answer.cut {
        complain!(
            "remissd: only the first {} rows are shown: an answer has at most {MOST_ROWS} rows and {} MiB, \
             a search fewer",
            answer.table.rows.len(),
            MOST_BYTES >> 20
        );
    }
    Ok(Ended::Well)
}

/// The named queries, each with its question.
fn list() -> Table {
    let row = |name: &str, question: &str| [name, question].map(|text| Cell::Text(text.to_owned())).to_vec();
    let named = NAMED_QUERIES.iter().map(|query| row(query.name, query.question()));
    Table {
        columns: ["namn", "fraga"].map(str::to_owned).to_vec(),
        rows: std::iter::once(row(SEARCH, SEARCH_QUESTION)).chain(named).collect(),
    }
}

async fn ask(
    register: &Register,
    wanted: &args::Sql,
    number: Option<&DiaryNumber>,
) -> anyhow::Result<Answer> {
    let limits = QueryLimits { rows: MOST_ROWS, bytes: MOST_BYTES, time: LONGEST };
    Ok(match (wanted.name.as_deref(), &wanted.query) {
        (None, Some(query)) if query.trim_matches([' ', '\t', '\n', ';']).is_empty() => {
            anyhow::bail!(
                "write a question: remissd sql \"SELECT * FROM svar\"; `remissd sql --list` names those there are"
            )
        }
        (None, query) => register.query(query.as_deref().unwrap_or_default(), limits).await?,
        (Some(SEARCH), Some(words)) => register.search(words, number, limits).await?,
        (Some(SEARCH), None) => {
            anyhow::bail!("write what to look for: remissd sql --name {SEARCH} \"samverkan föreningar\"")
        }
        (Some(name), Some(_)) => anyhow::bail!("only --name {SEARCH} looks for words; {name} takes none"),
        (Some(name), None) => {
            let Some(named) = NamedQuery::of(name) else {
                anyhow::bail!("there is no query named {name}: `remissd sql --list` names them")
            };
            register.query(&named.sql(number), limits).await?
        }
    })
}
