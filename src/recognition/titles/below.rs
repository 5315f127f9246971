//! A mail of our own that is answered: who writes "Nej tack." above our question need not say what it was about.

use super::super::context::opening;
use super::super::decided_on::names_a_document;
use super::super::given_names::is_persons;
use super::super::never_answer::tells_of_own_absence;
use super::super::sentence::{Sentence, sentences};
use super::super::written::Written;
use super::super::{Authority, Place, field, matter, purpose, topic};
use super::{Named, OPENING, names_in};
use crate::diary_number::DiaryNumber;
use crate::message::{Message, Origin, forward_blocks_with_ends};
use crate::pattern::Pattern;

/// Lines over which "Den 24 nov. skrev Petra <petra@…>:" is wrapped at most.
const ATTRIBUTION: usize = 4;

/// Lines within which the block of another mail program, "Från: Petra <petra@…>", is that of the mail answered.
const BLOCK: usize = 12;

/// Sentences in which a mail says what it asks; a letter of news comes to it further down.
const FIRST: usize = 4;

/// Asks for a view without a word of the trade.
static ASKS: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:tyck(?:a|er)? (?:ni|du|till)|(?:ni|du) tycker|yttra|svara(?: [^.\n]{0,60})? senast)(?:\W|$)",
);

/// Speaks to the reader, who is shown a paper for that.
static ADDRESSES: Pattern = Pattern::new(r"(?i)\?|(?:^|\W)(?:ni|du|er|era|ert|dig|din|ditt|dina)(?:\W|$)");

/// The word that a title behind it belongs to.
static OF: Pattern = Pattern::new(concat!(
    r"(?i)(?P<head>[\p{L}\d]+) (?:om|av|för|kring|till|från|vid|på|i|hos|inför|efter|före)",
    r"(?: (?:den|det|de|vår|vårt|våra|nya?|nytt))*\W*$"
));

/// Such words with which the title itself is asked about: "tycker ni om", "lägga ner", "synpunkter på", "utkastet till".
static OF_ITSELF: Pattern = Pattern::new(concat!(
    r"(?i)^(?:ni|du|er|dig|vi|oss|ne[rd]|\p{L}*(?:[^\Wn]a|r)",
    r"|\p{L}*(?:förslag|remiss|samråd|granskning|synpunkt|åsikt|tank|svar|fråg|utkast|version|underlag|enkät)\p{L}{0,4})$"
));

/// A word that thanks for nothing: below a question it answers.
static APPROVES: Pattern = Pattern::new(r"(?i)^\W*(?:ok|okej|okay|perfekt|jo|vad bra)(?:\W|$)");

/// Goes to everybody who has asked for news.
static OF_NEWS: Pattern = Pattern::new(r"(?i)nyhetsbrev|prenumer|avregistrera");

/// The consultations that a mail of our own, answered by `message`, asks about.
pub(super) fn asked<'a>(message: &Message, authority: &'a Authority) -> Vec<&'a DiaryNumber> {
    let quoted = message.passages.iter().filter(|passage| passage.origin == Origin::Quoted);
    let quoted: Vec<&str> = quoted.map(|passage| opening(&passage.text, OPENING)).collect();
    let below = quoted.join("\n");
    let below = opening(&below, OPENING);
    let Some((head, writer)) = head_of_ours(below, authority) else { return Vec::new() };
    let ours = unmarked(below.lines().skip(head), &writer);
    if OF_NEWS.is_match(&ours) || OF_NEWS.is_match(&message.subject) || !answers(message, authority) {
        return Vec::new();
    }
    let said = sentences(&ours, Place::Quoted);
    let said = said.iter().take_while(|one| !purpose::closes(one)).filter(|one| !purpose::is_courtesy(one));
    let said: Vec<&str> = said.take(FIRST).map(|one| one.written()).collect();
    // What is asked is asked where it is named, or in the next breath: a footer has titles as well.
    let questions = said.windows(said.len().clamp(1, 2)).map(|near| near.join(" "));
    let mut asked: Vec<&DiaryNumber> = Vec::new();
    for question in questions {
        let asks = topic::speaks_of_one(&question) || ASKS.is_match(&question);
        // A name may be that of a place, of which anything is asked.
        let is_asked = |named: &Named| asks || (named.is_whole && ADDRESSES.is_match(&question));
        for named in names_in(&question, authority) {
            if is_asked(&named) && !is_of_another(&question, &named) && !asked.contains(&named.number) {
                asked.push(named.number);
            }
        }
    }
    asked
}

