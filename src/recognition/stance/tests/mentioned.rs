//! What is only mentioned, and what is denied without a "not".

use super::each_is;
use crate::recognition::Stance;

#[test]
fn a_deed_that_is_only_mentioned_is_no_stance() {
    each_is(
        None,
        &[
            "Vänta med att anta överenskommelsen!",
            "Låt bli att anta överenskommelsen.",
            "Sluta stödja överenskommelsen!",
            "Vi har slutat stödja överenskommelsen.",
            "Vi upphör att stödja överenskommelsen.",
            "Det är för tidigt att anta överenskommelsen.",
            "Följden av att anta överenskommelsen blir att små föreningar läggs ned.",
            "Skälen för att anta överenskommelsen är svaga.",
            "Riskerna med att stödja överenskommelsen är stora.",
            "Det finns inget som talar för att anta överenskommelsen.",
            "Kommunen vill få oss att stödja överenskommelsen.",
            "Kommunen har bråttom att anta överenskommelsen.",
            "Vi befarar att kommunen tänker anta överenskommelsen trots kritiken.",
            "Ni tvingar föreningarna att acceptera överenskommelsen.",
            "Bara en dåre skulle anta överenskommelsen.",
            "Kommunen borde skämmas som vill anta överenskommelsen.",
            "Vi ångrar att vi gick med på att stödja överenskommelsen.",
            "Låt bli att avslå överenskommelsen.",
            "Innan ni avslår överenskommelsen, tänk på barnen!",
            "Jämför med Kumla som valde att inte anta överenskommelsen.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi tycker att det är för tidigt att anta överenskommelsen, avslå den.",
            "Vi vill att ni avslår överenskommelsen.",
            "Vi är emot att anta överenskommelsen.",
        ],
    );
}

#[test]
fn a_deed_that_the_writer_wants_is_a_stance() {
    each_is(
        Some(Stance::Supports),
        &[
            "Anta överenskommelsen!",
            "Vi kan inte låta bli att stödja överenskommelsen.",
            "Vi vill anta överenskommelsen.",
            "Vi väljer att stödja överenskommelsen.",
            "Kommunen bör anta överenskommelsen.",
            "Vi är för att anta överenskommelsen.",
            "Vi är en förening som vill stödja överenskommelsen.",
            "Vi är beredda att helt ställa oss bakom överenskommelsen.",
            "Vi föreslår fullmäktige att anta överenskommelsen.",
            "Styrelsen beslutar\n- att tillstyrka förslaget",
        ],
    );
}

#[test]
fn what_is_denied_without_a_not_is_a_no() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi saknar anledning att tillstyrka.",
            "Vi saknar skäl att tillstyrka förslaget.",
            "Det saknas skäl att tillstyrka förslaget.",
            "Skäl att tillstyrka förslaget saknas.",
            "Det saknas förutsättningar för oss att ställa oss bakom överenskommelsen.",
            "Vi tar tillbaka vårt stöd för överenskommelsen.",
            "Vi drar tillbaka vårt stöd till överenskommelsen och avstyrker.",
            "Vi avslutar vårt stöd till överenskommelsen.",
            "We hereby withdraw our support for the agreement.",
            "Inte ens efter ändringarna kan vi tillstyrka förslaget.",
            "Inte heller efter mötet kan vi tillstyrka förslaget.",
        ],
    );
    each_is(
        None,
        &[
            "Vi saknar skäl att avstyrka överenskommelsen.",
            "Skäl att avslå överenskommelsen saknas.",
            "Vi tar inte tillbaka vårt stöd för överenskommelsen.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi saknar inget och tillstyrker förslaget.",
            "Vi avslutar med att ge vårt stöd till överenskommelsen.",
        ],
    );
}
