//! The sentences that automatic answers are made of, in six languages: that the writer is absent, and what stands beside
//! that: thanks, when somebody reads mail again, whom to turn to. Whether a mail says nothing else is asked in `notice`.

use std::sync::LazyLock;

use regex::Regex;

use super::automatic::is_a_programs;
use crate::pattern::{Pattern, pattern};
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::purpose::is_courtesy;
use crate::recognition::sentence::Sentence;

/// Whether the writer tells of being absent.
pub(in crate::recognition) fn tells_of_own_absence(one: &Sentence) -> bool {
    !one.asks() && (ABSENT.is_match(&one.said) || AWAY.is_match(&one.said))
}

/// Whether the sentence is one that automatic answers are made of.
pub(super) fn is_of_a_notice(one: &Sentence) -> bool {
    let said = &one.said;
    let of_mail = || MAIL.is_match(said) && (LIES.is_match(said) || HANDLED.is_match(said));
    let known = || {
        tells_of_own_absence(one)
            || IN_NOTICES.is_match(said)
            || (TURN_TO.is_match(said) && tells_whither(one))
            || (IN_NEED.is_match(said) && CONTACT.is_match(said))
            || of_mail()
    };
    !OF_THE_MATTER.is_match(said)
        && (is_a_programs(one)
            || is_courtesy(one)
            || (known() && !goes_on_otherwise(said, &OF_NOTICES) && !answers(said) && !does_otherwise(said)))
}

/// Whether a part of the sentence is about what no notice speaks of: "jag är sjukskriven och bussen går för sällan".
/// Each part has a word of notices or one of `others`.
pub(super) fn goes_on_otherwise(said: &str, others: &Regex) -> bool {
    let said = said.replace(" till och med ", " till ");
    let speaks = |part: &str| OF_NOTICES.is_match(part) || others.is_match(part);
    let fits = |part: &str| part.split(' ').count() <= FEW || speaks(&format!(" {part} "));
    JOINTS.is_match(&said) && !JOINTS.split(&said).map(str::trim).all(fits)
}

/// Whether a yes or no is told, and more than a no to all meetings and calls: a strategy may be of them.
fn answers(said: &str) -> bool {
    ANSWERS.is_match(said) && !TO_MEETINGS.is_match(said)
}

/// Whether something that notices speak of does what none of them tells: "kontoret på Storgatan saknar ramp".
fn does_otherwise(said: &str) -> bool {
    let does = DOES.captures_iter(said).filter_map(|found| found.name("what"));
    does.into_iter().any(|what| !OF_OFFICES.is_match(what.as_str()))
}

/// A word of notices with a verb behind it.
static DOES: Pattern = Pattern::new(
    " (?:kontor|plats|telefon|resa|arbete|jobb|kansli|reception|vaxel|hjalp|kurs|utbildning|formular|mobil|tjanst)[a-z]*(?: (?:pa|i|vid|till|for|hos|av|fran) [a-z-]+)?(?: (?:inte|ej|alltid|ocksa|ofta))? (?P<what>[a-z]{2,}(?:ar|er)|gar|saknas|behovs|borde|maste|tar (?:for|lang|lite|mycket|tid)) ",
);

/// What an office does in a notice, and words that end as verbs do.
static OF_OFFICES: Pattern = Pattern::new(
    "^(?:har|svar[ae]r|besvar[ae]r|hanterar|hj[ae]lper|aterkommer|kommer|kopplar|vidarebefordrar|galler|haller|holder|oppnar|apner|abner|stanger|stenger|lukker|laser|leser|laeser|bevakar|[a-z]*(?:nummer|ber|dagar|dager|manader|timmar|sommar|sommer|vinter|semester|kollegor)|eller|efter|under|over|after|oder)$",
);

