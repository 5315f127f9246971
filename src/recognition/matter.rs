//! What a mail is about where that is no consultation of ours: a person's own matter, somebody's trade with us, what
//! another authority asks, plans and permits.
//!
//! People are consulted on such things too, "Riktlinjer för färdtjänst". So a word of one of our own titles says
//! nothing against the mail, unless it is said of one person's: "min färdtjänst". Which mail is asked at all is the
//! matter of `untied`, `bare_number` and `without_series`.

use std::sync::LazyLock;

use regex::Regex;

use super::given_names::{is_given, is_persons};
use super::sentence::sentences;
use super::{Authority, Place, titles};
use crate::pattern::{AnyCase, BEFORE_WORD, BEHIND_WORD, Pattern, any_case, pattern};

/// Somebody's trade with us, and what they apply for.
const TRADE: &str =
    "faktura|fakturer|beställning|hyreskontrakt|hyresavi|jobbansök|(?:min|vår) ansökan|ansök(?:er|an) om";
const TRADE_BEGINS: &str = "offert|offererar|order|rechnung|invoice";

static IN_TRADE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?i){TRADE}|{BEFORE_WORD}(?:{TRADE_BEGINS}|ansökan)")));

/// A person's own matter, which nobody is asked for views on, or somebody's trade with us.
static PRIVATE: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        "ortoped|barnmorsk|fysioterap|sjukgymnast|logoped|ultraljud|kirurg|läkemedel|sjukskriv|remitter",
        "orosanmäl|försörjningsstöd|ekonomiskt bistånd|färdtjänst|skolskjuts|hemtjänst|vårdnad|umgänge",
        "överklag|parkeringsbot|p-bot|kontrollavgift|polisanmäl|brottsanmäl|skadeanmäl|skadeståndskrav|bouppteckning|dödsbo",
        TRADE,
        "min hyra|lägenhet|söker (?:bidrag|jobb|tjänst|plats)|praktikplats|personligt brev",
        "henvisning|medical|überweisung",
        r"personlig assistans|god man|mitt ärende|(?:beslut\w*|ärendet|avgiften|placering\w*) (?:om|i|för|på|av) (?:min|mitt|mina|mig)",
    ];
    let begins = r"bestrid|klass \d|pasient|potila|lähete|referral";
    let whole = "bvc|boten|hyran|cv|lasku";
    let words = words.join("|");
    pattern(&format!(
        "(?i){words}|(?:bistånd(?:et)?){BEHIND_WORD}|{BEFORE_WORD}(?:{TRADE_BEGINS}|{begins}|(?:{whole}){BEHIND_WORD})"
    ))
});

/// Matters that others ask about, or that are no consultation at all, by their words.
static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"(?:^|\W)SOU(?:\W|$)|(?:^|\W)Ds\s+\d{4}|promemoria|betänkande|(?:^|\W)prop\.|proposition|lagrådsremiss|statlig|direktiv|föreskrift",
        r"patient|läkar|vårdcentral|röntgen|sjukhus|klinik|provtagning|psykiatri|(?:^|\W)BUP(?:\W|$)|habilitering|tandvård|mottagning|specialistvård|provsvar",
        r"remiss\w*\s+(?:avseende|för|gällande|angående|om|rörande)\s+(?:en\s+)?elev(?:en)?(?:\W|$)|serveringstillstånd|antagning|körkort|(?:^|\W)tingsrätt|förvaltningsrätt|kammarrätt|(?:^|\W)domstol",
        r"(?:remiss(?:en)?|förslag(?:et)?)\s+från\s+(?:region|länsstyrelse|\w*departement|\w*verket|\w*myndighet|regering|riksdag|\w*inspektion|\w+\s+kommun)",
        r"(?:regionens|länsstyrelsens|\w*departementets|\w*verkets|\w*myndighetens|regeringens|riksdagens|inspektionens|\w*läns|\w+\s+kommuns)\s+(?:\w+\s+){0,2}(?:remiss|förslag|promemoria|utredning|plan|strategi|riktlinje|policy)",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// What is to be built, which neighbours are asked about and not the public.
static PLANS: Pattern = Pattern::new(
    "(?i)detaljplan|bygglov|förhandsbesked|översiktsplan|strandskydd|vägplan|järnvägsplan|samrådshandling|fastighet|grann(?:e|ar|hörande)",
);

