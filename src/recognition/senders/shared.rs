//! A view of the paper that lies before both, the sender who was asked and us: "Förslaget går för långt", "Vi vill att
//! torget tas ur planen". Who was asked has it from us and need not say which it is.

use std::cell::LazyCell;

use regex::Captures;

use super::super::inflection::COMPOUNDED;
use super::super::sentence::Sentence;
use super::super::written::Written;
use super::super::{Authority, matter, purpose, titles};
use super::another::{Paper, is_a_view};
use super::covering::{is_of_names, speaks, words};
use super::was_asked;
use super::within::HIRES;
use crate::diary_number::DiaryNumber;
use crate::message::Message;
use crate::pattern::Pattern;

/// What is asked in any consultation. What people are paid, eat and whom they elect is proposed in compounds too:
/// "löneförslaget".
static ASKED: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:(?:\w*(?:plane?|remiss|samråds|taxe|program|policy|strategi|riktlinje|regel|nedläggnings))?förslaget",
    r"|remiss(?:en|underlaget)|samrådet|nedlägg\w+|suunnitel\w+|ehdotu\w+|(?:the|your) (?:plan|proposal))(?:\W|$)"
));

/// A paper of ours: "era riktlinjer".
static OUR_PAPER: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:ert|er|era|kommunens) (?:\w+ ){0,2}\w*(?:förslag|riktlinjer|plan|planer|program|policy|strategi|utredning|taxa",
    r"|regler|överenskommelse|underlag|vision|reglemente|förbud)(?:\W|$)"
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

/// What is proposed for a day or a hall, what two agree on or a house settles for itself, and where a child lives: "förslaget
/// på tid", "ert förslag till hyresavtal". All else may be what a proposal of ours says: its title names only the whole.
static PRACTICAL: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:förslag(?:et)?|planen|programmet) (?:på|till|om|för) (?:\w+ )?(?:tid|tider|datum|dag|möten?|lokal|pris|kväll\w*|\w*dagen|helgen|veckan|sommaren|året|\w*marknad(?:en)?",
    r"|\w*(?:offert|avtal|kontrakt|faktura|schema|meny|styrelse|stadgar|dagordning|protokoll|affisch|inbjudan|erbjudande|berättelse|julbord|klassresa|löne\w*|kurs)(?:e[nt]|[nt])?)(?:\W|$)",
    r"|(?:^|\W)(?:mån|tis|ons|tors|fre|lör|sön)dag\w*(?:\W|$)|(?:^|\W)kl(?:ockan|\.)? ?\d|\d{1,2}[.:]\d{2}|\d{1,2}/\d{1,2}(?:\W|$)",
    r"|(?:^|\W)bo hos (?:mamma|pappa)|(?:^|\W)planen är (?:att |\w+ den \d)"
));

/// Words of a wish or of remarks, where no rule on views knows any.
static WISH: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:vill (?:att|inte|se|ha)|önskar|saknar|kommentar\w*|invändning\w*|invänder|kritisk\w*|negativ\w*|positiv\w*|emot|oroa\w*|oro|besvikna?|missn[öo]jda?|nöjda?|innebär|medför|drabbar|riskerar|krävs|nämner|säger inget|framföra|framhålla|glömmer|missar|behöver \w+s)(?:\W|$)",
);

/// That somebody is for or against something: "är helt emot verken", "därför säger vi nej till bron". A body says yes to every
/// invitation as well.
static SIDED: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:är|säger|sa|röstade)(?P<we> (?:vi|styrelsen|\w*föreningen))?",
    r"(?: (?:inte|helt|starkt|bestämt|absolut|enhälligt|klart|också|fortfarande|ett \w+))? (?:emot|nej|(?P<yes>ja till))(?:\W|$)"
));

/// What a body is offered, and may say no to.
static OFFERED: Pattern = Pattern::new(
    r"(?i)(?:emot|till) (?:\w+ )?(?:tid|tiden|tiderna|plats|platsen|lokalen|datumet|annonsen|avgiften|hyran|\w*anbud\w*|\w*offert\w*|omplacering\w*|uppsägning\w*|anställning\w*|löne\w*|schema\w*|turlistan)(?:\W|$)",
);

/// "Tack för att ni frågade oss".
static THANKS_FOR_ASKING: Pattern =
    Pattern::new(r"(?i)(?:^|\W)tack(?:ar)? för (?:att )?ni fråga\w* oss(?:\W|$)");

/// For whom a body speaks.
static MEMBERS: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:vår \w*förening|(?:våra )?medlemmar(?:na)?)(?:\W|$)");

