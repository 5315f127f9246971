//! Short words of others, conditions and lacks behind a yes, and a no to what is done.

use super::aimed::each_mail_is;
use super::each_is;
use crate::recognition::Stance;

#[test]
fn a_few_words_that_others_say_are_not_the_senders() {
    each_is(
        None,
        &[
            "Ni skriver att \"remissinstanserna tillstyrker strategin\". Det är ni som påstår det.",
            "Ni påstår att ”alla stöder strategin”.",
            "I underlaget står det \"föreningarna tillstyrker förslaget\".",
            "”Alla tillstyrker förslaget” skriver kommunen.",
            "Kommunen kallar det »ett bra förslag».",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Ni skriver \"vi tillstyrker\". Det gör inte vi.",
            "Ni skriver att ”alla föreningar i kommunen tillstyrker planen”. Det gör inte vi.",
            "Vi säger \"nej\" till planen.",
            "Ni skriver \"alla stöder planen\", men vi avstyrker planen.",
        ],
    );
    each_is(Some(Stance::Supports), &["Vi tillstyrker ”Cykelstrategin”, planen är bra."]);
}

#[test]
fn a_condition_behind_a_yes_asks_for_a_change() {
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Ja till förslaget, om taket höjs till 50 000 kr.",
            "Ja till planen, om parken bevaras.",
            "Vi tillstyrker planen, om det byggs en ny cykelväg.",
            "Vi stöder förslaget, men bara om hyran sänks.",
            "Jag säger ja till strategin, om vi slipper biltrafiken.",
            "Vi tillstyrker förslaget om taket höjs.",
            "Ja till förslaget, om hyrorna inte stiger.",
            "Vi tillstyrker planen, om kommunen behåller bryggan.",
            "Vi tillstyrker, men först när dagvattnet är löst.",
            "Med dessa ändringar har vi inget att invända.",
            "Om husen sänks till två våningar har vi inget att invända.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi tillstyrker förslaget, om inte annat för barnens skull.",
            "Ja till förslaget, om ni frågar oss.",
            "Ja till förslaget om kommunens nya strategi.",
            "Vi tillstyrker förslaget om barnens rätt.",
            "Vi tillstyrker planen, om vi har förstått den rätt.",
            "Vi stöder förslaget om utbyggda cykelvägar.",
            "Vi tillstyrker förslaget, om det kan vara till hjälp.",
            "Ja till planen, om den går igenom blir jag glad.",
        ],
    );
}

#[test]
fn who_is_against_what_is_done_is_against() {
    each_mail_is(
        Some(Stance::Opposes),
        &[
            "Vi undertecknade protesterar mot nedläggningen.\n1. Alva Ny\n2. Bror Ny",
            "Vi undertecknade boende i Lövsta protesterar mot skolnedläggningen.",
            "Hur kan ni ens föreslå något så fult? Jag protesterar.",
            "Remisstiden är för kort. Jag är emot planen.",
            "Jag protesterar å det bestämdaste!",
            "Vi säger nej till avgiftshöjningen.",
            "Nej till nedläggningen!",
            "Vi föräldrar begär att nämnden inte antar förslaget.",
            "Föreningen kräver att kommunen inte genomför planen.",
            "Därför yrkar vi att nämnden inte godkänner strategin.",
        ],
    );
}

