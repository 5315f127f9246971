//! The post against a relay that plays every fault: what becomes of the letter, and what is done with
//! the connection.

use std::time::Duration;

use remissd::config::{Security, Server, Smtp, SmtpMode};
use remissd::post::{Delivery, Limits, Post, PostError, RelayError, Round};
use secrecy::SecretString;

use crate::support::scripted_smtp::{Act, Script, ScriptedSmtp};

const TO: &str = "kim@example.org";
const LETTER: &[u8] = b"Subject: Hej\r\n\r\nHej!\r\n.en punkt\r\n..\r\nslut\r\n";

/// What the login's two answers look like to the scripted server, which takes the first word of each
/// line for a command.
const USERNAME: &str = "A29TBXVU";
const PASSWORD: &str = "AGVTBGLNDA==";

/// The limit of the one step at which the relay hangs: it passes whatever the machine is doing.
const SHORT: Duration = Duration::from_millis(50);

fn smtp(port: u16) -> Smtp {
    Smtp {
        server: Server {
            host: "127.0.0.1".to_owned(),
            port,
            security: Security::Plaintext,
            ca_file: None,
            username: None,
            password: None,
        },
        from: "Exempel kommun <kommun@kommun.example>".to_owned(),
        envelope_from: "kommun@kommun.example".to_owned(),
        mode: SmtpMode::Smtp,
    }
}

fn with_login(port: u16) -> Smtp {
    let mut smtp = smtp(port);
    smtp.server.username = Some("kommun".to_owned());
    smtp.server.password = Some(SecretString::from("hemligt"));
    smtp
}

async fn round(smtp: Smtp, limits: Limits) -> Result<Round, PostError> {
    Post::Smtp(Box::new(smtp), limits).open().await
}

/// One letter through a relay that plays `script`.
async fn delivered(script: Script, limits: Limits) -> (Delivery, ScriptedSmtp) {
    let relay = ScriptedSmtp::playing(script).await;
    let mut round = round(smtp(relay.port), limits).await.unwrap();
    let delivery = round.send(TO, LETTER).await;
    round.close().await;
    (delivery, relay)
}

/// The outcome by name and its words.
fn told(delivery: &Delivery) -> (&'static str, &str) {
    match delivery {
        Delivery::Sent { reply } => ("sent", reply),
        Delivery::Refused { why } => ("refused", why),
        Delivery::Deferred { why } => ("deferred", why),
        Delivery::Unknown { why } => ("unknown", why),
    }
}

