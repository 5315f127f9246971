//! What staff put right, grant, carry over and list, typed at a terminal, on both databases.

use crate::support::{Mail, OPEN, Run, Town};

/// A town whose sändlista stands in a spreadsheet, with an answer and a question that have come in.
fn town(town: Town) -> Town {
    let list = "Namn;E-post;Domän\r\nIdrottsrådet;ordf@idrott.example, kassor@idrott.example;\r\n\
        Örebro föreningsråd;;foreningsradet.example\r\n";
    std::fs::write(town.path("sandlista.csv"), as_windows_writes(list)).unwrap();
    town.reconfigure("invited = [{", "invited_file = \"sandlista.csv\"\ninvited = [{");
    for (name, from, text) in [
        ("svar", "kansli@foreningsradet.example", "Föreningsrådet tillstyrker förslaget."),
        ("fraga", "kim@privat.example", "När är sista dagen att svara?"),
    ] {
        let mail = Mail::from("Kim Exempel", from).subject(&format!("Remiss {OPEN}")).text(text);
        let path = town.path(&format!("{name}.eml"));
        std::fs::write(&path, mail.bytes()).unwrap();
        let run = town.remissd(&["import", "--arrived", "2019-10-29T12:00:00Z", path.to_str().unwrap()]);
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    town
}

/// As Excel on a Swedish Windows saves it.
fn as_windows_writes(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{run:?}");
    let said = format!("{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said}");
    }
}

fn staff_work(town: &Town) {
    what_was_read_wrong_is_put_right(town);
    one_body_is_granted_more_time(town);
    what_stands_in_the_diary_system_is_marked(town);
    one_answer_has_ticked_both_bodies(town);
}

fn what_was_read_wrong_is_put_right(town: &Town) {
    let one = format!("{OPEN}-1");
    let correct = |more: &[&str]| town.remissd(&[&["correct", &one, "--by", "Rut"], more].concat());
    says(&correct(&["--kind", "fråga", "--reason", "ställer bara en fråga"]), 0, &["kind answer → question"]);
    says(&correct(&["--kind", "fråga"]), 0, &["it is so already"]);
    says(&correct(&["--kind", "svar"]), 0, &["kind question → answer"]);
    says(&correct(&["--kind", "brev"]), 2, &["answer (svar)", "document_request (begäran om handling)"]);
    says(&correct(&["--stance", "avstyrker"]), 0, &["stance", "→ opposes"]);
    says(&correct(&["--stance", "none"]), 0, &["stance opposes → none"]);
    says(&correct(&[]), 1, &["--help"]);
    says(
        &correct(&["--on-behalf-of", "Idrottsradet"]),
        1,
        &["did you mean Idrottsrådet?", "nothing was changed"],
    );
    says(&correct(&["--on-behalf-of", "idrottsrådet"]), 0, &["on_behalf_of none → Idrottsrådet"]);
    let told = town.column("SELECT vad FROM andringar WHERE vem = 'Rut'");
    assert_eq!(told.len(), 5, "{told:?}");
}

fn one_body_is_granted_more_time(town: &Town) {
    let extend = |more: &[&str]| town.remissd(&[&["extend", "--diary-number", OPEN], more].concat());
    says(
        &extend(&["--body", "Föreningsradet", "--until", "2099-01-01"]),
        1,
        &["did you mean \"Örebro Föreningsråd\"?"],
    );
    says(&extend(&["--body", "Idrottsrådet", "--until", "2001-01-01"]), 1, &["everybody has until"]);
    says(&extend(&["--body", "Idrottsrådet", "--until", "2099-01-01"]), 0, &["has until 2099-01-01."]);
    says(&extend(&["--body", "Idrottsrådet", "--until", "2099-01-01"]), 0, &["already"]);
}

fn what_stands_in_the_diary_system_is_marked(town: &Town) {
    let (one, two) = (format!("{OPEN}-1"), format!("{OPEN}-2"));
    says(&town.remissd(&["mark", "--unmarked"]), 0, &[&one, &two, "Kim Exempel", "original"]);
    let marked = town.remissd(&["mark", &one, "--handlingsnummer", "2019:17", "--by", "Rut"]);
    says(&marked, 0, &["is 2019:17 in the diary system."]);
    let twice = town.remissd(&["mark", &two, "--handlingsnummer", "2019:17", "--handled"]);
    says(&twice, 0, &[&format!("{one} has the same number"), "is handled."]);
    says(&town.remissd(&["mark", "--unmarked"]), 0, &["Everything that is registered"]);
    says(&town.remissd(&["mark", &two, "--handlingsnummer", ""]), 0, &["no longer 2019:17"]);
    says(&town.remissd(&["mark", &one, "--handled"]), 1, &["only a question"]);
    says(&town.remissd(&["mark", &one]), 1, &["--handlingsnummer"]);
}

