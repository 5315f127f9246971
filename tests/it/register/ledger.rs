//! What staff put right, carry over and grant, and how the list of who was asked follows: the same on both databases.

use super::mail::{ACCOUNT, Mail, a, ask, at, b, cells, consultations, mail, zone};
use super::sqlite_url;
use crate::support::postgres_url;
use jiff::Timestamp;
use jiff::civil::date;
use remissd::consultation::Timing;
use remissd::facts::SilentFacts;
use remissd::recognition::{Evidence, Kind, Outcome, Place, SenderKind, Stance, Strength, Suggested};
use remissd::register::{
    Adds, Batch, Contradiction, Corrected, Correction, Decision, DigestRun, Entry, Extended, Filed, Finding,
    Limits, Listing, Marked, Misfit, Misplaced, Register, Stays,
};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

/// A story about staff, told to a register with nothing in it.
async fn told(story: impl AsyncFn(Register)) {
    let folder = tempfile::tempdir().unwrap();
    for url in [sqlite_url(folder.path()), postgres_url()] {
        let register = Register::open(&url).await.unwrap();
        register.synchronise(&consultations()).await.unwrap();
        story(register).await;
    }
}

fn decision(reason: &str) -> Decision {
    let at = at("2019-11-01T09:00:00Z");
    Decision {
        who: "rut".to_owned(),
        at,
        local: at.to_zoned(zone()).datetime(),
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
    }
}

async fn file(register: &Register, mails: Vec<Mail>) -> Vec<String> {
    let entries = mails
        .into_iter()
        .map(|mail| Entry { uid: None, finding: Finding::Kept(Box::new(mail.kept())) })
        .collect();
    let now = at("2019-10-29T13:05:00Z");
    let filed = register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    let references = |filed| match filed {
        Filed::New { references } => references,
        Filed::Already => Vec::new(),
    };
    filed.into_iter().flat_map(references).collect()
}

async fn correct(register: &Register, reference: &str, correction: Correction) -> Corrected {
    register.correct(reference, &correction, &decision("fel läst")).await.unwrap()
}

