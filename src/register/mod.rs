//! What we know and owe: the ledger of UIDs, responses with their serials, reviews, the outbox, the
//! consultations and the views for staff. The only door to sqlx.
//!
//! One logic runs on SQLite and on PostgreSQL: the statements are shared text, and `door` holds all
//! that differs when one runs. A batch of messages is one transaction ([`Register::record`]): rows,
//! letters and cursor are durable together or not at all.
//!
//! Nothing is judged here; verdicts come in and facts go out. Of an ignored mail nothing *can* come
//! in: [`Finding::Ignored`] carries nothing, and [`Finding::Reported`] what it says of a letter of ours. Bytes are kept by `originals`, before `record`.

mod answers;
mod audit;
mod bodies;
mod carry;
mod consultations;
mod correct;
mod decision;
mod delivery;
mod digest;
mod door;
mod erase;
mod error;
mod event;
mod evidence;
mod extend;
mod fitness;
mod folders;
mod handed_over;
mod history;
mod hold;
mod judged;
mod listing;
mod mark;
mod named;
mod open;
mod outbox;
mod protect;
mod question;
mod question_postgres;
mod question_sqlite;
mod question_tree;
mod reader_role;
mod receipt;
mod record;
mod replay;
mod resend;
mod retention;
mod review;
mod same_mail;
mod search;
mod searchable;
mod show;
mod standing_for;
mod swedish;
mod target;
mod threads;
mod whereabouts;
mod words;

pub use self::audit::{AuditedFolder, LedgerState};
pub use self::carry::{Marked, Remark};
pub use self::correct::{Adds, Contradiction, Corrected, Correction, Corrections, Misfit, Misplaced};
pub use self::decision::Decision;
pub use self::digest::{DigestLetter, DigestPlanned, DigestRun};
use self::door::Pools;
pub use self::erase::{Erased, Remains};
pub use self::error::RegisterError;
pub use self::event::{Event, Occasion};
pub use self::extend::Extended;
pub use self::folders::{Failed, FolderId, FolderState};
pub use self::hold::{Cause, Hold, Stopped};
pub use self::judged::{Change, Judged};
pub use self::listing::Listing;
pub use self::mark::Mark;
pub use self::named::{NAMED_QUERIES, NamedQuery};
use self::open::Access;
pub use self::open::database_file;
pub use self::outbox::{About, Claim, Due, DueLetter, LetterRef, LetterState, Limits, OVERTAKEN};
pub use self::protect::{Protecting, Protection};
pub use self::question::{Answer, QueryLimits};
pub use self::record::by_hand::{ByHand, Wish};
pub use self::record::{Batch, Entry, Filed, Finding, Kept, NewLetter};
pub use self::replay::{Move, Moves, Rejudged, Standing, Stays};
pub use self::resend::{Refusal, Resent};
pub use self::retention::{KeptLetter, KeptMessage};
pub use self::review::{Dismissed, FiledByHand, Filing, InForce, Receipt, Undone, Unremoved, Writer};
pub use self::search::{SEARCH, SEARCH_QUESTION};
pub use self::show::{CANCELLED_NUMBER, Section};
pub use crate::consultation::Channel;

/// The register, open. Clones share the same connections.
#[derive(Debug, Clone)]
pub struct Register {
    pools: Pools,
}

impl Register {
    /// Opens the register that `url` names (`sqlite:/path` or `postgres://…`). An SQLite file and its
    /// folder are created for the owner alone, and the tables are brought up to date.
    ///
    /// # Errors
    /// When the address is none, the database cannot be reached or is newer than this program.
    pub async fn open(url: &str) -> Result<Self, RegisterError> {
        let pools = open::open(url, Access::Write).await?;
        searchable::fill(&pools).await?;
        pools.forget_again().await;
        Ok(Self { pools })
    }

    /// Empties the log of an SQLite file, which may hold what was removed since; whether it could be emptied: somebody
    /// may be reading. PostgreSQL forgets when it vacuums.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn empty_log(&self) -> Result<bool, RegisterError> {
        self.pools.forget().await
    }

    /// The same without waiting for who reads, where nobody is told: the next time comes soon.
    pub async fn empty_log_again(&self) {
        self.pools.forget_again().await;
    }

    /// Opens the register for looking: nothing is created, migrated or written.
    ///
    /// # Errors
    /// As [`Register::open`]; also when there is no database yet or its tables are of another age.
    pub async fn open_read(url: &str) -> Result<Self, RegisterError> {
        Ok(Self { pools: open::open(url, Access::Read).await? })
    }
}
