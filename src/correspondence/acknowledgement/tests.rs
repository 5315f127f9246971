use super::*;
use crate::diary_number::DiaryNumber;
use jiff::civil::{Date, date, datetime};

fn case(number: &str, title: &str, deadline: Date, timing: Option<Timing>) -> CaseFacts {
    CaseFacts { diary_number: DiaryNumber::parse(number).unwrap(), title: title.to_owned(), deadline, timing }
}

fn agreement(timing: Option<Timing>) -> CaseFacts {
    case("Ks 1216/2018", "Överenskommelse om samverkan", date(2019, 10, 30), timing)
}

fn guidelines(timing: Option<Timing>) -> CaseFacts {
    case("Ks 1121/2017", "Riktlinjer för idéburet-offentligt partnerskap", date(2019, 11, 29), timing)
}

fn receipt(kind: Kind, cases: Vec<CaseFacts>, attachments: &[&str]) -> ReceiptFacts {
    ReceiptFacts {
        in_reply_to: Some("abc@mail.example.org".to_owned()),
        kind,
        arrived: datetime(2019, 10, 29, 14, 3, 27, 0),
        cases,
        attachments: attachments
            .iter()
            .map(|&name| AttachmentFacts { name: name.to_owned(), unreadable: false })
            .collect(),
        adds_to_earlier: false,
        behind_link: false,
    }
}

fn organisation() -> Organisation {
    Organisation {
        name: "Exempel kommun".to_owned(),
        contact: "Servicecenter, 000-00 00 00".to_owned(),
        privacy_url: "https://kommun.example/personuppgifter".to_owned(),
    }
}

fn worded(facts: &ReceiptFacts, organisation: &Organisation) -> String {
    let letter = acknowledgement(facts, organisation, "kim@example.org", "id@kommun.example").unwrap();
    format!("{}\n\n{}", letter.subject, letter.text)
}

#[test]
fn each_variant_reads_as_it_should() {
    let in_time = Some(Timing::InTime);
    let two = ["Remissvar.pdf", "Bilaga 1.docx"];
    for (name, facts) in [
        ("answer_in_time", receipt(Kind::Answer, vec![agreement(in_time)], &two)),
        ("answer_late_without_attachment", receipt(Kind::Answer, vec![agreement(Some(Timing::Late))], &[])),
        ("answer_of_unknown_timing", receipt(Kind::Answer, vec![agreement(None)], &["Svar.odt"])),
    ] {
        insta::assert_snapshot!(name, worded(&facts, &organisation()));
    }
}

#[test]
fn each_kind_reads_as_it_should_to_one_consultation_and_to_two_with_and_without_attachments() {
    let in_time = Some(Timing::InTime);
    let both = || vec![agreement(Some(Timing::Late)), guidelines(in_time)];
    for kind in [
        Kind::Answer,
        Kind::Supplement,
        Kind::Question,
        Kind::ExtensionRequest,
        Kind::Withdrawal,
        Kind::DocumentRequest,
    ] {
        let letters = [
            receipt(kind, vec![agreement(in_time)], &["Brev.pdf"]),
            receipt(kind, vec![agreement(in_time)], &[]),
            receipt(kind, both(), &["Brev.pdf", "Bilaga 1.docx"]),
            receipt(kind, both(), &[]),
        ];
        let letters: Vec<_> = letters.iter().map(|facts| worded(facts, &organisation())).collect();
        insta::assert_snapshot!(kind.as_str(), letters.join("\n=====\n\n"));
    }
}

#[test]
fn a_supplement_whose_earlier_answer_is_known_says_so() {
    let mut facts = receipt(Kind::Supplement, vec![agreement(Some(Timing::InTime))], &["Rättad.pdf"]);
    facts.adds_to_earlier = true;
    insta::assert_snapshot!("supplement_chained", worded(&facts, &organisation()));
    for kind in Kind::ALL {
        let facts = receipt(kind, vec![agreement(None)], &[]);
        assert!(!worded(&facts, &organisation()).contains("tidigare svar"), "{kind:?}");
    }
}

