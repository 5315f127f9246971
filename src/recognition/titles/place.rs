//! The name of a place that people are asked about, in a mail that its subject calls an errand there: "Orosanmälan". Every day
//! somebody writes from a school that may be closed: such mail is left alone (a child's trouble least of all may lie among
//! answers), and whoever says anything of what is asked is heard.

use std::ops::Range;

use super::super::context::opening;
use super::super::given_names::is_given;
use super::super::inflection::words;
use super::super::written::Written;
use super::super::{Authority, matter, purpose, topic};
use super::held::{bids_for_all, forbids, is_of_all};
use super::{MAX_SEEN, OPENING, VIEW};
use crate::message::Message;
use crate::pattern::Pattern;

/// An errand that the subject tells and nothing else, or a harm, which needs somebody who is harmed. In a text the same words
/// are said of anything: "det blir fler orosanmälningar", "förslaget slår mot barnen".
static HEADED: Pattern = Pattern::new(concat!(
    r"(?i)^\W*(?:sjukanmälan|frånvaroanmälan|frånvaro|ledighet|ledighetsansökan|sjukskrivning|sjukintyg|felanmälan",
    r"|(?P<harm>orosanmälan|mobbning|kränkning|misshandel|hot och våld))(?: \d[-\d]*)?\W*$"
));

/// A referral of one pupil, who may be answered in the words of the trade.
static REFERRAL: Pattern = Pattern::new(
    r"(?i)(?P<pupil>remiss\w* (?:avseende|för|gällande|angående|om|rörande|på) (?:en )?elev(?:en)?(?:\W|$))|remiss\w* till (?:bup|logoped|(?:skol)?psykolog)\w*",
);

/// One person, or a few, whom a mail is about and who have no name in it.
static ONE: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:(?:ett|en|två|tre|någon|någras?|min|vår|vårt|mitt) (?:av \w+ |\w+ )?(?:barn|barnbarn|elev|elever|pojke|flicka|kill\w*|tjej\w*|son|dotter|syskon|kompis|lärare)s?",
    r"|barnet|eleven|pojken|flickan|sonen|dottern|pappan|mamman|hans?|hon|hennes?|honom|(?:klass|åk|årskurs) ?\d|\d[a-f]|jag (?:har )?bli(?:r|vit)|jag blev)(?:\W|$)"
));

/// Whether the mail is an errand or a referral: its subject or text says so, of one person where a harm is told, and it
/// holds nothing against those in charge.
fn is_an_errand(message: &Message) -> bool {
    let texts = || message.new_text().map(|text| opening(text, OPENING));
    let of_one = || texts().any(is_of_one);
    let headed = || {
        let found = HEADED.captures(&message.subject);
        found.is_some_and(|found| found.name("harm").is_none() || of_one())
    };
    let refers = |text: &str| {
        let found = REFERRAL.captures(text);
        found.is_some_and(|found| found.name("pupil").is_some() || of_one())
    };
    let is_referred = || texts().chain([message.subject.as_str()]).any(refers);
    (headed() || is_referred()) && !texts().any(holds_against_those_in_charge)
}

/// Whether `text` is about one person, or a few.
pub(super) fn is_of_one(text: &str) -> bool {
    ONE.is_match(text) || names_somebody(text)
}

/// Whether a given name stands in a sentence of `text`: what is no longer than a name signs.
fn names_somebody(text: &str) -> bool {
    let named = |line: &str| {
        let named = words(line).any(|(_, word)| word.starts_with(char::is_uppercase) && is_given(word));
        named && words(line).count() > LONGEST_NAME
    };
    text.split(['.', '!', '?', '\n']).any(named)
}

/// Words of a name with a place behind it.
const LONGEST_NAME: usize = 3;

/// Whether `text` says of those who decide what they do or mean to do: "eftersom ni vill bli av med den", "det politikerna
/// gör". Who asks, bids or wishes tells no deed, and what is left undone belongs to the errand.
fn holds_against_those_in_charge(text: &str) -> bool {
    let told = |sentence: &&str| !sentence.ends_with('?') || sentence.to_lowercase().contains("varför");
    let sentences = || text.split_inclusive(['.', '!', '?', '\n']).filter(told);
    THEIRS.is_match(text) || sentences().any(tells_a_deed)
}

