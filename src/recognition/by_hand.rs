//! The verdict on what no mail brought: a letter on paper, a note of a telephone call or a meeting. Whose it is and
//! where it belongs a person says, who stands for that in the history; what it wants and thinks is read from its words
//! like a mail's, as a suggestion.

use jiff::civil::{Date, DateTime, Time};

use super::organisation_name::kind_of;
use super::purpose::purpose;
use super::written::Written;
use super::{
    Acknowledge, Authority, Clocks, Evidence, Kind, Language, Match, Outcome, Place, Reason, SenderKind,
    Stance, Strength, Suggested, Verdict, protected, reference, sender_kind, sentence, stance,
};
use crate::consultation::{Arrival, ArrivalBasis, Channel, counts_as_come, name_key};
use crate::diary_number::DiaryNumber;
use crate::message::Message;

/// What a person says of it who registers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    /// How it came.
    pub channel: Channel,
    /// When it reached us, on the municipality's calendar and clock; at midnight where only the day is known.
    pub reached: DateTime,
    /// It came by post, or lay in the box when that was emptied first that day.
    pub by_post: bool,
    /// What kind it is; else its words tell, and it is an answer where they do not.
    pub kind: Option<Kind>,
    /// The body that the sender speaks for.
    pub organisation: Option<String>,
    /// The consultations that it belongs to.
    pub cases: Vec<DiaryNumber>,
    /// The sender's identity is protected: neither name nor words may stand in the register.
    pub is_protected: bool,
}

/// Whether the words of `message` speak of protected identity, which the person who registers it must decide about.
#[must_use]
pub fn speaks_of_protected_identity(message: &Message) -> bool {
    protected::is_mentioned(message)
}

impl ByHand {
    /// The day and time that it counts as come in.
    #[must_use]
    pub fn came(&self) -> DateTime {
        if self.by_post {
            counts_as_come(self.reached.date()).to_datetime(Time::midnight())
        } else {
            self.reached
        }
    }

    /// Why it stands where it stands, for staff.
    fn reasons(&self) -> Vec<Reason> {
        let (rule, how) = match self.channel {
            Channel::Letter => ("by_hand/letter", "ett brev på papper"),
            Channel::Phone => ("by_hand/phone", "anteckning om ett telefonsamtal"),
            Channel::Meeting => ("by_hand/meeting", "anteckning från ett möte"),
            Channel::Email | Channel::Import => ("by_hand/mail", "ett mejl"),
        };
        let mut reasons = vec![reason(rule, format!("Registrerat för hand: {how}"))];
        let reached = self.reached.date();
        if self.by_post {
            reasons.push(reason("by_hand/postal_rule", by_post(reached, self.came().date())));
        } else if self.channel == Channel::Letter {
            reasons.push(reason("by_hand/handed_in", format!("Brevet lämnades in {reached}")));
        }
        if self.is_protected {
            let words = "Den som registrerade det angav att avsändarens identitet är skyddad";
            reasons.push(reason("by_hand/protected", words.to_owned()));
        }
        reasons
    }

    fn arrival(&self, authority: &Authority) -> Option<Arrival> {
        let at = self.came().to_zoned(authority.zone.clone()).ok()?.timestamp();
        let basis = if self.by_post { ArrivalBasis::PostalRule } else { ArrivalBasis::Given };
        Some(Arrival { at, basis })
    }

    /// The consultations with the timing of each. That it belongs there nobody found: a person says so.
    fn matches(&self, arrival: Option<Arrival>, authority: &Authority) -> Vec<Match> {
        let timing = |number: &DiaryNumber| {
            let deadline = &authority.consultation(number)?.deadline;
            Some(deadline.timing(arrival?.at))
        };
        let of = |number: &DiaryNumber| Match {
            diary_number: number.clone(),
            strength: Strength::Certain,
            timing: timing(number),
            evidence: Vec::new(),
            stance: None,
            on_behalf: Vec::new(),
        };
        self.cases.iter().map(of).collect()
    }

