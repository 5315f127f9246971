//! What the structure of a mail says of machine mail (RFC 3462, 3464, 8098, 5965, 6047).

use memchr::memmem;

use super::{
    Report,
    part::{Part, Structure},
};

/// The report that the mail is, if its structure says so.
pub(super) fn report(structure: &Structure<'_>) -> Option<Report> {
    let is_report = structure.media.word == "multipart/report";
    let named = structure.media.parameter("report-type").filter(|_| is_report).and_then(by_type);
    let by_part = || structure.leaves.iter().find_map(by_part);
    let calendar = || structure.leaves.iter().find_map(calendar);
    named.or_else(by_part).or_else(calendar).or_else(|| is_report.then_some(Report::Other))
}

fn by_type(report_type: &str) -> Option<Report> {
    match report_type.trim().to_lowercase().as_str() {
        "delivery-status" => Some(Report::DeliveryStatus),
        "disposition-notification" => Some(Report::DispositionNotification),
        "feedback-report" => Some(Report::Feedback),
        _ => None,
    }
}

fn by_part(part: &Part<'_>) -> Option<Report> {
    match part.media.word.as_str() {
        "message/delivery-status" | "message/global-delivery-status" => Some(Report::DeliveryStatus),
        "message/disposition-notification" | "message/global-disposition-notification" => {
            Some(Report::DispositionNotification)
        }
        "message/feedback-report" => Some(Report::Feedback),
        _ => None,
    }
}

/// An invitation or the answer to one. A calendar file that somebody attached is neither, unless it calls its reader
/// to a meeting or calls that off: some programs attach their invitations.
fn calendar(part: &Part<'_>) -> Option<Report> {
    if !["text/calendar", "application/ics"].contains(&part.media.word.as_str()) {
        return None;
    }
    let is = |wanted: &str| {
        let line = format!("METHOD:{wanted}");
        part.media.parameter("method").map_or_else(
            || {
                let text = part.encoding.decode(part.body).to_ascii_uppercase();
                memmem::find(&text, line.as_bytes()).is_some()
            },
            |method| method.eq_ignore_ascii_case(wanted),
        )
    };
    if part.disposition.word == "attachment" {
        return (is("REQUEST") || is("CANCEL")).then_some(Report::Other);
    }
    Some(if is("REPLY") { Report::CalendarReply } else { Report::Other })
}