/// Whether the mail speaks of that paper and gives a view or a wish that is of no day, no bill and no one person.
pub(super) fn judges_what_was_sent(
    message: &Message,
    names: &str,
    written: &Written,
    authority: &Authority,
) -> bool {
    let paper = Paper { names, authority };
    let about = LazyCell::new(|| Consulted::of(message, authority));
    let of_it = LazyCell::new(|| about.are_spoken_of(message, written));
    let body = || written.body().iter().take_while(|one| !purpose::closes(one));
    let is_ours = |text: &str| !PRACTICAL.is_match(text) && !matter::is_anothers(text, authority);
    let names_it = |text: &str| (ASKED.is_match(text) || OUR_PAPER.is_match(text)) && is_ours(text);
    let thanks = || body().any(|one| THANKS_FOR_ASKING.is_match(one.written())) && *of_it;
    // Of every sentence that wishes for something it may be asked again.
    let named = LazyCell::new(|| body().any(|one| names_it(one.written())) || thanks());
    let of_a_kind = |one: &Sentence| about.name_a_kind(one.written()) && is_ours(one.written());
    // Of anything else people wish for things too.
    let remarks = |one: &Sentence| WISH.is_match(one.written()) && (of_a_kind(one) || *named);
    let views = |one: &Sentence| {
        let text = one.written();
        (is_a_view(one) || remarks(one)) && !one.asks() && !PRACTICAL.is_match(text) && !paper.is_of_one(text)
    };
    let own_view = || purpose::own_view(written).is_some_and(|one| !PRACTICAL.is_match(one.written()));
    let sided = |one: &Sentence| is_sided(one, names, &|| *of_it) && is_ours(one.written());
    (body().any(sided) || ((*named || body().any(of_a_kind)) && (body().any(views) || own_view())))
        && is_for_all(message, written, &paper)
}

/// Whether the mail wishes for something, or remarks on it, that is of no day, no bill and no one person.
pub(super) fn wishes_for_all(
    message: &Message,
    names: &str,
    written: &Written,
    authority: &Authority,
) -> bool {
    let wishes = |one: &Sentence| {
        let text = one.written();
        WISH.is_match(text) && !PRACTICAL.is_match(text) && !one.asks()
    };
    written.body().iter().any(wishes) && is_for_all(message, written, &Paper { names, authority })
}

/// Whether the mail is of no trade and no hall, and tells of no one person.
fn is_for_all(message: &Message, written: &Written, paper: &Paper) -> bool {
    let body = || written.body().iter().take_while(|one| !purpose::closes(one));
    let is_everyday =
        |text: &str| matter::is_trade(text) || HIRES.is_match(text) || matter::is_of_a_person_by_number(text);
    let mut texts = std::iter::once(message.subject.as_str()).chain(body().map(Sentence::written));
    !texts.any(is_everyday) && !body().any(|one| paper.tells_of_one(one.written()))
}

/// Whether `text` names a paper of the reader's.
pub(in super::super) fn names_our_paper(text: &str) -> bool {
    OUR_PAPER.is_match(text)
}

/// Whether the sender of these `names` is for or against something there, and does not only turn down an offer. Who is for
/// something has to speak `of_it`.
fn is_sided(one: &Sentence, names: &str, of_it: &dyn Fn() -> bool) -> bool {
    let text = one.written();
    let spoken = |found: &Captures| {
        let before = found.get(0).and_then(|side| text.get(..side.start())).unwrap_or_default();
        let named = || words(before).next().is_some_and(|first| is_of_names(first, names));
        found.name("we").is_some() || speaks(before, names) || MEMBERS.is_match(before) || named()
    };
    let sided = |found: &Captures| spoken(found) && (found.name("yes").is_none() || of_it());
    SIDED.captures(text).as_ref().is_some_and(sided) && !OFFERED.is_match(text) && !one.asks()
}

/// The consultations about which the sender of a mail was asked.
struct Consulted<'a> {
    authority: &'a Authority,
    numbers: Vec<&'a DiaryNumber>,
    /// Their titles, in lower case.
    titles: Vec<String>,
}

impl<'a> Consulted<'a> {
    fn of(message: &Message, authority: &'a Authority) -> Self {
        let all = authority.consultations.iter();
        let asked: Vec<_> = all.filter(|one| was_asked(&one.diary_number, message, authority)).collect();
        let titles = asked.iter().flat_map(|one| std::iter::once(&one.title).chain(&one.also_known_as));
        let titles = titles.map(|title| title.to_lowercase()).collect();
        let numbers = asked.iter().map(|one| &one.diary_number).collect();
        Self { authority, numbers, titles }
    }

