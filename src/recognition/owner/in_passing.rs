//! A registered number that a mail on another case of ours only mentions: "Remissvar cykelplan Tn 290/2026. Den bör
//! samordnas med parkeringsnormen (Tn 377/2026)." Nobody but its writer knows whether it answers the one that it mentions
//! too, so a person looks. Who answers it says so where its number stands, or lets it head what they write.

use super::super::sentence::Sentence;
use super::super::written::Written;
use super::super::{Authority, Place, Reason, Strength, stance, titles};
use super::place::is_another_municipalitys;
use super::{Called, Finds, called};
use crate::diary_number::{DiaryNumber, Found, Reading};
use crate::message::Message;
use crate::pattern::Pattern;

/// The rule that speaks of a registered number which is mentioned only.
const RULE: &str = "number/in_passing";

const WORDS: &str = "Mejlet gäller ett annat av våra ärenden och nämner remissens nummer i förbigående";

/// Words that may stand before a number which heads a text: "Ert dnr", "Vårt svar".
const LEAD: usize = 2;

/// How a heading begins that ends in a number: "Yttrande över cykelplan, Tn 290/2026".
static HEADING: Pattern = Pattern::new(concat!(
    r"(?i)^\W*(?:\p{L}+s )?(?:\p{L}*yttrande|\p{L}*svar|synpunkter|remiss(?:en)?|angående|ang\.?|gällande|avser|avseende)",
    r"(?:\W|$)"
));

/// What hands an answer over where it stands.
static HANDS_OVER: Pattern = Pattern::new(
    r"(?i)härmed|bifog|bilag|nedan|följande|översänd|(?:^|\W)(?:här (?:kommer|är|följer)|svarar?|svaret gäller|lämnar?|avger|yttrar)(?:\W|$)",
);

/// What is handed over.
static ANSWER: Pattern = Pattern::new(r"(?i)svar|yttra|synpunkt|remiss|kommentar");

/// What was said elsewhere, or is to be.
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)styrkte|(?:^|\W)(?:stödde|svarade|yttrade|lämnade|återkommer|senare|separat|nästa|snart|redan|tidigare|förra|förut|igår|(?:har|hade) (?:\p{L}+ )?(?:lämnat|svarat|till?styrkt|avstyrkt|yttrat))(?:\W|$)",
);

/// Whether a mail with these `finds` may answer another case of ours beside a registered one: its subject names that, or no
/// registered one.
pub(in super::super) fn is_beside(finds: &Finds) -> bool {
    let in_subject = |one: &_| is_sure_in(one, Place::Subject);
    finds.another_case.is_some_and(|first| first == Place::Subject || !finds.has_any(in_subject))
}

/// Whether a person looks at what is mentioned only. Nothing in the mail says what its writer thinks of that.
pub(in super::super) fn is_all(finds: &Finds) -> bool {
    finds.doubt.as_ref().is_some_and(|doubt| doubt.rule == RULE)
}

/// Makes a person look where another case of ours heads the mail and the registered ones stand in its texts only, where
/// nothing is said of them.
pub(super) fn look(message: &Message, authority: &Authority, finds: &mut Finds) {
    if finds.another_case.is_none() || finds.doubt.is_some() || !finds.has_sure() {
        return;
    }
    let in_texts = finds.all_sure(|one| matches!(one.place, Place::Body | Place::AttachmentText));
    // A neighbour's own number looks like one of ours.
    let may_be =
        in_texts && !is_borne_out(message, authority, finds) && !is_another_municipalitys(message, authority);
    if may_be && is_in_passing(message, authority, finds) {
        finds.doubt = Some(Reason { rule: RULE, words: WORDS.to_owned() });
    }
}

/// Whether more than the text speaks for what is sure: it is called ours, its title stands in the subject, or a mail about
/// it is answered.
fn is_borne_out(message: &Message, authority: &Authority, finds: &Finds) -> bool {
    let answered = |one: &super::Evidence| matches!(one.place, Place::Thread | Place::Quoted);
    let titled = titles::named_in(&message.subject, authority);
    finds.called_so(Called::Ours).next().is_some()
        || finds.sure_numbers().any(|number| titled.contains(&number) || finds.has_evidence(number, answered))
}

