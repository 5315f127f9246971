//! The kept bytes: whole, for the owner alone, and never anything half-written.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterId, LetterKind};
use remissd::originals::{Originals, OriginalsError, Verified, letter_key};

fn mails(count: usize) -> Vec<(Fingerprint, Vec<u8>)> {
    let mail = |number: usize| format!("Subject: brev {number}\r\n\r\nå\0ä\r\n").into_bytes();
    (0..count).map(mail).map(|raw| (Fingerprint::of(&raw), raw)).collect()
}

fn keep(originals: &Originals, mails: &[(Fingerprint, Vec<u8>)]) -> Result<(), OriginalsError> {
    let batch: Vec<_> = mails.iter().map(|(fingerprint, raw)| (*fingerprint, raw.as_slice())).collect();
    originals.keep(&batch)
}

/// Every file and folder below `folder`, itself too.
fn everything(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_path_buf()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(everything(&path)) } else { found.push(path) }
    }
    found
}

fn files(folder: &Path) -> usize {
    everything(folder).iter().filter(|path| path.is_file()).count()
}

#[test]
fn what_is_kept_is_read_back_byte_for_byte_by_the_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let originals = Originals::open(&state).unwrap();
    for count in [0, 1, 40] {
        keep(&originals, &mails(count)).unwrap();
    }
    for (fingerprint, raw) in mails(40) {
        assert_eq!(fs::read(originals.path(&fingerprint)).unwrap(), raw);
        assert_eq!(originals.verify(&fingerprint).unwrap(), Verified::Whole);
        let name = fingerprint.to_string();
        let place = format!("originals/{}/{name}.eml", &name[..2]);
        assert_eq!(originals.path(&fingerprint), state.join(place));
    }
    for path in everything(&state) {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
    assert_eq!(files(&state), 40);
}

#[test]
fn a_damaged_original_is_told_and_mended_when_it_is_kept_again() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::open(folder.path()).unwrap();
    let mails = mails(1);
    let fingerprint = mails[0].0;
    assert_eq!(originals.verify(&fingerprint).unwrap(), Verified::Missing);
    keep(&originals, &mails).unwrap();
    for damage in ["", "other bytes"] {
        fs::write(originals.path(&fingerprint), damage).unwrap();
        assert_eq!(originals.verify(&fingerprint).unwrap(), Verified::Damaged);
        keep(&originals, &mails).unwrap();
        assert_eq!(originals.verify(&fingerprint).unwrap(), Verified::Whole);
    }
}

#[test]
fn looking_at_originals_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mails = mails(1);
    let state = folder.path().join("state");
    assert_eq!(Originals::open_read(&state).verify(&mails[0].0).unwrap(), Verified::Missing);
    assert!(!state.exists());
    keep(&Originals::open(&state).unwrap(), &mails).unwrap();
    assert_eq!(Originals::open_read(&state).verify(&mails[0].0).unwrap(), Verified::Whole);
}

#[test]
fn an_original_that_comes_piece_by_piece_is_kept_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::open(folder.path()).unwrap();
    let mut dropped = originals.incoming().unwrap();
    dropped.write(b"half").unwrap();
    assert_eq!(files(folder.path()), 1);
    drop(dropped);
    assert_eq!(files(folder.path()), 0);

    let mut incoming = originals.incoming().unwrap();
    for piece in [b"first ".as_slice(), b"", b"second"] {
        incoming.write(piece).unwrap();
    }
    let fingerprint = incoming.keep().unwrap();
    assert_eq!(fingerprint, Fingerprint::of(b"first second"));
    assert_eq!(fs::read(originals.path(&fingerprint)).unwrap(), b"first second");
}

#[test]
fn what_a_kill_left_half_written_goes_at_the_next_start_and_what_is_being_written_stays() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::open(folder.path()).unwrap();
    let left = folder.path().join("originals/unfinished/4-0");
    fs::write(&left, "half").unwrap();
    let mut incoming = originals.incoming().unwrap();
    incoming.write(b"whole").unwrap();
    Originals::open(folder.path()).unwrap();
    assert!(!left.exists());
    let fingerprint = incoming.keep().unwrap();
    assert_eq!(originals.verify(&fingerprint).unwrap(), Verified::Whole);
}

#[tokio::test]
async fn blocking_work_is_done_aside() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::open(folder.path()).unwrap();
    let batch = mails(2);
    let fingerprint = batch[0].0;
    originals.aside(move |originals| keep(originals, &batch)).await.unwrap();
    let verified = originals.aside(move |originals| originals.verify(&fingerprint)).await.unwrap();
    assert_eq!(verified, Verified::Whole);
}

#[test]
fn the_signing_key_is_made_once_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let letter = LetterId { kind: LetterKind::Acknowledgement, about: Fingerprint::of(b"mail") };
    let sign = || letter.message_id(&letter_key(&state).unwrap(), "kommun.example");
    assert_eq!(sign(), sign());
    let path = state.join("letter.key");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(files(&state), 1);
    fs::write(&path, "damaged").unwrap();
    assert!(matches!(letter_key(&state), Err(OriginalsError::Key { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"damaged");
}

#[test]
fn what_is_removed_is_gone_and_whoever_keeps_waits_for_whoever_removes() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::open(folder.path()).unwrap();
    keep(&originals, &mails(2)).unwrap();
    let [(gone, _), (stays, _)] = mails(2).try_into().unwrap();
    let keeping = [originals.hold_to_keep().unwrap(), originals.hold_to_keep().unwrap()];
    let (told, hears) = std::sync::mpsc::channel();
    let removing = std::thread::spawn({
        let originals = originals.clone();
        move || {
            let _held = originals.hold_to_remove().unwrap();
            told.send(()).unwrap();
            originals.remove(&[gone, gone]).unwrap();
        }
    });
    assert!(hears.try_recv().is_err(), "both still keep");
    drop(keeping);
    removing.join().unwrap();
    assert_eq!(originals.verify(&gone).unwrap(), Verified::Missing);
    assert_eq!(originals.verify(&stays).unwrap(), Verified::Whole);
    assert!(originals.find(&stays).is_ok() && originals.find(&gone).is_err());
}