    /// Whether the mail has a word that is akin to one of the titles, or names a paper of ours or of their kind.
    fn are_spoken_of(&self, message: &Message, written: &Written) -> bool {
        let of_one = |text: &str| {
            let akin = |number: &&DiaryNumber| titles::has_word_akin_to(number, text, self.authority);
            ASKED.is_match(text)
                || OUR_PAPER.is_match(text)
                || self.name_a_kind(text)
                || self.numbers.iter().any(akin)
        };
        let body = written.body().iter().take_while(|one| !purpose::closes(one));
        std::iter::once(message.subject.as_str()).chain(body.map(Sentence::written)).any(of_one)
    }

    /// Whether `text` names a paper of a kind that one of the titles is of, as one that the reader knows.
    fn name_a_kind(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        // "Hamnplanen" is the plan for a harbour.
        let is_of = |title: &str, first: &str| {
            first.len() >= COMPOUNDED && title.split_whitespace().any(|word| word.starts_with(first))
        };
        let is_titled = |first: &str, kind: &str| {
            let whole = format!("{first}{kind}");
            self.titles
                .iter()
                .any(|title| title.contains(&whole) || (title.contains(kind) && is_of(title, first)))
        };
        let definite = |word: &str| {
            let known = |(kind, known): &(&str, &str)| {
                word.strip_suffix(known).is_some_and(|first| is_titled(first, kind))
            };
            KINDS.iter().any(known)
        };
        lower.split(|c: char| !c.is_alphanumeric()).any(definite)
    }
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
        // A title names the whole and none of its parts.
        ("Bilar", "Förslaget om att ta bort parkeringarna drabbar våra kunder.", true),
        ("Torg", "Förslaget om delade ytor oroar våra medlemmar.", true),
        ("Torg", "Förslaget av den 3 oktober saknar inventering.", true),
        ("Äldre", "Vår medlem Stina, 84, undrar varför planen inte nämner äldre. Vi saknar det.", true),
        ("Cyklar", "Planen är klart bättre än den förra men vi vill se cykelbanor.", true),
        ("Äldre", "Förslaget om mötesplatser för äldre är vi mycket positiva till.", true),
        // A body that was asked is for or against what it was asked about, whatever part of it is named.
        ("Torg", "Rådet är helt emot refugen på Storgatan.", true),
        ("Hej", "Styrelsen säger nej till höjden på hus A.", true),
        ("Hej", "Vi är emot trafikljusen.", true),
        ("Hej", "Styrelsen säger ja till fler bänkar i tätorten.", true),
        ("Hej", "Vi är emot det.", true),
        ("Hej", "Vi är emot, hela byn.", true),
        ("Hej", "Tack för att ni frågade oss! Vi vill inte att tätorten byggs igen.", true),
        ("Hej", "Föreningen avstår från att yttra sig.", true),
        ("Hej", "Vi motsätter oss detta bestämt.", true),
        ("Hej", "Rådet stöder inte detta.", true),
        ("Hej", "Nej från oss.", true),
        ("Hej", "Vi säger nej, av flera skäl.", true),
        ("Hej", "Tummen ner.", true),
        ("Hej", "Storgatan: Vi är emot område 4.", true),
        ("Tätorten", "Tätorten saknar bänkar.", true),
        ("Tätorten", "Karin Ek saknar bänk i tätorten. Hon är trött.", false),
        ("Tätorten", "Vår medlem är missnöjd med rampen i tätorten.", false),
        ("Slåtter", "Vi vill ha liarna tillbaka. Planen är slåtter den 4 juli.", false),
        ("Hej", "Vi vill framföra följande om planen: 1. bänkar 2. ljus", true),
        ("Hej", "Tack för att ni frågar oss. Vi vill ha betalt för kören.", false),
        ("Hej", "Vi säger ja till ert anbud.", false),
        ("Hej", "Styrelsen säger ja till konserten i kyrkan.", false),
        ("Hej", "Vi säger nej till omplaceringen av Eva.", false),
        ("Torg", "Våra medlemmar är emot att bilarna får stå kvar.", true),
        ("Torg", "Därför säger vi nej till refugen.", true),
        ("Torg", "Avdelningen röstade nej till refugen.", true),
        ("Hall", "Tränaren är emot konstgräs så vi byter hall.", false),
        ("Hall", "Vi säger nej till tiden och söker en annan.", false),
        ("Hall", "Vi säger nej till lokalen.", false),
        ("Fika", "Vi tar emot er i föreningens lokal.", false),
        ("Möte", "Ni är alla emot torsdagen, så det får bli fredag.", false),
        ("Lön", "Vi är missnöjda med löneförslaget.", false),
        ("Mat", "Menyförslaget saknar vegetariskt.", false),
        ("Möte", "Förslaget till ny styrelse är vi kritiska till.", false),
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
