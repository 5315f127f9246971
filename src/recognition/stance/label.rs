//! The label of a field in a form, "Ställningstagande: Nej", "Ja/Nej: Nej". It asks, and what stands behind its colon
//! replies.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::{Pattern, pattern};
use crate::recognition::sentence::said;

/// Words that are offered to choose from.
const FOR: &str = "tillstyrk(?:er|s|a|an)|stod(?:jer|er|ja|a)|ja|yes|for|positiv[at]?|bifall|joo|kylla";
const AGAINST: &str =
    "avstyrk(?:er|s|a|an)|motsatter(?: oss| mig| sig)?|nej|no|nei|emot|mot|imot|imod|negativ[at]?|avslag|ei";
const NEITHER: &str =
    "avstar|neutral[at]?|vet (?:ej|inte)|inga synpunkter|ingen asikt|med andringar|i huvudsak|delvis";

/// Words of which one is to be chosen, at the end of a label.
static CHOICE: LazyLock<Regex> = LazyLock::new(|| {
    let one = format!("(?:{FOR}|{AGAINST}|{NEITHER})(?: {NEITHER})?");
    pattern(&format!(" {one}(?:(?:/| , | eller | / | )(?:eller )?{one})+ $"))
});

/// A yes and a no to choose from, which leave what stands before them: "Tillstyrker: Ja/Nej".
static YES_OR_NO: Pattern = Pattern::new(" (?:ja|yes|joo|kylla)(?:/| , | eller | / | )(?:nej|no|nei|ei) $");

/// Either side is offered, and not "varken för eller emot".
static FOR_ONE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("[ /](?:{FOR})[ /]")));
static AGAINST_ONE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("[ /](?:{AGAINST})[ /]")));
static NEITHER_ONE: Pattern = Pattern::new(" (?:varken|hverken|vare sig|inte|ej|neither|not|both|bade) $");

/// A label that asks for the sender's view.
static ASKS_FOR_A_VIEW: LazyLock<Regex> = LazyLock::new(|| {
    let view = "stallningstaganden?|installning(?:en)?|asikt(?:en)?|standpunkt(?:en)?|hallning(?:en)?|position|stance|opinion|standpunkt|\
                holdning|stilling(?:tagen)?|kanta|mielipide|haltung|meinung";
    let to = "(?: (?:till|om|i|on|to|til|zu) (?:[a-z0-9/-]+ ?){1,4})?";
    pattern(&format!(" (?:{view}){to} $"))
});

/// A label that is a question to the sender, with the verb first: "Stöder ni förslaget".
static ASKS: Pattern = Pattern::new(
    " (?:[0-9]+[a-z]? )?[a-z]+ (?:ni|du|vi|jag|foreningen|styrelsen|namnden|organisationen|you) [a-z0-9/ -]+ $",
);

/// A label that only says that a reply follows.
static REPLIES: Pattern = Pattern::new("^ (?:svar|svaret|vart svar|mitt svar|answer|antwort|vastaus) $");

/// A label that is a deed to be ticked: "Tillstyrker förslaget".
static DEED: LazyLock<Regex> = LazyLock::new(|| {
    let deed = "tillstyrk(?:er|s|es)|avstyrk(?:er|s|es)|stoder|stods|stodjer|stodjs|bifall(?:er|s|es)|godkann(?:er|s|es)|accepter(?:ar|as)|antas";
    pattern(&format!("^ (?:{deed})(?: [a-z]+){{0,4}} $"))
});

/// A field that is filled in.
pub(super) struct Field<'a> {
    /// What stands before the colon, in its plain form and without the words to choose from.
    label: String,
    /// Some are offered.
    pub(super) chosen: bool,
    /// And these are a yes and a no.
    pub(super) yes_or_no: bool,
    /// What stands behind it, as written.
    pub(super) value: &'a str,
}

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The sender's view of the proposal.
    View,
    /// What its own words say: "Stöder ni förslaget".
    Itself,
    /// Whether its own words hold.
    Deed,
    /// What stands before it.
    Reply,
    /// Nothing by itself.
    Nothing,
}