/// A yes or no that is told: "svarar nej på båda frågorna", "svaret från oss är ja".
static ANSWERS: Pattern = Pattern::new(
    " (?:svar[a-z]*|antwort[a-z]*|rostar|sager|sier|siger)(?: [a-z0-9-]+){0,4} (?:ja|nej|nei|nein) | (?:svar[a-z]*|rostar|ar|er)(?: (?:helt|starkt|kort|absolut|alla))? (?:emot|imot|imod) | (?:svar[a-z]*|rostar|ar)(?: (?:helt|starkt|kort|absolut|alla))? (?:for|mot) (?:$|,)| (?:answer|reply|response|vote)(?: is)? (?:yes|no) (?:$|,|to )",
);

/// What who is away says no to, and nothing behind it but when.
static TO_MEETINGS: Pattern = Pattern::new(
    " (?:nej|nei|nein|no) (?:pa|till|til|to) (?:(?:alla|samtliga|alle|all) )?(?:mote(?:n|s(?:forfragan|forfragningar|inbjudan|inbjudningar|kallelser))?|samtal|bokningar|moter|moder|meetings|meeting requests|calls) (?:$|, |(?:och|men|tills|till|under|so|until) )",
);

/// Words that say nothing by themselves: "som vanligt", "hej Anna".
const FEW: usize = 2;

/// Where a sentence may go on with something else.
static JOINTS: Pattern =
    Pattern::new(" (?:men|fast|och|og|samt|eftersom|medan|nar|sa|darfor|som|att|and|but|because|while|,) ");

/// Words of notices, of which each part of a sentence has one.
static OF_NOTICES: Phrases = Phrases::new(&[
    "(*semester*|*ledig*|*ledighet|sjuk*|syk*|syg*|slutat|borta|borte|bortrest*|frånvar*|fravær*|hemma|utomlands|resa|reser|resande|tjänst|tjänsteresa|utbildning|konferens|kurs|kontoret|plats|jobbet|arbete|anträffbar|tillgänglig|nåbar|tillgång|åter*|tillbaka|tilbake|tilbage|ferie|orlov|barsel|permisjon)",
    "(läs*|svar*|besvar*|hanter*|bevak*|vidare*|kollar|mejl*|mail*|e-post*|epost*|e-mail*|email*|meddelande*|melding*|henvendelse*|ärende*|nummer|tack|tak|takk|hör*|kontakt*|ring|nå|nås|telefon*|växel*|kansli*|reception*|kolleg*|mobil*|snart|snarast|brådsk*|akut*|frågor|hjälp|form|formulär*)",
    "(office|leave|vacation|holiday|away|absent|travelling|back|return*|reply|replies|respond*|answer*|message*|contact*|call|number|case|access|urgent*|colleague*|thank*|read|soon|possible|will be)",
    "(#|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|måndag|tisdag|onsdag|torsdag|fredag|idag|imorgon|vecka|sommaren|jul)",
]);

/// Whether it says to whom or where, by an address, a number, a page, a name or a colleague: "Använd enklare formulär!"
/// is anybody's, and no notice says where not to.
fn tells_whither(one: &Sentence) -> bool {
    let words = || one.written().split_whitespace().map(|word| word.trim_matches(MARKS));
    let is_page = |word: &str| word.contains('.') && word.split('.').all(|part| part.chars().count() > 1);
    let is_name = |word: &str| word.chars().count() > 1 && word.starts_with(char::is_uppercase);
    let digits = one.written().chars().filter(char::is_ascii_digit).count();
    !NOT.is_match(&one.said)
        && (digits >= NUMBER
            || words().any(|word| word.contains('@') || is_page(word))
            || WHITHER.is_match(&one.said)
            || (CONTACT.is_match(&one.said) && words().skip(1).any(is_name)))
}

/// Signs around a word.
const MARKS: &[char] = &['.', ',', ';', ':', '!', '?', '(', ')', '<', '>', '"', '”'];

/// Digits of a telephone number at least.
const NUMBER: usize = 5;

/// What notices do not say of whom to turn to.
static NOT: Phrases = Phrases::new(&["(inte|ej|aldrig|ikke|not|never|nicht)"]);

