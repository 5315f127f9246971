//! The words of each letter, in each language, in text and page.

mod hostile;

use super::*;
use crate::diary_number::DiaryNumber;
use jiff::civil::{date, datetime};

fn case(number: &str, title: &str, deadline: Date, timing: Option<Timing>) -> CaseFacts {
    CaseFacts {
        diary_number: DiaryNumber::parse(number).unwrap(),
        title: title.to_owned(),
        deadline,
        more_time: None,
        timing,
    }
}

fn agreement(timing: Option<Timing>) -> CaseFacts {
    case("Ks 1216/2018", "Överenskommelse om samverkan", date(2019, 10, 30), timing)
}

/// With more time than the others.
fn extended() -> CaseFacts {
    CaseFacts { more_time: Some(date(2019, 11, 8)), ..agreement(Some(Timing::InTime)) }
}

fn guidelines(timing: Option<Timing>) -> CaseFacts {
    case("Ks 1121/2017", "Riktlinjer för idéburet-offentligt partnerskap", date(2019, 11, 29), timing)
}

fn file(name: &str, size: u64, readable: Option<bool>) -> AttachmentFacts {
    AttachmentFacts { name: name.to_owned(), size, readable }
}

fn receipt(kind: Kind, cases: Vec<CaseFacts>) -> ReceiptFacts {
    ReceiptFacts {
        in_reply_to: Some("abc@mail.example.org".to_owned()),
        kind,
        is_unclear: false,
        after_review: false,
        is_restricted: false,
        language: Language::Swedish,
        arrived: datetime(2019, 10, 29, 14, 3, 27, 0),
        cases,
        attachments: Vec::new(),
        adds_to_earlier: false,
        behind_link: false,
    }
}

fn in_time(kind: Kind) -> ReceiptFacts {
    receipt(kind, vec![agreement(Some(Timing::InTime))])
}

fn organisation() -> Organisation {
    Organisation {
        name: "Exempel kommun".to_owned(),
        contact: "Servicecenter, 019-000 00 00".to_owned(),
        privacy_url: "https://kommun.example/personuppgifter".to_owned(),
        controller: "Kommunstyrelsen".to_owned(),
    }
}

fn letter(facts: &ReceiptFacts) -> Letter {
    let templates = Templates::built_in();
    acknowledgement(&templates, facts, &organisation(), "kim@example.org", "id@kommun.example").unwrap()
}

fn worded(facts: &ReceiptFacts) -> String {
    let letter = letter(facts);
    format!("{}\n\n{}", letter.subject, letter.text)
}

/// Each mail that a letter has words of its own for.
fn mails() -> Vec<(&'static str, ReceiptFacts)> {
    let (early, late) = (Some(Timing::InTime), Some(Timing::Late));
    let answer = || in_time(Kind::Answer);
    let scan = || file("..\\Skannat\u{202E}.pdf", 1_240_000, Some(false));
    let both = || vec![file("Remissvar.pdf", 24_310, Some(true)), file("Karta.dwg", 880, None)];
    vec![
        ("answer_in_time", ReceiptFacts { attachments: both(), ..answer() }),
        ("answer_with_more_time", receipt(Kind::Answer, vec![extended()])),
        ("answer_late", receipt(Kind::Answer, vec![agreement(late)])),
        (
            "answer_of_unknown_timing",
            ReceiptFacts { cases: vec![agreement(None)], attachments: vec![scan()], ..answer() },
        ),
        ("answer_to_two", receipt(Kind::Answer, vec![agreement(late), guidelines(early)])),
        ("answer_behind_a_link", ReceiptFacts { behind_link: true, ..answer() }),
        ("answer_after_review", ReceiptFacts { after_review: true, attachments: both(), ..answer() }),
        ("unclear", ReceiptFacts { is_unclear: true, ..answer() }),
        ("question", in_time(Kind::Question)),
        ("question_about_two", receipt(Kind::Question, vec![agreement(early), guidelines(early)])),
        ("extension", in_time(Kind::ExtensionRequest)),
        ("supplement", ReceiptFacts { attachments: both(), ..in_time(Kind::Supplement) }),
        (
            "supplement_chained",
            ReceiptFacts { adds_to_earlier: true, ..receipt(Kind::Supplement, vec![agreement(late)]) },
        ),
        ("withdrawal", in_time(Kind::Withdrawal)),
        ("documents", in_time(Kind::DocumentRequest)),
        ("other", in_time(Kind::Bulk)),
        ("no_case", receipt(Kind::Answer, Vec::new())),
        (
            "protected",
            ReceiptFacts {
                is_restricted: true,
                after_review: true,
                attachments: both(),
                ..receipt(Kind::Answer, vec![extended()])
            },
        ),
    ]
}

