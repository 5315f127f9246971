//! What people write when they thank, give notice or only greet. See `phrase` for how the patterns are
//! read.

use std::sync::LazyLock;

use regex::Regex;

use crate::recognition::pattern::pattern;
use crate::recognition::phrase::Saying;

/// Thanks for something we sent.
pub(super) static THANKS: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["tack", "kiitos", "thank", "takk", "danke"],
        &[
            "(tack|tackar)( *)?( *)?( *)? för( *)?( *)? (kvittens*|kvitto*|bekräftels*|svar|svaret|återkoppling*|hjälp*|besked*|info*|mejl*|mail*|påminnels*|anstånd*|samtal*|att ni|att du|senast|tipset|det)",
            "(kiitos|thank you|thanks|takk|tak|danke)( *)? (vahvistuks*|vastauks*|for (the|your)|for|für)…",
        ],
        &["(möjlighet*|chansen|opportunity|mahdollisuu*|muligheten|muligheden|inbjudan|remissen)"],
    )
});

/// Tells something that is no view and asks for nothing.
pub(super) static NOTICE: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "mottag",
            "fått",
            "tagit emot",
            "återkommer",
            "hör av",
            "kontaktperson",
            "adress",
            "ringer",
            "kännedom",
            "vidarebeford",
            "noterat",
            "received",
        ],
        &[
            "(har|vi har|jag har)( *)? (mottagit|fått|tagit emot)( *)?( *)? (remiss*|kvittens*|mejl*|brev*|utskick*|inbjudan|handling*)",
            "(återkommer|återkomma|hör av oss|hör av mig)",
            "(ny|nya|byt*)( *)? (kontaktperson*|adress|e-postadress*|mejladress*|mailadress*)",
            "(jag|vi) ringer",
            "för kännedom",
            "vidarebefordr*( *)?( *)? till",
            "(have|has) received",
        ],
        &[],
    )
});

/// A form of address or thanks that says nothing by itself: "Hej alla", "Tack så mycket".
pub(super) static COURTESY: LazyLock<Regex> = LazyLock::new(|| {
    let words = "hej[a-z]*|hallo|god|goddag|tjena|tack[a-z]*|tusen|mvh|vanlig[a-z]*|med vanlig[a-z]*|halsning[a-z]*|basta|till|\
                 kiitos|terveisin|hei|moi|hello|dear|thanks|thank you|regards|takk|hilsen|danke|hallo|liebe";
    pattern(&format!("^ (?:{words})(?: [a-z,]+){{0,3}} $"))
});
