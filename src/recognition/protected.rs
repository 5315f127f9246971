//! Protected identity (skyddad identitet, skyddad folkbokföring, kvarskrivning, sekretessmarkering,
//! fingerade personuppgifter; turvakielto in Finnish): mail that speaks of it must be handled with care, so any inflection
//! counts and a person decides what it meant.

mod deeds;
mod hiding;
mod ways;
mod who;
mod whose;
mod wording;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use self::ways::Of;
use crate::message::{Attachment, Message, Origin};
use crate::pattern::{Pattern, any_words, pattern};

/// What a program puts within a word, or at the end of a line that parts one: soft hyphens and characters
/// without width.
static PARTED: Pattern =
    Pattern::new(r"[\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}]+|-\r?\n(?:[ \t]*>)*[ \t]*");

/// What every one of these begins with: most texts have none.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    any_words(&["\u{ad}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}", "-\n", "-\r\n"])
});

/// What our own letters ask or tell everybody, "Har du skyddade personuppgifter?", "Om du har skyddad identitet", which
/// comes back in every quote of them.
static ASKED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i)^(?:{})", wording::asked())));

/// Whoever it is that writes to an office, up to what they have: "har du", "om du har", "den som lever med", "personer med".
static WHOEVER: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[^a-zåäö])(?:(?:[a-zåäö]+r|om|när)[\s>]+(?:du|ni)",
    r"|(?:du|ni|dig|er|den|dem?|alla|någon|personer|människor|kunder|boende|elever|invånare)[\s>]+(?:som|med))(?:$|[^a-zåäö])",
));

/// How a notice goes on: by what way they write or call, "ring växeln", "ska inte kontakta oss via e-post".
static BY_ANOTHER_WAY: LazyLock<Regex> = LazyLock::new(|| {
    let some = |most: usize| format!(r"(?:[^\s.!?]+[\s>]+){{0,{most}}}");
    let tells = "(?:ring|kontakta|mejla|maila|skriv|hör|läs|tala|säg|skicka|vänd|använd)";
    let must = r"(?:ska|skall|bör|får|kan|måste|ber)[\s>]+(?:(?:vi|du|ni|dig|er|att|inte|ej|aldrig|alltid|i[\s>]+stället|istället|därför|då|helst)[\s>]+){0,3}";
    let writes = "(?:kontakta|mejla|maila|skicka|skriva|använda|höra|vända|lämna)";
    pattern(&format!(
        r"(?i)^(?:[^.!?]*?(?:[,–—-]|[\s>](?:då|så)[\s>])|[^.!?]*[?])?[\s>]*(?:(?:då|så|vänligen|gärna)[\s>]+)?{tells}[\s>]|^(?:[^.!]*?[\s>,])?{must}(?:{writes}[\s>]+{}{BY_LETTER}|ringa|mejla|maila)",
        some(4)
    ))
});
const BY_LETTER: &str = r"(?:(?:via|med|per|i|genom|på)[\s>]+)?(?:vanlig[\s>]+|säker[\s>]+)?(?:e-?post|mejl|mail|telefon|brev|växel)";
/// That something is sent by mail, behind it.
static BY_MAIL: Pattern = Pattern::new(
    r"(?i)^[\s>]+(?:(?:eller|och|samt)[\s>]+(?:[^\s.!?]+[\s>]+){1,3}uppgifter[\s>]+)?(?:[^\s.!?]+[\s>]+){0,3}(?:via|med|per|i|genom|på)[\s>]+(?:vanlig[\s>]+)?(?:e-?post|mejl|mail)",
);
/// "Skicka inte", in front of it.
static NOT_SENT: Pattern = Pattern::new(
    r"(?i)(?:skicka|mejla|maila|sänd|lämna|skriv|ta(?:r)?[\s>]+(?:vi[\s>]+)?(?:inte|ej|aldrig)[\s>]+emot)[a-z]*[\s>]+(?:[^\s.!?]+[\s>]+){0,8}$",
);
/// "Skickas aldrig med e-post", behind it.
static UNSENT: Pattern = Pattern::new(
    r"(?i)^[\s>]+(?:(?:personer|uppgifter)[\s>]+)?(?:(?:ska|skall|får|bör|kan|inte|ej|aldrig|alltid|alltså)[\s>]+){0,3}(?:aldrig[\s>]+(?:mejlas|mailas)[.!?]|(?:skickas?|mejlas?|sändas?|sänds|hanteras?|lämnas?|tas?)[\s>]+(?:[^\s.!?]+[\s>]+){0,3}(?:via|med|per|i|genom|på)[\s>]+(?:vanlig[\s>]+)?(?:e-?post|mejl|mail))",
);
/// What the mail itself may have in it, in front of it: "detta meddelande kan innehålla".
static MAY_HOLD: Pattern = Pattern::new(
    r"(?i)(?:meddelande|brev|mejl|mail|e-?post|utskick)[a-zåäö]*[\s>,](?:[^.!?]*[\s>])?kan[\s>]+(?:[^.!?]*[\s>])?(?:innehåll|omfatta|vara)",
);
/// That it is somebody's who is known to the sender.
static THEIRS: Pattern = Pattern::new(
    r"(?i)(?:^|[^a-zåäö])(?:jag|mig|mina?|mitt|vi[\s>]+(?:är|har|lever|bor)|hon|han|hennes?|hans|deras|honom)(?:[^a-zåäö]|$)",
);
/// The same of what stands in front: behind it an office says "vår växel".
static OURS: Pattern = Pattern::new(r"(?i)(?:^|[^a-zåäö])(?:våra?|vårt)[\s>]");

