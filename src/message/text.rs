//! Which parts of a mail are its readable text, and that text in reading order.

use std::borrow::Cow;

use memchr::memchr2;

use super::{
    Defect, Origin,
    alternative::{self, Choice},
    charset, html, links,
    part::{Part, Structure},
    transfer,
    uuencode::{self, Enclosed},
};

/// Bytes of readable text at most: a novel is one megabyte.
const MAX_TEXT: usize = 10 * 1024 * 1024;

/// Texts by who wrote them, as far as marks in HTML tell.
pub(super) type Stretches = Vec<(Origin, String)>;

/// The readable text of a mail.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// In reading order.
    pub(super) stretches: Stretches,
    /// The other form of a text, where it says what the form in `stretches` does not.
    pub(super) apart: Stretches,
    /// Files that were written into it.
    pub(super) enclosed: Vec<Enclosed>,
    /// Where the links in HTML lead.
    pub(super) links: Vec<String>,
    /// What HTML holds and no program shows.
    pub(super) hidden: String,
}

/// What is found in a text beside its words.
#[derive(Debug, Default)]
struct Aside {
    enclosed: Vec<Enclosed>,
    links: Vec<String>,
    hidden: Vec<String>,
}

/// What a text part is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Html,
}

/// Reads the text of all parts that are text for people.
pub(super) fn read(structure: &Structure<'_>, defects: &mut Vec<Defect>) -> Text {
    let mut text = Text::default();
    let leaves = &structure.leaves;
    let mut left = MAX_TEXT;
    let mut at = 0;
    let mut aside = Aside::default();
    while let Some(part) = leaves.get(at) {
        let choices = leaves.get(at..).unwrap_or_default();
        let same = |other: &&Part<'_>| part.alternative.is_some() && other.alternative == part.alternative;
        let count = choices.iter().take_while(same).count().max(1);
        let choice = chosen(choices.get(..count).unwrap_or_default(), &mut aside, defects);
        for (read, kept) in [(choice.shown, &mut text.stretches), (choice.apart, &mut text.apart)] {
            kept.extend(read.into_iter().map(|(origin, stretch)| (origin, cut(stretch, &mut left, defects))));
        }
        at += count;
    }
    let hidden = cut(aside.hidden.join("\n"), &mut left, defects);
    Text { enclosed: aside.enclosed, links: aside.links, hidden, ..text }
}

/// Whether people read this part as the text of the mail.
pub(super) fn is_body(part: &Part<'_>) -> bool {
    let shown = part.disposition.word == "inline" || !is_named(part);
    form(part).is_some() && part.disposition.word != "attachment" && shown
}

/// Whether people see this part as a file. Some programs show a text file within the text: it is both.
pub(super) fn is_file(part: &Part<'_>) -> bool {
    !is_body(part) || is_named(part)
}

/// A text with a file name is a file, unless it is all there is or one of several forms of the text.
fn is_named(part: &Part<'_>) -> bool {
    let named = part.disposition.parameter("filename").or_else(|| part.media.parameter("name"));
    named.is_some() && part.alternative.is_none() && !part.alone
}

fn form(part: &Part<'_>) -> Option<Form> {
    match part.media.word.as_str() {
        "text/plain" | "text/enriched" | "text/richtext" | "text" => Some(Form::Plain),
        "text/html" | "application/xhtml+xml" => Some(Form::Html),
        _ => None,
    }
}

