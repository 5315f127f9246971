//! The session against a server that follows a script: every way an IMAP server can mislead us.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "these are tests")]

use std::fmt::Debug;
use std::time::Duration;

use remissd::config::{Mailbox, Security};
use remissd::mailbox::{Examined, Fault, Folder, Idle, MailboxError, Session, cursor, open};
use tokio::io::{AsyncRead, AsyncWrite, DuplexStream};
use tokio::net::TcpListener;
use tokio::time::{Instant, timeout};

use crate::support::scripted_imap::{ScriptedImap, Step, body, line, pause, settings};

const MAIL: &[u8] = b"Subject: x\r\n\r\nhej\r\n";

type OpenSession = Session<DuplexStream>;

async fn inbox(session: &mut OpenSession) -> Folder {
    let folders = session.folders(&["INBOX".to_owned()]).await.unwrap();
    folders.found.into_iter().next().unwrap()
}

/// Logs in and opens INBOX.
async fn reading(server: &ScriptedImap) -> (OpenSession, Examined) {
    let mut session = server.log_in().await.unwrap();
    let folder = inbox(&mut session).await;
    let examined = session.examine(&folder).await.unwrap();
    (session, examined)
}

fn fetching(steps: impl Into<Vec<Step>>) -> ScriptedImap {
    ScriptedImap::well().on("UID FETCH", steps)
}

/// The commands that a session sends once it is logged in.
const COMMANDS: [&str; 6] = [
    "LIST",
    "EXAMINE",
    "UID SEARCH",
    "UID FETCH 1:3 (UID RFC822",
    "UID FETCH 1:3 (UID INTERNALDATE B",
    "IDLE",
];

/// A session that meets its trouble at `command`.
async fn meets(server: &ScriptedImap, command: &str) -> (OpenSession, MailboxError) {
    let mut session = server.log_in().await.unwrap();
    let error = does_all(&mut session).await.expect_err(command);
    (session, error)
}

/// Sends each of the commands once, in the order of [`COMMANDS`].
async fn does_all(session: &mut OpenSession) -> Result<(), MailboxError> {
    let folders = session.folders(&["INBOX".to_owned()]).await?;
    let examined = session.examine(&folders.found[0]).await?;
    assert_eq!(session.uids_after(0, &examined).await?, [1, 2, 3]);
    session.listing(&[1, 2, 3]).await?;
    session.fetch(&[1, 2, 3]).await?;
    session.idle(Duration::from_secs(300)).await.map(drop)
}

/// Whether the session is still of use.
async fn goes_on<T>(session: &mut Session<T>) -> Result<(), MailboxError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    session.folders(&[]).await.map(drop)
}

fn reads_all() -> ScriptedImap {
    fetching([body(1, MAIL), body(2, MAIL), body(3, MAIL), line("{tag} OK done")])
}

