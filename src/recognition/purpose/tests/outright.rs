//! What is asked outright, whatever else stands in the sentence, and what sounds like it.

use super::{Kind, each_is};

#[test]
fn an_answer_taken_back_is_so_whatever_else_should_not_be_done() {
    each_is(
        Kind::Withdrawal,
        &[
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
            "Vi återkallar vårt svar och kommer inte att lämna något nytt.",
            "Radera mitt svar, ni ska inte ha det.",
            "Vi drar nu tillbaka vårt remissvar, det ska inte räknas.",
            "Jag drar härmed mitt svar tillbaka, skicka ingen kvittens.",
            "Räkna inte med vårt svar, vi drar tillbaka det.",
            "Ta inte med vårt svar i sammanställningen.",
            "Vårt svar ska inte tas med.",
            "Härmed meddelar vi att vi drar tillbaka vårt svar, ta inte med det.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Släng aldrig mitt yttrande oläst: sänk hyrorna.",
            "Stryk inte vårt svar ur sammanställningen, som ni gjorde förra gången. Hallen är kall.",
            "Glöm inte vårt svar om hallen när ni bygger. Där är kallt.",
            "Ta inte bort vårt svar, hallen är kall.",
            "Ni får inte ta bort vårt svar. Hallen är kall.",
            "Vi varken ändrar eller återkallar vårt svar. Hallen är kall.",
            "Tro inte att vi tar tillbaka vårt svar. Hallen är kall.",
            "Om vi drar tillbaka vårt svar blir hallen kall.",
        ],
    );
}

#[test]
fn who_asks_in_the_first_person_or_tells_the_day_asks_for_time() {
    each_is(
        Kind::ExtensionRequest,
        &[
            "Regionens svar dröjer till mitten av november.",
            "Nämndens yttrande dröjer till december.",
            "Förvaltningens svar blir försenat, det kommer den 12 november.",
            "Det är så omfattande handlingar att vi behöver två veckor till.",
            "Vi har så många remisser just nu att vi behöver mer tid för svaret.",
            "Vi hinner inte svara på alla remisser och behöver anstånd med denna till den 15 november.",
            "Samverkan mellan oss behöver mer tid, vi ber om anstånd.",
            "Länsstyrelsens yttrande dröjer.",
            "Nämndens svar kommer att dröja till slutet av november.",
            "Kommunens svar dröjer till mitten av november.",
            "Yttrandet från nämnden dröjer till den 15 november.",
            "Förslaget måste behandlas i styrelsen, så vi önskar anstånd till december.",
            "Föreningar får ofta vänta, men nu ber vi om anstånd en vecka.",
            "Jag har alltid svårt att hinna med alla papper, kan jag få en vecka till?",
            "Våra medlemmar är så många att vi behöver två veckor till för att svara.",
            "Vi hinner inte läsa så långa dokument på två veckor, ge oss till den 15 november.",
            "Planen är lång, så kan vi få två veckor till?",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Politikernas svar dröjer alltid, och då har lagen gett upp.",
            "Nämndens svar dröjer alltid i månader, och då har lagen gett upp.",
            "Samverkan mellan oss behöver mer tid.",
            "Vi tycker att samverkan behöver mer tid.",
            "Föreningarna är små och behöver längre svarstid.",
            "Vi anser att föreningar alltid behöver längre svarstid.",
        ],
    );
}

#[test]
fn a_file_that_is_locked_is_no_view_whatever_else_is_said_of_it() {
    each_is(
        Kind::Question,
        &[
            "Länken fungerar inte som den ska.",
            "Länken funkar inte som den borde.",
            "Bilagan går inte att öppna och jag kan inte förstå varför.",
            "Det går inte att läsa bilagan utan lösenord.",
            "Jag kan inte läsa filen för att den är krypterad.",
            "Jag kan inte läsa något i bilagan.",
            "Bilagan går inte att öppna, jag begriper inte vad ni vill.",
            "Jag kan inte läsa bilagan för den är låst.",
            "Dokumentet går inte att läsa utan inloggning.",
            "Formuläret fungerar inte som vanligt.",
            "Länken leder ingenstans.",
            "Länken i er remiss går till fel sida.",
            "Jag kan inte läsa bilagan för att texten är för suddig.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Dokumentet går inte att läsa utan ordbok.",
            "Formuläret fungerar inte som det är tänkt för små föreningar.",
            "Bilagan kan inte läsas som något annat än ett hot mot lagen.",
            "Vi kan inte läsa något i dokumentet om barn.",
            "Dokumentet fungerar inte som stöd för små föreningar.",
            "Dokumentet kan inte läsas för barn.",
            "Dokumentet borde inte låsas med lösenord utan vara öppet för alla.",
        ],
    );
}

