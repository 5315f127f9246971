//! The PostgreSQL role that `remissd sql` takes on: it may read the views for staff and nothing else.

use sqlx::{AssertSqlSafe, Executor as _, PgPool};

use super::question::VIEWS;

/// A role belongs to the whole server, so two databases' daemons that start together may get in each
/// other's way; the one that lost finds the other's work done.
const ATTEMPTS: usize = 5;

/// Makes the role where it is missing, lets it read the views, and lets the daemon's own user take it
/// on. Roles belong to the whole server, so another database's daemon may be making it just now.
fn statements() -> String {
    let views = VIEWS.join(", ");
    format!(
        "DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'remissd_reader') THEN
        BEGIN
            CREATE ROLE remissd_reader NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END IF;
    IF NOT pg_has_role(current_user, 'remissd_reader', 'MEMBER') THEN
        EXECUTE format('GRANT remissd_reader TO %I', current_user);
    END IF;
    IF EXISTS (
        SELECT 1 FROM unnest(string_to_array('{views}', ', ')) AS name
        WHERE NOT has_table_privilege('remissd_reader', name, 'SELECT')
    ) THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO remissd_reader', current_schema());
        GRANT SELECT ON {views} TO remissd_reader;
    END IF;
END $$"
    )
}

/// Does what the database's rights allow: an administrator may have to run the same statements
/// (`docs/operations.md`). The role is the second fence of `remissd sql`, behind `question_tree`.
pub(super) async fn grant(pool: &PgPool) {
    for _ in 1..ATTEMPTS {
        if pool.execute(sqlx::raw_sql(AssertSqlSafe(statements()))).await.is_ok() {
            return;
        }
    }
    if let Err(error) = pool.execute(sqlx::raw_sql(AssertSqlSafe(statements()))).await {
        tracing::warn!(%error, "the role remissd_reader could not be made: `remissd sql` runs as the daemon's own role");
    }
}
