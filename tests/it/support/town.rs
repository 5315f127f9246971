//! A town: a mailbox of its own, two consultations, people who write, and the daemon that reads.

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use jiff::{ToSpan, Zoned, civil::Date};
use mail_parser::{MessageParser, MimeHeaders as _, PartType};
use serde_json::Value;

use super::servers::{dovecot, post_settles, postfix, postgres_url};
use super::{Imap, Mail, eventually};

/// The consultation that is still open.
pub(crate) const OPEN: &str = "Ks 1216/2018";
/// The consultation whose last day was yesterday.
pub(crate) const CLOSED: &str = "Ks 1121/2017";

/// A municipality with a mailbox that nothing has read yet.
pub(crate) struct Town {
    name: String,
    folder: tempfile::TempDir,
}

/// Someone with a mailbox at the throwaway Dovecot.
pub(crate) struct Person {
    /// Such as `anna@town3.forening.example`.
    pub(crate) address: String,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// Its exit code; none when a signal ended it.
    pub(crate) code: Option<i32>,
    /// Its standard output.
    pub(crate) stdout: String,
    /// Its standard error.
    pub(crate) stderr: String,
}

/// The daemon, running. Dropping it kills it.
pub(crate) struct Daemon(Child);

impl Town {
    /// A town whose register is a SQLite file.
    pub(crate) fn new() -> Self {
        let town = Self::unconfigured();
        let database = format!("sqlite:{}", town.path("register.db").display());
        town.write_configuration(&database);
        town
    }

    /// A town whose register is a fresh PostgreSQL database.
    pub(crate) fn on_postgres() -> Self {
        let town = Self::unconfigured();
        town.write_configuration(&postgres_url());
        town
    }

    fn unconfigured() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("town{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = tempfile::Builder::new().prefix("remissd-town.").tempdir().expect("a folder");
        Self { name, folder }
    }

    fn write_configuration(&self, database: &str) {
        fs::write(self.path("password"), "hemligt\n").unwrap();
        let today = Zoned::now().in_tz("Europe/Stockholm").unwrap().date();
        let text = include_str!("town.toml")
            .replace("@STATE@", &self.path("state").display().to_string())
            .replace("@TOWN@", &self.name)
            .replace("@IMAPS_PORT@", dovecot().setting("IMAPS_PORT"))
            .replace("@SMTP_PORT@", postfix().setting("SMTP_PORT"))
            .replace("@CA_FILE@", dovecot().setting("CA_FILE"))
            .replace("@PASSWORD_FILE@", &self.path("password").display().to_string())
            .replace("@DATABASE@", database)
            .replace("@OPEN_UNTIL@", &(today + 30.days()).to_string())
            .replace("@CLOSED_SINCE@", &self.closed_since().to_string());
        fs::write(self.configuration(), text).unwrap();
    }

    /// The last day of the consultation that is closed.
    pub(crate) fn closed_since(&self) -> Date {
        Zoned::now().in_tz("Europe/Stockholm").unwrap().date() - 1.days()
    }

    /// A file or folder of this town.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The configuration file.
    pub(crate) fn configuration(&self) -> PathBuf {
        self.path("remissd.toml")
    }

