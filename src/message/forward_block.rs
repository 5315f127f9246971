//! The block that mail programs put above a mail that is passed on: who wrote it, when, about what. Read in
//! Swedish, Finnish, Norwegian, Danish, German and English. Where a quote begins is `passages`' matter.

use super::Address;

/// One block, as far as it can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForwardBlock {
    /// Who wrote the mail below it. The address is empty where the program shows the name only.
    pub sender: Option<Address>,
    /// The subject of the mail below it.
    pub subject: Option<String>,
    /// When it was sent, as written: a sender's clock in the words of his program.
    pub sent: Option<String>,
}

/// Blocks that are read at most; a mail is hardly passed on more often.
const MAX_BLOCKS: usize = 50;

/// Bytes of a value at most.
const MAX_VALUE: usize = 1_000;

/// What a line of a block tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    Sent,
    Subject,
    Addressee,
    Other,
}

const LABELS: [(Field, &[&str]); 5] = [
    (Field::From, &["från", "from", "fra", "von", "lähettäjä", "avsändare"]),
    (
        Field::Sent,
        &[
            "skickat", "skickades", "datum", "sent", "date", "sendt", "dato", "gesendet", "lähetetty",
            "päivämäärä", "päiväys", "pvm",
        ],
    ),
    (Field::Subject, &["ämne", "subject", "emne", "betreff", "aihe", "rubrik"]),
    (
        Field::Addressee,
        &["till", "to", "til", "an", "vastaanottaja", "kopia", "cc", "kopi", "kopio", "bcc", "hemlig kopia"],
    ),
    (
        Field::Other,
        &["svar till", "reply-to", "prioritet", "importance", "bilagor", "attachments", "svara till"],
    ),
];

/// A block in the making.
#[derive(Default)]
struct Draft {
    block: ForwardBlock,
    sender_seen: bool,
    others: usize,
    /// The field that was read last, and whether its value is still to come.
    open: Option<(Field, bool)>,
}

/// Every block in `text`, from the top. A block names its sender and two more things; a letter head that a
/// person typed may look the same, so ask only where a mail is known to be passed on.
#[must_use]
pub fn forward_blocks(text: &str) -> Vec<ForwardBlock> {
    forward_blocks_with_ends(text).into_iter().map(|(block, _)| block).collect()
}

/// The same, each with the number of the line below it, counted from nought.
#[must_use]
pub fn forward_blocks_with_ends(text: &str) -> Vec<(ForwardBlock, usize)> {
    let mut blocks = Vec::new();
    let mut draft = Draft::default();
    for (at, line) in text.split('\n').enumerate() {
        let line = line.trim_start_matches(['>', ' ', '\t', '*', '|', '\u{a0}']).trim_end();
        match labelled(line) {
            Some((field, value)) => {
                if draft.has(field) {
                    blocks.extend(std::mem::take(&mut draft).done().map(|block| (block, at)));
                }
                draft.label(field, value);
            }
            None if draft.takes(line) => {}
            None => blocks.extend(std::mem::take(&mut draft).done().map(|block| (block, at))),
        }
        if blocks.len() >= MAX_BLOCKS {
            return blocks;
        }
    }
    blocks.extend(draft.done().map(|block| (block, usize::MAX)));
    blocks
}

impl Draft {
    /// Whether `field` stands in the block already: then another block begins.
    fn has(&self, field: Field) -> bool {
        match field {
            Field::From => self.sender_seen,
            Field::Sent => self.block.sent.is_some(),
            Field::Subject => self.block.subject.is_some(),
            Field::Addressee | Field::Other => false,
        }
    }

    fn label(&mut self, field: Field, value: &str) {
        self.sender_seen |= field == Field::From;
        self.others += usize::from(field != Field::From);
        self.open = Some((field, value.is_empty()));
        if !value.is_empty() {
            self.fill(field, value);
        }
    }

    fn fill(&mut self, field: Field, value: &str) {
        match field {
            Field::From => self.block.sender = Some(sender(value)),
            Field::Sent => self.block.sent = Some(value.to_owned()),
            Field::Subject => self.block.subject = Some(value.to_owned()),
            Field::Addressee | Field::Other => {}
        }
    }

    /// Whether a line without a label belongs to the block: a value on a line of its own, as table cells
    /// come out, or one of the many addressees. A blank line may stand before a value.
    fn takes(&mut self, line: &str) -> bool {
        match self.open {
            Some((_, true)) if line.is_empty() => true,
            Some((field, true)) => {
                self.fill(field, line);
                self.open = Some((field, false));
                true
            }
            Some((Field::Addressee, false)) => line.contains('@') || line.ends_with(';'),
            _ => false,
        }
    }

    fn done(self) -> Option<ForwardBlock> {
        (self.sender_seen && self.others >= 2).then_some(self.block)
    }
}

