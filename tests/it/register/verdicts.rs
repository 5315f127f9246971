//! What the register keeps of finer verdicts: stance and sender, what adds to what, form letters, and of a
//! restricted mail nothing.

use super::mail::{ACCOUNT, Mail, a, ask, at, b, cells, consultations, mail, new};
use super::sqlite_url;
use crate::support::{postgres_dump, postgres_url};
use remissd::consultation::{Arrival, ArrivalBasis, Detail};
use remissd::facts::DigestFacts;
use remissd::message::{Address, AttachedText, Unreadable};
use remissd::recognition::{
    Evidence, Forwarded, Kind, Outcome, Place, Reason, SenderKind, Stance, Strength, Suggested, Verdict,
};
use remissd::register::{
    Batch, Claim, DigestLetter, DigestRun, Entry, Filed, Finding, Kept, LetterRef, LetterState, Limits,
    Register, Rejudged, Standing,
};
use remissd::sketch::Sketch;

async fn record(register: &Register, kept: Vec<Kept>) -> Vec<Filed> {
    let entries =
        kept.into_iter().map(|kept| Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }).collect();
    let batch = Batch { folder: None, cursor: None, entries, now: at("2019-10-29T13:05:00Z") };
    register.record(&batch).await.unwrap()
}

fn shown_by(text: &str) -> Evidence {
    Evidence { rule: "words/test", place: Place::Body, text: text.to_owned(), strength: Strength::Likely }
}

/// Lets a mail take one stance on all its consultations.
fn takes(verdict: &mut Verdict, stance: Option<Stance>, words: &str) {
    verdict.stance = stance.map(|value| Suggested { value, shown_by: shown_by(words) });
    for one in &mut verdict.matches {
        one.stance.clone_from(&verdict.stance);
    }
}

/// A mail of which everything was read out that can be.
fn read_out(mail: Mail) -> Kept {
    let mut kept = mail.kept();
    let verdict = &mut kept.verdict;
    verdict.kind_shown_by = Some(shown_by("Här är granitens svar"));
    takes(verdict, Some(Stance::SupportsWithChanges), "ja till gnejsen");
    verdict.sender =
        Some(Suggested { value: SenderKind::Association, shown_by: shown_by("vår skifferklubb") });
    verdict.organisation = Some("Basaltföreningen".to_owned());
    verdict.sender_reference = Some("Porfyr 17/2019".to_owned());
    verdict.forwarded = Some(Forwarded {
        sender: Some(Address {
            name: "Kvarts Kvist".to_owned(),
            address: "kvarts@kalksten.example".to_owned(),
        }),
        subject: Some("Sandsten".to_owned()),
        sent: Some("marmortisdag".to_owned()),
        arrival: Some(Arrival { at: at("2019-10-28T08:00:00Z"), basis: ArrivalBasis::ReceivedHeader }),
    });
    let mut attachments = kept.message.attachments.iter_mut();
    let first = attachments.next().unwrap();
    first.text = AttachedText::Read("Ord ur dolomiten\0".to_owned());
    let mut locked = first.clone();
    locked.name = "Lerskiffer.pdf".to_owned();
    locked.text = AttachedText::Unreadable(Unreadable::Locked);
    kept.message.attachments.push(locked);
    kept
}

async fn a_verdict_is_kept_whole(register: &Register) {
    let mut whole = read_out(mail("whole", "a@klubben.example"));
    whole.internal_date = Some(at("2019-10-29T14:03:20Z"));
    let filed = record(register, vec![whole]).await;
    assert_eq!(filed, [new("Ks 1216/2018-1")]);
    let svar = ask(register, "SELECT stallningstagande, avsandare_typ, organisation FROM svar").await;
    assert_eq!(svar, [["tillstyrker med ändringar", "förening", "Basaltföreningen"]]);
    let bilaga = ask(register, "SELECT namn, lasbar, text FROM bilaga ORDER BY namn").await;
    assert_eq!(bilaga, [["Lerskiffer.pdf", "nej", "-"], ["Yttrande.pdf", "ja", "Ord ur dolomiten"]]);
    what_was_read_out_is_shown_in_one_place(register).await;
    // The invitation list knows better than a suggestion, and a person is no organisation.
    let mut invited = read_out(mail("invited", "b@forening.example"));
    takes(&mut invited.verdict, None, "");
    let mut person = read_out(mail("person", "c@privat.example"));
    person.verdict.sender =
        Some(Suggested { value: SenderKind::Private, shown_by: shown_by("jag som bor här") });
    record(register, vec![invited, person]).await;
    let svar =
        ask(register, "SELECT stallningstagande, avsandare_typ, organisation FROM svar ORDER BY lopnummer")
            .await;
    assert_eq!(svar[1], ["-", "inbjuden", "Föreningsrådet"]);
    assert_eq!(svar[2], ["tillstyrker med ändringar", "privatperson", "-"]);
}

