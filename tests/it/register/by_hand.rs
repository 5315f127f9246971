//! What a person registers: letters and notes, with who did it, told to both databases.

use remissd::consultation::{Arrival, ArrivalBasis, Channel};
use remissd::diary_number::DiaryNumber;
use remissd::recognition::{Acknowledge, Kind, Outcome, Reason};
use remissd::register::{Batch, ByHand, Decision, Entry, Finding, Kept, Register, RegisterError, Wish};
use std::path::Path;

use super::mail::{Mail, a, ask, at, b, consultations, mail};
use crate::support::postgres_url;

/// A letter from `name` that came on 29 October.
fn letter(raw: &'static str, name: &str, numbers: Vec<DiaryNumber>) -> Kept {
    let mut kept = Mail { numbers, ..mail(raw, "") }.kept();
    kept.message.from[0].name = name.to_owned();
    (kept.channel, kept.letter, kept.internal_date) = (Channel::Letter, None, None);
    let at = at("2019-10-28T23:00:00Z");
    kept.verdict.arrival = Some(Arrival { at, basis: ArrivalBasis::PostalRule });
    kept.local_arrival = "2019-10-29T00:00".parse().unwrap();
    let words = "Ingen kvittens".to_owned();
    kept.verdict.acknowledge = Acknowledge::No(Reason { rule: "by_hand/no_address", words });
    kept
}

fn rut() -> Decision {
    Decision {
        who: "Rut".to_owned(),
        at: at("2019-11-04T09:00:00Z"),
        local: "2019-11-04T10:00".parse().unwrap(),
        reason: None,
    }
}

async fn registers(register: &Register, kept: &Kept) -> ByHand {
    register.register_by_hand(kept, Wish::Register, &rut()).await.unwrap()
}

fn is_new(references: &[&str], earlier: &[&str]) -> ByHand {
    let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    ByHand::New { references: owned(references), earlier: owned(earlier) }
}

async fn a_person_registers(register: Register) {
    register.synchronise(&consultations()).await.unwrap();
    one_letter_is_registered_once_for_each_consultation(&register).await;
    a_letter_of_a_body_that_has_answered_names_the_earlier_answer(&register).await;
    what_is_protected_is_filed_and_nameless(&register).await;
    only_what_came_by_mail_is_judged_again(&register).await;
    a_letter_to_no_consultation_is_refused(&register).await;
}

async fn one_letter_is_registered_once_for_each_consultation(register: &Register) {
    let anna = letter("brev", "Anna Andersson", vec![a()]);
    assert_eq!(registers(register, &anna).await, is_new(&["Ks 1216/2018-1"], &[]));
    let references = vec!["Ks 1216/2018-1".to_owned()];
    assert_eq!(registers(register, &anna).await, ByHand::Already(references.clone()));
    let other = letter("brev", "Bo Berg", vec![a()]);
    assert_eq!(registers(register, &other).await, ByHand::Another(references));
    let both = letter("brev", "anna andersson", vec![a(), b()]);
    assert_eq!(registers(register, &both).await, is_new(&["Ks 1121/2017-1"], &[]));
    let told = ask(register, "SELECT tid, vem, galler FROM andringar ORDER BY galler").await;
    let row = |reference| ["2019-11-04 10:00:00", "Rut", reference];
    assert_eq!(told, [row("Ks 1121/2017-1"), row("Ks 1216/2018-1")]);
}

