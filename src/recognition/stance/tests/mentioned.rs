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

#[test]
fn what_a_sender_holds_to_is_a_stance() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi ser oss tvingade att avstyrka överenskommelsen.",
            "Vi ser oss nödgade att avstyrka överenskommelsen.",
            "Vi står fast vid att avstyrka överenskommelsen.",
            "Styrelsen röstade med tre röster mot en för att avstyrka överenskommelsen.",
            "Starka skäl talar för att avstyrka överenskommelsen.",
            "Vi ser starka skäl för att avstyrka överenskommelsen.",
            "Det finns inga skäl för att tillstyrka överenskommelsen.",
            "Föreningen är pressad och väljer att avstyrka.",
            "Det vore bäst om ni avslår överenskommelsen.",
            "Vi blir glada om ni avslår överenskommelsen.",
            "Om ni vill hjälpa föreningarna ska ni avslå överenskommelsen.",
            "Det skulle vara fel att anta överenskommelsen.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi står fast vid att tillstyrka överenskommelsen.",
            "Det finns goda skäl för att tillstyrka överenskommelsen.",
            "Vi är glada över att tillstyrka överenskommelsen.",
            "Vi har bestämt oss för att tillstyrka förslaget.",
        ],
    );
}

#[test]
fn what_a_sender_only_thinks_of_or_is_made_to_do_is_none() {
    each_is(
        None,
        &[
            "Vi väntar med att tillstyrka överenskommelsen.",
            "Vi funderar på att avstyrka överenskommelsen.",
            "Vi ser risker med att avstyrka överenskommelsen.",
            "Vi varnar för att avstyrka överenskommelsen.",
            "Skälen för att tillstyrka överenskommelsen är svaga.",
            "Det som talar för att avstyrka är kostnaden.",
            "Ni bad om våra skäl för att tillstyrka förslaget.",
            "Inget talar för att avstyrka överenskommelsen.",
            "Kommunen tvingar oss att tillstyrka överenskommelsen.",
            "Vi känner oss pressade att tillstyrka överenskommelsen.",
            "Vi vill inte tvingas att avstyrka förslaget.",
            "Vi står inte fast vid att tillstyrka överenskommelsen.",
            "Vi blir inte glada om ni avslår överenskommelsen.",
            "Vi blir ledsna om ni avslår överenskommelsen.",
            "För att tillstyrka måste vi få se kostnaderna.",
            "Vi behöver mer tid på oss för att tillstyrka förslaget.",
            "Underlaget räcker inte för att tillstyrka förslaget.",
        ],
    );
}

#[test]
fn what_cannot_be_done_or_did_not_come_to_be_is_no_yes() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Nämnden ser sig förhindrad att tillstyrka förslaget.",
            "Det är uteslutet att föreningen tillstyrker förslaget.",
            "Att tillstyrka detta är omöjligt.",
            "Att godkänna planen känns orimligt.",
        ],
    );
    each_is(
        None,
        &[
            "Att bifalla förslaget vore att svika barnen.",
            "Att godkänna de här reglerna vore att överge ungdomarna.",
            "Skulle vi tillstyrka detta svek vi våra medlemmar.",
            "Vi ville tillstyrka men kan inte.",
            "Vi hade hoppats kunna tillstyrka men så blir det inte.",
            "Det är inte uteslutet att vi tillstyrker förslaget.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Att tillstyrka förslaget är självklart för oss.",
            "Då kan vi tillstyrka förslaget.",
            "Vi ville bara tillstyrka förslaget.",
        ],
    );
}

#[test]
fn what_is_told_or_wondered_of_others_is_no_view() {
    each_is(
        None,
        &[
            "Hur kan någon stödja det här förslaget.",
            "Politikerna som stödjer förslaget borde skämmas.",
            "Den som tillstyrker detta har inte läst det.",
            "De gamla reglerna är bra.",
            "Hur kan ni tro att vi är för, vi som bor här.",
            "Varför ska ni anta planen, ni som är emot den.",
            "Människor som är emot planen har inte läst den.",
            "Partier som stöder förslaget får inte vår röst.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi är en förening som stöder förslaget.",
            "En cyklist som stöder planen.",
            "Cykelfrämjandet som stöder förslaget vill lämna följande synpunkter.",
            "Hur man än ser på saken stöder vi förslaget.",
            "Det är ett bra förslag som vi stöder.",
        ],
    );
    each_is(Some(Stance::Opposes), &["Hälsningar från en förälder som säger nej till planen."]);
    each_is(
        Some(Stance::Opposes),
        &[
            "Byalaget som är emot förslaget kräver ett nytt.",
            "Hälsar Bo, som är emot förslaget och kommer att vara det.",
        ],
    );
}

#[test]
fn what_is_said_behind_a_question_without_its_mark_is_the_writers() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Hur har ni tänkt, vi säger bestämt nej till förslaget!",
            "Varför ska vi drabbas, nej till policyn!",
            "Vem har hittat på detta, jag är emot förslaget.",
            "hur ska man kunna handla i stan, jag är emot policyn och det är alla jag känner",
            "Hur ska pensionärer ta sig till affären, vi avstyrker förslaget",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Hur kan man vara emot detta, jag stöder förslaget!",
            "Varför har ni väntat så länge, vi tillstyrker förslaget.",
        ],
    );
    each_is(None, &["Varför vill ni detta, jag undrar vem som stöder förslaget?"]);
}

#[test]
fn a_deed_is_a_view_by_what_is_said_of_it() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Att tillstyrka förslaget är inte möjligt för oss.",
            "Att tillstyrka förslaget är inte aktuellt.",
            "Att tillstyrka förslaget är inget alternativ.",
            "Att avslå förslaget är det bästa.",
            "Att avslå förslaget är enda vägen.",
            "Att avslå förslaget är vår linje.",
            "Att avstyrka är vår skyldighet.",
        ],
    );
    each_is(
        None,
        &[
            "Att godkänna planen är rättsosäkert.",
            "Att avslå förslaget vore fel.",
            "Att avslå förslaget är inte aktuellt.",
            "Att tillstyrka förslaget är inte självklart.",
            "Att tillstyrka förslaget är ett steg tillbaka.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Att tillstyrka förslaget är lätt för oss.",
            "Att tillstyrka förslaget är inget problem för oss.",
            "Att tillstyrka förslaget är ett steg framåt.",
            "Att tillstyrka förslaget är det bästa.",
            "Att tillstyrka förslaget är det rätta.",
        ],
    );
}