impl<'a> Field<'a> {
    /// The last field in what is `written`.
    pub(super) fn of(written: &'a str) -> Option<Self> {
        let (label, value) = written.rsplit_once(':')?;
        Some(Self::labelled(label, value))
    }

    /// The same with a dash for the colon.
    pub(super) fn before_dash(written: &'a str) -> Option<Self> {
        let (label, value) = [" - ", " – ", " — "].iter().find_map(|dash| written.rsplit_once(dash))?;
        Some(Self::labelled(label, value))
    }

    fn labelled(label: &str, value: &'a str) -> Self {
        let label = said(label);
        let label = label.trim_end_matches("? ").to_owned();
        let ends_in_no = ["nej ", "no ", "nei ", "ei "].iter().any(|no| label.ends_with(no));
        let pair = ends_in_no.then(|| YES_OR_NO.find(&label)).flatten();
        let yes_or_no = pair.is_some();
        let choice = pair.or_else(|| CHOICE.find(&label));
        let choice = choice.map(|choice| label.split_at(choice.start().saturating_add(1)));
        let offers = |(before, choice): &(&str, &str)| {
            let choice = format!(" {choice}");
            FOR_ONE.is_match(&choice) && AGAINST_ONE.is_match(&choice) && !NEITHER_ONE.is_match(before)
        };
        match choice.filter(offers) {
            Some((before, _)) => {
                let label = format!("{} ", before.trim_end_matches([',', ' ']));
                Self { label, chosen: true, yes_or_no, value }
            }
            None => Self { label, chosen: false, yes_or_no: false, value },
        }
    }

    /// What its label asks for.
    pub(super) fn asks(&self) -> Asked {
        if ASKS_FOR_A_VIEW.is_match(&self.label) {
            Asked::View
        } else if ASKS.is_match(&self.label) {
            Asked::Itself
        } else if DEED.is_match(&self.label) {
            Asked::Deed
        } else if REPLIES.is_match(&self.label) {
            Asked::Reply
        } else {
            Asked::Nothing
        }
    }

    /// What stands before the colon, in its plain form.
    pub(super) fn label(&self) -> &str {
        &self.label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_asks_for_what_stands_behind_its_colon() {
        for (written, label, chosen, asked) in [
            ("Ställningstagande: Nej", "stallningstagande", false, Asked::View),
            ("Vår inställning till förslaget: Nej", "var installning till forslaget", false, Asked::View),
            ("Namn: anna\nåsikt: nej", "namn anna asikt", false, Asked::View),
            ("Stöder ni förslaget: Nej", "stoder ni forslaget", false, Asked::Itself),
            ("Stöder ni förslaget (ja/nej): Nej", "stoder ni forslaget", true, Asked::Itself),
            ("Ja/Nej: Nej", "", true, Asked::Nothing),
            ("Tillstyrker: Ja/Nej: Nej", "tillstyrker", true, Asked::Deed),
            ("Tillstyrks planen: nej", "tillstyrks planen", false, Asked::Deed),
            ("Tillstyrker / Avstyrker: Avstyrker", "", true, Asked::Nothing),
            ("Tillstyrker, tillstyrker med ändringar eller avstyrker: avstyrker", "", true, Asked::Nothing),
            ("För eller emot: emot", "", true, Asked::Nothing),
            ("Vi tillstyrker: ja", "vi tillstyrker", false, Asked::Nothing),
            (
                "Vi varken tillstyrker eller avstyrker: så är det",
                "vi varken tillstyrker eller avstyrker",
                false,
                Asked::Nothing,
            ),
            ("Tillstyrker förslaget: nej", "tillstyrker forslaget", false, Asked::Deed),
            ("Svar: nej", "svar", false, Asked::Reply),
            ("Telefon: 1", "telefon", false, Asked::Nothing),
        ] {
            let field = Field::of(written).unwrap();
            assert_eq!(
                (field.label().trim(), field.chosen, field.asks()),
                (label, chosen, asked),
                "{written}"
            );
        }
    }
}
