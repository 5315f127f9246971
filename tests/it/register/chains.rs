//! Which answer adds to which, where a person has said so.

use super::ledger::{adds, changed, file, kind, refused, told};
use super::mail::{Mail, ask, mail};
use remissd::recognition::Kind;
use remissd::register::{Adds, Correction, Misfit, Misplaced, Register};

const CHAINS: &str = "SELECT lopnummer, typ, kompletterar FROM svar ORDER BY lopnummer";

fn late(raw: &'static str, kind: Kind) -> Mail {
    Mail { kind, arrived: "2019-10-29T14:03:00Z", ..mail(raw, "bo@privat.example") }
}

async fn a_supplement_is_chained_anew_and_an_answer_made_one(register: &Register) {
    file(
        register,
        vec![
            mail("one", "bo@privat.example"),
            late("two", Kind::Supplement),
            mail("three", "cia@privat.example"),
        ],
    )
    .await;
    assert_eq!(
        ask(register, CHAINS).await,
        [["1", "svar", "-"], ["2", "komplettering", "1"], ["3", "svar", "-"]]
    );
    assert_eq!(
        changed(register, "Ks 1216/2018-2", adds("Ks 1216/2018-3")).await,
        ["supplements Ks 1216/2018-1 Ks 1216/2018-3"]
    );
    // An answer that adds to another is a supplement.
    assert_eq!(
        changed(register, "Ks 1216/2018-3", adds("Ks 1216/2018-1")).await,
        ["kind answer supplement", "supplements - Ks 1216/2018-1"]
    );
}

#[tokio::test]
async fn what_was_chained_by_hand_stays_so() {
    told(async |register| {
        a_supplement_is_chained_anew_and_an_answer_made_one(&register).await;
        file(&register, vec![late("four", Kind::Supplement)]).await;
        let by_hand = [["1", "svar", "-"], ["2", "komplettering", "3"], ["3", "komplettering", "1"]];
        assert_eq!(ask(&register, CHAINS).await[..3], by_hand);
    })
    .await;
}

#[tokio::test]
async fn a_chain_leads_to_what_is_known_and_never_round() {
    told(async |register| {
        a_supplement_is_chained_anew_and_an_answer_made_one(&register).await;
        for (to, why) in [
            ("Ks 1216/2018-2", Misplaced::Round("Ks 1216/2018-2".to_owned())),
            ("Ks 1216/2018-1", Misplaced::Round("Ks 1216/2018-1".to_owned())),
            ("Ks 1216/2018-9", Misplaced::Unknown("Ks 1216/2018-9".to_owned())),
        ] {
            assert_eq!(refused(&register, "Ks 1216/2018-1", adds(to)).await, Misfit::Chain(why));
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_out_of_its_chain_stays_out() {
    told(async |register| {
        a_supplement_is_chained_anew_and_an_answer_made_one(&register).await;
        let alone = Correction { adds: Some(Adds::ToNone), ..Correction::default() };
        assert_eq!(
            changed(&register, "Ks 1216/2018-2", alone.clone()).await,
            ["supplements Ks 1216/2018-3 -"]
        );
        file(&register, vec![late("five", Kind::Supplement)]).await;
        assert_eq!(ask(&register, CHAINS).await[1], ["2", "komplettering", "-"]);
        assert!(changed(&register, "Ks 1216/2018-2", alone).await.is_empty());
        // What is no supplement any more adds to nothing, and nothing adds to it.
        assert_eq!(
            changed(&register, "Ks 1216/2018-3", kind(Kind::Question)).await,
            ["kind supplement question", "supplements Ks 1216/2018-1 -"]
        );
    })
    .await;
}
