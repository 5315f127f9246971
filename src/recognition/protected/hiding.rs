//! The words in which people tell that they hide from somebody: who is not to know where they are, what nobody is to tell,
//! from whom they got away and what was done to them. See [`wording`](super::wording).

use super::wording::{ENDS, EX, FIGURES, GAP, HE, KIN, LIVES, MAY, NOT, ONE_OF_KIN, WORD};

/// "Han får inte veta var vi är", "hon bor på kvinnojouren", "pappan har besöksförbud".
pub(super) fn kept_away() -> String {
    let who = format!("(?:jag|vi|hon|han|{KIN})");
    let knows = format!(
        r"(?:se|ser|veta|vet|hitta|hittar|reda{GAP}på){GAP}(?:vart?{GAP}{who}|vilke[nt]{GAP}(?:{WORD}{GAP}){{1,2}}(?:de|dom|{who})){GAP}(?:{LIVES}|har{GAP}flytt|flytt)"
    );
    // Many are not to know what they will find out: "köparna får inte veta att de bor på förorenad mark".
    let one = format!(
        r"(?:{HE}|{EX}|{ONE_OF_KIN}|(?:min|mitt|barnens|hennes|deras){GAP}{WORD}{GAP}(?:pap+a|mam+a|far|mor|man|bror))(?:{GAP}{WORD}){{0,2}}"
    );
    let knows_that = format!(r"(?:veta|vet|reda{GAP}på){GAP}att{GAP}(?:{who}|de|dom){GAP}{IS_THERE}");
    let shelter =
        format!(r"(?:(?:en{GAP})?kvinnojour(?:en)?|(?:{WORD}{GAP})?skydda(?:de|t){GAP}boendet?){ENDS}");
    [
        format!(r"{MAY}{GAP}(?:{WORD}{GAP})?{NOT}{GAP}(?:{WORD}{GAP})?{knows}"),
        format!(r"{one}{GAP}{MAY}{GAP}(?:{WORD}{GAP})?{NOT}{GAP}(?:{WORD}{GAP})?{knows_that}"),
        format!(r"(?:{HE}|{EX}|{ONE_OF_KIN}){GAP}{NOT}{GAP}{MAY}{GAP}(?:få{GAP})?(?:{knows}|{knows_that})"),
        format!(r"ingen{GAP}(?:(?:annan|alls|utomstående|obehörig|(?:på|i|av){GAP}{WORD}){GAP})?{MAY}{GAP}(?:{WORD}{GAP}){{0,2}}(?:{knows}|{knows_that})|vill{GAP}{NOT}{GAP}att{GAP}(?:{WORD}{GAP}){{1,3}}{knows}"),
        format!(r"(?:kontakt|besöks)förbud{GAP}e?mot{GAP}(?:mig|oss|honom|henne|en{GAP}man|(?:min{GAP})?ex|{HE}|{EX})"),
        format!(r"(?:kontakt|besöks)förbud{GAP}för{GAP}(?:honom|{HE}|(?:min{GAP})?{EX})"),
        format!(r"(?:{HE}|{EX}){GAP}(?:{WORD}{GAP}){{0,3}}(?:har|fick|fått|haft){GAP}(?:{WORD}{GAP}){{0,2}}(?:kontakt|besöks)förbud"),
        format!(r"{who}{GAP}(?:{WORD}{GAP}){{0,2}}(?:bor|bott|lever|vistas|sover){GAP}(?:{WORD}{GAP}){{0,2}}(?:på|hos|i){GAP}{shelter}"),
        format!(r"{who}{GAP}(?:{WORD}{GAP}){{0,2}}(?:fått|fick){GAP}(?:en{GAP})?plats{GAP}(?:på|hos){GAP}{shelter}"),
        format!(r"vi{GAP}är{GAP}(?:nu{GAP})?(?:på|hos){GAP}(?:en{GAP})?kvinnojour(?:en)?(?:$|[.,;!])"),
        format!(r"(?:jag|hon|{KIN}){GAP}är{GAP}(?:nu{GAP})?(?:på|hos){GAP}{shelter}"),
        not_told(),
    ]
    .join("|")
}

/// That somebody is at a place: "att barnen går i Ängskolan", and not "att vi är emot".
const IS_THERE: &str = r"(?:(?:[^\s.,;:!?>]+[\s>_,-]+)?(?:bor|jobbar|arbetar|lever|gömmer|vistas)|har[\s>_,-]+flytt|(?:går|är|finns|håller[\s>_,-]+till)[\s>_,-]+(?:kvar|här|i|på|hos))";

