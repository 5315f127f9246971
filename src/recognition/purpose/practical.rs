//! What people write about the practical side of a consultation: how, where and by when one answers, a file that does
//! not open, a list to stand on. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use crate::pattern::Pattern;
use crate::recognition::phrase::{Phrases, Saying};
use crate::recognition::sentence::Sentence;

use super::put_away::tidies_up;

/// What is sent or filled in, and where it lies.
const FILE: &str = "(fil|filen|filer|filerna|bilag*|länk*|pdf*|pdf-*|webbsid*|hemsid*|webben|dokument*|formulär*|webbformulär*|blankett*|enkät*)";

const NOT: &str = "(inte|ej|icke)";

/// Whether `one` tells of a file, a page or a form that does not work, or of a list or a meeting to be changed, or of a
/// mail to be put away.
pub(super) fn tells_of_trouble(one: &Sentence) -> bool {
    TROUBLE.is_said_in(one) || LOCKED.is_said_in(one) || tidies_up(one)
}

/// A file cannot be opened: nobody says so of what stands in it, whatever else there is in the sentence.
pub(super) static LOCKED: LazyLock<Saying> = LazyLock::new(|| {
    let open = "(öppna|öppnas|ladda|laddas)";
    let without = "utan~ (inloggning*|bankid|bank-id|program*|word|konto)";
    Saying::new(
        &["öppna", "ladda", "låst", "krypter", "lösenord", "utan "],
        &[
            &format!("(kan|kunde|lyckas|lyckades|går|gick|får|fick)~~ {NOT}~~ (att )?{open}~~ {FILE}"),
            &format!("{FILE}~~~~ (går|gick|kan|kunde)~~ {NOT}~( att)? {open}"),
            &format!("{FILE}… (krypterad*|krypterat|lösenord*)"),
            &format!("{NOT}… {FILE}… (låst|låsta|{without})"),
            &format!("{FILE}… {NOT}~~~ {without}"),
        ],
        &["(bör|borde|måste|ska|får|skulle)~~ (låsas|krypteras|skyddas|vara)"],
    )
});

