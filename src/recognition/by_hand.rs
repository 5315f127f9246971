//! The verdict on what no mail brought: a letter on paper, a note of a telephone call or a meeting. Whose it is and
//! where it belongs a person says, who stands for that in the history; what it wants and thinks is read from its words
//! like a mail's, as a suggestion.

use jiff::civil::{Date, DateTime, Time};

use super::organisation_name::kind_of;
use super::purpose::purpose;
use super::sentence::said;
use super::written::Written;
use super::{
    Acknowledge, Authority, Clocks, Evidence, Kind, Language, Match, Outcome, Place, Reason, SenderKind,
    Stance, Strength, Suggested, Verdict, protected, reference, sender_kind, stance,
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
        };
        self.cases.iter().map(of).collect()
    }

    /// The body that was named, with its kind where the list of invited bodies or the name tells it.
    fn body(&self, authority: &Authority) -> Option<(String, Option<Suggested<SenderKind>>)> {
        let name = self.organisation.clone()?;
        let key = name_key(&name);
        let cases = self.cases.iter().filter_map(|number| authority.consultation(number));
        let is_invited = cases.flat_map(|one| &one.invited).any(|body| name_key(&body.name) == key);
        let kind = if is_invited { Some(SenderKind::Invited) } else { kind_of(&name, &said(&name)) };
        let shown_by = Evidence {
            rule: "by_hand/organisation",
            place: Place::Sender,
            text: name.clone(),
            strength: Strength::Certain,
        };
        Some((name, kind.map(|value| Suggested { value, shown_by })))
    }
}

/// What a letter or a note comes to, whose words are `message` and of which a person says what `by_hand` holds.
#[must_use]
pub fn judge_by_hand(message: &Message, by_hand: &ByHand, authority: &Authority) -> Verdict {
    let arrival = by_hand.arrival(authority);
    let mut matches = by_hand.matches(arrival, authority);
    let written = Written::of(message);
    let (read, shown_by) = purpose(&written);
    let shown = shown_by.filter(|_| by_hand.kind.is_none_or(|kind| kind == read));
    let kind = by_hand.kind.or(shown.as_ref().map(|_| read)).unwrap_or(Kind::Answer);
    let open = !by_hand.is_protected;
    let stance = open.then(|| stance::on_each(&mut matches, &written, authority)).flatten();
    let sender =
        open.then(|| sender_kind::sender(message, &written, &matches, authority)).unwrap_or_default();
    let named = by_hand.body(authority).filter(|_| open);
    let (organisation, sender) = match named {
        Some((name, kind)) => (Some(name), kind),
        None => (sender.organisation, sender.kind),
    };
    Verdict {
        outcome: if open { Outcome::Filed } else { Outcome::Restricted },
        kind,
        matches,
        near_misses: Vec::new(),
        reasons: by_hand.reasons(),
        acknowledge: Acknowledge::No(reason("by_hand/no_address", NO_LETTER.to_owned())),
        arrival,
        kind_shown_by: shown.filter(|_| open),
        stance: stance.filter(|_: &Suggested<Stance>| open),
        sender,
        organisation,
        sender_reference: open.then(|| reference::sender_reference(message)).flatten(),
        forwarded: None,
        delivery: None,
        language: Language::Swedish,
        clocks: Clocks::default(),
    }
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
