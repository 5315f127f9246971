//! Everything known of one message, for `show`.
//!
//! A reference is `Ks 1216/2018-3` (case and serial), `g12` (a review), or the first eight or more
//! hex digits of an original's SHA-256, of a copy too.

mod alike;
mod gone;
mod history;
mod way;

pub use self::gone::CANCELLED_NUMBER;
use super::Register;
use super::door::{Transacting, values};
use super::error::RegisterError;
use super::evidence;
use super::listing::Selection;
use crate::facts::{Cell, Table};
pub(super) use gone::erased;

/// One part of what is known of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What the part is about, in Swedish for staff.
    pub heading: &'static str,
    /// What is known.
    pub table: Table,
}

/// Fewer hex digits of a fingerprint than this are not taken for one.
const SHORTEST_PREFIX: usize = 8;

const BY_RESPONSE: &str = "SELECT message FROM response WHERE consultation = $1 AND serial = $2";
const BY_REVIEW: &str = "SELECT message FROM review WHERE id = $1";

/// A prefix that fits two messages names neither.
const BY_FINGERPRINT: &str = "SELECT id FROM message WHERE fingerprint LIKE $1
    UNION SELECT message FROM copy WHERE fingerprint LIKE $1";

/// The section of the message itself.
const MESSAGE: &str = "Meddelande";

/// The section of what a person is asked, and its column of consultations.
const REVIEW: &str = "Granskning";
const SUGGESTED: &str = "forslag";

const SECTIONS: [(&str, Selection); 7] = [
    (
        MESSAGE,
        Selection {
            columns: &[
                "inkom", "grund", "typ", "utfall", "kanal", "låg i skräpposten", "namn", "e-post", "rubrik",
                "message_id", "storlek", "original", "text",
            ],
            sql: "SELECT local_day || ' ' || local_time,
                    CASE arrival_basis
                        WHEN 'received_header' THEN 'mottaget av vår server'
                        WHEN 'internal_date' THEN 'lagt i brevlådan'
                        WHEN 'given' THEN 'angivet för hand'
                        WHEN 'date_header' THEN 'avsändarens klocka'
                        WHEN 'postal_rule' THEN 'närmast föregående arbetsdag (brev)'
                    END,
                    kind, CASE outcome WHEN 'filed' THEN 'registrerat' ELSE 'granskas' END,
                    CASE channel WHEN 'email' THEN 'e-post' WHEN 'letter' THEN 'brev'
                        WHEN 'phone' THEN 'telefon' WHEN 'meeting' THEN 'möte' ELSE channel END,
                    CASE WHEN is_junk THEN 'ja' ELSE 'nej' END, sender_name, sender_address, subject,
                    message_id, CAST(size AS TEXT), fingerprint, body
                FROM message WHERE id = $1",
        },
    ),
    (
        "Registrerat",
        Selection {
            columns: &[
                "arendenummer", "lopnummer", "remiss", "i_tid", "anstånd", "typ", "kompletterar",
                "stallningstagande", "avsandare_typ", "organisation", "handlingsnummer", "hanterat",
            ],
            sql: "SELECT consultation, CAST(serial AS TEXT), title,
                    CASE timing WHEN 'in_time' THEN 'ja' WHEN 'late' THEN 'nej' END, more_time, kind_word,
                    CAST(supplements_serial AS TEXT), stance_word, sender_word, organisation, document_number,
                    CASE WHEN kind IN ('question', 'extension_request', 'document_request')
                        THEN CASE WHEN handled_at IS NULL THEN 'nej' ELSE 'ja' END END
                FROM registered WHERE message = $1 ORDER BY consultation",
        },
    ),
    (
        "Uppgifter borttagna",
        Selection {
            columns: &["när", "vem", "varför"],
            sql: "SELECT h.at_local, h.who, h.reason
                FROM history h JOIN message m ON m.id = h.message
                WHERE m.id = $1 AND m.erased_at IS NOT NULL AND h.act = 'erase' ORDER BY h.id",
        },
    ),
    (
        REVIEW,
        Selection {
            columns: &["id", SUGGESTED, "anledning", "läge", "tidigare"],
            sql: "SELECT 'g' || v.id, v.suggestion, v.reason,
                    CASE v.state WHEN 'waiting' THEN 'väntar' WHEN 'filed' THEN 'registrerat'
                        WHEN 'accepted' THEN 'registrerat av en person' WHEN 'erased' THEN 'borttaget'
                        ELSE v.state END,
                    (SELECT g.tidigare FROM granskning g WHERE g.id = 'g' || v.id)
                FROM review v WHERE v.message = $1",
        },
    ),
    (
        "Bilagor",
        Selection {
            columns: &["namn", "mediatyp", "storlek", "läsbar", "sha256"],
            sql: "SELECT name, media_type, CAST(size AS TEXT),
                    CASE WHEN readable THEN 'ja' WHEN NOT readable THEN 'nej' END, fingerprint
                FROM attachment WHERE message = $1 ORDER BY position",
        },
    ),
    (
        "Samma brev en annan väg",
        Selection {
            columns: &["original", "kanal", "låg i skräpposten", "storlek"],
            sql: "SELECT fingerprint, channel, CASE WHEN is_junk THEN 'ja' ELSE 'nej' END, CAST(size AS TEXT)
                FROM copy WHERE message = $1 ORDER BY fingerprint",
        },
    ),
    (
        "Brev",
        Selection {
            columns: &["sort", "mottagare", "läge", "försök", "skickad", "fel", "message_id"],
            sql:
                "SELECT o.kind, o.recipient, s.lage, CAST(o.tries AS TEXT), o.sent_local, s.fel, o.message_id
                FROM outbox o JOIN letter_standing s ON s.letter = o.id WHERE o.message = $1 ORDER BY o.id",
        },
    ),
];

