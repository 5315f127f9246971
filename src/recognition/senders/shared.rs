//! A view of the paper that lies before both, the sender who was asked and us: "Förslaget går för långt", "Vi vill att
//! torget tas ur planen". Who was asked has it from us and need not say which it is.

use super::super::sentence::Sentence;
use super::super::written::Written;
use super::super::{Authority, matter, purpose};
use super::another::{Paper, is_a_view};
use super::was_asked;
use super::within::HIRES;
use crate::message::Message;
use crate::pattern::Pattern;

/// What is asked in any consultation, and a paper of ours: "era riktlinjer".
static ASKED: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:\w*förslaget|remiss(?:en|underlaget)|samrådet",
    r"|(?:ert|er|era|kommunens) (?:\w+ ){0,2}(?:\w*(?:förslag|riktlinjer|plan|planer|program|policy|strategi|utredning|taxa|regler|överenskommelse|underlag|vision|reglemente)))(?:\W|$)"
));

/// The kinds of papers that have their article, each with the beginning of the kind. The plan of a football club and the
/// programme of a feast have it too, so a title of ours has to be of the kind.
const KINDS: [(&str, &str); 12] = [
    ("plan", "planen"),
    ("program", "programmet"),
    ("riktlinje", "riktlinjerna"),
    ("policy", "policyn"),
    ("strategi", "strategin"),
    ("utredning", "utredningen"),
    ("betänkande", "betänkandet"),
    ("överenskommelse", "överenskommelsen"),
    ("tax", "taxan"),
    ("regl", "reglerna"),
    ("reglemente", "reglementet"),
    ("vision", "visionen"),
];

/// What is proposed for a day, a hall or a bill, and of whom: "förslaget på tid".
static PRACTICAL: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:förslag(?:et)?|planen|programmet) (?:på|till|om|för) (?:\w+ )?(?:tid|tider|datum|dag|dagen|möten?|mötes\w+|lokal|pris|offert|avtal|faktura|kväll\w*|\w*dagen|helgen|veckan|sommaren|året)(?:\W|$)",
    r"|(?:^|\W)(?:mån|tis|ons|tors|fre|lör|sön)dag\w*(?:\W|$)|(?:^|\W)kl(?:ockan|\.)? ?\d|\d{1,2}[.:]\d{2}|\d{1,2}/\d{1,2}(?:\W|$)",
    r"|planen är (?:att|klar)|(?:^|\W)(?:mamman|pappan|vår medlem)(?:\W|$)"
));

/// Words of a wish or of remarks, where no rule on views knows any.
static WISH: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:vill (?:att|inte|se|ha)|önskar|saknar|kommentar\w*|invändning\w*|invänder|kritisk\w*|negativ\w*|positiv\w*|emot|oroa\w*|oro|besvikna?|missn[öo]jda?|nöjda?|innebär|medför|drabbar|riskerar|krävs|nämner|säger inget|glömmer|missar|behöver \w+s)(?:\W|$)",
);

/// Whether the mail speaks of that paper and gives a view or a wish that is of no day, no bill and no one person.
pub(super) fn judges_what_was_sent(
    message: &Message,
    names: &str,
    written: &Written,
    authority: &Authority,
) -> bool {
    let paper = Paper { names, authority };
    let titles = titles_of(message, authority);
    let body = || written.body().iter().take_while(|one| !purpose::closes(one));
    let is_ours = |one: &Sentence| {
        let text = one.written();
        !PRACTICAL.is_match(text)
            && !is_of_anything_else(text, &titles)
            && !matter::is_anothers(text, authority)
    };
    let asked = || body().any(|one| ASKED.is_match(one.written()) && is_ours(one));
    let of_a_kind = |one: &Sentence| names_a_kind(one.written(), &titles) && is_ours(one);
    // Of anything else people wish for things too.
    let wishes = |one: &Sentence| WISH.is_match(one.written()) && (of_a_kind(one) || asked());
    let views = |one: &Sentence| {
        let text = one.written();
        (is_a_view(one) || wishes(one)) && !one.asks() && !PRACTICAL.is_match(text) && !paper.is_of_one(text)
    };
    let own_view = || purpose::own_view(written).is_some_and(|one| !PRACTICAL.is_match(one.written()));
    let is_everyday =
        |text: &str| matter::is_trade(text) || HIRES.is_match(text) || matter::is_of_a_person_by_number(text);
    let texts = || std::iter::once(message.subject.as_str()).chain(body().map(Sentence::written));
    (asked() || body().any(of_a_kind))
        && (body().any(views) || own_view())
        && !texts().any(is_everyday)
        && !body().any(|one| paper.tells_of_one(one.written()))
}

