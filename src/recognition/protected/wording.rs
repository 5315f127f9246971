//! The words in which protected identity is told of: by people of what is theirs, of themselves and of who threatens them,
//! and by laws. Blanks may be line breaks of quoted text or stand-ins in file names; a gap stays within the sentence. Of whom
//! it is said is not judged here (see [`ways`](super::ways) and [`whose`](super::whose)).

/// How a letter of ours speaks of this to whoever reads it.
pub(super) fn asked() -> String {
    [
        format!(r"(?:har{BLANK}du|om{BLANK}du{BLANK}har|du{BLANK}som{BLANK}har){BLANK}"),
        format!(r"(?:do|if){BLANK}you{BLANK}have(?:{BLANK}an?)?{BLANK}"),
        format!(r"(?:onko{BLANK}sinulla|jos{BLANK}sinulla{BLANK}on){BLANK}"),
    ]
    .join("|")
}

const BLANK: &str = r"[\s>_.-]+";
pub(super) const GAP: &str = r"[\s>_,-]+";
/// A word, and the end of one.
pub(super) const WORD: &str = r"[^\s.,;:!?>]+";
pub(super) const ENDS: &str = r"(?:$|[^a-zåäö])";
/// What can be protected, also misspelt. "Uppgift" alone is a task as well.
const WHAT: &str = concat!(
    r"(?:in?dent(?:it|i?et|$|[^a-zåäö])|(?:person|kontakt|adress|bostads)[- ]?up+g(?:[ij]?f?t|$|[^a-zåäö])|up+g[ij]?f?te|(?:person|telefon)[- ]?nummer|pers(?:on)?[. -]{1,2}up+g",
    r"|(?:hem|bostads|boende|post)?ad+res|folkbok|id(?:$|[^a-zåäö]))[a-zåäöé]*"
);
/// Whose: the sender's or of somebody the sender speaks for.
pub(super) const MINE: &str =
    "(?:mina?|mitt|våra?|vårt|hennes|hans|deras|familjens|barnens|barnets|sonens|dotterns|vars)";
/// Who belongs to the sender.
pub(super) const KIN: &str = concat!(
    r"(?:(?:mina?|mitt|våra?|vårt|hela)[\s>_,-]+(?:familj(?:en)?|barn|söner|döttrar|son|dotter|fru|hustru|man|sambo|maka|make|mam+a",
    r"|pap+a|mor|far|syst(?:er|rar)|bro(?:r|der)|bröder|föräldrar|syskon|barnbarn)|familjen|barnen|sonen|dottern)"
);
/// Who somebody has parted from.
pub(super) const EX: &str = concat!(
    r"(?:ex[a-zåäö-]*(?:man(?:nen)?|maken?|frun?|sambon?|vän(?:nen)?|kille(?:n)?|tjej(?:en)?)|exet|(?:mitt|hennes)[\s>_,-]+ex|barnens[\s>_,-]+(?:pap+a|far)",
    r"|(?:min|hennes|vår)[\s>_,-]+[a-zåäö]+s[\s>_,-]+ex(?:et)?",
    r"|(?:min|mitt)[\s>_,-]+(?:före[\s>_,-]+detta|f\.?[\s>_,-]?d)\.?(?:[\s>_,-]+[a-zåäö-]*(?:man|make|maka|fru|hustru|[sb]o|partner|vän|kille|tjej|gubbe|fästmö|f[aä]r|mor|pap+a|mam+a|bror|syster|son|dotter))?)"
);
/// Who threatens people, where no word tells that they parted.
pub(super) const HE: &str = r"(?:han|hon|någon|pap+an|mam+an|mannen|maken|sambon|(?:min|hennes)[\s>_,-]+(?:man|sambo|make|pojkvän|bror|pap+a|far|son))";
/// That it is protected.
const SHUT: &str = r"(?:sky+d+(?:ad|at|as)|skyddsm(?:a|ä|a\u{308})rk|sekretes|hemlig|hemligst|dold)[a-zåäö]*";

/// Who belongs to somebody, one alone.
pub(super) const ONE_OF_KIN: &str = concat!(
    r"(?:min|mitt|vår|hennes|hans|deras|barnens)[\s>_,-]+(?:[a-zåäö]+s[\s>_,-]+)?(?:[a-zåäö]*(?:far|mor|pap+a|mam+a|bror|syster|son|dotter|kusin)",
    r"|man|fru|hustru|maka|make|sambo|svåger|svägerska|pojkvän|flickvän|kille|tjej|släkting)"
);

