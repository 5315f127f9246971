//! What people write, and the stance it is.

use super::asked::Asked;
use super::weighed::{stance, weighed};
use super::*;
use crate::recognition::Place;
use crate::recognition::sentence::sentences;
use crate::recognition::testing::mail;
use crate::recognition::written::Written;

mod adopted;
mod aimed;
mod counted;
mod mentioned;
mod objects;
mod others;
mod own_words;
mod parted;
mod proposed;
mod reach;
mod subject;
mod told;
mod turned;

fn read(text: &str) -> Option<Stance> {
    let message = mail().to(&["kommun@bjorkfors.example"]).signature("Mvh Anna Ek\nExempelföreningen").done();
    weighed(&sentences(text, Place::Body), &Speaker::of(&message), &Asked::default()).map(|found| found.value)
}

fn each_is(expected: Option<Stance>, texts: &[&str]) {
    let wrong: Vec<_> =
        texts.iter().map(|text| (text, read(text))).filter(|(_, found)| *found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_yes_is_read() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi tillstyrker förslaget.",
            "EXEMPELFÖRENINGEN TILLSTYRKER FÖRSLAGET",
            "hej, vi tilstyrker förslaget /anna",
            "Föreningen ställer sig bakom överenskommelsen i sin helhet.",
            "Därför ställer vi oss helt och fullt bakom förslaget.",
            "Vi står bakom förslaget.",
            "Vi stödjer\nförslaget till överenskommelse.",
            "Vi säger ja till riktlinjerna!",
            "Ja till förslaget",
            "Styrelsen är positiv till förslaget.",
            "Vi ser mycket positivt på att kommunen gör detta.",
            "Jag tycker att förslaget är bra.",
            "Ett bra och genomarbetat förslag!",
            "Vi tillstyrker förslaget och har inga övriga synpunkter.",
            "Förslaget tillstyrks.",
            "Vi har läst igenom allt noga. Mot bakgrund av detta vill vi tillstyrka remissen",
            "Vi instämmer helt i förslaget",
            "Kannatamme ehdotusta.",
            "We support the proposal.",
            "Vi støtter forslaget.",
            "Wir unterstützen den Vorschlag.",
        ],
    );
}

#[test]
fn a_yes_with_changes_is_read() {
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Vi tillstyrker i huvudsak förslaget.",
            "Vi ställer oss bakom riktlinjerna med två ändringar.",
            "Vi tillstyrker förslaget med följande ändringar:",
            "Vi ställer oss bakom förslaget under förutsättning att § 4 stryks.",
            "Vi är positiva till förslaget men vi vill se tydligare uppföljning.",
            "Vi tillstyrker punkt 1–3, avstyrker punkt 4.",
            "Vi tillstyrker förslaget, men kan inte ställa oss bakom avsnitt 3.",
            "Vi tillstyrker förslaget. Vi föreslår dock att punkt 2 ändras.",
            "Föreningen tillstyrker. Däremot bör samrådet ske oftare.",
            "Vi stöder överenskommelsen. Vi har några ändringsförslag nedan.",
            "Vi tillstyrker avsnitt 1. Vi avstyrker avsnitt 2.",
            "Förslaget tillstyrks med reservation för punkt 7.",
            "Vi står bakom överenskommelsen förutsatt att den följs upp.",
            "We support the proposal with the following changes.",
            "Förslaget är bra men saknar barnperspektiv.",
            "I stort tillstyrker vi remissen",
        ],
    );
}

#[test]
fn a_no_is_read() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi avstyrker förslaget.",
            "AVSTYRKES!! vi avstyker förslaget",
            "Vi säger nej till riktlinjerna.",
            "Nej till förslaget!",
            "Föreningen motsätter sig förslaget.",
            "Vi kan inte ställa oss bakom förslaget.",
            "Vi ställer oss inte bakom detta.",
            "Vi tillstyrker inte förslaget.",
            "Vi kan tyvärr inte tillstyrka förslaget i dess nuvarande form",
            "Vi är emot förslaget.",
            "Vi avstyrker förslaget. Vi stöder dock intentionen.",
            "Styrelsen yrkar avslag på förslaget.",
            "Vi kan inte acceptera detta.",
            "Vi är negativa till förslaget",
            "Vastustamme ehdotusta.",
            "We oppose the proposal.",
            "We do not support the proposal.",
            "Vi støtter ikke forslaget.",
            "Wir lehnen den Vorschlag ab.",
        ],
    );
}

#[test]
fn having_nothing_to_say_is_read() {
    each_is(
        Some(Stance::NoComments),
        &[
            "Vi har inga synpunkter.",
            "Styrelsen har behandlat remissen och har inga synpunkter på förslaget.",
            "Ingen erinran.",
            "Föreningen har inget att invända.",
            "vi har inget att tillägga",
            "Vi har inte några synpunkter på remissen",
            "Nämnden lämnar förslaget utan erinran.",
            "Vi har inget emot förslaget.",
            "Vi motsätter oss inte förslaget.",
            "Inga synpunkter",
            "inga åsikter från oss!",
            "Meillä ei ole lausuttavaa.",
            "We have no comments.",
            "Vi har ingen merknader.",
            "Wir haben keine Einwände.",
        ],
    );
}

