//! What the words near a part of a title say: whether an answer is given there, and whether something is held against what is
//! proposed.

use std::ops::Range;

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

/// What the writer says on what is proposed, whatever they wait for besides.
static SIDES: Pattern = Pattern::new(
    r"(?i)(?:vi|jag) (?:är|säger) (?:\w+ )?(?:emot|nej)|(?:vara|finnas|bli) kvar|stäng (?:\w+ )?inte|vidhåll|lägg\w* (?:\w+ ){0,2}ne[rd](?:\W|$)",
);

/// A referral that somebody's doctor writes.
static REFERRAL: Pattern = Pattern::new(concat!(
    r"(?i)remiss\w* (?:\w+ )?(?:till|från|av|hos) (?:\w+ )?(?:bup|läkar|psyk|logoped|vårdcentral|ögon|öron|sjukhus|klinik)",
    r"|(?:läkare?n?|psykolog\w*|bup|vårdcentralen|kurator\w*|skolsköterskan) (?:\w+ ){0,2}(?:skrev|skriver|skriva|skrivit|skicka\w*) (?:\w+ )?remiss"
));

/// Whether the word for an answer at `span` is of one that is given, or of a consultation: "vårt svar", and not "jag vill ha
/// svar" nor "läkaren skrev en remiss".
pub(super) fn is_given(text: &str, span: &Range<usize>) -> bool {
    let (before, behind) = around(text, span);
    let word = text.get(span.clone()).unwrap_or_default().to_lowercase();
    match word.as_str() {
        "svar" | "svaret" | "svaren" => {
            let wanted = HAD.is_match(before) || WANTED.is_match(behind);
            !wanted || YOU_WANT.is_match(before) || SIDES.is_match(text)
        }
        word if word.starts_with("remiss") => !REFERRAL.is_match(&format!("{before}{word}{behind}")),
        _ => true,
    }
}

/// A closing, which whoever names it speaks of what is proposed.
static CLOSING: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:lägg\w* (?:\w+ ){0,3}ne[rd]|nedläggning\w*|avveckl\w*|stängning(?:en)?|att stänga (?-i:\p{Lu})\w*|stäng\w* (?:inte|ej|aldrig))(?:\W|$)",
);

/// What people say of the title itself who are against what is proposed.
static AGAINST: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:protestera\w* mot|motsätt\w*|är (?:\w+ ){0,2}emot|(?:^\W*|säg\w* (?:\w+ )?)nej till|behåll|bevara\w*|slå\w* (?:\w+ )?ihop)",
    r"(?P<between>(?: \w+){0,3})\W*$"
));

/// Between what people are against and a title: it is a thing at the place, or a matter of one's own.
static ELSEWHERE: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:på|vid|från|i|hos|hur|min|mitt|mina)(?:\W|$)");

/// Before what is proposed: "förslaget till".
static PROPOSED: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:förslaget|planerna) (?:till|om|på|att) (?:\w+ )?$");

/// Whether the sentence with a part of a title at `span` calls it what is proposed, or is against it: "Lägg inte ner Byskolan".
pub(super) fn is_disputed(text: &str, span: &Range<usize>) -> bool {
    let (before, behind) = around(text, span);
    let title = text.get(span.clone()).unwrap_or_default();
    let between = || AGAINST.captures(before).and_then(|found| found.name("between"));
    PROPOSED.is_match(before)
        || CLOSING.is_match(&format!("{before}{title}{behind}"))
        || between().is_some_and(|between| !ELSEWHERE.is_match(between.as_str()))
}

/// What stands before and behind `span` in its sentence.
fn around<'t>(text: &'t str, span: &Range<usize>) -> (&'t str, &'t str) {
    let ends = ['.', '!', '?'];
    let first = text.ceil_char_boundary(span.start.saturating_sub(FAR));
    let before = text.get(first..span.start).unwrap_or_default();
    let before = before.rsplit(ends).next().unwrap_or_default();
    let last = text.floor_char_boundary(span.end.saturating_add(FAR));
    let behind = text.get(span.end..last).unwrap_or_default();
    (before, behind.split(ends).next().unwrap_or_default())
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
        ("Vi protesterar mot att Sandviks skola försvinner.", true),
        ("Jag är emot mobilförbudet på Granby skola.", false),
        ("Jag motsätter mig att min son stängs av från Granby skola.", false),
        ("Behåll Moas plats på Granby skola.", false),
        ("Containern vid Sandviks skola ska bort.", false),
        ("Vi har tackat nej till Granby skola.", false),
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
}