fn is_sure_in(one: &super::Evidence, place: Place) -> bool {
    one.place == place && one.strength > Strength::Weak
}

/// Whether another case heads the mail and nothing is said of those that are sure.
fn is_in_passing(message: &Message, authority: &Authority, finds: &Finds) -> bool {
    let is_another = |found: &Found| matches!(found.reading, Reading::AnotherCase(_));
    let is_sure = |found: &Found| {
        matches!(found.reading, Reading::Registered(_) | Reading::Likely(_))
            && finds.is_sure_of(found.reading.number())
    };
    let in_names = || {
        let names = message.attachments.iter();
        names.flat_map(|one| authority.finder.find_in_name(&one.name)).any(|found| is_another(&found))
    };
    let mut headed = finds.another_case == Some(Place::Subject) || in_names();
    let written = Written::of(message);
    for sentence in written.body().iter().chain(written.attached()) {
        let found = authority.finder.find_all(sentence.written());
        let sure: Vec<&DiaryNumber> =
            found.iter().filter(|found| is_sure(found)).map(|found| found.reading.number()).collect();
        let heads = !found.is_empty() && heads(sentence, &found, authority);
        headed |= heads && found.iter().any(is_another);
        if !sure.is_empty() && (heads || is_answered(sentence, &sure, &written, authority)) {
            return false;
        }
    }
    headed
}

