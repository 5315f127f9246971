//! The mails that judging is measured on: made here, as a municipality gets them.

use std::fmt::Write as _;

/// Bytes of the HTML of a typical mail.
const HTML_SIZE: usize = 20 * 1024;

/// Bytes of the text of a long mail.
const LONG: usize = 30 * 1024;

/// What most of the mail is about.
const UNRELATED: [(&str, &str); 6] = [
    (
        "Cykelbanan på Storgatan",
        "Hej!\r\n\r\nJag cyklar till jobbet varje dag och undrar varför cykelbanan på Storgatan inte är plogad.\r\n\
         I morse var det halt och flera äldre fick gå ute bland bilarna. När kommer ni att sanda, och\r\n\
         finns det någon plan för att bygga ut cykelbanan mot Norra bro? Ring mig gärna på 070-174 06 05.\r\n",
    ),
    (
        "Fråga om förskoleplats",
        "Hej,\r\n\r\nvi har ansökt om plats på förskolan Ekorren från och med den 1 februari 2020 och har inte\r\n\
         hört något än. Vår dotter fyller två år den 14 januari. Hur lång är kön, och kan vi byta till en\r\n\
         annan förskola i samma område? Vi är tacksamma för besked så snart som möjligt.\r\n",
    ),
    (
        "Faktura 20191017-44",
        "Hej,\r\n\r\nfaktura 20191017-44 på 14 312,50 kr förföll den 17 oktober 2019 och är enligt vårt system\r\n\
         ännu inte betald. Vänligen betala till bankgiro 123-4567 och ange OCR 2019101744. Referens hos er:\r\n\
         avtal 2016/77, beställare 4410. Bortse från påminnelsen om betalning redan har skett.\r\n",
    ),
    (
        "Bygglov för altan",
        "God dag!\r\n\r\nVi tänker bygga en altan på 24 kvadratmeter vid vårt hus på Ängsvägen 14. Behövs det\r\n\
         bygglov, och vilka ritningar ska i så fall lämnas in? Grannen på nummer 16 har inget emot bygget.\r\n\
         Vi skickade in en anmälan i augusti, diarienummer B 2019-000771, men har inte fått något svar.\r\n",
    ),
    (
        "Inbjudan till kurs i kommunal ekonomi",
        "Hej!\r\n\r\nVälkommen till höstens kurs i kommunal ekonomi, den 21 november kl. 9-16 i Exempelstad. Vi går\r\n\
         igenom budget, samverkan mellan nämnder, uppföljning och nya riktlinjer för redovisning. Priset är\r\n\
         3 900 kr exklusive moms. Anmäl dig på https://kurser.example/ekonomi?id=2019 senast den 8 november.\r\n",
    ),
    (
        "Hämtning av sopor",
        "Hej kommunen,\r\n\r\nsoporna på Björkvägen har inte hämtats på två veckor och kärlen är överfulla. Det luktar,\r\n\
         och fåglarna drar ut skräpet på gatan. Kan ni se till att bilen kommer, och att vi får avdrag på\r\n\
         avgiften? Jag har ringt kundtjänst tre gånger utan att få något besked.\r\n",
    ),
];

/// What an answer says.
const ANSWER: (&str, &str) = (
    "Remissvar Ks 1216/2018",
    "Hej,\r\n\r\nExempelföreningen har läst förslaget till överenskommelse om samverkan och tackar för att vi får\r\n\
     yttra oss. Vi tillstyrker förslaget i huvudsak, men anser att kapitel två bör bli tydligare om vem\r\n\
     som ansvarar för uppföljningen. Vi föreslår att parterna möts en gång om året.\r\n",
);

/// Plain mail, mail as HTML and mail with an attachment, nearly all of it about other things.
pub(crate) fn typical() -> Vec<Vec<u8>> {
    let unrelated = UNRELATED.iter().flat_map(|mail| [plain(mail, 1), html(mail), with_attachment(mail)]);
    unrelated.chain([plain(&ANSWER, 1), with_attachment(&ANSWER)]).collect()
}

/// Answers as mail programs send them: plain, as HTML, with an attachment.
pub(crate) fn answers() -> Vec<Vec<u8>> {
    vec![plain(&ANSWER, 1), html(&ANSWER), with_attachment(&ANSWER)]
}