/// The writer is absent, in the first person or as the headings of notices put it, or a service desk writes.
static ABSENT: LazyLock<Regex> = LazyLock::new(|| {
    let swedish = "(semester|på semester|på resande fot|tjänstledig|föräldraledig|mammaledig|pappaledig|studieledig|sjukledig|föräldraledighet|sjukskriven|bortrest|frånvarande|utomlands|på tjänsteresa|på utbildning|på konferens|på kurs|(ej|inte|icke) (på plats|på kontoret|i tjänst|anträffbar|tillgänglig|nåbar|på jobbet|i arbete)|(ute|borta) från kontoret|begränsad tillgång|begränsade möjligheter|åter i tjänst|(sjuk|ledig|borta|åter|tillbaka) (till (och med|den|måndag|tisdag|onsdag|torsdag|fredag|v|vecka|#)|från och med|fr.o.m|t.o.m|tom|den|idag|i dag|under|hela|denna|igen|v|vecka|på (kontoret|plats|jobbet|måndag|tisdag|onsdag|torsdag|fredag)|måndag|tisdag|onsdag|torsdag|fredag|#))";
    let nordic = "(ferie|på ferie|sommerferie|juleferie|fraværende|permisjon|i permisjon|orlov|på orlov|barsel|på barsel|barselsorlov|sykmeldt|sygemeldt|bortreist|bortrejst|på reise|på rejse|tjenestereise|på tjenestereise|avspasering|ikke (på kontoret|til stede|tilstede|på plass|tilgjengelig|tilgængelig|på jobb|på arbejde|å treffe)|(ute|ude|borte|væk) (av|af|fra) (kontoret|huset)|(syk|syg|tilbake|tilbage) ((til|fra) (den|mandag|tirsdag|onsdag|torsdag|fredag|#)|den|igen|igjen|i dag|på (kontoret|jobb|arbejde|mandag|tirsdag|onsdag|torsdag|fredag)|mandag|tirsdag|onsdag|torsdag|fredag|#))";
    let english = "(out of office|out of the office|away|away from the office|away from my desk|vacation|on vacation|on leave|annual leave|parental leave|maternity leave|paternity leave|sick leave|holiday|on holiday|on holidays|travelling|traveling|absent|unavailable|not available|not in the office|limited access|back in the office|no longer with)";
    let german = "(urlaub|im urlaub|abwesend|ausser haus|nicht im büro|nicht im haus|nicht erreichbar|nicht am platz|elternzeit|in elternzeit|mutterschutz|krank|krankgeschrieben|dienstreise|auf dienstreise|wieder erreichbar|wieder im büro|weg)";
    let finnish = "(poissa|lomalla|kesälomalla|vuosilomalla|talvilomalla|vanhempainvapaalla|äitiyslomalla|vapaalla|sairauslomalla|sairaslomalla|virkamatkalla|työmatkalla|virkavapaalla|hoitovapaalla|opintovapaalla)";
    any_of(&[
        &format!(
            "(jag|vi) (är|har|befinner mig|befinner oss|kommer att vara|kommer vara|kommer att ha)~~~ {swedish}"
        ),
        "(jag|vi) (läser|besvarar|kollar) (inte|ej|min|mina|endast|bara|sällan)~~ (e-post*|epost*|mejl*|mail*)",
        "jag har~ slutat (min|mitt|på|i|som|hos|här|arbeta|jobba)…",
        "i no longer work…",
        &format!("^{swedish} (till|t.o.m|tom|fr.o.m|f.o.m|den|v|vecka|#)…"),
        &format!(
            "(jeg|vi|jeg|undertegnede) (er|har|holder|tar|afholder|avvikler|vil være|befinner meg)~~~ {nordic}"
        ),
        "^(fraværende|på ferie|ikke på kontoret|ikke til stede|ute av kontoret|ude af kontoret) (til|fra|t.o.m|frem|i|#)…",
        &format!("(i|we) (am|m|are|re|will be|ll be|have|ve)~~~ {english}"),
        "^([^ ]+ ){1,3}is( currently)? out of( the)? office",
        "^(currently )?(out of( the)? office|on vacation|on leave|away) (until|from|till|with|#)…",
        "limited access to~ (e-mail*|email*|mail)",
        &format!("(ich|wir) (bin|sind|habe|haben|werde|befinde mich)~~~~~ {german}"),
        "ich bin (bis|ab|vom|noch bis)~ #",
        &format!(
            "^(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)~~~ {german}"
        ),
        &format!("(bin|sind|befinde) (ich|wir|mich)?~~~~ {german}"),
        &format!("(olen|olemme|oon)~~ {finnish}"),
        "(en|emme) ole~~ (toimistolla|paikalla|tavoitettavissa|töissä|työpaikalla)",
        "poissa (toimistosta|toimistolta|töistä)",
        "palaan~ (töihin|toimistolle|lomalta|työpaikalle|#)",
        "tack för att du kontakta*…",
        "(thank you|thanks) for contacting…",
        "(ditt|your) (ärende|ärendenummer|case|ticket)~~~ #",
        "(kontoret|kansliet|expeditionen|our office|the office|das büro|toimisto|toimistomme) (är|is|er|ist|on)~~ (semesterstängt|(stängt|closed|stengt|lukket|geschlossen|suljettu) (för semester|under|till|t.o.m|den|idag|i dag|mellan|v|vecka|until|over|bis|til|fra|#))",
    ])
});