async fn what_was_read_out_is_shown_in_one_place(register: &Register) {
    let shown = register.show("Ks 1216/2018-1").await.unwrap().unwrap();
    let evidence = &shown.iter().find(|section| section.heading == "Underlag").unwrap().table;
    let said: Vec<_> = cells(evidence).into_iter().map(|row| format!("{} | {}", row[0], row[2])).collect();
    for expected in [
        "typ: svar | Här är granitens svar",
        "ställningstagande: tillstyrker med ändringar | ja till gnejsen",
        "avsändartyp: förening | vår skifferklubb",
        "organisation | Basaltföreningen",
        "det vidarebefordrades rubrik | Sandsten",
    ] {
        assert!(said.contains(&expected.to_owned()), "{expected}: {said:?}");
    }
    let message = &shown.iter().find(|section| section.heading == "Meddelande").unwrap().table;
    let known: Vec<_> = message
        .columns
        .iter()
        .zip(&cells(message)[0])
        .skip(13)
        .map(|(column, cell)| format!("{column}: {cell}"))
        .collect();
    let expected = [
        "avsändarens nummer: Porfyr 17/2019",
        "ursprunglig avsändare: Kvarts Kvist",
        "ursprunglig e-post: kvarts@kalksten.example",
        "kom först in (UTC): 2019-10-28T08:00:00Z",
        "i brevlådan (UTC): 2019-10-29T14:03:20Z",
        "skillnad: 1 tim efter",
    ];
    assert_eq!(known, expected);
}

async fn report(register: &Register) -> DigestFacts {
    let (until, told_at) = (register.mark_now().await.unwrap(), at("2019-10-30T07:00:00Z"));
    let day = jiff::civil::date(2019, 10, 30);
    let run = DigestRun { diary_number: a(), day, since: None, until, told_at };
    register.digest_facts(ACCOUNT, &run).await.unwrap()
}

async fn who_adds_to_an_answer_has_answered_once(register: &Register) {
    let of = |raw, from, kind, arrived| Mail { kind, arrived, ..mail(raw, from) }.kept();
    let answered =
        async || ask(register, "SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1216/2018'").await;
    let before: i64 = answered().await[0][0].parse().unwrap();
    record(
        register,
        vec![
            // Read before the answer that it adds to, which arrived earlier.
            of("adds", "dora@privat.example", Kind::Supplement, "2019-10-29T12:00:00Z"),
            of("says", "Dora@privat.example", Kind::Answer, "2019-10-28T12:00:00Z"),
            of("takes back", "dora@privat.example", Kind::Withdrawal, "2019-10-30T12:00:00Z"),
            of("answer of the body", "ordf@idrott.example", Kind::Answer, "2019-10-28T12:00:00Z"),
            of("its secretary adds", "sekr@idrott.example", Kind::Supplement, "2019-10-28T13:00:00Z"),
            of("adds to nothing", "eva@privat.example", Kind::Supplement, "2019-10-28T13:00:00Z"),
        ],
    )
    .await;
    let chained =
        ask(register, "SELECT lopnummer, typ, kompletterar FROM svar WHERE lopnummer > 3 ORDER BY lopnummer");
    let expected = [
        ["4", "komplettering", "5"],
        ["5", "svar", "-"],
        ["6", "återkallelse", "4"],
        ["7", "svar", "-"],
        ["8", "komplettering", "7"],
        ["9", "komplettering", "-"],
    ];
    assert_eq!(chained.await, expected);
    assert_eq!(answered().await, [[(before + 3).to_string()]]);
    let told = report(register).await;
    assert_eq!(told.answers.to_string(), answered().await[0][0], "the report counts as the view does");
    let senders = told.answered.iter().map(|one| one.senders).sum::<u64>();
    assert_eq!(senders, told.answers, "who only added to an answer is among those who answered");
}

