//! Whole messages, judged from end to end.

use super::testing::{Mail, authority, circumstances, letter_id, mail, time};
use super::{Acknowledge, Authority, Circumstances, History, Kind, Outcome, Verdict, judge, worth_reading};
use crate::consultation::{ArrivalBasis, Timing};
use crate::message::Report;

mod many;
mod voices;

fn judged_by(mail: Mail, circumstances: &Circumstances, authority: &Authority) -> Verdict {
    judge(&mail.done(), circumstances, authority, &History::default())
}

fn judged(mail: Mail) -> Verdict {
    judged_by(mail, &circumstances(), &authority())
}

fn filed_under(verdict: &Verdict) -> Vec<String> {
    verdict.filed_under().map(|one| one.diary_number.to_string()).collect()
}

fn refusal(verdict: &Verdict) -> &'static str {
    match &verdict.acknowledge {
        Acknowledge::Yes { .. } => "",
        Acknowledge::No(reason) => reason.rule,
    }
}

fn answer() -> Mail {
    mail().subject("Remissvar Ks 1216/2018").text("Vi tillstyrker förslaget.")
}

#[test]
fn a_citizens_answer_is_filed_and_acknowledged() {
    let verdict = judged(answer());
    assert_eq!((verdict.outcome, verdict.kind), (Outcome::Filed, Kind::Answer));
    assert_eq!(filed_under(&verdict), ["Ks 1216/2018"]);
    assert_eq!(verdict.matches[0].timing, Some(Timing::InTime));
    assert!(matches!(verdict.acknowledge, Acknowledge::Yes { to } if to.address == "anna@forening.example"));
    assert_eq!(verdict.reasons[0].words, "Ärendenumret Ks 1216/2018 står i ämnesraden");
}

#[test]
fn two_numbers_are_two_matches_and_a_quoted_one_files_nothing_beside_a_strong_one() {
    let both = judged(mail().subject("Remissvar").text("Svar på Ks 1216/2018 och Ks 1121/2017."));
    assert_eq!(filed_under(&both), ["Ks 1121/2017", "Ks 1216/2018"]);
    let quoted = judged(answer().quoted("Märk gärna svaret med Ks 1121/2017."));
    assert_eq!(filed_under(&quoted), ["Ks 1216/2018"]);
    assert_eq!(quoted.matches.len(), 2);
}

#[test]
fn a_number_only_in_quoted_text_or_signature_is_for_a_person() {
    for mail in [
        mail().subject("En annan sak").text("Hej").quoted("Märk gärna svaret med Ks 1216/2018"),
        mail().subject("En annan sak").text("Hej").signature("Svara på remissen Ks 1216/2018!"),
    ] {
        let verdict = judged(mail);
        assert_eq!(verdict.outcome, Outcome::Review);
        assert_eq!(verdict.suggestion().unwrap().to_string(), "Ks 1216/2018");
        assert_eq!(filed_under(&verdict), Vec::<String>::new());
        assert_eq!(refusal(&verdict), "outcome/review");
    }
}

#[test]
fn one_slip_from_a_number_is_for_a_person() {
    let verdict = judged(mail().subject("Remissvar Ks 1261/2018").text("Vi tillstyrker."));
    assert_eq!(verdict.outcome, Outcome::Review);
    assert_eq!(verdict.suggestion().unwrap().to_string(), "Ks 1216/2018");
}

#[test]
fn unrelated_mail_and_other_cases_are_ignored() {
    let unrelated = judged(mail().subject("Hål i gatan").text("Det är ett hål på Storgatan 12."));
    assert_eq!((unrelated.outcome, unrelated.kind), (Outcome::Ignored, Kind::Unrelated));
    assert_eq!(refusal(&unrelated), "outcome/no_number");
    let other = judged(mail().subject("Ang. Ks 77/2015").text("Hur går det med ärendet?"));
    assert_eq!((other.outcome, other.kind), (Outcome::Ignored, Kind::Unrelated));
    assert_eq!(refusal(&other), "number/another_case");
}

