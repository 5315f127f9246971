//! Values that can never match, or match everything, and the blanks around values that can.

use super::{MINIMAL, parse, refusal};

/// The minimal configuration with this line in a section, in place of the one that sets the same key.
fn with(section: &str, line: &str) -> String {
    let consultation =
        "[[consultation]]\ndiary_number = \"Ks 1/2026\"\ntitle = \"T\"\ndeadline = \"2026-12-31\"\n";
    let key = format!("{} = ", line.split(" = ").next().unwrap());
    let text = format!("{MINIMAL}{consultation}");
    let (head, rest) = text.split_once(section).unwrap();
    let (own, rest) =
        rest.split_once("\n[").map_or((rest, String::new()), |(own, rest)| (own, format!("\n[{rest}")));
    let own: Vec<_> = own.lines().filter(|line| !line.starts_with(&key)).collect();
    format!("{head}{section}\n{line}{}{rest}\n", own.join("\n"))
}

/// Section, line, key, and what is said.
const REFUSED: [(&str, &str, &str, &str); 16] = [
    ("[mailbox]", "own_hosts = [\"*\"]", "mailbox.own_hosts", "\"*\" is no host: write it as"),
    ("[mailbox]", "own_hosts = [\"mx.a.example\", \"\"]", "mailbox.own_hosts", "\"\" is no host"),
    ("[mailbox]", "aliases = [\"*@a.example\"]", "mailbox.aliases", "no mail address"),
    ("[mailbox]", "authserv_id = \"mx a\"", "mailbox.authserv_id", "no name of a server"),
    ("[smtp]", "from = \"E <k@a.example>, b <b@b.example>\"", "smtp.from", "not one mail address"),
    ("[smtp]", "envelope_from = \"k\"", "smtp.envelope_from", "no mail address"),
    ("[[consultation]]", "title = \" \"", "title", "no name"),
    ("[[consultation]]", "also_known_as = [\"Planen\", \"\"]", "also_known_as", "\"\" is no name"),
    ("[[consultation]]", "also_known_as = [\".\"]", "also_known_as", "\".\" is no name"),
    ("[[consultation]]", "invitations = [\"Message-ID: <x>\"]", "invitations", "no Message-ID: write it as"),
    (
        "[[consultation]]",
        "report_to = [{ name = \"S\", address = \"s\" }]",
        "report_to",
        "\"s\" is no mail address",
    ),
    (
        "[[consultation]]",
        "invited = [{ name = \"Kören\", domains = [\"*.koren.example\"] }]",
        "invited \"Kören\": domains",
        "\"*.koren.example\" is no domain: write it as \"example.org\"",
    ),
    (
        "[[consultation]]",
        "invited = [{ name = \"Kören\", domains = [\"example\"] }]",
        "invited \"Kören\": domains",
        "\"example\" is no domain",
    ),
    (
        "[[consultation]]",
        "invited = [{ name = \"Kören\", addresses = [\"Birgit <b@koren.example>\"] }]",
        "invited \"Kören\": addresses",
        "is no mail address: write it as \"kommun@example.org\"",
    ),
    ("[[consultation]]", "invited = [{ name = \" \" }]", "invited: name", "no name"),
    (
        "[[consultation]]",
        "invited = [{ name = \"Kören\", addresses = [\"Kommun@kommun.example\"] }]",
        "invited \"Kören\"",
        "is an address of ours",
    ),
];

