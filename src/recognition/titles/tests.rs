//! Titles and short forms as people write them, and words that only look like them.

use super::*;
use crate::recognition::testing::{Mail, authority, circumstances, mail};
use crate::recognition::{Authority, History, Outcome, Verdict, judge};

/// The two consultations with the titles that the first municipality gave them.
fn titled() -> Authority {
    let mut authority = authority();
    let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
    one.title = "Överenskommelse om samverkan i Exempel mellan det civila samhället och kommunen".to_owned();
    one.also_known_as = vec!["Överenskommelse om samverkan".to_owned()];
    two.title = "Riktlinjer för idéburet-offentligt partnerskap (IOP) i Exempels kommun".to_owned();
    authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
    authority
}

fn judged(mail: Mail) -> Verdict {
    judge(&mail.done(), &circumstances(), &titled(), &History::default())
}

#[test]
fn a_title_is_known_as_people_write_it() {
    for (subject, text, suggestion) in [
        ("Överenskommelsen om samverkan", "Se bilaga", "Ks 1216/2018"),
        ("overenskommelsen om samverkan", "Se bilaga", "Ks 1216/2018"),
        ("O\u{308}verenskommelse om samverkan", "Se bilaga", "Ks 1216/2018"),
        ("Synpunkter överenskommelsen", "Se bilaga", "Ks 1216/2018"),
        ("Svar ang IOP", "Se bilaga", "Ks 1121/2017"),
        ("Yttrande IOP-riktlinjerna", "Se bilaga", "Ks 1121/2017"),
        ("Hej", "Våra synpunkter på samverkansöverenskommelsen följer.", "Ks 1216/2018"),
        ("Hej", "Vårt svar om överenskomelsen och samverkan.", "Ks 1216/2018"),
        ("Hej", "Yttrande över riktlinjerna för partnerskap", "Ks 1121/2017"),
        ("Hej", "Synpunkter på ideburet offentligt partnerskap", "Ks 1121/2017"),
        ("Hej", "Remissen om idéburna partnerskapet har behandlats", "Ks 1121/2017"),
        ("Synpunkter", "Styrelsen anser att samverkan i överenskommelsen är bra.", "Ks 1216/2018"),
        ("Idéburet partnerskap", "Våra synpunkter: det missgynnar små föreningar.", "Ks 1121/2017"),
        ("Idéburet offentligt partnerskap", "Jag är emot förslaget.", "Ks 1121/2017"),
        ("Sv: Ang idéburet partnerskap", "Vi tycker att det är bra.", "Ks 1121/2017"),
    ] {
        let verdict = judged(mail().subject(subject).text(text));
        assert_eq!(verdict.outcome, Outcome::Review, "{subject} {text}");
        assert_eq!(verdict.suggestion().unwrap().to_string(), suggestion, "{subject} {text}");
    }
    let named = judged(
        mail()
            .subject("Hej")
            .text("Se bilaga")
            .attachment("Remissvar_överenskommelse_2019-10-28.docx", "x/y"),
    );
    assert_eq!(named.suggestion().unwrap().to_string(), "Ks 1216/2018");
}

#[test]
fn a_part_of_a_title_in_the_call_of_another_authority_is_of_its_own_paper() {
    let mut authority = titled();
    authority.consultations[0].title = "Policy för en värdig äldreomsorg".to_owned();
    authority.consultations[1].title = "Detaljplan för Norra hamnen".to_owned();
    authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
    for (subject, text, outcome) in [
        (
            "Remiss av En värdig äldreomsorg",
            "Remissvaren ska ha kommit in senast den 1 mars.",
            Outcome::Review,
        ),
        (
            "Samråd om Norra hamnen",
            "Exempel bjuder in till samråd om detaljplan. Farleden är trång.",
            Outcome::Review,
        ),
        (
            "Samråd äldreomsorg policy",
            "Ni bjuder in till samråd om värdig äldreomsorg. Läkarna saknas.",
            Outcome::Review,
        ),
        ("Samråd detaljplan hamnen", "Norrby kommun bjuder in till samråd om kajen.", Outcome::Ignored),
        (
            "Samråd detaljplan hamnen",
            "Exempels kommun bjuder in till samråd. Kajen är för låg.",
            Outcome::Review,
        ),
        ("Yttrande om värdig äldreomsorg", "Kommunstyrelsen har inget att erinra.", Outcome::Review),
    ] {
        let mail = mail().named("Norrby kommun", "kommun@norrby.example").subject(subject).text(text).done();
        let verdict = judge(&mail, &circumstances(), &authority, &History::default());
        assert_eq!(verdict.outcome, outcome, "{subject} {text} {:?}", verdict.reasons);
    }
}

