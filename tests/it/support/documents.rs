//! Documents made by hand, as small as their kind allows.

use std::io::{Cursor, Write as _};

use flate2::{Compression, write::ZlibEncoder};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A PDF whose pages all draw `content`, which is packed with `filter`.
pub(crate) fn pdf_of(
    pages: usize,
    content: &[u8],
    filter: &str,
    more: &[Vec<u8>],
    resources: &str,
) -> Vec<u8> {
    let first = 4 + more.len();
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", first + page)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {pages}/Kids[{kids}]>>").into_bytes(),
        stream(&format!("/Filter{filter}"), content),
    ];
    objects.extend_from_slice(more);
    let page =
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<<{resources}>>>>");
    objects.extend(std::iter::repeat_n(page.into_bytes(), pages));
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(
            format!("{} 0 obj\n", number + 1).bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"),
        );
    }
    let trailer =
        format!("{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF", objects.len() + 1, file.len());
    file.extend(trailer.bytes());
    file
}

/// An object of a PDF that holds bytes.
pub(crate) fn stream(more: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{more}/Length {}>>stream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A PDF with these lines, forty a page, in a font that says what its codes mean.
pub(crate) fn pdf(lines: &[String]) -> Vec<u8> {
    let letters: std::collections::BTreeSet<u16> =
        lines.iter().flat_map(|line| line.encode_utf16()).collect();
    let meanings: String = letters.iter().map(|letter| format!("<{letter:04x}> <{letter:04x}>\n")).collect();
    let map = format!(
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def 1 begincodespacerange <0000> <ffff> \
         endcodespacerange {} beginbfchar\n{meanings}endbfchar endcmap",
        letters.len()
    );
    let descendant = "<</Type/Font/Subtype/CIDFontType2/BaseFont/Helvetica/DW 600\
                      /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>";
    let font = "<</Type/Font/Subtype/Type0/BaseFont/Helvetica/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>";
    let mut content = String::from("BT /F 10 Tf 12 TL 30 9000 Td\n");
    for line in lines {
        let codes: String = line.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        content.push_str(&format!("<{codes}> Tj T*\n"));
    }
    content.push_str("ET");
    let more = [font.as_bytes().to_vec(), descendant.as_bytes().to_vec(), stream("", map.as_bytes())];
    pdf_of(1, &packed(content.as_bytes()), "/FlateDecode", &more, "/Font<</F 4 0 R>>")
}

/// A PDF with one picture on its page, as a scanner makes it.
pub(crate) fn scan(jpeg: &[u8], width: usize, height: usize) -> Vec<u8> {
    let picture = format!(
        "/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    );
    let content = packed(b"q 595 0 0 842 0 0 cm /I Do Q");
    pdf_of(1, &content, "/FlateDecode", &[stream(&picture, jpeg)], "/XObject<</I 4 0 R>>")
}

/// A Word document with these paragraphs; a line end in one is a line end.
pub(crate) fn docx(paragraphs: &[String]) -> Vec<u8> {
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">")
    };
    let body: String = paragraphs
        .iter()
        .map(|text| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text)))
        .collect();
    docx_of(format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())
}

/// A Word document with that main part.
pub(crate) fn docx_of(document: &[u8]) -> Vec<u8> {
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)])
}

/// An archive with these files.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let packing =
            if bytes.len() < 1 << 16 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(packing);
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// `bytes` as `FlateDecode` has them.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Outlook's wrapping of a text and files.
pub(crate) fn winmail(text: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = wrapping(&[(1, 0x800c, text.as_bytes())]);
    for (name, bytes) in files {
        file.extend(
            &wrapping(&[(2, 0x9002, &[0; 14]), (2, 0x8010, name.as_bytes()), (2, 0x800f, bytes)])[6..],
        );
    }
    file
}

/// The same, of a text that stands only as packed rich text among Outlook's own properties, which `packing`
/// names; each file's whole name stands among its properties, and a short one besides.
pub(crate) fn rich_winmail(packing: &[u8; 4], rich: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    // As they are, eight bytes at a time.
    let packed: Vec<u8> = rich.as_bytes().chunks(8).flat_map(|some| [&[0], some].concat()).collect();
    let packed = [&[0; 8], &packing[..], &[0; 4], &packed].concat();
    let mut file = wrapping(&[(1, 0x9003, &property([0x02, 0x01, 0x09, 0x10], &packed))]);
    for (name, bytes) in files {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let properties = property([0x1f, 0, 0x07, 0x37], &wide);
        let attributes = [
            (2, 0x9002, &[0; 14][..]),
            (2, 0x8010, b"KORT~1"),
            (2, 0x800f, *bytes),
            (2, 0x9005, &properties),
        ];
        file.extend(&wrapping(&attributes)[6..]);
    }
    file
}

/// One property of that type and number among a number and a time.
fn property(head: [u8; 4], value: &[u8]) -> Vec<u8> {
    let mut all = 3_u32.to_le_bytes().to_vec();
    all.extend([3, 0, 0x17, 0, 1, 0, 0, 0]);
    all.extend([0x40, 0, 0x39, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    all.extend(head.into_iter().chain(1_u32.to_le_bytes()));
    all.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
    all.extend(value);
    all.resize(all.len().next_multiple_of(4), 0);
    all
}

fn wrapping(attributes: &[(u8, u16, &[u8])]) -> Vec<u8> {
    let mut file = vec![0x78, 0x9f, 0x3e, 0x22, 1, 0];
    for (level, id, bytes) in attributes {
        let sum = bytes.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte)));
        file.push(*level);
        file.extend(id.to_le_bytes().into_iter().chain([1, 0]));
        file.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        file.extend(bytes.iter().copied().chain(sum.to_le_bytes()));
    }
    file
}
