//! A deed that is only mentioned is nobody's stance: "vänta med att anta planen", "riskerna med att stödja den",
//! "kommunen vill anta den".

use super::denial::{BEGINS, FINITE, JOINS, NOT, THAT, WRITERS, WRONG, Words, begins, is_one_of};
use super::negation::{is_not, is_writer};
use super::pointing::NAMES_IT;

/// Deeds without a tense.
static UNTENSED: Words = Words::new(|| {
    listed(
        "anta stodja stoda stotta acceptera godkanna godta bitrada tilltrada tillstyrka tilstyrka bifalla \
         stalla avsla avstyrka forkasta skrota slopa stoppa underkanna",
    )
});

/// Deeds with one, that whoever is asked to do them may be told not to: "innan ni avslår planen".
static TENSED: Words = Words::new(|| listed("avslar skrotar slopar stoppar underkanner forkastar"));

/// Behind these a deed is what something is about.
static ABOUT: Words = Words::new(|| listed("av med pa mot emot fran vid over genom utan efter"));

/// Before "för att" these make a view of it: "vi är för att", "vi röstar för att", "bestämt oss för att".
static FOR_IT: Words = Words::new(|| listed("ar e var vi jag rostar rostade"));

/// What ends a deed, puts it off or forbids it, by its beginning: "sluta stödja", "för tidigt att anta".
static LEFT: Words = Words::new(|| listed("sluta upphor tidigt brattom angra avvakta vanta droj"));

/// Deeds that are nobody's but a sender's.
static OF_SENDERS: Words = Words::new(|| listed("tillstyrka tilstyrka avstyrka"));

/// Before a word such as "vid" or "över" these make a view of such a deed, by their beginning: "vi står fast vid att".
static HOLDS: Words =
    Words::new(|| listed("fast kvar glad stolt noj avslut inled borja trygg positiv enig enad enat"));

/// Where these speak for a deed there is a view as well: "starka skäl talar för att", "det finns skäl för att".
static SPEAKS: Words = Words::new(|| listed("talar finns ser"));

/// What has made a sender do it, by its beginning.
static PUSHED: Words = Words::new(|| listed("tvingade tvingad tvingas tvungna nodgade nodgas"));

/// What is wished of somebody who may do it, by its beginning: "det vore bäst om ni avslår".
static WISHED: Words = Words::new(|| listed("glad tacksam bast lyck uppskatta bra battre"));

/// What becomes of a proposal, by whoever decides.
static DECIDED: Words = Words::new(|| {
    listed(
        "antas antar godkanns godkannas genomfors genomforas infors inforas faststalls faststallas godtas accepteras \
         avslas avvisas forkastas skrotas slopas stoppas upphavs upphavas dras rivs",
    )
});

/// What is said to become of it.
static MAY: Words = Words::new(|| listed("bor borde maste kan"));

/// These begin a clause in which it has not come to be, and may never.
static MAY_BE: Words = Words::new(|| listed("om ifall huruvida nar innan forran tills"));

/// What somebody does to make others do it, by its beginning.
static PUSHES: Words = Words::new(|| listed("tving press lockar lockat lura overtal"));

/// What somebody wants or means to do.
static WANTS: Words =
    Words::new(|| listed("vill tanker tankte avser skulle valde valt kommer amnar hade forsoker"));

/// Anybody but the writer.
static OTHERS: Words = Words::new(|| {
    listed("kommunen kommun ni de dom man nagon politikerna politiker majoriteten regionen han hon")
});

