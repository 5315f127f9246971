//! A view beside a request, and what only explains the request.

use super::{Kind, each_is, mail, read};

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
            "Anna", "Anna.", "Bo Ek", "Anna Ek\nExempelby", "Hallå!", "Hej Anna!", "Anna!", "Mottaget.",
            "Uppfattat!", "Bilaga.", "Exempelby", "LRF", "Mvh\nÅsa Ek\nOrdförande", "Tack!\nSkogsberg",
        ],
    );
}

#[test]
fn why_time_is_needed_is_no_view() {
    each_is(
        Kind::ExtensionRequest,
        &[
            "Nämnden begär anstånd. Yttrandet måste behandlas politiskt.",
            "Vi ber om anstånd till den 10 oktober. Det krävs ett nämndbeslut.",
            "Länsstyrelsen hemställer om anstånd till den 3 juni. Det behövs för att samordna yttrandet internt.",
            "Kan vi få förlängd tid? Vi vill att klimatgruppen hinner läsa planen.",
            "Vi ber om anstånd. Svaret behöver diskuteras i grupperna.",
            "Vi ber om anstånd. Det måste beredas i byggnadsnämnden.",
            "Vi ber om anstånd. Nämnden måste få säga sitt.",
            "Vi ber om anstånd. Planen är svårläslig.",
            "Vi ber om anstånd. Planen är tidskrävande att läsa och sekreteraren är sjuk.",
            "Vi ber om anstånd. Förslaget kom i går och berör många av oss.",
            "Vi ber om anstånd. Nämnden är inte beslutsför förrän i oktober.",
            "Vi behöver anstånd till den 15 oktober. Planen är bra men styrelsen möts först då.",
            "Vi önskar anstånd. Planen är teknisk.",
            "Vi önskar anstånd. Planen är inte läsbar i min dator.",
            "Vi önskar anstånd. Förslaget är ofullständigt, bilaga 2 saknas.",
            "Vi ber om anstånd. Programmet är inte tillgängligt på er webbplats.",
            "Vi önskar anstånd. Strategin leder till många frågor.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Alla måste behandlas lika. Vi ber om anstånd.",
            "Bussarna måste samordnas. Vi ber om anstånd.",
            "Vi ber om anstånd. Vi vill att skolan får vara kvar.",
            "Vi ber om anstånd. Nämnden måste få säga sitt, eftersom planen kostar skattebetalarna miljoner.",
            "Vi ber om anstånd. Planen är bristfällig och orealistisk.",
            "Vi ber om anstånd till den 10 oktober. Vindkraften skrämmer oss.",
            "Vi ber om anstånd. Förslaget verkar ogenomtänkt.",
            "Vi ber om anstånd. Planen är orättvis och orealistisk.",
            "Vi ber om anstånd. Strategin leder till sämre skolor.",
            "Vi ber om anstånd. Vi har hört att planen kostar miljoner.",
            "Bullret förstör vår sommar. Vi ber om anstånd.",
        ],
    );
}

#[test]
fn papers_are_not_all_that_is_wanted_beside_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Mer sol. Skicka protokollet sen.",
            "Skicka gärna beslutet till oss när det är taget. Mer sol.",
            "Urdåligt! Skicka protokollet.",
            "Hallen är kall. Skicka gärna protokollet.",
            "Skicka protokollet. Gatan är mörk.",
            "Skicka kartan. Det är för många kraftverk.",
            "Skicka protokollet. Det finns inga bänkar vid ån.",
            "Skicka kalkylen. Den är orimlig.",
            "Skicka gärna utredningen. De äldre sitter ensamma.",
            "Skicka rapporten. Det gamla huset läcker.",
        ],
    );
    each_is(
        Kind::DocumentRequest,
        &[
            "Hej! Skicka protokollet till mig.",
            "Jag bor granne. Skicka gärna protokollet.",
            "Skicka protokollet. Tack på förhand!",
            "Hej! Skicka underlaget till mig. Det rör min fastighet.",
            "Skicka kalkylen. Den finns inte på hemsidan.",
            "Mejla beslutet till mig. Ni lovade det i våras.",
            "Skicka över utredningen. Den nämns i planen på sidan 4.",
            "Skicka kartan. Min stuga ligger nära Hökåsen.",
            "Maila rapporten. Du sa att den var klar.",
            "Skicka bilagorna. De saknas i utskicket.",
            "Sänd beslutet. Det togs i mars.",
            "Vänligen översänd avtalet. Detta åberopas i skrivelsen.",
            "Skicka gärna beslutet till oss.\n\nMed vänlig hälsning\nÅsa Ek",
        ],
    );
}

#[test]
fn what_refers_to_papers_is_said_of_papers() {
    each_is(
        Kind::Answer,
        &[
            "Skicka kartan. De bygger för tätt.",
            "Sänd oss protokollet. Den ska läggas ner.",
            "Skicka protokollet. Det står att vindkraft ska byggas, det förstör byn.",
            "Skicka utredningen. Den läggs ner i onödan.",
            "Mejla beslutet. Det förstör vår by.",
        ],
    );
    each_is(
        Kind::DocumentRequest,
        &[
            "Skicka protokollet. Det ska användas i studiecirkeln.",
            "Skicka kalkylen. Den är inte bifogad.",
            "Mejla kartan. Den går inte att öppna.",
            "Skicka rapporten. Den presenterades i våras.",
        ],
    );
}

#[test]
fn a_subject_about_papers_settles_that_they_are_all_that_is_wanted() {
    let headed = |subject: &str, text: &str| read(mail().subject(subject).text(text)).0;
    for (subject, text, kind) in [
        ("Allmän handling Ks 1216/2018", "Skicka kartunderlaget. Gatan är uppgrävd.", Kind::DocumentRequest),
        ("Beställning Ks 1216/2018", "Skicka protokollet. Sal 3 var stängd.", Kind::DocumentRequest),
        ("Allmän handling Ks 1216/2018", "Hallen är kall. Vi vill ha fler bussar.", Kind::Answer),
        ("Ks 1216/2018", "Skicka protokollet. Gatan är uppgrävd.", Kind::Answer),
    ] {
        assert_eq!(headed(subject, text), kind, "{subject}: {text}");
    }
}

#[test]
fn who_wants_the_letter_again_or_comes_to_a_meeting_is_for_nothing() {
    each_is(
        Kind::Question,
        &[
            "Kan ni skicka remissen igen? Vi önskar att få den som Word.",
            "Kan ni skicka remissen igen? Jag vill få den per post.",
            "Kan ni skicka remissen? Vi behöver den på papper.",
            "Vi säger ja till inbjudan. När är mötet?",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "När tas beslutet? Jag läste om vägen och säger nej till den.",
            "När tas beslutet? Vägen ser fin ut på papper.",
        ],
    );
}

#[test]
fn a_heading_of_a_form_asks_nothing() {
    each_is(
        Kind::Answer,
        &["Vi avstår från att svara på fråga 2. Fråga 1: ja.", "Fråga 1: Mer sol. Fråga 2: Vet ej."],
    );
    each_is(Kind::Question, &["Fråga 1: när är sista dagen att svara?", "Fråga om remissen."]);
}
