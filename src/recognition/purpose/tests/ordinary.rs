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
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &[
            "Styrelsen behöver mer tid.",
            "Vi hinner inte svara på remissen.",
            "Vårt svar dröjer till mitten av november.",
            "Vi hinner inte läsa alla handlingar och ber om anstånd.",
        ],
    );
}

#[test]
fn documents_for_everybody_are_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Föreningarna vill ta del av handlingarna i god tid före möten. Det är en brist i överenskommelsen.",
            "Skicka samtliga handlingar på lättläst svenska till alla föreningar i framtiden. Nu är språket obegripligt.",
        ],
    );
    each_is(
        Kind::DocumentRequest,
        &["Föreningen vill ta del av handlingarna.", "Skicka samtliga handlingar."],
    );
}

#[test]
fn an_answer_that_is_not_taken_back_stands() {
    each_is(
        Kind::Answer,
        &[
            "Kasta inte mitt svar i papperskorgen som förra gången: sänk hyrorna.",
            "Vi återtar inte vårt svar, vi står fast: nej.",
        ],
    );
    each_is(Kind::Withdrawal, &["Kasta mitt svar.", "Vi återtar vårt svar."]);
}
