//! What the tests stand on.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A fresh PostgreSQL database of the server that runs the tests.
pub(crate) fn postgres_url() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let base = std::env::var("REMISSD_TEST_POSTGRES")
        .expect("REMISSD_TEST_POSTGRES names a server's empty databases");
    format!("{base}{number}")
}
