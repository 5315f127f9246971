//! A section `[[consultation]]` as a [`Consultation`].

use std::path::Path;

use jiff::tz::TimeZone;

use super::error::ConfigError;
use super::invited::{self, InvitedFile};
use super::key::Key;
use super::{address, file, value};
use crate::consultation::{BodyName, Consultation, Deadline, Invited, ReportRecipient};

/// The consultations of the configuration at `path`, and the lists of invited bodies that stand in files beside it.
pub(super) fn consultations(
    sections: Vec<file::Consultation>,
    zone: &TimeZone,
    path: &Path,
) -> Result<(Vec<Consultation>, Vec<InvitedFile>), ConfigError> {
    let (mut consultations, mut lists) = (Vec::new(), Vec::new());
    for section in sections {
        let list = section.invited_file.as_ref().map(|list| path.with_file_name("").join(list));
        let mut consultation = consultation(section, zone, path)?;
        if let Some(list) = list {
            lists.push(invited::add(&consultation.diary_number, list, &mut consultation.invited)?);
        }
        consultations.push(consultation);
    }
    Ok((consultations, lists))
}

fn consultation(file: file::Consultation, zone: &TimeZone, path: &Path) -> Result<Consultation, ConfigError> {
    let name = |key: &str| format!("consultation {}: {key}", file.diary_number);
    let report_to = file.report_to.into_iter().map(|to| {
        let address = Key { path, name: &name("report_to") }.read(&to.address, address::address)?;
        Ok(ReportRecipient { name: to.name, address, detail: to.detail })
    });
    let invited = file.invited.into_iter().map(|body| {
        let key = |key: &str| name(&format!("invited {:?}: {key}", body.name));
        Key { path, name: &name("invited: name") }.read(&body.name, value::called)?;
        Ok(Invited {
            name: BodyName::new(&body.name),
            domains: Key { path, name: &key("domains") }.each(&body.domains, address::domain)?,
            addresses: Key { path, name: &key("addresses") }.each(&body.addresses, address::address)?,
        })
    });
    Ok(Consultation {
        title: Key { path, name: &name("title") }.read(&file.title, value::called)?,
        also_known_as: Key { path, name: &name("also_known_as") }.each(&file.also_known_as, value::called)?,
        deadline: Deadline::new(file.deadline, zone.clone()),
        report_to: report_to.collect::<Result<_, _>>()?,
        invited: invited.collect::<Result<_, _>>()?,
        invitations: Key { path, name: &name("invitations") }.each(&file.invitations, address::message_id)?,
        diary_number: file.diary_number,
    })
}

/// Each is of an own series, and stands once.
pub(super) fn check(all: &[Consultation], series: &[String], path: &Path) -> Result<(), ConfigError> {
    for (index, each) in all.iter().enumerate() {
        let name = format!("consultation {}", each.diary_number);
        let own = each.diary_number.series();
        if !series.iter().any(|known| known == own) {
            return Key { path, name: &name }.refused(format!("series {own} is not in diary_series"));
        }
        if all.iter().take(index).any(|earlier| earlier.diary_number == each.diary_number) {
            return Key { path, name: &name }.refused("stands twice");
        }
    }
    Ok(())
}

/// What a body writes from an address of ours, one of `own`, would be passed over as our own mail.
pub(super) fn check_invited(all: &[Consultation], own: &[&str], path: &Path) -> Result<(), ConfigError> {
    for (each, body) in all.iter().flat_map(|each| each.invited.iter().map(move |body| (each, body))) {
        let is_own = |one: &&String| own.iter().any(|own| own.to_lowercase() == one.to_lowercase());
        if let Some(ours) = body.addresses.iter().find(is_own) {
            let name = format!("consultation {}: invited {:?}", each.diary_number, body.name.as_str());
            let message = "is an address of ours ([mailbox], [smtp]): name one that is the body's own";
            return Key { path, name: &name }.refused(format!("{ours:?} {message}"));
        }
    }
    Ok(())
}
