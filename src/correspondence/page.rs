//! The same words as text and as a page. A template is filled in once; each of its lines then is a paragraph, an item
//! of a list ("- "), a fact ("Ärendenummer: Ks 1/2019") or, after a mark such as "@fi ", words in another language.
//! So text and page cannot say different things, and every value is escaped in one place, here.

use crate::config::Organisation;

/// A label is a few words; what is longer before a colon is a sentence.
const LONGEST_LABEL: usize = 40;

/// Digits from which a row of them is a telephone number.
const FEWEST_DIGITS: usize = 5;

/// The country code that stands for the first nought of a number written as one dials it in Sweden.
const SWEDEN: &str = "+46";

/// Words that a page shows in a way of their own wherever they stand.
pub(super) struct Marked {
    words: String,
    begins: String,
    ends: &'static str,
}

impl Marked {
    /// What can be followed or called in how we are reached.
    pub(super) fn reached(organisation: &Organisation) -> Vec<Self> {
        let url = organisation.privacy_url.as_str();
        let scheme = if url.starts_with("https://") || url.starts_with("http://") { "" } else { "https://" };
        let page = Self::link(url, &format!("{scheme}{url}"));
        let numbers = numbers(&organisation.contact);
        let called = numbers.into_iter().map(|number| Self::link(number, &dialled(number)));
        let words =
            organisation.contact.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
        let addresses = words.map(|word| word.trim_end_matches('.')).filter(|word| word.contains('@'));
        let written = addresses.map(|address| Self::link(address, &format!("mailto:{address}")));
        std::iter::once(page).chain(called).chain(written).collect()
    }

    /// Words in Swedish on a page in another language.
    pub(super) fn swedish(words: &str) -> Self {
        Self { words: words.to_owned(), begins: "<span lang=\"sv\">".to_owned(), ends: "</span>" }
    }

    /// Words that no line end parts.
    pub(super) fn unbroken(words: &str) -> Self {
        let begins = "<span style=\"white-space: nowrap\">".to_owned();
        Self { words: words.to_owned(), begins, ends: "</span>" }
    }

    fn link(words: &str, target: &str) -> Self {
        Self { words: words.to_owned(), begins: format!("<a href=\"{}\">", escaped(target)), ends: "</a>" }
    }
}

/// The filled-in template as text: without the marks of languages.
pub(super) fn text(filled: &str) -> String {
    filled.lines().map(|line| format!("{}\n", in_language(line).map_or(line, |(_, words)| words))).collect()
}

/// The filled-in template as HTML, below its title.
pub(super) fn body(title: &str, filled: &str, marked: &[Marked]) -> String {
    let mut html = format!("<h1>{}</h1>\n", shown(title, marked));
    let mut within = Group::Nothing;
    for line in filled.lines().map(Line::of) {
        let group = line.group();
        if group != within {
            html.push_str(within.ends());
            html.push_str(group.begins());
            within = group;
        }
        html.push_str(&line.html(marked));
    }
    html.push_str(within.ends());
    html.trim_end().to_owned()
}

/// What a line is.
enum Line<'a> {
    Empty,
    Item(&'a str),
    Fact(&'a str, &'a str),
    Said(&'a str),
    SaidIn(&'a str, &'a str),
}

/// What lines stand together in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Nothing,
    List,
    Facts,
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Self {
        if line.is_empty() {
            return Self::Empty;
        }
        if let Some(item) = line.strip_prefix("- ") {
            return Self::Item(item);
        }
        if let Some((language, words)) = in_language(line) {
            return Self::SaidIn(language, words);
        }
        match line.split_once(": ") {
            Some((label, fact)) if is_label(label) => Self::Fact(label, fact),
            _ => Self::Said(line),
        }
    }

    fn group(&self) -> Group {
        match self {
            Self::Item(_) => Group::List,
            Self::Fact(..) => Group::Facts,
            Self::Empty | Self::Said(_) | Self::SaidIn(..) => Group::Nothing,
        }
    }

    fn html(&self, marked: &[Marked]) -> String {
        let shown = |words| shown(words, marked);
        match self {
            Self::Empty => String::new(),
            Self::Item(item) => format!("<li>{}</li>\n", shown(item)),
            Self::Fact(label, fact) => {
                format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(label), shown(fact))
            }
            Self::Said(words) => format!("<p>{}</p>\n", shown(words)),
            Self::SaidIn(language, words) => format!("<p lang=\"{language}\">{}</p>\n", shown(words)),
        }
    }
}

impl Group {
    fn begins(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::List => "<ul>\n",
            Self::Facts => "<dl>\n",
        }
    }

    fn ends(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::List => "</ul>\n",
            Self::Facts => "</dl>\n",
        }
    }
}

/// `@fi Suomeksi: …`: the code of a language and the words in it.
fn in_language(line: &str) -> Option<(&str, &str)> {
    let (language, words) = line.strip_prefix('@')?.split_once(' ')?;
    let is_code = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code.then_some((language, words))
}

fn is_label(label: &str) -> bool {
    label.chars().count() <= LONGEST_LABEL
        && label.starts_with(char::is_uppercase)
        && !label.contains(['.', '!', '?', ',', ':', '"', '('])
}

/// `text` escaped, with what is marked in it. No file name can hold the slashes of an address, so that nothing of a
/// sender's becomes a link.
fn shown(text: &str, marked: &[Marked]) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, one, after)) = first_marked(rest, marked) {
        html.push_str(&escaped(before));
        html.push_str(&format!("{}{}{}", one.begins, escaped(&one.words), one.ends));
        rest = after;
    }
    html.push_str(&escaped(rest));
    html
}

