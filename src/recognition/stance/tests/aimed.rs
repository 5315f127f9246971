//! What a yes or a no is said to, whose it is, and what is said in a form.

use super::*;
use crate::recognition::testing::{authority, circumstances};
use crate::recognition::{History, Kind, judge};

/// What a mail of `text` thinks that has nothing but the number as its subject.
pub(super) fn mailed(text: &str) -> (Kind, Option<Stance>) {
    let message = mail().subject("Ks 1216/2018").text(text).done();
    let verdict = judge(&message, &circumstances(), &authority(), &History::default());
    (verdict.kind, verdict.stance.map(|stance| stance.value))
}

pub(super) fn each_mail_is(expected: Option<Stance>, texts: &[&str]) {
    let wrong: Vec<_> =
        texts.iter().map(|text| (text, mailed(text).1)).filter(|(_, found)| *found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn of_a_form_only_what_is_ticked_is_a_reply() {
    each_mail_is(
        Some(Stance::Opposes),
        &[
            "☐ Ja\n☒ Nej",
            "Ja ☐ Nej ☒",
            "Ja: [ ]\nNej: [x]",
            "Stöder ni förslaget?\n☐ Ja\n☒ Nej",
            "Stöder ni förslaget?\nJa ☐\nNej ☒",
            "För: \nEmot: x",
            "Stöder ni förslaget? (X) Nej ( ) Ja",
            "Stöder ni planen? ☐ Ja ☒ Nej\nKommentar: Det blir för dyrt.",
        ],
    );
    each_mail_is(Some(Stance::Supports), &["Stöder ni förslaget?\nJa ☒\nNej ☐", "För: x\nEmot:"]);
    each_mail_is(None, &["Ja/nej", "Ja eller nej", "☐ Ja\n☐ Nej", "Stöder ni förslaget?\n☐ Ja\n☐ Nej"]);
}

#[test]
fn a_label_asks_and_what_stands_behind_it_replies() {
    each_mail_is(
        Some(Stance::Opposes),
        &[
            "Ställningstagande: Nej",
            "Namn: Anna Ek\nÅsikt: Nej",
            "Inställning: Negativ",
            "Holdning: Imot",
            "Stöder ni förslaget: Nej",
            "Stöder ni förslaget? Ja/Nej: Nej",
            "Är du för eller emot förslaget?: Emot",
            "Vad tycker ni om planen? Negativ.",
            "Tillstyrker / Avstyrker: Avstyrker",
            "Tillstyrker, tillstyrker med ändringar eller avstyrker: avstyrker",
            "Tillstyrker förslaget: nej\nAvstyrker förslaget: ja",
            "Namn: Anna Ek\nOrt: Björkfors\nStällningstagande: Nej\nMotivering: Det blir för mycket trafik på gatan.",
        ],
    );
    each_mail_is(
        Some(Stance::Supports),
        &[
            "Tillstyrker/avstyrker: tillstyrker",
            "Namn: Anna Ek\nOrt: Björkfors\nFör eller emot: för",
            "Namn: Anna Ek\nOrt: Björkfors\nStällningstagande (tillstyrker/avstyrker): tillstyrker",
        ],
    );
    each_mail_is(
        None,
        &["Motsätter vi oss planen? Ja/Nej:", "Telefon: 0\nSvar: Se bilaga", "Har ni fått planen? Nej."],
    );
    assert_eq!(mailed("Ställningstagande: Nej").0, Kind::Answer);
}

#[test]
fn the_shortest_replies_are_replies() {
    each_mail_is(Some(Stance::Opposes), &["Nä", "Nope", "Nej, nej, nej!", "👎"]);
    each_mail_is(Some(Stance::Supports), &["Japp", "Jajamän!", "👍🏽"]);
    each_mail_is(None, &["Se bifogat 👍"]);
}

#[test]
fn who_stands_behind_somebody_else_takes_no_side() {
    each_is(
        None,
        &[
            "Jag ställer mig bakom barnen.",
            "Vi ställer oss bakom Hökåsens skola.",
            "Vi ställer oss bakom PRO:s yttrande.",
            "Vi ställer oss bakom PRO:s yttrande över planen.",
            "Vi ställer oss bakom LRF:s kritik av planen.",
            "Vi ställer oss bakom dem som protesterar.",
            "Vi ställer oss bakom det motstånd som finns.",
            "Vi ställer oss bakom parisavtalet. Planen når inte dit och bör göras om.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi ställer oss bakom.",
            "Vi ställer oss bakom den.",
            "Vi ställer oss bakom det och ser fram emot resultatet.",
            "Vi ställer oss helt och fullt bakom kommunens förslag.",
            "Vi ställer oss bakom kommunens bedömning.",
            "Vi ställer oss bakom Ks 1216/2018.",
        ],
    );
}

#[test]
fn a_yes_to_those_who_are_against_is_no_yes() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi stödjer motståndet mot planen.",
            "Jag stödjer dem som kämpar mot förslaget.",
            "Vi stöder namninsamlingen mot planen.",
            "Vi ställer oss bakom protesterna mot planen.",
            "Vi ställer oss bakom Naturskyddsföreningens nej till planen.",
            "Vi tillstyrker avslag på planen.",
            "Vi röstar för att planen avslås.",
            "Vi støtter motstanden mot planen.",
        ],
    );
    each_is(
        None,
        &[
            "Jag håller med om kritiken mot planen.",
            "Vi instämmer i kritiken mot förslaget.",
            "Jag delar oron för planen.",
            "Vi stöder kravet på att planen görs om.",
            "Vi stöder att planen skjuts upp.",
            "Vi stöder inte motståndet mot planen.",
            "Vi motsätter oss kritiken mot planen.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi stöder planen trots protesterna mot den.",
            "Vi tillstyrker planen och delar inte kritiken mot förslaget.",
            "Vi stöder arbetet mot segregation i planen.",
            "Vi är positiva till planen och till arbetet mot buller.",
        ],
    );
}

