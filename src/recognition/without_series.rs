//! Whether a number without its series is ours: "Ert dnr 1216/2018". Every board of every authority counts its
//! cases so, and so do clinics, courts and car parks. Such a number is worth filing by where the mail is about a
//! consultation in other ways too; else a person looks.

use super::context::opening;
use super::decided_on::Object;
use super::evidence::{Finds, HIDDEN};
use super::sentence::sentences;
use super::written::Written;
use super::{Authority, Evidence, Place, Strength, matter, owner, senders, stance, titles, topic, untied};
use crate::diary_number::DiaryNumber;
use crate::message::{Attachment, Message};
use crate::pattern::Pattern;

/// Bytes of a text in which it says what it is about.
const OPENING: usize = 1_500;

/// What may lead to a number without a series.
static LED: Pattern = Pattern::new(
    r"(?i)\b(?:d-?nr|diari\w*|ärende\w*|nr|nummer|ref\w*|beteckning|case|sak|sag|asia\w*|ang\w*|gällande|remiss\w*)\b",
);

/// Takes the weight from numbers without a series, where nothing else in the mail bears them out.
pub(super) fn weigh(message: &Message, authority: &Authority, finds: &mut Finds) {
    let bare = |one: &Evidence| is_bare(one.rule);
    if !finds.has_sure() || !finds.all_sure(bare) {
        return;
    }
    let mail = Mail { message, authority };
    let numbers: Vec<DiaryNumber> = finds.sure_numbers().cloned().collect();
    // Who says it in the subject and once more below means a case, and no authority's own.
    let in_place =
        |number: &DiaryNumber, place| finds.has_evidence(number, |one| bare(one) && one.place == place);
    let twice = |number: &DiaryNumber| {
        in_place(number, Place::Subject)
            && in_place(number, Place::Body)
            && !owner::is_anothers_mail(message, authority)
    };
    let borne_out = |number: &&DiaryNumber| {
        // "Kommunstyrelsen 1216/2018": the series spelled out.
        let board = |one: &Evidence| authority.finder.names_board_of(number, &one.text);
        let signed = finds.has_evidence(number, board) || mail.says_no_more() || twice(number);
        finds.has_evidence(number, is_in_full_below) || mail.bears_out(number, signed)
    };
    let ours: Vec<DiaryNumber> = numbers.iter().filter(borne_out).cloned().collect();
    // Of a list that one consultation is known by, the rest is about consultations as well.
    if ours.is_empty() {
        finds.weaken(|_, one| bare(one));
    }
}

/// Whether a rule reads numbers without their series.
fn is_bare(rule: &str) -> bool {
    rule.starts_with("number/no_series") || ["number/alone", "number/listed"].contains(&rule)
}

/// The same number in full in the mail that is answered.
fn is_in_full_below(one: &Evidence) -> bool {
    one.place == Place::Quoted
        && one.strength == Strength::Weak
        && one.rule.starts_with("number/")
        && one.rule != HIDDEN
        && !is_bare(one.rule)
}

/// "Tillstyrker" and "avstyrker" are said of anything.
static STANDS: Pattern = Pattern::new(r"(?i)(?:till?|av)styrk\w*");

/// What those call themselves who speak for patients or tenants.
static BODIES: Pattern = Pattern::new(r"(?i)\w*(?:förening|förbund|organisation|nätverk|rådet|råd\b)\w*");

/// The side that a sentence of the mail takes.
struct Side {
    words: String,
    /// Said of a private matter, or of what is no document.
    is_private: bool,
    /// Said of a document, in a mail that tells of nothing of its writer's own.
    is_on_a_document: bool,
}

/// A mail that says a number without its series.
struct Mail<'a> {
    message: &'a Message,
    authority: &'a Authority,
}

