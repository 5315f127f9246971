//! Whose a number is by the words beside it: "Hallsbergs kommuns diarienummer: Ks 1216/2018", or "Ert dnr Ks 1216/2018" below
//! "Till Hallsbergs kommun". What a mail tells of a neighbour elsewhere says nothing of the number.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::{Authority, Reason, field, phrase::unaccented, senders, titles, topic};
use super::place::is_another_municipalitys;
use super::{Called, Finds, HEAD, OPENING, called, opening, texts};
use crate::diary_number::{DiaryNumber, Reading};
use crate::message::Message;
use crate::pattern::{AnyCase, Pattern, any_case, pattern};

/// A word for a case's number.
const LABEL: &str =
    r"(?:d(?:iarie)?[-. ]?n(?:umme)?r|diarie\p{L}+|ärende\p{L}*|beteckning|ref(?:erens)?\p{L}*|nummer)";

/// What may stand between that word and the number.
const GAP: &str = r"(?: är)?[^\p{L}\d\n]{0,8}$";

/// What has the number is another's: "Kumla kommuns dnr", "Kumla kommuns nya vindbruksplan (", "Kumla kommuns plan, dnr".
static OWNED: LazyLock<Regex> = LazyLock::new(|| {
    let plan = r"(?:nya |(?:förslag|utkast) till (?:ny )?)?\p{L}*(?:plan(?:en)?|program(?:met)?|strategi(?:n)?|policy(?:n)?|riktlinjer)";
    pattern(&format!(
        r"(?i)(?:^|[^\p{{L}}])(?P<whose>(?:\p{{L}}{{2,}} kommun|region \p{{L}}+(?: län)?)s) (?:{LABEL}{GAP}|(?P<plan>{plan}(?: ?\(|,? {LABEL}| ?\({LABEL})[^\p{{L}}\d\n.]{{0,8}}$))"
    ))
});

/// Before a plan of another's that ours is only held against: "sämre än Kumla kommuns plan".
static UNLIKE: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:än|från|som|jämfört med|likhet med) $");

/// A name and the number stand alone on the line or between brackets: "Kumla kommun, dnr".
static HEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)(?:^\W*|[.;(]\s*)(?:till )?(?P<whose>\p{{L}}{{2,}} kommun),? {LABEL}{GAP}"))
});

/// It is that of whoever was just named: "till Kumla, deras dnr".
static OF_THEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(?P<whose>\p{{L}}{{2,}} [Kk]ommun)s?|(?:till|från|i|hos|av) (?P<place>\p{{Lu}}\p{{L}}+)),? (?:(?:i|med|under|och) )?(?:deras|dess) (?i:{LABEL}){GAP}"
    ))
});

/// It is the sender's: "Ert ärende har hos oss nummer".
static WITH_US: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)(?:^|\W)(?:hos oss (?:har |fått |är )*{LABEL}|{LABEL} hos oss){GAP}"))
});

/// Behind a number in brackets: "(Ks 1216/2018 i Kumla kommun)". A place without that word is anybody's, but for an
/// authority.
static WHERE: Pattern = Pattern::new(r"^ (?:i|hos) (?P<place>\p{Lu}\p{L}+)(?P<kommun> kommun)?\)");

/// What stands in a text that says whose a number is, and is soon seen.
static SAYS: LazyLock<AnyCase> = LazyLock::new(|| {
    any_case(&[
        "kommuns ", "kommun\n", "kommun,", "kommun:", "kommun)", "kommun d", "kommun ä", "kommun b",
        "kommun r", "kommun n", "region ", "deras ", "dess ", "hos oss",
    ])
});

/// To whom a letter goes, on a line of its own.
static TO: Pattern =
    Pattern::new(r"(?im)^\W*(?:till|mottagare):? (?P<whose>\p{L}{2,} kommun)(?:\s*,[^\n]*)?\W*$");

/// Makes a person look where the words beside a sure number say that it is another's, or where another authority that was
/// not asked sends us no more than a copy.
pub(super) fn look(message: &Message, authority: &Authority, from_another: bool, finds: &mut Finds) {
    if finds.doubt.is_some() {
        return;
    }
    let sure: Vec<DiaryNumber> = finds.sure_numbers().cloned().collect();
    let mail = Mail { message, authority, from_another };
    let says = |text: &str| (from_another || SAYS.is_in(text)) && mail.says_so(text, &sure);
    if texts(message).any(|text| says(opening(text, OPENING))) || mail.is_a_copy(&sure) {
        finds.doubt = Some(Reason { rule: "number/said_anothers", words: SAID.to_owned() });
    }
}

