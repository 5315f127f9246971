//! Readable text told apart by who wrote it. No character is thrown away: an answer may stand within
//! what it quotes, so a wrong guess here lowers its weight and loses nothing.

use super::{
    Origin, Passage,
    header_block::{is_field, is_header_block},
    quote_lines::{attribution, is_marked, is_rule, is_separator, passes_on, tells_of_words},
    side::takes_a_side,
    signature::{is_delimiter, is_greeting, is_tail, is_text, notice, resumes},
};

/// Lines below a greeting that can be a signature.
const MAX_SIGNATURE_LINES: usize = 15;

/// Lines that are looked ahead at: a rule, blank lines and the block below them.
const LOOK_AHEAD: usize = 18;

/// Characters of a marked line from which a program may have broken it and lost the mark of the rest.
const WRAPPED: std::ops::RangeInclusive<usize> = 60..=100;

/// Bytes above a quoted mail at most for its sender to be looked for between the lines of it.
const MAX_ABOVE: usize = 60;

/// Words that say that the answer stands there, and greetings with nothing else.
const BELOW: [&str; 4] = ["nedan", "nedenfor", "below", "mellan raderna"];
const GREETINGS: [&str; 8] = ["hej", "hej hej", "hejsan", "god dag", "hello", "hi", "hei", "moi"];

/// Words after which no sentence ends: what follows on the next line is its rest.
const UNFINISHED: [&str; 24] = [
    "och", "att", "med", "på", "i", "av", "till", "för", "om", "som", "den", "det", "en", "ett", "nr", "dnr",
    "ks", "the", "of", "to", "and", "with", "ja", "und",
];

/// What the mail around the text says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// It answers or forwards another mail: lines marked with `>` are quoted.
    Answer,
    /// Nothing says so: such lines may be a list that its writer marked so.
    Fresh,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// In the signature: below "-- " to its end, below a greeting for some short lines more.
    Signature {
        lines_left: usize,
    },
    /// In the header of a mail that is answered: whose the rest is, the first line below it tells.
    Head,
    /// Below a header block: everything to the end is somebody else's.
    Quoted,
}

/// Goes through the lines of a text.
struct Reader<'x> {
    state: State,
    occasion: Occasion,
    /// The last line with words on it, of whichever writer.
    last: &'x str,
    /// Whether that line was a marked one, and quoted.
    below_mark: bool,
    /// Whether marked lines are the writer's own list.
    in_list: bool,
    passages: Vec<Passage>,
}

/// Splits stretches of text, some already marked by HTML, into passages.
pub(super) fn split(stretches: &[(Origin, String)], occasion: Occasion) -> Vec<Passage> {
    let mut reader = Reader {
        state: State::New,
        occasion,
        last: "",
        below_mark: false,
        in_list: false,
        passages: Vec::new(),
    };
    for (at, (origin, text)) in stretches.iter().enumerate() {
        if *origin == Origin::New {
            let mut below = stretches.iter().skip(at + 1).filter(|(_, text)| !text.trim().is_empty());
            reader.lines(text, below.next().is_some_and(|(origin, _)| *origin == Origin::Quoted));
        } else {
            reader.above_marks();
            reader.marked(*origin, text);
        }
    }
    reader.passages.retain(|passage: &Passage| !passage.text.trim().is_empty());
    reader.passages
}

impl<'x> Reader<'x> {
    /// Takes the lines of one stretch. Where HTML marks what stands below it as quoted, its last lines
    /// are read as if marked lines followed.
    fn lines(&mut self, text: &'x str, above_quote: bool) {
        let mut lines: Vec<&str> = text.split('\n').collect();
        let count = lines.len();
        if above_quote {
            lines.push(">");
        }
        let mut at = 0;
        while at < count {
            let rest = lines.get(at..).unwrap_or_default();
            let ahead = rest.get(..LOOK_AHEAD).unwrap_or(rest);
            let (origin, taken) = self.next(ahead);
            let taken = taken.clamp(1, count - at);
            for line in rest.iter().take(taken) {
                self.add(origin, line);
                if !line.trim().is_empty() {
                    self.below_mark = origin == Origin::Quoted && is_marked(line);
                    self.last = line;
                }
            }
            at += taken;
        }
    }

