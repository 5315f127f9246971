//! Whose proposal a view is of: what those who ask propose is the proposal, what anybody else does is not.

use super::each_is;
use crate::recognition::Stance;

#[test]
fn the_writer_may_go_on_with_what_somebody_else_proposes() {
    each_is(
        Some(Stance::Supports),
        &[
            "Kommunen föreslår en bra plan och vi tillstyrker den.",
            "Kommunen föreslår en ny klimatplan som vi tillstyrker.",
            "Kommunen föreslår en ny klimatplan vilket vi stöder.",
            "Ni föreslår en ny strategi och det är något vi ställer oss bakom.",
            "Förvaltningen föreslår att planen antas. Vi instämmer.",
            "Förvaltningen föreslår att planen antas. Det håller vi med om.",
            "Förvaltningen föreslår att planen antas. Vi håller helt med.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Förvaltningen föreslår att planen antas. Vi instämmer inte.",
            "LRF tycker att planen är bra. Vi håller inte med.",
            "Moderaterna tillstyrker planen. Vi gör tvärtom.",
            "Förvaltningen bedömer att planen är bra. Vi avstyrker den.",
            "Vi avstyrker planen. Vi håller inte med.",
            "Kommunen vill lägga ner skolan och det säger vi nej till.",
            "Kommunen föreslår en ny väg som vi är emot.",
            "Kommunen vill bygga en ny väg och vi stöder inte planen.",
            "Kommunen föreslår en plan som vi inte kan tillstyrka.",
            "Förvaltningen föreslår att planen avslås. Jag instämmer.",
        ],
    );
    each_is(
        None,
        &[
            "Kommunen vill att vi sparar och att vi tillstyrker planen.",
            "Kommunen vill ha en plan som vi stöder.",
            "Kommunen föreslår att planen antas och att vi stöder den.",
            "Kommunen föreslår att planen antas och vi har läst den.",
            "LRF är emot planen. Vi håller inte med.",
            "LRF avstyrker planen. Vi tycker precis tvärtom.",
        ],
    );
}

#[test]
fn what_others_believe_of_the_writer_and_is_wrong_is_no_view() {
    each_is(
        None,
        &[
            "Om ni tror att jag stödjer förslaget har ni fel.",
            "Den som tror att byalaget är emot förslaget misstar sig.",
            "Påståendet att föräldrarna stödjer förslaget är rent nonsens.",
            "Ryktet att vi tillstyrker stämmer inte.",
            "Den som tror att förslaget är bra för barnen har fel.",
            "Ni räknar med att vi avstyrker. Vi gör tvärtom.",
        ],
    );
    each_is(Some(Stance::Supports), &["Vi stödjer förslaget, men om ni tror att det räcker har ni fel."]);
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi tror att ni har fel och avstyrker planen.",
            "Vi avstyrker förslaget, och påståendet att bussen är för dyr stämmer inte heller.",
            "Om ni tror att vi är för nedläggningen så har ni fel, vi avstyrker.",
            "Ni räknar med att vi tillstyrker. Vi gör tvärtom.",
        ],
    );
}

#[test]
fn what_anybody_else_proposes_is_not_the_proposal() {
    each_is(
        None,
        &[
            "Byalaget föreslår en annan plan som vi stöder.",
            "Regionen föreslår en annan strategi och den tillstyrker vi.",
            "S föreslår ny väg och det är vi emot.",
            "Byalaget föreslår en annan plan och den gillar vi.",
            "Älvsunda kommun föreslår en annan plan som vi tillstyrker.",
            "Villaägarna föreslår nej till vindkraft och det stöder vi.",
            "Miljöpartiet vill ha fler vindkraftverk och det är vi emot.",
            "SD föreslår avslag på planen och det är vi emot.",
            "Kommunen föreslår att planen dras tillbaka och det stöder vi.",
            "Kommunen föreslår att planen skjuts upp och det stöder vi.",
            "Björkfors kommun föreslår att planen inte ska antas och det stöder vi.",
            "Trafikverket föreslår sänkt hastighet och det stöder vi.",
            "Kommunen föreslår att planen läggs ner och det stöder vi.",
            "Kommunen föreslår att planen inte antas och det stöder vi.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &["Trafikverket föreslår sänkt hastighet och det stöder vi. Planen är dålig."],
    );
    each_is(Some(Stance::Supports), &["S föreslår ny väg och det är vi emot. Planen är bra."]);
    let stopped = "Byalaget föreslår att planen stoppas och det stöder vi.";
    assert_ne!(super::read(stopped), Some(Stance::Supports));
}

#[test]
fn who_is_for_an_undoing_by_others_is_against() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Sverigedemokraterna föreslår att planen avslås och det är jag för.",
            "SD föreslår avslag på planen och det stöder vi.",
            "SD föreslår att planen inte antas och det stöder vi.",
            "Nu vill SD att klimatplanen skjuts upp och det stöder vi.",
            "Byalaget vill dra tillbaka förslaget och det ställer vi oss bakom.",
            "Villaägarna föreslår nej till planen och det stöder vi, planen är dålig.",
        ],
    );
}