/// Whether the mail speaks of protected identity, in a subject, its text, new, quoted or hidden, or the
/// name or text of an attachment, or beside the sender's name.
pub(super) fn is_mentioned(message: &Message) -> bool {
    let texts = message.passages.iter().map(|passage| (passage.text.as_str(), passage.origin));
    let names = message.attachments.iter().flat_map(|one| [one.name.as_str(), one.within.as_str()]);
    let attached = message.attachments.iter().filter_map(Attachment::words);
    let senders = message.from.iter().map(|from| from.name.as_str());
    let further: Vec<&str> = message.header("Subject").skip(1).collect();
    let own = further.iter().copied().chain([message.subject.as_str(), message.hidden.as_str()]);
    let own = own.chain(names).chain(attached).chain(senders);
    is_told(own.map(|text| (text, Origin::New)).chain(texts))
}

/// Whether any of the texts of a mail tells of somebody; "we are threatened" does where the same mail speaks of what only
/// people have.
fn is_told<'t>(texts: impl Iterator<Item = (&'t str, Origin)> + Clone) -> bool {
    match texts.clone().map(|(text, origin)| told(text, origin)).max() {
        Some(Told::OfSomebody) => true,
        Some(Told::OfUs) => {
            texts.filter(|(_, origin)| *origin != Origin::Quoted).any(|(text, _)| whose::is_of_people(text))
        }
        Some(Told::Nothing) | None => false,
    }
}

/// Whether `text` has a byte that the characters within words begin with, or a hyphen at the end of a line.
/// Swedish letters begin with another.
fn may_be_parted(text: &str) -> bool {
    let odd = |byte: u8| (byte == 0xc2) | (byte == 0xe2) | (byte == 0xef);
    let hyphen = |byte: u8, next: u8| (byte == b'-') & ((next == b'\n') | (next == b'\r'));
    let next = text.as_bytes().get(1..).unwrap_or_default();
    // No such character is the last byte of a text.
    text.bytes().zip(next).fold(false, |any, (byte, next)| any | odd(byte) | hyphen(byte, *next))
}

/// What a text tells of protected identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// Nothing.
    Nothing,
    /// That "we" are threatened, which may be a club.
    OfUs,
    /// That there is somebody whose identity it is.
    OfSomebody,
}

/// What `text` tells of protected identity.
fn told(text: &str, origin: Origin) -> Told {
    let text = if may_be_parted(text) && PARTS.is_match(text) {
        PARTED.replace_all(text, "")
    } else {
        Cow::Borrowed(text)
    };
    let mut most = Told::Nothing;
    for way in ways::ways(&text) {
        for found in way.found_in(&text) {
            most = most.max(of_whom(&text, &found, way.of, origin));
            if most == Told::OfSomebody {
                return most;
            }
        }
    }
    most
}

/// Of whom `found` in `text` is said, where it may be said `of` them.
fn of_whom(text: &str, found: &Range<usize>, of: Of, origin: Origin) -> Told {
    if is_ours(text, found, origin) {
        return Told::Nothing;
    }
    match of {
        Of::Us if whose::is_a_club(text, found) => Told::Nothing,
        Of::Us => Told::OfUs,
        Of::TheLiving if whose::is_of_others(text, found) => Told::Nothing,
        Of::TheKept if whose::is_kept_from_nobody(text, found) => Told::Nothing,
        Of::TheThreatening if !deeds::is_threatened(text, found) => Told::Nothing,
        Of::TheLiving | Of::TheKept | Of::TheThreatening | Of::People => Told::OfSomebody,
    }
}

/// Whether a letter of ours asks it in what is quoted, or a notice says it of mail or of whoever writes, and not of the
/// sender. "Du som har skyddad identitet" may be the sender's word for themself.
fn is_ours(text: &str, found: &Range<usize>, origin: Origin) -> bool {
    let is_asked = || ASKED.is_match(text.get(found.clone()).unwrap_or_default());
    (origin == Origin::Quoted && is_asked()) || is_a_notice(text, found)
}

