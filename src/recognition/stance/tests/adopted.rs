//! When the proposal is to be adopted, and under which condition; what is agreed with; what is only cried out.

use super::*;

#[test]
fn a_wish_does_not_reach_into_a_clause_that_tells_whether_or_when() {
    each_is(
        None,
        &[
            "Jag vill överklaga om planen antas.",
            "Vi vill överklaga om ni antar planen.",
            "Jag överklagar om planen godkänns.",
            "Vi vill flytta härifrån om den nya planen antas.",
            "Jag vill ha besked om när planen antas.",
            "Jag vill veta om planen antas.",
            "Vi hoppas få yttra oss igen innan ni antar planen.",
            "Jag önskar byta skola om planen genomförs.",
            "Vi vill bli kontaktade när planen fastställs.",
            "Vi vill sälja gården ifall förslaget genomförs.",
            "Vi vill bygga här om planen stoppas.",
            "Innan planen kan antas krävs en ny bullerutredning.",
            "Policyn bör omarbetas innan den antas.",
            "Planen måste kompletteras innan den kan antas.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi vill att planen antas.",
            "Vi hoppas att ni antar planen.",
            "Vi anser att förslaget om nya cykelvägar bör antas.",
            "Jag tycker det är bra om planen antas.",
            "När allt är vägt anser vi att planen bör antas.",
            "Om ni frågar oss bör planen antas, vi tillstyrker den.",
            "Planen bör inte ändras utan antas.",
            "Planen kan när som helst antas.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &["Planen bör inte antas.", "Vi vill att planen stoppas.", "Planen bör inte antas utan skrotas."],
    );
}