#[test]
fn leaving_it_to_others_is_read() {
    each_is(
        Some(Stance::Abstains),
        &[
            "Vi avstår från att yttra oss.",
            "Föreningen avstår från att lämna yttrande.",
            "Vi avstår.",
            "Regionala nätverket avstår härmed från att svara på remissen",
            "Vi lämnar inget yttrande.",
            "Styrelsen har beslutat att inte yttra sig.",
            "Vi kommer inte att svara på remissen.",
            "Klubben avböjer att lämna remissvar",
            "Vi yttrar oss inte.",
            "Vi har inga synpunkter och avstår från att yttra oss.",
            "vi väljer att inte lämna något svar",
            "Nämnden avger inget yttrande.",
            "Emme anna lausuntoa.",
            "We abstain from commenting.",
            "Foreningen undlader at afgive høringssvar",
        ],
    );
}

#[test]
fn what_says_nothing_is_no_stance() {
    each_is(
        None,
        &[
            "Se bifogad fil.",
            "Regionen avstyrker förslaget.",
            "Vi har läst att Länsstyrelsen tillstyrker förslaget.",
            "De avstyrker, har jag hört.",
            "Kan vi avstyrka en del av förslaget?",
            "Måste man tillstyrka eller avstyrka?",
            "Kommunen skriver: ”Styrelsen tillstyrker härmed förslaget i dess helhet”.",
            "Vi stödjer barn i utsatthet.",
            "Kommunens stöd till föreningslivet är viktigt.",
            "Vi har inga synpunkter på avsnitt 3.",
            "Vi har inga ytterligare synpunkter.",
            "Har ni fått några synpunkter?",
            "Det har inte kommit några handlingar.",
            "Annars avstyrker vi.",
            "Förslaget bör kompletteras med ett avsnitt om lokaler.",
            "Vi hinner inte svara i tid.",
            "Vi lämnar härmed följande synpunkter.",
        ],
    );
}

#[test]
fn a_body_that_writes_itself_speaks_for_itself() {
    let message = mail().signature("Mvh Bo Ek\nRegion Exempel").done();
    let read = |text| weighed(&sentences(text, Place::Body), &Speaker::of(&message), &Asked::default());
    assert_eq!(read("Regionen avstyrker förslaget.").unwrap().value, Stance::Opposes);
    assert_eq!(read("Länsstyrelsen avstyrker förslaget."), None);
}

#[test]
fn an_attachment_speaks_where_the_mail_does_not() {
    let enclosing = |text: &str| {
        mail().text(text).attached_text("a.pdf", "YTTRANDE\n\nFöreningen avstyrker förslaget.").done()
    };
    let found = stance(&Written::of(&enclosing("Se bifogad fil.")), &Asked::default()).unwrap();
    assert_eq!(found.value, Stance::Opposes);
    assert_eq!((found.shown_by.rule, found.shown_by.place), ("stance/opposes", Place::AttachmentText));
    assert_eq!(found.shown_by.text, "Föreningen avstyrker förslaget.");
    assert_eq!(
        stance(&Written::of(&enclosing("Vi tillstyrker.")), &Asked::default()).unwrap().value,
        Stance::Supports
    );
}

#[test]
fn who_finds_it_wrong_to_say_yes_says_no() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Det vore fel att tillstyrka förslaget.",
            "Det vore därför fel att tillstyrka.",
            "Vi anser att det är olämpligt att ställa oss bakom riktlinjerna.",
            "Vi ser ingen anledning att tillstyrka förslaget.",
            "Det är omöjligt att tillstyrka detta.",
            "Vi är inte beredda att tillstyrka förslaget.",
            "It would be wrong to support the proposal.",
        ],
    );
    each_is(
        None,
        &[
            "Det är inte rimligt att avstyrka.",
            "Det vore fel att avstyrka förslaget.",
            "Det vore fel att inte tillstyrka.",
            "Det är inte fel att tillstyrka.",
            "It would be wrong to oppose the proposal.",
        ],
    );
}

#[test]
fn who_takes_neither_side_is_not_against() {
    each_is(
        Some(Stance::Abstains),
        &[
            "Vi varken tillstyrker eller avstyrker.",
            "Vi kan varken avstyrka eller tillstyrka förslaget.",
            "Föreningen hverken tillstyrker eller avstyrker.",
            "Vi tillstyrker inte, men avstyrker inte heller.",
            "Vi vill inte tillstyrka men inte heller avstyrka.",
            "Vi är varken för eller emot förslaget.",
            "We neither support nor oppose the proposal.",
            "We do not support or oppose it.",
        ],
    );
    each_is(Some(Stance::Opposes), &["Vi avstyrker förslaget, som varken är rimligt eller genomtänkt."]);
}

#[test]
fn somebody_elses_view_is_not_the_senders() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Cykelrådet tillstyrker, men vi avstyrker.",
            "Cykelrådet tillstyrker förslaget medan vi avstyrker det.",
            "Regionen tillstyrker förslaget, men vi avstyrker.",
            "De andra tillstyrker, men vi i Exempelföreningen avstyrker.",
            "The council supports the proposal, but we oppose it.",
        ],
    );
    each_is(Some(Stance::Supports), &["Cykelrådet avstyrker, men vi tillstyrker."]);
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Exempelföreningen tillstyrker förslaget, men vi avstyrker punkt 4.",
            "Därför tillstyrker vi förslaget, men vi avstyrker avsnitt 2.",
        ],
    );
}
