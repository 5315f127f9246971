//! PURE. What the words of a verdict are called for the staff who read them, as the views call them.

use crate::consultation::Timing;
use crate::recognition::{Kind, Outcome, SenderKind};

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Restricted => "skyddad granskning",
        Outcome::Review => "granskas",
        Outcome::Filed => "registreras",
        Outcome::Ignored => "hör inte hit",
    }
}

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Answer => "svar",
        Kind::Supplement => "komplettering",
        Kind::Question => "fråga",
        Kind::ExtensionRequest => "anstånd",
        Kind::Withdrawal => "återkallelse",
        Kind::DocumentRequest => "begäran om handling",
        Kind::Automatic => "automatiskt svar",
        Kind::Bounce => "studs",
        Kind::Bulk => "massutskick",
        Kind::Own | Kind::Unrelated => "övrigt",
    }
}

pub(super) fn sender_kind(kind: SenderKind) -> &'static str {
    match kind {
        SenderKind::Invited => "inbjuden",
        SenderKind::Association => "förening",
        SenderKind::Party => "parti",
        SenderKind::Authority => "myndighet",
        SenderKind::Private => "privatperson",
    }
}

pub(super) fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::InTime => "i tid",
        Timing::Late => "sent",
    }
}
