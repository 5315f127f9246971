//! A mail of our own that is answered: who writes "Nej tack." above our question need not say what it was about.

use super::super::context::opening;
use super::super::never_answer::tells_of_own_absence;
use super::super::sentence::sentences;
use super::super::written::Written;
use super::super::{Authority, Kind, Place, field, matter, purpose, topic};
use super::{OPENING, named_in};
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
    r"(?i)(?:^|\W)(?:tyck(?:a|er)? (?:ni|du|till)|(?:ni|du) tycker|svara(?: [^.\n]{0,60})? senast)(?:\W|$)",
);

/// Goes to everybody who has asked for news.
static OF_NEWS: Pattern = Pattern::new(r"(?i)nyhetsbrev|prenumer|avregistrera");

/// The consultations that a mail of our own, answered by `message`, asks about.
pub(super) fn asked<'a>(message: &Message, authority: &'a Authority) -> Vec<&'a DiaryNumber> {
    let quoted = message.passages.iter().filter(|passage| passage.origin == Origin::Quoted);
    let quoted: Vec<&str> = quoted.map(|passage| opening(&passage.text, OPENING)).collect();
    let below = quoted.join("\n");
    let below = opening(&below, OPENING);
    let Some(head) = head_of_ours(below, authority) else { return Vec::new() };
    let ours = unmarked(below.lines().skip(head));
    if OF_NEWS.is_match(&ours) || OF_NEWS.is_match(&message.subject) || !answers(message, authority) {
        return Vec::new();
    }
    let said = sentences(&ours, Place::Quoted);
    let said = said.iter().take_while(|one| !purpose::closes(one)).filter(|one| !purpose::is_courtesy(one));
    let said: Vec<&str> = said.take(FIRST).map(|one| one.written()).collect();
    // What is asked is asked where it is named, or in the next breath: a footer has titles as well.
    let questions = said.windows(said.len().clamp(1, 2)).map(|near| near.join(" "));
    let asks = |question: &String| topic::speaks_of_one(question) || ASKS.is_match(question);
    let mut asked: Vec<&DiaryNumber> = Vec::new();
    for one in questions.filter(asks).flat_map(|question| named_in(&question, authority)) {
        if !asked.contains(&one) {
            asked.push(one);
        }
    }
    asked
}

/// How many lines of the quoted text say that it is from our own domain; none where nothing says so.
fn head_of_ours(below: &str, authority: &Authority) -> Option<usize> {
    let is_ours = |domain: &str| field::is_within(domain, &authority.own_domain);
    if let Some((block, end)) = forward_blocks_with_ends(below).into_iter().next()
        && end <= BLOCK
    {
        return block.sender.is_some_and(|sender| is_ours(&sender.domain())).then_some(end);
    }
    let ends = |line: &str| line.trim_end().ends_with(':');
    let head = below.lines().take(ATTRIBUTION).position(ends)?.saturating_add(1);
    let mut addresses = below.lines().take(head).flat_map(field::addresses);
    addresses.any(|one| one.rsplit_once('@').is_some_and(|(_, domain)| is_ours(domain))).then_some(head)
}

/// The `lines` without the marks of quoted ones, as far as one mail goes: what that answers has two marks.
fn unmarked<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let own = lines.map(|line| {
        let line = line.trim_start();
        line.strip_prefix('>').unwrap_or(line).trim_start()
    });
    own.take_while(|line| !line.starts_with('>')).collect::<Vec<_>>().join("\n")
}

/// Whether `message` says or brings something of its own, no promise, question or absence alone, and of nothing that a person
/// or a firm has to do with us.
fn answers(message: &Message, authority: &Authority) -> bool {
    let written = Written::of(message);
    let mut said = written.body().iter().take_while(|one| !purpose::closes(one));
    let everyday = |text: &str| matter::is_trade(text) || matter::is_private(text, authority);
    (message.files().next().is_some()
        || said.any(|one| (one.states() && !purpose::is_courtesy(one)) || purpose::takes_a_side(one)))
        && purpose::purpose(&written).0 != Kind::Question
        && !written.body().iter().any(tells_of_own_absence)
        && !message.new_text().any(|text| everyday(opening(text, OPENING)))
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
            ("Vi återkommer.", false),
            ("Jag är på semester till den 7 december.", false),
            ("Kan vi ses på torsdag?", false),
            ("Kan du ringa mig?", false),
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
        ] {
            let expected = if ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(outcome("SV: Samråd", "Lampan är trasig.", head, below), expected, "{head} {below}");
        }
    }
}
