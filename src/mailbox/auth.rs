//! Logging in: AUTHENTICATE PLAIN where it is offered, else LOGIN. What is sent is a [`Command`] in
//! parts, so a password of any bytes goes through without an invalid quoting.

use data_encoding::BASE64;
use secrecy::ExposeSecret as _;

use crate::config::Server;
use crate::mailbox::conversation::Command;
use crate::mailbox::error::MailboxError;
use crate::mailbox::folders::quoted;

/// Why we cannot even try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lacking {
    /// The server takes no password here.
    Mechanism,
    /// A key is empty or cannot be carried.
    Key(&'static str),
}

impl Lacking {
    /// The error, with the host.
    pub(super) fn at(self, host: &str) -> MailboxError {
        let host = host.to_owned();
        match self {
            Self::Mechanism => MailboxError::NoPasswordLogin { host },
            Self::Key(key) => MailboxError::Credentials { host, key },
        }
    }
}

/// How the login goes, chosen by what the server can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mechanism {
    /// SASL PLAIN (RFC 4616).
    Plain,
    /// The LOGIN command (RFC 3501, section 6.2.3).
    Login,
}

/// The command that logs in.
pub(super) fn login_command(server: &Server, can: impl Fn(&str) -> bool) -> Result<Command, Lacking> {
    let name = server.username.as_deref().unwrap_or_default();
    let password = server.password.as_ref().map(|password| password.expose_secret()).unwrap_or_default();
    if !can_be_carried(name) {
        return Err(Lacking::Key("mailbox.username"));
    }
    if !can_be_carried(password) {
        return Err(Lacking::Key("mailbox.password_file (or REMISSD_MAILBOX_PASSWORD)"));
    }
    Ok(match mechanism(can)? {
        Mechanism::Plain => Command::in_parts("AUTHENTICATE PLAIN", plain(name, password)),
        Mechanism::Login => Command::in_parts("LOGIN", login(name, password)),
    })
}

fn can_be_carried(text: &str) -> bool {
    !text.is_empty() && !text.contains('\0')
}

fn mechanism(can: impl Fn(&str) -> bool) -> Result<Mechanism, Lacking> {
    if can("AUTH=PLAIN") {
        Ok(Mechanism::Plain)
    } else if can("LOGINDISABLED") {
        Err(Lacking::Mechanism)
    } else {
        Ok(Mechanism::Login)
    }
}

fn plain(name: &str, password: &str) -> Vec<Vec<u8>> {
    let response = BASE64.encode(format!("\0{name}\0{password}").as_bytes());
    vec![b"AUTHENTICATE PLAIN".to_vec(), response.into_bytes()]
}

/// LOGIN with each argument quoted, or as a literal where it is not plain ASCII: a quoted string holds
/// seven bits and no line ends.
fn login(name: &str, password: &str) -> Vec<Vec<u8>> {
    let mut parts = vec![b"LOGIN".to_vec()];
    for argument in [name, password] {
        let Some(last) = parts.last_mut() else { continue };
        if argument.chars().all(|letter| matches!(letter, ' '..='~')) {
            last.extend_from_slice(format!(" {}", quoted(argument)).as_bytes());
        } else {
            last.extend_from_slice(format!(" {{{}}}", argument.len()).as_bytes());
            parts.push(argument.as_bytes().to_vec());
        }
    }
    parts
}

/// A refusal of the login, told apart from other refusals. `[UNAVAILABLE]` (RFC 5530) is the
/// server's own trouble.
pub(super) fn refused_login(error: MailboxError, username: String) -> MailboxError {
    let MailboxError::Refused { host, answer, .. } = error else { return error };
    let unavailable = answer.to_ascii_uppercase().starts_with("[UNAVAILABLE]");
    MailboxError::LoginRefused { host, username, answer, unavailable }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(parts: &[Vec<u8>]) -> Vec<String> {
        parts.iter().map(|part| String::from_utf8(part.clone()).unwrap()).collect()
    }

    #[test]
    fn a_password_of_any_letters_goes_through_login() {
        let table: &[(&str, &str, &[&str])] = &[
            ("kommun", "hemligt", &["LOGIN \"kommun\" \"hemligt\""]),
            ("kommun", r#"a"b\c d"#, &[r#"LOGIN "kommun" "a\"b\\c d""#]),
            ("kommun", "lösenord", &["LOGIN \"kommun\" {9}", "lösenord"]),
            ("kommun", "a\r\nb", &["LOGIN \"kommun\" {4}", "a\r\nb"]),
            ("björn", "x{3}", &["LOGIN {6}", "björn \"x{3}\""]),
            ("björn", "å", &["LOGIN {6}", "björn {2}", "å"]),
        ];
        for (name, password, expected) in table {
            assert_eq!(texts(&login(name, password)), *expected, "{name} {password}");
        }
    }

    #[test]
    fn plain_carries_both_in_base64() {
        assert_eq!(texts(&plain("kommun", "å")), ["AUTHENTICATE PLAIN", "AGtvbW11bgDDpQ=="]);
    }

    #[test]
    fn plain_comes_before_login_and_logindisabled_is_respected() {
        let choose = |offers: &[&str]| mechanism(|capability| offers.contains(&capability));
        assert_eq!(choose(&["AUTH=PLAIN", "LOGINDISABLED"]), Ok(Mechanism::Plain));
        assert_eq!(choose(&["AUTH=XOAUTH2"]), Ok(Mechanism::Login));
        assert_eq!(choose(&["LOGINDISABLED"]), Err(Lacking::Mechanism));
    }
}
