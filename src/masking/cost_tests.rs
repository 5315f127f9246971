//! What hostile mail can cost: masking takes time in proportion to the text, whatever stands there.

use std::time::{Duration, Instant};

use super::{Writer, passed_on, public_text, until_a_quote};
use crate::message::Address;

/// Bytes of the smaller text; the larger has four times as many.
const SMALL: usize = 12_000;

/// What four times the text may cost: four would be exact, sixteen quadratic. Machines are busy.
const MOST: u32 = 10;

/// Less than this is too little to compare.
const SHORT: Duration = Duration::from_millis(100);

/// What patterns begin at and may look on from, without the rest that would end their looking.
const HOSTILE: [&str; 28] = [
    "08.15 ", "08.15-", "08.15-17.00 / ", "0", "1", "0 ", "00", "(0", "+4 ", "+46 8-15 ", "070-123 45 67 ",
    "2019-10-30 ", "19800101 ", "a@", "a@b.", "a at b dot ", "a(at)", "Agatan ", "A", "Agatan 1 ",
    "Anna Anna ", "anna", "www.anna.", "jag heter Anna ", "Anna Bo, ", "c/o Anna ", "box 1 ", "702 10 ",
];

fn grows_with_its_length(what: &str, work: impl Fn(&str)) {
    let took = |times: usize| {
        let text = what.repeat(times * SMALL / what.len());
        let start = Instant::now();
        work(&text);
        start.elapsed()
    };
    let fair = || {
        let large = took(4);
        large < SHORT || large < took(1) * MOST
    };
    // A busy machine may make one measurement long, not three.
    assert!((0..3).any(|_| fair()), "{what:?}: four times as much takes more than {MOST} times as long");
}

#[test]
fn masking_takes_linear_time_whatever_stands_there() {
    let person = Writer::Person { name: "Anna Ek", address: "anna.ek@privat.example" };
    for words in HOSTILE {
        grows_with_its_length(words, |text| drop(public_text(text, person)));
        grows_with_its_length(words, |text| drop(public_text(text, Writer::Organisation)));
    }
}

#[test]
fn what_was_passed_on_is_told_apart_in_linear_time() {
    let writer = Address { name: "Anna Ek".to_owned(), address: "anna@x.example".to_owned() };
    let block = "Från: Anna Ek <anna@x.example>\nSkickat: i går\nTill: Bo\nÄmne: Svar\n";
    for words in [block, "Från: Bo\n", "> ", ">\n", "Ja.\n\n", "Den 1 okt skrev Bo:\n"] {
        grows_with_its_length(words, |text| drop(passed_on(text, &writer)));
        grows_with_its_length(words, |text| drop(until_a_quote(text)));
    }
}
