//! Whether a judged mail may be acknowledged, and why not.

use super::judge::{in_junk, reason};
use super::never_answer::{Mark, Setting};
use super::{Acknowledge, Outcome, Reason};

/// Whether the mail may be acknowledged: it is filed, letters are on, and no rule speaks against it.
pub(super) fn acknowledge(
    setting: &Setting,
    outcome: Outcome,
    marks: &[Mark],
    reasons: &[Reason],
) -> Acknowledge {
    if let Some(mark) = marks.first().filter(|_| outcome != Outcome::Restricted) {
        return Acknowledge::No(mark.reason.clone());
    }
    if outcome != Outcome::Filed {
        return Acknowledge::No(not_filed(outcome, reasons));
    }
    if setting.circumstances.junk {
        return Acknowledge::No(in_junk());
    }
    if !setting.authority.acknowledgements {
        return Acknowledge::No(reason("acknowledgement/disabled", "Kvittenser är avstängda"));
    }
    match setting.recipient {
        Ok(to) => Acknowledge::Yes { to: to.clone() },
        Err(_) => Acknowledge::No(reason("never/24_invalid_address", "Det finns ingen giltig svarsadress")),
    }
}

fn not_filed(outcome: Outcome, reasons: &[Reason]) -> Reason {
    let deciding = reasons.first().cloned();
    match (outcome, deciding) {
        (Outcome::Restricted | Outcome::Ignored, Some(deciding)) => deciding,
        (Outcome::Ignored, None) => reason("outcome/ignored", "Mejlet hör inte till någon remiss"),
        _ => reason("outcome/review", "Mejlet väntar på att en person granskar det"),
    }
}
