//! Whole messages in which more than one voice speaks, or the sender's stands where others' do.

use super::{judged, judged_by};
use crate::message::passages_of;
use crate::recognition::testing::{authority, circumstances, mail};
use crate::recognition::{History, Kind, Stance, judge};

#[test]
fn who_gets_our_reports_and_passes_one_on_gives_no_answer() {
    let mut authority = authority();
    authority.consultations[0].report_to = vec![crate::consultation::ReportRecipient {
        name: "Processledare".to_owned(),
        address: "processledare@forening.example".to_owned(),
        detail: crate::consultation::Detail::Summary,
    }];
    let kind = |from: &str, text: &str| {
        let mail = mail().from(&[from]).subject("VB: Dagsrapport Ks 1216/2018").text(text);
        judged_by(mail, &circumstances(), &authority).kind
    };
    let leader = "Processledare@forening.example";
    assert_eq!(kind(leader, "Vidarebefordrar rapporten."), Kind::Question);
    assert_eq!(kind(leader, "Vi tillstyrker förslaget."), Kind::Answer);
    assert_eq!(kind("anna@forening.example", "Cykelvägarna är för smala."), Kind::Answer);
}

#[test]
fn an_answer_below_the_name_of_who_writes_is_an_answer() {
    for (text, stance) in [
        ("Hej!\nMvh Bo Ek\n\nVi avstyrker förslaget.", Some(Stance::Opposes)),
        ("Hej!\n--\nBo Ek\nVi avstyrker förslaget.", Some(Stance::Opposes)),
        (
            "Hej!\nMed vänliga hälsningar\nExempels kommun\nEva Ask\n\nSvar: Nej, vi tycker inte att förslaget är bra.",
            Some(Stance::Opposes),
        ),
        ("Här kommer vårt remissvar, se nedan.\nMvh Bo\n\nVi avstyrker förslaget.", Some(Stance::Opposes)),
        ("Hej!\nMvh Bo\n\nNej!", Some(Stance::Opposes)),
        ("Hej!\nMvh Bo\n\nVårt svar: Vi är positiva till förslaget.", Some(Stance::Supports)),
        ("Hej!\nMvh Bo\n\nVi gör skillnad.", None),
    ] {
        let mut message = mail().subject("Ks 1216/2018").done();
        message.passages = passages_of(text);
        let verdict = judge(&message, &circumstances(), &authority(), &History::default());
        let kind = if stance.is_some() { Kind::Answer } else { Kind::Question };
        assert_eq!((verdict.kind, verdict.stance.map(|one| one.value)), (kind, stance), "{text}");
    }
}

#[test]
fn who_only_takes_an_answer_back_holds_nothing() {
    for (text, kind, holds) in [
        ("Vi drar tillbaka vårt svar, styrelsen ställer sig inte bakom innehållet.", Kind::Withdrawal, false),
        ("Vi vill inte att vårt svar räknas längre.", Kind::Withdrawal, false),
        ("Vi drar tillbaka vårt svar. Vi avstyrker förslaget.", Kind::Supplement, true),
    ] {
        let verdict = judged(mail().subject("Ks 1216/2018").text(text));
        let on_each = verdict.matches.iter().any(|one| one.stance.is_some());
        assert_eq!((verdict.kind, verdict.stance.is_some(), on_each), (kind, holds, holds), "{text}");
    }
}
