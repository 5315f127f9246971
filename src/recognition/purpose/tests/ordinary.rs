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
            "Dokumentet går inte att läsa utan ordbok.",
            "Formuläret fungerar inte som det är tänkt för små föreningar.",
            "Bilagan kan inte läsas som något annat än ett hot mot lagen.",
            "Vi kan inte läsa något i dokumentet om barn.",
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
            "Länken fungerar inte som den ska.",
            "Länken funkar inte som den borde.",
            "Bilagan går inte att öppna och jag kan inte förstå varför.",
            "Det går inte att läsa bilagan utan lösenord.",
            "Jag kan inte läsa filen för att den är krypterad.",
            "Jag kan inte läsa något i bilagan.",
            "Bilagan går inte att öppna, jag begriper inte vad ni vill.",
            "Jag kan inte läsa bilagan för den är låst.",
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
            "Politikernas svar dröjer alltid, och då har lagen gett upp.",
            "Samverkan mellan oss behöver mer tid.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Styrelsen behöver mer tid.",
            "Vi hinner inte svara på remissen.",
            "Vårt svar dröjer till mitten av november.",
            "Vi hinner inte läsa alla handlingar och ber om anstånd.",
            "Regionens svar dröjer till mitten av november.",
            "Nämndens yttrande dröjer till december.",
            "Förvaltningens svar blir försenat, det kommer den 12 november.",
            "Det är så omfattande handlingar att vi behöver två veckor till.",
            "Vi har så många remisser just nu att vi behöver mer tid för svaret.",
            "Vi hinner inte svara på alla remisser och behöver anstånd med denna till den 15 november.",
            "Samverkan mellan oss behöver mer tid, vi ber om anstånd.",
            "Länsstyrelsens yttrande dröjer.",
            "Nämndens svar kommer att dröja till slutet av november.",
            "Yttrandet från nämnden dröjer till den 15 november.",
            "Förslaget måste behandlas i styrelsen, så vi önskar anstånd till december.",
            "Föreningar får ofta vänta, men nu ber vi om anstånd en vecka.",
            "Jag har alltid svårt att hinna med alla papper, kan jag få en vecka till?",
        ],
    );
}

#[test]
fn documents_for_everybody_are_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Föreningarna vill ta del av handlingarna i god tid före möten. Det är en brist i överenskommelsen.",
            "Alla vill läsa handlingarna innan mötet, men de kommer för sent.",
            "Skicka samtliga handlingar på lättläst svenska till alla föreningar i framtiden. Nu är språket obegripligt.",
        ],
    );
    each_is(
        Kind::DocumentRequest,
        &[
            "Föreningen vill ta del av handlingarna.",
            "Skicka samtliga handlingar.",
            "En av våra medlemmar vill ta del av handlingarna.",
            "Våra medlemmar vill läsa alla inkomna remissvar. Kan ni skicka dem?",
            "Medlemmarna vill ta del av samtliga inkomna svar.",
            "Föreningarna här vill ta del av handlingarna, kan ni skicka dem?",
            "Alla i vår styrelse vill läsa samtliga svar.",
        ],
    );
}

#[test]
fn an_answer_that_is_not_taken_back_stands() {
    each_is(
        Kind::Answer,
        &[
            "Kasta inte mitt svar i papperskorgen som förra gången: sänk hyrorna.",
            "Vi återtar inte vårt svar, vi står fast: nej.",
            "Släng aldrig mitt yttrande oläst: sänk hyrorna.",
            "Stryk inte vårt svar ur sammanställningen, som ni gjorde förra gången. Hallen är kall.",
            "Glöm inte vårt svar om hallen när ni bygger. Där är kallt.",
            "Ta inte bort vårt svar, hallen är kall.",
            "Ni får inte ta bort vårt svar. Hallen är kall.",
            "Vi varken ändrar eller återkallar vårt svar. Hallen är kall.",
            "Tro inte att vi tar tillbaka vårt svar. Hallen är kall.",
        ],
    );
    each_is(
        Kind::Withdrawal,
        &[
            "Kasta mitt svar.",
            "Vi återtar vårt svar.",
            "Vi drar tillbaka vårt svar, ta inte med det.",
            "Vi återkallar vårt svar, ta inte med det i sammanställningen.",
            "Vi återkallar härmed vårt svar, glöm inte det.",
            "Glöm inte att ta bort vårt svar.",
            "Stryk vårt svar och ta inte med oss i listan.",
            "Vi drar tillbaka vårt yttrande. Ignorera inte detta.",
            "Kasta inte tiden på oss, vi återkallar vårt svar.",
            "Radera vårt svar, använd det inte.",
            "Vi vill återkalla vårt svar, räkna inte med oss.",
            "Glöm inte att stryka mitt yttrande!",
            "Ta bort mitt svar, jag vill inte stå med.",
            "Vi tar tillbaka vårt remissvar, publicera det aldrig.",
        ],
    );
}
