//! What kind of sender wrote a mail: a body that was asked, an association, a party, an authority or a
//! private person. Suggested only where an address, a name or a sentence shows it.

use std::cell::LazyCell;
use std::sync::LazyLock;

use super::context::plain;
use super::free_mail::is_public;
use super::organisation::{Candidate, Named, candidates, organisation};
use super::phrase::Saying;
use super::written::Written;
use super::{Authority, Evidence, Match, Place, SenderKind, Strength, Suggested, field, joint};
use crate::consultation::{Invited, name_key};
use crate::message::{Address, Message};

/// Who sent it, as far as the mail shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sender {
    /// What kind of sender.
    pub(super) kind: Option<Suggested<SenderKind>>,
    /// The organisation, where one is named.
    pub(super) organisation: Option<String>,
}

/// What associations say of themselves without a name.
static AN_ASSOCIATION: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["förening", "styrelse", "medlem", "vägnar"],
        &[
            "(på|å) (föreningens|styrelsens|förbundets|klubbens|medlemmarnas) vägnar",
            "för (styrelsen|föreningen|klubben)",
            "(vi i föreningen|i vår förening|vår förening|vår ideella förening|våra medlemmar|föreningens styrelse|vår styrelse)",
        ],
        &[],
    )
});

/// What private persons say of themselves.
static A_PERSON: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["privat", "enskild", "medborgare", "invånare", "boende", "private", "yksityis"],
        &[
            "(som|i egenskap av)~ (privatperson|enskild|medborgare|invånare|kommuninvånare|kommunmedborgare|boende|örebroare)",
            "(är|skriver som|svarar som)~~ (privatperson|enskild medborgare)",
            "(as a|a) private (person|individual|citizen)",
            "yksityishenkilönä",
        ],
        &["(inte|ej) som"],
    )
});

/// What they say who have an office somewhere and do not write for it.
static NOT_FOR_A_BODY: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "privat", "enskild", "egen räkning", "vägnar", "räkning", "inte som", "ej som", "personal",
            "yksityis",
        ],
        &[
            "(jag|skriver|svarar|yttrar mig|är|här)~~~~ som( en)? (privatperson|enskild (person|medborgare|individ))",
            "^(som|i egenskap av) (privatperson|enskild (person|medborgare|individ))…",
            "(jag|skriver|svarar|detta|är)~~~ för egen räkning",
            "(skriver|svarar|talar|yttrar mig|är|jag|detta)~~~~ (inte|ej) (på|å|för)~ (vägnar|räkning)",
            "(skriver|svarar|talar|yttrar mig|är|jag|detta)~~~~ (inte|ej) som (ordförande|ledamot|sekreterare|kassör|företrädare|representant|anställd|tjänsteman|politiker)",
            "(i am|i m|writing|answering|this)~~ (as a private (person|individual|citizen)|in (my )?personal capacity)",
            "(kirjoitan|vastaan)~ yksityishenkilönä",
            "(skriver|svarer|jeg)~~~ (som privatperson|på egne vegne)",
            "(ich|schreibe)~~~ als privatperson",
        ],
        &[
            "(man|alla|någon|de|ni|kan|får|både|såväl|bara|enbart|endast) som( en)? (privat*|enskild*)",
            "(inte|ej)( bara| enbart| endast)? som( en)? (privat*|enskild*)",
        ],
    )
});

/// What a sentence is listened for, before anything is asked of it.
pub(super) static SAYINGS: [&LazyLock<Saying>; 3] = [&AN_ASSOCIATION, &A_PERSON, &NOT_FOR_A_BODY];

/// Who sent `message`, which concerns the consultations of `matches`.
pub(super) fn sender(
    message: &Message,
    written: &Written,
    matches: &[Match],
    authority: &Authority,
) -> Sender {
    let Some(from) = message.sender() else { return Sender::default() };
    let asked = || {
        let numbers = matches.iter().map(|one| &one.diary_number);
        numbers.filter_map(|number| authority.consultation(number)).flat_map(|one| &one.invited)
    };
    let domain = from.domain();
    let known: Vec<&Invited> = asked().filter(|body| invited_at(body, from, &domain).is_some()).collect();
    let invited = only(&known, from).and_then(|body| Some((body, invited_at(body, from, &domain)?)));
    if let Some((body, shown_by)) = invited {
        let kind = Some(Suggested { value: SenderKind::Invited, shown_by });
        return Sender { kind, organisation: Some(body.name.to_string()) };
    }
    let mut seen = Vec::new();
    let lines = candidates(message).inspect(|line| seen.push(*line));
    let named = organisation(message, &authority.name, lines);
    // Whoever writes for themselves signs with their office all the same.
    let signs = |one: &Named| matches!(one.shown_by.rule, "sender/signature" | "sender/opening");
    let says_so = || NOT_FOR_A_BODY.first(written.own());
    if let Some(one) = named.as_ref().filter(|one| signs(one)).and_then(|_| says_so()) {
        let shown_by = one.shows("sender/private_person");
        let kind = Some(Suggested { value: SenderKind::Private, shown_by });
        return Sender { kind, organisation: None };
    }
    if let Some(Named { name, kind, shown_by }) = named {
        let key = name_key(&name);
        let is_asked = asked().any(|body| body.name.key() == key);
        let value = if is_asked { SenderKind::Invited } else { kind };
        return Sender { kind: Some(Suggested { value, shown_by }), organisation: Some(name) };
    }
    // A name that only the list of who was asked tells for one, "Turidgruppen", or that of a joint answer.
    let listed = asked_body(&seen, &asked().collect::<Vec<_>>());
    let given = || matches.iter().find_map(joint::giver).filter(|_| A_PERSON.first(written.own()).is_none());
    if let Some(Suggested { value, shown_by }) = listed.or_else(|| given().cloned()) {
        let kind = Some(Suggested { value: SenderKind::Invited, shown_by });
        return Sender { kind, organisation: Some(value) };
    }
    Sender { kind: unnamed(from, written, authority), organisation: None }
}

