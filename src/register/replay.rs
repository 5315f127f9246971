//! What stands of each kept message, and a new verdict on it. Nothing that is filed is ever taken back, and
//! nothing that a person decided is written over: it is told, in the history too.

mod apply;
pub(super) mod hide;
mod last_day;
pub(super) mod standing;

pub(super) use self::hide::{forget, forget_history};
pub use self::last_day::{Move, Moves};
pub use self::standing::{Rejudged, Standing, Stays};