/// The body answered by mail, and then somebody else of it on paper.
async fn a_letter_of_a_body_that_has_answered_names_the_earlier_answer(register: &Register) {
    let entries = vec![Entry {
        uid: None,
        finding: Finding::Kept(Box::new(mail("by mail", "ordf@forening.example").kept())),
    }];
    let now = at("2019-10-29T13:05:00Z");
    register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    let mut body = letter("paper", "Stig Sund", vec![a()]);
    body.verdict.organisation = Some("FÖRENINGSRÅDET".to_owned());
    assert_eq!(registers(register, &body).await, is_new(&["Ks 1216/2018-3"], &["Ks 1216/2018-2"]));
    let mut question = letter("a question", "Stig Sund", vec![b()]);
    let answer = letter("an answer", "Stig Sund", vec![b()]);
    assert_eq!(registers(register, &answer).await, is_new(&["Ks 1121/2017-2"], &[]));
    question.verdict.kind = Kind::Question;
    assert_eq!(registers(register, &question).await, is_new(&["Ks 1121/2017-3"], &[]), "only answers count");
    let ways = ask(
        register,
        "SELECT kanal, meddelanden, svar FROM kanaler WHERE arendenummer = 'Ks 1216/2018' ORDER BY kanal",
    )
    .await;
    assert_eq!(ways, [["brev", "2", "2"], ["e-post", "1", "1"]]);
    let row =
        "SELECT inkom, inkom_grund, kanal, i_tid, kvitterat, avsandare_typ FROM svar WHERE lopnummer = 3
            AND arendenummer = 'Ks 1216/2018'";
    let expected =
        ["2019-10-29 00:00:00", "närmast föregående arbetsdag (brev)", "brev", "ja", "nej", "inbjuden"];
    assert_eq!(ask(register, row).await, [expected]);
}

async fn only_what_came_by_mail_is_judged_again(register: &Register) {
    let standing = register.standing(None, 100).await.unwrap();
    assert_eq!(standing.iter().map(|one| one.reference.as_str()).collect::<Vec<_>>(), ["Ks 1216/2018-2"]);
}

async fn a_letter_to_no_consultation_is_refused(register: &Register) {
    let mut unknown = letter("unknown", "Anna", vec![a()]);
    unknown.verdict.matches[0].diary_number = DiaryNumber::parse("Ks 9/2019").unwrap();
    let refused = register.register_by_hand(&unknown, Wish::Register, &rut()).await;
    assert!(matches!(refused, Err(RegisterError::UnknownConsultation(_))), "{refused:?}");
}

async fn what_is_protected_is_filed_and_nameless(register: &Register) {
    let mut hidden = letter("hidden", "Gun Hemlig", vec![a()]);
    (hidden.verdict.outcome, hidden.sketch) = (Outcome::Restricted, None);
    assert_eq!(registers(register, &hidden).await, is_new(&["Ks 1216/2018-4"], &[]));
    let row =
        "SELECT avsandare_namn, rubrik, text, antal_bilagor, i_tid, kanal FROM svar WHERE lopnummer = 4";
    assert_eq!(ask(register, row).await, [["-", "-", "-", "0", "ja", "brev"]]);
    assert_eq!(ask(register, "SELECT count(*) FROM granskning").await, [["0"]]);
    let shown = format!("{:?}", register.show("Ks 1216/2018-4").await.unwrap().unwrap());
    assert!(!shown.contains("Hemlig") && !shown.contains("Yttrande") && shown.contains("Rut"), "{shown}");
}

/// Two registrars at their desks.
async fn two_desks(url: &str) {
    let one = Register::open(url).await.unwrap();
    let two = Register::open(url).await.unwrap();
    one.synchronise(&consultations()).await.unwrap();
    const RAW: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "7"];
    let write = async |register: &Register| {
        for raw in RAW {
            registers(register, &letter(raw, "Anna Andersson", vec![a()])).await;
        }
    };
    tokio::join!(write(&one), write(&two));
    let serials = ask(&one, "SELECT count(*), min(lopnummer), max(lopnummer) FROM svar").await;
    assert_eq!(serials, [["8", "1", "8"]]);
    assert_eq!(ask(&one, "SELECT count(*) FROM andringar").await, [["8"]]);
}

fn sqlite_url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("below/remissd.db").display())
}

#[tokio::test]
async fn a_person_registers_letters_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    a_person_registers(Register::open(&sqlite_url(folder.path())).await.unwrap()).await;
}

#[tokio::test]
async fn a_person_registers_letters_on_postgresql() {
    a_person_registers(Register::open(&postgres_url()).await.unwrap()).await;
}

#[tokio::test]
async fn two_registrars_register_each_letter_once_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    two_desks(&sqlite_url(folder.path())).await;
}

#[tokio::test]
async fn two_registrars_register_each_letter_once_on_postgresql() {
    two_desks(&postgres_url()).await;
}
