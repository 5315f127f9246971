//! Short mails as people write them, with the stance and the kind that a registrar would give them:
//! `tests/data/people-*.tsv`. A mail there was written without a look at the rules.

use super::organisation::{candidates, organisation};
use super::stance::on_each;
use super::testing::{authority, mail};
use super::written::Written;
use super::{Kind, SenderKind, Stance, kind};
use crate::message::Message;

const STANCES: &str = include_str!("../../tests/data/people-stance.tsv");
const KINDS: &str = include_str!("../../tests/data/people-kind.tsv");
const ORGANISATIONS: &str = include_str!("../../tests/data/people-organisations.tsv");

/// The cells of each row; `\n` in a cell is a new line.
fn rows(table: &str) -> impl Iterator<Item = Vec<String>> {
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| line.split('\t').map(|cell| cell.replace("\\n", "\n")).collect())
}

fn stance_in(text: &str) -> Option<Stance> {
    let message = mail().subject("Ks 1216/2018").text(text).done();
    let written = Written::of(&message);
    on_each(&mut [], &written, false, &authority()).map(|found| found.value)
}

fn named_stance(stance: Option<Stance>) -> &'static str {
    match stance {
        Some(Stance::Supports) => "supports",
        Some(Stance::SupportsWithChanges) => "changes",
        Some(Stance::Opposes) => "opposes",
        Some(Stance::NoComments) => "no_comments",
        Some(Stance::Abstains) => "abstains",
        None => "none",
    }
}

fn named_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Answer => "answer",
        Kind::Supplement => "supplement",
        Kind::Question => "question",
        Kind::ExtensionRequest => "extension_request",
        Kind::Withdrawal => "withdrawal",
        Kind::DocumentRequest => "document_request",
        _ => "no person's",
    }
}

fn kind_of(message: &Message) -> Kind {
    kind::kind(message, &[], &super::testing::authority(), Some(&Written::of(message)), &[]).0
}

#[test]
fn a_stance_is_read_as_a_registrar_would() {
    let read = rows(STANCES).map(|row| (named_stance(stance_in(&row[1])), row));
    let wrong: Vec<_> = read.filter(|(found, row)| row[0] != *found).collect();
    assert!(wrong.is_empty(), "{} are wrong: {wrong:#?}", wrong.len());
}

#[test]
fn a_kind_is_read_as_a_registrar_would() {
    let read = |row: Vec<String>| {
        let mail = mail().subject(&row[1]).text(&row[2]);
        let mail = row.get(3).into_iter().fold(mail, |mail, quoted| mail.quoted(quoted));
        (named_kind(kind_of(&mail.done())), row)
    };
    let wrong: Vec<_> = rows(KINDS).map(read).filter(|(found, row)| row[0] != *found).collect();
    assert!(wrong.is_empty(), "{} are wrong: {wrong:#?}", wrong.len());
}

#[test]
fn an_organisation_is_read_as_a_registrar_would() {
    let read = |row: Vec<String>| {
        let mail = mail();
        let mail = if row[3] == "signature" { mail.signature(&row[4]) } else { mail.text(&row[4]) };
        let mut message = mail.done();
        row[2].clone_into(&mut message.from[0].name);
        let found = organisation(&message, "Exempels kommun", candidates(&message))
            .map(|named| (named.name, named.kind));
        let found = found.unwrap_or(("-".to_owned(), SenderKind::Private));
        ([found.0, named_sender(found.1).to_owned()], row)
    };
    let wrong: Vec<_> = rows(ORGANISATIONS).map(read).filter(|(found, row)| row[..2] != found[..]).collect();
    assert!(wrong.is_empty(), "{} are wrong: {wrong:#?}", wrong.len());
}

fn named_sender(kind: SenderKind) -> &'static str {
    match kind {
        SenderKind::Association => "association",
        SenderKind::Party => "party",
        SenderKind::Authority => "authority",
        SenderKind::Private => "-",
        SenderKind::Invited => "invited",
    }
}
