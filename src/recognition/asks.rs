//! Whether a mail of another authority asks us, or calls to a meeting: then the number in it is that authority's own. "Ni
//! bereds tillfälle att lämna synpunkter" has the words of an answer and is none.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::context::opening;
use super::owner::{is_another_municipalitys, is_anothers_mail};
use super::written::Written;
use super::{Authority, purpose, topic, untied};
use crate::message::{Attachment, Message};
use crate::pattern::{Pattern, pattern};

/// Bytes of a text in which it says what it wants.
const OPENING: usize = 4_000;

/// What calls people to a meeting.
const TO_A_MEETING: &str = "kallelse|inbjudan";

/// How the subject of such a mail begins. "SV: Inbjudan" does not.
static CALLS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:underrättelse|{TO_A_MEETING}|kungörelse|föreläggande|missiv\b|påminnelse|samråd(?:sremiss)?\b|granskning\b{}",
        r"|(?:begäran|förfrågan) om (?:\w+ )?(?:\w*yttranden?|\w*svar|synpunkter|komplettering\w*|samråd|remiss|utlåtanden?)\b)"
    ))
});

/// Whether `heading` begins as a call to a meeting does.
pub(super) fn is_a_call(heading: &str) -> bool {
    static CALL: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!(r"(?i)^\W*(?:{TO_A_MEETING})(?:\W|_|$)")));
    CALL.is_match(heading)
}

/// Who is asked for views in so many words: "Ni bereds tillfälle", "Ert yttrande önskas", "Svar senast den 3 juni".
static TENDERS: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:(?:bereds|inbjuds|ges|erbjuds) (?:\w+ ){0,2}(?:tillfälle|möjlighet|att (?:yttra|lämna|inkomma|svara|delta))|bjuder (?:\w+ ){0,2}in till samråd(?:\W|$)",
    r"|(?:ert|edert|era|ditt|dina|skriftliga?t?) (?:\w+ ){0,2}(?:yttrande\w*|svar|synpunkter|utlåtande) (?:\w+ ){0,2}(?:önskas|begärs|emotses|lämnas|skickas|ställs|sänds)(?:\W|$)",
    r"|(?:önskar|begär|emotser|inväntar) (?:\w+ ){0,3}(?:\w*yttrande\w*|remissvar|synpunkter|utlåtande)(?:\W|$)",
    r"|(?:lämna|skicka|sänd|inkom|yttra)(?:[^\w.\n][^.\n]{0,59})?[^\w.\n]senast(?:\W|$))",
    r"|(?:^|[.!?\n] ?)(?:svar|yttrande|remissvar|synpunkter) (?:\w+ )?senast(?:\W|$)",
    r"|(?:^|\W)(?:skicka|lämna|sända?) (?:in )?(?:ert|era|ditt|dina) (?:\w+ )?(?:\w*svar|synpunkter|\w*yttrande)(?:\W|$)"
));

/// By when whoever is asked is to say something. A citizen who wants to be answered writes so too.
static BY_WHEN: Pattern = Pattern::new(r"(?i)\b(?:svara|återkom)\b[^.\n]{0,60}\bsenast\b");

/// Who is asked for anything: "Vi bjuder in er", "Vi vill ha svar på varför".
static ASKS: Pattern = Pattern::new(concat!(
    r"(?i)\bbjuds (?:\w+ ){0,2}in\b|\b(?:vi )?bjuder (?:\w+ ){0,2}in\b|\binbjuder\b",
    r"|\b(?:önskar|begär|emotser|inväntar|efterfrågar|vill (?:\w+ )?ha|ber (?:er |dig )?(?:\w+ )?om|hemställer om|anhåller om)",
    r" (?:\w+ ){0,3}(?:\w*yttrande\w*|\w*svar|synpunkter|utlåtande|besked)\b"
));

/// "Synpunkter lämnas till", wherever it is not to us: an answer ends so.
static TO: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:synpunkter|yttrande\w*|svar|svaret|remissvar\w*|erinringar|frågor och synpunkter) (?:\w+ ){0,4}",
    r"(?:lämnas|skickas|sänds|ställs|inges|insänds|mejlas|mailas|tillhanda|inkommit|kommit in)(?: in)?(?:[^\w.\n][^.\n]{0,79})?(?:\W|$)"
));

