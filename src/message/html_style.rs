//! What styles say of whether a text is seen. Only what is said of an element itself is looked at. What a layout alone
//! would tell, such as a text below a picture or one beyond the edge of its box, is not.

use std::borrow::Cow;

use memchr::memchr;

use super::html_colour::Colour;

/// What a text looks like, as far as that decides whether it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// Not shown, whatever the elements within say.
    gone: bool,
    /// `visibility: hidden`, which an element within may take back.
    invisible: bool,
    /// Its letters are too small to be seen; an element within may have its own.
    tiny: bool,
    ink: Colour,
    paper: Colour,
}

impl Look {
    /// Whether nobody sees it.
    pub(super) fn is_hidden(&self) -> bool {
        self.gone || self.invisible || self.tiny || self.ink.is_lost_on(self.paper)
    }

    /// What text looks like of which nothing is said, on white or on what is not known.
    pub(super) fn bare(on_white: bool) -> Self {
        let paper = if on_white { Colour::WHITE } else { Colour::Unknown };
        Self { gone: false, invisible: false, tiny: false, ink: Colour::Unknown, paper }
    }

    /// How a link within it looks: programs give it a colour of its own.
    pub(super) fn of_link(self) -> Self {
        if self.ink.is_lost_on(self.paper) { Self { ink: Colour::Unknown, ..self } } else { self }
    }
}

/// What is declared of an element. Of several declarations of a property the last counts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Declared {
    /// The properties of which something is said, a bit each.
    said: u32,
    /// Those whose value hides.
    hiding: u32,
    /// Those that are `!important`: what else is declared changes nothing.
    firm: u32,
    invisible: Option<bool>,
    tiny: Option<bool>,
    ink: Option<Colour>,
    paper: Option<Colour>,
    /// A picture behind the text: its colours are not known.
    pictured: Option<bool>,
}

const OVERFLOW: u32 = 1;
/// The sides of a box; one that is nothing hides where what flows over is not shown.
const BOX: u32 = 0b1_1110;
const DISPLAY: u32 = 1 << 5;
const MSO_HIDE: u32 = 1 << 6;
const OPACITY: u32 = 1 << 7;
/// Where it stands: far off the page is nowhere.
const PLACE: u32 = 0b1111 << 8;
const SHAPE: u32 = 0b11 << 12;
/// Properties that have fields of their own.
const VISIBILITY: u32 = 1 << 14;
const SIZE: u32 = 1 << 15;
const INK: u32 = 1 << 16;
const PAPER: u32 = 1 << 17;

/// The bit of a property that is read.
fn bit(property: &str) -> Option<u32> {
    Some(match property {
        "overflow" => OVERFLOW,
        "width" => 1 << 1,
        "height" => 1 << 2,
        "max-width" => 1 << 3,
        "max-height" => 1 << 4,
        "display" => DISPLAY,
        "mso-hide" => MSO_HIDE,
        "opacity" => OPACITY,
        "left" => 1 << 8,
        "top" => 1 << 9,
        "margin-left" => 1 << 10,
        "text-indent" => 1 << 11,
        "clip" => 1 << 12,
        "transform" => 1 << 13,
        "visibility" => VISIBILITY,
        "font-size" | "font" => SIZE,
        "color" => INK,
        "background" | "background-color" | "background-image" => PAPER,
        _ => return None,
    })
}

/// Whether a value of the property of that bit keeps a text from being seen.
fn hides(bit: u32, value: &str) -> bool {
    let number = || length(value).map(|(number, _)| number);
    match bit {
        OVERFLOW => matches!(value, "hidden" | "clip"),
        DISPLAY => value == "none",
        MSO_HIDE => value == "all",
        OPACITY => number().is_some_and(|number| number < 0.1),
        side if side & BOX != 0 => number().is_some_and(|number| (0.0..=1.0).contains(&number)),
        place if place & PLACE != 0 => number().is_some_and(|number| number <= -500.0),
        shape if shape & SHAPE != 0 => shows_nothing(value),
        _ => false,
    }
}

