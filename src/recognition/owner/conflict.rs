//! Numbers that other evidence speaks against: one that another municipality writes as its own without a word before it, and
//! one below the title of another consultation. Conflicting evidence goes to a person (promise 6).

use super::super::{Authority, Evidence, Place, Reason, Strength, asks, senders, titles, topic};
use super::place::is_another_municipalitys;
use super::{Called, Finds, OPENING, in_passing, is_about_ours, opening, signs, texts};
use crate::diary_number::DiaryNumber;
use crate::message::Message;
use crate::pattern::Pattern;

/// How most other authorities write their numbers, and we do not: "KS 2026/318".
const YEAR_FIRST: &str = "number/year_first";

/// What an authority sends out under a number of its own.
static SENT_OUT: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:inbjud(?:an|er)|bjuder in|kallelse\w*|kungörelse\w*|protokollsutdrag\w*|\w*beslut(?:ade|at|ar)?|medborgarförslag|delgivning\w*|tillsyn\w*|motion(?:en|er)? (?:om|från|av))(?:\W|$)",
);

/// Takes the weight from a number in another municipality's mail that nothing calls ours, where it is sent out and nothing
/// is about what we asked, where it is written as others write theirs, or where another is said to be ours. Who was asked
/// about it, or has a word of its title, writes of ours.
pub(super) fn weigh_unlabelled(message: &Message, authority: &Authority, finds: &mut Finds) {
    let said_ours: Vec<DiaryNumber> = finds.called_so(Called::Ours).map(|(number, _)| number).collect();
    let unsaid = |number: &&DiaryNumber| !said_ours.contains(number);
    let unsaid: Vec<DiaryNumber> = finds.sure_numbers().filter(unsaid).cloned().collect();
    if unsaid.is_empty() || !is_another_municipalitys(message, authority) {
        return;
    }
    let bare = |number: &DiaryNumber| {
        signs(number, message, authority) == 0 && !is_quoted(number, message, authority)
    };
    let bare: Vec<&DiaryNumber> = unsaid.iter().filter(|number| bare(number)).collect();
    let is_sent_out = texts(message).any(|text| SENT_OUT.is_match(opening(text, OPENING)))
        && !is_about_ours(message, authority)
        && !asks::answers(message);
    // "Ert dnr Ks 602/2025 och Ks 318/2026".
    let is_listed = |number: &DiaryNumber, one: &Evidence| {
        let found = authority.finder.find_all(&one.text);
        let mut numbers = found.iter().map(|found| found.reading.number());
        numbers.any(|one| said_ours.contains(one)) && numbers.any(|one| one == number)
    };
    finds.weaken(|number, one| {
        let theirs = one.rule == YEAR_FIRST;
        let beside = !said_ours.is_empty() && !is_listed(number, one);
        unsaid.contains(number) && if bare.contains(&number) { theirs || beside } else { theirs && beside }
    });
    // Every municipality has a plan of that name, and decides on it.
    finds.weaken(|number, _| {
        is_sent_out && unsaid.contains(number) && !senders::was_asked(number, message, authority)
    });
}

/// Whether mail that is answered below has a word of the title of `number`.
fn is_quoted(number: &DiaryNumber, message: &Message, authority: &Authority) -> bool {
    message.passages.iter().any(|passage| titles::has_word_of(number, &passage.text, authority))
}

/// Makes a person look where the heading says that it answers another consultation than the number's, of which no word
/// stands in the mail and about which the sender was not asked. A bare title may be a place that an answer is about.
pub(in super::super) fn look(message: &Message, authority: &Authority, finds: &mut Finds) {
    if finds.doubt.is_some() || !finds.has_sure() {
        return;
    }
    in_passing::look(message, authority, finds);
    let in_thread = |one: &Evidence| one.place == Place::Thread && one.strength > Strength::Weak;
    let borne_out = |number: &DiaryNumber| {
        finds.has_evidence(number, in_thread)
            || signs(number, message, authority) > 0
            || is_quoted(number, message, authority)
    };
    let heads = |(number, one): (&DiaryNumber, &Evidence)| {
        let titled = one.rule == "title/whole"
            || (one.rule == "title/short_form" && senders::was_asked(number, message, authority));
        titled
            && matches!(one.place, Place::Subject | Place::AttachmentName)
            && topic::speaks_of_one(&one.text)
            && !finds.is_sure_of(number)
    };
    let contested = finds.pieces().any(heads) && !finds.sure_numbers().any(borne_out);
    if contested {
        finds.doubt = Some(Reason { rule: "number/another_title", words: ANOTHER_TITLE.to_owned() });
    }
}

const ANOTHER_TITLE: &str = "Ärendenumret hör till en remiss, men rubriken till en annan";

#[cfg(test)]
mod tests {
    use crate::consultation::{BodyName, Invited};
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{Authority, History, Outcome, judge};