const EVIDENCE: &str = "SELECT evidence FROM message WHERE id = $1";

const IS_RESTRICTED: &str = "SELECT is_restricted FROM message WHERE id = $1";

/// Of restricted mail: that it came, when, how it stands, and which file it is.
const RESTRICTED: [(&str, Selection); 3] = [
    (
        MESSAGE,
        Selection {
            columns: &["inkom", "utfall", "skyddat", "original"],
            sql: "SELECT local_day || ' ' || local_time,
                    CASE outcome WHEN 'filed' THEN 'registrerat' ELSE 'granskas' END, 'ja', fingerprint
                FROM message WHERE id = $1",
        },
    ),
    (
        "Registrerat",
        Selection {
            columns: &["arendenummer", "lopnummer", "i_tid", "handlingsnummer"],
            sql: "SELECT consultation, CAST(serial AS TEXT),
                    CASE timing WHEN 'in_time' THEN 'ja' WHEN 'late' THEN 'nej' END, document_number
                FROM response WHERE message = $1 ORDER BY consultation",
        },
    ),
    (
        REVIEW,
        Selection {
            columns: &["id", "läge"],
            sql: "SELECT 'g' || id, CASE state WHEN 'waiting' THEN 'väntar' WHEN 'erased' THEN 'borttaget'
                    ELSE 'registrerat av en person' END
                FROM review WHERE message = $1",
        },
    ),
];

/// What a reference names.
enum Named {
    Response { case: String, serial: i64 },
    Review(i64),
    Original(String),
}

impl Register {
    /// Everything known of the message that `reference` names, or named before that number was cancelled; none when it
    /// names no message, or a fingerprint's beginning fits several. Of one that was dismissed since, that alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show(&self, reference: &str) -> Result<Option<Vec<Section>>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let (message, cancelled) = match named(&mut reading, reference).await? {
            Some(message) => (message, None),
            None => match gone::cancelled(&mut reading, reference).await? {
                Some((Some(message), cancelled)) => (message, Some(cancelled)),
                Some((None, cancelled)) => return Ok(Some(vec![cancelled])),
                None => return Ok(None),
            },
        };
        let mut sections = match is_restricted(&mut reading, message).await? {
            true => restricted(&mut reading, message).await?,
            false => open(&mut reading, message).await?,
        };
        sections.push(history::history(&mut reading, message).await?);
        sections.splice(0..0, cancelled);
        sections.retain(|section| !section.table.rows.is_empty());
        Ok(Some(sections))
    }
}

