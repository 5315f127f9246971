//! In which language a mail is clearly written.

use super::*;
use crate::recognition::testing::{Mail, authority, circumstances, mail};
use crate::recognition::{History, judge};

/// As judged on a case.
fn of(mail: Mail) -> Language {
    let mail = mail.attachment("Svar Ks 1216-2018.pdf", "application/pdf").done();
    judge(&mail, &circumstances(), &authority(), &History::default()).language
}

const FINNISH_MAIL: [&str; 8] = [
    "Hei!\n\nYhdistyksemme kannattaa ehdotusta. Mielestämme sopimus on hyvä, mutta haluamme, että myös pienet \
     yhdistykset saavat olla mukana.\n\nTerveisin\nLiisa Virtanen",
    "Hyvä vastaanottaja,\n\nliitteenä on Örebron suomalaisen seniorikerhon lausunto asiassa Ks 1216/2018. Pidämme \
     ehdotusta hyvänä ja toivomme, että kunta ottaa myös suomenkieliset asukkaat huomioon.\n\nYstävällisin terveisin\n\
     Pekka Mäkelä",
    "Hei, tässä vastauksemme. Olemme sitä mieltä, että yhteistyötä tarvitaan enemmän. Kiitos että kysytte!",
    "Hej!\n\nKannatamme ehdotusta \"Överenskommelse om samverkan\", koska se antaa yhdistyksille paremmat \
     mahdollisuudet toimia kunnan kanssa. Raha ei saa kuitenkaan ratkaista, kuka pääsee mukaan.\n\nTerveisin hallitus",
    "Kiitos kyselystä. Seura on tyytyväinen siihen, että kaikki saavat vastata, mutta aika on aivan liian lyhyt. \
     Pyydämme lisää aikaa joulukuun loppuun asti.\n\nMikko",
    "Hyva\u{308}a\u{308} pa\u{308}iva\u{308}a\u{308}! Mielesta\u{308}mme ehdotus on selkea\u{308}, ja se auttaa \
     meita\u{308} kaikkia. Olemme valmiita tekema\u{308}a\u{308} yhteistyo\u{308}ta\u{308} kunnan kanssa.",
    "moi, musta toi ehdotus on ihan ok mut vähän epäselvä. toivottavasti otatte huomioon myös eläkeläiset, kaikki ei osaa \
     käyttää nettiä. kiitos!",
    "Lausunto asiaan Ks 1216/2018\n\nSverigefinska pensionärerna i Örebro -yhdistys kiittää mahdollisuudesta lausua. Pidämme \
     tärkeänä, että vähemmistöjen edustajat otetaan mukaan keskusteluun jo varhaisessa vaiheessa.",
];

const ENGLISH_MAIL: [&str; 8] = [
    "Hello,\n\nwe support the proposal and think that the agreement will be good for associations in Örebro. \
     Please let us know what you decide.\n\nBest regards\nJohn Smith",
    "Dear Sir or Madam,\n\nPlease find attached the response of the Örebro Cricket Club to consultation Ks 1216/2018. We \
     would like to thank you for the opportunity to comment.\n\nYours sincerely,\nPriya Nair",
    "Hej!\n\nI live in Vivalla and my Swedish is not very good, so I write in English. I think it is important that \
     young people have a say in this. There should be more money for those who work with children.\n\nThanks\nAmina",
    "Regarding \"Överenskommelse om samverkan i Örebro mellan det civila samhället och kommunen\": the text is clear, but we \
     would have liked to see more about how the municipality is going to follow it up with the associations.",
    "Our comments on Överenskommelse om samverkan are these. It should be shorter. It should say what each of us has to \
     do. And the money is not enough for what you ask of the associations.",
    "To whom it may concern: our association does not support this draft, because the rights of members are not \
     protected by it.\n\nMed vänlig hälsning\nThe board",
    "hello i am write to you because i think this is very good for us who come from other country. we want more meeting \
     place for childrens. thank you",
    "To: Örebro kommun\n\nThe Interfaith Council supports the draft agreement. We particularly welcome section 4 on dialogue, \
     but would suggest that the municipality commit itself to annual meetings with all the parties.\n\nOn behalf of the \
     board,\nDr. M. Haddad, Örebro Interreligiösa Råd, Storgatan 1, 702 10 Örebro",
];

