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
