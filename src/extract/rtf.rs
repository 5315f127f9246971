//! Rich Text Format: words between control words, in groups. Read with a list of groups, not by
//! recursion, so that a file of nothing but braces is harmless.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups that hold no words of the document.
const WORDLESS: [&str; 16] = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "colorschememapping",
    "datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "fldinst",
    "xmlnstbl",
];

/// Groups within each other that are told apart; deeper ones are read as one.
const MAX_DEPTH: usize = 1000;

/// What a document in rich text says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rich {
    pub(super) text: String,
    /// What is in it hidden or struck out.
    pub(super) hidden: String,
}

/// How words look, as far as that changes what is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    /// Somebody took them away, and the change is tracked.
    deleted: bool,
    hidden: bool,
    struck: bool,
    /// They stand above the line: a raised mark belongs to no number that it stands behind.
    raised: bool,
}

/// The text of `bytes`.
pub(super) fn text(bytes: &[u8]) -> Rich {
    let mut reader = Reader { rest: bytes, groups: vec![Group::default()], ..Reader::new() };
    while reader.step() {}
    reader.flush();
    reader.said
}

/// What holds until a group ends.
#[derive(Debug, Clone, Copy)]
struct Group {
    unsaid: bool,
    look: Look,
    /// Characters that stand after a Unicode one for programs that know none.
    fallback: usize,
}

impl Default for Group {
    fn default() -> Self {
        Self { unsaid: false, look: Look::default(), fallback: 1 }
    }
}

#[derive(Debug)]
struct Reader<'x> {
    rest: &'x [u8],
    groups: Vec<Group>,
    /// Groups that are too deep to be told apart.
    too_deep: usize,
    encoding: &'static Encoding,
    /// Bytes in the document's character set, not yet read as such: a character may be two.
    pending: Vec<u8>,
    /// How they look, or what was said last.
    look: Look,
    /// The first half of a character of two UTF-16 units.
    high: Option<u16>,
    /// Characters that are still to be passed over.
    skip: usize,
    said: Rich,
}

impl<'x> Reader<'x> {
    fn new() -> Self {
        Self {
            rest: &[],
            groups: Vec::new(),
            too_deep: 0,
            encoding: WINDOWS_1252,
            pending: Vec::new(),
            look: Look::default(),
            high: None,
            skip: 0,
            said: Rich::default(),
        }
    }

    /// Takes the next piece; gives whether there was one.
    fn step(&mut self) -> bool {
        let Some((first, rest)) = self.rest.split_first() else { return false };
        self.rest = rest;
        match first {
            b'{' => self.open(),
            b'}' => self.close(),
            b'\\' => self.control(),
            b'\r' | b'\n' => {}
            byte => self.byte(*byte),
        }
        true
    }

    fn open(&mut self) {
        if self.groups.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        let group = self.groups.last().copied().unwrap_or_default();
        self.groups.push(group);
    }

    fn close(&mut self) {
        self.skip = 0;
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if self.groups.len() > 1 {
            self.groups.pop();
        }
    }

    fn is_said(&self) -> bool {
        self.groups.last().is_none_or(|group| !group.unsaid)
    }

    fn control(&mut self) {
        let Some((first, rest)) = self.rest.split_first() else { return };
        if first.is_ascii_alphabetic() {
            self.word();
            return;
        }
        self.rest = rest;
        match first {
            b'\'' => self.hexadecimal(),
            b'*' => self.leave_unsaid(),
            b'~' => self.push('\u{a0}'),
            b'_' => self.push('\u{2011}'),
            b'-' => self.push('\u{ad}'),
            b'\r' | b'\n' => self.push('\n'),
            b'\\' | b'{' | b'}' => self.byte(*first),
            _ => {}
        }
    }

    fn hexadecimal(&mut self) {
        let Some((digits, rest)) = self.rest.split_at_checked(2) else { return };
        let byte = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = byte {
            self.rest = rest;
            self.byte(byte);
        }
    }

    fn word(&mut self) {
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (name, rest) = self.rest.split_at_checked(letters).unwrap_or_default();
        let signed = rest.first() == Some(&b'-');
        let digits = rest.iter().skip(usize::from(signed)).take_while(|byte| byte.is_ascii_digit()).count();
        let length = if digits == 0 { 0 } else { digits + usize::from(signed) };
        let (number, rest) = rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let number = std::str::from_utf8(number).ok().and_then(|digits| digits.parse::<i64>().ok());
        self.obey(std::str::from_utf8(name).unwrap_or_default(), number);
    }

    fn obey(&mut self, name: &str, number: Option<i64>) {
        match name {
            "par" | "line" | "sect" | "page" | "row" | "footnote" | "annotation" => self.push('\n'),
            "tab" | "cell" | "nestcell" => self.push('\t'),
            "emdash" => self.push('\u{2014}'),
            "endash" => self.push('\u{2013}'),
            "lquote" => self.push('\u{2018}'),
            "rquote" => self.push('\u{2019}'),
            "ldblquote" => self.push('\u{201c}'),
            "rdblquote" => self.push('\u{201d}'),
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => {
                if let Some(group) = self.groups.last_mut() {
                    group.fallback = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
                }
            }
            "bin" => {
                let length = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
                self.rest = self.rest.get(length..).unwrap_or_default();
            }
            "ansicpg" => {
                let label = format!("windows-{}", number.unwrap_or(1252));
                self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            }
            _ if WORDLESS.contains(&name) => self.leave_unsaid(),
            _ => self.look_otherwise(name, number),
        }
    }

