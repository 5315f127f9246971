//! The second look at what a letter would go out for: with what is known of its sender. Most mail is about
//! something else, so the register is asked of these senders alone; and what a batch holds is remembered from
//! mail to mail, for none of it is recorded yet.

use tokio::task::spawn_blocking;

use super::error::IntakeError;
use super::judge::Judged;
use crate::office::Office;
use crate::recognition::{Asked, Authority, Earlier, History};

/// A judged mail as later ones of its sender are compared with it, under that sender.
pub(super) type Remembered = (String, Earlier);

/// Judges for good what was judged alone, in its order. `before` is what was judged and is not recorded yet.
pub(super) async fn with_what_is_known(
    office: &Office,
    alone: Vec<(Option<u32>, Judged)>,
    before: Vec<Remembered>,
) -> Result<Vec<(Option<u32>, Judged)>, IntakeError> {
    let authority = office.authority.clone();
    let acknowledged = alone.iter().filter_map(|(_, judged)| match judged {
        Judged::Kept(judgement) if judgement.is_acknowledged() => Some(judgement),
        _ => None,
    });
    let asked: Vec<Asked> = acknowledged.map(|judgement| judgement.asks(&authority)).collect();
    if asked.is_empty() {
        return Ok(alone);
    }
    let mut history = office.register.history(&asked).await?;
    before.into_iter().for_each(|(sender, mail)| history.add(sender, mail));
    let judging = move || {
        let look = |(uid, judged)| (uid, look_again(judged, &authority, &mut history));
        alone.into_iter().map(look).collect::<Vec<_>>()
    };
    let judged = spawn_blocking(judging).await?;
    let too_many = judged.iter().filter(|(_, judged)| is_one_too_many(judged)).count();
    if too_many > 0 {
        tracing::warn!(mails = too_many, "senders write more than people do; these mails get no letter");
    }
    Ok(judged)
}

fn is_one_too_many(judged: &Judged) -> bool {
    matches!(judged, Judged::Kept(judgement) if judgement.is_one_too_many())
}

fn look_again(judged: Judged, authority: &Authority, history: &mut History) -> Judged {
    let judged = match judged {
        Judged::Kept(judgement) if judgement.is_acknowledged() => {
            history.judged = Some(judgement.fingerprint());
            judgement.again(authority, history)
        }
        other => other,
    };
    if let Judged::Kept(judgement) = &judged {
        let remembered = judgement.remembered();
        remembered.into_iter().for_each(|(sender, mail)| history.add(sender, mail));
    }
    judged
}
