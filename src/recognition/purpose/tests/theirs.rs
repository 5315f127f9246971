//! The sender's own answer taken back, added to or asked for, and the same words about something else.

use super::{Kind, each_is};

#[test]
fn an_answer_is_taken_back_in_many_words() {
    each_is(
        Kind::Withdrawal,
        &[
            "Jag vill att mitt svar tas bort.",
            "Vårt yttrande ska inte längre gälla.",
            "Vi ångrar oss. Det vi skickade i fredags gäller inte längre.",
            "Hej, ni kan kasta vårt svar från i måndags.",
            "Vi har beslutat att inte längre stå bakom vårt yttrande.",
            "Mina synpunkter kan ni slänga.",
            "Jag ångrar mitt svar och vill dra tillbaka det.",
            "Vi drar oss ur remissen och vårt svar gäller ej.",
            "Our response no longer stands.",
            "Vårt svar gjelder ikke lenger.",
            "Vores svar gælder ikke længere.",
            "Unsere Stellungnahme gilt nicht mehr.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Vårt svar är inte längre än en mening: nej.",
            "De gamla reglerna gäller inte längre, det är bra.",
            "Vi står inte längre ut med trafiken.",
            "Stryk punkt 4 i programmet.",
            "Vi drar oss ur samarbetet om ni inte lyssnar.",
            "Sluta ignorera våra synpunkter!",
            "Enligt vårt svar ska punkt 4 utgå.",
            "Vi vill inte dra tillbaka vårt svar, det gäller fortfarande.",
        ],
    );
}

#[test]
fn what_is_forgotten_is_of_the_answer_or_of_the_proposal() {
    each_is(
        Kind::Supplement,
        &[
            "Det saknades en sida i vårt svar, här kommer den.",
            "Hej igen! Såg att det blev fel i vårt remissvar på sidan 2, ska vara 2027 och inte 2026.",
            "En sak till som jag inte tänkte på i förra mejlet: omklädningsrummen måste värmas upp.",
            "PS. Bredband också!",
            "Hej igen!\nPS Vi vill ha en badplats.",
            "Jag glömde skriva under mitt svar.",
            "Jag glömde säga att lekhörnan är för liten.",
            "Vi missade en punkt: bredband.",
            "Komplettering:\nVi vill ha belysning.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Jag har missat bussen varje dag i en vecka för att den går för tidigt.",
            "Rättelse av gränsen i kartan behövs, det har blivit fel på sidan 4.",
            "Komplettering av lekplatsen med gungor behövs.",
            "Ni missade att nämna hästarna i förslaget.",
            "Vi har glömts bort.",
            "Vi tillstyrker. PS. Tack för kaffet!",
            "Det står fel årtal i förslaget, sidan 4.",
        ],
    );
}

#[test]
fn documents_are_asked_for_in_many_words() {
    each_is(
        Kind::DocumentRequest,
        &[
            "Jag önskar få del av tjänsteskrivelsen och de yttranden som kommit in.",
            "Vänligen översänd samtliga remissvar.",
            "Hej! Skicka gärna diarieförda inkomna skrivelser i ärendet. Tack på förhand.",
            "Jag vill läsa alla remissvar.",
            "Jag vill ha ut alla yttranden.",
            "Jag skulle vilja ta del av det som inkommit.",
            "Please send me all responses you have received.",
            "Jeg anmoder om aktindsigt i sagen.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Alla svar borde läsas av politikerna.",
            "Skicka alla bussar via Exempelby.",
            "Vi vill ta del av bredbandsstödet.",
            "Vi har tagit del av handlingarna och har inga synpunkter.",
        ],
    );
}
