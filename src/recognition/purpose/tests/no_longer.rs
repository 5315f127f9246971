//! An answer that is to count no longer, and what only sounds so.

use super::{Kind, each_is};

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