/// A number that is none of ours.
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    let numbers = [
        r"(?-i:[A-ZÅÄÖ][A-Za-zåäö]{0,4}\s?(?:19|20)\d{2}/\d{3,})",
        r"(?-i:(?:19|20)\d{2}/[A-ZÅÄÖ]{1,5}\s?\d+|[A-ZÅÄÖ][A-Za-zåäö]{0,4}\s?\d+/(?:19|20)?\d{2}(?:\W|$))",
        r"(?:d-?nr|diarienr|diarienummer|ärendenr|ärendenummer|beteckning)\W{0,3}[\w/:-]*\d",
        r"(?-i:\d{2}RS\d{2,}|[A-ZÅÄÖ]{2,4}-\d{4}-\d+|\d{3}-\d{3,6}-(?:19|20)\d\d(?:\W|$))",
    ];
    pattern(&format!("(?i){BEFORE_WORD}(?:{})", numbers.join("|")))
});

/// The sender's own number says nothing of whose matter it is.
static OWN_NUMBER: Pattern = Pattern::new(
    r"(?i)\bvår(?:t|a)?\s+(?:dnr|diarienr|diarienummer|ref\w*|beteckning|ärendenr|ärendenummer)[^\n]{0,40}",
);

/// Cases that are numbered as ours are: a pupil's, a stolen bicycle.
static CASES: Pattern = Pattern::new(
    r"(?i)(?:mitt|vårt) ärende|[[:alpha:]]{2}ärende|felanmäl|stulen|stulet|stulna|stöld|hittegods|upphitta|borttappa|placering|åtgärdsprogram|elevhälsa|elevakt|kränkning",
);

/// What is wrong with somebody, and who looks into it.
static HEALTH: Pattern = Pattern::new(
    r"(?i)adhd|autis[mt]|psykolog|asperger|diagnos|journalen|journalkopi|operera|logoped|elevhälsa",
);

/// Whose a matter is that somebody writes about: the writer's, or one's who is near.
static ONES_OWN: Pattern = Pattern::new(
    r"(?i)\b(?:min|mitt|mina|jag|mig|(?:vår|vårt) (?:\w+ )?(?:son|dotter|barn)s?|mammas?|pappas?|sonens?|dotterns?)\b",
);

/// Words before a thing that make it one person's.
const WHOSE: [&str; 10] =
    ["min", "mitt", "mina", "sin", "sitt", "hans", "hennes", "mammas", "pappas", "barnets"];

/// Whether `text` has words of a person's own matter or of one that is no consultation of ours.
pub(super) fn is_private(text: &str, authority: &Authority) -> bool {
    (is_private_by_its_words(text) || is_another_by_its_words(text)) && {
        let rest = Rest::of(text, authority);
        is_private_by_its_words(&rest.text) || rest.is_of_another()
    }
}

/// Whether `text` has words of a matter that is no consultation of ours, or a number that is none.
pub(super) fn is_anothers(text: &str, authority: &Authority) -> bool {
    let text = OWN_NUMBER.replace_all(text, "");
    NUMBERS.is_match(&text) || (is_another_by_its_words(&text) && Rest::of(&text, authority).is_of_another())
}

/// Whether `text` tells of a private matter that is the writer's: "min ansökan om bistånd", "jag överklagar".
pub(super) fn is_of_ones_own(text: &str, authority: &Authority) -> bool {
    let own = |one: &str| ONES_OWN.is_match(one) && is_private(one, authority);
    is_private(text, authority) && sentences(text, Place::Body).iter().any(|one| own(one.written()))
}

/// Whether `text` speaks in the first person, or of somebody near the writer.
pub(super) fn is_said_by_one(text: &str) -> bool {
    ONES_OWN.is_match(text)
}

/// Whether `text` is of somebody's trade with us, or an application.
pub(super) fn is_trade(text: &str) -> bool {
    IN_TRADE.is_match(text)
}

/// Whether `text` speaks of a case of one person's or one thing's, which has a number as consultations have.
pub(super) fn is_a_case(text: &str) -> bool {
    CASES.is_match(text)
}

/// Whose a case is that is told to us: a child of the reader's, or one pupil of a class.
static PUPILS: Pattern = Pattern::new(
    r"(?i)\b(?:er|ert|din|ditt|era|dina) (?:\w+ )?(?:son|dotter|barn|elev)|\belev(?:en)? (?:i|på|vid|från) (?:(?:klass |årskurs |åk )?\d|(?-i:[A-ZÅÄÖ]))",
);

/// Whether `text` tells of one pupil: "er son", "elev i 4B".
pub(super) fn is_a_pupils(text: &str) -> bool {
    PUPILS.is_match(text)
}

