//! Reviews in a terminal as staff have it: what is shown in it, and a whole morning typed into it.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::{doubtful, well};
use crate::support::{Mail, OPEN, Town, eventually};

/// What drives a terminal, turns text round or is not seen.
const HOSTILE: [char; 9] =
    ['\u{1b}', '\u{7}', '\u{9b}', '\u{7f}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{61c}', '\u{ad}'];

#[test]
fn what_a_stranger_wrote_is_shown_and_cannot_drive_the_terminal() {
    let town = Town::new();
    let hostile: String = HOSTILE.iter().collect();
    let mail = Mail::from(&format!("Fia {hostile}"), &town.citizen("fia").address)
        .header("To", &town.mailbox().address)
        .text(&format!("Rad ett{hostile}[2J\nRad två\n"))
        .subject(&format!("Överenskommelse om samverkan {hostile}]0;x"))
        .attachment(&format!("svar{hostile}.pdf"), b"%PDF-1.4");
    town.receives(&mail);
    well(&town.run_once(), &[]);
    for command in [&["show", "g1"][..], &["review"], &["sql", "SELECT * FROM granskning"]] {
        let run = town.remissd(command);
        well(&run, &[]);
        assert!(!run.stdout.contains(HOSTILE), "{command:?}: {:?}", run.stdout);
    }
    let shown = town.remissd(&["show", "g1"]).stdout;
    let lines: Vec<&str> = shown.lines().map(str::trim).collect();
    assert!(lines.contains(&"Rad två") && lines.iter().any(|line| line.contains("Rad ett")), "{shown}");
}

/// A terminal as staff have it.
struct Terminal {
    socket: String,
}

impl Terminal {
    fn open(town: &Town) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let socket = format!("remissd-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let terminal = Self { socket };
        let configuration = format!("REMISSD_CONFIG={}", town.configuration().display());
        let begin =
            ["new-session", "-d", "-x", "180", "-y", "60", "-e", &configuration, "-e", "LANG=C.UTF-8"];
        terminal.tmux(&[&begin[..], &["bash", "--norc", "--noprofile"]].concat());
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("tmux");
        // tmux gives a shell the PATH of whoever opens it.
        let program = PathBuf::from(env!("CARGO_BIN_EXE_remissd"));
        let folder = program.parent().expect("a folder").display();
        command.env("PATH", format!("{folder}:{}", std::env::var("PATH").unwrap()));
        command.env_remove("TMUX").args(["-u", "-f", "/dev/null", "-L", &self.socket]).args(arguments);
        let output = command.output().expect("tmux runs: scripts/install.sh brings it");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Types a command, waits until it has ended, and gives what the terminal shows.
    fn types(&self, line: &str) -> String {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let mark = COUNT.fetch_add(1, Ordering::Relaxed);
        // The mark as it is typed is not the mark as it is printed.
        let typed = format!("clear; {line}; echo \"ended:$?:\"{mark}");
        self.tmux(&["send-keys", "-l", &typed]);
        self.tmux(&["send-keys", "Enter"]);
        let ended = |code: u8| format!("ended:{code}:{mark}");
        let mut screen = String::new();
        eventually(line, Duration::from_secs(60), || {
            screen = self.tmux(&["capture-pane", "-p", "-J"]);
            [ended(0), ended(1), ended(2)].iter().any(|end| screen.contains(end))
        });
        assert!(screen.contains(&ended(0)), "{line}: {screen}");
        screen
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        Command::new("tmux").args(["-L", &self.socket, "kill-server"]).output().ok();
    }
}

#[test]
fn a_review_is_carried_through_at_a_terminal_and_one_undone() {
    let town = Town::new();
    let (anna, erik) = (town.citizen("anna"), town.citizen("erik"));
    town.receives(&doubtful(&town, "anna", "Hej!\nVi tycker att avtalen ska bli fleråriga.\n"));
    town.receives(&doubtful(&town, "erik", "Hej!\nVi vill ha mer tid för lokalerna.\n"));
    let terminal = Terminal::open(&town);
    terminal.types("remissd run --once");
    let screen = terminal.types("remissd review");
    assert!(screen.contains("g1") && screen.contains("g2") && screen.contains(OPEN), "{screen}");
    let screen = terminal.types("remissd show g1");
    assert!(screen.contains("avtalen ska bli fleråriga"), "{screen}");
    let screen = terminal.types("remissd review accept g1 --reason 'ett svar'");
    assert!(screen.contains(&format!("g1 is registered as {OPEN}-1.")), "{screen}");
    let screen = terminal.types("remissd review accept g2");
    assert!(screen.contains(&format!("g2 is registered as {OPEN}-2.")), "{screen}");
    let screen = terminal.types("remissd review undo g2 --reason 'fel mejl'");
    assert!(screen.contains("g2 waits for a person again.") && screen.contains("is withdrawn"), "{screen}");
    terminal.types("remissd run --once");
    crate::support::post_settles();
    let screen = terminal.types("remissd review");
    assert!(screen.contains("g2") && !screen.contains("g1 "), "{screen}");
    let letter = anna.only_letter();
    assert!(letter.header("Subject").contains(OPEN), "{}", letter.header("Subject"));
    assert_eq!(erik.inbox().len(), 0, "what was taken back is not acknowledged");
    let screen = terminal.types("remissd show g2");
    assert!(screen.contains("fel mejl") && screen.contains("makulerat"), "{screen}");
}
