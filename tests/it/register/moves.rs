//! What goes along when a response is filed by a person, moved and moved back, and what its old numbers name.

use super::ledger::{adds, changed, file, remark, told};
use super::mail::{ACCOUNT, Mail, a, ask, b, cells, mail};
use super::reviews::{anna, by_hand, file as accept, standing, waiting};
use remissd::diary_number::DiaryNumber;
use remissd::recognition::{Evidence, Kind, Place, Stance, Strength, Suggested};
use remissd::register::{
    Adds, Batch, Correction, Decision, DigestRun, Entry, Erased, FiledByHand, Filing, Finding, InForce,
    Marked, Register, Remark, Undone,
};

fn shown_by() -> Evidence {
    let text = "Vi svarar även för Idrottsrådets räkning.".to_owned();
    Evidence { rule: "sender/on_behalf", place: Place::Body, text, strength: Strength::Likely }
}

/// It supports one and opposes the other, and speaks for two bodies in one of them.
async fn a_joint_answer_waits(register: &Register) {
    let mut kept = Mail { numbers: vec![a(), b()], ..waiting("joint", "bo@forening.example") }.kept();
    kept.verdict.stance = Some(Suggested { value: Stance::Supports, shown_by: shown_by() });
    for found in &mut kept.verdict.matches {
        let value = if found.diary_number == a() { Stance::Supports } else { Stance::Opposes };
        found.stance = Some(Suggested { value, shown_by: shown_by() });
        if found.diary_number == a() {
            found.on_behalf = vec![Suggested { value: "Idrottsrådet".to_owned(), shown_by: shown_by() }];
        }
    }
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }];
    let now = super::mail::at("2019-10-29T13:05:00Z");
    register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
}

#[tokio::test]
async fn an_accepted_answer_has_the_stance_and_the_bodies_of_each_consultation() {
    told(async |register| {
        a_joint_answer_waits(&register).await;
        let seen = standing(&register, "g1").await;
        accept(&register, &seen, &seen.suggestions(), None).await;
        let stances = "SELECT arendenummer, stallningstagande FROM svar ORDER BY arendenummer";
        assert_eq!(
            ask(&register, stances).await,
            [["Ks 1121/2017", "avstyrker"], ["Ks 1216/2018", "tillstyrker"]]
        );
        let list = "SELECT namn, svarat FROM sandlista WHERE arendenummer = 'Ks 1216/2018' ORDER BY namn";
        assert_eq!(ask(&register, list).await, [["Föreningsrådet", "ja"], ["Idrottsrådet", "ja"]]);
    })
    .await;
}

#[tokio::test]
async fn what_may_belong_to_two_waits_in_the_reports_of_both() {
    told(async |register| {
        a_joint_answer_waits(&register).await;
        file(&register, vec![waiting("one", "bo@privat.example")]).await;
        let until = register.mark_now().await.unwrap();
        for (case, waits) in [(a(), ["g1", "g2"].as_slice()), (b(), &["g1"])] {
            let (day, told_at) = ("2019-10-30".parse().unwrap(), super::mail::at("2019-10-30T07:00:00Z"));
            let run = DigestRun { diary_number: case, day, since: None, until, told_at };
            let reviews = register.digest_facts(ACCOUNT, &run).await.unwrap().reviews;
            assert_eq!(reviews.iter().map(|one| one.reference.as_str()).collect::<Vec<_>>(), waits);
        }
        let shown = register.show("g1").await.unwrap().unwrap();
        let review = shown.iter().find(|one| one.heading == "Granskning").unwrap();
        assert_eq!(cells(&review.table)[0][1], "Ks 1121/2017, Ks 1216/2018");
    })
    .await;
}

#[tokio::test]
async fn who_accepts_without_a_word_does_so_for_the_reviews_reason() {
    told(async |register| {
        file(&register, vec![waiting("one", "bo@privat.example")]).await;
        let seen = standing(&register, "g1").await;
        let cases = seen.suggestions();
        let wanted = Filing { as_suggested: true, ..by_hand(&seen, &cases) };
        register.file_by_hand(wanted, &anna("")).await.unwrap();
        let why = ask(&register, "SELECT varfor FROM andringar").await;
        assert!(why[0][0].starts_with("som föreslaget: "), "{why:?}");
    })
    .await;
}

pub(super) async fn moves(
    register: &Register,
    reference: &str,
    from: DiaryNumber,
    to: DiaryNumber,
) -> FiledByHand {
    let seen = standing(register, reference).await;
    let to = [to];
    register
        .file_by_hand(Filing { from: Some(&from), ..by_hand(&seen, &to) }, &anna("fel remiss"))
        .await
        .unwrap()
}

fn by(who: &str) -> Decision {
    Decision { who: who.to_owned(), ..anna("") }
}