    /// A control word that says how the words behind it look; one of a number that is zero ends a look.
    fn look_otherwise(&mut self, name: &str, number: Option<i64>) {
        let Some(group) = self.groups.last_mut() else { return };
        let (look, on) = (&mut group.look, number != Some(0));
        match name {
            "plain" => *look = Look::default(),
            "deleted" => look.deleted = on,
            "v" => look.hidden = on,
            "strike" | "striked" => look.struck = on,
            "super" | "up" => look.raised = on,
            "nosupersub" | "sub" => look.raised = false,
            _ => {}
        }
    }

    fn leave_unsaid(&mut self) {
        self.flush();
        if let Some(group) = self.groups.last_mut().filter(|_| self.too_deep == 0) {
            group.unsaid = true;
        }
    }

    fn unicode(&mut self, number: i64) {
        // Numbers are of 16 bits, and above half of that negative.
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
        } else {
            char::decode_utf16(units).filter_map(Result::ok).for_each(|letter| self.say(letter));
        }
        self.skip = self.groups.last().map_or(1, |group| group.fallback);
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.is_said() {
            self.look_on(byte.is_ascii_alphanumeric() || !byte.is_ascii());
            self.pending.push(byte);
        }
    }

    /// A character that a control word stands for.
    fn push(&mut self, letter: char) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.say(letter);
        }
    }

    fn say(&mut self, letter: char) {
        self.flush();
        if self.is_said() {
            self.look_on(letter.is_alphanumeric());
            self.put(letter.encode_utf8(&mut [0; 4]));
        }
    }

    /// What is said from here on looks as this group says; a raised mark is parted from the word it stands beside.
    fn look_on(&mut self, in_word: bool) {
        let look = self.groups.last().map_or_else(Look::default, |group| group.look);
        if look == self.look {
            return;
        }
        self.flush();
        let turns = look.raised != self.look.raised;
        let parts = turns && self.said.text.ends_with(char::is_alphanumeric);
        self.look = look;
        if parts && in_word && !look.deleted {
            self.put(" ");
        }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let pending = std::mem::take(&mut self.pending);
            self.put(&self.encoding.decode_without_bom_handling(&pending).0);
        }
    }

    fn put(&mut self, text: &str) {
        match self.look {
            Look { deleted: true, .. } => {}
            Look { hidden: true, .. } | Look { struck: true, .. } => self.said.hidden.push_str(text),
            _ => self.said.text.push_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_what_is_for_programs_is_not() {
        for (rtf, expected) in [
            (r"{\rtf1\ansi Ks 12{\b 16}/2018\par V\'e4nlig h\'e4lsning}", "Ks 1216/2018\nVänlig hälsning"),
            (r"{\rtf1\ansi\uc1 \u229\'e5\u228?\u246 ?}", "åäö"),
            (r"{\rtf1\uc0 Ks\u160 1216/2018 \u-10179\u-8704 }", "Ks\u{a0}1216/2018 \u{1f600}"),
            (r"{\rtf1\ansicpg1250 \'e1\'f5}", "áő"),
            (
                r"{\rtf1{\fonttbl{\f0 Times 1;}}{\*\generator X 9;}{\info{\title T}}Ks~1216\_2018}",
                "Ks~1216\u{2011}2018",
            ),
            (r"{\rtf1 Ks\~1216\-/2018}", "Ks\u{a0}1216\u{ad}/2018"),
            (r"{\rtf1{\header Dnr 1216/2018\par}Text{\footnote not}}", "Dnr 1216/2018\nText\nnot"),
            (r"{\rtf1\trowd Dnr\cell 1216/2018\cell\row}", "Dnr\t1216/2018\t\n"),
            (r"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt Ks 1216/2018}}}", "Ks 1216/2018"),
            (r"{\rtf1 a\bin3 }}}b}", "ab"),
            (
                r"{\rtf1 Ks 1216/2018{\super 1} hej {\super 2}Not, 10 m{\super 2}.}",
                "Ks 1216/2018 1 hej 2 Not, 10 m 2.",
            ),
            (r"{\rtf1 Ks 1216/2018\super 12\nosupersub 3}", "Ks 1216/2018 12 3"),
            (
                r"{\rtf1 Vi {\strike avstyrker} till{\deleted av}styrker{\v Ks 1/2018}\v0 .\strike x\plain y}",
                "Vi  tillstyrker.y",
            ),
            ("{\\rtf1 Ks\r\n 1216\\\r\n/2018}", "Ks 1216\n/2018"),
        ] {
            assert_eq!(text(rtf.as_bytes()).text, expected, "{rtf}");
        }
    }

    #[test]
    fn what_is_hidden_or_struck_is_kept_apart_and_what_was_deleted_is_gone() {
        let read = text(r"{\rtf1 A{\strike B}{\striked1 C\striked0 D}{\v\'e5}{\deleted\b E}}".as_bytes());
        assert_eq!(read, Rich { text: "AD".to_owned(), hidden: "BCå".to_owned() });
    }

    #[test]
    fn a_file_of_braces_or_a_cut_one_is_harmless() {
        let deep = "{".repeat(1_000_000) + "Ks 1216/2018" + &"}".repeat(2_000_000);
        assert_eq!(text(deep.as_bytes()).text, "Ks 1216/2018");
        for cut in [
            r"{\rtf1 \",
            r"{\rtf1 \'e",
            r"{\rtf1 \u",
            r"{\rtf1\bin99999999999999999999 x",
            r"{\rtf1\u-",
            "}}}",
        ] {
            assert!(text(cut.as_bytes()).text.len() < 4, "{cut}");
        }
    }
}
