//! What people who parted do with each other and their children, and harms nobody. What stands in none of these is a threat
//! of whom somebody parted from: nobody can list all harm.

use std::sync::LazyLock;

use regex::Regex;

use super::super::wording::{ENDS, GAP, KIN, MINE, WORD};
use super::{NO_DEEDS, OUR_HOME};
use crate::pattern::{Pattern, pattern};

/// Words before a deed that tell nothing of it: "att han bara ska".
const BEFORE: &str = r"(?:(?:han|hon|de|ska|bara|också|även|nu|åter|själv|börja)[\s>]+)*";
/// They go to law.
const LAW: &str = r"[a-zåäö-]*anmäla|stämma|(?:över)?klaga|(?:dra|ta)[\s>]+(?:mig|oss|er)[\s>]+(?:inför|till[\s>]+(?:rätt|domstol))";
/// They leave whom they lived with.
const PARTS: &str = r"skilja[\s>]+sig|(?:lämna|flytta[\s>]+i?från)[\s>]+(?:mig|oss)(?:[\s>]+ensam(?:[\s>]+med[\s>]+barnen)?)?[\s>]*$";
/// Whom people complain to, and where they are heard.
const OFFICE: &str = concat!(
    r"(?:er|jo|tv|(?:[a-zåäö]*tidning|medi[ae]|press|radio|polis|[a-zåäö]*kommun|stadshus|fullmäktige|[a-zåäö]*nämnd|politiker|minist|ordförand",
    r"|rektor|lärar|[a-zåäö]*styrelse|skolinspektion|advokat|jurist|domstol|[a-zåäö]*möte|demonstration|protest)[a-zåäö]*)"
);
/// What is done with the property of a home, and harms nobody who lives there.
const PROPERTY: &str = r"[a-zåäö]*(?:hus|hem|hemm|lägenhet|bostad|villa|stug|bil|båt|gård|mark|tomt|skog|cykel|företag)(?:en|et|ar|arna|er|a|an|n)?";

