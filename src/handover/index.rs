//! The page that lies beside the files and says what they are. It asks nothing of anybody: no scripts, nothing from
//! elsewhere, and whatever a sender wrote is shown as the words it is.

use std::fmt::Write as _;

/// What the page tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// The consultation's diary number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who hands over.
    pub organisation: String,
    /// The messages, by serial.
    pub entries: Vec<Entry>,
}

/// A message on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What staff call it.
    pub reference: String,
    /// When it came in, as the views say it.
    pub arrived: String,
    /// Whom it is from, as far as it is told.
    pub from: String,
    /// What kind of message it is, in the words of the views.
    pub kind: String,
    /// Its subject.
    pub subject: String,
    /// Its original, where it is handed over.
    pub original: Option<File>,
    /// What came with it.
    pub files: Vec<File>,
    /// What else is to be said of it.
    pub note: Option<&'static str>,
}

/// A file that the page leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called on the page.
    pub name: String,
    /// Where it lies, from the page on; none where it could not be unpacked.
    pub path: Option<String>,
}

const STYLE: &str = "
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption, th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; }
th, td { border-bottom: 1px solid #8888; overflow-wrap: anywhere; }
.varning { border: 2px solid; padding: .2rem 1rem; }
ul { margin: 0; padding-left: 1.2rem; }
";

/// What must not be missed.
const WARNING: &str = "<div class=\"varning\" role=\"note\">
<p><strong>Bilagorna är inte kontrollerade mot virus.</strong> Öppna dem bara på en dator med uppdaterat virusskydd, och
kör aldrig makron eller program som följer med dem.</p>
<p><strong>Innehållet är inte sekretessprövat.</strong> Det innehåller personuppgifter. Pröva sekretessen innan något
lämnas vidare.</p>
</div>
<p>Tabellen <a href=\"svar.csv\">svar.csv</a> öppnas i Excel, <a href=\"svar.jsonl\">svar.jsonl</a> läses av program.
Originalen är mejlen precis som de kom in. Logotyper och signaturer ligger kvar i originalen och är inte uppackade.
Att ingenting har ändrats visar <code>sha256sum -c SHA256SUMS</code>.</p>";

const COLUMNS: [&str; 7] = ["Nummer", "Inkom", "Från", "Typ", "Rubrik", "Original", "Bilagor"];

/// The page, as HTML in UTF-8.
#[must_use]
pub fn page(index: &Index) -> String {
    let title = escaped(&format!("Svar på remissen {} ({})", index.title, index.number));
    let (organisation, count) = (escaped(&index.organisation), index.entries.len());
    let columns: String = COLUMNS.iter().map(|name| format!("<th scope=\"col\">{name}</th>")).collect();
    let rows: String = index.entries.iter().map(row).collect();
    format!(
        "<!DOCTYPE html>
<html lang=\"sv\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"referrer\" content=\"no-referrer\">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>Lämnas ut av {organisation}. {count} registrerade meddelanden.</p>
{WARNING}
<table>
<caption>Meddelanden i löpnummerordning</caption>
<thead><tr>{columns}</tr></thead>
<tbody>
{rows}</tbody>
</table>
</main>
</body>
</html>
"
    )
}

fn row(entry: &Entry) -> String {
    let mut row = format!("<tr><th scope=\"row\">{}</th>", escaped(&entry.reference));
    for cell in [&entry.arrived, &entry.from, &entry.kind, &entry.subject] {
        // Writing into a string cannot fail.
        let _ = write!(row, "<td>{}</td>", escaped(cell));
    }
    let original = entry.original.as_ref().map(link).unwrap_or_default();
    let note = entry.note.map(escaped).unwrap_or_default();
    let files: String = entry.files.iter().map(|file| format!("<li>{}</li>", link(file))).collect();
    let files = if files.is_empty() { files } else { format!("<ul>{files}</ul>") };
    let _ = writeln!(row, "<td>{original}{note}</td><td>{files}</td></tr>");
    row
}

fn link(file: &File) -> String {
    let name = escaped(&file.name);
    match &file.path {
        Some(path) => format!("<a href=\"{}\">{name}</a>", address(path)),
        None => format!("{name} (kunde inte packas upp; finns i originalet)"),
    }
}

/// `path` as a relative address: every byte but plain letters, digits and separators by its number.
fn address(path: &str) -> String {
    let mut address = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// `text` as HTML shows it: no markup, nothing that turns the direction of reading (UAX #9).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(' '),
            c if c.is_control() => escaped.push('\u{FFFD}'),
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                escaped.push('\u{FFFD}');
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sender_wrote_is_words_and_what_is_not_checked_is_said() {
        let evil = "<script>alert(1)</script>\"'&\u{202E}\u{1B}";
        let file =
            File { name: evil.to_owned(), path: Some("bilagor/0001/01_år & \"dag\"#1?.pdf".to_owned()) };
        let entry = Entry {
            reference: "Ks 1/2026-1".to_owned(),
            arrived: "2026-01-01 12:00:00".to_owned(),
            from: evil.to_owned(),
            kind: "svar".to_owned(),
            subject: evil.to_owned(),
            original: None,
            files: vec![file, File { name: "trasig".to_owned(), path: None }],
            note: Some("skyddad, lämnas ut separat"),
        };
        let index = Index {
            number: "Ks 1/2026".to_owned(),
            title: evil.to_owned(),
            organisation: "Exempelkommun".to_owned(),
            entries: vec![entry],
        };
        let page = page(&index);
        assert!(!page.contains("<script") && !page.contains(['\u{202E}', '\u{1B}']), "{page}");
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\u{FFFD}\u{FFFD}"),
            "{page}"
        );
        assert!(page.contains("href=\"bilagor/0001/01_%C3%A5r%20%26%20%22dag%22%231%3F.pdf\""), "{page}");
        assert!(page.contains("inte kontrollerade mot virus") && page.contains("inte sekretessprövat"));
        assert!(page.contains("skyddad, lämnas ut separat") && page.contains("kunde inte packas upp"));
        assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("src="));
    }
}