    /// Changes the configuration: the first text, which must stand there, becomes the second.
    pub(crate) fn reconfigure(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.configuration()).unwrap();
        assert!(text.contains(from), "the configuration has no {from:?}");
        fs::write(self.configuration(), text.replace(from, to)).unwrap();
    }

    /// The mailbox that the daemon reads.
    pub(crate) fn mailbox(&self) -> Person {
        Person { address: format!("kommun@{}.kommun.example", self.name) }
    }

    /// Who gets the digest of both consultations.
    pub(crate) fn coordinator(&self) -> Person {
        Person { address: format!("samordnare@{}.forening.example", self.name) }
    }

    /// Who hears what needs a hand.
    pub(crate) fn operator(&self) -> Person {
        Person { address: format!("drift@{}.forening.example", self.name) }
    }

    /// Someone who writes to this town.
    pub(crate) fn citizen(&self, name: &str) -> Person {
        Person { address: format!("{name}@{}.medborgare.example", self.name) }
    }

    /// A message comes in through the real Postfix.
    pub(crate) fn receives(&self, mail: &Mail) {
        mail.send(&self.mailbox().address);
        post_settles();
    }

    /// Messages lie in the inbox already, arrived at that moment; written straight into the Maildir.
    pub(crate) fn has(&self, messages: &[Vec<u8>], arrived: SystemTime) {
        // The server makes the folder with the right owner.
        Imap::login(&self.mailbox().address).command("EXAMINE INBOX");
        let maildir = self.mailbox().maildir();
        let owner = fs::metadata(&maildir).map(|meta| std::os::unix::fs::MetadataExt::uid(&meta)).unwrap();
        for (number, bytes) in messages.iter().enumerate() {
            let waiting = maildir.join("tmp").join(format!("{number}"));
            fs::write(&waiting, bytes).unwrap();
            fs::File::options().write(true).open(&waiting).unwrap().set_modified(arrived).unwrap();
            chown(&waiting, Some(owner), None).unwrap();
            fs::rename(&waiting, maildir.join("new").join(format!("{:010}.M{number}.town", number + 1)))
                .unwrap();
        }
    }

    /// Runs a command of the program with this town's configuration.
    pub(crate) fn remissd(&self, arguments: &[&str]) -> Run {
        self.ended(self.command(arguments))
    }

    /// The same, ended with code 124 where it takes longer than so many seconds.
    pub(crate) fn remissd_within(&self, seconds: &str, arguments: &[&str]) -> Run {
        let mut command = Command::new("timeout");
        command.arg(seconds).arg(env!("CARGO_BIN_EXE_remissd")).args(arguments);
        command.env("REMISSD_CONFIG", self.configuration()).stdin(Stdio::null());
        self.ended(command)
    }

    fn ended(&self, mut command: Command) -> Run {
        let output = command.output().expect("remissd runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("remissd writes UTF-8");
        let run =
            Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) };
        self.log(&run.stderr);
        self.log(&run.stdout);
        run
    }

    /// The same with its standard output going elsewhere.
    pub(crate) fn remissd_to(&self, arguments: &[&str], output: fs::File) -> Run {
        let mut command = self.command(arguments);
        command.stdout(output).stderr(Stdio::piped());
        self.ended(command)
    }

    /// The same where nobody reads what it says, neither on standard output nor on standard error; its exit code.
    pub(crate) fn remissd_unheard(&self, arguments: &[&str]) -> Option<i32> {
        let [output, error] = [(); 2].map(|()| std::io::pipe().unwrap().1);
        self.command(arguments).stdout(output).stderr(error).status().expect("remissd runs").code()
    }

    /// Takes in every folder to its end and sends what is due.
    pub(crate) fn run_once(&self) -> Run {
        let run = self.remissd(&["run", "--once"]);
        post_settles();
        run
    }

    /// Starts the daemon, or anything else that is to be interrupted.
    pub(crate) fn start(&self, arguments: &[&str]) -> Daemon {
        let log = fs::File::options().create(true).append(true).open(self.path("log")).unwrap();
        Daemon(self.command(arguments).stdout(Stdio::null()).stderr(log).spawn().expect("remissd starts"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_remissd"));
        command.args(arguments).env("REMISSD_CONFIG", self.configuration()).stdin(Stdio::null());
        command
    }

    fn log(&self, text: &str) {
        let mut log = fs::File::options().create(true).append(true).open(self.path("log")).unwrap();
        std::io::Write::write_all(&mut log, text.as_bytes()).unwrap();
    }

    /// The rows that `remissd sql` answers with.
    pub(crate) fn sql(&self, query: &str) -> Vec<Value> {
        let output = self.command(&["sql", query, "--format", "json"]).output().expect("remissd runs");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{query}: {}", String::from_utf8_lossy(&output.stderr));
        match serde_json::from_str(&text) {
            Ok(Value::Array(rows)) => rows,
            _ => text.lines().map(|line| serde_json::from_str(line).expect("a row a line")).collect(),
        }
    }

    /// The values of a query with one column, as text.
    pub(crate) fn column(&self, query: &str) -> Vec<String> {
        let only =
            |row: &Value| row.as_object().and_then(|row| row.values().next()).cloned().expect("one column");
        self.sql(query)
            .iter()
            .map(|row| match only(row) {
                Value::String(text) => text,
                other => other.to_string(),
            })
            .collect()
    }

    /// Every file that the program may write: originals, register, log.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(self.folder.path(), &mut found);
        found
    }
}