/// The same in words that mean other things where more follows: "vi är tillbaka på ruta ett".
static AWAY: LazyLock<Regex> = LazyLock::new(|| {
    let absent = "ledig|borta|sjuk|tillbaka|ater|syk|syg|tilbake|tilbage";
    pattern(&format!(r" (?:jag|vi|jeg) (?:ar|er)(?: [a-z]+){{0,2}} (?:{absent}) $| jag har slutat $"))
});

/// What else stands in automatic answers: thanks for the mail, when the writer is back, whom to turn to.
static IN_NOTICES: LazyLock<Regex> = LazyLock::new(|| {
    let back = "(åter|tillbaka|back|return|returning|tilbake|tilbage|zurück|palaan|takaisin|i tjänst)~~ (igen|den|på|måndag|tisdag|onsdag|torsdag|fredag|i|v|vecka|on|to|in|next|after|mandag|am|ab|töihin|after|efter|#)";
    any_of(&[
        "(tack|takk|tak|thanks|thank you|danke|vielen dank|kiitos)~ (för|for|für)~ (ditt|ert|mejl*|mail*|meddelande*|din|your|contacting|e-mail|ihre|deine|die|mailen|henvendelsen|viest*|att du (kontakt*|hör*|mejl*))…",
        "(vi|we|jag|i) (har|have)~ (tagit emot|mottagit|fått|received) (ditt|ert|your)…",
        "kiitos (viest*|sähköpost*|yhteydenot*)",
        &format!("^(och )?{back}"),
        &format!("{WRITER} (är|kommer|am|are|er|bin|sind|will be|m|re|ll be)~ {back}"),
        "^(vi|jag|we)~ (återkommer|svarer)( till dig| till er| inom kort| snarast)?",
        "(vastaamme|palaamme)…",
        "^(klicka|click) (på|on) (länken|the link|knappen)…",
        "(din|ditt|your) (e-post*|mejl*|mail*|meddelande*|e-mail|email|message) (väntar|is waiting|hålls|stoppades|har stoppats|is held)…",
        "(du|ni|you) (får|kommer att få|will get|will receive)~ (svar|besked|answer|reply|response) (inom|så|när|within|as|when)…",
        "(det|mejlet|meddelandet|ärendet|svaret|it) (har|is|has) (nu |blivit )?((inkommit|kommit in) (till oss|hit)|registrerats|diarieförts|skapats|been (received|registered))…",
        &format!(
            "{WRITER}( kommer att| kan| ska| will| shall| can| ll)? (återkommer|återkomma|svara|svarar|hör av mig|hör av oss|get back to you|respond|reply|svarer|vender tilbage|melde mich|vastaan)~~~ (när|så|efter|snarast|den|inom|as|when|upon|on|after|within|når|så|sobald|nach|kun|palattuani|to your)"
        ),
        "^(återkommer|svarar|vastaan)~~~ (när|så|efter|snarast|den|inom|kun|palattuani)",
    ])
});