/// Whichever of an invited body's mails is read first, the supplement finds the answer and a body counts once.
async fn a_body_counts_once_in_whichever_order_its_mail_is_read(register: &Register) {
    let of = |raw, from, kind, arrived| {
        let mut kept = Mail { kind, arrived, numbers: vec![b()], ..mail(raw, from) }.kept();
        kept.letter = None;
        kept
    };
    let supplement = of("b adds", "sekr@idrott.example", Kind::Supplement, "2019-10-28T13:00:00Z");
    let answer = of("b answers", "ordf@idrott.example", Kind::Answer, "2019-10-28T12:00:00Z");
    let other = of("b other", "eva@privat.example", Kind::Answer, "2019-10-28T11:00:00Z");
    record(register, vec![supplement]).await;
    record(register, vec![answer, other]).await;
    let chained =
        "SELECT lopnummer, kompletterar FROM svar WHERE arendenummer = 'Ks 1121/2017' ORDER BY lopnummer";
    assert_eq!(ask(register, chained).await, [["1", "2"], ["2", "-"], ["3", "-"]]);
    let count = "SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1121/2017'";
    assert_eq!(ask(register, count).await, [["2"]]);
}

const FORM: &str = "Hej!\nVi är många som är oroliga för förslaget. Om de mindre föreningarna ska söka sina bidrag \
    varje år i stället för vart tredje går den tid som i dag används till barn och unga åt till blanketter. Vi vill \
    att kommunen behåller de fleråriga avtalen och att lokalerna förblir avgiftsfria på kvällar och helger.\n\
    Vänliga hälsningar\n";

async fn form_letters_are_one_group(register: &Register) {
    let letter = |number: usize, own: &str| {
        let text: &'static str = format!("{FORM}Person {number}\n{own}").leak();
        let from: &'static str = format!("person{number}@upprop.example").leak();
        Mail { text, ..mail(text, from) }.kept()
    };
    let own = "PS. Min dotter har spelat i laget sedan hon var sex år, och utan det hade hon inte haft några vänner.";
    let mut letters: Vec<Kept> = (0..3).map(|number| letter(number, "")).collect();
    letters.push(letter(3, own));
    let mut question = letter(4, "");
    question.verdict.kind = Kind::Question;
    letters.extend([question, Mail { text: "Ja.", ..mail("short one", "f@privat.example") }.kept()]);
    letters.push(Mail { text: "Ja.", ..mail("short two", "g@privat.example") }.kept());
    record(register, letters).await;
    let groups =
        ask(register, "SELECT arendenummer, grupp, antal, lopnummer, personer FROM likalydande").await;
    assert_eq!(groups, [["Ks 1216/2018", "Ks 1216/2018-10", "4", "10", "4"]]);
    let members =
        ask(register, "SELECT lopnummer FROM svar WHERE grupp = 'Ks 1216/2018-10' ORDER BY lopnummer");
    assert_eq!(members.await, [["10"], ["11"], ["12"], ["13"]]);
    let shown = register.show("Ks 1216/2018-13").await.unwrap().unwrap();
    let alike = &shown.iter().find(|section| section.heading == "Likalydande").unwrap().table;
    let [row] = &cells(alike)[..] else { panic!("{alike:?}") };
    assert_eq!(row[..2], ["Ks 1216/2018-10", "4"]);
    assert!(row[2].starts_with("0 → 3 PS. Min dotter"), "{}", row[2]);
    let told = report(register).await.alike;
    assert_eq!(told.iter().map(|group| (group.first, group.answers)).collect::<Vec<_>>(), [(10, 4)]);
}

/// Every word that the mail of [`read_out`] has and that no other row of these tests has.
const WORDS: [&str; 14] = [
    "hemlig.adress", "grottan.example", "granit", "gnejs", "skiffer", "Basalt", "Porfyr", "Kvarts",
    "kalksten", "Sandsten", "marmor", "dolomit", "Lerskiffer", "Fältspat",
];

