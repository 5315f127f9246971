//! A mail of our own that is answered: who writes "Nej tack." above our question need not say what it was about.

use super::super::context::opening;
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
static ASKS: Pattern =
    Pattern::new(r"(?i)(?:^|\W)(?:tyck(?:a|er)? (?:ni|du|till)|(?:ni|du) tycker|yttra)(?:\W|$)");

/// Wants to be answered, on whatever it is.
static BY_WHEN: Pattern = Pattern::new(r"(?i)(?:^|\W)svara(?: [^.\n]{0,60})? senast(?:\W|$)");

/// Speaks to the reader, who is shown a paper for that.
static ADDRESSES: Pattern = Pattern::new(r"(?i)\?|(?:^|\W)(?:ni|du|er|era|ert|dig|din|ditt|dina)(?:\W|$)");

/// Before a title, where people meet about it: "mötet om".
static MEETING: Pattern = Pattern::new(concat!(
    r"(?i)(?:(?:möte|träff|utställning)\p{L}{0,4}|(?:^|\W)kl(?:ockan)?\W*\d[\d.:]*) \p{L}+",
    r"(?: (?:den|det|de|vår|vårt|våra|nya?|nytt))*\W*$"
));

/// Says that a mail has come, and no more.
static RECEIPT: Pattern = Pattern::new(r"(?i)^\W*mottag[ei]t(?:\W+tack)?\W*$");

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
        for named in names_in(&question, authority) {
            if is_asked_about(&named, &question) && !asked.contains(&named.number) {
                asked.push(named.number);
            }
        }
    }
    asked
}

/// Whether a view is asked for where something is `named` in the `question`, or anything of it and not of a meeting about it.
fn is_asked_about(named: &Named, question: &str) -> bool {
    let (before, behind) = question.split_at_checked(named.span.start).unwrap_or_default();
    let own = before.rfind(['.', '!', '?']).and_then(|end| question.get(end..));
    let own = own.map_or(question, |own| own.trim_start_matches(['.', '!', '?']));
    let views = |text: &str| topic::speaks_of_one(text) || ASKS.is_match(text);
    // A name may be that of a place, of which anything is asked.
    let shown = || named.is_whole && ADDRESSES.is_match(own);
    let asks = || views(question) || BY_WHEN.is_match(question) || shown();
    (views(behind) || (!MEETING.is_match(before) && asks())) && !matter::is_trade(question)
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
        || (!purpose::is_courtesy(one)
            && !thanks()
            && !RECEIPT.is_match(text)
            && (one.states() || !is_a_name(text)))
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
            ("Tack!\nBra Förslag", true),
            ("Mottaget - banorna är för smala.", true),
            ("Mottaget och godkänt.", true),
            ("Tack!\n\nVi vill ha bredare banor.", true),
            ("Tack!\nNej från oss.", true),
            ("Tack för mejlet. För smala banor.", true),
            ("Mottaget, tack.", false),
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

    /// What we write, and whether it asks for a view of what is registered.
    const QUESTIONS: &[(&str, bool)] = &[
        ("Här kommer Strategi för gång och cykel. Ni får gärna yttra er till den 31 december.", true),
        ("Vi behöver ert yttrande i ärendet om Strategi för gång och cykel.", true),
        ("Vill ni vara med och tycka till kring Strategi för gång och cykel?", true),
        ("Vi har nu öppnat dialogen om Strategi för gång och cykel. Vad tycker ni?", true),
        ("Vad tycker ni om kapitel 3 i Strategi för gång och cykel?", true),
        ("Arbetsgruppen för Strategi för gång och cykel undrar vad ni tycker.", true),
        ("Tack för mötet om Strategi för gång och cykel. Vad tycker ni?", true),
        ("Vad är er inställning till Strategi för gång och cykel?", true),
        ("Ni fick nyss handlingarna i Strategi för gång och cykel. Har ni något att säga?", true),
        ("Kan du boka ett rum? Vi ska prata om Strategi för gång och cykel.", false),
        ("Kan du skicka fakturan för broschyren om Strategi för gång och cykel?", false),
        ("Kommunen vill lägga ner Kajutan. Vad tycker ni?", true),
        ("Kommunen funderar på avveckling av fritidsgården Kajutan. Vad tycker ni?", true),
        ("Fakturan för hyran av Kajutan är på väg. Vad tycker ni om nya låset?", false),
        ("Kan ni städa Kajutan på fredag?", false),
        ("Vill ni delta i träffen om Strategi för gång och cykel? Svara senast 30 november.", false),
        ("Vad tycker du om lunch före mötet om Strategi för gång och cykel?", false),
        ("Vi ses på torsdag kl 10 om Strategi för gång och cykel. Passar det?", false),
        ("Kan ni visa stugan?\nPetra Ask\nKommunsekreterare\nPå remiss: Strategi för gång och cykel", false),
    ];

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
        ]
        .into_iter()
        .chain(QUESTIONS.iter().map(|(below, ours)| (block, *below, *ours)))
        {
            let expected = if ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(outcome("SV: Samråd", "Lampan är trasig.", head, below), expected, "{head} {below}");
        }
    }
}
