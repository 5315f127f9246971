//! Why a letter did not arrive, in plain Swedish for staff: what the code of a mail system stands for (RFC 3463, and
//! the reply codes of RFC 5321). The system's own words are not carried on: they name people, and where a letter was
//! forwarded to.

use super::DeliveryAction;

/// The words for `code`, with the code: `adressen finns inte (5.1.1)`. None are needed where it arrived.
pub(super) fn words(action: DeliveryAction, code: Option<&str>) -> String {
    if matches!(action, DeliveryAction::Answered | DeliveryAction::Delivered) {
        return String::new();
    }
    let said = code.and_then(meaning).unwrap_or(match action {
        DeliveryAction::Delayed => "mottagarens server tar inte emot det just nu",
        _ => "kom inte fram",
    });
    code.map_or_else(|| said.to_owned(), |code| format!("{said} ({code})"))
}

/// What a code says by itself. Classes 4 and 5 have the same details; whether it is for good is told elsewhere.
fn meaning(code: &str) -> Option<&'static str> {
    let mut parts = code.splitn(3, '.');
    Some(match (parts.next()?, parts.next(), parts.next()) {
        (_, Some("1"), Some("1" | "3" | "6" | "10")) => "adressen finns inte",
        (_, Some("1"), Some("2")) => "mottagarens domän finns inte",
        (_, Some("2"), Some("1")) => "brevlådan är stängd",
        (_, Some("2"), Some("2")) | ("452" | "552", None, _) => "brevlådan är full",
        (_, Some("2" | "3"), Some("3" | "4")) => "brevet var för stort",
        (_, Some("4"), Some("7")) => "det försöktes för länge",
        (_, Some("4"), _) => "mottagarens server gick inte att nå",
        (_, Some("7"), _) => "mottagarens server släppte inte igenom det",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_plain_words_and_no_others() {
        use DeliveryAction::{Answered, Delayed, Delivered, Failed};
        for (action, code, expected) in [
            (Failed, Some("5.1.1"), "adressen finns inte (5.1.1)"),
            (Failed, Some("5.1.10"), "adressen finns inte (5.1.10)"),
            (Failed, Some("5.1.2"), "mottagarens domän finns inte (5.1.2)"),
            (Failed, Some("5.2.1"), "brevlådan är stängd (5.2.1)"),
            (Failed, Some("5.2.2"), "brevlådan är full (5.2.2)"),
            (Delayed, Some("4.2.2"), "brevlådan är full (4.2.2)"),
            (Failed, Some("552"), "brevlådan är full (552)"),
            (Failed, Some("5.3.4"), "brevet var för stort (5.3.4)"),
            (Failed, Some("4.4.7"), "det försöktes för länge (4.4.7)"),
            (Delayed, Some("4.4.1"), "mottagarens server gick inte att nå (4.4.1)"),
            (Failed, Some("5.7.1"), "mottagarens server släppte inte igenom det (5.7.1)"),
            (Delayed, Some("4.0.0"), "mottagarens server tar inte emot det just nu (4.0.0)"),
            (Failed, Some("550"), "kom inte fram (550)"),
            (Failed, None, "kom inte fram"),
            (Delayed, None, "mottagarens server tar inte emot det just nu"),
            (Delivered, Some("2.1.5"), ""),
            (Answered, None, ""),
        ] {
            assert_eq!(words(action, code), expected, "{action:?} {code:?}");
        }
    }
}
