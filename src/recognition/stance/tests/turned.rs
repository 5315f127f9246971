//! What a "not" does to a view, whose view it is, and what a view is about. How far it reaches is in `reach`.

use super::each_is;
use crate::recognition::Stance;

#[test]
fn a_yes_with_a_not_in_it_is_a_no() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi godtar inte programmet.",
            "Vi välkomnar inte programmet.",
            "Vi tillstyrker av dessa skäl inte programmet.",
            "Vi accepterar aldrig programmet.",
            "Ingen av oss stöder programmet.",
            "Inte en enda av våra medlemmar stöder planen.",
            "Programmet är långt ifrån bra.",
            "Vi är allt annat än positiva till programmet.",
            "Vi anser inte att förslaget ska antas.",
            "Vi tycker inte att planen är bra.",
            "Vi har svårt att stödja planen.",
            "Vi kan inte, trots att syftet är gott, ställa oss bakom planen.",
            "Vi kan, av de skäl som anges nedan, inte tillstyrka programmet.",
            "Vi ser ingen som helst anledning att stödja planen.",
            "På inga villkor stöder vi planen.",
            "Under inga omständigheter kan vi tillstyrka planen.",
            "Inte heller vi kan ställa oss bakom planen.",
            "Planen stöder vi inte.",
            "Planen bör enligt vår mening inte antas.",
            "Vi föreslår att planen inte antas.",
            "Vi kan inte rekommendera fullmäktige att anta planen.",
            "Det går inte att ställa sig bakom planen.",
            "Jag gillar int planen.",
            "Jag tycker inte om planen.",
            "We cannot in good conscience endorse the strategy.",
            "None of us support the plan.",
            "We are unable to support the plan.",
            "The plan is far from good.",
            "Ingen av oss støtter planen.",
            "Vi går ikke inn for planen.",
            "Wir können das Programm nicht unterstützen.",
            "En voi kannattaa ehdotusta.",
        ],
    );
}

#[test]
fn a_not_of_something_else_turns_nothing() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi stöder inte bara planen utan vill också bidra.",
            "Vi kan inte annat än tillstyrka planen.",
            "Vi tillstyrker planen, inte minst för barnens skull.",
            "Icke desto mindre tillstyrker vi planen.",
            "Inga synpunkter, vi tillstyrker planen.",
            "Vi har inga problem med att ställa oss bakom planen.",
            "Vi tillstyrker planen eftersom den inte kostar något.",
            "Eftersom vi inte berörs av kostnaderna tillstyrker vi planen.",
            "Då inget nytt framkommit tillstyrker nämnden planen.",
            "Vi avstyrker inte utan tillstyrker planen.",
            "Vi är inte många men vi stöder planen.",
            "Om inte annat för barnens skull stöder vi planen.",
            "We have no objections and support the plan.",
            "We do not hesitate to support the plan.",
        ],
    );
}

#[test]
fn what_nobody_can_be_sure_of_is_no_stance() {
    each_is(
        None,
        &[
            "Det är inte omöjligt att vi stöder planen.",
            "Vi har inte bestämt oss för om vi ska tillstyrka planen.",
            "Vi kanske tillstyrker planen, kanske inte.",
            "Planen ska antas av fullmäktige i december.",
            "Länken till planen funkar inte.",
            "Vi accepterar inte att snöröjningen försenas.",
            "Vi stöder barn som inte har råd med idrott.",
        ],
    );
}

#[test]
fn who_is_not_against_has_nothing_to_say() {
    each_is(
        Some(Stance::NoComments),
        &[
            "Vi avstyrker av dessa skäl inte planen.",
            "Vi motsätter oss därför inte planen.",
            "Vi är inte emot planen.",
            "Ingen i styrelsen hade några synpunkter på planen.",
            "Nämnden har beslutat att inte ha något att erinra.",
            "Vi har inga synpunkter men vill gärna delta i det fortsatta arbetet.",
        ],
    );
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Vi har inget emot planen, men punkt 4 bör strykas.",
            "Vi avstyrker kapitel 2 men har inga synpunkter i övrigt.",
            "Vi avstyrker avsnitt 3. I övrigt har vi inga synpunkter.",
        ],
    );
    each_is(
        Some(Stance::Abstains),
        &["Nämnden beslutade att inte yttra sig.", "Vi tar inte ställning till planen."],
    );
}

