//! Kill it at any instant: nothing is lost, nothing is filed twice, no letter changes its Message-ID.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant, SystemTime};

use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterId, LetterKey, LetterKind};

use crate::support::{Mail, OPEN, Run, Town};

/// How many messages lie in the mailbox; one in ten is an answer.
const MESSAGES: usize = 500;

/// The answers whose letters bounce: what is told of them lies in the mailbox too, after all the others.
const BOUNCED: [usize; 2] = [0, 490];

/// What signs the letters, so that a bounce can be written before the letter is.
const KEY: [u8; 32] = [7; 32];

#[test]
fn fifty_kills_on_sqlite_lose_and_double_nothing() {
    survives_kills(50, 0x5eed_0001, Town::new);
}

#[test]
fn ten_kills_on_postgres_lose_and_double_nothing() {
    survives_kills(10, 0x5eed_0002, Town::on_postgres);
}

/// Fresh intakes, each interrupted up to five times, until so many kills met a run still at work.
fn survives_kills(wanted: u32, seed: u64, found: impl Fn() -> Town) {
    let undisturbed = found();
    fill(&undisturbed);
    let started = Instant::now();
    assert_eq!(undisturbed.remissd(&["run", "--once"]).code, Some(0));
    // What a kill left undone is shorter than the whole, so later kills must come sooner to meet it.
    let mut moments = Moments { state: seed, within: started.elapsed().mul_f64(0.6) };
    let mut kills = 0;
    while kills < wanted {
        kills += survives(&found(), &mut moments);
    }
}

/// Lays the messages into the town's mailbox.
fn fill(town: &Town) {
    town.reconfigure(
        "enabled = true",
        "enabled = true\nmax_per_hour = 100000\nmax_per_domain_per_hour = 100000",
    );
    std::fs::create_dir_all(town.path("state")).unwrap();
    std::fs::write(town.path("state/letter.key"), KEY).unwrap();
    let mails = (0..MESSAGES).map(|number| mail(town, number).bytes());
    let bounces = BOUNCED.map(|number| bounce(town, number).bytes());
    town.has(&mails.chain(bounces).collect::<Vec<_>>(), SystemTime::now());
}

/// What a server says of the letter that the answer of this number gets.
fn bounce(town: &Town, number: usize) -> Mail {
    let about = Fingerprint::of(&mail(town, number).bytes());
    let letter = LetterId { kind: LetterKind::Acknowledgement, about };
    let mailbox = town.mailbox().address;
    let (_, domain) = mailbox.split_once('@').expect("an address");
    let id = letter.message_id(&LetterKey::new(KEY), domain);
    Mail::from("Mail Delivery System", "mailer-daemon@mx.kommun.example")
        .header("To", &town.mailbox().address)
        .subject("Undelivered Mail Returned to Sender")
        .header("Message-ID", &format!("<studs.{number}@mx.kommun.example>"))
        .text(&format!("550 5.1.1 User unknown\n\nMessage-ID: <{id}>\n"))
}

/// One intake, killed on its way and then run to its end; gives how many kills met it at work.
fn survives(town: &Town, moments: &mut Moments) -> u32 {
    fill(town);
    let mut kills = 0;
    for _ in 0..5 {
        let daemon = town.start(&["run", "--once"]);
        std::thread::sleep(moments.next());
        if !daemon.kill() {
            break;
        }
        kills += 1;
    }
    finishes(|| town.run_once());

    let filed = town.column("SELECT avsandare_epost FROM svar");
    let expected: BTreeSet<_> =
        (0..MESSAGES).filter(|number| is_answer(*number)).map(|number| sender(town, number)).collect();
    assert_eq!(filed.len(), expected.len(), "each answer is filed once");
    assert_eq!(filed.into_iter().collect::<BTreeSet<_>>(), expected);
    let read = town.column("SELECT text FROM bilaga WHERE lasbar = 'ja'");
    assert_eq!(read.len(), expected.len(), "each file is read");
    let serials = town.column("SELECT lopnummer FROM svar");
    assert_eq!(serials.iter().collect::<BTreeSet<_>>().len(), serials.len(), "no serial twice");
    assert_eq!(town.column("SELECT count(*) AS n FROM kvittens WHERE lage = 'studsade'"), ["2"]);
    assert_eq!(town.remissd(&["audit"]).code, Some(0));
    for (person, ids) in letters(town) {
        assert_eq!(ids.len(), 1, "{person} got letters with Message-IDs {ids:?}");
    }
    kills
}

/// Runs to the end; a connection that the kill cut off may hold its lock for another moment.
fn finishes(run: impl Fn() -> Run) {
    let started = Instant::now();
    loop {
        let ended = run();
        if ended.code == Some(0) {
            return;
        }
        assert!(started.elapsed() < Duration::from_secs(30), "does not finish: {}", ended.stderr);
    }
}

