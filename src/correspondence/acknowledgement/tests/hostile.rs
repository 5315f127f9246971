//! What strangers name their files and we our consultations breaks no letter.

use super::*;

#[test]
fn hostile_names_are_made_plain_and_escaped_and_only_five_are_named() {
    let long = format!("{}.pdf", "lång".repeat(100));
    let names = [
        "../../<img src=x onerror=alert(1)>.pdf",
        "gpj.\u{202E}exe",
        "x\r\nBcc: y@example.org",
        "\u{200B}",
        &long,
        "sjätte {{ organisation.name }}",
        "sjunde",
    ];
    let mut facts = receipt(Kind::Answer, vec![agreement(None)]);
    facts.attachments = names.iter().map(|name| file(name, 1000, None)).collect();
    let text = letter(&facts).text;
    let listed: Vec<_> = text.lines().filter(|line| line.starts_with("- ")).collect();
    assert_eq!(
        listed[..4],
        [
            "- <img src=x onerror=alert(1)>.pdf (1 kB)",
            "- gpj.exe (1 kB)",
            "- x Bcc: y@example.org (1 kB)",
            "- fil utan namn (1 kB)"
        ]
    );
    assert!(listed[4].ends_with("….pdf (1 kB)") && listed[4].chars().count() < 80, "{}", listed[4]);
    assert_eq!(listed[5..], ["- … och 2 till"]);
    let html = letter(&facts).html.unwrap();
    assert!(html.contains("<li>&lt;img src=x onerror=alert(1)&gt;.pdf (1 kB)</li>"), "{html}");
    assert!(!html.contains("<img"), "{html}");
    // Named first where it could not be read, as it is, and not as a piece of a template.
    facts.attachments[5].readable = Some(false);
    assert!(
        letter(&facts)
            .text
            .contains("- sjätte {{ organisation.name }} (1 kB, gick inte att läsa automatiskt)")
    );
}

#[test]
fn hostile_titles_and_names_of_ours_are_escaped_too() {
    let title = "A \"B\" <b> & \u{202E}c\r\nBcc: x@example.org";
    let facts = receipt(Kind::Answer, vec![case("Ks 1/2019", title, date(2019, 10, 30), None)]);
    let organisation = Organisation { controller: "<i>Å & Ö</i>".to_owned(), ..organisation() };
    let letter = acknowledgement(&Templates::built_in(), &facts, &organisation, "", "").unwrap();
    assert!(letter.text.contains("remissen \"A \"B\" <b> & c Bcc: x@example.org\""), "{}", letter.text);
    let html = letter.html.unwrap();
    assert!(html.contains("&quot;A &quot;B&quot; &lt;b&gt; &amp; c Bcc: x@example.org&quot;"), "{html}");
    assert!(html.contains("<p>&lt;i&gt;Å &amp; Ö&lt;/i&gt; ansvarar") && !html.contains("<i>"), "{html}");
}
