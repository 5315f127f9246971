//! A text's words as they are compared: greeting, signature, names and numbers left out, case and spacing
//! folded.

/// How a greeting begins. It is one only on a line of its own, of a few words.
const GREETINGS: [&str; 10] =
    ["hej", "hejsan", "hallå", "god", "goddag", "bästa", "till", "hei", "dear", "hello"];

/// How the line above a name begins.
const CLOSINGS: [&str; 12] = [
    "med vänlig", "med vänliga", "med bästa", "med hälsning", "vänlig hälsning", "vänliga hälsningar",
    "vänligen", "hälsningar", "bästa hälsningar", "mvh", "ystävällisin", "kind regards",
];

/// Words on the line of a greeting at most.
const LONGEST_GREETING: usize = 6;

/// Words in a signature at most, the line above the name included. More is text that goes on below it.
const LONGEST_SIGNATURE: usize = 25;

/// The first `most` words of `text` that bear on what it says.
pub(super) fn words(text: &str, most: usize) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let lines = without_greeting(without_signature(&lines));
    // A new line is the next word of a wrapped sentence as often as a beginning.
    let mut words = Vec::new();
    let mut begins = true;
    for word in lines.iter().flat_map(|line| line.split_whitespace()) {
        words.extend(folded(word, begins));
        begins = word.ends_with(['.', '!', '?', ':', ';']);
        if words.len() >= most {
            break;
        }
    }
    words
}

fn without_greeting<'a, 'l>(lines: &'a [&'l str]) -> &'a [&'l str] {
    match lines {
        [first, rest @ ..] if is_greeting(first) => rest,
        _ => lines,
    }
}

fn is_greeting(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().map(letters).unwrap_or_default();
    GREETINGS.contains(&first.as_str()) && words.count() < LONGEST_GREETING
}

fn without_signature<'a, 'l>(lines: &'a [&'l str]) -> &'a [&'l str] {
    let closing = lines.iter().rposition(|line| {
        let line = line.to_lowercase();
        CLOSINGS.iter().any(|closing| line.starts_with(closing))
    });
    let Some((text, signature)) = closing.and_then(|at| lines.split_at_checked(at)) else { return lines };
    let length: usize = signature.iter().map(|line| line.split_whitespace().count()).sum();
    if length <= LONGEST_SIGNATURE { text } else { lines }
}

/// The word in small letters; none where it is a number, or a name: a capital where no sentence begins.
fn folded(word: &str, begins: bool) -> Option<String> {
    let mut shape = word.chars().filter(|letter| letter.is_alphanumeric());
    let is_capital = shape.next().is_some_and(char::is_uppercase);
    let is_name = !begins && is_capital && shape.any(char::is_lowercase);
    if is_name || word.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    Some(letters(word)).filter(|word| !word.is_empty())
}

/// The letters of a word, small.
fn letters(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
