//! What staff decide on a message that waits for them, or stands under the wrong consultation: it is filed, moved,
//! dismissed, and a decision is taken back. One transaction a decision, with its row of the history. Who decides
//! says how the message stood when they looked; if it stands otherwise by now, nothing is done and they are told.

mod dismiss;
mod file;
mod in_force;
mod letter;
mod moved;
mod restore;
mod said;
mod undo;
mod withdraw;
mod writer;

pub use self::dismiss::{Dismissed, Unremoved};
pub(super) use self::file::REVIEWED;
pub use self::file::{FiledByHand, Filing};
pub use self::in_force::InForce;
pub use self::letter::Receipt;
pub use self::undo::Undone;
pub use self::writer::Writer;
pub(super) use self::writer::as_it_came;
