//! Mail that speaks of protected identity, or that stood open before it came again so: what a person decides on it is done
//! whole or not at all.

use super::{doubtful, refused, well, written};
use crate::support::{OPEN, Town};

const SHOWN: &str =
    "SELECT coalesce(avsandare_namn, '') || '|' || coalesce(rubrik, '') AS s FROM granskning ORDER BY id";

fn a_refused_filing_neither_opens_nor_hides(town: &Town) {
    let unknown = "there is no consultation Ks 9999/2018";
    let assign = |reference: &str, identity: &str| {
        town.remissd(&["review", "assign", reference, "--diary-number", "Ks 9999/2018", identity])
    };
    town.receives(&doubtful(
        town,
        "dold",
        &format!("Jag har skyddad identitet. Svar på {OPEN}: orgelspel.\n"),
    ));
    well(&town.run_once(), &[]);
    refused(&assign("g1", "--not-protected"), unknown);
    assert_eq!(town.column(SHOWN), ["|"], "it is hidden as before");
    assert!(!written(town).contains("orgelspel"));
    town.receives(&doubtful(town, "erik", "Vi tycker att avtalen ska bli fleråriga.\n"));
    well(&town.run_once(), &[]);
    refused(&assign("g2", "--protected"), unknown);
    assert_eq!(town.column(SHOWN)[1], "erik|Synpunkter på Överenskommelse om samverkan", "and this is open");
    assert_eq!(town.column("SELECT count(*) AS n FROM andringar"), ["0"]);
}

#[test]
fn a_refused_filing_neither_opens_nor_hides_on_sqlite() {
    a_refused_filing_neither_opens_nor_hides(&Town::new());
}

#[test]
fn a_refused_filing_neither_opens_nor_hides_on_postgres() {
    a_refused_filing_neither_opens_nor_hides(&Town::on_postgres());
}