impl Declared {
    /// Takes what a `style` attribute says, or the block of a rule.
    pub(super) fn take_style(&mut self, style: &str) {
        for declaration in without_comments(style).split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            self.declare(&lower(property.trim_ascii()), value);
        }
    }

    /// Takes one of the attributes that HTML had before it had styles.
    pub(super) fn take_attribute(&mut self, name: &str, value: &str) {
        match name.len() {
            4 if name.eq_ignore_ascii_case("text") => self.ink = Some(Colour::read(value)),
            5 if name.eq_ignore_ascii_case("color") => self.ink = Some(Colour::read(value)),
            6 if name.eq_ignore_ascii_case("hidden") => self.hiding |= DISPLAY,
            7 if name.eq_ignore_ascii_case("bgcolor") => self.paper = Some(Colour::read(value)),
            10 if name.eq_ignore_ascii_case("background") => self.pictured = Some(true),
            _ => {}
        }
    }

    fn declare(&mut self, property: &str, value: &str) {
        let Some(bit) = bit(property) else { return };
        let (value, behind) = value.split_once('!').unwrap_or((value, ""));
        let (value, important) = (&*lower(value.trim_ascii()), !behind.is_empty());
        if self.firm & bit != 0 && !important {
            return;
        }
        self.said |= bit;
        self.firm |= if important { bit } else { 0 };
        self.hiding = if hides(bit, value) { self.hiding | bit } else { self.hiding & !bit };
        match bit {
            VISIBILITY => self.invisible = Some(matches!(value, "hidden" | "collapse")),
            SIZE => self.tiny = is_tiny(property, value).or(self.tiny),
            INK => self.ink = Some(Colour::read(value)).filter(|_| value != "inherit").or(self.ink),
            PAPER => self.lay(property, value),
            _ => {}
        }
    }

    /// Takes what lies behind the text.
    fn lay(&mut self, property: &str, value: &str) {
        let pictured = value.contains("url(") || value.contains("gradient(");
        if property != "background-color" {
            self.pictured = Some(pictured);
        }
        if property != "background-image" && !pictured {
            self.paper = Some(Colour::in_background(value));
        }
    }

    /// Takes what another says, as far as it says anything; what is firm in `self` stays.
    pub(super) fn take(&mut self, other: &Self) {
        let taken = other.said & !(self.firm & !other.firm);
        let is_taken = |bit| taken & bit != 0;
        self.said |= taken;
        self.firm |= other.firm;
        self.hiding = (self.hiding & !taken) | (other.hiding & taken);
        self.invisible = other.invisible.filter(|_| is_taken(VISIBILITY)).or(self.invisible);
        self.tiny = other.tiny.filter(|_| is_taken(SIZE)).or(self.tiny);
        self.ink = other.ink.filter(|_| is_taken(INK)).or(self.ink);
        self.paper = other.paper.filter(|_| is_taken(PAPER)).or(self.paper);
        self.pictured = other.pictured.filter(|_| is_taken(PAPER)).or(self.pictured);
    }

    /// Whether it says anything that matters.
    pub(super) fn is_something(&self) -> bool {
        self.said != 0
    }

    /// Whether it puts something else than white behind a text.
    pub(super) fn colours(&self) -> bool {
        self.pictured == Some(true)
            || self.paper.is_some_and(|paper| paper != Colour::Clear && !paper.is_lost_on(Colour::WHITE))
    }

    /// How an element of which this is declared looks, within one that looks as `around`.
    pub(super) fn within(&self, around: Look) -> Look {
        let boxed = self.hiding & OVERFLOW != 0 && self.hiding & BOX != 0;
        let paper = match self.paper {
            _ if self.pictured == Some(true) => Colour::Unknown,
            None | Some(Colour::Clear) => around.paper,
            Some(paper) => paper,
        };
        Look {
            gone: around.gone || boxed || self.hiding & !(OVERFLOW | BOX) != 0,
            invisible: self.invisible.unwrap_or(around.invisible),
            tiny: self.tiny.unwrap_or(around.tiny),
            ink: self.ink.unwrap_or(around.ink),
            paper,
        }
    }
}

/// A style without its comments.
pub(super) fn without_comments(style: &str) -> Cow<'_, str> {
    if memchr(b'*', style.as_bytes()).is_none() {
        return Cow::Borrowed(style);
    }
    let mut pieces = style.split("/*");
    let first = pieces.next().unwrap_or_default();
    let further = pieces.map(|commented| commented.split_once("*/").unwrap_or_default().1);
    Cow::Owned(std::iter::once(first).chain(further).collect())
}

/// A word of a style, of which letter case means nothing.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// A number and its unit.
fn length(value: &str) -> Option<(f32, &str)> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')));
    let (number, unit) = value.split_at_checked(end.unwrap_or(value.len()))?;
    Some((number.parse().ok()?, unit))
}

/// Whether letters of this size are too small to be seen; none where their size is not said or is a part of what is
/// around them.
fn is_tiny(property: &str, value: &str) -> Option<bool> {
    let size = |word: &str| match length(word.split('/').next().unwrap_or(word))? {
        (number, "em" | "%" | "ex") => (number < 0.1).then_some(true),
        // A number without a unit is the weight of a font, or nothing.
        (number, "") => (number == 0.0).then_some(true),
        (number, _) => Some(number < 2.0),
    };
    if property == "font" { value.split_ascii_whitespace().find_map(size) } else { size(value) }
}

/// Whether a clip or a scale leaves nothing.
fn shows_nothing(value: &str) -> bool {
    let Some((function, numbers)) = value.split_once('(') else { return false };
    let mut numbers = numbers.split([',', ' ', ')']).filter(|number| !number.is_empty());
    let at_most = |most: f32| move |number: &str| length(number).is_some_and(|(number, _)| number <= most);
    match function {
        "rect" => numbers.all(at_most(1.0)),
        "scale" => numbers.next().is_some_and(at_most(0.0)),
        _ => false,
    }
}