/// What people who parted do with each other and their children, and harms nobody: they leave, go to law, sell the house,
/// choose a school and make themselves heard.
static EVERYDAY: LazyLock<Regex> = LazyLock::new(|| {
    let children = format!("(?:barnen|dem|{KIN})");
    let school = r"(?:[^\s.,]+[\s>]+){0,2}[a-zåäö]*(?:skol[a-zåäö]*|dagis)(?:[\s>]+(?:istället|i[\s>]+(?-i:[a-zåäö]+)))?[\s>]*$";
    let at_home = format!(
        r"skjutsa|låta{GAP}{children}{GAP}(?:(?:stanna|vara){GAP}hemma|slippa|byta|gå)|hålla{GAP}{children}{GAP}hemma"
    );
    let moved = format!(
        r"(?:ta|flytta|skicka|byta|köra){GAP}(?:ut{GAP}|över{GAP})?{children}[\s>](?:.*[\s>])?(?:till|ur)[\s>]+{school}"
    );
    let placed = format!(r"(?:sätta|ha|skriva{GAP}in){GAP}{children}[\s>]+(?:i|på)[\s>]+{school}");
    let told = format!(
        r"(?:skriva|ringa|mejla|prata|tala|berätta|vända|kontakta)[\s>](?:{WORD}[\s>]+){{0,3}}{OFFICE}{ENDS}"
    );
    let goes = format!(
        r"(?:ta|komma|gå|åka)[\s>](?:(?:med|sig|{children})[\s>]+){{0,3}}(?:till|på|i)[\s>]+(?:{WORD}[\s>]+){{0,2}}{OFFICE}[\s>]*$"
    );
    let sells = format!(r"sälja{GAP}(?:{OUR_HOME}|{MINE}{GAP}{PROPERTY}{ENDS})");
    pattern(&format!(r"(?i)^{BEFORE}(?:{LAW}|{PARTS}|{sells}|{at_home}|{moved}|{placed}|{told}|{goes})"))
});
/// What harms nobody as long as nothing of people is named with it.
static ORDINARY: LazyLock<Regex> = LazyLock::new(|| {
    let politics = r"rösta|strejka|protestera|demonstrera|bojkotta|avgå|kandidera|be[\s>]*$|(?:ta[\s>]+strid|kämpa|strida)[\s>]+(?:för|i)|begära[\s>]+(?:[^\s>u]|u[^t]|ut[^\s>])";
    let speaks = r"(?:skriva|ringa|mejla|prata)[\s>]*$|(?:samla|skriva)[\s>].*(?:namn|insändar|upprop|protest|förening)|(?:lämna|skicka)[\s>]+(?:in[\s>]+)?(?:[^\s>]+[\s>]+)?(?:synpunkt|remissvar|svar|yttrand)";
    let moves = r"flytta(?:[\s>]*$|[\s>]+(?:i?från|till)[\s>]|[\s>]+(?:med[\s>]+barnen|härifrån|bort|ut|utomlands)(?:$|[\s>]))";
    let leaves = r"gå[\s>]+(?:ur|med[\s>]+i)[\s>]|lämna[\s>]+(?:[^\s.,]+[\s>]+)?(?:[a-zåäö]*(?:parti|förening|klubb|kommun|styrels|skol)[a-zåäö]*|byn|orten|stan|staden|landet|facket|kyrkan)";
    let changes = r"säga[\s>]+upp|byta|ge[\s>]+upp|skjuta[\s>]+(?:upp|fram)|lägga[\s>]+ne[rd]";
    let custody = r"(?:ta|begära|söka)[\s>]+(?:hela[\s>]+)?(?:ensam)?vårdnad";
    let trade = format!(
        r"(?:sälja|köpa|hyra|bygga)[\s>](?:.*[\s>])?(?:(?:till|åt|för)[\s>]+(?:barnen|{KIN})|{PROPERTY})[\s>]*$"
    );
    pattern(&format!(r"(?i)^{BEFORE}(?:{politics}|{speaks}|{moves}|{leaves}|{changes}|{custody}|{trade})"))
});
/// What is asked of an office and what is begun harm nobody, except where people, or hate, are what is asked for or begun.
static ASKS_OR_BEGINS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^{BEFORE}(?:begära[\s>]+ut|starta)[\s>]")));
static OF_PERSONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)[\s>](?:(?:mig|henne|barnen|{KIN}){ENDS}|(?:min|mitt|mina){GAP}|[a-zåäö]*(?:adress|(?:klass|elev|namn|person)-?list|akt(?:en|er|erna)?{ENDS}|(?:person|telefon)-?num|journal|folkbok|bilder|personuppg)|hat|hets|mobb|krig|brand|eld|bråk|rykte)"
    ))
});
/// What they will not do any more, and that they keep what they do not give back.
static NO_MORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^{BEFORE}(?:inte|ej|aldrig|sluta|vägra)[\s>]")));
static KEEPS: Pattern = Pattern::new(
    r"(?i)[\s>](?:(?:åter)?lämna|släppa|ge|låta[\s>]+(?:mig|oss)|(?:tillbaka|hem)[\s>]+med)[\s>]",
);
/// That they never end: "aldrig sluta leta", "inte ge sig".
static NEVER_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^{BEFORE}(?:inte|ej|aldrig)[\s>]+(?:sluta|ge|vila|glömma|förlåta|leva){ENDS}"))
});

/// Whether everything that whom they parted from threatens to do is known to be everyday: what nobody knows is a threat.
pub(super) fn are_known<'t>(deeds: impl Iterator<Item = &'t str>) -> bool {
    let is_no_more = |deed: &str| NO_MORE.is_match(deed) && !NEVER_ENDS.is_match(deed);
    let is_asked = |deed: &str| ASKS_OR_BEGINS.is_match(deed) && !OF_PERSONS.is_match(deed);
    let is_known =
        |deed: &str| EVERYDAY.is_match(deed) || ORDINARY.is_match(deed) || is_no_more(deed) || is_asked(deed);
    // Behind "and" may stand no deed, but whom or what the first is done to.
    let is_thing = |said: &str| {
        let word = said.split_whitespace().next().unwrap_or_default().to_lowercase();
        let is_deed = word.ends_with('a') && !word.ends_with("rna") && !NO_DEEDS.contains(&word.as_str());
        !is_deed && !["slå", "få", "ge", "gå", "se", "dra", "dö", "att", "jag"].contains(&word.as_str())
    };
    deeds.enumerate().all(|(at, deed)| is_known(deed) || (at > 0 && is_thing(deed)))
}

/// Whether `deed` is everyday even where people are named with it.
pub(super) fn is_everyday(deed: &str) -> bool {
    if NO_MORE.is_match(deed) { !KEEPS.is_match(deed) } else { EVERYDAY.is_match(deed) }
}