/// The changes, one a line.
async fn changed(register: &Register, reference: &str, correction: Correction) -> Vec<String> {
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

async fn refused(register: &Register, reference: &str, correction: Correction) -> Misfit {
    match correct(register, reference, correction).await {
        Corrected::Refused(misfit) => misfit,
        other => panic!("{other:?}"),
    }
}

fn kind(kind: Kind) -> Correction {
    Correction { kind: Some(kind), ..Correction::default() }
}

fn organisation(name: &str) -> Correction {
    Correction { organisation: Some((!name.is_empty()).then(|| name.to_owned())), ..Correction::default() }
}

fn adds(to: &str) -> Correction {
    Correction { adds: Some(Adds::To(to.to_owned())), ..Correction::default() }
}

const STANDING: &str = "SELECT namn, lage, lopnummer FROM sandlista
    WHERE arendenummer = 'Ks 1216/2018' ORDER BY namn";

#[tokio::test]
async fn a_correction_is_carried_out_and_remembered() {
    told(async |register| {
        let long = "Vi tycker att förslaget är bra och vill att kommunen tar det vidare till beslut så snart det bara går. ".repeat(4);
        let long: &'static str = long.leak();
        file(&register, vec![
            Mail { text: long, ..mail("one", "anna@forening.example") },
            Mail { text: long, ..mail("two", "bo@privat.example") },
        ])
        .await;
        assert_eq!(ask(&register, "SELECT count(*) FROM svar WHERE grupp IS NOT NULL").await, [["2"]]);
        assert_eq!(
            changed(&register, "Ks 1216/2018-2", kind(Kind::Question)).await,
            ["kind answer question"]
        );
        assert_eq!(
            ask(&register, "SELECT typ, grupp FROM svar ORDER BY lopnummer").await,
            [["svar", "-"], ["fråga", "-"]]
        );
        assert_eq!(ask(&register, "SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1216/2018'").await, [["1"]]);
        // Nothing more to change: no row.
        assert_eq!(changed(&register, "Ks 1216/2018-2", kind(Kind::Question)).await, Vec::<String>::new());
        // Taken back: the history shows both, and what can be compared again is said.
        let back = correct(&register, "Ks 1216/2018-2", kind(Kind::Answer)).await;
        assert!(matches!(back, Corrected::Done { ungrouped: Some(_), .. }), "{back:?}");
        assert_eq!(
            ask(&register, "SELECT tid, vem, galler, vad, varfor FROM andringar ORDER BY tid, vad").await,
            [
                ["2019-11-01 10:00:00", "rut", "Ks 1216/2018-2", "typ: fråga → svar", "fel läst"],
                ["2019-11-01 10:00:00", "rut", "Ks 1216/2018-2", "typ: svar → fråga", "fel läst"],
            ]
        );
        let shown = register.show("Ks 1216/2018-2").await.unwrap().unwrap();
        let history = &shown.iter().find(|section| section.heading == "Historik").unwrap().table;
        assert_eq!(
            history.columns,
            ["tid (UTC)", "vem", "vad", "gäller", "fält", "före", "efter", "varför"]
        );
        assert_eq!(
            cells(history)[1],
            ["2019-11-01T09:00:00Z", "rut", "typ: svar → fråga", "Ks 1216/2018-2", "kind", "answer", "question", "fel läst"]
        );
        let stance = Correction { stance: Some(Some(Stance::Opposes)), ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-1", stance.clone()).await, ["stance - opposes"]);
        let none = Correction { stance: Some(None), ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-1", none).await, ["stance opposes -"]);
        correct(&register, "Ks 1216/2018-1", kind(Kind::Question)).await;
        assert_eq!(refused(&register, "Ks 1216/2018-1", stance).await, Misfit::NoStance(Kind::Question));
        for unknown in ["Ks 1216/2018-9", "g7", "hej"] {
            assert_eq!(correct(&register, unknown, kind(Kind::Answer)).await, Corrected::Unknown, "{unknown}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_a_sender_is_decides_who_has_answered() {
    told(async |register| {
        file(
            &register,
            vec![
                Mail { numbers: vec![a(), b()], ..mail("one", "anna@privat.example") },
                mail("two", "bo@forening.example"),
            ],
        )
        .await;
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "2"], ["Idrottsrådet", "tyst", "-"]]
        );
        // A name of the list, however it is written, is the body's.
        assert_eq!(
            changed(&register, "Ks 1216/2018-1", organisation("idrottsRÅDET.")).await,
            ["sender_kind - invited", "organisation - Idrottsrådet"]
        );
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "2"], ["Idrottsrådet", "svarat", "1"]]
        );
        assert_eq!(
            ask(&register, "SELECT avsandare_typ, organisation FROM svar WHERE avsandare_epost LIKE 'anna%'")
                .await,
            [["inbjuden", "Idrottsrådet"], ["inbjuden", "Idrottsrådet"]],
            "the sender is the mail's"
        );
        // Whoever writes from the body's domain as a private person does not answer for it.
        let private = Correction { sender_kind: Some(SenderKind::Private), ..Correction::default() };
        assert_eq!(
            changed(&register, "Ks 1216/2018-2", private.clone()).await,
            ["sender_kind invited private", "organisation Föreningsrådet -"]
        );
        assert_eq!(ask(&register, STANDING).await[0], ["Föreningsrådet", "tyst", "-"]);
        assert_eq!(
            ask(
                &register,
                "SELECT fran FROM sammanstallning WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer"
            )
            .await,
            [["Idrottsrådet"], ["Privatperson"]]
        );
        let party = Correction { sender_kind: Some(SenderKind::Party), ..Correction::default() };
        assert_eq!(
            refused(&register, "Ks 1216/2018-1", party).await,
            Misfit::Sender(Contradiction::Invited("Idrottsrådet".to_owned()), Vec::new())
        );
        let invited = Correction { sender_kind: Some(SenderKind::Invited), ..organisation("Idrottsradet") };
        let near = vec!["Idrottsrådet".to_owned()];
        let unlisted = Contradiction::NotInvited(Some("Idrottsradet".to_owned()));
        match refused(&register, "Ks 1216/2018-2", invited).await {
            Misfit::Sender(why, like) => assert!(why == unlisted && like.starts_with(&near), "{like:?}"),
            other => panic!("{other:?}"),
        }
        // A list that is read anew does not undo it.
        let mut others = consultations();
        others[0].invited.reverse();
        register.synchronise(&others).await.unwrap();
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "tyst", "-"], ["Idrottsrådet", "svarat", "1"]]
        );
    })
    .await;
}

