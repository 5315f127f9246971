//! PURE. What a registrar hands over, as files: lines of JSON, names that are safe wherever the files are unpacked, and
//! the page that says what is there. What is asked of the register and what is written where is not here.

mod index;
mod jsonl;
mod names;

pub use self::index::{Entry, File, Index, page};
pub use self::jsonl::line;
pub use self::names::{attachment_name, original_name};