/// Who asks has not answered.
fn one_answer_has_ticked_both_bodies(town: &Town) {
    says(
        &town.remissd(&["invited", "--diary-number", OPEN]),
        0,
        &["Idrottsrådet", "Örebro Föreningsråd", "inbjudna"],
    );
    let standing = format!("SELECT lage FROM sandlista WHERE arendenummer = '{OPEN}' ORDER BY namn");
    assert_eq!(town.column(&standing), ["svarat", "svarat"]);
    let shown = town.remissd(&["show", &format!("{OPEN}-1")]);
    says(&shown, 0, &["Historik", "ställer bara en fråga", "document_number"]);
}

#[test]
fn staff_work_at_the_terminal_on_sqlite() {
    staff_work(&town(Town::new()));
}

#[test]
fn staff_work_at_the_terminal_on_postgresql() {
    staff_work(&town(Town::on_postgres()));
}

#[test]
fn what_is_an_answer_after_all_joins_the_form_letters_it_is_like() {
    let town = Town::new();
    let text = "Vi tycker att förslaget är bra, och vill att kommunen tar det vidare till beslut så snart det bara går. \
        Samverkan mellan föreningar och kommun har varit viktig för oss i många år, och vi ser fram emot att den får \
        fasta former. Vi tillstyrker förslaget i dess helhet och har inget mer att tillägga.";
    for name in ["anna", "bo", "cia"] {
        let mail =
            Mail::from(name, &format!("{name}@privat.example")).subject(&format!("Remiss {OPEN}")).text(text);
        let path = town.path(&format!("{name}.eml"));
        std::fs::write(&path, mail.bytes()).unwrap();
        town.remissd(&["import", "--arrived", "2019-10-29T12:00:00Z", path.to_str().unwrap()]);
    }
    let groups = || town.column("SELECT coalesce(grupp, 'ingen') FROM svar ORDER BY lopnummer");
    let first = format!("{OPEN}-1");
    assert_eq!(groups(), [first.as_str(); 3]);
    let second = format!("{OPEN}-2");
    says(&town.remissd(&["correct", &second, "--kind", "fråga"]), 0, &["→ question"]);
    assert_eq!(groups(), [first.as_str(), "ingen", &first]);
    says(&town.remissd(&["correct", &second, "--kind", "svar"]), 0, &["→ answer"]);
    assert_eq!(groups(), [first.as_str(); 3]);
}

#[test]
fn a_list_that_cannot_be_read_is_a_bad_configuration_and_says_where() {
    let town = town(Town::new());
    says(
        &town.remissd(&["check"]),
        0,
        &["1 bodies in", "sandlista.csv", "named before and taken together: line 3"],
    );
    std::fs::write(town.path("sandlista.csv"), "namn;epost\n\nRådet;radet\n").unwrap();
    says(&town.remissd(&["responses"]), 78, &["sandlista.csv:3:", "mail address"]);
    std::fs::remove_file(town.path("sandlista.csv")).unwrap();
    says(&town.remissd(&["responses"]), 78, &["sandlista.csv", "No such file"]);
}

/// A spreadsheet's "Unicode text" is UTF-16 with tabs.
#[test]
fn a_list_is_read_as_unicode_text_and_what_is_no_text_says_what_to_save_it_as() {
    let town = town(Town::new());
    let list = town.path("sandlista.csv");
    let text = "\u{feff}Namn\tE-post\tDomän\r\nByalaget Åby\tbyalaget@aby.example\t\r\n\
        Örebro föreningsråd\t\tforeningsradet.example\r\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&list, &wide).unwrap();
    says(&town.remissd(&["check"]), 0, &["1 bodies in", "sandlista.csv", "taken together: line 3"]);
    says(&town.remissd(&["import", town.path("svar.eml").to_str().unwrap()]), 0, &["here already"]);
    says(&town.remissd(&["invited"]), 0, &["Byalaget Åby"]);
    for (bytes, words) in [
        (&wide[2..], "UTF-16 without the mark"),
        (b"PK\x03\x04\x14\x00\x06\x00", "workbook (.xlsx"),
        (b"Namn;E-post\r\nR\x86det;\r\n", "MS-DOS"),
    ] {
        std::fs::write(&list, bytes).unwrap();
        says(&town.remissd(&["responses"]), 78, &["sandlista.csv:1: this is ", words, "\"CSV UTF-8\""]);
    }
}