#[test]
fn mail_about_other_things_is_not_taken_for_an_answer() {
    for (subject, text) in [
        ("Samverkan kring cykelvägar", "Vi i cykelföreningen vill gärna samverka med er om fler cykelvägar."),
        ("Avtal om barnomsorg", "Jag vill säga upp avtalet om förskoleplats och ser fram emot svar."),
        ("Riktlinjer för parkering", "Vilka riktlinjer gäller för parkering? Tacksam för svar."),
        ("Synpunkter på riktlinjerna för parkering", "Parkeringen är dyr."),
        ("Jobbansökan", "Civilingenjör i samhällsbyggnad, ser fram emot svar."),
        ("Hej", "Jag iopar runt och undrar om ni svarar"),
        ("Partnerskap", "Vi är stolta över vårt partnerskap med skolan."),
        ("Partnerskap", "Vi tycker att vårt partnerskap med skolan är bra."),
        ("Idéburet partnerskap", "Hur söker man? Tack för svar."),
        ("Idéburet partnerskap firar fem år", "Vi tycker att ni ska komma på festen."),
    ] {
        assert_eq!(judged(mail().subject(subject).text(text)).outcome, Outcome::Ignored, "{subject}");
    }
    let letter =
        mail().subject("Nyhetsbrev från partnerskapet").text("Överenskommelsen om samverkan firar tio år.");
    let letter = letter.header("List-Unsubscribe", "<https://x.example>").header("Precedence", "bulk");
    assert_eq!(judged(letter).outcome, Outcome::Ignored);
}

#[test]
fn a_quoted_title_counts_only_in_a_mail_about_a_consultation() {
    let quoted = |text: &str| judged(mail().subject("Hej").text(text).quoted("Överenskommelse om samverkan"));
    assert_eq!(quoted("Gatlampan är trasig.").outcome, Outcome::Ignored);
    assert_eq!(quoted("Vi har inga synpunkter.").outcome, Outcome::Review);
}

/// Consultations whose titles are names of documents, in one word.
fn named() -> Authority {
    let mut authority = titled();
    let [one, two] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
    one.title = "Biblioteksplan för Exempels kommun 2020–2023".to_owned();
    one.also_known_as = Vec::new();
    two.title = "Riktlinjer för föreningsbidrag och lokalsubventioner".to_owned();
    authority.name = "Exempels kommun".to_owned();
    two.also_known_as =
        ["bidragsriktlinjerna", "Kulturen", "Program för landsbygdsutveckling"].map(str::to_owned).to_vec();
    authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
    authority
}

#[test]
fn the_name_of_a_document_is_a_title_of_one_word() {
    for (subject, text, suggestion) in [
        ("Biblioteksplan för Exempels kommun 2020–2023", "Filialen måste vara kvar.", Some("Ks 1216/2018")),
        ("Biblioteksplanen!!", "Sluta stänga vår filial.", Some("Ks 1216/2018")),
        ("Hej", "Jag har läst er biblioteksplan. Filialen måste vara kvar.", Some("Ks 1216/2018")),
        ("Hej", "Bibliotheksplanen är bra.", Some("Ks 1216/2018")),
        ("Hej", "Planen för biblioteken glömmer barnen.", Some("Ks 1216/2018")),
        ("Bidragen", "Bidragsriktlinjerna slår ihjäl oss små klubbar.", Some("Ks 1121/2017")),
        ("Hej", "Riktlinjerna för bidragen är krångliga.", Some("Ks 1121/2017")),
        (
            "Hej",
            "Era nya riktlinjer för föreningsbidrag. Vår kår tycker de är orättvisa.",
            Some("Ks 1121/2017"),
        ),
        ("Hej", "Här är mina tankar om kulturen.", Some("Ks 1121/2017")),
        ("Hej", "Mina tankar om programmet för landsbygdsutveckling.", Some("Ks 1121/2017")),
        ("Ang bidragsriktlinjerna", "De är ett skämt. Lägg inte ner klubbarna.", Some("Ks 1121/2017")),
        ("VB: Bidragsriktlinjerna", "Bra skrivet!", Some("Ks 1121/2017")),
        ("Kulturen", "Lägg inte ner den.", Some("Ks 1121/2017")),
        ("Kulturen blomstrar", "Kom till festen.", None),
        ("Kulturskolan", "När börjar terminen?", None),
        ("Hej", "Biblioteken har stängt på söndagar, planera om!", None),
        ("Hej", "Ni planerar väl för våren? Biblioteket är stängt.", None),
        ("Hej", "Kumla kommuns biblioteksplan är bra.", None),
        ("Bidrag", "Vi söker föreningsbidrag för i år, vilka riktlinjer gäller?", None),
        ("Hej", "Kulturen blomstrar i vår stad.", None),
        ("Webbinarium", "Så skriver du en biblioteksplan.", None),
        ("Nytt nummer", "Läs om biblioteksplaner i hela landet.", None),
    ] {
        let message = mail().subject(subject).text(text).done();
        let verdict = judge(&message, &circumstances(), &named(), &History::default());
        assert_eq!(verdict.suggestion().map(ToString::to_string).as_deref(), suggestion, "{subject} {text}");
    }
}

