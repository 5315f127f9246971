//! What people write who are against: see `words` for those who are for, and `phrase` for how the patterns are read.

use std::sync::LazyLock;

use super::words::{ADOPTING_IS_WRONG, FORSLAG, HOW, ME, PROPOSAL, THE_PROPOSAL, UNDONE, VORSCHLAG};
use crate::recognition::phrase::Saying;

/// What an authority does to something that people have: to take it away, to build upon it, to make it dearer.
const DEED: &str = "(*nedläggning|*nedläggningen|*avveckling|*avvecklingen|*stängning|*stängningen|*rivning|*rivningen|*höjning|*höjningen|*höjningarna|\
                    utbyggnad*|*bygget|byggnation*|bebyggelse*|*försäljning|*försäljningen|flytten|sammanslagning*|nedskärning*|neddragning*|indragning*|\
                    besparing*|förtätning*|exploatering*|centralisering*|privatisering*)";

/// The same as something that is done or will be: "att larmet ska kosta mer", "att skolan läggs ner".
const IS_DONE: &str = "(läggs (ner|ned)|läggas (ner|ned)|avveckla*|stängs|stängas|rivs|rivas|tas bort|försvinner|försvinna|byggs|byggas|bebygg*|säljs|säljas|\
                       flyttas|slås (ihop|samman)|skärs (ner|ned)|dras in|höjs|höjas|fördubbl*|chockhöj*|blir dyrare|bli dyrare|kostar mer|kosta mer|exploatera*|privatisera*|centralisera*)";

/// The same as something that they do: "att lägga ner skolan", "att ni höjer avgiften".
const DO: &str = "((lägga|lägger) (ner|ned)|stänga|stänger|riva|river|ta bort|tar bort|bygga|bygger|bebygger|sälja|säljer|flytta|flyttar|slå ihop|slår ihop|\
                  (skära|skär) (ner|ned)|dra in|drar in|höja|höjer)";

/// Who protests in the sender's name.
const WE: &str = "(vi undertecknade( *){0,4}|vi|jag|undertecknad|undertecknade|styrelsen|föreningen)";

/// The proposal, by its name, where somebody takes it back.
const DRAWN_BY_NAME: &str = "(hela |ert |er |det här |den här |detta |denna )?(förslaget|remissförslaget|remissen|överenskommelse*|riktlinjerna|*policyn|*planen|*planerna|*programmet|*strategin|taxan|*avtalet|*reglerna|förslag)";

/// What is offered and no proposal: "nej tack till ett möte".
const AN_OFFER: &str = "nej tack till (en|ett)~ (*möte|intervju|plats|*träff|*samtal|inbjudan|kopia|*brev|utskick|påminnelse|fika|tjänst|tid)";