#[tokio::test]
async fn a_move_and_its_undoing_lose_nothing_that_was_said() {
    told(async |register| {
        file(&register, vec![Mail { kind: Kind::Question, ..mail("asks", "bo@forening.example") }]).await;
        let one = "Ks 1216/2018-1";
        remark(&register, one, Remark::Handled(true), &by("rut")).await;
        remark(&register, one, Remark::Number(Some("KS 17")), &by("rut")).await;
        let speaks = Correction { on_behalf_of: vec!["Idrottsrådet".to_owned()], ..Correction::default() };
        changed(&register, one, speaks).await;
        let FiledByHand::Filed { document_number, .. } = moves(&register, one, a(), b()).await else {
            panic!("it is moved")
        };
        assert_eq!(document_number.as_deref(), Some("KS 17"));
        let what = "SELECT arendenummer, lopnummer, hanterat, handlingsnummer FROM svar";
        assert_eq!(ask(&register, what).await, [["Ks 1121/2017", "1", "ja", "-"]]);
        register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
        assert_eq!(ask(&register, what).await, [["Ks 1216/2018", "2", "ja", "KS 17"]]);
        let history = ask(&register, "SELECT vad FROM andringar").await;
        let history: Vec<&str> = history.iter().map(|row| row[0].as_str()).collect();
        assert!(history.contains(&"står inte i diariet som KS 17 längre"), "{history:?}");
        assert!(history.contains(&"står i diariet som KS 17"), "{history:?}");
        let not = Correction { not_on_behalf_of: vec!["Idrottsrådet".to_owned()], ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-2", not).await, ["on_behalf_of Idrottsrådet -"]);
    })
    .await;
}

#[tokio::test]
async fn what_a_person_chained_to_a_moved_answer_is_told_and_chained_again_when_it_is_back() {
    told(async |register| {
        file(
            &register,
            vec![
                mail("one", "bo@privat.example"),
                Mail {
                    kind: Kind::Supplement,
                    arrived: "2019-10-29T14:03:00Z",
                    ..mail("two", "cia@privat.example")
                },
            ],
        )
        .await;
        changed(&register, "Ks 1216/2018-2", adds("Ks 1216/2018-1")).await;
        moves(&register, "Ks 1216/2018-1", a(), b()).await;
        let chain = "SELECT kompletterar FROM svar WHERE arendenummer = 'Ks 1216/2018' AND lopnummer = 2";
        assert_eq!(ask(&register, chain).await, [["-"]]);
        let told = "SELECT vad FROM andringar WHERE galler = 'Ks 1216/2018-2'";
        assert!(
            ask(&register, told)
                .await
                .contains(&vec!["inte längre lagt till Ks 1216/2018-1, som makulerades".to_owned()])
        );
        register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
        assert_eq!(ask(&register, chain).await, [["3"]]);
        // The supplement is moved itself, and what it adds to is not.
        moves(&register, "Ks 1216/2018-2", a(), b()).await;
        register.undo("Ks 1121/2017-2", &anna("")).await.unwrap();
        let back = "SELECT kompletterar FROM svar WHERE arendenummer = 'Ks 1216/2018' AND lopnummer = 4";
        assert_eq!(ask(&register, back).await, [["3"]]);
        let alone = Correction { adds: Some(Adds::ToNone), ..Correction::default() };
        assert_eq!(changed(&register, "Ks 1216/2018-4", alone).await, ["supplements Ks 1216/2018-3 -"]);
    })
    .await;
}

#[tokio::test]
async fn only_what_is_still_in_force_stands_in_the_way_of_undoing() {
    told(async |register| {
        file(&register, vec![waiting("one", "bo@privat.example")]).await;
        let seen = standing(&register, "g1").await;
        accept(&register, &seen, &[a()], None).await;
        let one = "Ks 1216/2018-1";
        let done = remark(&register, one, Remark::Number(Some("KS 17")), &by("rut")).await;
        assert!(matches!(done, Marked::Done { .. }));
        let number = InForce {
            reference: one.to_owned(),
            field: "document_number".to_owned(),
            before: None,
            after: Some("KS 17".to_owned()),
        };
        assert_eq!(register.undo(one, &anna("")).await.unwrap(), Undone::StillInForce(vec![number]));
        remark(&register, one, Remark::Number(None), &by("rut")).await;
        let is = |kind| Correction { kind: Some(kind), ..Correction::default() };
        changed(&register, one, is(Kind::Question)).await;
        assert!(matches!(register.undo(one, &anna("")).await.unwrap(), Undone::StillInForce(_)));
        changed(&register, one, is(Kind::Answer)).await;
        assert!(matches!(register.undo(one, &anna("")).await.unwrap(), Undone::Waits { .. }));
    })
    .await;
}

#[tokio::test]
async fn what_was_said_before_and_after_a_move_is_one_and_named_as_it_is_now() {
    told(async |register| {
        file(&register, vec![waiting("one", "bo@privat.example")]).await;
        let seen = standing(&register, "g1").await;
        accept(&register, &seen, &[a()], None).await;
        let is = |kind| Correction { kind: Some(kind), ..Correction::default() };
        changed(&register, "Ks 1216/2018-1", is(Kind::Question)).await;
        remark(&register, "Ks 1216/2018-1", Remark::Number(Some("KS 17")), &by("rut")).await;
        moves(&register, "Ks 1216/2018-1", a(), b()).await;
        changed(&register, "Ks 1121/2017-1", is(Kind::Answer)).await;
        assert!(matches!(register.undo("g1", &anna("")).await.unwrap(), Undone::MovedBack { .. }));
        let now = "Ks 1216/2018-2";
        let Undone::StillInForce(left) = register.undo("g1", &anna("")).await.unwrap() else {
            panic!("it stands in the diary system")
        };
        let names: Vec<_> = left.iter().map(|one| (one.reference.as_str(), one.field.as_str())).collect();
        assert_eq!(names, [(now, "document_number")]);
        remark(&register, now, Remark::Number(None), &by("rut")).await;
        assert!(matches!(register.undo("g1", &anna("")).await.unwrap(), Undone::Waits { .. }));
    })
    .await;
}

/// What `show` says of a number that was cancelled.
async fn cancelled(register: &Register, reference: &str) -> Vec<String> {
    let shown = register.show(reference).await.unwrap().expect(reference);
    assert_eq!(shown[0].heading, "Makulerat");
    cells(&shown[0].table).remove(0)
}

#[tokio::test]
async fn a_cancelled_number_says_what_it_is_now() {
    told(async |register| {
        file(&register, vec![waiting("one", "bo@privat.example")]).await;
        let seen = standing(&register, "g1").await;
        accept(&register, &seen, &[a()], None).await;
        let one = "Ks 1216/2018-1";
        moves(&register, one, a(), b()).await;
        let when = "2019-10-30 09:00:00";
        assert_eq!(cancelled(&register, one).await, [one, when, "anna", "fel remiss", "Ks 1121/2017-1"]);
        register.undo("Ks 1121/2017-1", &anna("rätt remiss")).await.unwrap();
        let moved = cancelled(&register, "Ks 1121/2017-1").await;
        assert_eq!(moved, ["Ks 1121/2017-1", when, "anna", "rätt remiss", "Ks 1216/2018-2"]);
        // Moved there and back it has another number than it was accepted with.
        let Undone::Waits { cancelled: number, .. } = register.undo("g1", &anna("")).await.unwrap() else {
            panic!("it waits")
        };
        assert_eq!(number, "Ks 1216/2018-2");
        assert_eq!(cancelled(&register, "Ks 1216/2018-2").await[4], "g1");
        assert_eq!(register.show("Ks 1216/2018-%").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn what_was_erased_says_so() {
    told(async |register| {
        file(&register, vec![mail("one", "bo@privat.example")]).await;
        let one = "Ks 1216/2018-1";
        assert_eq!(register.erased_at(one).await.unwrap(), None);
        assert!(matches!(register.erase(one, &anna("begäran")).await.unwrap(), Erased::Now(_)));
        let when = "2019-10-30 09:00:00".to_owned();
        assert_eq!(register.erased_at(one).await.unwrap(), Some(when.clone()));
        assert_eq!(register.undo(one, &anna("")).await.unwrap(), Undone::Erased(when));
    })
    .await;
}

#[tokio::test]
async fn what_stands_under_two_is_taken_out_of_one_and_put_back() {
    told(async |register| {
        file(&register, vec![Mail { numbers: vec![a(), b()], ..mail("both", "dan@privat.example") }]).await;
        let stands = "SELECT arendenummer || '-' || lopnummer FROM svar ORDER BY 1";
        let (one, two) = ("Ks 1121/2017-1", "Ks 1216/2018-1");
        assert_eq!(ask(&register, stands).await, [[one], [two]]);
        assert!(!register.can_be_undone(&standing(&register, one).await).await.unwrap());
        let same = moves(&register, one, b(), b()).await;
        assert_eq!(same, FiledByHand::Already(one.to_owned()));
        let done = moves(&register, two, a(), b()).await;
        assert!(matches!(&done, FiledByHand::Filed { references, .. } if *references == [one]), "{done:?}");
        assert_eq!(ask(&register, stands).await, [[one]]);
        let told = ask(&register, "SELECT galler, vad FROM andringar").await;
        assert_eq!(told, [[one, "Ks 1216/2018-1 makuleras, står kvar som Ks 1121/2017-1"]]);
        assert!(register.show(two).await.unwrap().is_some(), "what became of it is known");
        assert!(register.can_be_undone(&standing(&register, one).await).await.unwrap());
        let undone = register.undo(one, &anna("")).await.unwrap();
        let back = "Ks 1216/2018-2".to_owned();
        assert!(matches!(&undone, Undone::MovedBack { reference, .. } if *reference == back), "{undone:?}");
        assert_eq!(ask(&register, stands).await, [[one], ["Ks 1216/2018-2"]]);
        assert_eq!(
            ask(&register, "SELECT count(*) FROM kvittens").await,
            [["2"]],
            "one letter tells of both"
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_said_of_what_is_taken_out_is_said_of_it_when_it_is_put_back() {
    told(async |register| {
        file(&register, vec![Mail { numbers: vec![a(), b()], ..mail("both", "dan@privat.example") }]).await;
        let one = "Ks 1216/2018-1";
        changed(&register, one, super::ledger::kind(Kind::Question)).await;
        remark(&register, one, Remark::Handled(true), &by("rut")).await;
        moves(&register, one, a(), b()).await;
        register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
        let stands = "SELECT arendenummer, lopnummer, typ, hanterat FROM svar ORDER BY arendenummer";
        assert_eq!(
            ask(&register, stands).await,
            [["Ks 1121/2017", "1", "svar", "-"], ["Ks 1216/2018", "2", "fråga", "ja"]]
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_said_of_what_was_taken_out_and_put_back_is_put_right_where_it_stands_now() {
    told(async |register| {
        a_joint_answer_waits(&register).await;
        let seen = standing(&register, "g1").await;
        accept(&register, &seen, &seen.suggestions(), None).await;
        let is = |kind| Correction { kind: Some(kind), ..Correction::default() };
        let not =
            |body: &str| Correction { not_on_behalf_of: vec![body.to_owned()], ..Correction::default() };
        let too = |body: &str| Correction { on_behalf_of: vec![body.to_owned()], ..Correction::default() };
        let (one, now) = ("Ks 1216/2018-1", "Ks 1216/2018-2");
        changed(&register, one, is(Kind::Question)).await;
        remark(&register, one, Remark::Handled(true), &by("rut")).await;
        changed(&register, one, not("Idrottsrådet")).await;
        moves(&register, one, a(), b()).await;
        register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
        let Undone::StillInForce(left) = register.undo("g1", &anna("")).await.unwrap() else {
            panic!("more was said of it than that it is filed")
        };
        let mut said: Vec<_> = left.iter().map(|one| (one.reference.as_str(), one.field.as_str())).collect();
        said.sort_unstable();
        assert_eq!(said, [(now, "handled"), (now, "kind"), (now, "on_behalf_of")]);
        let kind = left.iter().find(|one| one.field == "kind").unwrap();
        assert_eq!((kind.before.as_deref(), kind.after.as_deref()), (Some("answer"), Some("question")));
        remark(&register, now, Remark::Handled(false), &by("rut")).await;
        changed(&register, now, is(Kind::Answer)).await;
        assert_eq!(changed(&register, now, too("Idrottsrådet")).await, ["on_behalf_of - Idrottsrådet"]);
        assert!(matches!(register.undo("g1", &anna("")).await.unwrap(), Undone::Waits { .. }));
    })
    .await;
}

/// A report tells of what was handled after it.
#[tokio::test]
async fn what_is_put_back_was_handled_when_it_was() {
    told(async |register| {
        file(&register, vec![Mail { numbers: vec![a(), b()], ..mail("both", "dan@privat.example") }]).await;
        let one = "Ks 1216/2018-1";
        changed(&register, one, super::ledger::kind(Kind::Question)).await;
        let at = super::mail::at("2019-10-29T14:00:00Z");
        remark(&register, one, Remark::Handled(true), &Decision { at, ..by("rut") }).await;
        // And again, under the number that it has since.
        for one in [one, "Ks 1216/2018-2", "Ks 1216/2018-3"] {
            moves(&register, one, a(), b()).await;
            register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
        }
        let until = register.mark_now().await.unwrap();
        let told_at = super::mail::at("2019-10-29T14:30:00Z");
        let day = "2019-10-30".parse().unwrap();
        let run = DigestRun { diary_number: a(), day, since: Some(until), until, told_at };
        let facts = register.digest_facts(ACCOUNT, &run).await.unwrap();
        assert_eq!(facts.news.iter().map(|item| item.serial).collect::<Vec<_>>(), [0; 0]);
        let handled = "SELECT lopnummer, hanterat FROM svar WHERE arendenummer = 'Ks 1216/2018'";
        assert_eq!(ask(&register, handled).await, [["4", "ja"]]);
    })
    .await;
}
