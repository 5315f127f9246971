//! The named queries: questions that coordinators, registrars and case officers ask, each a file of `queries/`. They
//! read the views for staff like any other query, and are the same text on both databases.

use crate::diary_number::DiaryNumber;

/// What stands in a query for the case that is asked about; nothing there asks about all.
const CASE: &str = ":arendenummer";

/// A question with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedQuery {
    /// What it is called for.
    pub name: &'static str,
    file: &'static str,
}

macro_rules! named {
    ($($name:literal),* $(,)?) => {
        [$(NamedQuery { name: $name, file: include_str!(concat!("../../queries/", $name, ".sql")) }),*]
    };
}

/// Every named query, as `remissd sql --list` has them.
pub const NAMED_QUERIES: [NamedQuery; 25] = named![
    "summary", "latest", "silent-invited", "declined", "more-time", "unsolicited", "several-consultations",
    "late-answers", "supplements", "form-letters", "per-day", "per-channel", "per-organisation",
    "stance-by-organisation", "stances", "waiting-review", "oldest-waiting", "requests-open", "unmarked",
    "diary", "not-acknowledged", "bounced", "unread-attachments", "to-publish", "changes",
];

impl NamedQuery {
    /// The query of that name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        NAMED_QUERIES.into_iter().find(|query| query.name == name)
    }

    /// The question it answers, in Swedish.
    #[must_use]
    pub fn question(self) -> &'static str {
        self.file.lines().next().unwrap_or_default().trim_start_matches("-- ")
    }

    /// The query itself, for one consultation or for all. A diary number has no character that could end the
    /// text it is put into.
    #[must_use]
    pub fn sql(self, number: Option<&DiaryNumber>) -> String {
        let case = number.map(ToString::to_string).unwrap_or_default().replace('\'', "''");
        self.text().replace(CASE, &format!("'{case}'"))
    }

    /// The query as its file has it.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.file.split_once('\n').map_or(self.file, |(_, sql)| sql).trim_end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_queries_is_named_and_asks_in_a_sentence() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        let mut names: Vec<&str> = NAMED_QUERIES.iter().map(|query| query.name).collect();
        files.sort();
        names.sort_unstable();
        assert_eq!(files, names);
        for query in NAMED_QUERIES {
            assert!(query.question().ends_with('?'), "{}", query.name);
            assert!(query.sql(None).contains("ORDER BY") && query.text().contains(CASE), "{}", query.name);
        }
    }

    #[test]
    fn a_case_is_put_into_the_query_and_nothing_else() {
        let query = NamedQuery::of("late-answers").unwrap();
        let number = DiaryNumber::parse("Ks 1216/2018").unwrap();
        assert!(query.sql(Some(&number)).contains("arendenummer = 'Ks 1216/2018'"));
        assert!(query.sql(None).contains("('' = '' OR arendenummer = '')"));
    }
}
