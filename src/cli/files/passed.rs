//! What lies below a path that a person named and is not read, and why. Nobody has to guess whether it was seen.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// A path of which no mail comes.
#[derive(Debug)]
pub(in crate::cli) struct Missed {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) why: Why,
}

/// Why there comes none.
#[derive(Debug)]
pub(in crate::cli) enum Why {
    /// It could not be read.
    Unreadable(io::Error),
    /// A person named it, and it is what nobody reads to an end, a device or a socket.
    NamedNoFile,
    /// A person named it, and it does not begin as a mail does.
    NamedNoMail,
    /// It is left where it is on purpose.
    Passed(Passed),
}

/// Why a path is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Passed {
    /// The mail program flagged it so: somebody has thrown it away.
    Trashed,
    /// It may lead anywhere, also round in a circle. Of what a person names the link is followed.
    Link,
    /// A pipe, a socket, a device, or a folder where a mail should lie.
    NoFile,
    /// Nothing shows that mail lies in it.
    NoMail,
}

impl Missed {
    pub(super) fn unreadable(path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self { path: path.into(), why: Why::Unreadable(error) }
    }

    pub(super) fn passed(path: impl Into<PathBuf>, why: Passed) -> Self {
        Self { path: path.into(), why: Why::Passed(why) }
    }
}

impl Why {
    /// What it is passed over for; nothing where it could not be read.
    pub(in crate::cli) fn passed(&self) -> Option<Passed> {
        match self {
            Self::Unreadable(_) => None,
            Self::NamedNoFile => Some(Passed::NoFile),
            Self::NamedNoMail => Some(Passed::NoMail),
            Self::Passed(passed) => Some(*passed),
        }
    }

    /// Whether a person asked for what cannot be done.
    pub(in crate::cli) fn is_failure(&self) -> bool {
        !matches!(self, Self::Passed(_))
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::NamedNoFile => write!(f, "passed over: {}; save the mail in one", Passed::NoFile),
            Self::NamedNoMail => f.write_str(
                "no mail: it has no header; a letter on paper is registered with --letter, a note with --note",
            ),
            Self::Passed(passed) => write!(f, "passed over: {passed}"),
        }
    }
}

impl fmt::Display for Passed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Trashed => "flagged as trashed",
            Self::Link => "a symbolic link",
            Self::NoFile => "no regular file",
            Self::NoMail => "not known as mail",
        })
    }
}

/// ` 3 passed over: 1 flagged as trashed, 2 a symbolic link.`; nothing where there are none.
pub(in crate::cli) fn counted(passed: &BTreeMap<Passed, u64>) -> String {
    if passed.is_empty() {
        return String::new();
    }
    let each: Vec<String> = passed.iter().map(|(why, count)| format!("{count} {why}")).collect();
    format!(" {} passed over: {}.", passed.values().sum::<u64>(), each.join(", "))
}
