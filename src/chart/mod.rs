//! PURE. Answers per day as a picture: columns for the days, a line at the last day. The only door to
//! `plotters` and `png`.
//!
//! The words that stand in it are handed in. A picture has its own background, so it reads the same on a light
//! and on a dark screen, and its own font (`chart.ttf`, its licence beside it), so it looks the same everywhere.

mod canvas;
mod scale;

use plotters::prelude::{IntoDrawingArea as _, RGBColor};

use self::canvas::{Align, Canvas};
use self::scale::Scale;

/// How wide the picture is, in pixels: twice what a page shows, for screens with small ones.
pub const WIDTH: u32 = 1200;
/// How high the picture is, in pixels.
pub const HEIGHT: u32 = 620;

/// Where the columns stand: left, top, right and bottom of the field, in pixels.
const FIELD: (i32, i32, i32, i32) = (120, 176, 1130, 500);

/// Letters of the title and of what is read first.
const LARGE: i32 = 38;
/// Letters of the axes: on a phone a page shows the picture at a third, and they must still be read.
const SMALL: i32 = 32;

/// Two labels below the days stand at least so far apart, in pixels.
const LABEL_SPACE: i32 = 150;

const PAPER: RGBColor = RGBColor(255, 255, 255);
const INK: RGBColor = RGBColor(33, 33, 33);
const GRID: RGBColor = RGBColor(217, 217, 217);
/// 6.4 to 1 against the paper.
const IN_TIME: RGBColor = RGBColor(31, 95, 168);
/// 7.1 to 1 against the paper; the place right of the line tells it too.
const LATE: RGBColor = RGBColor(138, 63, 8);
/// 6.5 to 1 against the paper.
const LAST_DAY: RGBColor = RGBColor(176, 0, 32);

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What stands above it.
    pub title: String,
    /// What is counted upwards.
    pub counted: String,
    /// What the columns are.
    pub along: String,
    /// One column a day, without a gap in the calendar.
    pub days: Vec<Day>,
    /// Where the last day is.
    pub last_day: LastDay,
    /// What stands at the line of the last day.
    pub last_day_label: String,
    /// What stands in the field where there is nothing to draw.
    pub nothing: String,
}

/// Where the last day stands among the days that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastDay {
    /// Before the first of them: all are late.
    Before,
    /// At this index.
    At(usize),
    /// After the last of them.
    After,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Such as `29 okt`.
    pub label: String,
    /// How many came that day.
    pub count: u64,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// plotters refuses: a letter without a font, a line outside its numbers.
    #[error("the chart cannot be drawn: {0}")]
    Drawing(String),
    /// png refuses.
    #[error("the chart cannot be written as PNG: {0}")]
    Png(#[from] png::EncodingError),
}

/// The picture of `chart` as PNG.
///
/// # Errors
/// When the crates that draw it refuse; none of what is handed in makes them.
pub fn picture(chart: &Chart) -> Result<Vec<u8>, ChartError> {
    let mut pixels = vec![u8::MAX; (WIDTH * HEIGHT * 3) as usize];
    {
        let backend = plotters::prelude::BitMapBackend::with_buffer(&mut pixels, (WIDTH, HEIGHT));
        let canvas = Canvas::new(backend.into_drawing_area())?;
        draw(chart, &canvas)?;
        canvas.finish()?;
    }
    encode(&pixels)
}

