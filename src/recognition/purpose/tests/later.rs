//! Who has got our letter, answers later or wants a copy.

use super::{Kind, each_is};

#[test]
fn who_has_got_the_letter_or_answers_later_has_not_answered() {
    each_is(
        Kind::Question,
        &[
            "Er remiss är mottagen. Vi svarar senast den 30 oktober.",
            "Remissen är registrerad hos oss.",
            "Hej! Er remiss har mottagits. Vi återkommer med svar inom två veckor.",
            "Svar kommer senast den 30 oktober.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Er remiss är mottagen. Vi tillstyrker förslaget.",
            "Vi kommer inom föreningen att arbeta med detta i många år.",
        ],
    );
}

#[test]
fn some_weeks_more_are_time_and_a_copy_is_a_document() {
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi behöver två veckor till för att svara.",
            "Vi skulle behöva några dagar till.",
            "Vi ber om ytterligare två veckor.",
            "We need two more weeks.",
            "We need another two weeks to reply.",
        ],
    );
    each_is(
        Kind::DocumentRequest,
        &[
            "Jag vill ha en kopia av Cykelrådets svar.",
            "Jag ber om kopior av alla svar.",
            "Jag skulle vilja ha en kopia på remissvaren.",
        ],
    );
    each_is(Kind::Answer, &["Vi anser att föreningarna behöver två veckor till på sig att söka bidrag."]);
}

#[test]
fn who_answers_later_than_asked_asks_for_time() {
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi skickar vårt svar först i mitten av januari, hoppas det är ok.",
            "Vårt svar kommer tyvärr att bli några dagar försenat.",
            "Med anledning av sjukdom i styrelsen ber vi att få lämna synpunkter först vecka 3.",
            "Vi ber om att få återkomma med yttrande efter årsmötet i februari.",
            "Vi önskar komma in med svar vid ett senare tillfälle.",
            "Ni får vårt svar först efter nyår.",
            "Yttrandet kan lämnas först efter nämndens möte i januari.",
            "Skulle vi kunna få svara i januari i stället?",
            "Finns det möjlighet att lämna in svaret efter den 20 december?",
            "Nämnden kan yttra sig tidigast i februari, så vi svarar tidigast i februari.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Hallen får invigas först i januari.",
            "Vi svarar först på frågan om hallen: den är kall.",
            "Vi lämnar först i texten en kommentar om hallen: den är kall.",
            "Skolan borde svara först när föräldrarna har hörts.",
            "Bygg hallen efter jul.",
            "Handläggaren svarar först om två veckor när man ringer.",
            "Möjlighet att lämna böcker efter deadline utan avgift bör införas.",
            "Vi vill komplettera programmet med ett kapitel om fiskelägen.",
            "Svaret på om hamnen tål storm dröjer. Utan det kan planen inte antas.",
        ],
    );
}

#[test]
fn who_has_passed_our_letter_on_or_wants_to_hear_of_it_has_not_answered() {
    each_is(
        Kind::Question,
        &[
            "Svar kommer i januari.",
            "Yttrandet beräknas vara klart i februari.",
            "Svaret kommer efter helgerna.",
            "Remissen har kommit in till oss och kommer att handläggas av miljöavdelningen.",
            "Ärendet är fördelat till Lisa Ek.",
            "Hör av er när planen antas.",
            "Meddela oss om det blir någon ändring.",
        ],
    );
}
