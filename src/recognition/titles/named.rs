//! Which consultations a text names, and where.

use std::ops::Range;

use super::super::Authority;
use super::super::document_name::is_definite;
use super::super::title_word::Seen;
use super::MAX_SEEN;
use super::near::{place, whole};
use crate::consultation::Consultation;
use crate::diary_number::DiaryNumber;

/// The consultations whose whole title or short form stands in `text`.
pub(in super::super) fn named_in<'a>(text: &str, authority: &'a Authority) -> Vec<&'a DiaryNumber> {
    names_in(text, authority).into_iter().map(|one| one.number).collect()
}

/// A consultation that a text names.
pub(super) struct Named<'a> {
    pub(super) number: &'a DiaryNumber,
    pub(super) span: Range<usize>,
    /// By a title, and not by a short form of one word or a place.
    pub(super) is_whole: bool,
}

/// Where `text` first names each consultation.
pub(super) fn names_in<'a>(text: &str, authority: &'a Authority) -> Vec<Named<'a>> {
    let seen = authority.titles.lexicon.seen(text, MAX_SEEN, &|_| true);
    let named = |(at, one): (usize, &'a Consultation)| {
        let own: Vec<&Seen> = seen.iter().filter(|one| one.consultation == at).collect();
        let whole = whole(text, &own, authority, at);
        let is_whole = whole.is_some();
        let span = whole.or_else(|| name(text, &own, authority, at))?;
        Some(Named { number: &one.diary_number, span, is_whole })
    };
    authority.consultations.iter().enumerate().filter_map(named).collect()
}

/// Where the first short form of one word stands among the words of a title, or the place that it is about.
pub(super) fn name(text: &str, own: &[&Seen], authority: &Authority, at: usize) -> Option<Range<usize>> {
    let is_name = |one: &&&Seen| authority.titles.lexicon.is_name(one) && is_definite(text, &one.span);
    own.iter().find(is_name).map(|one| one.span.clone()).or_else(|| place(text, own, authority, at))
}

#[cfg(test)]
mod tests {
    use crate::consultation::{BodyName, Invited};
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    #[test]
    fn who_was_asked_names_a_short_form_and_need_say_no_more() {
        let mut authority = authority();
        let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Antal bilplatser i centrum".to_owned();
        one.also_known_as = vec!["Parkeringsnormen".to_owned(), "P-normen".to_owned()];
        two.title = "Avveckling av fritidsgården".to_owned();
        two.also_known_as = vec!["Kajutan".to_owned()];
        for consultation in [one, two] {
            consultation.invited = vec![Invited {
                name: BodyName::new("Cykelklubben"),
                domains: vec!["cykel.example".to_owned()],
                addresses: Vec::new(),
            }];
        }
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        for (text, of_the_asked, of_others) in [
            ("Vi stöder p-normen.", true, true),
            ("Vi är för den nya parkeringsnormen.", true, true),
            ("Jag är emot nya p-normen.", true, true),
            ("P-normen är bra.", true, false),
            ("Parkeringsnormen blir ett lyft i centrum.", true, false),
            ("Vi tror på parkeringsnormen.", true, false),
            ("Vi tar fram en parkeringsnorm för vår gård.", false, false),
            ("Faktura för parkeringsnormen bifogas.", false, false),
            ("Vi kör disco på Kajutan den 4 december.", false, false),
            ("Kajutans toalett är trasig.", false, false),
            ("Stängs Kajutan hamnar vi på stan.", true, false),
            ("Får vi låna Kajutan den 12 december?", false, false),
            ("Kajutan är stängd i dag på grund av sjukdom.", false, false),
            ("Kajutan måste städas före fredag.", false, false),
        ] {
            for (from, ours) in [("eva@cykel.example", of_the_asked), ("eva@mejl.example", of_others)] {
                let message = mail().from(&[from]).subject("hej").text(text).done();
                let verdict = judge(&message, &circumstances(), &authority, &History::default());
                let expected = if ours { Outcome::Review } else { Outcome::Ignored };
                assert_eq!(verdict.outcome, expected, "{from}: {text} {:?}", verdict.reasons);
            }
        }
    }

