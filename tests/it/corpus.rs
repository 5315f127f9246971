//! Every mail in `tests/corpus` with the verdict it gets. A file is named after its oddity; a
//! recognition bug starts as a new one. The snapshot is read by eye: it is what the mail must get.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use remissd::consultation::{BodyName, Consultation, Deadline, Invited};
use remissd::diary_number::{DiaryNumber, Finder};
use remissd::extract::{Budget, Contents, Extractor, Limits};
use remissd::letter_id::LetterKey;
use remissd::message::Message;
use remissd::recognition::{
    Acknowledge, Authority, Circumstances, Evidence, History, Reason, SenderLimits, Titles, Verdict, judge,
};

#[test]
fn every_mail_of_the_corpus_gets_its_verdict() {
    let authority = authority();
    let reader = Reader::new();
    let report: String = corpus().iter().map(|path| told(path, &authority, &reader)).collect();
    insta::assert_snapshot!("corpus", report);
}

/// Where the rules that remember or count are tested.
const TESTS: [&str; 3] = [
    include_str!("limits.rs"),
    include_str!("../../src/recognition/never_answer/tests.rs"),
    include_str!("../../src/recognition/never_answer/tests/history.rs"),
];

#[test]
fn each_rule_has_a_machine_on_one_side_and_a_person_on_the_other() {
    let (authority, reader) = (authority(), Reader::new());
    let mut sides = std::collections::BTreeSet::new();
    for row in include_str!("../data/never-answer.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [rule, side, name, to @ ..] = &row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let stands = if *side == "test" { to.concat() } else { (*side).to_owned() };
        let both = ["machine", "person"].into_iter().filter(|one| stands == "both" || stands == *one);
        sides.extend(both.map(|one| (rule.parse::<u32>().unwrap(), one)));
        if *side == "test" {
            assert!(TESTS.iter().any(|tests| tests.contains(&format!("fn {name}("))), "{row}");
            continue;
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpus/{name}.eml"));
        let message = reader.read(&std::fs::read(path).unwrap());
        let verdict = judge(&message, &circumstances(name, &message), &authority, &History::default());
        let speaks = verdict.reasons.iter().any(|reason| reason.rule.starts_with(&format!("never/{rule}_")));
        assert_eq!(speaks, *side == "machine", "{row}: {:?}", verdict.reasons);
        match &verdict.acknowledge {
            Acknowledge::Yes { to: address } => {
                assert_eq!(*side, "person", "{row}");
                assert!(to.iter().all(|to| address.address == **to), "{row}: {}", address.address);
            }
            Acknowledge::No(reason) => assert_eq!(*side, "machine", "{row}: {reason:?}"),
        }
    }
    for rule in (1..=35).filter(|rule| *rule != 28) {
        let has = |side| sides.contains(&(rule, side));
        assert!(has("machine") && has("person"), "rule {rule} wants a mail or a test on either side");
    }
}

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut mails: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "eml")).collect();
    mails.sort();
    mails
}

/// One paragraph about one mail: its name and verdict, then the evidence, then the reasons.
fn told(path: &Path, authority: &Authority, reader: &Reader) -> String {
    let name = path.file_stem().unwrap().to_string_lossy();
    let message = reader.read(&std::fs::read(path).unwrap());
    let verdict = judge(&message, &circumstances(&name, &message), authority, &History::default());
    let mut told = format!("{name}: {}\n", verdict_line(&verdict, authority));
    for one in &verdict.matches {
        for evidence in &one.evidence {
            let (place, strength) = (evidence.place.as_str(), evidence.strength.as_str());
            writeln!(told, "    {} {strength} {place}: {}", one.diary_number, evidence.text).unwrap();
        }
        for body in &one.on_behalf {
            writeln!(told, "    {} also for {}: {}", one.diary_number, body.value, body.shown_by.text)
                .unwrap();
        }
    }
    for near in &verdict.near_misses {
        writeln!(told, "    {} meant by {} in {}", near.suggestion, near.written, near.place.as_str())
            .unwrap();
    }
    told.push_str(&said_of_the_sender(&verdict));
    if let Some(one) = &verdict.forwarded {
        let sender = one.sender.as_ref().map_or("nobody", |sender| sender.address.as_str());
        let arrival =
            one.arrival.map_or_else(|| "an unknown time".to_owned(), |arrival| arrival.at.to_string());
        writeln!(told, "    written by {sender}, first here at {arrival}").unwrap();
    }
    for reason in &verdict.reasons {
        writeln!(told, "  - {}", reason_line(reason)).unwrap();
    }
    told
}

/// Reads mail with the words of its attachments, as the real reader in its own process brings them.
struct Reader {
    runtime: tokio::runtime::Runtime,
    extractor: Extractor,
}

impl Reader {
    fn new() -> Self {
        let limits = Limits { max_time: Duration::from_secs(20), max_text: 1 << 20, ocr: None };
        Self {
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            extractor: Extractor::of(env!("CARGO_BIN_EXE_remissd").into(), limits),
        }
    }

    /// Where a mail has a file that only some machines can read, nothing is read.
    fn read(&self, raw: &[u8]) -> Message {
        let message = Message::read(raw);
        let everywhere = |name: &str| {
            let name = name.to_lowercase();
            [".txt", ".html", ".rtf", ".docx", ".pdf"].iter().any(|suffix| name.ends_with(suffix))
        };
        if message.attachments.is_empty() || !message.attachments.iter().all(|one| everywhere(&one.name)) {
            return message;
        }
        let contents = Contents::of(&message, raw);
        self.runtime.block_on(self.extractor.read(message, contents, &mut Budget::default())).unwrap()
    }
}

