//! Names of files that are the same, and harmless, wherever they are unpacked: Linux, Windows and macOS. What a
//! sender calls an attachment may be a path, a device, longer than a name can be, or written backwards.

use unicode_normalization::UnicodeNormalization as _;

use crate::diary_number::DiaryNumber;

/// Characters of a sender's name that are kept: with folders and number before it, a path stays below what Windows
/// takes without being asked (260).
const LONGEST: usize = 80;

/// Bytes of the same: a file system has 255 of them for a name, and some letters take four.
const LONGEST_BYTES: usize = 200;

/// An ending longer than this is none.
const LONGEST_ENDING: usize = 10;

/// `Ks_1216-2018-0003.eml`: the original of the message with this serial. `ending` is that of the kept file: a letter on
/// paper is no mail.
#[must_use]
pub fn original_name(number: &DiaryNumber, serial: i64, ending: &str) -> String {
    let plain = |c: char| match c {
        '/' => '-',
        c if c.is_alphanumeric() => c,
        _ => '_',
    };
    let case: String = number.to_string().chars().map(plain).collect();
    format!("original/{case}-{serial:04}.{ending}")
}

/// `bilagor/0003/01_Yttrande.pdf`: the attachment at `place`, from 1, of the message with this serial.
///
/// The number before it tells apart names that differ in letter case or in how their letters are composed, and makes
/// a device of Windows (`CON`, `NUL`) a name like any other.
#[must_use]
pub fn attachment_name(serial: i64, place: usize, name: &str) -> String {
    let name = safe(name);
    format!("bilagor/{serial:04}/{place:02}_{}", if name.is_empty() { "bilaga" } else { &name })
}

/// `name` without what some system cannot have in a name, or shows as something else.
fn safe(name: &str) -> String {
    // What stands before the last separator is a path at the sender's.
    let last =
        name.rsplit(['/', '\\']).find(|part| !part.trim_matches(['.', ' ']).is_empty()).unwrap_or_default();
    let plain = last.chars().filter(|c| !is_unseen(*c)).map(|c| if is_refused(c) { '_' } else { c });
    // Last, for what stood between a letter and its ring may be gone now.
    let kept: String = plain.nfc().collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    // Windows drops dots and blanks at the end of a name.
    short(words.join(" ").trim_matches(['.', ' ']))
}

/// Control characters, those that turn the direction of reading (UAX #9), and those that nobody sees.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFF}')
        || matches!(c, '\u{E0000}'..='\u{E0FFF}')
}

fn is_refused(c: char) -> bool {
    matches!(
        c,
        '<' | '>'
            | ':'
            | '"'
            | '|'
            | '?'
            | '*'
            | '/'
            | '\\'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2044}'
            | '\u{2215}'
    )
}

/// The name cut to what fits, with its ending.
fn short(name: &str) -> String {
    let ending =
        name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.len() <= LONGEST_ENDING);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let stem = name.strip_suffix(&ending).unwrap_or(name);
    let mut bytes = ending.len();
    let fits = |c: &char| {
        bytes += c.len_utf8();
        bytes <= LONGEST_BYTES
    };
    let room = LONGEST.saturating_sub(ending.chars().count());
    let stem: String = stem.chars().take(room).take_while(fits).collect();
    format!("{}{ending}", stem.trim_end_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_sender_calls_it_the_name_is_safe_and_its_own() {
        for (name, expected) in [
            ("Yttrande.pdf", "Yttrande.pdf"),
            ("Yttrande över förslaget, slutlig.docx", "Yttrande över förslaget, slutlig.docx"),
            ("", "bilaga"),
            ("..", "bilaga"),
            ("...", "bilaga"),
            (".", "bilaga"),
            ("../../etc/passwd", "passwd"),
            ("..\\..\\Windows\\system32\\x.dll", "x.dll"),
            ("/etc/shadow", "shadow"),
            ("C:\\Users\\anna\\Svar.pdf", "Svar.pdf"),
            ("mapp/", "mapp"),
            ("C:svar.pdf", "C_svar.pdf"),
            ("CON", "CON"),
            ("nul.txt", "nul.txt"),
            ("svar.pdf. . ", "svar.pdf"),
            ("a<b>c:d\"e|f?g*h.pdf", "a_b_c_d_e_f_g_h.pdf"),
            ("svar\u{202E}fdp.exe", "svarfdp.exe"),
            ("sv\u{200B}ar\u{FEFF}.pdf", "svar.pdf"),
            ("rad\r\nett\t.pdf", "rad ett.pdf"),
            ("a\0b\u{7F}.pdf", "ab.pdf"),
            ("A\u{30A}sikt.pdf", "Åsikt.pdf"),
            ("A\u{200B}\u{30A}sikt.pdf", "Åsikt.pdf"),
            ("a\u{2215}b\u{2044}c", "a_b_c"),
            ("-rf", "-rf"),
            ("~", "~"),
        ] {
            assert_eq!(attachment_name(3, 1, name), format!("bilagor/0003/01_{expected}"), "{name:?}");
        }
        assert_eq!(attachment_name(12_345, 101, "a"), "bilagor/12345/101_a");
    }

    #[test]
    fn a_long_name_is_cut_and_keeps_its_ending() {
        for name in ["å".repeat(500) + ".pdf", "😀".repeat(300) + ".docx", "x".repeat(90) + &".y".repeat(90)]
        {
            let safe = safe(&name);
            assert!(safe.chars().count() <= LONGEST && safe.len() <= LONGEST_BYTES, "{safe}");
        }
        assert!(safe(&("å".repeat(500) + ".pdf")).ends_with("å.pdf"));
        assert!(safe(&format!("a.{}", "b".repeat(400))).chars().count() <= LONGEST);
    }

    #[test]
    fn originals_are_called_by_their_number_and_what_they_are() {
        let number = DiaryNumber::parse("Ks 1216/2018").unwrap();
        for (serial, ending, expected) in [
            (3, "eml", "original/Ks_1216-2018-0003.eml"),
            (10_000, "eml", "original/Ks_1216-2018-10000.eml"),
            (4, "pdf", "original/Ks_1216-2018-0004.pdf"),
        ] {
            assert_eq!(original_name(&number, serial, ending), expected);
        }
    }
}
