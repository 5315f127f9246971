//! What a query for PostgreSQL uses, by the server's own reading of it.
//!
//! The role `remissd_reader` alone is no fence: the session that takes it on can leave it again, and
//! where it could not be made there are functions that run a query given as text. So the query is
//! first made a view, in a transaction that is rolled back: the server parses it and resolves every
//! name, however it was spelt, and nothing runs. Its parse tree (`pg_rewrite.ev_action`) then holds the
//! numbers of all relations, functions and types, and `pg_depend` all that is not PostgreSQL's own.
//! Words of the query in the tree have their blanks escaped: they can add a number, never hide one.

use sqlx::{AssertSqlSafe, PgConnection};

use super::error::RegisterError;
use super::question::VIEWS;
use super::question_postgres::prepared;

/// What values are, and arrays of it. A function that takes or gives anything else (`oid`, `regclass`,
/// `name`, `xml`, `refcursor`, …) is about the database or its files, not about answers.
const TYPES: &str = "bool,int2,int4,int8,float4,float8,numeric,text,varchar,bpchar,bytea,date,time,timetz,\
    timestamp,timestamptz,interval,json,jsonb,jsonpath,uuid,tsvector,tsquery,regconfig,record,any,anyelement,\
    anyarray,anynonarray,anycompatible,anycompatiblearray,anycompatiblenonarray";

/// Functions of such types that nevertheless tell of the server, and `repeat` and `generate_series`, whose one use is
/// length: the rows of the latter are laid on the server's disk.
const INNER: &str = "^(generate_.*|pg_.*|has_.*|inet_.*|txid_.*|row_.*_active|current_setting|version|ts_parse|ts_token_type|xml_.*|repeat)$";

/// The first thing that the view `remissd_fraga` uses and may not; no row when there is none. A function
/// may be used that is PostgreSQL's own, not volatile, and of the types above.
const BEYOND: &str = r"
    WITH tree AS (
        SELECT oid, ev_class, ev_action::text AS words FROM pg_rewrite
        WHERE ev_class = 'pg_temp.remissd_fraga'::regclass
    ), relation AS (
        SELECT to_regclass(name)::oid AS oid FROM unnest(string_to_array($1, ',')) AS name
        UNION ALL SELECT ev_class FROM tree
    ), value AS (
        SELECT oid, typarray FROM pg_type
        WHERE typnamespace = 'pg_catalog'::regnamespace AND typname = ANY (string_to_array($2, ','))
    ), plain AS (
        SELECT oid FROM value UNION ALL SELECT typarray FROM value WHERE typarray <> 0
    ), used AS (
        SELECT DISTINCT found[1] AS field, found[2]::oid AS oid FROM tree
        CROSS JOIN regexp_matches(words, ':(relid|funcid|aggfnoid|winfnoid|opfuncid|\w*type) (\d+)', 'g') AS found
    )
    SELECT 'the relation ' || oid::regclass AS what FROM used
    WHERE field = 'relid' AND oid <> 0 AND oid NOT IN (SELECT oid FROM relation WHERE oid IS NOT NULL)
    UNION ALL
    SELECT 'the function ' || p.proname FROM used u JOIN pg_proc p ON p.oid = u.oid
    WHERE u.field IN ('funcid', 'aggfnoid', 'winfnoid', 'opfuncid') AND (
        p.pronamespace <> 'pg_catalog'::regnamespace OR p.provolatile = 'v' OR p.proname ~ $3
        OR NOT coalesce(p.proallargtypes, p.proargtypes::oid[]) || p.prorettype
            <@ (SELECT array_agg(oid) FROM plain)
    )
    UNION ALL
    SELECT 'the type ' || t.typname FROM used u JOIN pg_type t ON t.oid = u.oid
    WHERE u.field LIKE '%type' AND t.typname ~ '^_?(reg(class|collation|namespace|oper|operator|proc|procedure|role|type)|aclitem)$'
    UNION ALL
    SELECT 'something of this database' FROM tree JOIN pg_depend d
        ON d.classid = 'pg_rewrite'::regclass AND d.objid = tree.oid
    WHERE d.refclassid NOT IN ('pg_collation'::regclass, 'pg_ts_config'::regclass) AND NOT (
        d.refclassid = 'pg_class'::regclass
        AND d.refobjid IN (SELECT oid FROM relation WHERE oid IS NOT NULL)
    )
    LIMIT 1";

/// Refuses a query that uses more than the views and what reckons with their values. `sql` must be
/// what runs afterwards, word for word, and its columns must have different names.
pub(super) async fn only_views(connection: &mut PgConnection, sql: &str) -> Result<(), RegisterError> {
    sqlx::raw_sql("BEGIN READ WRITE").execute(&mut *connection).await?;
    prepared(connection, format!("CREATE TEMPORARY VIEW remissd_fraga AS {sql}")).await?;
    let beyond: Option<String> = sqlx::query_scalar(AssertSqlSafe(BEYOND))
        .bind(VIEWS.join(","))
        .bind(TYPES)
        .bind(INNER)
        .fetch_optional(&mut *connection)
        .await?;
    sqlx::raw_sql("ROLLBACK").execute(&mut *connection).await?;
    match beyond {
        Some(what) => Err(RegisterError::Query(format!(
            "a query may read {} alone, and this one uses {what}",
            VIEWS.join(", ")
        ))),
        None => Ok(()),
    }
}
