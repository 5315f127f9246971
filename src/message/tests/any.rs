//! What holds for any bytes: reading never panics, and no text is lost.

use proptest::prelude::*;

use super::super::*;
use super::html;

const MAIL: &str = "Received: from a by mx.kommun.example (x); Wed, 30 Oct 2019 23:59:58 +0100\r\nFrom: =?utf-8?Q?=C3=85sa?= <a@x.example>\r\nSubject: =?utf-8?B?w6XD?= =?utf-8?B?pMO2?=\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHej =C3=A5\r\n> citat\r\n-- \r\nA\r\n--c\r\nContent-Type: text/html\r\n\r\n<div class=gmail_quote style=\"display:none\">&nbsp;<td>x</div>\r\n--c--\r\n--b\r\nContent-Type: application/pdf; name*=utf-8''%C3%A5.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n";

proptest! {
    #[test]
    fn reading_never_panics_on_any_bytes(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let message = Message::read(&raw);
        prop_assert_eq!(message.attachments.len(), attachment_fingerprints(&raw).len());
    }

    #[test]
    fn reading_never_panics_on_a_spoilt_mail(
        spots in proptest::collection::vec((0..MAIL.len(), any::<u8>()), 1..20),
        cut in 0..MAIL.len(),
    ) {
        let mut raw = MAIL.as_bytes().to_vec();
        for (at, byte) in spots {
            raw[at] = byte;
        }
        for raw in [&raw[..], &raw[cut..], &raw[..cut]] {
            let message = Message::read(raw);
            prop_assert_eq!(message.attachments.len(), attachment_fingerprints(raw).len());
        }
    }

    #[test]
    fn every_visible_character_is_in_some_passage(
        lines in proptest::collection::vec("(> )?[ a-zåäö0-9:@.-]{0,30}|Den 1 maj 2019 kl 14:03 skrev:|-- |Mvh|Från: <a@b>|Till: c|Ämne: d|----- Original Message -----|Våra synpunkter:|Detta mejl är avsett för dig|Hälsningar!", 0..30),
    ) {
        let body = lines.join("\n");
        let message = Message::read(format!("From: a@x.example\nContent-Type: text/plain; charset=utf-8\n\n{body}").as_bytes());
        let visible = |text: &str| text.chars().filter(|one| !one.is_whitespace()).collect::<String>();
        prop_assert_eq!(visible(&message.text()), visible(&body));
    }

    #[test]
    fn every_word_between_tags_is_read(words in proptest::collection::vec("[a-zåäö0-9/]{1,8}", 1..20), tags in proptest::collection::vec("(p|div|td|li|b|span|blockquote|h1|br)", 20)) {
        let body: String = words.iter().zip(&tags).map(|(word, tag)| format!("<{tag}>{word} ")).collect();
        let text = html(&body).text();
        prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>(), words);
    }
}
