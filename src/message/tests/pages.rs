//! HTML as mail programs write it: what people see of a page, and whose it is.

use super::*;

#[test]
fn cells_items_and_headings_are_kept_apart() {
    for (body, text) in [
        ("<table><tr><td>Dnr</td><td>KS 2026/1</td></tr><tr><td>a</td></tr></table>", "Dnr\tKS 2026/1\na"),
        ("<ul><li>ett<li>två</ul>", "ett\ntvå"),
        ("<h1>Rubrik</h1>Rad", "Rubrik\nRad"),
        ("a<br>b<BR/>c<div>d</div>e", "a\nb\nc\nd\ne"),
        ("a<b>b</b> <i>c</i>", "ab c"),
        ("<style>p{}</style><script>1<2</script><title>t</title>x", "x"),
        ("<!--[if mso]>dold<![endif]-->x<![if !mso]>y<![endif]>", "xy"),
        ("a < b <3 c<", "a < b <3 c<"),
        ("<a href=\"x>y\">länk</a> <p class=\"x>text", "länk\ntext"),
        ("<style>aldrig slut", "aldrig slut"),
        ("<pre>ett\n  två</pre>", "ett\n  två"),
    ] {
        assert_eq!(new_text(&html(body)), text, "{body}");
    }
}

#[test]
fn text_that_nobody_sees_is_left_out_and_told() {
    for body in [
        "<div style=\"display:none\">Ks 1/2018</div>x",
        "<span style='VISIBILITY: hidden'>Ks 1/2018</span>x",
        "<span style=\"font-size:0px\">Ks 1/2018</span>x",
        "<p hidden>Ks 1/2018<p>x",
        "<div style=\"display:none !important\"><div>a</div>Ks 1/2018</div>x",
        "<span style=\"mso-hide:all\">Ks 1/2018</span>x",
        "<div class=preheader>Ks 1/2018</div>x",
        "<div style=\"max-height:0px;overflow:hidden\">Ks 1/2018</div>x",
        "<span style=\"color:#FFFFFF; background-color:white\">Ks 1/2018</span>x",
    ] {
        let message = html(body);
        assert_eq!(new_text(&message), "x", "{body}");
        assert_eq!(message.defects.len(), 1, "{body}");
    }
    assert_eq!(new_text(&html("<span style=\"font-size:0.9em\">x</span>")), "x");
}

#[test]
fn what_mail_programs_mark_as_quoted_is_quoted() {
    for body in [
        "x<div class=\"gmail_quote\"><div>Ks 1/2018</div></div>",
        "x<blockquote type=cite>Ks 1/2018</blockquote>",
        "x<div id=\"appendonsend\"></div><hr><div>Ks 1/2018</div>",
        "x<div id=\"x_divRplyFwdMsg\">Från</div><div>Ks 1/2018</div>",
        "x<hr><p><b>Från:</b> A &lt;a@x.example&gt;<br><b>Skickat:</b> den 29 oktober 2019 14:03<br><b>Till:</b> B<br><b>Ämne:</b> C</p><p>Ks 1/2018</p>",
    ] {
        let message = html(body);
        assert_eq!(new_text(&message), "x", "{body}");
        assert!(message.text().contains("Ks 1/2018"), "{body}");
    }
    assert_eq!(new_text(&html("a<blockquote>q</blockquote>b")), "a\nb");
}

#[test]
fn an_answer_between_and_below_quoted_blocks_is_new() {
    for body in [
        "<div class=gmail_quote><div class=gmail_attr>Den tis 29 okt. 2019 kl 14:03 skrev B:</div><blockquote>Ks 1/2018</blockquote>x<blockquote>Ks 2/2018</blockquote></div>",
        "<div class=protonmail_quote>On Tuesday, B wrote:<br><blockquote>Ks 1/2018</blockquote></div>x",
        "<p id=v1reply-intro>Den 29 oktober skrev B:</p><blockquote>Ks 1/2018</blockquote><p>x</p>",
        "<div class=moz-cite-prefix>Den 2019-10-29 skrev B:</div><blockquote type=cite>Ks 1/2018</blockquote><p>x</p>",
        "<p>Den tis 29 okt. 2019 kl 14:03 skrev B &lt;b@x.example&gt;:</p><blockquote>Ks 1/2018</blockquote>x",
        "<blockquote>Ks 1/2018<blockquote>Ks 3/2018</blockquote></blockquote>x<blockquote>Ks 2/2018</blockquote>",
    ] {
        assert_eq!(new_text(&html(body)), "x", "{body}");
    }
}

#[test]
fn a_forwarded_mail_is_quoted_whole() {
    for body in [
        "x<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>Från: B</div>Hej<blockquote>a</blockquote>Ks 1/2018</div>",
        "x<div class=moz-forward-container>-------- Vidarebefordrat meddelande --------<table class=moz-email-headers-table><tr><th>Ämne:<td>a</table>Ks 1/2018</div>",
        "x<div>Vidarebefordrat mejl:</div><blockquote type=cite><b>Från: </b>B</blockquote>Ks 1/2018",
        "x<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Från:</b> B</p></div><p>Ks 1/2018</p>",
        "x<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'>Från: B</div><p>Ks 1/2018</p>",
        "x<span id=OLK_SRC_BODY_SECTION><div>Från: B</div>Ks 1/2018</span>",
        "x<div class=\"ms-outlook-mobile-reference-message skipProofing\">Från: B</div>Ks 1/2018",
        "x<div id=ydp12yahoo_quoted class=ydp12yahoo_quoted>Den 29 oktober skrev B:<div>Ks 1/2018</div></div>",
        "x<div>-------- Originalmeddelande --------</div><div>Från: B</div><div>Rubrik: C</div><div>Ks 1/2018</div>",
    ] {
        let message = html(body);
        assert_eq!(new_text(&message), "x", "{body}");
        assert!(message.text().contains("Ks 1/2018"), "{body}");
    }
}

#[test]
fn gmail_marks_signature_and_quote_and_text_below_is_new() {
    let message = html(
        "<div>Svar<div class=\"gmail_signature\">Anna</div></div><div class=\"gmail_quote\"><div class=\"gmail_attr\">Den 29 okt skrev X:</div><blockquote>Remiss</blockquote></div><div>Nederst</div>",
    );
    let origins: Vec<_> = message.passages.iter().map(|passage| passage.origin).collect();
    assert_eq!(origins, [Origin::New, Origin::Signature, Origin::Quoted, Origin::New]);
}