async fn restricted(register: &Register) {
    let text = format!("Fältspat {FORM}");
    let mut kept = read_out(Mail {
        outcome: Outcome::Restricted,
        id: Some("id@grottan.example"),
        text: text.leak(),
        ..mail("restricted", "hemlig.adress@grottan.example")
    });
    kept.letter = None;
    assert_eq!(record(register, vec![kept]).await, [new("g1")]);
    let shown = format!("{:?}", register.show("g1").await.unwrap().unwrap());
    for word in WORDS {
        assert!(!shown.contains(word), "{word}");
    }
}

/// Registers the mail of [`restricted`], with its letter sent and a report that names it; then the rules call it
/// restricted. `bytes` is all that the database holds.
async fn hidden(register: &Register, bytes: impl Fn() -> Vec<u8>) {
    let text: &'static str = format!("Fältspat {FORM}").leak();
    let as_judged = |outcome| {
        let id = Some("id@grottan.example");
        read_out(Mail { outcome, id, text, ..mail("hidden", "hemlig.adress@grottan.example") })
    };
    record(register, vec![as_judged(Outcome::Filed)]).await;
    let now = at("2019-10-29T14:00:00Z").to_zoned(jiff::tz::TimeZone::UTC);
    let (until, told_at) = (register.mark_now().await.unwrap(), now.timestamp());
    let run = DigestRun { diary_number: a(), day: now.date(), since: None, until, told_at };
    let recipient = Address { name: String::new(), address: "chef@kommun.example".to_owned() };
    let message_id = "report@kommun.example".to_owned();
    let report = DigestLetter { recipient, detail: Detail::Full, message_id };
    register.plan_digest(&run, &[report]).await.unwrap();
    let limits = Limits { in_all: 9, to_a_domain: 9, since: now.timestamp() };
    for letter in register.due_letters(now.timestamp(), &limits).await.unwrap().letters {
        register.claim(letter.id, b"Till hemlig.adress: Lerskiffer.pdf", now.timestamp()).await.unwrap();
        let sent = LetterState::Refused { why: format!("{}: no such user", letter.recipient.domain()) };
        register.settle(letter.id, &sent, &now).await.unwrap();
    }
    let read_before = a_later_report_names_it_too(register, &run).await;
    let before = String::from_utf8_lossy(&bytes()).into_owned();
    assert!(WORDS.iter().all(|word| before.contains(word)), "it was all there");

    let restricted = Rejudged::Kept(Box::new(as_judged(Outcome::Restricted)));
    let (changes, registered) = rejudge(register, "Ks 1216/2018-1", restricted).await;
    assert_eq!((changes, registered), (vec!["outcome filed → restricted".to_owned()], Vec::new()));
    nothing_but_the_number_stands(register).await;
    let claim = register.claim(read_before, b"Till hemlig.adress: Lerskiffer.pdf", told_at).await.unwrap();
    assert_eq!(claim, Claim::Overtaken, "what was read before it was hidden is not sent");
    let now = Rejudged::Kept(Box::new(as_judged(Outcome::Filed)));
    rejudge(register, "Ks 1216/2018-1", now).await;
    assert_eq!(
        ask(register, "SELECT id, rubrik FROM granskning").await,
        [["g1", "-"]],
        "until a person decides"
    );
    assert!(register.empty_log().await.unwrap(), "as the command does that judges anew");
    holds_none_of_it(&bytes());
}

async fn nothing_but_the_number_stands(register: &Register) {
    let waiting =
        ask(register, "SELECT id, avsandare_epost, rubrik, forslag, anledning FROM granskning").await;
    assert_eq!(waiting, [["g1", "-", "-", "Ks 1216/2018", "numret står i ämnesraden"]]);
    let svar = ask(register, "SELECT lopnummer, avsandare_namn, text, antal_bilagor, organisation FROM svar");
    assert_eq!(svar.await, [["1", "-", "-", "0", "-"]]);
}