    /// The body that was named, with its kind where the list of invited bodies or the name tells it.
    fn body(&self, authority: &Authority) -> Option<(String, Option<Suggested<SenderKind>>)> {
        let name = self.organisation.clone()?;
        let key = name_key(&name);
        let cases = self.cases.iter().filter_map(|number| authority.consultation(number));
        let is_invited = cases.flat_map(|one| &one.invited).any(|body| body.name.key() == key);
        let kind =
            if is_invited { Some(SenderKind::Invited) } else { kind_of(&name, &sentence::said(&name)) };
        let shown_by = Evidence {
            rule: "by_hand/organisation",
            place: Place::Sender,
            text: name.clone(),
            strength: Strength::Certain,
        };
        Some((name, kind.map(|value| Suggested { value, shown_by })))
    }
}

/// What is read out of its words, and whose it is.
#[derive(Default)]
struct Said {
    shown_by: Option<Evidence>,
    stance: Option<Suggested<Stance>>,
    sender: Option<Suggested<SenderKind>>,
    organisation: Option<String>,
    reference: Option<String>,
}

/// What a letter or a note comes to, whose words are `message` and of which a person says what `by_hand` holds.
#[must_use]
pub fn judge_by_hand(message: &Message, by_hand: &ByHand, authority: &Authority) -> Verdict {
    let arrival = by_hand.arrival(authority);
    let mut matches = by_hand.matches(arrival, authority);
    let written = Written::of(message);
    let (read, shown_by) = purpose(&written);
    let shown_by = shown_by.filter(|_| by_hand.kind.is_none_or(|kind| kind == read));
    let kind = by_hand.kind.or(shown_by.as_ref().map(|_| read)).unwrap_or(Kind::Answer);
    let said = match by_hand.is_protected {
        // What is restricted is shown to nobody in part.
        true => Said::default(),
        false => Said { shown_by, ..said(message, &written, by_hand, &mut matches, authority) },
    };
    Verdict {
        outcome: if by_hand.is_protected { Outcome::Restricted } else { Outcome::Filed },
        kind,
        matches,
        near_misses: Vec::new(),
        reasons: by_hand.reasons(),
        acknowledge: Acknowledge::No(reason("by_hand/no_address", NO_LETTER.to_owned())),
        arrival,
        kind_shown_by: said.shown_by,
        stance: said.stance,
        sender: said.sender,
        organisation: said.organisation,
        sender_reference: said.reference,
        forwarded: None,
        delivery: None,
        language: Language::Swedish,
        clocks: Clocks::default(),
    }
}

fn said(
    message: &Message,
    written: &Written,
    by_hand: &ByHand,
    matches: &mut [Match],
    authority: &Authority,
) -> Said {
    let stance = stance::on_each(matches, written, false, authority);
    let (organisation, sender) = by_hand.body(authority).map_or_else(
        || {
            let sender = sender_kind::sender(message, written, matches, authority);
            (sender.organisation, sender.kind)
        },
        |(name, kind)| (Some(name), kind),
    );
    Said { shown_by: None, stance, sender, organisation, reference: reference::sender_reference(message) }
}

const NO_LETTER: &str = "Ingen kvittens: det kom inte med e-post";

fn reason(rule: &'static str, words: String) -> Reason {
    Reason { rule, words }
}