/// Behind "protected": by what, which tells that it is a register.
pub(super) const PROTECTS: &str = "av|med|enligt|genom|via|hos|mot|från|när|under";
/// Behind "we are protected": against what, which tells that it is no secret.
pub(super) const AGAINST: &str = "av|mot|från|med|genom";
/// Behind "threatened": by or with what, or to do what, which tells that it is no person's life.
pub(super) const OF: &str =
    r"av|med|om|att[\s>_,-]+(?:flytta|lämna|sälja|sluta|säga|avgå|lägga|stänga|riva|bygga|höja|sänka|minska)";
/// Behind "struck me": how, which tells that nobody is hurt.
pub(super) const FIGURES: &str = r"(?:[^\s.,;:!?>]+[\s>_,-]+)?(?:alla|båda|med[\s>_,-]+(?:häpnad|förvåning|frågor|en[\s>_,-]+(?:minut|poäng|röst))|en[\s>_,-]+signal|på[\s>_,-]+(?:fingrarna|axeln)|i[\s>_,-]+(?:schack|tennis|golf|kubb|kort|boule|pingis|padel|fia|höjdled|armbrytning|[a-zåäö]*(?:spel|loppet|åkning|skottning|promenaden|tävling(?:en)?)))";
/// A threat, of any kind.
const THREAT: &str = "(?:[a-zåäö]*hot(?:en|et)?|hotbild[a-z]*)";
/// What is not to be.
pub(super) const NOT: &str = "(?:inte|ej|aldrig)";
/// Before what somebody may not do.
pub(super) const MAY: &str = "(?:får|ska|skall|må)";
/// What people do where nobody is to find them.
pub(super) const LIVES: &str = "(?:bor|är|finns|håller|lever|jobbar|arbetar|går|gömmer)";

/// "Skyddade personuppgifter", "skyddad person- och adressuppgift", "uppgifterna är skyddade".
pub(super) fn protected_things() -> String {
    let both = format!(r"(?:{WORD}-{BLANK}(?:och|eller){BLANK})?");
    let is = r"(?:är|e|(?:har|ha)[\s>_-]+(?:varit|blivit)|blivit|blev|var)";
    let by = format!(r"(?:{GAP}(?:{PROTECTS}){ENDS})?");
    [
        format!(r"(?:sekretess?s?)?sky+d+a(?:d|de|t|s|ds)(?:{BLANK})?{both}{WHAT}"),
        format!(r"(?:skyddsm(?:a|ä|a\u{{308}})rk|sekretess?bela|hemligst)[a-zåäö]*{BLANK}{both}{WHAT}"),
        format!(r"heml(?:ig|iga|igt){BLANK}(?:{WHAT}|nummer)"),
        // Cut short, and not the end of a sentence about shelter.
        format!(r"sky+d+\.{BLANK}?(?-i:ident|pers|uppg|adr|folkb)|sekr\.[\s-]?(?:sky+d|markering|mark)"),
        format!(r"{WHAT}{GAP}{is}{GAP}(?:{WORD}{GAP})?(?:skydda|skyddsmark|hemlig|sekretess?(?:bel|s?kyd|m))[a-zåäö]*{by}"),
        format!(r"{SHUT}{GAP}(?:{WORD}{GAP}){{0,2}}folkbok"),
        format!(r"(?:har|haft|fått|under|med|beviljats){GAP}(?:{WORD}{GAP}){{0,2}}(?:sky+d+|sekretess?){GAP}(?:i|på|hos|för|av){GAP}(?:{WORD}{GAP})?(?:folkbok|skatteverket|{MINE}{GAP}(?:{WORD}{GAP})?(?:{WHAT}|namn))"),
        // A school may be placed where nobody knows yet, too.
        format!(r"(?:(?:bor|lever|vistas){GAP}(?:{WORD}{GAP}){{0,2}}(?:hemlig|skyddad|okänd){GAP}(?:ort|plats)|(?:[a-zåäö]*placera[a-z]*{GAP}(?:{WORD}{GAP}){{0,2}}(?:hemlig|skyddad)|(?:jag{GAP}|{KIN}{GAP}|barn{GAP}|familjehem)(?:{WORD}{GAP}){{0,3}}[a-zåäö]*placera[a-z]*{GAP}(?:{WORD}{GAP}){{0,2}}okänd){GAP}ort){ENDS}"),
    ]
    .join("|")
}