#[test]
fn who_is_against_something_else_takes_no_side() {
    each_mail_is(
        None,
        &[
            "Jag är emot att skolan inte byggs ut.",
            "Jag är emot att bilar får köra på cykelvägen.",
            "Vi är emot att planen läggs på is.",
            "Vi är emot att bygget försenas.",
            "Vi protesterar mot att bygget av cykelbanan har stoppats.",
            "Vi protesterar mot handläggningen.",
            "Remisstiden är för kort. Jag protesterar.",
            "Vi fick bara tre veckor, svarstiden är orimlig. Vi protesterar kraftigt!",
            "Handläggningen har varit under all kritik. Det är skandal.",
            "Grannarna protesterar mot nedläggningen.",
            "Många protesterar mot nedläggningen.",
            "Nej tack till ett möte i höst.",
            "Nej till bilar i parken.",
            "Vi begär att nämnden inte antar förslaget förrän barnen har hörts.",
            "SD kräver att nämnden inte antar förslaget.",
            "Jag vill att ni inte fastställer planen för sent, den behövs.",
            "Jag råkade bifoga fel dokument.",
            "Jag skickade fel förslag till er igår.",
            "Det var fel plan jag läste, sorry.",
            "Jag kan inte säga nej till en så genomtänkt plan. Heja!",
            "Vi avstyrker nollalternativet.",
            "Vi vill veta vilka som protesterar.",
        ],
    );
    each_mail_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Vi tillstyrker planen men är emot nedläggningen av badet.",
            "Vi tillstyrker planen men vi är emot att badet stängs.",
        ],
    );
}

#[test]
fn what_is_good_otherwise_lacks_something() {
    each_mail_is(
        Some(Stance::SupportsWithChanges),
        &[
            "I strategin saknas vinterväghållning. I övrigt är jag positiv till förslaget.",
            "Varför finns ingen cykelväg till Åbacken? Bygg den! I övrigt är strategin bra.",
            "Trottoarerna är för smala. Annars är planen bra.",
            "Vinterväghållning saknas, i övrigt är jag positiv till förslaget.",
            "Bryggan måste få vara kvar. I övrigt tillstyrker vi planen.",
        ],
    );
    each_mail_is(
        Some(Stance::Supports),
        &[
            "Vi vill tacka för remissen. I övrigt tillstyrker vi planen.",
            "Kapitel 2 är mycket bra. I övrigt tillstyrker vi också planen.",
            "Er sändlista behöver uppdateras. I övrigt tillstyrker vi planen.",
            "Inget saknas. I övrigt tillstyrker vi planen.",
            "Tyvärr kom remissen sent. I övrigt tillstyrker vi planen.",
            "När börjar ni bygga? I övrigt är planen bra.",
        ],
    );
}

#[test]
fn who_forgoes_a_thing_does_not_abstain() {
    each_is(None, &["Vi avstår bidraget.", "Föreningen avstår medlen.", "Jag avböjer platsen i rådet."]);
    each_is(
        Some(Stance::Abstains),
        &[
            "Vi avstår.",
            "Vi avstår denna gång.",
            "Vi avböjer remissen.",
            "Därför avstår styrelsen från att yttra sig.",
        ],
    );
}

#[test]
fn nothing_to_say_of_the_rest_is_no_view_of_all() {
    each_is(
        None,
        &[
            "Vi önskar att punkt 4.2 ses över. I övrigt har vi inga synpunkter.",
            "Jag hade gärna velat ha en vattenpost. Annars har jag inga synpunkter.",
            "Trappan måste få ledstång. Ingenting att invända annars.",
            "Jag är varken för eller emot förslaget, men bussen måste gå.",
        ],
    );
    each_is(
        Some(Stance::NoComments),
        &["Tack för remissen. I övrigt har vi inga synpunkter.", "Annars har vi inga synpunkter."],
    );
    each_is(Some(Stance::Abstains), &["Vi är varken för eller emot förslaget, men tackar för remissen."]);
}

#[test]
fn who_has_nothing_against_it_and_more_to_say_is_for_it() {
    each_is(
        Some(Stance::Supports),
        &[
            "Vi har inga invändningar mot planen utan tycker att den är genomarbetad och bör antas.",
            "Vi har inget emot planen. Tvärtom: vi välkomnar den varmt.",
        ],
    );
    each_mail_is(
        Some(Stance::Supports),
        &["Vi har inget att erinra mot förslaget utan ställer oss positiva till att tiden begränsas."],
    );
}

