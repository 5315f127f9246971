//! Values on their way into a statement, and how each database has them bound.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, Encode, Type};

use super::super::error::RegisterError;

/// A value to bind.
#[derive(Debug, Clone)]
pub(in super::super) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Bool(Option<bool>),
    Time(Option<Timestamp>),
}

/// Values to bind, each of any type that [`Value`] can be made from.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::register::door::Value::from($value)),*] };
}
pub(in super::super) use values;

pub(super) fn sqlite(values: Vec<Value>) -> Result<SqliteArguments, RegisterError> {
    // Text of one width sorts as the instants do; RFC 3339 with as many decimals as needed does not.
    let values = values.into_iter().map(|value| match value {
        Value::Time(at) => Value::Text(at.map(|at| format!("{at:.6}"))),
        other => other,
    });
    arguments(values)
}

pub(super) fn postgres(values: Vec<Value>) -> Result<PgArguments, RegisterError> {
    arguments(values.into_iter())
}

fn arguments<A>(values: impl Iterator<Item = Value>) -> Result<A, RegisterError>
where
    A: Arguments,
    Option<i64>: for<'q> Encode<'q, A::Database> + Type<A::Database>,
    Option<String>: for<'q> Encode<'q, A::Database> + Type<A::Database>,
    Option<Vec<u8>>: for<'q> Encode<'q, A::Database> + Type<A::Database>,
    Option<jiff_sqlx::Timestamp>: for<'q> Encode<'q, A::Database> + Type<A::Database>,
    Option<bool>: for<'q> Encode<'q, A::Database> + Type<A::Database>,
{
    let mut arguments = A::default();
    for value in values {
        match value {
            Value::Int(value) => arguments.add(value),
            Value::Text(value) => arguments.add(value),
            Value::Bytes(value) => arguments.add(value),
            Value::Bool(value) => arguments.add(value),
            Value::Time(value) => arguments.add(value.map(|at| at.to_sqlx())),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(Some(i64::from(value)))
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

/// PostgreSQL refuses U+0000 in text, and mail contains it.
fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Self {
        Self::Text(value.map(without_nul))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Some(value).into()
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        value.to_owned().into()
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        value.map(str::to_owned).into()
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(Some(value))
    }
}

impl From<Option<bool>> for Value {
    fn from(value: Option<bool>) -> Self {
        Self::Bool(value)
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Self::Time(Some(value))
    }
}

impl From<Option<Timestamp>> for Value {
    fn from(value: Option<Timestamp>) -> Self {
        Self::Time(value)
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Some(value))
    }
}