const SAID: &str = "Orden intill ärendenumret säger att det är någon annans än vårt";

/// A mail with a sure number in it.
struct Mail<'a> {
    message: &'a Message,
    authority: &'a Authority,
    /// Whether another authority sends it.
    from_another: bool,
}

impl Mail<'_> {
    /// Whether `text` says of one of the numbers that are `sure` that it is another's.
    fn says_so(&self, text: &str, sure: &[DiaryNumber]) -> bool {
        let found = self.authority.finder.find_all(text);
        found.iter().any(|found| match &found.reading {
            Reading::Registered(number) | Reading::Likely(number) if sure.contains(number) => {
                let place = Beside::of(text, &found.span);
                place.is_anothers(number, self)
                    || (called(text, &found.span) == Some(Called::Ours)
                        && place.is_to_another(self.authority))
            }
            _ => false,
        })
    }

    /// Whether the subject has `number`.
    fn is_headed(&self, number: &DiaryNumber) -> bool {
        let found = self.authority.finder.find_all(&self.message.subject);
        found.iter().any(|found| found.reading.number() == number)
    }

    /// Whether it comes from outside, and from nobody who was asked about `number`.
    fn is_unasked(&self, number: &DiaryNumber) -> bool {
        let own = &self.authority.own_domain;
        let is_outside = self.message.sender().is_some_and(|from| !field::is_within(&from.domain(), own));
        is_outside && !senders::was_asked(number, self.message, self.authority)
    }

    /// Whether another authority, which was asked about none of the numbers that are `sure`, says that we get a copy.
    fn is_a_copy(&self, sure: &[DiaryNumber]) -> bool {
        static COPY: Pattern = Pattern::new(r"(?i)(?:^|\W)kopia(?: till)?:? *(?:till )?(?P<to>[^\n]*)");
        static STEM: LazyLock<AnyCase> = LazyLock::new(|| any_case(&["kopia"]));
        let (message, authority) = (self.message, self.authority);
        let ours = authority.name.to_lowercase();
        let to_us = |text: &str| {
            let mut copies = COPY.captures_iter(text).filter_map(|found| found.name("to"));
            copies.any(|to| to.as_str().to_lowercase().starts_with(&ours))
        };
        texts(message).any(|text| STEM.is_in(text) && to_us(text))
            && !sure.iter().any(|number| senders::was_asked(number, message, authority))
            && (self.from_another || is_another_municipalitys(message, authority))
    }
}

/// What stands around a number.
struct Beside<'a> {
    /// The lines above it and its own as far as it.
    before: &'a str,
    /// Its own line as far as it.
    line: &'a str,
    after: &'a str,
}

