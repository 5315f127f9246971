use super::*;
use crate::consultation::ArrivalBasis;
use crate::diary_number::DiaryNumber;
use jiff::civil::{date, datetime};
use jiff::tz::TimeZone;

/// A consultation a day before its last, with nothing new.
pub(in crate::correspondence) fn quiet() -> DigestFacts {
    DigestFacts {
        diary_number: DiaryNumber::parse("Ks 1216/2018").unwrap(),
        title: "Överenskommelse om samverkan".to_owned(),
        deadline: date(2019, 10, 30),
        day: date(2019, 10, 29),
        since: Some("2019-10-28T06:00:00Z".parse().unwrap()),
        answers: 12,
        in_time: 12,
        late: 0,
        news: Vec::new(),
        reviews: Vec::new(),
        silent: Vec::new(),
        invited: 0,
        failed_letters: 0,
        folders: vec![
            folder("INBOX", Some("2019-10-29T05:59:30Z")),
            folder("Skräppost", Some("2019-10-29T05:58:00Z")),
        ],
    }
}

fn folder(name: &str, read_at: Option<&str>) -> FolderFacts {
    let read_at = read_at.map(|at| at.parse().unwrap());
    FolderFacts { name: name.to_owned(), read_at, accounted: 1204, failed: 0 }
}

/// An answer in time from a person, with one attachment.
pub(in crate::correspondence) fn news_item(serial: i64) -> NewsItem {
    NewsItem {
        serial,
        kind: Kind::Answer,
        arrived: datetime(2019, 10, 28, 14, 3, 0, 0),
        basis: ArrivalBasis::ReceivedHeader,
        timing: Some(Timing::InTime),
        organisation: None,
        sender: "Kim Exempel <kim@example.org>".to_owned(),
        subject: "Mina synpunkter".to_owned(),
        junk: false,
        attachments: 1,
    }
}
