//! What must never leave the house, and what a page must never load.

use super::*;

/// Everything that must not leave the house, each with a mark of its own.
fn with_secrets() -> DigestFacts {
    let name = |organisation: &str| Some(organisation.to_owned());
    let secret = |serial| NewsItem {
        sender: "HEMLIG <hemlig@firma.example>".to_owned(),
        subject: "HEMLIG rubrik".to_owned(),
        stance: Some(Stance::Opposes),
        ..news_item(serial)
    };
    let mut facts = busy();
    facts.news = vec![
        secret(1),
        NewsItem { organisation: name("Anna Hemlig"), ..secret(2) },
        NewsItem { organisation: name("anna@hemlig.example"), ..secret(3) },
        NewsItem { organisation: name("Anna Hemlig Exempelföreningen"), ..secret(4) },
        NewsItem { organisation: name("Hemligs Bygg och Måleri"), ..secret(5) },
        NewsItem { organisation: name("Exempelföreningen"), ..secret(6) },
        NewsItem { organisation: name("Rådet Exempel"), invited: true, ..secret(7) },
        NewsItem { kind: Kind::Supplement, also: vec![facts.diary_number.clone()], ..secret(8) },
    ];
    facts.reviews = vec![ReviewItem {
        reference: "g1".to_owned(),
        reason: "HEMLIG skrev: hemlig@firma.example".to_owned(),
        rules: vec!["number/HEMLIG".to_owned(), "HEMLIG".to_owned()],
        restricted: false,
        is_new: true,
    }];
    facts.undelivered = vec![UndeliveredFacts {
        serial: Some(1),
        end: LetterEnd::Refused,
        why: "550 5.7.1 hemlig@firma.example is HEMLIG".to_owned(),
        recipient: Some("hemlig@firma.example".to_owned()),
        is_new: true,
    }];
    facts
}

#[test]
fn nothing_private_leaves_the_house_in_a_summary() {
    let letter = letter(&with_secrets(), Detail::Summary);
    let page = letter.html.unwrap();
    for text in [&letter.subject, &letter.text, &page] {
        let lower = text.to_lowercase();
        for secret in ["hemlig", "anna", "avstyrker", "firma", "rubrik"] {
            assert!(!lower.contains(secret), "{secret}: {text}");
        }
    }
    assert!(letter.files.is_empty() && !letter.text.contains(".xlsx"), "{}", letter.text);
    for text in [letter.text.clone(), read_out(&page)] {
        for said in ["Exempelföreningen", "Rådet Exempel", "osäkert ärendenummer", "550 5.7.1"] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}

#[test]
fn a_page_shows_nothing_from_elsewhere_and_runs_nothing() {
    let bait = "</td><script>alert(1)</script><img src=http://x.example/a.png onerror='a'>\"";
    let mut facts = busy();
    facts.title = bait.to_owned();
    facts.silent = vec![silent(bait)];
    facts.undelivered[0].why = bait.to_owned();
    facts.reviews[0].reason = bait.to_owned();
    facts.folders[0].name = bait.to_owned();
    for item in &mut facts.news {
        item.subject = bait.to_owned();
        item.sender = bait.to_owned();
    }
    let page = page(&facts, Detail::Full);
    assert!(!page.contains("<script") && page.matches("<img").count() == 1, "{page}");
    assert_eq!((page.matches("src=\"").count(), page.matches("src=\"cid:").count()), (1, 1), "{page}");
    for remote in ["href=", "url(", "@import", "<link", "src=http://", "onerror='"] {
        assert!(!page.contains(remote), "{remote}: {page}");
    }
    let shown = letter(&facts, Detail::Full).page_by_itself().unwrap();
    assert!(shown.contains("src=\"data:image/png;base64,iVBOR") && !shown.contains("cid:"));
}

#[test]
fn a_summary_names_no_private_person_and_no_subject() {
    let text = worded(&busy(), Detail::Summary);
    for secret in ["Kim", "kim@", "synpunkter\n", "Mina", "skyddade uppgifter\n", "tillstyrker"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let text = worded(&busy(), Detail::Full);
    assert!(text.contains("Kim Exempel <kim@example.org>") && text.contains("Mina synpunkter"), "{text}");
}