    /// Takes the text that HTML says is of this `origin`. People write their answers in the signature as well.
    fn marked(&mut self, origin: Origin, text: &'x str) {
        if origin == Origin::Quoted {
            return self.add(origin, text);
        }
        for line in text.split('\n') {
            self.add(if takes_a_side(line) { Origin::New } else { origin }, line);
        }
    }

    /// What stands below quoted text is no longer the signature above it, nor the header of it: where quoted lines
    /// have marks of their own, unmarked ones below are the sender's.
    fn above_marks(&mut self) {
        if matches!(self.state, State::Signature { .. } | State::Head) {
            self.state = State::New;
        }
    }

    /// Whose the first of the `lines` is, and how many belong with it.
    fn next(&mut self, lines: &[&str]) -> (Origin, usize) {
        let line = lines.first().copied().unwrap_or_default();
        if is_marked(line) {
            if self.is_list(line) {
                return (self.own(lines), 1);
            }
            self.above_marks();
            return (Origin::Quoted, 1);
        }
        if let Some(state) = self.quoted(lines) {
            self.state = state;
            self.occasion = Occasion::Answer;
            return (Origin::Quoted, 1);
        }
        if self.continues_marked(lines) {
            return (Origin::Quoted, 1);
        }
        let attribution = attribution(lines);
        if attribution > 0 {
            let below = lines.iter().skip(attribution).find(|line| !line.trim().is_empty());
            let marked = below.is_none_or(|line| is_marked(line));
            self.state = if marked { State::New } else { State::Quoted };
            self.occasion = Occasion::Answer;
            return (Origin::Quoted, attribution);
        }
        let notice = if line.is_empty() { 0 } else { notice(lines) };
        if notice > 0 {
            return (Origin::Signature, notice);
        }
        (self.own(lines), 1)
    }

    /// Where the reader is if the first of the `lines` belongs to a mail that is answered or passed on.
    fn quoted(&self, lines: &[&str]) -> Option<State> {
        let line = lines.first()?.trim_end();
        match self.state {
            State::Quoted => Some(State::Quoted),
            State::Head => {
                let goes_on =
                    self.last.trim_end().ends_with([':', ',', ';']) || line.starts_with([' ', '\t']);
                let of_head = line.is_empty() || goes_on || is_field(line);
                Some(if of_head { State::Head } else { State::Quoted })
            }
            _ if is_separator(line) => {
                let between = !passes_on(line) && self.points_below();
                Some(if between { State::Head } else { State::Quoted })
            }
            _ => begins_quote(lines).then_some(State::Quoted),
        }
    }

    /// Whether nothing stands above but a greeting or words for where the answer is: "Nej." is a whole one.
    fn points_below(&self) -> bool {
        match self.passages.as_slice() {
            [] => true,
            [above] if above.origin == Origin::New && above.text.len() <= MAX_ABOVE => {
                let text = above.text.trim().to_lowercase();
                BELOW.iter().any(|word| text.contains(word))
                    || GREETINGS.contains(&text.trim_end_matches(['!', ',']))
            }
            _ => false,
        }
    }

    /// Whether a marked line is an item of the writer's own list: below "Våra synpunkter:" in a mail that
    /// answers none, and not below "Ni skriver:".
    fn is_list(&mut self, line: &str) -> bool {
        let single = !line.trim_start().starts_with(">>");
        let led = self.last.trim_end().ends_with(':') && !tells_of_words(self.last);
        self.in_list |= led && !self.below_mark && self.state != State::Head;
        self.in_list && single && self.occasion == Occasion::Fresh && self.state != State::Quoted
    }

    /// Whether the first of the `lines` is the rest of the marked line above it: programs that break
    /// marked lines give the second half no mark, and the marked text goes on below it.
    fn continues_marked(&self, lines: &[&str]) -> bool {
        let [line, below, ..] = lines else { return false };
        if !self.below_mark || line.trim().is_empty() || !is_marked(below) {
            return false;
        }
        let above = self.last.trim_end();
        let last_word = above.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let unfinished =
            UNFINISHED.contains(&last_word.as_str()) || above.ends_with([',', ';', '-', '\u{2013}', '(']);
        let wide = WRAPPED.contains(&above.chars().count());
        wide && !above.ends_with(['.', '!', '?', ':']) && (unfinished || line.starts_with(char::is_lowercase))
    }

