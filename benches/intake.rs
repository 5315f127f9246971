//! How fast, and in how much memory: `remissd run --once` over a large mailbox on a real Dovecot,
//! beside a bare TLS socket that fetches the same bodies and throws them away. `make bench`.
//!
//! Socket and intake take turns, so that what else the machine does hits both, and the median of the
//! rounds counts. Acknowledgements are off. What is printed is for people; nothing here passes or fails
//! on speed.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a measurement that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use data_encoding::BASE64_MIME;
use remissd::message::read_html;
use rustls::pki_types::{CertificateDer, ServerName, pem::PemObject};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// The messages of the mailbox that is measured.
const MANY: usize = 20_000;

/// The messages of a small one, whose peak memory must be the same.
const FEW: usize = 2_000;

/// How often socket and intake take turns: an odd number, so that one of them is the median.
const ROUNDS: usize = 5;

/// The kernel counts a process's time in hundredths of a second, on every machine (`USER_HZ`).
const TICKS: f64 = 100.0;

/// One round: the socket, then the program.
struct Round {
    socket: Duration,
    intake: Intake,
}

/// One run of the program.
struct Intake {
    /// From its start to its end.
    time: Duration,
    /// Processor time of its own, in seconds.
    processor: f64,
    /// Its peak memory in MiB.
    peak: f64,
}

impl Round {
    fn ratio(&self) -> f64 {
        self.intake.time.as_secs_f64() / self.socket.as_secs_f64()
    }
}

fn main() {
    // `cargo test --all-targets` runs benches too, with no such argument.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let server = Dovecot::serve();
    // Removed at the end, not in between: where many files were just removed ext4 is slow to make new ones.
    let runs = tempfile::tempdir().unwrap();
    let few = fill(&server, FEW).0;
    let small = take_in(&server, &few, &runs.path().join("few"));
    let (many, bytes) = fill(&server, MANY);
    println!("{MANY} messages, {:.0} MB, one in ten an answer; {ROUNDS} rounds", bytes as f64 / 1e6);
    let rounds: Vec<Round> = (1..=ROUNDS)
        .map(|number| {
            let socket = drain(&server, &many);
            let intake = take_in(&server, &many, &runs.path().join(number.to_string()));
            let round = Round { socket, intake };
            let (socket, intake) = (socket.as_secs_f64(), round.intake.time.as_secs_f64());
            println!("  {number}: socket {socket:.2} s, intake {intake:.2} s, ratio {:.2}", round.ratio());
            round
        })
        .collect();
    report(&rounds, &small);
}

/// Says what the issue asks, in medians.
fn report(rounds: &[Round], small: &Intake) {
    let (html, html_bytes) = html_made_readable();
    let intake = median(rounds, |round| round.intake.time.as_secs_f64());
    let processor = median(rounds, |round| round.intake.processor);
    println!("bare TLS socket     {:7.2} s", median(rounds, |round| round.socket.as_secs_f64()));
    println!("remissd run --once  {intake:7.2} s, {processor:.2} s of processor time");
    println!("ratio               {:7.2}   (wanted: at most 2)", median(rounds, Round::ratio));
    let (share, speed) = (100.0 * html / processor, html_bytes as f64 / 1e6 / html);
    println!("HTML made readable  {html:7.2} s, {share:.0} % of the processor time, {speed:.0} MB/s");
    println!("peak memory         {:7.1} MiB at {MANY} messages", median(rounds, |round| round.intake.peak));
    println!(
        "                    {:7.1} MiB at {FEW} messages (wanted: at most 128, and the same)",
        small.peak
    );
}

fn median(rounds: &[Round], of: impl Fn(&Round) -> f64) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    *values.get(values.len() / 2).expect("there are rounds")
}

/// The throwaway Dovecot of `scripts/`; it ends when this process does.
struct Dovecot {
    settings: Vec<(String, String)>,
    _lifeline: Child,
}

