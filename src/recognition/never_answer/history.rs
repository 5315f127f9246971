//! Rules that count or remember (4, 25, 29, 30, 32): what the same sender sent before, what came back from
//! the address, and what arrived too soon after a letter of ours for anybody to have written it. How many and
//! how long stands in [`SenderLimits`](crate::recognition::SenderLimits).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use regex::Regex;

use super::words::without_prefixes;
use super::{Effect, Rule, Setting, own_voice};
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::letter_id::LetterId;
use crate::message::{Address, Message};
use crate::pattern::{AnyCase, Pattern, any_case, pattern};
use crate::recognition::content::{content_digest, folded};
use crate::recognition::history::{Earlier, History};
use crate::recognition::recipient::Unfit;
use crate::recognition::{Authority, field, senders};
use crate::sketch::Sketch;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "never/4_same_answer",
        effect: Effect::NoAck,
        words: "Avsändaren har skickat samma svar de senaste dagarna och fått kvittens på det",
        applies: |_, setting| setting.repeated().any(|one| setting.apart(one) <= DAYS_OF_REST),
    },
    Rule {
        id: "never/25_blocked",
        effect: Effect::NoAck,
        words: "Adressen står på vår lista över dem som inte får kvittenser",
        applies: is_blocked,
    },
    Rule {
        id: "never/25_rest",
        effect: Effect::NoAck,
        words: "Ett brev till adressen har nyligen kommit tillbaka som olevererbart",
        applies: |_, setting| {
            let rest = setting.authority.limits.rest_after_bounce;
            setting.past.bounced.is_some_and(|at| setting.now().duration_since(at) <= rest)
        },
    },
    Rule {
        id: "never/29_same_content",
        effect: Effect::NoAck,
        words: "Avsändaren har fått kvittens på samma svar tidigare",
        applies: |_, setting| setting.repeated().any(|one| setting.apart(one) > DAYS_OF_REST),
    },
    Rule {
        id: "never/29_alike",
        effect: Effect::NoAck,
        words: "Avsändaren har skickat flera mejl med samma ämne eller innehåll på kort tid",
        applies: |message, setting| sends_alike(message, setting),
    },
    Rule {
        id: "never/29_many",
        effect: Effect::NoAck,
        words: "Avsändaren har skickat ovanligt många mejl på kort tid",
        applies: |_, setting| reaches(setting.lately().count(), setting.authority.limits.mails),
    },
    Rule {
        id: "never/30_at_once",
        effect: Effect::NoAck,
        words: "Mejlet svarar på vår kvittens inom två minuter, fortare än en människa brukar",
        applies: |_, setting| {
            let soon = |sent: Timestamp| setting.now().duration_since(sent).abs() <= AT_ONCE;
            setting.past.answered.iter().any(|sent| sent.is_some_and(soon))
        },
    },
    Rule {
        id: "never/30_same_again",
        effect: Effect::NoAck,
        words: "Mejlet svarar på vår kvittens med samma ord som avsändaren har skickat förut",
        applies: |_, setting| {
            !setting.past.answered.is_empty() && setting.past.earlier.iter().any(|one| setting.repeats(one))
        },
    },
    Rule {
        id: "never/32_campaign",
        effect: Effect::NoAck,
        words: "Mejlet är ett av många likalydande, och avsändaren har redan fått en kvittens på det",
        applies: sends_a_form_letter_again,
    },
    Rule {
        id: "never/32_petition",
        effect: Effect::NoAck,
        words: "Mejlet är en namninsamling eller en namnlista",
        applies: |message, setting| {
            setting.on_case && is_petition(message) && !is_a_bodys_answer(message, setting)
        },
    },
];

/// RFC 3834 section 2 recommends seven days before the same sender gets the same answer again.
const DAYS_OF_REST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Nobody reads a letter, writes and sends within this; somebody who only thanks may, and is filed all the same.
const AT_ONCE: SignedDuration = SignedDuration::from_mins(2);