#[test]
fn parts_of_it_are_not_shared() {
    each_is(
        None,
        &[
            "Stora delar av förslaget saknar stöd i lagen.",
            "Stora delar av planen är obegripliga.",
            "De delar av förslaget som rör parkering är orimliga.",
            "Delar av planen måste göras om.",
            "I stora delar av planen saknas konsekvensanalys.",
            "DELAR AV PLANEN SOM BÖR FÖRBÄTTRAS",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &["Vi delar kommunens bedömning.", "Styrelsen delar helt planens intentioner."],
    );
}

#[test]
fn a_not_behind_an_att_is_of_what_is_told() {
    each_mail_is(
        None,
        &[
            "Vi ser positivt på att gatan inte längre ska ha genomfartstrafik.",
            "Vi är positiva till att barnen inte behöver korsa vägen.",
        ],
    );
    each_is(Some(Stance::Opposes), &["Vi ser inte positivt på att planen antas."]);
}

#[test]
fn a_withdrawal_of_ones_own_is_no_stance() {
    each_is(
        None,
        &[
            "Jag vill dra tillbaka dem. De byggde på ett missförstånd.",
            "Jag vill dra tillbaka mitt förslag.",
            "Jag drar tillbaka detta.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Dra tillbaka planen!",
            "Vi vill att ni drar tillbaka det här förslaget.",
            "Jag hoppas att kommunen drar tillbaka den.",
            "Ni måste dra tillbaka det.",
            "Jag förväntar mig att ni drar tillbaka förslaget.",
            "Det enda rätta är att kommunen drar tillbaka förslaget.",
            "Bäst att ni drar tillbaka den.",
            "Nu får ni dra tillbaka det här.",
        ],
    );
}

#[test]
fn what_others_take_back_is_nobodys_no() {
    each_is(
        Some(Stance::Supports),
        &[
            "Planen är bra. Grannarna kräver att kommunen drar tillbaka den.",
            "Oppositionen kräver att kommunen ska dra tillbaka planen. Vi tycker att planen är bra.",
            "Vi stöder planen. Om ni drar tillbaka den flyttar vi.",
            "Vi tillstyrker planen. Det vore synd om kommunen drar tillbaka den.",
            "Jag är rädd att ni drar tillbaka den. Planen är bra.",
            "Jag utgår från att kommunen inte drar tillbaka den. Planen är bra.",
        ],
    );
    each_is(None, &["Jag läste att kommunen drar tillbaka det. Stämmer det?"]);
}

#[test]
fn the_wrong_plan_is_a_bad_one_where_it_is_called_so() {
    each_is(Some(Stance::Opposes), &["Det är fel strategi.", "Det här är fel plan på helt fel ställe."]);
    each_is(None, &["Jag skickade fel plan till er.", "Det är fel plan som ligger på webben."]);
}

#[test]
fn what_the_writers_own_body_wants_is_theirs() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vår styrelse vill att förslaget dras tillbaka.",
            "Vårt parti kräver att strategin skrotas.",
            "Våra medlemmar vill att planen stoppas.",
            "Ett enigt årsmöte kräver att planen stoppas.",
        ],
    );
    each_is(Some(Stance::Supports), &["Kommunen har en plan. Den är bra."]);
    each_is(
        None,
        &[
            "Grannkommunen har en plan. Den är bra.",
            "Kommunen genomför den.",
            "Några vill rädda skolan. Helt emot!",
        ],
    );
    each_is(
        None,
        &["SD vill stoppa planen. Helt för!", "Byalaget föreslår en annan strategi. Vi välkomnar den."],
    );
    each_is(None, &["Centerns årsmöte kräver att planen stoppas.", "Våra grannar vill stoppa planen."]);
    each_is(Some(Stance::Supports), &["Moderaterna vill att strategin avslås, men vi stöder den."]);
}