#[tokio::test]
async fn a_letter_is_handed_over_step_by_step_with_its_dots_doubled() {
    let (delivery, relay) = delivered(Script::friendly(), Limits::default()).await;
    assert_eq!(told(&delivery), ("sent", "250 2.0.0 queued as A1B2C3"));
    let heard = relay.heard();
    let words: Vec<_> = heard.commands.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(words, ["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]);
    assert_eq!(heard.commands[1], "MAIL FROM:<kommun@kommun.example>");
    assert_eq!(heard.commands[2], "RCPT TO:<kim@example.org>");
    assert_eq!(heard.letters, [b"Subject: Hej\r\n\r\nHej!\r\n..en punkt\r\n...\r\nslut\r\n".to_vec()]);
}

#[tokio::test]
async fn each_reply_means_what_it_says_at_its_step() {
    let table: [(_, &'static [u8], _, _); 22] = [
        ("MAIL", b"451 4.3.0 later\r\n", "deferred", "MAIL: 451 4.3.0"),
        ("MAIL", b"553 5.7.1 not your sender\r\n", "deferred", "MAIL: 553 5.7.1; "),
        ("MAIL", b"530 5.7.0 log in first\r\n", "deferred", "MAIL: 530 5.7.0; "),
        ("RCPT", b"450 4.2.1 greylisted\r\n", "deferred", "RCPT: 450 4.2.1"),
        ("RCPT", b"550 5.1.1 <kim@example.org>: no such user\r\n", "refused", "RCPT: 550 5.1.1"),
        ("RCPT", b"550 no such user kim@example.org\r\n", "refused", "RCPT: 550"),
        ("RCPT", b"451-4.7.0 first\r\n451 4.7.0 second\r\n", "deferred", "RCPT: 451 4.7.0"),
        ("RCPT", b"550-5.1.1 ett\r\n550-5.1.1 tv\xe5\r\n550\r\n", "refused", "RCPT: 550 5.1.1"),
        ("RCPT", b"530 5.7.0 log in first\r\n", "deferred", "RCPT: 530 5.7.0"),
        ("RCPT", b"421 4.3.2 shutting down\r\n", "deferred", "RCPT: 421 4.3.2"),
        ("RCPT", b"354 go on\r\n", "deferred", "RCPT: the answer was no SMTP"),
        ("RCPT", b"\0\xffwhat\r\n", "deferred", "RCPT: the answer was no SMTP"),
        ("RCPT", b"250-a\r\n550 b\r\n", "deferred", "RCPT: the answer was no SMTP"),
        ("DATA", b"452 4.3.1 full\r\n", "deferred", "DATA: 452 4.3.1"),
        ("DATA", b"554 5.7.1 no\r\n", "refused", "DATA: 554 5.7.1"),
        ("DATA", b"250 2.0.0 ok\r\n", "deferred", "DATA: the answer was no SMTP"),
        ("dot", b"452 4.3.1 full\r\n", "deferred", "the letter: 452 4.3.1"),
        ("dot", b"554 5.7.1 rejected\r\n", "refused", "the letter: 554 5.7.1"),
        ("dot", b"421 4.3.2 shutting down\r\n", "deferred", "the letter: 421 4.3.2"),
        ("dot", b"\0\xffwhat\r\n", "unknown", "after the final dot: the answer was no SMTP"),
        ("dot", b"354 more\r\n", "unknown", "after the final dot: the answer was no SMTP"),
        (
            "dot",
            b"250-2.0.0 first\r\n250 2.0.0 <kim@example.org> as Q7\r\n",
            "sent",
            "250 2.0.0 first 2.0.0 as Q7",
        ),
    ];
    for (step, reply, outcome, words) in table {
        let (delivery, _relay) =
            delivered(Script::friendly().at(step, Act::Say(reply)), Limits::default()).await;
        let (name, why) = told(&delivery);
        assert_eq!(name, outcome, "{step} {reply:?}: {why}");
        assert!(why.starts_with(words) && !why.contains("kim"), "{step} {reply:?}: {why}");
    }
}

#[tokio::test]
async fn a_lost_connection_is_harmless_before_the_dot_and_doubtful_after_it() {
    for (step, outcome) in [("RCPT", "deferred"), ("DATA", "deferred"), ("dot", "unknown")] {
        for act in [Act::Close, Act::SayAndClose(b"25"), Act::SayAndClose(b"250-half\r\n")] {
            let script = Script::friendly().at(step, act.clone());
            let (delivery, relay) = delivered(script, Limits::default()).await;
            assert_eq!(told(&delivery).0, outcome, "{step} {act:?}: {delivery:?}");
            assert!(told(&delivery).1.ends_with("the connection was lost"), "{delivery:?}");
            assert_eq!(relay.heard().connections, 1, "the letter is not tried twice in a round");
        }
    }
}

#[tokio::test]
async fn a_relay_that_falls_silent_is_given_its_time_and_no_more() {
    let usual = Limits::default();
    for (step, limits, outcome) in [
        ("MAIL", Limits { mail: SHORT, ..usual }, "deferred"),
        ("RCPT", Limits { rcpt: SHORT, ..usual }, "deferred"),
        ("DATA", Limits { data: SHORT, ..usual }, "deferred"),
        ("dot", Limits { dot: SHORT, ..usual }, "unknown"),
    ] {
        let (delivery, _relay) = delivered(Script::friendly().at(step, Act::Hang), limits).await;
        assert_eq!(told(&delivery).0, outcome, "{step}: {delivery:?}");
        assert!(told(&delivery).1.ends_with("no answer in time"), "{delivery:?}");
    }
}

#[tokio::test]
async fn a_relay_that_is_silent_or_broken_before_any_letter_is_named() {
    let usual = Limits::default();
    for (script, limits, words) in [
        (
            Script::friendly().at("greeting", Act::Hang),
            Limits { greeting: SHORT, ..usual },
            "the greeting: no answer",
        ),
        (Script::friendly().at("greeting", Act::Close), usual, "the greeting: the connection was lost"),
        (
            Script::friendly().say("greeting", "* OK IMAP4rev1\r\n"),
            usual,
            "the greeting: the answer was no SMTP",
        ),
        (
            Script::friendly().say("greeting", "554 5.7.1 go away\r\n"),
            usual,
            "turns us away at the greeting (554 5.7.1)",
        ),
        (Script::friendly().at("EHLO", Act::Hang), Limits { hello: SHORT, ..usual }, "EHLO: no answer"),
        (Script::friendly().say("EHLO", "421 4.3.2 busy\r\n"), usual, "turns us away at EHLO (421 4.3.2)"),
        (Script::friendly().say("EHLO", "502 5.5.1 what?\r\n"), usual, "turns us away at EHLO (502 5.5.1)"),
    ] {
        let relay = ScriptedSmtp::playing(script).await;
        let error = round(smtp(relay.port), limits).await.unwrap_err();
        assert!(error.to_string().contains(words) && error.is_transient(), "{error}");
        assert!(error.to_string().contains("127.0.0.1"), "{error}");
    }
}

#[tokio::test]
async fn nobody_there_is_an_error_that_names_host_and_port() {
    let port = ScriptedSmtp::playing(Script::friendly()).await.port;
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let free = listener.local_addr().unwrap().port();
    drop(listener);
    assert_ne!(port, free);
    let error = round(smtp(free), Limits::default()).await.unwrap_err();
    assert!(error.to_string().contains(&format!("127.0.0.1:{free}")) && error.is_transient(), "{error}");
}

#[tokio::test]
async fn a_login_is_made_by_plain_or_else_by_login() {
    let by_login = Script::friendly()
        .say("EHLO", "250-relay.example\r\n250 auth=LOGIN\r\n")
        .say("AUTH", "334 VXNlcm5hbWU6\r\n")
        .say(USERNAME, "334 UGFzc3dvcmQ6\r\n")
        .say(PASSWORD, "235 2.7.0 welcome\r\n");
    for (script, expected) in [
        (Script::friendly(), vec!["AUTH PLAIN AGtvbW11bgBoZW1saWd0"]),
        (by_login, vec!["AUTH LOGIN", "a29tbXVu", "aGVtbGlndA=="]),
    ] {
        let relay = ScriptedSmtp::playing(script).await;
        round(with_login(relay.port), Limits::default()).await.unwrap();
        assert_eq!(relay.heard().commands[1..], expected);
    }
}

#[tokio::test]
async fn a_refused_login_says_which_keys_to_look_at() {
    for (reply, transient) in [("535 5.7.8 wrong\r\n", false), ("454 4.7.0 later\r\n", true)] {
        let relay = ScriptedSmtp::playing(Script::friendly().say("AUTH", reply)).await;
        let error = round(with_login(relay.port), Limits::default()).await.unwrap_err();
        assert!(matches!(error, PostError::Relay(RelayError::Login { .. })), "{error:?}");
        assert_eq!(error.is_transient(), transient);
        assert!(error.to_string().contains("smtp.password_file"), "{error}");
        assert!(!error.to_string().contains("hemligt"), "{error}");
    }
}

#[tokio::test]
async fn without_starttls_nothing_is_said_that_matters() {
    let relay = ScriptedSmtp::playing(Script::friendly()).await;
    let mut smtp = with_login(relay.port);
    smtp.server.security = Security::StartTls;
    let error = round(smtp, Limits::default()).await.unwrap_err();
    assert!(matches!(error, PostError::Relay(RelayError::NoStartTls { .. })), "{error:?}");
    assert!(!error.is_transient());
    assert_eq!(relay.heard().commands.len(), 1, "EHLO and no more: {:?}", relay.heard().commands);
}

#[tokio::test]
async fn words_slipped_in_before_tls_begins_end_the_connection() {
    let script = Script::friendly()
        .say("EHLO", "250-relay.example\r\n250 STARTTLS\r\n")
        .say("STARTTLS", "220 2.0.0 go\r\n250 injected\r\n");
    let relay = ScriptedSmtp::playing(script).await;
    let mut smtp = smtp(relay.port);
    smtp.server.security = Security::StartTls;
    let error = round(smtp, Limits::default()).await.unwrap_err();
    assert!(error.to_string().contains("STARTTLS: the answer was no SMTP"), "{error}");
}

#[tokio::test]
async fn one_connection_carries_many_letters_and_a_refusal_between_them() {
    let relay = ScriptedSmtp::playing(Script::friendly().say("RCPT", "550 5.1.1 no\r\n")).await;
    let mut round = round(smtp(relay.port), Limits::default()).await.unwrap();
    let mut outcomes = Vec::new();
    for _ in 0..3 {
        outcomes.push(told(&round.send(TO, LETTER).await).0);
    }
    round.close().await;
    assert_eq!(outcomes, ["refused", "sent", "sent"]);
    assert_eq!(relay.heard().connections, 1);
    assert_eq!(relay.heard().commands.iter().filter(|line| line.starts_with("RSET")).count(), 1);
}

#[tokio::test]
async fn a_connection_closed_between_two_letters_is_replaced() {
    for act in [Act::Close, Act::SayAndClose(b"421 4.4.2 idle too long\r\n")] {
        let script = Script::friendly().say("MAIL", "250 2.1.0 ok\r\n").at("MAIL", act);
        let relay = ScriptedSmtp::playing(script).await;
        let mut round = round(smtp(relay.port), Limits::default()).await.unwrap();
        let outcomes = [told(&round.send(TO, LETTER).await).0, told(&round.send(TO, LETTER).await).0];
        assert_eq!(outcomes, ["sent", "sent"]);
        assert_eq!((relay.heard().connections, relay.heard().letters.len()), (2, 2));
    }
}

#[tokio::test]
async fn a_connection_that_failed_is_not_used_again() {
    let relay = ScriptedSmtp::playing(Script::friendly().at("dot", Act::Hang)).await;
    let limits = Limits { dot: SHORT, ..Limits::default() };
    let mut round = round(smtp(relay.port), limits).await.unwrap();
    let outcomes = [told(&round.send(TO, LETTER).await).0, told(&round.send(TO, LETTER).await).0];
    assert_eq!(outcomes[0], "unknown");
    assert_eq!(relay.heard().connections, 2);
}

#[tokio::test]
async fn a_relay_that_keeps_breaking_is_left_in_peace() {
    let script = (0..9).fold(Script::friendly(), |script, _| script.at("RCPT", Act::Close));
    let relay = ScriptedSmtp::playing(script).await;
    let mut round = round(smtp(relay.port), Limits::default()).await.unwrap();
    for _ in 0..6 {
        assert_eq!(told(&round.send(TO, LETTER).await).0, "deferred");
    }
    assert!(round.is_spent());
    assert_eq!(relay.heard().connections, 3);
}

#[tokio::test]
async fn the_null_sender_is_written_as_such() {
    let relay = ScriptedSmtp::playing(Script::friendly()).await;
    let smtp = Smtp { envelope_from: String::new(), ..smtp(relay.port) };
    let mut round = round(smtp, Limits::default()).await.unwrap();
    assert_eq!(told(&round.send(TO, LETTER).await).0, "sent");
    assert_eq!(relay.heard().commands[1], "MAIL FROM:<>");
}

#[tokio::test]
async fn a_sender_that_is_no_address_is_not_taken_for_the_null_sender() {
    let relay = ScriptedSmtp::playing(Script::friendly()).await;
    let smtp = Smtp { envelope_from: "kommunen".to_owned(), ..smtp(relay.port) };
    let error = round(smtp, Limits::default()).await.unwrap_err();
    assert!(error.to_string().contains("smtp.envelope_from") && !error.is_transient(), "{error}");
    assert_eq!(relay.heard().connections, 0);
}

#[tokio::test]
async fn an_address_the_relay_cannot_carry_is_refused_and_one_it_can_is_sent() {
    let utf8 = "250-relay.example\r\n250-smtputf8\r\n250 8BITMIME\r\n";
    for (hello, to, outcome, rcpt) in [
        ("250 relay.example\r\n", "kåre@example.org", "refused", None),
        (utf8, "kåre@example.org", "sent", Some("RCPT TO:<kåre@example.org>")),
        (
            "250 relay.example\r\n",
            "kim@förening.example",
            "sent",
            Some("RCPT TO:<kim@xn--frening-90a.example>"),
        ),
        ("250 relay.example\r\n", "kim@example.org>\r\nRCPT TO:<x@example.org", "refused", None),
    ] {
        let relay = ScriptedSmtp::playing(Script::friendly().say("EHLO", hello)).await;
        let mut round = round(smtp(relay.port), Limits::default()).await.unwrap();
        let delivery = round.send(to, LETTER).await;
        assert_eq!(told(&delivery).0, outcome, "{to}: {delivery:?}");
        let heard = relay.heard().commands;
        let said = heard.iter().find(|line| line.starts_with("RCPT")).map(String::as_str);
        assert_eq!(said, rcpt, "{to}");
    }
}

#[tokio::test]
async fn an_answer_nobody_asked_for_is_not_taken_for_the_next_one() {
    let script = Script::friendly().say("MAIL", "250 2.1.0 ok\r\n250 2.1.5 ok\r\n");
    let (delivery, relay) = delivered(script, Limits::default()).await;
    assert_eq!(told(&delivery), ("deferred", "RCPT: the answer was no SMTP"));
    assert!(relay.heard().letters.is_empty());
}

#[tokio::test]
async fn in_files_mode_a_letter_is_a_file() {
    let home = tempfile::tempdir().unwrap();
    let smtp = Smtp { mode: SmtpMode::Files, ..smtp(1) };
    let mut round = Post::new(&smtp, home.path()).open().await.unwrap();
    let letter = b"Message-ID: <one@kommun.example>\r\n\r\nHej!\r\n";
    assert_eq!(told(&round.send(TO, letter).await).0, "sent");
    round.close().await;
    let file = home.path().join("letters/one@kommun.example.eml");
    assert_eq!(std::fs::read(file).unwrap(), letter);
}
