//! Mail that says nothing above what it answers, or only comes with something.

use super::{Kind, each_is, mail, read};

#[test]
fn an_answer_may_stand_within_what_is_answered() {
    let ours = "Från: Kommunen\nTillstyrker ni?\nNej, vi avstyrker.";
    for (subject, text, quoted, kind) in [
        ("SV: Remiss Ks 1216/2018", "", ours, Kind::Answer),
        ("[EXTERNT] Re[2]: Remiss Ks 1216/2018", "", ours, Kind::Answer),
        ("SV: Remiss Ks 1216/2018", "Mvh\nLars", ours, Kind::Answer),
        ("SV: Remiss Ks 1216/2018", "Se mina svar nedan i rött.", ours, Kind::Answer),
        ("SV: Remiss Ks 1216/2018", "Hej, svar i rött nedan.", ours, Kind::Answer),
        ("SV: Remiss Ks 1216/2018", "Tack!", ours, Kind::Question),
        ("SV: Remiss Ks 1216/2018", "När är sista dagen?", ours, Kind::Question),
        ("SV: Remiss Ks 1216/2018", "", "> Tillstyrker ni?\n>\n", Kind::Question),
        ("SV: Remiss Ks 1216/2018", "", "", Kind::Question),
        (
            "SV: Remiss Ks 1216/2018",
            "",
            "Från: Kommunen\nVi vill ha era synpunkter senast den 1 juni.",
            Kind::Question,
        ),
        ("VB: Remiss Ks 1216/2018", "", ours, Kind::Question),
        ("Remiss Ks 1216/2018", "", ours, Kind::Question),
    ] {
        let mail = mail().subject(subject).text(text).quoted(quoted);
        assert_eq!(read(mail).0, kind, "{subject}: {text} / {quoted}");
    }
}

#[test]
fn what_calls_to_a_meeting_is_no_answer() {
    let sent = |text: &str| {
        read(mail().subject("Samrådsmöte Ks 1216/2018").text(text).attachment("mote.ics", "text/calendar")).0
    };
    for (text, kind) in [
        ("Välkommen på möte om planen.", Kind::Question),
        ("Vi ses i stora salen, kaffe finns.", Kind::Question),
        ("Vi tillstyrker planen. Välkommen på möte.", Kind::Answer),
        ("Vi anser att hallen är kall.", Kind::Answer),
    ] {
        assert_eq!(sent(text), kind, "{text}");
    }
    each_is(
        Kind::Question,
        &["Välkommen på möte om planen.", "Varmt välkomna till vårt öppna samrådsmöte i bygdegården!"],
    );
    each_is(
        Kind::Answer,
        &[
            "Välkomna förslag, hallen är kall.",
            "Välkomna till en kall hall.",
            "Välkomna till mötet med verkligheten. Hallen är kall.",
        ],
    );
}

#[test]
fn documents_are_asked_for_with_any_word_for_sending() {
    each_is(
        Kind::DocumentRequest,
        &[
            "Sänd mig diarielistan.",
            "Var vänlig sänd mig diarielistan i ärendet.",
            "Vore snäll att översända oss diariebladet.",
            "E-posta yttrandena till mig.",
            "Var snäll tillställ mig kartorna.",
            "Kan ni e-posta beslutet?",
            "Översänd svaren till oss.",
            "Kan ni sända oss diarieförteckningen?",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Sänd mig en buss varje timme.",
            "Sänd besluten på remiss till föreningarna. Hallen är kall.",
            "Radion borde sända mötena.",
        ],
    );
}

#[test]
fn a_cry_with_capitals_is_a_view_and_who_signs_cries_nothing() {
    each_is(
        Kind::Answer,
        &["Behåll Kajutan.", "Bredda Storgatan.", "Låt Fyren Stå.", "Behåll Kajutan. Tack för att ni läser."],
    );
    each_is(
        Kind::Question,
        &[
            "Kära Kommun! När är sista dag att svara?",
            "Vem är handläggare?\nOrdförande Ulf Ek.",
            "Tack för svaret.\nStrandbyns Byalag.",
            "Tack för informationen.\nSvenska Kyrkan.",
            "Tack för informationen.\nVisit Norrby!",
            "Brf Fyren frågar om gästplatser räknas.",
            "En granne frågar när svaret ska vara inne.",
            "Tack för svaret.\nKontakt: Ann Ask.",
        ],
    );
}

#[test]
fn a_subject_that_is_a_bill_or_a_proof_heads_no_answer() {
    for (subject, text, kind) in [
        ("Faktura 2026-119, Ks 1216/2018", "Belopp 84 000 kr exkl moms.", Kind::Question),
        ("Annons Ks 1216/2018 korrektur", "Se bifogat korrektur. Manusstopp torsdag.", Kind::Question),
        ("Ks 1216/2018 offert", "Pris 85 000 kr.", Kind::Question),
        ("Leverans bullerutredning Ks 1216/2018", "Här levereras version 1.0.", Kind::Question),
        ("Orderbekräftelse Ks 1216/2018", "Annonsen införs lördag.", Kind::Question),
        ("Faktura för sopor, Ks 1216/2018", "Avgiften är alldeles för hög.", Kind::Answer),
        ("Ks 1216/2018 synpunkt på faktura", "Vi betalar dubbelt för tömning.", Kind::Answer),
        ("Leverans Ks 1216/2018", "Lastbilarna kommer klockan fem.", Kind::Answer),
    ] {
        assert_eq!(read(mail().subject(subject).text(text)).0, kind, "{subject}");
    }
}