#[test]
fn a_value_that_can_never_match_or_matches_everything_is_refused_with_its_key() {
    let in_consultation = "consultation Ks 1/2026: ";
    for (section, line, key, said) in REFUSED {
        let refused = refusal(&with(section, line));
        let key =
            if section == "[[consultation]]" { format!("{in_consultation}{key}") } else { key.to_owned() };
        assert!(refused.starts_with(&format!("remissd.toml: {key}: ")), "{line}: {refused}");
        assert!(refused.contains(said), "{line}: {refused}");
    }
    for (line, said) in [
        ("[digest]\noperator = \"drift\"", "digest.operator: \"drift\" is no mail address"),
        (
            "[acknowledgement]\nnever_to = [\"se\"]",
            "acknowledgement.never_to: \"se\" is neither an address nor",
        ),
    ] {
        let refused = refusal(&format!("{MINIMAL}{line}"));
        assert!(refused.contains(said), "{refused}");
    }
    for series in ["\"\"", "\"Ks\", \" \"", "\"Ks 1\""] {
        let refused = refusal(&MINIMAL.replace("\"Ks\"", series));
        assert!(refused.contains("diary_series: ") && refused.contains("is no diary series"), "{refused}");
    }
}

#[test]
fn nobody_who_was_asked_has_an_address_of_ours() {
    let invited = "invited = [{ name = \"Kören\", addresses = [\"koren@post.example\"] }]";
    for (section, line, is_ours) in [
        ("[mailbox]", "aliases = [\"koren@post.example\"]", true),
        ("[smtp]", "from = \"Kommunen <Koren@Post.example>\"", true),
        ("[smtp]", "envelope_from = \"koren@post.example\"", true),
        ("[mailbox]", "aliases = [\"info@post.example\"]", false),
    ] {
        let text = with("[[consultation]]", invited).replace(section, &format!("{section}\n{line}"));
        let refused = parse(&text).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(
            refused.contains("\"koren@post.example\" is an address of ours"),
            is_ours,
            "{line}: {refused}"
        );
        assert_eq!(refused.is_empty(), !is_ours, "{line}: {refused}");
    }
}

#[test]
fn a_blank_around_a_value_is_nothing() {
    let text = MINIMAL
        .replace("[\"Ks\"]", "[\" Ks\"]")
        .replace("\"kommun@kommun.example\"", "\" kommun@kommun.example \"\naliases = [\"info@kommun.example \"]\nown_hosts = [\"*.Kommun.example \"]\nauthserv_id = \" mx.kommun.example\"")
        .replace("\"smtp.kommun.example\"", "\" smtp.kommun.example\"\nfrom = \" K <k@kommun.example> \"\nenvelope_from = \" \"\n[digest]\noperator = \" drift@kommun.example\"");
    let consultation = "[[consultation]]\ndiary_number = \"Ks 1/2026\"\ntitle = \" T \"\ndeadline = \"2026-12-31\"\n\
        also_known_as = [\" Planen\"]\ninvitations = [\" <1@kommun.example> \"]\n\
        report_to = [{ name = \"S\", address = \" s@kommun.example\" }]\n\
        invited = [{ name = \" Kören\", domains = [\" @Koren.example \"], addresses = [\" b@post.example\"] }]\n";
    let config = parse(&format!("{text}{consultation}")).unwrap();
    let (mailbox, smtp, one) = (&config.mailbox, &config.smtp, &config.consultations[0]);
    let body = &one.invited[0];
    assert_eq!(
        [&config.diary_series[0], &mailbox.address, &mailbox.aliases[0], &mailbox.own_hosts[0]],
        ["Ks", "kommun@kommun.example", "info@kommun.example", "*.kommun.example"]
    );
    assert_eq!(
        [mailbox.authserv_id.as_deref().unwrap(), &smtp.server.host, &smtp.from, &smtp.envelope_from],
        ["mx.kommun.example", "smtp.kommun.example", "K <k@kommun.example>", ""]
    );
    assert_eq!(
        [config.digest.operator.as_deref().unwrap(), &one.title, &one.also_known_as[0], &one.invitations[0]],
        ["drift@kommun.example", "T", "Planen", "1@kommun.example"]
    );
    assert_eq!(
        [&one.report_to[0].address, body.name.as_str(), &body.domains[0], &body.addresses[0]],
        ["s@kommun.example", "Kören", "koren.example", "b@post.example"]
    );
}
