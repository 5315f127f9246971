//! What the people who lead a consultation get: a report as it arrives, its page before it is sent, and all answers
//! as a workbook.

use std::io::{Cursor, Read as _};
use std::path::Path;

use crate::support::{Mail, OPEN, Run, Town};

fn answer(town: &Town, name: &str) -> Mail {
    Mail::from("=Kim Exempel", &town.citizen(name).address)
        .subject(&format!("Remissvar {OPEN} <b>fet</b>"))
        .header("Message-ID", &format!("<{name}@post.example>"))
        .header("To", &town.mailbox().address)
        .text(
            "Vi i Exempelföreningen tillstyrker förslaget.\n\n=HYPERLINK(\"http://x.example\") <b>fet</b>\n",
        )
        .attachment("bilaga.txt", b"Mer om saken.")
}

/// One part of a workbook, as XML.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook is a zip file");
    let mut xml = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut xml).expect("its parts are UTF-8");
    xml
}

/// The rows of a sheet, that of the headings not counted.
fn rows(workbook: &[u8], sheet: u8) -> usize {
    part(workbook, &format!("xl/worksheets/sheet{sheet}.xml")).matches("<row ").count() - 1
}

fn says(run: &Run, words: &[&str]) {
    for word in words {
        assert!(run.stdout.contains(word) || run.stderr.contains(word), "{word}: {run:?}");
    }
}

#[test]
fn a_full_report_arrives_as_text_page_chart_and_workbook() {
    for town in [Town::new(), Town::on_postgres()] {
        town.receives(&answer(&town, "anna"));
        town.receives(&answer(&town, "bo"));
        let run = town.run_once();
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let reports = town.coordinator().inbox();
        let report = reports.iter().find(|one| one.header("Subject").contains(OPEN)).unwrap();
        assert!(
            report.header("Content-Type").starts_with("multipart/mixed"),
            "{}",
            report.header("Content-Type")
        );
        assert_eq!(report.header("Auto-Submitted"), "auto-generated");
        let (text, page) = (report.text(), report.page());
        for form in [&text, &page] {
            for word in ["=Kim Exempel", "tillstyrker", "nya-svar.xlsx", "Sista svarsdag", "1 bilaga"] {
                assert!(form.contains(word), "{word}: {form}");
            }
        }
        assert!(page.contains("lang=\"sv\"") && page.matches("src=\"").count() == 1, "{page}");
        assert!(page.contains("src=\"cid:svar-per-dag.png\""), "{page}");
        let (picture, id) = report.file("svar-per-dag.png");
        assert_eq!((&picture[1..4], id.as_str()), (&b"PNG"[..], "svar-per-dag.png"));
        let (workbook, _) = report.file("nya-svar.xlsx");
        assert_eq!(rows(&workbook, 1), 2);
        assert!(part(&workbook, "xl/sharedStrings.xml").contains(">=Kim Exempel</t>"));
        assert!(!part(&workbook, "xl/worksheets/sheet1.xml").contains("<f>"));
    }
}

#[test]
fn a_summary_arrives_without_names_or_files() {
    let town = Town::new();
    town.reconfigure("detail = \"full\"", "detail = \"summary\"");
    town.receives(&answer(&town, "anna").text("Jag tillstyrker förslaget."));
    assert_eq!(town.run_once().code, Some(0));
    let reports = town.coordinator().inbox();
    let report = reports.iter().find(|one| one.header("Subject").contains(OPEN)).unwrap();
    assert!(report.header("Content-Type").starts_with("multipart/alternative"));
    for form in [report.text(), report.page()] {
        assert!(form.contains("Privatperson eller okänd organisation"), "{form}");
        for secret in ["Kim", "anna", "Remissvar", "tillstyrker", "bilaga.txt"] {
            assert!(!form.contains(secret), "{secret}: {form}");
        }
    }
}

/// What comes then is news for the next one.
fn takes_in_after_the_days_report(town: &Town, mail: &Mail) {
    assert_eq!(town.run_once().code, Some(0));
    town.receives(mail);
    assert_eq!(town.run_once().code, Some(0));
}

