//! A registered number that a mail on another case of ours only mentions: "Remissvar cykelplan Tn 290/2026. Den bör
//! samordnas med parkeringsnormen (Tn 377/2026)." Nobody but its writer knows whether it answers the one that it mentions
//! too, so a person looks. Who answers it says so where its number stands, or lets it head what they write.

use std::ops::Range;
use std::slice;

use super::super::sentence::{Sentence, said};
use super::super::written::Written;
use super::super::{Authority, Evidence, Place, Reason, Strength, purpose, stance, titles};
use super::heading::{around, begins_a_heading, heads};
use super::place::is_another_municipalitys;
use super::{Called, Finds};
use crate::diary_number::{DiaryNumber, Found, Reading};
use crate::message::Message;
use crate::pattern::Pattern;

/// The rule that speaks of a registered number which is mentioned only.
const RULE: &str = "number/in_passing";

const WORDS: &str = "Mejlet gäller ett annat av våra ärenden och nämner remissens nummer i förbigående";

/// What hands an answer over where it stands.
static HANDS_OVER: Pattern = Pattern::new(
    r"(?i)härmed|bifog|bilag|nedan|följande|översänd|(?:^|\W)(?:här (?:kommer|är|följer)|svarar?|svar(?:et)? gäller|lämnar?|avger|yttrar)(?:\W|$)",
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
    let answered = |one: &Evidence| matches!(one.place, Place::Thread | Place::Quoted);
    let titled = titles::named_in(&message.subject, authority);
    finds.called_so(Called::Ours).next().is_some()
        || finds.sure_numbers().any(|number| titled.contains(&number) || finds.has_evidence(number, answered))
}

fn is_sure_in(one: &Evidence, place: Place) -> bool {
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
        let heads = is_headed_by(sentence, &found, authority);
        headed |= heads && found.iter().any(is_another);
        if !sure.is_empty() && (heads || is_answered(sentence, &sure, &written, authority)) {
            return false;
        }
    }
    headed
}

/// Whether the only number that was `found` in `sentence` heads what stands below it, or behind it: its title may be all
/// that stands before it.
fn is_headed_by(sentence: &Sentence, found: &[Found], authority: &Authority) -> bool {
    let [one] = found else { return false };
    let (before, behind) = around(sentence, &one.span);
    let ends_a_line = !behind.lines().next().unwrap_or_default().trim_end().ends_with(['.', '!', '?']);
    let ends = ends_a_line || behind.trim_start_matches([')', ' ']).starts_with(':');
    let titled = || titles::named_in(before, authority).contains(&one.reading.number());
    heads(sentence, &one.span) || (ends && (begins_a_heading(before) || titled()))
}

/// Whether `sentence` asks for something or answers where one of the `sure` numbers stands.
fn is_answered(sentence: &Sentence, sure: &[&DiaryNumber], written: &Written, authority: &Authority) -> bool {
    let gives = |clause: &Sentence| {
        let found = authority.finder.find_all(clause.written());
        let one = found.iter().find(|found| sure.contains(&found.reading.number()));
        one.is_some_and(|one| is_answered_in(clause, &one.span, written))
    };
    sentence.clauses_with_numbers().iter().any(gives)
}

/// Whether the `clause` asks for something in the case of the `number` in it, takes a side, hands an answer over, or gives a
/// view of what the number stands for: behind a number that the clause begins with, anything that is held.
fn is_answered_in(clause: &Sentence, number: &Range<usize>, written: &Written) -> bool {
    let one = slice::from_ref(clause);
    let hands_over = || HANDS_OVER.is_match(clause.written()) && ANSWER.is_match(clause.written());
    let takes_a_side = || stance::first_taken(one, &written.speaker).is_some();
    let views = || {
        let of_it = said_of(clause, number);
        let begins = || begins_a_heading(around(clause, number).0);
        (begins() && purpose::is_a_view(&of_it)) || purpose::asks_or_answers(written, &[of_it])
    };
    purpose::request(written, one, None).is_some()
        || (!ELSEWHERE.is_match(clause.written()) && (hands_over() || takes_a_side() || views()))
}

/// What the `clause` says of the `number` in it: what stands behind it, and who holds that, "tycker att Tn 377/2026 ska göras
/// om". A view before it may be of anything: "Den bör samordnas med Tn 377/2026".
fn said_of<'a>(clause: &Sentence<'a>, number: &Range<usize>) -> Sentence<'a> {
    let (before, behind) = around(clause, number);
    let holder = before.rsplit_once(" att ").filter(|(_, named)| named.split_whitespace().nth(1).is_none());
    let holds = holder.and_then(|(holder, _)| holder.split_whitespace().next_back());
    let lead = holds.map(|holds| format!("{holds} att")).unwrap_or_default();
    clause.part(&said(&format!("{lead} {behind}")))
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
            ("Yttrande Ks 290/2019", "Nämnden bör avvakta Ks 1216/2018 innan beslut."),
            ("Ks 290/2019", "Planen bör vänta tills Ks 1216/2018 är klar."),
            ("Ks 290/2019", "Enligt Ks 1216/2018 behövs fler möten."),
            ("Ks 290/2019", "Vi tycker att den bör följa Ks 1216/2018."),
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
    fn what_is_said_of_both_is_said_of_it() {
        for text in [
            "Vi är emot både detaljplanen Ks 598/2019 och överenskommelsen Ks 1216/2018.",
            "Vi avstyrker detaljplanen Ks 598/2019 och överenskommelsen Ks 1216/2018.",
        ] {
            let expected = (Outcome::Filed, Some(Stance::Opposes));
            assert_eq!(judged("Detaljplan Ks 598/2019", text), expected, "{text}");
        }
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
            ("Ks 290/2019", "Jag drar tillbaka mitt yttrande i Ks 1216/2018."),
            ("Ks 290/2019", "Anstånd önskas i Ks 1216/2018 till nästa vecka."),
            ("Ks 290/2019", "Jag kompletterar mitt svar i Ks 1216/2018: även möten behövs."),
            ("Möte om Ks 290/2019", "Kan ni skicka handlingarna i Ks 1216/2018?"),
            ("Ks 290/2019", "När jag ändå skriver: i Ks 1216/2018 borde möten räknas in."),
            ("Ks 290/2019", "Dessutom, gällande avtalet Ks 1216/2018, anser jag att det är för dyrt."),
            ("Ks 290/2019", "Jag tycker att avtalet Ks 1216/2018 ska göras om."),
            ("Ks 290/2019", "Mitt svar gäller Ks 1216/2018 och inte Ks 290/2019."),
            ("Ks 290/2019", "Beträffande Ks 1216/2018 vill vi ha fler möten."),
            ("Ks 290/2019", "Om Ks 1216/2018: fler möten."),
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
