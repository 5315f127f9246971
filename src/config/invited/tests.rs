//! Lists as spreadsheets write them.

use encoding_rs::WINDOWS_1252;

use super::*;

fn read(bytes: &[u8]) -> Result<Vec<(String, String, String)>, String> {
    let lines = lines(bytes, Path::new("lista.csv")).map_err(|error| error.to_string())?;
    let body =
        |line: Line| (line.body.name.to_string(), line.body.addresses.join(" "), line.body.domains.join(" "));
    Ok(lines.into_iter().map(body).collect())
}

/// As a spreadsheet writes "Unicode text".
fn wide(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn row(name: &str, addresses: &str, domains: &str) -> (String, String, String) {
    (name.to_owned(), addresses.to_owned(), domains.to_owned())
}

#[test]
fn a_list_is_read_as_spreadsheets_write_it() {
    let expected = [
        row("Föreningsrådet, Örebro", "a@r.example b@r.example", ""),
        row("Idrottsrådet", "", "idrott.example"),
    ];
    for text in [
        "namn;epost;domän\r\n\"Föreningsrådet, Örebro\";a@r.example, b@r.example;\r\nIdrottsrådet;;idrott.example\r\n",
        "Domain,Name,E-mail\n,\"Föreningsrådet, Örebro\",a@r.example b@r.example\n\nidrott.example,Idrottsrådet,\n",
        "Kontakt\tDOMÄN\tE-post\tNamn\nAnna\t\ta@r.example;b@r.example\tFöreningsrådet, Örebro\n\t@Idrott.example\t\tIdrottsrådet\n;",
        "sep=;\nNamn;E-post;E-post 2;Domäner\nFöreningsrådet, Örebro;a@r.example;<b@r.example>\n\n;;;\nIdrottsrådet;;;idrott.example",
    ] {
        let text = text.trim_end_matches("\n;");
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            WINDOWS_1252.encode(text).0.into_owned(),
            wide(text),
        ] {
            assert_eq!(read(&bytes).as_deref(), Ok(&expected[..]), "{text}");
        }
    }
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    for (text, line, said) in [
        ("", 1, "empty"),
        ("epost;telefon\na@r.example;1", 1, "no column is called \"namn\""),
        ("namn;epost\nRådet;a@r.example\n\nNämnden;nämnden", 4, "no mail address"),
        ("namn;epost\n;a@r.example", 2, "has no name"),
        ("sep=;\nnamn;domän\nRådet;radet", 3, "no domain"),
        ("namn;domän\nRådet;*.radet.example", 2, "no domain"),
        ("namn;domän\nRådet;https://radet.example/", 2, "no domain"),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert!(error.starts_with(&format!("lista.csv:{line}: ")) && error.contains(said), "{error}");
    }
}

#[test]
fn a_body_that_is_named_again_is_one_body() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lista.csv");
    fs::write(&path, "namn;epost\nRÅDET;a@r.example\nNämnden;\nNämnden;n@r.example\n").unwrap();
    let mut invited = vec![Invited {
        name: BodyName::new("Rådet"),
        domains: vec!["r.example".to_owned()],
        addresses: Vec::new(),
    }];
    let number = DiaryNumber::parse("Ks 1/2026").unwrap();
    let file = add(&number, path, &mut invited).unwrap();
    assert_eq!((file.bodies, file.repeated), (1, vec![2, 4]));
    let names: Vec<_> = invited.iter().map(|body| (body.name.as_str(), body.addresses.join(" "))).collect();
    assert_eq!(names, [("Rådet", "a@r.example".to_owned()), ("Nämnden", "n@r.example".to_owned())]);
}
