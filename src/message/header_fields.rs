//! The fields of a header, found by name. Many rules ask for fields that nearly no mail has, and are told so without
//! a look at the names.

use crate::bloom::Bloom;

/// One header field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The field's name as written.
    pub name: String,
    /// Its value: unfolded, encoded words decoded, trimmed.
    pub value: String,
}

/// The fields of the outermost header, in order from the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    fields: Vec<Header>,
    /// Their names.
    names: Bloom<4>,
}

impl Headers {
    /// All values of the field `name`, from the top, whatever its letter case.
    pub fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let fields = if self.names.may_have(name) { self.fields.as_slice() } else { &[] };
        fields.iter().filter(move |field| field.name.eq_ignore_ascii_case(name)).map(|field| &*field.value)
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = &Header> {
        self.fields.iter()
    }

    /// Adds a field below the others.
    pub fn push(&mut self, field: Header) {
        self.names.add(&field.name);
        self.fields.push(field);
    }
}

impl FromIterator<Header> for Headers {
    fn from_iter<I: IntoIterator<Item = Header>>(fields: I) -> Self {
        let mut headers = Self::default();
        fields.into_iter().for_each(|field| headers.push(field));
        headers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_name_in_any_letter_case() {
        let field = |name: &str, value: &str| Header { name: name.to_owned(), value: value.to_owned() };
        let headers: Headers =
            [field("To", "a"), field("X-LOOP", "b"), field("", "c"), field("tO", "d")].into_iter().collect();
        for (name, values) in [
            ("to", vec!["a", "d"]),
            ("X-Loop", vec!["b"]),
            ("", vec!["c"]),
            ("Ta", vec![]),
            ("X-Poop", vec![]),
            ("Subject", vec![]),
        ] {
            assert_eq!(headers.of(name).collect::<Vec<_>>(), values, "{name}");
        }
    }
}
