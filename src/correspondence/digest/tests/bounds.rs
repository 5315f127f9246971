//! How long a report may become.

use super::*;

#[test]
fn five_thousand_in_a_day_make_a_report_of_bounded_size() {
    let letter = letter(&flood(), Detail::Full);
    let (text, page) = (letter.text.len(), letter.html.unwrap().len());
    let pictures: usize = letter.pictures.iter().map(|picture| picture.bytes.len()).sum();
    assert!(text < 60_000 && page < 102_000 && pictures < 100_000, "{text} {page} {pictures}");
}

#[test]
fn long_lists_are_cut_and_say_how_much_is_left() {
    let mut facts = quiet();
    facts.news = (1..=75).map(news_item).collect();
    facts.silent = (1..=51).map(|n| silent(&format!("Rådet {n}"))).collect();
    facts.invited = 60;
    let text = worded(&facts, Detail::Full);
    assert!(text.contains("Nr 50. ") && !text.contains("Nr 51. "), "{text}");
    assert!(text.contains("… och 25 till.") && text.contains("… och 1 till."), "{text}");
    assert!(text.contains("Nya svar sedan förra rapporten: 75") && text.contains("51 av 60"), "{text}");
}

#[test]
fn what_nobody_told_one_by_one_is_counted() {
    let mut facts = quiet();
    facts.news = vec![NewsItem { junk: true, ..news_item(1) }];
    let left_out = LeftOutFacts { kind: Kind::Answer, timing: None, is_new: true, messages: 4999 };
    let old = LeftOutFacts { kind: Kind::Question, is_new: false, ..left_out };
    facts.left_out = LeftOut { messages: vec![left_out, old], junk: 2, several: 0 };
    let text = worded(&facts, Detail::Full);
    for said in ["förra rapporten: 5000\n", "… och 4999 till.", "Nr 1 … och 2 till. Registrerade"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Andra nya mejl"), "{text}");
}