/// Whether a notice beside a letter tells whoever writes by what way to do so, that such data are not sent by mail, or that
/// the mail may have some, and nobody says that they are theirs.
fn is_a_notice(text: &str, found: &Range<usize>) -> bool {
    let (before, within, behind) = whose::sentence(text, found);
    // A name above a notice has no full stop.
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let behind = format!("{behind}?{}", whose::told_of_question(text, found));
    let up_to = format!("{before}{within}");
    let is_told = (WHOEVER.is_match(&up_to) && BY_ANOTHER_WAY.is_match(&behind))
        || UNSENT.is_match(&behind)
        || (NOT_SENT.is_match(before) && BY_MAIL.is_match(&behind))
        || MAY_HOLD.is_match(&up_to);
    let whose = before.split_whitespace().next_back().unwrap_or_default();
    let is_somebodys = whose.len() > 2 && whose.ends_with('s');
    is_told && !is_somebodys && !OURS.is_match(&up_to) && !THEIRS.is_match(&format!("{up_to}{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &[(&str, bool)] = &[
        ("Jag har skyddad identitet.", true),
        ("Vi är flera med SKYDDADE IDENTITETER i föreningen", true),
        ("mina skyddade\npersonuppgifter", true),
        ("> mina skyddade\n> personuppgifterna", true),
        ("Skyddad folkbokföring sedan 2017", true),
        ("skyddad folkbokfo\u{308}ring", true),
        ("jag är kvarskriven", true),
        ("beslut om kvarskrivningen", true),
        ("en sekretessmarkering", true),
        ("uppgifterna är sekretessmarkerade", true),
        ("Observera att uppgifter om skyddad identitet inte ska lämnas i e-post.", false),
        ("Skicka inte uppgifter om skyddad identitet eller andra känsliga uppgifter i e-post.", false),
        ("Uppgifter om skyddad identitet ska aldrig mejlas.", false),
        ("Uppgifter om skyddad identitet kan inte alltid hanteras i e-post.", false),
        ("Uppgifter om sekretessmarkerade personer får aldrig lämnas per e-post.", false),
        ("Hennes skyddade adress får aldrig mejlas.", true),
        ("Makens skyddade identitet ska aldrig mejlas.", true),
        ("Sonens sekretessmarkerade uppgifter ska inte skickas via e-post.", true),
        ("Anna har skyddad identitet och ska aldrig mejlas.", true),
        ("Ett intyg om skyddad identitet mejlas separat.", true),
        ("Skicka inte hem något, skyddad identitet, svara via e-post.", true),
        ("Skicka inte brev, skyddad identitet, till denna adress.", true),
        ("Mina uppgifter om skyddad identitet ska inte lämnas i e-post.", true),
        ("Skicka inte min skyddade adress till denna adress.", true),
        ("lever med fingerade personuppgifter", true),
        ("mina personuppgifter är skyddade", true),
        ("skyddad_identitet_intyg.pdf", true),
        ("Intyg_sekretessmarkering.pdf", true),
        ("Har du skyddade personuppgifter? Ring Servicecenter", false),
        ("> Har du skyddade\n> personuppgifter? Ring", false),
        ("> Om du har skyddad identitet, ring i stället", false),
        ("> Do you have a protected identity? Call us", false),
        ("> Onko sinulla turvakielto? Soita", false),
        ("Har du skyddad identitet? Mejla inte utan ring", false),
        ("> Du som har skyddade personuppgifter kan ringa", false),
        ("> Har du skyddade personuppgifter? Mejla inte", false),
        ("Om du har skyddad identitet, som jag, vågar du inte skriva under.", true),
        ("Det är svårt för du som har skyddad identitet", true),
        ("Har du skyddad identitet får du ingen post.", true),
        ("Har du skyddade personuppgifter? Det har jag.", true),
        ("If you have a protected identity like mine", true),
        ("Jos sinulla on turvakielto kuten minulla", true),
        ("I have a protected identity", true),
        ("Ni vet att jag har skyddad identitet, om du har frågor så ring", true),
        ("Har du skyddade personuppgifter? Ja, jag har skyddad identitet.", true),
        ("personuppgifter enligt dataskyddsförordningen", false),
        ("minulla on turvakielto", true),
        ("lever med sekretesskyddade uppgifter", true),
        ("jag har skydad identitet", true),
        ("vi som har hemlig adress", true),
        ("adresskyddad sedan 2015", true),
        ("en hemlig trädgård med uppgifter", false),
        ("ett skyddat naturområde", false),
        ("skyddade miljöer och adresser", false),
        ("föreningens identitet", false),
        ("skyddade boenden och mötesplatser", false),
        ("Min adress är skyddad.", true),
        ("Mina uppgifter är skyddade", true),
        ("Mina uppgifter i folkbokföringen är sedan i våras skyddade", true),
        ("uppgifterna är skyddade", true),
        ("Jag har sekretess på mina personuppgifter.", true),
        ("det är sekretess kring alla mina uppgifter", true),
        ("skyddsmarkerade uppgifter", true),
        ("Jag är skyddsmarkerad", true),
        ("skyddade personupgifter", true),
        ("skyddade personuppgfter", true),
        ("skyddad i folkbokföringen", true),
        ("jag bor i skyddat boende", true),
        ("min id är skyddad", true),
        ("Hemlig adress", true),
        ("jag har hemligt nummer", true),
        ("min adress måste hållas hemlig", true),
        ("Jag lever gömd och vill inte att min adress syns.", true),
        ("Vi lever under hot.", true),
        ("Sedan dess lever jag under ett allvarligt dödshot", true),
        ("det finns en hotbild mot mig", true),
        ("jag vill inte att min adress syns", true),
        ("Ni får inte röja min adress", true),
        ("sekretesskyddad", true),
        ("sekretess-skyddad", true),
        ("skyd\u{ad}dade person\u{ad}upp\u{ad}gifter", true),
        ("> skyd-\n> dad identitet", true),
        ("skyddade person- och adressuppgifter", true),
        ("vi har skyddad bostadsadress", true),
        ("My address is protected.", true),
        ("jeg har hemmelig adresse", true),
        ("Vi värnar skyddade områden och naturreservat", false),
        ("skyddad cykelförvaring vid stationen", false),
        ("skyddade miljöer, skyddade platser och skyddade verkstäder", false),
        ("skyddade anställningar", false),
        ("Uppgifterna är skyddade enligt dataskyddsförordningen", false),
        ("Dina personuppgifter är skyddade hos oss", false),
        ("registrets uppgifter är skyddade med lösenord", false),
        ("arter som lever under hot", false),
        ("Demokratin är under hot, det är tydligt", false),
        ("Vi är skyddade mot översvämning", false),
        ("Min adress är Storgatan 1. Skyddade stränder är bra.", false),
        ("vi undrar om sekretess i upphandlingar", false),
        ("ingen hemlighet att vi är för", false),
        ("Jag har sekretess hos Skatteverket.", true),
        ("Jag har skydd i folkbokföringen.", true),
        ("Vi har skydd på våra uppgifter.", true),
        ("Vi har fått skydd för vår adress.", true),
        ("Lämna inte ut mitt namn, jag är hotad.", true),
        ("Lämna aldrig ut min adress", true),
        ("Mitt namn får inte lämnas ut.", true),
        ("Mina uppgifter får absolut inte komma ut", true),
        ("jag är hotad", true),
        ("Jag har blivit hotad till livet", true),
        ("Vi är hotade av min före detta man", true),
        ("OBS skyddade pers.uppg.", true),
        ("skyddade pers. uppgifter", true),
        ("Jag bor på hemlig ort.", true),
        ("Vi lever på skyddad ort sedan i våras", true),
        ("Jag har bytt identitet.", true),
        ("Jeg har adressesperre.", true),
        ("Vi har adressesperring", true),
        ("Henkilötietoni on suojattu.", true),
        ("Osoitetietoni ovat salattuja.", true),
        ("My name must not be disclosed", true),
        ("Jag har skydd för cykeln", false),
        ("ett bättre skydd för åkermarken", false),
        ("Vi vill ha skydd för våra barn i trafiken.", false),
        ("Sekretess på socialtjänsten är viktig.", false),
        ("Vi är hotade av nedläggning.", false),
        ("Skolan är hotad.", false),
        ("Jag har bytt adress.", false),
        ("Klubben har fått ny identitet och logotyp.", false),
        ("Bygdens identitet måste skyddas.", false),
        ("Lämna inte ut området till exploatörer.", false),
        ("Festen hålls på hemlig ort", false),
        ("Det är ett direkt hot mot oss småföreningar.", false),
        ("Höjda hyror är ett hot mot oss.", false),
        ("Vi är hotade. Hela kolonilotten ska bort!", false),
        ("Vi är hotade till livet som förening.", false),
        ("Vi i klubben lever under ständigt hot om nedläggning.", false),
        ("Vår uppgift är inte känd av alla.", false),
        ("Det är inte vår uppgift att synas i media.", false),
        ("Vår uppgift ska aldrig komma fram som en kostnad.", false),
        ("Det finns en hotbild emot mig.", true),
        ("Jag är dödshotad.", true),
        ("Jag får hot om mitt liv.", true),
        ("Jag har skyddat namn.", true),
        ("Jag har dolda personuppgifter.", true),
        ("Jag står under vittnesskydd.", true),
        ("Vi har flytt och lever dolt.", true),
        ("jag vill att mitt namn inte kommer ut", true),
        ("Mitt namn får inte publiceras", true),
        ("Jag är förföljd av min exman.", true),
        ("Vi lever under hot från min före detta man", true),
        ("Lämna in nyckeln. Mitt namn är Bo. Det är inte klart.", false),
        ("Det finns ett hot mot oss och barnen.", true),
        ("Vi lever med hot mot oss från min före detta man.", true),
        ("Vi är hotade. Sprid inte våra namn.", true),
        ("Vi är hotade till livet.", true),
        ("Vi är dödshotade, min man och jag.", true),
        ("Jag känner mig hotad av min exman.", true),
        ("Mitt namn får ni inte publicera.", true),
        ("Jag har skyddad uppgift.", true),
        ("Jag lever i det dolda.", true),
        ("Nu lever vi gömda.", true),
        ("Vi lever under skydd.", true),
        ("Vi lever under skydd av grundlagen.", false),
        ("Min f.d. sambo är farlig.", true),
        ("Mitt ex är våldsam och läser kommunens diarium. Ta inte med mitt namn.", true),
        ("Korsningen är farlig och trafiken våldsam.", false),
        ("Min man är farlig i trafiken", false),
        ("Ta inte med mitt namn i sammanställningen.", true),
        ("Ta gärna inte med mitt namn.", true),
        ("Ta inte med lunch, den ingår.", false),
        ("Jag har ett ex som är farligt.", true),
        ("Jag vill inte att namn och adress läggs ut.", true),
        ("Jag vill inte att namnen på gatorna ändras.", false),
        ("Han är farlig och letar efter oss.", true),
        ("Han är jättefarlig och letar efter mig.", true),
        ("Vi har bytt namn för att släkten letar efter oss.", true),
        ("Min man letar efter mig hela nätterna, han är dement.", false),
        ("Hon letar efter oss på rasten.", false),
        ("Mina elever är utsatta för hedersförtryck.", false),
        ("Vi lärare är utsatta för stalkning.", false),
        ("Min f.d. arbetsplats är farlig för personalen.", false),
        ("Mitt ex är farligt sjuk.", false),
        ("Min exman är farlig i trafiken.", false),
        ("Ta inte med min adress, den är gammal.", false),
        ("Ta inte med mitt namn på inbjudningslistan.", false),
        ("Jag har larmtelefon från polisen.", true),
        ("Skriv inte ut var jag bor.", true),
        ("Vi har fått skyddsvakter på boendet.", false),
        ("Polisen har gett oss pensionärer överfallslarm att prova.", false),
        ("Kommunen letar efter oss som vill vara med.", false),
        ("Jag är utsatt för hedersvåld.", true),
        ("Planen måste ta upp elever som utsätts för hedersvåld.", false),
        ("Vi möter varje vecka kvinnor som utsatts för våld i nära relationer.", false),
        ("Jag är stalkad av en granne.", true),
        ("Jag har fått livvakt.", true),
        ("Polisen har gett mig larmtelefon.", true),
        ("Hemtjänsten har gett mig en larmtelefon.", false),
        ("Jag har larm i hemmet pga mitt ex.", true),
        ("Vi har larm i klubbhuset på grund av inbrott.", false),
        ("Min före detta man får inte veta vilken skola.", true),
        ("Vi får inte veta vilken skola det blir.", false),
        ("Min syster lever gömd.", true),
        ("Lever gömd sedan 2015.", true),
        ("Vi kvinnor som lever dolt", true),
        ("Jag ringer, jag har dolt nummer.", true),
        ("Har dold adress.", true),
        ("Mitt dolda nummer", true),
        ("Vi känner oss hotade av min exman.", true),
        ("Han hotar att döda oss.", true),
        ("Min exman hotar mig.", true),
        ("Jag har fått dödshot.", true),
        ("Jag har fått hot om våld.", true),
        ("Jag får hot av min exman.", true),
        ("Min familj är hotad.", true),
        ("Barnen är hotade.", true),
        ("Mina barn har blivit hotade av min exman.", true),
        ("Jag är förföljd.", true),
        ("Vi är förföljda av min exman.", true),
        ("Vi är förföljda. Publicera inte våra namn.", true),
        ("Jag gömmer mig.", true),
        ("Vi gömmer oss för min man.", true),
        ("Publicera inte mitt namn.", true),
        ("Ni får inte publicera mitt namn.", true),
        ("Sprid aldrig våra namn!", true),
        ("Jag vill inte att mitt namn publiceras.", true),
        ("Mitt namn vill jag inte ha publicerat.", true),
        ("Våra namn ska inte spridas.", true),
        ("Han är ett hot mot oss och barnen.", true),
        ("Det finns hot mot våra barn.", true),
        ("Vi har fått hot. Våra barn vågar inte gå ut.", true),
        ("Vi lever med hot. Barnen är rädda.", true),
        ("Det är hot mot oss, polisen är inkopplad.", true),
        ("Hot mot oss.\nPublicera inte våra namn", true),
        ("Vi är hotade av ett gäng.", true),
        ("Jag har mordhot mot mig.", true),
        ("Barnen och jag är hotade.", true),
        ("Vi har skyddat namn.", true),
        ("Hon lever dolt med barnen.", true),
        ("Min man och jag är hotade av hans bror.", true),
        ("Jag är hotad till livet av min bror.", true),
        ("Kvinnor som lever i dold hemlöshet glöms bort.", false),
        ("Många lever i det dolda.", false),
        ("Fåglar som bor dolda i vassen störs.", false),
        ("Avtalet har dolda uppgifter om kostnader.", false),
        ("Ni ringer alltid från dolt nummer.", false),
        ("Osten har skyddat namn.", false),
        ("Vi är förföljda av otur.", false),
        ("Vi vet att många lever i det dolda.", false),
        ("Vi möter kvinnor som lever gömda.", false),
        ("Vårt avtal har dolda uppgifter.", false),
        ("Vi har ett avtal med dolda uppgifter om kostnader.", false),
        ("Vi säljer ost med skyddat namn.", false),
        ("Jag vet att avtalet har dolda uppgifter.", false),
        ("Skicka inte med dolda adresser.", false),
        ("Jag är förföljd av otur.", false),
        ("Papperslösa lever gömda i vår stad.", false),
        ("Vi är hotade av nedläggning. Barnen förlorar sin idrott.", false),
        ("Förslaget är ett hot mot oss och barnen.", false),
        ("Höjda hyror är ett hot mot oss. Barnen drabbas.", false),
        ("Det är ett hot mot oss föreningar och våra barn.", false),
        ("Trafiken är ett hot mot våra barn.", false),
        ("Vi lever med hot om nedläggning, barnen också.", false),
        ("Vi känner oss hotade av förslaget, och våra barn också.", false),
        ("Jag känner mig hotad av förslaget.", false),
        ("Beslutet hotar oss och barnen.", false),
        ("Klubben är hotad och barnen med den.", false),
        ("Barnens lekplats är hotad.", false),
        ("Politiker dödshotas.", false),
        ("Våra namn står nedan. Vi sprider inte hat.", false),
        ("Vårt namn är inte så känt.", false),
        ("Föreningen har en hotbild att hantera.", false),
        ("De hotar med nedläggning.", false),
        ("Vi tar hotet om besparing på allvar.", false),
        ("Jag har inget hot att komma med.", false),
        ("Vi publicerar inte något under vårt namn utan beslut.", false),
        ("Klimatet är ett hot mot våra barn.", false),
        ("Vi tillstyrker förslaget men vi är hotade, min familj och jag.", true),
        ("Vi är hotade, familjen och jag, och föreningen vet om det.", true),
        ("Vi är hotade av grannen. Barnen är rädda.", true),
        ("Vi är hotade av en före detta medlem. Sprid inte våra namn.", true),
        ("Vi tillstyrker bidragen, men vi är hotade till livet.", true),
        ("Vi är hotade av höjda avgifter, barnen får sluta.", false),
        ("Rivningen hotar oss och barnen.", false),
        ("Att hallen stängs hotar oss, och våra barn.", false),
        ("Jag har en hotbild mot mig och måste vara försiktig.", true),
        ("Vi lever under hot och våra namn får inte synas.", true),
        ("Vi vågar inte gå ut, vi är hotade av barnens pappa.", true),
        ("Det finns en man som hotar oss. Barnen är rädda.", true),
        ("Min son är hotad.", true),
        ("Vi flyttade hit för att vi är hotade. Barnen vet inte om det.", true),
        ("Vi har varit hotade i flera år, min familj och jag.", true),
        ("Det finns ett allvarligt hot mot oss som familj.", true),
        ("Hoten mot oss och barnen fortsätter.", true),
        ("Jag och mina barn lever gömda.", true),
        ("Jag vill vara anonym eftersom jag är hotad.", true),
        ("Mitt ex har hotat mig.", true),
        ("Mina föräldrar är hotade.", true),
        ("Jag blir hotad om mitt namn syns.", true),
        ("Namnet får inte ut, vi är hotade, barnen och jag.", true),
        ("Vi har en hotbild mot oss och måste skydda barnen.", true),
        ("Vi är utsatta för hot från min brors släkt.", true),
        ("Vi är hotade som förening. Våra barn får ingen hall.", false),
        ("Vi är hotade av konkurs, och barnen har ingenstans att gå.", false),
        ("Hotet mot oss småhandlare är nätjättarna. Våra barn tar inte över.", false),
        ("Biblioteket är ett hot mot ingen.", false),
        ("Utan bidrag lever vi under hot om nedläggning.", false),
        ("Vi är hotade av kommunens planer. Våra barn behöver naturen.", false),
        ("Rovdjuren är ett hot mot våra barn.", false),
        ("Nedläggningen hotar barnen i byn.", false),
        ("Fladdermöss bor gömda i vår gamla lada.", false),
        ("Minnen som lever dolda i arkiven ska fram.", false),
        ("Föreningar med dolda adresser i registret", false),
        ("Var inte rädd, det är inget hot mot oss.", false),
        ("Ärtsorten har ett skyddat namn inom EU.", false),
        ("Stadens historia lever dold under asfalten.", false),
        ("Vi sprider inte rykten i vårt namn.", false),
        ("Artiklar publiceras inte utan namn.", false),
        ("Vårt namn har vi burit sedan 1950.", false),
        ("Idrotten förföljs av otur.", false),
        ("Kommunen är hotad av viten.", false),
        ("Jag vill inte att mitt namn lämnas ut.", true),
        ("Vi vill inte att våra uppgifter publiceras på nätet", true),
        ("Jag vill inte att ni lämnar ut min adress.", true),
        ("vill ej att kommunen publicerar mina personuppgifter", true),
        ("Publicera gärna svaret men inte mitt namn.", true),
        ("Ni får visa texten, dock inte min adress.", true),
        ("Dölj mitt namn.", true),
        ("Snälla maska våra namn", true),
        ("Jag har kontaktförbud mot min exman.", true),
        ("Han har fått kontaktförbud mot mig", true),
        ("Min exman får inte veta var vi bor.", true),
        ("han får absolut inte se var jag bor", true),
        ("Jag vill inte att han hittar oss, ingen får veta var barnen finns", true),
        ("Jag har skyddade personuppg.", true),
        ("Skydd. identitet.", true),
        ("Jag har sekr.skydd.", true),
        ("Sekr.markering", true),
        ("Har skyddad ident.", true),
        ("Jag har skyddad identiet", true),
        ("Jag bor på kvinnojour nu.", true),
        ("Jag står under hotbild.", true),
        ("Han hotar att döda oss", true),
        ("Mitt ex hotar att ta barnen", true),
        ("Vi är hotade av en granne, barnen vågar inte gå ut.", true),
        ("Vi är hotade av Kalle. Mina barn är rädda.", true),
        ("Vi känner oss hotade av vindkraften. Min familj har bott här i hundra år.", false),
        ("Vi är hotade av vindkraft och våra barn kan inte sova.", false),
        ("Vi är hotade av ett slakteri. Mitt liv är här.", false),
        ("Våra barn är hotade när skolan stängs.", false),
        ("Barnen är hotade om skolan läggs ner.", false),
        ("Vi i byn är hotade. Barnen har ingen skola.", false),
        ("Någon hotar att lägga ner skolan.", false),
        ("Min man hotar att flytta om vägen byggs.", false),
        ("Ni kan lämna ut svaret men inte parken.", false),
        ("Dölj inte fakta.", false),
        ("Min exman hotar att ta livet av mig.", true),
        ("Min exman hotar att göra illa mig och barnen.", true),
        ("Han hotar att komma hem till mig.", true),
        ("Mitt ex hotar att söka upp mig.", true),
        ("Exmannen hotar att kidnappa barnen.", true),
        ("Pappan hotar att hämta barnen.", true),
        ("Min bror hotar att förfölja mig.", true),
        ("Han hotar att han ska hitta oss.", true),
        ("En man hotar att slå ihjäl mig.", true),
        ("Vi har besöksförbud mot min exman.", true),
        ("Bolaget hotar att ta vår mark. Vi är emot.", false),
        ("Kommunen hotar att ta vår skola. Nej!", false),
        ("Vindkraftverken hotar att slå ut våra fladdermöss.", false),
        ("Planen hotar att slå sönder vår bygd.", false),
        ("De hotar att skada vår natur.", false),
        ("Förslaget hotar att skada vår förening.", false),
        ("Trafiken hotar att skada våra barn.", false),
        ("Han hotar att lägga ner skolan.", false),
        ("Vi har haft besöksförbud på boendet under pandemin.", false),
        ("Det var besöksförbud för min mamma.", false),
        ("Vi får inte veta var barnen är på dagarna om skolan stängs.", false),
        ("Ni ska inte behöva veta var vi bor", false),
        ("Jag är på kvinnojouren som volontär och stöder planen.", false),
        ("Jag bor i kvinnojourens gamla hus.", false),
        ("Min exman får inte veta var vi är.", true),
        ("Exmannen får inte veta var barnen är.", true),
        ("Han ska inte få veta var vi är.", true),
        ("Min f.d. sambo får inte veta var jag bor.", true),
        ("Barnens pappa får inte veta var vi bor.", true),
        ("Exet får inte veta var vi bor. Vi stöder planen.", true),
        ("Min före detta får inte hitta var jag jobbar.", true),
        ("Mina svärföräldrar ska aldrig få veta vart vi har flyttat.", true),
        ("Min exmake får inte veta vilken skola barnen går i.", true),
        ("Hans bröder får inte reda på var vi bor.", true),
        ("Jag är på kvinnojouren med mina barn.", true),
        ("Jag är på kvinnojouren tillsammans med barnen.", true),
        ("Jag bor på kvinnojouren tillsammans med mina barn.", true),
        ("Jag bor på kvinnojouren sen i våras", true),
        ("Jag bor hos Kvinnojouren Björken", true),
        ("Vi bor på en kvinnojour i Norrby.", true),
        ("Min syster sover på kvinnojouren.", true),
        ("Jag är hos Kvinnojouren Björken sedan i våras.", true),
        ("Grannarna hotar att döda oss om vi säger ja.", true),
        ("Folk i byn hotar att skada oss om vi skriver under.", true),
        ("De hotar att skjuta oss.", true),
        ("Grannen hotar att slå ihjäl vår son.", true),
        ("Svågern hotar med att misshandla mig.", true),
        ("Nu hotar han att söka upp oss.", true),
        ("En granne hotar att bränna ner huset för oss.", true),
        ("Rasister hotar att tända eld på oss.", true),
        ("Svågern hotar att ta livet av oss.", true),
        ("Barnens far har kontaktförbud.", true),
        ("Vi är på kvinnojour.", true),
        ("Jag har fått plats på kvinnojouren.", true),
        ("Jag är på kvinnojouren två dagar i veckan.", false),
        ("Bullret hotar att ta livet av mig!", false),
        ("Utvecklingen hotar att ta livet av oss småföretagare.", false),
        ("De hotar att ta skolan från oss.", false),
        ("De hotar att ta våra barn.", true),
        ("Pappan hotar att sälja barnen.", true),
        ("Han hotar att lämna mig om skolan stängs.", false),
        ("Min före detta hotar att anmäla mig.", false),
        ("Våra grannar hotade att ta livet av oss.", true),
        ("De nya vindkraftverken hotar att skada oss.", false),
        ("Planen hotar att göra illa oss som bor här.", false),
        ("Min chef hotar att slå mig.", true),
        ("Johan Berg hotar att skada oss.", true),
        ("Han hotar och slår oss. Exet får inte veta vart vi flyttat.", true),
        ("Besöksförbud för min man utfärdades i våras.", true),
        ("Det är besöksförbud för barnens pappa.", true),
        ("Pappan till barnen har besöksförbud och får inte veta vilken skola de går i.", true),
        ("Min exsambo fick besöksförbud i maj.", true),
        ("Min man har besöksförbud på äldreboendet.", false),
        ("Besöksförbud för min man på sjukhuset var hårt.", false),
        ("Staten ska inte se var jag är hela tiden.", false),
        ("Vi föräldrar får inte veta var barnen är på dagarna.", false),
        ("Här får vi inte veta var barnen är.", false),
        ("Mormor får inte veta var barnen är på dagarna när fritids stängs.", false),
        ("Vi får inte veta vilken skola våra barn går i till hösten.", false),
        ("Föräldrarna får inte veta vilken skola barnen hamnar på.", false),
        ("Jag är på kvinnojouren på möte i dag.", false),
        ("Jag är på kvinnojouren Björken som anställd.", false),
        ("Vi är på kvinnojouren oroliga för förslaget.", false),
        ("Vi bor nära kvinnojouren.", false),
        ("Barnen hotar att strejka från skolan för klimatet.", false),
        ("Min dotter hotar att vägra gå till nya skolan.", false),
        ("Min man hotar att skriva en insändare om ni inte lyssnar.", false),
        ("Mannen hotar att överklaga beslutet.", false),
        ("Förslaget hotar att göra mig arbetslös.", false),
        ("Bullret hotar att driva bort mig.", false),
        ("Elpriserna hotar att ruinera mig.", false),
        ("Planen hotar att förstöra mitt liv.", false),
        ("Kommunen hotar att stämma mig.", false),
        ("Nedläggningen hotar att splittra barnen.", false),
        ("Min man säger att förslaget hotar att göra oss arbetslösa.", false),
        ("Vinden och bullret hotar att ta nattsömnen från oss.", false),
        ("Nu hotar planen att köra över oss.", false),
        ("Trafiken hotar att döda våra barn.", false),
        ("Grannarna hotar att överklaga om vi får bygga.", false),
        ("Han hotar att lägga ner skolan för oss.", false),
        ("Hon hotar att flytta från oss om skolan stängs.", false),
        ("Grannarna hotar oss. Barnen är rädda.", true),
        ("Min far hotar att avslöja var jag bor. Jag stöder planen.", true),
        ("Hon hotar att berätta var vi bor.", true),
        ("Mannen hotar att spåra upp hennes familj.", true),
        ("Han hotar med att komma hit.", true),
        ("Han hotar att komma hem.", true),
        ("Min man hotar att slå.", true),
        ("Han hotar med att bränna ner huset.", true),
        ("Min bror hotar att hämnas.", true),
        ("Min bror hotar att döda min hund.", true),
        ("Han hotar att ta livet av sig.", true),
        ("Min svärmor har flera gånger hotat med att leta upp barnens skola.", true),
        ("Nu hotar min far att dyka upp.", true),
        ("> Då hotade min farbror med\n> att bränna bilen.", true),
        ("Hennes sambo hotar att han kommer hit.", true),
        ("Min syster hotar att lägga ut vår adress på nätet.", true),
        ("Min exsambo har länge hotat med att komma.", true),
        ("Han hotar med kniv.", true),
        ("Ni får inte berätta så han får inte veta var vi bor.", true),
        ("Jag får inte visa var jag bor för han får inte veta var jag bor.", true),
        ("Kommunen ska tiga för pappan ska inte veta var barnen går.", true),
        ("Vi vill inte att han ska veta var vi bor.", true),
        ("Det vet vi mannen får inte veta var jag bor.", true),
        ("Han får inte veta var jag jobbar under dagarna.", true),
        ("Ingen får veta var jag bor på dagarna.", true),
        ("Pappan får inte veta var barnen är på dagarna.", true),
        ("Min bror ska inte få veta var jag arbetar på kvällarna.", true),
        ("Besöksförbud mot min exman, han får inte komma till hemmet.", true),
        ("Besöksförbud mot min man. Barnen går på fritidshemmet.", true),
        ("Min exman har besöksförbud på min avdelning.", true),
        ("Besöksförbud för min man till mitt boende.", true),
        ("Besöksförbud för min exman sedan i maj.", true),
        ("Besöksförbud mot maken, han hittade till sjukhuset.", true),
        ("Besöksförbud för min sambo sedan han slog mig på sjukhuset.", true),
        ("Sambon hotar att komma hit.", true),
        ("Vi vill inte ha besöksförbud mot oss anhöriga i nästa pandemi.", false),
        ("Under pandemin var det besöksförbud för min man.", false),
        ("Min far hotar att flytta om skolan läggs ner.", false),
        ("Han hotar att inte komma på mötet.", false),
        ("Hon hotar att komma med ett eget förslag.", false),
        ("Min man hotar att skjuta upp bygget.", false),
        ("Min bror hotar att sluta cykla och slå igen butiken.", false),
        ("Min man hotar att berätta för tidningen vart pengarna går.", false),
        ("Min man hotar att söka jobb i Norrby.", false),
        ("Bolaget hotar att bränna mer sopor.", false),
        ("Min fru säger att kommunen hotar att slå ut handeln.", false),
        ("Grannen hotar att hugga ner häcken.", false),
        ("Min mamma hotar med att sluta rösta.", false),
        ("Farmor får inte veta var barnen är på kvällarna.", false),
        ("Föräldrar får inte veta var barnen är under dagarna.", false),
        ("Vi anhöriga får inte veta var han är på dagarna.", false),
        ("På sjukhuset var det besöksförbud för min man.", false),
        ("Min far fick besöksförbud på demensboendet.", false),
        ("Jag vill inte att ni ska veta var jag är hela tiden.", false),
        ("Vi är hotade av Trafikverkets planer. Våra barn ska ha en lugn väg.", false),
        ("Vi är hotade av Trafikverket och vår familj får flytta.", false),
        ("Vi är hotade av buller, min man sover inte.", false),
        ("Vi kunde inte lämna våra uppgifter i formuläret", false),
        ("Ni får inte glömma våra personnummer i registret", false),
        ("Om mitt namn inte står med, hör av er", false),
        ("Vi får inte se var vi hamnar", false),
        ("Jag vet inte var jag bor om huset rivs", false),
        ("Det skrivs inte ut våra namn", false),
        ("Kommunen ska inte visa vår adress på kartan", true),
        ("Lagen om kontaktförbud bör nämnas i strategin.", false),
        ("Kommunen får inte glömma var vi bor.", false),
        ("Stryk mitt namn från listan.", false),
        ("Vi på kvinnojouren tillstyrker.", false),
        ("Publicera gärna, vi har inte vårt namn på listan.", false),
        ("skydd. Identiteten är viktig för bygden", false),
        ("Detta meddelande kan innehålla sekretessbelagda uppgifter.", false),
        (
            "Detta e-postmeddelande är avsett endast för adressaten och kan innehålla sekretessbelagda uppgifter enligt OSL.",
            false,
        ),
        ("Detta e-brev kan innehålla sekretesskyddad information.", false),
        ("Skickar du sekretessbelagda uppgifter? Använd säker e-post.", false),
        ("Personer med skyddade personuppgifter ska inte använda e-post vid kontakt med oss.", false),
        ("Personer med skyddade personuppgifter ska kontakta oss per telefon.", false),
        ("Den som har skyddad identitet bör inte kontakta oss via e-post.", false),
        (
            "Har du sekretessmarkering eller skyddad folkbokföring? Kontakta oss på telefon 019-21 10 00.",
            false,
        ),
        ("Lever du med skyddade personuppgifter – ring oss i stället.", false),
        ("Detta mejl kan innehålla skyddade personuppgifter om min dotter.", true),
        ("Skickar du sekretessbelagda uppgifter? Använd vår säkra e-tjänst.", false),
        ("Jag heter Eva\n\nPersoner med skyddade personuppgifter ska kontakta oss per telefon.", false),
        ("Om du har skyddad identitet, ring. Jag har det.", true),
        ("Detta mejl innehåller skyddade personuppgifter.", true),
        ("Skicka inte våra skyddade personuppgifter via e-post.", true),
        ("Vi har skyddade personuppgifter, ring oss i stället för att mejla.", true),
        ("Hon som har skyddad identitet kan inte mejla.", true),
        ("Den som har skyddad identitet ska inte behöva använda e-post.", true),
    ];

    #[test]
    fn what_no_program_shows_is_looked_at_too() {
        let hidden = Message { hidden: "skyddad identitet".to_owned(), ..Message::default() };
        assert!(is_mentioned(&hidden));
        let further = Message::read(b"Subject: Svar\nSubject: Jag har skyddad identitet\n\n");
        assert!(is_mentioned(&further));
    }

    #[test]
    fn a_word_that_is_parted_is_told() {
        for (text, parted) in [
            ("skyd-\ndad", true),
            ("skyd-\r\ndad", true),
            ("skyd\u{ad}dad", true),
            ("\u{feff}", true),
            ("skyddad-", false),
            ("år - \nett", false),
            ("åäö", false),
            ("", false),
        ] {
            assert_eq!(may_be_parted(text), parted, "{text:?}");
        }
    }

    #[test]
    fn protected_identity_is_seen_in_every_inflection() {
        let origin = |text: &str| if text.starts_with('>') { Origin::Quoted } else { Origin::New };
        let is_seen = |text: &&str| is_told(std::iter::once((*text, origin(text))));
        let wrong: Vec<_> = CASES.iter().filter(|(text, seen)| is_seen(text) != *seen).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
