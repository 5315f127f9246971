//! Ordinary answers that sound like a question, a request or a withdrawal, and those that are one.

use super::{Kind, each_is};

#[test]
fn a_view_of_the_text_is_no_trouble_with_a_file() {
    each_is(
        Kind::Answer,
        &[
            "I dokumentet saknas ett avsnitt om barn och unga.",
            "I bilagan saknas pensionärsföreningarna.",
            "Dokumentet går inte att förstå för oss med svenska som andraspråk.",
            "Dokumentet kan inte läsas av någon som har dyslexi.",
            "Jag kan inte läsa dokumentet som något annat än en nedläggning av våra lokaler.",
            "Vi kan inte se i dokumentet hur mindre föreningar ska få plats.",
            "Dokumentet är fel ute från början.",
            "Dokumentet är tomt på innehåll.",
            "Dokumentet kan inte antas som det är.",
            "Dokumentet går inte tillräckligt långt.",
            "Vi kan inte godkänna dokumentet.",
            "Formuläret för bidrag fungerar inte för små föreningar.",
            "Föreningar kommer inte in på kommunens formulär för bidrag.",
            "Ta bort oss från listan över föreningar som skrivit under, vi stöder den inte.",
        ],
    );
    each_is(
        Kind::Question,
        &[
            "Dokumentet går inte att öppna.",
            "Bilagan saknas.",
            "Vi får inte upp bilagan.",
            "Jag kan inte läsa filen.",
            "Länken fungerar inte för mig.",
            "Dokumentet är tomt.",
            "Ta bort oss från sändlistan.",
        ],
    );
}

#[test]
fn time_that_others_need_or_a_habit_is_no_request() {
    each_is(
        Kind::Answer,
        &[
            "Styrelsen anser att samverkan behöver mer tid.",
            "Vi hinner inte läsa så långa dokument. Gör dem kortare!",
            "Vi ideella hinner inte svara på alla remisser, det är en orimlig börda.",
            "Svaret från kommunen dröjer ofta flera månader, det måste bort.",
            "Kommunens svar till föreningar kommer alltid för sent.",
            "Våra synpunkter kommer ni att glömma så snart ni läst dem.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Styrelsen behöver mer tid.",
            "Vi hinner inte svara på remissen.",
            "Vårt svar dröjer till mitten av november.",
            "Vi hinner inte läsa alla handlingar och ber om anstånd.",
        ],
    );
}

#[test]
fn documents_for_everybody_are_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Föreningarna vill ta del av handlingarna i god tid före möten. Det är en brist i överenskommelsen.",
            "Skicka samtliga handlingar på lättläst svenska till alla föreningar i framtiden. Nu är språket obegripligt.",
        ],
    );
    each_is(
        Kind::DocumentRequest,
        &["Föreningen vill ta del av handlingarna.", "Skicka samtliga handlingar."],
    );
}

#[test]
fn an_answer_that_is_not_taken_back_stands() {
    each_is(
        Kind::Answer,
        &[
            "Kasta inte mitt svar i papperskorgen som förra gången: sänk hyrorna.",
            "Vi återtar inte vårt svar, vi står fast: nej.",
        ],
    );
    each_is(Kind::Withdrawal, &["Kasta mitt svar.", "Vi återtar vårt svar."]);
}

#[test]
fn who_only_asks_or_gives_notice_has_no_view() {
    each_is(
        Kind::Question,
        &[
            "Jag säljer mitt hus. När blir planen klar?",
            "Jag är mäklare. Är planen antagen?",
            "Länken till kartan fungerar inte, det står 404. Kan ni laga den?",
            "det går inte att ladda ner bilaga 3. Kan ni se över det?",
            "Jag ville bara meddela att jag flyttat.",
            "ni har skrivit fel adress på mig i sändlistan",
            "Vi bjuder in nämnden till byn den 20 oktober. Välkomna på fika!",
            "Korrektur: godkänn senast onsdag",
            "bifogar slutversion av dagvattenutredningen",
            "Tack för din beställning! Order 4711, leverans vecka 42.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Tallen är 200 år",
            "Mina barn trivs där",
            "Bussen går bara en gång om dagen",
            "Jag är pensionär. Varifrån ska jag ta pengarna?",
            "Jag är pensionär. Vi har byggt det här landet. Ska vi nu betala för att få hjälp?",
            "Här kommer vårt kvitto på att demokratin inte fungerar: ingen lyssnade på oss.",
            "Jag är jägare. Vargen måste bort.",
            "Jag ville bara meddela att jag inte vill ha något vindkraftverk.",
            "Länken mellan norr och söder fungerar inte. Kan ni bygga en bro?",
            "Vi bjuder in nämnden att komma hit den 3 oktober och se hur farlig vägen är.",
            "Man vill få skicka ansökan till 2027",
        ],
    );
}

