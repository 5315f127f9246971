//! A verdict as a person reads it: one line that says what would be done, then what it rests on, each
//! piece with its place, its rule and the words around it. Colours help the eye and say nothing that the
//! words do not; they are taken out where the output is no terminal.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use jiff::{SignedDuration, Timestamp};

use super::super::table::harmless;
use super::local;
use crate::consultation::Timing;
use crate::diary_number::MEANT_PERHAPS;
use crate::message::Message;
use crate::recognition::{
    Acknowledge, Authority, Evidence, Forwarded, Match, Outcome, Strength, Suggested, Verdict,
};

/// Columns of the word that says what a line is about.
const LABEL: usize = 10;

/// Columns of the word that says where something stood: `attachment_text` and a blank.
const PLACE: usize = 16;

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const GREEN: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));
const YELLOW: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
const RED: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));

/// What is written about one message, line by line.
struct Page<'a> {
    authority: &'a Authority,
    lines: Vec<String>,
}

/// All that is said of one message.
pub(super) fn page(path: &Path, message: &Message, verdict: &Verdict, authority: &Authority) -> String {
    let mut page = Page { authority, lines: Vec::new() };
    page.lines.push(painted(BOLD, &path.display().to_string()));
    page.lines.push(format!("  {}", headline(verdict)));
    for found in &verdict.matches {
        page.found(found);
    }
    page.near_misses(verdict);
    page.suggestions(verdict);
    if let Some(forwarded) = &verdict.forwarded {
        page.forwarded(forwarded);
    }
    page.arrival(verdict);
    page.reasons(verdict);
    for defect in &message.defects {
        page.line("defect", RED, &defect.0);
    }
    page.lines.push(String::new());
    page.lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The verdict in one line.
fn headline(verdict: &Verdict) -> String {
    let style = match verdict.outcome {
        Outcome::Filed => GREEN,
        Outcome::Restricted | Outcome::Review => YELLOW,
        Outcome::Ignored => FAINT,
    };
    let restricted = if verdict.outcome == Outcome::Restricted { " (restricted)" } else { "" };
    let strong = verdict.matches.iter().filter(|found| found.strength > Strength::Weak);
    let cases: Vec<String> = strong.map(case).collect();
    let under = if cases.is_empty() { String::new() } else { format!(", {}", cases.join(" and ")) };
    let letter = match &verdict.acknowledge {
        Acknowledge::Yes { .. } => "acknowledged",
        Acknowledge::No(_) => "not acknowledged",
    };
    let outcome = painted(style, &format!("{}{restricted}", verdict.outcome.as_str()));
    format!("{outcome} as {}{under}; {letter}", verdict.kind.as_str())
}

fn case(found: &Match) -> String {
    let timing = match found.timing {
        Some(Timing::InTime) => "in time",
        Some(Timing::Late) => "late",
        None => "timing unknown",
    };
    format!("{} {timing}", found.diary_number)
}

impl Page<'_> {
    fn line(&mut self, label: &str, style: Style, text: &str) {
        let label = painted(style, &format!("{label:LABEL$}"));
        self.lines.push(format!("  {label} {}", one_line(text)));
    }

    fn found(&mut self, found: &Match) {
        let style = if found.strength == Strength::Weak { YELLOW } else { GREEN };
        self.line("case", style, &format!("{}, {}", case(found), found.strength.as_str()));
        for evidence in &found.evidence {
            self.evidence(evidence);
        }
        for Suggested { value, shown_by } in &found.on_behalf {
            self.line("also for", PLAIN, value);
            self.evidence(shown_by);
        }
    }

    /// `subject          Remissvar Ks 1216/2018  [number/normal]`, the number picked out.
    fn evidence(&mut self, evidence: &Evidence) {
        let rule = painted(FAINT, &format!("[{}]", evidence.rule));
        let words = self.with_numbers_picked_out(&one_line(&evidence.text));
        self.lines.push(format!("    {:PLACE$} {words}  {rule}", evidence.place.as_str()));
    }

    fn with_numbers_picked_out(&self, text: &str) -> String {
        let mut shown = String::new();
        let mut at = 0;
        let found = self.authority.finder.find_all(text);
        for found in found.iter().filter(|found| found.rule != MEANT_PERHAPS) {
            let before = text.get(at..found.span.start).unwrap_or_default();
            let number = text.get(found.span.clone()).unwrap_or_default();
            shown.push_str(before);
            shown.push_str(&painted(BOLD, number));
            at = found.span.end;
        }
        shown.push_str(text.get(at..).unwrap_or_default());
        shown
    }

    fn near_misses(&mut self, verdict: &Verdict) {
        for near in &verdict.near_misses {
            let (written, place, meant) = (&near.written, near.place.as_str(), &near.suggestion);
            self.line("near miss", YELLOW, &format!("“{written}” in {place}: {meant}? [{}]", near.rule));
        }
    }

    /// What staff are offered about the mail and its sender, with the words that show it.
    fn suggestions(&mut self, verdict: &Verdict) {
        if let Some(shown_by) = &verdict.kind_shown_by {
            self.line("kind", PLAIN, verdict.kind.as_str());
            self.evidence(shown_by);
        }
        self.stances(verdict);
        let organisation = verdict.organisation.as_deref();
        if let Some(Suggested { value, shown_by }) = &verdict.sender {
            let name = organisation.map(|name| format!(": {name}")).unwrap_or_default();
            self.line("sender", PLAIN, &format!("{}{name}", value.as_str()));
            self.evidence(shown_by);
        } else if let Some(name) = organisation {
            self.line("sender", PLAIN, name);
        }
        if let Some(reference) = &verdict.sender_reference {
            self.line("their no.", PLAIN, reference);
        }
    }

    /// The mail's stance, or each consultation's where it tells them apart.
    fn stances(&mut self, verdict: &Verdict) {
        let apart = |one: &Match| one.stance.is_some() && one.stance != verdict.stance;
        let each = verdict.matches.iter().any(apart);
        let on_each = verdict.matches.iter().filter(|_| each).filter_map(|one| {
            one.stance.as_ref().map(|stance| (format!(" on {}", one.diary_number), stance))
        });
        let whole = verdict.stance.iter().filter(|_| !each).map(|stance| (String::new(), stance));
        for (on, Suggested { value, shown_by }) in whole.chain(on_each) {
            self.line("stance", PLAIN, &format!("{}{on}", value.as_str()));
            self.evidence(shown_by);
        }
    }

    fn forwarded(&mut self, forwarded: &Forwarded) {
        let sender = forwarded.sender.as_ref();
        let named = sender.map(|sender| format!("{} <{}>", sender.name, sender.address).trim().to_owned());
        let sent = forwarded.sent.as_ref().map(|sent| format!("sent {sent} by its own words"));
        let zone = &self.authority.zone;
        let arrived = forwarded.arrival.map(|arrival| format!("reached us {}", local(arrival.at, zone)));
        let subject = forwarded.subject.as_ref().map(|subject| format!("“{subject}”"));
        let parts: Vec<String> = [named, subject, sent, arrived].into_iter().flatten().collect();
        self.line("passed on", YELLOW, &parts.join(", "));
    }

    /// The arrival, and what the other clocks say beside it.
    fn arrival(&mut self, verdict: &Verdict) {
        let zone = &self.authority.zone;
        let Some(arrival) = verdict.arrival else { return };
        let mut lines = vec![format!("{} ({})", local(arrival.at, zone), arrival.basis.as_str())];
        let clocks = verdict.clocks;
        let others = [
            (clocks.internal_date, "by the mailbox (INTERNALDATE)"),
            (clocks.date, "by the sender's clock, which never counts"),
        ];
        for (at, whose) in others {
            let other = at.filter(|at| *at != arrival.at);
            lines.extend(other.map(|at| format!("{} {whose}, {}", local(at, zone), apart(at, arrival.at))));
        }
        for (label, line) in ["arrived"].into_iter().chain(std::iter::repeat("")).zip(lines) {
            self.line(label, PLAIN, &line);
        }
    }

    fn reasons(&mut self, verdict: &Verdict) {
        for reason in &verdict.reasons {
            self.line("because", PLAIN, &format!("{} [{}]", reason.words, reason.rule));
        }
        match &verdict.acknowledge {
            Acknowledge::Yes { to } => self.line("letter", GREEN, &format!("to {}", to.address)),
            Acknowledge::No(reason) => {
                self.line("no letter", PLAIN, &format!("{} [{}]", reason.words, reason.rule));
            }
        }
    }
}

/// How far `at` lies from the arrival.
fn apart(at: Timestamp, arrival: Timestamp) -> String {
    let seconds = at.as_second().saturating_sub(arrival.as_second());
    let when = if seconds < 0 { "earlier" } else { "later" };
    let span = SignedDuration::from_secs(seconds.saturating_abs());
    format!("{span:#} {when}")
}

/// A stranger's words on one line, with what could drive a terminal made visible.
fn one_line(text: &str) -> String {
    harmless(text).replace(['\n', '\t'], " ")
}

fn painted(style: Style, text: &str) -> String {
    let text = one_line(text);
    if style == PLAIN { text } else { format!("{style}{text}{style:#}") }
}
