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

/// Says no more than that: "vill inte leva i en by utan skola" is about the school.
static NO_MORE_LIFE: Pattern = Pattern::new(concat!(
    r" jag (?:(?:orkar|vill) (?:verkligen )?(?:inte|ej) leva (?:langre |mer )?(?:,|\? $|$|om |nar )",
    r"|kan (?:inte|ej) leva (?:langre |mer )?(?:\? $|$))",
));

static VIOLENCE: LazyLock<Saying> = LazyLock::new(|| {
    let kills = "(döda|mörda|skjuta|spränga|strypa|knivhugga|slå ihjäl|slå ner|skjuta ihjäl|ha ihjäl|bränna ner|bränna upp|bränna inne)";
    let does = "(dödar|mördar|spränger|stryper|slår ihjäl|skjuter ihjäl|har ihjäl|bränner ner|bränner upp)";
    let house = "(kommunhuset|rådhuset|stadshuset|förvaltningen|kontoret)";
    let whom = format!(
        "(er|dig|dem|dom|honom|henne|alla|varenda|nämnden|ledamöter*|ordförande*|politiker*|tjänstemän*|handläggare*|*chefen|*direktören|*rådet|*råden|{house})"
    );
    let theirs = "(du|ni|han|hon|era (barn|familjer)|din familj|dina barn|era familjer|hans familj|hennes familj|ordföranden|politikerna)";
    Saying::new(
        &[
            "döda", "mörda", "skjut", "spräng", "stryp", "knivhugg", "ihjäl", "slå ner", "bränn", "brinner",
            "smäller", "kula ", "bössa", "gevär", "pistol", "vapn", "passa ", "vet var", "mitt liv",
            "eget liv", "livet av mig", "självmord", "leva",
        ],
        &[
            &format!(
                "(jag|vi) (ska|skall|tänker|kommer att|kommer|vill|borde|skulle vilja)~~ {kills}~ {whom}"
            ),
            &format!("(man|någon) borde~ {kills}~ {whom}"),
            &format!("(jag|vi)~ {does}~ {whom}"),
            &format!("{does} (jag|vi)~ {whom}"),
            "kula i (pannan|huvudet|skallen|nacken)",
            "(bössan|geväret|pistolen|vapnet|vapnen|hagelbössan)~~ (laddad|laddat|laddade|framme)",
            &format!("(brinner|smäller)( det)? (i|på|utanför) {house}"),
            "passa (dig|er)( noga| jävligt)? (på vägen|när (du|ni) går|så (du|ni)|för (jag|vi|nu))",
            &format!("(jag|vi) vet~ var {theirs} (bor|jobbar|går i skola*|går på dagis)"),
            "(ta|tar|avsluta|avslutar)( jag)? (mitt( eget)? liv|livet av mig)",
            "jag~~ (begår|begå) självmord",
            "(begår|begå) jag självmord",
        ],
        &[
            "mitt( eget)? liv i (mina|egna|min|dina|era)",
            "(inte|aldrig) (döda|mörda|skjuta|spränga|ta mitt liv)",
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
