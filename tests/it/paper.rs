//! What no mail brought, through the command line: letters on paper, notes of telephone calls and meetings.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use remissd::fingerprint::Fingerprint;

use crate::support::documents::{pdf, scan};
use crate::support::{Mail, OPEN, Run, Town};

/// A consultation whose last day is long past, so that no test looks at today's date.
const OLD: &str = "Ks 77/2019";

/// A town that asked in 2019 too, up to Wednesday 30 October.
fn asking(town: Town) -> Town {
    let text = fs::read_to_string(town.configuration()).unwrap();
    let added = format!(
        "{text}\n[[consultation]]\ndiary_number = \"{OLD}\"\ntitle = \"En äldre remiss\"\ndeadline = \"2019-10-30\"\n\
         invited = [{{ name = \"Örebro Byalag\" }}, {{ name = \"Idrottsrådet\", domains = [\"idrott.example\"] }}]\n"
    );
    fs::write(town.configuration(), added).unwrap();
    town
}

fn file(town: &Town, name: &str, bytes: &[u8]) -> String {
    let path = town.path(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

fn import(town: &Town, more: &[&str], path: &str) -> Run {
    town.remissd(&[&["import"], more, &["--diary-number", OLD, "--by", "Rut Registrator", path]].concat())
}

fn paper(text: &str) -> Vec<u8> {
    pdf(&text.lines().map(str::to_owned).collect::<Vec<_>>())
}

fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{run:?}");
    for word in words {
        assert!(run.stderr.contains(word) || run.stdout.contains(word), "{word:?} is not said: {run:?}");
    }
}

fn a_letter_counts_from_the_working_day_before(town: &Town) {
    let bytes = paper("Svar från byalaget\nVi tillstyrker förslaget om lokaler i skolan.");
    let path = file(town, "brev.pdf", &bytes);
    let who = ["--from", "Anna Andersson", "--organisation", "örebro byalag"];
    let from = [&["--letter", "--arrived", "2019-10-31"], &who[..]].concat();
    let run = import(town, &from, &path);
    says(&run, 0, &["brev.pdf: Ks 77/2019-1; reached us by post 2019-10-31, counts as come in 2019-10-30"]);
    says(&run, 0, &["No acknowledgement goes out"]);
    says(&import(town, &from, &path), 0, &["here already, as Ks 77/2019-1"]);

    let query = "SELECT inkom_dag || '|' || inkom_grund || '|' || i_tid || '|' || typ || '|' || kanal || '|'
        || avsandare_namn || '|' || coalesce(avsandare_epost, '-') || '|' || avsandare_typ || '|' || organisation || '|'
        || antal_bilagor || '|' || kvitterat || '|' || stallningstagande || '|' || original AS rad FROM svar";
    let original = Fingerprint::of(&bytes);
    assert_eq!(
        town.column(query),
        [format!(
            "2019-10-30|närmast föregående arbetsdag (brev)|ja|svar|brev|Anna Andersson|-|inbjuden|Örebro Byalag|1|nej|tillstyrker|{original}"
        )]
    );
    what_is_on_the_paper_is_read_and_the_file_kept(town, &bytes);
    the_body_it_is_from_is_ticked_and_the_rule_it_counts_by_shown(town);
}

fn what_is_on_the_paper_is_read_and_the_file_kept(town: &Town, bytes: &[u8]) {
    let attached = "SELECT namn || '|' || mediatyp || '|' || lasbar || '|' || text AS rad FROM bilaga";
    let attached = town.column(attached).remove(0);
    assert!(attached.starts_with("brev.pdf|application/pdf|ja|"), "{attached}");
    assert!(attached.contains("lokaler i skolan"), "{attached}");
    let name = format!("{}.pdf", Fingerprint::of(bytes));
    let kept = town.files().into_iter().find(|file| file.ends_with(&name)).unwrap();
    assert_eq!(fs::read(kept).unwrap(), bytes);
}

fn the_body_it_is_from_is_ticked_and_the_rule_it_counts_by_shown(town: &Town) {
    let list =
        "SELECT namn || ' ' || svarat AS rad FROM sandlista WHERE arendenummer = 'Ks 77/2019' ORDER BY namn";
    assert_eq!(town.column(list), ["Idrottsrådet nej", "Örebro Byalag ja"]);

    let shown = town.remissd(&["show", "Ks 77/2019-1"]).stdout;
    for word in
        ["2019-10-31", "2019-10-30", "by_hand/letter", "förvaltningslagen 22 §", "Rut Registrator", "brev"]
    {
        assert!(shown.contains(word), "{word} is not in {shown}");
    }
    let told = town.column("SELECT vem || ' ' || galler AS rad FROM andringar");
    assert_eq!(told, ["Rut Registrator Ks 77/2019-1"]);
}

fn a_letter_that_was_handed_in_came_that_day(town: &Town) {
    let photograph = scan(b"\xff\xd8\xff\xe0 no picture at all", 10, 10);
    let path = file(town, "inlämnat.pdf", &photograph);
    let from = ["--letter", "--handed-in", "--arrived", "2019-10-31", "--from", "Bo Berg"];
    says(&import(town, &from, &path), 0, &["Ks 77/2019-2\n"]);
    let rows = "SELECT inkom_dag || ' ' || inkom_grund || ' ' || i_tid AS rad FROM svar WHERE lopnummer = 2";
    assert_eq!(town.column(rows), ["2019-10-31 angivet för hand nej"]);
}

fn a_note_is_its_text(town: &Town) {
    let path = file(town, "samtal.txt", "Ringde.\r\nHon avstyrker förslaget.\r\n".as_bytes());
    let anna = ["--note", "phone", "--arrived", "2019-10-29 14:03", "--from", "Cia Ceder"];
    says(&import(town, &anna, &path), 0, &["Ks 77/2019-3"]);
    let row = "SELECT inkom || '|' || kanal || '|' || typ || '|' || i_tid || '|' || text AS rad FROM svar WHERE lopnummer = 3";
    assert_eq!(town.column(row), ["2019-10-29 14:03:00|telefon|svar|ja|Ringde.\nHon avstyrker förslaget.\n"]);
    // Another caller in the very same words must not vanish.
    let dan = ["--note", "phone", "--arrived", "2019-10-29 15:00", "--from", "Dan Dahl"];
    says(&import(town, &dan, &path), 1, &["registered as Ks 77/2019-3", "nothing was registered"]);

    let meeting = ["--note", "meeting", "--arrived", "2019-10-28", "--from", "Eva Ek", "--kind", "question"];
    let run = piped(town, &meeting, "Eva undrar när beslutet tas.\n");
    says(&run, 0, &["-: Ks 77/2019-4"]);
    let row = "SELECT kanal || ' ' || typ AS rad FROM svar WHERE lopnummer = 4";
    assert_eq!(town.column(row), ["möte fråga"]);
}

/// The text of a note through standard input.
fn piped(town: &Town, more: &[&str], text: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_remissd"));
    command.arg("import").args(more).args(["--diary-number", OLD, "-"]);
    command.env("REMISSD_CONFIG", town.configuration());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    process.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn protected_identity_stays_out(town: &Town) {
    let path = file(town, "skyddat.txt", "Gun har skyddad identitet. Hon avstyrker.".as_bytes());
    let gun = ["--note", "phone", "--arrived", "2019-10-29", "--from", "Gun Hemlig"];
    says(&import(town, &gun, &path), 1, &["--protected", "nothing was registered"]);
    let run = import(town, &[&gun[..], &["--protected"]].concat(), &path);
    says(&run, 0, &["Ks 77/2019-5"]);
    let row = "SELECT coalesce(avsandare_namn, '-') || coalesce(rubrik, '-') || coalesce(text, '-') || coalesce(stallningstagande, '-')
        || ' ' || i_tid AS rad FROM svar WHERE lopnummer = 5";
    assert_eq!(town.column(row), ["---- ja"]);
    for command in
        [&["show", "Ks 77/2019-5"][..], &["digest", "--diary-number", OLD], &["responses"], &["review"]]
    {
        let run = town.remissd(command);
        assert!(
            !run.stdout.contains("Hemlig") && !run.stdout.contains("avstyrker."),
            "{command:?}: {}",
            run.stdout
        );
    }
    assert!(!town.remissd(&["review"]).stdout.contains("g1"), "it waits for nobody");
}

fn what_cannot_be_meant_is_refused(town: &Town) {
    let path = file(town, "annat.pdf", &paper("Ett annat brev."));
    let letter = |arrived: &'static str| ["--letter", "--arrived", arrived, "--from", "Anna Andersson"];
    says(&import(town, &letter("2999-01-01"), &path), 1, &["future"]);
    says(&import(town, &letter("1919-10-31"), &path), 1, &["1990"]);
    says(&import(town, &["--letter", "--arrived", "2019-10-31"], &path), 2, &["--from"]);
    says(&import(town, &["--letter", "--from", "Anna"], &path), 2, &["--arrived"]);
    says(&import(town, &["--handed-in", "--from", "Anna"], &path), 2, &["--letter"]);
    let mail = file(town, "svar.eml", b"From: anna@forening.example\r\n\r\nHej");
    says(&import(town, &letter("2019-10-31"), &mail), 1, &["neither"]);
    let run = town.remissd(&[
        "import", "--letter", "--arrived", "2019-10-31", "--from", "A", "--diary-number", "Ks 9/2019", &path,
    ]);
    says(&run, 1, &["Ks 9/2019 is no consultation"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["5"]);
}

/// An original that is no mail is nothing to stumble over.
fn the_other_commands_go_on(town: &Town) {
    town.receives(
        &Mail::from("Fia Falk", &town.citizen("fia").address)
            .header("To", &town.mailbox().address)
            .subject(&format!("Svar {OPEN}"))
            .text("Vi tillstyrker förslaget."),
    );
    assert_eq!(town.run_once().code, Some(0));
    says(&town.remissd(&["audit"]), 0, &["originals: 6 in the register", "Everything is accounted for"]);
    says(&town.remissd(&["replay", "--apply"]), 0, &["0 of 1 kept messages"]);
    says(&town.remissd(&["rescan", "--since", "2019-10-01"]), 0, &[]);
    says(&town.remissd(&["letters", "resend", "Ks 77/2019-1"]), 1, &["det kom inte med e-post"]);
    let book = town.path("svar.xlsx").display().to_string();
    says(
        &town.remissd(&["export", "--diary-number", OLD, "--to", "xlsx", "--output", &book]),
        0,
        &["5 registered"],
    );
    assert!(Path::new(&book).exists());
    says(&town.remissd(&["explain", &town.path("brev.pdf").display().to_string()]), 0, &["brev.pdf"]);
}

fn a_slip_is_put_right(town: &Town) {
    let path = file(town, "slarv.pdf", &paper("Vi tillstyrker, skriver Uno."));
    let from = |day: &'static str, name: &'static str| ["--letter", "--arrived", day, "--from", name];
    says(&import(town, &from("2019-11-05", "Unno Ulv"), &path), 0, &["Ks 77/2019-8"]);
    says(&import(town, &from("2019-10-29", "Uno Ulv"), &path), 1, &["Ks 77/2019-8", "--corrects"]);
    let run = import(town, &[&from("2019-10-29", "Uno Ulv")[..], &["--corrects"]].concat(), &path);
    says(&run, 0, &["Ks 77/2019-8 put right; reached us by post 2019-10-29, counts as come in 2019-10-28"]);
    let row = "SELECT avsandare_namn || ' ' || inkom_dag || ' ' || i_tid AS rad FROM svar WHERE arendenummer = 'Ks 77/2019' AND lopnummer = 8";
    assert_eq!(town.column(row), ["Uno Ulv 2019-10-28 ja"]);
    let shown = town.remissd(&["show", "Ks 77/2019-8"]).stdout;
    assert!(shown.contains("2019-11-05") && shown.contains("2019-10-29"), "the history has both: {shown}");
    let hidden = [&from("2019-10-29", "Uno Ulv")[..], &["--protected", "--corrects"]].concat();
    says(&import(town, &hidden, &path), 0, &["Ks 77/2019-8 put right"]);
    let shown = town.remissd(&["show", "Ks 77/2019-8"]).stdout;
    assert!(!shown.contains("Ulv") && !shown.contains("slarv.pdf"), "{shown}");
    let row = "SELECT i_tid || ' ' || coalesce(avsandare_namn, '-') || antal_bilagor AS rad FROM svar WHERE arendenummer = 'Ks 77/2019' AND lopnummer = 8";
    assert_eq!(town.column(row), ["ja -0"]);
    says(
        &import(town, &[&from("2019-10-29", "Uno Ulv")[..], &["--corrects"]].concat(), &path),
        1,
        &["nothing was registered"],
    );
}

fn the_counts_tell_the_ways(town: &Town) {
    let list = town.remissd(&["consultations"]).stdout;
    for word in ["kanal", "brev", "telefon"] {
        assert!(list.contains(word), "{word} is not in {list}");
    }
    let ways = town.column("SELECT kanal || ' ' || meddelanden || ' ' || svar AS rad FROM kanaler WHERE arendenummer = 'Ks 77/2019' ORDER BY kanal");
    assert_eq!(ways, ["brev 2 2", "möte 1 0", "telefon 2 2"]);
    for detail in ["full", "summary"] {
        let report = town.remissd(&["digest", "--diary-number", OLD, "--detail", detail]).stdout;
        assert!(report.contains("Av dem kom 2 med brev och 2 per telefon."), "{report}");
        let day_alone = ["full", "Nr 4. Eva Ek, måndag 28 oktober: Möte", "summary", "måndag 28 oktober\n"];
        let told = day_alone.chunks(2).find(|one| one[0] == detail).unwrap()[1];
        assert!(report.contains(told), "a time that is not known is not told: {report}");
        let page = town.path("rapport.html").display().to_string();
        says(&town.remissd(&["digest", "--diary-number", OLD, "--preview", &page]), 0, &[]);
        assert!(fs::read_to_string(&page).unwrap().contains("Av dem kom 2 med brev och 2 per telefon."));
    }
}

fn who_answered_before_is_told(town: &Town) {
    let path = file(town, "igen.pdf", &paper("Vi har mer att säga."));
    let run = import(town, &["--letter", "--arrived", "2019-10-29", "--from", "anna andersson"], &path);
    says(&run, 0, &["has answered before: Ks 77/2019-1", "--supplements 'Ks 77/2019-1'"]);
    let both = [
        "import", "--letter", "--handed-in", "--arrived", "2019-10-28", "--from", "Stig Sund",
        "--diary-number", OLD,
    ];
    let path = file(town, "båda.pdf", &paper("Svar på två remisser."));
    let run = town.remissd(&[&both[..], &["--diary-number", OPEN, &path]].concat());
    says(&run, 0, &["Ks 1216/2018-2, Ks 77/2019-7"]);
}

/// Its original is no mail: nobody looks for a sender's address in it.
fn a_letter_under_the_wrong_case_is_moved(town: &Town) {
    let moved = town.remissd(&["review", "assign", "Ks 77/2019-7", "--diary-number", "Ks 1121/2017"]);
    says(&moved, 0, &["Ks 1121/2017-", "No acknowledgement is sent."]);
    let row = "SELECT kanal || ' ' || avsandare_namn AS rad FROM svar WHERE arendenummer = 'Ks 1121/2017'";
    assert_eq!(town.column(row), ["brev Stig Sund"]);
}

fn paper_in(town: &Town) {
    a_letter_counts_from_the_working_day_before(town);
    a_letter_that_was_handed_in_came_that_day(town);
    a_note_is_its_text(town);
    protected_identity_stays_out(town);
    what_cannot_be_meant_is_refused(town);
    the_other_commands_go_on(town);
    the_counts_tell_the_ways(town);
    who_answered_before_is_told(town);
    a_letter_under_the_wrong_case_is_moved(town);
    a_slip_is_put_right(town);
}

#[test]
fn paper_and_telephone_stand_in_the_register_like_mail() {
    paper_in(&asking(Town::new()));
}

#[test]
fn paper_and_telephone_stand_in_the_register_like_mail_on_postgresql() {
    paper_in(&asking(Town::on_postgres()));
}
