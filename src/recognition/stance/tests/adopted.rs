//! When the proposal is to be adopted, and under which condition; what is agreed with; what is only cried out.

use super::*;

fn each_mail_is(expected: Option<Stance>, texts: &[&str]) {
    let read = |text: &&str| {
        let message = mail().subject("Ks 1216/2018").text(text).signature("Mvh Anna Ek").done();
        stance(&Written::of(&message), &Asked::default()).map(|found| found.value)
    };
    let wrong: Vec<_> =
        texts.iter().map(|text| (text, read(text))).filter(|(_, found)| *found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_wish_does_not_reach_into_a_clause_that_tells_whether_or_when() {
    each_is(
        None,
        &[
            "Jag vill överklaga om planen antas.",
            "Vi vill överklaga om ni antar planen.",
            "Jag överklagar om planen godkänns.",
            "Vi vill flytta härifrån om den nya planen antas.",
            "Jag vill ha besked om när planen antas.",
            "Jag vill veta om planen antas.",
            "Vi hoppas få yttra oss igen innan ni antar planen.",
            "Jag önskar byta skola om planen genomförs.",
            "Vi vill bli kontaktade när planen fastställs.",
            "Vi vill sälja gården ifall förslaget genomförs.",
            "Vi vill bygga här om planen stoppas.",
            "Innan planen kan antas krävs en ny bullerutredning.",
            "Policyn bör omarbetas innan den antas.",
            "Planen måste kompletteras innan den kan antas.",
        ],
    );
}

#[test]
fn a_wish_is_read_beside_such_a_clause() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi vill att planen antas.",
            "Vi hoppas att ni antar planen.",
            "Vi anser att förslaget om nya cykelvägar bör antas.",
            "Jag tycker det är bra om planen antas.",
            "När allt är vägt anser vi att planen bör antas.",
            "Om ni frågar oss bör planen antas, vi tillstyrker den.",
            "Planen bör inte ändras utan antas.",
            "Planen kan när som helst antas.",
            "Policyn bör om möjligt antas.",
            "Planen bör när remisstiden är slut antas.",
            "Dokumentet om vindkraft bör antas.",
            "Planen är inte dålig utan bör antas.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Planen bör inte antas.",
            "Vi vill att planen stoppas.",
            "Planen bör inte antas utan skrotas.",
            "Planen bör inte utan vidare antas.",
            "Planen bör inte utan ändringar antas.",
            "Planen bör inte utan folkomröstning antas.",
            "Vi vill inte att policyn utan samråd genomförs.",
            "Ärendet om badet bör avslås.",
            "Planerna om nedläggning bör skrotas.",
            "Vi vill att idén om vindkraft skrotas.",
        ],
    );
}

#[test]
fn what_is_to_be_adopted_under_a_condition_is_with_changes() {
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Planen kan antas om kajen säkras.",
            "Planen kan godkännas om vi slipper trafiken.",
            "Planen kan antas tidigast när kajen är säkrad.",
            "Planen bör antas, men utan område 4.",
            "Programmet bör antas efter en omarbetning.",
            "Planen bör antas först efter folkomröstning.",
            "Förslaget bör, efter revidering, antas.",
            "Programmet bör bearbetas ytterligare och därefter antas.",
            "Förslaget bör arbetas om och sedan antas.",
            "Planen bör revideras och antas.",
            "Ett omarbetat program bör antas.",
            "En plan utan område 4 kan antas.",
            "Vi kan bara tillstyrka planen om resurser tillförs.",
            "Policyn är bra bara den följs upp.",
            "Vi har inget att erinra under förutsättning att verken placeras längre bort.",
        ],
    );
}

#[test]
fn what_changes_nothing_is_no_condition() {
    each_is(
        Some(Stance::Supports),
        &[
            "Planen bör antas.",
            "Planen bör snarast antas av fullmäktige.",
            "Planen bör antas så snart som möjligt.",
            "Förslaget bör antas och genomföras.",
            "Vi tillstyrker ett väl genomarbetat förslag.",
            "Vi har väntat på planen så länge och tillstyrker den.",
            "Planen kan antas när som helst.",
            "Planen kan antas när ni vill.",
            "Planen bör antas och därefter genomföras.",
            "Planen har varit på remiss och bör därefter antas.",
            "Planen bör först och främst antas.",
            "Planen bör efter vår mening antas.",
            "Planen bör antas om möjligt redan i år.",
            "Planen bör antas efter en lång väntan.",
            "Planen bör antas om än sent.",
            "Planen bör antas sedan alla har fått säga sitt.",
            "Vi stöder planen så länge den gäller.",
            "Vi kan bara tillstyrka planen med glädje.",
            "Vi tillstyrker en reviderad policy, den som ni har skickat.",
            "Vi tillstyrker planen, men utan att ta ställning till kostnaden.",
        ],
    );
    each_is(None, &["Vi har inga synpunkter på förutsättningarna."]);
}

