//! PURE. Files packed together in one zip file: what people send us is opened, and what is handed over is packed. The
//! only door to `zip`.
//!
//! Names are told and taken as they are: whether one is fit to be a file's name somewhere is for others to say.

mod opened;
mod packing;

pub use self::opened::{Fault, Opened};
pub use self::packing::{PackError, Packing};
