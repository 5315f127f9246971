//! What staff put right, and the history that keeps it: the same on both databases.

use super::mail::{Mail, a, ask, at, cells, consultations, mail, zone};
use super::sqlite_url;
use crate::support::postgres_url;
use jiff::civil::date;
use remissd::recognition::{Kind, Outcome, SenderKind, Stance};
use remissd::register::{
    Adds, Batch, Corrected, Correction, Decision, Entry, Filed, Finding, Marked, Misfit, Register, Remark,
};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

/// A story about staff, told to a register with nothing in it.
pub(super) async fn told(story: impl AsyncFn(Register)) {
    let folder = tempfile::tempdir().unwrap();
    for url in [sqlite_url(folder.path()), postgres_url()] {
        let register = Register::open(&url).await.unwrap();
        register.synchronise(&consultations()).await.unwrap();
        story(register).await;
    }
}

pub(super) fn decision(reason: &str) -> Decision {
    let at = at("2019-11-01T09:00:00Z");
    Decision {
        who: "rut".to_owned(),
        at,
        local: at.to_zoned(zone()).datetime(),
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
    }
}

pub(super) async fn file(register: &Register, mails: Vec<Mail>) -> Vec<String> {
    let entries = mails
        .into_iter()
        .map(|mail| Entry { uid: None, finding: Finding::Kept(Box::new(mail.kept())) })
        .collect();
    let now = at("2019-10-29T13:05:00Z");
    let filed = register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    let references = |filed| match filed {
        Filed::New { references } => references,
        Filed::Already | Filed::Dated { .. } => Vec::new(),
    };
    filed.into_iter().flat_map(references).collect()
}

/// One thing that is said of a response, and what became of it.
pub(super) async fn remark(
    register: &Register,
    reference: &str,
    said: Remark<'_>,
    decision: &Decision,
) -> Marked {
    register.mark(reference, &[said], decision).await.unwrap().remove(0)
}

pub(super) async fn correct(register: &Register, reference: &str, correction: Correction) -> Corrected {
    register.correct(reference, &correction, &decision("fel läst")).await.unwrap()
}

/// The changes, one a line.
pub(super) async fn changed(register: &Register, reference: &str, correction: Correction) -> Vec<String> {
    match correct(register, reference, correction).await {
        Corrected::Done { changed, .. } => {
            let word = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
            changed
                .into_iter()
                .map(|one| format!("{} {} {}", one.field, word(one.before), word(one.after)))
                .collect()
        }
        other => panic!("{other:?}"),
    }
}

pub(super) async fn refused(register: &Register, reference: &str, correction: Correction) -> Misfit {
    match correct(register, reference, correction).await {
        Corrected::Refused(misfit) => misfit,
        other => panic!("{other:?}"),
    }
}

pub(super) fn kind(kind: Kind) -> Correction {
    Correction { kind: Some(kind), ..Correction::default() }
}

pub(super) fn organisation(name: &str) -> Correction {
    Correction { organisation: Some((!name.is_empty()).then(|| name.to_owned())), ..Correction::default() }
}

pub(super) fn adds(to: &str) -> Correction {
    Correction { adds: Some(Adds::To(to.to_owned())), ..Correction::default() }
}

/// Two mails that are one form letter.
async fn file_two_alike(register: &Register) {
    let sentence = "Vi tycker att förslaget är bra och vill att kommunen tar det vidare så snart det går. ";
    let text: &'static str = sentence.repeat(4).leak();
    let mails = vec![
        Mail { text, ..mail("one", "anna@forening.example") },
        Mail { text, ..mail("two", "bo@privat.example") },
    ];
    file(register, mails).await;
}

#[tokio::test]
async fn a_correction_is_carried_out_and_can_be_taken_back() {
    told(async |register| {
        file_two_alike(&register).await;
        assert_eq!(ask(&register, "SELECT count(*) FROM svar WHERE grupp IS NOT NULL").await, [["2"]]);
        assert_eq!(
            changed(&register, "Ks 1216/2018-2", kind(Kind::Question)).await,
            ["kind answer question"]
        );
        assert_eq!(
            ask(&register, "SELECT typ, grupp FROM svar ORDER BY lopnummer").await,
            [["svar", "-"], ["fråga", "-"]]
        );
        let answers = "SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1216/2018'";
        assert_eq!(ask(&register, answers).await, [["1"]]);
        // Nothing more to change: no row.
        assert_eq!(changed(&register, "Ks 1216/2018-2", kind(Kind::Question)).await, Vec::<String>::new());
        // Taken back: what can be compared again is said.
        let back = correct(&register, "Ks 1216/2018-2", kind(Kind::Answer)).await;
        assert!(matches!(back, Corrected::Done { ungrouped: Some(_), .. }), "{back:?}");
    })
    .await;
}

