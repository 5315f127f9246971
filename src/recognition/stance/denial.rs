//! The little words that `negation` goes by, in the form that `said` gives them.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;

/// What may turn anything, or only mention it: most sentences have none of it, and are looked at no further.
pub(super) static DENIES: LazyLock<Saying> = LazyLock::new(|| {
    Saying::led_to_by(&[
        " inte ", " int ", " ej ", "icke ", "aldri", "knappast", "varken", "ingalunda", " ingen", " inget ",
        " inga ", "föga", "ikke", "ikkje", " intet ", "verken", "nicht ", " kein", "weder", " nie ",
        "niemals", " not ", " never ", "cannot", " t ", " dont ", " cant ", "neither", " none ", "nobody",
        " no ", "hardly", "vägrar", "nekar", " fel", "orimlig", "olämplig", "omöjlig", "svårlig", "svårt",
        " dumt", "oklokt", "oansvarig", "olycklig", "misstag", "vansinn", "förhastat", "ogenomtänkt",
        "avråd", "vanskelig", "wrong", "unreasonable", "impossible", "unable", "refuse", "mistake",
        "difficult", " hard ", "falsch", "glöm", " ifrån", "annat än", "anything but", "far from", "avstå",
        " om vi ", " om jag ", "huruvida", "ifall", " if we ", " if i ", " emme ", " ei ", "en voi ",
        "en kannata", "en puolla", "en halua", "whether", " ob wir ", " ob ich ", " sakna", "tillbaka ",
        "avsluta", "återta", "återkall", "upphäv", "upphör", " häver ", "ångra", "förlora", " in vårt ",
        " in mitt ", " upp vårt ", " upp mitt ", " bort vårt ", " dras ", "ompröv", "ifrågasätt", "överväg",
        "pausa", "vare sig", " fåtal ", " få i ", " få av ", " få inom ", " få på ", "withdraw", " anta ",
        "stödja ", " stöda ", "stötta ", "acceptera ", "godkänna ", " godta ", "biträda ", "tillträda ",
        "styrka ", "bifalla ", " ställa ", " avslå", "förkasta ", " skrota", " slopa", " stoppa",
        "underkänn", "förhindrad", "uteslut", "otänkbar", " som st", " som till", " som avs", " som bif",
        " som god", " som acc", " som mot", " som säg", " som är ",
    ])
});

/// Words of our source, cut from one another once.
pub(super) type Words = LazyLock<Vec<&'static str>>;

fn listed(words: &'static str) -> Vec<&'static str> {
    words.split(' ').collect()
}

/// Words of denial, in the form that `said` gives them.
pub(super) static NOT: Words = Words::new(|| {
    listed(
        "inte int ej icke aldrig knappast varken ingalunda ingen inget inga ingenting foga ikke ikkje \
         aldri intet hverken verken nicht kein keine keinen keiner keineswegs weder nie niemals not never \
         cannot t dont cant neither none nobody no hardly vagrar nekar",
    )
});

/// Behind a "not" these take its force away: "inte bara", "kan inte nog tacka", "inte minst", "inte annat än", "icke desto mindre".
pub(super) static NOT_ONLY: Words = Words::new(|| {
    listed("bara endast enbart nog minst desto annat lata bare kun mindst nur only least just hesitate")
});

/// What somebody has none of who is not against, by its beginning: "inga synpunkter", "inget hinder".
pub(super) static NONE_OF: Words = Words::new(|| {
    listed(
        "synpunkt erinr invand kommentar anmark hinder hindrar problem tvek tvivel svarighet nackdel \
         betank emot objection comment doubt merknad",
    )
});

/// A deed is wrong, hard or far away, by its beginning: "det vore fel att", "vi har svårt att", "långt ifrån".
pub(super) static WRONG: Words = Words::new(|| {
    listed(
        "fel felaktig orimlig olamplig omojlig svarlig svart dumt oklokt oansvarig olycklig misstag \
         vansinn forhastat ogenomtankt avrad vanskelig wrong unreasonable impossible unable refuse \
         mistake difficult hard falsch glom ifran forhindrad uteslut otankbar",
    )
});

/// Through these a "not" reaches the deed behind "att", by their beginning: "vi tror inte att", "inga skäl att".
pub(super) static REACHES: Words = Words::new(|| {
    listed(
        "rimlig lamplig mojlig ratt klok aktuell skal anledning orsak grund beredd redo villig tal \
         forsvarbar motiver lage bra vettig onskvar anse tycker tror menar vill kommer tanker tanka avser \
         onskar rekommendera forord foresla forutsattning gar right reasonable possible think believe able synes mener",
    )
});

/// Words that lead to a deed or a thought.
pub(super) static THAT: Words = Words::new(|| listed("att that to at dass"));

/// Between a "not" and its verb: "som inte alls stöder", "som inte kan stödja".
pub(super) static TO_THE_VERB: Words = Words::new(|| {
    listed("alls langre heller riktigt helt fullt ut ens egentligen kan kunnat kunde vill velat tanker eller")
});

/// A "not" of the noun behind it.
pub(super) static NO: Words =
    Words::new(|| listed("ingen inget inga intet kein keine keinen keiner no none"));

/// What leads to what somebody is with or without.
pub(super) static WITH: Words = Words::new(|| listed("med utan fran with without mit ohne"));

/// Words that ask whether.
pub(super) static WHETHER: Words = Words::new(|| listed("om ifall huruvida if whether ob"));

/// Words that begin another clause.
pub(super) static BEGINS: Words = Words::new(|| {
    listed(
        "utan men som eftersom da nar trots innan medan sedan dels because since which who weil fordi om \
         ifall fast aven efter enligt",
    )
});

/// Words that join another clause, or only another word.
pub(super) static JOINS: Words = Words::new(|| listed(", och samt and und og"));

/// Finite verbs that have a clause of their own, and the writer as its subject.
pub(super) static FINITE: Words = Words::new(|| {
    listed(
        "kan kunde vill ska skall far maste bor borde valjer har ar e kommer tanker avser anser tycker \
         beslutar behover is are am er vi jag we i wir ich \
         befurworten befurworte befurwortet unterstutzen unterstutze unterstutzt",
    )
});

/// The same in English, by their beginning: no ending tells them.
pub(super) static ENGLISH: Words = Words::new(|| listed("support oppose reject endorse"));

/// Not done at all, within what is found: "kan omöjligt stödja".
pub(super) static HARDLY: Words = Words::new(|| listed("omojlig svarlig"));

/// The writer, right before or behind a verb.
pub(super) static WRITERS: Words = Words::new(|| listed("vi jag we i wir ich"));

/// What the bodies that write are called, by the end of the word.
pub(super) static BODIES: Words =
    Words::new(|| listed("styrelsen foreningen namnden klubben forbundet partiet radet utskottet"));

/// Whether `word` is one of the `list`.
pub(super) fn is_one_of(word: &str, list: &Words) -> bool {
    list.contains(&word)
}

/// Whether `word` begins like one of the `list`.
pub(super) fn begins(word: &str, list: &Words) -> bool {
    list.iter().any(|one| word.starts_with(one))
}
