//! What others think, and when they are the sender.

use super::super::Speaker;
use super::super::asked::Asked;
use super::super::weighed::weighed;
use super::each_is;
use crate::recognition::sentence::sentences;
use crate::recognition::testing::mail;
use crate::recognition::{Place, Stance};

#[test]
fn what_an_office_or_an_authority_thinks_is_not_the_senders() {
    each_is(
        None,
        &[
            "Förvaltningen skriver att planen är bra för landsbygden. Det är den inte.",
            "Förvaltningen anser att planen är bra. Men den har fel.",
            "Polisen bedömer att strategin är bra.",
            "Länsstyrelsen bedömer att planen är bra.",
            "Länsstyrelsen bedömer att planen är bra, men det stämmer inte.",
            "Länsstyrelsen gör bedömningen att planen är bra.",
            "Kommunförvaltningen bedömer att planen är bra. Vi gör en annan bedömning.",
            "Skolförvaltningen säger ja till planen, men ingen har frågat oss.",
            "Stadsbyggnadsförvaltningen avstyrker förslaget.",
            "Stadsbyggnadskontoret tillstyrker förslaget.",
            "Kommunens förvaltning säger ja till planen.",
            "Tjänstemännen anser att planen är bra.",
            "Trafikverket finner att strategin är bra.",
            "Enligt miljöförvaltningen är planen bra.",
            "Förvaltningens bedömning är att planen är bra.",
            "Länsstyrelsens samlade bedömning är att planen är bra.",
            "Förvaltningen har bedömt att planen är bra.",
            "Handläggaren anser att planen är bra.",
            "Planarkitekten tycker att planen är bra.",
            "Förvaltningschefen anser att planen är bra.",
            "Utredaren skriver att förslaget är bra.",
            "Konsulten menar att planen är bra.",
            "Rektorn tycker att förslaget är bra.",
            "Kommunledningen anser att planen är bra.",
            "Kommunalrådet tycker att planen är bra.",
            "Planen är bra, skriver förvaltningen.",
            "Enligt miljöförvaltningens bedömning är planen bra.",
            "Enligt förvaltningens samlade uppfattning är planen bra.",
            "Planen tillstyrker länsstyrelsen.",
            "Därför tillstyrker regionen förslaget.",
            "Det stöder kommunen.",
            "Vi på landet vet att regionkontoret tillstyrker planen.",
        ],
    );
}

#[test]
fn what_the_writer_thinks_of_an_office_or_against_it_is_the_senders() {
    each_is(
        Some(Stance::Supports),
        &[
            "Nämnden bedömer att förslaget är bra.",
            "Vi bedömer att planen är bra.",
            "Vår bedömning är att planen är bra.",
            "Vi delar förvaltningens bedömning och tillstyrker planen.",
            "Vi tillstyrker planen på de skäl som förvaltningen anger.",
            "Vi stöder kommunens förslag.",
            "Föreningen gör bedömningen att planen är bra.",
            "Styrelsen finner att planen är bra.",
            "Miljönämnden beslutar enligt förvaltningens förslag att tillstyrka planen.",
            "Vi tillstyrker planen enligt förvaltningens förslag till yttrande.",
            "Vi på regionkontoret tillstyrker planen.",
            "Vi i skolledningen anser att planen är bra.",
            "Vi på tekniska kontoret stöder planen.",
            "Vi tillstyrker utredningens förslag.",
            "Vi stödjer utredningens förslag i sin helhet.",
            "Tillstyrker utredningens förslag.",
            "Exempelföreningen tillstyrker utredningens bedömningar.",
            "Vi har läst betänkandet och tillstyrker utredningen.",
            "Utredningens förslag tillstyrks.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Förvaltningen anser att planen är bra. Den är dålig. Vi avstyrker den.",
            "Vi hos Miljöförvaltningen avstyrker planen.",
            "Miljöförvaltningen tillstyrker planen men vi i villaföreningen avstyrker.",
        ],
    );
}

#[test]
fn an_authority_speaks_through_its_offices() {
    let read = |from: (&str, &str), signature: &str, text: &str| {
        let message = mail().named(from.0, from.1).signature(signature).done();
        weighed(&sentences(text, Place::Body), &Speaker::of(&message), &Asked::default())
            .map(|found| found.value)
    };
    let text = "Miljöförvaltningen bedömer att planen är bra. Förvaltningen tillstyrker den.";
    for (from, signature) in [
        (("Bo Ek", "bo.ek@alvsunda.example"), "Mvh Bo Ek\nMiljöstrateg\nÄlvsunda kommun"),
        (("Älvsunda kommun", "info@alvsunda.example"), "Mvh Bo"),
        (("Bo Ek", "bo.ek@alvsunda.example"), "Mvh Bo Ek\nMiljö- och byggförvaltningen"),
        (("Bo Ek", "bo.ek@alvsunda-kommun.example"), "Mvh Bo"),
        (("Bo Ek", "bo.ek@trafikverket.example"), "Mvh Bo"),
        (("Bo Ek", "bo.ek@alvsunda.example"), "Bo Ek\nMiljöförvaltningen i Älvsunda"),
    ] {
        assert_eq!(read(from, signature, text), Some(Stance::Supports), "{from:?} {signature}");
    }
    for signature in [
        "Mvh Bo Ek",
        "Bo Ek\nVillaägarna i Björkfors kommun",
        "Bo Ek\nLRF Björkfors kommungrupp",
        "Mvh Bo Ek\nBoende i Björkfors kommun",
    ] {
        assert_eq!(read(("Bo Ek", "bo@mejl.example"), signature, text), None, "{signature}");
    }
    let school = "Rektorn anser att planen är bra.";
    assert_eq!(read(("Bo Ek", "bo@mejl.example"), "Bo Ek\nRektor", school), Some(Stance::Supports));
}

#[test]
fn the_town_that_is_written_to_asks_by_its_bare_name() {
    let read = |text: &str| {
        let message = mail().to(&["remiss@bjorkfors.example"]).done();
        weighed(&sentences(text, Place::Body), &Speaker::of(&message), &Asked::default())
            .map(|found| found.value)
    };
    assert_eq!(read("Björkfors föreslår en plan som vi tillstyrker."), Some(Stance::Supports));
    for other in
        ["Älvsunda föreslår en plan som vi tillstyrker.", "Björkfors byalag föreslår en plan som vi stöder."]
    {
        assert_eq!(read(other), None, "{other}");
    }
}

#[test]
fn a_de_before_what_is_proposed_is_no_they() {
    each_is(
        Some(Stance::Opposes),
        &["Vi avstyrker de nya reglerna.", "Styrelsen avstyrker de föreslagna förändringarna."],
    );
    each_is(
        Some(Stance::Supports),
        &["Vi tillstyrker de förslag som lagts.", "Vi stöder de nya riktlinjerna."],
    );
    each_is(
        None,
        &[
            "Förslaget tillstyrker de nog.",
            "Planen stöder de andra partierna.",
            "Tillstyrker de förslaget får de göra det.",
        ],
    );
}