#[tokio::test]
async fn the_history_shows_a_correction_and_that_it_was_taken_back() {
    told(async |register| {
        file_two_alike(&register).await;
        for correction in [Kind::Question, Kind::Answer].map(kind) {
            correct(&register, "Ks 1216/2018-2", correction).await;
        }
        assert_eq!(
            ask(&register, "SELECT tid, vem, galler, vad, varfor FROM andringar ORDER BY tid, vad").await,
            [
                ["2019-11-01 10:00:00", "rut", "Ks 1216/2018-2", "typ: fråga → svar", "fel läst"],
                ["2019-11-01 10:00:00", "rut", "Ks 1216/2018-2", "typ: svar → fråga", "fel läst"],
            ]
        );
        let shown = register.show("Ks 1216/2018-2").await.unwrap().unwrap();
        let history = &shown.iter().find(|section| section.heading == "Historik").unwrap().table;
        assert_eq!(history.columns, ["tid (UTC)", "vem", "vad", "gäller", "fält", "före", "efter", "varför"]);
        assert_eq!(
            cells(history)[1],
            [
                "2019-11-01T09:00:00Z", "rut", "typ: svar → fråga", "Ks 1216/2018-2", "kind", "answer",
                "question", "fel läst"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn only_an_answer_has_a_stance_and_only_what_is_known_is_corrected() {
    told(async |register| {
        file_two_alike(&register).await;
        let stance = Correction { stance: Some(Some(Stance::Opposes)), ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-1", stance.clone()).await, ["stance - opposes"]);
        let none = Correction { stance: Some(None), ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-1", none).await, ["stance opposes -"]);
        correct(&register, "Ks 1216/2018-1", kind(Kind::Question)).await;
        assert_eq!(refused(&register, "Ks 1216/2018-1", stance).await, Misfit::NoStance(Kind::Question));
        for unknown in ["Ks 1216/2018-9", "g7", "hej"] {
            assert_eq!(
                correct(&register, unknown, kind(Kind::Answer)).await,
                Corrected::Unknown,
                "{unknown}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_protected_sender_is_written_by_hand() {
    told(async |register| {
        file(
            &register,
            vec![
                Mail { outcome: Outcome::Restricted, ..mail("one", "dold@privat.example") },
                Mail { outcome: Outcome::Review, ..mail("two", "cia@privat.example") },
            ],
        )
        .await;
        let private = Correction { sender_kind: Some(SenderKind::Private), ..Correction::default() };
        for correction in [organisation("Idrottsrådet"), private.clone(), adds("g2")] {
            assert_eq!(refused(&register, "g1", correction).await, Misfit::Hidden);
        }
        // Of what waits only the sender can be put right.
        assert_eq!(refused(&register, "g2", kind(Kind::Question)).await, Misfit::Waits);
        assert_eq!(changed(&register, "g2", private).await, ["sender_kind - private"]);
    })
    .await;
}

/// Statements that would change what was decided.
const FORBIDDEN: [&str; 5] = [
    "UPDATE history SET what = 'annat'",
    "UPDATE history SET who = 'annan' WHERE act IS NOT NULL",
    "DELETE FROM history",
    "UPDATE body_history SET what = 'annat'",
    "DELETE FROM body_history",
];

#[tokio::test]
async fn the_database_itself_keeps_the_history() {
    let folder = tempfile::tempdir().unwrap();
    for url in [sqlite_url(folder.path()), postgres_url()] {
        let register = Register::open(&url).await.unwrap();
        register.synchronise(&consultations()).await.unwrap();
        file(&register, vec![mail("one", "anna@forening.example")]).await;
        correct(&register, "Ks 1216/2018-1", kind(Kind::Question)).await;
        register.extend(&a(), "Idrottsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
        let before = ask(&register, "SELECT * FROM andringar ORDER BY vad").await;
        assert_eq!(before.len(), 2);
        for statement in FORBIDDEN {
            let refused = if url.starts_with("sqlite") {
                let mut file = SqliteConnection::connect(&url).await.unwrap();
                sqlx::query(statement).execute(&mut file).await.map(drop)
            } else {
                let mut server = PgConnection::connect(&url).await.unwrap();
                sqlx::query(statement).execute(&mut server).await.map(drop)
            };
            let said = refused.unwrap_err().to_string();
            assert!(said.contains("only ever added to"), "{statement}: {said}");
        }
        assert_eq!(ask(&register, "SELECT * FROM andringar ORDER BY vad").await, before);
    }
}
