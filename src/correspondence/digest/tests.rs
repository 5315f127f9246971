use super::*;
use crate::consultation::{ArrivalBasis, Timing};
use crate::diary_number::DiaryNumber;
use crate::facts::{
    DayFacts, FolderFacts, Held, HeldBy, LeftOut, LeftOutFacts, LetterEnd, NewsItem, ReviewItem, SilentFacts,
    UndeliveredFacts,
};
use crate::recognition::Stance;
use jiff::civil::{date, datetime};
use jiff::tz::TimeZone;

/// A consultation a day before its last, with nothing new.
pub(in crate::correspondence) fn quiet() -> DigestFacts {
    DigestFacts {
        diary_number: DiaryNumber::parse("Ks 1216/2018").unwrap(),
        title: "Överenskommelse om samverkan".to_owned(),
        deadline: date(2019, 10, 30),
        day: date(2019, 10, 29),
        is_first: false,
        answers: 12,
        in_time: 12,
        late: 0,
        answered: Vec::new(),
        news: Vec::new(),
        left_out: LeftOut::default(),
        reviews: Vec::new(),
        silent: Vec::new(),
        invited: 0,
        alike: Vec::new(),
        per_day: Vec::new(),
        undelivered: Vec::new(),
        held: Held::default(),
        folders: vec![
            folder("INBOX", Some("2019-10-29T05:59:30Z")),
            folder("Skräppost", Some("2019-10-29T05:58:00Z")),
        ],
    }
}

fn folder(name: &str, read_at: Option<&str>) -> FolderFacts {
    let read_at = read_at.map(|at| at.parse().unwrap());
    let unread = if read_at.is_some() { 0 } else { 1204 };
    FolderFacts { name: name.to_owned(), read_at, listed: Some(1204), unread, failed: 0 }
}

pub(in crate::correspondence) fn silent(name: &str) -> SilentFacts {
    SilentFacts { name: name.to_owned(), wants_time: false }
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
        invited: false,
        stance: None,
        supplements: None,
        also: Vec::new(),
        sender: "Kim Exempel <kim@example.org>".to_owned(),
        subject: "Mina synpunkter".to_owned(),
        junk: false,
        attachments: 1,
        is_new: true,
    }
}

fn organisation() -> Organisation {
    Organisation { name: "Exempel kommun".to_owned(), ..Organisation::default() }
}

/// Seven in the morning on the day of the report.
fn seven(facts: &DigestFacts) -> Zoned {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    facts.day.at(7, 0, 0, 0).to_zoned(zone).unwrap()
}

fn letter(facts: &DigestFacts, detail: Detail) -> Letter {
    let (templates, organisation, at) = (Templates::built_in(), organisation(), seven(facts));
    digest(&templates, facts, detail, &organisation, &at, "ledare@example.org", "id@kommun.example").unwrap()
}

fn worded(facts: &DigestFacts, detail: Detail) -> String {
    let letter = letter(facts, detail);
    format!("{}\n\n{}", letter.subject, letter.text)
}

fn page(facts: &DigestFacts, detail: Detail) -> String {
    letter(facts, detail).html.unwrap()
}

