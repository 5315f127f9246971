//! What the best evidence for a match says to staff, in Swedish, without the sender's words.

use super::{Evidence, Match, Place, Reason, Strength, evidence};
use crate::diary_number::NO_LEAD;

/// Why `one` is a match, as its `best` evidence has it.
pub(super) fn found(one: &Match, best: &Evidence) -> Reason {
    let (place, number) = (stands(best.place), &one.diary_number);
    let words = match best.rule {
        evidence::HIDDEN => format!("Ärendenumret {number} står i dold eller överstruken text"),
        "thread/our_letter" => format!("Mejlet svarar på vårt brev i {number}"),
        "thread/our_report" => format!("Avsändaren får våra rapporter om {number} och svarar på en"),
        "thread/invitation" => format!("Mejlet hör till tråden som började med inbjudan till {number}"),
        "sender/invited" => format!("Avsändaren är inbjuden att svara på {number} och skriver om en remiss"),
        "sender/invited_unread" => {
            format!(
                "Avsändaren är inbjuden att svara på {number}, och det som mejlet säger gick inte att läsa"
            )
        }
        "answer/only_one_open" => {
            format!("Mejlet kallar sig ett remissvar, och bara {number} är öppen för svar")
        }
        NO_LEAD => format!("{number} {place} utan diarieserie, och inget ord säger vad numret är"),
        "number/of_goods" => {
            format!("Ett nummer som ser ut som {number} {place}, men hör nog till en vara eller faktura")
        }
        "number/piece" => {
            format!("Ett nummer som ser ut som {number} {place}, men är en del av något längre")
        }
        "number/word" => format!("Det som ser ut som {number} {place} kan vara ett vanligt ord och ett tal"),
        rule if rule.starts_with("title/") => format!("Ord ur titeln på {number} {place}"),
        _ if best.place == Place::AttachmentText && best.strength == Strength::Weak => {
            format!("Ett nummer som liknar eller är {number} {place}, men bilagan handlar nog om annat")
        }
        _ if best.strength == Strength::Weak && best.place != Place::Quoted => {
            format!("Ett nummer som {place} ser ut som {number}, men är nog avsändarens eget")
        }
        _ => format!("Ärendenumret {number} {place}"),
    };
    Reason { rule: best.rule, words }
}

/// Where something was found.
pub(super) fn stands(place: Place) -> &'static str {
    match place {
        Place::Subject => "står i ämnesraden",
        Place::Body => "står i texten",
        Place::AttachmentName => "står i namnet på en bilaga",
        Place::AttachmentText => "står i texten i en bilaga",
        Place::Thread => "hör till mejlet som besvaras",
        Place::Quoted => "står bara i citerad text eller i signaturen",
        Place::Sender => "hör till avsändaren",
    }
}
