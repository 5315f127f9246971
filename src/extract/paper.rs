//! What a letter on paper is handed in as: a PDF or a picture of it, told by its first bytes.

use super::kind::{Kind, kind};

/// A picture of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// How the names of such files end, without the full stop.
    pub ending: &'static str,
    /// Their media type.
    pub media_type: &'static str,
}

/// Marks of pictures, and where in the file they stand.
const PICTURES: [(usize, &[u8], Paper); 12] = [
    (0, b"\xff\xd8\xff", Paper { ending: "jpg", media_type: "image/jpeg" }),
    (0, b"\x89PNG", Paper { ending: "png", media_type: "image/png" }),
    (0, b"II*\0", TIFF),
    (0, b"MM\0*", TIFF),
    (0, b"GIF8", Paper { ending: "gif", media_type: "image/gif" }),
    (0, b"BM", Paper { ending: "bmp", media_type: "image/bmp" }),
    (8, b"WEBP", Paper { ending: "webp", media_type: "image/webp" }),
    (4, b"ftypavif", Paper { ending: "avif", media_type: "image/avif" }),
    (4, b"ftyphei", HEIC),
    (4, b"ftyphev", HEIC),
    (4, b"ftypmif", HEIC),
    (4, b"ftypmsf", HEIC),
];

const TIFF: Paper = Paper { ending: "tif", media_type: "image/tiff" };
const HEIC: Paper = Paper { ending: "heic", media_type: "image/heic" };

/// What `bytes` are, where they are a PDF or a picture.
#[must_use]
pub fn paper(bytes: &[u8]) -> Option<Paper> {
    match kind("", "", bytes) {
        Kind::Pdf => Some(Paper { ending: "pdf", media_type: "application/pdf" }),
        Kind::Picture => {
            let is = |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
            PICTURES.iter().find(|(at, mark, _)| is(*at, mark)).map(|(_, _, paper)| *paper)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_a_pdf_or_a_picture_whatever_its_name() {
        for (bytes, ending) in [
            (&b"%PDF-1.4\n"[..], Some("pdf")),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Some("jpg")),
            (b"\x89PNG\r\n\x1a\n", Some("png")),
            (b"II*\0\x08", Some("tif")),
            (b"MM\0*\0", Some("tif")),
            (b"\0\0\0\x18ftypheic\0", Some("heic")),
            (b"\0\0\0\x18ftypmif1\0", Some("heic")),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Some("webp")),
            (b"BM\x36\0\0\0\0\0", Some("bmp")),
            (b"BMX-klubben svarar", None),
            (b"From: anna@forening.example\r\n\r\nHej", None),
            (b"PK\x03\x04\x14\0", None),
            (b"", None),
        ] {
            assert_eq!(paper(bytes).map(|paper| paper.ending), ending, "{bytes:?}");
        }
    }
}