/// The marked words that come first in `text`, the longest where several begin there, and what stands around them.
fn first_marked<'a, 'b>(text: &'a str, marked: &'b [Marked]) -> Option<(&'a str, &'b Marked, &'a str)> {
    let met = marked.iter().filter(|one| !one.words.is_empty());
    let parted =
        met.filter_map(|one| text.split_once(&one.words).map(|(before, after)| (before, one, after)));
    parted.min_by_key(|(before, _, after)| (before.len(), after.len()))
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

/// The telephone numbers in how we are reached, as they stand there.
fn numbers(contact: &str) -> Vec<&str> {
    let runs = contact
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | '–' | ' ' | '\u{a0}' | '(' | ')')));
    let trimmed = runs.map(|run| run.trim_matches(|c: char| !c.is_ascii_digit() && c != '+'));
    trimmed.filter(|run| run.chars().filter(char::is_ascii_digit).count() >= FEWEST_DIGITS).collect()
}

/// What a telephone dials, from abroad too.
fn dialled(number: &str) -> String {
    let digits: String =
        number.replace("(0)", "").chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let abroad = digits.strip_prefix("00").map(|rest| format!("+{rest}"));
    let at_home = || digits.strip_prefix('0').map(|rest| format!("{SWEDEN}{rest}"));
    format!("tel:{}", abroad.or_else(at_home).unwrap_or(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked() -> Vec<Marked> {
        let organisation = Organisation {
            name: "Exempel kommun".to_owned(),
            contact: "Servicecenter, 019-000 00 00 (info@kommun.example)".to_owned(),
            privacy_url: "https://kommun.example/personuppgifter?a=1&b=2".to_owned(),
            controller: "Kommunstyrelsen".to_owned(),
        };
        let mut marked = Marked::reached(&organisation);
        marked.push(Marked::swedish("Överenskommelse"));
        marked
    }

    #[test]
    fn each_line_is_what_it_looks_like() {
        let filled = "Hej!\n\nÄrendenummer: Ks 1/2019\nSista dag: i dag\n\nRemiss: A\n\nVi fick 2 bilagor:\n- a\n- b: c\nSlut.\n@fi Suomeksi: moi\n";
        let expected = "<h1>Ämne</h1>\n<p>Hej!</p>\n\
            <dl>\n<div><dt>Ärendenummer</dt><dd>Ks 1/2019</dd></div>\n<div><dt>Sista dag</dt><dd>i dag</dd></div>\n</dl>\n\
            <dl>\n<div><dt>Remiss</dt><dd>A</dd></div>\n</dl>\n\
            <p>Vi fick 2 bilagor:</p>\n<ul>\n<li>a</li>\n<li>b: c</li>\n</ul>\n<p>Slut.</p>\n<p lang=\"fi\">Suomeksi: moi</p>";
        assert_eq!(body("Ämne", filled, &[]), expected);
        assert!(text(filled).ends_with("- b: c\nSlut.\nSuomeksi: moi\n"));
    }

    #[test]
    fn a_sentence_with_a_colon_is_no_fact() {
        for line in [
            "Har du frågor? Ring: 1",
            "Kommunen ansvarar. Läs mer: här",
            "Jos henkilötietosi on suojattu, soita: 1",
            "se: här",
            "Det här är en mening som är alldeles för lång: 1",
            "@en English: yes",
            "@english no",
        ] {
            assert!(!body("", line, &[]).contains("<dl>"), "{line}");
        }
    }

    #[test]
    fn every_value_is_escaped_wherever_it_stands() {
        let hostile = "<script>alert('x')</script>&amp;\"onload=\"";
        let safe = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;&quot;onload=&quot;";
        for line in
            [hostile.to_owned(), format!("- {hostile}"), format!("Fil: {hostile}"), format!("@fi {hostile}")]
        {
            let html = body(hostile, &line, &marked());
            assert_eq!(html.matches(safe).count(), 2, "{html}");
            assert!(!html.contains("<script"), "{html}");
        }
    }

    #[test]
    fn what_is_ours_to_follow_is_a_link_and_nothing_else() {
        let html = body(
            "",
            "Läs: https://kommun.example/personuppgifter?a=1&b=2. Ring 019-000 00 00, skriv info@kommun.example.\n\
             - www.fara.example, 070-000 00 00, https:fara.example\n\
             Om Överenskommelse.",
            &marked(),
        );
        for part in [
            "<a href=\"https://kommun.example/personuppgifter?a=1&amp;b=2\">https://kommun.example/personuppgifter?a=1&amp;b=2</a>.",
            "<a href=\"tel:+46190000000\">019-000 00 00</a>",
            "<a href=\"mailto:info@kommun.example\">info@kommun.example</a>",
            "<span lang=\"sv\">Överenskommelse</span>",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert_eq!(html.matches("<a ").count(), 3, "{html}");
    }

    #[test]
    fn telephone_numbers_are_found_and_dialled_as_from_abroad() {
        for (contact, expected) in [
            ("Servicecenter, 019-21 10 00", vec![("019-21 10 00", "tel:+4619211000")]),
            ("Kontaktcenter 0582-619 01, vardagar 8–17", vec![("0582-619 01", "tel:+4658261901")]),
            ("växeln +46 (0)19-21 10 00.", vec![("+46 (0)19-21 10 00", "tel:+4619211000")]),
            (
                "0046 19 21 10 00 eller 11414",
                vec![("0046 19 21 10 00", "tel:+4619211000"), ("11414", "tel:11414")],
            ),
            ("numret på webbplatsen", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<_> =
                numbers(contact).into_iter().map(|number| (number, dialled(number))).collect();
            let found: Vec<_> = found.iter().map(|(number, dialled)| (*number, dialled.as_str())).collect();
            assert_eq!(found, expected, "{contact}");
        }
    }
}
