//! What is put right of a mail that waits for a person, and what it is filed as afterwards.

use super::ledger::{changed, file, organisation, refused, told};
use super::mail::{Mail, a, ask};
use super::reviews::{self, standing, waiting};
use remissd::recognition::SenderKind;
use remissd::register::{Contradiction, Correction, FiledByHand, Misfit};

#[tokio::test]
async fn a_waiting_mail_is_an_invited_bodys_by_the_list_it_is_suggested_for() {
    told(async |register| {
        let nowhere = Mail { numbers: Vec::new(), ..waiting("two", "anna@privat.example") };
        file(&register, vec![waiting("one", "anna@privat.example"), nowhere]).await;
        let invited = Correction { sender_kind: Some(SenderKind::Invited), ..organisation("idrottsrådet") };
        assert_eq!(
            changed(&register, "g1", organisation("idrottsrådet")).await,
            ["sender_kind - invited", "organisation - Idrottsrådet"]
        );
        assert_eq!(changed(&register, "g1", invited.clone()).await, Vec::<String>::new());
        let near = refused(&register, "g1", Correction { sender_kind: invited.sender_kind, ..organisation("Idrottsradet") });
        let unlisted = Contradiction::NotInvited(Some("Idrottsradet".to_owned()));
        assert_eq!(near.await, Misfit::Sender(unlisted, vec!["Idrottsrådet".to_owned()]));
        let nowhere = Contradiction::NotInvited(Some("idrottsrådet".to_owned()));
        assert_eq!(refused(&register, "g2", invited).await, Misfit::Sender(nowhere, Vec::new()), "no list is near");

        let seen = standing(&register, "g1").await;
        assert_eq!(seen.suggestions(), [a()]);
        let filed = reviews::file(&register, &seen, &[a()], None).await;
        assert!(matches!(filed, FiledByHand::Filed { .. }), "{filed:?}");
        let sender = "SELECT avsandare_typ, organisation FROM svar";
        assert_eq!(ask(&register, sender).await, [["inbjuden", "Idrottsrådet"]]);
        let answered = "SELECT svarat, lage FROM sandlista WHERE namn = 'Idrottsrådet' AND arendenummer = 'Ks 1216/2018'";
        assert_eq!(ask(&register, answered).await, [["ja", "svarat"]]);
    })
    .await;
}
