//! A section `[[consultation]]` as a [`Consultation`].

use std::path::Path;

use jiff::tz::TimeZone;

use super::error::ConfigError;
use super::file;
use super::invited::{self, InvitedFile};
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
        let mut consultation = consultation(section, zone);
        if let Some(list) = list {
            lists.push(invited::add(&consultation.diary_number, list, &mut consultation.invited)?);
        }
        consultations.push(consultation);
    }
    Ok((consultations, lists))
}

fn consultation(file: file::Consultation, zone: &TimeZone) -> Consultation {
    let report_to = file.report_to.into_iter();
    let invited = file.invited.into_iter();
    Consultation {
        diary_number: file.diary_number,
        title: file.title,
        also_known_as: file.also_known_as,
        deadline: Deadline::new(file.deadline, zone.clone()),
        report_to: report_to
            .map(|to| ReportRecipient { name: to.name, address: to.address, detail: to.detail })
            .collect(),
        invited: invited
            .map(|body| Invited {
                name: BodyName::new(&body.name),
                domains: body.domains,
                addresses: body.addresses,
            })
            .collect(),
        invitations: file.invitations.iter().map(|id| bare_id(id)).collect(),
    }
}

/// A Message-ID as people copy it out of a header, without its angle brackets.
fn bare_id(id: &str) -> String {
    id.trim().trim_start_matches('<').trim_end_matches('>').to_owned()
}
