//! What people write who are against: see `words` for those who are for, and `phrase` for how the patterns are read.

use std::sync::LazyLock;

use super::words::{ADOPTING_IS_WRONG, FORSLAG, HOW, ME, PROPOSAL, THE_PROPOSAL, UNDONE, VORSCHLAG};
use crate::recognition::phrase::Saying;

/// Against, in words that leave no doubt.
pub(super) static FIRMLY_AGAINST: LazyLock<Saying> = LazyLock::new(|| {
    let object = PROPOSAL;
    Saying::new(
        &[
            "styrk",
            "styker",
            "motsätt",
            "nej till",
            "emot",
            "mot ",
            "avvis",
            "avstryk",
            "att anta ",
            "att godkänna ",
            "att stödja ",
            "att införa ",
            "att genomföra ",
            "förkast",
            "avråd",
            "avsl",
            "protest",
            "upphäv",
            "rivs upp",
            "riv upp",
            "underkänn",
            "avstånd",
            "ogillar",
            "sågar",
            "dömer ut",
            "stoppa",
            "disagree",
            " mod ",
            "dras tillbaka",
            "vastust",
            "oppose",
            "reject",
            "object",
            "against",
            "imot",
            "imod",
            "lehn",
            "gegen",
            "nej",
            "dagegen",
            "drar tillbaka",
            "lägga ne",
            "lägg ne",
            "motståndare",
            "skrota",
            "slopa",
            "dra tillbaka",
        ],
        &[
            "(avstyrker|avstyrks|avstyrka|avstyrkes|avstyker|avstryker|avstyrkan)",
            "(motsätter|motsätta)( *)?( *)?( *)? (oss|mig|sig)",
            &format!("(säger|röstar|säga|rösta|säg)( *)?( *)? nej( tack)? till( *)?( *)? {object}"),
            &format!("(säger|röstar|säga|rösta){HOW}{HOW} nej( tack)? ,"),
            &format!(
                "(vårt|mitt|styrelsens|föreningens) svar( på remissen| på förslaget)? är{HOW}{HOW} nej ,"
            ),
            &format!(", (ett )?(stort |klart )?nej( tack)? till( *)?( *)? {object}"),
            &format!("(är|e|är vi|är jag|röstar)( *)?( *)? (emot|mot)( *)?( *)? {object}"),
            &format!("{ME}{HOW} (är|e){HOW}{HOW} emot (det ,|det här ,|detta|den ,|dem ,|,)"),
            &format!("går( vi| jag)?( *)? emot( *)? {object}"),
            &format!(
                "(skrota|skrotar|slopa|slopar|stoppa|dra tillbaka|drar tillbaka|lägga ner|lägg ner|lägga ned|lägg ned|riv upp|avslå|avslår|underkänn|underkänna|förkasta)( *)? ((det|den|dem) ,|allt ,|alltihop|allting|{object})"
            ),
            &format!("(ställer|ställa)( *)?( *)?( *)? avvisande till( *)? {object}"),
            ", avslag ,",
            "(sind|bin)( *)? dagegen",
            &format!("är( *)?( *)? motståndare till( *)? {object}"),
            "nej från (oss|mig|vår förening|vår sida|min sida|styrelsen)",
            &format!(
                "(vill|önskar|kräver|anser|tycker|hoppas|yrkar|begär|föreslår|rekommenderar|förordar|ser helst)… {UNDONE}"
            ),
            &format!(
                "(avvisar|förkastar|protesterar mot|avråder( *)? från|tar( *)? avstånd från|ogillar|sågar|underkänner|dömer ut)( *)?( *)?( *)? {object}"
            ),
            ADOPTING_IS_WRONG,
            "yrkar( *)?( *)? avslag",
            &format!(
                "(förslaget|remissen|det|den|de|detta|{object})( *)?( *)? (bör|ska|måste|borde)( *)?( *)? {UNDONE}"
            ),
            &format!("(bör|ska|måste|borde) {object}( *)?( *)? {UNDONE}"),
            &format!(
                "{object} (avslås|förkastas|avvisas|underkänns)( av oss| av mig| av nämnden| av styrelsen| i sin helhet)? ,"
            ),
            "(vastustamme|vastustan|vastustaa)",
            &format!(
                "(oppose|opposes|reject|rejects|object to|objects to|disagree with|disagrees with)( *)?( *)? {THE_PROPOSAL}"
            ),
            &format!("(am|are)( *)?( *)? against( *)?( *)? (,|{THE_PROPOSAL})"),
            &format!("(er|går)( *)?( *)? (imot|imod|mod)( *)?( *)? {FORSLAG}"),
            "(lehnen|lehnt|lehne)… ab",
            &format!("(sind|bin|ist)( *)? gegen( *)? {VORSCHLAG}"),
        ],
        &["(annars|i annat fall|såvida|hade|skulle)…"],
    )
});

/// Against, said by what one does not do.
pub(super) static NOT_FOR: LazyLock<Saying> = LazyLock::new(|| {
    let (object, not) = (PROPOSAL, "(inte|ej|icke|aldrig|omöjligt|omöjligen)");
    Saying::new(
        &[
            "rekommend",
            "förord",
            "accepter",
            "godkänn",
            "godta",
            "stöd",
            "stött",
            "biträd",
            " med på",
            " ha ",
            " se ",
            "antas",
            "genomföras",
            "införas",
            "fastställas",
            "kannat",
            "puol",
            "support",
            "endorse",
            "approve",
            "støtte",
            "tilslutte",
            "anbefale",
            "inn for",
        ],
        &[
            &format!(
                "(kan|vill|kommer){HOW}( *)? {not}( *)?( *)? (rekommendera|förorda|acceptera|godkänna|godta|stödja|stöda|stötta|biträda)"
            ),
            &format!("(kan|vill|tänker|kommer)( *)? {not}( *)?( *)? gå med på"),
            &format!("(vill|kan|tänker)( *)? {not}( *)? vara med på (det|{object})"),
            &format!("vill( *)? {not}( *)? (ha|se)( det här| den här| detta| denna)? {object}"),
            &format!(
                "{object}… (ska|skall|får)( *)? {not}( *)? (antas|genomföras|införas|fastställas|godkännas)"
            ),
            "(emme|en|ei)( voi| voida| halua| aio)? (kannata|kannattaa|puolla|puoltaa)",
            "(not|cannot|t) (support|endorse|approve)",
            "(støtter ikke|kan ikke (støtte|tilslutte|anbefale|gå inn for))",
        ],
        &["(annars|i annat fall|såvida|hade|skulle)…"],
    )
});
