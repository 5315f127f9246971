//! The proposal by its own name: "parkeringsnormen" or "normen" where the title says "Parkeringsnorm för Ekby". The rules
//! look for "förslaget", and that is what is put in its place.

use super::asked::{TAKEN, deeds};
use super::softer::NOT_THIS;
use crate::pattern::Pattern;
use crate::recognition::heard::Heard;
use crate::recognition::phrase::Phrases;
use crate::recognition::sentence::{Sentence, said};

/// What a title begins with before it names its paper.
static LEADS: Pattern = Pattern::new(
    "^(?:forslag[a-z]*|remiss[a-z]*|samrad[a-z]*|nya?|nytt|reviderad[a-z]*|uppdaterad[a-z]*|andrad[a-z]*|lokala?|gemensam[a-z]*|till|over|angaende|.{1,3})$",
);

/// Papers that the rules do not know by their own names. Any other thing is there before it is asked about, and who
/// likes the hall may be against what is to become of it.
static PAPER: Pattern =
    Pattern::new("(?:norm|vision|foreskrift|regl|ordning|tax|avgift)(?:[a-z]{0,3}|emente[a-z]*)$");

/// Behind these it is another one, or not what is spoken of.
static ANOTHER: Phrases = Phrases::new(&[NOT_THIS, "av"]);

/// How a word ends that has an article.
const ARTICLES: [&str; 8] = ["erna", "arna", "orna", "na", "en", "et", "n", "t"];
const PLURALS: [&str; 3] = ["er", "ar", "or"];

/// Letters that tell a word.
const TELLS: usize = 4;

/// What a proposal is called, without an article.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The papers that the titles name first.
    papers: Vec<String>,
    /// Every word of the titles.
    words: Vec<String>,
}

impl Names {
    /// By its title and the short forms behind it: one that has nothing of the paper, "Kajutan", is the name of
    /// something else.
    pub(super) fn of(titles: &[&str]) -> Self {
        let titles: Vec<String> = titles.iter().map(|title| said(title)).collect();
        let mut heads = titles
            .iter()
            .map(|title| title.split_whitespace().find(|word| !LEADS.is_match(word)).unwrap_or_default());
        // "Taxa för larm, höjning": whoever likes the tariff likes the one they have.
        let taken = titles.iter().flat_map(|title| deeds(title)).any(|deed| TAKEN.contains(&deed));
        let paper = |head: &&str| PAPER.is_match(head) && !taken;
        let Some(first) = heads.next().filter(paper) else { return Self::default() };
        let mut papers: Vec<String> =
            std::iter::once(first).chain(without(first, &PLURALS)).map(str::to_owned).collect();
        let short = heads.flat_map(|head| without(head, &ARTICLES)).filter(|stem| share_an_end(first, stem));
        papers.extend(short.map(str::to_owned));
        let words = titles.iter().flat_map(|title| title.split_whitespace()).map(str::to_owned).collect();
        Self { papers, words }
    }

    /// `sentence` with "förslaget" for its name; `None` where it does not stand there.
    pub(super) fn put_in<'s>(&self, sentence: &Sentence<'s>) -> Option<Sentence<'s>> {
        let end = |paper: &str| paper.get(paper.len().saturating_sub(TELLS)..).map(str::to_owned);
        let may_be =
            self.papers.iter().filter_map(|paper| end(paper)).any(|end| sentence.said.contains(&end));
        if !may_be {
            return None;
        }
        let mut before = "";
        let words = sentence.said.split(' ').map(|word| {
            let named = self.is_one(word) && !ANOTHER.is_match(&format!(" {before} "));
            before = word;
            if named { "forslaget" } else { word }
        });
        let said = words.collect::<Vec<_>>().join(" ");
        // "Avgiften höjs": what is done to it is told of by its own words.
        (said != sentence.said && deeds(&said).is_empty()).then(|| {
            let mut called = sentence.alone();
            called.heard = Heard::in_sentence(&said);
            called.said = said;
            called
        })
    }

    /// Whether `word` is the paper with an article, whole or in part, or as a part of a longer name that tells what it is
    /// about: "normen", "larmavgiften".
    fn is_one(&self, word: &str) -> bool {
        without(word, &ARTICLES).any(|stem| {
            self.papers.iter().any(|paper| {
                paper.ends_with(stem)
                    || stem.strip_suffix(paper.as_str()).is_some_and(|about| self.is_about(about))
            })
        })
    }

    fn is_about(&self, about: &str) -> bool {
        about.get(..TELLS).is_some_and(|begin| self.words.iter().any(|word| word.contains(begin)))
    }
}

/// `word` without each of the `endings` that it has, where enough is left.
fn without<'w>(word: &'w str, endings: &'static [&'static str]) -> impl Iterator<Item = &'w str> {
    let stems = endings.iter().filter_map(move |ending| word.strip_suffix(ending));
    stems.filter(|stem| stem.len() >= TELLS)
}

fn share_an_end(one: &str, other: &str) -> bool {
    let same = one.bytes().rev().zip(other.bytes().rev()).take_while(|(one, other)| one == other).count();
    same >= TELLS
}
