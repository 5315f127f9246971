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

/// Each hides its number and shows an x.
const HIDING: &[&str] = &[
    "<div style=\"display:none\">Ks 1/2018</div>x",
    "<span style='VISIBILITY: hidden'>Ks 1/2018</span>x",
    "<span style=\"font-size:0px\">Ks 1/2018</span>x",
    "<p hidden>Ks 1/2018<p>x",
    "<div style=\"display:none !important\"><div></div>Ks 1/2018</div>x",
    "<span style=\"mso-hide:all\">Ks 1/2018</span>x",
    "<div style=\"max-height:0px;overflow:hidden\">Ks 1/2018</div>x",
    "<span style=\"color:#FFFFFF; background-color:white\">Ks 1/2018</span>x",
    "<span style='color: white'>Ks 1/2018</span>x",
    "<font color=white>Ks 1/2018</font>x",
    "<font color='#FEFEFE'>Ks 1/2018</font>x",
    "<span style='color:rgb(255, 255, 255)'>Ks 1/2018</span>x",
    "<span style='color:#ffffffff;background:white none'>Ks 1/2018</span>x",
    "<span style='color:#123456;background:#123456'>Ks 1/2018</span>x",
    "<table bgcolor='#003366'><tr><td><font color='#036'>Ks 1/2018</font></table>x",
    "<span style='color:transparent'>Ks 1/2018</span>x",
    "<span style='color:rgba(0,0,0,0)'>Ks 1/2018</span>x",
    "<span style='font-size:1px'>Ks 1/2018</span>x",
    "<span style='font:0/0 a'>Ks 1/2018</span>x",
    "<span style='font-size:0'><b style='font-size:2em'>Ks 1/2018</b></span>x",
    "<span style='opacity:.01'>Ks 1/2018</span>x",
    "<div style='height:0;overflow:hidden'>Ks 1/2018</div>x",
    "<div style='position:absolute;width:1px;height:1px;overflow:hidden'>Ks 1/2018</div>x",
    "<div style='position:absolute;left:-9999px'>Ks 1/2018</div>x",
    "<span style='position:absolute;width:1px;height:1px;overflow:hidden'>Ks 1/2018</span>x",
    "<table><tr><td><span style='display:none'>Ks 1/2018</td></tr><tr><td>x</table>",
    "<div><a style='display:none'>Ks <b>1</b>/2018</div>x",
    "<td style='background:none repeat scroll 0 0 #003366;color:#036'>Ks 1/2018</td>x",
    "<s>Ks 1/2018</s>x",
    "<p style='text-decoration:line-through'><i>Ks 1/2018</i></p>x",
    "<div style='position:absolute;clip:rect(0 0 0 0)'>Ks 1/2018</div>x",
    "<div style='transform:scale(0)'>Ks 1/2018</div>x",
    "<p style='visibility:collapse'>Ks 1/2018<div>x</div>",
    "<div style='display&#58;none'>Ks 1/2018</div>x",
    "<div style='display:/**/none'>Ks 1/2018</div>x",
    "<div style='display:none!important;display:block'>Ks 1/2018</div>x",
    "<blockquote style='display:none'>Ks 1/2018</blockquote>x",
    "<style>\n.a, td.b { DISPLAY:none } /* .c{} */</style><i class='y a'>Ks 1/2018</i>x",
    "<style>p.b{color:red}p.b{display:none}</style><p class=b>Ks 1/2018<p>x",
    "<template>Ks 1/2018</template>x",
    "<noframes>Ks 1/2018</noframes>x",
];

#[test]
fn text_that_nobody_sees_is_left_out_and_told() {
    for body in HIDING {
        let message = html(body);
        assert_eq!(new_text(&message), "x", "{body}");
        assert_eq!(message.hidden, "Ks 1/2018", "{body}");
        assert_eq!(message.defects.len(), 1, "{body}");
    }
}

