//! The `remissd` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    remissd::cli::main()
}
