//! Mail from a body that was asked for its view, and that speaks of a consultation: a person sees which.

use self::another::is_of_another_matter;
pub(super) use self::covering::{LONGEST, is_a_word_for_an_answer, own_words};
use self::covering::{is_a_word_for_a_view, says_whose};
use self::shared::judges_what_was_sent;
pub(super) use self::shared::names_our_paper;
use self::shared::wishes_for_all;
use self::within::has_a_view_within;
use super::context::opening;
use super::evidence::Finds;
use super::free_mail::is_public;
use super::written::Written;
use super::{
    Authority, Evidence, Place, Strength, asks, field, matter, purpose, readable, titles, topic, untied,
};
use crate::consultation::Invited;
use crate::diary_number::DiaryNumber;
use crate::message::{Attachment, Message};

mod another;
mod covering;
mod shared;
mod within;

/// Words at most that a mail has besides those of a covering note, for its file to be all that it says.
const WORDS: usize = 1;

/// Looks at who wrote. Where something else names consultations, the sender bears out those alone.
pub(super) fn look(message: &Message, authority: &Authority, finds: &mut Finds) {
    // A number of another case of ours says what it is about.
    if finds.another_case.is_some() || !authority.consultations.iter().any(|each| !each.invited.is_empty()) {
        return;
    }
    let Some(sender) = message.sender() else { return };
    let domain = sender.domain();
    // "Föreningens yttrande" names nothing, whatever titles speak of.
    let named = finds.names_a_consultation_by_more_than("title/one_word");
    if !named && asks::is_anothers_call(message, authority) {
        return;
    }
    let mut spoken = None;
    for consultation in &authority.consultations {
        let number = &consultation.diary_number;
        if named && !finds.speaks_for(number) {
            continue;
        }
        let Some(invited) = consultation.invited.iter().find(|one| is_of(&sender.address, &domain, one))
        else {
            continue;
        };
        let rule = *spoken.get_or_insert_with(|| occasion(message, invited, authority));
        let writes_of_it = || writes_of(number, message, invited, authority).then_some("sender/invited");
        let Some(rule) = rule.or_else(writes_of_it) else { continue };
        let text = invited.name.to_string();
        let evidence = Evidence { rule, place: Place::Sender, text, strength: Strength::Weak };
        finds.add(number, evidence);
    }
}

/// The rule by which the mail may be an answer to any consultation, if it may. Who was asked need not name what:
/// "vårt svar" is enough, or a view of a proposal.
fn occasion(message: &Message, invited: &Invited, authority: &Authority) -> Option<&'static str> {
    let written = Written::of(message);
    let answers = || {
        let texts = std::iter::once(message.subject.as_str()).chain(message.new_text());
        texts.map(|text| opening(text, LONGEST)).any(untied::is_our_answer) || written.takes_a_side()
    };
    if topic::is_a_consultation(message) || answers() || is_answered_within(message, &written) {
        return Some("sender/invited");
    }
    // Who was asked writes to us about people's matters as well, and calls to meetings.
    let names = names_of(message, invited);
    if is_of_another_matter(message, &names, authority) {
        return None;
    }
    let plain = || {
        is_headed_as_its_answer(message, &names, &written)
            || has_a_view_within(message, &names, &written, authority)
            || judges_what_was_sent(message, &names, &written, authority)
    };
    only_brings(message, &names).or_else(|| plain().then_some("sender/invited"))
}

/// What the sender is called, in lower case.
fn names_of(message: &Message, invited: &Invited) -> String {
    let from = message.sender().map(|sender| sender.name.to_lowercase()).unwrap_or_default();
    format!("{from} {}", invited.name.to_string().to_lowercase())
}

/// Whether the subject is nothing but a word for an answer: with the sender's name whatever follows, as in "Rådets svar",
/// alone where the text says no more or gives a view, or the word says that it does, and no conversation goes on. The file
/// may have been forgotten. Who only thanks has answered nothing.
fn is_headed_as_its_answer(message: &Message, names: &str, written: &Written) -> bool {
    let subject = message.subject.as_str();
    let says_no_more = || message.new_text().map(|text| own_words(text, names)).sum::<usize>() <= WORDS;
    let views = || is_a_word_for_a_view(subject) || purpose::own_view(written).is_some();
    let alone = || !subject.contains(':') && (says_no_more() || views());
    is_a_word_for_an_answer(subject, names)
        && !message.new_text().any(|text| matter::is_trade(opening(text, LONGEST)))
        && !only_thanks(message, written)
        && (says_whose(subject, names) || alone())
}

