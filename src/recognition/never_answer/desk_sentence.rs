//! What mail systems and desks write of mail that came to them, in six languages: that it was received or is on the
//! register, that it was stopped or found nobody, that the office is closed or somebody has left, that they will reply.
//! A person writes so too, and so it makes no machine of a mail: one that says nothing else is looked at. What tells of
//! the writer's own absence is in `notice_sentence`.

use std::sync::LazyLock;

use regex::Regex;

use super::notice_sentence::goes_on_otherwise;
use crate::pattern::{Pattern, pattern};
use crate::recognition::phrase::{Phrases, Saying, any_of};
use crate::recognition::sentence::Sentence;

/// Whether a desk or a mail system writes so of the mail that it got.
pub(in crate::recognition) fn is_of_a_desk(one: &Sentence) -> bool {
    let told = || {
        promises_an_answer(one)
            || tells_of_it(one)
            || (HAS_LEFT.is_match(&one.said) && begins_with_a_name(one))
    };
    !one.asks() && told() && !goes_on_otherwise(&one.said, &OF_DESKS)
}

/// Whether it says no more than that an answer is to come: so does anybody who has no time. Beside it, or in it, a desk
/// says that the mail came.
pub(super) fn is_only_a_promise(one: &Sentence) -> bool {
    promises_an_answer(one) && !tells_of_it(one) && !HAS_GOT.is_match(&one.said)
}

fn promises_an_answer(one: &Sentence) -> bool {
    PROMISE.is_said_in(one)
}

fn tells_of_it(one: &Sentence) -> bool {
    DESK.is_said_in(one) || IT.is_match(&one.said)
}

/// Whether the sentence speaks of mail: "tack för ditt mejl".
pub(super) fn is_of_mail(one: &Sentence) -> bool {
    OF_MAIL.is_match(&one.said)
}

/// Whether the sentence only stands beside such ones: what becomes of personal data, when somebody is there, that one may
/// try again, or that the consultation came. By itself it is anybody's.
pub(super) fn is_beside_a_desks(one: &Sentence) -> bool {
    !one.asks() && BESIDE.is_match(&one.said) && !goes_on_otherwise(&one.said, &OF_DESKS)
}

/// Whether the sentence begins with somebody's first and last name: "Ledarna har slutat" is about a club.
fn begins_with_a_name(one: &Sentence) -> bool {
    let mut words = one.written().split_whitespace();
    let mut is_name = || words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    is_name() && is_name()
}

/// What mail is called by those who got it.
const MAIL: &str = "(mejl*|mail*|e-post*|epost*|e-mail*|email*|meddelande*|försändelse*|brev|brevet|skrivelse*|handling|handlingen|handlingar|handlingarna|förfrågan|förfrågning*|fråga|ärende*|begäran|anmälan|besked|message*|request|enquiry|inquiry|henvendelse*|melding*|meddelelse*|forespørsel*|anfrage|nachricht|viesti*|sähköposti*|yhteydenotto*)";

/// Whose it is when it is another's.
const YOURS: &str = "(din|ditt|dina|er|ert|era|your|deres|ihre|deine)";

/// What a mailbox is called.
const MAILBOX: &str = "(*mejlbox|*mejlboxen|*mailboxen|*brevlåda|*brevlådan|*mejllåda|*mejllådan|inkorg|inkorgen|*e-postlåda|*e-postlådan|e-postadress|e-postadressen|mejladress|mejladressen|mailadress|mailadressen|mailbox|inbox|postkasse|postkassen|innboksen|indbakken|postfach)";

/// Where mail gets stuck.
const GUARD: &str = "(karantän|karanten|karantæne|quarantine|quarantäne|skräppost*|spamfilter*|spamfiltret|säkerhetsfilter|säkerhetsfiltret|virusfilter|virusfiltret)";

/// What stands between.
const FEW: &str = "~~~";