fn listed(words: &'static str) -> Vec<&'static str> {
    words.split_ascii_whitespace().collect()
}

/// Words in which what leads to a deed is looked for.
const NEAR: usize = 4;
const FAR: usize = 6;

/// Whether a decision may be told of in `said`, a sentence in its plain form, and not wished for.
pub(super) fn may_tell_of_a_decision(said: &str) -> bool {
    let mut words = said.split_ascii_whitespace();
    words.any(|word| is_one_of(word, &MAY_BE) || word == "utan")
        && DECIDED.iter().any(|decided| said.contains(decided))
}

/// "Vi vill flytta om planen antas", "planen måste göras om innan den antas": whether the decision among the words
/// `found` stands in a clause that only tells when or whether.
fn is_told_of(before: &[&str], found: &[&str]) -> bool {
    let Some(decision) = found.iter().rposition(|word| is_one_of(word, &DECIDED)) else { return false };
    let lead: Vec<&str> = last(before, NEAR).iter().chain(found.iter().take(decision)).copied().collect();
    let ends = |word: &str| matches!(word, "," | "att" | "men" | "och") || is_writer(word);
    let Some(opens) = lead.iter().rposition(|word| is_one_of(word, &MAY_BE) || ends(word)) else {
        return false;
    };
    let (led_to, clause) = lead.split_at_checked(opens).unwrap_or_default();
    // "Bör om möjligt antas".
    if matches!(clause, ["om" | "ifall" | "nar", ..])
        && led_to.last().is_some_and(|word| is_one_of(word, &MAY))
    {
        return false;
    }
    // "Förslaget om nya cykelvägar", "ärendet om badet bör avslås", "det är bra om planen antas".
    let should = || matches!(led_to, [.., "att", _]) || clause.iter().any(|word| is_one_of(word, &MAY));
    let definite = |word: &str| ["en", "an", "et", "na"].iter().any(|ending| word.ends_with(ending));
    let named = |word: &str| NAMES_IT.is_match(&format!(" {word} ")) || (definite(word) && should());
    let about = || led_to.last().is_some_and(|word| named(word));
    let wished = || led_to.last().is_some_and(|word| begins(word, &WISHED));
    match clause {
        ["om", ..] => !about() && !wished(),
        ["nar", "som", ..] => false,
        [word, ..] => is_one_of(word, &MAY_BE),
        [] => false,
    }
}

/// Where the words of a decision begin that stands behind another deed: "planen bör inte ändras utan antas".
pub(super) fn behind_another_deed(before: &[&str], found: &[&str]) -> usize {
    let lead = match found {
        // "Vi anser inte att planen bör avslås utan att den bör antas".
        [lead @ .., "utan", "att", "den" | "det" | "de", may, decision]
            if is_one_of(may, &MAY) && is_one_of(decision, &DECIDED) =>
        {
            let denied = (0..lead.len()).any(|at| is_not(found, at)) || is_denied(before);
            return if denied { lead.len().saturating_add(1) } else { 0 };
        }
        // "Bör inte utan vidare antas" has no deed before it.
        [lead @ .., _, "utan", decision] if is_one_of(decision, &DECIDED) => lead,
        [lead @ .., _, "utan", may, decision] if is_one_of(may, &MAY) && is_one_of(decision, &DECIDED) => {
            lead
        }
        _ => return 0,
    };
    if (0..lead.len()).any(|at| is_not(found, at)) { lead.len().saturating_add(1) } else { 0 }
}

/// Whether what was `found` behind the words `before` is a deed that is only mentioned.
pub(super) fn is_only_mentioned(before: &[&str], found: &[&str]) -> bool {
    let is_in = |list: &Words| found.first().is_some_and(|deed| is_one_of(deed, list));
    if (is_in(&UNTENSED) && is_given_up(before)) || is_told_of(before, found) {
        return true;
    }
    if is_in(&TENSED) {
        let of_others = |who: &&str| is_one_of(who, &OTHERS);
        return match before {
            [wish @ .., "om", who] if of_others(who) => !is_wished(wish),
            [.., "innan" | "nar" | "ifall", who] => of_others(who),
            _ => false,
        };
    }
    let held = || is_in(&OF_SENDERS) && is_held(before);
    is_in(&UNTENSED) && (is_led_to(before) || is_what_others_want(before)) && !held()
}

/// "Vi ville tillstyrka", "vi hade hoppats kunna tillstyrka", "skulle vi tillstyrka detta": what did not come to be.
fn is_given_up(before: &[&str]) -> bool {
    let is_verb = |word: &&&str| is_one_of(word, &FINITE) && !is_one_of(word, &WRITERS);
    let clause = clause(before);
    match clause {
        ["skulle" | "hade", who, rest @ ..] => {
            is_writer(who)
                && !rest.iter().any(|word| is_one_of(word, &FINITE) || *word == "vilja" || *word == "velat")
        }
        [lead @ .., "ville"] | [lead @ .., "ville", "egentligen" | "helst" | "forst" | "garna"] => {
            lead.iter().any(|word| is_writer(word))
        }
        [lead @ .., "hoppats" | "onskat" | "tankt" | "velat"]
        | [lead @ .., "hoppats" | "onskat" | "tankt" | "velat", "kunna"] => {
            lead.contains(&"hade") && lead.iter().filter(is_verb).count() == 0
        }
        _ => false,
    }
}

/// "Vi blir tacksamma om ni avslår planen".
fn is_wished(lead: &[&str]) -> bool {
    last(lead, NEAR).iter().any(|word| begins(word, &WISHED))
}

/// Whether the words `before` make a deed of the sender's their view: "vi ser oss tvingade att avstyrka", "styrelsen
/// röstade med tre röster mot en för att", "starka skäl talar för att".
fn is_held(before: &[&str]) -> bool {
    let [clause @ .., "att"] = clause(before) else { return false };
    if clause.iter().any(|word| is_one_of(word, &OTHERS)) {
        return false;
    }
    let own = clause.iter().any(|word| is_writer(word));
    match clause {
        [lead @ .., "for"] if own && lead.iter().any(|word| word.starts_with("rosta")) => true,
        [.., "talar" | "skal" | "argument", "for"] | [.., "talar", _, "for"] => {
            SPEAKS.iter().any(|one| clause.contains(one))
        }
        [lead @ .., one] if is_one_of(one, &ABOUT) => {
            own && lead.last().is_some_and(|word| begins(word, &HOLDS))
        }
        lead => own && lead.last().is_some_and(|word| begins(word, &PUSHED)),
    }
}

/// The words at the end of `before` that belong to one clause.
fn clause<'w, 'a>(before: &'w [&'a str]) -> &'w [&'a str] {
    // "Vi står fast vid".
    let opens = |word: &&str| (is_one_of(word, &BEGINS) && *word != "fast") || is_one_of(word, &JOINS);
    let begun = before.iter().rposition(opens).map_or(0, |at| at.saturating_add(1));
    // "Det som talar för att avstyrka är kostnaden".
    let told = begun.checked_sub(1).and_then(|at| before.get(at)) == Some(&"som");
    if told { &[] } else { before.get(begun..).unwrap_or_default() }
}

