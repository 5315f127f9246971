//! What a sender sent before, on either side of each limit.

use jiff::{SignedDuration, Timestamp};

use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::recognition::testing::{Mail, authority, circumstances, letter_id, mail, time};
use crate::recognition::{Acknowledge, Authority, Circumstances, Earlier, History, Outcome, Verdict, judge};
use crate::sketch::Sketch;

const NOW: &str = "2019-10-29T13:03:00Z";

fn judged_by(mail: Mail, history: &History, authority: &Authority) -> Verdict {
    judge(&mail.done(), &circumstances(), authority, history)
}

/// The rule that stops the letter, or `letter`. The mail is filed all the same.
fn spoke(mail: Mail, history: &History) -> &'static str {
    told(&judged_by(mail, history, &authority()))
}

fn told(verdict: &Verdict) -> &'static str {
    assert_eq!(verdict.outcome, Outcome::Filed);
    match &verdict.acknowledge {
        Acknowledge::Yes { .. } => "letter",
        Acknowledge::No(reason) => reason.rule,
    }
}

fn answer(text: &str) -> Mail {
    mail().subject("Remissvar Ks 1216/2018").text(text)
}

/// An earlier mail with its own Message-ID, so long before.
fn earlier(mail: Mail, before: SignedDuration) -> (String, Earlier) {
    let at = time(NOW) - before;
    let message = mail.message_id(&format!("{at}@forening.example")).done();
    let circumstances = Circumstances { internal_date: Some(at), now: at, ..circumstances() };
    let verdict = judge(&message, &circumstances, &authority(), &History::default());
    let fingerprint = Fingerprint::of(at.to_string().as_bytes());
    Earlier::of(&message, &verdict, fingerprint, at).unwrap()
}

fn history(mails: impl IntoIterator<Item = (String, Earlier)>) -> History {
    let mut history = History::default();
    mails.into_iter().for_each(|(sender, mail)| history.add(sender, mail));
    history
}

fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

#[test]
fn the_same_answer_gets_one_letter_and_a_different_one_its_own() {
    let known = |before| history([earlier(answer("Vi tillstyrker förslaget."), before)]);
    let same = || answer("Vi tillstyrker  förslaget.").subject("SV: Remissvar Ks 1216/2018");
    for (before, rule) in [
        (minutes(1), "never/4_same_answer"),
        (hours(7 * 24), "never/4_same_answer"),
        (hours(7 * 24 + 1), "never/29_same_content"),
        (hours(400 * 24), "never/29_same_content"),
    ] {
        assert_eq!(spoke(same(), &known(before)), rule);
    }
    let known = known(minutes(1));
    for other in [
        answer("Vi tillstyrker förslaget, men vill se en tydligare plan."),
        mail().subject("Remissvar Ks 1121/2017").text("Vi tillstyrker förslaget."),
        same().from(&["bo@forening.example"]),
    ] {
        assert_eq!(spoke(other, &known), "letter");
    }
}

#[test]
fn what_was_refused_a_letter_is_no_reason_to_refuse_another() {
    let by_list = answer("Vi tillstyrker förslaget.").header("List-Id", "<medlem.forening.example>");
    let known = history([earlier(by_list, minutes(1))]);
    assert_eq!(spoke(answer("Vi tillstyrker förslaget."), &known), "letter");
}

#[test]
fn the_same_mail_come_once_more_is_judged_as_the_first_time() {
    let text = "Vi tillstyrker förslaget.";
    let first = answer(text).message_id("x@forening.example");
    let (sender, mut first) = earlier(first, minutes(1));
    first.message_id = Some("x@forening.example".to_owned());
    let mut known = history([(sender.clone(), first.clone()), earlier(answer("En annan sak."), minutes(2))]);
    assert_eq!(spoke(answer(text).message_id("x@forening.example"), &known), "letter");
    assert_eq!(spoke(answer(text).message_id("y@forening.example"), &known), "never/4_same_answer");
    let copy = Earlier { fingerprint: Fingerprint::of(b"another way"), ..first };
    known.add(sender.clone(), copy);
    assert_eq!(known.earlier[&sender].len(), 2, "it stands where it came first");
}