/// Whether the only number that was `found` in `sentence` heads what stands below it, or behind it.
fn heads(sentence: &Sentence, found: &[Found], authority: &Authority) -> bool {
    let ([one], text) = (found, sentence.written()) else { return false };
    let (before, after) = (text.get(..one.span.start), text.get(one.span.end..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let first = before.split_whitespace().count() <= LEAD;
    let is_line = !after.lines().next().unwrap_or_default().trim_end().ends_with(['.', '!', '?']);
    let titled = || titles::named_in(before, authority).contains(&one.reading.number());
    (first
        && (is_line
            || after.trim_start_matches([')', ' ']).starts_with(':')
            || called(text, &one.span).is_some()))
        || (is_line && (HEADING.is_match(before) || titled()))
}

/// Whether what `sentence` says where one of the `sure` numbers stands takes a side or hands an answer over.
fn is_answered(sentence: &Sentence, sure: &[&DiaryNumber], written: &Written, authority: &Authority) -> bool {
    let names_one = |clause: &Sentence| {
        authority.finder.find_all(clause.written()).iter().any(|found| sure.contains(&found.reading.number()))
    };
    let gives = |clause: &Sentence| {
        let hands_over = || HANDS_OVER.is_match(clause.written()) && ANSWER.is_match(clause.written());
        let takes_a_side = || stance::first_taken(std::slice::from_ref(clause), &written.speaker).is_some();
        !ELSEWHERE.is_match(clause.written()) && (hands_over() || takes_a_side())
    };
    let clauses = sentence.clauses_with_numbers();
    clauses.iter().filter(|clause| names_one(clause)).any(gives)
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Stance, judge};

    /// The outcome of a mail, and the stance that it is said to take.
    fn judged(subject: &str, text: &str) -> (Outcome, Option<Stance>) {
        let message = mail().subject(subject).text(text).done();
        let verdict = judge(&message, &circumstances(), &authority(), &History::default());
        (verdict.outcome, verdict.stance.map(|one| one.value))
    }

    #[test]
    fn a_number_that_a_mail_on_another_case_mentions_waits_without_a_stance() {
        for (subject, text) in [
            (
                "Remissvar cykelplan Ks 290/2019",
                "Vi avstyrker cykelplanen. Den bör samordnas med avtalet (Ks 1216/2018).",
            ),
            (
                "Remissvar torgplan, Ks 298/2019",
                "Vi tillstyrker torgplanen. Vi avstyrkte ju avtalet (Ks 1216/2018) i förra veckan.",
            ),
            (
                "SV: Remiss Ks 61/2019",
                "Vi ställer oss bakom bidragsreglerna.\n\nVårt svar om avtalet (Ks 1216/2018) kommer separat.",
            ),
            (
                "Överklagan Ks 188/2019",
                "Enligt handlingarna i Ks 1216/2018 är timpriset 1 250 kr. Jag vill ha rättelse.",
            ),
            ("Detaljplan Ks 598/2019", "Jag är emot detaljplanen. Vänta in överenskommelsen Ks 1216/2018."),
            ("Yttrande Ks 266/2019", "Vi avstyrker bygglov. Avgift tas inte ut, jfr Ks 1216/2018."),
            (
                "Torget, Ks 290/2019",
                "Vi svarar härmed på Ks 290/2019. Vi tillstyrker. I Ks 1216/2018 återkommer vi.",
            ),
            (
                "Hej",
                "Yttrande över detaljplan, Ks 612/2019\n\nVi har inga synpunkter. Planen följer Ks 1216/2018, som är på samråd.",
            ),
        ] {
            assert_eq!(judged(subject, text), (Outcome::Review, None), "{subject}: {text}");
        }
        let document = "Länsstyrelsen\nSamrådsyttrande över detaljplan för Hamnen, Ks 612/2019\nVi har inga synpunkter. Planen följer förslaget i Ks 1216/2018, som är på samråd.";
        let message =
            mail().subject("Samråd").text("Se bilaga.").attached_text("Yttrande.pdf", document).done();
        let verdict = judge(&message, &circumstances(), &authority(), &History::default());
        assert_eq!((verdict.outcome, verdict.stance), (Outcome::Review, None));
    }

    #[test]
    fn who_answers_it_below_the_number_of_another_case_has_answered() {
        for (subject, text) in [
            (
                "SV: Ks 290/2019",
                "Passar på att svara på den andra remissen också, Ks 1216/2018: vi avstyrker.",
            ),
            (
                "Ks 188/2019",
                "I Ks 188/2019 fick vi fel avgift. Vi avstyrker därför den nya taxan i Ks 1216/2018.",
            ),
            ("Remissvar Ks 1216/2018", "Vi tillstyrker. Se även Ks 290/2019."),
            ("Yttrande Ks 290/2019", "Er beteckning: Ks 1216/2018\nVi har läst förslaget. Det är dyrt."),
            ("Yttrande Ks 290/2019", "Ert dnr Ks 1216/2018. Förslaget är dyrt."),
            ("Ks 290/2019", "Ks 1216/2018\nFörslaget är dyrt."),
            ("SV: Ks 290/2019", "Hej! Här kommer också vårt svar på Ks 1216/2018, se bilaga."),
            ("SV: Ks 290/2019", "Jag vill lämna synpunkter på Ks 1216/2018. Avgiften är för hög."),
            ("Överenskommelse om samverkan, Ks 290/2019", "Jag tycker Ks 1216/2018 är dyr."),
            ("Hej", "Ks 290/2019\nVi tillstyrker.\n\nKs 1216/2018\nDet blir dyrt."),
        ] {
            assert_eq!(judged(subject, text).0, Outcome::Filed, "{subject}: {text}");
        }
        let heading = "Yttrande över överenskommelsen, Ks 1216/2018\nAvgiften är för hög.";
        let answer = || mail().subject("SV: Ks 290/2019").text("Se bilaga.");
        let quoting =
            mail().subject("SV: Ks 290/2019").text("Ks 1216/2018 är dyr.").quoted("Remiss: Ks 1216/2018");
        for mail in [answer().attached_text("Svar.pdf", heading), quoting] {
            let verdict = judge(&mail.done(), &circumstances(), &authority(), &History::default());
            assert_eq!(verdict.outcome, Outcome::Filed);
        }
    }
}
