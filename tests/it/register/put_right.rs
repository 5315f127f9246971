//! A slip in what a person registered, put right: every case of it follows, and the history tells what was changed.

use remissd::consultation::{Arrival, ArrivalBasis, Channel};
use remissd::message::{Origin, Passage};
use remissd::recognition::{Outcome, SenderKind};
use remissd::register::{ByHand, Kept, Register, Wish};

use super::ledger::{decision, told};
use super::mail::{Mail, a, ask, at, b, mail};
use super::moves::moves;

/// What was said on the telephone, under both cases.
fn note(name: &str, day: &str, numbers: Vec<remissd::diary_number::DiaryNumber>) -> Kept {
    let mut kept = Mail { numbers, ..mail("note", "") }.kept();
    kept.message.from[0].name = name.to_owned();
    let text = "Cia Ceder och Dan Dahl vill ha fler lokaler.".to_owned();
    kept.message.passages = vec![Passage { origin: Origin::New, text }];
    (kept.channel, kept.letter, kept.internal_date) = (Channel::Phone, None, None);
    let arrived = at(&format!("{day}T09:00:00Z"));
    kept.verdict.arrival = Some(Arrival { at: arrived, basis: ArrivalBasis::Given });
    kept.local_arrival = arrived.to_zoned(super::mail::zone()).datetime();
    for found in &mut kept.verdict.matches {
        let all = super::mail::consultations();
        let one = all.iter().find(|one| one.diary_number == found.diary_number).unwrap();
        found.timing = Some(one.deadline.timing(arrived));
    }
    kept
}

async fn by_hand(register: &Register, kept: &Kept, wish: Wish) -> ByHand {
    register.register_by_hand(kept, wish, &decision("")).await.unwrap()
}

fn put_right() -> ByHand {
    let references = ["Ks 1121/2017-1", "Ks 1216/2018-1"].map(str::to_owned).to_vec();
    ByHand::Corrected { references, new: Vec::new(), earlier: Vec::new() }
}

#[tokio::test]
async fn what_is_put_right_is_registered_under_the_consultation_that_was_forgotten() {
    told(async |register| {
        by_hand(&register, &note("Cia Ceder", "2019-10-29", vec![a()]), Wish::Register).await;
        let both = note("Cia Ceder", "2019-12-02", vec![a(), b()]);
        let [one, two] = ["Ks 1216/2018-1", "Ks 1121/2017-1"].map(|one| vec![one.to_owned()]);
        let done = ByHand::Corrected { references: one, new: two, earlier: Vec::new() };
        assert_eq!(by_hand(&register, &both, Wish::Correct).await, done);
        let filed = "SELECT arendenummer, lopnummer, inkom_dag, i_tid FROM svar ORDER BY arendenummer";
        assert_eq!(
            ask(&register, filed).await,
            [["Ks 1121/2017", "1", "2019-12-02", "nej"], ["Ks 1216/2018", "1", "2019-12-02", "nej"]]
        );
        let said = "SELECT vem, galler FROM andringar WHERE vad LIKE 'numret%' ORDER BY galler";
        assert_eq!(ask(&register, said).await, [["rut", "Ks 1121/2017-1"], ["rut", "Ks 1216/2018-1"]]);
        assert!(matches!(by_hand(&register, &both, Wish::Correct).await, ByHand::Already(_)));
    })
    .await;
}

const CHANGES: &str = "SELECT vad FROM andringar WHERE vad NOT LIKE 'numret%' ORDER BY vad";

#[tokio::test]
async fn a_slip_is_put_right_under_every_case() {
    told(async |register| {
        by_hand(&register, &note("Cia Ceder", "2019-10-29", vec![a(), b()]), Wish::Register).await;
        let timing = "SELECT i_tid FROM svar ORDER BY arendenummer";
        assert_eq!(ask(&register, timing).await, [["ja"], ["ja"]]);
        let text = "SELECT fran, text FROM sammanstallning WHERE arendenummer = 'Ks 1121/2017'";
        let cia = "[borttaget] och Dan Dahl vill ha fler lokaler.";
        assert_eq!(ask(&register, text).await, [["Privatperson", cia]]);

        let late = note("Dan Dahl", "2019-12-02", vec![a()]);
        assert_eq!(by_hand(&register, &late, Wish::Correct).await, put_right());
        assert_eq!(ask(&register, timing).await, [["nej"], ["nej"]]);
        let dan = "Cia Ceder och [borttaget] vill ha fler lokaler.";
        assert_eq!(ask(&register, text).await, [["Privatperson", dan]]);
        let changes = ask(&register, CHANGES).await;
        assert_eq!(
            changes,
            [["ankomst: 2019-10-29 10:00:00 → 2019-12-02 10:00:00"], ["avsändarens namn rättat"]]
        );
    })
    .await;
}