    /// Sydby was asked about Ks 1121/2017 alone.
    fn asks_a_neighbour() -> Authority {
        let mut authority = authority();
        let number = |one: &crate::consultation::Consultation| one.diary_number.to_string() == "Ks 1121/2017";
        authority.consultations.iter_mut().find(|one| number(one)).unwrap().invited = vec![Invited {
            name: BodyName::new("Sydby kommun"),
            domains: vec!["sydby.example".to_owned()],
            addresses: Vec::new(),
        }];
        authority
    }

    /// The outcome, and what it is filed under.
    fn judged(name: &str, from: &str, subject: &str, text: &str) -> (Outcome, Vec<String>) {
        let message = mail().named(name, from).subject(subject).text(text).done();
        let verdict = judge(&message, &circumstances(), &asks_a_neighbour(), &History::default());
        (verdict.outcome, verdict.filed_under().map(|one| one.diary_number.to_string()).collect())
    }

    #[test]
    fn an_authoritys_own_number_that_nothing_calls_ours_waits() {
        for (subject, text) in [
            ("KS 2018/1216 Inbjudan", "Fjällby kommun bjuder in."),
            ("Ks 1216/2018", "Kallelse till möte om gymnasiet."),
            ("Yttrande KS 2018/1216 över motion om hundrastgård", "För kännedom."),
            ("Delgivning KS 2018/1216", "Beslut, se bilaga."),
            ("Sv: KS 2018/1216", "Tack för snabbt svar om gymnasiet."),
            ("Ks 1216/2018 - Tillsyn", "Ett klagomål har kommit in på en fastighet."),
        ] {
            let (outcome, _) = judged("Fjällby kommun", "ks@fjallby.example", subject, text);
            assert_eq!(outcome, Outcome::Review, "{subject}: {text}");
            let text = format!("{text}\n\nOla Ek\nFjällby kommun");
            let (outcome, _) = judged("Ola Ek", "ola.ek@fjallby.example", subject, &text);
            assert_eq!(outcome, Outcome::Review, "{subject}: {text}");
        }
    }

    #[test]
    fn an_authoritys_answer_is_filed_under_what_it_calls_ours() {
        for (subject, text, filed) in [
            ("KS 2018/1216 Yttrande", "Vi avstyrker. Ert dnr Ks 1121/2017.", "Ks 1121/2017"),
            ("Yttrande", "KS 2018/1216. Vi tillstyrker. Ert dnr Ks 1121/2017.", "Ks 1121/2017"),
            ("Svar Ks 1121/2017", "Vi har inget att invända.", "Ks 1121/2017"),
            ("KS 2017/1121", "Vi har inget att invända.", "Ks 1121/2017"),
            ("Svar", "Ert dnr Ks 1121/2017 och Ks 1216/2018. Vi avstyrker.", "Ks 1121/2017 Ks 1216/2018"),
        ] {
            let (_, under) = judged("Sydby kommun", "ks@sydby.example", subject, text);
            assert_eq!(under.join(" "), filed, "{subject}: {text}");
        }
        for (subject, text) in [
            ("Ks 1216/2018", "Vi avstyrker."),
            ("Ks 1216/2018", "Kan vi få förlängd tid?"),
            ("Komplettering Ks 1216/2018", "Hej, se bifogat. Per Ek, Fjällby kommun"),
            ("Ks 1216/2018", "Bygg cykelväg till Fjällby!"),
        ] {
            let (outcome, _) = judged("Fjällby kommun", "ks@fjallby.example", subject, text);
            assert_eq!(outcome, Outcome::Filed, "{subject}: {text}");
        }
        let (union, subject) = ("ombud@kommunal.example", "KS 2018/1216");
        assert_eq!(judged("Kommunal", union, subject, "Gör om.").0, Outcome::Filed);
    }

    #[test]
    fn a_number_below_another_title_waits() {
        let partnership = "Riktlinjer för idéburet-offentligt partnerskap";
        for (subject, text, outcome) in [
            (format!("Yttrande över {partnership}, Ks 1216/2018"), "Yttrande bifogas.", Outcome::Review),
            (format!("Synpunkter på {partnership}"), "Märkt Ks 1216/2018. Mer pengar.", Outcome::Review),
            (format!("{partnership}, Ks 1121/2017"), "Mer pengar.", Outcome::Filed),
            (partnership.to_owned(), "Mitt svar på Ks 1216/2018: mer pengar.", Outcome::Filed),
            (format!("{partnership}, Ks 1216/2018"), "Samverkan är bra.", Outcome::Filed),
            ("Ks 1216/2018".to_owned(), "Se även partnerskapet. Mer pengar.", Outcome::Filed),
        ] {
            let (found, under) = judged("Stina Ek", "stina@mejl.example", &subject, text);
            assert_eq!(found, outcome, "{subject}: {text} {under:?}");
        }
    }
}
