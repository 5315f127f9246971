//! Questions with a word of who asks, work and meetings; and answers that sound like them.

use super::{Kind, each_is, mail, read};

#[test]
fn who_asks_and_tells_of_themselves_asks() {
    each_is(
        Kind::Question,
        &[
            "Kommer det skolskjuts från Norrby? Vi bor 9 km från skolan.",
            "Hej, gäller planen även Nygatan? Jag har butik där.",
            "Varför får just vi den här? Vi är ju bara en liten teaterförening. Måste man svara?",
            "När tas beslutet? Jag är granne till fastigheten.",
            "Var hittar jag kartan? Vi ska bygga en altan i sommar.",
            "Vilka skolor får barnen välja på? Jag har två barn i åk 2 och 4.",
            "Hur många våningar blir det? Det står olika i beskrivningen och på kartan.",
            "Räcker det med ett mejl eller vill ni ha underskrift? Ordföranden är bortrest.",
            "Jag skulle vilja prata med någon om planen. Mitt nummer är 070-555 01 02.",
            "Omfattas vår stuga? Vi har en egen brunn.",
            "När börjar bygget? Vi tänkte sälja huset till våren.",
            "Är det tillåtet att plocka svamp? Det framgår inte av föreskrifterna.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Varför bygga på åkermark? Barnen behöver grönt.",
            "När tas beslutet? Vi har redan för mycket trafik.",
            "Vad händer nu? Jag har barn som tvingas gå på vägen.",
            "Vart skickar man svaret? Gatan är mörk.",
            "När byggs det? Vi är oroliga för våra barn.",
            "När byggs det? Vi ska inte behöva ha en väg här.",
            "Vart går pengarna? Vi har tre hål i vägen.",
            "Trafiken på Nygatan är redan farlig.",
            "Jag bor granne.",
            "Vi har mottagit remissen men den missar biogasen.",
            "Enkelriktningen är idiotisk. Vem hittar på sånt?",
            "När tas beslutet? Vi har kämpat i tio år för skolan.",
        ],
    );
}

#[test]
fn who_comes_to_a_meeting_or_answers_by_post_has_not_answered() {
    each_is(
        Kind::Question,
        &[
            "Vi kommer två personer till mötet den 24/11.",
            "Hej, vi kommer på samrådsmötet, 2 personer.",
            "Anmälan till samrådsmötet: Per Tack, Åkerstigen 4",
            "Svaret skickas med post i dag.",
            "Fel adress. Vi har ingen mark där. Ta bort oss från listan.",
            "Tack för informationsmötet i går. Mycket trevligt och bra kaffe.",
            "Jag svarar så fort jag hinner.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Vi kommer till mötet och säger nej.",
            "Tack för informationsmötet. Mycket intressant och bra förslag.",
            "Bra kaffe, men vägen är farlig.",
            "Svaret är nej.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &["Vi har årsmöte den 4 december och skulle behöva få lämna vårt svar den 8 december. Går det bra?"],
    );
}

#[test]
fn what_is_sent_in_the_course_of_work_is_no_answer() {
    let with =
        |text: &str| read(mail().subject("Ks 1216/2018").text(text).attachment("a.pdf", "application/pdf")).0;
    for (text, kind) in [
        ("Hej, bifogar faktura avseende bullerutredning.", Kind::Question),
        (
            "Här kommer reviderad dagvattenutredning efter dina kommentarer. Hör av dig om något är oklart.",
            Kind::Question,
        ),
        ("Skickar ritningar enligt överenskommelse.", Kind::Question),
        ("Här kommer vår egen bullerutredning.", Kind::Answer),
        ("Bifogar faktura. Vi är emot vägen.", Kind::Answer),
        ("Se bifogad fil.", Kind::Answer),
    ] {
        assert_eq!(with(text), kind, "{text}");
    }
    each_is(
        Kind::Question,
        &["Hej! Till vår granskning behöver vi uppgifter om handläggningstid i Ks 1216/2018."],
    );
}

#[test]
fn an_appointment_or_our_own_receipt_changes_no_answer() {
    let sent =
        |text: &str| read(mail().subject("Ks 1216/2018").text(text).attachment("a.ics", "text/calendar")).0;
    assert_eq!(sent("Hallen är kall och biblioteket är stängt för ofta."), Kind::Answer);
    assert_eq!(sent("Vi ses i stora salen."), Kind::Question);
    let receipt = "Från: Kommunen\nTack! Vi har fått ditt svar på remissen.\nVi avstyrker planen.";
    let mail = mail().subject("SV: Vi har fått ditt svar").text("Mvh Anna").quoted(receipt);
    assert_eq!(read(mail).0, Kind::Question);
}
