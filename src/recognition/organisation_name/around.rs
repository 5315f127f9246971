//! The words that stand around the name of an organisation where people write their own beside it.

/// Words with which somebody stands before an organisation.
pub(super) const RELATIONS: &[&str] = &[
    "för", "från", "fr", "åt", "via", "hos", "vid", "genom", "gm", "i", "på", "av", "med", "till", "om",
    "ur", "mot", "utan", "under", "=", "/", "–", "-", "for", "from", "of", "in", "at",
];

/// Those of them by which somebody speaks for it: whoever is in it, or with it, may speak for nobody else.
pub(super) const SPEAKING: &[&str] = &[
    "för", "från", "fr", "åt", "via", "hos", "vid", "=", "/", "–", "-", "for", "from", "och", "samt", "&",
    "+", "and",
];

/// Words that put two beside each other.
pub(super) const AND: &[&str] = &["och", "samt", "&", "+", "and"];

/// What people are who are named by no name of their own.
pub(super) const KIN: &[&str] = &[
    "familjen", "familj", "fam", "undertecknad", "undertecknade", "herr", "fru", "fröken", "vän", "vänner",
    "granne", "mamma", "pappa", "mor", "far",
];

/// What people are in an organisation, between their names and its own.
pub(super) const ROLES: &[&str] = &[
    "ordf", "ordförande", "sekr", "sekreterare", "kassör", "ledamot", "ombud", "kontaktperson", "pastor",
    "kyrkoherde", "vd",
];

/// The last words of a greeting, and what may stand between it and a name.
pub(super) const GREETINGS: &[&str] = &[
    "mvh", "vh", "hälsar", "önskar", "undertecknat", "undertecknar", "regards", "wishes", "terveisin",
    "terveiset", "hilsen", "tack",
];

/// `word` without what stands around it.
pub(super) fn bare(word: &str) -> &str {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() { word } else { bare }
}

/// Whether `word` is one of the `words`, which are lower case, whatever stands around it.
pub(super) fn is_among(word: &str, words: &[&str]) -> bool {
    is_one_of(bare(word), words)
}

/// Whether `bare` is one of the `words`, which are lower case.
pub(super) fn is_one_of(bare: &str, words: &[&str]) -> bool {
    let is = |one: &str| match one.is_ascii() {
        true => one.eq_ignore_ascii_case(bare),
        false => bare.to_lowercase() == one,
    };
    words.iter().any(|one| one.len() == bare.len() && is(one))
}
