//! Existing tools open the register: `sqlite3` and Datasette. (`psql` is tried in `logins`, Excel with `export`.)

use super::asking::documented;
use super::escapes::some_mail;
use super::sqlite_url;
use crate::support::eventually;
use remissd::register::NAMED_QUERIES;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The version that `config/datasette.yaml` is written for.
const DATASETTE: &str = "datasette==0.65.2";

fn in_the_house(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[tokio::test]
async fn sqlite3_reads_every_view() {
    let folder = tempfile::tempdir().unwrap();
    let register = some_mail(&sqlite_url(folder.path())).await;
    for view in documented().keys() {
        let output = Command::new("sqlite3")
            .args(["-readonly", folder.path().join("below/remissd.db").to_str().unwrap()])
            .arg(format!("SELECT count(*) FROM (SELECT * FROM {view})"))
            .output()
            .expect("sqlite3 is installed by scripts/install.sh");
        assert!(output.status.success(), "{view}: {}", String::from_utf8_lossy(&output.stderr));
    }
    drop(register);
}

/// Datasette, running on loopback. Dropping it ends it.
struct Datasette {
    child: Child,
    port: u16,
}

impl Datasette {
    fn serve(database: &Path) -> Self {
        let program = installed();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(program)
            .args(["serve", database.to_str().unwrap(), "--metadata"])
            .arg(in_the_house("config/datasette.yaml"))
            .args(["--host", "127.0.0.1", "--setting", "allow_download", "off", "--port", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        eventually("datasette listens", Duration::from_secs(60), || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Self { child, port }
    }

    /// The status of an answer, and its body.
    fn get(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }
}

impl Drop for Datasette {
    fn drop(&mut self) {
        self.child.kill().and_then(|()| self.child.wait()).ok();
    }
}

/// Installs it once, below `target`.
fn installed() -> PathBuf {
    let folder = in_the_house("target/datasette");
    let program = folder.join("bin/datasette");
    let is_right = Command::new(&program).arg("--version").output().is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).trim().ends_with(DATASETTE.trim_start_matches("datasette=="))
    });
    if !is_right {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
        assert!(made.is_ok_and(|status| status.success()), "python3 -m venv failed: run scripts/install.sh");
        let pip =
            Command::new(folder.join("bin/pip")).args(["install", "--quiet", DATASETTE]).output().unwrap();
        assert!(
            pip.status.success(),
            "pip could not install {DATASETTE}; this test needs it once, from the package index: {}",
            String::from_utf8_lossy(&pip.stderr)
        );
    }
    program
}

#[tokio::test]
async fn datasette_shows_the_views_and_the_questions_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let register = some_mail(&sqlite_url(folder.path())).await;
    let datasette = Datasette::serve(&folder.path().join("below/remissd.db"));
    for view in documented().keys() {
        let (status, body) = datasette.get(&format!("/remissd/{view}.json?_shape=array"));
        assert_eq!(status, 200, "{view}: {body}");
    }
    let (_, rows) = datasette.get("/remissd/remisslage.json?_shape=array");
    let rows: serde_json::Value = serde_json::from_str(&rows).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 2, "{rows}");
    for query in NAMED_QUERIES {
        for case in ["", "?arendenummer=Ks+1216%2F2018"] {
            let mark = if case.is_empty() { "?" } else { "&" };
            let (status, body) =
                datasette.get(&format!("/remissd/{}.json{case}{mark}_shape=array", query.name));
            assert_eq!(status, 200, "{}: {body}", query.name);
        }
    }
    let file = rusqlite::Connection::open(folder.path().join("below/remissd.db")).unwrap();
    let mut names = file.prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for inner in names.iter().filter(|name| !documented().contains_key(name.as_str())) {
        let (status, _) = datasette.get(&format!("/remissd/{inner}.json"));
        assert_eq!(status, 403, "{inner} is closed by config/datasette.yaml");
    }
    for way in ["/remissd.json?sql=select+*+from+message", "/remissd/svar.json?_where=1%3D1", "/remissd.db"] {
        assert!(matches!(datasette.get(way).0, 403 | 404 | 400), "{way}");
    }
    drop(register);
}

#[test]
fn the_questions_of_datasette_are_the_named_queries() {
    let config = std::fs::read_to_string(in_the_house("config/datasette.yaml")).unwrap();
    for query in NAMED_QUERIES {
        let indented: String = query.text().lines().map(|line| format!("          {line}\n")).collect();
        let expected = format!("      {}:\n        title: \"{}\"\n", query.name, query.question());
        assert!(config.contains(&expected) && config.contains(&indented), "{}", query.name);
    }
    for view in documented().keys() {
        assert!(config.contains(&format!("      {view}:\n        description: \"")), "{view}");
    }
}
