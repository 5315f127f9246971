//! A notice, and what is said behind it.

use super::{Kind, each_is};

#[test]
fn a_receipt_settles_nothing_that_is_said_behind_it() {
    each_is(
        Kind::Answer,
        &[
            "Vi tog emot remissen den 3 juni och vill ha fler bussar.",
            "Styrelsen tog emot er remiss i juni och föreslår fler bussar.",
            "Nämnden mottog remissen den 3 juni och konstaterar att biogas saknas.",
            "Ärendet har dnr 2026:12 hos oss och nämnden önskar ett mål om biogas.",
            "Vi bekräftar mottagande av remissen och önskar fler bussar.",
            "Vi kvitterar mottagandet av handlingarna, fler bussar behövs.",
            "Handläggare är Anna Ek och nämnden vill ha fler bussar.",
            "Vi har mottagit remissen men saknar ett mål om biogas.",
            "Remissen har fått nummer 4711 och vi är emot vägen.",
        ],
    );
}

#[test]
fn who_has_the_letter_and_goes_on_in_any_words_has_a_view() {
    each_is(
        Kind::Answer,
        &[
            "Vi har tagit emot remissen och noterar att vindkraften tar för mycket plats i planen.",
            "Vi har mottagit remissen och avråder från vindkraft i Hökåsen.",
            "Nämnden har mottagit remissen och bedömer att kostnaderna är underskattade.",
            "Vi har mottagit remissen och hoppas på fler laddstolpar.",
            "Vi har fått remissen och uppmanar kommunen att satsa på solceller.",
            "Styrelsen har tagit emot remissen och ifrågasätter målåret.",
            "Jag har fått remissen och jag hatar vindkraft.",
            "Vi har fått remissen om klimatplanen och på byamötet uttryckte flera oro för vindkraften.",
            "We have received the consultation and object to wind power.",
            "Hej, vi har mottagit remissen, och ser med oro på bullret.",
            "Remissen har diarieförts och nämnden varnar för översvämningar.",
            "Vi bekräftar mottagandet av remissen men delar inte bilden av trafiken.",
            "Vi tog emot remissen i juni, boende klagar på damm och medlemmarna räknar med mer buller.",
            "Vi har fått remissen och känner oro för skogen.",
            "Vi har fått remissen men planen tar inte upp biogas.",
            "Vi har mottagit remissen och oroas av trafiken.",
        ],
    );
}

#[test]
fn what_is_done_with_a_letter_is_no_view() {
    each_is(
        Kind::Question,
        &[
            "Vi tog emot remissen den 3 juni och återkommer.",
            "Nämnden mottog remissen den 3 juni och önskar svar om tiden.",
            "Hej, vi önskar kontakt med er.",
            "Vi bekräftar mottagande av remissen, den har dnr 2026:12 hos oss.",
            "Er remiss har hamnat hos fel förening, den måste skickas till kommunen.",
            "Kallelse till möte den 12 juni, anmälan krävs.",
            "Handläggare är Anna Ek, tfn 010-12 34 56.",
            "Vi har bytt kassör och önskar uppdatering av er lista.",
            "Vi kan inte delta på mötet och önskar en inspelning.",
            "Vi har mottagit er remiss och saknar underlagsrapporten.",
            "Remissen är mottagen och nämnden måste ta ställning i oktober.",
            "Vi har mottagit er remiss och vill att Karin Lind ringer oss.",
            "Vi har mottagit er remiss och önskar få kartorna i bättre upplösning.",
            "Vi har mottagit remissen om Energi- och klimatplan för Exempelby kommun.",
            "Vi har fått remissen om lokaler och riktlinjer för föreningar.",
            "Vi har tagit emot remissen om skolan och nya bänkar i parken.",
            "Remissen är mottagen och fördelad till miljöenheten.",
            "Remissen är mottagen, den ligger hos miljöenheten.",
            "Vi har mottagit remissen och kommunstyrelsen behandlar den i november.",
            "Vi har mottagit remissen och planerar att ta upp den i gruppen.",
            "Vi har mottagit remissen och tackar för förtroendet.",
            "Vi har mottagit remissen men sekreteraren är sjuk.",
            "Er remiss har registrerats, kontaktperson är Anna Ek.",
            "Jag har fått remissen men kan inte öppna kartan.",
            "Jag har fått remissen fast jag har slutat i styrelsen.",
            "Vi har fått remissen men vår förening är vilande.",
            "Vi har fått remissen men frågan ligger utanför vårt område.",
            "Vi har tagit emot remissen och arbetet pågår.",
            "We have received the consultation and will discuss it with our members.",
        ],
    );
}

#[test]
fn what_is_done_with_our_letter_is_no_answer_and_a_word_of_the_matter_is() {
    each_is(
        Kind::Question,
        &[
            "Tack! Vi tar upp det på nästa styrelsemöte.",
            "Vi ska diskutera saken på nästa möte.",
            "ok tack, kikar på det",
            "Ska titta på den. /Tore",
            "Tas upp på styrelsemötet 24 november.",
            "Inkommen och registrerad, A512.334/2026. Vidarebefordrad till lokalpolisområde.",
            "Er remiss Ks 1216/2018 kom in till Trafikverket 2019-10-12.",
            "Vi har mottagit er remiss Ks 1216/2018. Ärendet har hos oss nummer TRV 2026/98123.",
            "Lars Berg har slutat. Ny kontakt: Ann Ek.",
            "Vi vill ha ett möte med handläggaren innan vi svarar.",
            "Vi önskar ett samtal med er.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Vi tittar på det och ser att normen är för låg.",
            "Vi tar upp det på nästa möte. Bilarna får inte plats redan i dag.",
            "Vi tog upp det på styrelsemötet. Nej från oss.",
            "Vi behandlar den som positiv.",
            "Läste remissen. Kunderna försvinner.",
            "Er remiss kom för sent till oss. Strandskyddet är inte utrett.",
            "Barnen tittar på film i stället.",
            "Bra att ni frågar, men svaret är nej.",
            "Vi vill ha ett möte med er eftersom normen är för låg.",
            "Vi önskar möte med ansvarig politiker, normen är katastrof.",
            "Kunderna frågar efter parkering varje dag.",
            "När man frågar handlarna säger alla nej.",
            "Ni frågar om parkering. Bussen fungerar bäst för oss äldre.",
            "Jag hittar inte parkering när jag ska till torget.",
        ],
    );
}

#[test]
fn what_is_to_be_struck_is_taken_back_and_what_is_to_come_later_is_more_time() {
    each_is(
        Kind::Withdrawal,
        &[
            "Hej, stryk det jag skickade i förra veckan, det var bara mina egna åsikter och kåren har inte svarat.",
        ],
    );
    each_is(
        Kind::ExtensionRequest,
        &["Vi önskar senarelägga vårt svar.", "Vi önskar skjuta på svaret till maj."],
    );
}