/// The Message-IDs in each answerer's mailbox.
fn letters(town: &Town) -> BTreeMap<String, BTreeSet<String>> {
    (0..MESSAGES)
        .filter(|number| is_answer(*number))
        .map(|number| {
            let person = town.citizen(&format!("person{number:03}"));
            let ids = person.inbox().iter().map(|letter| letter.header("Message-ID")).collect();
            (person.address, ids)
        })
        .collect()
}

fn is_answer(number: usize) -> bool {
    number.is_multiple_of(10)
}

fn sender(town: &Town, number: usize) -> String {
    town.citizen(&format!("person{number:03}")).address
}

fn mail(town: &Town, number: usize) -> Mail {
    let subject =
        if is_answer(number) { format!("Remissvar {OPEN}") } else { format!("Felanmälan {number}") };
    let mail = Mail::from("Förening", &sender(town, number))
        .header("To", &town.mailbox().address)
        .subject(&subject)
        .header("Message-ID", &format!("<{number}.{}>", sender(town, number)))
        .text(&format!("Hej!\n\nVi har behandlat frågan, och det här är vår syn på punkt {number}.\n"));
    if is_answer(number) { mail.attachment("Svar.txt", b"Vi tillstyrker.") } else { mail }
}

#[test]
fn a_replay_killed_at_any_instant_loses_and_doubles_nothing_on_sqlite() {
    a_replay_survives_kills(&Town::new(), 0x5eed_0003);
}

#[test]
fn a_replay_killed_at_any_instant_loses_and_doubles_nothing_on_postgres() {
    a_replay_survives_kills(&Town::on_postgres(), 0x5eed_0004);
}

/// A consultation is registered after its answers came; the replay that files them is killed on its way.
fn a_replay_survives_kills(town: &Town, seed: u64) {
    const ANSWERS: usize = 60;
    const NEW: &str = "Ks 77/2020";
    let mails: Vec<_> = (0..ANSWERS)
        .map(|number| {
            let text =
                format!("Hej!\n\nDet här är vårt svar på {NEW} också, och vår syn på punkt {number}.\n");
            mail(town, number * 10).text(&text).bytes()
        })
        .collect();
    town.has(&mails, SystemTime::now());
    assert_eq!(town.run_once().code, Some(0));
    let before =
        town.column("SELECT lopnummer || ' ' || avsandare_epost AS rad FROM svar ORDER BY lopnummer");
    assert_eq!(before.len(), ANSWERS);
    let registered = format!("diary_number = \"{NEW}\"\ntitle = \"Ny remiss\"\ndeadline = \"2019-10-30\"\n");
    town.reconfigure(
        "[[consultation]]\ndiary_number = \"Ks 1121/2017\"",
        &format!("[[consultation]]\n{registered}\n[[consultation]]\ndiary_number = \"Ks 1121/2017\""),
    );

    let started = Instant::now();
    assert_eq!(town.remissd(&["replay"]).code, Some(0));
    // Listing is half of it: what is killed is the making of changes too.
    let mut moments = Moments { state: seed, within: started.elapsed().mul_f64(2.0) };
    for _ in 0..6 {
        let replay = town.start(&["replay", "--apply"]);
        std::thread::sleep(moments.next());
        replay.kill();
    }
    finishes(|| town.remissd(&["replay", "--apply"]));
    assert!(town.remissd(&["replay"]).stdout.starts_with(&format!("0 of {ANSWERS} ")));
    let old = format!(
        "SELECT lopnummer || ' ' || avsandare_epost AS rad FROM svar WHERE arendenummer = '{OPEN}' ORDER BY lopnummer"
    );
    assert_eq!(town.column(&old), before, "what was registered stays");
    let new = format!("SELECT avsandare_epost FROM svar WHERE arendenummer = '{NEW}'");
    assert_eq!(town.column(&new).into_iter().collect::<BTreeSet<_>>().len(), ANSWERS);
    let serials = format!(
        "SELECT min(lopnummer) || ' ' || max(lopnummer) || ' ' || count(*) AS rad FROM svar WHERE arendenummer = '{NEW}'"
    );
    assert_eq!(town.column(&serials), [format!("1 {ANSWERS} {ANSWERS}")], "no serial twice, and no gap");
    assert_eq!(town.remissd(&["audit"]).code, Some(0));
}

/// Moments from a fixed seed (xorshift), anywhere within that time from the start.
struct Moments {
    state: u64,
    within: Duration,
}

impl Moments {
    fn next(&mut self) -> Duration {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.within.mul_f64((self.state % 1000) as f64 / 1000.0)
    }
}
