//! What programs tell of what they watch, and of what somebody did with a file or a page: a case's number stands in it, and
//! nobody answers with it. A person may be called like one, and a form passes on what a person wrote: what says anything of
//! its own is theirs.

use super::notice::{brings_a_file, is_in_a_receipt, own_voice, stated};
use super::{Setting, field};
use crate::message::Message;
use crate::pattern::Pattern;
use crate::recognition::asks;
use crate::recognition::given_names::is_persons;
use crate::recognition::phrase::Phrases;
use crate::recognition::purpose::{closes, is_courtesy, takes_a_side};
use crate::recognition::recipient::Unfit;
use crate::recognition::sentence::Sentence;
use crate::recognition::written::Written;

/// Local parts of programs that send mail, of filters, and of programs that watch something and tell what they see.
const SYSTEMS: [&str; 11] = [
    "mailserver", "mailer", "quarantine", "karantan", "spamfilter", "mailsystem", "mail-daemon", "alerts",
    "monitoring", "nagios", "zabbix",
];

/// The same of programs and people alike: firms that sell alarms are called so.
const ALSO_FIRMS: [&str; 5] = ["larm", "alarm", "alert", "driftlarm", "bevakning"];

/// Whether `message`, which would be filed, gives no view and comes from what is most likely a program.
pub(super) fn is_perhaps_a_machines(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    let is_one_of = |some: &[&str]| {
        let mut from = message.from.iter().map(|from| field::local_part(&from.address));
        from.any(|local| some.contains(&&*local))
    };
    let unread = || setting.recipient.err() == Some(Unfit::Unread);
    !setting.cases.is_empty()
        && (is_one_of(&SYSTEMS)
            || (is_one_of(&ALSO_FIRMS) && !letter.body().iter().any(is_somebodys) && !asks::answers(message))
            || (unread() && only_brings_news(letter)))
        && !brings_a_file(message)
        && !own_voice(letter)
}

/// Whether the sentence is of somebody who speaks for themselves, is polite or puts a name below.
fn is_somebodys(one: &Sentence) -> bool {
    static OF_ONESELF: Phrases = Phrases::new(&["(jag|mig|min|mitt|mina|vi|oss|vår|vårt|våra|tack)"]);
    let words = || one.written().split_whitespace();
    let named = || words().next().is_some_and(is_persons) && words().nth(2).is_none();
    OF_ONESELF.is_match(&one.said) || is_courtesy(one) || closes(one) || named()
}

/// Whether the text is nothing but what programs tell whoever uses them.
fn only_brings_news(letter: &Written) -> bool {
    let is_news =
        |one: &Sentence| NEWS.is_match(&one.said) || came_for_the_reader(&one.said) || is_in_a_receipt(one);
    stated(letter).next().is_some() && stated(letter).all(is_news) && !letter.body().iter().any(takes_a_side)
}

/// "Till dig som läser" is how a person begins.
fn came_for_the_reader(said: &str) -> bool {
    said.contains(" till dig ") && !said.contains(" till dig som ")
}

/// Who did what with a file, what came for whoever reads this, and where to look.
static NEWS: Pattern = Pattern::new(concat!(
    " du har (?:fatt|blivit) | (?:namnde|namnt|bjod in|bjudit in|(?:delat|delade|skickat|skickade) (?:[a-z0-9]+ ){0,2}med) dig | (?:din|ditt|dina) (?:fil|filer|konto|dokument|formular|inkorg) ",
    "| (?:delat|delade|signerat|signerade|undertecknat|kommenterat|kommenterade|laddat upp|redigerat|redigerade) (?:[a-z]+ )?(?:fil|filer|filen|dokument|dokumentet|mapp|mappen|handling|handlingen) ",
    "|^ (?:oppna|visa|hamta|ladda ned|ladda ner|logga in|klicka)(?: (?:i|pa|till|for|att|din|ditt|dina|fil|filen|filer|filerna|lank|lanken|svar|svaret|dokument|dokumentet|handlingen|meddelandet|teams|lasa|har|[0-9]+|objekt|mb|gb|,))* $",
    "|^ lanken (?:upphor|galler|ar giltig) ",
));
