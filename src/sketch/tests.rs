//! Which texts are taken for the same form letter, and which are not.

use super::*;

const FORM: &str = "Hej!\n\nJag skriver till er för att jag är orolig för vad förslaget betyder för \
    föreningslivet i Exempelstad. Om de mindre föreningarna ska söka sina bidrag varje år i stället för vart \
    tredje, går den tid som i dag används till barn och unga åt till blanketter. Jag vill att kommunen behåller \
    de fleråriga avtalen, att lokalerna förblir avgiftsfria på kvällar och helger och att de som berörs får vara \
    med när reglerna skrivs.\n\nJag hoppas att ni lyssnar på oss.\n\nMed vänlig hälsning\nAnna Exempelsson\n\
    Storgatan 1, 701 00 Exempelstad";

/// Answers to the same consultation that nobody agreed on.
const OWN: [&str; 6] = [
    "Hembygdsföreningen har tagit del av förslaget till överenskommelse om samverkan mellan det civila \
     samhället och kommunen. Vi tillstyrker förslaget i stort men saknar ett avsnitt om hur lokaler på \
     landsbygden ska skötas när ingen förening längre orkar. Vi föreslår att kommunen tar på sig det.",
    "Idrottsföreningen har tagit del av förslaget till överenskommelse om samverkan mellan det civila \
     samhället och kommunen. Vi avstyrker förslaget. Det lägger arbete på ideella ledare som de inte hinner \
     med, och det säger ingenting om vem som betalar för hallarna när avgifterna höjs nästa år.",
    "Jag är pensionär och bor i den norra delen. Vi som går på träffarna vill ha kvar dem. Det som står om \
     samverkan låter fint, men den som har försökt få svar från kommunen på ett brev vet att det inte är så \
     det går till. Börja med att svara i telefonen.",
    "Förslaget till överenskommelse om samverkan mellan det civila samhället och kommunen är väl genomarbetat. \
     Studieförbundet vill särskilt lyfta fram avsnittet om uppföljning, som vi menar bör göras vartannat år och \
     tillsammans med de föreningar som har skrivit under, inte av kommunen ensam.",
    "Kyrkan och de andra samfunden ser positivt på överenskommelsen. Vi vill dock att det av texten framgår \
     att även samfund räknas till det civila samhället, eftersom det i dag tolkas olika av olika nämnder, med \
     följd att vi ibland bjuds in och ibland glöms bort.",
    "Vi som driver kvinnojouren har läst remissen. Vi behöver längre avtal än ett år. Våra anställda sägs upp \
     varje höst och anställs igen varje vår, och de som söker skydd hos oss märker det. Överenskommelsen bör \
     säga att avtal normalt gäller i tre år.",
];

fn sketch(text: &str) -> Sketch {
    Sketch::of(text).unwrap_or_else(|| panic!("too short: {text}"))
}

fn shares_a_band(one: &Sketch, other: &Sketch) -> bool {
    let bands = one.bands();
    other.bands().iter().any(|band| bands.contains(band))
}

fn own_words(count: usize) -> String {
    (0..count)
        .map(|number| format!("eget{}", (b'a' + (number % 26) as u8) as char))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_form_letter_is_known_whatever_people_do_to_it() {
    let long_own = "Dessutom vill jag berätta att min dotter har spelat i föreningen sedan hon var sex år, och \
        att hon inte hade kommit in i klassen utan lagkamraterna. Det går inte att räkna på.";
    let variants = [
        FORM.replace(
            "Anna Exempelsson\nStorgatan 1, 701 00 Exempelstad",
            "Mvh Bo\n\nSkickat från min telefon",
        ),
        FORM.to_uppercase(),
        FORM.replace(' ', "\n"),
        FORM.replace("Exempelstad", "Provköping").replace("Hej!", "Till kommunen"),
        FORM.replace("Jag hoppas att ni lyssnar på oss.", "Snälla, lyssna på oss!"),
        FORM.replace("barn och unga", "våra barn")
            .replace("blanketter", "papper")
            .replace("kvällar", "vardagar"),
        format!("{long_own}\n\n{FORM}"),
        FORM.replace("\n\nMed vänlig", &format!("\n\n{long_own}\n\nMed vänlig")),
        format!("{FORM}\n\nPS. {long_own}"),
        FORM.replace("Jag hoppas att ni lyssnar på oss.", ""),
    ];
    let form = sketch(FORM);
    for variant in &variants {
        let other = sketch(variant);
        assert!(form.is_alike(&other) && other.is_alike(&form), "{variant}");
        assert!(shares_a_band(&form, &other), "{variant}");
    }
}

#[test]
fn answers_that_nobody_agreed_on_are_not_alike() {
    let mut sketches: Vec<Sketch> = OWN.iter().map(|text| sketch(text)).collect();
    sketches.push(sketch(FORM));
    for (at, one) in sketches.iter().enumerate() {
        for other in &sketches[at + 1..] {
            assert!(!one.is_alike(other));
        }
    }
}

/// Who quotes a form letter in a longer answer of their own has written an answer of their own.
#[test]
fn own_words_may_be_two_for_every_three_of_the_form_letter() {
    let (form, length) = (sketch(FORM), words(FORM, MOST_WORDS).len());
    for (percent, expected) in [(0, true), (30, true), (60, true), (75, false), (100, false), (300, false)] {
        let text = OWN[2..].join(" ").to_lowercase();
        let own: Vec<&str> = text.split_whitespace().cycle().take(length * percent / 100).collect();
        let both = sketch(&format!("{}\n\n{FORM}", own.join(" ")));
        assert_eq!(form.is_alike(&both), expected, "{percent} %");
    }
}

#[test]
fn short_texts_are_like_no_other() {
    let courtesy = "Hej!\nStyrelsen har tagit del av remissen Överenskommelse om samverkan i Örebro mellan det \
        civila samhället och kommunen, Ks 1216/2018, och har inga synpunkter på förslaget.\nMed vänlig \
        hälsning\nAnna";
    for text in ["", "Ja", "Vi har inga synpunkter.", "Se bilaga.", courtesy, &own_words(FEWEST_WORDS - 1)] {
        assert_eq!(Sketch::of(text), None, "{text}");
    }
    assert!(Sketch::of(&own_words(FEWEST_WORDS)).is_some());
}

#[test]
fn a_sketch_is_the_same_on_every_machine() {
    let form = sketch(FORM);
    assert_eq!(Sketch::from_bytes(&form.to_bytes()), form);
    assert_eq!(form.bands().len(), Sketch::BAND_COUNT);
    assert_eq!(hash("vi säger ja"), 1_805_800_501);
    assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf);
}

#[test]
fn what_differs_is_told_word_by_word() {
    type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);
    let table: [Case; 5] = [
        ("Vi säger ja.", "Vi  säger\nja.", &[]),
        ("Jag heter Anna och säger ja.", "Jag heter Bo och säger ja.", &[("Anna", "Bo")]),
        ("Vi säger ja.", "Vi säger ja. Snälla!", &[("", "Snälla!")]),
        ("Hej! Vi säger ja.", "Vi säger ja.", &[("Hej!", "")]),
        ("", "Ja", &[("", "Ja")]),
    ];
    for (first, other, expected) in table {
        let found = differing(first, other);
        let found: Vec<_> = found.iter().map(|place| (place.first.as_str(), place.other.as_str())).collect();
        assert_eq!(found, expected, "{first} / {other}");
    }
}
