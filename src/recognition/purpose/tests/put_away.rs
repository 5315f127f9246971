//! An answer off a page, and what is said beside it.

use super::{Kind, each_is};

#[test]
fn an_answer_off_a_page_is_taken_back_where_it_is_said_to_be() {
    each_is(
        Kind::Withdrawal,
        &[
            "Ta bort mitt yttrande ur diariet och från hemsidan, jag drar tillbaka det.",
            "Ta bort mitt svar från hemsidan, jag har ångrat mig.",
            "Radera mitt svar från ert register, jag återkallar det.",
            "Ta bort vårt yttrande från hemsidan. Det är inte beslutat av styrelsen.",
            "Ta bort mitt svar från er lista, jag skickade det av misstag.",
            "Vi drar tillbaka vårt svar om ni inte redan har behandlat det.",
            "Vi drar tillbaka vårt svar, styrelsen stöder det inte.",
            "Jag drar tillbaka mitt svar, jag instämmer inte längre i det.",
            "Vi drar tillbaka vårt svar, styrelsen stöder inte innehållet.",
            "Ta bort mitt svar. Det är pinsamt.",
            "Stryk mitt yttrande. Texten var inte klar.",
            "Radera mitt svar. Mitt namn ska inte stå på nätet.",
            "Ta bort mitt svar från hemsidan, jag står inte längre för det.",
            "Ta bort vårt svar från hemsidan. Vi ångrar att vi svarade.",
            "Ta bort mitt svar från hemsidan. Jag tycker inte längre så.",
            "Ta bort vårt svar från listan. Det är inte längre vår uppfattning.",
            "Ta bort vårt yttrande från hemsidan. Yttrandet är ännu inte justerat.",
        ],
    );
}

#[test]
fn an_answer_off_a_page_stands_where_the_writer_stands_by_it() {
    each_is(
        Kind::Question,
        &[
            "Ta bort mitt svar från hemsidan.",
            "Ta bort mitt svar från hemsidan, jag ångrar det inte.",
            "Ta bort mitt svar från hemsidan, jag ångrar mig inte.",
            "Ta bort vårt svar från hemsidan, Lisa är inte längre ordförande och hennes namn står under.",
            "Ta bort mitt svar från hemsidan. Jag har ångrat att jag skrev under med namn.",
            "Ta bort vårt svar från hemsidan, adressen gäller inte längre.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Ta bort mitt svar från hemsidan. Jag drar inte tillbaka det. Bänkar behövs.",
            "Ta bort mitt svar från hemsidan. Jag bor inte längre i kommunen men står för svaret.",
            "Ta bort mitt svar från hemsidan. Jag ångrar det inte. Protokollet är inte justerat.",
        ],
    );
}

#[test]
fn what_takes_the_place_of_an_answer_taken_back_is_another() {
    each_is(
        Kind::Supplement,
        &[
            "Vi drar tillbaka vårt svar och stöder inte förslaget.",
            "Vi drar tillbaka vårt svar, vi stöder det nya förslaget.",
            "Ta bort mitt svar. Fler bussar behövs.",
            "Radera mitt mejl. Hallen är kall.",
        ],
    );
}