/// None of it is the proposal.
pub(super) static TROUBLE: LazyLock<Saying> = LazyLock::new(|| {
    let (file, not) = (FILE, NOT);
    let people = "(små|mindre|stora|större|äldre|unga|barn*|alla|många|de|dem|den som|oss|en|någon|personer|ideella|folk|vanlig*|lekmän|synskad*|förening*)";
    let open = "(öppna|öppnas|läsa|läsas|hitta|hittas|se|ses|visa|visas|komma åt|nå|nås|ladda|laddas|ladda ner|ladda ned|fylla i|fyllas i|skicka|skickas|spara|sparas)";
    Saying::new(
        &[
            "fil", "bilag", "länk", "pdf", "sid", "webb", "dokument", "formulär", "blankett", "enkät",
            "list", "utskick", "prenumer", "felmedd", "någonstans", "nätet", "papper", "per post",
            "lättläst", "avregistr", "avanm", "lenk", "side", "link", "file", "attachment", "open", "liit",
            "vedleg", "vedlag", "anhang",
        ],
        &[
            &format!(
                "(kan|kunde|lyckas|lyckades|går|gick|får|fick|hittar|ser)~~ {not}~~ (att )?{open}~~ {file}"
            ),
            &format!("(hittar|ser|kommer)~ {not}~ (åt|in på)?~~ {file}"),
            &format!("(får|fick|lyckas|lyckades)~ {not}~ (upp|fram|ner|ned|med|öppnat)~ {file}"),
            &format!("{file}~~~~ (fungerar|funkar|öppnas|öppnar|laddas|laddar|visas|syns)~~ {not}"),
            &format!("{file}~~~~ (går|gick|kan|kunde)~~ {not}~( att)? {open}"),
            &format!(
                "{file}~~ (är|var|verkar|ligger|låg|blev|ser ut)~~ (nere|tom|tomt|tomma|trasig*|låst|låsta|korrupt*|skadad*|död|fel|blank|borta)"
            ),
            "länk*~~~ (leder|går|pekar|gick|ledde) ((till|på) )?(ingenstans|fel|felaktig*)( sida| ställe)?",
            &format!("{file} (saknas|saknades|fattas|fattades)"),
            "(sidan|servern|webbplatsen)~ (går|gick|kan|kunde)~ (inte|ej)( att)? (öppna*|nå*|ladda*)",
            "(sidan|servern|webbplatsen)~ (ligger|låg|är|verkar)~ (nere|trasig|borta)",
            "(ta bort|stryk|stryka|avregistrera|avanmäl|lägg till|sätt upp|skriv upp|sätt|ta med)~ (mig|oss|min*|vår*|mejladress*|adress*)~~~ (från|ur|på|till|i)~ (*list*|utskick*|registret|maillistan)",
            "(får|fick)~~ felmeddelande*",
            &format!(
                "(hittar|ser)~ {not}~ (förslaget|programmet|planen|remissen|handlingarna|överenskommelsen|riktlinjerna|kartan|kartorna|tabellen|underlaget) (någonstans|på (nätet|hemsid*|webb*|er))"
            ),
            "(skicka|sänd|vill ha|få)~ (förslaget|programmet|planen|remissen|handlingarna)~ (per post|på papper|som pdf|i pappersform|på lättläst)",
            "^(hej )?(skicka|sänd)~~ (pappersexemplar|papperskopia|papperskopior)",
            "(ta bort|radera|stryk|stryka|plocka bort)~ (mitt|vårt|mina|våra)~~ (ur|från)~ (*list*|*utskick*|*register|*registret)",
            "(avsluta|säg upp|säga upp) (prenumeration*|min prenumeration|vår prenumeration)",
            "(avregistrera|avanmäl) (mig|oss)",
            "(link|file|attachment|page|form|pdf)~~~ (does not|doesn t|will not|won t|cannot|can t|is) (work|open|load|be opened|broken|empty|missing)",
            "(cannot|can t|unable to|could not) (open|download|find|read)~ (link|file|attachment|document|form|pdf)",
            "(linkki|liite|tiedosto)~~ (ei|eivät) (toimi|aukea|avaudu)*",
            "(lenken|vedlegget|filen|linket|bilaget|siden)~~ (virker|fungerer|åpnes|åbner) ikke",
            "(link|anhang|datei|seite)~~ (funktioniert|geht|öffnet sich) nicht",
        ],
        &[
            "(svara|svarar|svaret|yttrande*|synpunkt*) (i|på|enligt) (fil*|bilag*|dokument*)",
            // What follows is about what the text says, to whom, or about a form for something else.
            &format!("(i|på) {file}~ (saknas|saknades|fattas|fattades)"),
            "(förstå|förstås|begripa|begripas)",
            "(se|utläsa) (i|ur|av|att|hur)",
            "läsa (ur|av|att|hur|i~ (dokument*|bilag*) (att|hur|om|vad))",
            "(se|läsa|utläsa) någo*~~~ (om|av|för|mot|till)",
            &format!("(läsa|läsas)( (dokument*|bilag*))? (av|som|utan|för {people})"),
            "(fel ute|(tom|tomt|tomma) på)",
            &format!(
                "(fungerar|funkar)~ inte~ (som (en|ett|stöd|verktyg|underlag|hjälp|vägledning|information|dialog*|styrdokument|det är tänkt för)|i praktiken|för {people})"
            ),
            "(formulär*|webbformulär*|blankett*|hemsid*|webbsid*|enkät*) (för|om) (*bidrag*|*bokning*|*ansök*|hyr*)",
            "(vi|jag|föreningen) (stöder|stödjer|tillstyrker|avstyrker) (den|det|inte|ej)",
        ],
    )
});

/// Where a sentence may go on with something else.
pub(super) static CLAUSES: Pattern = Pattern::new(" (?:men|fast|och|samt|but|and|mutta|ja|aber|und|og|,) ");