/// Whether a sentence of `text` speaks of a case that is the writer's: "min cykel är stulen", or one person's: "er son",
/// "placering av Elis". "Många cyklar blir stulna" is what people answer.
pub(super) fn is_a_case_of_ones_own(text: &str) -> bool {
    // Who judges the rest beside it judges a proposal, and a name is that of who works there.
    let named = |one: &str| words(one).any(is_a_name) && !one.to_lowercase().contains("övrigt");
    let own = |one: &str| is_a_case(one) && (is_said_by_one(one) || is_a_pupils(one) || named(one));
    is_a_case(text) && sentences(text, Place::Body).iter().any(|one| own(one.written()))
}

/// The commonest words of who says something of a thing, or of many: "Elevhälsan måste finnas kvar", "Stöld av cyklar ökar".
static STATES: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:är|var|blir|blev|ska|skall|vill|kan|får|fick|har|hade|måste|bör|borde|behöv\w*|saknar|saknas|nej|ja|bra|dålig\w*|räcker|finns|ökar|minskar|tycker|anser|menar|gör|stulna)(?:\W|$)",
);

/// Whether `sentence` says something of a thing or of many, and is no heading.
pub(super) fn states_something(sentence: &str) -> bool {
    STATES.is_match(sentence)
}

/// Whether `sentence` begins with the name of a case and says nothing of it: "Åtgärdsprogram för elev i 4B", "Beslut om
/// placering". Of many, "stölder", nobody reports one.
pub(super) fn is_headed_as_a_case(sentence: &str) -> bool {
    static LED: Pattern = Pattern::new(r"(?i)^\W*(?:(?:beslut|anmälan) (?:om|av) )?[^\s]*$");
    let Some(found) = CASES.find(sentence) else { return false };
    let (before, rest) = sentence.split_at_checked(found.start()).unwrap_or_default();
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let of_many = ["er", "ar", "or", "erna", "arna"].iter().any(|end| word.ends_with(end));
    LED.is_match(before) && !of_many && !STATES.is_match(sentence)
}

/// Whether `text` speaks of somebody's health or schooling: what ails them, or an inquiry into a person by name.
pub(super) fn is_of_health(text: &str) -> bool {
    HEALTH.is_match(text) || is_about_a_person(text)
}

/// What is written about a person as well as about a proposal.
static INQUIRIES: LazyLock<AnyCase> = LazyLock::new(|| any_case(&["utredning", "remiss"]));