/// The body of `asked` whose name stands alone on one of the `lines`, where a mail names its sender.
fn asked_body(lines: &[Candidate], asked: &[&Invited]) -> Option<Suggested<String>> {
    lines.iter().find_map(|(rule, place, line)| {
        let name = line.trim();
        let name = name.strip_prefix("För ").unwrap_or(name);
        let key = LazyCell::new(|| name_key(name));
        let body = asked.iter().find(|body| body.name.may_be(name) && body.name.key() == *key)?;
        let shown_by = Evidence { rule, place: *place, text: plain(line), strength: Strength::Likely };
        Some(Suggested { value: body.name.to_string(), shown_by })
    })
}

/// The one body of `known` that the address can be of: where several share a domain, the one that names the address.
fn only<'a>(known: &[&'a Invited], from: &Address) -> Option<&'a Invited> {
    let one = |known: &[&'a Invited]| {
        let first = *known.first()?;
        known.iter().all(|body| body.name.key() == first.name.key()).then_some(first)
    };
    let names_it =
        |body: &&&Invited| body.addresses.iter().any(|known| field::is_mailbox(&from.address, known));
    one(known).or_else(|| one(&known.iter().filter(names_it).copied().collect::<Vec<_>>()))
}

/// What shows that `from`, which is at `domain`, is an address of `body`.
fn invited_at(body: &Invited, from: &Address, domain: &str) -> Option<Evidence> {
    let address = body.addresses.iter().any(|known| field::is_mailbox(&from.address, known));
    let within = || body.domains.iter().any(|own| field::is_within_any_case(domain, own));
    if address {
        Some(at("sender/invited_address", &from.address, Strength::Certain))
    } else if within() && !is_public(domain) {
        Some(at("sender/invited_domain", domain, Strength::Likely))
    } else {
        None
    }
}

/// What kind of sender it is that names no organisation.
fn unnamed(from: &Address, written: &Written, authority: &Authority) -> Option<Suggested<SenderKind>> {
    let domain = from.domain();
    let says = |saying: &Saying| saying.first(written.own());
    let shown = |value, shown_by| Some(Suggested { value, shown_by });
    let ours = field::is_within(&domain, &authority.own_domain);
    if ours && !is_web_form(&domain) {
        return shown(SenderKind::Authority, at("sender/own_domain", &domain, Strength::Likely));
    }
    if let Some(one) = says(&A_PERSON) {
        return shown(SenderKind::Private, one.shows("sender/private_person"));
    }
    if let Some(one) = says(&AN_ASSOCIATION) {
        return shown(SenderKind::Association, one.shows("sender/association"));
    }
    if let Some(value) = kind_of_domain(&domain).filter(|_| !ours) {
        return shown(value, at("sender/domain", &domain, Strength::Weak));
    }
    is_public(&domain).then(|| Suggested {
        value: SenderKind::Private,
        shown_by: at("sender/public_domain", &domain, Strength::Weak),
    })
}

/// A form on our own pages carries citizens' words.
fn is_web_form(domain: &str) -> bool {
    ["etjanst", "e-tjanst", "form", "webb"].iter().any(|word| domain.starts_with(word))
}

fn at(rule: &'static str, text: &str, strength: Strength) -> Evidence {
    Evidence { rule, place: Place::Sender, text: text.to_owned(), strength }
}

/// What a domain's own name says: `kumla-kommun.example`, `lansstyrelsen.example`.
pub(super) fn kind_of_domain(domain: &str) -> Option<SenderKind> {
    let labels = || domain.split(['.', '-']);
    let has = |words: &[&str]| labels().any(|label| words.contains(&label));
    let ends = |words: &[&str]| labels().any(|label| words.iter().any(|word| label.ends_with(word)));
    if ends(&["partiet", "demokraterna", "moderaterna"]) {
        Some(SenderKind::Party)
    } else if ends(&["foreningen", "forening", "forbundet", "forbund", "foreningsrad", "klubben", "yhdistys"])
    {
        Some(SenderKind::Association)
    } else if has(&["kommun", "gov", "polisen", "domstol"])
        || ends(&[
            "lansstyrelsen", "verket", "myndigheten", "kommun", "domstolen", "inspektionen", "ombudsmannen",
        ])
        || domain.split('.').any(|label| ["jo", "jk", "ivo", "imy"].contains(&label))
    {
        Some(SenderKind::Authority)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
