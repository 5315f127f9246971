//! What a sentence is for or against by its own words, and what the consultation asks about.

use crate::recognition::testing::{authority, circumstances, mail};
use crate::recognition::{Authority, History, Stance, judge};

const SCHOOL: &str = "Förslag om nedläggning av Ekbackens skola";
const STUDY: &str = "Skolutredning om grundskolans organisation i Lövsta och Hed";
const CLIMATE: &str = "Klimatplan för Exempels kommun";
const FEES: &str = "Avgifter för trygghetslarm och hemtjänst";
const AREA: &str = "Detaljplan för del av Strandängen (bostäder och förskola)";
const MOSS: &str = "Bildande av naturreservatet Tallmossen med föreskrifter";
const BIKES: &str = "Cykelstrategi för Exempels kommun";

fn asking(title: &str) -> Authority {
    let mut authority = authority();
    let one = authority.consultations.first_mut().unwrap();
    title.clone_into(&mut one.title);
    one.also_known_as.clear();
    authority
}

/// Each mail on the consultation of that title.
fn each_on(expected: Option<Stance>, mails: &[(&str, &str)]) {
    let read = |title: &str, text: &str| {
        let message = mail().subject("Ks 1216/2018").text(text).done();
        let verdict = judge(&message, &circumstances(), &asking(title), &History::default());
        verdict.stance.map(|stance| stance.value)
    };
    let found = mails.iter().map(|(title, text)| (title, text, read(title, text)));
    let wrong: Vec<_> = found.filter(|(_, _, found)| *found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn who_is_against_the_deed_that_is_asked_about_is_against() {
    each_on(
        Some(Stance::Opposes),
        &[
            (SCHOOL, "Jag är emot nedläggningen av Ekbackens skola."),
            (SCHOOL, "Vi är starkt emot att skolan läggs ner."),
            (SCHOOL, "Nej till nedläggning av byskolor!"),
            (STUDY, "Vi är starkt emot att skolan läggs ner."),
            (FEES, "Jag är emot att trygghetslarm ska kosta mer."),
            (AREA, "Vi är emot all exploatering av Strandängen."),
            (AREA, "Jag är emot att det byggs på ängen."),
        ],
    );
}

#[test]
fn who_is_against_another_deed_is_not_against_the_plan() {
    each_on(
        None,
        &[
            (CLIMATE, "Jag är emot att skog byggs bort."),
            (SCHOOL, "Jag är emot att eleverna flyttas till stan. Förslaget är välskrivet."),
            (CLIMATE, "Vi protesterar mot att badet stängs."),
            (CLIMATE, "Nej tack till ett nytt höghus i Norrtull."),
            (SCHOOL, "Vi är emot nedläggningen av busslinje 5."),
            (CLIMATE, "Vi är emot nedläggningen av busslinje 5. Planen stoppar den, och det är bra."),
            (STUDY, "Vi är emot nedläggning av byskolor och därför glada över förslaget att behålla Hed."),
            (FEES, "Vi är emot höjningen. Ert förslag stoppar den."),
            (MOSS, "Vi är emot exploatering av Tallmossen."),
            (BIKES, "Jag är emot att cykelbanan byggs så smal."),
            (SCHOOL, "Förslaget är bra skrivet. Jag är emot nedläggningen."),
            (FEES, "Vi är emot höjningen men tycker att förslaget är tydligt."),
        ],
    );
    each_on(
        Some(Stance::Supports),
        &[
            (CLIMATE, "Planen är bra. Jag är emot att skog byggs bort."),
            (CLIMATE, "Jag är emot förtätning. Därför är planen bra."),
            (CLIMATE, "Nej tack till ett nytt dieseltåg, vi vill ha el. Planen är bra."),
            (FEES, "Vi är emot alla nedskärningar. Detta förslag är ett lyft och vi stöder det."),
            (STUDY, "Vi är emot nedläggning av byskolor. Vi tillstyrker förslaget."),
        ],
    );
    each_on(Some(Stance::Abstains), &[(CLIMATE, "Jag är emot förtätning. Vi avstår från att yttra oss.")]);
}

#[test]
fn who_is_for_something_else_is_not_for_the_proposal() {
    each_on(
        None,
        &[
            (SCHOOL, "Jag står bakom förslaget att behålla skolan."),
            (SCHOOL, "Vi är positiva till att skolan bevaras."),
            (SCHOOL, "Vi är positiva till att skolan drivs vidare."),
            (SCHOOL, "Det är ett bra förslag att behålla skolan."),
            (SCHOOL, "Förslaget att behålla skolan är bra."),
            (SCHOOL, "Vi stöder byalagets förslag om att bevara skolan."),
            (SCHOOL, "Vi tillstyrker byalagets yrkande."),
            (SCHOOL, "Vi avstyrker byalagets förslag."),
            (MOSS, "Vi stödjer förslaget att ha reservatet någon annanstans."),
            (MOSS, "Jag är positiv till att mossen förblir i privat ägo."),
            (CLIMATE, "Vi tillstyrker att gatan lämnas som den är."),
            (CLIMATE, "Vi stöder handlarnas förslag om att behålla parkeringen."),
        ],
    );
    each_on(
        Some(Stance::Supports),
        &[
            (SCHOOL, "Vi tillstyrker förslaget att lägga ner Ekbackens skola."),
            (SCHOOL, "Vi är positiva till att förslaget genomförs."),
            (SCHOOL, "Vi stöder nämndens förslag."),
            (SCHOOL, "Vi tillstyrker förslaget och är positiva till att behålla fritidsgården."),
            (MOSS, "Vi är positiva till att Tallmossen skyddas."),
            (CLIMATE, "Vi stöder planen om att minska utsläppen."),
            (BIKES, "Vi är positiva till att kommunen satsar på fler cykelbanor."),
            (BIKES, "Vi ser positivt på att kommunen tar fram en strategi."),
        ],
    );
    each_on(
        Some(Stance::Opposes),
        &[(SCHOOL, "Vi kan inte ställa oss bakom förslaget att lägga ner skolan.")],
    );
}

#[test]
fn thanks_and_praise_of_a_text_take_nothing_from_a_no() {
    each_on(
        Some(Stance::Opposes),
        &[
            (SCHOOL, "Tack för remissen. Vi säger nej till nedläggningen."),
            (
                SCHOOL,
                "Vi tackar för möjligheten att yttra oss över förslaget. Vi är emot att Ekbackens skola läggs ner.",
            ),
            (FEES, "PRO tackar för remissen. Vi är emot att avgifterna höjs."),
            (AREA, "Vi har tagit del av planen, tack för den. Vi är emot exploateringen av Strandängen."),
            (SCHOOL, "Remissen är tydlig och lättläst. Vi är emot att skolan stängs."),
            (FEES, "Jag är emot att avgifterna höjs. Förslaget är tydligt."),
            (AREA, "Jag är emot att det byggs på ängen. Planen behövs inte."),
            (SCHOOL, "Bra att ni remitterar förslaget. Vi är emot nedläggningen."),
        ],
    );
    each_on(
        None,
        &[
            (AREA, "Jag är emot att det byggs på ängen. Äntligen en plan, planen hindrar det!"),
            (FEES, "Vi är emot höjningen. Planen behövs."),
            (SCHOOL, "Jag är emot att skolan läggs ner. Men nu blir den kvar enligt förslaget, tack!"),
        ],
    );
}

#[test]
fn a_no_to_what_the_title_names_is_read() {
    each_on(
        Some(Stance::Opposes),
        &[
            (MOSS, "Jag är emot reservatet."),
            (AREA, "Jag är emot huset. Det passar inte in."),
            (SCHOOL, "Jag är emot att ni lägger ner Ekbackens skola."),
            (SCHOOL, "Därför säger jag nej till att stänga Ekbackens skola."),
            (SCHOOL, "Lägg inte ner skolan!"),
            (SCHOOL, "Vi kräver att skolan inte läggs ner."),
            (AREA, "Bygg inte på Strandängen!"),
            (AREA, "Strandängen får inte bebyggas."),
            (FEES, "Höj inte avgifterna!"),
            (FEES, "Avgiften för trygghetslarm bör inte höjas."),
        ],
    );
    each_on(
        None,
        &[
            (SCHOOL, "Jag är emot skolan."),
            (SCHOOL, "Lägg inte ner fritidsgården!"),
            (SCHOOL, "Kommunen har lovat att skolan inte ska läggas ner."),
            (SCHOOL, "Jag är emot att ni lägger ner skolan innan barnen har en ny."),
            (MOSS, "Bygg inte på Tallmossen!"),
            (MOSS, "Reservatet ska inte säljas."),
            (AREA, "Bygg inte så högt på Strandängen."),
            (BIKES, "Jag är emot bilarna."),
            (BIKES, "Jag är emot att ni bygger bort träden."),
        ],
    );
}

#[test]
fn a_proposal_of_who_asks_is_the_proposal() {
    each_on(
        Some(Stance::Opposes),
        &[
            (SCHOOL, "Vi säger nej till skolchefens förslag."),
            (AREA, "Jag säger nej till exploatörens förslag."),
            (AREA, "Vi avstyrker bostadsbolagets förslag till bebyggelse på Strandängen."),
        ],
    );
    each_on(
        Some(Stance::Supports),
        &[
            (SCHOOL, "Vi tillstyrker skolstyrelsens förslag."),
            (AREA, "Vi välkomnar planens förslag om att spara träden."),
            (AREA, "Vi är positiva till kommunens förslag att spara träden."),
        ],
    );
    each_on(
        None,
        &[
            (SCHOOL, "Vi tillstyrker byalagets förslag att inte lägga ner skolan."),
            (AREA, "Vi stöder Moderaternas förslag."),
            (AREA, "Vi stöder villaägarnas förslag."),
            (AREA, "Vi stöder Anna Karlssons förslag."),
        ],
    );
}
