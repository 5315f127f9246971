//! Whose a response is: its sender and the invited bodies that it speaks for besides.

use super::super::bodies::{self, Body};
use super::super::door::values;
use super::super::error::{RegisterError, unreadable};
use super::super::evidence::suggested;
use super::super::target::Registered;
use super::super::{searchable, swedish};
use super::sender::{Said, Sender};
use super::{Contradiction, Correcting, Correction, Halt, Misfit};
use crate::consultation::name_key;
use crate::recognition::SenderKind;

/// Who the sender is taken for where nobody looks at a list, or a person decided.
const SENDER: &str = "SELECT sender_kind, organisation, is_sender_decided FROM message WHERE id = $1";

const EVIDENCE: &str = "SELECT evidence FROM message WHERE id = $1";

/// The body on a list that it is taken for else.
const BODY: &str = "SELECT i.name FROM stands_for s
    JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
    WHERE s.response = $1 AND s.is_own ORDER BY s.position LIMIT 1";

const DECIDE: &str = "UPDATE message
    SET sender_kind = $2, organisation = $3, organisation_key = $4, is_sender_decided = $5 WHERE id = $1";

const SPEAKS_FOR: &str = "SELECT name FROM on_behalf WHERE response = $1 AND name_key = $2";
const SPEAK_FOR: &str = "INSERT INTO on_behalf (response, name, name_key) VALUES ($1, $2, $3)";
const SPEAK_NOT: &str = "DELETE FROM on_behalf WHERE response = $1 AND name_key = $2";

const STANDS_FOR: &str = "SELECT 1 FROM stands_for s
    JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
    WHERE s.response = $1 AND i.name_key = $2";

impl Correcting<'_> {
    /// Puts the sender right. `all` are the responses of the mail, the named one first.
    pub(super) async fn sender(&mut self, correction: &Correction, all: &[&Registered]) -> Result<(), Halt> {
        let said = Said {
            kind: correction.sender_kind,
            organisation: correction.organisation.as_ref().map(Option::as_deref),
        };
        if said.kind.is_none() && said.organisation.is_none() {
            return Ok(());
        }
        let now = self.now(all).await?;
        let named = said.organisation.unwrap_or(now.organisation.as_deref());
        let (mut listed, mut near) = (None, Vec::new());
        for consultation in self.lists(all).await? {
            let Some(name) = named else { break };
            match bodies::body(self.writing, &consultation, name).await? {
                Body::Known(name) => {
                    listed = Some(name);
                    break;
                }
                Body::Unknown(like) => near.extend(like),
            }
        }
        let sender = said
            .applied(&now, listed.as_deref())
            .map_err(|contradiction| Halt::Refused(contradicted(contradiction, near)))?;
        if sender == now {
            return Ok(());
        }
        let kind = |sender: &Sender| sender.kind.map(|kind| kind.as_str().to_owned());
        let key = sender.organisation.as_deref().map(name_key);
        let row = values![self.message, kind(&sender), sender.organisation.as_deref(), key, true];
        self.writing.execute(DECIDE, row).await?;
        searchable::mask_again(self.writing, self.message).await?;
        Ok(self.note_sender(now, sender).await?)
    }

    /// The consultations whose lists tell who is invited: those it is registered under, or is offered to a person for.
    async fn lists(&mut self, all: &[&Registered]) -> Result<Vec<String>, RegisterError> {
        if !all.is_empty() {
            return Ok(all.iter().map(|response| response.consultation.clone()).collect());
        }
        let row = self.writing.row(EVIDENCE, values![self.message]).await?;
        let evidence: String = row.ok_or_else(|| unreadable("a message"))?.cell(0)?;
        Ok(suggested(&evidence).iter().map(ToString::to_string).collect())
    }

    async fn note_sender(&mut self, now: Sender, sender: Sender) -> Result<(), RegisterError> {
        let kind = |sender: &Sender| sender.kind.map(|kind| kind.as_str().to_owned());
        if sender.kind != now.kind {
            let word = |kind: Option<SenderKind>| kind.map_or("okänd", swedish::sender_kind);
            let what = format!("avsändartyp: {} → {}", word(now.kind), word(sender.kind));
            self.note(what, ("sender_kind", kind(&now), kind(&sender))).await?;
        }
        if sender.organisation != now.organisation {
            // The name may be a person's, read out of the mail; it stands in the columns that erasing blanks.
            let what =
                if sender.organisation.is_some() { "organisation rättad" } else { "organisation borttagen" };
            self.note(what.to_owned(), ("organisation", now.organisation, sender.organisation)).await?;
        }
        Ok(())
    }

    /// Who the sender is taken for now: as the views show it.
    async fn now(&mut self, all: &[&Registered]) -> Result<Sender, RegisterError> {
        let row = self.writing.row(SENDER, values![self.message]).await?;
        let row = row.ok_or_else(|| unreadable("a message"))?;
        let kind = row.cell::<Option<String>>(0)?.as_deref().and_then(SenderKind::parse);
        let organisation: Option<String> = row.cell(1)?;
        if !row.cell::<bool>(2)? {
            for response in all {
                if let Some(row) = self.writing.row(BODY, values![response.id]).await? {
                    return Ok(Sender { kind: Some(SenderKind::Invited), organisation: Some(row.cell(0)?) });
                }
            }
            let organisation = organisation.filter(|_| kind != Some(SenderKind::Private));
            return Ok(Sender { kind, organisation });
        }
        Ok(Sender { kind, organisation })
    }

    /// Notes for whom the response speaks besides, and for whom it does not.
    pub(super) async fn bodies(
        &mut self,
        correction: &Correction,
        response: &Registered,
    ) -> Result<(), Halt> {
        for name in &correction.on_behalf_of {
            let name = self.body(response, name).await?;
            let key = name_key(&name);
            if self.writing.row(SPEAKS_FOR, values![response.id, key.as_str()]).await?.is_none() {
                self.writing.execute(SPEAK_FOR, values![response.id, name.as_str(), key]).await?;
                self.note(format!("svarar också för {name}"), ("on_behalf_of", None, Some(name))).await?;
            }
        }
        for name in &correction.not_on_behalf_of {
            self.not_for(response, name).await?;
        }
        Ok(())
    }

    async fn not_for(&mut self, response: &Registered, name: &str) -> Result<(), Halt> {
        let key = name_key(name);
        // One that is on the list no more can be taken away too.
        if let Some(row) = self.writing.row(SPEAKS_FOR, values![response.id, key.as_str()]).await? {
            let name: String = row.cell(0)?;
            self.writing.execute(SPEAK_NOT, values![response.id, key]).await?;
            self.note(format!("svarar inte för {name}"), ("on_behalf_of", Some(name), None)).await?;
            return Ok(());
        }
        let name = self.body(response, name).await?;
        if self.writing.row(STANDS_FOR, values![response.id, key]).await?.is_some() {
            return Err(Halt::Refused(Misfit::OwnBody(name)));
        }
        Ok(())
    }

    /// The invited body that a person names.
    async fn body(&mut self, response: &Registered, name: &str) -> Result<String, Halt> {
        match bodies::body(self.writing, &response.consultation, name).await? {
            Body::Known(name) => Ok(name),
            Body::Unknown(near) => Err(Halt::Refused(Misfit::NoBody(name.to_owned(), near))),
        }
    }
}

fn contradicted(contradiction: Contradiction, near: Vec<String>) -> Misfit {
    let near = if matches!(contradiction, Contradiction::NotInvited(_)) { near } else { Vec::new() };
    Misfit::Sender(contradiction, near)
}
