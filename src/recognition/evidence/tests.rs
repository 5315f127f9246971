//! What ties a mail to a consultation, place by place, and what each is worth.

use super::*;
use crate::recognition::testing::{authority, time};

fn number(text: &str) -> DiaryNumber {
    DiaryNumber::parse(text).unwrap()
}

fn found(text: &str, written: &str, reading: Reading) -> Found {
    let start = text.find(written).unwrap();
    Found { span: start..start + written.len(), written: written.to_owned(), reading, rule: "number/test" }
}

fn matched(finds: &Finds) -> Vec<Match> {
    let arrival = Arrival { at: time("2019-10-29T13:03:00Z"), basis: ArrivalBasis::InternalDate };
    finds.matches(Some(&arrival), &authority())
}

#[test]
fn strength_follows_from_the_reading_and_the_place() {
    let a = || number("Ks 1216/2018");
    for (place, reading, strength) in [
        (Place::Subject, Reading::Registered(a()), Strength::Certain),
        (Place::Body, Reading::Registered(a()), Strength::Certain),
        (Place::AttachmentName, Reading::Registered(a()), Strength::Certain),
        (Place::Body, Reading::Likely(a()), Strength::Likely),
        (Place::Quoted, Reading::Registered(a()), Strength::Weak),
        (Place::Quoted, Reading::Likely(a()), Strength::Weak),
        (Place::Body, Reading::Theirs(a()), Strength::Weak),
    ] {
        let mut finds = Finds::default();
        finds.take(place, "Ks 1216/2018", vec![found("Ks 1216/2018", "Ks 1216/2018", reading.clone())]);
        assert_eq!(matched(&finds)[0].strength, strength, "{place:?} {reading:?}");
    }
}

#[test]
fn the_strongest_match_stands_first_and_its_strongest_evidence_too() {
    let text = "Ks 1216/2018 och Ks 1121/2017";
    let (a, b) = (number("Ks 1216/2018"), number("Ks 1121/2017"));
    let mut finds = Finds::default();
    finds.take(
        Place::Quoted,
        text,
        vec![
            found(text, "Ks 1216/2018", Reading::Registered(a.clone())),
            found(text, "Ks 1121/2017", Reading::Registered(b.clone())),
        ],
    );
    finds.take(Place::Subject, text, vec![found(text, "Ks 1216/2018", Reading::Registered(a.clone()))]);
    let matches = matched(&finds);
    assert_eq!(matches.iter().map(|one| &one.diary_number).collect::<Vec<_>>(), [&a, &b]);
    assert_eq!(
        matches[0].evidence.iter().map(|one| one.place).collect::<Vec<_>>(),
        [Place::Subject, Place::Quoted]
    );
}

#[test]
fn a_number_said_often_is_one_piece_of_evidence() {
    let mut finds = Finds::default();
    for _ in 0..3 {
        finds.take(
            Place::Body,
            "1216/2018",
            vec![found("1216/2018", "1216/2018", Reading::Registered(number("Ks 1216/2018")))],
        );
    }
    assert_eq!(matched(&finds)[0].evidence.len(), 1);
}

#[test]
fn another_case_of_ours_is_no_evidence_and_a_near_miss_is_weak_evidence() {
    let mut finds = Finds::default();
    finds.take(
        Place::Body,
        "Ks 9/2018 Ks 1261/2018",
        vec![
            found("Ks 9/2018 Ks 1261/2018", "Ks 9/2018", Reading::AnotherCase(number("Ks 9/2018"))),
            found("Ks 9/2018 Ks 1261/2018", "Ks 1261/2018", Reading::NearMiss(number("Ks 1216/2018"))),
        ],
    );
    let matches = matched(&finds);
    assert_eq!((matches.len(), matches[0].strength), (1, Strength::Weak));
    assert!(finds.pieces().all(|(number, one)| finds.is_nearly(number, one)));
    assert_eq!(finds.another_case, Some(Place::Body));
    assert_eq!(finds.near_misses[0].suggestion, number("Ks 1216/2018"));
    assert_eq!(finds.near_misses[0].written, "Ks 1261/2018");
}

#[test]
fn a_deadline_is_not_held_against_the_senders_own_clock() {
    let mut finds = Finds::default();
    finds.take(
        Place::Body,
        "1216/2018",
        vec![found("1216/2018", "1216/2018", Reading::Registered(number("Ks 1216/2018")))],
    );
    let arrival = Arrival { at: time("2019-10-29T13:03:00Z"), basis: ArrivalBasis::DateHeader };
    assert_eq!(finds.matches(Some(&arrival), &authority())[0].timing, None);
    assert_eq!(finds.matches(None, &authority())[0].timing, None);
}