/// "Lämna inte ut var vi bor", "vi vågar inte säga var vi bor".
fn not_told() -> String {
    let lives = format!(r"vart?{GAP}(?:jag|vi|hon|{KIN}){GAP}(?:{LIVES}|har{GAP}flytt|flytt)");
    let to_whom = format!(r"(?:ut{GAP}|om{GAP})?(?:för|till|åt|i|på){GAP}(?:{WORD}{GAP}){{1,2}}");
    let hands_out = format!(r"(?:(?:sprid|röj|avslöja|uppge)[ar]?|(?:lämna|lägg|skriv)a?{GAP}ut){GAP}");
    let says = format!(r"(?:berätta|säga?|nämna?|skriva?|tala{GAP}om){GAP}");
    // Who says no more than that does not want it told: "säg inte var vi går, det vet ni inte".
    let alone = format!(r"{lives}(?:[\s>]+{WORD}){{0,2}}[ >]*(?:$|[.!?\r\n])");
    [
        format!(r"(?:berätta|säg|nämn|skriv|tala){GAP}(?:{WORD}{GAP})?{NOT}{GAP}(?:om{GAP})?(?:{to_whom}{lives}|{alone})"),
        format!(r"(?:sprid|röj|avslöja|uppge|lämna|lägg){GAP}(?:{WORD}{GAP})?{NOT}{GAP}(?:ut{GAP})?(?:{to_whom})?{lives}"),
        format!(r"skriv{GAP}{NOT}{GAP}ut{GAP}{lives}"),
        format!(r"(?:jag|vi){GAP}(?:vågar|törs){GAP}(?:{WORD}{GAP})?{NOT}{GAP}(?:{WORD}{GAP})?(?:{hands_out}|{says}|tala{GAP})(?:{to_whom})?{lives}"),
        format!(r"(?:{MAY}|(?:jag|vi){GAP}vill){GAP}(?:{WORD}{GAP})?{NOT}{GAP}(?:{WORD}{GAP})?(?:{hands_out}(?:{to_whom})?{lives}|{says}{alone}|(?:{says}|tala{GAP}){to_whom}{lives})"),
    ]
    .join("|")
}

/// What people do who get away from whom they parted from, or from who hurts them, and what is done for them: "vi har flytt
/// från barnens pappa", "så att han inte hittar oss", "min exman slog mig".
pub(super) fn got_away() -> String {
    let us = format!("(?:mig|oss|henne|barnen|{KIN})");
    let ex = format!("(?:(?:min|hennes){GAP})?{EX}");
    let named = format!("(?:pap+an|mam+an|mannen|maken|sambon|{ex}|{ONE_OF_KIN})");
    let he = format!("(?:han|hon|{named})");
    let hurts =
        "(?:slog|slår|slagit|misshandla(?:r|de|t)|förföl(?:jer|jde|jt)|våldtog|våldtagit|stalka(?:r|de|t))";
    let partner = format!(r"(?:{EX}|(?:min|hennes){GAP}(?:man|make|sambo|pojkvän))");
    let from = format!(r"(?:{HE}|{he}|(?:en|den){GAP}(?:man|kille|kvinna|person){GAP}som)");
    let finds = "(?:hittar?|spårar?)";
    let near = r"(?:komm(?:a|er)[\s>]+(?:åt|nära|i[\s>]+närheten[\s>]+av)|får?[\s>]+tag[\s>]+(?:i|på))";
    let so = format!(r"(?:för{GAP}att|så(?:{GAP}att)?)");
    let will = format!(r"{GAP}{NOT}{GAP}(?:(?:ska|skulle|kan){GAP})?(?:kunna{GAP})?");
    [
        format!(r"(?:flytt|flydde|flyr|fly){GAP}(?:(?:vi|jag|hit|hem|med{GAP}barnen){GAP}){{0,2}}(?:i?från|undan){GAP}{from}{ENDS}"),
        format!(r"{so}{GAP}(?:{ex}{will}(?:{finds}|{near}){GAP}{us}|{he}{will}(?:{finds}{GAP}{us}|{near}{GAP}(?:mig|oss|henne))|{named}{will}{finds}{GAP}dem|ingen{GAP}ska{GAP}(?:kunna{GAP})?{finds}{GAP}(?:mig|oss)){ENDS}"),
        // A fence keeps anybody from children, and a man does not find his way: this is said of whom one left, or forbidden.
        format!(r"(?:{ex}{GAP}{MAY}{GAP}{NOT}{GAP}(?:{finds}|{near})|{he}{GAP}(?:får|må){GAP}{NOT}{GAP}(?:{finds}|{near})|(?:han|pap+an){GAP}ska{GAP}{NOT}{GAP}{finds}){GAP}{us}{ENDS}"),
        format!(r"{partner}{GAP}(?:(?:som|har|hade|ofta|alltid|ibland|brukade|tidigare|flera|gånger){GAP}){{0,3}}{hurts}{GAP}{us}(?:{GAP}(?:{FIGURES}){ENDS}|{ENDS})"),
        format!(r"(?:(?:liv|döds)?rädda?{GAP}för|överfallslarm{GAP}(?:{WORD}{GAP}){{0,3}}(?:för|mot|av)){GAP}{ex}{ENDS}"),
        format!(r"(?:{EX}|pap+an|mam+an|familjehem){GAP}(?:(?:{WORD}{GAP}){{1,3}})?{MAY}{GAP}{NOT}{GAP}(?:få{GAP})?(?:veta|reda{GAP}på){GAP}(?:vart?|vilke[nt]{GAP}{WORD})(?:$|[.,;!?\n])"),
        in_danger(&ex),
    ]
    .join("|")
}