/// Whether the title that is `named` only says what another thing is about: "mötet om Cykelstrategin".
fn is_of_another(question: &str, named: &Named) -> bool {
    let before = question.get(..named.span.start).unwrap_or_default();
    let head = OF.captures(before).and_then(|found| found.name("head"));
    head.is_some_and(|head| !OF_ITSELF.is_match(head.as_str()) && !names_a_document(head.as_str()))
}

/// How many lines of the quoted text say that it is from our own domain, and what they call its writer; none where nothing
/// says so.
fn head_of_ours(below: &str, authority: &Authority) -> Option<(usize, String)> {
    let is_ours = |domain: &str| field::is_within(domain, &authority.own_domain);
    if let Some((block, end)) = forward_blocks_with_ends(below).into_iter().next()
        && end <= BLOCK
    {
        let sender = block.sender.filter(|sender| is_ours(&sender.domain()));
        return sender.map(|sender| (end, sender.name));
    }
    let ends = |line: &str| line.trim_end().ends_with(':');
    let head = below.lines().take(ATTRIBUTION).position(ends)?.saturating_add(1);
    let mut addresses = below.lines().take(head).flat_map(field::addresses);
    let named = || {
        let before = below.split(['<', '(', '[']).next().unwrap_or_default();
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        before.split_whitespace().rev().take_while(capital).collect::<Vec<_>>().join(" ")
    };
    addresses
        .any(|one| one.rsplit_once('@').is_some_and(|(_, domain)| is_ours(domain)))
        .then(|| (head, named()))
}

/// The `lines` without the marks of quoted ones, as far as one mail goes: what that answers has two marks, and below the name
/// of its `writer` stands a footer.
fn unmarked<'t>(lines: impl Iterator<Item = &'t str>, writer: &str) -> String {
    let own = lines.map(|line| {
        let line = line.trim_start();
        line.strip_prefix('>').unwrap_or(line).trim()
    });
    let signs = |line: &str| {
        let name = line.split([',', '|', '/', '–']).next().unwrap_or_default();
        let known = |word| writer.split_whitespace().any(|one| one == word);
        !name.trim().is_empty() && name.split_whitespace().all(known)
    };
    // A letter may have its sender above it.
    let mut begun = false;
    let goes_on = |line: &&str| {
        let ends = line.starts_with('>') || (begun && signs(line));
        begun |= !line.is_empty();
        !ends
    };
    own.take_while(goes_on).collect::<Vec<_>>().join("\n")
}

/// Whether `message` says or brings something of its own, no thanks or absence alone, and of nothing that a person or a firm
/// has to do with us.
fn answers(message: &Message, authority: &Authority) -> bool {
    let written = Written::of(message);
    let mut said = written.body().iter().take_while(|one| !purpose::closes(one));
    let everyday = |text: &str| matter::is_trade(text) || matter::is_private(text, authority);
    let is_absent = || written.body().iter().any(tells_of_own_absence);
    (message.files().next().is_some() || said.any(says_something))
        && !(is_absent() && purpose::own_view(&written).is_none())
        && !message.new_text().any(|text| everyday(opening(text, OPENING)))
}