/// What those who decide do, as a thing: "ert hot mot", "beslutet om Byskolan".
static THEIRS: Pattern = Pattern::new(concat!(
    r"(?i)politiker|beslutsfattar|makthav|kommunalråd|(?:^|\W)(?:gäller|mot) (?:kommunen|kommunstyrelsen)(?:\W|$)",
    r"|(?:^|\W)(?:ert|era|kommunens|nämndens) (?:hot|svek|förslag|planer|nedläggning|politik)(?:\W|$)",
    r"|(?:^|\W)(?:beslut|beslutet|förslaget|planerna) (?:om|kring|mot) (?-i:\p{Lu})"
));

/// Whether those who decide are the doer in `sentence`.
fn tells_a_deed(sentence: &str) -> bool {
    let filler = |word: &String| ["som", "bara", "alltså"].contains(&word.as_str());
    let all: Vec<String> =
        words(sentence).map(|(_, word)| word.to_lowercase()).filter(|word| !filler(word)).collect();
    let at = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or("", String::as_str);
    all.iter().enumerate().any(|(place, word)| {
        let before = |many: usize| at(place.checked_sub(many));
        let behind = |many: usize| at(place.checked_add(many));
        let wished = WISHES.contains(&before(1))
            || (["att", "om"].contains(&before(1)) && WISHES.contains(&before(2)))
            || (before(2) == "för" && before(3) == "tack");
        let does = || is_a_deed(behind(1), behind(2), behind(3)) && !wished && !LEADS.contains(&before(1));
        // "Nu river ni skolan", and not "Behöver ni intyg".
        let turned =
            || place > 1 && is_a_deed(before(1), behind(1), behind(2)) && !LEADS.contains(&before(2));
        match word.as_str() {
            "ni" => does() || turned(),
            "kommunen" | "kommunstyrelsen" => does(),
            word => word.ends_with("nämnden") && does(),
        }
    })
}

/// Whether `verb`, before the words `next` and `third`, is one of a deed: in its present or past, or meant or done.
fn is_a_deed(verb: &str, next: &str, third: &str) -> bool {
    let serves = |word: &str| SERVES.iter().any(|stem| word.starts_with(stem));
    let undone = |word: &str| ["inte", "ej", "aldrig", "inget", "ingenting"].contains(&word);
    let verb_itself = || ["r", "de", "te", "rev", "tog", "drog"].iter().any(|end| verb.ends_with(end));
    match verb {
        "vill" | "tänker" | "ska" | "skall" | "kommer" | "försöker" | "planerar" => {
            let meant = if next == "att" { third } else { next };
            (meant.ends_with('a') || ["bli", "slå"].contains(&meant)) && !serves(meant)
        }
        // What is done ends so and a thing with its article does not: "har rivit", "har ansvaret".
        "har" => next.ends_with('t') && !next.ends_with("et") && !undone(next) && !serves(next),
        verb => verb_itself() && !serves(verb) && !undone(next) && !NO_VERBS.contains(&verb),
    }
}

/// Who says these before "att ni" or "ni" wishes for something.
const WISHES: [&str; 14] = [
    "vill", "önskar", "hoppas", "begär", "ber", "kräver", "behöver", "tacksam", "vore", "till", "bra",
    "viktigt", "undrar", "förväntar",
];

/// Before "ni" they begin a condition, before "kommunen" they say that it does nothing.
const LEADS: [&str; 12] =
    ["om", "ifall", "innan", "så", "till", "från", "i", "av", "på", "hos", "med", "för"];

/// How what an office does for who turns to it begins: it is asked, hears, answers and mends.
const SERVES: [&str; 49] = [
    "kan", "kund", "få", "fick", "bör", "bord", "måst", "behöv", "skull", "är", "vet", "hade", "ser", "såg",
    "hör", "når", "hitta", "undra", "fråg", "ring", "svar", "skick", "skriv", "skrev", "säg", "sade", "mejl",
    "återk", "kontakt", "hjälp", "träff", "prata", "titta", "komm", "ager", "utred", "laga", "åtgärd", "fix",
    "bevil", "godkän", "lov", "går", "gick", "plog", "skott", "klipp", "töm", "städ",
];