impl<'a> Mail<'a> {
    /// Whether the mail is about the consultation `number` in its other words: it names it, or it answers something
    /// and is about nothing that is no consultation; `signed` where the number says enough itself.
    fn bears_out(&self, number: &DiaryNumber, signed: bool) -> bool {
        let firm = self.takes_sides();
        if !self.is_of_another_matter() {
            let named = || self.texts().any(|text| self.has_word_of(number, text));
            let answers = || self.texts().any(is_about_a_consultation) || self.takes_a_stance();
            if signed || named() || answers() || senders::was_asked(number, self.message, self.authority) {
                return true;
            }
        }
        let of_ones_own = firm.as_ref().is_some_and(|one| !one.is_on_a_document);
        self.outweighs(number, of_ones_own)
            || firm.is_some_and(|one| !one.is_private && (one.is_on_a_document || self.tells(number, &one)))
    }

    /// Whether the mail's own words are about the consultation beside a private matter: they name it and not what the writer
    /// has to do with it, or answer it. An application names what somebody once wrote.
    fn outweighs(&self, number: &DiaryNumber, of_ones_own: bool) -> bool {
        let apart = |text: &str| {
            let others = |one: &str| matter::is_said_by_one(one) || matter::is_trade(one);
            let apart = |one: &str| !others(one) && self.is_named_in(number, one);
            sentences(text, Place::Body).iter().any(|one| apart(one.written()))
        };
        let in_full = self.own_texts().any(|text| self.is_named_in(number, text) && apart(text));
        let named = || self.own_texts().any(|text| self.has_word_of(number, text));
        let of_one = || self.own_texts().any(|text| matter::is_of_ones_own(text, self.authority));
        let speaks = || self.own_texts().any(is_about_a_consultation) && !of_one();
        let answers = || speaks() || self.takes_a_stance();
        (in_full && (named() || answers())) || (named() && !of_ones_own && answers())
    }

    fn has_word_of(&self, number: &DiaryNumber, text: &str) -> bool {
        titles::has_word_of(number, text, self.authority)
    }

    fn is_named_in(&self, number: &DiaryNumber, text: &str) -> bool {
        titles::named_in(text, self.authority).contains(&number)
    }

    /// What it says in so many words that its writer is for or against.
    fn takes_sides(&self) -> Option<Side> {
        let written = Written::of(self.message);
        let firm = |said: &str| said.contains("tillstyrk") || said.contains("avstyrk");
        let taken = stance::first_taken(written.own(), &written.speaker).filter(|one| firm(&one.said))?;
        let (words, object) = (taken.written(), Object::of(taken.written()));
        let of_ones_own = || self.texts().any(|text| matter::is_of_ones_own(text, self.authority));
        Some(Side {
            words: words.to_owned(),
            // "Vi är en patientförening": who somebody is is no matter.
            is_private: matter::is_private(&BODIES.replace_all(words, ""), self.authority)
                || object == Some(Object::Another),
            is_on_a_document: object == Some(Object::Document) && !of_ones_own(),
        })
    }

    /// Whether anything but the words on its `side` speaks of the consultation.
    fn tells(&self, number: &DiaryNumber, side: &Side) -> bool {
        let tells = |text: &str| {
            let rest = STANDS.replace_all(text, "");
            let trade = topic::speaks_of_one(&rest) || untied::is_our_answer(&rest);
            (trade || self.has_word_of(number, text)) && !matter::is_private(text, self.authority)
        };
        let texts = || self.texts().flat_map(|text| sentences(text, Place::Body));
        let mut others = texts().map(|one| one.written().to_owned()).filter(|one| *one != side.words);
        senders::was_asked(number, self.message, self.authority) || others.any(|one| tells(&one))
    }

    /// Whether it only covers the number, as a note does that comes with an answer.
    fn says_no_more(&self) -> bool {
        let sender = self.message.sender().map(|sender| sender.name.to_lowercase()).unwrap_or_default();
        let texts = std::iter::once(self.message.subject.as_str()).chain(self.message.new_text());
        let names = self.message.attachments.iter().map(|one| one.name.as_str());
        let words = texts.chain(names).map(|text| senders::own_words(&LED.replace_all(text, ""), &sender));
        words.sum::<usize>() == 0
    }

