//! How fast, and in how much memory: `remissd run --once` over a large mailbox on a real Dovecot,
//! beside a bare TLS socket that fetches the same bodies and throws them away. `make bench`.
//!
//! Acknowledgements are off. What is printed is for people; nothing here passes or fails on speed.

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
use rustls::pki_types::{CertificateDer, ServerName, pem::PemObject};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// What an intake may take at most, in times of the bare socket.
const WANTED_RATIO: f64 = 2.0;

fn main() {
    // `cargo test --all-targets` runs benches too, with no such argument.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let server = Dovecot::serve();
    for count in [2_000, 20_000] {
        measure(&server, count);
    }
}

/// One mailbox of `count` messages, read by the socket and by the program.
fn measure(server: &Dovecot, count: usize) {
    let user = format!("mangd{count}@kommun.example");
    let bytes = fill(server, &user, count);
    let socket = drain(server, &user);
    let (intake, peak) = take_in(server, &user);
    let html = html_made_readable(count);
    let ratio = intake.as_secs_f64() / socket.as_secs_f64();
    println!("{count} messages, {:.1} MB", bytes as f64 / 1e6);
    println!("  bare TLS socket     {:7.2} s", socket.as_secs_f64());
    println!(
        "  remissd run --once  {:7.2} s   {ratio:.2} times the socket (wanted: at most {WANTED_RATIO})",
        intake.as_secs_f64()
    );
    println!("  reading HTML takes  {:7.2} s   of processor time, by itself", html.as_secs_f64());
    println!("  peak memory         {:7.1} MiB", peak as f64 / 1024.0);
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

/// Writes the messages straight into the Maildir and lets the server index them; gives their bytes.
fn fill(server: &Dovecot, user: &str, count: usize) -> usize {
    let mut imap = Imap::login(server, user);
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
    bytes
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
    let line =
        format!("Vi har läst förslaget noga och vill säga något om punkt {number}, som berör oss alla.");
    let plain = format!("{line}\r\n").repeat(if number.is_multiple_of(3) { 160 } else { 20 });
    let body = match number % 3 {
        0 => format!(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{plain}"
        ),
        1 => format!(
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}",
            html(&line)
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

/// A page such as mail programs write: more mark-up than words.
fn html(line: &str) -> String {
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

/// How long the program takes from nothing to the mailbox's end, and its peak memory in KiB.
fn take_in(server: &Dovecot, user: &str) -> (Duration, u64) {
    let folder = tempfile::tempdir().unwrap();
    let configuration = folder.path().join("remissd.toml");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(folder.path().join("password"), "hemligt\n").unwrap();
    let text = include_str!("intake.toml")
        .replace("@USER@", user)
        .replace("@STATE@", &path("state"))
        .replace("@DATABASE@", &path("register.db"))
        .replace("@PASSWORD_FILE@", &path("password"))
        .replace("@CA_FILE@", server.setting("CA_FILE"))
        .replace("@IMAPS_PORT@", server.setting("IMAPS_PORT"));
    fs::write(&configuration, text).unwrap();
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_remissd"))
        .args(["run", "--once"])
        .env("REMISSD_CONFIG", &configuration)
        .stdout(Stdio::null())
        .spawn()
        .expect("remissd runs");
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        peak = high_water(child.id()).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(child.wait().unwrap().success(), "the intake failed");
    (started.elapsed(), peak)
}

/// The most memory that a process has held so far, in KiB.
fn high_water(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

/// Processor time for reading the HTML third of the messages, the parsing of their mail included.
fn html_made_readable(count: usize) -> Duration {
    let pages: Vec<_> = (0..count).filter(|number| number % 3 == 1).map(message).collect();
    let started = Instant::now();
    for page in &pages {
        std::hint::black_box(remissd::message::Message::read(page));
    }
    started.elapsed()
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
