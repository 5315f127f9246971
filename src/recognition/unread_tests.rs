//! What becomes of mail of which something could not be read.

use super::testing::{Mail, authority, circumstances, mail};
use super::{History, Outcome, judge};
use crate::consultation::{BodyName, Invited};
use crate::message::Message;

fn outcome(message: &Message) -> (Outcome, &'static str) {
    let verdict = judge(message, &circumstances(), &authority(), &History::default());
    (verdict.outcome, verdict.reasons.first().map_or("", |reason| reason.rule))
}

#[test]
fn sealed_mail_of_who_was_asked_waits_for_a_person_unless_a_machine_sent_it() {
    let mut authority = authority();
    authority.consultations[0].invited = vec![Invited {
        name: BodyName::new("Idrottsrådet"),
        domains: vec!["idrott.example".to_owned()],
        addresses: Vec::new(),
    }];
    let of = |mail: Mail| judge(&mail.done(), &circumstances(), &authority, &History::default()).outcome;
    let sealed =
        |from: &str| mail().from(&[from]).subject("Hej").attachment("smime.p7m", "application/pkcs7-mime");
    assert_eq!(of(sealed("bo@idrott.example")), Outcome::Review);
    let pgp = "-----BEGIN PGP MESSAGE-----\n\nhQE\n-----END PGP MESSAGE-----";
    assert_eq!(of(mail().from(&["bo@idrott.example"]).text(pgp)), Outcome::Review);
    assert_eq!(of(sealed("bo@idrott.example").header("Auto-Submitted", "auto-replied")), Outcome::Ignored);
    assert_eq!(of(sealed("eva@privat.example")), Outcome::Ignored);
}

#[test]
fn what_a_file_hides_is_no_evidence_but_is_looked_at() {
    let hiding = |hidden: &str| Message { hidden: hidden.to_owned(), ..mail().text("Protokoll").done() };
    assert_eq!(outcome(&hiding("Remissvar Ks 1216/2018")).0, Outcome::Review);
    assert_eq!(outcome(&hiding("Ett utkast")).0, Outcome::Ignored);
}
