//! What a command says to whoever typed it. That nobody listens any more ends no work: it is finished without words, and
//! the exit code tells what it found. Only `explain`, which touches nothing, writes straight and ends where nobody reads.

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::sync::OnceLock;

/// Why the output could not be written, the first time that it could not.
static LOST: OnceLock<String> = OnceLock::new();

/// Standard output, of which a closed pipe is no error.
pub(super) struct Output;

/// Where a command says what it did.
pub(super) fn stdout() -> Output {
    Output
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        note(straight().write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        note(straight().flush());
        Ok(())
    }
}

/// Standard output as the system has it, for what may end where nobody reads.
#[expect(clippy::disallowed_methods, reason = "the one place that everything is written through")]
pub(super) fn straight() -> io::Stdout {
    io::stdout()
}

/// Why the output was not written, where that is not that nobody wanted it.
pub(super) fn lost() -> Option<&'static str> {
    LOST.get().map(String::as_str)
}

fn note(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
    {
        LOST.get_or_init(|| error.to_string());
    }
}

/// Says a line on standard error. That nobody reads that either is nowhere to be said.
pub(super) fn write_complaint(words: fmt::Arguments<'_>) {
    writeln!(io::stderr(), "{words}").ok();
}

/// [`write_complaint`] as `eprintln!` is written, which ends the program with a panic where standard error is closed.
macro_rules! complain {
    ($($words:tt)*) => {
        $crate::cli::out::write_complaint(format_args!($($words)*))
    };
}
pub(super) use complain;