fn draw(chart: &Chart, canvas: &Canvas<'_>) -> Result<(), ChartError> {
    let (left, top, right, bottom) = FIELD;
    let most = chart.days.iter().map(|day| day.count).max().unwrap_or_default();
    let scale = Scale::up_to(most);
    canvas.fill(PAPER)?;
    canvas.text(&chart.title, (left, 18), LARGE, INK, Align::Left)?;
    canvas.text(&chart.counted, (left, 66), SMALL, INK, Align::Left)?;
    let height = |count: u64| bottom - scale.share(count, bottom - top);
    for mark in scale.marks() {
        canvas.line((left, height(mark)), (right, height(mark)), 2, GRID)?;
        let label = (left - 14, height(mark) - SMALL / 2);
        canvas.text(&mark.to_string(), label, SMALL, INK, Align::Right)?;
    }
    let columns = Columns::of(chart.days.len());
    for (index, day) in chart.days.iter().enumerate().filter(|(_, day)| day.count > 0) {
        let (from, to) = columns.sides(index);
        let colour = match chart.last_day {
            LastDay::Before => LATE,
            LastDay::At(last) if index > last => LATE,
            LastDay::At(_) | LastDay::After => IN_TIME,
        };
        // One among thousands is seen too.
        canvas.column((from, height(day.count).min(bottom - 3)), (to, bottom), colour)?;
    }
    canvas.line((left, bottom), (right, bottom), 3, INK)?;
    if most == 0 {
        let middle = (i32::midpoint(left, right), i32::midpoint(top, bottom) - SMALL);
        canvas.text(&chart.nothing, middle, LARGE, INK, Align::Middle)?;
    }
    last_day(chart, &columns, canvas)?;
    labels(chart, &columns, canvas)?;
    canvas.text(&chart.along, (i32::midpoint(left, right), bottom + 66), SMALL, INK, Align::Middle)
}

/// The line after the last day, with its label left or right of it, where there is more room. A day that is not
/// shown has an arrow to where it lies.
fn last_day(chart: &Chart, columns: &Columns, canvas: &Canvas<'_>) -> Result<(), ChartError> {
    let (left, top, right, bottom) = FIELD;
    let above = top - 54;
    let label = &chart.last_day_label;
    let last = match chart.last_day {
        LastDay::At(last) => last,
        LastDay::Before => {
            return canvas.text(&format!("‹ {label}"), (left, above), SMALL, LAST_DAY, Align::Left);
        }
        LastDay::After => {
            return canvas.text(&format!("{label} ›"), (right, above), SMALL, LAST_DAY, Align::Right);
        }
    };
    let at = columns.end(last);
    canvas.dashes((at, above + 6), (at, bottom), LAST_DAY)?;
    let (place, align) =
        if at > i32::midpoint(left, right) { (at - 12, Align::Right) } else { (at + 12, Align::Left) };
    canvas.text(label, (place, above), SMALL, LAST_DAY, align)
}

/// Labels below the days: the first, and as many after it as have room, evenly.
fn labels(chart: &Chart, columns: &Columns, canvas: &Canvas<'_>) -> Result<(), ChartError> {
    let bottom = FIELD.3;
    let every = columns.days_in(LABEL_SPACE);
    for (index, day) in chart.days.iter().enumerate().step_by(every) {
        let at = columns.middle(index);
        canvas.line((at, bottom), (at, bottom + 10), 3, INK)?;
        canvas.text(&day.label, (at, bottom + 18), SMALL, INK, Align::Middle)?;
    }
    Ok(())
}

/// Where the days stand beside each other.
struct Columns {
    days: usize,
}

impl Columns {
    fn of(days: usize) -> Self {
        Self { days: days.max(1) }
    }

    /// Where the day at `index` begins.
    fn begin(&self, index: usize) -> i32 {
        let (left, _, right, _) = FIELD;
        let wide = usize::try_from(right - left).unwrap_or_default();
        left + i32::try_from(wide * index.min(self.days) / self.days).unwrap_or_default()
    }

    fn end(&self, index: usize) -> i32 {
        self.begin(index + 1)
    }

    fn middle(&self, index: usize) -> i32 {
        i32::midpoint(self.begin(index), self.end(index))
    }

    /// The sides of the column: a fifth of the day stays empty where there is room, and none is wider than 60.
    fn sides(&self, index: usize) -> (i32, i32) {
        let width = ((self.end(index) - self.begin(index)) * 4 / 5).clamp(2, 60);
        let from = self.middle(index) - width / 2;
        (from, from + width)
    }

    /// How many days it takes to be at least `space` wide.
    fn days_in(&self, space: i32) -> usize {
        let (left, _, right, _) = FIELD;
        let space = usize::try_from(space).unwrap_or_default();
        let wide = usize::try_from(right - left).unwrap_or(1);
        (space * self.days).div_ceil(wide).max(1)
    }
}

/// The pixels, three bytes each, as PNG. The same pixels give the same bytes.
fn encode(pixels: &[u8]) -> Result<Vec<u8>, ChartError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