/// Against, in words that leave no doubt.
pub(super) static FIRMLY_AGAINST: LazyLock<Saying> = LazyLock::new(|| {
    let object = PROPOSAL;
    let drawn = format!("(det|den|dem|allt|{DRAWN_BY_NAME})");
    let they = "(ni|kommunen|kommunstyrelsen|nämnden|fullmäktige|politikerna)";
    let wishes = "(begär|yrkar|kräver|önskar|vill|hoppas|föreslår|hemställer|ser helst|ser gärna|ber|uppmanar|rekommenderar|förordar)";
    Saying::new(
        &[
            "styrk", "styker", "motsätt", "nej till", "emot", "mot ", "avvis", "avstryk", "att anta ",
            "att godkänna ", "att stödja ", "att införa ", "att genomföra ", "förkast", "avråd", "avsl",
            "protest", "upphäv", "rivs upp", "riv upp", "underkänn", "avstånd", "ogillar", "sågar",
            "dömer ut", "stoppa", "disagree", " mod ", "dras tillbaka", "vastust", "oppose", "reject",
            "object", "against", "imot", "imod", "lehn", "gegen", "nej", "dagegen", "drar tillbaka",
            "lägga ne", "lägg ne", "motståndare", "skrota", "slopa", "dra tillbaka", "släng ", "bestrid",
        ],
        &[
            "(avstyrker|avstyrks|avstyrka|avstyrkes|avstyker|avstryker|avstyrkan)",
            "(motsätter|motsätta)~~~ (oss|mig|sig)",
            &format!("(säger|röstar|säga|rösta|säg)~~ nej( tack)? till~~ {object}"),
            &format!("(säger|röstar|säga|rösta){HOW}{HOW} nej( tack)? ,"),
            &format!(
                "(vårt|mitt|styrelsens|föreningens) svar( på remissen| på förslaget)? är{HOW}{HOW} nej ,"
            ),
            &format!("(då|därför|alltså) är svaret{HOW}{HOW} nej ,"),
            &format!(", (ett )?(stort |klart )?nej( tack)? till~~ {object}"),
            &format!("(är|e|är vi|är jag|röstar)~~ (emot|mot)~~ {object}"),
            &format!("{ME}{HOW} (är|e){HOW}{HOW} emot (det ,|det här ,|detta|den ,|dem ,|,)"),
            &format!("går( vi| jag)?~ emot~ {object}"),
            &format!(
                "(skrota|skrotar|slopa|slopar|stoppa|släng|lägga ner|lägg ner|lägga ned|lägg ned|riv upp|avslå|avslår|underkänn|underkänna|förkasta)~ ((det|den|dem) ,|allt ,|alltihop|allting|{object})"
            ),
            // What the writer draws back may be their own, "jag vill dra tillbaka dem", and that others do is nobody's
            // view: "om ni drar tillbaka den flyttar vi".
            &format!(", (snälla |nej |så )?dra tillbaka {drawn}"),
            &format!("({they}~ (måste|bör|borde)|(måste|bör|borde|nu får) {they})~ dra tillbaka {drawn}"),
            &format!("(ber|uppmanar)~ ({they}|er)~~ dra tillbaka {drawn}"),
            &format!("({wishes}|tycker|anser)… (ska|skall) dra tillbaka {drawn}"),
            &format!("({wishes}|(står bakom|stöder|stödjer) att)… drar tillbaka {drawn}"),
            &format!("(förväntar (mig|oss)|förutsätter|bäst|rätta~) att {they} drar tillbaka {drawn}"),
            &format!("dra tillbaka {DRAWN_BY_NAME}"),
            &format!("(ställer|ställa)~~~ avvisande till~ {object}"),
            ", avslag ,",
            "(sind|bin)~ dagegen",
            &format!("är~~ motståndare till~ {object}"),
            "nej från (oss|mig|vår förening|vår sida|min sida|styrelsen)",
            &format!(
                "(vill|önskar|kräver|anser|tycker|hoppas|yrkar|begär|föreslår|rekommenderar|förordar|ser helst)… {UNDONE}"
            ),
            &format!(
                "(avvisar|förkastar|protesterar~~ mot|avråder~ från|tar~ avstånd från|ogillar|sågar|underkänner|dömer ut)~~~ {object}"
            ),
            // "Protestera mot förseningen av planen" is no no to it.
            &format!(
                "(bestrider( jag| vi)?|vill( jag| vi)?~ protestera mot|reserverar( jag| vi)? (oss|mig)~ mot)( den| det| denna| detta)?( nya| här| föreslagna)? {object}"
            ),
            ADOPTING_IS_WRONG,
            "yrkar~~ avslag",
            &format!(
                "(förslaget|remissen|det|den|de|detta|{object})(~~| (för|om|i|på) ([a-z0-9-]{{4,}}|en|ett|den|ny|vår)( *){{0,2}}) (bör|ska|måste|borde)~~ {UNDONE}"
            ),
            &format!("(bör|ska|måste|borde) {object}~~ {UNDONE}"),
            &format!(
                "{object} (avslås|förkastas|avvisas|underkänns)( av oss| av mig| av nämnden| av styrelsen| i sin helhet)? ,"
            ),
            "(vastustamme|vastustan|vastustaa)",
            &format!(
                "(oppose|opposes|reject|rejects|object to|objects to|disagree with|disagrees with)~~ {THE_PROPOSAL}"
            ),
            &format!("(am|are)~~ against~~ (,|{THE_PROPOSAL})"),
            &format!("(er|går)~~ (imot|imod|mod)~~ {FORSLAG}"),
            "(lehnen|lehnt|lehne)… ab",
            &format!("(sind|bin|ist)~ gegen~ {VORSCHLAG}"),
        ],
        &["(annars|i annat fall|såvida|hade|skulle)…", AN_OFFER],
    )
});

/// Against a deed, which may be the proposal's or not.
pub(super) static AGAINST_A_DEED: LazyLock<Saying> = LazyLock::new(|| {
    let am_against = format!(
        "({ME}{HOW} (är|e)( dock| däremot| ändå| fortfarande)?{HOW}{HOW}|, är{HOW}|(är|e) (vi|jag){HOW}) emot"
    );
    let protest = format!("{WE}{HOW} protesterar{HOW} mot");
    Saying::new(
        &["emot ", " mot ", "nej till", "nej tack till"],
        &[
            &format!("({am_against}|{protest})( den| en| ert| all| alla| varje| denna| *a| *de)? {DEED}"),
            &format!("({am_against}|{protest}) att( *){{1,4}} {IS_DONE}"),
            &format!(
                "({am_against}|{protest}|(säger|röstar)( vi| jag)?{HOW} nej( tack)? till|, nej( tack)? till) att( *){{0,3}} {DO}"
            ),
            // What it is, only the title tells: "jag är emot reservatet".
            &format!("{am_against}( den| det| de| hela| ert| detta)? (*en|*et|*na|*an) ,"),
            &format!(
                "((säger|röstar){HOW} nej( tack)?|, nej( tack)?) till( den| en| alla| *a| *de)? {DEED} (,|av|i|på|här)"
            ),
            ", nej tack till (en|ett)( ny| nytt| stor| stort| sådan| sådant)? * (,|i|på|här)",
        ],
        // How or when it is done is not whether.
        &["(annars|i annat fall|såvida|hade|skulle)…", "(utan att|innan|förrän)", AN_OFFER],
    )
});