/// A letter that did not arrive stands in every report after. One is sent; the other was read, and is about to be.
async fn a_later_report_names_it_too(register: &Register, first: &DigestRun) -> LetterRef {
    let until = register.mark_now().await.unwrap();
    let next =
        DigestRun { day: first.day.tomorrow().unwrap(), since: Some(first.until), until, ..first.clone() };
    let report = |id: &str| DigestLetter {
        recipient: Address { name: String::new(), address: "chef@kommun.example".to_owned() },
        detail: Detail::Full,
        message_id: format!("{id}@kommun.example"),
    };
    register.plan_digest(&next, &[report("sent"), report("read")]).await.unwrap();
    let limits = Limits { in_all: 9, to_a_domain: 9, since: first.told_at };
    let due = register.due_letters(first.told_at, &limits).await.unwrap().letters;
    let [sent, read] = &due[..] else { panic!("{due:?}") };
    register.claim(sent.id, b"Nr 1, till hemlig.adress: Lerskiffer.pdf", first.told_at).await.unwrap();
    let now = first.told_at.to_zoned(jiff::tz::TimeZone::UTC);
    register.settle(sent.id, &LetterState::Sent, &now).await.unwrap();
    read.id
}

/// Neither UTF-8 nor hex digits of a word stand anywhere in the bytes.
fn holds_none_of_it(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    assert!(text.contains("Överenskommelse om samverkan"), "it was looked at");
    for word in WORDS {
        assert!(!text.contains(word), "{word}");
    }
}

async fn story(register: &Register) {
    register.synchronise(&consultations()).await.unwrap();
    a_verdict_is_kept_whole(register).await;
    who_adds_to_an_answer_has_answered_once(register).await;
    a_body_counts_once_in_whichever_order_its_mail_is_read(register).await;
    form_letters_are_one_group(register).await;
    what_waits_follows_the_rules_and_what_is_registered_or_restricted_stays(register).await;
    what_is_hidden_leaves_its_group_and_its_chain(register).await;
    letters_are_told_what_came_in_and_what_did_not(register).await;
    what_was_never_compared_finds_its_group(register).await;
}

/// The message that `reference` names, as it stands.
async fn standing(register: &Register, reference: &str) -> Standing {
    let all = register.standing(None, 1_000).await.unwrap();
    all.into_iter().find(|one| one.reference == reference).unwrap_or_else(|| panic!("{reference}"))
}

/// Judges it again; what is listed, and the references it was registered under by that.
async fn rejudge(register: &Register, reference: &str, now: Rejudged) -> (Vec<String>, Vec<String>) {
    let one = standing(register, reference).await;
    let changes = one.changes(&now).into_iter().map(|change| change.listed).collect();
    let registered = register.rejudge(&one, &now, at("2019-11-01T08:00:00Z")).await.unwrap();
    let again = registered.first().map_or(reference, String::as_str);
    assert!(standing(register, again).await.changes(&now).is_empty(), "told once");
    (changes, registered)
}

async fn what_waits_follows_the_rules_and_what_is_registered_or_restricted_stays(register: &Register) {
    let judged = |raw, outcome| {
        let mut kept = Mail { outcome, ..mail(raw, "h@privat.example") }.kept();
        kept.letter = kept.letter.filter(|_| outcome == Outcome::Filed);
        kept
    };
    let now = |raw, outcome| Rejudged::Kept(Box::new(judged(raw, outcome)));
    let waits = ["to be filed", "to be ignored", "to be hidden"].map(|raw| judged(raw, Outcome::Review));
    record(register, waits.into()).await;
    let (changes, filed) = rejudge(register, "g1", now("to be filed", Outcome::Filed)).await;
    assert_eq!(changes, ["outcome review → filed"]);
    assert_eq!(rejudge(register, "g2", Rejudged::NotOurs).await.0, ["outcome review → ignored"]);
    rejudge(register, "g3", now("to be hidden", Outcome::Restricted)).await;
    let waiting = ask(register, "SELECT id, rubrik, anledning FROM granskning ORDER BY id").await;
    let not_ours = "Enligt reglerna i dag hör mejlet inte till någon remiss";
    let expected = [["g2", "Svar på remissen", not_ours], ["g3", "-", "numret står i ämnesraden"]];
    assert_eq!(waiting, expected);
    assert_eq!(rejudge(register, "g3", now("to be hidden", Outcome::Filed)).await.1, Vec::<String>::new());
    assert_eq!(ask(register, "SELECT rubrik FROM granskning WHERE id = 'g3'").await, [["-"]]);

    let reference = &filed[0];
    rejudge(register, reference, Rejudged::NotOurs).await;
    let letter = "SELECT typ, stallningstagande, (SELECT count(*) FROM kvittens k
        WHERE k.arendenummer = s.arendenummer AND k.lopnummer = s.lopnummer) FROM svar s
        WHERE avsandare_epost = 'h@privat.example'";
    assert_eq!(ask(register, letter).await, [["svar", "-", "1"]]);
    let mut finer = judged("to be filed", Outcome::Filed);
    finer.verdict.kind = Kind::Supplement;
    takes(&mut finer.verdict, Some(Stance::Opposes), "nej");
    rejudge(register, reference, Rejudged::Kept(Box::new(finer))).await;
    assert_eq!(ask(register, letter).await, [["komplettering", "avstyrker", "1"]]);
}

