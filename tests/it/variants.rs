//! Every row of the table of diary numbers as people write them, through real bytes: subject, plain text,
//! quoted-printable HTML and the name of an attachment.

use remissd::message::Message;
use remissd::recognition::{Circumstances, History, Outcome, Strength, judge};

const VARIANTS: &str = include_str!("../data/diary-variants.tsv");
const REGISTERED: [&str; 2] = ["Ks 1216/2018", "Ks 1121/2017"];

/// Base64 and percent forms are made here: the bytes must not come from the code under test.
fn encoded_word(text: &str) -> String {
    format!("=?utf-8?B?{}?=", data_encoding::BASE64.encode(text.as_bytes()))
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn quoted_printable(text: &str) -> String {
    text.bytes()
        .map(|byte| format!("={byte:02X}"))
        .collect::<Vec<_>>()
        .chunks(20)
        .map(<[String]>::concat)
        .collect::<Vec<_>>()
        .join("=\n")
}

fn html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    quoted_printable(&format!("<p>{}</p>", text.replace('\n', "<br>")))
}

/// The row as a mail in each place that it can stand in: a subject and a name are one line.
fn mails(text: &str) -> Vec<(&'static str, String)> {
    let head = |subject: &str, rest: &str| {
        format!(
            "From: anna@forening.example\nTo: kommun@kommun.example\nSubject: {subject}\nMIME-Version: 1.0\n{rest}"
        )
    };
    let plain = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n";
    let mut mails = vec![
        ("plain", head("Hej", &format!("{plain}{}\n", data_encoding::BASE64.encode(text.as_bytes())))),
        (
            "html",
            head(
                "Hej",
                &format!(
                    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{}\n",
                    html(text)
                ),
            ),
        ),
    ];
    // Quoted text is no subject, and a line break stands in neither of the two.
    if text.contains('\n') || text.starts_with('>') {
        return mails;
    }
    mails.push(("subject", head(&encoded_word(text), "\nHej\n")));
    let file = |disposition: &str| {
        let parts = format!(
            "--b\n\nHej\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment;\n {disposition}\n\nx\n--b--\n"
        );
        head("Hej", &format!("Content-Type: multipart/mixed; boundary=b\n\n{parts}"))
    };
    mails.push(("name, RFC 2231", file(&format!("filename*=utf-8''{}", percent(text)))));
    mails.push(("name, RFC 2047", file(&format!("filename=\"{}\"", encoded_word(text)))));
    mails
}

#[test]
fn every_way_to_write_a_number_is_judged_alike_in_every_place() {
    let authority = crate::corpus::authority();
    let at = Some("2019-10-29T13:03:05Z".parse().unwrap());
    let now = "2019-10-29T14:00:00Z".parse().unwrap();
    let circumstances =
        Circumstances { internal_date: at, given: None, junk: false, backlog: false, opened: false, now };
    let mut wrong = Vec::new();
    for row in VARIANTS.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let text: String =
            serde_json::from_str(&format!("\"{}\"", columns[0].replace("\\\"", "\"").replace('"', "\\\"")))
                .unwrap();
        let wanted: Vec<&str> = columns[1].split("; ").filter(|one| REGISTERED.contains(one)).collect();
        let review = columns[2].contains("review") || text.starts_with('>');
        for (place, mail) in mails(&text) {
            let verdict =
                judge(&Message::read(mail.as_bytes()), &circumstances, &authority, &History::default());
            let sure = verdict.matches.iter().filter(|one| one.strength >= Strength::Likely);
            let mut sure: Vec<String> = sure.map(|one| one.diary_number.to_string()).collect();
            sure.sort_by_key(|one| std::cmp::Reverse(one.clone()));
            let expected: Vec<&str> = if review { Vec::new() } else { wanted.clone() };
            let right = sure == expected && (verdict.outcome == Outcome::Filed) != expected.is_empty();
            if !right {
                wrong.push(format!("{place}: {text:?} gives {sure:?}, {:?}", verdict.outcome));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
