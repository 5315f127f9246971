//! Messages and an authority made by hand, for the tests of this room.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{Authority, Circumstances, History, Outcome, SenderLimits, Titles, judge};
use crate::consultation::{Consultation, Deadline};
use crate::diary_number::{DiaryNumber, Finder};
use crate::letter_id::{LetterId, LetterKey, LetterKind};
use crate::message::{Address, AttachedText, Attachment, Header, Hop, Message, Origin, Passage, Report};

/// A mail from a citizen to the mailbox, with nothing odd about it and nothing in it.
pub(super) fn mail() -> Mail {
    Mail(Message {
        from: vec![address("Anna Ek", "anna@forening.example")],
        recipients: vec![address("", "kommun@kommun.example")],
        message_id: Some("1@forening.example".to_owned()),
        ..Message::default()
    })
    .header("From", "Anna Ek <anna@forening.example>")
    .header("To", "kommun@kommun.example")
}

/// A message in the making.
pub(super) struct Mail(Message);

impl Mail {
    pub(super) fn from(mut self, addresses: &[&str]) -> Self {
        self.0.from = addresses.iter().map(|each| address("", each)).collect();
        self.only("From", &addresses.join(", "))
    }

    pub(super) fn named(mut self, name: &str, at: &str) -> Self {
        self.0.from = vec![address(name, at)];
        self.only("From", &format!("{name} <{at}>"))
    }

    pub(super) fn to(mut self, addresses: &[&str]) -> Self {
        self.0.recipients = addresses.iter().map(|each| address("", each)).collect();
        self.only("To", &addresses.join(", "))
    }

    pub(super) fn reply_to(mut self, addresses: &[&str]) -> Self {
        self.0.reply_to = addresses.iter().map(|each| address("", each)).collect();
        self
    }

    /// With no other field of this name.
    fn only(mut self, name: &str, value: &str) -> Self {
        self.0.headers = self.0.headers.iter().filter(|header| header.name != name).cloned().collect();
        self.header(name, value)
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.0.headers.push(Header { name: name.to_owned(), value: value.to_owned() });
        self
    }

    pub(super) fn subject(mut self, subject: &str) -> Self {
        self.0.subject = subject.to_owned();
        self.header("Subject", subject)
    }

    pub(super) fn message_id(mut self, id: &str) -> Self {
        self.0.message_id = Some(id.to_owned());
        self
    }

    pub(super) fn answers(mut self, ids: &[&str]) -> Self {
        self.0.answers = ids.iter().map(|id| (*id).to_owned()).collect();
        let first = ids.first().map(|id| format!("<{id}>")).unwrap_or_default();
        self.header("In-Reply-To", &first)
    }

    fn passage(mut self, origin: Origin, text: &str) -> Self {
        self.0.passages.push(Passage { origin, text: text.to_owned() });
        self
    }

    pub(super) fn text(self, text: &str) -> Self {
        self.passage(Origin::New, text)
    }

    pub(super) fn quoted(self, text: &str) -> Self {
        self.passage(Origin::Quoted, text)
    }

    pub(super) fn signature(self, text: &str) -> Self {
        self.passage(Origin::Signature, text)
    }

    pub(super) fn attachment(mut self, name: &str, media_type: &str) -> Self {
        let (name, media_type) = (name.to_owned(), media_type.to_owned());
        self.0.attachments.push(Attachment {
            name,
            media_type,
            size: 1000,
            incidental: false,
            text: AttachedText::Unread,
            within: String::new(),
        });
        self
    }

    /// A document whose words could be read.
    pub(super) fn attached_text(self, name: &str, text: &str) -> Self {
        let mut mail = self.attachment(name, "application/pdf");
        mail.0.attachments.last_mut().unwrap().text = AttachedText::Read(text.to_owned());
        mail
    }

    pub(super) fn link(mut self, target: &str) -> Self {
        self.0.links.push(target.to_owned());
        self
    }

    pub(super) fn report(mut self, report: Report) -> Self {
        self.0.report = Some(report);
        self
    }

    pub(super) fn received(mut self, by: &str, at: &str) -> Self {
        let by = (!by.is_empty()).then(|| by.to_owned());
        self.0.received.push(Hop { from: String::new(), by, at: at.parse().ok() });
        self
    }

    pub(super) fn date(mut self, at: &str) -> Self {
        self.0.date = Some(time(at));
        self
    }

    pub(super) fn done(self) -> Message {
        self.0
    }
}

pub(super) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn address(name: &str, address: &str) -> Address {
    Address { name: name.to_owned(), address: address.to_owned() }
}

/// The Message-ID of an acknowledgement that we sent.
pub(super) fn letter_id() -> String {
    let about = crate::fingerprint::Fingerprint::of(b"an earlier mail");
    LetterId { kind: LetterKind::Acknowledgement, about }
        .message_id(&LetterKey::new([7; 32]), "kommun.example")
}

/// An authority with the two consultations of the brief.
pub(super) fn authority() -> Authority {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let consultation = |number: &str, title: &str, day: &str| Consultation {
        diary_number: DiaryNumber::parse(number).unwrap(),
        title: title.to_owned(),
        also_known_as: Vec::new(),
        deadline: Deadline::new(day.parse().unwrap(), zone.clone()),
        report_to: Vec::new(),
        invited: Vec::new(),
        invitations: Vec::new(),
    };
    let consultations = vec![
        consultation("Ks 1216/2018", "Överenskommelse om samverkan", "2019-10-30"),
        consultation("Ks 1121/2017", "Riktlinjer för idéburet-offentligt partnerskap", "2019-11-29"),
    ];
    let registered: Vec<_> = consultations.iter().map(|each| each.diary_number.clone()).collect();
    let own = |address: &str| address.to_owned();
    Authority {
        name: "Exempels kommun".to_owned(),
        zone: zone.clone(),
        finder: Finder::new(&["Ks".to_owned()], &registered),
        titles: Titles::new(&consultations, "Exempels kommun"),
        consultations,
        own_addresses: vec![own("kommun@kommun.example"), own("remiss@kommun.example")],
        mailbox_addresses: vec![own("kommun@kommun.example"), own("remiss@kommun.example")],
        own_domain: "kommun.example".to_owned(),
        own_hosts: vec!["*.kommun.example".to_owned()],
        authserv_id: Some("mx.kommun.example".to_owned()),
        letter_key: LetterKey::new([7; 32]),
        acknowledgements: true,
        max_age: SignedDuration::from_hours(48),
        limits: SenderLimits::default(),
    }
}

/// Met in the inbox as it came, on 29 October 2019 at 14.03 in Sweden.
pub(super) fn circumstances() -> Circumstances {
    let arrived = time("2019-10-29T13:03:00Z");
    Circumstances {
        internal_date: Some(arrived),
        given: None,
        junk: false,
        backlog: false,
        opened: false,
        now: arrived,
    }
}

/// Whether a person looks at a mail with this subject and text; of its sender's domain nothing is known.
pub(super) fn is_looked_at(subject: &str, text: &str) -> bool {
    let message = mail().from(&["anna@mejl.example"]).subject(subject).text(text).done();
    judge(&message, &circumstances(), &authority(), &History::default()).outcome == Outcome::Review
}
