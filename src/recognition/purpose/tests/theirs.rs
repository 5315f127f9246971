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

#[test]
fn documents_of_the_matter_are_asked_for_by_name() {
    each_is(
        Kind::DocumentRequest,
        &[
            "Översänd bullerutredningen och grundkartan i ärendet, tack.",
            "Hej! Skicka mig planbeskrivningen.",
            "Vänligen sänd protokollet per post.",
            "Mejla gärna handlingarna.",
            "Maila underlaget till mig, tack.",
            "Bifoga konsekvensbedömningen, tack.",
            "Översänd yttrandena i ärendet.",
            "Sänd över dagvattenutredningen.",
            "Vänligen översänd samrådsredogörelsen och plankartan.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Skicka handlingarna i god tid nästa gång.",
            "Skicka utredningen på ny remiss.",
            "Skicka tillbaka utredningen.",
            "Bifoga bullerutredningen till planen.",
            "Skicka barnen till skolan i Exempelby.",
            "Skicka handlingarna till alla föreningar.",
            "Sänd beslutet till alla berörda hushåll.",
        ],
    );
}

#[test]
fn a_new_answer_in_the_sentence_that_takes_one_back_stands() {
    each_is(
        Kind::Supplement,
        &[
            "Vi återkallar vårt tidigare yttrande och tillstyrker nu planen.",
            "Vi drar tillbaka vårt tidigare svar och avstyrker planen.",
            "Styrelsen har beslutat att återkalla yttrandet och i stället avstyrka planen.",
            "Vi drar tillbaka vårt svar, vi stöder nu förslaget.",
            "Jag återkallar mitt svar men är fortfarande emot planen.",
            "Föreningen återkallar sitt svar samt säger nej till vägen.",
            "Jag drar tillbaka mitt svar och vill i stället rösta nej till planen.",
            "Vi tillstyrker nu planen och återkallar vårt tidigare yttrande.",
            "Vi tar tillbaka vårt yttrande och ställer oss i stället bakom förslaget.",
            "Vi återkallar det svar som vi skickade i fredags och tillstyrker nu planen.",
        ],
    );
    each_is(
        Kind::Withdrawal,
        &[
            "Vi återkallar vårt yttrande, där vi avstyrker planen.",
            "Vi drar tillbaka vårt svar där vi tillstyrker planen och avstyrker vägen.",
            "Vi återkallar vårt svar och vill inte längre avstyrka planen.",
            "Vi återkallar vårt svar, det är för tidigt att svara.",
            "Vi drar tillbaka vårt svar, vi anser att det inte var förankrat.",
            "Vi drar tillbaka vårt svar och ber om ursäkt.",
            "Vi återkallar vårt yttrande efter beslut i styrelsen.",
            "Vi återkallar vårt yttrande. Ordföranden hade inte mandat.",
        ],
    );
}

#[test]
fn a_mail_that_is_only_to_be_put_away_takes_no_answer_back() {
    each_is(
        Kind::Question,
        &[
            "Ta bort mitt mejl ur er sändlista. Tack",
            "Radera mitt yttrande från webben.",
            "Radera mitt mejl från ert utskicksregister.",
            "Radera mitt mejl när ni har läst det.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Radera gärna mitt mejl efter registrering. Bänkar behövs.",
            "Radera mitt mejl när ni har läst det. Bygg bänkar.",
            "Ta bort mitt svar från hemsidan så fort ni har läst det. Bänkar behövs.",
            "Förvaltningen tar tillbaka vårt svar om parken. Bänkar behövs.",
            "Vi drar tillbaka vårt svar om ni inte ändrar planen. Vägen är farlig.",
        ],
    );
}

#[test]
fn a_part_of_an_answer_or_a_mail_with_something_beside_it_leaves_the_answer() {
    each_is(
        Kind::Supplement,
        &[
            "Glöm mitt förra mejl. Bänkar behövs.",
            "Radera mitt mejl. Bygg bänkar.",
            "Stryk mina synpunkter om vindkraft, resten står kvar.",
            "Stryk mina synpunkter om vindkraft.",
            "Vi vill att ni tar bort våra svar på fråga 3.",
            "Vi drar tillbaka delar av vårt svar.",
            "Vi återkallar vårt svar på punkt 4. I övrigt gäller det.",
        ],
    );
    each_is(
        Kind::Withdrawal,
        &[
            "Ta bort mitt svar om ni kan.",
            "Ta bort mitt svar när ni hinner.",
            "Radera mitt svar. Det blev fel.",
            "Stryk mitt yttrande. Jag vill inte stå med.",
            "Glöm mitt förra svar.",
            "Förvaltningen återkallar sitt yttrande.",
            "Vi återkallar våra synpunkter om planen.",
            "Jag vill att ni tar bort mina synpunkter om skolan. Jag har ändrat mig.",
        ],
    );
}

#[test]
fn who_does_not_stand_behind_the_answer_takes_no_new_side() {
    each_is(
        Kind::Withdrawal,
        &[
            "Vi drar tillbaka vårt svar, styrelsen ställer sig inte bakom det.",
            "Vi drar tillbaka vårt svar. Vi ställer oss inte bakom innehållet.",
            "Vi återkallar vårt yttrande. Styrelsen ställer sig inte bakom texten.",
            "Vi drar tillbaka vårt svar. Årsmötet ville inte ställa sig bakom det.",
            "Vi drar tillbaka vårt svar, styrelsen är emot det.",
            "Vi drar tillbaka vårt svar. Styrelsen godkänner inte svaret.",
            "Vi drar tillbaka vårt svar och lämnar inget nytt.",
            "Vi återkallar vårt svar och skickar inte något nytt.",
            "Vi drar tillbaka vårt svar. Vi anser oss jäviga.",
            "Ta bort mitt svar. Det är bra skrivet men inte av mig.",
            "Vi drar tillbaka vårt svar. Vi anser att det var förhastat.",
            "Vi återtar vårt yttrande. Medlemmarna stod inte bakom formuleringarna.",
            "Vi drar tillbaka vårt svar. Styrelsen står nu inte bakom det.",
            "Vi drar tillbaka vårt svar. Vi står inte bakom det ni fick.",
        ],
    );
    each_is(
        Kind::Supplement,
        &[
            "Vi drar tillbaka vårt svar. Vi ställer oss inte bakom förslaget.",
            "Vi drar tillbaka vårt svar. Vi ställer oss inte bakom texten. Vi avstyrker förslaget.",
            "Vi drar tillbaka vårt svar. Vi anser att skolan ska vara kvar.",
            "Vi drar tillbaka vårt svar, styrelsen ställer sig inte bakom planen.",
            "Vi drar tillbaka vårt svar, vi stöder den nya skolan.",
            "Vi drar tillbaka vårt förra svar. Vi ställer oss nu positiva till detta.",
            "Vi återkallar vårt svar. Vi är kritiska till det ni skriver om biogas, sol behövs.",
            "Vi drar tillbaka vårt svar och lämnar ett nytt.",
        ],
    );
}