/// Each shows an x.
const SHOWING: &[&str] = &[
    "<span style=\"font-size:0.9em\">x</span>",
    "<div style='display:none;display:block'>x</div>",
    "<div hidden style='display:block'>x</div>",
    "<div style='visibility:hidden'><span style='visibility:visible'>x</span></div>",
    "<td style='font-size:0'><div style='font-size:13px'>x</div></td>",
    "<div style='font-size:0'><p style='font:bold 12px/20px Arial'>x</p></div>",
    "<div class=preheader>x</div>",
    "<div style='max-height:0'>x</div>",
    "<table bgcolor=black><tr><td style='color:#fff'>x</table>",
    "<div style='background:#000'><font color=white>x</font></div>",
    "<div style='background:url(a.png) white;color:white'>x</div>",
    "<div style='background-color:rgba(0,0,0,.6)'><b style='color:white'>x</b></div>",
    "<body style='color:white' background=a.png>x</body>",
    "<div style='color:white'><a href=y>x</a></div>",
    "<table><tr><td style='display:none'><td>x<tr></table>",
    "<table><tr style='display:none'><tr><td>x</table>",
    "<table><tr><td style='display:none'><table><tr><td></td><td></table></table>x",
    "<ul><li style='display:none'><ul><li></ul><li>x</ul>",
    "<div><p hidden></div>x",
    "<style>@media (max-width: 9px) { .a{color:red} .b { display: none } }</style><p class=b>x",
    "<style>.b .a{display:none} .a:hover{display:none} div.a{display:none}</style><p class=a>x",
    "<style><!-- .a{display:none!important} .b{color:red} --></style><p class=b style='display:none;display:block'>x",
    "<style>.b{display:none}.b{display:block}</style><p class=b>x",
    "<style>#top td{background:#036}</style><p style='color:white'>x",
    "<style>.top{background:#036}</style><div class=top><p style='color:white'>x</div>",
    "<style media=print>.b{display:none}</style><p class=b>x",
    "<noscript>x</noscript>",
    "<div style=\"color:red\" style=\"display:none\">x</div>",
    "<p style='left:-1px;opacity:.5;width:0;height:1px'>x",
    "<p style='left:-999px;text-indent:-999em;margin-left:-999px'>x",
    "<div style='font-size:1rem'>x</div>",
    "<div style='font:400 1rem/1.5 Arial'>x</div>",
    "<div style='font-size:0'><p style='font-size:medium'>x</p></div>",
    "<div style='font-size:0'><p style='font-size:var(--s)'>x</p></div>",
    "<table><tr><td style='background: none repeat scroll 0 0 #003366;color:#fff'>x</table>",
    "<div style='background:rgb(0, 51, 102) none;color:#fff'>x</div>",
    "<style>@media all{.a{background:#036}}</style><div class=a><p style='color:#fff'>x</div>",
    "<style media='only screen'>.a{background:#036}</style><div class=a><p style='color:#fff'>x</div>",
    "<table><tr><td color='#ffffff'>x</table>",
    "<td bgcolor='#003366'></div><font color='#fff'>x</font>",
    "<body bgcolor=black></div></center><p style='color:#fff'>x",
    "<div text=white color=white>x</div>",
    "<div style='height:1em;overflow:hidden'>x</div>",
    "<table><tr><td style='width:1%;white-space:nowrap;overflow:hidden'>x</table>",
    "<table style='height:1px;overflow:hidden'><tr><td style='width:0;overflow:hidden'>x</table>",
    "<span style='height:0;overflow:hidden'>x</span>",
    "<div style='width:1px;min-width:100%;overflow:hidden'>x</div>",
    "<style>.b{display:none} .a{display:block}</style><div class='a b'>x</div>",
];

#[test]
fn text_that_people_see_is_read_whatever_is_said_around_it() {
    for body in SHOWING {
        let message = html(body);
        assert_eq!((new_text(&message).as_str(), message.hidden.as_str()), ("x", ""), "{body}");
    }
}

/// An answer that was written on a dark screen has white letters, and its program says nothing of the paper.
#[test]
fn what_only_looks_hidden_is_read_where_nothing_else_was_written() {
    for (body, new, hidden) in [
        ("<div style='color:#fff'>Ks 1/2018<br>a</div>", "Ks 1/2018\na", "Ks 1/2018\na"),
        ("<p style='color:#fff'>a</p><blockquote>q</blockquote>", "a", "a"),
        ("<p style='font-size:1px'>a</p><blockquote>q</blockquote>", "", "a"),
        ("<p style='color:#fff'>a</p><img src=b>", "", "a"),
        ("<p style='color:#fff'>a</p>Hej", "Hej", "a"),
        ("<p style='display:none'>a<p>...", "...", "a"),
        ("<blockquote style='color:#fff'>q</blockquote>", "", "q"),
    ] {
        let message = html(body);
        assert_eq!((new_text(&message).as_str(), message.hidden.as_str()), (new, hidden), "{body}");
    }
}

#[test]
fn what_nobody_sees_keeps_its_lines_apart() {
    let message =
        html("x<div style='display:none'>Ärende<br>Ks <b>1</b>/2018<table><td>a<td>b</table></div>");
    assert_eq!(message.hidden, "Ärende\nKs 1/2018\na\tb");
}

#[test]
fn what_stands_higher_or_lower_is_parted_from_a_number_or_a_word() {
    for (body, text) in [
        ("Ks 418/2026<sup>1</sup>.", "Ks 418/2026 1."),
        ("Vi tillstyrker<sup>2</sup> det.<SUP>3</SUP>", "Vi tillstyrker 2 det. 3"),
        ("100 m<sup>2</sup> CO<sub>2</sub> H<sub>2</sub>O", "100 m2 CO2 H2O"),
        ("1<sup>a</sup> kl. 13<sup>00</sup>, 10<sup>3</sup>", "1 a kl. 13 00, 10 3"),
        ("<sup>1</sup> Se <i>planen</i><sup>a</sup>", "1 Se planen a"),
        ("<sup>1</sup>Ks<sup>1</sup> 418/2026", "1 Ks 1 418/2026"),
    ] {
        assert_eq!(new_text(&html(body)), text, "{body}");
    }
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
    let needless = "<span style='color:red'>x<blockquote>q</div></div></td></table>q</blockquote></span>";
    assert_eq!(new_text(&html(needless)), "x");
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
