//! Which files below a path hold mail. A Maildir is known by its folders, an mbox by its first line, whatever either is
//! called; of other files those are mail that end with `.eml`. A link is followed where a person names it, and nowhere else.

use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::FileTypeExt as _;
use std::path::{Path, PathBuf};

use super::passed::{Missed, Passed, Why};
use super::{Source, open};
use crate::message::is_mbox;

/// Bytes that tell an mbox.
pub(super) const START: u64 = 5;

/// What stands before the flags in the name of a mail in a Maildir. On Windows a colon cannot be in a name.
const FLAGS: [&str; 3] = [":2,", ";2,", "!2,"];

/// A file with mail in it, or what is none and why.
type Looked = Result<Source, Missed>;

/// The files with mail that `paths` name, in order; those below a folder by name.
pub(in crate::cli) fn sources(paths: &[PathBuf]) -> Vec<Looked> {
    paths.iter().flat_map(|path| named(path)).collect()
}

/// What a path that a person named holds.
fn named(path: &Path) -> Vec<Looked> {
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => below(path),
        // What another program writes: `/dev/stdin`, or what a shell puts there for a command.
        Ok(there) if there.file_type().is_fifo() => vec![Ok(Source::Piped(path.to_owned()))],
        Ok(there) if !there.is_file() => vec![Err(Missed { path: path.to_owned(), why: Why::NamedNoFile })],
        Ok(_) if is_trashed(path) && lies_in_maildir(path) => {
            vec![Err(Missed::passed(path, Passed::Trashed))]
        }
        Ok(_) => vec![single(path)],
        Err(error) => vec![Err(Missed::unreadable(path, error))],
    }
}

/// What a file that a person named holds, or one in a folder that holds mail.
fn single(path: &Path) -> Looked {
    let is_box = |start: &[u8]| match is_eml(path) {
        true => is_eml_of_many(path, start),
        false => Ok(start.is_empty() || is_mbox(start)),
    };
    let is_box = start(path).and_then(|start| is_box(&start));
    let is_box = is_box.map_err(|error| Missed::unreadable(path, error))?;
    Ok(if is_box { Source::Mbox(path.to_owned()) } else { Source::Message(path.to_owned()) })
}

/// Some programs save a single mail with the line that begins it in an mbox.
fn is_eml_of_many(path: &Path, start: &[u8]) -> io::Result<bool> {
    Ok(is_mbox(start) && Source::Mbox(path.to_owned()).holds_many()?)
}

fn below(folder: &Path) -> Vec<Looked> {
    if is_part_of_maildir(folder) {
        return messages(&[folder.to_owned()]);
    }
    let entries = match entries(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![Err(Missed::unreadable(folder, error))],
    };
    if is_maildir(folder) {
        return of_maildir(folder, &entries);
    }
    let is_folder = |path: &Path| path.is_dir() && !path.is_symlink();
    let found = |path: &PathBuf| if is_folder(path) { below(path) } else { vec![in_folder(path)] };
    entries.iter().flat_map(found).collect()
}

/// The mail of a Maildir, then that of its folders, for one of which a link may have been meant. Files that lie beside
/// these are the mail server's own.
fn of_maildir(folder: &Path, entries: &[PathBuf]) -> Vec<Looked> {
    let parts = ["cur", "new"].map(|part| folder.join(part));
    let parts: Vec<PathBuf> = parts.into_iter().filter(|part| !part.is_symlink()).collect();
    let mut found = messages(&parts);
    for path in entries {
        if path.is_symlink() {
            found.push(Err(Missed::passed(path, Passed::Link)));
        } else if path.is_dir() && !is_named(path, &["cur", "new", "tmp"]) {
            found.extend(below(path));
        }
    }
    found
}

/// What a file holds in a folder that is no Maildir. Nothing is lost with an empty one.
fn in_folder(path: &Path) -> Looked {
    regular(path)?;
    let start = start(path).map_err(|error| Missed::unreadable(path, error))?;
    if start.is_empty() || is_eml(path) || is_mbox(&start) {
        return single(path);
    }
    Err(Missed::passed(path, Passed::NoMail))
}

/// Every file of these parts of a Maildir, whatever it is called, but what was thrown away; names begin with when it
/// came.
fn messages(parts: &[PathBuf]) -> Vec<Looked> {
    let (mut paths, mut found) = (Vec::new(), Vec::new());
    for part in parts {
        match entries(part) {
            Ok(entries) => paths.extend(entries),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => found.push(Err(Missed::unreadable(part, error))),
        }
    }
    paths.sort_by(|one, other| one.file_name().cmp(&other.file_name()));
    found.extend(paths.into_iter().map(message));
    found
}

fn message(path: PathBuf) -> Looked {
    regular(&path)?;
    if name(&path).starts_with('.') {
        return Err(Missed::passed(path, Passed::NoMail));
    }
    if is_trashed(&path) {
        return Err(Missed::passed(path, Passed::Trashed));
    }
    Ok(Source::Message(path))
}

/// Refuses what is no file itself.
fn regular(path: &Path) -> Result<(), Missed> {
    let kind = fs::symlink_metadata(path).map_err(|error| Missed::unreadable(path, error))?.file_type();
    match kind.is_file() {
        true => Ok(()),
        false if kind.is_symlink() => Err(Missed::passed(path, Passed::Link)),
        false => Err(Missed::passed(path, Passed::NoFile)),
    }
}

/// Whether the name ends with flags of which one is `T`, as in `1572354180.M1P2.host:2,ST`.
fn is_trashed(path: &Path) -> bool {
    let name = name(path);
    let flags = FLAGS.iter().find_map(|mark| name.rsplit_once(mark)).map(|(_, flags)| flags);
    // A program may write more behind a comma.
    flags.and_then(|flags| flags.split(',').next()).is_some_and(|flags| flags.contains('T'))
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn is_maildir(folder: &Path) -> bool {
    folder.join("cur").is_dir() && (folder.join("new").is_dir() || folder.join("tmp").is_dir())
}

/// Whether a person named `cur` or `new` of a Maildir itself, wherever they stand.
fn is_part_of_maildir(folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    is_named(&folder, &["cur", "new"]) && folder.parent().is_some_and(is_maildir)
}

fn lies_in_maildir(path: &Path) -> bool {
    path.canonicalize().is_ok_and(|path| path.parent().is_some_and(is_part_of_maildir))
}

fn is_named(path: &Path, names: &[&str]) -> bool {
    names.contains(&name(path).as_str())
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_eml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml"))
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    open(path)?.take(START).read_to_end(&mut start)?;
    Ok(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_thrown_away_is_known_by_its_flags() {
        for (name, expected) in [
            ("1572354180.M1P2.host:2,ST", true),
            ("1572354180.M1P2.host,S=900:2,T", true),
            ("1572354180.M1P2.host:2,STab", true),
            ("1572354180.M1P2.host;2,T", true),
            ("1572354180.M1P2.host!2,RT,x", true),
            ("1572354180.M1P2.host:2,RS", false),
            ("1572354180.M1P2.host:2,S,T", false),
            ("1572354180.M1P2.host:2,t", false),
            ("1572354180.M1P2.host:1,T", false),
            ("1572354180.M1P2.THOST", false),
            ("", false),
        ] {
            assert_eq!(is_trashed(Path::new(name)), expected, "{name}");
        }
    }
}