/// What a paper is said to be of: "ert förslag till hyresavtal".
static OF_WHAT: Pattern = Pattern::new(
    r"(?i)(?:förslag(?:et)?|plan(?:en)?|utredning(?:en)?|program(?:met)?) (?:till|om|för|av) (?P<what>[^.!?\n]+)",
);

/// Whether `text` names a paper as one of something that stands in none of the `titles`.
fn is_of_anything_else(text: &str, titles: &[String]) -> bool {
    let Some(what) = OF_WHAT.captures(text).and_then(|found| found.name("what")) else { return false };
    let what = what.as_str().to_lowercase();
    let beginning = |word: &str| word.chars().take(BEGINNING).collect::<String>();
    let words = what.split(|c: char| !c.is_alphanumeric()).take(WITHIN);
    let mut long = words.map(beginning).filter(|word| word.chars().count() == BEGINNING);
    !long.any(|word| titles.iter().any(|title| title.contains(&word)))
}

/// Letters of a word that are enough to know it again in any form.
const BEGINNING: usize = 5;

/// Words behind a paper's name that say what it is of.
const WITHIN: usize = 8;

/// The titles of the consultations about which the sender was asked, in lower case.
fn titles_of(message: &Message, authority: &Authority) -> Vec<String> {
    let asked = authority.consultations.iter().filter(|one| was_asked(&one.diary_number, message, authority));
    let titles = asked.flat_map(|one| std::iter::once(&one.title).chain(&one.also_known_as));
    titles.map(|title| title.to_lowercase()).collect()
}

/// Whether `text` names a paper of a kind that one of the `titles` is of, as one that the reader knows.
fn names_a_kind(text: &str, titles: &[String]) -> bool {
    let lower = text.to_lowercase();
    let is_titled = |kind: &str| titles.iter().any(|title| title.contains(kind));
    let definite = |word: &str| {
        let known = |(kind, known): &(&str, &str)| {
            word.strip_suffix(known).is_some_and(|first| is_titled(&format!("{first}{kind}")))
        };
        KINDS.iter().any(known)
    };
    lower.split(|c: char| !c.is_alphanumeric()).any(definite)
}

#[cfg(test)]
mod tests {
    use crate::consultation::{BodyName, Invited};
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    /// Subjects and texts of a body that was asked about a plan for traffic, and whether they are ours.
    const WRITTEN: &[(&str, &str, bool)] = &[
        ("Torget", "Vi vill att shared space tas bort ur planen.", true),
        ("Krogen", "Vi har läst förslaget och är starkt kritiska.", true),
        ("Torget", "Vi har diskuterat ert förslag på mötet. Torget måste ha taktila stråk.", true),
        ("Planen", "Några kommentarer till planen: pengarna saknas", true),
        ("Bussen", "Er plan är för svag. Stig", true),
        ("Huset", "Förslaget innebär att vår gård hamnar i skugga.", true),
        ("Möte", "Tack för förslaget på datum. Vi tycker att torsdag passar bäst.", false),
        ("Faktura", "Vi vill ha betalt enligt förslaget. Faktura bifogas.", false),
        ("Cykelns dag", "Vi vill boka torget. Planen är att börja klockan 10.", false),
        ("Parkering", "Bilarna står fel på vår gård. Vi vill ha en skylt.", false),
        ("Utredning", "Utredningen om skadegörelsen är nedlagd. Vi saknar spår.", false),
        ("Ledsagning", "Stina Berg har fått avslag. Hon måste få hjälp enligt planen.", false),
        ("Fika", "Vi vill beställa fika. Förslaget är tolv bullar.", false),
        ("Hall", "Ert förslag till hyresavtal för lokalen är vi starkt kritiska till.", false),
        ("Barn", "Vi har fått er utredning. Vi är oroade över att barnen ska bo hos pappan.", false),
        ("Bussar", "Vi saknar barnen i trafikplanen.", true),
        ("Bussar", "Planförslaget saknar helt ledstråk.", true),
        ("Bussar", "Vi är kritiska till förslaget om trafiken på torget.", true),
    ];

    #[test]
    fn who_was_asked_speaks_of_the_paper_that_lies_before_both() {
        let mut authority = authority();
        let [one, _] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Trafikplan för tätorten".to_owned();
        one.invited = vec![Invited {
            name: BodyName::new("Rådet"),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        for (subject, text, ours) in WRITTEN {
            let message = mail().from(&["eva@rad.example"]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if *ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{subject}: {text} {:?}", verdict.reasons);
        }
    }
}