static DESK: LazyLock<Saying> = LazyLock::new(|| {
    let came = "(tagits emot|mottagits|mottagen|mottaget|mottagna|inkommit|kommit in|kommit fram|registrerats|registrerad|registrerat|diarieförts|diarieförd|nått oss|levererats|tilldelats|tilldelat|fördelats|avslutats|avslutat|stängts|stängt|lösts|uppdaterats|skapats|öppnats|vidarebefordrats|vidarebefordrat|skickats vidare|been received|been (assigned|closed|resolved|updated|created|opened|forwarded)|received|been registered|registered|mottatt|modtaget|registrert|registreret|eingegangen|erhalten|vastaanotettu|saapunut)";
    let failed = "(stoppades|stoppats|blockerades|blockerats|avvisades|avvisats|fastnade|fastnat|returneras|returnerades|rejected|blocked|quarantined|(kunde|kan|could|kunne|konnte)( inte| ej| not| ikke| nicht) (be delivered|leverer*|levereres|skickas|zugestellt|nå|nås))";
    Saying::new(
        &[],
        &[
            &format!("{YOURS}~~ {MAIL}{FEW} (har|är|has|have|is|er|blev|ble|wurde|ist){FEW} {came}"),
            &format!(
                "^(ett nytt |a new )?(ärende|ärendet|case|ticket|sak|sag)( #)? (har|är|has|is|er)~ {came}"
            ),
            "(skapat|öppnat|lagt upp|upprättat|created|opened)~ (ett|ditt|ert|nytt|ärende|a|your)~~ (ärende|ärendet|case|ticket|#)",
            "(ovanför|ovan|above) (denna|den här|this) (rad|raden|linje|line)",
            &format!(
                "(vi|jag|we|i|wir|jeg) (har|have|haben|hat){FEW} (tagit emot|mottagit|received|mottatt|modtaget|erhalten) (det|den|dem|it|{YOURS}~ {MAIL})"
            ),
            &format!(
                "(tagit emot|mottagit|registrerat|diariefört|received|mottatt|modtaget|mottagande av|mottagandet av) {YOURS}~ {MAIL}"
            ),
            "(den|ärendet|mejlet|meddelandet|skrivelsen)~ (har|är)~~ (registrer*|diarief*)",
            &format!(
                "(handlingen|handlingarna|skrivelsen|försändelsen|mejlet|meddelandet)~ (har|är)~ {came}"
            ),
            &format!("(bekräftelse|bekräftas|bekräftar|kvittens|kvitto)~ (på |om )?att~~ {MAIL}~~ {came}"),
            &format!(
                "(den|det|ärendet|mejlet|meddelandet|skrivelsen|{YOURS}~ {MAIL}) kommer att~ (diarieföras|registreras|handläggas|besvaras|vidarebefordras|fördelas)"
            ),
            "(vi|kontoret|kansliet|expeditionen|växeln|receptionen|kundtjänst) (har|är|håller)~ (semesterstängt|sommarstängt|julstängt|helgstängt|(stängt|closed) (till|t.o.m|tom|från|fr.o.m|mellan|under|den|idag|v|vecka|#))…",
            &format!(
                "^{OFFICE} (är|har|håller)~ (stängt|stängd) (v|v.|vecka|t.o.m|till och med|för (jul|julen|sommaren|semester))…"
            ),
            &format!(
                "(din|ditt|er|ert|your)~ {MAIL} (hanteras|besvaras|läses|handläggs|registreras|diarieförs|vidarebefordras|behandlas) (inom|så|när|normalt|under|enligt|snarast|av (vår|vårt|våra))"
            ),
            &format!(
                "^(den här |denna |min |vår )?{MAILBOX} (har|är)~ (upphört|ändrats|ändrad|bytts|utgått|ersatts|flyttats|tagits bort|borttagen|avvecklad|avvecklats)"
            ),
            &format!(
                "{MAILBOX}~ (bevakas|läses|övervakas|används|kontrolleras|tar|leses|læses|overvåkes)~ (inte|ej|ikke)"
            ),
            &format!(
                "{MAILBOX}~ (är|is|er|ist)~ (obevakad|obemannad|full|fullt|unmonitored|unattended|not monitored|nedlagd|stängd|((inte|ej|ikke) (bevakad|bemannad|aktiv|i bruk|i brug)))"
            ),
            &format!(
                "{MAIL}{FEW} (placerats|lagts|hamnat|hamnade|satts|flyttats|fastnat|hålls|ligger|placed|held|moved|havnet){FEW} {GUARD}"
            ),
            &format!("{MAIL}~~ {failed}"),
            &format!(
                "(mottagaren|adressaten|användaren|e-postadressen|mejladressen|adressen|recipient|user|address|mottakeren|modtageren|empfänger)( (av|för|till) {YOURS}~ {MAIL})? ((kunde|kan|could|kunne|konnte) (inte|ej|not|ikke|nicht) (be )?(hittas|nås|found|finnes|findes|gefunden)*|hittades inte|finns inte|(is )?unknown|not found|does not exist|är okänd)…"
            ),
            "(leveransen|delivery)~~ (misslyckades|failed)",
        ],
        NEITHER,
    )
});