fn by_post(reached: Date, came: Date) -> String {
    format!(
        "Brevet nådde oss med posten {reached} och räknas som inkommet {came}, närmast föregående arbetsdag (förvaltningslagen 22 §)"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::{BodyName, Invited, Timing};
    use crate::message::{Address, AttachedText};
    use crate::recognition::testing::{authority, mail};

    fn by_hand(channel: Channel, reached: &str) -> ByHand {
        ByHand {
            channel,
            reached: reached.parse().unwrap(),
            by_post: channel == Channel::Letter,
            kind: None,
            organisation: None,
            cases: vec![DiaryNumber::parse("Ks 1216/2018").unwrap()],
            is_protected: false,
        }
    }

    fn note(text: &str) -> Message {
        let from = vec![Address { name: "Anna Andersson".to_owned(), address: String::new() }];
        Message { from, ..mail().text(text).done() }
    }

    fn letter(text: &str) -> Message {
        let mut letter = Message { passages: Vec::new(), ..note("") };
        letter.attachments = mail().attachment("brev.pdf", "application/pdf").done().attachments;
        letter.attachments[0].text = AttachedText::Read(text.to_owned());
        letter
    }

    #[test]
    fn a_letter_by_post_is_timed_by_the_working_day_before() {
        for (reached, by_post, day, basis, timing) in [
            ("2019-10-31T00:00", true, "2019-10-30", ArrivalBasis::PostalRule, Timing::InTime),
            ("2019-10-31T10:15", true, "2019-10-30", ArrivalBasis::PostalRule, Timing::InTime),
            ("2019-10-31T00:00", false, "2019-10-31", ArrivalBasis::Given, Timing::Late),
            ("2019-11-01T00:00", true, "2019-10-31", ArrivalBasis::PostalRule, Timing::Late),
            ("2019-10-30T23:59", false, "2019-10-30", ArrivalBasis::Given, Timing::InTime),
        ] {
            let by_hand = ByHand { by_post, ..by_hand(Channel::Letter, reached) };
            let verdict = judge_by_hand(&letter("Vi tillstyrker."), &by_hand, &authority());
            assert_eq!(by_hand.came().date().to_string(), day, "{reached}");
            assert_eq!(verdict.arrival.unwrap().basis, basis, "{reached}");
            assert_eq!(verdict.matches[0].timing, Some(timing), "{reached}");
            assert_eq!(verdict.outcome, Outcome::Filed);
        }
    }

    #[test]
    fn what_it_wants_is_read_from_its_words_unless_a_person_says() {
        for (message, kind, stance) in [
            (note("Vi avstyrker förslaget."), Kind::Answer, Some(Stance::Opposes)),
            // What is told of somebody is nobody's own word: a person corrects it.
            (note("Ringde. Hon avstyrker förslaget."), Kind::Answer, None),
            (note("Föreningen ber om anstånd till den 15 november."), Kind::ExtensionRequest, None),
            (note("Hon undrar när sista svarsdagen är?"), Kind::Question, None),
            (letter("Vi tillstyrker förslaget."), Kind::Answer, Some(Stance::Supports)),
            (letter("Härmed begär vi anstånd med svaret."), Kind::ExtensionRequest, None),
            (letter("qwx zzk"), Kind::Answer, None),
            (letter(""), Kind::Answer, None),
        ] {
            let by_hand = by_hand(Channel::Phone, "2019-10-29T14:03");
            let verdict = judge_by_hand(&message, &by_hand, &authority());
            assert_eq!((verdict.kind, verdict.stance.map(|one| one.value)), (kind, stance), "{message:?}");
            let said = ByHand { kind: Some(Kind::Withdrawal), ..by_hand };
            assert_eq!(judge_by_hand(&message, &said, &authority()).kind, Kind::Withdrawal);
        }
    }

    #[test]
    fn whom_it_speaks_for_a_person_says() {
        let mut authority = authority();
        let body =
            Invited { name: BodyName::new("Exempelby Byalag"), domains: Vec::new(), addresses: Vec::new() };
        authority.consultations.iter_mut().for_each(|one| one.invited.push(body.clone()));
        for (named, kind) in [
            ("EXEMPELBY BYALAG", Some(SenderKind::Invited)),
            ("Hembygdsföreningen i Exempelby", Some(SenderKind::Association)),
            ("Exempelpartiet", Some(SenderKind::Party)),
            ("Hemligs Bygg", None),
        ] {
            let by_hand = ByHand {
                organisation: Some(named.to_owned()),
                ..by_hand(Channel::Meeting, "2019-10-29T14:03")
            };
            let verdict = judge_by_hand(&note("Vi tillstyrker."), &by_hand, &authority);
            assert_eq!(verdict.organisation.as_deref(), Some(named));
            assert_eq!(verdict.sender.map(|one| one.value), kind, "{named}");
        }
    }

    #[test]
    fn of_protected_identity_nothing_is_read_out() {
        let hidden = ByHand {
            is_protected: true,
            organisation: Some("Byalaget".to_owned()),
            ..by_hand(Channel::Phone, "2019-10-29T14:03")
        };
        let verdict = judge_by_hand(&note("Hon avstyrker förslaget."), &hidden, &authority());
        assert_eq!(verdict.outcome, Outcome::Restricted);
        assert_eq!((verdict.stance, verdict.sender, verdict.organisation), (None, None, None));
        assert_eq!((verdict.kind_shown_by, &verdict.matches[0].stance), (None, &None));
        assert!(
            matches!(verdict.acknowledge, Acknowledge::No(reason) if reason.rule == "by_hand/no_address")
        );
    }
}