/// The first of the form letters, and the answer that another mail of its sender adds to.
async fn what_is_hidden_leaves_its_group_and_its_chain(register: &Register) {
    let hidden = |text: &'static str, raw, from| {
        Rejudged::Kept(Box::new(Mail { text, outcome: Outcome::Restricted, ..mail(raw, from) }.kept()))
    };
    let first = format!("{FORM}Person 0\n").leak();
    let now = hidden(first, first, "person0@upprop.example");
    assert_eq!(rejudge(register, "Ks 1216/2018-10", now).await.0, ["outcome filed → restricted"]);
    let groups = ask(register, "SELECT grupp, antal FROM likalydande").await;
    assert_eq!(groups, [["Ks 1216/2018-11", "3"]]);
    let now = hidden("Vi tillstyrker förslaget.\0", "answer of the body", "ordf@idrott.example");
    rejudge(register, "Ks 1216/2018-7", now).await;
    let chained = "SELECT lopnummer, avsandare_epost, rubrik, organisation, kompletterar, kvitterat FROM svar
        WHERE lopnummer IN (7, 8) ORDER BY lopnummer";
    let expected = [
        ["7", "-", "-", "-", "-", "nej"],
        ["8", "sekr@idrott.example", "Svar på remissen", "Idrottsrådet", "-", "nej"],
    ];
    assert_eq!(ask(register, chained).await, expected);
    let letter =
        "SELECT lage, mottagare, fel FROM kvittens WHERE lopnummer = 7 AND arendenummer = 'Ks 1216/2018'";
    assert_eq!(ask(register, letter).await, [["gav upp", "", "mejlet är skyddat: en person avgör"]]);
    let waiting = ask(register, "SELECT avsandare_namn, rubrik, anledning FROM granskning").await;
    let hidden = ["-", "-", "numret står i ämnesraden"];
    assert_eq!(waiting.iter().filter(|row| **row == hidden).count(), 3);
    let shown = format!("{:?}", register.show("Ks 1216/2018-7").await.unwrap().unwrap());
    assert!(shown.contains("döljs tills en person bestämmer") && !shown.contains("ordf@"), "{shown}");
}

/// The group whose first was hidden, and a question that turns out to be an answer, and back.
async fn what_was_never_compared_finds_its_group(register: &Register) {
    let groups = async || ask(register, "SELECT grupp, antal FROM likalydande").await;
    let next = standing(register, "Ks 1216/2018-11").await;
    assert!(next.is_ungrouped && !standing(register, "Ks 1216/2018-12").await.is_ungrouped);
    let sketch = Sketch::of(FORM).unwrap();
    assert!(register.group(&next, &sketch).await.unwrap());
    assert!(!standing(register, "Ks 1216/2018-11").await.is_ungrouped);
    assert!(!register.group(&next, &sketch).await.unwrap(), "once");
    let text: &'static str = format!("{FORM}Person 4\n").leak();
    for (kind, expected) in [(Kind::Answer, "4"), (Kind::Question, "3")] {
        let now = Mail { text, kind, ..mail(text, "person4@upprop.example") }.kept();
        let now = Rejudged::Kept(Box::new(now));
        rejudge(register, "Ks 1216/2018-14", now).await;
        assert_eq!(groups().await, [["Ks 1216/2018-11", expected]]);
    }
}

