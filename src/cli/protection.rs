//! What is said of a decision on a sender's protected identity, whichever command takes it.

use std::io::{self, Write as _};

use super::out::stdout;
use super::{table, unknown};
use crate::intake::{Identity, ProtectedByHand};

/// Says what stands now.
pub(super) fn say(reference: &str, identity: Identity) -> io::Result<()> {
    let now = match identity {
        Identity::Protected => {
            "its sender's identity is protected: name and words are hidden, and stay in the original alone"
        }
        Identity::Open => "its sender's identity is not protected: name and words are open",
    };
    writeln!(stdout(), "{}: {now}.", table::harmless(reference))
}

/// Why it could not be decided.
pub(super) fn refusal(name: &str, why: &ProtectedByHand) -> String {
    match why {
        ProtectedByHand::Done(it_is) | ProtectedByHand::Already(it_is) => format!("{it_is} is so already"),
        ProtectedByHand::Unknown => unknown::nothing(name),
        ProtectedByHand::Erased(at) => {
            format!("the personal data of {name} were removed {at}: nothing is decided on it any more")
        }
        ProtectedByHand::NoMail(it_is) => format!(
            "{it_is} came on paper or was said, and whose it is does not stand in its original: \
             `remissd import --corrects --not-protected` says it anew"
        ),
        ProtectedByHand::Lost(original) => {
            format!("the original of {name} is missing or damaged ({original}); see `remissd audit`")
        }
        ProtectedByHand::Failed(reason) => {
            format!("{name} could not be judged anew: {}", table::harmless(reason))
        }
        ProtectedByHand::Overtaken => {
            format!("{name} was decided on or judged anew at this moment: look again, nothing was done")
        }
    }
}