/// `Från:* Anna` as the field and "Anna".
fn labelled(line: &str) -> Option<(Field, &str)> {
    let (label, value) = line.split_once(':')?;
    if label.len() > 24 {
        return None;
    }
    let label = label.trim_end_matches([' ', '*', '\u{a0}', '\t']).to_lowercase();
    let label = label.replace("a\u{30a}", "å").replace("a\u{308}", "ä");
    let (field, _) = LABELS.iter().find(|(_, labels)| labels.contains(&label.as_str()))?;
    let value = value.trim_matches(['*', ' ', '\t', '\u{a0}']);
    let end = (0..=MAX_VALUE.min(value.len())).rev().find(|at| value.is_char_boundary(*at))?;
    Some((*field, value.get(..end)?))
}

/// `Anna Ek <anna@x.example>`, `Anna Ek [mailto:anna@x.example]` or a name alone.
fn sender(value: &str) -> Address {
    let separator = |c: char| c.is_whitespace() || "<>[]();,\"'".contains(c);
    let words = value.split(separator).map(|word| word.strip_prefix("mailto:").unwrap_or(word));
    let address = words.into_iter().find(|word| word.contains('@')).unwrap_or_default();
    let before = value.split(['<', '[']).next().unwrap_or_default();
    let name = if before.contains('@') { "" } else { before.trim_matches([' ', '"', '\'', '\t', '*']) };
    Address { name: name.to_owned(), address: address.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(name: &str, address: &str, subject: &str, sent: &str) -> ForwardBlock {
        ForwardBlock {
            sender: Some(Address { name: name.to_owned(), address: address.to_owned() }),
            subject: Some(subject.to_owned()),
            sent: Some(sent.to_owned()),
        }
    }

    #[test]
    fn blocks_of_many_programs_and_six_languages_are_read() {
        let anna = |sent: &str| block("Anna Ek", "anna@x.example", "Svar", sent);
        for (text, read) in [
            (
                "Från: Anna Ek <anna@x.example>\nSkickat: den 28 oktober 2019 10:00\nTill: Bo\nÄmne: Svar\n\nHej",
                anna("den 28 oktober 2019 10:00"),
            ),
            (
                "*Från:* Anna Ek [mailto:anna@x.example]\n*Skickat:* den 28 oktober\n*Till:* Bo;\nCarl;\n*Ämne:* Svar",
                anna("den 28 oktober"),
            ),
            (
                "> Ämne: Svar\n> Datum: 28 okt\n> Från: \"Anna Ek\" <anna@x.example>\n> Till: b@y.example",
                anna("28 okt"),
            ),
            (
                "Från:\nAnna Ek <anna@x.example>\nDatum:\n\n28 okt\nÄmne:\nSvar\nTill:\nb@y.example",
                anna("28 okt"),
            ),
            ("Lähettäjä: Anna Ek <anna@x.example>\nLähetetty: tiistai\nAihe: Svar", anna("tiistai")),
            ("Fra: Anna Ek <anna@x.example>\nSendt: 28.10\nTil: Bo\nEmne: Svar", anna("28.10")),
            ("Von: Anna Ek <anna@x.example>\nGesendet: Dienstag\nAn: Bo\nBetreff: Svar", anna("Dienstag")),
            ("From: Anna Ek <anna@x.example>\nDate: Tue\nSubject: Svar\nTo: Bo", anna("Tue")),
            (
                "Fra\u{30a}n: anna@x.example\nDatum: i g\u{e5}r\nA\u{308}mne: Svar",
                block("", "anna@x.example", "Svar", "i går"),
            ),
            ("Från: Ek, Anna\nSkickat: i går\nÄmne: Svar", block("Ek, Anna", "", "Svar", "i går")),
        ] {
            assert_eq!(forward_blocks(text), [read], "{text}");
        }
    }

    #[test]
    fn a_mail_passed_on_twice_has_two_blocks_and_prose_has_none() {
        let text = "Från: Bo <b@y.example>\nSkickat: 1\nÄmne: VB: Svar\n\nSe nedan.\n\
                    Från: Anna <a@x.example>\nSkickat: 2\nÄmne: Svar\n";
        let senders: Vec<_> = forward_blocks(text).into_iter().filter_map(|block| block.sender).collect();
        assert_eq!(
            senders.iter().map(|one| one.address.as_str()).collect::<Vec<_>>(),
            ["b@y.example", "a@x.example"]
        );
        for prose in
            ["", "Från: oss till er\nHej", "Till: kommunen\nÄmne: Hej\nDatum: i dag", "Datum: 1\n\nFrån: a"]
        {
            assert_eq!(forward_blocks(prose), [], "{prose}");
        }
    }

    #[test]
    fn a_long_text_of_labels_is_read_in_a_moment() {
        assert_eq!(forward_blocks(&"Från: a\nTill: b\nÄmne: c\n".repeat(100_000)).len(), MAX_BLOCKS);
    }
}