/// "Min adress i registret är skyddad", "sekretess på mina uppgifter", "inte att min adress syns".
pub(super) fn of_mine() -> String {
    let mine = format!(r"{MINE}{GAP}(?:{WORD}{GAP})?{WHAT}");
    let name = format!(r"{MINE}{GAP}(?:namn|(?:{WORD}{GAP})?{WHAT})");
    let spread = "(?:publicera|sprida?|visa|röja?|avslöja|nämna?)r?";
    let hand = "(?:lämnar?|lägg(?:a|er)?|skriv(?:a|er)?)";
    let show = format!("(?:{spread}|{hand}{GAP}ut)");
    let shown = format!(
        r"(?:syn[sa]|känd|(?:publicera|sprid|spri[dt]|visa|röj|avslöja|nämn)[a-z]*|utlämna|(?:komm|lämna|lägg)[a-z]*{GAP}(?:ut|fram))"
    );
    let on_show = format!(
        r"(?:stå|står|ha|finnas|finns|hamna[rs]?|komma|kommer|ligga|vara){GAP}(?:(?:med|ute?|uppe?){GAP})?(?:på|i){GAP}(?:{WORD}{GAP})?(?:hemsid|webb|nät|internet|google|tidning|facebook|sociala)[a-zåäö]*"
    );
    [
        format!(r"{mine}{GAP}(?:{WORD}{GAP}){{0,6}}{SHUT}"),
        format!(r"(?:vill|önskar|får|ska){GAP}{NOT}{GAP}(?:{WORD}{GAP}){{0,3}}{name}{GAP}(?:{WORD}{GAP}){{0,3}}{on_show}"),
        format!(r"{name}{GAP}(?:vill{GAP}(?:jag|vi)|ska|skall|får){GAP}{NOT}{GAP}(?:{WORD}{GAP}){{0,2}}{on_show}"),
        format!(r"sekretess?{GAP}(?:{WORD}{GAP}){{0,3}}{mine}"),
        format!(r"{name}{GAP}(?:{WORD}{GAP}){{0,4}}{NOT}{GAP}(?:{WORD}{GAP}){{0,2}}{shown}"),
        format!(r"{NOT}{GAP}(?:{WORD}{GAP}){{0,3}}{name}{GAP}(?:{WORD}{GAP}){{0,3}}{shown}"),
        format!(r"{NOT}{GAP}(?:{WORD}{GAP}){{0,3}}{show}{GAP}{name}{ENDS}"),
        format!(r"(?:(?:{spread}|{hand}){GAP}(?:{WORD}{GAP})?{NOT}{GAP}(?:ut{GAP})?){name}{ENDS}"),
        format!(r"ta{GAP}(?:{WORD}{GAP})?{NOT}{GAP}med{GAP}mitt{GAP}namn(?:[\s>]*(?:$|[.,;!])|{GAP}i{GAP}(?:{WORD}{GAP})?[a-zåäö]*(?:samman|redogör|svar|protokoll|diari|handling|rapport))"),
        format!(r"(?:jag|vi){GAP}(?:vill|önskar){GAP}(?:{WORD}{GAP})?{NOT}{GAP}att{GAP}namn{GAP}(?:och{GAP}adress(?:en)?{GAP})?(?:{WORD}{GAP})?{shown}[\s>]*(?:$|[.,;!])"),
        format!(r"{show}{GAP}(?:{WORD}{GAP}){{0,5}}(?:(?:men|dock|fast){GAP}{NOT}|utom){GAP}{name}{ENDS}"),
        format!(r"(?:dölj|maska|anonymisera|hemlighåll|sekretessbelägg)[a-z]*{GAP}(?:gärna{GAP}|även{GAP})?{name}{ENDS}"),
        format!(r"my{GAP}(?:{WORD}{GAP}){{0,2}}(?:address|identity|data|details|name|whereabouts){GAP}(?:is|are|must|has|have|may){GAP}(?:{WORD}{GAP}){{0,2}}(?:protected|secret|confidential|hidden|disclosed|revealed)"),
    ]
    .join("|")
}