/// "Ber om anstånd med sitt svar", "vi önskar lämna vårt yttrande": who speaks of the own answer asks for none.
static OWN: Pattern = Pattern::new(concat!(
    r"(?i)anstånd|uppskov|förläng|svarstid|(?:längre|mer) tid",
    r"|(?:^|\W)(?:sitt|sina|vårt|våra) (?:\w+ )?(?:\w*yttrande|\w*svar|synpunkter|utlåtande)",
    r"|(?:^|\W)(?:på|om) (?:detta )?(?:\w*yttrandet?|\w*svaret)(?:\W|$)"
));

/// Whether `message` asks for views on what another municipality proposes, whoever sends it. Who is no authority asks
/// formally, or only wants to be answered: "Norrby kommuns plan är bättre. Jag vill ha svar på varför."
pub(super) fn asks_for_anothers(message: &Message, authority: &Authority) -> bool {
    let ours = authority.name.as_str();
    let mut texts = std::iter::once(message.subject.as_str()).chain(message.new_text());
    texts.any(|text| topic::asks_for_another_municipality(opening(text, OPENING), ours))
        && invites(message, authority)
        && !answers(message)
}

/// Whether another authority asks us in `message` for our views on a matter of its own, and answers nothing: "Kommunen ges
/// tillfälle att yttra sig". A subject alone, "Samråd", may be the one that is answered.
pub(super) fn is_anothers_call(message: &Message, authority: &Authority) -> bool {
    is_anothers_mail(message, authority)
        && invites_in_text(message, authority)
        && !answers(message)
        && !gives_a_view(message)
}

/// Whether `message` gives a view of the sender's own.
fn gives_a_view(message: &Message) -> bool {
    purpose::own_view(&Written::of(message)).is_some_and(|view| !calls(view.written()))
}

/// Whether another authority says in `message` that it asks: "Norrby kommun bjuder in till samråd".
pub(super) fn is_anothers_call_by_name(message: &Message, authority: &Authority) -> bool {
    let name = message.sender().map(|from| from.name.to_lowercase()).unwrap_or_default();
    let name = name.split_whitespace().next().unwrap_or_default();
    let names_itself = |text: &str, found: Match| {
        before(text, found.start()).contains(name) && !is_told(text, &found, message, authority)
    };
    let asks = |text| {
        [&*TENDERS, &*ASKS, &*TO].iter().any(|one| one.find_iter(text).any(|found| names_itself(text, found)))
    };
    !name.is_empty() && is_anothers_call(message, authority) && texts(message).any(asks)
}

/// Whether a `sentence` asks for views: "Yttrande senast den 1 december" hands none over.
fn calls(sentence: &str) -> bool {
    [&*TENDERS, &*ASKS].iter().any(|one| one.is_match(sentence))
        || (TO.is_match(sentence) && WHERE_TO.is_match(sentence))
}

/// Whether `message` asks for something and answers nothing.
pub(super) fn asks(message: &Message, authority: &Authority) -> bool {
    (tenders(message, authority) || asks_in_text(message, authority)) && !answers(message)
}

fn asks_in_text(message: &Message, authority: &Authority) -> bool {
    texts(message).any(|text| ASKS.find_iter(text).any(|found| !is_told(text, &found, message, authority)))
}

/// Whether `message` asks for views in so many words, or begins as such mail does.
pub(super) fn tenders(message: &Message, authority: &Authority) -> bool {
    let by_when =
        |text: &str| BY_WHEN.find_iter(text).any(|found| !is_told(text, &found, message, authority));
    invites(message, authority) || texts(message).any(by_when)
}

/// Whether `message` invites to give views as authorities do. A "Samråd" with a view below it is the one that is answered.
pub(super) fn invites(message: &Message, authority: &Authority) -> bool {
    static ANSWERED: Pattern = Pattern::new(r"(?i)^\W*(?:samråd|granskning)");
    let subject = message.subject.as_str();
    (CALLS.is_match(subject) && !(ANSWERED.is_match(subject) && gives_a_view(message)))
        || invites_in_text(message, authority)
}

fn invites_in_text(message: &Message, authority: &Authority) -> bool {
    let ours = place_of(authority);
    let elsewhere = |found: &Match| {
        WHERE_TO.is_match(found.as_str()) && !found.as_str().to_lowercase().contains(ours.as_str())
    };
    let tenders = |text: &str| {
        let told = |found: &Match| is_told(text, found, message, authority);
        TENDERS.find_iter(text).any(|found| !told(&found))
            || TO.find_iter(text).any(|found| elsewhere(&found) && !told(&found))
    };
    texts(message).any(tenders)
}