impl<'a> Beside<'a> {
    fn of(text: &'a str, span: &Range<usize>) -> Self {
        let start = text.ceil_char_boundary(span.start.saturating_sub(HEAD));
        let before = text.get(start..span.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self { before, line, after: text.get(span.end..).unwrap_or_default() }
    }

    /// Whether the line says that `number` is another's.
    fn is_anothers(&self, number: &DiaryNumber, mail: &Mail) -> bool {
        let authority = mail.authority;
        let named = |by: &Regex, name: &str| {
            by.captures(self.line).and_then(|found| Some(found.name(name)?.as_str().to_owned()))
        };
        let is_another = |name: String| is_anothers(&name, authority);
        let bracketed = || {
            let found = WHERE.captures(self.after).filter(|_| self.line.ends_with('('))?;
            let says = mail.from_another || found.name("kommun").is_some();
            found.name("place").filter(|_| says).map(|place| place.as_str())
        };
        self.is_owned(number, mail)
            || named(&HEADS, "whose")
                .is_some_and(|name| is_another(name.clone()) && !is_of(&name, mail.message, authority))
            || named(&OF_THEM, "whose").is_some_and(is_another)
            || (mail.from_another
                && named(&OF_THEM, "place").is_some_and(|name| !is_a_part_of_one(&name) && is_another(name)))
            || (WITH_US.is_match(self.line) && mail.is_unasked(number))
            || bracketed().is_some_and(|place| {
                is_another(place.to_owned()) && !titles::has_word_of(number, place, authority)
            })
    }

    /// Whether the words before `number` say that another has it. A plan of another's has it where nothing else is said of
    /// it, and the subject does not give it to us.
    fn is_owned(&self, number: &DiaryNumber, mail: &Mail) -> bool {
        let Some(found) = OWNED.captures(self.line) else { return false };
        let Some(whose) = found.name("whose").filter(|name| is_anothers(name.as_str(), mail.authority))
        else {
            return false;
        };
        let before = self.line.get(..whose.start()).unwrap_or_default();
        let closes = || self.after.is_empty() || self.after.starts_with([')', '.', ':', '\n']);
        found.name("plan").is_none() || (closes() && !UNLIKE.is_match(before) && !mail.is_headed(number))
    }

    /// Whether the letter goes to another municipality by the lines above, and not to us as well.
    fn is_to_another(&self, authority: &Authority) -> bool {
        let to = TO.captures_iter(self.before).filter_map(|found| found.name("whose"));
        let others: Vec<bool> = to.map(|name| is_anothers(name.as_str(), authority)).collect();
        !others.is_empty() && others.into_iter().all(|another| another)
    }
}

/// Whether `name`, of a municipality, a region or a place, is none of ours: "Hallsbergs kommun", "Kumla".
fn is_anothers(name: &str, authority: &Authority) -> bool {
    let (name, ours) = (name.to_lowercase(), authority.name.to_lowercase());
    if name.contains("kommun") {
        return topic::names_another_municipality(&name, &ours);
    }
    !ours.contains(name.trim_start_matches("region ").trim_end_matches('s'))
}

/// Whether `name` is what a part of a municipality is called.
fn is_a_part_of_one(name: &str) -> bool {
    let name = name.to_lowercase();
    ["kommun", "nämnd", "styrelse", "förvaltning", "kontor", "fullmäktige"]
        .iter()
        .any(|part| name.contains(part))
}

/// Whether the sender of `message` bears the place in `name`, or was asked by it: "Kumla kommun" at kumla.example.
fn is_of(name: &str, message: &Message, authority: &Authority) -> bool {
    let place = unaccented(&name.to_lowercase());
    let place = place.split(' ').next().unwrap_or_default().trim_end_matches('s');
    let bears = |name: &str| unaccented(&name.to_lowercase()).contains(place);
    message.sender().is_some_and(|from| bears(&from.domain()) || bears(&from.name))
        || senders::was_asked_as(message, authority, bears)
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, judge};

    fn outcome(from: &str, subject: &str, text: &str) -> Outcome {
        let message = match from.split_once(" / ") {
            Some((name, from)) => mail().named(name, from),
            None => mail().from(&[from]),
        };
        let message = message.subject(subject).text(text).done();
        judge(&message, &circumstances(), &authority(), &History::default()).outcome
    }

    const ANOTHERS: &[(&str, &str, &str)] = &[
        (
            "ks@kumla.example",
            "Yttrande",
            "Vi har inget att erinra.\nHallsbergs kommuns diarienummer: Ks 1216/2018",
        ),
        (
            "ks@kumla.example",
            "Yttrande",
            "Till Hallsbergs kommun\nErt dnr KS 1216/2018\n\nInget att erinra.\nKopia: Exempels kommun",
        ),
        (
            "ks@kumla.example",
            "Yttrande",
            "Hallsbergs kommuns samverkansplan (Hallsbergs kommuns dnr KS 1216/2018): inget att erinra.",
        ),
        (
            "ks@kumla.example",
            "Yttrande över Hallsbergs översiktsplan KS 1216/2018",
            "Inget att erinra. Kopia till Exempels kommun.",
        ),
        (
            "r@regionkust.example",
            "Yttrande",
            "Region Kusts diarienummer: Ks 1216/2018. Yttrande över trafikplanen.",
        ),
        (
            "Region Kust / r@regionkust.example",
            "För kännedom",
            "Se vårt yttrande till Hallsberg, deras dnr KS 1216/2018.",
        ),
        ("lst@lst.example", "Yttrande", "Vi yttrade oss till Hallsbergs kommun i deras ärende KS 1216/2018."),
        ("lst@lst.example", "Granskning", "Hallsbergs kommun, dnr KS 1216/2018\nVårt granskningsyttrande."),
        ("lst@lst.example", "Yttrande", "Yttrande. Hallsbergs kommun dnr Ks 1216/2018."),
        (
            "Region Kust / r@regionkust.example",
            "Anteckningar",
            "Hallsberg talade om samverkan (KS 1216/2018 i Hallsberg).",
        ),
        ("ks@kumla.example", "Svar på er fråga", "Hej! Ert ärende har hos oss nummer KS 1216/2018."),
        ("anna@mejl.example", "Yttrande", "Synpunkter på Kumla kommuns översiktsplan (KS 1216/2018)."),
        (
            "ks@kumla.example",
            "Protokollsutdrag Ks 1216/2018",
            "§ 112 Medborgarförslag om belysning. Beslut: avslås.",
        ),
        ("info@kumla.example", "Beslut Ks 1216/2018", "Kommunstyrelsen i Kumla beslutade att avslå begäran."),
        (
            "info@kumla.example",
            "Delegationsbeslut",
            "Diarienummer: KS 1216/2018. Beslutat av kommunchefen i Kumla.",
        ),
        (
            "ks@kumla.example",
            "Kungörelse",
            "Kumla kommun har antagit planen för samverkan. Beslut KS 1216/2018 § 8.",
        ),
    ];

