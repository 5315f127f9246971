//! What the tests stand on.

/// A fresh PostgreSQL database of the server that runs the tests.
pub(crate) fn postgres_url() -> String {
    std::env::var("REMISSD_TEST_POSTGRES").expect("REMISSD_TEST_POSTGRES names an empty database")
}
