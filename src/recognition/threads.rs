//! Mail that answers one of our own letters, known by its signed Message-ID, or the mail that asked for
//! answers, known by the Message-ID in the configuration (brief, Outcomes).

use super::evidence::Finds;
use super::field::is_mailbox;
use super::never_answer::answered;
use super::{Authority, Evidence, History, Place, Reason, Strength};
use crate::consultation::Consultation;
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::letter_id::{LetterId, LetterKind};
use crate::message::Message;

/// The originals that the letters of ours which `message` answers were about: what the register has to be
/// asked before the message is judged. A digest is about no original, and the register knows nothing of it.
#[must_use]
pub fn originals_asked_about(message: &Message, authority: &Authority) -> Vec<Fingerprint> {
    let verified = message.answers.iter().filter_map(|id| LetterId::verify(id, &authority.letter_key));
    let mut asked: Vec<_> = verified.map(|letter| letter.about).collect();
    asked.sort();
    asked.dedup();
    asked
}

/// Looks at what `message` answers.
pub(super) fn look(message: &Message, authority: &Authority, history: &History, finds: &mut Finds) {
    if message.answers.is_empty() {
        return;
    }
    let says_something =
        message.new_text().any(|text| !text.trim().is_empty()) || message.files().next().is_some();
    // Our own letter come back by itself is a machine's matter (rule 21).
    if !says_something {
        return;
    }
    let direct = directly(message);
    look_at_letters(message, authority, history, &direct, finds);
    for consultation in &authority.consultations {
        let asked =
            |id: &&String| consultation.invitations.iter().any(|known| known.eq_ignore_ascii_case(id));
        // Deep in References the invitation is where a thread began, which may long be about other things.
        let strength = match message.answers.iter().find(asked) {
            Some(id) if direct.contains(&id) => Strength::Likely,
            Some(_) => Strength::Weak,
            None => continue,
        };
        let text = format!("inbjudan till {}", consultation.diary_number);
        let evidence = Evidence { rule: "thread/invitation", place: Place::Thread, text, strength };
        finds.add(&consultation.diary_number, evidence);
    }
}

fn look_at_letters(
    message: &Message,
    authority: &Authority,
    history: &History,
    direct: &[&String],
    finds: &mut Finds,
) {
    let (mut unknown, mut report) = (false, false);
    for id in &message.answers {
        let Some(letter) = LetterId::verify(id, &authority.letter_key) else { continue };
        let strength = if direct.contains(&id) { Strength::Certain } else { Strength::Likely };
        let cases = history.originals.get(&letter.about).map(Vec::as_slice).unwrap_or_default();
        for number in cases.iter().filter(|number| authority.consultation(number).is_some()) {
            let text = format!("vårt brev i {number}");
            finds.add(number, Evidence { rule: "thread/our_letter", place: Place::Thread, text, strength });
        }
        unknown |= cases.is_empty();
        report |= letter.kind != LetterKind::Acknowledgement;
    }
    if unknown && !finds.names_a_consultation() {
        let words = if report {
            "Mejlet svarar på en av våra rapporter eller påminnelser, inte på en kvittens"
        } else {
            "Mejlet svarar på ett av våra brev, men registret vet inte vilket ärende det gällde"
        };
        finds.doubt = Some(Reason { rule: "thread/our_letter_unknown", words: words.to_owned() });
        if let Some(number) = reported_to(message, authority).filter(|_| report) {
            let text = format!("vår rapport om {number}");
            let (place, strength) = (Place::Thread, Strength::Weak);
            finds.add(number, Evidence { rule: "thread/our_report", place, text, strength });
        }
    }
}

/// The consultation whose reports the sender gets, where it is one: which report is answered, no id says.
fn reported_to<'a>(message: &Message, authority: &'a Authority) -> Option<&'a DiaryNumber> {
    let sender = message.sender()?;
    let reads =
        |one: &&Consultation| one.report_to.iter().any(|reader| is_mailbox(&sender.address, &reader.address));
    let mut read = authority.consultations.iter().filter(reads);
    let first = read.next()?;
    read.next().is_none().then_some(&first.diary_number)
}

