//! What a yes or a no is said of, where a title tells.

use super::*;

fn read_under(title: &str, text: &str) -> Option<Stance> {
    let message = mail().to(&["kommun@bjorkfors.example"]).signature("Mvh Anna Ek\nExempelföreningen").done();
    let asked = Asked::titled(vec![title], "", "Björkfors kommun");
    weighed(&sentences(text, Place::Body), &Speaker::of(&message), &asked).map(|found| found.value)
}

fn each_under(title: &str, cases: &[(&str, Option<Stance>)]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expected)| (text, read_under(title, text), *expected))
        .filter(|(_, found, expected)| found != expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

use Stance::{Opposes, Supports, SupportsWithChanges};

#[test]
fn a_yes_to_those_who_are_against_or_to_what_there_is_is_none() {
    each_under(
        "Parkeringsnorm för Björkfors centralort",
        &[
            ("Motståndet mot förslaget har vårt stöd.", Some(Opposes)),
            ("Vi tillstyrker Handlarnas avstyrkande.", Some(Opposes)),
            ("Vi tillstyrker Centerpartiets reservation.", Some(Opposes)),
            ("Handlarnas kritik har vårt fulla stöd.", None),
            ("Byalagets nej har vårt stöd.", Some(Opposes)),
            ("Reservationen från Centerpartiet har vårt fulla stöd.", Some(Opposes)),
            ("Motståndet mot normen har inte vårt stöd.", None),
            ("Protesterna har aldrig haft vårt stöd.", None),
            ("Motståndet saknar vårt stöd.", None),
            ("Nejsidan har vårt stöd.", None),
            ("Motförslaget har vårt stöd.", None),
            ("Därför har skogen vårt stöd.", None),
            ("Oppositionens yrkande om avslag bifaller vi.", None),
            ("Återremiss tillstyrker vi.", None),
            ("Handlarnas yttrande, som avstyrker, har vårt stöd.", None),
            ("Byalagets skrivelse tillstyrker vi.", None),
            ("Byalagets motförslag är bra och vi tillstyrker det.", None),
            ("Vi tillstyrker nuvarande norm.", None),
            ("Gällande norm tillstyrker vi alltjämt.", None),
            ("Dagens norm är bra. Den tillstyrker vi gärna.", None),
            ("Den gamla planen stöder vi.", None),
            ("Den tidigare planen har vårt stöd.", None),
            ("Gällande norm, som är bra, tillstyrker vi.", None),
            ("Vi är positiva till dagens plan.", None),
        ],
    );
}

#[test]
fn a_yes_to_the_proposal_in_front_is_one() {
    each_under(
        "Parkeringsnorm för Björkfors centralort",
        &[
            ("Planen har vårt stöd.", Some(Supports)),
            ("Därför har den vårt fulla stöd.", Some(Supports)),
            ("Planen och dess mål har vårt stöd.", Some(Supports)),
            ("Vi anser att inriktningen i planen har vårt stöd.", Some(Supports)),
            ("Förslaget har sedan länge vårt stöd.", Some(Supports)),
            ("Den nya parkeringsnormen har vårt stöd.", Some(Supports)),
            ("Det nuvarande förslaget har vårt stöd.", Some(Supports)),
            ("Styrelsen har beslutat att ge planen vårt stöd.", Some(Supports)),
            ("Planen saknar vårt stöd.", Some(Opposes)),
            ("Protesterna till trots tillstyrker vi.", Some(Supports)),
            ("Trots motståndet har planen vårt stöd.", Some(Supports)),
            ("Skrivelsen från byalaget tillstyrker vi.", None),
            ("Trots protesterna tillstyrker vi.", Some(Supports)),
            ("Vi tillstyrker förslaget i dess nuvarande form.", Some(Supports)),
            ("Dagens norm är föråldrad. Vi tillstyrker den nya.", Some(Supports)),
        ],
    );
}

#[test]
fn a_no_to_a_thing_that_is_not_proposed_is_none() {
    each_under(
        "Lokala ordningsföreskrifter om fyrverkerier",
        &[
            ("Vi motsätter oss smällare.", None),
            ("Djurskyddet avstyrker all privat användning av raketer.", None),
            ("Vi motsätter oss förbud mot smällare.", Some(Opposes)),
            ("Vi motsätter oss lokala ordningsföreskrifter.", Some(Opposes)),
            ("Vi motsätter oss nya regler.", Some(Opposes)),
            ("Vi motsätter oss begränsning av fyrverkerier.", Some(Opposes)),
            ("Vi motsätter oss fyrverkerier i centrum.", None),
            ("Vi avstyrker kraftigt och bestämt.", Some(Opposes)),
            ("Vi motsätter oss föreskrifterna.", Some(Opposes)),
            ("Vi tillstyrker gemensamt.", Some(Supports)),
        ],
    );
    each_under("Avfallsplan 2027", &[("Vi motsätter oss nedskräpning.", None)]);
    let area = "Detaljplan för Ängen (bostäder)";
    each_under(area, &[("Vi tillstyrker naturreservat i stället för bostäder.", None)]);
    let village = "Fördjupad översiktsplan för Norra Byn";
    each_under(village, &[("Vi motsätter oss bebyggelse på åkermark.", Some(Opposes))]);
    let wind = "Vindkraftsplan för Björkfors";
    each_under(wind, &[("Vi tillstyrker ett stopp.", None)]);
    each_under(wind, &[("Vi motsätter oss vindkraft på Storberget.", Some(Opposes))]);
}

#[test]
fn the_proposal_goes_by_its_own_name() {
    each_under(
        "Parkeringsnorm för Björkfors centralort",
        &[
            ("Vi stöder parkeringsnormen.", Some(Supports)),
            ("Normen är bra.", Some(Supports)),
            ("Vi vill inte ha parkeringsnormen.", Some(Opposes)),
            ("Den nuvarande parkeringsnormen är bra.", None),
            ("Vi motsätter oss ny parkeringsnorm.", Some(Opposes)),
            ("Vi avstyrker lägre parkeringsnorm för centrum.", Some(Opposes)),
        ],
    );
    each_under("Förslag till ny taxa för bygglov", &[("Bygglovstaxan är bra.", Some(Supports))]);
    each_under("Avgift för trygghetslarm", &[("Parkeringsavgiften är bra.", None)]);
    each_under("Avveckling av fritidsgården Kajutan", &[("Kajutan är jättebra! Vi gillar den.", None)]);
    each_under("Avgift för trygghetslarm, höjning", &[("Avgiften är bra.", None)]);
    each_under("Båtplatser i hamnen, ny prissättning", &[("Platserna är bra.", None)]);
}

#[test]
fn what_would_go_is_not_the_proposal() {
    each_under(
        "Simhall i Hultby – nedläggning",
        &[
            ("Vi stöder simhallen.", None),
            ("Ja till simhallen!", None),
            ("Simhallen är bra.", None),
            ("Simhallen är jättebra! Vi gillar den.", None),
            ("Simhallen har vårt stöd.", None),
            ("Vi vill inte ha simhallen kvar.", None),
            ("Nedläggningen har vårt stöd.", Some(Supports)),
            ("Vi stöder förslaget.", Some(Supports)),
        ],
    );
    each_under("Bibliotek i Norrby – flytt", &[("Biblioteket är dåligt. Flytta det!", None)]);
    each_under("Äldreboende Solgläntan, försäljning", &[("Äldreboendet har vårt stöd.", None)]);
}

#[test]
fn what_others_report_or_think_is_not_the_writers() {
    each_is(
        None,
        &[
            "Någon har sagt att vi avstyrker planen. Så är det inte.",
            "Många protesterar mot planen men jag tycker att den är bra.",
            "Ingen i styrelsen håller med grannarna om att planen är dålig.",
            "Få delar uppfattningen att planen är bra.",
            "Vi håller inte med om att planen är dålig.",
            "Vi delar inte uppfattningen att planen är dålig.",
            "Vi delar sällan kommunens uppfattning att planen är bra.",
        ],
    );
    each_is(
        Some(Supports),
        &[
            "I tidningen stod att vi är emot planen. Det stämmer inte, vi är för.",
            "Vi anser inte att planen bör avslås utan att den bör antas.",
            "Vi är inte emot planen, tvärtom.",
            "Vi är inte emot planen utan tvärtom för.",
            "Vi har inget emot planen utan välkomnar den varmt.",
            "Byalaget yrkar bifall till planen.",
            "Vi yrkar bifall till förslaget om vindbruksplan.",
        ],
    );
    each_is(
        Some(Opposes),
        &[
            "Vi avstyrker planen för att den är dyr. Det är inte så.",
            "Härmed protesterar jag mot vindkraftsplanen.",
            "Vi protesterar starkt mot den föreslagna vindbruksplanen.",
            "Vi är många som protesterar mot planen.",
            "Som markägare bestrider jag den nya planen.",
            "Vi reserverar oss kraftfullt mot förslaget.",
            "Vi yrkar inte bifall till planen utan avslag.",
            "Planen för Norra hamnen bör avslås.",
            "Policyn om värdig äldreomsorg bör avslås.",
        ],
    );
}

#[test]
fn what_others_do_takes_nothing_from_what_the_writer_thinks() {
    let for_it = ["Folk protesterar men planen är bra.", "Planen är bra eftersom få delar av skogen berörs."];
    each_is(Some(Supports), &for_it);
    each_is(Some(Opposes), &["Många protesterar mot planen, vi också."]);
}

#[test]
fn a_yes_on_conditions_is_one_with_changes() {
    each_is(
        Some(SupportsWithChanges),
        &[
            "Bra policy. Vi säger nej till punkt 4.",
            "Programmet är bra i stort. Avsnitt 5 avstyrks dock.",
            "Vi tillstyrker så länge bemanningen säkras.",
            "Planen kan antas så länge område 4 utgår.",
            "Policyn kan antas efter att den kostnadsberäknats.",
            "Policyn bör efter en mindre justering antas.",
            "Policyn kan antas sedan avsnitt 3 skrivits om.",
            "Vi kan tänka oss att tillstyrka ett omarbetat förslag.",
            "Vi kan bara tillstyrka planen med ett skyddsavstånd på 1500 meter.",
            "Vi kan endast ställa oss bakom planen efter att området tagits bort.",
            "Vi tillstyrker planen men utan kapitel 3.",
            "Ja till planen men utan verk 7 och 8.",
        ],
    );
    each_is(
        Some(Supports),
        &[
            "Policyn kan antas sedan alla har fått säga sitt.",
            "Vi kan bara tillstyrka planen med glädje.",
            "Vi kan bara stödja planen efter att ha läst den.",
            "Vi tillstyrker planen men utan att jubla.",
            "Vi tillstyrker planen men utan större entusiasm.",
            "Vi stöder planen så länge den gäller.",
        ],
    );
}
