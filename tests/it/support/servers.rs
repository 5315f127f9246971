//! The throwaway servers of `scripts/`, each started at first use and shared by all tests.
//!
//! A `serve` script stops its server when its standard input ends. This process holds the other end
//! of that pipe and never closes it: the kernel does, at a panic and at `kill -9` alike.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::eventually;

/// A running server: what its script printed, and the pipe that keeps it alive.
pub(crate) struct Server {
    settings: BTreeMap<String, String>,
    _lifeline: Child,
}

impl Server {
    fn serve(script: &str, arguments: &[&str]) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts").join(script);
        let mut child = Command::new(path)
            .arg("serve")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Of its own, so that Ctrl-C ends the tests and leaves it time to clean up.
            .process_group(0)
            .spawn()
            .expect("the script starts");
        let mut settings = BTreeMap::new();
        for line in BufReader::new(child.stdout.take().expect("piped")).lines() {
            let line = line.expect("the script writes text");
            if line == "READY" {
                return Self { settings, _lifeline: child };
            }
            let (name, value) = line.split_once('=').expect("NAME=value");
            settings.insert(name.to_owned(), value.to_owned());
        }
        let ended = child.wait();
        panic!("{script} did not start ({ended:?}): run `make test`, which installs what it needs (as root)");
    }

    /// A line of what the script printed, such as `IMAP_PORT`.
    pub(crate) fn setting(&self, name: &str) -> &str {
        self.settings.get(name).expect("the script prints it")
    }

    /// A port that the script printed.
    pub(crate) fn port(&self, name: &str) -> u16 {
        self.setting(name).parse().expect("a port")
    }

    /// The folder that holds all of its files.
    pub(crate) fn dir(&self) -> PathBuf {
        PathBuf::from(self.setting("DIR"))
    }
}

/// IMAP and LMTP: every user at every domain exists, with the password `hemligt`.
pub(crate) fn dovecot() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::serve("dovecot.sh", &[]))
}

/// SMTP, in front of that Dovecot.
pub(crate) fn postfix() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::serve("postfix.sh", &[dovecot().setting("DIR")]))
}

fn postgres() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::serve("postgres.sh", &[]))
}

/// The address of a fresh, empty PostgreSQL database.
pub(crate) fn postgres_url() -> String {
    made_by_createdb(&[])
}

/// The same, in which text sorts as Swedes sort it: capitals beside small letters, å after z.
pub(crate) fn postgres_url_in_swedish() -> String {
    made_by_createdb(&["--template", "template0", "--locale-provider", "icu", "--icu-locale", "sv"])
}

fn made_by_createdb(options: &[&str]) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let server = postgres();
    let name = format!("town{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let port = server.setting("PG_PORT");
    let made = Command::new(Path::new(server.setting("PG_BIN")).join("createdb"))
        .args(["-h", "127.0.0.1", "-p", port, "-U", "remissd"])
        .args(options)
        .arg(&name)
        .status()
        .expect("createdb runs");
    assert!(made.success(), "createdb {name}");
    format!("postgres://remissd@127.0.0.1:{port}/{name}")
}

/// Waits until every letter that Postfix has taken lies in a mailbox.
pub(crate) fn post_settles() {
    let etc = postfix().dir().join("etc");
    eventually("the post is delivered", Duration::from_secs(60), || {
        let queue = Command::new("postqueue").arg("-c").arg(&etc).arg("-p").output().expect("postqueue runs");
        String::from_utf8_lossy(&queue.stdout).contains("Mail queue is empty")
    });
}

/// A program that came with the PostgreSQL server.
pub(crate) fn postgres_bin(name: &str) -> PathBuf {
    Path::new(postgres().setting("PG_BIN")).join(name)
}

/// Every row of every table of a PostgreSQL database, as text.
pub(crate) fn postgres_dump(url: &str) -> Vec<u8> {
    let dump = Command::new(Path::new(postgres().setting("PG_BIN")).join("pg_dump"))
        .args(["--data-only", "--dbname", url])
        .output()
        .expect("pg_dump runs");
    assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
    dump.stdout
}
