//! Reports of mail systems, told from what people write of them.

use super::*;

#[test]
fn reports_are_told_apart() {
    for (report, rule, effect) in [
        (Report::DeliveryStatus, "never/8_delivery_report", BOUNCE),
        (Report::DispositionNotification, "never/8_report", AUTOMATIC),
        (Report::Feedback, "never/8_report", AUTOMATIC),
        (Report::CalendarReply, "never/18_calendar_answer", AUTOMATIC),
        (Report::Other, "never/18_calendar", Effect::NoAck),
    ] {
        assert_eq!(spoken(mail().report(report)), [(rule, effect)], "{report:?}");
    }
    let part = mail().attachment("", "message/delivery-status");
    assert_eq!(spoken(part), [("never/9_failed_recipients", BOUNCE)]);
}

#[test]
fn a_bounces_subject_stops_the_letter_only() {
    for subject in [
        "Undelivered Mail Returned to Sender",
        "Kan inte levereras: Vi har fått ditt svar",
        "UNDELIVERABLE: x",
        "Returned mail: see transcript for details",
        "Returned Mail - Error During Delivery",
        "Non-Delivery: Vi har fått ditt svar",
    ] {
        assert_eq!(
            spoken(mail().subject(subject)),
            [("never/10_bounce_subject", Effect::NoAck)],
            "{subject}"
        );
    }
    let again = "Mitt förra mejl studsade så jag skickar igen. Jag är emot förslaget.";
    assert_eq!(spoken(mail().subject("Kunde inte levereras: Svar").text(again)), []);
    assert_eq!(spoken(mail().subject("Om delivery failure i e-tjänsten")), []);
}