/// As [`typical`], without the answers.
pub(crate) fn unrelated() -> Vec<Vec<u8>> {
    UNRELATED.iter().flat_map(|mail| [plain(mail, 1), html(mail), with_attachment(mail)]).collect()
}

/// Mails of some thirty pages about other things.
pub(crate) fn long_unrelated() -> Vec<Vec<u8>> {
    UNRELATED.iter().map(|mail| plain(mail, LONG / mail.1.len())).collect()
}

/// A mail of some thirty pages on a case.
pub(crate) fn long_answer() -> Vec<Vec<u8>> {
    let all = UNRELATED.iter().chain([&ANSWER]).map(|(_, text)| *text).collect::<String>();
    vec![plain(&(ANSWER.0, &all), LONG / all.len())]
}

/// An answer of some `size` bytes in which every third word is made of two, as Swedish makes them: text that says the
/// same again and again has few words to be found by.
pub(crate) fn varied_answer(size: usize) -> Vec<u8> {
    let lines = UNRELATED.iter().flat_map(|(_, text)| text.lines()).filter(|line| !line.is_empty());
    let all: Vec<&str> = UNRELATED.iter().flat_map(|(_, text)| text.split_whitespace()).collect();
    let plain =
        |at: usize| all.get(at % all.len()).unwrap_or(&"ord").trim_matches(|c: char| !c.is_alphabetic());
    let (mut text, mut at) = (String::from(ANSWER.1), 0_usize);
    for line in lines.cycle() {
        for word in line.split_whitespace() {
            at += 1;
            let _ = match at % 3 {
                0 => write!(text, "{}{} ", plain(at * 7), plain(at * 31 + at / all.len()).to_lowercase()),
                _ => write!(text, "{word} "),
            };
        }
        text += "\r\n";
        if text.len() >= size {
            break;
        }
    }
    plain_mail(ANSWER.0, &text)
}

/// The text of an attached document of `size` bytes.
pub(crate) fn document(size: usize) -> String {
    let all = UNRELATED.iter().map(|(_, text)| *text).collect::<String>().replace('\r', "");
    format!("Yttrande\nErt dnr: Ks 1216/2018\n\n{}", all.repeat(size / all.len() + 1))
}

fn plain((subject, text): &(&str, &str), times: usize) -> Vec<u8> {
    plain_mail(subject, &text.repeat(times.max(1)))
}

fn plain_mail(subject: &str, text: &str) -> Vec<u8> {
    let head = head(subject);
    format!("{head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}{SIGNATURE}")
        .into_bytes()
}

fn html((subject, text): &(&str, &str)) -> Vec<u8> {
    let (head, text) = (head(subject), text.replace("\r\n", "<br>\r\n"));
    format!("{head}Content-Type: text/html; charset=utf-8\r\n\r\n<p>{text}</p>{}", page(HTML_SIZE))
        .into_bytes()
}

fn with_attachment((subject, text): &(&str, &str)) -> Vec<u8> {
    let head = head(subject);
    let attached =
        "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSPj4Kc3RyZWFtCkEB\r\n".repeat(1_000);
    format!(
        "{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}{SIGNATURE}\r\n--b\r\nContent-Type: application/pdf; name=\"Bilaga 1.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--b--\r\n"
    )
    .into_bytes()
}

const SIGNATURE: &str = "\r\nMed vänliga hälsningar\r\nAnna Ek\r\n\r\n-- \r\nAnna Ek, Ängsvägen 14, 702 10 Exempelstad\r\nTel. 019-174 06 05\r\n";