/// Whether such a thing is one person's: "Elis utredning", "remissen för Elis".
pub(super) fn is_about_a_person(text: &str) -> bool {
    let is_of = |word: &str, these: &[&str]| these.contains(&word.to_lowercase().as_str());
    let inquiry = |word: &str| {
        let lower = word.to_lowercase();
        lower.ends_with("utredning") || lower.ends_with("utredningen") || is_of(word, &["remiss", "remissen"])
    };
    let led = |word: &str| is_of(word, &["om", "av", "för", "kring", "till"]);
    let named = |first: &str, second: &str, third: &str| {
        (inquiry(third) && second.ends_with('s') && is_persons(second))
            || (inquiry(first) && led(second) && is_given(third))
    };
    if !INQUIRIES.is_in(text) {
        return false;
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = std::iter::once("").chain(words).collect();
    let later = words.iter().skip(1).zip(words.iter().skip(2));
    words.iter().zip(later).any(|(first, (second, third))| named(first, second, third))
}

/// A personal identity number. An organisation's has twenty or more where a person's has the month of birth.
static IDENTITY: Pattern = Pattern::new(r"(?:^|\D)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])\d{2}[-+]\d{4}(?:\D|$)");

/// Whether a person's identity number stands in `text`.
pub(super) fn is_of_a_person_by_number(text: &str) -> bool {
    IDENTITY.is_match(text)
}

/// What stands before the name of the person whom a paper is about.
const OF_WHOM: &str =
    "för om gällande angående avseende barn barnet elev eleven patient patienten pojken flickan brukaren";

/// Whether `text` names the person whose it is: "för Eva Ek", "eleven Elis".
pub(super) fn names_whose_it_is(text: &str) -> bool {
    let mut pairs = words(text).zip(words(text).skip(1));
    pairs.any(|(led, name)| is_a_name(name) && OF_WHOM.split(' ').any(|one| one == led.to_lowercase()))
}

/// Whether `text` says whose a thing is: "min cykel".
pub(super) fn says_whose(text: &str) -> bool {
    words(text).any(|word| WHOSE.contains(&word.to_lowercase().as_str()))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_a_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && is_given(word)
}

/// Whether `text` has words of a person's own matter, whatever our titles are about.
pub(super) fn is_private_by_its_words(text: &str) -> bool {
    PRIVATE.is_match(text)
}

fn is_another_by_its_words(text: &str) -> bool {
    OTHERS.is_match(text) || PLANS.is_match(text)
}

/// `text` with nothing said in the place of each word of our titles, as long as before.
pub(super) fn without_titles(text: &str, authority: &Authority) -> String {
    let mut rest = text.to_owned();
    for span in titles::words_of_any(text, authority) {
        let nothing = "x".repeat(span.len());
        rest.replace_range(span, &nothing);
    }
    rest
}

/// A text without the words of our titles.
struct Rest {
    text: String,
    /// Whether one of those is a plan or a permit: then neighbours and their houses belong to it.
    is_on_a_plan: bool,
}

impl Rest {
    fn of(text: &str, authority: &Authority) -> Self {
        let mut rest = Self { text: String::with_capacity(text.len()), is_on_a_plan: false };
        let mut from = 0;
        for span in titles::words_of_any(text, authority) {
            let before = text.get(..span.start).unwrap_or_default().split_whitespace().next_back();
            let whose = before.is_some_and(|word| WHOSE.contains(&word.to_lowercase().as_str()));
            if span.start < from || whose {
                continue;
            }
            rest.text.push_str(text.get(from..span.start).unwrap_or_default());
            rest.is_on_a_plan |= PLANS.is_match(text.get(span.clone()).unwrap_or_default());
            from = span.end;
        }
        rest.text.push_str(text.get(from..).unwrap_or_default());
        rest
    }

    fn is_of_another(&self) -> bool {
        OTHERS.is_match(&self.text) || (!self.is_on_a_plan && PLANS.is_match(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    /// People are asked about a plan for houses and about rules for those who cannot go by bus.
    fn asks_about_such_things() -> Authority {
        let mut authority = authority();
        let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Detaljplan för kvarteret Hästskon 4 med flera".to_owned();
        two.title = "Riktlinjer för färdtjänst och riksfärdtjänst".to_owned();
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        authority
    }

    #[test]
    fn a_consultation_is_not_held_against_itself() {
        for (subject, text, outcome) in [
            ("Detaljplan 1216/2018", "Jag är emot.", Outcome::Review),
            ("Ks 1216", "Yttrande över detaljplan. Vi bor granne och motsätter oss höjden.", Outcome::Review),
            ("Samrådsyttrande", "Se bilaga. Gäller detaljplanen.", Outcome::Review),
            ("Färdtjänst 1121/2017", "Vi är emot de nya reglerna. PRO", Outcome::Review),
            ("Nya färdtjänstreglerna", "Vi i PRO avstyrker förslaget till riktlinjer.", Outcome::Review),
            ("Bygglov 1216/2018", "Jag är emot.", Outcome::Ignored),
            ("Samrådsyttrande", "Gäller översiktsplanen.", Outcome::Ignored),
            ("Hej", "Jag avstyrker förslaget om min färdtjänst.", Outcome::Ignored),
            ("Min färdtjänst", "Jag avstyrker.", Outcome::Ignored),
        ] {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &asks_about_such_things(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{subject}: {text} {:?}", verdict.reasons);
        }
    }

    #[test]
    fn what_is_private_is_known_by_its_words_unless_they_are_our_title_s() {
        for (text, by_itself, beside_a_title) in [
            ("Färdtjänsten blir dyrare", true, false),
            ("Min färdtjänst", true, true),
            ("Hemtjänsten blir dyrare", true, true),
            ("Detaljplanen och grannarna", true, false),
            ("Grannarna", true, true),
            ("Överenskommelsen", false, false),
        ] {
            assert_eq!(is_private(text, &authority()), by_itself, "{text}");
            assert_eq!(is_private(text, &asks_about_such_things()), beside_a_title, "{text}");
        }
    }

    #[test]
    fn an_inquiry_into_a_person_is_known_by_the_name() {
        for (text, of_a_person) in [
            ("Elis utredning är klar", true),
            ("Utredningen om Elis", true),
            ("Annas skolutredning", true),
            ("remissen för Karin", true),
            ("utredningen om skolorna", false),
            ("Skolans utredning", false),
            ("Mvh Anna Ek\nRemissen är bra", false),
            ("Karins remissvar", false),
        ] {
            assert_eq!(is_of_health(text), of_a_person, "{text}");
        }
    }
}