impl Dovecot {
    fn serve() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/dovecot.sh");
        let mut command = Command::new(script);
        command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
        let mut lifeline = command.spawn().expect("the script starts");
        let lines = BufReader::new(lifeline.stdout.take().expect("piped")).lines();
        let settings = lines
            .map(|line| line.expect("text"))
            .take_while(|line| line != "READY")
            .filter_map(|line| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())))
            .collect();
        Self { settings, _lifeline: lifeline }
    }

    fn setting(&self, name: &str) -> &str {
        self.settings
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .expect("the script prints it")
    }
}

/// Writes so many messages straight into a new user's Maildir and lets the server index them; gives the
/// user and the bytes.
fn fill(server: &Dovecot, count: usize) -> (String, usize) {
    let user = format!("mangd{count}@kommun.example");
    let mut imap = Imap::login(server, &user);
    imap.command("EXAMINE INBOX");
    let (name, domain) = user.split_once('@').unwrap();
    let maildir = Path::new(server.setting("MAIL")).join(domain).join(name).join("Maildir");
    let owner = fs::metadata(&maildir).unwrap().uid();
    let mut bytes = 0;
    for number in 0..count {
        let message = message(number);
        bytes += message.len();
        let path = maildir.join("cur").join(format!("{:010}.M{number}.bench:2,", number + 1));
        fs::write(&path, message).unwrap();
        chown(&path, Some(owner), None).unwrap();
    }
    imap.command("EXAMINE INBOX");
    imap.command("UID FETCH 1:* (UID RFC822.SIZE INTERNALDATE)");
    (user, bytes)
}

/// Some 15 KB of mail: a third plain, a third HTML, a third with an attachment; one in ten an answer.
fn message(number: usize) -> Vec<u8> {
    let subject =
        if number.is_multiple_of(10) { "Remissvar Ks 1216/2018" } else { "Felanm=?utf-8?Q?=C3=A4?=lan" };
    let head = format!(
        "Received: from post.forening.example by mx.kommun.example (Postfix) id X{number}; Mon, 6 Jan 2025 08:00:00 +0000\r\n\
         From: Person {number} <person{number}@medborgare.example>\r\nTo: kommun@kommun.example\r\nSubject: {subject}\r\n\
         Message-ID: <{number}@medborgare.example>\r\nDate: Mon, 6 Jan 2025 08:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    );
    let plain = format!("{}\r\n", line(number)).repeat(if number.is_multiple_of(3) { 160 } else { 20 });
    let body = match number % 3 {
        0 => format!(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{plain}"
        ),
        1 => format!(
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}",
            page(number)
        ),
        _ => format!(
            "Content-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: 8bit\r\n\r\n{plain}\r\n--=_b\r\nContent-Type: application/pdf\r\n\
             Content-Disposition: attachment; filename=\"Bilaga {number}.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--=_b--\r\n",
            BASE64_MIME.encode(&noise(number, 9_000))
        ),
    };
    format!("{head}{body}").into_bytes()
}

fn line(number: usize) -> String {
    format!("Vi har läst förslaget noga och vill säga något om punkt {number}, som berör oss alla.")
}

/// A page such as mail programs write: more mark-up than words.
fn page(number: usize) -> String {
    let line = line(number);
    let row = format!(
        "<tr><td style=\"font-family: Calibri; margin: 0cm\"><p class=\"MsoNormal\">{line}&nbsp;<b>&aring;</b></p></td></tr>\r\n"
    );
    format!(
        "<html><head><style>p {{ margin: 0 }}</style></head><body><table>{}</table></body></html>\r\n",
        row.repeat(80)
    )
}

