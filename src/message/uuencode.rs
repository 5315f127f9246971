//! Files written into the text of a mail (uuencode, as very old programs do).

/// Letters of one encoded line: a length and up to 45 bytes, four letters for three.
const MAX_LINE: usize = 62;

/// One file found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Enclosed {
    /// Its name as written.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// Takes the files out of `text`. One that has no sound end stays as text.
pub(super) fn take_out(text: &str) -> Option<(String, Vec<Enclosed>)> {
    if !text.starts_with("begin ") && !text.contains("\nbegin ") {
        return None;
    }
    let mut left = String::with_capacity(text.len());
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some((enclosed, after)) = enclosed(rest) {
            found.push(enclosed);
            rest = after;
            continue;
        }
        let (line, after) = rest.split_at_checked(line_length(rest)).unwrap_or((rest, ""));
        left.push_str(line);
        rest = after;
    }
    (!found.is_empty()).then_some((left, found))
}

fn line_length(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |at| at + 1)
}

/// The file whose `begin` line starts `text`, and what follows its `end`.
fn enclosed(text: &str) -> Option<(Enclosed, &str)> {
    let mut lines = text.split_inclusive('\n');
    let head = lines.next()?;
    let (mode, name) = head.strip_prefix("begin ")?.trim_end().split_once(' ')?;
    let octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|digit| (b'0'..b'8').contains(&digit));
    let mut length = head.len();
    let mut bytes = Vec::new();
    for line in lines.take_while(|_| octal) {
        length += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if line.trim_end() == "end" {
            let enclosed = Enclosed { name: name.trim().to_owned(), bytes };
            return Some((enclosed, text.get(length..)?));
        }
        decode_line(line, &mut bytes)?;
    }
    None
}

fn decode_line(line: &str, bytes: &mut Vec<u8>) -> Option<()> {
    let sound = line.len() <= MAX_LINE && line.bytes().all(|letter| (b' '..=b'`').contains(&letter));
    let mut values = line.bytes().map(|letter| letter.wrapping_sub(b' ') & 0x3f);
    let length = values.next().map_or(0, usize::from);
    if !sound || length > 45 {
        return None;
    }
    let values: Vec<u8> = values.collect();
    let start = bytes.len();
    for group in values.chunks(4) {
        let value = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
        bytes.extend_from_slice(bits.to_be_bytes().get(1..)?);
    }
    bytes.resize(start + length, 0);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_the_text_is_taken_out_with_its_name() {
        let text = "Hej\nbegin 644 svar.txt\n#0V%T\n`\nend\nMvh\n";
        let (left, found) = take_out(text).unwrap();
        assert_eq!(left, "Hej\nMvh\n");
        assert_eq!(found, [Enclosed { name: "svar.txt".to_owned(), bytes: b"Cat".to_vec() }]);
    }

    #[test]
    fn what_only_looks_like_a_file_stays_text() {
        for text in
            ["begin 644 svar.txt\n#0V%T\n", "begin om igen\nend\n", "begin 644 x\nhej \u{e5}\nend\n", "Hej\n"]
        {
            assert_eq!(take_out(text), None, "{text}");
        }
    }
}