#[tokio::test(start_paused = true)]
async fn a_well_server_is_read_to_the_end() {
    let server = reads_all();
    let mut session = server.log_in().await.unwrap();
    // In a task of its own, as the daemon does it.
    let reading = async move {
        does_all(&mut session).await.unwrap();
        session.log_out().await;
    };
    tokio::spawn(reading).await.unwrap();
    assert_eq!(
        server.heard(),
        [
            "CAPABILITY",
            "AUTHENTICATE PLAIN",
            "AGtvbW11bkBrb21tdW4uZXhhbXBsZQBoZW1saWd0",
            "CAPABILITY",
            "LIST \"\" \"*\"",
            "EXAMINE \"INBOX\"",
            "UID SEARCH UID 1:*",
            "UID FETCH 1:3 (UID RFC822.SIZE INTERNALDATE)",
            "UID FETCH 1:3 (UID INTERNALDATE BODY.PEEK[])",
            "IDLE",
            "DONE",
            "LOGOUT",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn edge_1_a_tagged_no_or_bad_to_any_command_is_an_error_and_the_session_is_done_for() {
    for command in COMMANDS {
        for refusal in ["{tag} NO [SERVERBUG] storage failed", "{tag} BAD syntax"] {
            let server = reads_all().on(command, [line(refusal)]);
            let (mut session, error) = meets(&server, command).await;
            assert!(error.is_transient(), "{command}: {error}");
            if command == "EXAMINE" {
                assert!(matches!(error, MailboxError::Folder { .. }), "{command}: {error}");
                goes_on(&mut session).await.unwrap();
            } else {
                assert!(matches!(error, MailboxError::Refused { .. }), "{command}: {error}");
                assert!(matches!(goes_on(&mut session).await, Err(MailboxError::Broken { .. })), "{command}");
            }
        }
    }
}

#[tokio::test]
async fn edge_1_a_refusal_after_some_answers_gives_no_part_of_them() {
    let server = fetching([body(1, MAIL), body(2, MAIL), line("{tag} NO [SERVERBUG] storage failed")]);
    let (mut session, _) = reading(&server).await;
    assert!(matches!(session.fetch(&[1, 2, 3]).await, Err(MailboxError::Refused { .. })));
}

#[tokio::test(start_paused = true)]
async fn edges_2_and_3_a_connection_closed_between_answers_is_no_empty_mailbox() {
    for command in COMMANDS {
        let server = reads_all().on(command, [Step::Close]);
        let (mut session, error) = meets(&server, command).await;
        assert!(matches!(error, MailboxError::Lost { .. }), "{command}: {error}");
        assert!(error.to_string().contains("imap.example.org:993"), "{error}");
        assert!(matches!(goes_on(&mut session).await, Err(MailboxError::Broken { .. })), "{command}");
    }
    let server = fetching([body(1, MAIL), Step::Close]);
    let (mut session, _) = reading(&server).await;
    assert!(matches!(session.fetch(&[1, 2, 3]).await, Err(MailboxError::Lost { .. })));
}

#[tokio::test]
async fn edge_2_a_connection_closed_within_a_literal_is_lost() {
    let server = fetching([
        body(1, MAIL),
        Step::Bytes(b"* 2 FETCH (UID 2 BODY[] {5000}\r\nabc".to_vec()),
        Step::Close,
    ]);
    let (mut session, _) = reading(&server).await;
    assert!(matches!(session.fetch(&[1, 2]).await, Err(MailboxError::Lost { .. })));
}

#[tokio::test(start_paused = true)]
async fn edge_2_a_goodbye_in_the_middle_is_an_error_with_the_servers_words() {
    for command in COMMANDS {
        let server = reads_all().on(command, [line("* BYE Server shutting down."), line("{tag} OK done")]);
        let (_, error) = meets(&server, command).await;
        assert!(matches!(error, MailboxError::Bye { .. }), "{command}: {error}");
        assert!(error.to_string().contains("Server shutting down."), "{error}");
    }
}

#[tokio::test]
async fn edge_3_a_closed_connection_opens_no_folder_without_uidvalidity() {
    for steps in [
        vec![line("* 3 EXISTS"), line("{tag} OK [READ-ONLY] done")],
        vec![line("* 3 EXISTS"), line("* OK [UIDVALIDITY 0] zero"), line("{tag} OK done")],
    ] {
        let server = ScriptedImap::well().on("EXAMINE", steps);
        let mut session = server.log_in().await.unwrap();
        let folder = inbox(&mut session).await;
        let error = session.examine(&folder).await.unwrap_err();
        assert!(matches!(error, MailboxError::Protocol { fault: Fault::NoUidValidity, .. }), "{error}");
        assert!(matches!(goes_on(&mut session).await, Err(MailboxError::Broken { .. })));
    }
}

#[tokio::test(start_paused = true)]
async fn edge_4_a_command_that_was_abandoned_leaves_the_session_unusable() {
    let server = fetching([body(1, MAIL), pause(30), body(2, MAIL), line("{tag} OK done")]);
    let (mut session, _) = reading(&server).await;
    assert!(timeout(Duration::from_secs(10), session.fetch(&[1, 2])).await.is_err());
    assert!(matches!(session.fetch(&[1, 2]).await, Err(MailboxError::Broken { .. })));
    assert!(matches!(goes_on(&mut session).await, Err(MailboxError::Broken { .. })));
}

#[tokio::test]
async fn edge_4_an_answer_to_another_tag_is_out_of_turn() {
    let server = ScriptedImap::well().on("LIST", [line("R999 OK done"), line("{tag} OK done")]);
    let mut session = server.log_in().await.unwrap();
    let error = goes_on(&mut session).await.unwrap_err();
    assert!(matches!(error, MailboxError::Protocol { fault: Fault::OutOfTurn, .. }), "{error}");
}

#[tokio::test]
async fn edge_5_flag_changes_and_bodies_nobody_asked_for_are_no_messages() {
    let server = fetching([
        line("* 2 FETCH (FLAGS (\\Seen))"),
        line("* 2 FETCH (UID 2 FLAGS (\\Seen))"),
        body(99, b"another command's"),
        Step::Bytes(b"* 2 FETCH (BODY[] {3}\r\nabc)\r\n".to_vec()),
        body(2, MAIL),
        body(2, b"twice"),
        line("* 3 FETCH (UID 3 BODY[] NIL)"),
        line("{tag} OK done"),
    ]);
    let (mut session, _) = reading(&server).await;
    let fetched = session.fetch(&[1, 2, 3]).await.unwrap();
    assert_eq!(fetched.len(), 1);
    assert_eq!((fetched[0].uid, fetched[0].bytes.as_slice()), (2, MAIL));
    assert_eq!(cursor::missing(&[1, 2, 3], &[2]), [1, 3]);
}

#[tokio::test]
async fn edge_5_a_flag_change_while_listing_is_no_message() {
    let server = fetching([
        line("* 1 FETCH (UID 1 FLAGS (\\Seen))"),
        line("* 1 FETCH (UID 1 RFC822.SIZE 42 INTERNALDATE \" 7-Oct-2019 21:52:25 +0200\")"),
        line("* 1 FETCH (UID 1 FLAGS ())"),
        line("* 3 FETCH (UID 3 FLAGS ())"),
        line("{tag} OK done"),
    ]);
    let (mut session, _) = reading(&server).await;
    let listed = session.listing(&[1, 2, 3]).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].uid, listed[0].size), (1, 42));
    assert_eq!(listed[0].internal_date.unwrap().to_string(), "2019-10-07T19:52:25Z");
}

