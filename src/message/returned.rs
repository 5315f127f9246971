//! What a mail system tells in parts made for programs: the fate of each recipient (RFC 3464, RFC 6533) and
//! which mail it is about, by the header it gives back (RFC 6522) or names (RFC 8098).

use super::{
    DeliveryStatus, encoded_word,
    header::{self, Fields},
    part::{Part, Structure},
};

/// Parts that are read at most; a report has one of each kind.
const MAX_REPORTS: usize = 50;

/// Bytes of such a part that are read: a report on some hundred recipients.
const MAX_BYTES: usize = 256 * 1024;

/// Recipients that are told of at most.
const MAX_RECIPIENTS: usize = 1_000;

/// What became of the mail, for each recipient that is told of.
pub(super) fn statuses(structure: &Structure<'_>) -> Vec<DeliveryStatus> {
    let reports = of_types(structure, &["message/delivery-status", "message/global-delivery-status"]);
    let statuses = reports.flat_map(|part| groups(&beginning(part)));
    statuses.take(MAX_RECIPIENTS).collect()
}

/// The Message-IDs of the mails that the report is about, without angle brackets.
pub(super) fn message_ids(structure: &Structure<'_>) -> Vec<String> {
    let mails = of_types(
        structure,
        &[
            "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers",
            "message/global-headers",
        ],
    );
    let receipts =
        of_types(structure, &["message/disposition-notification", "message/global-disposition-notification"]);
    let named = |part: &Part<'_>, field: &str| {
        let bytes = beginning(part);
        let (fields, _) = header::split(header::without_export_marks(&bytes), &mut Vec::new());
        word(&fields, field).map(|id| id.trim_matches(['<', '>']).to_owned())
    };
    let returned = mails.filter_map(|part| named(part, "message-id"));
    returned.chain(receipts.filter_map(|part| named(part, "original-message-id"))).collect()
}

fn of_types<'a, 'x>(
    structure: &'a Structure<'x>,
    types: &'a [&str],
) -> impl Iterator<Item = &'a Part<'x>> + 'a {
    structure.leaves.iter().filter(|part| types.contains(&part.media.word.as_str())).take(MAX_REPORTS)
}

fn beginning(part: &Part<'_>) -> Vec<u8> {
    let body = part.body.get(..MAX_BYTES).unwrap_or(part.body);
    part.encoding.decode(body).into_owned()
}

/// The groups of fields that say what became of a recipient. The first group is about the report itself, except
/// where a system forgot the empty line below it.
fn groups(report: &[u8]) -> Vec<DeliveryStatus> {
    let mut groups = Vec::new();
    let mut group: Vec<u8> = Vec::new();
    for line in report.split_inclusive(|byte| *byte == b'\n').chain([&b"\n"[..]]) {
        if !line.trim_ascii().is_empty() {
            group.extend_from_slice(line);
            continue;
        }
        let (fields, _) = header::split(&group, &mut Vec::new());
        groups.extend(status(&fields));
        group.clear();
    }
    groups
}

fn status(fields: &Fields<'_>) -> Option<DeliveryStatus> {
    let action = word(fields, "action").map(|action| action.to_lowercase());
    let status = word(fields, "status");
    let diagnostic = fields.first("diagnostic-code").map(encoded_word::decode).unwrap_or_default();
    (action.is_some() || status.is_some()).then(|| DeliveryStatus {
        action: action.unwrap_or_default(),
        status: status.unwrap_or_default(),
        // The kind of system that is cited stands before it: `smtp; 550 no such user`.
        diagnostic: diagnostic
            .split_once(';')
            .map_or(diagnostic.as_str(), |(_, said)| said)
            .trim()
            .to_owned(),
    })
}

/// The first word of a field; what follows it is a remark, as in `5.1.1 (bad destination mailbox)`.
fn word(fields: &Fields<'_>, name: &str) -> Option<String> {
    let value = encoded_word::decode(fields.first(name)?);
    let word = value.split(|c: char| c.is_whitespace() || c == ';').find(|word| !word.is_empty());
    word.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::{DeliveryStatus, Message};

    fn report(parts: &[(&str, &str)]) -> Message {
        let mut raw = "From: a@b.example\nContent-Type: multipart/report; boundary=b\n\n".to_owned();
        for (media, body) in parts {
            raw.push_str(&format!("--b\nContent-Type: {media}\n\n{body}\n"));
        }
        Message::read(format!("{raw}--b--\n").as_bytes())
    }

    fn status(action: &str, status: &str, diagnostic: &str) -> DeliveryStatus {
        let (action, status, diagnostic) = (action.to_owned(), status.to_owned(), diagnostic.to_owned());
        DeliveryStatus { action, status, diagnostic }
    }

    #[test]
    fn each_recipient_has_its_status() {
        let about_itself = "Reporting-MTA: dns; mx.forening.example";
        let failed = "Final-Recipient: rfc822; kim@forening.example\nAction: Failed\nStatus: 5.1.1 (bad mailbox)\n\
                      Diagnostic-Code: smtp; 550 5.1.1\n no such user";
        let delayed = "Final-Recipient: rfc822; bo@forening.example\nAction: delayed\nStatus: 4.2.2";
        let told = [status("failed", "5.1.1", "550 5.1.1 no such user"), status("delayed", "4.2.2", "")];
        for (body, expected) in [
            (format!("{about_itself}\n\n{failed}\n\n{delayed}"), &told[..]),
            (format!("{about_itself}\n{failed}\n \n{delayed}\n\n\n"), &told[..]),
            (format!("\n\n{delayed}"), &told[1..]),
            (about_itself.to_owned(), &[]),
            ("Slutrapport\n\nhej".to_owned(), &[]),
        ] {
            assert_eq!(report(&[("message/delivery-status", &body)]).statuses, expected, "{body}");
        }
        assert_eq!(report(&[("text/plain", failed)]).statuses, []);
    }

    #[test]
    fn the_mail_it_is_about_is_known_by_what_is_given_back() {
        for (media, body, expected) in [
            (
                "text/rfc822-headers",
                "Subject: Hej\nMessage-ID:\n <a.b@kommun.example>",
                Some("a.b@kommun.example"),
            ),
            ("message/rfc822", "Message-Id: <a.b@kommun.example>\n\nHej", Some("a.b@kommun.example")),
            ("message/global-headers", "Message-ID: a.b@kommun.example", Some("a.b@kommun.example")),
            (
                "message/disposition-notification",
                "Reporting-UA: x\nOriginal-Message-ID: <a.b@kommun.example>\nDisposition: y",
                Some("a.b@kommun.example"),
            ),
            ("message/rfc822", "Subject: Hej\n\nMessage-ID: <a.b@kommun.example>", None),
            ("text/plain", "Message-ID: <a.b@kommun.example>", None),
        ] {
            let told = report(&[(media, body)]).returned;
            assert_eq!(told.first().map(String::as_str), expected, "{media} {body}");
        }
    }
}