#[test]
fn what_a_reader_outside_the_house_gets_can_be_seen_before() {
    let town = Town::new();
    takes_in_after_the_days_report(&town, &answer(&town, "anna").text("Jag tillstyrker förslaget."));
    let shown = |detail: &[&str]| town.remissd(&[&["digest", "--diary-number", OPEN], detail].concat());
    assert!(shown(&[]).stdout.contains("Kim Exempel") && shown(&["--detail", "full"]).stdout.contains("Kim"));
    let summary = shown(&["--detail", "summary"]);
    assert_eq!(summary.code, Some(0), "{summary:?}");
    assert!(summary.stdout.contains("Ärendenummer") && !summary.stdout.contains("Kim"), "{summary:?}");
}

#[test]
fn every_answer_is_in_an_export_or_there_is_no_file() {
    for town in [Town::new(), Town::on_postgres()] {
        for name in ["anna", "bo", "cia"] {
            town.receives(&answer(&town, name));
        }
        let question = Mail::from("Dan Exempel", &town.citizen("dan").address)
            .subject(&format!("Fråga om {OPEN}"))
            .header("To", &town.mailbox().address)
            .text("Hur lång tid har vi på oss att svara?");
        town.receives(&question);
        assert_eq!(town.run_once().code, Some(0));
        let output = town.path("svar.xlsx");
        let export = ["export", "--diary-number", OPEN, "--to", "xlsx", "--output", output.to_str().unwrap()];
        let run = town.remissd(&export);
        assert_eq!(run.code, Some(0), "{run:?}");
        says(&run, &["4 registered messages, 3 in the compilation"]);
        let workbook = std::fs::read(&output).unwrap();
        assert_eq!((rows(&workbook, 1), rows(&workbook, 2)), (4, 3));
        let words = part(&workbook, "xl/sharedStrings.xml");
        for word in [
            "lopnummer",
            "grupp",
            "Synpunkt i sin helhet",
            "Handläggare",
            "Bilaga: bilaga.txt\nMer om saken.",
        ] {
            assert!(words.contains(word), "{word}: {words}");
        }
        assert!(part(&workbook, "xl/workbook.xml").contains("Sammanställning"));
        let again = town.remissd(&export);
        assert_eq!(again.code, Some(1));
        says(&again, &["svar.xlsx", "--force"]);
        assert_eq!(town.remissd(&[&export[..], &["--force"]].concat()).code, Some(0));
        assert_eq!(std::fs::read(&output).unwrap(), workbook, "the same answers make the same file");
        only_the_file_is_there(&town, &output);
    }
}

fn only_the_file_is_there(town: &Town, output: &Path) {
    let left = town.files().into_iter().filter(|file| file.to_string_lossy().ends_with(".part")).count();
    assert_eq!(left, 0);
    let nowhere = output.with_file_name("finns-inte").join("svar.xlsx");
    let export = ["export", "--diary-number", OPEN, "--to", "xlsx", "--output", nowhere.to_str().unwrap()];
    let run = town.remissd(&export);
    assert_eq!(run.code, Some(1));
    says(&run, &["finns-inte", "cannot be written"]);
    assert_eq!(
        town.remissd(&["export", "--diary-number", OPEN, "--to", "ods", "--output", "x"]).code,
        Some(2)
    );
    let unknown = ["export", "--diary-number", "Ks 9/2019", "--to", "xlsx", "--output", "x"];
    says(&town.remissd(&unknown), &["Ks 9/2019", "no consultation"]);
}

#[test]
fn a_preview_is_one_page_that_stands_by_itself() {
    let town = Town::new();
    takes_in_after_the_days_report(&town, &answer(&town, "anna"));
    let file = town.path("rapport.html");
    let preview = ["digest", "--preview", file.to_str().unwrap()];
    let run = town.remissd(&preview);
    assert_eq!(run.code, Some(1));
    says(&run, &["--diary-number"]);
    let run = town.remissd(&[&preview[..], &["--diary-number", OPEN]].concat());
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("src=\"data:image/png;base64,"), "{page}");
    assert!(page.contains("&lt;b&gt;fet&lt;") && !page.contains("<b>"), "{page}");
}