/// What has not come, the writer's own answer to come, how something was received, or what the mail was about.
const NEITHER: &[&str] = &[
    "(inte|ej|aldrig|ännu|not|ikke)~~ (tagit emot|mottagit|fått|received|mottatt|modtaget)",
    "(vårt|mitt|våra|mina|med|ett|our|my|vores|unsere) (svar|*svar|yttrande*|synpunkter|response|comments|stellungnahme)",
    "(mottagits|mottagen|mottagna|tagits emot) (väl|bra|illa|positivt|negativt|varmt|med (glädje|oro|intresse|tacksamhet|stor|stort|skepsis))",
    "(remiss*|*remissen|förslag*|planen|strategin|kommunen)",
    // Who tells when the answer can come has a person's reasons.
    "kan~ (svara|lämna|yttra|återkomma)~~ (tidigast|först)",
];

/// Where desks sit.
const OFFICE: &str =
    "(kontoret|kansliet|expeditionen|växeln|receptionen|registraturen|sekretariatet|kundtjänst)";

/// What is told of the hours of one.
const HOURS: &str = "(öppet|öppen|öppna|stängt|stängd|stängda|bemannat|bemannad|obemannat|obemannad)";

/// Whether the sentence tells when something is open: a consultation may be about that.
pub(super) fn tells_of_hours(one: &Sentence) -> bool {
    static WHEN: LazyLock<Regex> = LazyLock::new(|| any_of(&[HOURS, "(öppettid*|telefontid*|besökstid*)"]));
    WHEN.is_match(&one.said)
}

/// Whether the sentence speaks of the one mail that came, or to whoever wrote it as one who came: a desk's hours stand
/// beside that. By themselves anybody tells of them, who finds them too short.
pub(super) fn is_to_who_came(one: &Sentence) -> bool {
    static CAME: LazyLock<Regex> = LazyLock::new(|| {
        any_of(&[
            &format!("{YOURS}~ {MAIL}"),
            "^(du|ni|you) (har|have) (nått|kommit till|reached)",
            "(hör|hörde) av (dig|er) till oss",
        ])
    });
    CAME.is_match(&one.said)
}

/// That the writer will answer.
pub(super) static PROMISE: LazyLock<Saying> = LazyLock::new(|| {
    let soon = "(så snart|så fort|snarast|inom|as soon|shortly|within|soon|når|hurtigst|pian|mahdollisimman|so bald|sobald|möglichst|innerhalb|innen|in kürze)";
    Saying::new(
        &[
            "svar", "aterkom", "vender", "kommer til", "repl", "respond", "answer", "get back", "hantera",
            "antwort", "melden", "vastaa", "palaa",
        ],
        &[
            &format!(
                "({WRITER}|och|og|and|und) (svarar|besvarar|återkommer|svarer|vender tilbage|kommer tilbake|reply|respond|antworten|melden uns)~~ {soon}"
            ),
            &format!(
                "{WRITER} (kommer att|ska|will|shall|vil|werden|ll) (svara|besvara|återkomma|hantera|reply|respond|answer|get back|svare|antworten)~~ {soon}"
            ),
            &format!("(vastaamme|vastaan|palaamme|palaan)~ {soon}"),
            &format!("^(svar|besked) (lämnas|ges|skickas|kommer|väntas|kan väntas)~~ {soon}"),
        ],
        NEITHER,
    )
});

