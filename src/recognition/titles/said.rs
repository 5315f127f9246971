//! What is said where a part of a title or a short form stands: whether an answer is given there, and whether the writer
//! takes a side on what becomes of what it names.

use std::cell::OnceCell;
use std::ops::Range;
use std::slice;

use super::super::decided_on::names_a_document;
use super::super::sentence::{Sentence, sentences};
use super::super::written::Written;
use super::super::{Place, purpose, senders, stance};
use super::held::{bids_for_all, forbids, says_what_becomes};
use super::place::is_of_one;
use crate::message::Message;
use crate::pattern::Pattern;

/// Bytes to either side of a word in which its sentence is looked at.
const FAR: usize = 200;

/// Before "svar": nobody gave it, or it is to be had. "Här får ni ett svar" is given.
static HAD: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:inget|inga|inte|ej|aldrig|utan|ert|på|tack\w* för|fram emot|emotse\w*|ge (?:mig|oss)|vill ha",
    r"|(?:jag|vi|man|vill|önskar|gärna|behöver)(?: \w+){0,2} (?:få|ha)|(?:jag|vi|har) (?:har |ännu |fortfarande ){0,2}(?:inte|aldrig|ej) fått)",
    r"(?: ett| något| ert)?\W+$"
));

/// Behind "svar": it is wanted of the reader.
static WANTED: Pattern = Pattern::new(
    r"(?i)^\W*(?:önsk\w*|emotse\w*|tack|snarast|omgående|sökes|(?:av|från) (?:er|rektor\w*))(?:\W|$)",
);

/// It is wanted of the writer: "Ni vill ha svar om Byskolan".
static YOU_WANT: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:ni|kommunen) (?:vill|önskar)(?: \w+){0,3}\W+$");

/// A referral that somebody's doctor writes.
static REFERRAL: Pattern = Pattern::new(concat!(
    r"(?i)remiss\w* (?:\w+ )?(?:till|från|av|hos) (?:\w+ )?(?:bup|läkar|psyk|logoped|vårdcentral|ögon|öron|sjukhus|klinik)",
    r"|(?:läkare?n?|psykolog\w*|bup|vårdcentralen|kurator\w*|skolsköterskan) (?:\w+ ){0,2}(?:skrev|skriver|skriva|skrivit|skicka\w*) (?:\w+ )?remiss"
));

/// Words for a closing for good, which whoever names it speaks of what is proposed.
static CLOSING: Pattern =
    Pattern::new(r"(?i)nedlägg|avveckl|(?:^|\W)lägg\w* (?:\w+ ){0,3}ne[rd](?: den| skolan)?\W*$");

/// A closing, right before the title of what is closed.
static CLOSES: Pattern = Pattern::new(concat!(
    r"(?i)(?:(?:^|\W)(?:stängning(?:en)? av|stänga|(?:ni|kommunen|politikerna) stänger)|(?:^|\n)\W*stäng)",
    r"(?: (?:inte|ej|aldrig|ne[rd]|både|hela|lilla|gamla|vår))?\W+$"
));

/// A closing, and the word that may say of what it is, or where.
static CLOSES_ALONE: Pattern = Pattern::new(r"(?i)(?:^|\W)stängning(?:en)?(?: (?P<next>\w+)|\W|$)");

/// What is closed for a while, or is no building: a clock time, a day, a holiday; water, a gate.
static FOR_A_WHILE: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:kl(?:ockan)?\W|\d\d?[.:]\d\d|(?:mån|tis|ons|tors|fre|lör|sön|kläm|studie|planerings)dag|i ?(?:dag|kväll|morgon|natt)(?:\W|$)",
    r"|(?:sport|höst|jul|påsk|sommar|skol)?lov(?:et)?(?:\W|$)|eftermiddag|kväll|helg|sommaren|tidig|tillfällig|grind|dörr|port(?:en)?(?:\W|$))|vatten|vattnet|larm"
));