#[test]
fn who_wants_it_undone_is_against() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi rekommenderar att programmet avslås.",
            "Vi tillstyrker att planen avslås.",
            "Vi begär att strategin rivs upp.",
            "Styrelsen föreslår fullmäktige att avslå planen.",
            "Planen avslås av oss.",
            "Skrota planen.",
        ],
    );
}

#[test]
fn a_proposal_goes_by_many_names() {
    for it in ["planen", "biblioteksplanen", "programmet", "strategin", "policyn", "riktlinjerna"] {
        for (text, expected) in [
            ("Vi stöder IT.", Stance::Supports),
            ("Vi står bakom IT.", Stance::Supports),
            ("Efter lång diskussion anser vi att IT bör antas.", Stance::Supports),
            ("Vi tror inte på IT.", Stance::Opposes),
            ("Vi ser kritiskt på IT.", Stance::Opposes),
            ("Vi stöder inte IT.", Stance::Opposes),
        ] {
            each_is(Some(expected), &[&text.replace("IT", it)]);
        }
    }
    for it in ["plan", "programme", "strategy", "policy"] {
        each_is(Some(Stance::Supports), &[&format!("We are in favour of the {it}.")]);
        each_is(Some(Stance::Opposes), &[&format!("We disagree with the {it}.")]);
    }
    each_is(Some(Stance::Supports), &["Vi støtter planen.", "Wir unterstützen das Programm."]);
    each_is(Some(Stance::Opposes), &["Jeg er imod planen.", "Wir sind gegen den Plan."]);
}

#[test]
fn a_yes_or_no_answers_what_was_asked() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Stöder vi planen? Nej.",
            "Tillstyrker vi planen? Nej, absolut inte.",
            "1. Tillstyrker ni planen? Svar: Nej",
            "Cykelrådet tillstyrker planen. Det gör inte vi.",
        ],
    );
    each_is(Some(Stance::Supports), &["Stöder vi planen? Ja."]);
    each_is(
        None,
        &["Cykelrådet avstyrker planen. Det gör inte vi.", "Har ni fått planen? Nej.", "Nej.", "Ja."],
    );
}

#[test]
fn only_what_is_ticked_or_decided_counts() {
    each_is(
        Some(Stance::Opposes),
        &[
            "[ ] Tillstyrker\n[x] Avstyrker",
            "☐ Tillstyrker ☒ Avstyrker",
            "Tillstyrker ( )  Avstyrker (x)",
            "Tillstyrker: nej\nAvstyrker: ja",
            "Tillstyrker: \nAvstyrker: X",
            "Tillstyrker: nej / Avstyrker: ja",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "[x] Tillstyrker [ ] Avstyrker",
            "Förslag till beslut: Nämnden avstyrker planen. Beslut: Nämnden tillstyrker planen.",
            "Förslag till beslut\nNämnden avstyrker planen.\nBeslut\nNämnden beslutar att tillstyrka planen.",
            "Yrkande: Bo Ek (M) yrkar avslag på planen. Nämnden beslutar att tillstyrka planen.",
            "Tillstyrker: X\nAvstyrker: \nAvstår: ",
            "§ 12 Förslag till beslut: Styrelsen tillstyrker planen.\nBeslut: Enligt förslaget.",
            "Förslag till beslut\nStyrelsen tillstyrker planen.\nBeslut\nEnligt förslaget.",
        ],
    );
    each_is(
        None,
        &[
            "[ ] Tillstyrker [ ] Avstyrker",
            "Ordföranden yrkar avslag på planen.\nBo yrkar bifall.\nStyrelsen beslutar enligt Bos yrkande.",
        ],
    );
}

#[test]
fn who_writes_unlike_others_speaks_for_themselves() {
    each_is(
        Some(Stance::Opposes),
        &[
            "LRF tillstyrker, vi avstyrker.",
            "Till skillnad från LRF, som tillstyrker planen, avstyrker vi den.",
            "Min fru är för planen, jag är emot.",
        ],
    );
    each_is(
        None,
        &[
            "Alla partier utom vårt tillstyrker planen.",
            "Kommunen må tycka att planen är bra, men det gör inte vi.",
        ],
    );
}