    /// Mails on a place that has an acronym before it in a title, and whether they are ours.
    const ON_A_PLACE: &[(&str, &str, bool)] = &[
        ("FÖP Norra Strandbyn", "Husen är för höga.", true),
        ("Norra Strandbyn", "Jag är emot den fördjupade översiktsplanen.", true),
        ("Norra Strandbyn", "Vi vill inte ha flerbostadshus i Norra Strandbyn enligt er nya plan.", true),
        ("Hej", "Vi har synpunkter på planen för Norra Strandbyn.", true),
        ("Översiktsplan Norra Strandbyn", "Nej till bygge på åkermark.", true),
        ("Planen för Norra Strandbyn", "Jag är emot.", true),
        ("Nya planen för Norra Strandbyn", "Hur många hus blir det?", true),
        ("Hej", "Jag är emot bygget i Norra Strandbyn.", true),
        ("Hej", "Stoppa exploateringen av Norra Strandbyn!", true),
        ("Norra Strandbyn", "Bevara ängarna!", true),
        ("Kvarnängen", "Jag är emot detaljplanen.", true),
        ("Detaljplan Kvarnängen", "Husen är för höga.", true),
        ("kvarnängen", "jag är emot husen", true),
        ("Hej", "Jag har synpunkter på planen för Kvarnängen.", true),
        ("Hej", "Vi säger nej till bygget på Kvarnängen.", true),
        ("Hej", "Min mor på Norra Strandbyn 4 får inte sin mat i tid.", false),
        ("Norra Strandbyn", "Min postlåda på Norra Strandbyn 4 är påkörd.", false),
        ("Norra Strandbyn", "Det är hål i vägen.", false),
        ("Buss", "När går bussen till Norra Strandbyn?", false),
        ("Båtplats i Norra Strandbyn", "Finns det någon ledig?", false),
        ("Kvarnängen", "Lampan är trasig.", false),
    ];

    /// The same of bodies that were asked.
    const FROM_WHO_WAS_ASKED: &[(&str, &str, &str, bool)] = &[
        ("byn.example", "Hej", "Översiktsplanen för Norra Strandbyn tar ingen hänsyn till vägen.", true),
        ("byn.example", "Hej", "Norra Strandbyn ska förbli grön.", true),
        ("kvarnen.example", "Kvarnängen", "Vi vill behålla ängen.", true),
        ("byn.example", "Snö", "Plogen kom inte till Norra Strandbyn i dag.", false),
        ("byn.example", "Loppis", "Loppis i Norra Strandbyn på lördag. Välkomna!", false),
    ];

    #[test]
    fn a_place_with_an_acronym_before_it_is_no_title_alone() {
        let mut authority = authority();
        let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Fördjupad översiktsplan för Norra Strandbyn".to_owned();
        one.also_known_as = vec!["FÖP Norra Strandbyn".to_owned()];
        two.title = "DP Kvarnängen".to_owned();
        for (consultation, domain) in [(one, "byn.example"), (two, "kvarnen.example")] {
            consultation.invited = vec![Invited {
                name: BodyName::new("Byalaget"),
                domains: vec![domain.to_owned()],
                addresses: Vec::new(),
            }];
        }
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        let anybody = ON_A_PLACE.iter().map(|(subject, text, ours)| ("mejl.example", subject, text, ours));
        let asked = FROM_WHO_WAS_ASKED.iter().map(|(from, subject, text, ours)| (*from, subject, text, ours));
        for (from, subject, text, ours) in anybody.chain(asked) {
            let message = mail().from(&[&format!("eva@{from}")]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if *ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{subject}: {text} {:?}", verdict.reasons);
        }
    }
}