#[test]
fn protected_identity_is_restricted_with_any_evidence_and_nothing_without() {
    let restricted = |mail: Mail| judged(mail.text("Jag har skyddad identitet.")).outcome;
    assert_eq!(restricted(answer()), Outcome::Restricted);
    assert_eq!(restricted(mail().quoted("Ks 1216/2018")), Outcome::Restricted);
    assert_eq!(restricted(mail().subject("Remissvar Ks 1261/2018")), Outcome::Restricted);
    assert_eq!(restricted(mail().subject("Frånvaro av cykelväg")), Outcome::Ignored);
    let opened = Circumstances { opened: true, ..circumstances() };
    let open = |mail: Mail| judged_by(mail.text("Jag har skyddad identitet."), &opened, &authority()).outcome;
    assert_eq!(open(answer()), Outcome::Filed, "a person said so");
    assert_eq!(open(mail().subject("Frånvaro av cykelväg")), Outcome::Review, "and keeps it");
    let quoting = judged(answer().quoted("Har du skyddade personuppgifter? Ring Servicecenter"));
    assert_eq!(quoting.outcome, Outcome::Filed);
}

#[test]
fn precedence_is_restricted_then_suspect_then_forward_then_machine() {
    let forged = || answer().header("Authentication-Results", "mx.kommun.example; dmarc=fail");
    assert_eq!(judged(forged()).outcome, Outcome::Review);
    assert_eq!(refusal(&judged(forged())), "never/27_sender_check");
    assert_eq!(judged(forged().text("skyddad identitet")).outcome, Outcome::Restricted);
    let spam = judged(answer().header("X-Spam-Flag", "YES").header("Auto-Submitted", "auto-replied"));
    assert_eq!((spam.outcome, spam.kind), (Outcome::Review, Kind::Automatic));
    let forward = || mail().from(&["bo@kommun.example"]).subject("VB: Remissvar Ks 1216/2018");
    assert_eq!(refusal(&judged(forward())), "never/34_colleagues_forward");
    assert_eq!(judged(forward().header("Auto-Submitted", "auto-generated")).outcome, Outcome::Review);
    assert_eq!(judged(forward().header("X-Spam-Flag", "YES")).reasons[0].rule, "never/26_spam_mark");
}

#[test]
fn a_hold_without_any_evidence_concerns_nobody() {
    for mail in [
        mail().subject("Vinn pengar").header("X-Spam-Flag", "YES"),
        mail().from(&["bo@kommun.example"]).subject("VB: Lunch"),
    ] {
        assert_eq!(judged(mail).outcome, Outcome::Ignored);
    }
}

#[test]
fn an_odd_mail_with_a_number_waits_for_a_person() {
    for (mail, rule) in [
        (answer().from(&[]), "never/11_no_sender"),
        (answer().message_id("1@kommun.example"), "never/20_own_domain"),
        (answer().attachment("smime.p7m", "application/pkcs7-mime"), "never/33_unreadable"),
    ] {
        let verdict = judged(mail);
        assert_eq!((verdict.outcome, refusal(&verdict)), (Outcome::Review, rule));
    }
}

#[test]
fn a_board_that_answers_by_itself_is_filed() {
    let verdict = judged(answer().from(&["registrator@skola.kommun.example"]));
    assert_eq!(verdict.outcome, Outcome::Filed);
}

#[test]
fn machine_mail_is_ignored_with_a_number_in_it() {
    for (mail, kind) in [
        (answer().header("Auto-Submitted", "auto-replied"), Kind::Automatic),
        (mail().subject("Re: Ks 1216/2018").header("Return-Path", "<>").text("Tack."), Kind::Automatic),
        (answer().report(Report::DeliveryStatus), Kind::Bounce),
        (
            mail().subject("Undelivered Mail Returned").header("Return-Path", "<>").text("Ks 1216/2018"),
            Kind::Bounce,
        ),
        (answer().from(&["kommun@kommun.example"]), Kind::Own),
        (answer().message_id(&letter_id()), Kind::Own),
    ] {
        let verdict = judged(mail);
        assert_eq!((verdict.outcome, verdict.kind), (Outcome::Ignored, kind));
        assert_ne!(refusal(&verdict), "");
    }
}