#[test]
fn what_was_agreed_with_one_person_is_ours_only_where_the_mail_speaks_of_the_consultation() {
    let mut authority = titled();
    let [one, _] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
    one.also_known_as.push("Överenskommelsen".to_owned());
    authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
    for (subject, text, ours) in [
        (
            "Synpunkter",
            "Överenskommelsen med socialtjänsten som part vore bra. Jag tycker att den behövs.",
            true,
        ),
        ("Synpunkter", "Överenskommelsen med hyresvärdarna om samverkan är bra.", true),
        ("Remissen", "Överenskommelsen med min kommun är bra, tycker jag.", true),
        ("Synpunkter på överenskommelsen med arbetsgivarna", "Se bilaga.", true),
        ("Hej", "Överenskommelsen med min kommun om samverkan är bra, tycker jag.", true),
        ("Hej", "Överenskommelsen om min anställning är bruten, tycker jag.", false),
        ("Lönen", "Jag tycker att överenskommelsen med arbetsgivaren ska gälla.", false),
        ("Överenskommelsen med socialtjänsten", "Den håller inte, tycker jag.", false),
        ("Hej", "Jag menar att överenskommelsen med BUP är bruten.", false),
    ] {
        let message = mail().subject(subject).text(text).done();
        let verdict = judge(&message, &circumstances(), &authority, &History::default());
        let expected = if ours { Outcome::Review } else { Outcome::Ignored };
        assert_eq!(verdict.outcome, expected, "{subject}: {text}");
    }
}

