//! The words in attachments, as a real reader in its own process brings them; and what files that are
//! made to break it can cost.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use remissd::diary_number::{DiaryNumber, Finder};
use remissd::extract::{Budget, Contents, Extractor, Limits};
use remissd::message::{AttachedText, Message, Unreadable};

use crate::support::documents::{
    docx, docx_of, packed, pdf, pdf_of, rich_winmail, scan, stream, winmail, zip,
};
use crate::support::{Mail, OPEN, Town};

#[test]
fn the_number_is_read_whatever_wrote_the_document() {
    for name in ["writer.pdf", "chromium.pdf", "writer.docx", "writer.odt", "writer.rtf"] {
        let text = words(&read(&[(name, &fixture(name))]), 0).replace('\u{a0}', " ");
        for wanted in ["ärende Ks 1216/2018, överenskommelse", "effektiva", "flöden och finansiering är"]
        {
            assert!(text.contains(wanted), "{name}: {text}");
        }
        let cells: Vec<_> = text.lines().filter(|line| line.starts_with("Ert dnr")).collect();
        assert_eq!(cells.len(), 1, "{name}: {text}");
        assert_eq!(
            cells[0].split_whitespace().collect::<Vec<_>>(),
            ["Ert", "dnr", "Ks", "1216/2018"],
            "{name}"
        );
        assert!(text.contains("Åsa Öberg, ordförande"), "{name}: {text}");
    }
}

#[test]
fn files_within_files_are_read() {
    let mail = Mail::from("Anna Ek", "anna@forening.example").subject("Svar").text("Ks 1216/2018").bytes();
    let inner = fixture("writer.docx");
    let packed = zip(&[("svar/Yttrande.docx", &inner)]);
    for (name, bytes) in [
        ("svar.zip", packed.clone()),
        ("svar.eml", mail),
        ("svar.zip", zip(&[("inre.zip", &packed)])),
        ("winmail.dat", winmail("Hej", &[("svar.docx", &inner)])),
        (
            "svar.txt",
            "Ks 1216/2018 \u{e5}".encode_utf16().flat_map(u16::to_le_bytes).fold(
                vec![0xff, 0xfe],
                |mut all, byte| {
                    all.push(byte);
                    all
                },
            ),
        ),
        ("svar.html", b"<p>Ks 12<b>16</b>/2018</p>".to_vec()),
        ("tabell.csv", b"Dnr;Namn\r\nKs 1216/2018;F\xf6reningen".to_vec()),
    ] {
        let text = words(&read(&[(name, &bytes)]), 0);
        assert!(text.contains("Ks 1216/2018"), "{name}: {text}");
    }
}

#[test]
fn a_winmail_is_read_where_its_text_is_packed_and_says_so_where_it_cannot_be() {
    let rich = r"{\rtf1\ansi Remissvar, Ks 1216/2018\par V\'e4nlig h\'e4lsning}";
    let file = ("Föreningens yttrande.txt", &b"Vi s\xe4ger ja."[..]);
    let message = read(&[("winmail.dat", &rich_winmail(b"LZFu", rich, &[file]))]);
    let text = words(&message, 0);
    for wanted in ["Ks 1216/2018", "Vänlig hälsning", "Föreningens yttrande.txt", "Vi säger ja."] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    for (bytes, why) in [
        (rich_winmail(b"LZ77", rich, &[]), Unreadable::Damaged),
        (rich_winmail(b"LZ77", rich, &[("bild.png", b"\x89PNG\r\n")]), Unreadable::Damaged),
        (winmail("", &[]), Unreadable::Empty),
        (winmail("", &[("hemlig.pages", b"\0\x01\x02")]), Unreadable::UnknownKind),
        (rich_winmail(b"LZFu", rich, &[])[..60].to_vec(), Unreadable::Damaged),
    ] {
        let message = read(&[("winmail.dat", &bytes)]);
        assert_eq!(message.attachments[0].text, AttachedText::Unreadable(why), "{:?}", message.defects);
    }
    let message = read(&[("winmail.dat", &rich_winmail(b"LZ77", rich, &[file]))]);
    assert!(words(&message, 0).contains("Vi säger ja."));
    assert_eq!(message.defects.last().unwrap().0, "attachment 1: something in it is damaged");
}