#[test]
fn a_mail_without_a_message_id_is_not_refused_because_of_itself() {
    let text = "Vi tillstyrker förslaget.";
    let (sender, first) = earlier(answer(text), minutes(1));
    let known = history([(sender, Earlier { message_id: None, ..first.clone() })]);
    let itself = History { judged: Some(first.fingerprint), ..known.clone() };
    assert_eq!(spoke(answer(text), &itself), "letter");
    let another = History { judged: Some(Fingerprint::of(b"another")), ..known };
    assert_eq!(spoke(answer(text), &another), "never/4_same_answer");
}

#[test]
fn twenty_that_are_the_same_get_one_letter_though_none_is_recorded_yet() {
    let mut known = History::default();
    let mut letters = 0;
    for number in 0..20 {
        let message =
            answer("Vi tillstyrker förslaget.").message_id(&format!("{number}@forening.example")).done();
        let verdict = judge(&message, &circumstances(), &authority(), &known);
        letters += usize::from(matches!(verdict.acknowledge, Acknowledge::Yes { .. }));
        let fingerprint = Fingerprint::of(&[number]);
        let (sender, mail) = Earlier::of(&message, &verdict, fingerprint, time(NOW)).unwrap();
        known.add(sender, mail);
    }
    assert_eq!(letters, 1);
}

#[test]
fn a_correction_under_the_same_subject_is_answered_and_the_third_mail_is_not() {
    let text = |number: i64| answer(&format!("Vi tillstyrker förslaget, version {number}."));
    let known = |count: i64| history((1..=count).map(|number| earlier(text(number), minutes(number))));
    assert_eq!(spoke(text(9), &known(1)), "letter");
    assert_eq!(spoke(text(9).subject("RE: Remissvar Ks 1216/2018"), &known(2)), "never/29_alike");
    assert_eq!(spoke(text(9).subject("Bilaga till Ks 1216/2018"), &known(2)), "letter");
    let this_morning = history((1..=5).map(|number| earlier(text(number), minutes(180 + number))));
    assert_eq!(spoke(text(9), &this_morning), "letter");
    let lenient = || {
        let mut authority = authority();
        authority.limits.alike = 0;
        authority
    };
    assert_eq!(told(&judged_by(text(9), &known(2), &lenient())), "letter");
}

#[test]
fn a_lists_copy_with_a_footer_is_no_mail_more() {
    let text = |version: &str, footer: &str| answer(&format!("Vi tillstyrker förslaget, {version}.{footer}"));
    let with_id = |mail: Mail, before: SignedDuration, id: &str| {
        let (sender, earlier) = earlier(mail, before);
        (sender, Earlier { message_id: Some(id.to_owned()), ..earlier })
    };
    let known = history([
        with_id(text("först", "\nListan medlem"), minutes(9), "1@forening.example"),
        with_id(text("först", ""), minutes(8), "1@forening.example"),
        with_id(text("rättat", "\nListan medlem"), minutes(1), "2@forening.example"),
    ]);
    assert_eq!(spoke(text("rättat", "").message_id("2@forening.example"), &known), "letter");
    assert_eq!(spoke(text("igen", "").message_id("3@forening.example"), &known), "never/29_alike");
}

#[test]
fn ten_mails_in_three_hours_are_more_than_a_person_writes() {
    let text = |number: i64| {
        mail()
            .subject(&format!("Fråga {number} om Ks 1216/2018"))
            .text(&format!("Vad betyder punkt {number}?"))
    };
    let known = |count: i64| history((1..=count).map(|number| earlier(text(number), minutes(number))));
    assert_eq!(spoke(text(99), &known(9)), "letter");
    assert_eq!(spoke(text(99), &known(10)), "never/29_many");
}

#[test]
fn an_address_rests_after_a_bounce_and_then_it_is_tried_again() {
    let known = |days: i64| {
        let bounced = [("anna@forening.example".to_owned(), time(NOW) - hours(24 * days))];
        History { bounced: bounced.into(), ..History::default() }
    };
    assert_eq!(spoke(answer("Ja"), &known(60)), "never/25_rest");
    assert_eq!(spoke(answer("Ja"), &known(61)), "letter");
    assert_eq!(spoke(answer("Ja").from(&["bo@forening.example"]), &known(1)), "letter");
}

