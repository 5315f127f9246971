//! The acknowledgement as it arrives: through real Postfix and Dovecot, parsed again, every header and part of it; and
//! the words that a municipality puts in place of ours.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterId, LetterKey, LetterKind};

use crate::support::{CLOSED, Mail, OPEN, Run, Town, eventually};

const FINNISH: &str = "Hei!\n\nYhdistyksemme kannattaa ehdotusta. Mielestämme sopimus on hyvä, mutta haluamme, että myös \
    pienet yhdistykset saavat olla mukana.\n\nTerveisin\nLiisa Virtanen";
const ENGLISH: &str = "Hello,\n\nwe support the proposal and think that the agreement will be good for the associations. \
    Please tell us what you decide, and when it will be in force.\n\nBest regards\nJohn Smith";
const SWEDISH: &str = "Hej!\n\nVi tillstyrker förslaget.\n\nMvh\nStyrelsen";

fn answer(town: &Town, name: &str, text: &str) -> Mail {
    Mail::from("Förening i Örebro", &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject(&format!("{OPEN} <script>Hemliga ord</script>"))
        .header("Message-ID", &format!("<svar.{}>", town.citizen(name).address))
        .text(text)
}

fn parsed(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).expect("a message")
}

#[test]
fn every_header_and_part_of_an_acknowledgement_arrives_as_intended() {
    let town = Town::new();
    let anna = town.citizen("anna");
    let mail = answer(&town, "anna", SWEDISH)
        .attachment("Vårt <b>svar</b> & \"mer\".txt", "Vi tillstyrker förslaget.".as_bytes())
        .attachment("Låst.pdf", b"%PDF-1.4 ...");
    town.receives(&mail);
    assert_eq!(town.run_once().code, Some(0));
    let letter = anna.only_letter();
    let message = parsed(letter.bytes());

    let from = message.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some("Örebro kommun"), Some(town.mailbox().address.as_str())));
    let answered = format!("<svar.{}>", anna.address);
    for (name, expected) in [
        ("To", anna.address.as_str()),
        ("Subject", &format!("Vi har fått ditt svar – {OPEN}")),
        ("Auto-Submitted", "auto-replied"),
        ("Precedence", "auto_reply"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-Remissd-Loop", "remissd"),
        ("In-Reply-To", &answered),
        ("References", &answered),
        ("MIME-Version", "1.0"),
        ("Reply-To", ""),
        ("Cc", ""),
        ("List-Id", ""),
    ] {
        assert_eq!(letter.header(name), expected, "{name}");
    }
    assert_eq!(message.header_values("Message-ID").count(), 1);
    is_signed_for(&town, &letter.header("Message-ID"));
    let age = Timestamp::now().as_second() - message.date().unwrap().to_timestamp();
    assert!((0..600).contains(&age), "the Date of the letter is {age} s old");
    says_all_in_both_ways(&message);
    for secret in ["Hemliga ord", "Förening i Örebro", "tillstyrker"] {
        assert!(!String::from_utf8_lossy(letter.bytes()).contains(secret), "{secret}");
        assert!(!letter.text().contains(secret), "{secret}");
    }
}

/// The Message-ID says which original it answers, signed with the town's own key.
fn is_signed_for(town: &Town, message_id: &str) {
    let key: [u8; 32] = fs::read(town.path("state/letter.key")).unwrap().try_into().unwrap();
    let about = Fingerprint::parse(&town.column("SELECT original FROM svar")[0]).unwrap();
    let domain = town.mailbox().address.split_once('@').unwrap().1.to_owned();
    let id = LetterId { kind: LetterKind::Acknowledgement, about };
    assert_eq!(message_id, format!("<{}>", id.message_id(&LetterKey::new(key), &domain)));
}