/// Of parts that say the same, the form that says more; of others, all of them.
fn chosen(choices: &[Part<'_>], aside: &mut Aside, defects: &mut Vec<Defect>) -> Choice {
    let bodies = |wanted| choices.iter().filter(move |part| is_body(part) && form(part) == Some(wanted));
    let alternative = choices.first().is_some_and(|part| part.alternative.is_some());
    if !alternative || bodies(Form::Html).next().is_none() || bodies(Form::Plain).next().is_none() {
        let bodies = choices.iter().filter(|part| is_body(part));
        let shown = bodies.flat_map(|part| stretches(part, aside, defects)).collect();
        return Choice { shown, ..Choice::default() };
    }
    let plain = bodies(Form::Plain).flat_map(|part| stretches(part, aside, defects)).collect();
    let mut odd = Vec::new();
    let rich = bodies(Form::Html).flat_map(|part| stretches(part, aside, &mut odd)).collect();
    let choice = alternative::choose(plain, rich);
    // What is odd about a form that nobody reads is nobody's concern.
    if choice.rich {
        defects.append(&mut odd);
    }
    choice
}

fn stretches(part: &Part<'_>, aside: &mut Aside, defects: &mut Vec<Defect>) -> Stretches {
    let bytes = unwrapped(part, defects);
    let charset = part.media.parameter("charset");
    if !bytes.is_ascii() && !charset.is_none_or(charset::is_known) {
        defects.push(Defect("a text's character set is not known; its letters are guessed".to_owned()));
    }
    let decoded = charset::decode(&bytes, charset.map(str::as_bytes));
    let text = tidy(&decoded);
    if form(part) == Some(Form::Html) {
        links::read(&text, &mut aside.links);
        let readable = html::read(&text);
        if !readable.hidden.trim().is_empty() {
            aside.hidden.push(readable.hidden);
            defects.push(Defect("the HTML holds text that no mail program shows".to_owned()));
        }
        return readable.stretches;
    }
    let mut text = match uuencode::take_out(&text) {
        Some((left, found)) => {
            defects.push(Defect("files are written into the text (uuencode)".to_owned()));
            aside.enclosed.extend(found);
            left
        }
        None => text.into_owned(),
    };
    if part.media.parameter("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
        let delete = part.media.parameter("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"));
        text = unflowed(&text, delete);
    }
    vec![(Origin::New, text)]
}

/// The bytes of a text part. Of one that is called base64 and is not, or has text beside it, the text is read as it
/// stands.
fn unwrapped<'x>(part: &Part<'x>, defects: &mut Vec<Defect>) -> Cow<'x, [u8]> {
    if !part.encoding.is_broken(part.body) {
        return part.encoding.decode(part.body);
    }
    defects.push(Defect("a text part's base64 is broken".to_owned()));
    Cow::Owned(transfer::base64_and_text(part.body))
}

/// `text` with its lines ended by `\n`, and without NUL: databases refuse it.
fn tidy(text: &str) -> Cow<'_, str> {
    let odd = |text: &str| memchr2(b'\r', 0, text.as_bytes());
    let Some(mut at) = odd(text) else {
        return Cow::Borrowed(text);
    };
    let mut tidied = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        tidied.push_str(before);
        rest = from.get(1..).unwrap_or_default();
        if from.starts_with('\r') && !rest.starts_with('\n') {
            tidied.push('\n');
        }
        match odd(rest) {
            Some(next) => at = next,
            None => break,
        }
    }
    tidied.push_str(rest);
    Cow::Owned(tidied)
}

/// Joins the lines that format=flowed cut (RFC 3676): a blank at the end says that the next line of
/// the same depth of quotation goes on.
fn unflowed(text: &str, delete_blank: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for (at, line) in text.split('\n').enumerate() {
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        let content = content.strip_prefix(' ').unwrap_or(content);
        let signature = content == "-- ";
        if open.take_if(|last| *last == depth && !signature).is_none() {
            if at > 0 {
                joined.push('\n');
            }
            joined.extend(std::iter::repeat_n('>', depth));
            if depth > 0 {
                joined.push(' ');
            }
        }
        let flows = content.ends_with(' ') && !signature;
        let kept = if flows && delete_blank { content.strip_suffix(' ').unwrap_or(content) } else { content };
        joined.push_str(kept);
        open = flows.then_some(depth);
    }
    joined
}

fn cut(mut text: String, left: &mut usize, defects: &mut Vec<Defect>) -> String {
    if text.len() > *left {
        let end = (0..=*left).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
        if *left > 0 {
            defects.push(Defect(format!("only the first {MAX_TEXT} bytes of the text were read")));
        }
        *left = 0;
        return text;
    }
    *left -= text.len();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_are_joined() {
        for (text, delete, joined) in [
            ("Ks \n1216/2018\nnytt\n", false, "Ks 1216/2018\nnytt\n"),
            ("Ks 12 \n16/2018", true, "Ks 1216/2018"),
            ("> ett \n> två\nsvar \n> tre", false, "> ett två\nsvar \n> tre"),
            ("text \n-- \nAnna", false, "text \n-- \nAnna"),
            (" >inte citat\n From oss", false, ">inte citat\nFrom oss"),
            ("\nförst tom", false, "\nförst tom"),
        ] {
            assert_eq!(unflowed(text, delete), joined, "{text}");
        }
    }
}
