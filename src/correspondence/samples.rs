//! Every template tried with made-up facts of every kind, before the first letter is written with it: a template that
//! is wrong in a line for late supplements must not wait for the first late supplement to say so.

mod report;

use std::collections::BTreeSet;

use jiff::civil::date;

use super::acknowledgement;
use super::template::{Templates, WordingError};
use crate::config::Organisation;
use crate::consultation::Timing;
use crate::diary_number::DiaryNumber;
use crate::facts::{AttachmentFacts, CaseFacts, ReceiptFacts};
use crate::recognition::{Kind, Language};

impl Templates {
    /// What is wrong with the templates, each fault once; `organisation` is who we are.
    #[must_use]
    pub fn faults(&self, organisation: &Organisation) -> Vec<WordingError> {
        let nothing_else = Organisation {
            name: organisation.name.clone(),
            contact: String::new(),
            privacy_url: String::new(),
            controller: organisation.controller.clone(),
        };
        let worded = |facts, organisation| acknowledgement(self, &facts, organisation, "", "").err();
        let all = kinds().flat_map(|facts| REMARKS.map(|remark| remark(facts.clone())));
        let mut faults: BTreeSet<_> = all.filter_map(|facts| worded(facts, organisation)).collect();
        faults.extend(kinds().filter_map(|facts| worded(facts, &nothing_else)));
        faults.extend(report::faults(self, organisation));
        faults.into_iter().collect()
    }
}

/// Mail of every kind in every language, with nothing remarkable about it.
fn kinds() -> impl Iterator<Item = ReceiptFacts> {
    Language::ALL.into_iter().flat_map(|language| KINDS.map(|kind| plain(language, kind)))
}

/// The kinds there are words for, and one of the others.
const KINDS: [Kind; 7] = [
    Kind::Answer,
    Kind::Supplement,
    Kind::Question,
    Kind::ExtensionRequest,
    Kind::Withdrawal,
    Kind::DocumentRequest,
    Kind::Unrelated,
];

/// What there may be about a mail that the letter has words for.
const REMARKS: [fn(ReceiptFacts) -> ReceiptFacts; 12] = [
    |facts| facts,
    |facts| ReceiptFacts { is_unclear: true, ..facts },
    |facts| ReceiptFacts { is_unclear: true, cases: cases([Some(Timing::Late)]), ..facts },
    |facts| ReceiptFacts { after_review: true, ..facts },
    |facts| ReceiptFacts { is_restricted: true, after_review: true, ..facts },
    |facts| ReceiptFacts { adds_to_earlier: true, ..facts },
    |facts| ReceiptFacts { behind_link: true, ..facts },
    |facts| ReceiptFacts { cases: Vec::new(), ..facts },
    |facts| ReceiptFacts { cases: cases([Some(Timing::Late), Some(Timing::InTime)]), ..facts },
    |facts| ReceiptFacts { cases: cases([None]), attachments: files([Some(false)]), ..facts },
    |facts| ReceiptFacts { attachments: files([Some(true), Some(false), None, Some(false), None]), ..facts },
    |facts| ReceiptFacts { attachments: files([Some(false); 7]), ..facts },
];

fn plain(language: Language, kind: Kind) -> ReceiptFacts {
    ReceiptFacts {
        in_reply_to: None,
        kind,
        is_unclear: false,
        after_review: false,
        is_restricted: false,
        language,
        arrived: date(2019, 10, 29).at(14, 3, 0, 0),
        cases: cases([Some(Timing::InTime)]),
        attachments: Vec::new(),
        adds_to_earlier: false,
        behind_link: false,
    }
}

fn cases<const N: usize>(timings: [Option<Timing>; N]) -> Vec<CaseFacts> {
    let numbers = ["Ks 1/2019", "Ks 2/2019"].into_iter().filter_map(|number| DiaryNumber::parse(number).ok());
    let case = |(timing, diary_number)| CaseFacts {
        diary_number,
        title: "Exempel".to_owned(),
        deadline: date(2019, 10, 30),
        more_time: (timing == Some(Timing::InTime)).then(|| date(2019, 11, 8)),
        timing,
    };
    timings.into_iter().zip(numbers).map(case).collect()
}

fn files<const N: usize>(readable: [Option<bool>; N]) -> Vec<AttachmentFacts> {
    let file = |readable| AttachmentFacts { name: "Exempel.pdf".to_owned(), size: 24_000, readable };
    readable.into_iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn organisation() -> Organisation {
        Organisation {
            name: "Exempel kommun".to_owned(),
            contact: "Servicecenter, 019-000 00 00".to_owned(),
            privacy_url: "https://kommun.example/personuppgifter".to_owned(),
            controller: "Kommunstyrelsen".to_owned(),
        }
    }

    #[test]
    fn what_is_built_in_is_without_fault() {
        assert_eq!(Templates::built_in().faults(&organisation()), []);
    }

    #[test]
    fn a_fault_is_found_in_whatever_line_it_stands() {
        // All would take half a minute.
        const EVERY: usize = 9;
        let built_in = Templates::built_in();
        for (name, text) in built_in.files() {
            let in_comment = text.split_once("#}").map_or("", |(comment, _)| comment).matches("{{ ").count();
            let pieces: Vec<_> = text.split("{{ ").collect();
            for at in (in_comment + 1..pieces.len()).step_by(EVERY) {
                let (before, after) = (pieces[..at].join("{{ "), pieces[at..].join("{{ "));
                let line = before.matches('\n').count() + 1;
                let wrong = format!("{before}{{{{ fel }}}}{{{{ {after}");
                let mut templates = built_in.clone();
                templates.replace(&Path::new("/etc/mallar").join(name), wrong).unwrap();
                let faults = templates.faults(&organisation());
                let first = faults.first().unwrap_or_else(|| panic!("{name}:{line} is never tried"));
                assert!(first.to_string().starts_with(&format!("/etc/mallar/{name}:{line}: ")), "{first}");
            }
        }
    }
}
