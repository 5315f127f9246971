//! The properties that Outlook keeps of a mail and of each file in it, as they stand in a `winmail.dat`
//! (MS-OXTNEF 2.1.3.4): a count, then for each its type, its number and its values.

/// Values of one property that are looked at.
const MAX_VALUES: u32 = 1000;

/// The first value of a property. Only those of a length of their own are told: texts and bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Property<'x> {
    pub(super) id: u16,
    /// Whether it is text of two bytes a unit.
    pub(super) wide: bool,
    pub(super) value: &'x [u8],
}

/// Types (MS-OXCDATA 2.11.1).
const TEXT: u16 = 0x1e;
const WIDE_TEXT: u16 = 0x1f;
const OBJECT: u16 = 0x0d;
const BYTES: u16 = 0x102;
const CLASS: u16 = 0x48;

/// Set where a property has many values.
const MANY: u16 = 0x1000;

/// From here on the number of a property is its own file's, and a name follows that says what it means.
const NAMED: u16 = 0x8000;

/// The properties in `bytes`, as far as they can be told apart.
pub(super) fn properties(bytes: &[u8]) -> Vec<Property<'_>> {
    let mut rest = Rest(bytes);
    let mut properties = Vec::new();
    let count = rest.number().unwrap_or(0);
    for _ in 0..count {
        let Some(read) = rest.property() else { return properties };
        properties.extend(read);
    }
    properties
}

struct Rest<'x>(&'x [u8]);

impl<'x> Rest<'x> {
    /// The next property; within, none where it is only a number or a time.
    fn property(&mut self) -> Option<Option<Property<'x>>> {
        let head = self.number()?;
        let kind = u16::try_from(head & 0xffff).ok()?;
        let id = u16::try_from(head >> 16).ok()?;
        if id >= NAMED {
            self.name()?;
        }
        let sized = [TEXT, WIDE_TEXT, OBJECT, BYTES].contains(&(kind & !MANY));
        let count = if sized || kind & MANY != 0 { self.number()? } else { 1 };
        if count > MAX_VALUES {
            return None;
        }
        let mut first = None;
        for _ in 0..count {
            let length = if sized { self.number()? } else { fixed(kind & !MANY)? };
            let value = self.take(usize::try_from(length).ok()?)?;
            first = first.or(Some(value));
        }
        Some(first.filter(|_| sized).map(|value| Property { id, wide: kind & !MANY == WIDE_TEXT, value }))
    }

    /// A class of names, then a number or a text.
    fn name(&mut self) -> Option<()> {
        self.take(16)?;
        let is_text = self.number()? == 1;
        let number = self.number()?;
        if is_text {
            self.take(usize::try_from(number).ok()?)?;
        }
        Some(())
    }

    fn number(&mut self) -> Option<u32> {
        let four = self.take(4)?;
        Some(u32::from_le_bytes(four.try_into().ok()?))
    }

    /// So many bytes; they are filled up to a multiple of four.
    fn take(&mut self, length: usize) -> Option<&'x [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest.get(length.next_multiple_of(4) - length..).unwrap_or_default();
        Some(taken)
    }
}

/// Bytes of a value whose type says how long it is.
fn fixed(kind: u16) -> Option<u32> {
    match kind {
        // Nothing; numbers of two and four bytes; an error; yes or no.
        0x00 | 0x01 => Some(0),
        0x02..=0x04 | 0x0a | 0x0b => Some(4),
        // Longer numbers, money, times.
        0x05..=0x07 | 0x14 | 0x40 => Some(8),
        CLASS => Some(16),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_among_numbers_times_and_names() {
        let mut bytes = 6_u32.to_le_bytes().to_vec();
        let mut add = |pieces: &[&[u8]]| bytes.extend(pieces.concat());
        add(&[&[3, 0, 0x20, 0x37], &[1, 0, 0, 0]]);
        add(&[&[0x40, 0, 7, 0x30], &[1; 8]]);
        add(&[&[0x0b, 0, 1, 0x80], &[9; 16], &[1, 0, 0, 0], &[6, 0, 0, 0], b"a\0b\0\0\0\0\0", &[1, 0, 0, 0]]);
        add(&[&[0x1e, 0, 7, 0x37], &[1, 0, 0, 0], &[5, 0, 0, 0], b"a.tx\0\0\0\0"]);
        add(&[&[0x02, 0x10, 8, 0x37], &[2, 0, 0, 0], &[1; 8]]);
        add(&[&[0x1f, 0, 9, 0x37], &[1, 0, 0, 0], &[2, 0, 0, 0], b"a\0\0\0"]);
        let told = |id, wide, value| Property { id, wide, value };
        let all = properties(&bytes);
        assert_eq!(all, [told(0x3707, false, &b"a.tx\0"[..]), told(0x3709, true, b"a\0")]);
        for end in 0..bytes.len() - 4 {
            assert!(properties(&bytes[..end]).len() < 2, "{end}");
        }
        assert!(properties(&[0xff; 64]).is_empty());
    }
}