    fn takes_a_stance(&self) -> bool {
        let written = Written::of(self.message);
        written.takes_a_side()
    }

    fn is_of_another_matter(&self) -> bool {
        self.texts().any(|text| matter::is_private(text, self.authority))
    }

    /// Where a mail says what it is about.
    fn texts(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let attached = self.message.attachments.iter().filter_map(Attachment::words);
        self.own_texts().chain(attached.map(|text| opening(text, OPENING)))
    }

    /// What its sender wrote for it, and what they call what they enclose.
    fn own_texts(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let names = self.message.attachments.iter().map(|one| one.name.as_str());
        let texts = self.message.new_text().map(|text| opening(text, OPENING));
        std::iter::once(self.message.subject.as_str()).chain(names).chain(texts)
    }
}

fn is_about_a_consultation(text: &str) -> bool {
    topic::speaks_of_one(text) || untied::is_our_answer(text)
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{Mail, authority, circumstances, mail};
    use crate::recognition::{Acknowledge, History, Outcome, Verdict, judge};

    fn judged(mail: Mail) -> Verdict {
        judge(&mail.done(), &circumstances(), &authority(), &History::default())
    }

    #[test]
    fn a_number_without_its_series_files_no_mail_about_other_things() {
        for (subject, text) in [
            ("Ekonomiskt bistånd", "Mitt ärendenummer är 1216/2018. Jag har inte fått pengar till hyran."),
            ("Orosanmälan", "Referens 1216/2018. Vi är oroliga för en pojke i klass 3."),
            ("Färdtjänst", "Diarienr 1216/2018. Ansökan om färdtjänst, läkarintyg bifogas."),
            ("Remiss från BUP", "Remiss nr 1216/2018. Patienten Kalle, född 2012, har svårt i skolan."),
            ("Remiss 1216/2018", "Remissen till ortopeden är skickad. Svar kommer per brev."),
            ("Svar 1216/2018", "Hej, här är svaret på provtagningen."),
            ("Re: 1216/2018", "Paketet är skickat."),
            ("Offert", "Ert ref 1216/2018. Vi offererar 20 stolar."),
            ("Yttrande", "Yttrande i ärende 1216/2018 angående vårdnad. Tingsrätten."),
            ("Parkeringsbot", "Ärendenummer 1216/2018. Jag bestrider boten!"),
            ("Dödsbo", "Sak nr 1216/2018. Bouppteckning efter Anna."),
            ("Ansökan om jobb", "Ref 1216/2018. Här kommer min ansökan."),
            ("1216/2018", "Hej! När kommer ni och lagar kranen?"),
            ("Klage", "Sak 1216/2018. Jeg klager på vedtaket."),
            ("Your ref 1216/2018", "Please find our invoice attached."),
            ("Hej", "Dnr 1216/2018 och 1121/2017. Jag är sjuk i dag."),
            ("Dnr 1216/2018", "Jag avstyrker beslutet om min färdtjänst."),
            ("Dnr 1216/2018", "Jag avstyrker umgänget. Min son mår dåligt, BUP har sagt det."),
            ("Dnr 1216/2018", "Jag avstyrker. Min ansökan om ekonomiskt bistånd ska beviljas."),
            ("Dnr 1216/2018", "Jag avstyrker förslaget. Min ansökan om ekonomiskt bistånd ska beviljas."),
            ("Dnr 1216/2018", "Jag avstyrker förslaget till beslut. Försörjningsstödet räcker inte."),
            ("Dnr 1216/2018", "Jag överklagar min parkeringsbot. Jag avstyrker att betala."),
            ("Dnr 1216/2018", "Vi tillstyrker serveringstillstånd för Krogen."),
            ("Dnr 1216/2018", "Vi avstyrker grannens bygglov."),
            ("Ärende 1216/2018", "Jag avstyrker beslutet i mitt ärende. Ingen samverkan fungerar."),
            ("Faktura", "Er ref 1216/2018. Faktura för konsert, överenskommelsen om samverkan."),
            (
                "Tjänsten",
                "Jag söker tjänsten som samordnare, ref 1216/2018. Jag har skrivit yttranden om samverkan.",
            ),
        ] {
            let verdict = judged(mail().subject(subject).text(text));
            assert_eq!(verdict.outcome, Outcome::Review, "{subject}: {text}");
            assert!(matches!(verdict.acknowledge, Acknowledge::No(_)), "{subject}: {text}");
        }
        let own = judged(mail().subject("Färdtjänst 1216/2018").text("Jag avstyrker förslaget till beslut."));
        assert_ne!(own.outcome, Outcome::Filed);
    }

    #[test]
    fn what_a_cv_names_files_no_application() {
        let cv = mail().subject("Hej").text("Jag söker tjänsten som samordnare, ref 1216/2018. CV bifogas.");
        let cv = cv.attached_text("cv.pdf", "Anna Ek\nSkrev yttranden över överenskommelsen om samverkan.");
        assert_eq!(judged(cv).outcome, Outcome::Review);
    }

    #[test]
    fn an_answer_is_filed_by_its_number_without_a_series() {
        for (subject, text) in [
            ("Remissvar", "Ert dnr 1216/2018. Vi har läst det."),
            ("Hej", "Dnr 1216/2018. Vi är positiva till förslaget."),
            ("1216/2018", "Vi säger nej till förslaget."),
            ("Hej", "diariet nr 1216/2018"),
            ("Ärende 1216/2018", "Se bilaga.\nMvh Anna"),
            ("Kommunstyrelsen 1216/2018", "Behåll lanthandeln."),
            ("Ärende 1216/2018", "Här kommer vårt svar."),
            ("1216/2018", "Lausuntomme on liitteenä."),
            ("1216/2018", "Dnr 1216/2018. Hur dumma får ni vara. Bygg någon annanstans."),
            ("Ref 1216/2018", "Our consultation response is attached."),
            ("Dnr 1216/2018 och 1121/2017", "Vi tillstyrker förslagen."),
            (
                "1216/2018",
                "Överenskommelsen om samverkan är bra men färdtjänsten måste fungera till våra möten.",
            ),
            ("Dnr 1216/2018 remissvar", "Vi tillstyrker. Vår ansökan om medel hanteras separat."),
            ("Remissvar dnr 1216/2018", "Vi är en patientförening och tillstyrker överenskommelsen."),
            ("Dnr 1216/2018", "Vi i hyresgästföreningen avstyrker förslaget. Lägenheterna är för dyra."),
            ("Dnr 1216/2018", "Vi tillstyrker. Samverkan behövs. Patienterna i vår förening väntar."),
            ("Dnr 1216/2018", "Vi avstyrker. Våra synpunkter följer. Vi sökte en lägenhet för kansliet."),
            ("Dnr 1216/2018", "Vi tillstyrker."),
            ("Dnr 1216/2018", "Överenskommelsen om samverkan rör oss. Hemtjänsten behöver den."),
        ] {
            assert_eq!(judged(mail().subject(subject).text(text)).outcome, Outcome::Filed, "{subject}");
        }
        let below = mail().subject("Sv: 1216/2018").text("Det här blir bra.").quoted("Remiss, Ks 1216/2018");
        assert_eq!(judged(below).outcome, Outcome::Filed);
        let enclosed = mail().subject("Dnr 1216/2018").text("Se bilaga.");
        let enclosed = enclosed.attached_text("a.pdf", "Yttrande\nVi är för.");
        assert_eq!(judged(enclosed).outcome, Outcome::Filed);
    }
}
