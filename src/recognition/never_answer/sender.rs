//! Rules about who sent it: machines by their address (3), nobody (11), ourselves (19, 20, 21) and
//! addresses that no letter should go to (23, 24).

use super::news::is_perhaps_a_machines;
use super::{Effect, Rule, Setting, field};
use crate::message::Message;
use crate::recognition::recipient::{Unfit, is_address};
use crate::recognition::{Authority, Kind};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "never/3_mailer_daemon",
        effect: Effect::Auto(Kind::Bounce),
        words: "Avsändaren är ett e-postsystem som rapporterar om leverans",
        applies: |message, setting| setting.sending(message).is_mailer_daemons,
    },
    Rule {
        id: "never/3_machine_sender",
        effect: Effect::Auto(Kind::Automatic),
        words: "Avsändaradressen tillhör ett e-postsystem, ingen person",
        applies: |message, setting| setting.sending(message).by == Some(By::Machine),
    },
    Rule {
        id: PERHAPS_A_MACHINE,
        effect: Effect::Hold,
        words: "Avsändaradressen ser ut att tillhöra ett system, och mejlet säger inget om förslaget",
        applies: is_perhaps_a_machines,
    },
    Rule {
        id: "never/3_list_sender",
        effect: Effect::NoAck,
        words: "Mejlet är utskickat av en e-postlista",
        applies: |message, setting| setting.sending(message).by == Some(By::List),
    },
    Rule {
        id: "never/11_no_sender",
        effect: Effect::Hold,
        words: "Mejlet har ingen läsbar avsändare",
        applies: |message, setting| {
            // Who can be written to has an address.
            setting.recipient.is_err() && !message.from.iter().any(|from| is_address(&from.address))
        },
    },
    Rule {
        id: "never/11_no_addressee",
        effect: Effect::Hold,
        words: "Mejlets mottagarfält är tomt",
        applies: |message, _| message.header("To").any(|value| matches!(value.trim(), "" | "<>")),
    },
    Rule {
        id: "never/19_own_address",
        effect: Effect::Auto(Kind::Own),
        words: "Mejlet är skickat från vår egen adress",
        applies: |message, setting| setting.sending(message).is_ours,
    },
    Rule {
        id: "never/19_letter_to_ourselves",
        effect: Effect::NoAck,
        words: "Svarsadressen är vår egen",
        applies: |_, setting| setting.recipient.err() == Some(Unfit::Own),
    },
    Rule {
        id: "never/20_own_letter",
        effect: Effect::OwnLetter,
        words: "Mejlet är ett av våra egna utskick som kommit tillbaka",
        applies: |message, setting| message.message_id.as_ref().is_some_and(|id| setting.is_our_letter(id)),
    },
    Rule {
        id: "never/20_own_domain",
        effect: Effect::Hold,
        words: "Mejlets id är gjort i vår egen domän",
        applies: |message, setting| {
            message.message_id.as_ref().is_some_and(|id| is_ours_unsigned(id, setting))
        },
    },
    Rule {
        id: "never/21_own_loop",
        effect: Effect::Auto(Kind::Own),
        words: "Mejlet bär vårt eget märke mot rundgång",
        applies: |message, _| message.header("X-Remissd-Loop").next().is_some(),
    },
    Rule {
        id: "never/21_loop",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet bär ett annat systems märke mot rundgång",
        applies: |message, _| {
            ["X-Loop", "X-RT-Loop-Prevention"].iter().any(|name| message.header(name).next().is_some())
        },
    },
    Rule {
        id: "never/21_echo",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet svarar på vår kvittens utan ny text eller bilaga",
        applies: |message, setting| is_echo(message, setting),
    },
    Rule {
        id: "never/23_unread_address",
        effect: Effect::NoAck,
        words: "Svarsadressen läses inte av någon",
        applies: |_, setting| setting.recipient.err() == Some(Unfit::Unread),
    },
    Rule {
        id: "never/24_invalid_address",
        effect: Effect::NoAck,
        words: "Det finns inte en entydig och giltig svarsadress",
        applies: |_, setting| setting.recipient.err() == Some(Unfit::Invalid),
    },
];

/// The rule of what systems are often called, and people's mailboxes now and then.
pub(super) const PERHAPS_A_MACHINE: &str = "never/3_perhaps_a_machine";

/// Whether it comes from an address that mail systems have and people have not.
pub(in crate::recognition) fn is_machines(message: &Message, authority: &Authority) -> bool {
    Sending::of(message, authority).is_machines()
}

/// Who wrote from an address that no person has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Machine,
    List,
}

