//! How things stand besides the news: what waits for a person, what did not arrive, how far the mailbox
//! was read.

use jiff::Zoned;
use serde::Serialize;

use super::super::due::is_unread;
use super::super::{plain, swedish};
use super::LINE_LENGTH;
use crate::consultation::Detail;
use crate::facts::{FolderFacts, LetterEnd, ReviewItem, UndeliveredFacts};

/// What waits for a person.
#[derive(Serialize)]
pub(super) struct ReviewValues {
    reference: String,
    reason: String,
    restricted: bool,
}

/// A letter that did not arrive.
#[derive(Serialize)]
pub(super) struct LetterValues {
    /// Such as `Nr 3`; a report has none.
    which: String,
    end: &'static str,
    why: String,
    to: String,
}

/// A folder that was not read.
#[derive(Serialize)]
pub(super) struct Unread {
    name: String,
    since: String,
}

/// How far a folder was read.
#[derive(Serialize)]
pub(super) struct FolderValues {
    name: String,
    read_at: String,
    /// Such as `1 202 av 1 204`; empty where the folder was never opened.
    accounted: String,
    failed: String,
}

/// What the rules that make a mail wait are called in a summary, by how their ids begin. The rules' own words
/// stay in the house: a summary says the kind of doubt and nothing of the mail.
const DOUBTS: [(&str, &str); 24] = [
    ("never/34", "vidarebefordrat av en kollega"),
    ("never/20", "skrivet inom kommunen"),
    ("never/11_no_sender", "saknar avsändare"),
    ("never/11_no_addressee", "saknar mottagare"),
    ("never/27", "avsändaren kunde inte styrkas"),
    ("never/26", "märkt som skräppost"),
    ("place/junk", "låg i skräpposten"),
    ("never/33", "texten gick inte att läsa"),
    ("attachment/", "bilaga som inte gick att läsa"),
    ("link/", "svaret kan ligga bakom en länk"),
    ("arrival/", "osäkert när det kom in"),
    // A number as it should be is no doubt: something else made it wait.
    ("number/normal", ""),
    ("number/", "osäkert ärendenummer"),
    ("title/", "nämner remissen utan säkert ärendenummer"),
    ("answer/sealed", "texten gick inte att läsa"),
    ("answer/", "ser ut som ett svar men saknar ärendenummer"),
    ("sender/invited", "kommer från någon på sändlistan"),
    ("thread/", "svar på ett av våra mejl"),
    ("outcome/bulk", "utskick till många"),
    ("outcome/machine_answer", "automatiskt mejl som ser ut att vara ett svar"),
    ("outcome/no_number", "saknar ärendenummer"),
    ("never/36_", "hot, eller risk för någons liv"),
    ("never/", "kan vara ett automatiskt mejl"),
    ("outcome/", "osäkert om det hör till remissen"),
];

/// How the ids of the rules begin that only stop the letter, and say nothing of who or what wrote the mail.
const STOP_THE_LETTER: [&str; 9] = [
    "never/4_", "never/5_", "never/14_", "never/19_letter", "never/24_", "never/25_", "never/29_",
    "never/31_", "never/32_",
];

/// What is said of a mail whose rules are not known.
const ANY_DOUBT: &str = "osäkert om det hör till remissen";

pub(super) fn review(item: &ReviewItem, detail: Detail) -> ReviewValues {
    let reason = match detail {
        _ if item.restricted => String::new(),
        Detail::Summary => doubts(&item.rules),
        Detail::Full => plain::line(&item.reason, LINE_LENGTH),
    };
    ReviewValues { reference: plain::line(&item.reference, LINE_LENGTH), reason, restricted: item.restricted }
}

/// The kinds of doubt, each once, in the order of the rules.
fn doubts(rules: &[String]) -> String {
    let mut said: Vec<&str> = Vec::new();
    let stops = |rule: &&String| STOP_THE_LETTER.iter().any(|begins| rule.starts_with(begins));
    for rule in rules.iter().filter(|rule| !stops(rule)) {
        let doubt = DOUBTS.iter().find(|(begins, _)| rule.starts_with(begins)).map(|(_, doubt)| *doubt);
        said.extend(doubt.filter(|doubt| !doubt.is_empty() && !said.contains(doubt)));
    }
    if said.is_empty() { ANY_DOUBT.to_owned() } else { said.join(", ") }
}

pub(super) fn letter(letter: &UndeliveredFacts, detail: Detail) -> LetterValues {
    let end = match letter.end {
        LetterEnd::Refused => "togs inte emot",
        LetterEnd::Bounced => "kom i retur",
        LetterEnd::Expired => "gick inte att lämna på fem dagar",
        LetterEnd::Unknown => "det är okänt om den kom fram",
    };
    let (why, to) = match detail {
        Detail::Summary => (codes(&letter.why), String::new()),
        Detail::Full => (
            plain::line(&letter.why, LINE_LENGTH),
            letter.recipient.as_deref().unwrap_or_default().to_owned(),
        ),
    };
    let which = letter.serial.map_or_else(|| "Rapport".to_owned(), |serial| format!("Nr {serial}"));
    LetterValues { which, end, why, to: plain::line(&to, LINE_LENGTH) }
}