/// The last `count` of the `words`.
fn last<'w, 'a>(words: &'w [&'a str], count: usize) -> &'w [&'a str] {
    words.get(words.len().saturating_sub(count)..).unwrap_or(words)
}

/// Whether the words `before` a deed make it something to be spoken of, to wait with or to be made to do.
fn is_led_to(before: &[&str]) -> bool {
    let near = before.len().saturating_sub(NEAR);
    let that = before.iter().rposition(|word| *word == "att").filter(|at| *at >= near);
    let Some((lead, behind)) = that.and_then(|at| before.split_at_checked(at)) else {
        return last(before, 1).iter().any(|word| begins(word, &LEFT));
    };
    if behind.iter().any(|word| *word == "," || is_one_of(word, &FINITE)) {
        return false;
    }
    let about = match lead {
        [.., "inte", "lata", "bli"] => return false,
        [.., "nej", "till"] | [.., "lat" | "lata", "bli"] => return true,
        [lead @ .., one, "for"] => !is_for_it(lead, one),
        ["for"] => true,
        [.., one] if begins(one, &LEFT) => return true,
        [.., one] => is_one_of(one, &ABOUT),
        [] => false,
    };
    (about && !is_denied(lead)) || is_pushed(lead)
}

/// Whether `one` before a "för att", with `lead` before it, makes a view of what stands behind.
fn is_for_it(lead: &[&str], one: &str) -> bool {
    let decided =
        || last(lead, NEAR).iter().any(|word| word.starts_with("besta") || word.starts_with("beslut"));
    is_one_of(one, &FOR_IT) || (matches!(one, "oss" | "mig" | "sig") && decided())
}

/// "Inga invändningar mot att", "vi tror inte på att": what a "not" makes of it is for the "not" to say.
fn is_denied(lead: &[&str]) -> bool {
    let near = last(lead, FAR);
    let begun = near.iter().rposition(|word| is_one_of(word, &BEGINS)).map_or(0, |at| at.saturating_add(1));
    near.iter().skip(begun).any(|word| is_one_of(word, &NOT))
}

/// "Kommunen vill få oss att", "ni tvingar föreningarna att".
fn is_pushed(lead: &[&str]) -> bool {
    let got = matches!(lead, [.., "fa" | "far" | "fick" | "fatt", "oss" | "mig"]);
    // "Föreningen är pressad och väljer att avstyrka".
    let near = last(lead, NEAR).rsplit(|word| is_one_of(word, &JOINS)).next().unwrap_or_default();
    got || near.iter().any(|word| begins(word, &PUSHES))
}

/// Whether somebody else wants it, and the writer tells of it: "kommunen tänker anta planen".
fn is_what_others_want(before: &[&str]) -> bool {
    let near = before.len().saturating_sub(FAR);
    let wants = before.iter().rposition(|word| is_one_of(word, &WANTS)).filter(|at| *at >= near);
    let Some((lead, behind)) = wants.and_then(|at| before.split_at_checked(at)) else { return false };
    // "Om ni vill hjälpa oss ska ni avslå den", "det skulle vara fel att anta den".
    let told_to = matches!(behind, [.., "ska" | "skall" | "bor" | "maste", who] if is_one_of(who, &OTHERS));
    let wrong = behind.iter().any(|word| begins(word, &WRONG));
    if told_to || wrong || behind.contains(&",") || behind.iter().any(|word| is_writer(word)) {
        return false;
    }
    let opens = |word: &&str| *word == "," || is_one_of(word, &THAT) || is_one_of(word, &BEGINS);
    let begun = lead.iter().rposition(opens).unwrap_or(0);
    let clause = lead.get(begun..).unwrap_or_default();
    let som = clause.first() == Some(&"som") && !lead.iter().any(|word| is_writer(word));
    let another = || clause.iter().any(|word| is_one_of(word, &OTHERS)) || behind.first() == Some(&"skulle");
    som || (another() && !clause.iter().any(|word| is_writer(word)))
}