/// Bytes that do not repeat from one message to the next (xorshift from the number).
fn noise(seed: usize, length: usize) -> Vec<u8> {
    let mut state = seed as u64 ^ 0x9e37_79b9_7f4a_7c15;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

/// How long a bare socket takes to fetch all bodies.
fn drain(server: &Dovecot, user: &str) -> Duration {
    let started = Instant::now();
    let mut imap = Imap::login(server, user);
    imap.command("EXAMINE INBOX");
    imap.command("UID FETCH 1:* (UID BODY.PEEK[])");
    started.elapsed()
}

/// One run of the program in `folder`, from nothing to the mailbox's end.
fn take_in(server: &Dovecot, user: &str, folder: &Path) -> Intake {
    fs::create_dir(folder).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    fs::write(folder.join("password"), "hemligt\n").unwrap();
    let text = include_str!("intake.toml")
        .replace("@USER@", user)
        .replace("@STATE@", &path("state"))
        .replace("@DATABASE@", &path("register.db"))
        .replace("@PASSWORD_FILE@", &path("password"))
        .replace("@CA_FILE@", server.setting("CA_FILE"))
        .replace("@IMAPS_PORT@", server.setting("IMAPS_PORT"));
    fs::write(folder.join("remissd.toml"), text).unwrap();
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_remissd"))
        .args(["run", "--once"])
        .env("REMISSD_CONFIG", folder.join("remissd.toml"))
        .stdout(Stdio::null())
        .spawn()
        .expect("remissd runs");
    let (mut processor, mut peak) = (0.0, 0.0);
    while child.try_wait().unwrap().is_none() {
        processor = processor_time(child.id()).unwrap_or(processor);
        peak = high_water(child.id()).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    let time = started.elapsed();
    assert!(child.wait().unwrap().success(), "the intake failed");
    Intake { time, processor, peak }
}

/// The processor time that a process has taken so far, in seconds: utime and stime of proc(5).
fn processor_time(pid: u32) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program comes before, in brackets; the first field behind it is the third.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
    let ticks = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
    Some((ticks(14)? + ticks(15)?) / TICKS)
}

/// The most memory that a process has held so far, in MiB.
fn high_water(pid: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? / 1024.0)
}

/// Processor time in seconds for making the pages of the mailbox's HTML third readable, and their bytes.
fn html_made_readable() -> (f64, usize) {
    let pages: Vec<String> = (0..MANY).filter(|number| number % 3 == 1).map(page).collect();
    let so_far = || processor_time(std::process::id()).expect("a process can see itself");
    let started = so_far();
    for page in std::iter::repeat_n(&pages, ROUNDS).flatten() {
        std::hint::black_box(read_html(page));
    }
    ((so_far() - started) / ROUNDS as f64, pages.iter().map(String::len).sum())
}

/// The least of a mail client, over TLS; answers are thrown away.
struct Imap {
    stream: BufReader<StreamOwned<ClientConnection, TcpStream>>,
}

impl Imap {
    fn login(server: &Dovecot, user: &str) -> Self {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(server.setting("CA_FILE")).unwrap()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config =
            ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = Arc::new(config.with_root_certificates(roots).with_no_client_auth());
        let tls = ClientConnection::new(config, ServerName::try_from("localhost").unwrap()).unwrap();
        let tcp = TcpStream::connect(("127.0.0.1", server.setting("IMAPS_PORT").parse().unwrap())).unwrap();
        tcp.set_nodelay(true).unwrap();
        let mut imap = Self { stream: BufReader::with_capacity(256 * 1024, StreamOwned::new(tls, tcp)) };
        imap.line();
        imap.command(&format!("LOGIN \"{user}\" hemligt"));
        imap
    }

    fn command(&mut self, command: &str) {
        let stream = self.stream.get_mut();
        stream.write_all(format!("a {command}\r\n").as_bytes()).unwrap();
        stream.flush().unwrap();
        loop {
            let line = self.line();
            if line.starts_with("a ") {
                assert!(line.starts_with("a OK"), "{line}");
                return;
            }
            let literal = line.trim_end().strip_suffix('}').and_then(|head| head.rsplit_once('{'));
            if let Some(length) = literal.and_then(|(_, length)| length.parse().ok()) {
                std::io::copy(&mut self.stream.by_ref().take(length), &mut std::io::sink()).unwrap();
            }
        }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "Dovecot went away");
        line
    }
}
