//! Who is counted among others, who has nothing to say, and what a yes leaves out.

use super::super::Speaker;
use super::super::asked::Asked;
use super::super::weighed::weighed;
use super::each_is;
use crate::recognition::sentence::sentences;
use crate::recognition::testing::mail;
use crate::recognition::{Place, Stance};

#[test]
fn who_counts_others_takes_no_stance() {
    each_is(
        None,
        &[
            "Hälften tillstyrker, två avstyrker.",
            "Fem remissinstanser tillstyrker förslaget, tre avstyrker och två har inga synpunkter.",
            "12 svar avstyrker förslaget.",
            "Två av föreningarna avstyrker.",
            "Över hälften av de svarande stöder förslaget.",
            "60 procent av instanserna är positiva till förslaget.",
            "Majoriteten tillstyrker förslaget och en tredjedel avstyrker det.",
            "Ett fåtal är kritiska till förslaget.",
            "Inga avstyrker förslaget.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi är två som avstyrker.",
            "Hälften tillstyrker, men vi avstyrker.",
            "Punkt två avstyrker vi.",
            "1. Avstyrker förslaget.",
            "Vi tre i styrelsen avstyrker förslaget.",
        ],
    );
    each_is(Some(Stance::SupportsWithChanges), &["Punkt ett tillstyrker vi, två avstyrker vi."]);
}

#[test]
fn the_authority_has_nothing_to_say_where_it_is_the_sender() {
    let read = |signature: &str, text: &str| {
        let message = mail().signature(signature).done();
        weighed(&sentences(text, Place::Body), &Speaker::of(&message), &Asked::default())
            .map(|found| found.value)
    };
    for text in [
        "Kommunen har ingen merknader til planen.",
        "Kommunen har inga synpunkter på förslaget.",
        "Kommunen har egentligen inget att erinra.",
    ] {
        assert_eq!(read("Mvh Kari Ek\nElvdal kommune", text), Some(Stance::NoComments), "{text}");
        assert_eq!(read("Mvh Kari Ek\nExempelföreningen", text), None, "{text}");
    }
}

#[test]
fn a_yes_that_leaves_a_part_out_is_one_with_changes() {
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "We support the plan, but not chapter 4.",
            "We support the proposal except chapter 4.",
            "We endorse the strategy apart from the last section.",
        ],
    );
    each_is(Some(Stance::Supports), &["We support the plan with enthusiasm."]);
}
