//! Time, questions and trouble: about answering, or about what is proposed.

use super::{Kind, each_is, mail, read};

fn headed(cases: &[(&str, &str, Kind)]) {
    for (subject, text, kind) in cases {
        assert_eq!(read(mail().subject(subject).text(text)).0, *kind, "{subject}: {text}");
    }
}

#[test]
fn time_for_anything_else_than_the_answer_is_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Vi hinner inte handla när affären stänger kl 18.",
            "Vi hinner inte till bussen när den går 07.02. Ändra tidtabellen.",
            "Vi behöver mer tid i simhallen.",
            "Vi önskar förlängd tid för sommarsimskolan.",
            "Kan vi få en vecka till med öppen isbana?",
            "Bygderådet vill ha en möjlighet att förlänga tiden för projektbidragen.",
            "Föreningar måste få längre tid på sig att ansöka. Ansökan hinner inte behandlas på styrelsemötet annars.",
            "Vi behöver anstånd med hyran i föreningslokalen.",
            "Vi måste diskutera skolan på årsmötet varje år eftersom ni inte gör något.",
            "Det är svårt att hinna med bussen före klockan sju.",
            "Vi tycker att svarstiden är för kort.",
            "We need more time in the swimming hall.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi hinner inte. Kan vi få en vecka till?",
            "Tyvärr hinner vi inte bli klara i tid.",
            "Vi är en liten förening och medlemmarna bor utspridda. Kan vi få några extra veckor?",
            "Svarstiden är för kort för oss ideella. Ge oss två veckor till.",
            "Hej, går det bra att vi skickar in på måndag i stället?",
            "Är det kört om vi skickar den första december?",
            "Kommunstyrelsen i grannkommunen hinner inte behandla ärendet före den 31 oktober.",
            "Vi kommer inte att hinna svara i tid.",
            "Vi ligger efter med vårt remissvar.",
            "Det blir svårt att svara i tid.",
            "Could we have another week, please?",
            "We need more time to prepare our response.",
        ],
    );
    headed(&[
        ("Anstånd", "Vi vill ha mer tid, hösten är full av annat.", Kind::ExtensionRequest),
        ("Ks 1216/2018", "Vi vill ha mer tid i hallen, hösten är full.", Kind::Answer),
    ]);
}

#[test]
fn an_answer_that_comes_later_has_not_come() {
    for text in [
        "Vårt svar kommer den 5 november.",
        "Vi kommer in med svar lite senare.",
        "Vi skickar vårt yttrande på måndag.",
        "Yttrandet skickas så snart protokollet är justerat.",
        "Vi skickar in vårt svar någon vecka för sent, hoppas det är ok.",
        "Vi inväntar nämndens sammanträde den 12 november innan vi kan svara.",
        "Vi avvaktar med svar tills årsmötet har varit.",
        "Remissen har inkommit till oss och behandlas på styrelsemötet 28 oktober.",
    ] {
        let kind = read(mail().subject("Remissvar Ks 1216/2018").text(text)).0;
        let expected = text.contains("behandlas");
        let not_yet = matches!(kind, Kind::Question | Kind::ExtensionRequest);
        // Received and in hand is said of the consultation; under "Remissvar" it stays an answer.
        assert_eq!(not_yet, !expected, "{text} {kind:?}");
    }
    each_is(
        Kind::Answer,
        &[
            "Här kommer vårt svar, några dagar för sent.",
            "Härmed översänds vårt yttrande som antogs av styrelsen den 5 november.",
            "Vårt svar, som vi beslutade om den 5 november, är att vi är emot.",
            "Vår synpunkt är att bussen ska gå senare på kvällen.",
        ],
    );
}