/// Who is for or against what the title behind names, and what stands between.
static SIDES: Pattern = Pattern::new(concat!(
    r"(?i)(?:(?:^|\W)(?:protestera\w* mot|motsätt\w*|är (?:\w+ ){0,2}emot|säg\w* (?:\w+ )?(?:nej|ja) till|stöd(?:er|jer)|välkomnar|vill inte (?:att|ha)|behåll|bevara\w*|slå\w* (?:\w+ )?ihop)",
    r"|(?:^|\n)\W*(?:nej|ja) till)(?P<between>(?: \w+){0,3})\W*$"
));

/// The same where nothing stands between, or that it is new: "Jag är för gammal för ridhuset" is no side.
static FOR: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:(?:jag|vi) är (?:(?:inte|helt|absolut|starkt|klart|verkligen|också) )?för|är för (?:den |det |de )?(?:nya|nytt|föreslag\w+))\W*$",
);

/// Between a side and a title: it is taken on a thing at the place, or on a matter of one's own.
static ELSEWHERE: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:på|vid|från|i|hos|hur|min|mitt|mina)(?:\W|$)");

/// Who chooses a school says yes or no to a place there.
static CHOSEN: Pattern =
    Pattern::new(r"(?i)(?:^|\W)(?:välj\w*|valt|\w*val(?:et)?|(?:\w*plats|erbjudande)(?:en|t)?)(?:\W|$)");

/// That the writer is against it, whatever that is.
static SIDED: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:(?:vi|jag) (?:är|säger) (?:\w+ ){0,2}(?:emot|nej)(?:\W|$)|vidhåll|står (?:\w+ )?fast vid)",
);

/// What is proposed to be done with a thing, behind its title.
static DEED: Pattern = Pattern::new(
    r"(?i)^\W*(?:flytt(?:en)?|(?:stäng|riv)ning(?:en)?|nedlägg\w*|avveckl\w*|sammanslag\w*|utbyggnad\w*|ombyggnad\w*|försäljning\w*|omvandling\w*)(?:\W|$)",
);

/// The same of a thing, which people do to gravel as well.
static CLOSED: Pattern = Pattern::new(r"(?i)(?:^|\W)lägg\w* (?:\w+ ){0,3}ne[rd](?:\W|$)");

/// What people do to a school every evening, and to a tap; and on a place where something is proposed to be built.
static DONE: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:stäng(?:s|a|er|as|ning(?:en)?)?|(?P<built>bygg\w* (?:det |inte |ej )?på))(?:\W|$)",
);

/// A road is shut to cars: "stängs av från trafik".
static SHUT_OFF: Pattern = Pattern::new(r"(?i)(?:^|\W)stäng\w* av (?:från|för)(?:\W|$)");

/// That it is unwanted: "ni får inte".
static UNWANTED: Pattern =
    Pattern::new(r"(?i)(?:^|\W)(?:vill|får|ska|skall|bör) (?:\w+ )?(?:inte|ej|aldrig)(?:\W|$)");

/// Before what is proposed: "förslaget till".
static PROPOSED: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:förslaget|planerna) (?:till|om|på|att) (?:\w+ )?$");

/// Before the name of a place where something is or happens.
const AT: [&str; 6] = ["på", "vid", "från", "i", "hos", "till"];

/// What the writer of a mail is for and against, read when it is asked for.
pub(super) struct Sides<'a> {
    written: Written<'a>,
    any: OnceCell<bool>,
}

impl<'a> Sides<'a> {
    pub(super) fn of(message: &'a Message) -> Self {
        Self { written: Written::of(message), any: OnceCell::new() }
    }

    /// Whether the word for an answer at `span` is of one that is given, or of a consultation: "vårt svar", and not "jag vill
    /// ha svar" nor "läkaren skrev en remiss". Who wants one and takes a side gives one.
    pub(super) fn is_given(&self, text: &str, span: &Range<usize>) -> bool {
        let (before, behind) = around(text, span);
        let word = text.get(span.clone()).unwrap_or_default().to_lowercase();
        match word.as_str() {
            "svar" | "svaret" | "svaren" => {
                let wanted = HAD.is_match(before) || WANTED.is_match(behind);
                !wanted || YOU_WANT.is_match(before) || self.are_taken()
            }
            word if word.starts_with("remiss") => !REFERRAL.is_match(&format!("{before}{word}{behind}")),
            _ => true,
        }
    }