    /// Whose a line is that nothing marks as quoted: text or signature.
    fn own(&mut self, lines: &[&str]) -> Origin {
        let Some((line, below)) = lines.split_first() else { return Origin::New };
        let trimmed = line.trim();
        if is_delimiter(line) {
            self.state = State::Signature { lines_left: usize::MAX };
            return Origin::Signature;
        }
        if is_tail(trimmed) {
            return Origin::Signature;
        }
        if self.state == State::New && is_greeting(trimmed) && !self.opens(trimmed, below) {
            self.state = State::Signature { lines_left: MAX_SIGNATURE_LINES };
            return Origin::Signature;
        }
        let State::Signature { lines_left } = self.state else { return Origin::New };
        if takes_a_side(trimmed) {
            self.state = State::New;
            return Origin::New;
        }
        if lines_left == usize::MAX {
            return Origin::Signature;
        }
        if lines_left == 0 || is_text(trimmed) || trimmed.is_empty() && resumes(below) {
            self.state = State::New;
            return Origin::New;
        }
        self.state = State::Signature { lines_left: lines_left - usize::from(!trimmed.is_empty()) };
        Origin::Signature
    }

    /// Whether a greeting opens the letter: nothing stands above it, and a sentence below. "Mvh" and "Med
    /// vänlig hälsning" never do.
    fn opens(&self, greeting: &str, below: &[&str]) -> bool {
        let sentence = |line: &&str| line.contains(' ') && line.trim_end().ends_with(['.', '!', '?']);
        self.last.is_empty()
            && !greeting.starts_with(['m', 'M'])
            && below.iter().take_while(|line| !is_marked(line)).any(sentence)
    }

    fn add(&mut self, origin: Origin, text: &str) {
        match self.passages.last_mut() {
            Some(last) if last.origin == origin => {
                last.text.push('\n');
                last.text.push_str(text);
            }
            _ => self.passages.push(Passage { origin, text: text.to_owned() }),
        }
    }
}

