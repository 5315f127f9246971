//! Configuration as it is written, and what is made of it.

mod refused;

use std::path::Path;

use super::{Config, ConfigError, Passwords, Security};
use crate::retention::What;
use secrecy::ExposeSecret as _;

const DOCUMENTED: &str = include_str!("../../config/remissd.toml");
const OREBRO: &str = include_str!("../../config/orebro.toml");
const MINIMAL: &str = r#"
diary_series = ["Ks"]
[organisation]
name = "Exempelkommun"
contact = "Servicecenter"
privacy_url = "https://kommun.example"
[mailbox]
address = "kommun@kommun.example"
host = "imap.kommun.example"
[smtp]
host = "smtp.kommun.example"
"#;

fn parse(text: &str) -> Result<Config, ConfigError> {
    Config::parse(text, Path::new("remissd.toml"), &|_| None, Passwords::Needed)
}

fn refusal(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

#[test]
fn the_documented_defaults_are_the_defaults() {
    let (mut documented, mut minimal) = (parse(DOCUMENTED).unwrap(), parse(MINIMAL).unwrap());
    documented.consultations.clear();
    minimal.organisation = documented.organisation.clone();
    assert_eq!(format!("{documented:#?}"), format!("{minimal:#?}"));
    let url = |config: &Config| config.database_url.expose_secret().to_owned();
    assert_eq!(url(&documented), url(&minimal));
}

#[test]
fn a_retention_rule_names_what_how_long_and_by_which_decision() {
    let with = |rule: &str| format!("{MINIMAL}\n[[retention]]\n{rule}");
    let rules =
        parse(&with("what = \"letters\"\nafter = \"18mo\"\ndecision = \"KS § 12\"")).unwrap().retention;
    assert_eq!((rules[0].what, rules[0].after.to_string()), (What::Letters, "P18M".to_owned()));
    assert!(rules[0].needs_carried_over);
    let rule = "what = \"personal_data\"\nafter = \"2y\"\ndecision = \"x\"\ncarried_over = \"not_required\"";
    assert!(!parse(&with(rule)).unwrap().retention[0].needs_carried_over);
    for (rule, expected) in [
        ("what = \"letters\"\nafter = \"2y\"", "decision"),
        ("what = \"letters\"\nafter = \"2y\"\ndecision = \" \"", "name the decision"),
        ("what = \"all\"\nafter = \"2y\"\ndecision = \"x\"", "personal_data"),
        ("what = \"letters\"\nafter = \"2y\"\ndecision = \"x\"\ncarried_over = true", "string"),
        ("what = \"letters\"\nafter = \"2 år\"\ndecision = \"x\"", "no time by the calendar"),
        ("what = \"letters\"\nafter = \"-2y\"\ndecision = \"x\"", "no time by the calendar"),
        ("what = \"letters\"\nafter = \"99999999y\"\ndecision = \"x\"", "no time by the calendar"),
    ] {
        assert!(refusal(&with(rule)).contains(expected), "{rule}: {}", refusal(&with(rule)));
    }
}

#[test]
fn orebros_configuration_holds_the_two_consultations() {
    let config = Config::parse(OREBRO, Path::new("orebro.toml"), &|_| None, Passwords::Optional);
    let numbers: Vec<_> =
        config.unwrap().consultations.iter().map(|each| each.diary_number.to_string()).collect();
    assert_eq!(numbers, ["Ks 1216/2018", "Ks 1121/2017"]);
}

#[test]
fn a_misspelt_key_is_named_with_its_line_and_the_nearest_one() {
    let text = MINIMAL.replace("contact", "contct");
    assert_eq!(
        refusal(&text),
        "remissd.toml:5: unknown field `contct`, expected one of `name`, `contact`, `privacy_url`, `controller`; \
         did you mean `contact`?"
    );
}

#[test]
fn what_stands_in_letters_is_a_line_that_can_be_seen() {
    for unseen in ["\\n", "\\r", "\\u001b", "\\u202e"] {
        let text = MINIMAL.replacen("name = \"", &format!("name = \"E{unseen}"), 1);
        assert!(refusal(&text).contains("must be one line"), "{unseen}: {}", refusal(&text));
    }
}

#[test]
fn a_missing_key_is_named() {
    assert!(refusal(&MINIMAL.replace("host = \"imap.kommun.example\"", "")).contains("missing field `host`"));
}

#[test]
fn values_that_cannot_be_meant_are_refused_with_what_to_write() {
    for (from, to, said) in [
        ("diary_series = [\"Ks\"]", "diary_series = []", "name at least one series"),
        (
            "diary_series",
            "timezone = \"Europe/Orebro\"\ndiary_series",
            "remissd.toml:2: \"Europe/Orebro\" is no",
        ),
        ("[smtp]", "folders = []\n[smtp]", "name at least one folder"),
        ("[smtp]", "poll_interval = \"soon\"\n[smtp]", "is no duration"),
        ("[smtp]", "poll_interval = \"0s\"\n[smtp]", "never let the server rest"),
        ("[smtp]", "max_message = \"50 MB\"\n[smtp]", "is no size"),
        ("[smtp]", "[attachments]\nocr = \"-c x\"\n[smtp]", "names no language"),
        ("[smtp]", "[attachments]\nmax_text = \"1 GiB\"\n[smtp]", "too much for a row"),
        ("[smtp]", "max_message = \"99999999999999 GiB\"\n[smtp]", "is no size"),
        ("[smtp]", "security = \"ssl\"\n[smtp]", "is none of \"tls\""),
        ("[smtp]", "security = \"plaintext\"\n[smtp]", "loopback only"),
        ("kommun@kommun.example", "kommun", "is no mail address"),
        ("[smtp]", "[digest]\nat = \"7 am\"\n[smtp]", "is no time of day"),
        ("[smtp]", "[database]\nurl = \"mysql://x\"\n[smtp]", "sqlite:/path"),
        ("[smtp]", "[database]\nurl = \"postgres://a:hemligt@h/d\"\n[smtp]", "password does not belong"),
    ] {
        let said_instead = refusal(&MINIMAL.replacen(from, to, 1));
        assert!(said_instead.contains(said), "{to}: {said_instead}");
    }
}

#[test]
fn a_consultation_must_be_of_an_own_series_and_stand_once() {
    let one = "[[consultation]]\ndiary_number = \"Ks 1/2026\"\ntitle = \"T\"\ndeadline = \"2026-12-31\"\n";
    assert!(refusal(&format!("{MINIMAL}{one}{one}")).contains("Ks 1/2026: stands twice"));
    assert!(refusal(&format!("{MINIMAL}{}", one.replace("Ks", "Nf"))).contains("not in diary_series"));
    assert!(refusal(&format!("{MINIMAL}{}", one.replace("12-31", "02-30"))).contains("remissd.toml:"));
}

#[test]
fn the_name_of_a_board_is_written_out_and_of_an_own_series() {
    let with =
        |names: &str| MINIMAL.replacen("diary_series", &format!("series_names = {names}\ndiary_series"), 1);
    let config =
        Config::parse(&with("{ Ks = \"Kommunstyrelsen\" }"), Path::new("x"), &|_| None, Passwords::Needed);
    assert_eq!(config.unwrap().series_names["Ks"], "Kommunstyrelsen");
    assert!(refusal(&with("{ Nf = \"Naturnämnden\" }")).contains("series Nf is not in diary_series"));
    assert!(refusal(&with("{ Ks = \"KS\" }")).contains("no name of a board"));
}

#[test]
fn a_secret_comes_from_the_environment_and_is_never_shown() {
    let environment = |name: &str| (name == "REMISSD_MAILBOX_PASSWORD").then(|| "hemligt".to_owned());
    let config = Config::parse(MINIMAL, Path::new("remissd.toml"), &environment, Passwords::Needed).unwrap();
    assert_eq!(config.mailbox.server.password.as_ref().unwrap().expose_secret(), "hemligt");
    assert!(!format!("{config:?}").contains("hemligt"));
}

#[test]
fn ports_follow_the_security() {
    let config =
        parse(&MINIMAL.replace("[smtp]", "security = \"starttls\"\n[smtp]\nsecurity = \"tls\"")).unwrap();
    assert_eq!((config.mailbox.server.port, config.smtp.server.port), (143, 465));
    assert_eq!(config.smtp.server.security, Security::Tls);
}

#[test]
fn a_password_that_cannot_be_read_matters_to_those_who_log_in() {
    let load = |passwords| Config::parse(OREBRO, Path::new("orebro.toml"), &|_| None, passwords);
    assert!(load(Passwords::Needed).unwrap_err().to_string().starts_with("/etc/remissd/mailbox.password: "));
    assert!(load(Passwords::Optional).unwrap().mailbox.server.password.is_none());
}

#[test]
fn the_breaker_stands_where_nothing_honest_comes_and_not_below_what_an_hour_lets_out() {
    let with = |keys: &str| parse(&format!("{MINIMAL}[acknowledgement]\n{keys}")).unwrap().acknowledgement;
    for (keys, breaker) in [("", 1000), ("max_per_hour = 2", 1000), ("max_per_hour = 5000", 5000)] {
        assert_eq!(with(keys).breaker_per_hour, breaker, "{keys}");
    }
    assert_eq!(with("breaker_per_hour = 0").breaker_per_hour, 0);
    assert_eq!(with("rest_after_bounce = \"30d\"").rest_after_bounce.as_hours(), 720);
}

#[test]
fn who_gets_no_letter_is_an_address_or_a_domain() {
    let with = |blocked: &str| parse(&format!("{MINIMAL}[acknowledgement]\nnever_to = [{blocked}]"));
    let kept = with("\"Bo@Forening.example\", \"@annan.example\", \"tredje.example\"").unwrap();
    let expected = ["bo@forening.example", "annan.example", "tredje.example"];
    assert_eq!(kept.acknowledgement.never_to, expected);
    for nothing in ["\"\"", "\"bo\"", "\"bo ek@forening.example\""] {
        let refused = with(nothing).unwrap_err().to_string();
        assert!(refused.contains("acknowledgement.never_to"), "{refused}");
    }
}