    /// Whether the mail takes any on more than one person's matter, or asks about a closing for good. "Det är dåligt" may be
    /// said of the waiting.
    fn are_taken(&self) -> bool {
        *self.any.get_or_init(|| {
            let points = |one: &Sentence| one.said.contains(" det ") && !names_a_document(one.written());
            let sided = |text: &str| SIDED.is_match(text) && !CHOSEN.is_match(text) && !is_of_one(text);
            let says = |one: &Sentence| {
                CLOSING.is_match(one.written()) || sided(one.written()) || says_what_to_do(one)
            };
            self.first().is_some_and(|one| !points(one)) || self.written.own().iter().any(says)
        })
    }

    /// Whether the first is taken on a paper, "förslaget", and not on one about somebody.
    pub(super) fn are_on_a_paper(&self) -> bool {
        self.first().is_some_and(|one| names_a_document(one.written()) && !is_of_one(one.written()))
    }

    /// Whether the writer gives a view, or is for or against anything.
    pub(super) fn are_held(&self) -> bool {
        self.are_taken() || purpose::own_view(&self.written).is_some()
    }

    fn first(&self) -> Option<&Sentence<'a>> {
        stance::first_taken(self.written.own(), &self.written.speaker)
    }

    /// Whether the sentence with words of a title at `span` calls them what is proposed, or takes a side on it: "Lägg inte
    /// ner Byskolan", and not "Lägg inte ner tröjor på Byskolan".
    pub(super) fn are_taken_on(&self, text: &str, span: &Range<usize>) -> bool {
        let (before, behind) = around(text, span);
        let whole = sentence_of(text, span);
        let title = text.get(span.clone()).unwrap_or_default();
        let takes = |one: &Sentence| {
            let taken = || stance::first_taken(slice::from_ref(one), &self.written.speaker).is_some();
            one.written().contains(title) && (says_what_to_do(one) || taken())
        };
        let built = || DONE.captures(before).is_some_and(|found| found.name("built").is_some());
        PROPOSED.is_match(before)
            || CLOSING.is_match(whole)
            || closes_for_good(before, whole)
            || sides_with(before, title, behind)
            || ((!stands_at(before) || built())
                && !has_something(title, behind)
                && (CLOSED.is_match(whole) || sentences(whole, Place::Body).iter().any(takes)))
    }
}

/// Whether the `whole` sentence, with a title behind `before`, names a closing that nothing says is one of every day.
fn closes_for_good(before: &str, whole: &str) -> bool {
    let apart = |next: &str| next != "av" && !AT.contains(&next);
    let alone = || {
        CLOSES_ALONE
            .captures(whole)
            .is_some_and(|found| found.name("next").is_none_or(|next| apart(next.as_str())))
    };
    (CLOSES.is_match(before) || alone()) && !FOR_A_WHILE.is_match(whole)
}

/// Whether a side is said of the `title` itself: "Nej till Byskolan", "emot Byskolans flytt".
fn sides_with(before: &str, title: &str, behind: &str) -> bool {
    let between = SIDES.captures(before).and_then(|found| found.name("between"));
    (between.is_some_and(|between| !ELSEWHERE.is_match(between.as_str())) || FOR.is_match(before))
        && !has_something(title, behind)
        && !CHOSEN.is_match(behind)
}

/// Whether the sentence says what is to become of a thing, or bids it. What is done every day needs a word of what the writer
/// holds of that, and who stays somewhere is no thing.
fn says_what_to_do(one: &Sentence) -> bool {
    let text = one.written();
    let done = || DONE.is_match(text);
    let held = || purpose::is_a_view(one) || forbids(text) || UNWANTED.is_match(text);
    let says = bids_for_all(text) || if done() { held() } else { says_what_becomes(text) };
    says && !one.asks() && !is_of_one(text) && !SHUT_OFF.is_match(text)
}

/// Whether a paper of the reader's is named in the sentence of the words at `span`: "enligt er nya plan".
pub(super) fn names_our_paper(text: &str, span: &Range<usize>) -> bool {
    senders::names_our_paper(sentence_of(text, span))
}