const SWEDISH_MAIL: [(&str, &str); 22] = [
    (
        "an answer",
        "Hej!\n\nVi tillstyrker förslaget men saknar något om de unga. Bifogat finns vårt yttrande.\n\nMvh Anna",
    ),
    ("too short", "Please find our answer attached. Regards John"),
    ("too short", "Hei! Ohessa lausunto. Terveisin Liisa"),
    ("a greeting", "Hello!"),
    ("nothing", ""),
    (
        "an English footer that nobody marked",
        "Hej,\nse bilaga.\nAnna Ek\n\nThis e-mail and any attachments are confidential and intended for the addressee only. If \
         you are not the one it was sent to, please delete it and tell us.",
    ),
    (
        "an English company text",
        "Hej, här är vårt svar.\nMvh Anna\n\nThe Example Company is one of the leading providers of services to the public, \
         and has been so for more than thirty years. Please visit our web site for more about what we do.",
    ),
    (
        "English quoted",
        "Vi vill påminna om vad FN skriver: \"States Parties shall assure to the child who is capable of forming his or her own \
         views the right to express those views freely in all matters affecting the child, the views of the child being given due \
         weight\". Därför vill vi att barnen hörs.",
    ),
    (
        "half and half",
        "Hej! Vi tycker att förslaget är bra och att det är på tiden.\n\nEnglish below.\n\nHello! We think that the proposal is \
         good and that it is about time to do this with all of you.",
    ),
    (
        "both languages of Finland",
        "Hei! Kannatamme ehdotusta, koska se on hyvä. Mielestämme myös nuoret on otettava mukaan.\n\nHej! Vi stöder förslaget \
         eftersom det är bra. Vi tycker också att de unga ska vara med.",
    ),
    (
        "Norwegian",
        "Hei!\n\nVi støtter forslaget, men mener at det ikke er tydelig nok. Det bør stå hva kommunen skal gjøre, og når. Takk \
         for at vi fikk uttale oss.\n\nVennlig hilsen\nKari Nordmann",
    ),
    (
        "Danish",
        "Hej,\n\nvi synes, at forslaget er godt, men der mangler noget om de unge. Vi vil gerne være med til at skrive videre på \
         det. Tak for muligheden for at svare.\n\nVenlig hilsen\nMette Jensen",
    ),
    (
        "German",
        "Sehr geehrte Damen und Herren,\n\nwir unterstützen den Vorschlag, aber der Text ist für kleine Vereine nicht klar \
         genug. Wir würden uns freuen, wenn Sie das ändern.\n\nMit freundlichen Grüßen\nAnna Schmidt",
    ),
    (
        "Dutch",
        "Geachte heer, mevrouw, wij vinden het voorstel goed, maar er staat niet in wat de gemeente gaat doen voor kleine \
         verenigingen. Wij willen graag meer over de zaak weten. Met vriendelijke groet, Jan de Vries",
    ),
    (
        "Estonian",
        "Tere! Meie selts toetab seda ettepanekut, kuid tahaksime, et ka väikesed seltsid saaksid osa võtta. Täname, et meie \
         käest küsite. Parimate soovidega, Mari Tamm",
    ),
    (
        "Somali",
        "Salaan, ururkayagu waa uu taageersan yahay soo jeedinta, waxaan u maleyneynaa in ay muhiim tahay in dhalinyarada iyo \
         dadka waayeelka ah laga dhageysto. Mahadsanid, Faadumo",
    ),
    (
        "French",
        "Bonjour, notre association est d'accord avec la proposition, mais nous voudrions que les jeunes soient entendus dans \
         ce travail. Merci pour la question et bonne continuation.",
    ),
    (
        "English words in Swedish",
        "Hej! Vi vill highlighta att community building är key. Vårt motto är \"think global, act local\" och det borde stå i \
         texten. This is important. /Kim",
    ),
    (
        "one line above an English footer",
        "Svar från föreningen: ja.\n\n--\nPlease consider the trees. It may be that the content is meant for you and not for others \
         who read it with you, and that is how it should be.",
    ),
    (
        "Icelandic",
        "Hæ! Við styðjum tillöguna en teljum að hún sé ekki nógu skýr. Það þarf að standa hvað sveitarfélagið ætlar að gera og \
         hvenær. Takk fyrir okkur.",
    ),
    (
        "Polish",
        "Dzień dobry, nasze stowarzyszenie popiera ten projekt, ale uważamy, że młodzież powinna mieć więcej do powiedzenia. \
         Z poważaniem, Jan Kowalski",
    ),
    (
        "Turkish",
        "Selamlar, derneğimiz öneriyi destekliyor ama gençlerin de söz hakkı olmalı diye düşünüyoruz. Saygılarımızla, Ayşe \
         Yılmaz ve yönetim kurulu",
    ),
];

#[test]
fn a_mail_that_is_clearly_finnish_or_english_is_called_so() {
    for (texts, language) in [(FINNISH_MAIL, Language::Finnish), (ENGLISH_MAIL, Language::English)] {
        for text in texts {
            assert_eq!(of(mail().text(text)), language, "{text}");
        }
    }
}

#[test]
fn whatever_is_not_clearly_another_language_stays_swedish() {
    for (what, text) in SWEDISH_MAIL {
        assert_eq!(of(mail().text(text)), Language::Swedish, "{what}: {text}");
    }
}

#[test]
fn only_what_the_sender_wrote_for_this_mail_is_looked_at() {
    let [english, ..] = ENGLISH_MAIL;
    for mail in [
        mail().text("Hej! Här är vårt svar.").quoted(english),
        mail().text("Hej! Här är vårt svar.").signature(english),
        mail().subject(english).text("Hej! Här är vårt svar."),
        mail().attached_text("answer.pdf", english),
    ] {
        assert_eq!(of(mail), Language::Swedish);
    }
    let answered = mail().text(english).quoted("Vi vill veta vad ni tycker om förslaget, och varför.");
    assert_eq!(of(answered), Language::English);
}

#[test]
fn the_beginning_of_a_long_mail_is_enough() {
    let [english, ..] = ENGLISH_MAIL;
    let long = format!("{}{}", english.repeat(40), "Vi tycker att det är bra. ".repeat(10_000));
    assert_eq!(of(mail().text(&long)), Language::English);
    let split_letter = format!("{}å", "a".repeat(LOOKED_AT - 1));
    assert_eq!(of(mail().text(&split_letter)), Language::Swedish);
}

#[test]
fn every_language_has_a_code_and_no_list_a_word_of_another() {
    for language in Language::ALL {
        assert_eq!(Language::parse(language.as_str()), Some(language));
    }
    assert_eq!(Language::parse("no"), None);
    let words = || [ENGLISH, FINNISH, OTHERS].into_iter().flat_map(str::split_whitespace);
    assert_eq!(SPEAKS_FOR.len(), words().count(), "a word stands twice");
    assert!(words().all(|word| word.len() > 1 && word == word.to_lowercase()));
}