/// The same, told to leave it undone: "lägg inte ner skolan", "ängen får inte bebyggas".
pub(super) static LEAVE_UNDONE: LazyLock<Saying> = LazyLock::new(|| {
    let not = "(inte|ej|icke|aldrig)";
    let done = "(läggas (ner|ned)|stängas|rivas|byggas|bebyggas|säljas|flyttas|slås (ihop|samman)|dras in|höjas|avvecklas|exploateras)";
    Saying::new(
        &[" inte ", " ej ", " icke ", " aldrig "],
        &[
            &format!(
                ", (snälla )?(lägg {not} (ner|ned)|(stäng|bygg|bebygg|riv|höj|sälj|flytta|avveckla|exploatera) {not}|slå {not} (ihop|samman))"
            ),
            &format!("(får|ska|skall|bör) {not} {done}"),
            &format!("(ni|kommunen) (får|ska|skall|bör) {not} {DO}"),
            &format!(
                "({ME}{HOW} {CALLS}|{CALLS} (vi|jag)) att( *){{1,4}} {not} (ska |får |bör )?({done}|{IS_DONE})"
            ),
        ],
        &[
            "(annars|i annat fall|såvida|hade|skulle)…",
            // "Stäng inte av datorn": another verb.
            "(stäng|dra|lägg) (inte|ej|aldrig) (av|på|till|in)",
            "(så|för (hög*|tät*|stor*|nära|mycket|många|snabb*|fort)|högre|större|närmare|tätare|längre|mer|fler|än|utan|innan|förrän|bara|enbart|endast|om|ifall)",
        ],
    )
});

/// What the sender does who wants it left undone.
const CALLS: &str = "(begär|yrkar|kräver|önskar|vill|föreslår|anser|hemställer)";

/// Against, said by what one does not do.
pub(super) static NOT_FOR: LazyLock<Saying> = LazyLock::new(|| {
    let (object, not) = (PROPOSAL, "(inte|ej|icke|aldrig|omöjligt|omöjligen)");
    Saying::new(
        &[
            "rekommend", "förord", "accepter", "godkänn", "godta", "stöd", "stött", "biträd", " med på",
            " ha ", " se ", "antas", "genomföras", "införas", "fastställas", "kannat", "puol", "support",
            "endorse", "approve", "støtte", "tilslutte", "anbefale", "inn for", " antar ", "genomför ",
            "fastställer", "inför ", "anta ", "fastställ ",
        ],
        &[
            &format!(
                "({ME}~ {CALLS}|{CALLS} (vi|jag)) att( *){{1,3}} {not} (antar|genomför|godkänner|fastställer|inför)~ {object}"
            ),
            &format!(
                "(kan|vill|kommer){HOW}~ {not}~~ (rekommendera|förorda|acceptera|godkänna|godta|stödja|stöda|stötta|biträda)"
            ),
            &format!(", (snälla )?(anta|genomför|godkänn|fastställ|inför) {not}~~ {object}"),
            &format!("(kan|vill|tänker|kommer)~ {not}~~ gå med på"),
            &format!("(vill|kan|tänker)~ {not}~ vara med på (det|{object})"),
            &format!("vill~ {not}~ (ha|se)( det här| den här| detta| denna)? {object}"),
            &format!("{object}… (ska|skall|får)~ {not}~ (antas|genomföras|införas|fastställas|godkännas)"),
            &format!(
                "((instämmer (i|med)|håller med)( *){{0,3}}|delar *s *ning) att {object}~ {not} (ska|skall|får) (antas|genomföras|införas)"
            ),
            "(emme|en|ei)( voi| voida| halua| aio)? (kannata|kannattaa|puolla|puoltaa)",
            "(not|cannot|t) (support|endorse|approve)",
            "(støtter ikke|kan ikke (støtte|tilslutte|anbefale|gå inn for))",
        ],
        &[
            "(annars|i annat fall|såvida|hade|skulle)…",
            // When or how fast it is done is not whether.
            "(anta|antar|genomför|godkänn|godkänner|fastställ|fastställer|inför)… (förrän|innan|(för|så|alltför) (sen*|tidig*|fort|snabb*|hasti*|brått|lätt*|länge))",
        ],
    )
});
