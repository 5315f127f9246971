//! A report of the state by its number, "SOU 2026:31": every ministry sends some of them out for views, and only the number
//! tells one from another.

use super::super::title_word::Seen;
use crate::consultation::Consultation;
use crate::pattern::Pattern;

static REPORT: Pattern =
    Pattern::new(r"(?i)(?:^|[^\p{L}])(?P<series>SOU|Ds)\W{0,3}(?P<number>(?:19|20)\d\d ?: ?\d+)");

/// `own`, words of the title of `consultation` in `text`, without those that say that a report is meant, where only others
/// than that of the title are named in the mail, by its `subject` or here.
pub(super) fn without_another_report<'s>(
    subject: &str,
    text: &str,
    own: Vec<&'s Seen>,
    consultation: &Consultation,
) -> Vec<&'s Seen> {
    let titles = std::iter::once(&consultation.title).chain(&consultation.also_known_as);
    let ours: Vec<String> = titles.flat_map(|title| reports(title)).collect();
    let mut named = reports(subject).chain(reports(text)).peekable();
    if ours.is_empty() || named.peek().is_none() || named.any(|one| ours.contains(&one)) {
        return own;
    }
    let says_that_it_is_one = |one: &&Seen| {
        let word = text.get(one.span.clone()).unwrap_or_default().to_lowercase();
        ["sou", "ds"].contains(&word.as_str()) || word.starts_with("betänkande")
    };
    own.into_iter().filter(|one| !says_that_it_is_one(one)).collect()
}

fn reports(text: &str) -> impl Iterator<Item = String> {
    REPORT.captures_iter(text).map(|found| {
        let part = |name: &str| found.name(name).map_or("", |part| part.as_str()).to_lowercase();
        format!("{} {}", part("series"), part("number").replace(' ', ""))
    })
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Titles, judge};

    #[test]
    fn a_report_of_another_number_is_none_of_ours() {
        let mut authority = authority();
        let [one, _] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
        one.title = "Betänkandet En stärkt lokal beredskap (SOU 2026:31)".to_owned();
        one.also_known_as = vec!["En stärkt lokal beredskap".to_owned()];
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        for (subject, text, ours) in [
            ("Remiss SOU 2025:77", "Regeringskansliet remitterar betänkandet SOU 2025:77.", false),
            ("Påminnelse: remiss SOU 2025:50", "Remissvar på betänkandet har inte kommit in.", false),
            ("Betänkandet SOU 2026:31", "Synpunkter: pengarna räcker inte.", true),
            ("Betänkandet SOU 2026:31", "Synpunkter: jämför SOU 2025:77.", true),
            ("En stärkt lokal beredskap", "Synpunkter: jämför SOU 2025:77.", true),
        ] {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            let expected = if ours { Outcome::Review } else { Outcome::Ignored };
            assert_eq!(verdict.outcome, expected, "{subject}: {text} {:?}", verdict.reasons);
        }
    }
}
