//! What stands beside a view and parts from it: a dissent, a label, a "but".

use super::aimed::each_mail_is;
use super::each_is;
use crate::recognition::Stance;

#[test]
fn a_dissent_is_not_the_bodys() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Styrelsen avstyrker planen. Två ledamöter reserverar sig och tillstyrker planen.",
            "Styrelsen avstyrker planen. Två ledamöter tillstyrker planen.",
            "Styrelsen avstyrker planen men två ledamöter i styrelsen reserverar sig och tillstyrker den.",
            "Vi avstyrker planen. Anna Ek reserverade sig till förmån för att tillstyrka planen.",
            "Vi avstyrker planen.\n\nReservation\n\nVi kan tillstyrka planen. Anna Ek och Bo Ek",
            "Vi avstyrker planen.\n\nSärskilt yttrande: Anna Ek tillstyrker planen.",
            "Styrelsen avstyrker planen. En av ledamöterna anmälde avvikande mening och tillstyrker planen.",
            "Vi avstyrker planen. En minoritet stöder planen.",
        ],
    );
    each_is(
        None,
        &["Två ledamöter reserverar sig och tillstyrker planen.", "Minoriteten tillstyrker planen."],
    );
    each_is(
        Some(Stance::Opposes),
        &[
            "Föreningen reserverar sig mot planen och avstyrker den.",
            "Jag avstyrker planen och reserverar mig mot beslutet.",
            "Reservation\nVi avstyrker planen.",
        ],
    );
}

#[test]
fn a_no_behind_a_label_leaves_no_yes() {
    each_mail_is(
        None,
        &[
            "Tillstyrks planen: nej",
            "Tillstyrker: nej",
            "Bifalls förslaget: nej",
            "Planen tillstyrks: nej",
            "Vi stöder planen: nej",
            "Tillstyrker: Ja/Nej:",
            "Tillstyrker planen - nej",
            "Vi stöder planen – nej",
            "Tillstyrker planen: Nej, den är för dyr.",
            "Avstyrker: Ja/Nej: Nej",
        ],
    );
    each_mail_is(
        Some(Stance::Opposes),
        &[
            "Tillstyrker: Ja/Nej: Nej",
            "Tillstyrker (ja/nej): nej",
            "Tillstyrker vi planen i sin helhet: Nej",
            "Tillstyrks planen: nej\nAvstyrks planen: ja",
            "Tillstyrker: NEJ Avstyrker: JA",
            "Tillstyrker planen: nej, avstyrker planen: ja",
            "Tillstyrker planen: nej Avstyrker planen: ja",
            "Tillstyrker planen: nej, vi avstyrker den",
            "Tillstyrks planen, ja eller nej: nej",
        ],
    );
    each_mail_is(
        Some(Stance::Supports),
        &[
            "Tillstyrks planen: ja",
            "Tillstyrker: Ja/Nej: Ja",
            "Planen tillstyrks: ja",
            "Tillstyrker planen – ja",
            "Tillstyrker: JA Avstyrker: NEJ",
        ],
    );
}

#[test]
fn a_yes_behind_a_label_with_changes_is_one_with_changes() {
    each_mail_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Tillstyrker med ändringar: ja",
            "Tillstyrker förslaget: nej\nAvstyrker förslaget: nej\nTillstyrker med ändringar: ja",
            "Stöder planen med förbehåll: ja",
            "Tillstyrker med tillägg: ja",
            "Tillstyrker ni planen med ändringar: Ja",
            "Godkänner planen med ändringar: ja",
        ],
    );
}

#[test]
fn a_but_behind_no_side_leaves_it_unclear() {
    each_is(
        None,
        &[
            "Jag är inte emot att det byggs, men inte så högt.",
            "Jag har inget emot hus, men inte sju våningar.",
            "Vi har inget emot förslaget men inte på den platsen.",
            "Vi har inget att invända, men inte sju våningar.",
            "Vi har inget emot förslaget, men huset är för högt.",
            "Vi har inget emot förslaget. Men huset är för högt.",
            "Vi har inget att erinra. Vi tycker dock att huset är för högt.",
            "Planen är bra men dålig för barnen.",
            "Planen är bra på pappret men dålig i verkligheten.",
            "Förslaget är bra men det är helt fel för landsbygden.",
            "Planen är varken bra eller dålig.",
            "Planen är både bra och dålig.",
            "Planen är inte bra men inte heller dålig.",
            "Planen är fin men kommer för sent.",
            "Ingen erinran, dock bör gatan breddas.",
            "Vi har inget emot planen så länge parken blir kvar.",
            "Förslaget är varken dåligt eller bra.",
        ],
    );
}