#[test]
fn each_mail_has_its_letter_in_each_language() {
    for language in Language::ALL {
        let letters = mails().into_iter().map(|(name, facts)| {
            let letter = worded(&ReceiptFacts { language, ..facts });
            format!("===== {name}\n\n{letter}")
        });
        insta::assert_snapshot!(language.as_str(), letters.collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn text_and_page_say_the_same() {
    for language in Language::ALL {
        for (name, facts) in mails() {
            let letter = letter(&ReceiptFacts { language, ..facts });
            let html = letter.html.unwrap();
            let (_, body) = html.split_once("<h1>").unwrap();
            let said = words(&unescaped(body));
            assert_eq!(said, words(&format!("{} {}", letter.subject, letter.text)), "{name}: {html}");
        }
    }
}

/// The words of a page or a text, without tags and signs.
fn words(text: &str) -> Vec<String> {
    let mut shown = String::new();
    for piece in text.split('<') {
        // A tag that parts a word from the next is always followed by one.
        let words = piece.split_once('>').map_or(piece, |(_, words)| words);
        shown.push_str(words);
        if piece.starts_with("/dt>") {
            shown.push(' ');
        }
    }
    shown.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn unescaped(html: &str) -> String {
    html.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[test]
fn the_pages_are_as_they_were_looked_at() {
    let mails = mails();
    let page = |name: &str, language| {
        let (_, facts) = mails.iter().find(|(each, _)| *each == name).unwrap();
        letter(&ReceiptFacts { language, ..facts.clone() }).html.unwrap()
    };
    for language in Language::ALL {
        insta::assert_snapshot!(format!("{}_page", language.as_str()), page("answer_in_time", language));
    }
    insta::assert_snapshot!("sv_page_to_two", page("answer_to_two", Language::Swedish));
}

#[test]
fn a_page_shows_nothing_from_elsewhere_and_says_its_languages() {
    for language in Language::ALL {
        let html = letter(&ReceiptFacts { language, ..in_time(Kind::Answer) }).html.unwrap();
        assert!(html.contains(&format!("<html lang=\"{}\">", language.as_str())));
        for foreign in ["<img", "src=", "url(", "@import", "<link", "<script", "<table", "http:"] {
            assert!(!html.contains(foreign), "{foreign}: {html}");
        }
        assert!(html.contains("<a href=\"tel:+46190000000\">019-000 00 00</a>"), "{html}");
    }
    let swedish = letter(&in_time(Kind::Answer)).html.unwrap();
    assert!(swedish.contains("<p lang=\"fi\">Suomeksi: ") && swedish.contains("<p lang=\"en\">English: "));
    let finnish =
        letter(&ReceiptFacts { language: Language::Finnish, ..in_time(Kind::Answer) }).html.unwrap();
    assert!(finnish.contains("<span lang=\"sv\">Överenskommelse om samverkan</span>"), "{finnish}");
}

#[test]
fn files_that_could_not_be_read_are_named_before_others_and_the_rest_counted() {
    let mut facts = in_time(Kind::Answer);
    let files = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let unreadable = |name: &str| matches!(name, "b" | "d" | "e" | "f" | "g" | "h");
    facts.attachments =
        files.map(|name| file(name, 1000, if unreadable(name) { Some(false) } else { Some(true) })).into();
    let text = letter(&facts).text;
    let listed: Vec<_> = text.lines().filter(|line| line.starts_with("- ")).collect();
    let expected =
        ["b", "d", "e", "f", "g"].map(|name| format!("- {name} (1 kB, gick inte att läsa automatiskt)"));
    assert_eq!(listed[..5], expected);
    assert_eq!(listed[5..], ["- … och 3 till, av dem 1 som inte gick att läsa automatiskt"]);
    assert!(text.contains("Filerna som inte gick att läsa är sparade."), "{text}");
}

#[test]
fn of_a_restricted_mail_nothing_that_came_with_it_is_told_whatever_the_template() {
    let mut templates = Templates::built_in();
    let everything = "Ämne: {{ numbers }}\n{{ concerns }} {{ cases }} {{ attachments }} {{ behind_link }} {{ organisation.name }}\n";
    templates.replace(std::path::Path::new("acknowledgement.sv.txt"), everything.to_owned()).unwrap();
    let facts = ReceiptFacts {
        is_restricted: true,
        behind_link: true,
        attachments: vec![file("Anna Ek.pdf", 1000, Some(true))],
        ..in_time(Kind::Answer)
    };
    for templates in [templates, Templates::built_in()] {
        let letter = acknowledgement(&templates, &facts, &organisation(), "kim@example.org", "").unwrap();
        for told in ["Anna Ek", "Överenskommelse", "true"] {
            assert!(!letter.text.contains(told), "{told}: {}", letter.text);
        }
        assert!(letter.subject.contains("Ks 1216/2018"));
    }
}

#[test]
fn only_an_answer_is_called_one_and_told_its_timing() {
    for kind in Kind::ALL {
        let facts = receipt(kind, vec![agreement(Some(Timing::Late))]);
        let text = worded(&facts);
        let counts = matches!(kind, Kind::Answer | Kind::Supplement);
        assert_eq!(text.contains("efter sista svarsdagen"), counts, "{kind:?}: {text}");
        assert_eq!(text.contains("ditt svar på"), kind == Kind::Answer, "{kind:?}: {text}");
        assert!(!text.contains("tidigare svar"), "{kind:?}: {text}");
    }
    let unclear = ReceiptFacts { is_unclear: true, ..in_time(Kind::Answer) };
    assert!(
        worded(&unclear).contains("Om mejlet är ditt svar på remissen kom det i tid"),
        "{}",
        worded(&unclear)
    );
    // What is enclosed is most likely the answer.
    let enclosed = ReceiptFacts { attachments: vec![file("a.pdf", 1, None)], ..unclear };
    assert!(worded(&enclosed).starts_with("Vi har fått ditt svar") && worded(&enclosed).contains("i tid"));
}

#[test]
fn what_the_configuration_leaves_empty_leaves_no_hole() {
    let bare = Organisation { contact: String::new(), privacy_url: String::new(), ..organisation() };
    for (language, without) in [
        (Language::Swedish, ["ring", "Läs mer"]),
        (Language::Finnish, ["soita", "Lue lisää"]),
        (Language::English, ["call ", "Read more"]),
    ] {
        let facts = ReceiptFacts { language, ..in_time(Kind::Answer) };
        let letter = acknowledgement(&Templates::built_in(), &facts, &bare, "", "").unwrap();
        for word in without {
            assert!(!letter.text.contains(word), "{word}: {}", letter.text);
        }
        assert!(!letter.html.unwrap().contains("<a "));
    }
}

#[test]
fn the_letter_answers_the_mail_it_is_about() {
    let letter = letter(&in_time(Kind::Answer));
    assert_eq!(letter.in_reply_to.as_deref(), Some("abc@mail.example.org"));
    assert_eq!((letter.to.as_str(), letter.message_id.as_str()), ("kim@example.org", "id@kommun.example"));
}