/// The Message-IDs that the mail answers itself: all in In-Reply-To or, where there is none, the last in
/// References.
fn directly(message: &Message) -> Vec<&String> {
    let named: String = message.header("In-Reply-To").collect();
    let named = named.replace(char::is_whitespace, "");
    let last = answered(message);
    message.answers.iter().filter(|id| named.contains(id.as_str()) || last == Some(id.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{Mail, authority, circumstances, letter_id, mail};
    use crate::recognition::{Outcome, Verdict, judge};

    fn history(cases: &[&str]) -> History {
        let cases: Vec<_> = cases.iter().map(|case| DiaryNumber::parse(case).unwrap()).collect();
        let original = Fingerprint::of(b"an earlier mail");
        History {
            originals: [(original, cases)].into_iter().filter(|(_, cases)| !cases.is_empty()).collect(),
            ..History::default()
        }
    }

    fn judged(mail: Mail, history: &History) -> Verdict {
        let mut authority = authority();
        authority.consultations[1].invitations = vec!["inbjudan@kommun.example".to_owned()];
        judge(&mail.done(), &circumstances(), &authority, history)
    }

    fn filed(verdict: &Verdict) -> Vec<String> {
        verdict.filed_under().map(|one| one.diary_number.to_string()).collect()
    }

    #[test]
    fn an_answer_to_our_letter_belongs_to_the_cases_the_register_knows() {
        let id = letter_id();
        let reply = || mail().subject("SV: Tack").text("När får vi veta mer?").answers(&[&id]);
        assert_eq!(filed(&judged(reply(), &history(&["Ks 1216/2018"]))), ["Ks 1216/2018"]);
        let both = history(&["Ks 1216/2018", "Ks 1121/2017"]);
        assert_eq!(filed(&judged(reply(), &both)), ["Ks 1121/2017", "Ks 1216/2018"]);
        let nothing = judged(reply(), &history(&[]));
        assert_eq!(
            (nothing.outcome, nothing.reasons[0].rule),
            (Outcome::Review, "thread/our_letter_unknown")
        );
        assert_eq!(nothing.suggestion(), None);
        let gone = judged(reply(), &history(&["Ks 9/2001"]));
        assert_eq!(gone.outcome, Outcome::Ignored, "a case that is no consultation of ours any more");
    }

    #[test]
    fn a_forged_letter_id_is_no_evidence() {
        let forged = letter_id().replace("ack.", "ack.a");
        let verdict = judged(mail().text("Hej").answers(&[&forged]), &history(&["Ks 1216/2018"]));
        assert_eq!(verdict.outcome, Outcome::Ignored);
    }

    #[test]
    fn our_letter_come_back_without_a_word_and_a_machines_answer_are_no_answers() {
        let id = letter_id();
        let known = history(&["Ks 1216/2018"]);
        let echo = judged(mail().quoted("Vi har fått ditt svar").answers(&[&id]), &known);
        assert_eq!(echo.outcome, Outcome::Ignored);
        let absent = mail().text("Jag är borta").answers(&[&id]).header("Auto-Submitted", "auto-replied");
        assert_eq!(judged(absent, &known).outcome, Outcome::Ignored);
    }

    #[test]
    fn an_answer_to_the_invitation_is_filed_and_a_turn_of_its_thread_is_looked_at() {
        let nothing = history(&[]);
        let direct = mail().text("Vi är positiva.").answers(&["Inbjudan@kommun.example"]);
        assert_eq!(filed(&judged(direct, &nothing)), ["Ks 1121/2017"]);
        let later = mail().text("En annan sak").answers(&["2@forening.example", "inbjudan@kommun.example"]);
        assert_eq!(judged(later, &nothing).outcome, Outcome::Review);
    }

    #[test]
    fn an_answer_to_a_report_is_looked_at_with_the_case_that_its_reader_has() {
        let authority = authority();
        let about = Fingerprint::of(b"a day's report");
        let id =
            LetterId { kind: LetterKind::Digest, about }.message_id(&authority.letter_key, "kommun.example");
        let suggested = |readers: &[usize]| {
            let mut authority = authority.clone();
            for place in readers {
                authority.consultations[*place].report_to = vec![crate::consultation::ReportRecipient {
                    name: "Anna".to_owned(),
                    address: "anna@forening.example".to_owned(),
                    detail: crate::consultation::Detail::Full,
                }];
            }
            let reply =
                mail().subject("Sv: Dagsrapport").text("Kan vi ses på torsdag?").answers(&[&id]).done();
            let verdict = judge(&reply, &circumstances(), &authority, &history(&[]));
            assert_eq!(verdict.outcome, Outcome::Review);
            assert!(verdict.reasons.iter().any(|reason| reason.words.contains("en av våra rapporter")));
            verdict.suggestion().map(ToString::to_string)
        };
        assert_eq!(suggested(&[1]).as_deref(), Some("Ks 1121/2017"));
        assert_eq!(suggested(&[0, 1]), None);
        assert_eq!(suggested(&[]), None);
    }

    #[test]
    fn the_register_is_asked_once_for_each_letter() {
        let message = mail().answers(&[&letter_id(), "x@y.example", &letter_id().to_uppercase()]).done();
        assert_eq!(originals_asked_about(&message, &authority()), [Fingerprint::of(b"an earlier mail")]);
    }
}