/// The status codes in a mail server's words, such as `550 5.1.1` (RFC 3463): what stands around them tends
/// to hold the address.
fn codes(why: &str) -> String {
    let is_code = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        let digits = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let class = word.starts_with(['2', '4', '5']);
        class && parts.iter().all(digits) && (parts.len() == 3 || (parts.len() == 1 && word.len() == 3))
    };
    let words = why.split(|c: char| c.is_whitespace() || matches!(c, '-' | ':' | ',' | '(' | ')' | '#'));
    words.filter(is_code).take(2).collect::<Vec<_>>().join(" ")
}

/// The folders that were never read, or not for a good while before the report. Where that is all of them it is
/// said of the mailbox: since the latest reading of any.
pub(super) fn unread(folders: &[FolderFacts], now: &Zoned) -> Vec<Unread> {
    let is_old = |folder: &&FolderFacts| is_unread(folder, now.timestamp());
    if folders.iter().all(|folder| is_old(&folder)) {
        let latest = folders.iter().max_by_key(|folder| folder.read_at);
        let since = latest.map(|folder| read_at(folder, now)).unwrap_or_default();
        return vec![Unread { name: "brevlådan".to_owned(), since }];
    }
    let said = |folder| Unread { name: folder_name(folder), since: read_at(folder, now) };
    folders.iter().filter(is_old).map(said).collect()
}

pub(super) fn folder(folder: &FolderFacts, now: &Zoned) -> FolderValues {
    FolderValues {
        name: folder_name(folder),
        read_at: read_at(folder, now),
        accounted: folder.listed.map(|listed| accounted(folder, listed)).unwrap_or_default(),
        failed: swedish::some_of(folder.failed, "mejl", "mejl"),
    }
}

/// How many of the messages that the server had are read and taken in. One that failed and has been removed from the
/// server since counts as failed all the same: rather too few are said than too many.
fn accounted(folder: &FolderFacts, listed: u64) -> String {
    let taken_in = listed.saturating_sub(folder.unread).saturating_sub(folder.failed);
    format!("{} av {}", swedish::number(taken_in), swedish::number(listed))
}

fn folder_name(folder: &FolderFacts) -> String {
    plain::line(&folder.name, LINE_LENGTH)
}

/// When the folder was last read to its end; empty when it never was.
fn read_at(folder: &FolderFacts, now: &Zoned) -> String {
    let local = folder.read_at.map(|at| at.to_zoned(now.time_zone().clone()).datetime());
    local.map(swedish::moment).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_the_server_had_it_is_said_how_much_was_taken_in() {
        for (listed, unread, failed, expected) in [
            (1204, 0, 0, "1 204 av 1 204"),
            (1204, 0, 2, "1 202 av 1 204"),
            (1_000_000, 999_000, 1, "999 av 1 000 000"),
            (3, 0, 4, "0 av 3"),
            (0, 0, 0, "0 av 0"),
        ] {
            let facts =
                FolderFacts { name: String::new(), read_at: None, listed: Some(listed), unread, failed };
            assert_eq!(accounted(&facts, listed).replace('\u{A0}', " "), expected);
        }
    }

    #[test]
    fn of_a_servers_words_a_summary_keeps_the_codes() {
        for (why, expected) in [
            ("550 5.1.1 <kim@example.org>: Recipient address rejected", "550 5.1.1"),
            ("550-5.1.1 The account kim does not exist", "550 5.1.1"),
            ("smtp; 552 5.2.2 Mailbox full (kim 1975)", "552 5.2.2"),
            ("connection refused by 192.0.2.25", ""),
            ("451 try again in 300 seconds at 5.9", "451"),
            ("", ""),
        ] {
            assert_eq!(codes(why), expected, "{why}");
        }
    }

    #[test]
    fn the_kinds_of_doubt_are_said_once_each() {
        let said = |rules: &[&str]| doubts(&rules.iter().map(|&rule| rule.to_owned()).collect::<Vec<_>>());
        assert_eq!(said(&["number/one_slip", "number/no_series"]), "osäkert ärendenummer");
        assert_eq!(
            said(&["never/34_colleagues_forward", "attachment/locked"]),
            "vidarebefordrat av en kollega, bilaga som inte gick att läsa"
        );
        assert_eq!(said(&["sender/invited", "number/normal"]), "kommer från någon på sändlistan");
        assert_eq!(said(&["never/20_own_domain", "never/5_not_addressed"]), "skrivet inom kommunen");
        assert_eq!(
            said(&["never/35_perhaps_automatic", "never/30_at_once"]),
            "kan vara ett automatiskt mejl"
        );
        assert_eq!(said(&["never/29_many", "number/normal"]), ANY_DOUBT);
        assert_eq!(said(&["number/normal"]), ANY_DOUBT);
        assert_eq!(said(&[]), ANY_DOUBT);
        assert_eq!(said(&["quite/new"]), ANY_DOUBT);
    }
}
