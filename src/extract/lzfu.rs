//! Rich text as Outlook packs it (MS-OXRTFCP): runs of what was unpacked before, looked up in a ring of
//! 4096 bytes that begins with what most such texts begin with.

use crate::message::Unreadable;

/// What the ring holds at first (MS-OXRTFCP 2.1.2.1).
const BEGINNING: &[u8; 207] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Bytes of the ring.
const RING: usize = 4096;

/// Bytes before the packed ones: lengths packed and unpacked, the mark of the packing, a checksum.
const HEAD: usize = 16;

/// Bytes that are unpacked at most.
const MAX_UNPACKED: usize = 16 << 20;

/// The ring, and all that went through it.
struct Ring {
    bytes: [u8; RING],
    at: usize,
    unpacked: Vec<u8>,
}

/// Unpacks `bytes`. A cut end costs what stood there.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let (head, packed) = bytes.split_at_checked(HEAD).ok_or(Unreadable::Damaged)?;
    match head.get(8..12) {
        Some(b"MELA") => Ok(packed.to_vec()),
        Some(b"LZFu") => Ring::new().unpack(packed),
        _ => Err(Unreadable::Damaged),
    }
}

impl Ring {
    fn new() -> Self {
        let mut ring = Self { bytes: [b' '; RING], at: 0, unpacked: Vec::new() };
        BEGINNING.iter().for_each(|byte| ring.push(*byte));
        ring.unpacked.clear();
        ring
    }

    fn unpack(mut self, packed: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let mut rest = packed.iter().copied();
        while let Some(control) = rest.next() {
            for bit in 0..8 {
                let Some(first) = rest.next() else { return Ok(self.unpacked) };
                if control >> bit & 1 == 0 {
                    self.push(first);
                    continue;
                }
                let Some(second) = rest.next() else { return Ok(self.unpacked) };
                // Twelve bits say where, four how much beyond two bytes.
                let from = usize::from(first) << 4 | usize::from(second) >> 4;
                if from == self.at {
                    return Ok(self.unpacked);
                }
                self.repeat(from, usize::from(second & 0xf) + 2);
            }
            if self.unpacked.len() > MAX_UNPACKED {
                return Err(Unreadable::TooCostly);
            }
        }
        Ok(self.unpacked)
    }

    fn repeat(&mut self, from: usize, length: usize) {
        for step in 0..length {
            // What is repeated may be what is being written.
            let byte = self.bytes.get((from + step) % RING).copied().unwrap_or_default();
            self.push(byte);
        }
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.at) {
            *place = byte;
        }
        self.at = (self.at + 1) % RING;
        self.unpacked.push(byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(mark: &[u8; 4], bytes: &[u8]) -> Vec<u8> {
        [&[0; 8], &mark[..], &[0; 4], bytes].concat()
    }

    /// `bytes` as they are, with the mark of the end, which depends on how many they are.
    fn plainly(bytes: &[u8]) -> Vec<u8> {
        let end = (BEGINNING.len() + bytes.len()) % RING;
        let end = [u8::try_from(end >> 4).unwrap(), u8::try_from((end & 0xf) << 4).unwrap()];
        let mut all: Vec<u8> = Vec::new();
        for some in bytes.chunks(8).filter(|some| some.len() == 8) {
            all.push(0);
            all.extend(some);
        }
        let left = bytes.chunks_exact(8).remainder();
        all.push(1 << left.len());
        all.extend(left.iter().chain(&end));
        all.extend(b"\0after the end");
        all
    }

    #[test]
    fn what_was_packed_is_unpacked() {
        let long = "Ks 1216/2018 ".repeat(1000);
        for text in ["", "a", "Ks 1216/2018", long.as_str()] {
            assert_eq!(unpack(&packed(b"LZFu", &plainly(text.as_bytes()))).unwrap(), text.as_bytes());
            assert_eq!(unpack(&packed(b"MELA", text.as_bytes())).unwrap(), text.as_bytes());
        }
        // The first six bytes of the ring, `x`, and that one again and again.
        let runs = [0b101, 0, 4, b'x', 0x0d, 0x53];
        assert_eq!(unpack(&packed(b"LZFu", &runs)).unwrap(), b"{\\rtf1xxxxxx");
    }

    #[test]
    fn what_is_damaged_or_endless_is_said() {
        assert_eq!(unpack(b"LZFu"), Err(Unreadable::Damaged));
        assert_eq!(unpack(&packed(b"abcd", b"abc")), Err(Unreadable::Damaged));
        let endless = [0; 9].repeat(MAX_UNPACKED / 8 + 100);
        assert!(unpack(&packed(b"LZFu", &endless)) == Err(Unreadable::TooCostly));
    }
}