#[test]
fn a_wish_or_blame_beside_no_side_leaves_it_unclear() {
    each_is(
        None,
        &[
            "Vi har inget att invända mot planen men önskar få med ett avsnitt om flerbostadshus.",
            "Vi har inga synpunkter men hoppas få se fler laddstolpar.",
            "Vi har inget att erinra men önskar få in ett mål om biogas.",
            "Vi har inget att erinra men vill få in solceller på taken.",
            "Vi har inget att erinra men vill gärna få med biogas.",
            "Vi har inga synpunkter men ser gärna fler laddstolpar.",
            "Vi har inga synpunkter men hade gärna sett fler laddstolpar.",
            "Vi har inga synpunkter men hoppas få bättre vägar.",
            "Vi har inga synpunkter men önskar delta i referensgruppen. Vi är kritiska till målen.",
            "Vi har inget att erinra. Föreningen är dock orolig för trafiken.",
            "Ingen erinran. Däremot ställer vi oss tveksamma till målåret.",
            "Inga synpunkter. Jag ifrågasätter kostnaderna.",
        ],
    );
}

#[test]
fn a_courtesy_leaves_no_side() {
    each_is(
        Some(Stance::NoComments),
        &[
            "Vi har inga synpunkter men tackar för möjligheten att svara.",
            "Vi har läst planen men har inga synpunkter.",
            "Vi har inga synpunkter men följer gärna arbetet.",
            "Vi har inga synpunkter. Vi vill dock tacka för ett gott samarbete.",
            "Vi har inga synpunkter, men vill påminna om de unga.",
            "Vi har inget att erinra men vill bli informerade framöver.",
            "Vi har inget att erinra. Vi vill dock gärna bli underrättade.",
            "Inget att erinra, men vi önskar hållas underrättade.",
            "Vi har inga synpunkter men hoppas få ta del av beslutet.",
            "Vi har inga synpunkter men önskar delta i samrådet.",
            "Vi har inga synpunkter men hoppas få en återkoppling.",
            "Vi har inget att erinra men vill gärna få mer information.",
            "Vi har inga synpunkter men önskar få vara med i fortsättningen.",
            "Vi har inga synpunkter men hoppas få veta hur det går.",
            "Vi har inga synpunkter men deltar gärna i samrådet.",
            "Vi har inga synpunkter men hoppas på en fortsatt dialog.",
            "Vi har inga synpunkter men ser gärna att vi bjuds in framöver.",
            "Vi har inget att erinra men vill gärna ha en kopia av beslutet.",
            "Vi har inget att erinra men vill gärna bli kallade till nästa möte.",
            "Vi har inga synpunkter men skulle gärna vilja följa arbetet.",
            "Vi har inget att erinra. Vi är inte kritiska till målen.",
            "Vi har inget att erinra, eftersom vi inte är kritiska.",
            "Vi har inget att erinra. Kommunens invånare är kritiska till målen.",
        ],
    );
    each_is(
        Some(Stance::Opposes),
        &["Planen är varken bra eller genomtänkt.", "Planen är dålig men syftet är gott."],
    );
}

#[test]
fn who_abstains_from_the_whole_or_from_answering_abstains() {
    each_is(
        Some(Stance::Abstains),
        &[
            "Vi avstår från att yttra oss men tackar för remissen.",
            "Vi avstår från att kommentera förslaget.",
            "Vi avstår från att kommentera.",
            "Vi avstår från att svara på remissen om ekonomin.",
            "Vi avstår från att kommentera energi- och klimatplanen.",
            "Vi avstår från att svara på era frågor.",
            "Vi avstår från att kommentera innehållet.",
            "Vi avstår från att kommentera remissunderlaget.",
            "Vi avstår från att kommentera visionen.",
            "Vi avstår från att svara på ert utskick.",
            "Vi avstår från att svara på inbjudan.",
            "Vi avstår från att ta ställning till materialet.",
            "Vi avstår från att bedöma dokumentet.",
            "Vi avstår från att kommentera handlingarna.",
            "Vi avstår.",
            "Vi avstår denna gång på grund av tidsbrist.",
            "Vi avstår från detta.",
            "Vi avstår från remissen.",
            "Vi avstår från att delta i remissen.",
            "Vi avstår från vår rätt att yttra oss.",
            "Styrelsen avstår från ställningstagande.",
            "Vi avstår från vidare kommentarer.",
            "Vi avstår från att uttala oss om planen.",
            "Vi avstår härmed från att besvara enkäten.",
        ],
    );
}

