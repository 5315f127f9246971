//! The colours of HTML, as far as it matters whether one can be told from another.

/// A difference that nobody sees, of 255 steps from dark to light.
const UNSEEN: u8 = 16;

/// The names that are read; of another it is not known what it looks like.
const NAMED: [(&str, [u8; 3]); 13] = [
    ("white", [255, 255, 255]),
    ("snow", [255, 250, 250]),
    ("ivory", [255, 255, 240]),
    ("whitesmoke", [245, 245, 245]),
    ("black", [0, 0, 0]),
    ("gray", [128, 128, 128]),
    ("grey", [128, 128, 128]),
    ("silver", [192, 192, 192]),
    ("red", [255, 0, 0]),
    ("green", [0, 128, 0]),
    ("blue", [0, 0, 255]),
    ("navy", [0, 0, 128]),
    ("yellow", [255, 255, 0]),
];

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// None: what is behind it shows.
    Clear,
    /// One that is not known.
    Unknown,
    /// Red, green and blue.
    Rgb([u8; 3]),
}

impl Colour {
    pub(super) const WHITE: Self = Self::Rgb([255; 3]);

    /// Reads what a style or an attribute calls a colour.
    pub(super) fn read(text: &str) -> Self {
        let text = text.trim_ascii();
        if text.eq_ignore_ascii_case("transparent") {
            return Self::Clear;
        }
        if let Some((_, rgb)) = NAMED.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)) {
            return Self::Rgb(*rgb);
        }
        let rgb = match text.split_once('(') {
            Some(("rgb" | "rgba", numbers)) => of_numbers(numbers),
            _ => of_digits(text.strip_prefix('#').unwrap_or(text)),
        };
        rgb.unwrap_or(Self::Unknown)
    }

    /// The colour in what `background` says: `white`, `none`, `none repeat scroll 0 0 #fff`.
    pub(super) fn in_background(text: &str) -> Self {
        let (before, of_numbers) =
            text.split_at_checked(text.find("rgb").unwrap_or(text.len())).unwrap_or((text, ""));
        let words =
            before.split([' ', '\n', '\t', '/', ',']).filter(|word| !word.is_empty() && !is_no_colour(word));
        let mut colours = words.chain(Some(of_numbers).filter(|numbers| !numbers.is_empty())).map(Self::read);
        let first = colours.next().unwrap_or(Self::Clear);
        if first == Self::Unknown {
            colours.find(|one| *one != Self::Unknown).unwrap_or(first)
        } else {
            first
        }
    }

    /// Whether nobody sees letters of this colour on `paper`.
    pub(super) fn is_lost_on(self, paper: Self) -> bool {
        match (self, paper) {
            (Self::Clear, _) => true,
            (Self::Rgb(ink), Self::Rgb(paper)) => {
                ink.iter().zip(paper).all(|(ink, paper)| ink.abs_diff(paper) < UNSEEN)
            }
            _ => false,
        }
    }
}

/// Whether a word of what `background` says tells where a picture stands and not a colour.
fn is_no_colour(word: &str) -> bool {
    let placed =
        ["none", "initial", "top", "left", "center", "right", "bottom", "scroll", "fixed", "auto", "cover"];
    let is_length =
        word.trim_start_matches(['-', '.', '+']).starts_with(|first: char| first.is_ascii_digit());
    placed.contains(&word) || word.contains("repeat") || (is_length && !word.starts_with('#'))
}

/// `255, 255, 255, 0.5)`: red, green, blue, and how much of what is behind it is covered.
fn of_numbers(numbers: &str) -> Option<Colour> {
    let numbers = numbers
        .split(')')
        .next()
        .unwrap_or(numbers)
        .split([',', ' ', '/'])
        .filter(|number| !number.is_empty());
    let number = |text: &str| match text.strip_suffix('%') {
        Some(part) => part.parse::<f32>().ok().map(|part| part * 2.55),
        None => text.parse().ok(),
    };
    let mut numbers = numbers.map(number);
    let mut channel = || numbers.next().flatten().map(|value: f32| value.clamp(0.0, 255.0) as u8);
    let rgb = [channel()?, channel()?, channel()?];
    let covers = numbers.next().flatten().unwrap_or(1.0);
    Some(covering(rgb, if covers > 1.0 { covers / 255.0 } else { covers }))
}

/// `fff`, `ffffff`, and either with how much of what is behind it is covered.
fn of_digits(digits: &str) -> Option<Colour> {
    let digit = |at: usize| digits.as_bytes().get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let channel = |at: usize| match digits.len() {
        3 | 4 => digit(at).map(|digit| digit * 17),
        6 | 8 => Some(digit(at * 2)? * 16 + digit(at * 2 + 1)?),
        _ => None,
    };
    let byte = |at: usize| channel(at).and_then(|value| u8::try_from(value).ok());
    let rgb = [byte(0)?, byte(1)?, byte(2)?];
    Some(covering(rgb, if matches!(digits.len(), 4 | 8) { f32::from(byte(3)?) / 255.0 } else { 1.0 }))
}

fn covering(rgb: [u8; 3], part: f32) -> Colour {
    match part {
        part if part < 0.1 => Colour::Clear,
        part if part < 0.9 => Colour::Unknown,
        _ => Colour::Rgb(rgb),
    }
}
