//! A last day that moves under what is registered: more time goes before it, and what is erased does not become late.

use super::ledger::{decision, file, told};
use super::mail::{Mail, a, ask, at, b, consultations, mail, zone};
use jiff::civil::{Date, date};
use remissd::consultation::{Consultation, Deadline};
use remissd::register::Register;

const TIMES: &str =
    "SELECT lopnummer, i_tid FROM svar WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer";

fn until(day: Date) -> Vec<Consultation> {
    let mut all = consultations();
    all.iter_mut()
        .filter(|one| one.diary_number == a())
        .for_each(|one| one.deadline = Deadline::new(day, zone()));
    all
}

/// Moves everything that moves with `day`; what was seen to.
async fn replay(register: &Register, day: Date) -> Vec<String> {
    let moves = register.moves(&until(day)).await.unwrap();
    register.synchronise(&until(day)).await.unwrap();
    for one in moves.iter() {
        assert!(register.move_one(one, at("2019-11-20T09:00:00Z")).await.unwrap());
        assert!(!register.move_one(one, at("2019-11-20T09:00:00Z")).await.unwrap(), "once");
    }
    let seen: Vec<String> = moves.iter().filter(|one| one.is_seen()).map(ToString::to_string).collect();
    assert_eq!(moves.counts().values().sum::<usize>(), seen.len());
    seen
}

fn late(raw: &'static str, from: &'static str) -> Mail {
    Mail { arrived: "2019-11-05T12:00:00Z", ..mail(raw, from) }
}

#[tokio::test]
async fn more_time_goes_before_a_last_day_that_moves() {
    told(async |register| {
        let both = Mail { numbers: vec![a(), b()], ..late("other", "dan@privat.example") };
        file(&register, vec![mail("early", "eva@privat.example"), late("late", "bo@forening.example"), both])
            .await;
        let given = register.extend(&a(), "Föreningsrådet", Some(date(2019, 11, 8)), &decision("")).await;
        given.unwrap();
        assert_eq!(ask(&register, TIMES).await, [["1", "ja"], ["2", "ja"], ["3", "nej"]]);
        assert_eq!(replay(&register, date(2019, 10, 30)).await, [""; 0]);

        let later = "Ks 1216/2018-3: timing late → in_time, by the last day 2019-11-05";
        assert_eq!(replay(&register, date(2019, 11, 5)).await, [later], "the other was in time all along");
        assert_eq!(ask(&register, TIMES).await, [["1", "ja"], ["2", "ja"], ["3", "ja"]]);

        let earlier = replay(&register, date(2019, 10, 28)).await;
        let earlier: Vec<&str> = earlier.iter().filter_map(|one| one.split(':').next()).collect();
        assert_eq!(earlier, ["Ks 1216/2018-1", "Ks 1216/2018-3"]);
        let shown = format!("{:?}", register.show("Ks 1216/2018-2").await.unwrap());
        assert!(!shown.contains("sista svarsdag i"), "nothing of it is another: {shown}");
        // Taken back, its time is that of everybody.
        register.extend(&a(), "Föreningsrådet", None, &decision("")).await.unwrap();
        assert_eq!(ask(&register, TIMES).await, [["1", "nej"], ["2", "nej"], ["3", "nej"]]);
        register.extend(&a(), "Föreningsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
        assert_eq!(ask(&register, TIMES).await, [["1", "nej"], ["2", "ja"], ["3", "nej"]], "it has its time");
        let of_b = "SELECT i_tid FROM svar WHERE arendenummer = 'Ks 1121/2017'";
        assert_eq!(ask(&register, of_b).await, [["ja"]], "another consultation, another day");
    })
    .await;
}

#[tokio::test]
async fn what_is_erased_does_not_become_late() {
    told(async |register| {
        file(&register, vec![late("late", "bo@forening.example"), late("other", "dan@privat.example")]).await;
        register.extend(&a(), "Föreningsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
        for reference in ["Ks 1216/2018-1", "Ks 1216/2018-2"] {
            register.erase(reference, &decision("gallras")).await.unwrap();
        }
        assert_eq!(ask(&register, TIMES).await, [["1", "ja"], ["2", "nej"]]);
        assert_eq!(replay(&register, date(2019, 10, 30)).await, [""; 0], "nobody knows whose time it was");
        let later = replay(&register, date(2019, 11, 5)).await;
        assert_eq!(later, ["Ks 1216/2018-2: timing late → in_time, by the last day 2019-11-05"]);
        assert_eq!(ask(&register, TIMES).await, [["1", "ja"], ["2", "ja"]]);
    })
    .await;
}