/// A question to those who decide that may well be a wish or a reproach: "Kan ni bygga en lekplats?", "Hur ska vi
/// klara oss utan buss?"
static WISH: Phrases = Phrases::new(&[
    "(kan|kunde|skulle|vill|ska|skall|borde|har|hade|tänker|förstår|inser|tycker|tror|vågar|är|får|måste|behöver)~ (ni|kommunen|politiker*|nämnden|man)",
    "(hur|vad|vem|vilka|var|vart|när) (kan|ska|skall|tänker|tänkte|har|vill|tror|menar|får|tycker|blir|går|gör|säger)~ (ni|kommunen|vi|man|barn*|äldre|ungdom*|de|det|alla|folk)",
    "(kan|kunde|skulle)~~ få",
    "^ska (vi|*en|*et|*n)",
    "(hur|vad|vem|var|vart|varifrån) (ska|skall) jag",
    "varifrån (kan|ska|skall|tänker) (vi|ni|man|kommunen)",
    "har (någon|ingen) (tänkt|brytt|frågat|funderat|räknat|varit|sett|förstått)",
    "(är (detta|det här) (ett skämt|ett|allvar|meningen|rimligt|rätt|klokt))",
    "finns det (inga|inget|ingen)",
    "när får (vi|man|jag|barn*)",
    "^tänk om",
    "vad (hände|hjälper)",
    "(varför|verkligen|ens|egentligen|inte|aldrig)",
    "(hur|att|varför|om|vad) ni",
    "är det (rimligt|rätt|klokt|meningen|ett skämt|vettigt|så här|okej|ok)",
    "(vem|vilka) (hittar|hittade|kommer|kom|tänkte|tänker) (på|ut)",
    "vem (ska|har kommit på|har hittat på|har bestämt|vill|tjänar|betalar|orkar|bryr)",
    "(kan|skal|har|vil) (dere|kommunen)",
    "(hvorfor|miksi|ettekö|voisitteko|voitteko|warum|why)",
    "(können|könnten|haben) sie",
    "(can|could|will|would|have|are|do) you",
]);

/// Whether the sentence, which may end in a question mark, wishes for something or reproaches somebody.
pub(super) fn wishes(one: &Sentence) -> bool {
    REPROACH.is_match(&one.said) || (WISH.is_match(&one.said) && !PRACTICAL.is_match(&one.said))
}

/// Whether the sentence asks that what was just told of is seen to: "Kan ni laga den?"
pub(super) fn asks_to_mend_it(one: &Sentence) -> bool {
    MEND.is_match(&one.said)
}

static MEND: Phrases = Phrases::new(&[
    "(kan|kunde|skulle|vill)~ (ni|du|någon)~~ (laga|fixa|åtgärda|ordna|rätta|kolla|titta på|se över|uppdatera|byta|kontrollera|hjälpa|lägga|skicka|mejla|maila|prova|testa)…",
]);

/// What nobody asks to be told: "Ska vi nu betala för att få hjälp?"
static REPROACH: Phrases = Phrases::new(&[
    "^(och )?(ska|skall) (vi|jag|man|alla|*na) (nu|verkligen|också|även|alltså|plötsligt|dessutom|alltid|inte|betala|tvingas|behöva)",
]);