#[test]
fn a_no_to_what_delays_it_is_no_no() {
    each_is(
        None,
        &[
            "Vi motsätter oss att planen försenas.",
            "Vi motsätter oss att planen avslås.",
            "Vi är emot att kommunen stoppar planen.",
            "Vi är emot att planen skjuts på framtiden.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi är emot att planen antas.",
            "Vi motsätter oss att skolan läggs ner.",
            "Vi motsätter oss att planen stoppar vår verksamhet.",
            "Vi avstyrker då vi ser att bygget försenas.",
            "Vi avstyrker på grund av oron för barnen.",
            "Vi avstyrker i protest mot processen.",
        ],
    );
    each_is(Some(Stance::Supports), &["Vi avstyrker med bestämdhet att planen skjuts upp. Anta den nu."]);
}

#[test]
fn what_somebody_else_proposes_is_not_the_senders() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Björkfors kommun föreslår att planen antas. Vi avstyrker.",
            "Kommunen föreslår att planen antas. Vi avstyrker.",
            "Länsstyrelsen föreslår att planen antas. Vi avstyrker.",
            "Ni föreslår att planen antas. Vi avstyrker.",
            "Samhällsbyggnadsförvaltningen rekommenderar planen. Vi avstyrker.",
            "Nu vill kommunen att planen ska antas. Vi avstyrker.",
            "Kommunen föreslår att planen antas, men vi avstyrker.",
            "Kommunen vill att planen ska antas. Älvsunda kommun avstyrker.",
            "The municipality wants to approve the plan. We oppose the plan.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Förvaltningen föreslog att planen avstyrks men nämnden tillstyrker den.",
            "Det påstås att vi avstyrker förslaget. Det stämmer inte. Jag tillstyrker.",
            "Vi tycker att kommunen bör anta planen.",
            "Vi stöder planen eftersom kommunen vill satsa på cykel.",
            "Styrelsen föreslår att planen antas.",
        ],
    );
    let message = mail().signature("Mvh Bo Ek\nÄlvsunda kommun").done();
    let own = sentences("Älvsunda kommun föreslår att planen antas.", Place::Body);
    assert_eq!(
        weighed(&own, &Speaker::of(&message), &Asked::default()).map(|one| one.value),
        Some(Stance::Supports)
    );
}

#[test]
fn who_parts_with_others_may_say_where_they_belong() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Ni skriver att alla partier tillstyrker planen. Det gör inte vi i Landsbygdspartiet.",
            "Kommunen anser att planen är bra. Det gör inte vi på landsbygden.",
            "De andra partierna stöder planen. Vi i Vägföreningen gör inte det.",
            "Länsstyrelsen avstyrker planen. Det gör vi också.",
        ],
    );
    each_is(
        None,
        &[
            "Kommunen frågar om Älvsunda tillstyrker planen. Älvsunda gör inte det.",
            "Vi blev tillfrågade om vi tillstyrker planen.",
            "Jag önskar att jag kunde tillstyrka planen.",
            "Jag skulle vilja tillstyrka planen.",
            "I wish we could support the plan.",
            "Om parken inte sparas avstyrker vi.",
        ],
    );
}

#[test]
fn what_stands_beside_a_yes_qualifies_it_only_where_it_is_about_it() {
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Om dessa punkter åtgärdas tillstyrker jag planen.",
            "If the park is kept we support the plan.",
            "Vi motsätter oss solceller på åkermark. I övrigt är planen bra.",
            "Planen är bra men vi vill se fler träd.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Om inte annat för barnens skull stöder vi planen.",
            "Jag är absolut inte emot planen, jag är för den.",
            "Vi hinner inte svara, men vi tycker det är bra.",
            "Jag är ingen expert men jag tycker att planen är bra.",
            "Som privatperson tycker jag att planen är bra.",
        ],
    );
}
