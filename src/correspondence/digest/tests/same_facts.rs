//! Text and page say the same, heading by heading.

use super::*;

/// The words under each heading, headings in lower case. What stands above the first has none.
type Under = Vec<(String, std::collections::BTreeSet<String>)>;

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn under_headings<'a>(sections: impl Iterator<Item = (&'a str, String)>) -> Under {
    // The names of columns have no place in the text, whose rows are sentences.
    let columns: Vec<String> = words_of("Nr Från Kom in Gäller också Varför Vad som hände").collect();
    sections
        .map(|(heading, text)| {
            (heading.to_lowercase(), words_of(&text).filter(|word| !columns.contains(word)).collect())
        })
        .collect()
}

fn text_under_headings(text: &str) -> Under {
    let is_heading = |line: &&str| {
        line.chars().count() > 5 && !line.contains(|c: char| c.is_lowercase() || c.is_ascii_digit())
    };
    let headings: Vec<&str> = std::iter::once("").chain(text.lines().filter(is_heading)).collect();
    let mut sections = vec![String::new()];
    for line in text.lines() {
        if is_heading(&line) {
            sections.push(String::new())
        } else {
            *sections.last_mut().unwrap() += &format!("{line}\n")
        }
    }
    under_headings(headings.into_iter().zip(sections))
}

fn page_under_headings(page: &str) -> Under {
    let (_, body) = page.split_once("<body").unwrap();
    let sections = body.split("<h2").enumerate().map(|(at, section)| {
        let section = if at == 0 { section } else { section.split_once('>').unwrap().1 };
        let (heading, rest) = if at == 0 { ("", section) } else { section.split_once("</h2>").unwrap() };
        (heading, read_out(rest))
    });
    under_headings(sections)
}

#[test]
fn text_and_page_tell_the_same_facts_in_the_same_order() {
    let unread = DigestFacts { folders: vec![folder("INBOX", None)], ..busy() };
    for facts in [quiet(), busy(), unread, flood()] {
        for detail in [Detail::Summary, Detail::Full] {
            let letter = letter(&facts, detail);
            let (text, page) =
                (text_under_headings(&letter.text), page_under_headings(&letter.html.unwrap()));
            assert!(text.len() >= 4, "{text:?}");
            let headings =
                |under: &Under| under.iter().map(|(heading, _)| heading.clone()).collect::<Vec<_>>();
            assert_eq!(headings(&text), headings(&page));
            for ((heading, text), (_, page)) in text.iter().zip(&page) {
                assert_eq!(text, page, "{heading}");
            }
        }
    }
}