fn begins_quote(lines: &[&str]) -> bool {
    let Some((first, rest)) = lines.split_first() else { return false };
    if is_header_block(lines) {
        return true;
    }
    if !is_rule(first) {
        return false;
    }
    let block = rest.iter().position(|line| !line.trim().is_empty()).and_then(|at| rest.get(at..));
    block.is_some_and(is_header_block)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_apart(text: &str) -> Vec<(Origin, String)> {
        let passages = split(&[(Origin::New, text.to_owned())], Occasion::Answer);
        passages.into_iter().map(|passage| (passage.origin, passage.text.trim().to_owned())).collect()
    }

    fn expect(text: &str, expected: &[(Origin, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(origin, text)| (*origin, (*text).to_owned())).collect();
        assert_eq!(told_apart(text), expected, "{text}");
    }

    use Origin::{New, Quoted, Signature};

    #[test]
    fn text_between_and_below_marked_lines_is_new() {
        expect(
            "Den tis 29 okt. 2019 kl 14:03 skrev Anna\n<a@x.example>:\n\n> Fråga ett\nSvar ett\n> Fråga två\nSvar två",
            &[
                (Quoted, "Den tis 29 okt. 2019 kl 14:03 skrev Anna\n<a@x.example>:"),
                (New, ""),
                (Quoted, "> Fråga ett"),
                (New, "Svar ett"),
                (Quoted, "> Fråga två"),
                (New, "Svar två"),
            ]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect::<Vec<_>>(),
        );
    }

    #[test]
    fn all_below_a_header_block_is_quoted() {
        for head in [
            "-----Ursprungligt meddelande-----\nFrån: Anna",
            "________________________________\n\nFrån: Anna <a@x.example>\nSkickat: den 29 oktober 2019 14:03\nTill: B\nÄmne: C",
            "Från: Anna <a@x.example>\nDatum: 29 okt\nTill: B\nÄmne: C",
            "Den 2019-10-29 kl. 14:03 skrev \"Anna\" <a@x.example> följande:",
        ] {
            let quoted = format!("{head}\n\nHej\nKs 1216/2018");
            expect(&format!("Vi svarar ja.\n\n{quoted}"), &[(New, "Vi svarar ja."), (Quoted, &quoted)]);
        }
    }

    #[test]
    fn an_answer_between_the_marked_lines_of_a_mail_with_its_header_is_new() {
        for above in ["", "Hej!\n\n"] {
            for below in ["\n", "\n\n"] {
                let head = format!(
                    "----- Ursprungligt meddelande -----\nFrån: Kommunen\nTill: A;\nB\nÄmne: Plan{below}> Hej!\n> Svara."
                );
                let told = told_apart(&format!("{above}{head}\n\nVi tillstyrker.\n> Parken?\nBra."));
                let told = told.iter().filter(|(_, text)| !text.is_empty() && text != "Hej!");
                let told: Vec<_> = told.map(|(origin, text)| (*origin, text.as_str())).collect();
                assert_eq!(
                    told,
                    [(Quoted, head.as_str()), (New, "Vi tillstyrker."), (Quoted, "> Parken?"), (New, "Bra.")]
                );
            }
        }
        let quoted = "Från: Anna\nÄmne: Svar\n\n> Vad tycker ni?\nVi tillstyrker.";
        let original = format!("-----Original Message-----\n{quoted}");
        for said in ["Vi avstyrker planen, för husen blir för höga.", "Nej.", "Tack, då svarar vi ja."] {
            expect(&format!("{said}\n\n{original}"), &[(New, said), (Quoted, &original)]);
        }
        for whole in [
            format!("---------- Forwarded message ---------\n{quoted}"),
            "-----Original Message-----\nFrån: Anna\n\nHej!\n> Vad tycker ni?\nVi tillstyrker.".to_owned(),
        ] {
            expect(&whole, &[(Quoted, &whole)]);
        }
    }

    #[test]
    fn a_wholly_forwarded_mail_is_quoted() {
        let text = "---------- Vidarebefordrat meddelande ---------\nFrån: A\nDatum: B\n\nRemissvar";
        expect(text, &[(Quoted, text)]);
    }

    #[test]
    fn signatures_are_told_from_text() {
        expect("Ja.\n-- \nAnna\nKs 1/2018", &[(New, "Ja."), (Signature, "-- \nAnna\nKs 1/2018")]);
        expect("Ja.\n\nMvh Anna\nFöreningen", &[(New, "Ja."), (Signature, "Mvh Anna\nFöreningen")]);
        expect(
            "Ja.\nSkickat från min iPhone\nMer text",
            &[(New, "Ja."), (Signature, "Skickat från min iPhone"), (New, "Mer text")],
        );
        expect("Mvh Anna\n\nPS Vi vill mer.", &[(Signature, "Mvh Anna"), (New, "PS Vi vill mer.")]);
        expect(
            "Hej!\nMvh Bo Ek\n\nVi avstyrker förslaget.",
            &[(New, "Hej!"), (Signature, "Mvh Bo Ek"), (New, "Vi avstyrker förslaget.")],
        );
        expect(
            "-- \nBo Ek\nVi avstyrker förslaget.\nDet är dyrt.",
            &[(Signature, "-- \nBo Ek"), (New, "Vi avstyrker förslaget.\nDet är dyrt.")],
        );
        let signed = "Med vänliga hälsningar\nExempels kommun\nVi gör skillnad.";
        expect(
            &format!("{signed}\n\nSvar: Nej, det är inte bra."),
            &[(Signature, signed), (New, "Svar: Nej, det är inte bra.")],
        );
        let request = "Vänligen registrera vårt svar\nKs 1216/2018";
        expect(request, &[(New, request)]);
        let letter = "Hälsningar från Örebro! Vi svarar på Ks 1216/2018.";
        expect(letter, &[(New, letter)]);
    }
}
