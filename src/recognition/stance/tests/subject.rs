//! Whose a view is where a "not", a dissent or a document stands in the way of it.

use super::each_is;
use crate::recognition::Stance;

#[test]
fn a_not_in_the_subject_turns_its_verb() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Inte heller vi stöder planen.",
            "Inte heller vi tillstyrker planen.",
            "Inte heller föreningen ställer sig bakom planen.",
            "Heller inte vi stöder planen.",
            "Inte ens styrelsen stöder planen.",
            "Inte ens den nya styrelsen kan ställa sig bakom planen.",
            "Ingen i styrelsen stöder planen.",
            "Ingen i klubben tillstyrker planen.",
            "Ingen inom föreningen stödjer planen.",
            "Ingen på mötet eller i styrelsen stöder planen.",
            "Inte någon i styrelsen stöder planen.",
            "Inget parti i nämnden stöder planen.",
            "Ingen medlem i styrelsen stöder planen.",
            "Inte en enda i föreningen stöder planen.",
            "Knappast någon i klubben tillstyrker planen.",
            "Varken jag eller föreningen stöder planen.",
            "Varken vi, PRO eller föreningen stöder planen.",
            "Inte heller vår förening stöder planen.",
            "Varken kommunen, regionen eller vi kan ställa oss bakom planen.",
            "Jag kan meddela att ingen i styrelsen stöder planen.",
            "Hverken vi eller foreningen støtter planen.",
        ],
    );
}

#[test]
fn a_few_or_another_clause_turns_nothing() {
    each_is(
        None,
        &[
            "Få i styrelsen stöder planen.",
            "Få av oss stöder planen.",
            "Ganska få inom klubben stöder planen.",
            "Inte alla i styrelsen stöder planen.",
            "Vare sig styrelsen eller medlemmarna stöder planen.",
            "Bara ett fåtal i styrelsen stöder planen.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Inte heller i år har vi några synpunkter och styrelsen stöder planen.",
            "Vi som inte heller var med sist stöder planen.",
            "Vi som inte ens var bjudna stöder planen.",
            "Vi är inte heller de enda, styrelsen stöder planen.",
            "Ingen i byn klagar, vi stöder planen.",
            "Ingen i styrelsen är jävig och styrelsen stöder planen.",
            "Ingen annan i byn än styrelsen stöder planen.",
            "Varken fler bilar eller vägar behövs, vi stöder planen.",
            "Inte ens kommunen vet vad det kostar, men vi stöder planen.",
            "Vi har ingen i styrelsen som är emot och vi stöder planen.",
        ],
    );
}

#[test]
fn support_that_is_taken_back_is_a_no() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi återkallar vårt tidigare stöd för planen.",
            "Vi återkallar härmed vårt stöd för planen.",
            "Föreningen återkallar föreningens stöd för förslaget.",
            "Vi drar in vårt stöd för planen.",
            "Vi säger upp vårt stöd för planen.",
            "Vi tar nu tillbaka vårt stöd för planen.",
            "Vi ångrar vårt stöd för planen.",
            "Vi tar tillbaka vår tillstyrkan.",
            "Planen saknar vårt stöd.",
            "Planen har förlorat vårt stöd.",
            "Härmed dras vårt stöd för planen tillbaka.",
            "Vårt stöd för planen återkallas.",
            "Vårt stöd för planen dras tillbaka.",
            "Vårt stöd för planen upphör.",
            "Vårt tidigare stöd för planen gäller inte längre.",
        ],
    );
    each_is(
        None,
        &[
            "Vi omprövar vårt stöd för planen.",
            "Vi överväger vårt stöd för planen.",
            "Vi upphäver vårt beslut att stödja planen.",
            "Vi tar tillbaka vår avstyrkan.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi kommer tillbaka med vårt stöd för planen.",
            "Vi återkallar vårt förra svar och ger vårt fulla stöd för planen.",
            "Vi återkallar inte vårt stöd för planen. Vi stöder planen.",
            "Vi skickar in vårt stöd för planen.",
        ],
    );
}

#[test]
fn who_stands_behind_their_own_text_has_said_nothing_of_the_proposal() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Föreningen står bakom detta yttrande. Vi avstyrker planen.",
            "Följande föreningar står bakom detta yttrande: LRF, PRO och SPF. Vi avstyrker planen.",
            "Styrelsen ställer sig bakom detta svar. Vi avstyrker planen.",
            "Nej till planen. Vi står bakom detta remissvar: Anna, Bo och Kajsa.",
            "Vi som står bakom det här uppropet avstyrker planen.",
            "Vi som står bakom denna skrivelse säger nej till planen.",
            "Vi som står bakom detta yttrande tillstyrker inte planen.",
            "Alla medlemmar står bakom vårt gemensamma svar. Vi avstyrker planen.",
            "Vi står gemensamt bakom detta svar och avstyrker planen.",
            "Styrelsen godkänner detta svar. Vi avstyrker planen.",
            "Samtliga medlemmar stöder detta yttrande. Vi avstyrker planen.",
            "Alla boende på gatan stödjer denna skrivelse. Vi säger nej till planen.",
            "Vi står bakom nedanstående synpunkter. Planen är dålig.",
        ],
    );
    each_is(
        None,
        &[
            "Styrelsen står bakom detta yttrande.",
            "Hela klubben ställer sig bakom detta brev.",
            "Vi stöder detta upprop mot planen.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi står bakom detta.",
            "Vi står bakom detta förslag.",
            "Vi ställer oss bakom detta, se vårt yttrande.",
            "Vi som står bakom detta yttrande tillstyrker planen.",
            "Vi står bakom planen och bakom detta yttrande.",
            "Styrelsen står bakom den här planen och detta yttrande.",
        ],
    );
}