#[test]
fn agreement_is_as_good_as_what_is_agreed_with() {
    each_is(
        None,
        &[
            "Jag delar byalagets uppfattning att planen ska läggas i papperskorgen.",
            "Vi delar länsstyrelsens bedömning att planen strider mot miljöbalken.",
            "Vi delar byalagets uppfattning.",
            "Vi stödjer ungdomsrådets skrivelse om att rädda fritidsgården.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi delar kommunens bedömning att badhuset behövs.",
            "Vi delar er uppfattning att fler ska cykla.",
            "Vi delar byalagets uppfattning att planen är bra.",
            "Vi delar utredarens slutsatser.",
            "Vi delar Björkfors bedömning.",
            "Vi har läst planen och delar dess slutsatser.",
            "Jag håller med om att planen är bra.",
            "Vi instämmer i att planen bör antas.",
            "Vi delar planens ambition att fler ska cykla.",
            "Vi håller med om att planen behövs.",
            "Styrelsen delar kansliets bedömning att planen kan tillstyrkas.",
            "Jag håller med kommunen om att planen behövs.",
        ],
    );
}

#[test]
fn a_denied_agreement_is_a_no() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Jag håller med om att planen är dålig.",
            "Vi instämmer i att planen inte bör antas.",
            "Vi instämmer i att planen inte ska antas.",
            "Vi instämmer med byalaget i att planen inte ska antas.",
            "Jag stödjer förslaget från byalaget om att skrota planen.",
            "Vi delar länsstyrelsens uppfattning att planen bör avslås.",
            "Vi delar regionens bedömning att planen inte bör antas.",
            "Jag håller inte med om att planen är bra.",
            "Vi instämmer inte i att planen är bra.",
            "Ingen av oss håller med om att planen är bra.",
            "Vi håller knappast med om att planen är bra.",
            "Vi delar inte uppfattningen att policyn är bra.",
            "Vi delar inte länsstyrelsens bedömning att planen bör antas.",
        ],
    );
}

#[test]
fn what_another_says_is_taken_back() {
    each_mail_is(None, &["Rektor sa att alla är för planen. Så är det inte."]);
    each_mail_is(
        Some(Stance::Supports),
        &[
            "Ja! Tveka inte!",
            "Ja! Stoppa oljan.",
            "Ja! Låt planen bli verklighet.",
            "Avvecklingen är bra. Vi gillar det.",
            "Vi stöder planen, som påstås vara farlig. Så är det inte.",
        ],
    );
    each_mail_is(
        Some(Stance::Opposes),
        &[
            "Nej! Stoppa planen!",
            "Nej! Rör inte ängen.",
            "Nej, nej och åter nej.",
            "Vi avstyrker planen. Det är inte så.",
        ],
    );
}

#[test]
fn a_no_to_a_part_beside_praise_is_with_changes() {
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Vi är positiva. Mål 3 avstyrks.",
            "Vi är positiva till planen men avstyrker avsnitt 5.",
            "Planen är bra. Vi motsätter oss dock punkt 3.",
            "Vi har inget emot bostäder men motsätter oss höjden.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi är positiva till att ni planerar. Vi avstyrker planen med hänvisning till punkt 3.",
            "Mål 3 avstyrks.",
            "Bra jobbat i övrigt. Vi avstyrker detta på flera punkter.",
            "Vi avstyrker policyn på samtliga punkter. Bra jobbat med layouten.",
            "Vi uppskattar remissen. Delar av planen är orimliga och vi avstyrker den.",
            "Vi välkomnar förslaget om dialog. Vi avstyrker dock, se punkt 1.",
            "MP yrkar bifall till planen. Vi avstyrker den.",
            "Vi yrkar bifall till förslaget att avslå planen.",
            "Vi avstyrker förslaget i sin helhet, särskilt avsnitt 4. Förslaget är tydligt.",
        ],
    );
}

#[test]
fn a_plain_yes_or_no_is_read() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Anta inte planen.",
            "Snälla anta inte den nya planen!",
            "Vi bestrider planen.",
            "Vi reserverar oss mot planen.",
            "Ingen av våra medlemmar stöder planen.",
            "Som boende vill jag protestera mot den nya detaljplanen.",
        ],
    );
    each_is(Some(Stance::Supports), &["Föreningen yrkar bifall.", "Vi yrkar bifall till förslaget."]);
    each_is(
        None,
        &[
            "Anta inte planen förrän bullret har utretts.",
            "Två av våra medlemmar avstyrker.",
            "Vi vill protestera mot förseningen av planen.",
            "Vi yrkar bifall till motionen.",
            "Anna Ek (M) yrkar bifall till förslaget.",
        ],
    );
}