#[test]
fn what_others_would_undo_is_the_plan_by_its_own_word() {
    each_is(
        Some(Stance::Supports),
        &[
            "SD vill stoppa planen och vi tillstyrker den i sin helhet.",
            "Villaägarna vill stoppa planen och vi ställer oss bakom den.",
            "Somliga vill stoppa planen och vi tillstyrker den.",
            "Byalaget föreslår att strategin skrotas och den stöder vi.",
            "LRF vill avslå riktlinjerna och vi ställer oss bakom dem.",
            "Planen är bra. Grannkommunen vill stoppa sin plan.",
            "Centern vill stoppa planen och det stöder vi inte alls, vi tillstyrker planen.",
            "SD föreslår att planen avslås och det är vi emot, vi ställer oss bakom planen.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "SD vill stoppa planen och vi avstyrker den.",
            "Byalaget vill skrota strategin och vi motsätter oss den.",
            "SD vill stoppa planen och det stöder vi, vi avstyrker planen.",
            "SD vill stoppa programmet och det stöder vi.",
            "Därför vill vi stoppa planen.",
            "Vi boende i Lövsta vill stoppa planen.",
            "Exempelföreningen vill stoppa planen.",
            "Om ni vill vara ärliga bör ni stoppa planen.",
        ],
    );
    each_is(
        None,
        &[
            "SD föreslår avslag på planen som vi stöder.",
            "SD vill stoppa programmet och vi stöder det.",
            "Byalaget föreslår återremiss och den stöder vi.",
            "Byalaget föreslår en annan plan och det stöder vi, vi tillstyrker den.",
            "SD vill stoppa planen.",
            "SD vill stoppa planen. Det vill inte vi.",
            "SD vill stoppa planen, vi vill genomföra den.",
            "Nu vill SD stoppa planen.",
            "Lövstaborna kräver att planen stoppas.",
        ],
    );
}

#[test]
fn those_who_ask_propose_it_by_any_name_of_theirs() {
    each_is(
        Some(Stance::Supports),
        &[
            "Björkfors kommun föreslår en ny klimatplan som vi tillstyrker.",
            "Nu föreslår Björkfors kommun en ny klimatplan som vi tillstyrker.",
            "Kommunledningskontoret föreslår att planen antas och det tillstyrker vi.",
            "Majoriteten föreslår att planen antas och det tillstyrker vi.",
            "Kommunens tjänstemän föreslår en ny plan och den ställer vi oss bakom.",
            "Kommunen föreslår att skolan inte ska läggas ner och det stöder vi.",
            "Kommunen föreslår att bilar inte ska få köra i centrum och det stöder vi.",
            "Kommunen föreslår att inte bygga vindkraft och det stöder vi.",
            "I planen föreslår kommunen fler cykelvägar och det stöder vi.",
            "Vår kommun föreslår en ny plan och den tillstyrker vi.",
            "Nu föreslår kommunen en ny plan och den tillstyrker vi.",
            "Dessutom vill vi tacka för en bra plan och vi tillstyrker den.",
            "Föreningen föreslår fler mål och vi tillstyrker planen.",
            "Kommunstyrelsen föreslår en ny plan och den tillstyrker vi.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Björkfors kommun föreslår en plan som vi inte kan ställa oss bakom.",
            "Tjänstemännen föreslår en plan som vi avstyrker.",
            "Kommunen föreslår inte tillräckligt och vi avstyrker därför.",
            "Man vill lägga ner skolan och det är vi emot.",
            "Eleverna vill ha kvar skolan och därför avstyrker vi planen.",
            "Ert nya förslag vill stänga skolan och det motsätter vi oss.",
            "Kommunen föreslår att skolan läggs ner och det är vi emot.",
        ],
    );
}

#[test]
fn an_office_or_a_working_group_of_theirs_proposes_it() {
    each_is(
        Some(Stance::Supports),
        &[
            "Tekniska kontoret föreslår en plan som vi tillstyrker.",
            "Stadsarkitekten föreslår en plan som vi tillstyrker.",
            "Kommunens arbetsgrupp föreslår en plan som vi tillstyrker.",
            "Projektgruppen föreslår en plan som vi tillstyrker.",
            "Arbetsutskottet föreslår en plan som vi tillstyrker.",
            "Remissförslaget vill minska utsläppen och det stöder vi.",
        ],
    );
    each_is(
        None,
        &[
            "Aktionsgruppen föreslår en plan som vi tillstyrker.",
            "Byalagets arbetsgrupp föreslår en plan som vi tillstyrker.",
            "Motförslaget vill minska utsläppen och det stöder vi.",
        ],
    );
}