/// Whether the mail brings nothing and says nothing but thanks.
fn only_thanks(message: &Message, written: &Written) -> bool {
    let mut stated = written.body().iter().take_while(|one| !purpose::closes(one)).peekable();
    let thanks = |text: &str| text.to_lowercase().contains("tack");
    message.attachments.is_empty()
        && stated.peek().is_some()
        && message.new_text().any(|text| thanks(opening(text, LONGEST)))
        && stated.all(purpose::is_courtesy)
}

/// Whether what came with it is an answer by its words: invoices and applications ask for views too.
fn is_answered_within(message: &Message, written: &Written) -> bool {
    let texts = || message.files().filter_map(Attachment::words);
    let texts = || texts().map(|text| opening(text, LONGEST));
    let answers = |text: &&str| topic::speaks_of_one(text) || untied::is_our_answer(text);
    let taken = || written.takes_a_side_attached();
    let mut ours = texts().filter(|text| !matter::is_trade(text)).peekable();
    ours.peek().is_some() && (ours.any(|text| answers(&text)) || taken())
}

/// Whether the mail has a word of the title of `number` and a view or a wish.
fn writes_of(number: &DiaryNumber, message: &Message, invited: &Invited, authority: &Authority) -> bool {
    let written = Written::of(message);
    let names = names_of(message, invited);
    let mut texts = std::iter::once(message.subject.as_str()).chain(message.new_text());
    texts.any(|text| titles::has_word_of(number, text, authority))
        && (purpose::own_view(&written).is_some() || wishes_for_all(message, &names, &written, authority))
}

/// The rule by which all that the mail says lies in what came with it, a sealed text or a file. From a body that was
/// asked it may be the answer, unless somebody has read there that it is another matter.
fn only_brings(message: &Message, names: &str) -> Option<&'static str> {
    let sealed = readable::is_encrypted(message);
    let accessory = ["signature", "vcard", "calendar", "pgp-keys"];
    let files = || message.attachments.iter().filter(|one| !one.incidental || one.size >= PHOTOGRAPH);
    let files = || files().filter(|one| !accessory.iter().any(|word| one.media_type.contains(word)));
    let unread = sealed || files().any(|one| one.words().is_none());
    let trade = |text| matter::is_trade(opening(text, LONGEST));
    let read = || files().any(|one| !one.incidental) && !files().filter_map(Attachment::words).any(trade);
    if !unread && !read() {
        return None;
    }
    let text = || message.new_text().filter(|_| !sealed).map(|text| own_words(text, names));
    // A call in the subject may be the one that is answered.
    let answered = unread && asks::is_a_call(&message.subject);
    let subject = if answered { 0 } else { own_words(&message.subject, names) };
    let words = subject.saturating_add(text().sum::<usize>());
    let rule = if unread { "sender/invited_unread" } else { "sender/invited" };
    (words <= WORDS).then_some(rule)
}

/// Bytes from which a picture shown within the text is more than a logo: a photograph of a paper.
const PHOTOGRAPH: u64 = 60_000;

/// Whether the sender of `message` was asked about `number`.
pub(super) fn was_asked(number: &DiaryNumber, message: &Message, authority: &Authority) -> bool {
    let Some(sender) = message.sender() else { return false };
    let mut invited = authority.consultation(number).into_iter().flat_map(|one| &one.invited);
    let domain = sender.domain();
    invited.any(|body| is_of(&sender.address, &domain, body))
}

/// Whether the sender of `message` was asked for a view by a name that is `such` a one.
pub(super) fn was_asked_as(message: &Message, authority: &Authority, such: impl Fn(&str) -> bool) -> bool {
    let Some(sender) = message.sender() else { return false };
    let domain = sender.domain();
    let mut invited = authority.consultations.iter().flat_map(|one| &one.invited);
    invited.any(|body| is_of(&sender.address, &domain, body) && such(body.name.as_str()))
}