#[test]
fn the_staffs_list_names_addresses_and_domains() {
    let mut authority = authority();
    authority.limits.never_to = ["anna@forening.example", "annan.example", "xn--5ca.example", "bo@ö.example"]
        .map(str::to_owned)
        .to_vec();
    for (from, rule) in [
        ("Anna@forening.example", "never/25_blocked"),
        ("anna+remiss@forening.example", "never/25_blocked"),
        ("bo@forening.example", "letter"),
        ("bo@post.annan.example", "never/25_blocked"),
        ("bo@grannan.example", "letter"),
        ("bo@å.example", "never/25_blocked"),
        ("bo@xn--nda.example", "never/25_blocked"),
    ] {
        let verdict = judged_by(answer("Ja").from(&[from]), &History::default(), &authority);
        assert_eq!(told(&verdict), rule, "{from}");
    }
}

#[test]
fn an_answer_to_our_letter_within_two_minutes_gets_no_other() {
    let original = Fingerprint::of(b"an earlier mail");
    let sent = |at: Timestamp| History {
        originals: [(original, vec![DiaryNumber::parse("Ks 1216/2018").unwrap()])].into(),
        letters: [(original, at)].into(),
        ..History::default()
    };
    let thanks = || mail().subject("SV: Vi har fått ditt svar").text("Tack!").answers(&[&letter_id()]);
    let now = time(NOW);
    assert_eq!(spoke(thanks(), &sent(now - minutes(2))), "never/30_at_once");
    assert_eq!(spoke(thanks(), &sent(now - minutes(2) - SignedDuration::from_secs(1))), "letter");
    assert_eq!(spoke(answer("Tack!"), &sent(now)), "letter", "it answers nothing of ours");

    let mut known = sent(now - hours(30));
    let (sender, before) = earlier(answer("Tack för ditt mejl, vi läser det snart."), hours(31));
    known.add(sender, before);
    let again = |text: &str| mail().subject("SV: Vi har fått ditt svar").text(text).answers(&[&letter_id()]);
    assert_eq!(spoke(again("Hur går det?"), &known), "letter");
    let told = judged_by(again("Tack för ditt mejl, vi läser det snart."), &known, &authority());
    assert!(told.reasons.iter().any(|reason| reason.rule == "never/30_same_again"), "{:?}", told.reasons);
}

const FORM: &str = "Föreningarna behöver sina lokaler på kvällar och helger, och de mindre klarar inte att söka \
    sina bidrag varje år. Därför är det bra att avtalen blir fleråriga, att de följs upp tillsammans med oss, och \
    att nya föreningar kan komma med under tiden.";

#[test]
fn a_form_letter_sent_again_with_a_word_changed_gets_no_second_letter() {
    let (sender, first) = earlier(answer(&format!("Hej! Vi säger ja. {FORM}")), hours(30));
    let again = || answer(&format!("Hej! Vi säger verkligen ja till det. {FORM}"));
    let own = history([(sender.clone(), first.clone())]);
    assert_eq!(spoke(again(), &own), "letter", "who corrects an answer of their own is no campaign");
    let sent_by_others = Earlier { form_letter: Sketch::of(FORM), ..first };
    let campaign = history([(sender, sent_by_others)]);
    assert_eq!(spoke(again(), &campaign), "never/32_campaign");
    assert_eq!(spoke(answer("Vi vill lägga till en sak om lokalerna."), &campaign), "letter");
    assert_eq!(spoke(again().from(&["bo@forening.example"]), &campaign), "letter", "his first");
}

#[test]
fn a_list_of_names_is_no_answer_and_an_answer_with_one_is() {
    let rows: String = (1..=12).map(|number| format!("{number}. Anna Ek, Storgatan {number}\n")).collect();
    let plain = History::default();
    let list = |subject: &str, text: &str| mail().subject(subject).text(text);
    for (mail, rule) in [
        (list("Namninsamling Ks 1216/2018", &rows), "never/32_petition"),
        (list("Bo Ek har skrivit under namninsamlingen om Ks 1216/2018", "Se länken."), "never/32_petition"),
        (
            answer("Här kommer listan.").attachment("Namnlista_samverkan.pdf", "application/pdf"),
            "never/32_petition",
        ),
        (list("Namninsamling om Ks 1216/2018", "Vi tycker att en namninsamling borde ordnas."), "letter"),
        (list("Remissvar Ks 1216/2018", &rows), "letter"),
        (
            answer("Vårt svar och en lista.")
                .attachment("Remissvar.pdf", "application/pdf")
                .attachment("Namnlista.pdf", "application/pdf"),
            "letter",
        ),
    ] {
        assert_eq!(spoke(mail, &plain), rule);
    }
}