/// "Jag är skyddad", "jag har skyddat namn", "vi gömmer oss för honom".
pub(super) fn of_people() -> String {
    let by = format!(r"{GAP}(?:{AGAINST}){ENDS}");
    let who = format!(r"(?:jag|vi|familjen|{KIN})");
    let has = format!(
        r"(?:{who}{GAP}(?:{WORD}{GAP})?(?:har|haft|ha|fått|fick|lever|levt|bor)|(?:har|fick){GAP}{who})"
    );
    let shut = format!(
        r"(?:dol(?:d|da|t){BLANK}(?:{WHAT}|nummer)|sky+d+a(?:t|de){BLANK}namn|sky+d+ad{BLANK}up+g[ij]?f?t{ENDS})"
    );
    [
        // A cheese has a protected name, and a contract hidden data: these are somebody's.
        format!(r"{has}{GAP}(?:{WORD}{GAP}){{0,2}}{shut}"),
        format!(r"(?:mina?|mitt|våra?|vårt){GAP}dol(?:d|da|t){BLANK}(?:{WHAT}|nummer)"),
        format!(r"^\s*(?:har{GAP})?{shut}[\s.!]*$"),
        format!(r"(?:gömmer|gömma|gömt){GAP}(?:mig|oss){GAP}(?:{WORD}{GAP})?(?:för|från|undan){GAP}(?:min|mitt|någon|en|ex|pappan|honom|släkt)"),
        format!(r"(?:gömmer|gömma|gömt){GAP}mig{ENDS}"),
        format!(r"(?:jag|vi|hon|han|{KIN}){GAP}(?:{WORD}{GAP})?(?:har|fått|haft){GAP}(?:{WORD}{GAP}){{0,2}}kontaktförbud"),
        format!(r"(?:jag|vi){GAP}(?:{WORD}{GAP}){{0,2}}(?:lever|bor|är){GAP}skydda(?:d|t|de)(?:{by}|{ENDS})"),
        format!(r"(?:jag|vi|{KIN}){GAP}(?:{WORD}{GAP})?(?:lever|bor){GAP}(?:{WORD}{GAP})?under{GAP}skydd(?:et)?(?:{by}|{ENDS})"),
        format!(r"skyddad{GAP}person{ENDS}"),
        format!(r"(?:jag|familjen|hon|barnen){GAP}(?:{WORD}{GAP}){{0,2}}(?:bytt|fått{GAP}ny|fick{GAP}ny){GAP}(?:namn{GAP}och{GAP})?identitet{ENDS}"),
    ]
    .join("|")
}

/// An order that somebody near to one is to keep away, as a court gives it.
pub(super) fn kept_off() -> String {
    format!(r"(?:^|[^a-zåäö])(?:e?mot{GAP}(?:honom|henne|en{GAP}man|{HE})|{EX})(?:[^a-zåäö]|$)")
}

/// "Lever gömd", said of birds as well, and "skyddat boende", of those whom others help.
pub(super) fn hidden_lives() -> String {
    format!(
        r"(?:lever|levt|leva|levde|bor|bott|hålla|håller){GAP}(?:{WORD}{GAP}){{0,2}}(?:gömda?|dolda?|dolt){ENDS}|sky+d+at{BLANK}boende(?:t|ts)?{ENDS}"
    )
}

/// "Är", "har blivit", "känner sig", in front of "threatened".
fn is_or_feels() -> String {
    format!(r"(?:är|blir|blev|blivit|varit|(?:känner|känt|kände){GAP}(?:mig|oss|sig)){GAP}(?:{WORD}{GAP})?")
}

/// "Får", "utsätts för", in front of a threat.
fn gets() -> String {
    format!(r"(?:får|fått|fick|mottagit|utsatta?{GAP}för|utsätts{GAP}för|utsattes{GAP}för)")
}

/// "Jag lever under hot", "jag är hotad", "han hotar mig".
pub(super) fn of_threats() -> String {
    let (is, gets) = (is_or_feels(), gets());
    let lives = format!(
        r"(?:jag|vi|familjen){GAP}(?:{WORD}{GAP}){{0,4}}(?:lever|bor|levt|levde)|jag{GAP}står|(?:lever|bor){GAP}(?:jag|vi)"
    );
    let one = [
        format!(r"(?:{lives}){GAP}(?:{WORD}{GAP})?under{GAP}(?:{WORD}{GAP}){{0,2}}{THREAT}"),
        format!(r"jag{GAP}(?:{WORD}{GAP}){{0,2}}{is}(?:[a-zåäö]*hotade?|förföljda?)"),
        format!(r"jag{GAP}(?:{WORD}{GAP}){{0,3}}(?:(?:{gets}|lever{GAP}med){GAP}(?:{WORD}{GAP}){{0,2}}{THREAT}|har{GAP}(?:{WORD}{GAP}){{0,2}}(?:dödshot|mordhot|hotbild)[a-z]*)"),
        format!(r"(?:jag|vi|hon|han|{KIN}){GAP}(?:{WORD}{GAP}){{0,3}}(?:döds|mord)hota[a-z]*"),
    ]
    .join("|");
    let by_whom = format!(
        r"{GAP}(?:(?:av|från|utav){GAP}(?:min|mitt|hans{ENDS}|hennes|någon|några|kriminella|[a-zåäö]*gäng|ett{GAP}gäng|en{GAP}(?:man|person|kille|granne)|släkt|ex[a-zåäö-]*m[aä]n|mitt{GAP}ex|pappan|mannen|honom|henne|barnens)|om{GAP}(?:våld|mitt){ENDS})"
    );
    [
        format!(r"(?:{one})(?:{by_whom}|{GAP}(?:{OF}){ENDS}|{ENDS})"),
        format!(r"vi{GAP}(?:{WORD}{GAP}){{0,2}}{is}(?:hotade?|förföljda?){by_whom}"),
        format!(r"(?:{HE}|{KIN}|{EX}){GAP}(?:{WORD}{GAP})?hota(?:r|t|de){GAP}(?:mig|oss|barnen){ENDS}"),
        format!(r"(?:{HE}|{ONE_OF_KIN}|{EX}){GAP}(?:{WORD}{GAP})?hota(?:r|t|de){GAP}(?:{WORD}{GAP})?med{GAP}(?:{WORD}{GAP})?(?:(?:våld|stryk|kniv|vapen|pistol|självmord)(?:en|et)?{ENDS}|hämnd(?:en)?(?:$|[^a-zåäö\s]|\s+(?:för|så|och|mot|om\s+(?:jag|vi)){ENDS}))"),
        format!(r"{THREAT}{GAP}(?:{WORD}{GAP})?e?mot{GAP}(?:mig|min{GAP}familj|vår{GAP}familj|mitt{GAP}liv|våra{GAP}liv){ENDS}"),
        format!(r"(?:dödshot|mordhot|hotbild)[a-z]*{GAP}(?:{WORD}{GAP})?e?mot{GAP}oss{ENDS}"),
    ]
    .join("|")
}

