//! Mail that threatens those who read it, or whose writer speaks of ending their life. It may be an answer as well; a person
//! sees it before anything is sent, for a receipt with thanks is no answer to that. See `phrase` for how the patterns are
//! read.

use std::sync::LazyLock;

use super::{Effect, Rule};
use crate::pattern::Pattern;
use crate::recognition::phrase::Saying;
use crate::recognition::sentence::Sentence;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "never/36_violence",
    effect: Effect::Hold,
    words: "Mejlet hotar någon, eller talar om att ta sitt liv",
    applies: |_, setting| setting.on_case && setting.written.own().iter().any(is_violent),
}];

/// What a sentence is listened for, before anything is asked of it.
pub(in crate::recognition) static SAYINGS: [&LazyLock<Saying>; 1] = [&VIOLENCE];

/// Whether the writer says that they would hurt somebody who decides, or themself.
fn is_violent(one: &Sentence) -> bool {
    VIOLENCE.may_be_said_in(one) && (VIOLENCE.is_worded_in(&one.said) || NO_MORE_LIFE.is_match(&one.said))
}

/// Says no more than that of living, and no more of dying: "vill inte leva i en by utan skola" is about the school, "vill dö
/// hemma" about care, and what stands behind a colon is somebody else's.
static NO_MORE_LIFE: Pattern = Pattern::new(concat!(
    r"(?:^ (?:hej )?(?:, )?|(?: men| att| sa| och| ,) )jag (?:(?:(?:orkar|vill) (?:verkligen )?(?:inte|ej) leva",
    r"|kan (?:inte|ej) leva)(?: langre| mer)? (?:\? )?$|(?:orkar|vill) (?:verkligen )?(?:inte|ej) leva (?:langre|mer) (?:, |om |nar )",
    r"|vill (?:bara |helst )?do (?:\? |, |om |nar |$))",
));

