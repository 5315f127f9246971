//! What styles say of whether a text is seen. Only what is said of an element itself is looked at. What a layout alone
//! would tell, such as a text below a picture or one beyond the edge of its box, is not.

use std::borrow::Cow;

use super::{
    html_colour::Colour,
    html_sheet::{declarations, without_comments},
    html_tag::Tag,
};

/// How much is seen of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    Seen,
    /// It has the colour of its paper, which another program may show in another.
    Faint,
    /// Not at all.
    Gone,
}

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
    /// How much is seen of it.
    pub(super) fn sight(&self) -> Sight {
        match self {
            _ if self.gone || self.invisible || self.tiny => Sight::Gone,
            _ if self.ink.is_lost_on(self.paper) => Sight::Faint,
            _ => Sight::Seen,
        }
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

/// What flows over the box is not shown.
const OVERFLOW: u32 = 1;
/// The sides of a box that are next to nothing.
const BOX: u32 = 0b1_1110;
const DISPLAY: u32 = 1 << 5;
const MSO_HIDE: u32 = 1 << 6;
const OPACITY: u32 = 1 << 7;
/// It stands far off the page, or a clip leaves nothing of it: where it is put there.
const AWAY: u32 = 0b111 << 8;
const SCALE: u32 = 1 << 11;
const STRUCK: u32 = 1 << 12;
/// It is put somewhere, out of the flow of the text.
const PUT: u32 = 1 << 13;
/// A side of a box that is at least so long.
const AT_LEAST: u32 = 0b11 << 18;
/// What hides whatever else is said.
const SURE: u32 = DISPLAY | MSO_HIDE | OPACITY | SCALE | STRUCK;
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
        "clip" => 1 << 10,
        "transform" => SCALE,
        "text-decoration" | "text-decoration-line" => STRUCK,
        "position" => PUT,
        "min-width" => 1 << 18,
        "min-height" => 1 << 19,
        "visibility" => VISIBILITY,
        "font-size" | "font" => SIZE,
        "color" => INK,
        "background" | "background-color" | "background-image" => PAPER,
        _ => return None,
    })
}

/// Whether a value of the property of that bit helps to keep a text from being seen.
fn hides(bit: u32, value: &str) -> bool {
    let number = || length(value).map(|(number, _)| number);
    match bit {
        OVERFLOW => matches!(value, "hidden" | "clip"),
        DISPLAY => value == "none",
        MSO_HIDE => value == "all",
        OPACITY => number().is_some_and(|number| number < 0.1),
        STRUCK => value.contains("line-through"),
        PUT => matches!(value, "absolute" | "fixed"),
        SCALE => shows_nothing(value),
        side if side & BOX != 0 => matches!(length(value), Some((0.0, _)) | Some((0.0..=1.0, "px" | "pt"))),
        side if side & AT_LEAST != 0 => number() != Some(0.0),
        away if away & AWAY != 0 => shows_nothing(value) || number().is_some_and(|number| number <= -500.0),
        _ => false,
    }
}

impl Declared {
    /// Takes what a `style` attribute says, or the block of a rule.
    pub(super) fn take_style(&mut self, style: &str) {
        for (property, value) in declarations(&without_comments(style)) {
            self.declare(&lower(property.trim_ascii()), value);
        }
    }

    /// Takes that nothing of it is shown.
    pub(super) fn hide(&mut self) {
        self.hiding |= DISPLAY;
    }

    /// Takes that it is struck out.
    pub(super) fn strike(&mut self) {
        self.hiding |= STRUCK;
    }

    /// Takes one of the attributes that HTML had before it had styles.
    pub(super) fn take_attribute(&mut self, tag: &Tag<'_>, name: &str, value: &str) {
        match name.len() {
            4 if name.eq_ignore_ascii_case("text") && tag.is("body") => self.ink = Some(Colour::read(value)),
            5 if name.eq_ignore_ascii_case("color") && tag.is("font") => self.ink = Some(Colour::read(value)),
            6 if name.eq_ignore_ascii_case("hidden") => self.hide(),
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

    /// Whether it leaves no room for a text: a table grows with what is in it, and what stands in a line has no box.
    fn leaves_no_room(&self, tag: &Tag<'_>) -> bool {
        let small = self.hiding & OVERFLOW != 0 && self.hiding & BOX != 0 && self.hiding & AT_LEAST == 0;
        small && (self.hiding & PUT != 0 || tag.is_a_box())
    }

    /// How the element that `tag` begins looks, of which this is declared, within one that looks as `around`.
    pub(super) fn within(&self, tag: &Tag<'_>, around: Look) -> Look {
        let is_away = self.hiding & PUT != 0 && self.hiding & AWAY != 0;
        let paper = match self.paper {
            _ if self.pictured == Some(true) => Colour::Unknown,
            None | Some(Colour::Clear) => around.paper,
            Some(paper) => paper,
        };
        Look {
            gone: around.gone || self.hiding & SURE != 0 || is_away || self.leaves_no_room(tag),
            invisible: self.invisible.unwrap_or(around.invisible),
            tiny: self.tiny.unwrap_or(around.tiny),
            ink: self.ink.unwrap_or(around.ink),
            paper,
        }
    }
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
/// around them. A size that is not understood is one.
fn is_tiny(property: &str, value: &str) -> Option<bool> {
    let size = |word: &str| match length(word.split('/').next().unwrap_or(word)) {
        Some((0.0, _)) => Some(true),
        Some((number, "em" | "%" | "ex")) => (number < 0.1).then_some(true),
        // A number without a unit is the weight of a font, or nothing.
        Some((_, "")) => None,
        Some((number, "px" | "pt")) => Some(number < 2.0),
        Some(_) => Some(false),
        None => matches!(word, "small" | "medium" | "large").then_some(false),
    };
    match value {
        "inherit" | "unset" | "larger" | "smaller" => None,
        _ if property == "font" => value.split_ascii_whitespace().find_map(size),
        _ => size(value).or_else(|| length(value).is_none().then_some(false)),
    }
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
