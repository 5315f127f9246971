//! Lines, columns and words on a bitmap, by plotters.

use plotters::coord::Shift;
use plotters::prelude::{
    BitMapBackend, Color as _, DrawingArea, IntoFont as _, PathElement, RGBColor, Rectangle, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, register_font};

use super::ChartError;

/// What plotters knows our font as.
const FONT: &str = "chart";

/// A place in pixels from the left upper corner.
pub(super) type Place = (i32, i32);

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

/// The bitmap that is drawn on.
pub(super) struct Canvas<'pixels>(DrawingArea<BitMapBackend<'pixels>, Shift>);

impl<'pixels> Canvas<'pixels> {
    pub(super) fn new(area: DrawingArea<BitMapBackend<'pixels>, Shift>) -> Result<Self, ChartError> {
        // plotters keeps fonts by name for the whole process; the same one again changes nothing.
        register_font(FONT, FontStyle::Normal, include_bytes!("chart.ttf"))
            .map_err(|_| ChartError::Drawing("its font is damaged".to_owned()))?;
        Ok(Self(area))
    }

    pub(super) fn fill(&self, colour: RGBColor) -> Result<(), ChartError> {
        self.0.fill(&colour).map_err(refused)
    }

    pub(super) fn line(
        &self,
        from: Place,
        to: Place,
        width: u32,
        colour: RGBColor,
    ) -> Result<(), ChartError> {
        self.0.draw(&PathElement::new([from, to], colour.stroke_width(width))).map_err(refused)
    }

    /// A broken line straight down.
    pub(super) fn dashes(&self, from: Place, to: Place, colour: RGBColor) -> Result<(), ChartError> {
        let (length, gap) = (16, 8);
        let mut top = from.1;
        while top < to.1 {
            self.line((from.0, top), (from.0, to.1.min(top + length)), 4, colour)?;
            top += length + gap;
        }
        Ok(())
    }

    pub(super) fn column(&self, from: Place, to: Place, colour: RGBColor) -> Result<(), ChartError> {
        self.0.draw(&Rectangle::new([from, to], colour.filled())).map_err(refused)
    }

    /// A text whose upper edge is at `place`.
    pub(super) fn text(
        &self,
        text: &str,
        place: Place,
        size: i32,
        colour: RGBColor,
        align: Align,
    ) -> Result<(), ChartError> {
        let across = match align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let style = TextStyle::from((FONT, size).into_font());
        self.0.draw_text(text, &style.color(&colour).pos(Pos::new(across, VPos::Top)), place).map_err(refused)
    }

    /// Everything that was drawn stands in the pixels.
    pub(super) fn finish(self) -> Result<(), ChartError> {
        self.0.present().map_err(refused)
    }
}

fn refused(error: impl std::fmt::Display) -> ChartError {
    ChartError::Drawing(error.to_string())
}
