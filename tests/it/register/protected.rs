//! Protected mail that comes more than one way is one, and nothing that is kept of it says so to who guesses its words.

use super::ledger::{adds, changed, decision, file, told};
use super::mail::{Mail, ask, at, mail, seal};
use super::sqlite_url;
use remissd::fingerprint::Fingerprint;
use remissd::recognition::{Kind, Outcome};
use remissd::register::{Batch, Entry, Finding, Kept, Protecting, Protection, Register, Rejudged};
use sqlx::{Connection as _, SqliteConnection};

const REVIEWS: &str = "SELECT id FROM granskning ORDER BY id";

fn protected(raw: &'static str) -> Mail {
    Mail {
        id: Some("p1@privat.example"),
        text: "Jag har skyddad identitet.",
        outcome: Outcome::Restricted,
        ..mail(raw, "petra@privat.example")
    }
}

fn open(raw: &'static str) -> Mail {
    Mail { outcome: Outcome::Filed, ..protected(raw) }
}

async fn erased(register: &Register, raw: &'static str) -> Vec<Fingerprint> {
    let kept: Kept = protected(raw).kept();
    register.erased_among([&kept].into_iter()).await.unwrap()
}

async fn protect(register: &Register, protection: Protection) {
    let standing = register.standing_of("Ks 1216/2018-1").await.unwrap().unwrap();
    let done = register.protect(&standing, &protection, &decision("")).await.unwrap();
    assert_eq!(done, Protecting::Done);
}

async fn hide(register: &Register, raw: &'static str) {
    let standing = register.standing_of("Ks 1216/2018-1").await.unwrap().unwrap();
    let now = Rejudged::Kept(Box::new(protected(raw).kept()));
    register.rejudge(&standing, &now, at("2019-11-01T09:00:00Z")).await.unwrap();
}

#[tokio::test]
async fn protected_mail_by_two_ways_waits_once() {
    told(async |register| {
        file(&register, vec![protected("one way")]).await;
        assert!(file(&register, vec![protected("another way"), open("a third")]).await.is_empty());
        assert_eq!(ask(&register, REVIEWS).await, [["g1"]]);
        assert_eq!(ask(&register, "SELECT count(*) FROM svar").await, [["0"]]);
    })
    .await;
}

#[tokio::test]
async fn erased_protected_mail_does_not_come_back_another_way() {
    told(async |register| {
        file(&register, vec![protected("one way")]).await;
        register.erase("g1", &decision("beslut")).await.unwrap();
        assert_eq!(erased(&register, "another way").await, [Fingerprint::of(b"another way")]);
        assert!(file(&register, vec![protected("another way"), open("a third")]).await.is_empty());
        assert_eq!(ask(&register, REVIEWS).await, Vec::<Vec<String>>::new());
    })
    .await;
}

/// What a mail is read as may change, and then be what was erased: its bytes are its own all the same.
#[tokio::test]
async fn whoever_has_the_bytes_goes_before_what_was_erased_of_the_same_content() {
    told(async |register| {
        let read_otherwise = || Mail { id: Some("p2@privat.example"), ..open("another way") };
        file(
            &register,
            vec![open("one way"), read_otherwise(), Mail { raw: "its copy", ..read_otherwise() }],
        )
        .await;
        register.erase("Ks 1216/2018-1", &decision("beslut")).await.unwrap();
        for raw in ["another way", "its copy"] {
            assert_eq!(erased(&register, raw).await, [], "{raw}");
            assert!(file(&register, vec![open(raw)]).await.is_empty());
        }
        for raw in ["one way", "a third"] {
            assert_eq!(erased(&register, raw).await, [Fingerprint::of(raw.as_bytes())], "{raw}");
        }
        let kept = register.originals().await.unwrap();
        assert_eq!(kept.len(), 2, "{kept:?}");
    })
    .await;
}

#[tokio::test]
async fn what_turns_out_to_be_protected_is_known_another_way() {
    told(async |register| {
        file(&register, vec![open("one way")]).await;
        hide(&register, "one way").await;
        assert!(file(&register, vec![protected("another way"), open("a third")]).await.is_empty());
        assert_eq!(ask(&register, REVIEWS).await, [["g1"]]);
    })
    .await;
}

#[tokio::test]
async fn protected_mail_that_was_open_before_is_laid_before_a_person_and_hidden() {
    told(async |register| {
        file(&register, vec![open("one way"), protected("another way")]).await;
        assert_eq!(ask(&register, REVIEWS).await, [["g1"]]);
        assert!(file(&register, vec![protected("a third")]).await.is_empty(), "it waits already");
        hide(&register, "one way").await;
        assert_eq!(ask(&register, REVIEWS).await, [["g1"]]);
        assert_eq!(ask(&register, ANSWERS).await, [["1", "-"]]);
        assert!(file(&register, vec![protected("a fourth")]).await.is_empty());
    })
    .await;
}

const ANSWERS: &str = "SELECT lopnummer, avsandare_epost FROM svar";
const LETTERS: &str = "SELECT count(*), max(mottagare) FROM kvittens";

