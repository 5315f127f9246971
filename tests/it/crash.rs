//! Kill it at any instant: nothing is lost, nothing is filed twice, no letter changes its Message-ID.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant, SystemTime};

use crate::support::{Mail, OPEN, Town};

/// How many messages lie in the mailbox; one in five is an answer.
const MESSAGES: usize = 500;

#[test]
fn fifty_kills_on_sqlite_lose_and_double_nothing() {
    let mut moments = Moments(0x5eed_0001);
    for _ in 0..10 {
        survives(&Town::new(), 5, &mut moments);
    }
}

#[test]
fn ten_kills_on_postgres_lose_and_double_nothing() {
    let mut moments = Moments(0x5eed_0002);
    for _ in 0..2 {
        survives(&Town::on_postgres(), 5, &mut moments);
    }
}

/// One intake, killed so many times on its way and then run to its end.
fn survives(town: &Town, kills: u32, moments: &mut Moments) {
    town.reconfigure(
        "enabled = true",
        "enabled = true\nmax_per_hour = 100000\nmax_per_domain_per_hour = 100000",
    );
    let mails: Vec<_> = (0..MESSAGES).map(|number| mail(town, number).bytes()).collect();
    town.has(&mails, SystemTime::now());
    for _ in 0..kills {
        let daemon = town.start(&["run", "--once"]);
        std::thread::sleep(moments.next());
        daemon.kill();
    }
    finishes(town);

    let filed = town.column("SELECT avsandare_epost FROM svar");
    let expected: BTreeSet<_> =
        (0..MESSAGES).filter(|number| is_answer(*number)).map(|number| sender(town, number)).collect();
    assert_eq!(filed.len(), expected.len(), "each answer is filed once");
    assert_eq!(filed.into_iter().collect::<BTreeSet<_>>(), expected);
    let serials = town.column("SELECT lopnummer FROM svar");
    assert_eq!(serials.iter().collect::<BTreeSet<_>>().len(), serials.len(), "no serial twice");
    assert_eq!(town.remissd(&["audit"]).code, Some(0));
    for (person, ids) in letters(town) {
        assert_eq!(ids.len(), 1, "{person} got letters with Message-IDs {ids:?}");
    }
}

/// Runs to the end; a connection that the kill cut off may hold its lock for another moment.
fn finishes(town: &Town) {
    let started = Instant::now();
    loop {
        let run = town.run_once();
        if run.code == Some(0) {
            return;
        }
        assert!(started.elapsed() < Duration::from_secs(30), "does not finish: {}", run.stderr);
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
    number.is_multiple_of(5)
}

fn sender(town: &Town, number: usize) -> String {
    town.citizen(&format!("person{number:03}")).address
}

fn mail(town: &Town, number: usize) -> Mail {
    let subject =
        if is_answer(number) { format!("Remissvar {OPEN}") } else { format!("Felanmälan {number}") };
    Mail::from("Förening", &sender(town, number))
        .header("To", &town.mailbox().address)
        .subject(&subject)
        .header("Message-ID", &format!("<{number}.{}>", sender(town, number)))
        .text(&format!("Hej!\n\nVi har behandlat frågan, och det här är vår syn på punkt {number}.\n"))
}

/// Moments from a fixed seed (xorshift), from the first instants of a run to well into its letters.
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Duration::from_millis(5 + self.0 % 1500)
    }
}