#[test]
fn who_abstains_from_a_part_or_a_thing_has_said_nothing() {
    each_is(
        None,
        &[
            "Vi avstår från att svara på fråga 2. Fråga 1: ja.",
            "Vi avstår från att svara på frågorna 2 och 3.",
            "Vi avstår från att yttra oss över kapitel 2. I kapitel 3 saknas biblioteken.",
            "Vi avstår från att kommentera ekonomin men kräver fler lokaler.",
            "Vi avstår från att kommentera ekonomin.",
            "Vi avstår från bidraget om planen antas.",
            "Föreningen avstår härmed från arvodet.",
            "Vi avstår från att bygga om planen antas.",
            "Vi avstår från den mark som behövs.",
            "Vi avstår från att yttra oss men huset är för högt.",
        ],
    );
}

#[test]
fn a_view_before_a_question_is_kept() {
    each_is(
        Some(Stance::Opposes),
        &[
            "Vi avstyrker förslaget men undrar om kontrollen.",
            "Jag är emot förslaget men har en fråga: vem beslutar?",
            "Vi motsätter oss förslaget, och vem har egentligen bett om det?",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi stöder förslaget men undrar hur kontrollen ska gå till.",
            "Vi tillstyrker förslaget, men när börjar det gälla?",
            "Ja till förslaget men vad händer med lokalerna?",
            "Föreningen tillstyrker och undrar när beslutet tas.",
        ],
    );
    each_is(Some(Stance::SupportsWithChanges), &["Vi stöder planen, men varför finns inga cykelbanor?"]);
    each_is(
        None,
        &[
            "Kan vi tillstyrka förslaget, och när ska svaret in?",
            "Ni stöder förslaget, men när börjar det gälla?",
            "Vi vet inte om vi stöder planen och undrar när svaret ska in.",
            "Planen är fin, men hur ska vi parkera?",
            "Stöder ni förslaget och varför?",
        ],
    );
}

#[test]
fn a_no_to_a_part_stands_beside_a_view_of_the_rest() {
    each_is(
        Some(Stance::SupportsWithChanges),
        &[
            "Föreningen stöder inte avgifterna men tillstyrker resten.",
            "Vi godkänner inte § 7, i övrigt tillstyrker vi.",
            "Vi ogillar § 4. I övrigt tillstyrker vi.",
            "Åldersgränsen är fel. I övrigt tillstyrker vi.",
            "Vi står inte bakom kapitel 3 men tillstyrker i övrigt.",
        ],
    );
    each_is(
        None,
        &[
            "Vi säger bestämt nej till avgiften. Resten har vi ingen åsikt om.",
            "Åldersgränsen är orimlig. I övrigt har vi inget att erinra.",
        ],
    );
    each_is(
        Some(Stance::Supports),
        &[
            "Vi ser fram emot arbetet. I övrigt tillstyrker vi.",
            "Vi kan inte se några problem. I övrigt tillstyrker vi.",
            "Dagens system är dåligt. Det nya är bra. I övrigt stöder vi förslaget.",
            "Det är dåligt att remisstiden var kort. I övrigt tillstyrker vi.",
        ],
    );
    each_is(
        Some(Stance::NoComments),
        &[
            "Det är fel datum på sista sidan. I övrigt har vi inget att erinra.",
            "Vår tidigare adress är fel i sändlistan. I övrigt har vi inget att erinra.",
            "Vi delar inte upp vårt svar. I övrigt har vi inget att erinra.",
            "Vi godkänner inte att personuppgifter publiceras. I övrigt inga synpunkter.",
            "Våra kontakter är emot att bli citerade. I övrigt har vi inget att erinra.",
        ],
    );
}
