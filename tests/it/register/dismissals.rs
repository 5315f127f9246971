//! What a dismissal leaves of a mail, how it is taken back, and who wins when two decide at once.

use super::mail::{ACCOUNT, Mail, a, ask, at, consultations, entry, kept, record};
use super::reviews::{anna, file, letter, standing, states, waiting};
use super::sqlite_url;
use crate::support::{postgres_dump, postgres_url};
use remissd::fingerprint::Fingerprint;
use remissd::register::{Dismissed, FiledByHand, Finding, FolderId, Register, Undone};

async fn a_dismissed_mail_leaves_nothing(register: &Register) -> FolderId {
    register.synchronise(&consultations()).await.unwrap();
    let inbox = register.folder(ACCOUNT, "INBOX", 7).await.unwrap().id;
    let secret = || Mail {
        id: Some("hemligt-id@privat.example"),
        text: "Grannens orgelspel är hemligt.",
        ..waiting("secret", "orgel@privat.example")
    };
    let other_way = Mail { raw: "secret, another way", ..secret() };
    record(register, inbox, 2, vec![kept(1, secret()), kept(2, other_way)]).await;
    let seen = standing(register, "g1").await;
    let Dismissed::Done(left) = register.dismiss(&seen, &anna("inte vår remiss")).await.unwrap() else {
        panic!("it is dismissed")
    };
    let originals = ["secret", "secret, another way"].map(|raw| Fingerprint::of(raw.as_bytes()));
    assert!(originals.iter().all(|one| left.originals.contains(one)), "and the copy's");
    assert_eq!(register.unremoved().await.unwrap(), std::slice::from_ref(&left), "until the files are gone");
    assert_eq!(register.to_be_removed(&left).await.unwrap(), left.originals);
    register.removed(&left).await.unwrap();
    assert_eq!(register.unremoved().await.unwrap(), []);
    assert_eq!(register.dismiss(&seen, &anna("en gång till")).await.unwrap(), Dismissed::Overtaken);
    assert_eq!(register.show("g1").await.unwrap(), None);
    assert_eq!(register.originals().await.unwrap(), []);
    assert_eq!(states(register, inbox).await, ["ignored", "ignored"]);
    assert_eq!(register.dismissed(inbox).await.unwrap().len(), 2);
    let decided = ask(register, "SELECT vem, galler, vad, varfor FROM andringar").await;
    assert_eq!(decided, [["anna", "g1", "avfärdat", "inte vår remiss"]]);
    inbox
}

async fn a_dismissal_is_taken_back(register: &Register, inbox: FolderId) {
    assert_eq!(register.undo("g1", &anna("")).await.unwrap(), Undone::ReadAgain(2));
    assert_eq!(register.undo("g1", &anna("")).await.unwrap(), Undone::Nothing);
    let due = register.failed_due(inbox, at("2019-10-30T08:00:00Z")).await.unwrap();
    assert_eq!(due.iter().map(|failed| (failed.uid, failed.tries)).collect::<Vec<_>>(), [(1, 0), (2, 0)]);
    assert_eq!(register.dismissed(inbox).await.unwrap().len(), 0);
    let mail = waiting("secret", "orgel@privat.example");
    record(register, inbox, 2, vec![kept(1, mail), entry(2, Finding::Gone)]).await;
    assert_eq!(ask(register, "SELECT id FROM granskning").await, [["g2"]], "as new");
}

const SECRETS: [&str; 4] = ["orgel", "hemligt", "Yttrande.pdf", "Svar på remissen"];

#[tokio::test]
async fn a_dismissed_mail_leaves_nothing_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&sqlite_url(folder.path())).await.unwrap();
    let inbox = a_dismissed_mail_leaves_nothing(&register).await;
    assert!(register.empty_log().await.unwrap(), "as the command does that dismisses");
    for file in ["remissd.db", "remissd.db-wal"].map(|name| folder.path().join("below").join(name)) {
        let bytes = std::fs::read(&file).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let hash = Fingerprint::of(b"secret").to_string();
        for secret in SECRETS.iter().copied().chain([hash.as_str()]) {
            assert!(!text.contains(secret), "{secret} in {}", file.display());
        }
    }
    a_dismissal_is_taken_back(&register, inbox).await;
}

#[tokio::test]
async fn a_dismissed_mail_leaves_nothing_on_postgresql() {
    let url = postgres_url();
    let register = Register::open(&url).await.unwrap();
    let inbox = a_dismissed_mail_leaves_nothing(&register).await;
    let dump = String::from_utf8(postgres_dump(&url)).unwrap();
    let hash = Fingerprint::of(b"secret").to_string();
    for secret in SECRETS.iter().copied().chain([hash.as_str()]) {
        assert!(!dump.contains(secret), "{secret}");
    }
    a_dismissal_is_taken_back(&register, inbox).await;
}

/// Many decide on the same at once: one wins, the others are told.
async fn at_once(url: &str) {
    let register = Register::open(url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    let inbox = register.folder(ACCOUNT, "INBOX", 7).await.unwrap().id;
    record(&register, inbox, 1, vec![kept(1, waiting("doubtful", "cia@privat.example"))]).await;
    let seen = standing(&register, "g1").await;
    let others = [Register::open(url).await.unwrap(), Register::open(url).await.unwrap()];
    let accept = async |register: &Register| {
        let done = file(register, &seen, &[a()], letter("cia@privat.example")).await;
        matches!(done, FiledByHand::Filed { .. })
    };
    let dismiss = async || matches!(register.dismiss(&seen, &anna("nej")).await.unwrap(), Dismissed::Done(_));
    let (one, two, three) = tokio::join!(accept(&others[0]), accept(&others[1]), dismiss());
    assert_eq!([one, two, three].into_iter().filter(|won| *won).count(), 1);
    let filed = ask(&register, "SELECT count(*) FROM svar").await;
    assert_eq!(filed, [[if three { "0" } else { "1" }]]);
}

#[tokio::test]
async fn of_two_who_decide_at_once_one_wins_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    at_once(&sqlite_url(folder.path())).await;
}

#[tokio::test]
async fn of_two_who_decide_at_once_one_wins_on_postgresql() {
    at_once(&postgres_url()).await;
}
