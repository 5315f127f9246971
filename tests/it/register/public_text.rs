//! The text that may leave the house is made of what the sender wrote for this mail, whoever is said to be the sender
//! afterwards: never of what HTML marks as another's, never of a colleague's words above a forward.

use super::ledger::{changed, organisation, told};
use super::mail::{Mail, ask, at, cells, mail};
use remissd::message::{Address, Message};
use remissd::recognition::Forwarded;
use remissd::register::{Batch, Entry, Finding, Kept, Register};

const SHOWN: &str = "SELECT text FROM sammanstallning ORDER BY lopnummer";

/// An answer whose words are those of `raw`.
fn read(mail: Mail, raw: &str) -> Kept {
    let mut kept = mail.kept();
    kept.message.passages = Message::read(raw.as_bytes()).passages;
    kept.message.attachments.clear();
    kept
}

async fn record(register: &Register, kept: Kept) {
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }];
    let now = at("2019-10-29T13:05:00Z");
    register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
}

async fn finds(register: &Register, words: &str) -> usize {
    cells(&register.search(words, None, super::mail::LIMITS).await.unwrap().table).len()
}

#[tokio::test]
async fn what_html_quotes_stays_in_the_house_whoever_the_sender_is() {
    told(async |register| {
        let raw = "From: asa@privat.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
            <p>Jag heter Åsa Öberg och tillstyrker förslaget.</p>\
            <blockquote type=\"cite\"><p>Min granne lider av kvartsfeber.</p></blockquote>";
        record(&register, read(mail("html", "asa.oberg@privat.example"), raw)).await;
        let person = "Jag heter [borttaget] och tillstyrker förslaget.";
        assert_eq!(ask(&register, SHOWN).await, [[person]]);
        changed(&register, "Ks 1216/2018-1", organisation("Byalaget")).await;
        let body = "Jag heter Åsa Öberg och tillstyrker förslaget.";
        assert_eq!(ask(&register, SHOWN).await, [[body]]);
        changed(&register, "Ks 1216/2018-1", organisation("")).await;
        assert_eq!(ask(&register, SHOWN).await, [[person]]);
        assert_eq!([finds(&register, "kvartsfeber").await, finds(&register, "förslag").await], [0, 1]);
    })
    .await;
}

#[tokio::test]
async fn of_a_forward_the_colleagues_words_are_not_told_as_the_answer() {
    told(async |register| {
        let raw = "From: bo@kommun.example\r\nSubject: VB: Svar\r\n\r\n\
            Anna ringde och var upprörd över grannfejden.\r\n\r\n\
            Från: Anna Ek <anna.ek@forening.example>\r\nSkickat: den 28 oktober 2019\r\nTill: Bo\r\nÄmne: Svar\r\n\r\n\
            Jag, Anna Ek, vill ha fler lokaler.\r\n";
        let mut kept = read(mail("forward", "bo@kommun.example"), raw);
        let sender = Address { name: "Anna Ek".to_owned(), address: "anna.ek@forening.example".to_owned() };
        kept.verdict.forwarded = Some(Forwarded { sender: Some(sender), subject: None, sent: None, arrival: None });
        record(&register, kept).await;
        assert_eq!(ask(&register, SHOWN).await, [["Jag, [borttaget], vill ha fler lokaler."]]);
        assert_eq!([finds(&register, "grannfejden").await, finds(&register, "lokaler").await], [0, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_private_name_is_masked_however_the_text_writes_it() {
    told(async |register| {
        let raw = "From: asa@privat.example\r\n\r\n\
            Det tycker åsa öberg, och det är Åsas och ÖBERGS ord. Ros och ris till Öbergs kommun, inte ös.\r\n";
        record(&register, read(mail("one", "asa.oberg@privat.example"), raw)).await;
        let public = "Det tycker [borttaget], och det är [borttaget] och [borttaget] ord. \
            Ros och ris till Öbergs kommun, inte ös.";
        assert_eq!(ask(&register, SHOWN).await, [[public]]);
    })
    .await;
}