/// Whether the sentence is more than a greeting, thanks or a name: "Bra."
fn says_something(one: &Sentence) -> bool {
    let is_a_name = |text: &str| {
        let first = text.split_whitespace().next().unwrap_or_default();
        is_persons(first.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let text = one.written();
    // "Tack så mycket, Petra!"
    let thanks = text.rsplit_once(", ").filter(|(_, name)| is_a_name(name) && !name.contains(' '));
    let thanks =
        || thanks.is_some_and(|(thanks, _)| sentences(thanks, Place::Body).iter().all(purpose::is_courtesy));
    APPROVES.is_match(text)
        || purpose::takes_a_side(one)
        || (!purpose::is_courtesy(one) && !thanks() && (one.states() || !is_a_name(text)))
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    const QUESTION: &str =
        "Hej!\nVi har tagit fram en Strategi för gång och cykel och undrar vad ni tycker.\nPetra";

    fn outcome(subject: &str, text: &str, head: &str, below: &str) -> Outcome {
        let mut authority = authority();
        let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Strategi för gång och cykel".to_owned();
        one.also_known_as = vec!["Kajutan".to_owned()];
        two.title = "Kulturmiljöprogram för Exempels kommun".to_owned();
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        let message = mail().subject(subject).text(text).quoted(&format!("{head}\n{below}")).done();
        judge(&message, &circumstances(), &authority, &History::default()).outcome
    }

    const OURS: &str = "Den 24 nov. 2026 skrev Petra Ask\n<petra.ask@kommun.example>:";

    #[test]
    fn who_answers_our_question_need_not_say_what_it_was() {
        for (text, ours) in [
            ("Nej tack.", true),
            ("Nej.", true),
            ("Bredare banor och mer plogning, tack.", true),
            ("Se bilaga.", true),
            ("Vi är nöjda.", true),
            ("Här är våra kommentarer:\n1. Bredare banor\n2. Mer plogning", true),
            ("Tack!", false),
            ("Tack för mejlet, Petra.", false),
            ("Tack så mycket, Petra!", false),
            ("Bra.", true),
            ("Ok för oss.", true),
            ("Nja.", true),
            ("Vi återkommer.", true),
            ("Vi återkommer efter mötet den 10 december.", true),
            ("Var hittar jag hela förslaget?", true),
            ("Vem är handläggare?", true),
            ("Jag är på semester men hann läsa. Det är bra.", true),
            ("Jag är på semester till den 7 december.", false),
            ("Kan vi ses på torsdag?", true),
            ("Kan du ringa mig?", true),
            ("Hej Petra!\nTack så mycket.\nMvh Eva", false),
            ("Min mamma har inte fått sin hemtjänst i dag.", false),
            ("Fakturan är ännu inte betald.", false),
        ] {
            let expected = if ours { Outcome::Review } else { Outcome::Ignored };
            for marked in [QUESTION.to_owned(), format!("> {}", QUESTION.replace('\n', "\n> "))] {
                assert_eq!(outcome("Re: Vad tycker ni?", text, OURS, &marked), expected, "{text} {marked}");
            }
        }
    }

    #[test]
    fn what_is_answered_has_to_be_ours_and_to_ask() {
        let block = "Från: Petra Ask <petra.ask@kommun.example>\nSkickat: den 20 november 2026\nTill: Eva\nÄmne: Samråd\n";
        let citizens = "Från: Eva Ek <eva@mejl.example>\nSkickat: den 20 november 2026\nTill: kommun@kommun.example\nÄmne: Cykel\n";
        let far = "Isbanan är öppen. Biblioteket har pyssel. Badet är stängt. Loppis på lördag.";
        let footer = "Din anmälan är mottagen.\nMed vänlig hälsning\nPetra\nSvara på remissen om Strategi för gång och cykel!";
        for (head, below, ours) in [
            (block, QUESTION, true),
            (block, "Bifogar Kulturmiljöprogram för Exempels kommun på remiss.", true),
            (block, "Här kan du läsa Strategi för gång och cykel. Vad tycker du?", true),
            (citizens, QUESTION, false),
            ("Den 24 nov. 2026 skrev Eva Ek <eva@mejl.example>:", QUESTION, false),
            (block, "Strategi för gång och cykel trycks i veckan.", false),
            (block, &format!("Nyhetsbrev\n{QUESTION}\nAvsluta prenumerationen"), false),
            (block, &format!("{far} {QUESTION}"), false),
            (block, footer, false),
            (
                block,
                "Här kommer Strategi för gång och cykel. Ni får gärna yttra er till den 31 december.",
                true,
            ),
            (block, "Kommunen vill lägga ner Kajutan. Vad tycker ni?", true),
            (block, "Kommunen funderar på avveckling av fritidsgården Kajutan. Vad tycker ni?", true),
            (block, "Fakturan för hyran av Kajutan är på väg. Vad tycker ni om nya låset?", false),
            (block, "Kan ni städa Kajutan på fredag?", false),
            (
                block,
                "Vill ni delta i träffen om Strategi för gång och cykel? Svara senast 30 november.",
                false,
            ),
            (block, "Vad tycker du om lunch före mötet om Strategi för gång och cykel?", false),
            (block, "Vi ses på torsdag kl 10 om Strategi för gång och cykel. Passar det?", false),
            (
                block,
                "Kan ni visa stugan?\nPetra Ask\nKommunsekreterare\nPå remiss: Strategi för gång och cykel",
                false,
            ),
        ] {
            let expected = if ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(outcome("SV: Samråd", "Lampan är trasig.", head, below), expected, "{head} {below}");
        }
    }
}
