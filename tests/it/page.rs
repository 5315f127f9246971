//! How the page of a report looks in a browser: a real Chromium opens it at the width of a desk and of a phone, by
//! day and by night, and what stands on the screen is measured.

use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::{Date, date, datetime};
use jiff::tz::TimeZone;
use remissd::config::Organisation;
use remissd::consultation::{ArrivalBasis, Detail, Timing};
use remissd::correspondence::{self, Templates};
use remissd::diary_number::DiaryNumber;
use remissd::facts::{
    AlikeFacts, DayFacts, DigestFacts, FolderFacts, Held, HeldBy, LeftOut, LetterEnd, NewsItem, ReviewItem,
    SilentFacts, UndeliveredFacts,
};
use remissd::recognition::{Kind, Stance};
use serde_json::Value;

/// Run inside the page: measures and tells the window around it.
const MEASURE: &str = r"<script>
addEventListener('load', () => {
  const light = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const luminance = (c) => 0.2126 * light(c[0]) + 0.7152 * light(c[1]) + 0.0722 * light(c[2]);
  const parts = (c) => c.match(/[\d.]+/g).map(Number);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parts(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] === 1) return c;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  };
  let contrast = 21, words = 0;
  for (const e of document.body.querySelectorAll('*')) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (e.tagName === 'SCRIPT') continue;
    const [a, b] = [luminance(parts(getComputedStyle(e).color)), luminance(behind(e))];
    contrast = Math.min(contrast, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
    words += 1;
  }
  const picture = document.querySelector('img');
  const heads = [...document.querySelectorAll('h1, h2')];
  const seen = (h) => { const r = h.getBoundingClientRect(); return r.height > 10 && r.left >= 0 && r.right <= innerWidth; };
  parent.postMessage(JSON.stringify({
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    inner: innerWidth, scroll: document.documentElement.scrollWidth,
    natural: [picture.naturalWidth, picture.naturalHeight], shown: [picture.width, picture.height],
    headings: heads.length, seen: heads.filter(seen).length, contrast, words,
    size: Math.min(...[...document.body.querySelectorAll('p, td, th, li')].map((e) => parseFloat(getComputedStyle(e).fontSize))),
  }), '*');
});
</script>";

#[test]
fn the_page_fits_desk_and_phone_by_day_and_by_night() {
    let folder = tempfile::Builder::new().prefix("remissd-page.").tempdir().unwrap();
    for (name, facts) in [("busy", busy()), ("long", with_long_words())] {
        let page = page(&facts);
        // `PAGES=folder` keeps them for eyes to see.
        if let Some(pages) = std::env::var_os("PAGES") {
            fs::write(Path::new(&pages).join(format!("{name}.html")), &page).unwrap();
        }
        let measured = page.replacen("</body>", &format!("{MEASURE}</body>"), 1);
        fs::write(folder.path().join("page.html"), measured).unwrap();
        for (width, dark) in [(1200, false), (1200, true), (390, false), (390, true)] {
            let seen = measure(folder.path(), width, dark);
            let what = format!("{name}, {width} wide, dark: {dark}: {seen}");
            assert_eq!(seen["dark"], dark, "{what}");
            assert_eq!(seen["inner"], width, "{what}");
            assert!(seen["scroll"].as_u64() <= seen["inner"].as_u64(), "wider than the screen: {what}");
            assert!(seen["contrast"].as_f64().unwrap() >= 4.5, "hard to read: {what}");
            assert!(seen["words"].as_u64().unwrap() > 60, "{what}");
            assert!(seen["size"].as_f64().unwrap() >= 16.0, "small print: {what}");
            assert_eq!(seen["headings"], seen["seen"], "{what}");
            assert!(seen["headings"].as_u64().unwrap() >= 13, "the title and twelve headings: {what}");
            the_picture_is_whole(&seen, width, &what);
        }
    }
}

fn the_picture_is_whole(seen: &Value, width: u64, what: &str) {
    let natural = [&seen["natural"][0], &seen["natural"][1]].map(|side| side.as_f64().unwrap());
    let shown = [&seen["shown"][0], &seen["shown"][1]].map(|side| side.as_f64().unwrap());
    assert_eq!(natural[0], 1200.0, "the picture is there: {what}");
    assert!((shown[1] / shown[0] - natural[1] / natural[0]).abs() < 0.01, "out of shape: {what}");
    let expected = if width > 640 { 600.0 } else { 340.0 };
    assert!(shown[0] >= expected && shown[0] <= 600.0, "{what}");
}