fn says_all_in_both_ways(message: &Message) {
    assert!(message.content_type().unwrap().ctype() == "multipart");
    assert_eq!(message.content_type().unwrap().subtype(), Some("alternative"));
    let kinds: Vec<_> = message
        .parts
        .iter()
        .map(|part| match &part.body {
            PartType::Multipart(parts) => format!("alternatives: {}", parts.len()),
            PartType::Text(_) => "text".to_owned(),
            PartType::Html(_) => "page".to_owned(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["alternatives: 2", "text", "page"]);
    for part in &message.parts[1..] {
        assert_eq!(part.content_type().unwrap().attribute("charset"), Some("utf-8"));
    }
    let (text, page) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
    for line in [
        "Svaret kom i tid.",
        "Vi fick 2 bilagor:",
        "- b>.txt (mindre än 1 kB, går att läsa)",
        "- Låst.pdf (mindre än 1 kB, gick inte att läsa automatiskt)",
        "Örebro kommun ansvarar för dina personuppgifter. Läs mer: https://kommun.example/personuppgifter",
        "Suomeksi: Olemme saaneet vastauksesi. Voit kirjoittaa meille suomeksi.",
    ] {
        assert!(text.replace("b> & \"mer\"", "b>").lines().any(|said| said == line), "{line}: {text}");
    }
    for part in [
        "<html lang=\"sv\">",
        "<p>Svaret kom i tid.</p>",
        "<li>b&gt; &amp; &quot;mer&quot;.txt (mindre än 1 kB, går att läsa)</li>",
        "<a href=\"https://kommun.example/personuppgifter\">",
        "<a href=\"tel:+46190000000\">019-000 00 00</a>",
        "<p lang=\"fi\">Suomeksi: ",
        "prefers-color-scheme: dark",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn who_writes_in_finnish_or_english_is_answered_so() {
    let town = Town::new();
    for (name, text) in [("liisa", FINNISH), ("john", ENGLISH), ("anna", SWEDISH)] {
        town.receives(&answer(&town, name, text));
    }
    assert_eq!(town.run_once().code, Some(0));
    for (name, subject, line, lang) in [
        ("liisa", "Olemme saaneet vastauksesi", "Vastaus tuli ajoissa.", "<html lang=\"fi\">"),
        ("john", "We have received your reply", "Your reply came in time.", "<html lang=\"en\">"),
        ("anna", "Vi har fått ditt svar", "Svaret kom i tid.", "<html lang=\"sv\">"),
    ] {
        let letter = town.citizen(name).only_letter();
        assert_eq!(letter.header("Subject"), format!("{subject} – {OPEN}"));
        assert!(letter.text().lines().any(|said| said == line), "{}", letter.text());
        assert!(parsed(letter.bytes()).body_html(0).unwrap().contains(lang));
    }
}

/// Our own words about protected identity come back in every answer to a letter, and make none of them protected.
#[test]
fn an_answer_that_quotes_our_letter_in_any_language_is_filed() {
    let town = Town::new();
    for (name, text) in [("liisa", FINNISH), ("john", ENGLISH), ("anna", SWEDISH)] {
        town.receives(&answer(&town, name, text));
    }
    assert_eq!(town.run_once().code, Some(0));
    for (name, text) in [("liisa", FINNISH), ("john", ENGLISH), ("anna", SWEDISH)] {
        let letter = town.citizen(name).only_letter();
        let quoted: String = letter.text().lines().map(|line| format!("> {line}\n")).collect();
        let again = Mail::from("Förening", &town.citizen(name).address)
            .header("To", &town.mailbox().address)
            .subject(&format!("SV: {}", letter.header("Subject")))
            .header("Message-ID", &format!("<igen.{}>", town.citizen(name).address))
            .header("In-Reply-To", &letter.header("Message-ID"))
            .text(&format!("{text}\n\nDen 1 oktober skrev Örebro kommun:\n{quoted}"));
        town.receives(&again);
    }
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(town.column("SELECT count(*) AS n FROM granskning"), ["0"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["6"]);
}

#[test]
fn a_late_answer_to_two_consultations_is_told_each_of_its_own() {
    let town = Town::new();
    let both = Mail::from("Förening", &town.citizen("anna").address)
        .header("To", &town.mailbox().address)
        .subject(&format!("Svar på {OPEN} och {CLOSED}"))
        .text(SWEDISH);
    town.receives(&both);
    assert_eq!(town.run_once().code, Some(0));
    let letter = town.citizen("anna").only_letter();
    let text = letter.text();
    assert_eq!(letter.header("Subject"), format!("Vi har fått ditt svar – {CLOSED} och {OPEN}"));
    let timing: Vec<_> = text.lines().filter(|line| line.starts_with("Svaret kom")).collect();
    assert!(
        timing.len() == 2 && timing[0].contains("efter sista svarsdagen") && timing[1].contains("i tid"),
        "{text}"
    );
}

/// A folder for the town's own templates, with those built in to start from.
fn own_templates(town: &Town) -> PathBuf {
    let folder = town.path("mallar");
    let written = town.remissd(&["config", "--templates", folder.to_str().unwrap()]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    town.reconfigure("diary_series", &format!("templates = \"{}\"\ndiary_series", folder.display()));
    folder
}

fn says(run: &Run, code: i32, words: &[&str]) {
    let said = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.code, Some(code), "{said}");
    for word in words {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn a_town_writes_with_its_own_words_and_never_loses_them() {
    let town = Town::new();
    let folder = own_templates(&town);
    let own = folder.join("acknowledgement.sv.txt");
    let words = fs::read_to_string(&own)
        .unwrap()
        .replace("{{ organisation.controller }} ansvarar", "Kommunstyrelsen ansvarar");
    fs::write(&own, &words).unwrap();
    for name in ["letter.html", "digest.sv.txt"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
    fs::write(folder.join(".acknowledgement.sv.txt.swp"), b"\xff").unwrap();
    fs::create_dir(folder.join("förra året")).unwrap();
    fs::write(folder.join("README.md"), "Fråga Anna.").unwrap();
    says(&town.remissd(&["check"]), 0, &["ok    templates: those in", "mallar"]);

    town.receives(&answer(&town, "anna", SWEDISH));
    assert_eq!(town.run_once().code, Some(0));
    let letter = town.citizen("anna").only_letter();
    assert!(
        letter.text().contains("Kommunstyrelsen ansvarar för dina personuppgifter."),
        "{}",
        letter.text()
    );
    assert!(parsed(letter.bytes()).body_html(0).unwrap().contains("<p>Kommunstyrelsen ansvarar"));

    let again = town.remissd(&["config", "--templates", folder.to_str().unwrap()]);
    says(&again, 0, &["acknowledgement.sv.txt: left as it is", "wrote"]);
    assert_eq!(fs::read_to_string(&own).unwrap(), words);
    assert!(folder.join("letter.html").exists());
}

#[test]
fn what_is_wrong_with_a_template_is_said_before_a_letter_is_written() {
    let town = Town::new();
    let folder = own_templates(&town);
    let finnish = folder.join("acknowledgement.fi.txt");
    let words = fs::read_to_string(&finnish).unwrap();
    let line = words.lines().position(|line| line.contains("Asianumero: {{ case.number }}")).unwrap() + 1;
    fs::write(&finnish, words.replace("{{ case.number }}", "{{ case.nummer }}")).unwrap();
    let named = format!("acknowledgement.fi.txt:{line}: it names a value that there is not");
    says(&town.remissd(&["check"]), 1, &["mend  template: ", &named, "{{ case.nummer }}"]);
    says(&town.remissd(&["run", "--once"]), 78, &[&named]);

    fs::write(&finnish, "Hei!\n").unwrap();
    fs::write(folder.join("letter.html"), "<p>{{ title }}").unwrap();
    says(
        &town.remissd(&["check"]),
        1,
        &[
            "acknowledgement.fi.txt: its first line must be the subject",
            "letter.html: it must place {{ body }}",
        ],
    );
    fs::write(folder.join("kvittens.txt"), "").unwrap();
    says(
        &town.remissd(&["check"]),
        1,
        &["kvittens.txt: there is no template of this name", "acknowledgement.sv.txt"],
    );
    fs::remove_dir_all(&folder).unwrap();
    says(&town.remissd(&["check"]), 1, &["mallar cannot be read (key templates)"]);
}

#[test]
fn a_template_that_breaks_later_breaks_no_letter() {
    let town = Town::new();
    let folder = own_templates(&town);
    let daemon = town.start(&["run"]);
    let answered = |name: &str| {
        let person = town.citizen(name);
        eventually("the letter has come", Duration::from_secs(60), || person.inbox().len() == 1);
    };
    town.receives(&answer(&town, "anna", SWEDISH));
    answered("anna");
    fs::write(folder.join("acknowledgement.sv.txt"), "{% if").unwrap();
    town.receives(&answer(&town, "bertil", SWEDISH));
    answered("bertil");
    assert_eq!(daemon.terminate(), Some(0));
}