/// What a question asks that is about answering, the papers or the way of the matter.
static PRACTICAL: Phrases = Phrases::new(&[
    "(remiss*|*remissen|svar|*svar|*svaret|*svaren|svara*|svarstid*|besvar*|yttra*|*yttrande*|synpunkt*|skicka*|skickas|sända*|mejl*|mail*|e-post*|epost*|länk*|bilag*|fil|filen|filer|pdf*|word|*blankett*|*formulär*|enkät*|*adress|*adressen|*adresser|datum*|deadline*|*frist|*fristen|anstånd*|uppskov*|kontakt*|ring|ringa|ringer|telefon*|bekräft*|kvitt*|mottag*|handläggare*|ansvarig*|diarie*|dokument*|handling|handlingar*|*underlag*|version*|per post|lättläst*|hemsid*|webb*|*lista|*listan|anmäl*|inbjud*|möte|mötet|*möten|samråd*|anonym*|återkoppl*|återkom*|besked*|underskrift*|tycka till|delta|vara med|medverka*|vad som gäller)",
    "(en|min|vår|några|par|två|tre|har|lite) (fråga|frågor|undran|fundering*)",
    "^((hej|god|,) )?(fråga|frågor|undran|fundering*)",
    "^(hej )?(, )?(är|blir) det (tillåtet|förbjudet|lagligt)",
    "^(hej )?(, )?får man (plocka|elda|fiska|tälta|rida|cykla|köra|parkera|jaga|bada|paddla|campa|ha (med )?(*hund*|häst*|båt*))",
    "sista (dag*|datum*|ansökning*)",
    "när (är|går|kommer|fattas|tas|beslut*|börjar|träder|gäller|måste|senast|hålls|sker|väntas)",
    "när (har|är|kan) ni",
    "när ska (vi|jag|man|det|svar*|förslaget|programmet|planen|beslut*)",
    "hur (lång tid|länge|gör|går|svarar|lämnar|anmäler|kommer|vet|når)",
    "(vem|vilka|vilken)~ (ansvarar|handlägger|tar emot|beslutar|skrivit|svarar|berörs|omfattas)",
    "(var|vart) (hittar|skickar|lämnar|vänder|ligger|hålls)",
    "(var|vart|hur|vem)~ (kan|får|ska|behöver) (man|vi|jag)~ (läsa|hitta|få (tag|reda|svar|veta|hjälp|mer|se|hem|information)|se|skriva|ange|fylla i|tolka|lämna|prata|vända|höra|göra|tala|intervjua|kontakta|ringa|mejla|träffa|fråga)",
    "när (får|kan) (vi|jag|man) (svar|veta|besked|återkoppling|höra|vänta|räkna|förvänta)",
    "(ses|träffas|höras|hjälp|få veta)",
    "har (ni|du) (tid|möjlighet|en stund|en halvtimme|en timme)",
    "(vad|hur) (menas|menar ni|avses|innebär|betyder|tolkas|kostar)",
    "vad (händer|sker|gäller) (nu|sedan|sen|härnäst|efter|när|för)",
    "(gäller|omfattar|berör|avser)~ (det|den|detta|dessa|förslaget|programmet|planen|riktlinjerna|överenskommelsen|även|också|oss|alla|bara|reglerna)",
    "(kan|skulle)~ (ni|du|någon)~~ (förklara|förtydliga|berätta|utveckla|hjälpa)",
    "(undrar|undrade|funderar på|veta)~ (när|vem|vilka|vart|var|hur (man|det|lång*|länge)|vad (som|§|#|punkt*)|om (man|jag|vi|det|den))",
    "(when|where|who|deadline|answer*|repl*|respon*|submi*|send|sent|receiv*|form|document*|attachment|link|question*|e-mail|email|contact*)",
    "how (do|can|should) (i|we|one)",
    "(milloin|missä|mihin|kuka|kenelle|vastau*|vastata|lausun*|kysym*|kysy*|liit*|linkki*|lähet*|määräa*)",
    "når (er|skal|må|blir)",
    "(hvem|frist*|spørsm*|spørgs*|vedlegg*|lenke*|sende*|høring*|hvor (finner|finder|sender|skal|kan))",
    "(wann|wohin|wo|wer|frage*|antwort*|stellungnahme*|anhang|schicken|senden)",
]);

/// A subject that asks and gives a view at once: "Fråga och synpunkt".
pub(super) static ASKS_AND_ANSWERS: Phrases = Phrases::new(&[
    "(och|samt|,) (synpunkt*|åsikt*|*svar|yttrande*|kommentar*)",
    "(synpunkt*|åsikt*|*svar|yttrande*|kommentar*) (och|samt|,) (fråg*|undran*|fundering*)",
    "(fråga|frågor)/(synpunkt|svar|åsikt)*",
]);

/// A subject that lets one know of somebody who comes.
pub(super) static COMES: Phrases = Phrases::new(&["^(anmälan|anmäler*) ((till|för|på)|(mig|oss))…"]);

/// Who is for or against in a word.
pub(super) static SIDE: Pattern = Pattern::new(
    "^ (?:(?:helt|starkt|absolut|definitivt|klart|vi ar|jag ar|ar|mycket) )?(?:emot|mot|for|imot|mod|avslag|bifall|tillstyrks|tillstyrkes|avstyrks|avstyrkes|tillstyrk|avstyrk|tillstyrker|avstyrker|nix|nej|nae|ja|jo|nei|no|yes|nein|ei|kylla|joo|instammer|godkanns|godkant|protest|stopp|against|opposed|dagegen|dafur)(?: [a-z]+)? $",
);

/// The heading of what is added to an answer, where nothing else stands on its line.
pub(super) static ADDED: Pattern = Pattern::new(
    "^ (?:hej |hej igen )?,? ?(?:komp?lett?ering|kompletteringar|rattelse|rattelser|tillagg)(?: igen)? $",
);