/// What the addresses say that a message was sent from, in From, Sender and Return-Path.
pub(in crate::recognition) struct Sending {
    /// A mail system that reports about delivery.
    is_mailer_daemons: bool,
    /// One of ours.
    is_ours: bool,
    /// Who no person is, if it is known.
    by: Option<By>,
}

impl Sending {
    pub(super) fn of(message: &Message, authority: &Authority) -> Self {
        let returned: Vec<String> = written(message, "Return-Path").collect();
        let sender: Vec<String> = written(message, "Sender").collect();
        let from = || message.from.iter().map(|from| from.address.as_str());
        let all = || from().chain(sender.iter().chain(&returned).map(String::as_str));
        Self {
            is_mailer_daemons: all().any(|one| is_daemon(&field::local_part(one))),
            is_ours: all().any(|one| authority.is_own(one)),
            by: by(message, &returned),
        }
    }

    /// Whether it is an address that mail systems have and people have not.
    pub(super) fn is_machines(&self) -> bool {
        self.is_mailer_daemons || self.by == Some(By::Machine)
    }
}

/// Judges Return-Path and From by their local parts. With a List-* field, a list's usual address in
/// Return-Path only says that the list passed a person's mail on.
fn by(message: &Message, returned: &[String]) -> Option<By> {
    if message.from.iter().any(|from| is_machine(&field::local_part(&from.address))) {
        return Some(By::Machine);
    }
    let returned = returned.iter().find(|address| is_machine(&field::local_part(address)))?;
    let by_list = is_list(&field::local_part(returned)) && super::headers::is_listed(message);
    Some(if by_list { By::List } else { By::Machine })
}

/// Whether this is the local part of a mail system or a list, which no letter may go to.
pub(in crate::recognition) fn is_systems(local: &str) -> bool {
    is_daemon(local) || is_machine(local)
}

/// Digits of the number in the address that Exchange reports from.
const EXCHANGE: usize = 32;

fn is_daemon(local: &str) -> bool {
    // Exchange reports from an address with a number of its own, in hexadecimal digits.
    let exchange = local.strip_prefix("microsoftexchange").filter(|number| number.len() == EXCHANGE);
    matches!(local, "mailer-daemon" | "mailer_daemon")
        || exchange.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Local parts that e-mail systems and lists send from (RFC 2142, RFC 3834 section 2).
fn is_machine(local: &str) -> bool {
    let endings = ["-owner", "-errors", "-relay"];
    local == "postmaster"
        || local.starts_with("bounce")
        || is_list(local)
        || endings.iter().any(|end| is_before(local, end))
}

/// The local parts among them that a mailing list puts in Return-Path.
fn is_list(local: &str) -> bool {
    let owner = local.strip_prefix("owner-").is_some_and(|list| !list.is_empty());
    owner || ["-request", "-bounces"].iter().any(|end| is_before(local, end))
}

/// Whether `local` is something with this ending.
fn is_before(local: &str, ending: &str) -> bool {
    local.strip_suffix(ending).is_some_and(|list| !list.is_empty())
}

/// The addresses in every field of this name. A mail server may write itself without a domain:
/// `Return-Path: <MAILER-DAEMON>`.
fn written<'a>(message: &'a Message, name: &'static str) -> impl Iterator<Item = String> + 'a {
    message.header(name).flat_map(|value| {
        let bare = (!value.contains('@')).then(|| value.to_lowercase());
        field::addresses(value).chain(bare)
    })
}

/// An id at our domain that we did not sign: colleagues share the domain, so it proves no loop.
fn is_ours_unsigned(id: &str, setting: &Setting) -> bool {
    setting.is_at_our_domain(id.trim_end_matches('>')) && !setting.is_our_letter(id)
}

/// Our letter is answered with nothing: a person who answers says or sends something.
fn is_echo(message: &Message, setting: &Setting) -> bool {
    setting.answers_our_letter(message)
        && message.new_text().all(|text| text.trim().is_empty())
        && message.files().next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_person_is_called_is_told_from_what_looks_like_it() {
        for (local, machine, list) in [
            ("postmaster", true, false),
            ("bounce", true, false),
            ("bounces+anna=x", true, false),
            ("x-relay", true, false),
            ("lista-owner", true, false),
            ("owner-lista", true, true),
            ("lista-request", true, true),
            ("lista-bounces", true, true),
            ("owner-", false, false),
            ("-owner", false, false),
            ("-request", false, false),
            ("studsbounce", false, false),
            ("owner", false, false),
            ("anna", false, false),
        ] {
            assert_eq!((is_machine(local), is_list(local)), (machine, list), "{local}");
        }
    }
}