#[test]
fn a_wish_or_a_reproach_with_a_question_mark_is_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Kan ni bygga en lekplats i Exempelby?",
            "Hur ska vi äldre klara oss utan bank?",
            "Har ni inte tänkt på barnen?",
            "Jag undrar hur ni kan föreslå något så korkat.",
            "Det vore tacksamt om ni ville ordna belysning. Kan ni inte sätta upp ett väderskydd?",
            "När ska ni börja lyssna på oss på landet?",
            "Vem ska betala för det här?",
            "Ska landsbygden dö?",
            "Varför nämns inte barnen?",
            "Could you build a playground?",
            "Voisitteko rakentaa leikkipuiston?",
            "Hvorfor nevnes ikke skolen?",
            "Warum wird die Schule nicht erwähnt?",
        ],
    );
    each_is(
        Kind::Question,
        &[
            "Vem ska vi skicka svaret till?",
            "När fattas beslutet?",
            "Vad menas med punkt 3?",
            "Gäller programmet även oss i tätorten?",
            "Jag bor i Exempelby. När är sista dagen att svara?",
            "Kan någon ringa mig om detta? Har lite funderingar.",
            "Vem har nyckeln till förrådet i hallen?",
            "Voiko vielä vastata?",
            "Er det fortsatt mulig å svare?",
            "Kann man noch antworten?",
        ],
    );
}

#[test]
fn a_subject_that_asks_does_not_make_a_view_a_question() {
    headed(&[
        (
            "Fråga och synpunkt",
            "Min synpunkt är att sagostunder saknas. När börjar planen gälla?",
            Kind::Answer,
        ),
        ("[SPAM?] Ks 1216/2018", "Vi säger nej till höjda hallhyror.", Kind::Answer),
        ("Hur ska det gå för Exempelby?", "Skolan stänger och bussen dras in.", Kind::Answer),
        ("Fråga", "Varför har ni inte tänkt på hästarna?", Kind::Answer),
        ("Fråga om remissen", "Gäller den även oss i grannkommunen", Kind::Question),
        ("Anmälan till dialogmötet", "Jag och min fru kommer gärna. Vi tål inte nötter.", Kind::Question),
    ]);
}

#[test]
fn a_word_for_or_against_is_a_view() {
    each_is(Kind::Answer, &["Emot.", "Mot!", "För", "Avslag!", "Helt emot.", "STOPPA FÖRSLAGET NU"]);
    each_is(Kind::Question, &["Ok", "Bo Ek", "Hej!", "Tack!"]);
}

#[test]
fn a_file_that_does_not_open_is_no_view() {
    each_is(
        Kind::Question,
        &[
            "Länken till förslaget funkar inte. Kan ni skicka dokumentet som pdf?",
            "Jag kan inte öppna filen.",
            "Jag hittar inte bilaga 3 på hemsidan. Sidan verkar ligga nere.",
            "Ert pdf-formulär går inte att läsa med skärmläsare. Finns det en annan version?",
            "Jag får ett felmeddelande när jag klickar på länken.",
            "Jag hittar inte förslaget någonstans.",
            "Vi vill ha förslaget på papper.",
            "Ta bort mig från sändlistan.",
            "Sätt upp mig på sändlistan tack.",
            "Jag skulle vilja boka en tid med den som håller i programmet.",
            "Tack för ett trevligt möte i går!",
            "I cannot open the attachment.",
            "Linkki ei toimi.",
            "Lenken virker ikke.",
            "Der Link funktioniert nicht.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Länken mellan stad och land fungerar inte i förslaget. Vi vill se tätare bussar.",
            "Sidan 4 går inte att förstå, den är alldeles för krånglig.",
            "Bussen fungerar inte.",
            "Länken fungerar inte, men vi tillstyrker. Förslaget är bra.",
            "Ta bort farthindren på Storgatan.",
        ],
    );
}

#[test]
fn what_would_ruin_something_is_a_view_that_is_shown() {
    for (text, expected) in [
        ("En nedläggning blir katastrof.", true),
        ("Vår son trivs och en flytt vore förödande för honom.", true),
        ("Det blir helt orimligt långa resor.", true),
        ("Vi övar inför katastrofer varje höst.", false),
        // How things are for somebody is no view of what is proposed.
        ("Det är katastrof i klassen.", false),
    ] {
        let (kind, shown) = read(mail().subject("Ks 1216/2018").text(text));
        assert_eq!((kind, shown.is_some()), (Kind::Answer, expected), "{text}");
    }
}