/// The name of our place, lower case and in no genitive: "Strandvik bjuder in".
fn place_of(authority: &Authority) -> String {
    let name = authority.name.to_lowercase();
    let place = name.strip_suffix(" kommun").unwrap_or(&name);
    place.strip_suffix('s').filter(|bare| bare.len() >= SHORTEST_PLACE).unwrap_or(place).to_owned()
}

/// Bytes of a place's name that words seldom have in them by chance.
const SHORTEST_PLACE: usize = 5;

/// What says what the sender wants.
fn texts(message: &Message) -> impl Iterator<Item = &str> {
    let attached = message.attachments.iter().filter_map(Attachment::words);
    let texts = std::iter::once(message.subject.as_str()).chain(message.new_text()).chain(attached);
    texts.map(|text| opening(text, OPENING))
}

/// Whether `found` in `text` tells what we asked, or what the sender means to do: "Exempels kommun önskar synpunkter,
/// och vi har inga." Of "the municipality" no other municipality tells.
fn is_told(text: &str, found: &Match, message: &Message, authority: &Authority) -> bool {
    // A blank or a full stop on either side is none of its words.
    let within = found.as_str().trim_start_matches(is_no_letter).len();
    let (start, end) =
        (found.end() - within, found.start() + found.as_str().trim_end_matches(is_no_letter).len());
    let (before, through) = (before(text, start), sentence(text, end));
    let asker = ASKER.captures(through);
    before.contains(&place_of(authority))
        || RETOLD.is_match(&before)
        || OWN.is_match(through)
        || asker.is_some_and(|by| by.name("you").is_some() || !is_another_municipalitys(message, authority))
}

/// What stands before `at` in its sentence, lower case.
fn before(text: &str, at: usize) -> String {
    sentence(text, at).to_lowercase()
}

/// What stands before `at` in its sentence.
fn sentence(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default().rsplit(['.', '\n']).next().unwrap_or_default()
}

/// Who is said to ask, and is not the writer: "Ni bjuder in till samråd och ber om synpunkter."
static ASKER: Pattern = Pattern::new(
    r"(?i)(?:^|[!?:;])\W*(?:(?P<you>ni|du)|kommunen) (?:\w+ )?(?:bjuder|inbjuder|önskar|begär|emotser|inväntar|efterfrågar|vill|ber)(?:\W|$)",
);

fn is_no_letter(c: char) -> bool {
    !c.is_alphanumeric()
}

/// What was asked of the sender, and what the sender means to do.
static RETOLD: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:ni har|har ni|som ni|du har|oss att|oss möjlighet|tack för|(?:kan|får|hinner) vi",
    r"|(?:vi|jag|regionen|länsstyrelsen) (?:kan|hinner|avser|kommer|skulle|räknar))\b"
));

/// A mail in a conversation goes on with it: "SV: Remiss Ks 1216/2018".
static REPLY: Pattern = Pattern::new(r"(?i)^\W*(?:sv|re|vs|aw|antw)\s*:");

/// "Regionen ber om anstånd", "Begäran om förlängd svarstid". Who asks may say that none is given: "anstånd medges inte".
static WANTS_TIME: Pattern = Pattern::new(
    r"(?i)\b(?:ber|begär|ansöker|anhåller|hemställer|söker|begäran|ansökan|anhållan|förfrågan) (?:\w+ ){0,3}(?:anstånd|uppskov|förläng|(?:mer|längre) tid)",
);

/// "Länsstyrelsen lämnar följande synpunkter", "översänder härmed sitt yttrande".
static GIVES: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:lämnar?|avger?|framför|framföra|anför|har|inkommer med|översänder) (?:\w+ ){0,2}",
    r"(?:följande|härmed|nedanstående|sitt|sina|vårt|våra) (?:\w+ ){0,2}(?:synpunkter|\w*yttrande|\w*svar|erinringar|kommentarer|inspel)\b"
));

/// Where or when an answer is to come.
static WHERE_TO: Pattern = Pattern::new(
    r"(?i)(?:lämnas|skickas|sänds|ställs|inges|insänds|mejlas|mailas)(?: in)? (?:skriftlig\w* |helst |via |per )?(?:till|senast|före|via|per|skriftlig\w*|på)\b|tillhanda|inkommit|kommit in",
);

