//! From glyphs on a page to text: which of them stand on one line, and where a word ends. A PDF says
//! where each glyph stands and seldom more, so that words are what no gap parts.

/// A gap this wide, in widths of an em, parts words on a line that has no blanks of its own. A blank of
/// justified text is a fifth of an em or more, and letters are pushed apart by less than a tenth.
const WORD_GAP: f64 = 0.15;

/// The same on a line that has blanks: letters set wide apart do not become words of their own there.
const WIDE_WORD_GAP: f64 = 0.3;

/// A gap this wide parts the cells of a table.
const CELL_GAP: f64 = 1.5;

/// Glyphs whose baselines differ by less, in heights of the larger one, stand on one line.
const SAME_LINE: f64 = 0.5;

/// A glyph this much smaller than the one beside it, and as far off its line, is a mark of a footnote or an
/// exponent: it belongs to no number that it stands behind.
const SMALLER: f64 = 0.85;
const OFF_LINE: f64 = 0.1;

/// The same glyph drawn again within this distance is one: bold letters are made so.
const SAME_PLACE: f64 = 0.1;

/// A glyph that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Where it begins along its line.
    pub(super) start: f64,
    /// Where the next would begin.
    pub(super) end: f64,
    /// Where its line lies, across.
    pub(super) baseline: f64,
    /// The direction of its line, in radians.
    pub(super) direction: f64,
    /// How large it is.
    pub(super) size: f64,
    /// What it says.
    pub(super) text: String,
}

/// The text of one page, from its glyphs in the order in which they were drawn.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    line: Vec<Glyph>,
}

impl Page {
    /// Takes the next glyph.
    pub(super) fn take(&mut self, glyph: Glyph) {
        let same = self.line.last().is_none_or(|last| {
            let height = last.size.max(glyph.size);
            (last.direction - glyph.direction).abs() < 0.01
                && (last.baseline - glyph.baseline).abs() < SAME_LINE * height
        });
        if !same {
            self.end_line();
        }
        self.line.push(glyph);
    }

    /// All of it.
    pub(super) fn text(mut self) -> String {
        self.end_line();
        self.text
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        // Some programs draw all words of one font first, and some draw from the right.
        line.sort_by(|one, other| one.start.total_cmp(&other.start));
        line.dedup_by(|next, last| is_drawn_again(last, next));
        let has_blanks = line.iter().any(|glyph| is_blank(&glyph.text));
        let word_gap = if has_blanks { WIDE_WORD_GAP } else { WORD_GAP };
        let mut last: Option<&Glyph> = None;
        for glyph in &line {
            if let Some(last) = last {
                self.part(last, glyph, word_gap);
            }
            self.text.push_str(&glyph.text);
            last = Some(glyph);
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn part(&mut self, last: &Glyph, next: &Glyph, word_gap: f64) {
        let gap = (next.start - last.end) / last.size.max(next.size);
        if gap > CELL_GAP {
            self.text.push('\t');
        } else if (gap > word_gap || is_mark(last, next)) && !is_blank(&last.text) && !is_blank(&next.text) {
            self.text.push(' ');
        }
    }
}

/// Whether one of the two is a mark that stands beside the other, off its line.
fn is_mark(last: &Glyph, next: &Glyph) -> bool {
    let (small, large) = if last.size < next.size { (last, next) } else { (next, last) };
    let figure = small.text.starts_with(|letter: char| letter.is_ascii_digit());
    let off = (last.baseline - next.baseline).abs() > OFF_LINE * large.size;
    figure && off && small.size < SMALLER * large.size && large.text.ends_with(char::is_alphanumeric)
}

fn is_drawn_again(last: &Glyph, next: &Glyph) -> bool {
    last.text == next.text
        && (next.start - last.start).abs() < SAME_PLACE * last.size
        && (next.end - last.end).abs() < SAME_PLACE * last.size
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word of letters half an em wide, at 10 points.
    fn draw(page: &mut Page, word: &str, x: f64, y: f64) {
        for (at, letter) in word.chars().enumerate() {
            let start = x + 5.0 * at as f64;
            let text = letter.to_string();
            page.take(Glyph { start, end: start + 5.0, baseline: y, direction: 0.0, size: 10.0, text });
        }
    }

    fn read(words: &[(&str, f64, f64)]) -> String {
        let mut page = Page::default();
        for (word, x, y) in words {
            draw(&mut page, word, *x, *y);
        }
        page.text()
    }

    #[test]
    fn words_lines_and_cells_are_told_apart() {
        for (words, text) in [
            (&[("Ks", 0.0, 0.0), ("1216/2018", 12.5, 0.0)][..], "Ks 1216/2018\n"),
            (&[("Ks ", 0.0, 0.0), ("1216/2018", 15.0, 0.0)], "Ks 1216/2018\n"),
            (&[("12", 0.0, 0.0), ("16/2018", 10.4, 0.0)], "1216/2018\n"),
            (&[("1216/2018", 12.5, 0.0), ("Ks", 0.0, 0.0)], "Ks 1216/2018\n"),
            (&[("Ks", 0.0, 0.0), ("1216/2018", 0.0, 12.0)], "Ks\n1216/2018\n"),
            (&[("Dnr", 0.0, 0.0), ("1216/2018", 60.0, 0.0)], "Dnr\t1216/2018\n"),
            (&[("Ks", 0.0, 0.0), ("1", 10.0, -3.0)], "Ks1\n"),
            (&[("2018", 0.0, 0.0), ("2018", 0.3, 0.0)], "2018\n"),
            (&[("11", 0.0, 0.0)], "11\n"),
        ] {
            assert_eq!(read(words), text);
        }
    }

    #[test]
    fn a_small_figure_off_the_line_belongs_to_no_number() {
        for (size, baseline, text) in
            [(6.0, -3.0, "18 2\n"), (6.0, 3.0, "18 2\n"), (6.0, 0.0, "182\n"), (10.0, -3.0, "182\n")]
        {
            let mut page = Page::default();
            draw(&mut page, "18", 0.0, 0.0);
            let (start, end, direction) = (10.0, 13.0, 0.0);
            page.take(Glyph { start, end, baseline, direction, size, text: "2".to_owned() });
            assert_eq!(page.text(), text, "{size} {baseline}");
        }
    }

    #[test]
    fn letters_set_wide_apart_on_a_line_with_blanks_stay_one_word() {
        let mut page = Page::default();
        for (at, letter) in "Ks 12".chars().enumerate() {
            draw(&mut page, &letter.to_string(), 7.0 * at as f64, 0.0);
        }
        assert_eq!(page.text(), "Ks 12\n");
    }
}
