//! Made-up facts for the templates of the reports.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::config::Organisation;
use crate::consultation::{ArrivalBasis, Channel, Detail, Timing};
use crate::correspondence::template::{Templates, WordingError};
use crate::correspondence::{WarningFacts, digest, final_report, reminder};
use crate::diary_number::DiaryNumber;
use crate::facts::{
    AlikeFacts, AnsweredFacts, ChannelFacts, DayFacts, DigestFacts, FolderFacts, Held, HeldBy, LeftOut,
    LetterEnd, NewsItem, ReviewItem, SilentFacts, UndeliveredFacts, Warning,
};
use crate::recognition::{Kind, Stance};

/// What is wrong with the templates of the reports.
pub(super) fn faults(templates: &Templates, organisation: &Organisation) -> Vec<WordingError> {
    let Ok(number) = DiaryNumber::parse("Ks 1/2019") else { return Vec::new() };
    let now = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
    let days = [busy(number.clone()), quiet(number)];
    let reports = days.iter().flat_map(|facts| [Detail::Full, Detail::Summary].map(|detail| (facts, detail)));
    let reports =
        reports.map(|(facts, detail)| digest::worded(templates, facts, detail, organisation, &now).map(drop));
    // Their lists are cut later than those of a day.
    let days = days.clone().map(long);
    let reminders = days.iter().map(|facts| reminder(templates, facts, organisation, "", "", "").map(drop));
    let told_at = now.timestamp();
    let ends =
        days.iter().map(|facts| final_report(templates, facts, organisation, told_at, "", "", "").map(drop));
    let since = told_at;
    let warnings = [
        Warning::Unread { since },
        Warning::ReadAgain { since },
        Warning::Held { hold: 1 },
        Warning::Released { hold: 1 },
    ];
    let told = warnings.iter().flat_map(|warning| days.iter().map(|facts| (*warning, &facts.folders)));
    let warnings = told.map(|(warning, folders)| {
        let facts = WarningFacts { warning, mailbox: "", folders, why: "" };
        super::super::warning(templates, &facts, organisation, &TimeZone::UTC, "", "").map(drop)
    });
    reports.chain(reminders).chain(ends).chain(warnings).filter_map(Result::err).collect()
}

/// The first report, before anything has come or been read.
fn quiet(diary_number: DiaryNumber) -> DigestFacts {
    DigestFacts {
        diary_number,
        title: "Exempel".to_owned(),
        deadline: date(2019, 10, 30),
        day: date(2019, 10, 29),
        is_first: true,
        answers: 0,
        in_time: 0,
        late: 0,
        channels: Vec::new(),
        answered: Vec::new(),
        news: Vec::new(),
        left_out: LeftOut::default(),
        reviews: Vec::new(),
        silent: Vec::new(),
        declined: Vec::new(),
        invited: 1,
        alike: Vec::new(),
        per_day: Vec::new(),
        undelivered: Vec::new(),
        held: Held::default(),
        folders: Vec::new(),
    }
}

/// A report with something under each heading, and more than is shown.
fn busy(diary_number: DiaryNumber) -> DigestFacts {
    let silent: Vec<_> = (0..60).map(silent).collect();
    let read_at = [Some(Timestamp::UNIX_EPOCH), Some(Timestamp::MIN), None];
    DigestFacts {
        is_first: false,
        answers: 200,
        in_time: 90,
        late: 100,
        channels: vec![ChannelFacts { channel: Channel::Letter, answers: 3 }],
        news: Kind::ALL.into_iter().flat_map(|kind| (0..60).map(move |serial| item(kind, serial))).collect(),
        reviews: (0..60).map(review).collect(),
        invited: silent.len(),
        silent,
        declined: (0..60).map(|number| format!("Exempelnämnden {number}")).collect(),
        answered: vec![AnsweredFacts { organisation: None, invited: false, senders: 3 }],
        alike: vec![AlikeFacts { first: 1, answers: 2 }; 60],
        per_day: (1..30).map(|day| DayFacts { day: date(2019, 10, day), answers: 2 }).collect(),
        undelivered: (0..60).map(undelivered).collect(),
        held: Held { letters: 2, by: HeldBy::Breaker },
        folders: read_at
            .map(|read_at| FolderFacts {
                name: "INBOX".to_owned(),
                read_at,
                listed: read_at.map(|_| 3),
                unread: 1,
                failed: 1,
            })
            .into(),
        ..quiet(diary_number)
    }
}

/// The same with as many answers and silent bodies as no list shows.
fn long(facts: DigestFacts) -> DigestFacts {
    if facts.is_first {
        return facts;
    }
    let silent = (0..600).map(silent).collect();
    let names = (0..600).map(|number| Some(format!("Exempelföreningen {number}"))).chain([None]);
    let answered = names.map(|organisation| AnsweredFacts { organisation, invited: false, senders: 1 });
    DigestFacts { answered: answered.collect(), silent, ..facts }
}

fn silent(number: u64) -> SilentFacts {
    let more_time = number.is_multiple_of(3).then(|| date(2019, 11, 8));
    SilentFacts { name: format!("Exempel {number}"), wants_time: number.is_multiple_of(2), more_time }
}

fn item(kind: Kind, serial: i64) -> NewsItem {
    let timing = [Some(Timing::InTime), Some(Timing::Late), None];
    NewsItem {
        serial,
        kind,
        arrived: date(2019, 10, 29).at(14, 3, 0, 0),
        basis: ArrivalBasis::ReceivedHeader,
        timing: timing.into_iter().cycle().nth(serial.unsigned_abs() as usize % 3).flatten(),
        invited: serial % 4 == 0,
        stance: (serial % 3 == 0).then_some(Stance::Supports),
        supplements: (serial % 5 == 0).then_some(1),
        also: DiaryNumber::parse("Ks 2/2019").into_iter().filter(|_| serial % 7 == 0).collect(),
        organisation: (serial % 10 != 0).then(|| format!("Exempelrådet {serial}")),
        sender: "Exempel".to_owned(),
        subject: "Exempel".to_owned(),
        junk: true,
        attachments: 1,
        is_new: serial % 2 == 0,
        erased: false,
    }
}

fn undelivered(number: i64) -> UndeliveredFacts {
    let ends = [LetterEnd::Refused, LetterEnd::Bounced, LetterEnd::Expired, LetterEnd::Unknown];
    UndeliveredFacts {
        serial: (number > 0).then_some(number),
        end: ends.into_iter().cycle().nth(number.unsigned_abs() as usize % 4).unwrap_or(LetterEnd::Refused),
        why: if number % 3 == 0 { String::new() } else { "550 5.1.1".to_owned() },
        recipient: (number % 2 == 0).then(|| "kim@example.org".to_owned()),
        is_new: number % 2 == 0,
    }
}

fn review(number: u64) -> ReviewItem {
    ReviewItem {
        reference: format!("g{number}"),
        reason: if number.is_multiple_of(3) { String::new() } else { "Exempel".to_owned() },
        rules: vec!["number/one_slip".to_owned()],
        restricted: number.is_multiple_of(2),
        is_new: true,
    }
}