/// What is known of the sender of a message and of what it answers.
#[derive(Default)]
pub(in crate::recognition) struct Past<'a> {
    /// The sender's mail before it, as it was recorded.
    earlier: &'a [Earlier],
    /// What it says, where there is anything to compare it with.
    content: Option<Fingerprint>,
    /// Acknowledgements of ours that it answers, each with when it was sent, where that is known.
    answered: Vec<Option<Timestamp>>,
    /// When a letter to where this one would go came back for good last.
    bounced: Option<Timestamp>,
}

impl<'a> Past<'a> {
    pub(in crate::recognition) fn of(
        message: &Message,
        recipient: Result<&Address, Unfit>,
        authority: &Authority,
        history: &'a History,
    ) -> Self {
        let letters = message.answers.iter().filter_map(|id| LetterId::verify(id, &authority.letter_key));
        let content = history.knows_sender(message).then(|| content_digest(message)).flatten();
        let recipient = recipient.ok().map(|to| to.address.to_lowercase());
        Self {
            earlier: history.before(message, content.as_ref()),
            content,
            answered: letters.map(|letter| history.letters.get(&letter.about).copied()).collect(),
            bounced: recipient.and_then(|to| history.bounced.get(&to).copied()),
        }
    }
}

impl Setting<'_> {
    /// When the message arrived; where nobody says, now.
    fn now(&self) -> Timestamp {
        self.arrival.map_or(self.circumstances.now, |arrival| arrival.at)
    }

    /// How far from the message an earlier one arrived: what is read in another order is counted too.
    fn apart(&self, earlier: &Earlier) -> SignedDuration {
        self.now().duration_since(earlier.arrived).abs()
    }

    /// Whether an earlier mail says the same.
    fn repeats(&self, earlier: &Earlier) -> bool {
        self.past.content.is_some() && earlier.content == self.past.content
    }

    /// Earlier mail that says the same in the same cases, and was answered by a letter.
    fn repeated(&self) -> impl Iterator<Item = &Earlier> {
        self.past.earlier.iter().filter(|one| self.repeats(one) && self.was_answered(one))
    }

    /// Whether a letter is owed for an earlier mail about all that this one is about.
    fn was_answered(&self, earlier: &Earlier) -> bool {
        let covered = |case: &DiaryNumber| earlier.cases.contains(case);
        earlier.acknowledged && !self.cases.is_empty() && self.cases.iter().all(covered)
    }

    /// The sender's mail of the last few hours.
    fn lately(&self) -> impl Iterator<Item = &Earlier> {
        let window = self.authority.limits.window;
        self.past.earlier.iter().filter(move |one| self.apart(one) <= window)
    }
}

/// Whether `count` earlier mails are as many as a limit allows; none is no limit.
fn reaches(count: usize, limit: u32) -> bool {
    limit > 0 && count >= usize::try_from(limit).unwrap_or(usize::MAX)
}

/// A correction under the same subject is one earlier mail, and one is allowed.
fn sends_alike(message: &Message, setting: &Setting) -> bool {
    if setting.lately().next().is_none() {
        return false;
    }
    let limit = setting.authority.limits.alike;
    let subject = bare(&message.subject);
    let same_subject = || mails(message, setting.lately().filter(|one| bare(&one.subject) == subject));
    let same_content = || mails(message, setting.lately().filter(|one| setting.repeats(one)));
    (!subject.is_empty() && reaches(same_subject(), limit)) || reaches(same_content(), limit)
}

/// How many mails these are besides `message`. What a list passed on, with a footer under it, has the Message-ID of
/// what its writer sent to us, and is no other.
fn mails<'a>(message: &Message, earlier: impl Iterator<Item = &'a Earlier>) -> usize {
    let mut seen: BTreeSet<&str> = message.message_id.as_deref().into_iter().collect();
    let ids = earlier.map(|one| one.message_id.as_deref());
    ids.filter(|id| id.is_none_or(|id| seen.insert(id))).count()
}

/// A subject as it is compared: without marks of answers and forwards.
fn bare(subject: &str) -> String {
    folded(without_prefixes(subject))
}