/// Whether any paper is named there: "Planen för Norra Byn".
pub(super) fn names_a_paper(text: &str, span: &Range<usize>) -> bool {
    names_a_document(sentence_of(text, span))
}

/// Whether something is told of what the title at `span` names. Of a place, "Kajutan", it is told what is there, asked what
/// may be had, and said what is on today.
pub(super) fn is_told_of(text: &str, span: &Range<usize>) -> bool {
    let (before, behind) = around(text, span);
    let title = text.get(span.clone()).unwrap_or_default();
    let is_a_name = title.starts_with(char::is_uppercase);
    let everyday = || FOR_A_WHILE.is_match(sentence_of(text, span)) || behind.ends_with('?');
    !has_something(title, behind) && !(is_a_name && (stands_at(before) || everyday()))
}

/// Whether what stands `before` a title tells where something is.
fn stands_at(before: &str) -> bool {
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next_back().is_some_and(|word| AT.contains(&word.to_lowercase().as_str()))
}

/// Whether the words of a `title` say whose something is, which is not what is proposed: "Byskolans bibliotek".
fn has_something(title: &str, behind: &str) -> bool {
    let of_it = ["ans", "ens", "ets", "nas"].iter().any(|end| title.to_lowercase().ends_with(end));
    of_it && behind.trim_start().starts_with(char::is_alphabetic) && !DEED.is_match(behind)
}

/// The sentence of what stands at `span`.
fn sentence_of<'t>(text: &'t str, span: &Range<usize>) -> &'t str {
    let (before, behind) = around(text, span);
    let start = span.start.saturating_sub(before.len());
    text.get(start..span.end.saturating_add(behind.len())).unwrap_or_default()
}