/// "Det har registrerats och vidarebefordrats", of what the sentence before calls by its name. What else has been
/// registered a person tells: "det har registrerats fler olyckor".
static IT: Pattern = Pattern::new(
    "^ (?:det (?:(?:har|ar|er)(?: nu| blivit)? (?:registrer[a-z]+|diarief[a-z]+|journalfort)|registreras|diariefors|handlaggs)|it has been (?:registered|received|logged)) (?:$|(?:med|under|hos|inom|sa|och|og|with|by|and|,) )",
);

/// That the writer has got what was sent.
static HAS_GOT: LazyLock<Regex> = LazyLock::new(|| any_of(&[&format!("(fått|got|fått emot|sain) {YOURS}")]));

static OF_MAIL: Phrases = Phrases::new(&[MAIL]);

/// Who writes.
const WRITER: &str = "(vi|jag|we|i|jeg|wir|ich)";

/// Words of such sentences, one of which stands in each part of them.
static OF_DESKS: Phrases = Phrases::new(&[
    MAIL,
    MAILBOX,
    GUARD,
    "(tagit emot|tagits emot|mottag*|inkommit|registrer*|diarie*|handlägg*|handläggare|skapa*|vidarebefordra*|rad|line|dagar|arbetsdagar|received|registered|recipient|mottagaren|leverera*|stoppa*|hamna*|slutat|anställning|tjänst|bekräft*|kvitt*|remiss*|personuppgift*|öppettid*|öppet|öppen|stängt|stängd|bemanna*|telefontid*|använd|senare|fort|hinner|ideell*|frivillig*|volontär*)",
]);

/// What stands beside what desks write.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(behandl*|hanter*|läs|läsa|information|info|policy*)… (*personuppgift*|gdpr|dataskydd*|integritetspolicy*)",
        "*personuppgift*… (behandlas|hanteras)",
        "(process|privacy|personal data)… (personal data|policy|privacy)",
        "^(ange|uppge|hänvisa till|please (quote|use))… (vid|när|when|in)…",
        "^(vårt|ert|ditt|er|din) (ärendenummer*|diarienummer*|diarienr|dnr|referens*)( är)?~ #",
        "^(våra |kontorets |expeditionens |växelns )?(öppettid*|telefontid*)…",
        "^(handläggning*|svarstid*) (sker|tar|är|beräknas|påbörjas)~~ (inom|veck*|arbetsdag*|dagar|#)",
        &format!(
            "(har|är|håller) {HOURS}~ (vardag*|helgfri*|mån*|tisdag*|onsdag*|torsdag*|fredag*|lördag*|söndag*|mellan|under|för|kl|v|vecka|#)"
        ),
        "^(du|ni|you) (har|have) (nått|kommit till|reached|skrivit till|mejlat)",
        "^(status|handläggare|prioritet|kategori|ärendetyp)~~~",
        "^(var god |vänligen |please )?(försök|prova|try|prøv|forsøk)~~ (igen|again|senare|later|på nytt|senere|igjen)",
        "(tagit emot|mottagit|fått|mottagande av|mottagandet av)~~ remiss*",
        "remiss*~ (är|har)~~ (mottag*|registrer*|diarief*|inkommit|kommit fram)",
    ])
});

/// Somebody is no longer there, and nothing more is said.
static HAS_LEFT: LazyLock<Regex> = LazyLock::new(|| {
    let left = "har slutat|har avslutat sin (?:anstallning|tjanst)|har lamnat (?:sin (?:anstallning|tjanst)|oss|foretaget|organisationen)|har gatt i pension|(?:arbetar|jobbar) (?:inte|ej) (?:langre(?: kvar)?|kvar)(?: har)?|has left(?: the (?:company|organisation|organization))?|is no longer (?:with us|employed)|no longer works|har sluttet|er sluttet|arbeider ikke lenger|ei ole enaa toissa";
    pattern(&format!(
        "^ (?:[a-z-]+ ){{2,3}}(?:{left})(?: (?:hos|pa|vid|i|here|with|sin|min)(?: [a-z-]+){{1,3}})? $"
    ))
});