    #[test]
    fn a_number_that_is_said_to_be_another_municipalitys_waits() {
        let mut wrong = Vec::new();
        for (from, subject, text) in ANOTHERS {
            if outcome(from, subject, text) != Outcome::Review {
                wrong.push((from, subject, text));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    const OURS: &[(&str, &str, &str)] = &[
        ("anna@mejl.example", "Ks 1216/2018", "Det blir samma problem som i Kumla kommun. Vi säger nej."),
        ("anna@mejl.example", "Remissvar", "Vi säger nej, som i Kumla kommun. Dnr Ks 1216/2018"),
        (
            "byalaget@mejl.example",
            "Remissvar",
            "Till Exempels kommun\nErt dnr Ks 1216/2018\nKumla kommun gör bättre.",
        ),
        (
            "byalaget@mejl.example",
            "Remissvar",
            "Till Kumla kommun går bussen för sällan.\nErt dnr Ks 1216/2018",
        ),
        (
            "byalaget@mejl.example",
            "Svar",
            "Till Exempels kommun\nTill Kumla kommun\nErt dnr Ks 1216/2018\nVi avstyrker.",
        ),
        ("ks@kumla.example", "Remissvar från Kumla kommun, dnr Ks 1216/2018", "Vi tillstyrker."),
        ("ks@kumla.example", "Kumla kommuns svar Ks 1216/2018", "Vi tillstyrker."),
        (
            "ks@kumla.example",
            "Kumla kommuns yttrande, dnr Ks 1216/2018",
            "Vi tillstyrker. Kopia: Region Kust",
        ),
        (
            "ks@kumla.example",
            "Svar",
            "Kumla kommuns dnr: KS 77/2018. Exempels kommuns dnr: Ks 1216/2018. Inget att erinra.",
        ),
        (
            "ks@kumla.example",
            "Protokollsutdrag",
            "§ 4 Remissvar Ks 1216/2018. Kommunstyrelsen beslutade att tillstyrka förslaget.",
        ),
        (
            "anna@mejl.example",
            "Svar",
            "Remissen kom från kommunstyrelsen, deras dnr Ks 1216/2018. Vi avstyrker.",
        ),
        ("anna@mejl.example", "Svar", "Exempels kommuns riktlinjer, Ks 1216/2018: bra."),
        ("anna@mejl.example", "Svar", "Bygg inte (Ks 1216/2018 i Exempel)."),
        ("anna@mejl.example", "Svar", "Gör om rondellen (Ks 1216/2018 i Centrum)."),
        ("anna@mejl.example", "Svar", "Som svar till Petra, deras dnr Ks 1216/2018: jag är emot planen."),
        (
            "anna@mejl.example",
            "Svar",
            "Brev från Samhällsbyggnad, deras dnr Ks 1216/2018: jag är emot planen.",
        ),
        (
            "anna@mejl.example",
            "Svar",
            "Den är sämre än Kumla kommuns vindbruksplan, Ks 1216/2018 borde göras om.",
        ),
        (
            "anna@mejl.example",
            "Svar",
            "Till skillnad från Kumla kommuns plan (Ks 1216/2018 är klart bättre) gillar jag den.",
        ),
        ("anna@mejl.example", "Svar Ks 1216/2018", "Jag gillar inte Kumla kommuns plan (Ks 1216/2018)."),
        (
            "styrelsen@mejl.example",
            "Svar",
            "Föreningen svarar Exempels kommun i deras ärende Ks 1216/2018: nej.",
        ),
    ];

    #[test]
    fn who_only_names_a_neighbour_or_answers_as_one_is_filed() {
        let mut wrong = Vec::new();
        for (from, subject, text) in OURS {
            if outcome(from, subject, text) != Outcome::Filed {
                wrong.push((from, subject, text));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
