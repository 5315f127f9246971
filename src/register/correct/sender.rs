//! PURE. Who a sender is after a person has put it right: kind and organisation belong together, so one follows the
//! other.

use std::fmt;

use crate::recognition::SenderKind;

/// Who a sender is taken for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sender {
    /// What kind of sender.
    pub(super) kind: Option<SenderKind>,
    /// Whom the sender speaks for.
    pub(super) organisation: Option<String>,
}

/// Why a sender cannot be what a person says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// A private person speaks for nobody else.
    PrivateForOrganisation,
    /// An invited body is on the list, and that one is not; none where no organisation is known.
    NotInvited(Option<String>),
    /// Who speaks for a body on the list is invited.
    Invited(String),
}

/// What a person says of a sender.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    /// The kind, where it is said.
    pub(super) kind: Option<SenderKind>,
    /// The organisation, where it is said: none of them where the sender speaks for none.
    pub(super) organisation: Option<Option<&'a str>>,
}

impl Said<'_> {
    /// Who it is that was taken for `now`. `listed` is the organisation's name on the list of invited bodies: of the
    /// one that is said, else of the one that is known.
    pub(super) fn applied(self, now: &Sender, listed: Option<&str>) -> Result<Sender, Contradiction> {
        let organisation = match (self.organisation, self.kind) {
            (Some(None), _) | (None, Some(SenderKind::Private)) => None,
            (Some(Some(_)), Some(SenderKind::Private)) => {
                return Err(Contradiction::PrivateForOrganisation);
            }
            (Some(Some(name)), _) => Some(listed.unwrap_or(name).to_owned()),
            (None, _) => listed.map(str::to_owned).or_else(|| now.organisation.clone()),
        };
        let is_listed = listed.is_some() && organisation.is_some();
        let kind = match self.kind {
            Some(SenderKind::Invited) if !is_listed => return Err(Contradiction::NotInvited(organisation)),
            Some(kind) if kind != SenderKind::Invited && is_listed => {
                return Err(Contradiction::Invited(organisation.unwrap_or_default()));
            }
            Some(kind) => Some(kind),
            None if is_listed => Some(SenderKind::Invited),
            // The name says no more what kind it is.
            None => now.kind.filter(|kind| match kind {
                SenderKind::Invited => false,
                SenderKind::Private => organisation.is_none(),
                SenderKind::Association | SenderKind::Party | SenderKind::Authority => true,
            }),
        };
        Ok(Sender { kind, organisation })
    }
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PrivateForOrganisation => f.write_str(
                "a private person speaks for no organisation: say --sender-kind or --organisation",
            ),
            Self::NotInvited(None) => {
                f.write_str("no organisation is known: say --organisation with the invited body's name")
            }
            Self::NotInvited(Some(name)) => {
                write!(
                    f,
                    "{name} is not on the list of invited bodies: say --organisation as the list has it"
                )
            }
            Self::Invited(name) => write!(
                f,
                "{name} is on the list of invited bodies, so its sender kind is invited: say another --organisation"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SenderKind::{Association, Invited, Private};

    fn sender(kind: Option<SenderKind>, organisation: Option<&str>) -> Sender {
        Sender { kind, organisation: organisation.map(str::to_owned) }
    }

    #[test]
    fn kind_and_organisation_follow_each_other() {
        for (now, kind, organisation, listed, expected) in [
            // An organisation on the list makes who speaks for it invited.
            (
                (None, None),
                None,
                Some(Some("idrottsrådet")),
                Some("Idrottsrådet"),
                (Some(Invited), Some("Idrottsrådet")),
            ),
            // Another one keeps a kind that fits.
            ((Some(Association), Some("A")), None, Some(Some("B")), None, (Some(Association), Some("B"))),
            ((Some(Private), None), None, Some(Some("B")), None, (None, Some("B"))),
            ((Some(Invited), Some("A")), None, Some(Some("B")), None, (None, Some("B"))),
            ((Some(Private), None), Some(Association), Some(Some("B")), None, (Some(Association), Some("B"))),
            // A private person speaks for none, whatever was read.
            ((Some(Association), Some("A")), Some(Private), None, None, (Some(Private), None)),
            ((Some(Invited), Some("A")), Some(Private), None, Some("A"), (Some(Private), None)),
            // No organisation.
            ((Some(Invited), Some("A")), None, Some(None), None, (None, None)),
            ((Some(Private), None), None, Some(None), None, (Some(Private), None)),
            // Only the kind.
            ((None, Some("A")), Some(Association), None, None, (Some(Association), Some("A"))),
            ((None, Some("a")), Some(Invited), None, Some("A"), (Some(Invited), Some("A"))),
        ] {
            let said = Said { kind, organisation };
            let now = sender(now.0, now.1);
            assert_eq!(said.applied(&now, listed), Ok(sender(expected.0, expected.1)), "{now:?} {said:?}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        for (kind, organisation, listed, expected) in [
            (Private, Some(Some("B")), None, Contradiction::PrivateForOrganisation),
            (Invited, Some(Some("B")), None, Contradiction::NotInvited(Some("B".to_owned()))),
            (Invited, Some(None), None, Contradiction::NotInvited(None)),
            (Association, None, Some("A"), Contradiction::Invited("A".to_owned())),
        ] {
            let said = Said { kind: Some(kind), organisation };
            assert_eq!(said.applied(&Sender::default(), listed), Err(expected), "{said:?}");
        }
    }
}
