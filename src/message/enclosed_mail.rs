//! What the header of a mail within the mail says: somebody passed the whole of it on. Only its header is
//! read; what it says in words is an attachment's text.

use super::{
    Address, Hop, address, encoded_word, header,
    part::{Part, Structure},
    received,
};

/// Enclosed mails that are read at most.
const MAX_ENCLOSED: usize = 50;

/// Bytes of an enclosed mail in which its header is looked for.
const MAX_HEADER: usize = 256 * 1024;

/// The header of a mail that came as an attachment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnclosedMail {
    /// The addresses in its From.
    pub from: Vec<Address>,
    /// Its subject, decoded; empty when there is none.
    pub subject: String,
    /// Its Date field as written: a sender's clock.
    pub sent: Option<String>,
    /// Its Received lines from the top, that is from the newest.
    pub received: Vec<Hop>,
}

/// The mails that came as attachments, in order.
pub(super) fn list(structure: &Structure<'_>) -> Vec<EnclosedMail> {
    let enclosed = structure.leaves.iter().filter(|part| is_mail(part));
    enclosed.take(MAX_ENCLOSED).map(read).collect()
}

/// A part that says it is a mail, or a file that a program saved one as.
fn is_mail(part: &Part<'_>) -> bool {
    let named = part.disposition.parameter("filename").or_else(|| part.media.parameter("name"));
    let saved = named.is_some_and(|name| name.trim_end().to_lowercase().ends_with(".eml"));
    matches!(part.media.word.as_str(), "message/rfc822" | "message/global")
        || (saved && part.media.word.starts_with("application/"))
}

fn read(part: &Part<'_>) -> EnclosedMail {
    let decoded = part.encoding.decode(part.body);
    let head = decoded.get(..MAX_HEADER).unwrap_or(&decoded);
    let (fields, _) = header::split(header::without_export_marks(head), &mut Vec::new());
    let from = fields.all("from").flat_map(|raw| address::read(raw).addresses);
    EnclosedMail {
        from: from.filter(|one| !one.address.is_empty()).collect(),
        subject: fields.first("subject").map(encoded_word::decode).unwrap_or_default(),
        sent: fields.first("date").map(encoded_word::decode).filter(|date| !date.is_empty()),
        received: fields.all("received").map(received::read).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Message;

    #[test]
    fn the_header_of_an_enclosed_mail_is_read() {
        let inner = "Received: from x by mx.kommun.example; 28 Oct 2019 10:00:01 +0100\n\
                     From: =?utf-8?Q?Anna_=C3=85?= <anna@x.example>\nDate: Mon, 28 Oct 2019 10:00:00 +0100\n\
                     Subject: Svar\n\nHej";
        for kind in ["message/rfc822", "application/octet-stream; name=\"Svar.EML\""] {
            let raw = format!(
                "From: b@y.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSe nedan\n--b\n\
                 Content-Type: {kind}\n\n{inner}\n--b--\n"
            );
            let enclosed = Message::read(raw.as_bytes()).enclosed;
            let [one] = enclosed.as_slice() else { panic!("{kind}: {enclosed:?}") };
            assert_eq!(
                (one.from[0].name.as_str(), one.from[0].address.as_str()),
                ("Anna Å", "anna@x.example")
            );
            assert_eq!(
                (one.subject.as_str(), one.sent.as_deref()),
                ("Svar", Some("Mon, 28 Oct 2019 10:00:00 +0100"))
            );
            assert_eq!(one.received[0].by.as_deref(), Some("mx.kommun.example"), "{kind}");
        }
        assert_eq!(Message::read(b"From: a@b.example\n\nHej").enclosed, []);
    }
}