#[test]
fn machine_mail_about_our_letter_says_so() {
    let about_our_letter = |mail: Mail| {
        let verdict = judged(mail);
        assert_eq!(verdict.outcome, Outcome::Ignored);
        verdict.reasons.iter().any(|reason| reason.rule == "thread/own_letter")
    };
    let id = letter_id();
    assert!(about_our_letter(answer().answers(&[&id]).header("Auto-Submitted", "auto-replied")));
    let bounce = || mail().report(Report::DeliveryStatus);
    assert!(about_our_letter(
        bounce().quoted(&format!("Message-ID: <{id}>\nSubject: Vi har fått ditt svar"))
    ));
    assert!(!about_our_letter(bounce().quoted("Message-ID: <remissd.ack.x.y@kommun.example>")));
    assert!(!about_our_letter(mail().header("Auto-Submitted", "auto-replied")));
}

#[test]
fn a_lists_mail_is_filed_when_it_names_us_and_reviewed_when_it_does_not() {
    let list = |mail: Mail| {
        mail.header("List-Id", "<medlem.forening.example>").header("List-Post", "<mailto:x@y.example>")
    };
    let named = judged(list(answer()));
    assert_eq!((named.outcome, named.kind, refusal(&named)), (Outcome::Filed, Kind::Answer, "never/6_list"));
    let others = || list(mail().to(&["medlem@forening.example"]));
    let strong = judged(others().subject("Vårt svar på Ks 1216/2018"));
    assert_eq!((strong.outcome, strong.kind), (Outcome::Review, Kind::Bulk));
    let weak = judged(others().subject("Hej").quoted("Ks 1216/2018"));
    assert_eq!((weak.outcome, weak.kind), (Outcome::Ignored, Kind::Bulk));
    assert_eq!(judged(others().subject("Hej")).kind, Kind::Bulk);
}

#[test]
fn a_newsletter_that_no_field_marks_calls_itself_one_and_tells_how_to_be_rid_of_it() {
    let text = "Medlemsnytt: Vi har svarat på Ks 1216/2018. Julfest 12 december.";
    for (subject, last) in [
        ("Nyhetsbrev november", "Avregistrera dig här"),
        ("Byalagets medlemsbrev nr 4", "Vill du inte längre få våra brev? Svara på det här."),
        ("[Medlem] Newsletter", "Unsubscribe"),
    ] {
        let verdict = judged(mail().subject(subject).text(&format!("{text}\n\n{last}")));
        assert_eq!((verdict.outcome, verdict.kind), (Outcome::Review, Kind::Bulk), "{subject}");
        assert!(matches!(verdict.acknowledge, Acknowledge::No(_)), "{subject}");
    }
    for (subject, last) in [
        ("Nyhetsbrev november", ""),
        ("Svar på Ks 1216/2018", "Avregistrera dig här"),
        ("SV: Nyhetsbrev november", "Avregistrera dig här"),
    ] {
        let verdict = judged(mail().subject(subject).text(&format!("{text}\n\n{last}")));
        assert_eq!(verdict.outcome, Outcome::Filed, "{subject}");
    }
    let quoted =
        mail().subject("Nyhetsbrev").text("Vi avstyrker Ks 1216/2018.").quoted("Avregistrera dig här");
    assert_eq!(judged(quoted).kind, Kind::Answer);
}