/// A page as it is read out: its words and what its pictures say, in order.
fn read_out(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut words = String::new();
    for piece in body.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let alt =
            tag.split_once("alt=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(alt, _)| alt);
        words.push_str(&format!(" {alt} {text}"));
    }
    let plain =
        [("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"), ("&quot;", "\""), ("&#x2f;", "/"), ("&amp;", "&")];
    let words = plain.iter().fold(words, |words, (escaped, letter)| words.replace(escaped, letter));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn busy_news() -> Vec<NewsItem> {
    let of_kind = |serial, kind| NewsItem { kind, ..news_item(serial) };
    let late = Some(Timing::Late);
    vec![
        NewsItem { also: vec![DiaryNumber::parse("Ks 1121/2017").unwrap()], ..news_item(13) },
        NewsItem {
            organisation: Some("Exempelrådet".to_owned()),
            attachments: 2,
            stance: Some(Stance::SupportsWithChanges),
            ..news_item(14)
        },
        NewsItem { timing: late, junk: true, attachments: 0, ..news_item(15) },
        NewsItem { timing: None, attachments: 0, subject: "a\r\nb\u{202E}c".to_owned(), ..news_item(16) },
        NewsItem { timing: late, supplements: Some(4), ..of_kind(17, Kind::Supplement) },
        of_kind(18, Kind::ExtensionRequest),
        NewsItem { is_new: false, ..of_kind(9, Kind::Question) },
        of_kind(19, Kind::Question),
        of_kind(20, Kind::DocumentRequest),
        of_kind(21, Kind::Withdrawal),
        of_kind(22, Kind::Unrelated),
    ]
}

fn undelivered() -> Vec<UndeliveredFacts> {
    vec![
        UndeliveredFacts {
            serial: Some(2),
            end: LetterEnd::Bounced,
            why: "550 5.1.1 <kim@example.org>: User unknown".to_owned(),
            recipient: Some("kim@example.org".to_owned()),
            is_new: true,
        },
        UndeliveredFacts {
            serial: Some(5),
            end: LetterEnd::Unknown,
            why: String::new(),
            recipient: None,
            is_new: false,
        },
    ]
}

fn busy() -> DigestFacts {
    DigestFacts {
        answers: 15,
        in_time: 13,
        late: 1,
        per_day: [(1, 9), (25, 1), (28, 5)]
            .map(|(day, answers)| DayFacts { day: date(2019, 10, day), answers })
            .to_vec(),
        news: busy_news(),
        alike: vec![AlikeFacts { first: 3, answers: 412 }, AlikeFacts { first: 9, answers: 2 }],
        reviews: vec![
            ReviewItem {
                reference: "G7".to_owned(),
                reason: "Numret liknar Ks 1216/2018".to_owned(),
                rules: vec!["number/one_slip".to_owned()],
                restricted: false,
                is_new: true,
            },
            ReviewItem {
                reference: "G9".to_owned(),
                reason: "skyddade uppgifter".to_owned(),
                rules: vec!["outcome/protected_identity".to_owned()],
                restricted: true,
                is_new: true,
            },
        ],
        silent: vec![silent("Pensionärsrådet"), SilentFacts { wants_time: true, ..silent("Ungdomsrådet") }],
        invited: 12,
        undelivered: undelivered(),
        held: Held { letters: 3, by: HeldBy::Operator },
        ..quiet()
    }
}

#[test]
fn each_digest_reads_as_it_should() {
    let first = DigestFacts { is_first: true, answers: 0, in_time: 0, ..quiet() };
    let closed = DigestFacts { day: date(2019, 11, 2), ..busy() };
    for (name, facts, detail) in [
        ("quiet", quiet(), Detail::Summary),
        ("first", first, Detail::Summary),
        ("busy_summary", busy(), Detail::Summary),
        ("busy_full", busy(), Detail::Full),
        ("after_the_last_day", closed, Detail::Summary),
    ] {
        insta::assert_snapshot!(name, worded(&facts, detail));
    }
    insta::assert_snapshot!("page_summary", page(&busy(), Detail::Summary));
    insta::assert_snapshot!("page_full", page(&busy(), Detail::Full));
}

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

/// Everything that must not leave the house, each with a mark of its own.
fn with_secrets() -> DigestFacts {
    let name = |organisation: &str| Some(organisation.to_owned());
    let secret = |serial| NewsItem {
        sender: "HEMLIG <hemlig@firma.example>".to_owned(),
        subject: "HEMLIG rubrik".to_owned(),
        stance: Some(Stance::Opposes),
        ..news_item(serial)
    };
    let mut facts = busy();
    facts.news = vec![
        secret(1),
        NewsItem { organisation: name("Anna Hemlig"), ..secret(2) },
        NewsItem { organisation: name("anna@hemlig.example"), ..secret(3) },
        NewsItem { organisation: name("Anna Hemlig Exempelföreningen"), ..secret(4) },
        NewsItem { organisation: name("Hemligs Bygg och Måleri"), ..secret(5) },
        NewsItem { organisation: name("Exempelföreningen"), ..secret(6) },
        NewsItem { organisation: name("Rådet Exempel"), invited: true, ..secret(7) },
        NewsItem { kind: Kind::Supplement, also: vec![facts.diary_number.clone()], ..secret(8) },
    ];
    facts.reviews = vec![ReviewItem {
        reference: "g1".to_owned(),
        reason: "HEMLIG skrev: hemlig@firma.example".to_owned(),
        rules: vec!["number/HEMLIG".to_owned(), "HEMLIG".to_owned()],
        restricted: false,
        is_new: true,
    }];
    facts.undelivered = vec![UndeliveredFacts {
        serial: Some(1),
        end: LetterEnd::Refused,
        why: "550 5.7.1 hemlig@firma.example is HEMLIG".to_owned(),
        recipient: Some("hemlig@firma.example".to_owned()),
        is_new: true,
    }];
    facts
}

#[test]
fn nothing_private_leaves_the_house_in_a_summary() {
    let letter = letter(&with_secrets(), Detail::Summary);
    let page = letter.html.unwrap();
    for text in [&letter.subject, &letter.text, &page] {
        let lower = text.to_lowercase();
        for secret in ["hemlig", "anna", "avstyrker", "firma", "rubrik"] {
            assert!(!lower.contains(secret), "{secret}: {text}");
        }
    }
    assert!(letter.files.is_empty() && !letter.text.contains(".xlsx"), "{}", letter.text);
    for text in [letter.text.clone(), read_out(&page)] {
        for said in ["Exempelföreningen", "Rådet Exempel", "osäkert ärendenummer", "550 5.7.1"] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}

#[test]
fn a_page_shows_nothing_from_elsewhere_and_runs_nothing() {
    let bait = "</td><script>alert(1)</script><img src=http://x.example/a.png onerror='a'>\"";
    let mut facts = busy();
    facts.title = bait.to_owned();
    facts.silent = vec![silent(bait)];
    facts.undelivered[0].why = bait.to_owned();
    facts.reviews[0].reason = bait.to_owned();
    facts.folders[0].name = bait.to_owned();
    for item in &mut facts.news {
        item.subject = bait.to_owned();
        item.sender = bait.to_owned();
    }
    let page = page(&facts, Detail::Full);
    assert!(!page.contains("<script") && page.matches("<img").count() == 1, "{page}");
    assert_eq!((page.matches("src=\"").count(), page.matches("src=\"cid:").count()), (1, 1), "{page}");
    for remote in ["href=", "url(", "@import", "<link", "src=http://", "onerror='"] {
        assert!(!page.contains(remote), "{remote}: {page}");
    }
    let shown = letter(&facts, Detail::Full).page_by_itself().unwrap();
    assert!(shown.contains("src=\"data:image/png;base64,iVBOR") && !shown.contains("cid:"));
}

/// Five thousand in one day, with everything long that can be.
fn flood() -> DigestFacts {
    let mut facts = busy();
    facts.per_day = vec![DayFacts { day: date(2019, 10, 28), answers: 5000 }];
    let long = |serial| NewsItem {
        subject: "Mina synpunkter på förslaget ".repeat(40),
        organisation: Some("Exempelföreningen".to_owned()),
        also: vec![facts.diary_number.clone()],
        junk: true,
        ..news_item(serial)
    };
    facts.news = (1..=5000).map(long).collect();
    facts.reviews =
        (1..=5000).map(|n| ReviewItem { reference: format!("g{n}"), ..facts.reviews[0].clone() }).collect();
    facts.undelivered = (1..=5000)
        .map(|serial| UndeliveredFacts { serial: Some(serial), ..facts.undelivered[0].clone() })
        .collect();
    facts.alike = (1..=5000).map(|first| AlikeFacts { first, answers: 2 }).collect();
    facts
}

#[test]
fn five_thousand_in_a_day_make_a_report_of_bounded_size() {
    let letter = letter(&flood(), Detail::Full);
    let (text, page) = (letter.text.len(), letter.html.unwrap().len());
    let pictures: usize = letter.pictures.iter().map(|picture| picture.bytes.len()).sum();
    assert!(text < 60_000 && page < 102_000 && pictures < 100_000, "{text} {page} {pictures}");
}

#[test]
fn the_days_are_said_in_words_however_they_lie() {
    let on = |year, month, day, answers| DayFacts { day: date(year, month, day), answers };
    for (per_day, expected) in [
        (vec![], "Inga svar än. Sista svarsdag är 30 oktober 2019."),
        (
            vec![on(2019, 10, 29, 1)],
            "17 oktober 2019 – 30 oktober 2019. 29 okt: 1. Övriga dagar kom inga svar. Sista svarsdag är 30 oktober 2019.",
        ),
        (
            vec![on(2019, 10, 1, 3), on(2020, 12, 1, 1)],
            "16 maj 2020 – 1 december 2020. Dessförinnan kom 3 svar. 1 dec: 1. Övriga dagar kom inga svar. Sista svarsdag är 30 oktober 2019.",
        ),
        (
            vec![on(2019, 12, 1, 2)],
            "30 oktober 2019 – 1 december 2019. 1 dec: 2. Övriga dagar kom inga svar. Sista svarsdag är 30 oktober 2019.",
        ),
    ] {
        let facts = DigestFacts { per_day, ..quiet() };
        let daily = Daily::of(&facts);
        assert_eq!(daily.words, expected);
        assert!((14..=200).contains(&daily.chart.days.len()), "{}", daily.chart.days.len());
    }
}

#[test]
fn a_summary_names_no_private_person_and_no_subject() {
    let text = worded(&busy(), Detail::Summary);
    for secret in ["Kim", "kim@", "synpunkter\n", "Mina", "skyddade uppgifter\n", "tillstyrker"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let text = worded(&busy(), Detail::Full);
    assert!(text.contains("Kim Exempel <kim@example.org>") && text.contains("Mina synpunkter"), "{text}");
}

#[test]
fn a_folder_that_was_not_read_is_said_at_the_top() {
    let mut facts = quiet();
    facts.folders = vec![
        folder("INBOX", Some("2019-10-28T13:00:00Z")),
        folder("Skräppost", None),
        FolderFacts { failed: 2, ..folder("Arkiv", Some("2019-10-29T05:59:00Z")) },
    ];
    insta::assert_snapshot!("unread_folders", worded(&facts, Detail::Summary));
}

#[test]
fn an_hour_without_reading_is_still_no_fault() {
    let mut facts = quiet();
    for (read_at, warned) in [("2019-10-29T05:00:00Z", false), ("2019-10-29T04:59:59Z", true)] {
        facts.folders = vec![folder("INBOX", Some(read_at))];
        assert_eq!(worded(&facts, Detail::Summary).contains("OBS"), warned, "{read_at}");
    }
}

#[test]
fn long_lists_are_cut_and_say_how_much_is_left() {
    let mut facts = quiet();
    facts.news = (1..=75).map(news_item).collect();
    facts.silent = (1..=51).map(|n| silent(&format!("Rådet {n}"))).collect();
    facts.invited = 60;
    let text = worded(&facts, Detail::Full);
    assert!(text.contains("Nr 50. ") && !text.contains("Nr 51. "), "{text}");
    assert!(text.contains("… och 25 till.") && text.contains("… och 1 till."), "{text}");
    assert!(text.contains("Nya svar sedan förra rapporten: 75") && text.contains("51 av 60"), "{text}");
}

#[test]
fn what_nobody_told_one_by_one_is_counted() {
    let mut facts = quiet();
    facts.news = vec![NewsItem { junk: true, ..news_item(1) }];
    let left_out = LeftOutFacts { kind: Kind::Answer, timing: None, is_new: true, messages: 4999 };
    let old = LeftOutFacts { kind: Kind::Question, is_new: false, ..left_out };
    facts.left_out = LeftOut { messages: vec![left_out, old], junk: 2, several: 0 };
    let text = worded(&facts, Detail::Full);
    for said in ["förra rapporten: 5000\n", "… och 4999 till.", "Nr 1 … och 2 till. Registrerade"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Andra nya mejl"), "{text}");
}

#[test]
fn new_doubts_are_news_and_a_summary_counts_what_is_protected() {
    let facts = DigestFacts { reviews: busy().reviews, ..quiet() };
    for detail in [Detail::Full, Detail::Summary] {
        let text = worded(&facts, detail);
        assert!(text.contains("Nya mejl som behöver granskas: 2") && !text.contains("Inget nytt"), "{text}");
        assert_eq!(text.contains("G9"), detail == Detail::Full, "{text}");
        assert_eq!(text.contains("1 mejl med skyddade uppgifter granskas."), detail == Detail::Summary);
    }
}

#[test]
fn a_report_that_knows_of_no_folder_says_that_the_mailbox_was_not_read() {
    let facts = DigestFacts { folders: Vec::new(), ..quiet() };
    assert!(worded(&facts, Detail::Summary).contains("OBS: Vi kunde inte läsa brevlådan."));
}

#[test]
fn letters_that_are_kept_in_the_house_are_told_at_the_top() {
    for (letters, by, words) in [
        (0, HeldBy::Nothing, ""),
        (1, HeldBy::Limit, "OBS: 1 kvittens väntar på att få skickas.\n"),
        (0, HeldBy::Operator, "OBS: Kvittenserna är stoppade för hand. 0 kvittenser väntar.\n"),
        (3200, HeldBy::Breaker, "orimligt många på en timme. 3200 kvittenser väntar.\n"),
    ] {
        let facts = DigestFacts { held: Held { letters, by }, ..quiet() };
        let letter =
            digest(&Templates::built_in(), &facts, Detail::Summary, &organisation(), &seven(&facts), "", "")
                .unwrap();
        assert!(letter.text.contains(words), "{}", letter.text);
        assert_eq!(letter.text.contains("OBS"), by != HeldBy::Nothing);
    }
}
