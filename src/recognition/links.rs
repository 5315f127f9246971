//! Links to files that lie with somebody else: nothing has come in but the link, and the file may be gone
//! tomorrow. Known by host and path, in text and in HTML, also behind a mail system's own redirection.

use std::sync::LazyLock;

use regex::Regex;

use crate::message::Message;
use crate::pattern::pattern;

/// Hosts and paths of shared files, as they stand in a link once its percent forms are read.
static SHARED: LazyLock<Regex> = LazyLock::new(|| {
    let links = [
        r"1drv\.ms/",
        r"onedrive\.live\.com/",
        r"[\w-]+\.sharepoint\.com/(?:[^\s]*/)?(?::\w:|personal|sites|_layouts|s/)",
        r"(?:drive|docs)\.google\.com/(?:file|drive|document|spreadsheets|presentation|open|uc|a/|forms/d)",
        r"(?:www\.)?dropbox\.com/(?:s|sh|scl|l|t|transfer)/",
        r"dl\.dropboxusercontent\.com/",
        r"db\.tt/",
        r"(?:www\.)?icloud\.com/(?:iclouddrive|attachment|photos|pages|keynote|numbers)",
        r"share\.icloud\.com/",
        r"(?:we\.tl|[\w.-]*wetransfer\.com)/\w",
        r"(?:www\.)?sprend\.com/\w",
        r"[\w-]*\.?app\.box\.com/(?:s|v|file)/",
        r"[\w-]+\.box\.com/s/",
        r"mega\.(?:nz|io)/(?:file|folder|#)",
        r"(?:www\.)?mediafire\.com/(?:file|folder)/",
        r"e\.pcloud\.(?:link|com)/publink",
        r"(?:www\.)?swisstransfer\.com/d/",
        r"send\.tresorit\.com/",
        r"filetransfer\.[\w.-]+/",
        r"filesender\.[\w.-]+/",
        r"[\w.-]*(?:nextcloud|owncloud)[\w.-]*/\S",
        r"[\w.-]+/(?:index\.php/)?s/[A-Za-z0-9]{15}\b",
        r"(?:www\.)?smash\.(?:com|gg)/\w|fromsmash\.com/\w",
    ];
    pattern(&format!(r"(?i)https?://(?:[\w-]+@)?(?:{})", links.join("|")))
});

/// Whether the sender's text, or a link in the mail's HTML, leads to a shared file.
pub(super) fn leads_to_a_file(message: &Message) -> bool {
    message.new_text().filter(|text| text.contains("://")).any(is_shared)
        || message.links.iter().any(|link| is_shared(link))
}

fn is_shared(text: &str) -> bool {
    SHARED.is_match(text)
        || (text.contains("%2F") || text.contains("%2f")) && SHARED.is_match(&unwrapped(text))
}

/// The link within the link: programs that check links write `?url=https%3A%2F%2F…`.
fn unwrapped(text: &str) -> String {
    text.replace("%3A", ":").replace("%3a", ":").replace("%2F", "/").replace("%2f", "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::mail;

    #[test]
    fn shared_files_are_known_by_host_and_path() {
        for (link, shared) in [
            ("https://1drv.ms/w/s!Abc", true),
            ("https://forening-my.sharepoint.com/:w:/g/personal/anna/Abc?e=1", true),
            ("https://docs.google.com/document/d/1Abc/edit", true),
            ("https://drive.google.com/file/d/1Abc/view?usp=sharing", true),
            ("https://www.dropbox.com/s/abc/Svar.pdf?dl=0", true),
            ("https://www.icloud.com/iclouddrive/0abc#Svar", true),
            ("https://we.tl/t-abc", true),
            ("https://sprend.com/download/?C=abc", true),
            ("https://moln.forening.example/s/aB3dE5fG7hJ9kL1", true),
            ("https://moln.forening.example/index.php/s/aB3dE5fG7hJ9kL1", true),
            ("https://nextcloud.forening.example/f/123", true),
            (
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F1drv.ms%2Fw%2Fs!A&data=x",
                true,
            ),
            ("https://www.kommun.example/remisser", false),
            ("https://www.google.com/maps/place/Stortorget", false),
            ("https://maps.google.com/?q=torget", false),
            ("https://www.dropbox.com/", false),
            ("https://forening.example/s/om-oss", false),
            ("mailto:anna@forening.example", false),
        ] {
            assert_eq!(leads_to_a_file(&mail().text("Se länken").link(link).done()), shared, "{link}");
            assert_eq!(leads_to_a_file(&mail().text(&format!("Vårt svar: {link}")).done()), shared, "{link}");
        }
        assert!(!leads_to_a_file(&mail().text("Hej").quoted("https://1drv.ms/w/s!Abc").done()));
    }
}
