//! PURE. Folder names: modified UTF-7 on the wire (RFC 3501, section 5.1.3), Unicode for people.
//!
//! The crate utf7-imap panics on bad input, and names come from a server; hence these few lines.

use data_encoding::BASE64_NOPAD;

/// The name as it goes over the wire.
pub(super) fn encode(name: &str) -> String {
    let mut wire = String::with_capacity(name.len());
    let mut foreign = String::new();
    for letter in name.chars() {
        if matches!(letter, ' '..='~') {
            flush(&mut foreign, &mut wire);
            wire.push(letter);
            if letter == '&' {
                wire.push('-');
            }
        } else {
            foreign.push(letter);
        }
    }
    flush(&mut foreign, &mut wire);
    wire
}

fn flush(foreign: &mut String, wire: &mut String) {
    if foreign.is_empty() {
        return;
    }
    let units: Vec<u8> = foreign.encode_utf16().flat_map(u16::to_be_bytes).collect();
    wire.push('&');
    wire.push_str(&BASE64_NOPAD.encode(&units).replace('/', ","));
    wire.push('-');
    foreign.clear();
}

/// The name as people see it; what is no modified UTF-7 stays as it came.
pub(super) fn decode(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len());
    let mut rest = wire;
    while let Some((plain, shifted)) = rest.split_once('&') {
        name.push_str(plain);
        let decoded = shifted.split_once('-').and_then(|(code, after)| Some((decode_shifted(code)?, after)));
        match decoded {
            Some((text, after)) => {
                name.push_str(&text);
                rest = after;
            }
            None => {
                name.push('&');
                rest = shifted;
            }
        }
    }
    name.push_str(rest);
    name
}

fn decode_shifted(code: &str) -> Option<String> {
    if code.is_empty() {
        return Some("&".to_owned());
    }
    let bytes = BASE64_NOPAD.decode(code.replace(',', "/").as_bytes()).ok()?;
    let (units, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        return None;
    }
    let units: Vec<u16> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        let table = [
            ("INBOX", "INBOX"),
            ("Skräppost", "Skr&AOQ-ppost"),
            ("Remisser & svar", "Remisser &- svar"),
            ("Örebro/Åtgärdat", "&ANY-rebro/&AMU-tg&AOQ-rdat"),
            ("åäö", "&AOUA5AD2-"),
            ("台北", "&U,BTFw-"),
            ("😀", "&2D3eAA-"),
        ];
        for (name, wire) in table {
            assert_eq!(encode(name), wire);
            assert_eq!(decode(wire), name);
        }
    }

    #[test]
    fn what_is_no_utf7_stays_as_it_came() {
        for wire in ["a & b", "&", "&A-", "&!!!-", "&AOQ", "&2D0-", "Skräppost", "&AOQ=-", "R&D-avdelning"] {
            assert_eq!(decode(wire), wire);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_name_comes_back(name in ".*") {
            proptest::prop_assert_eq!(decode(&encode(&name)), name);
        }

        #[test]
        fn nothing_breaks_the_decoder(wire in "[&A-Za-z0-9,+/=-]*") {
            decode(&wire);
        }
    }
}