async fn is_restricted(reading: &mut Transacting, message: i64) -> Result<bool, RegisterError> {
    reading.row(IS_RESTRICTED, values![message]).await?.map_or(Ok(false), |row| row.cell(0))
}

async fn restricted(reading: &mut Transacting, message: i64) -> Result<Vec<Section>, RegisterError> {
    let mut sections = Vec::new();
    for (heading, selection) in &RESTRICTED {
        sections.push(Section { heading, table: selection.read(reading, values![message]).await? });
    }
    Ok(sections)
}

async fn open(reading: &mut Transacting, message: i64) -> Result<Vec<Section>, RegisterError> {
    let evidence = reading.row(EVIDENCE, values![message]).await?;
    let evidence = evidence.map_or(Ok(None), |row| row.cell::<Option<String>>(0))?.unwrap_or_default();
    let mut sections = Vec::new();
    for (heading, selection) in &SECTIONS {
        let mut table = selection.read(reading, values![message]).await?;
        match *heading {
            MESSAGE => way::add(reading, message, &mut table).await?,
            REVIEW => offer_all(&evidence, &mut table),
            _ => {}
        }
        sections.push(Section { heading, table });
    }
    sections.push(alike::section(reading, message).await?);
    sections.push(Section { heading: "Underlag", table: evidence::table(&evidence) });
    Ok(sections)
}

/// Puts all consultations that a review may belong to where the register's column has the first.
fn offer_all(evidence: &str, table: &mut Table) {
    let all: Vec<String> = evidence::suggested(evidence).iter().map(ToString::to_string).collect();
    let at = table.columns.iter().position(|name| name == SUGGESTED);
    let cell = at.and_then(|at| table.rows.first_mut()?.get_mut(at));
    if let Some(cell) = cell.filter(|_| !all.is_empty()) {
        *cell = Cell::from(Some(all.join(", ")));
    }
}

/// The message that `reference` names, if it names one.
pub(super) async fn named(reading: &mut Transacting, reference: &str) -> Result<Option<i64>, RegisterError> {
    let Some(named) = Named::parse(reference) else { return Ok(None) };
    let rows = match named {
        Named::Response { case, serial } => reading.rows(BY_RESPONSE, values![case, serial]).await?,
        Named::Review(id) => reading.rows(BY_REVIEW, values![id]).await?,
        Named::Original(prefix) => reading.rows(BY_FINGERPRINT, values![format!("{prefix}%")]).await?,
    };
    let [row] = rows.as_slice() else { return Ok(None) };
    row.cell(0)
}

/// The review that `reference` names, whether it is here or not.
pub(super) fn review(reference: &str) -> Option<i64> {
    match Named::parse(reference) {
        Some(Named::Review(id)) => Some(id),
        _ => None,
    }
}

impl Named {
    fn parse(reference: &str) -> Option<Self> {
        let reference = reference.trim();
        if let Some(id) = reference.strip_prefix(['g', 'G'])
            && let Ok(id) = id.parse()
        {
            return Some(Self::Review(id));
        }
        if let Some((case, serial)) = reference.rsplit_once('-')
            && let Ok(serial) = serial.parse()
        {
            return Some(Self::Response { case: case.to_owned(), serial });
        }
        let hex = reference.len() >= SHORTEST_PREFIX && reference.chars().all(|c| c.is_ascii_hexdigit());
        hex.then(|| Self::Original(reference.to_ascii_lowercase()))
    }
}