/// What kind it is by which sentence, then stance, sender, organisation and number: what there is of them.
fn said_of_the_sender(verdict: &Verdict) -> String {
    let shown = |what: &str, by: &Evidence| {
        format!("    {what} by {} in {}: {}\n", by.rule, by.place.as_str(), by.text)
    };
    let kind = verdict.kind_shown_by.as_ref().map(|by| shown("kind", by));
    let stance = verdict.stance.as_ref().map(|one| shown(one.value.as_str(), &one.shown_by));
    let sender = verdict.sender.as_ref().map(|one| shown(one.value.as_str(), &one.shown_by));
    let organisation = verdict.organisation.as_ref().map(|name| format!("    organisation {name}\n"));
    let on_each = verdict.matches.iter().filter(|one| one.stance != verdict.stance).filter_map(|one| {
        let stance = one.stance.as_ref()?;
        Some(shown(&format!("{} {}", one.diary_number, stance.value.as_str()), &stance.shown_by))
    });
    let on_each = Some(on_each.collect::<String>());
    let reference = verdict.sender_reference.as_ref().map(|number| format!("    reference {number}\n"));
    [kind, stance, on_each, sender, organisation, reference].into_iter().flatten().collect()
}

fn verdict_line(verdict: &Verdict, authority: &Authority) -> String {
    let filed: Vec<_> = verdict
        .filed_under()
        .map(|one| format!("{} {}", one.diary_number, one.timing.map_or("untimed", |timing| timing.as_str())))
        .collect();
    let arrival = verdict.arrival.map_or_else(String::new, |arrival| {
        let at = arrival.at.to_zoned(authority.zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z");
        format!("{at} {}", arrival.basis.as_str())
    });
    let letter = match &verdict.acknowledge {
        Acknowledge::Yes { to } => format!("letter to {}", to.address),
        Acknowledge::No(reason) => format!("no letter, {}", reason.rule),
    };
    let outcome = format!("{:?}", verdict.outcome).to_lowercase();
    format!("{outcome} as {} [{}], {arrival}, {letter}", verdict.kind.as_str(), filed.join("; "))
}

fn reason_line(reason: &Reason) -> String {
    format!("{}: {}", reason.rule, reason.words)
}

/// As met in the inbox, or in Junk where the name says so, an hour after the last mail of the corpus
/// that came on the usual day. The mailbox dates each mail some seconds after its newest Received line of ours,
/// or, where the name says so, on the usual day whatever that line says.
fn circumstances(name: &str, message: &Message) -> Circumstances {
    let usual: Timestamp = "2019-10-29T13:03:05Z".parse().unwrap();
    let ours = |by: &str| by.trim_end_matches('.') == "kommun.example" || by.contains(".kommun.example");
    let newest = message.received.first().filter(|hop| hop.by.as_deref().is_some_and(ours));
    let stamped = newest.and_then(|hop| hop.at).map(|at| at + SignedDuration::from_secs(5));
    let internal_date = if name.contains("imported") || name.contains("before_the_mailbox") {
        Some(usual)
    } else {
        Some(stamped.unwrap_or(usual))
    };
    let now = "2019-10-29T14:00:00Z".parse().unwrap();
    Circumstances {
        internal_date,
        given: None,
        junk: name.starts_with("junk_"),
        backlog: false,
        opened: false,
        now,
    }
}

/// The two consultations of the first municipality, at a reserved domain.
pub(crate) fn authority() -> Authority {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let consultation = |number: &str, title: &str, day: &str| Consultation {
        diary_number: DiaryNumber::parse(number).unwrap(),
        title: title.to_owned(),
        also_known_as: Vec::new(),
        deadline: Deadline::new(day.parse().unwrap(), zone.clone()),
        report_to: Vec::new(),
        invited: Vec::new(),
        invitations: Vec::new(),
    };
    let mut consultations = vec![
        consultation("Ks 1216/2018", "Överenskommelse om samverkan", "2019-10-30"),
        consultation("Ks 1121/2017", "Riktlinjer för idéburet-offentligt partnerskap", "2019-11-29"),
    ];
    with_short_forms_and_invited(&mut consultations);
    let registered: Vec<_> = consultations.iter().map(|each| each.diary_number.clone()).collect();
    Authority {
        name: "Exempels kommun".to_owned(),
        zone: zone.clone(),
        finder: Finder::new(&["Ks".to_owned()], &registered),
        titles: Titles::new(&consultations, "Exempels kommun"),
        consultations,
        own_addresses: vec!["kommun@kommun.example".to_owned()],
        mailbox_addresses: vec!["kommun@kommun.example".to_owned()],
        own_domain: "kommun.example".to_owned(),
        own_hosts: vec!["*.kommun.example".to_owned()],
        authserv_id: Some("mx.kommun.example".to_owned()),
        letter_key: LetterKey::new([7; 32]),
        acknowledgements: true,
        max_age: SignedDuration::from_hours(48),
        limits: SenderLimits::default(),
    }
}

/// The first is asked of one body, the second of another; both have a short form.
fn with_short_forms_and_invited(consultations: &mut [Consultation]) {
    if let [one, two] = consultations {
        let invited = |name: &str, domain: &str, address: &str| Invited {
            name: BodyName::new(name),
            domains: vec![domain.to_owned()],
            addresses: vec![address.to_owned()],
        };
        one.also_known_as = vec!["Samverkansöverenskommelsen".to_owned()];
        one.invited = vec![invited("Föreningsrådet", "rad.example", "bo.berg@gmail.example")];
        one.invitations = vec!["inbjudan.1@kommun.example".to_owned()];
        two.also_known_as = vec!["IOP".to_owned()];
        two.invited = vec![invited("Idrottsrådet", "idrott.example", "ida@idrott.example")];
    }
}
