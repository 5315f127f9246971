//! What the words near a part of a title say: whether an answer is given there, and whether something is held against what is
//! proposed.

use std::ops::Range;

use crate::pattern::Pattern;

/// Bytes to either side of a word in which its sentence is looked at.
const FAR: usize = 200;

/// Before "svar": it begins there, or is the writer's to give.
static GIVEN: Pattern = Pattern::new(concat!(
    r"(?i)(?:(?:^|\n)\W*|(?:^|\W)(?:vår|vårt|våra|min|mitt|mina|här|härmed|följande|kommer|lämna\w*|skicka\w*|sänd\w*|översänd\w*|bifoga\w*|avge\w*|som|\w{3,}s)",
    r"(?: \w+)?\W{1,3})$"
));

/// Before "svar": nobody gave it, or it is to be had.
static HAD: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:inget|inga|få|ha|inte|ert|på|ge|ger)\W+$");

/// Behind "svar": it is wanted of the reader.
static WANTED: Pattern = Pattern::new(
    r"(?i)^\W*(?:önsk\w*|emotse\w*|tack|snarast|omgående|sökes|(?:av|från) (?:er|rektor\w*))(?:\W|$)",
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
            GIVEN.is_match(before) && !HAD.is_match(before) && !WANTED.is_match(behind)
        }
        word if word.starts_with("remiss") => !REFERRAL.is_match(&format!("{before}{word}{behind}")),
        _ => true,
    }
}

/// What people say who are against what is proposed.
static AGAINST: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:lägg\w* (?:\w+ ){0,3}ne[rd]|nedläggning\w*|avveckl\w*|slå\w* (?:\w+ ){0,2}ihop|behåll|bevara\w*",
    r"|stäng\w* (?:inte|ej|aldrig)|protestera\w*|motsätt\w*|(?:är|jag|vi) (?:\w+ ){0,2}emot|nej till|ska(?:ll)? bort)(?:\W|$)"
));

/// Before what is proposed: "förslaget till".
static PROPOSED: Pattern = Pattern::new(r"(?i)(?:^|\W)(?:förslaget|planerna) (?:till|om|på|att) (?:\w+ )?$");

/// Whether the sentence with a part of a title at `span` calls it what is proposed, or is against it: "Lägg inte ner Byskolan".
pub(super) fn is_disputed(text: &str, span: &Range<usize>) -> bool {
    let (before, behind) = around(text, span);
    let title = text.get(span.clone()).unwrap_or_default();
    PROPOSED.is_match(before) || AGAINST.is_match(&format!("{before}{title}{behind}"))
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