/// A header as mail has that went through four servers.
fn head(subject: &str) -> String {
    let mut head = String::from("Return-Path: <anna@bolag.example>\r\nDelivered-To: kommun@orebro.se\r\n");
    for (hop, host) in
        ["mx.orebro.se", "filter.orebro.se", "smtp.bolag.example", "ut.bolag.example"].iter().enumerate()
    {
        let _ = write!(
            head,
            "Received: from h{hop}.example (h{hop}.example [192.0.2.{hop}])\r\n\tby {host} (Postfix) with ESMTPS id 4F2A1B{hop}\r\n\tfor <kommun@orebro.se>; Tue, 29 Oct 2019 14:03:0{hop} +0100 (CET)\r\n"
        );
    }
    let _ = write!(
        head,
        "Authentication-Results: mx.orebro.se; spf=pass smtp.mailfrom=bolag.example; dkim=pass header.d=bolag.example; dmarc=pass\r\n\
         DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=bolag.example; s=s1; h=from:to:subject:date:message-id;\r\n\tbh=g3zLYH4xKxcPrHOD18z9YfpQcnk/GaJedfustWU5uGs=;\r\n\tb=bnUoMBPJ5wBigyZG2V4OG2JxLWJATkSkb9Ig+8OAu3cE2x/er+BHOD18z9YfpQcnk\r\n\
         From: Anna Ek <anna@bolag.example>\r\nTo: =?utf-8?Q?=C3=96rebro_kommun?= <kommun@orebro.se>\r\nSubject: {subject}\r\n\
         Thread-Topic: {subject}\r\nThread-Index: AdWOZkq0ggfN7KJHRyGRSj2Aqk3i8Q==\r\nDate: Tue, 29 Oct 2019 14:02:51 +0100\r\n\
         Message-ID: <1@bolag.example>\r\nAccept-Language: sv-SE, en-US\r\nContent-Language: sv-SE\r\nX-MS-Has-Attach:\r\n\
         X-Originating-IP: [192.0.2.17]\r\nX-Spam-Status: No, score=-1.9\r\nMIME-Version: 1.0\r\n"
    );
    head
}

/// `mail` with the fields besides its own that the large mail services add on the way: seals, signatures, what their
/// filters found. A mail of the corpus has none of them, and no mail comes without.
pub(crate) fn delivered(mail: &[u8]) -> Vec<u8> {
    let seal = "g3zLYH4xKxcPrHOD18z9YfpQcnkGaJedfustWU5uGsbnUoMBPJ5wBigyZG2V4\r\n\t";
    let mut fields = String::new();
    for (name, tags, lines) in [
        ("ARC-Seal", "i=1; a=rsa-sha256; s=arc1; d=post.example; cv=none; b=", 5),
        (
            "ARC-Message-Signature",
            "i=1; a=rsa-sha256; c=relaxed/relaxed; d=post.example; s=arc1; h=From:Date:Subject; b=",
            6,
        ),
        (
            "ARC-Authentication-Results",
            "i=1; mx.post.example; spf=pass smtp.mailfrom=bolag.example; dkim=pass; arc=none",
            0,
        ),
        (
            "DKIM-Signature",
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d=bolag.example; s=s1; h=From:Date:Subject; b=",
            4,
        ),
        ("X-MS-Exchange-Organization-Network-Message-Id", "5c1e9e4b-77f1-4a36-9d0b-08d75c7a6c11", 0),
        ("X-MS-Exchange-Transport-EndToEndLatency", "00:00:02.4719384", 0),
        ("X-Microsoft-Antispam", "BCL:0;ARA:13230031|366004|1800799015|41320700004;", 0),
        ("X-Microsoft-Antispam-Message-Info", "=?us-ascii?Q?", 14),
        ("X-MS-Exchange-AntiSpam-MessageData-0", "", 12),
        ("X-MS-Exchange-CrossTenant-OriginalArrivalTime", "29 Oct 2019 13:02:58.8512 (UTC)", 0),
        ("X-OriginatorOrg", "bolag.example", 0),
    ] {
        let _ = write!(fields, "{name}: {tags}{}\r\n", seal.repeat(lines).trim_end());
    }
    [fields.as_bytes(), mail].concat()
}

/// A page of HTML as Word writes it.
pub(crate) fn page(size: usize) -> String {
    let row = "<tr style=\"height:15.0pt\"><td width=64 class=\"xl65\" style='padding:0cm 5.4pt'><p class=MsoNormal><span style='font-size:11.0pt;font-family:\"Calibri\",sans-serif'>Kapitel 2 &auml;r bra och v&auml;l genomt&auml;nkt,&nbsp;men otydligt.<o:p></o:p></span></p></td></tr>\r\n";
    format!("<html><body><table>{}</table></body></html>", row.repeat(size / row.len() + 1))
}
