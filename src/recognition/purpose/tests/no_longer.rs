//! An answer that is to count no longer, and what only sounds so.

use super::{Kind, each_is, mail, read};

#[test]
fn an_answer_that_is_to_count_no_longer_is_taken_back() {
    each_is(
        Kind::Withdrawal,
        &[
            "Jag vill inte att mitt yttrande registreras längre.",
            "Vi vill inte längre att vårt svar ska beaktas.",
            "Jag vill inte att mitt svar räknas.",
            "Vi önskar inte att våra synpunkter tas med.",
            "Vi vill inte att ni räknar vårt yttrande.",
            "Ni ska inte räkna mitt svar.",
            "Räkna inte vårt svar.",
            "Vår förening har ändrat uppfattning. Yttrandet vi skickade i förra veckan gäller inte längre och ska inte räknas.",
            "Synpunkterna som jag lämnade i går gäller inte längre.",
            "Remissvaret vi har skickat ska inte längre diarieföras.",
            "Mitt svar ska inte registreras längre.",
            "Yttrandet från vår förening gäller inte längre.",
            "Jag ångrar mig, bortse från mitt tidigare mejl. Jag vill inte att det räknas.",
            "Bortse från mitt tidigare mejl. Det ska inte räknas.",
            "Bortse från vårt svar, vi har ångrat oss.",
            "Vi ångrar oss. Bortse från det vi skrev.",
        ],
    );
}

#[test]
fn an_answer_that_is_to_count_in_another_way_stands() {
    each_is(
        Kind::Answer,
        &[
            "Jag vill inte att mitt svar räknas som ett ja. Hallen är kall.",
            "Vi vill inte att ni räknar vårt svar som ett ja. Hallen är kall.",
            "Vi vill inte att våra synpunkter räknas bort. Hallen är kall.",
            "Vi vill inte att våra synpunkter beaktas först när allt är klart. Hallen är kall.",
            "Jag vill inte att mitt yttrande registreras med mitt namn. Hallen är kall.",
            "Reglerna som gäller i dag ska inte gälla längre. Hallen är kall.",
            "Avtalet vi skrev under gäller inte längre. Hallen är kall.",
        ],
    );
    each_is(
        Kind::Supplement,
        &[
            "Yttrandet vi skickade gäller inte längre. Vi tillstyrker förslaget.",
            "Jag vill inte att mitt svar räknas. Här kommer ett nytt.",
            "Bortse från mitt förra mejl, jag ångrar mig inte.",
        ],
    );
}

#[test]
fn what_was_named_before_is_taken_back_by_a_pronoun() {
    each_is(
        Kind::Withdrawal,
        &[
            "Jag skickade in synpunkter förra veckan. Jag vill dra tillbaka dem.",
            "I måndags mejlade jag mina synpunkter på förslaget. Jag har förstått saken bättre, så jag vill ta tillbaka dem.",
            "Jag vill dra tillbaka dem. De byggde på ett missförstånd.",
            "Vi lämnade in ett yttrande den 2 oktober. Styrelsen har bestämt att återkalla det.",
            "Jag svarade på remissen i fredags. Det vill jag dra tillbaka.",
            "Skickade ett svar i går kväll och vill nu dra tillbaka det.",
            "Jag skrev under listan mot bygget. Jag vill ta tillbaka min underskrift.",
            "Mina synpunkter från den 3 oktober kan ni stryka, jag har ändrat mig.",
            "Ni kan bortse från det jag skrev den 3 oktober.",
            "Mitt svar ska inte beaktas utan kastas.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Vi anser att förslagen saknar stöd. Dra tillbaka dem!",
            "Reglerna är orimliga. Kommunen borde dra tillbaka dem.",
            "Ni kan inte bortse från det vi skrev 2015: bron är farlig.",
            "Jag lämnade synpunkter förra året och jag drar inte tillbaka dem. Vägen är för smal.",
            "Jag vill att ni tar tillbaka det. Förslaget är en skandal.",
            "Handläggaren har dragit tillbaka vårt yttrande. Det är inte rimligt.",
            "En punkt som planen missade är bullret.",
            "En sak vi missat i vår stad är bänkar.",
        ],
    );
}