#[tokio::test]
async fn one_answer_may_stand_for_several_bodies() {
    told(async |register| {
        file(&register, vec![mail("one", "bo@forening.example"), mail("two", "cia@privat.example")]).await;
        let on_behalf = |names: &[&str], not: &[&str]| Correction {
            on_behalf_of: names.iter().map(|&name| name.to_owned()).collect(),
            not_on_behalf_of: not.iter().map(|&name| name.to_owned()).collect(),
            ..Correction::default()
        };
        let one = "Ks 1216/2018-1";
        assert_eq!(
            changed(&register, one, on_behalf(&["idrottsrådet"], &[])).await,
            ["on_behalf_of - Idrottsrådet"]
        );
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "1"], ["Idrottsrådet", "svarat", "1"]]
        );
        assert_eq!(
            ask(&register, "SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1216/2018'").await,
            [["2"]]
        );
        assert_eq!(
            refused(&register, one, on_behalf(&[], &["Föreningsrådet"])).await,
            Misfit::OwnBody("Föreningsrådet".to_owned())
        );
        assert!(matches!(
            refused(&register, one, on_behalf(&["Kulturrådet"], &[])).await,
            Misfit::NoBody(..)
        ));
        assert_eq!(
            changed(&register, one, on_behalf(&[], &["Idrottsrådet"])).await,
            ["on_behalf_of Idrottsrådet -"]
        );
        assert_eq!(ask(&register, STANDING).await[1], ["Idrottsrådet", "tyst", "-"]);
        assert!(changed(&register, one, on_behalf(&[], &["Idrottsrådet"])).await.is_empty());

        // A refusal in the middle leaves nothing of what came before it.
        let before = ask(&register, "SELECT count(*) FROM andringar").await;
        let both = Correction { kind: Some(Kind::Question), ..on_behalf(&["Kulturrådet"], &[]) };
        refused(&register, one, both).await;
        assert_eq!(ask(&register, "SELECT count(*) FROM andringar").await, before);
        assert_eq!(ask(&register, "SELECT typ FROM svar WHERE lopnummer = 1").await, [["svar"]]);
    })
    .await;
}

