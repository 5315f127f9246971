//! Subjects by which a system calls its own answer automatic.

use super::notices::in_thread;
use super::{AUTOMATIC, spoken};

/// How the subjects of notices begin.
const SUBJECTS: [&str; 36] = [
    "Automatisk svar: x",
    "Automatiskt svar: x",
    "Autosvar: x",
    "Fraværsmelding: x",
    "Ikke til stede: x",
    "Fravær: x",
    "Autosvar - ferie",
    "Automaattinen vastaus: x",
    "Poissa: x",
    "Poissaoloviesti: x",
    "Lomalla: x",
    "Automatische Antwort: x",
    "Abwesend: x",
    "Abwesenheit: x",
    "Out of Office: x",
    "Auto: x",
    "Autoreply: x",
    "OOO: x",
    "Vacation: x",
    "Semester: x",
    "Föräldraledig: x",
    "Ej i tjänst: x",
    "Automatiskt meddelande: x",
    "Automatic response: x",
    "Sv: Sv: Autosvar: x",
    "[EXTERN] Autosvar: x",
    "Out of office Re: x",
    "I am out of the office Re: x",
    "Anna Berg is out of the office",
    "Poissaoloilmoitus: x",
    "Automatisches Antwort: x",
    "Réponse automatique : x",
    "Ute av kontoret: x",
    "Frånvarande t.o.m. den 5 maj",
    "Semester v. 28-31",
    "Föräldraledig till 1 augusti 2020",
];

#[test]
fn a_system_says_it_in_the_subject() {
    let mut missed = Vec::new();
    for subject in SUBJECTS {
        let told = spoken(in_thread(subject, "Hej.\n\nMvh A\n"));
        if told != [("never/17_automatic_subject", AUTOMATIC)] {
            missed.push((subject, told));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