/// "Ert dnr Ks 1216/2018", "er remiss".
static YOURS: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:er|ert|eder|edert|era)\s+(?:remiss(?:en|ens)?\b|skrivelse|förfrågan|begäran om|utskick|förslag",
    r"|(?:d[-. ]?nr|diarie\w*|beteckning|ref\w*|ärende\w*)[^\p{L}\d\n]{0,6}(?:\p{L}{1,5}[ .:]?)?\d)"
));

/// A greeting of who writes to the members: "Hej alla medlemmar!"
static TO_MEMBERS: Pattern = Pattern::new(concat!(
    r"(?i)^\W*(?:hej(?:san)?|hallå|kära|bästa|till)[ ,]+(?:(?:alla|våra|kära|samtliga|er|ni)[ ,]+){0,3}",
    r"(?:förenings|by)?medlem(?:mar(?:na)?)?(?: i (?P<body>[^.!?,:\n]{1,40}))?\s*(?:[!,.:–-]|$)"
));

/// Whether a body writes to its members in `message`, and we get what it tells them: that is no answer, whatever it says of
/// the matter. The members of a board are ours. Further down they may be told of.
pub(super) fn speaks_to_members(message: &Message, authority: &Authority) -> bool {
    let boards = ["nämnd", "styre", "fullmäktige", "utskott"];
    let is_series = |body: &str| {
        authority.consultations.iter().any(|one| one.diary_number.series().eq_ignore_ascii_case(body.trim()))
    };
    let of_a_board =
        |body: &str| boards.iter().any(|board| body.to_lowercase().contains(board)) || is_series(body);
    let greets = |line: &str| {
        let found = TO_MEMBERS.captures(line);
        found.is_some_and(|found| found.name("body").is_none_or(|body| !of_a_board(body.as_str())))
    };
    let first = message.new_text().flat_map(str::lines).find(|line| !line.trim().is_empty());
    (greets(&message.subject) || first.is_some_and(greets)) && !is_called_an_answer(message)
}

/// Whether `message` replies, or calls itself or a file that it brings an answer.
fn is_called_an_answer(message: &Message) -> bool {
    let names = message.attachments.iter().map(|one| one.name.as_str());
    REPLY.is_match(&message.subject)
        || std::iter::once(message.subject.as_str()).chain(names).any(untied::is_called_an_answer)
}

/// Whether `message` answers something: it says so, takes a side, or wants more time.
pub(super) fn answers(message: &Message) -> bool {
    let texts = || std::iter::once(message.subject.as_str()).chain(message.new_text());
    let written = Written::of(message);
    is_called_an_answer(message)
        || texts().any(|text| {
            [&*YOURS, &*GIVES, &*WANTS_TIME].iter().any(|one| one.is_match(text))
                || untied::is_our_answer(text)
        })
        || written.takes_a_side()
        || written.takes_a_side_attached()
}

#[cfg(test)]
mod tests {
    use crate::consultation::{BodyName, Invited};
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, judge};

    #[test]
    fn an_authority_that_we_asked_asks_us_of_other_things() {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Länsstyrelsen"),
            domains: vec!["lst.example".to_owned()],
            addresses: Vec::new(),
        }];
        for (subject, text, ours) in [
            ("Remiss: Ekudden, dnr 511-3321-2026", "Ni bereds tillfälle att yttra er.", false),
            ("Remiss: vattenverksamhet", "Yttrande ska ha inkommit senast den 15 december.", false),
            ("Samråd väg 55", "Vi bjuder in till samråd. Synpunkter lämnas till oss senast 3 maj.", false),
            ("Remiss", "Kommunen ges tillfälle att yttra sig. Svar senast 1 november.", false),
            (
                "Remiss: vattenverksamhet",
                "Ni bereds tillfälle att yttra er. Yttrande senast 1 december.",
                false,
            ),
            (
                "Remiss: biblioteksplan",
                "Ni ges möjlighet att yttra er. Vi vill ha ert svar senast den 10 december.",
                false,
            ),
            ("Remissvar", "Länsstyrelsen har inga synpunkter.", true),
            ("Samråd", "Synpunkter: bullret måste utredas.", true),
        ] {
            let message = mail().named("Länsstyrelsen i Norra län", "reg@lst.example");
            let message = message.subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{subject}: {text} {:?}", verdict.reasons);
        }
    }
}