#[test]
fn a_newsletter_is_bulk_though_it_names_us() {
    let newsletter = || mail().header("List-Unsubscribe", "<https://utskick.example/stop>");
    assert_eq!(judged(newsletter().subject("Nyhetsbrev oktober")).kind, Kind::Bulk);
    assert_eq!(
        judged(newsletter().header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")).kind,
        Kind::Bulk
    );
    assert_eq!(judged(newsletter().subject("Remissvar Ks 1216/2018")).outcome, Outcome::Filed);
}

#[test]
fn mail_in_junk_with_a_number_is_filed_and_never_acknowledged() {
    let junk = Circumstances { junk: true, ..circumstances() };
    let verdict = judged_by(answer(), &junk, &authority());
    assert_eq!((verdict.outcome, refusal(&verdict)), (Outcome::Filed, "place/junk"));
    assert!(verdict.reasons.iter().any(|reason| reason.rule == "place/junk"));
}

#[test]
fn where_letters_are_off_nobody_gets_one() {
    let silent = Authority { acknowledgements: false, ..authority() };
    let verdict = judged_by(answer(), &circumstances(), &silent);
    assert_eq!((verdict.outcome, refusal(&verdict)), (Outcome::Filed, "acknowledgement/disabled"));
}

#[test]
fn a_bare_file_with_only_the_senders_clock_is_for_a_person() {
    let bare = Circumstances { internal_date: None, ..circumstances() };
    let dated = judged_by(answer().date("2019-10-29T13:03:00Z"), &bare, &authority());
    assert_eq!((dated.outcome, dated.matches[0].timing), (Outcome::Review, None));
    assert_eq!(dated.arrival.unwrap().basis, ArrivalBasis::DateHeader);
    assert_eq!(dated.reasons[0].rule, "arrival/unknown");
    let dateless = judged_by(answer(), &bare, &authority());
    assert_eq!((dateless.outcome, dateless.arrival), (Outcome::Review, None));
}

#[test]
fn late_mail_is_filed_and_acknowledged_like_any_other() {
    let late = Circumstances { internal_date: Some(time("2019-10-30T23:00:00Z")), ..circumstances() };
    let verdict = judged_by(answer(), &late, &authority());
    assert_eq!((verdict.outcome, verdict.matches[0].timing), (Outcome::Filed, Some(Timing::Late)));
    assert_eq!(refusal(&verdict), "");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_words_a_verdict_is_reached(
        subject in "(Re|VB|Autosvar|SV\\[2\\])?:? ?\\PC{0,40}",
        text in "(?s).{0,300}",
        from in "\\PC{0,20}@?\\PC{0,20}",
        header in "(?s).{0,80}",
    ) {
        let names = ["Auto-Submitted", "Authentication-Results", "Return-Path", "X-Forefront-Antispam-Report", "To"];
        let mail = names.iter().fold(mail().from(&[&from]).subject(&subject), |mail, name| mail.header(name, &header));
        let verdict = judged(mail.text(&text).quoted(&text).answers(&[&header]));
        let strong = verdict.filed_under().count() > 0;
        proptest::prop_assert_eq!(strong, verdict.outcome == Outcome::Filed);
        proptest::prop_assert!(!verdict.reasons.is_empty());
    }
}

#[test]
fn reasons_never_carry_the_senders_words() {
    let verdict = judged(answer().text("Hemligheten Ks 1216/2018").quoted("Hemligheten Ks 1121/2017"));
    assert!(verdict.reasons.iter().all(|reason| !reason.words.contains("Hemligheten")));
}

#[test]
fn attachments_are_read_of_mail_that_people_wrote() {
    let attached = || mail().attachment("svar.pdf", "application/pdf");
    for (message, worth) in [
        (mail().done(), false),
        (attached().done(), true),
        (attached().subject("Faktura 7").done(), true),
        (attached().header("Auto-Submitted", "auto-replied").done(), false),
        (attached().report(Report::DeliveryStatus).done(), false),
        (attached().message_id(&letter_id()).done(), false),
    ] {
        assert_eq!(worth_reading(&message, &circumstances(), &authority()), worth, "{message:?}");
    }
}