/// "Vi är hotade", "ett hot mot oss": said of a club as well.
pub(super) fn of_us() -> String {
    let (is, gets) = (is_or_feels(), gets());
    let of_us = [
        format!(r"{KIN}{GAP}(?:har{GAP}|hade{GAP})?{is}(?:hota(?:de|d|t)|förföljda?)"),
        format!(r"vi{GAP}(?:{WORD}{GAP}){{0,2}}{is}(?:hotade?|förföljda?)"),
        format!(r"{THREAT}{GAP}(?:{WORD}{GAP})?e?mot{GAP}(?:oss|barnen|{KIN})"),
        format!(r"(?:vi{GAP}(?:{WORD}{GAP}){{0,2}}(?:{gets}|(?:lever|levt){GAP}med)){GAP}(?:{WORD}{GAP}){{0,2}}{THREAT}"),
        format!(r"vi{GAP}(?:{WORD}{GAP}){{0,2}}har{GAP}(?:{WORD}{GAP}){{0,2}}hotbild[a-z]*"),
        format!(r"hota(?:r|t|de){GAP}(?:oss|barnen|{KIN})"),
    ]
    .join("|");
    format!("(?:{of_us}){ENDS}")
}

/// Words that mean nothing else, in six languages.
pub(super) fn set_words() -> String {
    let folk = r"folkbokf(?:ö|o\u{308}|o)r\w*";
    [
        r"(?:sekretes+|ad+res+|identitets?)[\s_-]*s?ky+d+\w*|id-skydda\w*|skyddsmarker\w*".to_owned(),
        r"spärrmarker\w*|auskunftssperre|übermittlungssperre|adresses[kp]er+e?\w*|adressebeskyttel\w*|kvarskriv\w*|turvakiel\w*".to_owned(),
        r"vittnessky+d+\w*".to_owned(),
        format!(r"(?:hot|hotas?){GAP}(?:om|till|mot){GAP}(?:mitt{GAP}liv|livet{GAP}av)"),
        r"sekretess[\s_-]*m(?:a|ä|a\u{308})rk\w*".to_owned(),
        format!(r"(?:secret|confidential){BLANK}(?:address|identity)|protected{BLANK}(?:identit|address)\w*"),
        format!(r"(?:sperret|(?:strengt{BLANK})?fortrolig|hemmelig|beskyttet|skjult){BLANK}(?:adresse|identitet)"),
        format!(r"geheime{BLANK}(?:adresse|anschrift)|(?:sala(?:inen|ttu)|suojattu){BLANK}(?:osoite|henkilöl)|osoitteeni{BLANK}on{BLANK}(?:sala|suoja)"),
        format!(r"(?:henkilö|osoite|yhteys)tie(?:to|do)\w*ni{BLANK}(?:on|ovat){BLANK}(?:{WORD}{BLANK})?(?:sala|suoja)t?\w*"),
        format!(r"finger(?:ad|ade|at|ats){BLANK}(?:{WORD}{BLANK})?(?:person|identitet|uppgift|namn|{folk})\w*"),
    ]
    .join("|")
}
