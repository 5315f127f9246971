//! The ready questions on what persons decided, and on what stands in the diary, one consultation at a time.

use super::ledger::{decision, file, told};
use super::mail::{Mail, a, ask, b, mail};
use remissd::recognition::Outcome;
use remissd::register::Register;

async fn about(register: &Register, question: &str, case: &str) -> Vec<Vec<String>> {
    ask(register, &question.replace(":arendenummer", &format!("'{case}'"))).await
}

#[tokio::test]
async fn what_was_decided_is_found_under_each_case_that_it_is_about() {
    told(async |register| {
        let waits = |raw, from| Mail { outcome: Outcome::Review, ..mail(raw, from) };
        let both = Mail { numbers: vec![a(), b()], ..mail("both", "anna@privat.example") };
        file(&register, vec![both, waits("none of ours", "bo@privat.example")]).await;
        register.erase("Ks 1216/2018-1", &decision("beslut")).await.unwrap();
        let page = register.standing(None, 9).await.unwrap();
        let waiting = page.iter().find(|one| one.reference == "g1").unwrap();
        register.dismiss(waiting, &decision("skräp")).await.unwrap();
        let changes = include_str!("../../../queries/changes.sql");
        for case in ["", "Ks 1216/2018", "Ks 1121/2017"] {
            let found: Vec<_> =
                about(&register, changes, case).await.into_iter().map(|row| row[2].clone()).collect();
            assert_eq!(found, ["Ks 1121/2017-1, Ks 1216/2018-1", "g1"], "{case}");
        }
        let found = about(&register, changes, "Ks 12").await;
        assert_eq!(found.len(), 1, "what belongs to no case is told under every one: {found:?}");
    })
    .await;
}

#[tokio::test]
async fn the_diary_is_in_the_order_of_the_numbers() {
    told(async |register| {
        const RAW: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
        file(&register, RAW.map(|raw| mail(raw, "anna@privat.example")).into()).await;
        let diary = about(&register, include_str!("../../../queries/diary.sql"), "Ks 1216/2018").await;
        let names: Vec<_> = diary.into_iter().map(|row| row[1].clone()).collect();
        assert_eq!(names, (1..=11).map(|serial| format!("Ks 1216/2018-{serial}")).collect::<Vec<_>>());
    })
    .await;
}
