//! The lists of invited bodies: whose mail would be taken for a body's though it is anybody's.

use std::collections::BTreeMap;
use std::io;

use super::Checks;
use crate::config::{Config, InvitedFile};
use crate::consultation::Consultation;
use crate::message::Address;
use crate::recognition::is_free_mail;

pub(super) fn check(config: &Config, checks: &mut Checks) -> io::Result<()> {
    for list in &config.invited_files {
        checks.ok("invited", &listed(list))?;
    }
    let own = Address { name: String::new(), address: config.mailbox.address.clone() }.domain();
    for consultation in &config.consultations {
        for fault in faults(consultation, &own) {
            checks.mend("invited", &format!("{}: {fault}", consultation.diary_number))?;
        }
    }
    Ok(())
}

/// What a list of invited bodies says.
fn listed(list: &InvitedFile) -> String {
    let again = match list.repeated.as_slice() {
        [] => String::new(),
        lines => {
            let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
            format!("; named before and taken together: line {}", lines.join(", "))
        }
    };
    format!("{}: {} bodies in {}{again}", list.diary_number, list.bodies, list.path.display())
}

/// Domains that say nothing of who writes: anybody's, our `own`, and those of several bodies.
fn faults(consultation: &Consultation, own: &str) -> Vec<String> {
    let mut whose: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for body in &consultation.invited {
        for domain in &body.domains {
            whose.entry(domain.to_lowercase()).or_default().push(body.name.as_str());
        }
    }
    let fault = |(domain, bodies): (&String, &Vec<&str>)| {
        let names = bodies.join(", ");
        match bodies.len() {
            _ if is_free_mail(domain) => Some(format!(
                "anybody can have an address at {domain}: name the addresses of {names} instead"
            )),
            _ if domain == own => Some(format!("{domain} is our own domain, and not that of {names}")),
            0 | 1 => None,
            _ => Some(format!(
                "{domain} is the domain of {names}: who of them writes is known by an address or a name alone"
            )),
        }
    };
    whose.iter().filter_map(fault).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::consultation::{BodyName, Deadline, Invited};
    use crate::diary_number::DiaryNumber;

    #[test]
    fn a_domain_that_tells_nothing_of_who_writes_is_said() {
        let body = |name: &str, domain: &str| Invited {
            name: BodyName::new(name),
            domains: vec![domain.to_owned()],
            addresses: Vec::new(),
        };
        let consultation = Consultation {
            diary_number: DiaryNumber::parse("Ks 1/2026").unwrap(),
            title: "En remiss".to_owned(),
            also_known_as: Vec::new(),
            deadline: Deadline::new(date(2026, 12, 31), TimeZone::UTC),
            report_to: Vec::new(),
            invited: vec![
                body("Byalaget", "Gmail.com"),
                body("Nämnden", "kommun.example"),
                body("Idrottsrådet", "idrott.example"),
                body("Idrottsrådet Väst", "idrott.example"),
                body("Rådet", "radet.example"),
            ],
            invitations: Vec::new(),
        };
        let said = faults(&consultation, "kommun.example");
        assert_eq!(said.len(), 3, "{said:?}");
        for (fault, words) in said.iter().zip(["anybody", "Idrottsrådet, Idrottsrådet Väst", "our own"]) {
            assert!(fault.contains(words), "{fault}");
        }
    }
}
