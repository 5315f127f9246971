//! The PostgreSQL role that `remissd sql` takes on: it may read the views for staff and nothing else.

use sqlx::{Executor as _, PgPool};

/// Makes the role where it is missing, lets it read the views, and lets the daemon's own user take it on.
const GRANT: &str = "
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'remissd_reader') THEN
        CREATE ROLE remissd_reader NOLOGIN;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO remissd_reader', current_schema());
    GRANT SELECT ON svar, bilaga, granskning, remisslage, dagligt, sandlista, kvittens, diarieblad
        TO remissd_reader;
    IF NOT pg_has_role(current_user, 'remissd_reader', 'MEMBER') THEN
        EXECUTE format('GRANT remissd_reader TO %I', current_user);
    END IF;
END $$";

/// Does what the database's rights allow: an administrator may have to run the same statements
/// (`docs/operations.md`). Without the role `remissd sql` still only reads, but not the views alone.
pub(super) async fn grant(pool: &PgPool) {
    if let Err(error) = pool.execute(GRANT).await {
        tracing::warn!(%error, "the role remissd_reader could not be made: `remissd sql` can read more than the views");
    }
}