#[test]
fn who_wants_a_paper_by_its_name_asks_for_it() {
    each_is(
        Kind::DocumentRequest,
        &[
            "hej! kan ni mejla över de svar som kommit in hittills? ring om det är nåt\n\nelin frisk 070-000 55 66",
            "Vi vill ha ut elevprognosen och hyreskalkylen som utredningen bygger på. Skicka dem gärna digitalt.",
            "Skicka mig Polisens yttrande.",
            "Vänligen mejla Länsstyrelsens yttrande till mig.",
            "Jag skulle vilja ha de yttranden som lämnats.",
            "Kan jag få dagvattenutredningen? Den går inte att öppna på webben.",
            "Får jag se bullerkartan?",
            "Jag vill ha en kopia på grundkartan. Den borde vara offentlig.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Skicka gärna bullerutredningen. Den underskattar bullret från vägen.",
            "Vi vill ha ut bilarna ur centrum.",
            "Kan vi få beslutet upphävt? Det drabbar alla.",
            "Kan vi få kartan ändrad så att ängen inte bebyggs?",
        ],
    );
}

#[test]
fn a_view_before_a_question_in_the_same_sentence_is_an_answer() {
    each_is(
        Kind::Answer,
        &[
            "Vi avstyrker förslaget men undrar om kontrollen.",
            "Vi tillstyrker förslaget, men när börjar det gälla?",
            "Jag är emot förslaget men har en fråga: vem beslutar?",
            "Ja till förslaget men vad händer med lokalerna?",
            "Jag säger nej till garaget och undrar vem som betalar.",
            "Föreningen tillstyrker och undrar när beslutet tas.",
            "Inga synpunkter men en fråga om cykelställen.",
            "Jag bor på Storgatan och är emot planen, vart vänder jag mig om jag vill överklaga?",
            "Vår förening välkomnar förslaget, fast vi undrar om pengarna räcker.",
        ],
    );
    each_is(
        Kind::Question,
        &[
            "Vi undrar om förslaget är bra och om det är rimligt.",
            "Om vi tillstyrker förslaget, vad händer sedan?",
            "Vi undrar vad som händer om styrelsen säger ja och vi säger nej.",
            "Det är viktigt för oss att få svara, så när är sista dagen?",
            "Det är otydligt om planen gäller vår gata, kan ni förklara?",
            "Vi har inga synpunkter ännu men undrar när sista dagen är.",
            "Min granne säger att planen är bra, stämmer det?",
            "Jag bor på Storgatan och undrar när beslutet tas.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi anser att svarstiden är för kort och undrar om vi kan få anstånd till 15 december.",
            "Förslaget är viktigt för oss, men kan vi få en vecka till?",
        ],
    );
}

#[test]
fn what_is_said_of_answering_before_a_question_is_no_answer() {
    each_is(
        Kind::Question,
        &[
            "Jag saknar sida 4, kan ni skicka den?",
            "Jag saknar inloggning till e-tjänsten och undrar hur jag svarar.",
            "Vi tycker att frågan är viktig, när ska svaret in?",
            "Bra initiativ, men hur lång är remisstiden?",
            "Det är bra med samråd men när är nästa?",
            "Jag är emot att lämna ut mitt personnummer, måste jag det för att svara?",
            "Jag tycker om att cykla och undrar var de nya vägarna ska gå?",
            "Vi säger ja till inbjudan, när är mötet?",
            "I tidningen stod att handlarna säger nej till förslaget, och hur går det nu?",
        ],
    );
}