/// Who writes a notice.
const WRITER: &str = "(jag|vi|i|we|jeg|ich|wir)";

/// Whom or where to turn to.
static TURN_TO: Phrases = Phrases::new(&[
    "^((var|vänligen|venligst|vennligst|bitte|please|god|snälla) )?(kontakta|ring|kontakt|contact|call|mejla|maila|mail|skriv|skicka|använd|bruk|brug|write|use|click|klicka|wenden|kontaktieren|ota yhteyttä|soita|hänvisar till|vänd dig till|vänd er till)…",
    "(kontakta|contact|kontakt|wenden|yhteyttä|vänd dig) (då|gärna|istället|i stället|instead|min|mina|vår|växel*|kansli*|reception*|kollega*|my|our|me|kollegor|kontoret)…",
]);

/// A colleague, an office or a form of the writer's own.
static WHITHER: Phrases = Phrases::new(&[
    "(växel*|kansli*|kundtjänst*|kundservice*|support*|reception*|kolleg*|colleague*|chef*|kontoret|toimisto*|office|expeditionen|sekreterare*|ordförande*|kassör*|ersättare*|vikarie*|registrator*)",
    "(vårt|vår|our|unser|vores)~ (form|*formulär*|formular*|sida|page|webb|webben|webbsida|webbplats|hemsida|website)",
]);

/// Who is in need of something, and below whom to turn to: only together are they a notice's.
static IN_NEED: Phrases = Phrases::new(&[
    "(brådsk*|akut*|urgent*|immediate assistance|haster|hastende|kiire*|dringend*|eilig*)",
    "^vid~~ (ring|kontakta|mejla|maila)",
    "(om|vid|har|för|if|hvis|dersom|ved|bei|for)~~ (ärende*|frågor|hjälp|help|assistance|questions|spørsmål|spørgsmål|fragen|asia*)…",
]);

static CONTACT: Phrases = Phrases::new(&[
    "(kontakta|kontakt|ring|vänd|vänder|växel*|hänvisa*|contact|call|phone|reach|wenden|anrufen|kontaktieren|yhteyttä|soita|soittakaa|nås|nå|mejla|maila)…",
]);

static MAIL: Phrases = Phrases::new(&[
    "(mejl*|mail*|e-post*|epost*|e-mail*|email*|inkorg*|inbox|sähköpost*|viest*|meddelande*|message*|nachricht*|melding*|besked*|henvendelse*)",
]);

/// What becomes of mail: "mejl läses inte".
static LIES: Phrases = Phrases::new(&[
    "(läses|besvaras|vidarebefordras|vidaresänds|hanteras|bevakas|besvares|videresendes|weitergeleitet|bearbeitet|forwarded|checked|monitored|lueta|luetaan|luen|lue|vastaan|vastata)",
]);

/// What the writer does with it. That old people do not read their mail is no notice.
static HANDLED: Phrases = Phrases::new(&[
    "(jag|vi|jeg|ich|wir)~~~ (läs*|besvar*|svar*|vidarebefordr*|vidaresänd*|hanter*|bevak*|les*|antwort*|bearbeit*|videresend*)",
    "(i|we)~~~ (repl*|respond*|read|forward*|check*|access)",
]);

/// A notice says nothing of what the consultation is about.
static OF_THE_MATTER: Phrases = Phrases::new(&[
    "(remiss*|förslag*|överenskommels*|riktlinj*|yttrande*|synpunkt*|kommunen|kommunens|nämnden|föreningen anser)",
]);
