//! How far a "not" reaches: to its own verb, not across an aside, a colon or an idiom.

use super::each_is;
use crate::recognition::Stance;

#[test]
fn a_not_behind_som_turns_the_verb_that_it_stands_by() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi som inte fick vara med i arbetsgruppen stöder ändå planen.",
            "Vi som aldrig tidigare svarat på en remiss tillstyrker förslaget.",
            "Medlemmar som inte kunde komma på mötet stöder också planen.",
            "Vi tillhör inte dem som klagar och vi kan stödja planen.",
            "Vi som inte är en förening stöder planen.",
            "Hyresgäster som inte äger sin bostad tillstyrker förslaget.",
            "Vi från landsbygden som ingen brukar fråga tillstyrker förslaget.",
            "Alla vi frågat som inte varit borta tillstyrker.",
            "Vi som ikke er en forening støtter forslaget.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &["Ingen av oss som bor här stöder planen.", "Vi som inte alls stöder planen hör av oss."],
    );
    each_is(
        None,
        &[
            "Vi som inte på något sätt stöder planen hör av oss.",
            "Vi som är med i föreningen och inte bor här stöder planen.",
            "Inga medlemmar som svarat och hört av sig stöder planen.",
        ],
    );
}

#[test]
fn a_no_of_what_somebody_is_without_turns_nothing() {
    each_is(
        Some(Stance::Supports),
        &[
            "Föreningen med inga pengar stöder planen.",
            "Vi utan lokal och inga bidrag stöder planen.",
            "En förening utan några som helst inga bidrag tillstyrker.",
        ],
    );
    each_is(Some(Stance::Opposes), &["Med detta underlag kan ingen av oss stödja planen."]);
}

#[test]
fn a_colon_and_a_dash_end_a_clause() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi har inte ångrat oss: tillstyrker.",
            "Vi har inte ändrat oss – tillstyrker.",
            "Vi har inte ändrat oss - tillstyrker.",
            "Inget mer än så: tillstyrks.",
            "Vi vill inte vänta längre: anta överenskommelsen!",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi kan inte – trots att syftet är gott – stödja planen.",
            "Vårt svar: vi tillstyrker inte planen.",
            "Det här kan vi inte stödja: planen.",
        ],
    );
}

#[test]
fn an_aside_does_not_part_a_not_from_its_verb() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Ingen av oss, som bor här, stöder överenskommelsen.",
            "Ingen i vår förening, som har 200 medlemmar, stöder överenskommelsen.",
            "Ingen av oss, som vi ser det, stöder överenskommelsen.",
            "Vi kan inte, som förslaget ser ut nu, stödja överenskommelsen.",
        ],
    );
    each_is(Some(Stance::Supports), &["Föreningen, som inte får bidrag, tillstyrker överenskommelsen."]);
}

#[test]
fn a_not_that_is_an_idiom_or_of_another_verb_turns_nothing() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi kan inte nog understryka hur bra förslaget är och stöder det.",
            "Det går inte att säga annat än att vi tillstyrker.",
            "Wir sind kein Verein und befürworten den Vorschlag.",
            "Wir haben keine Fragen und unterstützen die Vereinbarung.",
        ],
    );
}

#[test]
fn a_not_behind_the_verb_of_the_main_clause_is_of_that_clause_wherever_a_som_stands() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Som det ser ut nu kan vi inte tillstyrka förslaget.",
            "Som förening kan vi inte tillstyrka överenskommelsen.",
            "Som vi skrev i våras kan vi inte tillstyrka förslaget.",
            "Som framgår av bilagan kan styrelsen inte tillstyrka förslaget.",
            "Vi som bor i Rosta kan inte tillstyrka förslaget.",
            "Vi som bor här vill inte stödja överenskommelsen.",
            "Vi som bor i området orkar inte stödja planen.",
            "Vi som inte fick vara med kan inte stödja planen.",
            "Det som föreslås kan vi inte ställa oss bakom",
            "Rådet som helhet kan inte tillstyrka",
            "Vi i styrelsen som behandlat remissen kan inte ställa oss bakom överenskommelsen.",
            "Vi som bor i Rosta kan som läget är inte tillstyrka förslaget.",
            "Vi kan inte som förening tillstyrka förslaget.",
            "Vi kan inte enligt våra stadgar tillstyrka förslaget.",
            "Inte som det ser ut nu kan vi tillstyrka förslaget.",
            "Vi som tyvärr inte kan stödja planen hör av oss.",
            "Ingen av oss som bor här tror att vi kan stödja planen.",
            "Vi som bor i Rosta är inte beredda att tillstyrka förslaget.",
            "Vi som bor her kan ikke støtte forslaget",
            "Som forening ønsker vi ikke at støtte forslaget.",
            "As an association we cannot support the proposal.",
            "We who live here cannot support the plan.",
            "Wir als Verein können den Vorschlag nicht unterstützen.",
        ],
    );
}

#[test]
fn a_not_of_another_clause_before_the_verb_of_the_main_one_turns_nothing() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi som inte fick vara med kan ändå stödja planen.",
            "Vi som inte kan komma på mötet vill tillstyrka förslaget.",
            "Vi som inte bor här är beredda att tillstyrka förslaget.",
            "Vi som aldrig fick frågan väljer att tillstyrka förslaget.",
            "Vi som ingen frågade kan tillstyrka förslaget.",
            "Vi som har svårt att läsa kan tillstyrka förslaget.",
            "Vi som ikke bor her vil gjerne støtte forslaget.",
            "Eftersom vi inte berörs kan vi tillstyrka förslaget.",
            "Trots att vi inte fick vara med vill vi tillstyrka förslaget.",
            "We who do not live here support the plan.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Eftersom vi inte har tid kan vi inte stödja planen.",
            "När vi inte får vara med kan vi inte tillstyrka förslaget.",
        ],
    );
    each_is(
        None,
        &[
            "Eftersom det inte kostar något kan Cykelfrämjandet stödja planen.",
            "Fast vi inte fick vara med kan vi stödja planen.",
            "Det är inte vi som tillstyrker förslaget.",
            "Vi är inte en förening som stöder planen.",
            "Vi är inte överens om att tillstyrka förslaget.",
        ],
    );
}