#[test]
fn what_cannot_be_read_is_said_with_the_reason_and_never_with_the_senders_words() {
    let locked: Vec<u8> = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat();
    let odf = zip(&[
        ("mimetype", b"x"),
        ("content.xml", b"\0\x01"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ]);
    let cut = fixture("writer.pdf")[..400].to_vec();
    for (name, bytes, why) in [
        ("hemlig.docx", locked, Unreadable::Locked),
        ("hemlig.odt", odf, Unreadable::Locked),
        ("hemlig.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument".to_vec(), Unreadable::UnknownKind),
        ("hemlig.pdf", cut, Unreadable::Damaged),
        ("hemlig.docx", b"PK\x03\x04\x14\0\0\0".to_vec(), Unreadable::Damaged),
        ("hemlig.jpg", fixture("scan.jpg"), Unreadable::Picture),
        ("hemlig.pdf", scan(&fixture("scan.jpg"), 850, 1100), Unreadable::Picture),
        ("hemlig.pdf", Vec::new(), Unreadable::Empty),
        ("hemlig.pages", b"\0\x01\x02\x03".to_vec(), Unreadable::UnknownKind),
    ] {
        let message = read(&[(name, &bytes)]);
        assert_eq!(message.attachments[0].text, AttachedText::Unreadable(why), "{name}");
        let said = &message.defects.last().unwrap().0;
        assert!(said.starts_with("attachment 1 was not read") && !said.contains("hemlig"), "{said}");
    }
}

#[test]
fn the_names_of_photographs_in_a_zip_are_told_though_nothing_in_them_can_be_read() {
    let photograph = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00";
    let message = read(&[("svar.zip", &zip(&[("Svar Ks 1216-2018 sid 1.jpg", photograph)]))]);
    assert_eq!(message.attachments[0].text, AttachedText::Unreadable(Unreadable::Picture));
    assert!(message.attachments[0].within.contains("Ks 1216-2018"), "{:?}", message.attachments[0]);
    let text = read(&[("svar.zip", &zip(&[("a.txt", b"Hej"), ("b.jpg", photograph)]))]);
    assert_eq!((words(&text, 0).contains("Hej"), text.attachments[0].within.as_str()), (true, ""));
}

#[test]
fn scanned_paper_is_read_where_that_is_wanted() {
    let limits = Limits { ocr: Some("swe".to_owned()), max_time: Duration::from_secs(60), ..limits() };
    let picture = fixture("scan.jpg");
    let message =
        read_with(&extractor(limits), &[("a.jpg", &picture), ("a.pdf", &scan(&picture, 850, 1100))]);
    for at in [0, 1] {
        assert!(words(&message, at).contains("Ks 1216/2018"), "{message:?}");
    }
    assert!(message.defects.iter().any(|defect| defect.0.contains("read off pictures")));
}

/// A table of how people write numbers: each row must be seen in a PDF and a Word document as it is in
/// plain text. Marks part the rows, so that no row leans on its neighbour.
#[test]
fn every_spelling_is_seen_in_a_pdf_and_a_word_document() {
    let registered = ["Ks 1216/2018", "Ks 1121/2017"].map(|number| DiaryNumber::parse(number).unwrap());
    let series = ["Ks", "Nf", "Bou"].map(str::to_owned);
    let finder = Finder::new(&series, &registered);
    let seen = |text: &str| -> Vec<String> {
        finder.find_all(text).iter().map(|found| format!("{:?}", found.reading)).collect()
    };
    let rows = rows();
    let paragraphs: Vec<String> = rows.iter().flat_map(|row| [row.clone(), MARK.to_owned()]).collect();
    let lines: Vec<String> = paragraphs.iter().flat_map(|each| each.split('\n').map(str::to_owned)).collect();
    let message = read(&[("alla.pdf", &pdf(&lines)), ("alla.docx", &docx(&paragraphs))]);
    for at in [0, 1] {
        let text = words(&message, at);
        let found: Vec<&str> = text.split(MARK).map(|row| row.trim_matches('\n')).collect();
        assert_eq!(found.len(), rows.len() + 1, "{at}");
        let wrong: Vec<_> = rows.iter().zip(&found).filter(|(row, found)| seen(row) != seen(found)).collect();
        assert!(wrong.is_empty(), "{at}: {wrong:#?}");
    }
}

const MARK: &str = "=====";

fn rows() -> Vec<String> {
    let table = include_str!("../data/diary-variants.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let written = rows.filter_map(|line| line.split('\t').next());
    written.map(|text| serde_json::from_str(&format!("\"{text}\"")).unwrap()).collect()
}

#[test]
fn what_grows_when_it_is_unpacked_is_given_up_in_time() {
    let blanks = vec![b' '; 300 << 20];
    let flate = packed(&blanks);
    for (name, bytes) in [
        ("bomb.pdf", pdf_of(1, &flate, "/FlateDecode", &[], "")),
        ("bomb.docx", docx_of(&[b"<w:document><w:p><w:t>", blanks.as_slice()].concat())),
        ("bomb.zip", zip(&[("a.txt", &blanks)])),
    ] {
        assert!(bytes.len() < 4 << 20, "{name} is small: {}", bytes.len());
        let started = Instant::now();
        let message = read(&[(name, &bytes), ("svar.docx", &fixture("writer.docx"))]);
        assert!(words(&message, 1).contains("Ks 1216/2018"), "{name}: the next is read");
        // What one may take, and the next, which is small.
        assert!(started.elapsed() < limits().max_time + Duration::from_secs(10), "{name}");
    }
}

#[test]
fn only_so_many_pages_and_files_are_read_and_that_is_said() {
    let content = packed(b"BT /F 12 Tf 50 700 Td (Ks 1216/2018) Tj ET");
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    let pages = pdf_of(10_000, &content, "/FlateDecode", &[font], "/Font<</F 4 0 R>>");
    let mut deep = b"Ks 1216/2018".to_vec();
    for _ in 0..100 {
        deep = zip(&[("inre.zip", &deep)]);
    }
    let text = b"Ks 1216/2018".to_vec();
    let names: Vec<String> = (0..500).map(|number| format!("{number}.txt")).collect();
    let many = zip(&names.iter().map(|name| (name.as_str(), text.as_slice())).collect::<Vec<_>>());
    let long = "ord ".repeat(1 << 20);
    let message = read(&[("a.pdf", &pages), ("b.zip", &many), ("c.txt", long.as_bytes()), ("d.zip", &deep)]);
    for (at, said) in
        ["only its first pages", "only some of the files", "only the beginning"].iter().enumerate()
    {
        let said = format!("attachment {}: {said}", at + 1);
        assert!(message.defects.iter().any(|defect| defect.0.starts_with(&said)), "{:?}", message.defects);
        assert!(words(&message, at).len() <= limits().max_text);
    }
    assert_eq!(words(&message, 0).matches("Ks 1216/2018").count(), 300);
    assert_eq!(message.attachments[3].text, AttachedText::Unreadable(Unreadable::TooCostly));
}

#[test]
fn of_a_hundred_thousand_attachments_fifty_are_read() {
    let head = "From: anna@forening.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    let part = "--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nKs 1216/2018\r\n";
    let raw = format!("{head}{}", part.repeat(100_000));
    let message = whole(&extractor(limits()), raw.as_bytes());
    let read = message.attachments.iter().filter(|one| matches!(one.text, AttachedText::Read(_))).count();
    assert_eq!(read, 50);
    assert!(message.defects.iter().any(|defect| defect.0.starts_with("950 more attachments were not read")));
}

#[test]
fn what_takes_too_long_is_given_up_and_the_next_is_read_by_a_new_reader() {
    let limits = Limits { max_time: Duration::from_secs(5), ..limits() };
    let endless = endless();
    let partly = zip(&[("a.txt", b"Ks 1121/2017"), ("b.pdf", &endless)]);
    let message =
        read_with(&extractor(limits), &[("a.pdf", &endless), ("b.txt", b"Ks 1216/2018"), ("c.zip", &partly)]);
    assert_eq!(message.attachments[0].text, AttachedText::Unreadable(Unreadable::TooCostly));
    assert_eq!(words(&message, 1), "Ks 1216/2018");
    assert!(words(&message, 2).contains("Ks 1121/2017"), "what was read before is not lost");
    let said = "attachment 3: reading all of it takes more than is allowed";
    assert!(message.defects.iter().any(|defect| defect.0 == said), "{:?}", message.defects);
}

#[test]
fn a_reader_has_given_up_network_files_and_memory_before_it_reads() {
    let mut reader = Command::new(env!("CARGO_BIN_EXE_remissd"))
        .args(["read-attachments", "--max-time-ms", "1000"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut greeting = [0; 4];
    reader.stdout.as_mut().unwrap().read_exact(&mut greeting).unwrap();
    assert_eq!(greeting, *b"well", "it says so");
    let told = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", reader.id())).unwrap();
    let (status, limits) = (told("status"), told("limits"));
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..].split_whitespace().next().unwrap().to_owned()
    };
    assert!(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"), "{status}");
    assert_eq!(["Max file size", "Max core file size", "Max cpu time"].map(limit), ["0", "0", "4"]);
    drop(reader.stdin.take());
    assert!(reader.wait().unwrap().success(), "it ends when nothing more is asked");
}

#[test]
fn explain_shows_the_text_of_the_mail_and_then_of_its_attachments() {
    let town = Town::new();
    let path = town.path("svar.eml");
    let mail = Mail::from("Anna Ek", "anna@forening.example").subject("Vårt svar").text("Se bilagan.");
    let mail = mail.attachment("svar.pdf", &fixture("chromium.pdf")).attachment("bild.png", b"\x89PNG\r\n");
    std::fs::write(&path, mail.bytes()).unwrap();
    let run = town.remissd(&["explain", "--json", &path.display().to_string()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let text = told["text"].as_str().unwrap();
    assert!(text.starts_with("Se bilagan.") && text.contains(&format!("ärende {OPEN}")), "{text}");
    assert_eq!(told["defects"][0], "attachment 2 was not read: it is a picture");
}

#[test]
fn a_hostile_attachment_does_not_keep_the_next_mail_from_being_filed() {
    let town = Town::new();
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    let bomb = pdf_of(1, &packed(&vec![b'q'; 64 << 20]), "/FlateDecode", &[font, stream("", b"")], "");
    let from = |name: &str| {
        Mail::from(name, &town.citizen("anna").address)
            .received("mx.kommun.example", "2026-01-01T12:00:00Z".parse().unwrap())
    };
    town.receives(
        &from("Anna").subject(&format!("Svar {OPEN}")).text("Bilagt.").attachment("bomb.pdf", &bomb),
    );
    town.receives(&from("Bo").subject(&format!("Svar {OPEN}")).text("Bra förslag."));
    let run = town.run_once();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(town.column("SELECT lopnummer FROM svar").len(), 2);
}

/// A page that draws a form of ten forms of ten forms and so on, each of letters: more than any machine draws.
fn endless() -> Vec<u8> {
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    let letters = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 4 0 R>>>>",
        b"BT /F 1 Tf (a) Tj ET",
    );
    let forms = (5..25).map(|inner| {
        let head =
            format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {inner} 0 R>>>>");
        stream(&head, "/X Do ".repeat(10).as_bytes())
    });
    let more: Vec<_> = [font, letters].into_iter().chain(forms).collect();
    pdf_of(1, &packed(b"/X Do"), "/FlateDecode", &more, "/XObject<</X 25 0 R>>")
}

fn limits() -> Limits {
    Limits { max_time: Duration::from_secs(20), max_text: 1 << 20, ocr: None }
}

fn extractor(limits: Limits) -> Extractor {
    Extractor::of(env!("CARGO_BIN_EXE_remissd").into(), limits)
}

fn read(files: &[(&str, &[u8])]) -> Message {
    read_with(&extractor(limits()), files)
}

fn read_with(extractor: &Extractor, files: &[(&str, &[u8])]) -> Message {
    let mail = Mail::from("Anna Ek", "anna@forening.example").subject("Svar").text("Se bilagan.");
    let mail = files.iter().fold(mail, |mail, (name, bytes)| mail.attachment(name, bytes));
    whole(extractor, &mail.bytes())
}

fn whole(extractor: &Extractor, raw: &[u8]) -> Message {
    let message = Message::read(raw);
    let contents = Contents::of(&message, raw);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(extractor.read(message, contents, &mut Budget::default())).unwrap()
}

fn words(message: &Message, at: usize) -> String {
    match &message.attachments[at].text {
        AttachedText::Read(text) => text.clone(),
        other => panic!("{other:?} {:?}", message.defects),
    }
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/attachments").join(name)).unwrap()
}