static VIOLENCE: LazyLock<Saying> = LazyLock::new(|| {
    let now = "( (bara|nu|snart|personligen|själv|gärna|faktiskt)){0,2}";
    let kills = "(döda|mörda|skjuta|spränga|strypa|knivhugga|skada|slå ihjäl|slå ner|skjuta ihjäl|ha ihjäl|bränna ner|bränna upp|bränna inne|ta livet av)";
    let does = "(dödar|mördar|skjuter|spränger|stryper|hänger|slår ihjäl|skjuter ihjäl|har ihjäl|bränner ner|bränner upp|tar livet av)";
    let house = "(kommunhuset|rådhuset|stadshuset)";
    let who = "(nämnden|ledamöter*|ordförande*|politiker*|tjänstemän*|handläggare*|*chefen|*direktören|*rådet|*råden)";
    let whom = format!("(er|dig|{who}|{house})");
    let theirs = "(du|ni|era barn|din familj|dina barn|era familjer)";
    Saying::new(
        &[
            "döda", "mörda", "skjut", "spräng", "stryp", "knivhugg", "skada ", "ihjäl", "slå ner", "bränn",
            "brinn", "smäller", "tänd", "eld ", "häng", "avrätt", " dö ", "kula ", "bössa", "gevär",
            "pistol", "vapn", "passa ", "vet var", "mitt liv", "eget liv", "livet av", "självmord", "leva",
            "slut på", "hoppa ",
        ],
        &[
            &format!("(jag|vi) (ska|skall|tänker|kommer att|vill|borde|skulle vilja){now} {kills} {whom}"),
            &format!("(man|någon) borde{now} {kills} (er|dig|{who})"),
            &format!("(jag|vi){now} {does} {whom}"),
            &format!("{does} (jag|vi)( (dem|dom) och| (dem|dom) , och)? {whom}"),
            &format!(
                "({who}|ni|du) (borde|ska|skall|förtjänar att) (hängas|skjutas|avrättas|dödas|sprängas|dö)"
            ),
            "(borde|ska|skall|förtjänar|lösning*)… kula i (pannan|huvudet|skallen|nacken)",
            "(jag|vi) har~ (bössan|geväret|pistolen|vapnet|hagelbössan)~ (laddad|laddat|framme)",
            "(min|mitt) (bössa|gevär|pistol|vapen|hagelbössa) är laddat*",
            &format!(
                "(om|när|röstar|bygger|river|stänger|antar) ni… (brinner|smäller) det (i|på|utanför) {house}"
            ),
            &format!("{house} (ska|skall|kommer att) (brinna|sprängas)"),
            &format!("(tänder|tända|sätter|sätta) (eld|fyr) på {house}"),
            "passa (dig|er) (noga|jävligt noga|på vägen|för (jag|vi|nu))",
            &format!("(jag|vi) vet~ var {theirs} (bor|går i skola*)"),
            "jag~~ (ta|tar) (mitt( eget)? liv|livet av mig)",
            "(tar|gör) jag (mitt( eget)? liv|livet av mig|slut på mitt liv)",
            "jag~~ (göra|gör) slut på mitt liv",
            "jag~~ (begår|begå) självmord",
            "begår jag självmord",
            "jag (hänger mig|(ska|tänker) (hänga mig|hoppa (från|framför)))",
            "hänger jag mig",
        ],
        &[
            "mitt( eget)? liv (i|ifrån|från)",
            &format!("{does}~ (jag|vi|{whom}) (inte|aldrig)"),
            "(försökte|var nära|# år sedan|*tio år sedan|*tio år sen|många år sedan)",
            "(sade|skrev|skrek|säger|skriker)",
        ],
    )
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::Place;
    use crate::recognition::sentence::sentences;

    const CASES: &[(&str, bool)] = &[
        ("Bygger ni här så spränger jag dem, och er med.", true),
        ("Jag ska döda er allihop.", true),
        ("Vi tänker bränna ner kommunhuset.", true),
        ("Någon borde skjuta ordföranden.", true),
        ("Det finns bara en lösning: en kula i pannan.", true),
        ("Hälsa chefen att jag har bössan laddad.", true),
        ("Röstar ni igenom detta brinner det i kommunhuset.", true),
        ("Passa dig på vägen hem, ordförande.", true),
        ("Vi vet var era barn går i skolan.", true),
        ("Bygger ni verken så skjuter jag er.", true),
        ("Jag tar livet av er.", true),
        ("Ni ska dö.", true),
        ("Kommunhuset ska brinna!", true),
        ("Ordföranden borde hängas.", true),
        ("Jag vill dö.", true),
        ("Jag vill bara dö om ni drar in hemtjänsten.", true),
        ("Jag hänger mig om ni stänger boendet.", true),
        ("Jag tänker ta mitt eget liv om ni river båthuset.", true),
        ("När ni drar in min hemtjänst tar jag mitt liv.", true),
        ("Jag orkar inte leva längre.", true),
        ("Jag vill inte leva mer.", true),
        ("Jag orkar inte leva längre om ni drar in träffpunkten.", true),
        ("Jag kan inte leva om ni höjer avgiften igen.", false),
        ("Jag vill inte leva i en by utan skola.", false),
        ("Jag tar mitt liv i mina händer när jag cyklar där.", false),
        ("Planen kommer att döda byn.", false),
        ("Vi ska skjuta upp mötet.", false),
        ("Jag vill inte skjuta er i sank, men planen är dålig.", false),
        ("Vi slår er gärna en signal.", false),
        ("Ni spränger budgeten.", false),
        ("Det brinner i knutarna för föreningslivet.", false),
        ("Passa på att bygga gångväg samtidigt.", false),
        ("Vi vet var ni har fått siffrorna.", false),
        ("Kommunen måste arbeta mot självmord.", false),
        ("Hela mitt liv har jag bott här.", false),
        ("Vi kan inte leva på detta.", false),
        ("Man borde skjuta upp alla vindkraftsbeslut.", false),
        ("Vi dödar alla insekter med dessa blad.", false),
        ("Vi stryper honom inte.", false),
        ("Vi vill spränga kontoret i mindre enheter.", false),
        ("Det smäller på rådhuset varje nyår.", false),
        ("Bullret tar livet av mig.", false),
        ("Jag vill avsluta mitt liv hemma.", false),
        ("Jag vill dö hemma, inte på ett boende.", false),
        ("För tio år sedan försökte jag ta mitt liv.", false),
        ("Jag orkar inte leva, jobba och vårda min man samtidigt.", false),
        ("Min mamma säger varje dag: jag vill inte leva längre.", false),
        ("Vi vet var politikerna bor.", false),
        ("Passa dig när du går över Storgatan.", false),
        ("En kille skrek: jag ska skjuta dig.", false),
        ("Jägarna har geväret laddat hela hösten.", false),
        ("Jägarna får inte skjuta dem.", false),
        ("Vi ska strypa trafiken genom byn.", false),
    ];

    #[test]
    fn who_threatens_those_who_read_or_their_own_life_is_seen() {
        let wrong: Vec<_> = CASES
            .iter()
            .filter(|(text, expected)| sentences(text, Place::Body).iter().any(is_violent) != *expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
