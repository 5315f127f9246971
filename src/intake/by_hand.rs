//! What no mail brought: a letter on paper, a note of something said. A person hands it over and says whose it is;
//! its words are read like an attachment's, and it goes into the register with who registered it.

use tokio::task::spawn_blocking;

use super::desk::{drop_again, hold};
use super::error::IntakeError;
use crate::consultation::Channel;
use crate::diary_number::DiaryNumber;
use crate::extract::{Budget, Contents, paper, plain_text};
use crate::fingerprint::Fingerprint;
use crate::letter_id::LetterKey;
use crate::message::{Address, AttachedText, Attachment, Message, Origin, Passage};
use crate::office::Office;
use crate::originals::Originals;
use crate::recognition::{ByHand, Verdict, judge_by_hand, speaks_of_protected_identity};
use crate::register::{self, Decision, Kept, Wish};
use crate::sketch::Sketch;

/// A letter or a note as it is handed over.
#[derive(Debug, Clone)]
pub struct Handed {
    /// The file: a picture of the paper, or the text of the note.
    pub bytes: Vec<u8>,
    /// Its name, without folders.
    pub name: String,
    /// Who wrote or said it.
    pub sender: String,
    /// What else the person says of it.
    pub by_hand: ByHand,
    /// Whether words about protected identity in it are about something else.
    pub is_open: bool,
    /// Whether it goes before what was said of the same file before.
    pub wish: Wish,
}

/// What became of it.
#[derive(Debug)]
pub enum Registered {
    /// The register's word.
    Told {
        /// Whether it is registered now.
        outcome: register::ByHand,
        /// What could not be read in it, for the person at the terminal.
        defects: Vec<String>,
        /// The consultations that a person took it out of: it is not registered there again. And what it stands as.
        taken_out: (Vec<DiaryNumber>, Vec<String>),
    },
    /// It is nothing that can be registered so, for this reason; nothing of it is kept.
    Refused(String),
}

/// How the name of a note's original ends.
const NOTE: &str = "txt";

/// A letter or a note with its words.
struct Opened {
    message: Message,
    ending: &'static str,
}

/// Registers what is handed over, as decided.
///
/// # Errors
/// When the originals or the database fail.
pub async fn register_by_hand(
    office: &Office,
    handed: Handed,
    decision: &Decision,
) -> Result<Registered, IntakeError> {
    for number in &handed.by_hand.cases {
        if office.authority.consultation(number).is_none() {
            return Ok(Registered::Refused(format!("{number} is no consultation of the configuration")));
        }
    }
    let opened = match open(office, &handed).await {
        Ok(opened) => opened,
        Err(reason) => return Ok(Registered::Refused(reason)),
    };
    let Handed { bytes, by_hand, is_open, wish, .. } = handed;
    let (authority, asked) = (office.authority.clone(), by_hand.clone());
    let judging = move || {
        let speaks = speaks_of_protected_identity(&opened.message);
        (judge_by_hand(&opened.message, &asked, &authority), speaks, opened)
    };
    let (verdict, speaks, opened) = spawn_blocking(judging).await?;
    if speaks && !is_open && !by_hand.is_protected {
        return Ok(Registered::Refused(PROTECTED.to_owned()));
    }
    let defects = opened.message.defects.iter().map(|defect| defect.0.clone()).collect();
    let letter_key = office.authority.letter_key.clone();
    let kept = kept(&bytes, opened.message, verdict, (&by_hand, letter_key));
    let held = hold(&office.originals).await?;
    let erased = office.register.erased_among([&kept].into_iter()).await?;
    if !erased.is_empty() {
        drop_again(&office.originals, erased).await?;
        return Ok(Registered::Refused(ERASED.to_owned()));
    }
    let (fingerprint, ending) = (kept.fingerprint, opened.ending);
    let keeping = move |originals: &Originals| {
        originals.keep_as(&[(fingerprint, &bytes)], ending)?;
        Ok(held)
    };
    let held = office.originals.aside(keeping).await?;
    let outcome = office.register.register_by_hand(&kept, wish, decision).await?;
    drop(held);
    let taken_out = office.register.taken_out(fingerprint, &by_hand.cases).await?;
    Ok(Registered::Told { outcome, defects, taken_out })
}

const ERASED: &str = "its content was erased on a decision and is not kept again; is it another, say in its text who said \
     it and when";

const PROTECTED: &str = "it speaks of protected identity: say --protected to keep name and words out of the register, \
     or --not-protected where it is about something else";

/// The message that is judged: a letter's words are those of its attachment, a note's are its text.
async fn open(office: &Office, handed: &Handed) -> Result<Opened, String> {
    let from = vec![Address { name: handed.sender.clone(), address: String::new() }];
    let message = Message { from, ..Message::default() };
    if handed.by_hand.channel != Channel::Letter {
        let text = plain_text(&handed.bytes).replace("\r\n", "\n").replace('\0', "");
        if text.trim().is_empty() {
            return Err("there is no text in it".to_owned());
        }
        let passages = vec![Passage { origin: Origin::New, text }];
        return Ok(Opened { message: Message { passages, ..message }, ending: NOTE });
    }
    let Some(paper) = paper(&handed.bytes) else {
        return Err("a letter is a PDF or a picture of it, and this is neither".to_owned());
    };
    let attachment = Attachment {
        name: handed.name.clone(),
        media_type: paper.media_type.to_owned(),
        size: handed.bytes.len() as u64,
        incidental: false,
        text: AttachedText::Unread,
        within: String::new(),
    };
    let message = Message {
        attachments: vec![attachment],
        attachment_fingerprints: vec![Fingerprint::of(&handed.bytes)],
        ..message
    };
    let contents = Contents::of_file(handed.bytes.clone());
    let read = office.extractor.read(message, contents, &mut Budget::default()).await;
    let message = read.map_err(|error| format!("its words could not be read: {error}"))?;
    Ok(Opened { message, ending: paper.ending })
}

/// What the register is told.
fn kept(
    bytes: &[u8],
    message: Message,
    verdict: Verdict,
    (by_hand, letter_key): (&ByHand, LetterKey),
) -> Kept {
    let subject = match by_hand.channel {
        Channel::Letter => "Brev på papper",
        Channel::Phone => "Telefonsamtal",
        Channel::Meeting => "Möte",
        Channel::Email | Channel::Import => "",
    };
    let sketch = (!by_hand.is_protected).then(|| Sketch::of(&message.text())).flatten();
    Kept {
        fingerprint: Fingerprint::of(bytes),
        size: bytes.len() as u64,
        message: Message { subject: subject.to_owned(), ..message },
        verdict,
        local_arrival: by_hand.came(),
        internal_date: None,
        sketch,
        channel: by_hand.channel,
        junk: false,
        letter: None,
        letter_key,
    }
}
