//! The text of a PDF, page by page, as it is drawn: so it is right whichever way the file holds it.
//! A page that only shows pictures has none, and is counted.

mod fields;

use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page::Page as PdfPage};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask,
    font::{Glyph as DrawnGlyph, GlyphRun},
    interpret_page,
};

use fields::Fields;

use super::document::Reading;
use super::layout::{Glyph, Page};
use super::ocr;
use super::told::Note;
use crate::message::Unreadable;

/// Pages that are read; an answer has some ten, a thick appendix a hundred.
pub(super) const MAX_PAGES: usize = 300;

/// Glyphs of a page that are read: a page full of small print has ten thousand.
const MAX_GLYPHS: usize = 200_000;

/// Glyph space has a thousand units an em.
const UNITS_PER_EM: f64 = 1000.0;

/// Reads `bytes`, within what is left of the reading.
pub(super) fn read(bytes: &[u8], reading: &mut Reading) -> Result<(), Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Locked,
        LoadPdfError::Decryption(_) => Unreadable::Locked,
        LoadPdfError::Invalid => Unreadable::Damaged,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Unreadable::Damaged);
    }
    let cache = InterpreterCache::new();
    let mut fields = Fields::new(&pdf, reading.limits.max_text);
    let mut scanned = Vec::new();
    let mut words = false;
    for (number, page) in pages.iter().enumerate() {
        if number >= MAX_PAGES || reading.is_over() {
            reading.note(Note::PagesCut);
            break;
        }
        let drawn = draw(page, &pdf, &cache);
        if drawn.is_picture() {
            scanned.push(number + 1);
        }
        let text = drawn.page.text();
        reading.push(&text);
        words |= !text.trim().is_empty();
        words |= fields.push(page.raw(), &text, reading);
    }
    if scanned.is_empty() {
        return Ok(());
    }
    let seen = ocr::pages(bytes, &scanned, reading);
    match (seen, words) {
        (true, _) => Ok(()),
        (false, true) => {
            reading.note(Note::Picture);
            Ok(())
        }
        (false, false) => Err(Unreadable::Picture),
    }
}

fn draw<'a>(page: &PdfPage<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> Drawn {
    let size = Rect::new(0.0, 0.0, 1.0, 1.0);
    let settings = InterpreterSettings::default();
    let mut context = Context::new(Affine::IDENTITY, size, cache, pdf.xref(), settings);
    let mut drawn = Drawn::default();
    interpret_page(page, &mut context, &mut drawn);
    drawn
}

/// What was drawn on one page.
#[derive(Debug, Default)]
struct Drawn {
    page: Page,
    glyphs: usize,
    /// Glyphs of which the file does not say what they mean.
    nameless: usize,
    pictures: usize,
}

impl Drawn {
    /// Whether nothing on it says in characters what it shows. A stamp or a page number on a scan is a
    /// few characters.
    fn is_picture(&self) -> bool {
        let told = self.glyphs.saturating_sub(self.nameless);
        (self.pictures > 0 && told < 20) || (self.nameless > 20 && told < self.nameless)
    }

    fn take(&mut self, glyph: &DrawnGlyph<'_>, transform: Affine) {
        self.glyphs += 1;
        if self.glyphs > MAX_GLYPHS {
            return;
        }
        let Some(text) = glyph.as_unicode().map(text).filter(|text| !text.is_empty()) else {
            self.nameless += 1;
            return;
        };
        let width = match glyph {
            DrawnGlyph::Outline(outline) => outline.advance_width().map_or(UNITS_PER_EM / 2.0, f64::from),
            DrawnGlyph::Type3(_) => UNITS_PER_EM / 2.0,
        };
        let from = transform * Point::ZERO;
        let along = transform * Point::new(UNITS_PER_EM, 0.0) - from;
        let up = transform * Point::new(0.0, UNITS_PER_EM) - from;
        let direction = along.y.atan2(along.x);
        let (sine, cosine) = direction.sin_cos();
        let start = from.x * cosine + from.y * sine;
        self.page.take(Glyph {
            start,
            end: start + along.hypot() * width / UNITS_PER_EM,
            baseline: from.y * cosine - from.x * sine,
            direction,
            size: up.hypot().max(f64::MIN_POSITIVE),
            text,
        });
    }
}

/// What a glyph says, ligatures taken apart.
fn text(said: BfString) -> String {
    let said = match said {
        BfString::Char(letter) => letter.to_string(),
        BfString::String(letters) => letters,
    };
    said.chars().filter(|letter| !letter.is_control()).fold(String::new(), |mut text, letter| {
        match letter {
            '\u{fb00}' => text.push_str("ff"),
            '\u{fb01}' => text.push_str("fi"),
            '\u{fb02}' => text.push_str("fl"),
            '\u{fb03}' => text.push_str("ffi"),
            '\u{fb04}' => text.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
            other => text.push(other),
        }
        text
    })
}

impl Device<'_> for Drawn {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.take(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
