//! For which bodies an answer says that it is given.

use super::*;
use crate::consultation::BodyName;
use crate::recognition::sentence::sentences;

fn invited() -> Vec<Invited> {
    ["Föreningsrådet", "Idrottsrådet", "ABF Exempelby", "Kultur- och fritidsrådet", "ABF"]
        .map(|name| Invited { name: BodyName::new(name), domains: Vec::new(), addresses: Vec::new() })
        .to_vec()
}

fn bodies(text: &str) -> Vec<String> {
    let mut found: Vec<String> = sentences(text, Place::Body)
        .iter()
        .filter_map(Words::of)
        .flat_map(|words| words.bodies(&invited()))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn an_answer_says_for_whom_it_is_given() {
    let (f, i, a, k) = ("Föreningsrådet", "Idrottsrådet", "ABF Exempelby", "Kultur- och fritidsrådet");
    for (text, expected) in [
        ("Gemensamt svar från Föreningsrådet, Idrottsrådet och ABF Exempelby", vec![a, f, i]),
        ("Detta är ett gemensamt remissvar från Idrottsrådet samt Kultur- och fritidsrådet.", vec![i, k]),
        ("Gemensamt yttrande av: Idrottsrådet & ABF Exempelby", vec![a, i]),
        ("Föreningsrådet och Idrottsrådet lämnar härmed ett gemensamt svar på remissen.", vec![f, i]),
        ("Föreningsrådet, ABF Exempelby och Idrottsrådet svarar gemensamt.", vec![a, f, i]),
        ("Vi svarar tillsammans med Idrottsrådet.", vec![i]),
        ("Jag svarar för Idrottsrådets räkning.", vec![i]),
        ("Vi yttrar oss för Föreningsrådets och Idrottsrådets räkning", vec![f, i]),
        ("Yttrandet lämnas på Idrottsrådets vägnar.", vec![i]),
        ("För ABF Exempelby:s räkning vill jag framföra följande.", vec![a]),
        ("Vi svarar på uppdrag av Föreningsrådet och Idrottsrådet.", vec![f, i]),
        ("På uppdrag av Idrottsrådet", vec![i]),
        ("Svaret lämnas även för Idrottsrådet.", vec![i]),
        ("Yttrandet lämnas också för Idrottsrådet.", vec![i]),
        ("I submit this response on behalf of Idrottsrådet.", vec![i]),
    ] {
        assert_eq!(bodies(text), expected, "{text}");
    }
}

#[test]
fn an_answer_that_mentions_a_body_does_not_answer_for_it() {
    for text in [
        "Vi instämmer i Idrottsrådets svar.",
        "Vi har tagit del av det gemensamma svaret från Föreningsrådet och Idrottsrådet.",
        "Vi föreslår ett gemensamt svar från Föreningsrådet och Idrottsrådet.",
        "Detta är inte ett gemensamt svar från Idrottsrådet.",
        "Tillsammans med Idrottsrådet driver vi en fritidsgård.",
        "Vi arbetar tillsammans med Idrottsrådet och Föreningsrådet.",
        "Utredningen gjordes på uppdrag av Idrottsrådet.",
        "På uppdrag av Idrottsrådet har en utredning gjorts.",
        "Kommunen betalar för Idrottsrådets räkning.",
        "Gemensamt svar från Pensionärsrådet, som har läst vad Idrottsrådet skriver.",
        "Gemensamt svar från ABF Exempelby län",
        "Gemensamt svar från Nya Idrottsrådet",
        "Ett gemensamt mål för Idrottsrådet är fler ledare.",
        "Förslaget är bra även för Idrottsrådet.",
        "Idrottsrådet och Föreningsrådet bör svara gemensamt.",
        "Idrottsrådet och Föreningsrådet svarar gemensamt för driften.",
        "Gemensamt svar från Pensionärsrådet och ABF om samverkan mellan kommunen och Idrottsrådet",
    ] {
        let found = bodies(text);
        assert!(found.iter().all(|name| name == "ABF"), "{text}: {found:?}");
    }
}

#[test]
fn a_subject_that_names_several_is_a_joint_answer() {
    let said = |text: &str| {
        let subject = sentences(text, Place::Subject);
        subject.iter().filter_map(Words::of).flat_map(|words| words.bodies(&invited())).collect::<Vec<_>>()
    };
    assert_eq!(said("Remissvar från Föreningsrådet och Idrottsrådet"), ["Föreningsrådet", "Idrottsrådet"]);
    assert_eq!(
        said("Yttrande från ABF Exempelby, Idrottsrådet över Ks 1/2019"),
        ["ABF Exempelby", "Idrottsrådet"]
    );
    for subject in [
        "\"Remissvar från Föreningsrådet och Idrottsrådet\"",
        "\"Gemensamt svar från Föreningsrådet och Idrottsrådet\"",
        "Remissvar-från Föreningsrådet och Idrottsrådet",
    ] {
        assert_eq!(said(subject).len(), 2, "{subject}");
    }
    for text in [
        "Remissvar från Idrottsrådet",
        "Om svar från Föreningsrådet och Idrottsrådet",
        "Föreningsrådet och Idrottsrådet",
    ] {
        assert!(said(text).is_empty(), "{text}");
    }
}

/// The bodies that sign `text` in lines of their own.
fn signed(text: &str) -> Vec<String> {
    let sentences = sentences(text, Place::Body);
    let mut found = Vec::new();
    listed::bodies(&sentences, &invited(), |names, _| found.extend(names));
    found
}

#[test]
fn names_below_each_other_sign_together() {
    for (text, expected) in [
        (
            "Vi tillstyrker.\n\nUndertecknat av:\nFöreningsrådet\nIdrottsrådet\nABF Exempelby\n",
            &["Föreningsrådet", "Idrottsrådet", "ABF Exempelby"][..],
        ),
        (
            "Svaret är undertecknat av\n- Föreningsrådet\n- Kulturföreningen Lyktan\n- Idrottsrådet",
            &["Föreningsrådet", "Idrottsrådet"],
        ),
        ("Undertecknare:\nIdrottsrådet\nKopia till:\nFöreningsrådet", &["Idrottsrådet"]),
        ("För Föreningsrådet och Idrottsrådet\nVi tillstyrker.", &["Föreningsrådet", "Idrottsrådet"]),
        ("Vi tillstyrker.\n\nMvh\nFöreningsrådet & Idrottsrådet", &["Föreningsrådet", "Idrottsrådet"]),
        ("För Pensionärsrådet Väst och Föreningsrådet\nVi tillstyrker.", &["Föreningsrådet"]),
        ("För Föreningsrådet och Idrottsrådet är frågan viktig.", &[]),
        ("För Föreningsrådet och kommunen", &[]),
        ("Till Föreningsrådet och Idrottsrådet", &[]),
        ("Kopia till:\nFöreningsrådet\nIdrottsrådet", &[]),
        ("Föreningsrådet och Idrottsrådet", &[]),
        ("Avtalet är inte undertecknat.\nIdrottsrådet", &[]),
    ] {
        assert_eq!(signed(text), expected, "{text}");
    }
    assert_eq!(
        bodies("Undertecknat av: Föreningsrådet och Idrottsrådet"),
        ["Föreningsrådet", "Idrottsrådet"]
    );
}