impl Person {
    /// Where the server keeps this person's mail.
    pub(crate) fn maildir(&self) -> PathBuf {
        let (user, domain) = self.address.split_once('@').expect("an address");
        Path::new(dovecot().setting("MAIL")).join(domain).join(user).join("Maildir")
    }

    /// From now on the server does with this person's mail what the Sieve script says.
    pub(crate) fn sorts_mail_by(&self, script: &str) {
        // The server makes the folder with the right owner.
        Imap::login(&self.address).command("EXAMINE INBOX");
        let maildir = self.maildir();
        let owner = fs::metadata(&maildir).map(|meta| std::os::unix::fs::MetadataExt::uid(&meta)).unwrap();
        let file = maildir.parent().expect("a home").join(".dovecot.sieve");
        fs::write(&file, script).unwrap();
        chown(&file, Some(owner), None).unwrap();
    }

    /// The letters in the inbox, the oldest first.
    pub(crate) fn inbox(&self) -> Vec<Letter> {
        let mut files = Vec::new();
        for part in ["new", "cur"] {
            walk(&self.maildir().join(part), &mut files);
        }
        files.sort();
        files.iter().map(|file| Letter(fs::read(file).unwrap())).collect()
    }

    /// The only letter in the inbox.
    pub(crate) fn only_letter(&self) -> Letter {
        let mut letters = self.inbox();
        assert_eq!(letters.len(), 1, "letters of {}", self.address);
        letters.remove(0)
    }
}

/// A letter as it lies in somebody's mailbox.
pub(crate) struct Letter(Vec<u8>);

impl Letter {
    /// A header, decoded; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> String {
        let message = MessageParser::default().parse(&self.0).expect("a message");
        let raw =
            message.header_raw(name).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if name == "Subject" { message.subject().unwrap_or_default().to_owned() } else { raw }
    }

    /// As it lies there.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text, decoded.
    pub(crate) fn text(&self) -> String {
        let message = MessageParser::default().parse(&self.0).expect("a message");
        message.body_text(0).unwrap_or_default().into_owned()
    }

    /// The page beside the text, decoded; empty where there is none.
    pub(crate) fn page(&self) -> String {
        let message = MessageParser::default().parse(&self.0).expect("a message");
        let page = message.parts.iter().find_map(|part| match &part.body {
            PartType::Html(page) => Some(page.to_string()),
            _ => None,
        });
        page.unwrap_or_default()
    }

    /// A file or picture by its name: its bytes and its Content-ID.
    pub(crate) fn file(&self, name: &str) -> (Vec<u8>, String) {
        let message = MessageParser::default().parse(&self.0).expect("a message");
        let part = message.parts.iter().find(|part| part.attachment_name() == Some(name)).expect(name);
        (part.contents().to_vec(), part.content_id().unwrap_or_default().to_owned())
    }
}

impl Daemon {
    /// Ends it as a power cut does; says whether it was still at work.
    pub(crate) fn kill(mut self) -> bool {
        let at_work = self.0.try_wait().unwrap().is_none();
        self.0.kill().unwrap();
        self.0.wait().unwrap();
        at_work
    }

    /// Waits until it ends by itself; its exit code.
    pub(crate) fn ends(mut self) -> Option<i32> {
        self.0.wait().unwrap().code()
    }

    /// Asks it to end, and gives the exit code with which it does.
    pub(crate) fn terminate(self) -> Option<i32> {
        self.signal("-TERM")
    }

    /// Sends it a signal, such as `-INT`, and gives the exit code with which it ends.
    pub(crate) fn signal(mut self, signal: &str) -> Option<i32> {
        // The shell's own `kill`: the program of that name comes with a package a small Debian lacks.
        let kill = format!("kill {signal} {}", self.0.id());
        let asked = Command::new("sh").arg("-c").arg(kill).status().unwrap();
        assert!(asked.success());
        eventually("the daemon has ended", Duration::from_secs(20), || self.0.try_wait().unwrap().is_some());
        self.0.wait().unwrap().code()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.0.kill().and_then(|()| self.0.wait()).ok();
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}
