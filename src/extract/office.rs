//! The documents of word processors, spreadsheets and slides: XML in a zip archive. Words stand in a
//! few elements; what parts them is told by others. One table serves both families, OOXML (Word) and
//! ODF (LibreOffice): no element of the one means something else in the other.

mod look;
mod names;
mod words;

pub(super) use self::words::{Part, words};

/// A family of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Word.
    Text,
    /// Excel.
    Sheet,
    /// PowerPoint.
    Slides,
    /// LibreOffice, of all sorts.
    Open,
}

impl Format {
    /// The family of an archive with these files in it; none where it is no document.
    pub(super) fn of(names: &[String]) -> Option<Self> {
        let has = |part: &str| names.iter().any(|name| name == part);
        let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
        match () {
            () if has("encrypted-package") => Some(Self::Open),
            () if has("content.xml") && (has("mimetype") || has("META-INF/manifest.xml")) => Some(Self::Open),
            () if !has("[Content_Types].xml") => None,
            () if below("word/") => Some(Self::Text),
            () if below("xl/") => Some(Self::Sheet),
            () if below("ppt/") => Some(Self::Slides),
            () => None,
        }
    }

    /// The parts with words, in reading order.
    pub(super) fn parts(self, names: &[String]) -> Vec<&str> {
        let wanted: &[&str] = match self {
            Self::Text => &[
                "word/header", "word/document", "word/footnotes", "word/endnotes", "word/comments",
                "word/footer",
            ],
            Self::Sheet => &["xl/sharedStrings", "xl/worksheets/", "xl/comments", "xl/drawings/drawing"],
            Self::Slides => &["ppt/slides/slide", "ppt/notesSlides/", "ppt/comments"],
            // The first says whether the others are locked.
            Self::Open => &["META-INF/manifest", "content", "styles"],
        };
        let ends = |name: &str| std::path::Path::new(name).extension().is_some_and(|end| end == "xml");
        let of = |start: &&str| -> Vec<&str> {
            let mut parts: Vec<&str> = names
                .iter()
                .map(String::as_str)
                .filter(|name| name.starts_with(*start) && ends(name))
                .collect();
            // Slide 10 comes after slide 9.
            parts.sort_by_key(|name| (name.len(), *name));
            parts
        };
        wanted.iter().flat_map(of).collect()
    }

    /// Whether the words of the file with this name may stand in a document as its own (`w:altChunk`).
    pub(super) fn is_chunk(name: &str) -> bool {
        let kinds = ["htm", "html", "xhtml", "mht", "mhtml", "txt", "rtf", "docx"];
        let end = std::path::Path::new(name).extension().and_then(|end| end.to_str());
        let is_one = end.is_some_and(|end| kinds.contains(&end.to_lowercase().as_str()));
        is_one && !name.contains("embeddings/")
    }
}

/// Whether a document with these files in it shows pictures.
pub(super) fn has_pictures(names: &[String]) -> bool {
    let folders = ["word/media/", "ppt/media/", "xl/media/", "Pictures/"];
    names
        .iter()
        .any(|name| folders.iter().any(|folder| name.starts_with(folder) && name.len() > folder.len()))
}

/// What an element does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its characters are words.
    Words,
    /// It is a paragraph: a line of its own.
    Paragraph,
    /// It is a row of a table: a line of its own, whatever its cells end with.
    Row,
    /// It is a cell: kept apart from the next.
    Cell,
    /// It is a blank, a tab or a line end itself.
    Mark(&'static str),
    /// Nothing in it is said: deleted text, instructions, a second form of the same.
    Unsaid,
    /// The file is locked.
    Lock,
    /// It is one of many that only hold others.
    Frame,
}

