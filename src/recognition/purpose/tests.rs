//! What people write, and what they want with it.

mod beside;
mod circumstances;
mod later;
mod no_longer;
mod noticed;
mod ordinary;
mod outright;
mod practical;
mod put_away;
mod theirs;
mod uncounted;
mod unheard;

use super::*;
use crate::message::Message;
use crate::recognition::testing::{Mail, mail};

fn read(mail: Mail) -> (Kind, Option<Evidence>) {
    let message: Message = mail.done();
    purpose(&Written::of(&message))
}

fn each_is(expected: Kind, texts: &[&str]) {
    let read = |text: &str| read(mail().subject("Ks 1216/2018").text(text)).0;
    let wrong: Vec<_> =
        texts.iter().map(|text| (text, read(text))).filter(|(_, kind)| *kind != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_answer_is_an_answer_whatever_else_is_in_it() {
    each_is(
        Kind::Answer,
        &[
            "Vi tillstyrker förslaget.",
            "Vi har inga synpunkter.",
            "Vi avstår från att yttra oss.",
            "hej vi tycker att förslaget är bra",
            "Här kommer vårt remissvar. Mvh",
            "Bifogat finner ni vårt svar.",
            "Exempelföreningen får härmed lämna följande synpunkter.",
            "Tack för anståndet! Här kommer vårt svar.",
            "Tack för möjligheten att lämna synpunkter. Vi anser att samråd ska ske två gånger om året.",
            "Varför nämns inte barnen? Vi anser att barnens rätt ska stå i paragraf 1.",
            "Vi tillstyrker förslaget. När fattas beslutet?",
            "Föreningar bör kunna begära ut handlingar utan kostnad.",
            "Kommunen bör ge föreningar anstånd med hyran när de har det svårt.",
            "Förslaget behöver kompletteras med ett avsnitt om lokaler. Det bör också revideras årligen.",
            "Överenskommelsen ersätter den tidigare från 2012, vilket är bra. Vi tillstyrker.",
            "Kommunen har glömt att ta med de små föreningarna i punkt 3. Det bör rättas.",
            "Vi vill inte återkalla vårt svar, vi tycker fortfarande att förslaget är bra.",
            "Vi hinner inte behandla hela remissen men tillstyrker avsnitt 1.",
            "Cykelvägarna söder om ån är för smala och snöröjs sist.",
            "Vi stöder inriktningen men ni skrev att man kan begära anstånd, det behövs inte.",
            "Kommunen borde dra tillbaka förslaget.",
            "Bifogar våra synpunkter på den reviderade överenskommelsen.",
            "Ja!",
            "Kannatamme ehdotusta.",
            "We think the proposal is too vague.",
            "Vi mener at avtalen er for svak.",
            "Wir finden den Entwurf zu ungenau.",
        ],
    );
}

#[test]
fn a_supplement_adds_to_an_earlier_answer() {
    each_is(
        Kind::Supplement,
        &[
            "Vi kompletterar härmed vårt tidigare remissvar.",
            "Här kommer en komplettering till vårt svar.",
            "Komplettering av remissvar från Exempelföreningen",
            "Hej, jag glömde bifoga bilagan. Här kommer den.",
            "oj, glömde bilagan!",
            "Här kommer bilagan som saknades.",
            "Detta svar ersätter vårt tidigare svar.",
            "Bifogar en rättad version av vårt svar.",
            "Här kommer ett korrigerat yttrande.",
            "Vi skickade tyvärr fel fil igår. Här kommer rätt version.",
            "Bortse från mitt förra mejl.",
            "Tillägg till vårt yttrande: vi vill även nämna lokalerna.",
            "Vi återkallar vårt tidigare svar och bifogar ett nytt.",
            "Reviderat remissvar bifogas",
            "Bilagan följde inte med i mitt mejl, nytt försök.",
            "Täydennys lausuntoomme.",
            "This is a corrected version of our response.",
            "I forgot to attach the file.",
            "Jeg glemte vedlegget.",
            "Korrigierte Fassung unserer Stellungnahme.",
        ],
    );
}

#[test]
fn a_question_asks_or_thanks_and_shows_no_view() {
    each_is(
        Kind::Question,
        &[
            "Hej, när är sista dagen att svara?",
            "när är sista dagen att svara",
            "Får man svara som privatperson?",
            "Tack för kvittensen!",
            "Tack för hjälpen. Mvh Anna",
            "Hej!",
            "Vi undrar om en förening utanför kommunen får svara.",
            "Jag har en fråga om remissen. Vart ska svaret skickas?",
            "Vi vill gärna lämna synpunkter men undrar hur man gör.",
            "Kan vi återkalla vårt svar senare?",
            "Kan man få anstånd?",
            "Har ni fått vårt svar?",
            "Kan ni bekräfta att ni fått vårt remissvar",
            "Vi har mottagit remissen och återkommer.",
            "Länsstyrelsen bekräftar mottagandet av er remiss.",
            "Härmed bekräftas att Region Väst mottagit remissen.",
            "Vi kan bekräfta att vi har tagit emot handlingarna.",
            "Mottagandet av remissen bekräftas härmed.",
            "Nämnden mottog remissen i går.",
            "Ärendet har diarienummer 430-1234-2019 hos oss.",
            "Vårt dnr är 430-1234-2019. Handläggare: Lena Ros.",
            "Remissen har registrerats med nummer 4711.",
            "Handläggare är Lena Ros.",
            "Handläggare: Lena Ros, tfn 010-12 34 56.",
            "Ansvarig handläggare för ärendet är Lena Ros, telefon 010-12 34 56.",
            "Ni skrev att man kan begära anstånd. Hur gör man det?",
            "Måste vi komplettera svaret med en underskrift?",
            "Mihin vastaus lähetetään?",
            "Where do I send the response?",
            "Hva er fristen for å svare?",
            "Wann ist die Frist?",
        ],
    );
}

#[test]
fn a_request_for_time_gives_no_answer() {
    each_is(
        Kind::ExtensionRequest,
        &[
            "Vi ber om anstånd till 15 november.",
            "VI BER OM ANSTÅND",
            "Föreningen begär härmed förlängd svarstid.",
            "hej kan vi få anstånd en vecka /bo",
            "Kan vi få till den 15 november?",
            "Vår styrelse hinner inte behandla remissen före den 30 oktober.",
            "Vi hinner tyvärr inte svara i tid.",
            "Styrelsemötet är först den 5 november. Kan vi skicka svaret efter det?",
            "Går det att få lite längre tid på oss?",
            "Finns det möjlighet att få uppskov?",
            "Vi skulle behöva mer tid, styrelsen måste behandla frågan.",
            "Vi anser att svarstiden är för kort och ber om förlängning.",
            "Ansökan om anstånd med yttrande",
            "Vårt svar kommer att dröja till mitten av november.",
            "Är det ok att vi svarar några dagar senare?",
            "Vi önskar förlängd remisstid.",
            "vi ber om anstand till fredag",
            "Pyydämme lisäaikaa.",
            "We would like to request an extension.",
            "Vi ber om utsatt frist.",
            "Wir bitten um Fristverlängerung.",
        ],
    );
}

#[test]
fn a_withdrawal_takes_the_senders_own_answer_back() {
    each_is(
        Kind::Withdrawal,
        &[
            "Vi drar tillbaka vårt svar.",
            "Vi återkallar härmed vårt yttrande.",
            "Föreningen vill återkalla sitt remissvar.",
            "Jag vill dra tillbaka mitt svar på remissen",
            "Vi drar vårt remissvar tillbaka.",
            "Styrelsen har beslutat att dra tillbaka yttrandet.",
            "Återkallande av remissvar",
            "Återkallelse av yttrande, Exempelföreningen",
            "Vårt yttrande återkallas.",
            "Härmed återtar vi vårt svar.",
            "Anna Ek vill återkalla meddelandet ”Remissvar”.",
            "Vi ber att få dra tillbaka vårt svar.",
            "Perumme lausuntomme.",
            "We withdraw our response.",
            "Vi trekker høringssvaret tilbake.",
            "Wir ziehen unsere Stellungnahme zurück.",
        ],
    );
}

#[test]
fn a_request_for_documents_is_known() {
    each_is(
        Kind::DocumentRequest,
        &[
            "Jag begär ut samtliga remissvar.",
            "Jag begär att få ta del av handlingarna i ärendet.",
            "Begäran om allmän handling",
            "Handlingsbegäran",
            "Med stöd av offentlighetsprincipen vill jag få alla inkomna svar.",
            "Kan ni skicka en kopia av inkomna svar?",
            "kan jag få se de andra svaren, alltså alla svar",
            "Kan ni mejla mig remissvaren från de andra föreningarna?",
            "Begäran om utlämnande av yttranden",
            "Vi önskar ta del av diariet.",
            "Jag vill ta del av handlingarna.",
            "Hej! Begär kopia på svaret från Exempelföreningen.",
            "Enligt offentlighetsprincipen begär jag sammanställningen.",
            "I request copies of all responses.",
            "Pyydän kopiot lausunnoista.",
            "Jeg ber om innsyn i saken.",
        ],
    );
}

#[test]
fn what_is_enclosed_is_the_answer_unless_it_says_something_else() {
    let enclosing = |text: &str, name: &str| read(mail().text(text).attachment(name, "application/pdf")).0;
    for (text, name, kind) in [
        ("Se bifogad fil.", "Scan0001.pdf", Kind::Answer),
        ("", "Remissvar.pdf", Kind::Answer),
        ("", "IMG_2031.jpg", Kind::Answer),
        ("Kan ni bekräfta att detta kommit fram?", "Yttrande.pdf", Kind::Answer),
        ("Tack för påminnelsen! Se bilaga.", "svar.pdf", Kind::Answer),
        ("Se bifogad skrivelse.", "Begäran om anstånd.pdf", Kind::ExtensionRequest),
        ("Vi ber om anstånd, se bifogat brev.", "brev.pdf", Kind::ExtensionRequest),
        ("Glömde bilagan, här kommer den.", "Remissvar.pdf", Kind::Supplement),
        ("Vi drar tillbaka vårt svar, se bilaga.", "beslut.pdf", Kind::Withdrawal),
    ] {
        assert_eq!(enclosing(text, name), kind, "{text} {name}");
    }
}

#[test]
fn the_subject_speaks_where_the_text_does_not() {
    let headed = |subject: &str, text: &str| read(mail().subject(subject).text(text)).0;
    for (subject, text, kind) in [
        ("Remissvar Ks 1216/2018", "Mvh Anna", Kind::Answer),
        ("Remissvar Ks 1216/2018", "När är sista dagen att svara?", Kind::Question),
        ("Vi tillstyrker Ks 1216/2018", "", Kind::Answer),
        ("Begäran om anstånd, Ks 1216/2018", "Hej", Kind::ExtensionRequest),
        ("SV: Begäran om anstånd", "Här kommer vårt svar.", Kind::Answer),
        ("Komplettering Ks 1216/2018", "Vi vill även nämna lokalerna.", Kind::Supplement),
        ("Fråga om remissen", "Gäller den även oss i grannkommunen", Kind::Question),
        ("Ks 1216/2018", "", Kind::Question),
    ] {
        assert_eq!(headed(subject, text), kind, "{subject}: {text}");
    }
}

#[test]
fn quoted_words_are_not_the_senders() {
    let (kind, _) =
        read(mail().text("Vi tillstyrker.").quoted("Vi drar tillbaka vårt svar. Kan vi få anstånd?"));
    assert_eq!(kind, Kind::Answer);
}

#[test]
fn the_sentence_that_spoke_is_shown_whole() {
    let (kind, shown) = read(mail().text("Hej!\nVi ber, tyvärr,\nom \u{200b}anstånd. Mvh"));
    let shown = shown.unwrap();
    assert_eq!(
        (kind, shown.rule, shown.place),
        (Kind::ExtensionRequest, "kind/extension_request", Place::Body)
    );
    assert_eq!(shown.text, "Vi ber, tyvärr, om anstånd.");
}

#[test]
fn what_a_service_desk_or_a_secretary_writes_is_no_view() {
    each_is(
        Kind::Question,
        &[
            "Thank you for your message. We will get back to you.",
            "Mötet flyttas till torsdag.",
            "Årsmötet är inställt.",
            "Hej! Tack för att du kontaktar oss. Vi har tagit emot ditt ärende och återkommer. Ditt ärende: #7919.",
            "Your case number is 4711. We will respond as soon as possible.",
            "Takk for din melding. Vi kommer tilbake til deg.",
        ],
    );
    each_is(
        Kind::Answer,
        &[
            "Möten som ställs in för ofta gör att folk tröttnar.",
            "Mötet flyttas till torsdag. Vi tillstyrker förslaget.",
            "Ert ärende tar för lång tid och borde avgöras lokalt.",
            "We will respond to the proposal: it is too vague.",
            "Länsstyrelsen bekräftar mottagandet av er remiss. Vi tillstyrker förslaget.",
            "Remissen har registrerats med nummer 4711. Bussen går för sällan.",
            "Ärendet har diarienummer 430-1234-2019 hos oss. Emot.",
            "Handläggare är en bristvara på kontoret.",
            "Handläggare är underbemannade.",
            "Handläggare svarar aldrig i telefon.",
            "Vägen har nummer 52 och är farlig.",
            "Mottagandet av flyktingar bekräftar behovet.",
        ],
    );
}