#[tokio::test]
async fn what_was_chained_by_hand_stays_so() {
    told(async |register| {
        let late =
            |raw, kind| Mail { kind, arrived: "2019-10-29T14:03:00Z", ..mail(raw, "bo@privat.example") };
        file(
            &register,
            vec![
                mail("one", "bo@privat.example"),
                late("two", Kind::Supplement),
                mail("three", "cia@privat.example"),
            ],
        )
        .await;
        let chains = "SELECT lopnummer, typ, kompletterar FROM svar ORDER BY lopnummer";
        assert_eq!(
            ask(&register, chains).await,
            [["1", "svar", "-"], ["2", "komplettering", "1"], ["3", "svar", "-"]]
        );
        assert_eq!(
            changed(&register, "Ks 1216/2018-2", adds("Ks 1216/2018-3")).await,
            ["supplements Ks 1216/2018-1 Ks 1216/2018-3"]
        );
        // An answer that adds to another is a supplement.
        assert_eq!(
            changed(&register, "Ks 1216/2018-3", adds("Ks 1216/2018-1")).await,
            ["kind answer supplement", "supplements - Ks 1216/2018-1"]
        );
        file(&register, vec![late("four", Kind::Supplement)]).await;
        let by_hand = [["1", "svar", "-"], ["2", "komplettering", "3"], ["3", "komplettering", "1"]];
        assert_eq!(ask(&register, chains).await[..3], by_hand);
        for (to, why) in [
            ("Ks 1216/2018-2", Misplaced::Round("Ks 1216/2018-2".to_owned())),
            ("Ks 1216/2018-1", Misplaced::Round("Ks 1216/2018-1".to_owned())),
            ("Ks 1216/2018-9", Misplaced::Unknown("Ks 1216/2018-9".to_owned())),
        ] {
            assert_eq!(refused(&register, "Ks 1216/2018-1", adds(to)).await, Misfit::Chain(why));
        }
        let alone = Correction { adds: Some(Adds::ToNone), ..Correction::default() };
        assert_eq!(
            changed(&register, "Ks 1216/2018-2", alone.clone()).await,
            ["supplements Ks 1216/2018-3 -"]
        );
        file(&register, vec![late("five", Kind::Supplement)]).await;
        assert_eq!(ask(&register, chains).await[1], ["2", "komplettering", "-"]);
        assert!(changed(&register, "Ks 1216/2018-2", alone).await.is_empty());
        // What is no supplement any more adds to nothing, and nothing adds to it.
        assert_eq!(
            changed(&register, "Ks 1216/2018-3", kind(Kind::Question)).await,
            ["kind supplement question", "supplements Ks 1216/2018-1 -"]
        );
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

#[tokio::test]
async fn more_time_for_one_body_moves_its_answers_into_time_and_back() {
    told(async |register| {
        let late = |raw, from| Mail { arrived: "2019-11-05T12:00:00Z", ..mail(raw, from) };
        file(&register, vec![
            Mail { kind: Kind::ExtensionRequest, ..mail("asks", "bo@forening.example") },
            late("late", "bo@forening.example"),
            late("other", "dan@privat.example"),
        ])
        .await;
        let extend = async |body: &str, until| register.extend(&a(), body, until, &decision("bad om det")).await.unwrap();
        let day = |day| Some(date(2019, 11, day));
        assert_eq!(extend("Föreningsrådet", Some(date(2019, 10, 30))).await, Extended::NotLater { deadline: date(2019, 10, 30) });
        assert!(matches!(extend("Foreningsrådet", day(8)).await, Extended::NoBody { near } if near.contains(&"Föreningsrådet".to_owned())));
        assert_eq!(extend("Idrottsrådet", None).await, Extended::Already { body: "Idrottsrådet".to_owned() });
        let done = |before, timing, handled: &[&str]| Extended::Done {
            body: "Föreningsrådet".to_owned(),
            before,
            moved: vec![("Ks 1216/2018-2".to_owned(), timing)],
            handled: handled.iter().map(|&one| one.to_owned()).collect(),
        };
        assert_eq!(extend("FÖRENINGSRÅDET", day(8)).await, done(None, Timing::InTime, &["Ks 1216/2018-1"]));
        let timings = "SELECT lopnummer, i_tid FROM svar ORDER BY lopnummer";
        assert_eq!(ask(&register, timings).await, [["1", "ja"], ["2", "ja"], ["3", "nej"]]);
        assert_eq!(
            ask(&register, "SELECT svar, i_tid, sena FROM remisslage WHERE arendenummer = 'Ks 1216/2018'").await,
            [["2", "1", "1"]]
        );
        assert_eq!(ask(&register, "SELECT anstand_till, lage FROM sandlista WHERE namn = 'Föreningsrådet' AND arendenummer = 'Ks 1216/2018'").await, [["2019-11-08", "svarat"]]);
        assert_eq!(extend("Föreningsrådet", day(8)).await, Extended::Already { body: "Föreningsrådet".to_owned() });
        assert_eq!(extend("Föreningsrådet", day(4)).await, done(day(8), Timing::Late, &[]));
        assert_eq!(extend("Föreningsrådet", day(5)).await, done(day(4), Timing::InTime, &[]));
        assert_eq!(extend("Föreningsrådet", None).await, done(day(5), Timing::Late, &[]));
        let told: Vec<Vec<String>> = ask(&register, "SELECT vem, galler, vad, varfor FROM andringar WHERE galler LIKE '%: %'").await;
        assert_eq!(told.len(), 4);
        assert!(told.contains(&["rut", "Ks 1216/2018: Föreningsrådet", "anstånd återkallat: 2019-11-05", "bad om det"].map(str::to_owned).to_vec()));
    })
    .await;
}

#[tokio::test]
async fn letters_and_reports_know_of_more_time_and_of_what_is_handled() {
    told(async |register| {
        let asks = Mail { kind: Kind::ExtensionRequest, ..mail("asks", "ordf@idrott.example") };
        let late = Mail { arrived: "2019-11-05T12:00:00Z", ..mail("late", "bo@forening.example") };
        let documents = Mail { kind: Kind::DocumentRequest, ..mail("documents", "cia@privat.example") };
        file(&register, vec![late, asks, documents]).await;
        let limits = Limits { in_all: 99, to_a_domain: 99, since: Timestamp::UNIX_EPOCH };
        let due = register.due_letters(at("2019-11-06T00:00:00Z"), &limits).await.unwrap().letters;
        let letter = due.iter().find(|letter| letter.recipient.address.starts_with("bo@")).unwrap().id;
        let case = async || register.receipt_facts(letter).await.unwrap().cases[0].clone();
        assert_eq!((case().await.timing, case().await.more_time), (Some(Timing::Late), None));
        register.extend(&a(), "Föreningsrådet", Some(date(2019, 11, 5)), &decision("")).await.unwrap();
        assert_eq!(
            (case().await.timing, case().await.more_time),
            (Some(Timing::InTime), Some(date(2019, 11, 5)))
        );

        let until = register.mark_now().await.unwrap();
        let report = async |day: &str| {
            let told_at = at(&format!("{day}T07:00:00Z"));
            let run = DigestRun {
                diary_number: a(),
                day: day.parse().unwrap(),
                since: Some(until),
                until,
                told_at,
            };
            register.digest_facts(ACCOUNT, &run).await.unwrap()
        };
        let facts = report("2019-11-02").await;
        assert_eq!((facts.in_time, facts.late), (1, 0));
        assert_eq!(facts.news.iter().map(|item| item.serial).collect::<Vec<_>>(), [2, 3]);
        let silent = |one: &SilentFacts| (one.name.clone(), one.wants_time, one.more_time);
        assert_eq!(
            facts.silent.iter().map(silent).collect::<Vec<_>>(),
            [("Idrottsrådet".to_owned(), true, None)]
        );
        register.extend(&a(), "Idrottsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
        register.handle("Ks 1216/2018-3", true, &decision("")).await.unwrap();
        let facts = report("2019-11-02").await;
        assert!(facts.news.is_empty(), "{:?}", facts.news);
        assert_eq!(
            facts.silent.iter().map(silent).collect::<Vec<_>>(),
            [("Idrottsrådet".to_owned(), false, Some(date(2019, 11, 8)))]
        );
        assert_eq!(report("2019-10-31").await.news.len(), 2, "as it stood that day");
        let abstains = Correction { stance: Some(Some(Stance::Abstains)), ..Correction::default() };
        correct(&register, "Ks 1216/2018-1", abstains).await;
        assert_eq!(report("2019-11-02").await.declined, ["Föreningsrådet"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_carried_over_is_judged_again_and_what_is_corrected_is_not() {
    told(async |register| {
        file(&register, vec![mail("one", "anna@privat.example"), mail("two", "bo@privat.example")]).await;
        register.carry_over("Ks 1216/2018-1", Some("2019:17"), &decision("")).await.unwrap();
        correct(&register, "Ks 1216/2018-2", kind(Kind::Question)).await;
        let standing = register.standing(None, 9).await.unwrap();
        let stays: Vec<_> = standing.iter().map(|one| one.stays(Outcome::Restricted)).collect();
        assert_eq!(stays, [Stays::Hidden, Stays::Decided]);
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

#[tokio::test]
async fn an_answer_that_says_for_whom_it_is_given_ticks_those_bodies() {
    told(async |register| {
        let mut kept = mail("one", "bo@forening.example").kept();
        let sentence = "Vi svarar även för Idrottsrådets räkning.";
        let shown_by = Evidence {
            rule: "sender/on_behalf",
            place: Place::Body,
            text: sentence.to_owned(),
            strength: Strength::Likely,
        };
        kept.verdict.matches[0].on_behalf = vec![Suggested { value: "Idrottsrådet".to_owned(), shown_by }];
        let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }];
        let now = at("2019-10-29T13:05:00Z");
        register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
        assert_eq!(
            ask(&register, STANDING).await,
            [["Föreningsrådet", "svarat", "1"], ["Idrottsrådet", "svarat", "1"]]
        );
        let shown = register.show("Ks 1216/2018-1").await.unwrap().unwrap();
        let why = &shown.iter().find(|section| section.heading == "Underlag").unwrap().table;
        assert!(
            cells(why).contains(
                &["svarar också för: Idrottsrådet", "texten", sentence, "sender/on_behalf"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
        // A person knows better.
        let not = Correction { not_on_behalf_of: vec!["idrottsrådet".to_owned()], ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-1", not).await, ["on_behalf_of Idrottsrådet -"]);
        assert_eq!(ask(&register, STANDING).await[1], ["Idrottsrådet", "tyst", "-"]);
    })
    .await;
}

#[tokio::test]
async fn what_stands_in_the_diary_system_is_marked() {
    told(async |register| {
        file(
            &register,
            vec![
                Mail { numbers: vec![a(), b()], ..mail("one", "anna@privat.example") },
                Mail {
                    kind: Kind::Question,
                    arrived: "2019-10-28T12:00:00Z",
                    ..mail("two", "bo@forening.example")
                },
                Mail { outcome: Outcome::Review, ..mail("three", "cia@privat.example") },
            ],
        )
        .await;
        let unmarked = async || {
            let table = register.list(&Listing::Unmarked { diary_number: Some(a()) }).await.unwrap();
            cells(&table).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>()
        };
        assert_eq!(unmarked().await, ["Ks 1216/2018-2", "Ks 1216/2018-1"], "oldest first");
        let mark = async |reference: &str, number| {
            register.carry_over(reference, number, &decision("")).await.unwrap()
        };
        let done = |reference: &str, before: Option<&str>, also: &[&str]| Marked::Done {
            reference: reference.to_owned(),
            before: before.map(str::to_owned),
            also: also.iter().map(|&one| one.to_owned()).collect(),
        };
        assert_eq!(mark("Ks 1216/2018-1", Some("2019:17")).await, done("Ks 1216/2018-1", None, &[]));
        assert_eq!(
            mark("Ks 1216/2018-1", Some("2019:17")).await,
            Marked::Already("Ks 1216/2018-1".to_owned())
        );
        assert_eq!(
            mark("Ks 1216/2018-2", Some("2019:17")).await,
            done("Ks 1216/2018-2", None, &["Ks 1216/2018-1"])
        );
        assert_eq!(mark("Ks 1216/2018-2", None).await, done("Ks 1216/2018-2", Some("2019:17"), &[]));
        assert_eq!(unmarked().await, ["Ks 1216/2018-2"]);
        assert_eq!(
            ask(
                &register,
                "SELECT handlingsnummer FROM svar WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer"
            )
            .await,
            [["2019:17"], ["-"]]
        );
        assert_eq!(mark("g1", Some("x")).await, Marked::Waits);
        assert_eq!(mark("g9", Some("x")).await, Marked::Unknown);
        let original =
            ask(&register, "SELECT original FROM svar WHERE lopnummer = 1 AND arendenummer = 'Ks 1121/2017'")
                .await;
        assert!(matches!(mark(&original[0][0], Some("x")).await, Marked::Several(all) if all.len() == 2));

        let handle = async |reference, done| register.handle(reference, done, &decision("")).await.unwrap();
        assert_eq!(handle("Ks 1216/2018-1", true).await, Marked::AsksNothing(Kind::Answer));
        assert_eq!(handle("Ks 1216/2018-2", true).await, done("Ks 1216/2018-2", None, &[]));
        assert_eq!(handle("Ks 1216/2018-2", true).await, Marked::Already("Ks 1216/2018-2".to_owned()));
        assert_eq!(handle("Ks 1216/2018-2", false).await, done("Ks 1216/2018-2", None, &[]));
    })
    .await;
}

#[tokio::test]
async fn the_list_tells_who_was_asked_and_who_answered_unasked() {
    told(async |register| {
        file(
            &register,
            vec![
                mail("one", "bo@forening.example"),
                mail("two", "cia@privat.example"),
                mail("three", "dan@privat.example"),
                mail("four", "eva@klubb.example"),
                Mail { kind: Kind::Question, ..mail("five", "fia@privat.example") },
            ],
        )
        .await;
        correct(&register, "Ks 1216/2018-4", organisation("Exempelklubben")).await;
        register.extend(&a(), "Idrottsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
        let list = async |listing| cells(&register.list(&listing).await.unwrap());
        let number = || Some(a());
        assert_eq!(
            list(Listing::Invited { diary_number: number() }).await,
            [
                ["Ks 1216/2018", "Föreningsrådet", "svarat", "-", "2019-10-29", "1"],
                ["Ks 1216/2018", "Idrottsrådet", "anstånd", "2019-11-08", "-", "-"]
            ]
        );
        assert_eq!(
            list(Listing::Uninvited { diary_number: number() }).await,
            [
                ["Ks 1216/2018", "Exempelklubben", "1", "2019-10-29", "4"],
                ["Ks 1216/2018", "Privatperson", "2", "2019-10-29", "2"]
            ]
        );
        assert_eq!(
            list(Listing::InvitedCounts { diary_number: None }).await,
            [
                ["Ks 1121/2017", "2", "0", "0", "0", "0", "2", "0"],
                ["Ks 1216/2018", "2", "1", "0", "1", "0", "0", "3"]
            ]
        );
    })
    .await;
}