fn role(name: &str) -> Role {
    match name {
        "w:t" | "a:t" | "t" | "v" | "p:text" => Role::Words,
        "w:p" | "a:p" | "si" | "text:p" | "text:h" | "comment" => Role::Paragraph,
        "w:tr" | "a:tr" | "row" | "table:table-row" => Role::Row,
        "w:tc" | "a:tc" | "c" | "table:table-cell" | "table:covered-table-cell" => Role::Cell,
        "w:tab" | "text:tab" | "w:ptab" => Role::Mark("\t"),
        "w:br" | "w:cr" | "a:br" | "text:line-break" => Role::Mark("\n"),
        "text:s" => Role::Mark(" "),
        "w:noBreakHyphen" => Role::Mark("\u{2011}"),
        "w:softHyphen" => Role::Mark("\u{ad}"),
        "w:delText"
        | "w:del"
        | "w:moveFrom"
        | "w:instrText"
        | "mc:Fallback"
        | "w:tabs"
        | "w:rPrChange"
        | "w:trPrChange"
        | "w:tcPrChange"
        | "rPh"
        | "text:tracked-changes"
        | "office:automatic-styles"
        | "office:font-face-decls"
        | "office:styles"
        | "text:note-citation" => Role::Unsaid,
        "manifest:encryption-data" => Role::Lock,
        _ => Role::Frame,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Unreadable;

    fn read(xml: &str) -> String {
        let part = words(xml.as_bytes());
        assert_eq!(part.read, Ok(()), "{xml}");
        part.text
    }

    #[test]
    fn a_number_split_over_runs_comes_out_whole() {
        for (xml, text) in [
            (
                "<w:p><w:r><w:t>Ks </w:t></w:r>\n <w:r><w:t>12</w:t></w:r><w:r><w:t>16/2018</w:t></w:r></w:p>",
                "Ks 1216/2018\n",
            ),
            (
                "<w:p><w:r><w:t xml:space=\"preserve\">Ks&#160;1216/2018 &amp; &lt;A&gt;</w:t></w:r></w:p>",
                "Ks\u{a0}1216/2018 & <A>\n",
            ),
            (
                "<w:p><w:r><w:t>Ks</w:t><w:tab/><w:t>1216</w:t><w:br/><w:t>/2018</w:t></w:r></w:p>",
                "Ks\t1216\n/2018\n",
            ),
            ("<w:p><w:r><w:t>1216</w:t><w:noBreakHyphen/><w:t>2018</w:t></w:r></w:p>", "1216\u{2011}2018\n"),
            (
                "<w:p><w:ins><w:r><w:t>Ks 1216</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>/2018</w:t></w:r></w:p>",
                "Ks 1216/2018\n",
            ),
            (
                "<text:p>Ks<text:s text:c=\"2\"/>12<text:span>16</text:span>/2018</text:p><text:h>Rubrik</text:h>",
                "Ks  1216/2018\nRubrik\n",
            ),
            ("<a:p><a:r><a:t>Ks 12</a:t></a:r><a:r><a:t>16/2018</a:t></a:r></a:p>", "Ks 1216/2018\n"),
            ("<si><r><t>Ks 12</t></r><r><t>16/2018</t></r></si><si><t>två</t></si>", "Ks 1216/2018\ntvå\n"),
        ] {
            assert_eq!(read(xml), text, "{xml}");
        }
    }

    #[test]
    fn cells_are_kept_apart_and_rows_are_lines() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let table = format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
            cell("Dnr"),
            cell("1216/2018"),
            cell("Namn")
        );
        assert_eq!(read(&table), "Dnr\t1216/2018\nNamn\n");
        let sheet = "<row><c t=\"s\"><v>7</v></c><c t=\"str\"><v>Ks 1216/2018</v></c><c t=\"inlineStr\"><is><t>A</t></is></c></row>";
        assert_eq!(read(sheet), "\tKs 1216/2018\tA\n");
    }

    #[test]
    fn what_is_said_twice_or_not_at_all_is_left_out() {
        let twice = "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
        assert_eq!(read(twice), "Ruta\n");
        assert_eq!(read("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"), "");
        let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
        assert_eq!(words(locked.as_bytes()).read, Err(Unreadable::Locked));
    }

    #[test]
    fn a_raised_mark_is_parted_from_what_it_stands_beside() {
        let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
        let raised = "<w:vertAlign w:val=\"superscript\"/>";
        let styled = "<office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style><style:style style:name=\"T2\"><style:text-properties fo:color=\"x\"/></style:style></office:automatic-styles>";
        let span =
            |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
        for (xml, text) in [
            (run("", "Ks 1216/2018") + &run(raised, "1") + &run("", " hej"), "Ks 1216/2018 1 hej"),
            (run(raised, "1") + &run("", "Ks 1216/2018"), "1 Ks 1216/2018"),
            (run("", "CO") + &run("<w:vertAlign w:val=\"subscript\"/>", "2"), "CO2"),
            (run("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", "Ks"), "Ks"),
            (
                format!("{styled}<text:p>Ks 1/{}{}</text:p>", span("T2", "2018"), span("T1", "2")),
                "Ks 1/2018 2\n",
            ),
            (
                "<a:r><a:rPr/><a:t>Ks 1</a:t></a:r><a:r><a:rPr baseline=\"30000\"/><a:t>2</a:t></a:r>"
                    .to_owned(),
                "Ks 1 2",
            ),
        ] {
            assert_eq!(read(&xml), text, "{xml}");
        }
    }

    #[test]
    fn what_is_hidden_or_struck_is_kept_apart_and_what_was_deleted_is_gone() {
        let run = |look: &str| {
            format!("<w:p>A<w:r><w:rPr>{look}</w:rPr><w:t>B</w:t></w:r><w:r><w:t>C</w:t></w:r></w:p>")
        };
        let row = |of: &str, text: &str| {
            format!("<w:tr><w:trPr>{of}</w:trPr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>")
        };
        for (xml, text, hidden) in [
            (run("<w:vanish/>"), "C\n", "B\n"),
            (run("<w:strike/>"), "C\n", "B\n"),
            (run("<w:dstrike w:val=\"1\"/>"), "C\n", "B\n"),
            (run("<w:strike w:val=\"0\"/>"), "BC\n", ""),
            (format!("<w:tbl>{}{}</w:tbl>", row("<w:del/>", "A"), row("<w:ins/>", "B")), "B\n", ""),
            ("<row hidden=\"1\"><c t=\"inlineStr\"><is><t>A</t></is></c></row><row><c t=\"inlineStr\"><is><t>B</t></is></c></row>".to_owned(), "B\n", "A\n"),
            ("<p:sld show=\"0\"><a:p><a:r><a:t>A</a:t></a:r></a:p></p:sld>".to_owned(), "", "A\n"),
            ("<text:section text:display=\"none\"><text:p>A</text:p></text:section><text:p>B<text:hidden-text text:is-hidden=\"false\">C</text:hidden-text></text:p>".to_owned(), "BC\n", "A\n"),
        ] {
            let part = words(xml.as_bytes());
            assert_eq!((part.text.as_str(), part.hidden.as_str()), (text, hidden), "{xml}");
        }
    }

    #[test]
    fn a_look_is_of_what_it_was_told_of() {
        let style = |family: &str, name: &str, look: &str| {
            format!(
                "<style:style style:name=\"{name}\" style:family=\"{family}\"><style:text-properties {look}/></style:style>"
            )
        };
        let (struck, none) =
            ("style:text-line-through-style=\"solid\"", "style:text-line-through-style=\"none\"");
        let gone = "text:display=\"none\"";
        let p = |inner: &str| format!("<text:p text:style-name=\"P1\">{inner}</text:p>");
        let span = |inner: &str| format!("<text:span text:style-name=\"T1\">{inner}</text:span>");
        let list = format!(
            "<text:list-style><text:list-level-style-number><style:text-properties {gone}/></text:list-level-style-number></text:list-style>"
        );
        let fall = format!(
            "<style:default-style style:family=\"paragraph\"><style:text-properties {struck}/></style:default-style>"
        );
        let field = |name: &str, strike: &str| format!("<a:{name}><a:rPr {strike}/><a:t>A</a:t></a:{name}>");
        for (xml, text, hidden) in [
            ("<style:style style:name=\"P1\" style:family=\"paragraph\"/>".to_owned() + &list + &p("A"), "A\n", ""),
            ("<style:style style:name=\"P1\" style:family=\"paragraph\"></style:style>".to_owned() + &fall + &p("A"), "A\n", ""),
            (style("paragraph", "P1", struck) + &p("A"), "", "A\n"),
            (style("paragraph", "P1", struck) + &style("text", "T1", none) + &p(&format!("A{}C", span("B"))), "B\n", "AC\n"),
            (style("paragraph", "P1", none) + &style("text", "T1", struck) + &p(&format!("A{}C", span("B"))), "AC\n", "B\n"),
            (style("paragraph", "P1", gone) + &style("text", "T1", none) + &p(&span("B")), "", "B\n"),
            (style("text", "P1", struck) + &p("A"), "A\n", ""),
            (style("paragraph", "T1", struck) + &p(&span("A")), "A\n", ""),
            (field("br", "strike=\"sngStrike\"") + "<a:fld><a:t>B</a:t></a:fld>", "\nB", "A"),
            (field("fld", "strike=\"sngStrike\"") + "<a:fld><a:t>B</a:t></a:fld>", "B", "A"),
            (
                "<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr>".to_owned(),
                "\tB\n",
                "",
            ),
        ] {
            let part = words(xml.as_bytes());
            assert_eq!((part.text.as_str(), part.hidden.as_str()), (text, hidden), "{xml}");
        }
    }

    #[test]
    fn other_prefixes_and_wide_characters_are_read_alike() {
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let odd = format!("<x:document xmlns:x=\"{main}\"><x:p><x:r><x:t>A</x:t></x:r></x:p></x:document>");
        let none = format!(
            "<document xmlns=\"{main}\"><p><r><rPr><strike val=\"0\"/></rPr><t>A</t></r></p></document>"
        );
        let sheet = "<x:sst xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:si><x:t>A</x:t></x:si></x:sst>";
        for xml in [odd.as_str(), &none, sheet] {
            assert_eq!(read(xml), "A\n", "{xml}");
        }
        let wide: Vec<u8> = format!("\u{feff}{odd}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(words(wide.as_slice()).text, "A\n");
    }

    #[test]
    fn what_comes_before_a_broken_place_is_kept() {
        let part = words(&b"<w:p><w:r><w:t>Ks 1216/2018</w:t></w:r></w:p><w:p <"[..]);
        assert_eq!((part.text.as_str(), part.read), ("Ks 1216/2018\n", Err(Unreadable::Damaged)));
    }
}