fn is_blocked(message: &Message, setting: &Setting) -> bool {
    let to = setting.recipient.ok();
    let mut addresses = message.sender().into_iter().chain(to);
    addresses.any(|one| {
        setting.authority.limits.never_to.iter().any(|blocked| match blocked.contains('@') {
            true => field::is_mailbox(&on_the_wire(&one.address), &on_the_wire(blocked)),
            false => field::is_within(&on_the_wire(&one.domain()), &on_the_wire(blocked)),
        })
    })
}

/// An address or a domain with the domain in the form that mail servers use: `å.example` and `xn--5ca.example` are one.
fn on_the_wire(text: &str) -> Cow<'_, str> {
    let (local, domain) = text.rsplit_once('@').map_or((None, text), |(local, domain)| (Some(local), domain));
    match (domain.is_ascii(), idna::domain_to_ascii(domain), local) {
        (false, Ok(domain), Some(local)) => format!("{local}@{domain}").into(),
        (false, Ok(domain), None) => domain.into(),
        _ => text.into(),
    }
}

fn sends_a_form_letter_again(message: &Message, setting: &Setting) -> bool {
    let answered = setting.past.earlier.iter().filter(|one| setting.was_answered(one));
    let mut form_letters = answered.filter_map(|one| one.form_letter.as_ref()).peekable();
    if form_letters.peek().is_none() {
        return false;
    }
    let text = message.new_text().collect::<Vec<_>>().join("\n");
    Sketch::of(&text).is_some_and(|sketch| form_letters.any(|one| one.is_alike(&sketch)))
}

/// What people call a list of names, in the six languages.
static PETITION: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"namninsamling|namnlist[ao]|underskriftslist[ao]|underskriftsinsamling|namnunderskriftslist",
        r"petition\b|petition[-_ ]list|list of signatures|signature[-_ ]list",
        r"nimilista|nimienkeruu|allekirjoituslista|navneliste|underskrift(?:s)?(?:indsamling|kampanje|liste)",
        r"unterschriften(?:liste|sammlung|aktion)",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// What every one of these has in it: a text without is done with at once.
static LISTS: LazyLock<AnyCase> = LazyLock::new(|| {
    any_case(&[
        "namn", "underskrift", "petition", "signature", "nimi", "allekirj", "navneliste", "unterschrift",
    ])
});

/// Whether `text` names a petition.
fn names_a_petition(text: &str) -> bool {
    LISTS.is_in(text) && PETITION.is_match(text)
}

/// A petition service tells that somebody has put a name to one.
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    let words = "har skrivit under|skrev just under|has signed|just signed|allekirjoitti|hat unterschrieben|har skrevet under";
    pattern(&format!("(?i){words}"))
});

/// A numbered row with a name: `12. Anna Ek, Storgatan`.
static SIGNATORY: Pattern =
    Pattern::new(r"(?m)^[ \t]*\d{1,5}[.):]?[ \t]+\p{Lu}\p{L}+(?:[ \t]+\p{L}[\p{L}'-]*){1,3}\b");

/// Fewer names than this are who signed an answer.
const MANY_NAMES: usize = 10;

/// Whether a body that we asked answers in the text itself and encloses the list.
fn is_a_bodys_answer(message: &Message, setting: &Setting) -> bool {
    let asked = |number: &DiaryNumber| senders::was_asked(number, message, setting.authority);
    !names_a_petition(&message.subject) && setting.cases.iter().any(asked) && own_voice(&setting.written)
}

/// A list of names, not an answer that comes with one or speaks of one.
fn is_petition(message: &Message) -> bool {
    let mut files = message.files().peekable();
    let only_lists = files.peek().is_some() && files.all(|file| names_a_petition(&file.name));
    let named = names_a_petition(&message.subject);
    let names = || message.new_text().map(|text| SIGNATORY.find_iter(text).count()).sum::<usize>();
    only_lists || (named && (SIGNED.is_match(&message.subject) || names() >= MANY_NAMES))
}