#[tokio::test]
async fn open_mail_that_comes_again_protected_is_one_answer_that_a_person_hides() {
    told(async |register| {
        file(&register, vec![open("one way")]).await;
        assert_eq!(file(&register, vec![protected("another way")]).await, ["g1"]);
        let waits = ask(&register, "SELECT forslag, anledning FROM granskning").await;
        assert_eq!(waits[0][0], "Ks 1216/2018");
        assert!(waits[0][1].contains("samma mejl finns öppet som Ks 1216/2018-1"), "{waits:?}");
        assert_eq!(ask(&register, ANSWERS).await, [["1", "petra@privat.example"]]);
        protect(&register, Protection::Protected(seal().key)).await;
        assert_eq!(ask(&register, REVIEWS).await, Vec::<Vec<String>>::new());
        assert_eq!(ask(&register, ANSWERS).await, [["1", "-"]]);
        assert_eq!(ask(&register, LETTERS).await, [["1", ""]], "owed once, to whom the original says");
        assert!(
            file(&register, vec![protected("a third"), open("a fourth"), open("one way")]).await.is_empty()
        );
        assert_eq!(ask(&register, ANSWERS).await, [["1", "-"]]);
        let told = "SELECT vem, galler, vad FROM andringar";
        assert_eq!(ask(&register, told).await, [["rut", "Ks 1216/2018-1", "identiteten är skyddad"]]);
    })
    .await;
}

#[tokio::test]
async fn open_mail_that_a_person_keeps_open_is_not_laid_before_one_again() {
    told(async |register| {
        file(&register, vec![open("one way"), protected("another way")]).await;
        protect(&register, Protection::OpenStill).await;
        assert!(file(&register, vec![protected("a third")]).await.is_empty());
        assert_eq!(ask(&register, REVIEWS).await, Vec::<Vec<String>>::new());
        assert_eq!(ask(&register, ANSWERS).await, [["1", "petra@privat.example"]]);
    })
    .await;
}

#[tokio::test]
async fn what_is_opened_is_as_if_it_had_never_been_hidden() {
    told(async |register| {
        let all = "SELECT * FROM svar";
        file(&register, vec![open("one way")]).await;
        let before = ask(&register, all).await;
        let files = ask(&register, "SELECT * FROM bilaga").await;
        protect(&register, Protection::Protected(seal().key)).await;
        assert_ne!(ask(&register, all).await, before);
        protect(&register, Protection::Open(Box::new(open("one way").kept()))).await;
        assert_eq!(ask(&register, all).await, before);
        assert_eq!(ask(&register, "SELECT * FROM bilaga").await, files);
        assert!(file(&register, vec![open("another way")]).await.is_empty(), "it is known again");
        let found = "SELECT count(*) FROM sammanstallning WHERE text LIKE '%skyddad identitet%'";
        assert_eq!(ask(&register, found).await, [["1"]]);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_was_held_back_goes_out_once_a_person_opens_its_mail() {
    told(async |register| {
        let how = "SELECT lage FROM kvittens";
        file(&register, vec![open("one way")]).await;
        let before = ask(&register, how).await;
        hide(&register, "one way").await;
        assert_ne!(ask(&register, how).await, before);
        protect(&register, Protection::Open(Box::new(open("one way").kept()))).await;
        assert_eq!(ask(&register, how).await, before);
    })
    .await;
}

/// What may be guessed of a short mail is no key to it.
#[tokio::test]
async fn the_database_does_not_tell_who_guesses_a_protected_mails_words() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite_url(folder.path());
    let register = Register::open(&url).await.unwrap();
    register.synchronise(&super::mail::consultations()).await.unwrap();
    let other = || Mail { raw: "two", id: Some("p2@privat.example"), ..open("two") };
    let entries = [protected("one"), other()]
        .map(|mail| Entry { uid: None, finding: Finding::Kept(Box::new(mail.kept())) });
    let batch =
        Batch { folder: None, cursor: None, entries: entries.into(), now: at("2019-10-29T13:05:00Z") };
    register.record(&batch).await.unwrap();
    let mut database = SqliteConnection::connect(&url).await.unwrap();
    let keys: Vec<String> = sqlx::query_scalar("SELECT content_key FROM message ORDER BY id")
        .fetch_all(&mut database)
        .await
        .unwrap();
    let digest = |id: &str| {
        let attachments = [b"pdf".as_slice(), b"logo"].map(|one| Fingerprint::of(one).to_string()).join(" ");
        let whole = [id, "petra@privat.example", "Jag har skyddad identitet.", &attachments].join("\0");
        Fingerprint::of(whole.as_bytes()).to_string()
    };
    assert_eq!(keys[1], digest("p2@privat.example"));
    assert_ne!(keys[0], digest("p1@privat.example"));
}

#[tokio::test]
async fn what_a_hand_chained_is_chained_by_its_sender_when_it_was_hidden_and_is_open_again() {
    told(async |register| {
        let back = || Mail {
            kind: Kind::Withdrawal,
            arrived: "2019-10-31T12:00:00Z",
            ..mail("takes back", "petra@privat.example")
        };
        let mails =
            vec![mail("answers", "petra@privat.example"), mail("another", "bo@privat.example"), back()];
        file(&register, mails).await;
        let chained = "SELECT kompletterar FROM svar WHERE lopnummer = 3";
        changed(&register, "Ks 1216/2018-3", adds("Ks 1216/2018-2")).await;
        assert_eq!(ask(&register, chained).await, [["2"]]);
        for protection in [Protection::Protected(seal().key), Protection::Open(Box::new(back().kept()))] {
            let standing = register.standing_of("Ks 1216/2018-3").await.unwrap().unwrap();
            let done = register.protect(&standing, &protection, &decision("")).await.unwrap();
            assert_eq!(done, Protecting::Done);
        }
        assert_eq!(ask(&register, chained).await, [["1"]]);
    })
    .await;
}
