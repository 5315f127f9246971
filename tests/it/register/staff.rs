//! What staff can ask, and what they cannot.

use super::mail::{LIMITS, ask, b, cells};
use remissd::fingerprint::Fingerprint;
use remissd::register::{Listing, QueryLimits, Register, RegisterError};
use std::time::Duration;

pub(super) async fn staff_can_ask(register: &Register) {
    let answers = ask(
        register,
        "SELECT lopnummer, inkom, inkom_dag, inkom_grund, i_tid, typ, kanal, avsandare_epost,
            avsandare_typ, organisation, text, antal_bilagor, kvitterat, kompletterar, original
        FROM svar WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer",
    )
    .await;
    let original = Fingerprint::of(b"first").to_string();
    let first = [
        "1",
        "2019-10-29 14:03:00",
        "2019-10-29",
        "mottaget av vår server",
        "ja",
        "svar",
        "e-post",
        "Anna@Forening.Example",
        "inbjuden",
        "Föreningsrådet",
        "Vi tillstyrker förslaget.",
        "1",
        "nej",
        "-",
        original.as_str(),
    ];
    assert_eq!(answers[0], first);
    assert_eq!(answers[1][1..5], ["2019-10-31 00:30:00", "2019-10-31", "mottaget av vår server", "nej"]);
    the_counts_agree(register).await;
    the_lists_are_whole(register).await;
}

async fn the_counts_agree(register: &Register) {
    let standing = ask(register, "SELECT * FROM remisslage ORDER BY arendenummer").await;
    let partnership = ["Ks 1121/2017", "Riktlinjer för partnerskap", "2019-11-29", "1", "1", "0", "0"];
    let agreement = ["Ks 1216/2018", "Överenskommelse om samverkan", "2019-10-30", "2", "2", "0", "2"];
    assert_eq!(standing, [partnership, agreement]);
    let days = ask(register, "SELECT * FROM dagligt ORDER BY arendenummer").await;
    assert_eq!(days, [["Ks 1121/2017", "2019-10-29", "1"], ["Ks 1216/2018", "2019-10-29", "2"]]);
}

async fn the_lists_are_whole(register: &Register) {
    let sheet =
        ask(register, "SELECT datum, beteckning, fran, vad FROM diarieblad ORDER BY beteckning LIMIT 2")
            .await;
    assert_eq!(sheet[0], ["2019-10-29", "Ks 1121/2017-1", "Åsa Öberg", "svar – Riktlinjer för partnerskap"]);
    assert_eq!(sheet[1][1..3], ["Ks 1216/2018-1", "Föreningsrådet"]);
    let list =
        ask(register, "SELECT * FROM sandlista WHERE arendenummer = 'Ks 1216/2018' ORDER BY namn").await;
    assert_eq!(
        list,
        [
            ["Ks 1216/2018", "Föreningsrådet", "ja", "-", "svarat", "2019-10-29", "1"],
            ["Ks 1216/2018", "Idrottsrådet", "nej", "-", "tyst", "-", "-"]
        ]
    );
    let attached = ask(register, "SELECT * FROM bilaga WHERE arendenummer = 'Ks 1121/2017'").await;
    let pdf = Fingerprint::of(b"pdf").to_string();
    assert_eq!(attached, [["1", "Ks 1121/2017", "Yttrande.pdf", "application/pdf", "3", &pdf, "-", "-"]]);

    let rows = async |listing| register.list(&listing).await.unwrap().rows.len();
    assert_eq!(rows(Listing::Responses { diary_number: None }).await, 5);
    assert_eq!(rows(Listing::Responses { diary_number: Some(b()) }).await, 1);
    assert_eq!(rows(Listing::Reviews).await, 2);
    assert_eq!(rows(Listing::Letters).await, 4);
    assert_eq!(rows(Listing::Consultations).await, 2);
}

pub(super) async fn a_message_can_be_shown(register: &Register) {
    let prefix: String = Fingerprint::of(b"first, another way").to_string().chars().take(12).collect();
    let by_serial = register.show("Ks 1216/2018-1").await.unwrap().unwrap();
    assert_eq!(register.show(&prefix).await.unwrap().unwrap(), by_serial);
    let headings: Vec<&str> = by_serial.iter().map(|section| section.heading).collect();
    assert_eq!(
        headings,
        ["Meddelande", "Registrerat", "Bilagor", "Samma brev en annan väg", "Brev", "Underlag", "Historik"]
    );
    let evidence = &by_serial.iter().find(|section| section.heading == "Underlag").unwrap().table;
    assert_eq!(
        cells(evidence),
        [
            ["Ks 1216/2018", "ämnesraden", "hemliga ord", "number/plain"],
            ["därför", "-", "numret står i ämnesraden", "outcome/test"]
        ]
    );
    for unknown in ["Ks 1216/2018-99", "g99", "g", "abc", "%%%%%%%%", "Ks 1216/2018", ""] {
        assert_eq!(register.show(unknown).await.unwrap(), None, "{unknown}");
    }
}

pub(super) async fn a_query_reads_the_views_and_nothing_else(register: &Register) {
    let counted = "WITH a AS (SELECT * FROM svar) SELECT count(*), count(*) FROM a -- all";
    assert_eq!(ask(register, counted).await, [["6", "6"]]);
    let refused = [
        "SELECT * FROM message",
        "SELECT * FROM registered",
        "WITH svar AS (SELECT * FROM message) SELECT * FROM svar",
        "SELECT (SELECT count(*) FROM ledger) FROM svar",
        "DELETE FROM svar",
        "INSERT INTO folder (account) VALUES ('x')",
        "UPDATE message SET subject = 'x'",
        "DROP VIEW svar",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP VIEW svar",
        "BEGIN",
        "ATTACH 'other.db' AS other",
        "VACUUM INTO 'copy.db'",
        "PRAGMA writable_schema = 1",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM pragma_table_info('message')",
        "CREATE TABLE x (y INTEGER)",
        "",
        "SELEC 1",
    ];
    for sql in refused {
        let answer = register.query(sql, LIMITS).await;
        assert!(matches!(answer, Err(RegisterError::Query(_))), "{sql}: {answer:?}");
    }
    let cut = register.query("SELECT * FROM svar", QueryLimits { rows: 2, ..LIMITS }).await.unwrap();
    assert_eq!((cut.table.rows.len(), cut.cut), (2, true));
    let none = register.query("SELECT lopnummer FROM svar WHERE lopnummer > 99", LIMITS).await.unwrap();
    assert_eq!((none.table.columns, none.table.rows), (vec!["lopnummer".to_owned()], Vec::new()));
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    let short = QueryLimits { time: Duration::from_millis(50), ..LIMITS };
    assert!(matches!(register.query(endless, short).await, Err(RegisterError::Query(_))));
}