#[test]
fn who_put_the_answer_behind_a_link_is_told_that_only_the_mail_has_come() {
    let mut facts = receipt(Kind::Answer, vec![agreement(Some(Timing::InTime))], &[]);
    facts.behind_link = true;
    let text = worded(&facts, &organisation());
    assert!(!text.contains("ditt svar") && !text.contains("Vi hittade ingen bilaga"), "{text}");
    insta::assert_snapshot!("answer_behind_a_link", text);
}

#[test]
fn files_that_could_not_be_read_are_named() {
    let answer = |files: &[&str], unreadable: &[usize]| {
        let mut facts = receipt(Kind::Answer, vec![agreement(Some(Timing::InTime))], files);
        for at in unreadable {
            facts.attachments[*at].unreadable = true;
        }
        worded(&facts, &organisation())
    };
    let one = answer(&["Svar.docx", "..\\Skannat\u{202E}.pdf"], &[1]);
    insta::assert_snapshot!("answer_with_a_file_that_could_not_be_read", one);
    let files = ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf", "f.pdf", "läst.pdf"];
    let many = answer(&files, &[0, 1, 2, 3, 4, 5]);
    let line = many.lines().find(|line| line.starts_with("Vi kunde inte läsa")).unwrap();
    assert!(line.contains("automatiskt: a.pdf, b.pdf, c.pdf, d.pdf, e.pdf och 1 till."), "{line}");
}

#[test]
fn hostile_attachment_names_are_made_plain_and_only_five_are_named() {
    let long = format!("{}.pdf", "lång".repeat(100));
    let names =
        ["../../a.pdf", "gpj.\u{202E}exe", "x\r\nBcc: y@example.org", "\u{200B}", &long, "sjätte", "sjunde"];
    let text = worded(&receipt(Kind::Answer, vec![agreement(None)], &names), &organisation());
    let line = text.lines().find(|line| line.starts_with("Bilagor")).unwrap();
    let start = "Bilagor vi fick: 7 – a.pdf, gpj.exe, x Bcc: y@example.org, fil utan namn, långlång";
    assert!(line.starts_with(start), "{line}");
    assert!(line.ends_with("….pdf och 2 till"), "{line}");
    assert!(line.chars().count() < 200, "{line}");
}

#[test]
fn a_mail_of_any_other_kind_is_called_a_mail_and_gets_no_timing() {
    for kind in Kind::ALL {
        if matches!(kind, Kind::Answer | Kind::Supplement) {
            continue;
        }
        let text = worded(&receipt(kind, vec![agreement(Some(Timing::Late))], &[]), &organisation());
        assert!(text.starts_with("Vi har fått ditt mejl – Ks 1216/2018\n"), "{kind:?}: {text}");
        assert!(!text.contains("sista svarsdagen") && !text.contains("ditt svar"), "{kind:?}: {text}");
    }
}

#[test]
fn a_letter_without_a_case_names_none() {
    let text = worded(&receipt(Kind::Answer, Vec::new(), &[]), &organisation());
    assert!(text.starts_with("Vi har fått ditt mejl\n"), "{text}");
    assert!(!text.contains("Ärendenummer"), "{text}");
}

#[test]
fn what_the_configuration_leaves_empty_leaves_no_hole() {
    let bare = Organisation {
        name: "Exempel kommun".to_owned(),
        contact: String::new(),
        privacy_url: String::new(),
    };
    let text = worded(&receipt(Kind::Answer, vec![agreement(None)], &[]), &bare);
    assert!(!text.contains("Ring") && !text.contains("Läs mer"), "{text}");
    assert!(text.contains("Har du frågor? Svara på det här mejlet.\n"), "{text}");
}

#[test]
fn the_letter_answers_the_mail_it_is_about() {
    let facts = receipt(Kind::Answer, vec![agreement(None)], &[]);
    let letter = acknowledgement(&facts, &organisation(), "kim@example.org", "id@kommun.example").unwrap();
    assert_eq!(letter.in_reply_to.as_deref(), Some("abc@mail.example.org"));
    assert_eq!((letter.to.as_str(), letter.message_id.as_str()), ("kim@example.org", "id@kommun.example"));
}