#[tokio::test]
async fn edge_6_an_untagged_no_or_bad_is_a_warning() {
    for warning in ["* NO [ALERT] Mailbox is at 98% of quota", "* BAD odd but harmless"] {
        let mut server = reads_all();
        for command in ["EXAMINE", "UID SEARCH"] {
            let mut steps = vec![line(warning)];
            steps.extend(match command {
                "EXAMINE" => [line("* OK [UIDVALIDITY 7] ids"), line("{tag} OK done")],
                _ => [line("* SEARCH 1 2 3"), line("{tag} OK done")],
            });
            server = server.on(command, steps);
        }
        let (mut session, examined) = reading(&server).await;
        assert_eq!(session.uids_after(0, &examined).await.unwrap(), [1, 2, 3]);
    }
}

fn idling(steps: impl Into<Vec<Step>>) -> ScriptedImap {
    ScriptedImap::well().on("IDLE", steps)
}

/// What a five-minute IDLE comes to, and how many seconds it took.
async fn idle(server: &ScriptedImap) -> (Result<Idle, MailboxError>, u64) {
    let (mut session, _) = reading(server).await;
    let start = Instant::now();
    let outcome = session.idle(Duration::from_secs(300)).await;
    (outcome, start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn edge_7_a_connection_lost_in_idle_is_lost() {
    let (outcome, _) = idle(&idling([line("+ idling"), pause(5), Step::Close])).await;
    assert!(matches!(outcome, Err(MailboxError::Lost { .. })));
    let (outcome, _) =
        idle(&idling([line("+ idling"), pause(5), line("* BYE Autologout"), Step::Close])).await;
    assert!(matches!(outcome, Err(MailboxError::Bye { .. })));
}

#[tokio::test(start_paused = true)]
async fn edge_7_the_end_of_idle_must_be_confirmed() {
    let (outcome, _) = idle(&idling([line("+ idling"), line("* 4 EXISTS"), Step::Hear, Step::Close])).await;
    assert!(matches!(outcome, Err(MailboxError::Lost { .. })));
    let (outcome, _) = idle(&idling([line("+ idling"), line("* 4 EXISTS"), Step::Hear, Step::Hang])).await;
    assert!(matches!(outcome, Err(MailboxError::TimedOut { .. })));
    let (outcome, _) = idle(&idling([line("+ idling"), Step::Hear, line("{tag} BAD what?")])).await;
    assert!(matches!(outcome, Err(MailboxError::Refused { .. })));
}

#[tokio::test(start_paused = true)]
async fn edge_8_news_before_the_plus_of_idle_are_news() {
    let steps = [line("* 4 EXISTS"), pause(1), line("+ idling"), Step::Hear, line("{tag} OK done")];
    let (outcome, seconds) = idle(&idling(steps)).await;
    assert_eq!((outcome.unwrap(), seconds), (Idle::News, 1));
}

#[tokio::test(start_paused = true)]
async fn edge_8_news_in_idle_and_after_done_are_news() {
    for news in ["* 4 EXISTS", "* 1 EXPUNGE", "* 1 RECENT"] {
        let steps = [line("+ idling"), pause(7), line(news), Step::Hear, line("{tag} OK done")];
        let (outcome, seconds) = idle(&idling(steps)).await;
        assert_eq!((outcome.unwrap(), seconds), (Idle::News, 7), "{news}");
    }
    let steps = [line("+ idling"), Step::Hear, line("* 4 EXISTS"), line("{tag} OK done")];
    assert_eq!(idle(&idling(steps)).await.0.unwrap(), Idle::News);
}

#[tokio::test(start_paused = true)]
async fn edge_9_a_no_to_idle_is_an_error_and_no_hang() {
    for refusal in ["{tag} NO not now", "{tag} BAD what?"] {
        let (outcome, seconds) = idle(&idling([line(refusal)])).await;
        assert!(matches!(outcome, Err(MailboxError::Refused { .. })));
        assert_eq!(seconds, 0);
    }
    let (outcome, _) = idle(&idling([line("{tag} OK already over")])).await;
    assert!(matches!(outcome, Err(MailboxError::Protocol { fault: Fault::OutOfTurn, .. })));
    let (outcome, _) = idle(&idling([Step::Hang])).await;
    assert!(matches!(outcome, Err(MailboxError::TimedOut { .. })));
}

#[tokio::test(start_paused = true)]
async fn edge_10_keepalives_do_not_postpone_the_renewal_of_idle() {
    let mut steps = vec![line("+ idling")];
    for _ in 0..3 {
        steps.extend([pause(90), line("* OK Still here")]);
    }
    steps.extend([Step::Hear, line("{tag} OK done")]);
    let (outcome, seconds) = idle(&idling(steps)).await;
    assert_eq!((outcome.unwrap(), seconds), (Idle::Quiet, 300));
}

#[tokio::test(start_paused = true)]
async fn edge_10_idle_is_renewed_within_nine_minutes_and_the_session_goes_on() {
    let server = ScriptedImap::well();
    let (mut session, _) = reading(&server).await;
    let start = Instant::now();
    assert_eq!(session.idle(Duration::from_secs(86_400)).await.unwrap(), Idle::Quiet);
    assert_eq!(start.elapsed().as_secs(), 540);
    goes_on(&mut session).await.unwrap();
    assert_eq!(session.idle(Duration::from_secs(1)).await.unwrap(), Idle::Quiet);
}

#[tokio::test]
async fn a_server_without_idle_is_not_asked_to() {
    let server = ScriptedImap::well()
        .on("CAPABILITY", [line("* CAPABILITY IMAP4rev1 AUTH=PLAIN"), line("{tag} OK done")]);
    assert_eq!(idle(&server).await.0.unwrap(), Idle::Unsupported);
    assert!(!server.heard().contains(&"IDLE".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn edge_11_a_server_that_hangs_is_given_up() {
    for command in COMMANDS {
        let server = reads_all().on(command, [Step::Hang]);
        let start = Instant::now();
        let (mut session, error) = meets(&server, command).await;
        assert!(matches!(error, MailboxError::TimedOut { .. }), "{command}: {error}");
        assert!(start.elapsed() < Duration::from_secs(600), "{command}");
        assert!(matches!(goes_on(&mut session).await, Err(MailboxError::Broken { .. })), "{command}");
    }
    let error = ScriptedImap::well().greets([Step::Hang]).log_in().await.unwrap_err();
    assert!(matches!(error, MailboxError::TimedOut { .. }));
}

#[tokio::test(start_paused = true)]
async fn edge_11_a_slow_link_that_moves_is_waited_for_and_one_that_stands_is_not() {
    let mut slow = vec![Step::Bytes(b"* 1 FETCH (UID 1 BODY[] {20}\r\n".to_vec())];
    slow.extend((0..20).flat_map(|_| [pause(50), Step::Bytes(b"x".to_vec())]));
    slow.extend([line(")"), line("{tag} OK done")]);
    let (mut session, _) = reading(&fetching(slow)).await;
    assert_eq!(session.fetch(&[1]).await.unwrap()[0].bytes, [b'x'; 20]);

    let stands = fetching([Step::Bytes(b"* 1 FETCH (UID 1 BODY[] {20}\r\nxxx".to_vec()), Step::Hang]);
    let (mut session, _) = reading(&stands).await;
    let start = Instant::now();
    assert!(matches!(session.fetch(&[1]).await, Err(MailboxError::TimedOut { .. })));
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn edge_12_a_huge_claim_costs_nothing() {
    for claim in ["{500000000}", "{600000000}", "{99999999999}", "{000000000000000000000000500000000}"] {
        let server = fetching([line(format!("* 1 FETCH (UID 1 BODY[] {claim}")), line("abc"), Step::Hang]);
        let (mut session, _) = reading(&server).await;
        let error = session.fetch(&[1]).await.unwrap_err();
        assert!(matches!(error, MailboxError::Protocol { fault: Fault::Oversized, .. }), "{claim}: {error}");
    }
    let server = ScriptedImap::well().on("LIST", [line("* LIST () \"/\" {100000}"), Step::Hang]);
    let error = server.log_in().await.unwrap().folders(&[]).await.unwrap_err();
    assert!(matches!(error, MailboxError::Protocol { fault: Fault::Oversized, .. }), "{error}");
}

#[tokio::test]
async fn edge_12_large_messages_come_in_slices() {
    let server = fetching([line("* 1 FETCH (UID 9 BODY[]<4> {3}"), line("abc)"), line("{tag} OK done")]);
    let (mut session, _) = reading(&server).await;
    assert_eq!(session.fetch_slice(9, 4, 3).await.unwrap().unwrap(), b"abc");
    assert_eq!(session.fetch_slice(8, 4, 3).await.unwrap(), None);
    assert_eq!(server.heard().last().unwrap(), "UID FETCH 8 (UID BODY.PEEK[]<4.3>)");
    let error = session.fetch_slice(9, 4, 2).await.unwrap_err();
    assert!(matches!(error, MailboxError::Protocol { fault: Fault::Slice, .. }), "{error}");

    let server = fetching([line("* 1 FETCH (UID 9 BODY[]<90> \"\")"), line("{tag} OK done")]);
    let (mut session, _) = reading(&server).await;
    assert_eq!(session.fetch_slice(9, 90, 3).await.unwrap().unwrap(), b"");
    assert!(session.fetch_slice(9, u64::from(u32::MAX) + 1, 3).await.is_err());
}

#[tokio::test]
async fn edge_13_what_cannot_be_read_is_an_error_without_the_mail_in_it() {
    let mail = b"Subject: hemlighet\r\n\r\nfru Hemlig\r\n";
    for odd in ["* XVENDOR something Hemlig", "* 1 FETCH (UID 1 INTERNALDATE NIL)", "* 3 FETCH UID Hemlig"] {
        let server = fetching([body(1, mail), line(odd), body(2, mail), line("{tag} OK done")]);
        let (mut session, _) = reading(&server).await;
        let error = session.fetch(&[1, 2]).await.unwrap_err();
        assert!(matches!(error, MailboxError::Protocol { fault: Fault::Unreadable, .. }), "{odd}: {error}");
        let told = format!("{error} {error:?}").to_lowercase();
        assert!(!told.contains("hemlig"), "{told}");
        assert!(told.contains("2 messages, uid 1 to 2"), "{told}");
    }
}

#[tokio::test]
async fn edge_14_odd_items_are_passed_over_and_the_rest_is_read() {
    for odd in [
        "* 1 FETCH (UID 1 X-VENDOR-THING 42 FLAGS (\\Seen))",
        "* 1 FETCH (UID 1 FLAGS (\\Seen $MDNSent Non]Junk \\*))",
        "* OK Välkommen åäö",
        "* 1 FETCH (UID 1 INTERNALDATE \"00-Jan-0000 00:00:00 +0000\")",
        "* 1 FETCH (UID 1 RFC822.SIZE 5000000000)",
        "* FLAGS (\\Answered \\*)",
    ] {
        let server = fetching([line(odd), body(2, MAIL), line("{tag} OK done")]);
        let (mut session, _) = reading(&server).await;
        assert_eq!(session.fetch(&[1, 2]).await.unwrap().len(), 1, "{odd}");
    }
    let latin_1 = Step::Bytes(b"* OK V\xe4lkommen\r\n".to_vec());
    let server = fetching([latin_1, body(2, MAIL), line("{tag} OK done")]);
    let (mut session, _) = reading(&server).await;
    assert_eq!(session.fetch(&[1, 2]).await.unwrap().len(), 1);
}

#[tokio::test]
async fn edge_14_a_size_that_cannot_be_read_is_a_large_one() {
    let odd = "* 1 FETCH (UID 1 RFC822.SIZE 5000000000 INTERNALDATE \"00-Jan-0000 00:00:00 +0000\")";
    let server = fetching([line(odd), line("{tag} OK done")]);
    let (mut session, _) = reading(&server).await;
    let listed = session.listing(&[1]).await.unwrap();
    assert_eq!((listed[0].size, listed[0].internal_date), (u64::MAX, None));
}

#[tokio::test]
async fn edge_16_hundreds_of_unasked_answers_hide_nothing() {
    let mut steps: Vec<Step> = (1..=500).map(|count| line(format!("* {count} EXISTS"))).collect();
    steps.extend([line("* SEARCH 3 1"), line("* 501 EXISTS"), line("* SEARCH 2"), line("{tag} OK done")]);
    let (mut session, examined) = reading(&ScriptedImap::well().on("UID SEARCH", steps)).await;
    assert_eq!(session.uids_after(0, &examined).await.unwrap(), [1, 2, 3]);
}

fn wanted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[tokio::test]
async fn edge_17_folders_are_opened_by_the_name_the_server_listed() {
    let server = ScriptedImap::well().on(
        "LIST",
        [
            line("* LIST (\\HasChildren) \".\" inbox"),
            line("* LIST (\\HasNoChildren) \".\" \"INBOX.Remisser \\\"2019\\\"\""),
            line("* LIST (\\HasNoChildren \\Junk) \".\" Skr&AOQ-ppost"),
            line("* LIST (\\Noselect) \".\" INBOX.Arkiv"),
            line("{tag} OK done"),
        ],
    );
    let mut session = server.log_in().await.unwrap();
    let asked = wanted(&["Skräppost", "INBOX", "INBOX/*", "\\Junk", "Borta", "INBOX.Arkiv"]);
    let folders = session.folders(&asked).await.unwrap();
    let found: Vec<(&str, bool)> = folders.found.iter().map(|f| (f.name.as_str(), f.junk)).collect();
    assert_eq!(found, [("Skräppost", true), ("INBOX", false), ("INBOX.Remisser \"2019\"", false)]);
    assert_eq!(folders.missing, ["Borta", "INBOX.Arkiv"]);
    for folder in &folders.found {
        session.examine(folder).await.unwrap();
    }
    let heard = server.heard();
    for command in [
        "EXAMINE \"Skr&AOQ-ppost\"",
        "EXAMINE \"INBOX\"",
        "EXAMINE \"INBOX.Remisser \\\"2019\\\"\"",
        "LIST \"\" \"Borta\"",
    ] {
        assert!(heard.contains(&command.to_owned()), "{command} in {heard:?}");
    }
}

#[tokio::test]
async fn special_use_is_asked_for_where_a_plain_list_does_not_tell_it() {
    let server = ScriptedImap::well()
        .on("CAPABILITY", [line("* CAPABILITY IMAP4rev1 AUTH=PLAIN SPECIAL-USE"), line("{tag} OK done")])
        .on("LIST", [line("* LIST () \"/\" INBOX"), line("* LIST () \"/\" Reklam"), line("{tag} OK done")])
        .on("LIST (SPECIAL-USE)", [line("* LIST (\\Junk) \"/\" Reklam"), line("{tag} OK done")]);
    let mut session = server.log_in().await.unwrap();
    let folders = session.folders(&wanted(&["INBOX", "\\junk"])).await.unwrap();
    assert_eq!(folders.missing, Vec::<String>::new());
    assert_eq!((folders.found[1].name.as_str(), folders.found[1].junk), ("Reklam", true));
}

#[tokio::test]
async fn a_folder_that_is_not_opened_is_said_and_the_others_go_on() {
    let server = ScriptedImap::well()
        .on("LIST", [line("* LIST () \"/\" Kansli"), line("* LIST () \"/\" INBOX"), line("{tag} OK done")])
        .on("EXAMINE \"Kansli\"", [line("{tag} NO [NOPERM] not yours")]);
    let mut session = server.log_in().await.unwrap();
    let folders = session.folders(&wanted(&["Kansli", "INBOX"])).await.unwrap();
    let error = session.examine(&folders.found[0]).await.unwrap_err();
    let told = error.to_string();
    for word in ["imap.example.org:993", "Kansli", "[NOPERM] not yours", "mailbox.folders"] {
        assert!(told.contains(word), "{word} in {told}");
    }
    assert_eq!(session.examine(&folders.found[1]).await.unwrap().uid_validity, 7);
}

#[tokio::test]
async fn edge_18_a_missing_or_rewound_uidnext_hides_no_message() {
    for (told, uid_next) in [("* OK nothing", None), ("* OK [UIDNEXT 2] rewound", Some(2))] {
        let server = ScriptedImap::well().on(
            "EXAMINE",
            [line("* 3 EXISTS"), line("* OK [UIDVALIDITY 7]"), line(told), line("{tag} OK done")],
        );
        let (mut session, examined) = reading(&server).await;
        assert_eq!(examined, Examined { uid_validity: 7, uid_next, exists: 3 });
        assert_eq!(session.uids_after(1, &examined).await.unwrap(), [2, 3]);
        assert_eq!(server.heard().last().unwrap(), "UID SEARCH UID 2:*");
    }
}

#[tokio::test]
async fn the_last_message_that_a_search_to_the_star_names_again_is_not_new() {
    let server = ScriptedImap::well().on("UID SEARCH", [line("* SEARCH 3"), line("{tag} OK done")]);
    let (mut session, examined) = reading(&server).await;
    assert_eq!(session.uids_after(3, &examined).await.unwrap(), Vec::<u32>::new());
    let server = ScriptedImap::well().on("UID SEARCH", [line("* SEARCH"), line("{tag} OK done")]);
    let (mut session, examined) = reading(&server).await;
    assert_eq!(session.uids_after(0, &examined).await.unwrap(), Vec::<u32>::new());
}

#[tokio::test]
async fn edge_22_a_large_folder_is_searched_in_windows() {
    let many = |range: std::ops::Range<u32>| {
        let uids: Vec<String> = range.map(|uid| uid.to_string()).collect();
        [line(format!("* SEARCH {}", uids.join(" "))), line("{tag} OK done")]
    };
    let server = ScriptedImap::well()
        .on(
            "EXAMINE",
            [
                line("* 25000 EXISTS"),
                line("* OK [UIDVALIDITY 7]"),
                line("* OK [UIDNEXT 25001]"),
                line("{tag} OK done"),
            ],
        )
        .on("UID SEARCH UID 1:10000", many(1..10_001))
        .on("UID SEARCH UID 10001:20000", many(10_001..20_001))
        .on("UID SEARCH UID 20001:*", many(20_001..25_001));
    let (mut session, examined) = reading(&server).await;
    let uids = session.uids_after(0, &examined).await.unwrap();
    assert_eq!(uids, (1..=25_000).collect::<Vec<u32>>());
}

fn with_password(username: &str, password: &str) -> Mailbox {
    let mut settings = settings();
    settings.server.username = Some(username.to_owned());
    settings.server.password = Some(password.to_owned().into());
    settings
}

#[tokio::test]
async fn edge_19_login_quotes_what_can_be_quoted_and_sends_the_rest_as_literals() {
    let server =
        ScriptedImap::well().on("CAPABILITY", [line("* CAPABILITY IMAP4rev1 IDLE"), line("{tag} OK done")]);
    server.log_in_as(&with_password("kommun", "a\"b\\c d{3}")).await.unwrap();
    assert_eq!(server.heard()[1], "LOGIN \"kommun\" \"a\\\"b\\\\c d{3}\"");
    server.log_in_as(&with_password("björn", "lösenord")).await.unwrap();
    assert_eq!(server.heard()[4], "LOGIN {6}björn {9}lösenord");
}

#[tokio::test]
async fn edge_19_a_refused_login_says_where_and_what_to_mend() {
    let refused = [line("+ "), Step::Hear, line("{tag} NO [AUTHENTICATIONFAILED] Authentication failed.")];
    let error = ScriptedImap::well().on("AUTHENTICATE", refused).log_in().await.unwrap_err();
    let told = error.to_string();
    for word in
        ["imap.example.org:993", "mailbox.username", "mailbox.password_file", "Authentication failed."]
    {
        assert!(told.contains(word), "{word} in {told}");
    }
    assert!(!told.contains("hemligt") && !error.is_transient());

    let later = [line("{tag} NO [UNAVAILABLE] user database is down")];
    let error = ScriptedImap::well().on("AUTHENTICATE", later).log_in().await.unwrap_err();
    assert!(error.is_transient(), "{error}");
}

#[tokio::test]
async fn edge_19_a_login_that_is_accepted_or_continued_out_of_turn_is_no_login() {
    for steps in
        [vec![line("{tag} OK in")], vec![line("+ "), Step::Hear, line("+ more"), line("{tag} OK in")]]
    {
        let error = ScriptedImap::well().on("AUTHENTICATE", steps).log_in().await.unwrap_err();
        assert!(matches!(error, MailboxError::Protocol { fault: Fault::OutOfTurn, .. }), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_disables_the_login_is_not_told_the_password() {
    let server = ScriptedImap::well()
        .on("CAPABILITY", [line("* CAPABILITY IMAP4rev1 LOGINDISABLED"), line("{tag} OK done")]);
    assert!(matches!(server.log_in().await, Err(MailboxError::NoPasswordLogin { .. })));
    assert_eq!(server.heard(), ["CAPABILITY"]);
}

#[tokio::test]
async fn what_the_server_can_do_is_read_again_after_the_login() {
    let server = ScriptedImap::well()
        .first_on("CAPABILITY", [line("* CAPABILITY IMAP4rev1 AUTH=PLAIN"), line("{tag} OK done")])
        .on("IDLE", [line("* 4 EXISTS"), line("+ idling"), Step::Hear, line("{tag} OK done")]);
    assert_eq!(idle(&server).await.0.unwrap(), Idle::News);
}

#[tokio::test]
async fn edge_21_a_greeting_that_is_none_opens_no_session() {
    let error = ScriptedImap::well().greets([line("* BYE [UNAVAILABLE] full")]).log_in().await.unwrap_err();
    assert!(matches!(error, MailboxError::Bye { .. }), "{error}");
    for greeting in ["* PREAUTH welcome", "* 3 EXISTS", "A1 OK hello"] {
        let error = ScriptedImap::well().greets([line(greeting)]).log_in().await.unwrap_err();
        assert!(
            matches!(error, MailboxError::Protocol { fault: Fault::Greeting, .. }),
            "{greeting}: {error}"
        );
    }
    let error = ScriptedImap::well().greets([line("220 mail.example ESMTP")]).log_in().await.unwrap_err();
    assert!(matches!(error, MailboxError::Protocol { .. }), "{error}");
    let error = ScriptedImap::well().greets([Step::Close]).log_in().await.unwrap_err();
    assert!(matches!(error, MailboxError::Lost { .. }), "{error}");
}

/// Serves the script on a port of this machine, to one client.
async fn on_a_port(server: &ScriptedImap, security: Security) -> Mailbox {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let mut settings = settings();
    settings.server.host = "localhost".to_owned();
    settings.server.port = listener.local_addr().unwrap().port();
    settings.server.security = security;
    let server = server.clone();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        drop(listener);
        server.serve(stream).await;
    });
    settings
}

fn offers_starttls() -> ScriptedImap {
    ScriptedImap::well()
        .on("CAPABILITY", [line("* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN"), line("{tag} OK done")])
}

#[tokio::test]
async fn edge_21_what_is_said_in_the_clear_behind_starttls_is_not_believed() {
    let injected = b"R1 OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nR1 OK done\r\nR2 OK in\r\n".to_vec();
    let server = offers_starttls().on("STARTTLS", [line("{tag} OK go"), Step::Bytes(injected), Step::Close]);
    let settings = on_a_port(&server, Security::StartTls).await;
    assert!(open(&settings).await.is_err());
    assert_eq!(server.heard(), ["CAPABILITY", "STARTTLS"]);
}

#[tokio::test]
async fn edge_21_nothing_is_said_in_the_clear_where_starttls_is_not_offered_or_refused() {
    let server = ScriptedImap::well();
    let error = open(&on_a_port(&server, Security::StartTls).await).await.unwrap_err();
    assert!(matches!(error, MailboxError::NoStartTls { .. }), "{error}");
    let server = offers_starttls().on("STARTTLS", [line("{tag} NO not now")]);
    let error = open(&on_a_port(&server, Security::StartTls).await).await.unwrap_err();
    assert!(matches!(error, MailboxError::Refused { .. }), "{error}");
    assert_eq!(server.heard(), ["CAPABILITY", "STARTTLS"]);
}

#[tokio::test]
async fn a_connection_that_is_refused_or_not_trusted_says_which_keys_to_check() {
    let server = ScriptedImap::well();
    let plain = on_a_port(&server, Security::Plaintext).await;
    let mut session = open(&plain).await.unwrap();
    goes_on(&mut session).await.unwrap();

    // The listener is gone after its one client.
    let error = open(&plain).await.unwrap_err();
    let told = error.to_string();
    assert!(told.contains("localhost") && told.contains("mailbox.port") && error.is_transient(), "{told}");

    let error = open(&on_a_port(&server, Security::Tls).await).await.unwrap_err();
    let told = error.to_string();
    assert!(told.contains("localhost") && told.contains("mailbox.security"), "{told}");
}

#[tokio::test]
async fn a_server_that_slows_us_down_is_obeyed() {
    let words = "Request is throttled. Suggested Backoff Time: 178755 milliseconds";
    for answer in [format!("{{tag}} BAD {words}"), format!("{{tag}} NO {words}"), format!("* BYE {words}")] {
        let (mut session, _) = reading(&fetching([body(1, MAIL), line(answer.as_str())])).await;
        let error = session.fetch(&[1, 2]).await.unwrap_err();
        assert_eq!(error.wait(), Some(Duration::from_millis(178_755)), "{answer}");
        assert!(error.is_transient());
    }
}

#[tokio::test]
async fn long_lists_of_uids_go_out_in_lines_a_server_takes() {
    let server = fetching([line("{tag} OK done")]);
    let (mut session, _) = reading(&server).await;
    let uids: Vec<u32> = (1..=2_000).map(|n| n * 1_000).collect();
    assert!(session.listing(&uids).await.unwrap().is_empty());
    assert!(session.fetch(&uids).await.unwrap().is_empty());
    assert!(server.heard().iter().all(|command| command.len() < 5_000));
}

#[tokio::test]
async fn a_mail_comes_byte_for_byte() {
    let every_byte: Vec<u8> = (0..=255).collect();
    let looks_like_imap = b")\r\nR6 OK done\r\n* 3 FETCH (BODY[] {500000000}\r\n".to_vec();
    let large = vec![b'\n'; 3_000_000];
    for mail in [every_byte, looks_like_imap, large, Vec::new()] {
        let (mut session, _) = reading(&fetching([body(1, &mail), line("{tag} OK done")])).await;
        assert!(session.fetch(&[1]).await.unwrap()[0].bytes == mail);
    }
}
