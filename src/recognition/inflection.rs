//! Words as they are compared: lower case, without accents, and without what Swedish puts at their end. Nouns
//! and adjectives are inflected there, so two words are the same where some ending taken off one gives the
//! other. The words that tell no
//! consultation from another stand here too; which of the others matter is `title_word`'s concern.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Endings of Swedish nouns and adjectives, longest first, after a genitive s is taken off.
const ENDINGS: [&str; 13] = ["arna", "erna", "orna", "ar", "er", "or", "en", "et", "an", "na", "a", "e", "n"];

/// Letters of a stem at least.
const SHORTEST: usize = 4;

/// Words that stand in any title, answer or subject. Folded spelling.
pub(super) const STOP: [&str; 62] = [
    "och", "om", "i", "pa", "for", "med", "till", "av", "det", "den", "de", "en", "ett", "att", "som",
    "mellan", "fran", "inom", "vid", "under", "samt", "eller", "ny", "nya", "nytt", "over", "ang",
    "angaende", "gallande", "avseende", "rorande", "kring", "reviderad", "reviderade", "reviderat",
    "uppdaterad", "forslag", "forslaget", "remiss", "remissen", "samrad", "kommun", "kommunen", "kommunens",
    "kommunal", "stad", "staden", "er", "ert", "era", "var", "vart", "vara", "re", "sv", "vb", "fw", "fwd",
    "the", "of", "hej", "svar",
];

/// Kinds of documents: in a title they say what is asked, and every other consultation has them too.
pub(super) const KINDS: [&str; 13] = [
    "riktlinje", "policy", "plan", "program", "strategi", "överenskommelse", "avtal", "handlingsplan",
    "reglemente", "ordning", "vision", "regler", "taxa",
];

/// Capitals only: `IOP`.
pub(super) fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// Whether each word of `phrase` has a capital, and the first is an acronym.
pub(super) fn is_an_acronym_and_names(phrase: &str) -> bool {
    let mut all = words(phrase).map(|(_, word)| word);
    all.next().is_some_and(is_acronym) && all.all(|word| word.starts_with(|c: char| !c.is_lowercase()))
}

/// The words of `text`, each with where it begins.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let letter = |c: char| c.is_alphanumeric() || is_mark(c);
    text.split(move |c| !letter(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Accents that stand apart from their letter, and soft hyphens.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// The word around the place `at`. A hyphen at the end of a line parts no words.
pub(super) fn whole_word(text: &str, at: usize) -> Range<usize> {
    let letter = |c: char| c.is_alphanumeric() || is_mark(c);
    let before = text.get(..at).unwrap_or_default();
    let start = before.char_indices().rev().take_while(|(_, c)| letter(*c)).last().map_or(at, |(at, _)| at);
    let after = text.get(at..).unwrap_or_default();
    let length = |text: &str| text.find(|c: char| !letter(c)).unwrap_or(text.len());
    let mut end = at + length(after);
    let wrapped = text.get(end..).and_then(|rest| rest.strip_prefix("-\n"));
    if let Some(rest) = wrapped.filter(|rest| rest.starts_with(char::is_lowercase)) {
        end += 2 + length(rest);
    }
    start..end
}

/// Lower case, without accents and hyphens.
pub(super) fn folded(word: &str) -> String {
    word.nfd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'æ' => 'a',
            'ø' => 'o',
            c => c,
        })
        .collect()
}

/// A folded word and what it is without each ending that it may have.
pub(super) fn forms(plain: &str) -> Vec<String> {
    let mut forms = vec![plain.to_owned()];
    let genitive = plain.strip_suffix('s');
    for base in std::iter::once(plain).chain(genitive) {
        let cut = ENDINGS.iter().chain(&["t", ""]).filter_map(|ending| base.strip_suffix(ending));
        let cut = cut.filter(|form| form.len() >= SHORTEST);
        // "Programmet" has an m more than "program".
        let cut = cut.flat_map(|form| {
            let single = form.strip_suffix('m').filter(|single| single.ends_with('m'));
            std::iter::once(form).chain(single)
        });
        forms.extend(cut.map(str::to_owned));
    }
    forms.sort();
    forms.dedup();
    forms
}

/// A folded word as it begins a compound: "skolan" begins "skolutredning".
pub(super) fn in_compounds(plain: &str) -> &str {
    let ends = ["orna", "arna", "erna", "ans", "ens", "or", "ar", "er", "an", "en", "et", "a", "s"];
    let cut = ends.iter().find_map(|end| plain.strip_suffix(end).filter(|cut| cut.len() >= COMPOUNDED));
    cut.unwrap_or(plain)
}

/// Letters at least of a word that begins a compound, where an ending is taken from it.
pub(super) const COMPOUNDED: usize = 4;

/// A folded word without its longest ending.
pub(super) fn stem(plain: &str) -> String {
    let base = plain.strip_suffix('s').filter(|base| base.len() > SHORTEST).unwrap_or(plain);
    // "offentligt" and "idéburet" lose the t of their neuter, "partnerskap" has none.
    let adjective = base.strip_suffix("igt").map(|start| format!("{start}ig"));
    let cut = ENDINGS.iter().find_map(|ending| base.strip_suffix(ending).filter(|cut| cut.len() > SHORTEST));
    adjective.unwrap_or_else(|| cut.unwrap_or(base).to_owned())
}
