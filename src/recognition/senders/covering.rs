//! The words of a covering note: what a mail says that leaves all else to what it brings, or that is nothing but a name for
//! an answer.

use std::sync::LazyLock;

use regex::Regex;

use super::super::context::opening;
use crate::pattern::{BEFORE_WORD, BEHIND_WORD, Pattern, pattern};

/// Bytes of a text that are read for words of its own.
pub(in super::super) const LONGEST: usize = 2_000;

/// Bytes of the shortest name that is known by more than itself.
const NAME: usize = 4;

/// Bytes of the shortest name that is no word of every sentence.
const SHORT_NAME: usize = 3;

/// What a covering note says without a topic of its own.
static COVERING: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        "hej|hejsan|hallå|god|morgon|dag|bästa|kära|till|från|för|och|med|kommer|här|är|på|om|er|ert|era|vi|oss|den|det",
        "sv|re|vb|fwd?|se|svar\\w*|skrivelse\\w*|brev\\w*|bifog\\w*|bilag\\w*|fil\\w*|dokument\\w*|scan\\w*|skann\\w*|pdf|docx?|jpe?g|img|bild\\w*|foto\\w*",
        "vår\\w*|mitt|min|översänd\\w*|skickar|lämnar|härmed|enligt|överenskommelse|ovan|nedan|ang|angående|gällande|avseende|mejl\\w*|mail\\w*|meddelande|skrivare\\w*|kopiator\\w*",
        "mvh|vänlig\\w*|vänligen|hälsning\\w*|med|tack|hälsar|styrelsen\\w*|föreningen\\w*|rådet\\w*|ordförande\\w*|sekreterare\\w*|kansli\\w*",
        "kommun\\w*|kommunstyrelsen\\w*|registrator\\w*",
    ];
    pattern(&format!("(?i)^(?:{})$", words.join("|")))
});

/// What a body calls its answer besides the words of the trade: "svar" may answer anything, the others hold a view.
static ANSWER: Pattern = Pattern::new(r"(?i)^svar(?:et)?$");
static VIEW: Pattern = Pattern::new(
    r"(?i)^(?:(?:uppfattning|ståndpunkt|inställning|hållning|åsikt|kommentar|reaktion)(?:en|er|erna)?|ställningstagandet?|inspel(?:et)?|tankar|feedback|återkoppling(?:en)?)$",
);

/// Who speaks for a body.
const BODIES: &str = r"\p{L}*(?:styrelsen|föreningen|rådet|klubben|förbundet|nätverket|församlingen|laget|avdelningen|sektionen|kretsen|sällskapet)";

/// What makes it the sender's own, besides the name.
static OURS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?i)^(?:vår(?:t|a)?|mitt|min|mina|{BODIES}s?)$")));

/// Whether a body speaks, by what it says of itself.
static WE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i){BEFORE_WORD}(?:vi|oss|{BODIES}){BEHIND_WORD}")));

/// Whether the sender of these `names`, in lower case, speaks in `sentence`: "vi", "styrelsen" or by name.
pub(super) fn speaks(sentence: &str, names: &str) -> bool {
    WE.is_match(sentence) || has_a_name_of(sentence, names)
}

/// Whether one of the `names`, in lower case, stands in `sentence` with a capital.
pub(super) fn has_a_name_of(sentence: &str, names: &str) -> bool {
    let is_one = |word: &str| {
        let lower = word.to_lowercase();
        word.len() >= SHORT_NAME && names.split_whitespace().any(|name| name == lower)
    };
    words(sentence).any(|word| word.starts_with(char::is_uppercase) && is_one(word))
}

/// Whether `subject` has a word for an answer and besides it only those of a covering note and of `names`, the sender's, in
/// lower case.
pub(in super::super) fn is_a_word_for_an_answer(subject: &str, names: &str) -> bool {
    let utters = |word: &str| ANSWER.is_match(word) || VIEW.is_match(word);
    let known = |word: &str| utters(word) || COVERING.is_match(word) || is_whose(word, names);
    words(subject).any(utters) && words(subject).all(known)
}

/// Whether `subject` says by a word of its own that what it heads is a view.
pub(super) fn is_a_word_for_a_view(subject: &str) -> bool {
    words(subject).any(|word| VIEW.is_match(word))
}

/// Whether `subject` says that what it heads is the sender's own, who is called by `names`.
pub(super) fn says_whose(subject: &str, names: &str) -> bool {
    words(subject).any(|word| is_whose(word, names))
}

fn is_whose(word: &str, names: &str) -> bool {
    OURS.is_match(word) || is_of_names(word, names)
}

/// How many words `text` has besides those of a covering note and `names`, the sender's, in lower case.
pub(in super::super) fn own_words(text: &str, names: &str) -> usize {
    let own = |word: &&str| !COVERING.is_match(word) && !is_of_names(word, names);
    words(opening(text, LONGEST)).filter(own).count()
}

/// The words of `text`; single letters are none.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1)
}

/// Whether `word` is of `names`, in lower case, or one of them inflected: "byalagets" of "Lövsta byalag".
pub(super) fn is_of_names(word: &str, names: &str) -> bool {
    let word = word.to_lowercase();
    let inflected = |name: &str| name.len() >= NAME && word.strip_prefix(name).is_some_and(is_an_ending);
    names.contains(&word) || names.split_whitespace().any(inflected)
}

fn is_an_ending(rest: &str) -> bool {
    ["s", "n", "ns", "en", "ens", "t", "ts", "et", "ets"].contains(&rest)
}