#[test]
fn what_was_forgotten_adds_to_an_answer() {
    each_is(
        Kind::Supplement,
        &[
            "Jag skickade ett svar i går. Jag vill dra tillbaka det och skickar ett nytt här: vi tillstyrker.",
            "Ni kan bortse från det jag skrev i går. Jag tycker att förslaget är bra.",
            "Nytt försök, nu med bilagan!",
            "Som komplettering till det vi skickade: hastigheten behöver sänkas.",
            "En sak till som jag glömde: det behövs en lekplats.",
            "Här kommer det justerade protokollet som hör till vårt yttrande.",
            "Jag vill ändra mitt svar: jag är för förslaget.",
            "En sak jag glömde var belysningen.",
            "En sak vi missade i vårt yttrande är belysningen.",
            "En punkt vi glömde i yttrandet: bullret.",
        ],
    );
}

#[test]
fn it_is_the_answer_where_nothing_else_of_its_gender_and_number_is_named_since() {
    each_is(
        Kind::Withdrawal,
        &[
            "Jag svarade på remissen i förra veckan. Jag har tänkt om. Jag drar tillbaka det.",
            "Vi lämnade vårt yttrande i måndags. Styrelsen har nu läst om planen. Vi vill därför dra tillbaka det.",
            "Jag har lämnat in ett svar. Jag har läst förslaget igen. Min man håller med. Jag vill dra tillbaka det.",
            "Vi skickade vårt svar. Tyvärr blev det fel. Vi återtar det.",
            "Jag lämnade en synpunkt i går. Jag vill ta tillbaka den.",
            "Synpunkterna som jag skickade i måndags var skrivna i affekt. Jag vill ta tillbaka dem.",
            "Vårt svar kom in den 4 oktober. Vi vill dra tillbaka det.",
            "Angående vårt svar: vi vill återta det.",
            "Mitt yttrande den 3 oktober: jag vill återkalla det.",
            "Sjöföreningen skickade ett yttrande. På stämman fanns ingen majoritet för det. Vi återkallar det.",
            "Jag skickade ett svar i går. Jag vill dra tillbaka det med omedelbar verkan.",
            "Jag skickade ett svar i går. Jag vill dra tillbaka det från remissen.",
            "Jag skickade ett svar i går. Jag vill dra tillbaka det till nästa möte.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Mina synpunkter: gatan tillhör oss gående. Vi vill ta tillbaka den.",
            "Vårt svar: bilarna har tagit torget. Vi vill ta tillbaka det.",
            "Vårt svar: centrum är en parkering. Vi vill ta tillbaka det.",
            "Jag lämnade synpunkter i våras. Bilarna har sedan dess tagit torget. Vi vill ta tillbaka det.",
            "Min synpunkt: stranden är full av båtar. Vi vill ta tillbaka den från båtarna.",
            "Mitt svar är nej. Stadens hjärta är sålt. Vi vill ta tillbaka det.",
            "Jag lämnade ett svar i går. Jag tar tillbaka det jag vill ha: min gata.",
        ],
    );
}

#[test]
fn a_subject_names_the_answer_that_is_taken_back() {
    let headed = |subject: &str, text: &str| read(mail().subject(subject).text(text)).0;
    for (subject, text, kind) in [
        ("Mitt svar Ks 1216/2018", "Jag heter Anna Ek och bor på Storgatan. Jag vill ta tillbaka det.", true),
        ("Remissvar Ks 1216/2018", "Hej Anna! Jag vill ta tillbaka det.", true),
        ("Synpunkter Ks 1216/2018", "Hej, jag vill ta tillbaka dem.", true),
        ("Mina synpunkter Ks 1216/2018", "Torget. Vi vill ta tillbaka det.", false),
        ("Remissvar Ks 1216/2018", "Bilarna har tagit vår stad. Vi vill ta tillbaka det.", false),
        ("Synpunkter Ks 1216/2018", "Gatorna är våra. Vi vill ta tillbaka dem.", false),
        ("Ks 1216/2018", "Jag vill ta tillbaka det.", false),
    ] {
        assert_eq!(headed(subject, text) == Kind::Withdrawal, kind, "{subject}: {text}");
    }
}