/// Words that end as verbs do and are none.
const NO_VERBS: [&str; 17] = [
    "både", "där", "efter", "eller", "för", "här", "hur", "inte", "lite", "när", "ofta", "redan", "under",
    "ute", "var", "varför", "över",
];

/// Whether `text`, with a title whole at `span`, has only the name of a place, which is of the consultation `at`, where
/// something befell somebody; and whether nothing in the mail is said of the consultation.
pub(super) fn is_only_where_it_was(
    message: &Message,
    text: &str,
    span: &Range<usize>,
    authority: &Authority,
    at: usize,
) -> bool {
    is_an_errand(message)
        && is_a_name(text, span, authority, at)
        && !says_something_of_it(message, span_words(text, span), authority, at)
}

/// Whether no word at `span` is a kind of document.
fn is_a_name(text: &str, span: &Range<usize>, authority: &Authority, at: usize) -> bool {
    let lexicon = &authority.titles.lexicon;
    let own = lexicon.seen(span_words(text, span), MAX_SEEN, &|one| one == at);
    !own.iter().any(|seen| lexicon.is_kind(seen) || lexicon.is_document(seen))
}

fn span_words<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    text.get(span.clone()).unwrap_or_default()
}

/// Whether the mail speaks of the consultation `at` by more than the `name`: by another word of its title, as an answer
/// does, with a side or a view, or of what becomes of a thing.
fn says_something_of_it(message: &Message, name: &str, authority: &Authority, at: usize) -> bool {
    let lexicon = &authority.titles.lexicon;
    let written = Written::of(message);
    let seen = |text: &str| lexicon.seen(text, MAX_SEEN, &|one| one == at);
    let named = seen(name);
    let besides = |text: &str| {
        seen(text)
            .iter()
            .any(|one| !lexicon.is_kind(one) && !named.iter().any(|known| known.word == one.word))
    };
    let of_a_pupil = |text: &str| matter::is_of_health(text) && matter::is_a_pupils(text);
    let is_referred = message
        .new_text()
        .map(|text| opening(text, OPENING))
        .any(|text| REFERRAL.is_match(text) || of_a_pupil(text));
    let answers = |text: &str| {
        let of_one = is_referred || matter::is_of_health(text);
        topic::speaks_of_one(text) && !of_one
    };
    let said = written.own().iter().any(|one| {
        let text = one.written();
        let viewed = || (purpose::is_a_view(one) || VIEW.is_match(text)) && !one.asks();
        besides(text)
            || answers(text)
            || is_of_all(text, authority)
            || viewed()
            || bids_for_all(text)
            || forbids(text)
    });
    said || written.takes_a_side()
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    /// Subjects and texts, and whether they are ours.
    const AT_THE_SCHOOL: &[(&str, &str, bool)] = &[
        ("Orosanmälan", "Ett barn på Ekbackens skola far illa hemma.", false),
        ("Mobbning", "Min son blir slagen varje dag på Ekbackens skola. Rektorn svarar inte.", false),
        ("Remissvar utredning", "Remissvar avseende elev vid Ekbackens skola, utredning klar.", false),
        ("Elev", "Remiss till BUP: elev i åk 3 vid Ekbackens skola. Remissvar önskas. Diagnos adhd.", false),
        ("Frånvaro", "Moa i 4A på Ekbackens skola är sjuk i dag.", false),
        ("Ledighet", "Ansöker om ledighet för Moa, Ekbackens skola.", false),
        ("Orosanmälan", "Flera barn i 5B på Ekbackens skola slår varandra.", false),
        ("Hot och våld", "En elev på Ekbackens skola drog kniv i dag. Kan ni ringa mig?", false),
        ("Kränkning", "Tobias, lärare på Ekbackens skola, kallar dem idioter.", false),
        ("Felanmälan", "Toaletten vid Ekbackens skola är stopp. Kan ni laga den?", false),
        // What is held against those who decide is no errand.
        ("Orosanmälan", "Orosanmälan gäller kommunen, som vill ta Ekbackens skola från barnen.", true),
        ("Mobbning", "Ni mobbar hela vår by. Ekbackens skola är allt vi har.", true),
        ("Mobbning", "Det politikerna gör mot Ekbackens skola är ren mobbning.", true),
        ("Kränkning", "Det är en skam hur ni behandlar Ekbackens skola.", true),
        ("Felanmälan", "Ekbackens skola: taket läcker eftersom ni vill bli av med den.", true),
        ("Orosanmälan", "Ni rycker upp mitt barn från Ekbackens skola.", true),
        ("Orosanmälan", "Min son mår dåligt sedan ni skrev att Ekbackens skola ska bort.", true),
        ("Orosanmälan", "Kommunen vanvårdar Ekbackens skola. Min son förtjänar bättre.", true),
        ("Mobbning", "Det ni håller på med kring Ekbackens skola är mobbning av mitt barn.", true),
        ("Kränkning", "Beslutet om Ekbackens skola är en kränkning av min dotter.", true),
        ("Orosanmälan", "Ert hot mot Ekbackens skola har gjort min dotter sjuk.", true),
        ("Mobbning", "Nu river ni upp tryggheten. Ekbackens skola är min sons hem.", true),
        ("Ledighet", "Ledighet för Moa, 4A Ekbackens skola, ring om ni vill veta mer.", false),
        ("Felanmälan", "Det är glashalka vid Ekbackens skola. Om ni vill kan jag visa var.", false),
        ("Mobbning", "Min dotter mobbas på Ekbackens skola. När tänker kommunen agera?", false),
        ("Mobbning", "Min dotter mobbas på Ekbackens skola. Ring om ni undrar.", false),
        ("Felanmälan", "Lampan vid Ekbackens skola är trasig. Kommunen har ansvaret.", false),
        ("Orosanmälan", "En elev på Ekbackens skola slår min son. Ni gör ingenting.", false),
        ("Hot och våld", "Hur tänker ni kring trygghet om Ekbackens skola slås ihop?", true),
        ("Orosanmälan", "Vi är hundra familjer kring Ekbackens skola. Byn dör.", true),
        ("Skolan", "Remiss till skolpsykolog tar ett år på Ekbackens skola. Hur blir det sedan?", true),
        ("Orosanmälan", "Min son går på Ekbackens skola. Att lägga ner den är vansinne.", true),
        ("Mobbning", "Min son blev mobbad i stan. Ekbackens skola måste vara kvar.", true),
        ("Hej", "Min son blev slagen i stan men på Ekbackens skola mår han bra. Nedläggningen är fel.", true),
        ("Synpunkter", "Min son har blivit slagen, men på Ekbackens skola fick han hjälp.", true),
        ("Frånvaro", "Frånvaron kommer att öka om Ekbackens skola försvinner.", true),
        ("Hej", "Min son har epilepsi och går på Ekbackens skola. Han klarar inte en längre resa.", true),
        ("Hej", "Mina barn går på Ekbackens skola. De trivs.", true),
        ("Lön", "Lärarna på Ekbackens skola har för låg lön men gör ett fantastiskt jobb.", true),
        ("Hej", "Leksakerna på Ekbackens skola är trasiga, ni har låtit den förfalla.", true),
        ("Hej", "Jag ansöker om att få tala på mötet om Ekbackens skola. Den är byns hjärta.", true),
        ("Hej", "Förslaget slår mot barnen på Ekbackens skola.", true),
        ("Skolan", "Ekbackens skola är hotad. Styrelsen är bekymrad.", true),
        ("Hej", "Taket läcker på Ekbackens skola. Renovera i stället!", true),
        ("Hej", "Ekbackens skola är navet i byn. Utan den blir det fler orosanmälningar.", true),
        ("Trakasserad by", "Ekbackens skola, affären, bussen. Allt tar ni.", true),
        ("Skolan", "Ett barn på Ekbackens skola är utsatt för mobbning.", true),
        ("Bygget", "Nu ska ni bygga på Strandängen 1:14. Vi säger blankt nej.", true),
    ];

    #[test]
    fn who_writes_of_what_befell_somebody_at_a_place_answers_nothing() {
        let mut authority = authority();
        let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Förslag om nedläggning av Ekbackens skola".to_owned();
        one.also_known_as = vec!["Ekbackens skola".to_owned()];
        two.title = "Detaljplan för del av Strandängen 1:14".to_owned();
        two.also_known_as = vec!["Strandängen 1:14".to_owned()];
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        for (subject, text, ours) in AT_THE_SCHOOL {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if *ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{subject}: {text} {:?}", verdict.reasons);
        }
    }
}