/// Subjects that are a short form, the texts below them, and whether they are ours.
const ALONE: &[(&str, &str, bool)] = &[
    ("Skolutredningen", "Jag är emot.", true),
    ("Skolutredningen", "", true),
    ("SV: Skolutredningen", "Hej! Se bilaga.\nMvh Anna", true),
    ("Skolutredningen", "Byskolan har plats för fler.", true),
    ("Skolutredningen", "Bygg en ny i stället.", true),
    ("Skolutredning", "Byskolan har plats för fler.", true),
    ("Skolutredning", "Jag är emot förslaget.", true),
    ("Skolutredningen", "Jag tycker att det går för fort.", true),
    ("Skolutredningen", "Barn med adhd mår dåligt av stora klasser. Vi säger nej till förslaget.", true),
    ("Skolutredningen", "Min son har adhd. Avveckling av Byskolan vore fel.", true),
    ("Skolutredningen", "Min son tar skolskjuts. Lägg inte ner Byskolan.", true),
    ("Skolutredningen", "Min son har adhd. När får vi träffa psykologen?", false),
    ("Skolutredningen", "Psykologen har träffat Elis i Byskolan.", false),
    ("Skolutredningen", "Elis i Byskolan har adhd.", false),
    ("Skolutredningen", "Min son går i Byskolan. Han har autism.", false),
    ("Skolutredning", "Vår son i Byskolan har fått diagnosen autism. Bifogar utlåtandet.", false),
    (
        "Skolutredning",
        "Min dotter går i Byskolan. De utreder henne för adhd och vi vill ha journalen.",
        false,
    ),
    ("Skolutredningen", "Min son har adhd. Vi anser att skolan brister i stödet.", false),
    ("Skolutredningen", "Min son har adhd. Byskola eller inte, vi får inget stöd.", false),
    ("Skolutredningen", "Jag vill ha ut journalen för min son. Jag anser att det har tagit lång tid.", false),
    ("Skolutredningen", "Jag har två barn med adhd. Alla trivs i Byskolan.", true),
    ("Skolutredningen", "Min son har adhd. Lägg inte ner skolan!", true),
    ("Skolutredningen", "Min son har adhd. Skolan måste få vara kvar.", true),
    ("Skolutredningen", "Byskolan har hjälpt min son som har adhd. Stäng den inte.", true),
    ("Skolutredningen", "Min son har adhd. Fönstren var stängda när vi träffade psykologen.", false),
    ("Skolutredningen", "Min son har fått sin diagnos och skolan vill träffa oss.", false),
    ("SV: Skolutredning", "Elis utredning visar adhd. Mvh skolpsykologen", false),
    ("Re: Skolutredningen", "Nu är vi klara med Elis, han har adhd.", false),
    ("Skolutredning", "Hur går det med Elis skolutredning?", false),
    ("Skolutredning", "Mötet är på torsdag klockan nio.", false),
    ("Skolutredningen", "Jag tycker att utredningen om Elis ska göras om.", false),
    // A view beside a private matter that is held for all.
    ("Skolutredning", "Min son har adhd. Rör inte skolan.", true),
    ("Skolutredning", "Min son har adhd. Låt vår byskola leva.", true),
    ("Skolutredning", "Min son har adhd. Bygg hellre ut skolan.", true),
    ("Skolutredning", "Min dotter har autism. Satsa på små skolor i stället.", true),
    ("Skolutredning", "Min son har autism. Mindre klasser är bättre än stora skolor.", true),
    ("Skolutredningen", "Min son har adhd. Det är bättre med små skolor. Tänk om.", true),
    ("Skolutredning", "Min dotter har autism. Förslaget drabbar henne, tänk om!", true),
    ("Skolutredning", "Min son har adhd. Skolan är trygg och nära. Kommunen borde satsa på den.", true),
    ("Skolutredning", "Min son har adhd. Bussresan blir för lång.", true),
    ("Skolutredning", "Min son har adhd. Byskolan är bäst för honom.", true),
    ("Skolutredning", "Min son har diabetes. En längre resa är farlig. Tänk om!", true),
    ("Skolutredning", "Min son har adhd. Det är viktigt att det går fort.", false),
    ("Skolutredning", "Min son har adhd. Det känns fel att ingen ringer.", false),
    ("Skolutredning", "Min son har adhd. Det känns fel att byskolan inte ringer.", false),
    ("Skolutredning", "Min son har fått en diagnos. Vad bra att det blir av!", false),
    ("Skolutredning", "Min son har adhd. Skolan måste hjälpa honom.", false),
    ("Skolutredning", "Min son har adhd. Skolan borde ge stöd.", false),
    ("Skolutredning", "Min son har adhd. Skolan ska göra den.", false),
    ("Skolutredning", "Min dotter har autism. Väntetiden är för lång.", false),
    ("Skolutredning", "Min dotter har autism. Utredningen är för dålig.", false),
    ("Skolutredning", "Min son har adhd. Hon är bäst i skolan.", false),
    ("Skolutredning", "Min son har adhd. Tänk om han får fel diagnos.", false),
    ("Skolutredning", "Min son har adhd. Gör om utredningen.", false),
    ("Skolutredning", "Min son har adhd. Byskolan är informerad.", false),
    ("Skolutredning", "Min son har adhd. När är det bättre att ringa?", false),
    // Nothing is said of what is asked.
    ("Skolutredning", "Min son har adhd. Medicinen är för stark.", false),
    ("Skolutredning", "Min son har adhd. Klassen är för stökig.", false),
    ("Skolutredning", "Min son har adhd. Handläggningen är för långsam.", false),
    ("Skolutredning", "Min son har adhd och behöver bildstöd. Inför det nu.", false),
    ("Skolutredning", "Min son har adhd. Bygg in pauser i hans dag.", false),
    ("Skolutredning", "Min son har adhd. Ring inte på förmiddagen.", false),
    ("Skolutredning", "Min dotter har diabetes. Flytta inte skolan, hon klarar inte bussen.", true),
    ("Skolutredning", "Min son har autism. Därför är jag kritisk.", true),
    ("Skolutredning", "Min son har autism. Hur ska han klara en skola med 600 elever?", true),
    ("Skolutredning", "Jag är lärare. Barn med adhd mår dåligt i stora skolor.", true),
    ("Skolutredning", "Min son har adhd. Utredningen missar sådana barn.", true),
    ("Skolutredning", "Min son har autism. Jag är orolig för flytten.", true),
    ("Skolutredning", "Min son har adhd. Skolorna i byarna är bäst.", true),
];

#[test]
fn a_short_form_alone_in_a_subject_is_ours_where_the_mail_below_may_be_said_of_it() {
    let mut authority = titled();
    let [one, _] = authority.consultations.as_mut_slice() else { panic!("two consultations") };
    one.title = "Förändrad skolorganisation – avveckling av Byskolan".to_owned();
    one.also_known_as = vec!["skolutredningen".to_owned()];
    authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
    for (subject, text, ours) in ALONE {
        let message = mail().subject(subject).text(text).done();
        let verdict = judge(&message, &circumstances(), &authority, &History::default());
        let expected = if *ours { Outcome::Review } else { Outcome::Ignored };
        assert_eq!(verdict.outcome, expected, "{subject}: {text}");
    }
}
