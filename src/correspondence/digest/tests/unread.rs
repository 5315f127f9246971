//! A mailbox or folder that was not read is said before anything else.

use super::*;

#[test]
fn a_folder_that_was_not_read_is_said_at_the_top() {
    let mut facts = quiet();
    facts.folders = vec![
        folder("INBOX", Some("2019-10-28T13:00:00Z")),
        folder("Skräppost", None),
        FolderFacts { failed: 2, ..folder("Arkiv", Some("2019-10-29T05:59:00Z")) },
    ];
    insta::assert_snapshot!("unread_folders", worded(&facts, Detail::Summary));
}

#[test]
fn an_hour_without_reading_is_still_no_fault() {
    let mut facts = quiet();
    for (read_at, warned) in [("2019-10-29T05:00:00Z", false), ("2019-10-29T04:59:59Z", true)] {
        facts.folders = vec![folder("INBOX", Some(read_at))];
        assert_eq!(worded(&facts, Detail::Summary).contains("OBS"), warned, "{read_at}");
    }
}

#[test]
fn a_report_that_knows_of_no_folder_says_that_the_mailbox_was_not_read() {
    let facts = DigestFacts { folders: Vec::new(), ..quiet() };
    assert!(worded(&facts, Detail::Summary).contains("OBS: Vi kunde inte läsa brevlådan."));
}
