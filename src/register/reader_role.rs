//! The PostgreSQL roles of who asks: they may read views for staff and nothing else. `remissd sql` takes on the first;
//! persons who log in with other tools belong to one of the others (`docs/operations.md`).

use sqlx::{AssertSqlSafe, Executor as _, PgPool};

use super::question::VIEWS;

/// A role belongs to the whole server, so two databases' daemons that start together may get in each
/// other's way; the one that lost finds the other's work done.
const ATTEMPTS: usize = 5;

/// What a case officer has no need of: what nobody has assigned yet, who was written to, and who decided what.
const REGISTRARS_ALONE: [&str; 3] = ["granskning", "kvittens", "andringar"];

/// A role, and whether the daemon's own user takes it on.
struct Role {
    name: &'static str,
    is_taken_on: bool,
    views: Vec<&'static str>,
}

fn roles() -> [Role; 3] {
    let officers = VIEWS.into_iter().filter(|view| !REGISTRARS_ALONE.contains(view)).collect();
    [
        Role { name: "remissd_reader", is_taken_on: true, views: VIEWS.to_vec() },
        Role { name: "remissd_registrator", is_taken_on: false, views: VIEWS.to_vec() },
        Role { name: "remissd_handlaggare", is_taken_on: false, views: officers },
    ]
}

impl Role {
    /// Makes the role where it is missing, lets it read the views, and lets the daemon's own user take it
    /// on. Roles belong to the whole server, so another database's daemon may be making it just now.
    fn statements(&self) -> String {
        let (name, views) = (self.name, self.views.join(", "));
        let taking_on = if self.is_taken_on {
            format!(
                "IF NOT pg_has_role(current_user, '{name}', 'MEMBER') THEN
                    EXECUTE format('GRANT {name} TO %I', current_user);
                END IF;"
            )
        } else {
            String::new()
        };
        format!(
            "DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{name}') THEN
        BEGIN
            CREATE ROLE {name} NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END IF;
    {taking_on}
    IF EXISTS (
        SELECT 1 FROM unnest(string_to_array('{views}', ', ')) AS name
        WHERE NOT has_table_privilege('{name}', name, 'SELECT')
    ) THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO {name}', current_schema());
        GRANT SELECT ON {views} TO {name};
    END IF;
END $$"
        )
    }
}

/// Does what the database's rights allow: an administrator may have to run the same statements
/// (`docs/operations.md`). The role is the second fence of `remissd sql`, behind `question_tree`.
pub(super) async fn grant(pool: &PgPool) {
    for role in roles() {
        for attempt in 1..=ATTEMPTS {
            match pool.execute(sqlx::raw_sql(AssertSqlSafe(role.statements()))).await {
                Ok(_) => break,
                Err(error) if attempt == ATTEMPTS => warn(&role, &error),
                Err(_) => {}
            }
        }
    }
}

fn warn(role: &Role, error: &sqlx::Error) {
    let role_name = role.name;
    if role.is_taken_on {
        tracing::warn!(%error, "the role {role_name} could not be made: `remissd sql` runs as the daemon's own role");
    } else {
        tracing::warn!(%error, "the role {role_name} could not be made: nobody can log in with it");
    }
}