/// What people are in who are sought or guarded, "han är farlig och letar efter oss", "polisen har gett mig larmtelefon",
/// and what is said of `ex`, whom one parted from: "mitt ex är våldsam". Whoever is old or plays is sought by those who love
/// them, and whoever works with people tells of theirs.
fn in_danger(ex: &str) -> String {
    let me = format!(r"(?:jag|vi|{ONE_OF_KIN}){GAP}");
    let is = r"(?:är|blir|har[\s>_,-]+(?:blivit|varit))";
    let partner = r"(?:ex[a-zåäö-]*(?:man(?:nen)?|maken?|frun?|sambon?|pojkvän|kille(?:n)?)|exet|(?:mitt|ett|hennes)[\s>_,-]+ex|(?:före[\s>_,-]+detta|f\.?[\s>_,-]?d)\.?[\s>_,-]+(?:man|make|sambo|pojkvän|kille|partner))";
    let danger = r"(?:[a-zåäö]*farlig|våldsam|aggressiv)";
    let ends = r"(?:[\s>]*(?:$|[.,;!])|[\s>]+(?:och|mot|så|men)[\s>])";
    let seeks =
        format!(r"(?:letar|söker|jagar){GAP}(?:efter{GAP})?(?:fortfarande{GAP})?(?:efter{GAP})?(?:mig|oss)");
    let violence = format!(r"(?:hedersvåld|hedersförtryck|stalk[a-z]+|våld{GAP}i{GAP}(?:en{GAP})?nära)");
    [
        format!(r"{ex}{GAP}(?:{WORD}{GAP}){{0,3}}{seeks}{ENDS}"),
        format!(r"(?:{HE}|{ONE_OF_KIN}){GAP}(?:är|blev|blir){GAP}{danger}{GAP}(?:och|som){GAP}(?:{WORD}{GAP})?{seeks}{ENDS}"),
        format!(r"för{GAP}att{GAP}(?:släkten|familjen|(?:min|hennes|hans){GAP}(?:familj|släkt)|{HE}){GAP}{seeks}{ENDS}"),
        format!(r"{partner}{GAP}(?:som{GAP})?(?:är|blir|har{GAP}varit){GAP}{danger}t?{ends}"),
        format!(r"{me}(?:{is}{GAP}utsatta?|utsätts|lever{GAP}utsatta?){GAP}för{GAP}(?:{WORD}{GAP})?{violence}"),
        format!(r"{me}{is}{GAP}stalkade?(?:{GAP}av{GAP}(?:en|min|mitt|någon|ex|hans|mannen)|[\s>]*(?:$|[.,;!]))"),
        format!(r"(?:jag|{ONE_OF_KIN}){GAP}(?:har|fått|fick){GAP}(?:fått{GAP})?(?:en{GAP})?livvakt(?:er)?[\s>]*(?:$|[.,;!])"),
        format!(r"polisen{GAP}(?:har{GAP})?(?:gett|givit|lämnat|gav){GAP}(?:mig|oss){GAP}(?:ett{GAP}|en{GAP})?(?:larmtelefon|larmpaket|skyddspaket|överfallslarm){ENDS}|(?:larmtelefon|larmpaket|skyddspaket|överfallslarm){GAP}(?:från|av){GAP}polisen|under{GAP}polisskydd"),
        format!(r"larm{GAP}(?:{WORD}{GAP}){{0,3}}(?:pga|p\.g\.a\.?|grund{GAP}av|mot){GAP}{ex}{ENDS}"),
    ]
    .join("|")
}
