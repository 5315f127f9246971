//! What is not to count, and what only limits how; and what is said of papers that are asked for.

use super::{Kind, each_is};

#[test]
fn a_limit_to_how_an_answer_counts_takes_nothing_back() {
    each_is(
        Kind::Withdrawal,
        &[
            "Räkna inte mitt förra svar.",
            "Vänligen räkna inte med mitt svar.",
            "Räkna inte mitt svar, det var ett utkast.",
            "Ta inte med våra synpunkter som vi skickade i måndags.",
            "Beakta inte mitt yttrande i sammanställningen.",
            "Ni ska inte räkna med vårt svar eftersom styrelsen inte har godkänt det.",
            "Mitt svar ska inte räknas.",
            "Jag har ångrat mig, kan ni ta bort det jag skrev?",
            "Bortse från mitt förra mejl, jag hade missuppfattat gränsen.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Räkna inte mitt svar två gånger, jag skickade det både till er och till nämnden.",
            "Räkna inte mitt svar dubbelt. Jag tillstyrker planen.",
            "Räkna inte mitt förra svar utan detta: jag är emot planen.",
            "Mitt svar ska inte räknas in i statistiken men läsas.",
            "Ni bör inte ta med mina synpunkter på bilaga 2, de var fel. Övrigt står jag för.",
            "Räkna inte mina synpunkter mot grannen. Hallen är kall.",
            "Vårt yttrande ska inte gälla skogsdelen utan bara vägen. Hallen är kall.",
            "Beakta inte våra synpunkter bara till hälften. Hallen är kall.",
            "Jag vill inte att mina synpunkter behandlas lättvindigt längre. Hallen är kall.",
            "Ni får inte räkna med vårt svar som ett ja. Hallen är kall.",
        ],
    );
    each_is(
        Kind::Supplement,
        &[
            "Beakta inte mitt tidigare svar, här kommer det rätta: Jag avstyrker planen.",
            "Jag skrev fel i går: vi är emot, inte för. Räkna inte mitt förra svar.",
            "Vi drar tillbaka vårt yttrande eftersom vi nu är emot det ni föreslår.",
            "Räkna inte mitt förra svar. Vi vill behålla skolan.",
            "Bortse från mitt förra mejl, jag missförstod frågan. Hallen är kall.",
        ],
    );
    each_is(Kind::Question, &["Ni behöver inte räkna med mitt svar före jul. Jag återkommer."]);
}

#[test]
fn who_takes_back_tells_what_in_words_of_their_own() {
    each_is(
        Kind::Withdrawal,
        &[
            "Dra tillbaka mitt yttrande.",
            "Jag tar tillbaka min protest.",
            "Jag vill återta min invändning.",
            "Mitt yttrande daterat 2026-11-20 utgår.",
            "Ni kan makulera det jag skickade i tisdags.",
            "Glöm det jag skrev.",
            "Strunta i det vi skickade.",
            "Strunta i mitt förra mejl, jag hade missförstått alltihop.",
            "Vårt svar skickades av misstag, ta inte med det.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Dra tillbaka förslaget.",
            "Glöm inte det jag skrev om hallen. Den är kall.",
            "Strunta inte i det vi skrev om hallen.",
            "Strunta i det politikerna skrev, hallen är kall.",
            "Jag tar inte tillbaka min protest. Hallen är kall.",
            "Ta tillbaka torget från bilarna.",
            "Vi tar tillbaka vår protest om hallen får vara kvar. Den är kall.",
            "Jag tar tillbaka min kritik mot ungdomsrådet. Hallen är kall.",
            "Ni kan bortse från det vi skrev, det gör ni ju alltid. Hallen är kall.",
        ],
    );
}

#[test]
fn what_is_said_of_a_paper_that_is_asked_for_is_no_view() {
    each_is(
        Kind::DocumentRequest,
        &[
            "Skicka mig protokollet. Den verkar ha fallit bort.",
            "Skicka mig rapporten. Den har inte publicerats.",
            "Skicka rapporten. Den syns inte på hemsidan.",
            "Sänd kartan. Den blev suddig i utskicket.",
            "Mejla utredningen. Den kostade 300 000 kr.",
            "Mejla utredningen. Den hör till planen.",
            "Skicka analysen. Den lovade ni i våras.",
            "Skicka rapporten. Den måste finnas hos er.",
            "Översänd bilaga 4 till oss.",
            "E-posta planen till mig.",
            "Skicka mig förslaget.",
            "Kan ni skicka bullerutredningen? Den har jag inte hittat.",
            "Kan ni skicka planhandlingarna? Vi ska sälja huset intill.",
            "Vore tacksam om ni kunde e-posta planen.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Skicka kartan. Den gamla skolan läcker.",
            "Skicka utredningen. Den stör djuren.",
            "Skicka mig planen. Den skymmer utsikten.",
            "Mejla kalkylen. Den drabbar byn.",
            "Kan ni skicka protokollet? Hallen är kall.",
            "Skicka förslaget i återremiss.",
            "Skicka planen till alla hushåll.",
        ],
    );
}
