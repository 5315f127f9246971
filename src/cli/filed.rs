//! What a person wants filed that waited, or under another consultation, and what is said of it.

use std::io::{self, Write as _};
use std::path::Path;

use super::forgotten::forgotten;
use super::out::stdout;
use super::review::{erased, on_its_way, overtaken, refuse};
use super::unknown::unknown;
use super::{Ended, protection, table};
use crate::intake::{AfterReview, Decided, Place, Wishes, file_by_hand};
use crate::office::Office;
use crate::register::Decision;

/// Files what `reference` names.
pub(super) async fn file(
    office: &Office,
    reference: &str,
    place: Place,
    wishes: Wishes,
    decision: &Decision,
) -> anyhow::Result<Ended> {
    let name = table::harmless(reference);
    let refused = match file_by_hand(office, reference, &place, wishes, decision).await? {
        Decided::Filed { references, identity, beside, document_number, letter } => {
            say_filed(&name, &references, document_number.as_deref(), &letter)?;
            say_beside(&beside)?;
            let Some(identity) = identity else { return Ok(Ended::Well) };
            protection::say(&references.join(", "), identity)?;
            return forgotten(&office.config, &office.register).await;
        }
        Decided::Settled { reference, identity, letter } => {
            protection::say(&reference, identity)?;
            say_letter(&letter)?;
            return forgotten(&office.config, &office.register).await;
        }
        Decided::NotOpened(why) => protection::refusal(&name, &why),
        Decided::Unknown => unknown(&office.register, reference).await?,
        Decided::Erased(at) => erased(&name, &at),
        Decided::NotWaiting(it_is) => format!("{name} waits for nobody: it is registered as {it_is}"),
        Decided::NoSuggestion => format!(
            "nothing is suggested for {name}: `remissd review assign {name} --diary-number N` says where it belongs"
        ),
        Decided::NoConsultation(number) => {
            format!("there is no consultation {number}; `remissd consultations` lists them")
        }
        Decided::Several(they_are) => format!("{name} is registered as {they_are}: say which of them"),
        Decided::Already(it_is) => format!("{name} stands there already, as {it_is}"),
        Decided::Lost(original) => {
            format!("the original of {name} is missing or damaged ({original}); see `remissd audit`")
        }
        Decided::Undated(original) => undated(&name, &office.originals.path(&original)),
        Decided::Overtaken => overtaken(&name),
        Decided::OnItsWay => on_its_way(&name),
    };
    Ok(refuse(&refused))
}

/// When it came decides whether it is in time, and the moment of import is not when it came.
fn undated(name: &str, original: &Path) -> String {
    format!(
        "no server says when {name} came, and its sender's clock is not believed. Say when it came, and it is filed, or can \
         be: remissd import --arrived 2019-10-30T14:00:00+01:00 '{}'",
        original.display()
    )
}

fn say_beside(beside: &[String]) -> io::Result<()> {
    match beside {
        [] => Ok(()),
        _ => writeln!(
            stdout(),
            "It stands as {} too, as before it was hidden: `remissd review assign` moves that.",
            beside.join(", ")
        ),
    }
}

fn say_filed(
    name: &str,
    references: &[String],
    document_number: Option<&str>,
    letter: &AfterReview,
) -> io::Result<()> {
    writeln!(stdout(), "{name} is registered as {}.", references.join(", "))?;
    if let Some(number) = document_number {
        let number = table::harmless(number);
        writeln!(stdout(), "It stood in the diary system as {number}: put that right there too.")?;
    }
    say_letter(letter)
}

fn say_letter(letter: &AfterReview) -> io::Result<()> {
    let mut out = stdout();
    match letter {
        AfterReview::Owed(Some(to)) => {
            writeln!(out, "An acknowledgement is owed to {}.", table::harmless(&to.address))
        }
        AfterReview::Owed(None) => writeln!(
            out,
            "An acknowledgement is owed to the sender; the address stays in the original alone."
        ),
        AfterReview::Waits => {
            writeln!(out, "The acknowledgement that was owed goes out with what stands now.")
        }
        AfterReview::Again => {
            writeln!(out, "There was an acknowledgement before; it goes out once more with what stands now.")
        }
        AfterReview::Gone => writeln!(
            out,
            "There was an acknowledgement before, `remissd letters` says what became of it; no second one is sent."
        ),
        AfterReview::Withdrawn => {
            writeln!(out, "The acknowledgement that was owed is withdrawn; none is sent.")
        }
        AfterReview::Refused(reason) => {
            writeln!(out, "No acknowledgement is sent: {} ({}).", reason.words, reason.rule)
        }
        AfterReview::NotWanted => writeln!(out, "No acknowledgement is sent."),
    }
}