/// What stands before and behind `span` in its sentence.
fn around<'t>(text: &'t str, span: &Range<usize>) -> (&'t str, &'t str) {
    let ends = ['.', '!', '?'];
    let first = text.ceil_char_boundary(span.start.saturating_sub(FAR));
    let before = text.get(first..span.start).unwrap_or_default();
    let before = before.rsplit(ends).next().unwrap_or_default();
    let last = text.floor_char_boundary(span.end.saturating_add(FAR));
    let behind = text.get(span.end..last).unwrap_or_default();
    (before, behind.split_inclusive(ends).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    /// Texts below "Hej" that say a part of a title, and whether they are ours.
    const IN_PART: &[(&str, bool)] = &[
        ("Vi protesterar mot nedläggningen av Granby skola.", true),
        ("Lägg inte ner Sandviks skola!", true),
        ("Förslaget till förändrad skolorganisation är vansinne.", true),
        ("Här kommer byalagets svar om Granby skola.", true),
        ("Vårt svar: Granby skola behövs.", true),
        ("Min son går på Granby skola och mår dåligt. Jag väntar på svar.", false),
        ("Vi väljer Granby skola till hösten. Svar önskas.", false),
        ("Jag har mejlat Granby skola tre gånger. Inget svar av rektorn.", false),
        ("Läkaren skrev en remiss till psykologen på Granby skola.", false),
        ("Här får ni ett svar om Granby skola. Vi är emot.", true),
        ("Vi har ett svar åt er om Granby skola: låt den vara kvar!", true),
        ("Fyra svar om Granby skola från oss syskon, alla nej.", true),
        ("Jag undrar om ni fått svaret om Granby skola som jag lämnade.", true),
        ("Kan jag få svar om min sons plats på Granby skola?", false),
        ("Vi har inte fått något svar från Granby skola om fritids.", false),
        ("Behåll Granby skola!", true),
        ("Ni vill ha svar om Granby skola: vi säger nej.", true),
        ("Tack för svaret om Granby skola. Vi vidhåller att den ska vara kvar.", true),
        ("Vi väntar på svar om Granby skola. Stäng den inte!", true),
        ("Vi protesterar mot planerna på att stänga Granby skola.", true),
        ("Tack för svaret om Granby skola. Vi står fast vid vårt nej.", true),
        ("Tack för svaret om Granby skola. Bevara den!", true),
        ("Vi väntar på svar om Granby skola. Jag tycker att det är ett bra förslag.", true),
        ("Vi väntar på svar om Granby skola. Rör den inte!", true),
        ("Vi vill ha svar om Granby skola. Ska den verkligen läggas ner?", true),
        ("Vi vill ha svar om Granby skola. Vi tycker inte att den ska stängas.", true),
        ("Vi har inte fått svar om Granby skola men vi motsätter oss planerna.", true),
        ("Jag har inte fått svar från Granby skola. Kan Elsa vara kvar på fritids till 17.30?", false),
        ("Jag har inte fått svar från Granby skola. Jag tycker att det är dåligt.", false),
        ("Jag väntar på svar från Granby skola om vår son får bli kvar i ettan.", false),
        ("Jag väntar på svar från Granby skola. Kan ni lägga ner mer grus på gången?", false),
        ("Tack för svaret om Granby skola. Vi säger nej till platsen.", false),
        ("Det är fel att stänga granby skola.", true),
        ("Granby skola kan gott stängas, tycker jag.", true),
        ("Granby skola måste få finnas kvar.", true),
        ("Ni får inte stänga Granby skola!", true),
        ("Varför ska ni lägga ner Granby skola?", true),
        ("Kommer ni att stänga Granby skola på klämdagen?", false),
        ("På grund av vattenläckan stänger Granby skola klockan 12.", false),
        ("Stängning av vattnet vid Granby skola på tisdag, stämmer det?", false),
        ("Glöm inte att stänga Grinden vid Granby skola, småbarn springer ut.", false),
        ("Kan ni lägga ner mer grus vid Granby skola?", false),
        ("Vi protesterar mot att Sandviks skola försvinner.", true),
        ("Jag är emot mobilförbudet på Granby skola.", false),
        ("Jag motsätter mig att min son stängs av från Granby skola.", false),
        ("Behåll Moas plats på Granby skola.", false),
        ("Containern vid Sandviks skola ska bort.", false),
        ("Vi har tackat nej till Granby skola.", false),
        ("Nej till Granby skola!", true),
        ("Nej till nya Granby skola!", true),
        ("Vi säger nej till Granby skola som friskola.", true),
        ("Vi protesterar mot Sandviks skolas flytt.", true),
        ("Vi motsätter oss Sandviks skolas stängning.", true),
        ("Jag är emot Sandviks skolas sammanslagning.", true),
        ("Slå inte ihop Sandviks skola med någon annan.", true),
        ("Stängningen av Sandviks skola innebär längre resväg för barnen.", true),
        ("En stängning av Sandviks skola är ett svek.", true),
        ("Att stänga Sandviks skola drabbar hela bygden.", true),
        ("Om ni stänger Sandviks skola flyttar vi härifrån.", true),
        ("Barnen på Sandviks skola får det sämre efter en stängning.", true),
        ("Hur påverkas fritids av stängningen av Sandviks skola?", true),
        ("När fattas beslut om stängningen av Sandviks skola?", true),
        ("Stängningen av Sandviks skola stör barnens vardag.", true),
        ("Stängningen av både Granby skola och Sandviks skola är ett hårt slag.", true),
        ("Ska politikerna verkligen våga stänga Sandviks skola?", true),
        ("Hur får jag ut jackan efter stängning på Granby skola?", false),
        ("Gäller stängningen av Granby skola bara på fredag?", false),
        ("Brukar ni stänga Granby skola på lovet?", false),
        ("Vad gäller vid stängning av vattnet i Granby skola?", false),
        ("Vi vill ha svar om Sandviks skola. Vi är emot den nya organisationen.", true),
        ("Vi väntar på svar om Sandviks skola. Vi är emot det hela.", true),
        ("Tack för ert svar om Sandviks skola. Vi är fortfarande emot.", true),
        ("Tack för ert svar om Sandviks skola. Vi vidhåller vår åsikt.", true),
        ("Tack för svaret om Sandviks skola. Vi är inte nöjda och vidhåller allt.", true),
        ("Vi vill ha svar om Sandviks skola. Ni lägger väl inte ner den?", true),
        ("Vi väntar på svar från Granby skola. Vi är emot att Elsa byter klass.", false),
        ("Jag tycker att VA-planen är dålig.", true),
        ("Jag tycker att va-planen är dålig.", true),
        ("Jag tycker att planen är full av is.", false),
        ("Jag tycker att vi behöver en VA-plan.", true),
        ("Vi har loppis på biblioteket. Öppettider 10-14.", false),
        ("Nya öppettider på biblioteket.", true),
    ];

    #[test]
    fn a_part_of_a_title_counts_where_it_is_answered_or_disputed_in_its_sentence() {
        let mut authority = authority();
        let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Förändrad skolorganisation: avveckling av Sandviks skola och Granby skola".to_owned();
        one.also_known_as = vec!["Öppettider på biblioteken".to_owned()];
        two.title = "Vatten- och avloppsplan".to_owned();
        two.also_known_as = vec!["VA-planen".to_owned()];
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        for (text, ours) in IN_PART {
            let message = mail().subject("Hej").text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if *ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{text} {:?}", verdict.reasons);
        }
    }

    /// Subjects and texts that have a short form, and whether they are ours.
    const SHORT: &[(&str, &str, bool)] = &[
        ("Ängskolan bör vara kvar", "Tack.", true),
        ("Ängskolan måste få leva", "Tack.", true),
        ("Ängskolans framtid", "Vi motsätter oss förslaget.", true),
        ("Sågudden som den är", "Jag är emot planen.", true),
        ("Hej", "Snälla, låt Ängskolan vara kvar.", true),
        ("Hej", "Jag är positiv till att Ängskolan läggs ned.", true),
        ("Hej", "Bygg inte på Sågudden!", true),
        ("Hej", "Det är fel att bygga på Sågudden.", true),
        ("Hej", "Får vi bygga en koja på Sågudden?", false),
        ("Hej", "Elda inte på Sågudden, det är torrt.", false),
        ("Ängskolans fritids", "Elsa ska vara kvar till 17.", false),
        ("Elis på Ängskolan", "Vi säger nej till förslaget att Elis byter klass.", false),
        ("Hej", "Nej till Sågudden!", true),
        ("Nej till Sågudden", "Det räcker med hus i byn.", true),
        ("Hej", "Ja till Sågudden!", true),
        ("Hej", "Vi protesterar mot Ängskolans stängning.", true),
        ("Hej", "Vi säger ja till Ängskolan som förstahandsval.", false),
        ("Hej", "Jag vill att Ängskolan stängs av från trafik på morgonen.", false),
        ("Hej", "Ängskolan stänger klockan 13 på fredag.", false),
        ("Hej", "Glöm inte Ängskolans luciatåg.", false),
        ("Hej", "Kan Elsa vara kvar på Ängskolan till 17?", false),
        ("Hej", "snälla låt oss ha kvar ängskolan", true),
        ("Hej", "Vi vill inte att Ängskolan försvinner.", true),
        ("Hej", "Föreningen kan driva Ängskolan vidare.", true),
        ("Hej", "Jag är för Sågudden!", true),
        ("Hej", "Byalaget är för nya Sågudden.", true),
        ("Hej", "Vi stöder Sågudden.", true),
        ("Hej", "Vi vill inte ha Sågudden bebyggd.", true),
        ("Hej", "Vi vill inte ha badhus i Hultby enligt er nya detaljplan för Sågudden.", true),
        ("Hej", "Jag är för gammal för Sågudden.", false),
        ("Hej", "Vi vill inte att vår son går på Ängskolan.", false),
        ("Hej", "Jag är här för Ängskolan och ska laga pannan.", false),
    ];

    #[test]
    fn a_short_form_counts_where_a_side_is_taken_on_what_it_names() {
        let mut authority = authority();
        let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Förslag till nedläggning av Ängskolan i Hultby".to_owned();
        one.also_known_as = vec!["Ängskolan".to_owned()];
        two.title = "Detaljplan för Sågudden 3:14 i Hultby".to_owned();
        two.also_known_as = vec!["Sågudden".to_owned()];
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        for (subject, text, ours) in SHORT {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if *ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{subject}: {text} {:?}", verdict.reasons);
        }
    }
}