#[test]
fn documents_for_the_writers_own_are_asked_for() {
    each_is(
        Kind::DocumentRequest,
        &[
            "En av våra medlemmar vill ta del av handlingarna.",
            "Våra medlemmar vill läsa alla inkomna remissvar. Kan ni skicka dem?",
            "Medlemmarna vill ta del av samtliga inkomna svar.",
            "Föreningarna här vill ta del av handlingarna, kan ni skicka dem?",
            "Föreningarna vill ta del av handlingarna. Kan ni mejla dem hit?",
            "Alla i vår styrelse vill läsa samtliga svar.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Alla vill läsa handlingarna innan mötet, men de kommer för sent.",
            "Vi tycker att alla föreningar måste få ta del av handlingarna i tid.",
            "Små föreningar vill ta del av handlingarna i god tid. Det är en brist.",
        ],
    );
}

#[test]
fn who_wants_an_answer_done_away_with_takes_it_back_and_with_a_view_beside_it_replaces_it() {
    each_is(
        Kind::Withdrawal,
        &[
            "Jag vill att ni tar bort mitt svar om skolan. Jag har ändrat mig.",
            "Radera min synpunkt tack.",
            "Bortse från mitt förra mejl, jag skrev fel kommun!",
            "Bortse från vår skrivelse. Den skickades av misstag.",
            "Vänligen bortse från mitt mejl, det gick till fel mottagare.",
            "Jag ångrar mitt förra svar.",
            "Kan ni stryka min synpunkt?",
            "Vi önskar att ni raderar vårt yttrande.",
            "Please disregard my email, it was sent by mistake.",
        ],
    );
    each_is(
        Kind::Supplement,
        &[
            "Jag ångrar mitt förra svar. Planen är usel.",
            "Radera min synpunkt. Jag tycker nu att förslaget är bra.",
            "Bortse från mitt förra mejl, jag har ändrat mig och avstyrker förslaget.",
            "Jag vill att ni tar bort mitt svar. Vi tillstyrker förslaget.",
            "Bortse från mitt förra mejl.",
            "Bortse från mitt förra mejl. Här är mitt svar.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Jag vill inte att ni tar bort mitt svar. Hallen är kall.",
            "Ta inte bort min synpunkt den här gången. Hallen är kall.",
            "Vi vill att ni tar bort våra hinder. Hallen är kall.",
        ],
    );
}

#[test]
fn what_is_no_answer_is_none_in_other_words_either() {
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vårt yttrande kommer några dagar efter sista datum. Är det ok?",
            "Vi svarar någon vecka efter deadline, hoppas det går bra.",
            "Vårt svar kommer efter sista svarsdag.",
        ],
    );
    each_is(
        Kind::Question,
        &[
            "Vem kan jag intervjua om hur ni arbetar med ärendet?",
            "Vem kan jag kontakta om ärendet?",
            "Ni har skickat remissen till fel adress.",
            "Er remiss har hamnat hos fel förening.",
            "Vi kan tyvärr inte komma på mötet",
            "Jag kan inte delta i samrådet.",
            "Ta bort mig från sändlistan tack. Vi är inte längre aktiva.",
            "Föreningen är nedlagd.",
            "Kallelse till förhandling enligt lag den 12 juni kl. 9.",
        ],
    );
    each_is(
        Kind::DocumentRequest,
        &["Kan ni mejla mig tjänsteskrivelsen och bilagorna i ärendet?", "Kan du skicka protokollet?"],
    );
    each_is(
        Kind::Answer,
        &[
            "Äldre kan inte komma till mötena.",
            "Ni bygger skolan på fel ställe.",
            "Pengarna har gått till fel förening. Hallen är kall.",
            "Det här skickade jag visst till fel adress i fredags, så det kommer igen.",
            "Jag mejlade först till fel kommun. Hallen är kall.",
            "Skolan är inte längre kvar och bussen är indragen.",
            "Yttrandet kommer att läsas av många. Hallen är kall.",
        ],
    );
}

#[test]
fn our_own_letter_given_back_asks_for_no_time() {
    each_is(
        Kind::Answer,
        &[
            "Vi tillstyrker.\n\nBehöver ni anstånd, hör av er i god tid.",
            "Hallen är kall.\n\nBehöver ni anstånd, hör av er i god tid.",
            "Hallen är kall.\n\nOm ni behöver längre svarstid, hör av er till oss.",
            "Hallen är kall.\n\nDen som behöver anstånd kan begära det.",
            "Hallen är kall.\n\nÖnskar du förlängd svarstid ska du höra av dig.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi behöver anstånd, hör av er om det inte går.",
            "Kan ni ge oss anstånd till den 15 november? Hör av er.",
            "Ni skrev att den som behöver kan få anstånd. Vi ber om anstånd till den 15 november.",
            "Kan vi få anstånd? Hör av er till Anna.",
        ],
    );
}
