//! What hostile mail can cost: judging takes time in proportion to what it reads, whatever stands there.

use std::time::{Duration, Instant};

use super::testing::{Mail, authority, circumstances, mail};
use super::{Authority, History, judge};
use crate::consultation::{BodyName, Invited};
use crate::message::Message;

/// Bytes of the smaller text; the larger has four times as many. In shorter ones regular expressions choose a
/// quicker way, and the two could not be compared.
const SMALL: usize = 24_000;

/// What four times the text may cost: four would be exact, sixteen quadratic. Machines are busy.
const MOST: u32 = 10;

/// Less than this is too little to compare.
const SHORT: Duration = Duration::from_millis(100);

/// Words that rules begin at and may look on from, without the rest that would end their looking.
const HOSTILE: [&str; 38] = [
    "remiss ",
    "svar på ",
    "Remissvar från ",
    "vårt svar ",
    "synpunkter, ",
    "vi tillstyrker ",
    "inte vi tillstyrker ",
    "regionen avstyrker ",
    "har inga ",
    "överenskommelsen x x x x x x x x x x x x x ",
    "samverkan ",
    "Ks 1216/2018 ",
    "Ks 1/2018 ",
    "vår dnr ",
    "ert dnr: ",
    "skyddad ",
    "identitet är ",
    "vi är hotade ",
    "hot mot oss ",
    "lever gömda ",
    "https://",
    "a@",
    "\"",
    "> ",
    "1. ",
    "Ja.\n",
    "Föreningen i ",
    "-",
    "vi i Bro ",
    "vi i Bro\u{a0}",
    "motsätter oss att planen försenas ",
    "Kumla kommun, dnr Ks 1216/2018 ",
    "Kumla kommuns remiss. Ert svar önskas. ",
    "på uppdrag av ",
    "gemensamt svar från ",
    "för min räkning ",
    "vi svarar tillsammans med ",
    "undertecknat av ",
];

/// Whose consultations a body was asked about.
fn asks_a_body() -> Authority {
    let mut authority = authority();
    authority.consultations[0].invited = vec![Invited {
        name: BodyName::new("Rådet"),
        domains: vec!["rad.example".to_owned()],
        addresses: Vec::new(),
    }];
    authority
}

fn took(message: &Message) -> Duration {
    let (authority, circumstances, history) = (asks_a_body(), circumstances(), History::default());
    let start = Instant::now();
    let _ = judge(message, &circumstances, &authority, &history);
    start.elapsed()
}

fn grows_with_its_length(what: &str, mail_of: impl Fn(usize) -> Mail) {
    let (small, large) = (mail_of(1).done(), mail_of(4).done());
    let fair = || {
        let large = took(&large);
        large < SHORT || large < took(&small) * MOST
    };
    // A busy machine may make one measurement long, not three.
    assert!((0..3).any(|_| fair()), "{what}: four times as much takes more than {MOST} times as long");
}

#[test]
fn a_text_of_one_rules_words_takes_linear_time_wherever_it_stands() {
    let case = || mail().subject("Remissvar Ks 1216/2018");
    for words in HOSTILE {
        let text = |times: usize| words.repeat(times * SMALL / words.len());
        grows_with_its_length(words, |times| case().text(&text(times)));
        grows_with_its_length(words, |times| case().text("Se bilaga.").attached_text("a.pdf", &text(times)));
        grows_with_its_length(words, |times| mail().subject(&text(times)).text("Vi svarar på remissen."));
    }
}

#[test]
fn what_a_body_writes_that_was_asked_takes_linear_time() {
    for words in
        ["Er plan för gungor oroar oss inte. Vi är oroade. ", "Vi vill se mer. ", "Planen är dålig. "]
    {
        grows_with_its_length(words, |times| {
            let text = words.repeat(times * SMALL / words.len());
            mail().from(&["eva@rad.example"]).subject("Hej").text(&format!("Planen. {text}"))
        });
    }
}

#[test]
fn many_of_anything_takes_linear_time() {
    let case = || mail().subject("Remissvar Ks 1216/2018").text("Se bilaga.");
    grows_with_its_length("attachments", |times| {
        (0..250 * times)
            .fold(case(), |mail, at| mail.attached_text(&format!("Yttrande {at}.pdf"), "Vi säger ja."))
    });
    grows_with_its_length("references", |times| {
        let ids: Vec<String> = (0..125 * times).map(|at| format!("{at}@forening.example")).collect();
        case().answers(&ids.iter().map(String::as_str).collect::<Vec<_>>())
    });
    grows_with_its_length("header fields", |times| {
        (0..500 * times).fold(case(), |mail, at| mail.header("X-Spam", &format!("no ({at})")))
    });
    grows_with_its_length("passages", |times| {
        (0..250 * times)
            .fold(case(), |mail, _| mail.quoted("Vi tycker om samverkan.").text("Ja.").signature("Ks 1/2018"))
    });
}