/// Whether `address`, which is at `domain`, is one of an invited body's.
fn is_of(address: &str, domain: &str, invited: &Invited) -> bool {
    let at_home = |own: &String| {
        let own = own.trim_start_matches('@');
        field::is_within_any_case(domain, own) && !is_public(own)
    };
    let is_it = |known: &String| field::may_be_at(known, domain) && field::is_mailbox(address, known);
    invited.addresses.iter().any(is_it) || invited.domains.iter().any(at_home)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::BodyName;
    use crate::message::AttachedText;
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, judge};

    #[test]
    fn an_invited_body_is_known_by_address_and_by_a_domain_of_its_own() {
        let invited = Invited {
            name: BodyName::new("Föreningsrådet"),
            domains: vec!["Rad.example".to_owned(), "gmail.example".to_owned()],
            addresses: vec!["bo@telia.example".to_owned()],
        };
        for (address, known) in [
            ("eva@rad.example", true),
            ("eva@kansli.RAD.example", true),
            ("eva@annatrad.example", false),
            ("Bo+remiss@telia.example", true),
            ("eva@telia.example", false),
            ("eva@gmail.example", false),
            ("", false),
        ] {
            let (_, domain) = address.rsplit_once('@').unwrap_or(("", ""));
            assert_eq!(is_of(address, &domain.to_lowercase(), &invited), known, "{address}");
        }
    }

    #[test]
    fn what_an_invited_body_writes_of_a_consultation_is_looked_at() {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Föreningsrådet"),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        for (from, subject, text, outcome) in [
            ("eva@rad.example", "Hej", "Styrelsen har inga synpunkter.", Outcome::Review),
            (
                "eva@rad.example",
                "Vårt svar",
                "Nu har vi pratat ihop oss. Hyrorna är för höga.",
                Outcome::Review,
            ),
            ("eva@rad.example", "Hej", "Vi är emot förslaget.", Outcome::Review),
            ("eva@rad.example", "Hej", "Vi tycker att bollhallen är för kall.", Outcome::Ignored),
            // A subject that is nothing but a word for it.
            ("eva@rad.example", "Vår uppfattning", "Taxorna är höga och borde sänkas.", Outcome::Review),
            ("eva@rad.example", "Föreningsrådets svar", "Se bilaga.", Outcome::Review),
            ("eva@rad.example", "Svar från Föreningsrådet", "", Outcome::Review),
            ("eva@rad.example", "Styrelsens ståndpunkt", "Taxorna sänks hellre.", Outcome::Review),
            ("eva@rad.example", "Svar", "Hej! Se bifogad fil.", Outcome::Review),
            ("eva@rad.example", "Svar", "Vi tycker att taxorna är för höga.", Outcome::Review),
            ("eva@rad.example", "Sv: Svar", "Klockan tio passar oss på onsdag.", Outcome::Ignored),
            ("eva@rad.example", "Sv: Svar", "Ja, det går bra på onsdag.", Outcome::Ignored),
            ("eva@rad.example", "Svar", "Vi bokar bollhallen på torsdag.", Outcome::Ignored),
            ("eva@rad.example", "Föreningsrådets svar", "Här är vår faktura.", Outcome::Ignored),
            ("eva@rad.example", "Svar om bollhallen", "Vi tycker att den är för kall.", Outcome::Ignored),
            ("eva@rad.example", "Rådets försvar", "Se bilaga.", Outcome::Ignored),
            ("eva@annan.example", "Annans svar", "Se bilaga.", Outcome::Ignored),
            ("eva@annan.example", "Vårt svar", "Hyrorna är för höga.", Outcome::Ignored),
            ("eva@rad.example", "Hej", "Kan vi hyra bollhallen?", Outcome::Ignored),
            ("eva@rad.example", "Ks 700/2019", "Vi har inga synpunkter.", Outcome::Ignored),
            ("eva@annan.example", "Hej", "Vi har inga synpunkter.", Outcome::Ignored),
        ] {
            let message = mail().from(&[from]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.outcome, outcome, "{from} {subject} {text}");
        }
    }

    #[test]
    fn an_invited_body_whose_answer_lies_in_what_it_encloses_is_looked_at() {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Föreningsrådet i Exempel"),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        for (from, subject, text, enclosed, outcome) in [
            ("eva@rad.example", "Svar", "Se bilaga", "Vi tillstyrker.", Outcome::Review),
            ("eva@rad.example", "Svar", "Se bilaga", "Mer byggnadsvård.", Outcome::Review),
            (
                "eva@rad.example",
                "Svar från Föreningsrådet i Exempel",
                "",
                "Färdtjänst för alla.",
                Outcome::Review,
            ),
            ("eva@rad.example", "Angående planen", "Se bifogat.", "Hus ska målas.", Outcome::Review),
            (
                "eva@rad.example",
                "Till nämnden",
                "Läs vad styrelsen skrev.",
                "Vi är emot förslaget.",
                Outcome::Review,
            ),
            (
                "eva@rad.example",
                "Faktura",
                "Se bilaga.",
                "Faktura 12. Synpunkter lämnas inom åtta dagar.",
                Outcome::Ignored,
            ),
            ("eva@rad.example", "Bidrag", "Se bilaga.", "Ansökan om föreningsbidrag", Outcome::Ignored),
            ("eva@rad.example", "Bollhallen", "Kan vi hyra bollhallen?", "Våra tider.", Outcome::Ignored),
            ("eva@annan.example", "Svar", "Se bilaga", "Mer byggnadsvård.", Outcome::Ignored),
        ] {
            let mail =
                mail().from(&[from]).subject(subject).text(text).attached_text("a.docx", enclosed).done();
            let verdict = judge(&mail, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.outcome, outcome, "{from} {subject} {enclosed}");
        }
    }

    /// Subjects, notes and files of an invited body, and what comes of them.
    const ENCLOSED: &[(&str, &str, &str, Outcome)] = &[
        ("Orosanmälan", "Se bilaga.", "Orosanmälan gällande barn. Elis, 7 år.", Outcome::Ignored),
        ("Skrivelse", "Se bilaga.", "Journalkopior för patient Bo Ek.", Outcome::Ignored),
        ("Beslut", "Se bilaga.", "Beslut om strandskyddsdispens för Bo Ek.", Outcome::Ignored),
        ("Dokument", "Se bilaga.", "Läkarintyg för Eva Ek", Outcome::Ignored),
        ("Dokument", "Bifogat", "Kallelse till byggmöte 4.", Outcome::Ignored),
        ("Skrivelse", "Se bilaga.", "Yttrande över överenskommelsen. Fastigheter behövs.", Outcome::Review),
        ("Skrivelse", "Se bilaga.", "Vi i rådet vill ha fler möten.", Outcome::Review),
        // What one person's matters are about is the trade of who is asked.
        ("Skrivelse", "Se bilaga.", "Rådet i Exempel\nHemtjänsten ska ha färre personal.", Outcome::Review),
        ("Vår skrivelse", "Bifogas.", "Rådet samlar dem som har adhd. Vi avstyrker.", Outcome::Review),
        ("RÅ 2019/4711", "Se bilaga.", "Rådet har granskat vägplanen. Inget att erinra.", Outcome::Review),
        ("Protokollsutdrag", "Se bilaga.", "Rådet. § 112. Hur man överklagar: se nedan.", Outcome::Review),
        ("Hemtjänsten", "Se bilaga.", "Hemtjänsten måste bli bättre, säger våra äldre.", Outcome::Review),
        (
            "Brev från föreningsrådets ordförande",
            "Här är det utlovade.",
            "Skolan är kvar i byn.",
            Outcome::Review,
        ),
        // A view in what came with it, whatever the mail is called.
        ("Nytt", "Styrelsen skrev detta i går kväll.", "Skolan bör vara kvar i bygden.", Outcome::Review),
        ("Läs det här", "Nu har vi träffats igen.", "Vi anser att taxan är för hög.", Outcome::Review),
        ("Bollhallen", "Här är avtalet för hallen.", "Hyresgästen ska städa lokalen.", Outcome::Ignored),
        ("Bokning", "Hallen är bokad.", "Avbokning måste ske två dagar före.", Outcome::Ignored),
        ("Ansökan", "Till handläggaren för bidrag.", "Vi anser att året var bra.", Outcome::Ignored),
        (
            "Läs det här",
            "Från en familj i rådet.",
            "Vi anser att vår sons skolskjuts är för dyr.",
            Outcome::Ignored,
        ),
        (
            "Nästa vecka",
            "Vi ses som vanligt.",
            "Inbjudan till rådet. Vi tycker att alla bör komma.",
            Outcome::Ignored,
        ),
        (
            "Kallelse till möte",
            "Här är allt.",
            "Punkt 1. Styrelsen föreslår att avgiften höjs.",
            Outcome::Ignored,
        ),
        (
            "Nästa vecka",
            "Här är allt.",
            "Dagordning. Styrelsen anser att avgiften ska höjas.",
            Outcome::Ignored,
        ),
        (
            "Nya papper",
            "Läs och skriv under.",
            "Hyresavtal. Rådet anser att hallen är ren.",
            Outcome::Ignored,
        ),
        ("Försvarets skrivelse", "Se bilaga.", "Läkarintyg för Eva Ek.", Outcome::Ignored),
        ("Beslut", "Se bilaga.", "Beslut om plats på boende. Bo Ek, 19800101-0000.", Outcome::Ignored),
        ("Beslut", "Se bilaga.", "Rådets org.nr är 802400-1234. Bra plats.", Outcome::Review),
        // The name of who writes heads nothing.
        ("Dokument", "Bifogat", "Föreningsrådet\nUtredning av tandvård för Bo Ek", Outcome::Ignored),
        ("Dokument", "Bifogat", "Till kommunen\nAvhysning av Bo Ek, lägenhet 3.", Outcome::Ignored),
        (
            "Dokument",
            "Bifogat",
            "Överklagande av beslut om personlig assistans. Jag, Bo Ek.",
            Outcome::Ignored,
        ),
        ("Dokument", "Bifogat", "Jag överklagar beslutet om färdtjänst. Jag har artros.", Outcome::Ignored),
        ("Utlåtande", "Bifogat", "Psykologutlåtande. Eleven har autism och adhd.", Outcome::Ignored),
        ("Färdtjänst", "Bifogat", "Medlem söker färdtjänst. Hon är förlamad.", Outcome::Ignored),
        ("Läkarintyg", "Bifogat", "Bo Ek är sjukskriven.", Outcome::Ignored),
        ("Överklagan", "Bifogat", "Beslutet är fel. Bo Ek har ms.", Outcome::Ignored),
        ("Dokument", "Bifogat", "Våra medlemmar söker färdtjänst och nekas.", Outcome::Review),
        ("Dokument", "Bifogat", "Föreningsrådet\nFler i hemtjänsten!", Outcome::Review),
        ("Utlåtande", "Bifogat", "Utlåtande om hemtjänst från rådet", Outcome::Review),
        ("Dokument", "Bifogat", "Som elev och som vuxen ska man få träffa en logoped.", Outcome::Review),
        ("Dokument", "Bifogat", "För varje elev är elevhälsa viktig.", Outcome::Review),
        ("Dokument", "Bifogat", "Medlemmen ska inte vänta på färdtjänst.", Outcome::Review),
        ("Dokument", "Bifogat", "Jag vill att hemtjänsten blir bättre. Eva, ordförande", Outcome::Review),
        ("Inbjudan", "Bifogat", "Vi vill ha fler bänkar i stan.", Outcome::Review),
    ];

    #[test]
    fn a_private_file_or_a_call_from_an_invited_body_is_no_answer() {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Föreningsrådet i Exempel"),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        for (subject, text, enclosed, outcome) in ENCLOSED {
            let mail = mail().from(&["eva@rad.example"]).subject(subject).text(text);
            let message = mail.attached_text("a.docx", enclosed).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.outcome, *outcome, "{subject} {enclosed}");
        }
    }

    #[test]
    fn one_private_file_says_nothing_of_the_others_and_a_matter_in_a_name_nothing_of_whose_it_is() {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Föreningsrådet i Exempel"),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        for (subject, files, outcome) in [
            (
                "Skrivelse",
                &[("Kallelse.pdf", Some("Kallelse till möte")), ("B.pdf", Some("Vi i rådet är skeptiska."))]
                    [..],
                Outcome::Review,
            ),
            (
                "Skrivelse",
                &[("Faktura.pdf", Some("Faktura 12")), ("B.pdf", Some("Vi avstyrker förslaget."))],
                Outcome::Review,
            ),
            ("Skrivelse", &[("Färdtjänst.pdf", None)], Outcome::Review),
            ("Skrivelse", &[("Hemtjänst_rådet.pdf", None)], Outcome::Review),
            ("Skrivelse", &[("Inbjudan_svar.pdf", None)], Outcome::Review),
            ("Orosanmälan", &[("Scan.pdf", None)], Outcome::Ignored),
            ("Skrivelse", &[("Läkarintyg.pdf", None)], Outcome::Ignored),
            ("Skrivelse", &[("Beslut_färdtjänst_för_Eva_Ek.pdf", None)], Outcome::Ignored),
            ("Skrivelse", &[("Kallelse.pdf", Some("Välkommen på torsdag."))], Outcome::Ignored),
        ] {
            let mut mail = mail().from(&["eva@rad.example"]).subject(subject).text("Se bilaga.");
            for (name, text) in files {
                mail = mail.attached_text(name, text.unwrap_or_default());
            }
            let mut message = mail.done();
            for (attachment, (_, text)) in message.attachments.iter_mut().zip(files) {
                if text.is_none() {
                    attachment.text = AttachedText::Unreadable(crate::message::Unreadable::Picture);
                }
            }
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.outcome, outcome, "{subject} {files:?}");
        }
    }

    #[test]
    fn the_name_of_a_body_in_a_subject_is_no_title() {
        let mut authority = authority();
        authority.consultations[1].title = "Riktlinjer för stöd till ideella föreningar".to_owned();
        authority.titles = crate::recognition::Titles::new(&authority.consultations, "Exempels kommun");
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Byföreningen"),
            domains: vec!["by.example".to_owned()],
            addresses: Vec::new(),
        }];
        for subject in ["Hembygdsföreningens yttrande", "Yttrande från föreningen", "Föreningens yttrande"]
        {
            let message = mail().from(&["eva@by.example"]).subject(subject).text("Se bilaga.").done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.suggestion().unwrap().to_string(), "Ks 1216/2018", "{subject}");
        }
        let message =
            mail().from(&["eva@by.example"]).subject("Yttrande föreningar").text("Se bilaga.").done();
        let verdict = judge(&message, &circumstances(), &authority, &History::default());
        assert_eq!(verdict.matches.len(), 2);
    }

    #[test]
    fn an_invited_body_whose_answer_nobody_can_read_is_looked_at() {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Föreningsrådet"),
            domains: vec!["rad.example".to_owned()],
            addresses: Vec::new(),
        }];
        let pgp = "-----BEGIN PGP MESSAGE-----\n\nhQEMA1a2b3c4\n=abcd\n-----END PGP MESSAGE-----";
        for (from, subject, text, scan, outcome) in [
            ("eva@rad.example", "Svar", "", true, Outcome::Review),
            ("eva@rad.example", "", "", true, Outcome::Review),
            (
                "eva@rad.example",
                "Svar",
                "Hej! Se bifogad fil.\nMed vänlig hälsning\nEva",
                true,
                Outcome::Review,
            ),
            ("eva@rad.example", "Hej", pgp, false, Outcome::Review),
            ("eva@rad.example", "Svar", "", false, Outcome::Review),
            ("eva@rad.example", "", "", false, Outcome::Ignored),
            ("eva@rad.example", "Faktura för lokalhyra", "Se bilaga.", true, Outcome::Ignored),
            ("eva@rad.example", "Hej", "Kan vi hyra bollhallen?", true, Outcome::Ignored),
            ("eva@annan.example", "Svar", "", true, Outcome::Ignored),
        ] {
            let mail = mail().from(&[from]).subject(subject).text(text);
            let mut message = if scan { mail.attachment("Scan.pdf", "application/pdf") } else { mail }.done();
            for attachment in &mut message.attachments {
                attachment.text = AttachedText::Unreadable(crate::message::Unreadable::Picture);
            }
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.outcome, outcome, "{from} {subject} {text}");
        }
    }
}