async fn letters_are_told_what_came_in_and_what_did_not(register: &Register) {
    let mut linked = mail("behind a link", "lina@privat.example").kept();
    linked.verdict.reasons.push(Reason { rule: "link/shared_file", words: "länk".to_owned() });
    record(register, vec![linked]).await;
    let limits = Limits { in_all: 99, to_a_domain: 99, since: at("2019-10-01T00:00:00Z") };
    let due = register.due_letters(at("2019-11-02T00:00:00Z"), &limits).await.unwrap().letters;
    let told = async |address: &str| {
        let letter = due.iter().find(|letter| letter.recipient.address == address).unwrap();
        let facts = register.receipt_facts(letter.id).await.unwrap();
        let files: Vec<_> = facts.attachments.into_iter().map(|file| (file.name, file.readable)).collect();
        (facts.adds_to_earlier, facts.behind_link, files)
    };
    let file = |name: &str, readable| (name.to_owned(), readable);
    let yttrande = || vec![file("Yttrande.pdf", None)];
    let read = vec![file("Yttrande.pdf", Some(true)), file("Lerskiffer.pdf", Some(false))];
    assert_eq!(told("a@klubben.example").await, (false, false, read));
    assert_eq!(told("dora@privat.example").await, (true, false, yttrande()));
    assert_eq!(told("eva@privat.example").await, (false, false, yttrande()));
    assert_eq!(told("lina@privat.example").await, (false, true, yttrande()));
}

#[tokio::test]
async fn finer_verdicts_are_kept_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(&Register::open(&sqlite_url(folder.path())).await.unwrap()).await;
}

#[tokio::test]
async fn finer_verdicts_are_kept_on_postgresql() {
    story(&Register::open(&postgres_url()).await.unwrap()).await;
}

#[tokio::test]
async fn not_a_word_of_a_restricted_mail_is_in_the_sqlite_file_or_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&sqlite_url(folder.path())).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    restricted(&register).await;
    holds_none_of_it(&sqlite_bytes(folder.path()));
}

/// The file and its log.
fn sqlite_bytes(folder: &std::path::Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder.join("below")).unwrap();
    files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

#[tokio::test]
async fn what_is_hidden_later_is_in_neither_the_sqlite_file_nor_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&sqlite_url(folder.path())).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    hidden(&register, || sqlite_bytes(folder.path())).await;
}

#[tokio::test]
async fn what_is_hidden_later_is_in_no_table_of_postgresql() {
    let url = postgres_url();
    let register = Register::open(&url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    hidden(&register, || postgres_dump(&url)).await;
}

#[tokio::test]
async fn not_a_word_of_a_restricted_mail_is_in_any_table_of_postgresql() {
    let url = postgres_url();
    let register = Register::open(&url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    restricted(&register).await;
    let dump = postgres_dump(&url);
    holds_none_of_it(&dump);
    // In SQLite's file these stand in the views.
    let dump = String::from_utf8_lossy(&dump);
    assert!(!dump.contains("association") && !dump.contains("supports"));
}

#[tokio::test]
async fn a_campaign_is_one_group_and_letters_of_ones_own_are_none() {
    let folder = tempfile::tempdir().unwrap();
    for url in [sqlite_url(folder.path()), postgres_url()] {
        for campaign in [false, true] {
            let register = Register::open(&url).await.unwrap();
            register.synchronise(&consultations()).await.unwrap();
            let letters: Vec<Kept> = (0..100)
                .map(|number| {
                    let own: Vec<String> = (0..80_u32).map(|word| word_of(number * 1_000 + word)).collect();
                    let text = if campaign { format!("{FORM}Person {number}") } else { own.join(" ") };
                    let from = format!("p{number}@upprop{campaign}.example");
                    let text: &'static str = text.leak();
                    let raw: &'static str = format!("{campaign} {number}").leak();
                    Mail { text, ..mail(raw, from.leak()) }.kept()
                })
                .collect();
            record(&register, letters).await;
            let groups = ask(&register, "SELECT DISTINCT antal FROM likalydande").await;
            let expected: &[[&str; 1]] = if campaign { &[["100"]] } else { &[] };
            assert_eq!(groups, expected, "{url} {campaign}");
        }
    }
}

fn word_of(number: u32) -> String {
    number
        .to_be_bytes()
        .iter()
        .map(|byte| format!("{}{}", char::from(b'a' + byte % 26), char::from(b'a' + byte / 26)))
        .collect()
}
