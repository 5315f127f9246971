//! A view beside a request, and what only explains the request.

use super::{Kind, each_is};

#[test]
fn who_only_regrets_that_the_time_was_short_asks_for_none() {
    each_is(
        Kind::Answer,
        &[
            "Tyvärr blev detta sent, vi ber om ursäkt för det. Filmklubben vill att stadsbion räddas. Vi skulle gärna ha haft längre tid på oss.",
            "Klubben vill rädda stadsbion. Vi skulle gärna ha haft längre tid på oss.",
            "Biblioteket är för litet. Vi skulle gärna ha haft längre tid på oss.",
            "Bilden av Exempelby saknas. Vi skulle gärna haft längre tid på oss.",
            "Klubben vill ha en ny hall. Vi har haft för kort tid att svara och hade behövt längre remisstid.",
            "Bänkar behövs vid ån. Vi hade behövt ett par veckor till.",
            "Vi hade behövt mer tid. Vägen är farlig för barnen.",
            "Biblioteket är för litet och vi skulle gärna ha haft längre tid på oss.",
            "Gatan är mörk. Vi hade önskat längre remisstid.",
            "The hall is cold. We would have needed more time.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi hade behövt mer tid och ber om anstånd till den 15 november. Styrelsen möts då.",
            "Vi skulle ha behövt längre tid. Går det bra?",
            "Vi skulle behöva mer tid.",
            "Vi hade behövt längre remisstid, för styrelsen träffas först i december.",
        ],
    );
}

#[test]
fn a_view_beside_a_wish_for_time_is_an_answer_and_a_reason_is_none() {
    each_is(
        Kind::Answer,
        &[
            "Filmklubben vill att stadsbion räddas. Vi ber om anstånd med bilagan.",
            "Biblioteket är för litet. Vi ber om anstånd.",
            "Bänkar behövs. Kan vi få en vecka till för resten av svaret?",
            "Exempelklubben vill ha en ny hall. Vi ber om anstånd till den 15 november.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi ber om anstånd. Styrelsen möts först den 3 oktober.",
            "Vi har haft mycket att göra. Vi ber om anstånd.",
            "Vi ber om förlängd svarstid. Vår sekreterare är sjuk.",
            "Semestern kom emellan. Vi behöver två veckor till för att svara.",
            "Förslaget är omfattande. Kan vi få några extra veckor?",
            "Klubben har inte träffats under hösten. Vi ber om anstånd.",
            "Styrelsen vill att medlemmarna får säga sitt. Vi ber om anstånd till den 15 november.",
            "Handlingarna kom först i går. Ge oss två veckor till.",
            "Vi ber om anstånd. Hoppas det går bra!",
            "Det gäller KS. 1216/2018. Vår styrelse träffas först den 12 november. Kan vi få anstånd till den 15?",
            "Er inbjudan låg i skräpposten. Kan vi få anstånd?",
            "Det har varit dödsfall i familjen. Vi ber om anstånd till måndag.",
            "Inbjudan kom till fel adress. Ge oss gärna en vecka till.",
            "Tyvärr gick tåget. Kan vi få två dagar till?",
        ],
    );
}

#[test]
fn who_is_for_or_against_beside_a_question_answers() {
    each_is(
        Kind::Answer,
        &[
            "När tas beslutet? Jag hoppas ni säger nej.",
            "När tas beslutet? Säg nej!",
            "När tas beslutet? Hoppas ni säger ja till skolan.",
            "Kan ni ringa mig? Jag bor granne och vill inte ha er väg över min tomt.",
            "Vart skickar man svaret? Jag bor här och säger nej till planen.",
            "Jag har en fråga. Jag läste om vägen och är emot.",
            "När fattas beslutet? Rösta nej!",
        ],
    );
    each_is(
        Kind::Question,
        &[
            "När tas beslutet? Jag bor granne.",
            "Kan ni ringa mig? Jag fick ert brev och vill inte ha fler utskick.",
            "Vart ska svaret skickas? Jag bor i Exempelby och vill ha besked.",
            "När är sista dagen att svara? Jag läser planen nu och vill inte missa datumet.",
            "Kan ni mejla mig? Jag såg inbjudan och vill ha mer information.",
        ],
    );
}

#[test]
fn a_word_that_no_list_knows_is_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Urdåligt.",
            "Skandal!",
            "Katastrof!",
            "Suveränt!",
            "Skäms!",
            "Toppen!",
            "Kanon!",
            "Hej! Urdåligt.",
            "Skandal!\n\nMed vänlig hälsning\nÅsa Ek",
            "Bedrövligt\n\nKurt Ek",
            "HEMSKT!",
            "Stoppa Vägen!",
        ],
    );
    each_is(
        Kind::Question,
        &[
            "Anna",
            "Anna.",
            "Bo Ek",
            "Anna Ek\nExempelby",
            "Hallå!",
            "Hej Anna!",
            "Anna!",
            "Mottaget.",
            "Uppfattat!",
            "Bilaga.",
            "Exempelby",
            "LRF",
            "Mvh\nÅsa Ek\nOrdförande",
            "Tack!\nSkogsberg",
        ],
    );
}