/// Opens `page.html` in a frame of that width: Chromium's own windows are never as narrow as a phone.
fn measure(folder: &Path, width: u64, dark: bool) -> Value {
    let around = format!(
        "<!doctype html><html style=\"color-scheme:light dark\"><body style=\"margin:0\"><pre id=\"told\"></pre>
        <script>addEventListener('message', (told) => {{ document.getElementById('told').textContent = told.data; }});</script>
        <iframe src=\"page.html\" style=\"width:{width}px;height:5000px;border:0\"></iframe>"
    );
    fs::write(folder.join("around.html"), around).unwrap();
    let dom = chromium(folder, dark, &["--dump-dom", "--virtual-time-budget=10000"]);
    let told = dom.split_once("<pre id=\"told\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    let told = told.map(|(told, _)| told).unwrap_or_else(|| panic!("no answer from the page: {dom}"));
    serde_json::from_str(told).unwrap_or_else(|error| panic!("{error}: {told:?}"))
}

/// Runs Chromium without a window, a profile or a network.
fn chromium(folder: &Path, dark: bool, what: &[&str]) -> String {
    let scheme = if dark { 0 } else { 1 };
    let output = Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        .args(["--disable-background-networking", "--disable-component-update", "--no-first-run"])
        .args(["--disable-sync", "--proxy-server=127.0.0.1:9", "--window-size=1300,1000"])
        .arg(format!("--blink-settings=preferredColorScheme={scheme}"))
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(what)
        .arg(format!("file://{}", folder.join("around.html").display()))
        .output()
        .expect("chromium, which scripts/install.sh installs");
    String::from_utf8(output.stdout).unwrap()
}

fn page(facts: &DigestFacts) -> String {
    let organisation = Organisation { name: "Exempel kommun".to_owned(), ..Organisation::default() };
    let now = facts.day.at(7, 0, 0, 0).to_zoned(TimeZone::get("Europe/Stockholm").unwrap()).unwrap();
    let letter =
        correspondence::digest(&Templates::built_in(), facts, Detail::Full, &organisation, &now, "", "")
            .unwrap();
    letter.page_by_itself().unwrap()
}

fn october(day: i8) -> Date {
    date(2019, 10, day)
}

fn item(serial: i64, kind: Kind) -> NewsItem {
    NewsItem {
        serial,
        kind,
        arrived: datetime(2019, 10, 28, 14, 3, 0, 0),
        basis: ArrivalBasis::ReceivedHeader,
        timing: Some(Timing::InTime),
        organisation: (serial % 2 == 0).then(|| "Exempelföreningen för samverkan".to_owned()),
        invited: false,
        stance: Some(Stance::SupportsWithChanges),
        supplements: (kind == Kind::Supplement).then_some(4),
        also: if serial == 13 { vec![DiaryNumber::parse("Ks 1121/2017").unwrap()] } else { Vec::new() },
        sender: "Kim Exempel".to_owned(),
        subject: "Remissvar om överenskommelsen".to_owned(),
        junk: false,
        attachments: 2,
        is_new: true,
        erased: false,
    }
}

fn one_slip() -> ReviewItem {
    ReviewItem {
        reference: "g7".to_owned(),
        reason: "Ett nummer som står i ämnesraden liknar Ks 1216/2018, men är inte samma".to_owned(),
        rules: vec!["number/one_slip".to_owned()],
        restricted: false,
        is_new: true,
    }
}

fn silent(name: &str) -> SilentFacts {
    SilentFacts { name: name.to_owned(), wants_time: false, more_time: None }
}

fn folders() -> Vec<FolderFacts> {
    let read_at = Some("2019-10-29T05:59:30Z".parse().unwrap());
    vec![
        FolderFacts { name: "INBOX".to_owned(), read_at, listed: Some(1204), unread: 0, failed: 2 },
        FolderFacts { name: "Skräppost".to_owned(), read_at: None, listed: None, unread: 0, failed: 0 },
    ]
}

/// Something under each of the twelve headings, and the warning at the top.
fn busy() -> DigestFacts {
    let kinds =
        [Kind::Answer, Kind::Answer, Kind::Supplement, Kind::ExtensionRequest, Kind::Question, Kind::Answer];
    let mut news: Vec<NewsItem> = (13..).zip(kinds).map(|(serial, kind)| item(serial, kind)).collect();
    news[5].timing = Some(Timing::Late);
    DigestFacts {
        diary_number: DiaryNumber::parse("Ks 1216/2018").unwrap(),
        title: "Överenskommelse om samverkan i Exempel mellan det civila samhället och kommunen".to_owned(),
        deadline: october(30),
        day: october(29),
        is_first: false,
        answers: 15,
        in_time: 14,
        late: 1,
        channels: Vec::new(),
        answered: Vec::new(),
        news,
        left_out: LeftOut::default(),
        reviews: vec![one_slip()],
        silent: ["Pensionärsrådet", "Ungdomsrådet"].map(silent).to_vec(),
        declined: Vec::new(),
        invited: 12,
        alike: vec![AlikeFacts { first: 3, answers: 412 }],
        per_day: (1..29)
            .map(|day| DayFacts { day: october(day), answers: u64::from(day.unsigned_abs()) * 5 % 7 })
            .collect(),
        undelivered: vec![UndeliveredFacts {
            serial: Some(2),
            end: LetterEnd::Bounced,
            why: "550 5.1.1 User unknown".to_owned(),
            recipient: Some("kim@example.org".to_owned()),
            is_new: true,
        }],
        held: Held { letters: 3, by: HeldBy::Operator },
        folders: folders(),
    }
}

/// What strangers write has no spaces where a line could break.
fn with_long_words() -> DigestFacts {
    let long = "Exempelföreningensremissvarsunderlag".repeat(3);
    let mut facts = busy();
    facts.title = long.clone();
    facts.silent.push(silent(&long));
    facts.reviews[0].reason = long.clone();
    facts.undelivered[0].recipient = Some(format!("{}@example.org", "k".repeat(60)));
    facts.folders[0].name = long.clone();
    for item in &mut facts.news {
        item.organisation = Some(long.clone());
        item.subject = long.clone();
    }
    facts
}