#[tokio::test]
async fn a_body_that_was_forgotten_is_written_down_and_ticked() {
    told(async |register| {
        let mut kept = note("Cia Ceder", "2019-10-29", vec![a(), b()]);
        by_hand(&register, &kept, Wish::Register).await;
        kept.verdict.organisation = Some("Idrottsrådet".to_owned());
        kept.verdict.sender = Some(super::many::suggested(SenderKind::Invited));
        assert_eq!(by_hand(&register, &kept, Wish::Correct).await, put_right());
        let list = "SELECT svarat FROM sandlista WHERE namn = 'Idrottsrådet'";
        assert_eq!(ask(&register, list).await, [["ja"], ["ja"]]);
        let text = "SELECT fran, text FROM sammanstallning WHERE arendenummer = 'Ks 1121/2017'";
        let open = "Cia Ceder och Dan Dahl vill ha fler lokaler.";
        assert_eq!(ask(&register, text).await, [["Idrottsrådet", open]]);
        assert_eq!(
            ask(&register, CHANGES).await,
            [["avsändartyp: okänd → inbjuden"], ["organisation rättad"]]
        );
        assert!(matches!(by_hand(&register, &kept, Wish::Correct).await, ByHand::Already(_)));
    })
    .await;
}

#[tokio::test]
async fn what_is_protected_after_all_leaves_no_name_in_the_history() {
    told(async |register| {
        by_hand(&register, &note("Cia Ceder", "2019-10-29", vec![a(), b()]), Wish::Register).await;
        by_hand(&register, &note("Dan Dahl", "2019-10-29", vec![a(), b()]), Wish::Correct).await;
        let mut hidden = note("Dan Dahl", "2019-10-29", vec![a(), b()]);
        (hidden.verdict.outcome, hidden.sketch) = (Outcome::Restricted, None);
        assert_eq!(by_hand(&register, &hidden, Wish::Correct).await, put_right());
        let shown = format!("{:?}", register.show("Ks 1216/2018-1").await.unwrap().unwrap());
        assert!(!shown.contains("Ceder") && !shown.contains("Dahl"), "{shown}");
        let changes = ask(&register, CHANGES).await;
        let blanked = ["uppgifter borttagna"];
        assert_eq!(changes, [["identiteten är skyddad"], blanked, blanked, blanked]);
        assert_eq!(ask(&register, "SELECT text FROM sammanstallning").await, [["-"], ["-"]]);
    })
    .await;
}

#[tokio::test]
async fn what_was_protected_by_mistake_is_opened_by_who_says_so() {
    told(async |register| {
        let mut hidden = note("Dan Dahl", "2019-10-29", vec![a(), b()]);
        (hidden.verdict.outcome, hidden.sketch) = (Outcome::Restricted, None);
        by_hand(&register, &hidden, Wish::Register).await;
        let open = note("Dan Dahl", "2019-10-29", vec![a(), b()]);
        assert!(matches!(by_hand(&register, &open, Wish::Correct).await, ByHand::Another(_)));
        assert_eq!(by_hand(&register, &open, Wish::Open).await, put_right());
        let words = "SELECT avsandare_namn, text FROM svar ORDER BY arendenummer";
        let said = ["Dan Dahl", "Cia Ceder och Dan Dahl vill ha fler lokaler."];
        assert_eq!(ask(&register, words).await, [said, said]);
        assert_eq!(ask(&register, CHANGES).await, [["identiteten är inte skyddad"]]);
        assert!(matches!(by_hand(&register, &open, Wish::Open).await, ByHand::Already(_)));
    })
    .await;
}

#[tokio::test]
async fn what_a_person_moved_away_is_not_registered_there_by_handing_it_over_again() {
    told(async |register| {
        let slip = note("Cia Ceder", "2019-10-29", vec![a()]);
        by_hand(&register, &slip, Wish::Register).await;
        moves(&register, "Ks 1216/2018-1", a(), b()).await;
        let stands = || vec!["Ks 1121/2017-1".to_owned()];
        assert_eq!(by_hand(&register, &slip, Wish::Register).await, ByHand::Already(stands()));
        let right = note("Cia Cederlund", "2019-10-29", vec![a()]);
        let done = ByHand::Corrected { references: stands(), new: Vec::new(), earlier: Vec::new() };
        assert_eq!(by_hand(&register, &right, Wish::Correct).await, done);
        assert_eq!(ask(&register, "SELECT arendenummer FROM svar").await, [["Ks 1121/2017"]]);
        let told = register.taken_out(right.fingerprint, &[a(), b()]).await.unwrap();
        assert_eq!(told, (vec![a()], stands()));
        // Taken back it stands there again, and belongs to the other besides where that is said.
        register.undo("Ks 1121/2017-1", &decision("")).await.unwrap();
        let both = note("Cia Cederlund", "2019-10-29", vec![a(), b()]);
        let new = by_hand(&register, &both, Wish::Register).await;
        assert!(
            matches!(&new, ByHand::New { references, .. } if *references == ["Ks 1121/2017-2"]),
            "{new:?}"
        );
    })
    .await;
}
