//! Mail from a body that was asked for its view, and that speaks of a consultation: a person sees which.

use super::evidence::Finds;
use super::{Authority, Evidence, Place, Strength, field, topic};
use crate::consultation::Invited;
use crate::message::Message;

/// Mail domains that anybody can have an address at: they say nothing of who writes.
const FREE: [&str; 34] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.se",
    "outlook.com",
    "outlook.se",
    "live.com",
    "live.se",
    "msn.com",
    "yahoo.com",
    "yahoo.se",
    "icloud.com",
    "me.com",
    "mac.com",
    "telia.com",
    "spray.se",
    "passagen.se",
    "home.se",
    "bredband.net",
    "bredband2.com",
    "comhem.se",
    "tele2.se",
    "swipnet.se",
    "bahnhof.se",
    "glocalnet.net",
    "ownit.nu",
    "protonmail.com",
    "proton.me",
    "gmx.com",
    "gmx.net",
    "mail.com",
    "aol.com",
    "tuta.io",
    "algonet.se",
];

/// Looks at who wrote. Where something else names consultations, the sender bears out those alone.
pub(super) fn look(message: &Message, authority: &Authority, finds: &mut Finds) {
    // A number of another case of ours says what it is about.
    if finds.another_case || !authority.consultations.iter().any(|each| !each.invited.is_empty()) {
        return;
    }
    let Some(sender) = message.sender() else { return };
    let domain = sender.domain();
    let named = finds.names_a_consultation();
    let mut spoken = None;
    for consultation in &authority.consultations {
        let number = &consultation.diary_number;
        let Some(invited) = consultation.invited.iter().find(|one| is_of(&sender.address, &domain, one))
        else {
            continue;
        };
        if (named && !finds.speaks_for(number))
            || !*spoken.get_or_insert_with(|| topic::is_a_consultation(message))
        {
            continue;
        }
        let text = invited.name.clone();
        let evidence =
            Evidence { rule: "sender/invited", place: Place::Sender, text, strength: Strength::Weak };
        finds.add(number, evidence);
    }
}

/// Whether `address`, which is at `domain`, is one of an invited body's.
fn is_of(address: &str, domain: &str, invited: &Invited) -> bool {
    let at_home = |own: &String| {
        let own = field::lower_case(own.trim_start_matches('@'));
        field::is_within(domain, &own) && !FREE.contains(&own.as_ref())
    };
    invited.addresses.iter().any(|known| field::is_mailbox(address, known))
        || invited.domains.iter().any(at_home)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, judge};

    #[test]
    fn an_invited_body_is_known_by_address_and_by_a_domain_of_its_own() {
        let invited = Invited {
            name: "Föreningsrådet".to_owned(),
            domains: vec!["Rad.example".to_owned(), "gmail.com".to_owned()],
            addresses: vec!["bo@telia.com".to_owned()],
        };
        for (address, known) in [
            ("eva@rad.example", true),
            ("eva@kansli.RAD.example", true),
            ("eva@annatrad.example", false),
            ("Bo+remiss@telia.com", true),
            ("eva@telia.com", false),
            ("eva@gmail.com", false),
            ("", false),
        ] {
            let (_, domain) = address.rsplit_once('@').unwrap_or(("", ""));
            assert_eq!(is_of(address, &domain.to_lowercase(), &invited), known, "{address}");
        }
    }

    #[test]
    fn what_an_invited_body_writes_of_a_consultation_is_looked_at() {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: "Föreningsrådet".to_owned(),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        for (from, subject, text, outcome) in [
            ("eva@rad.example", "Hej", "Styrelsen har inga synpunkter.", Outcome::Review),
            ("eva@rad.example", "Hej", "Kan vi hyra bollhallen?", Outcome::Ignored),
            ("eva@rad.example", "Ks 700/2019", "Vi har inga synpunkter.", Outcome::Ignored),
            ("eva@annan.example", "Hej", "Vi har inga synpunkter.", Outcome::Ignored),
        ] {
            let message = mail().from(&[from]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.outcome, outcome, "{from} {subject} {text}");
        }
    }
}
