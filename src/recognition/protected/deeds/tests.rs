//! Which threats tell of somebody in danger, and which of politics, plans and everyday life.

use super::super::is_told;
use crate::message::Origin;

fn is_seen(text: &str) -> bool {
    is_told(std::iter::once((text, Origin::New)))
}

const THREATS: &[&str] = &[
    "Min far hotar att döda min hund så jag vågar inte skriva mitt namn.",
    "Min bror hotar att bränna ner huset om vi inte ger oss.",
    "Han hotar att komma hit så jag kan inte gå på mötet.",
    "Min man hotar att avslöja vår adress fast vi inte får finnas på kartan.",
    "Han hotar att komma på nätterna.",
    "Han hotar att komma på lördag.",
    "Min man hotar att komma med kniv.",
    "Han hotar att komma med sina bröder och hämta barnen.",
    "Min bror hotar att skjuta på huset.",
    "Min dotters ex hotar att komma hit.",
    "Min styvfar, som dricker, hotar att komma hit.",
    "Min styvfar hotar att döda mamma.",
    "Min man hotar att komma till jobbet och skjuta.",
    "Min man hotar att slå till om jag går på mötet.",
    "Min far (78) hotar att slå mig.",
    "Mannen som jag polisanmälde hotar att komma hit.",
    "Rektorn vet att min man hotar oss. Han hotar att komma hit.",
    "Rektorn är rädd. Han hotar att slå ihjäl mig.",
    "Ahmed hotar att döda oss.",
    "Min hyresvärd hotar att slå ihjäl mig.",
    "Pappan till mina barn som hotar att döda oss",
    "Hon hotar att förgifta barnen.",
    "Peter hotar att döda mig.",
    "Farsan hotar att döda mig.",
    "Den som hotar att döda mig vet var jag bor.",
    "Martin, min exman, hotar att ta barnen.",
    "Min pappa hotar att skicka mig till Irak.",
    "Min bror hotar att kasta syra på mig.",
    "Min man hotar att bryta sig in.",
    "Han hotar med hämnd om jag vittnar.",
    "Min man hotar att inte vara snäll och slå barnen.",
    "Min man hotar att avslöja var vi gömmer oss.",
    "Två män hotar att skjuta oss.",
    "Min far hotar att gifta bort mig.",
    "Min far hotar att köra över mig.",
    "Min systers man hotar att komma hem till mig.",
    "Min man hotar att komma med dem hit.",
];

const HUMAN: &[&str] = &[
    "Stalkern hotar att döda mig.",
    "Lars hotar att skada min dotter.",
    "En av papporna hotar att slå min son.",
    "Han ringer och hotar att döda oss.",
    "Min man är hotfull och har hotat att slå barnen.",
    "En granne till mig och som jag stämt hotar att döda mig.",
    "Min vuxne son hotar att slå mig.",
    "Min f.d. hotar att döda mig.",
    "Pappan hotar att hämta barnen från förskolan och åka utomlands.",
    "Min man hotar att låsa in mig.",
    "Jonas hotar att ta barnen ifrån mig och jag är rädd.",
    "Jag går inte ut sedan min exman hotade med att köra på mig.",
    "Min exman har sagt att han är trött, men hotar att döda mig.",
    "Daryush hotar att döda mig.",
    "Stefan hotar att slå barnen.",
    "Anders hotar att ta barnen.",
    "Hans hotar att hitta oss.",
    "En av eleverna hotar att knivhugga min son.",
    "Läraren hotar att misshandla min dotter.",
    "En granne som är bonde hotar att skjuta min son.",
    "En bilist hotade att köra ihjäl mig.",
    "Släkten hotar att bortföra min dotter.",
    "Jag heter Eva och är lärare. Han hotar att ta barnen till Syrien.",
    "Mina släktingar hotar att gifta bort mig.",
    "Lars, min exman, hotar att ta barnen.",
    "Vi har problem med en granne som hotar att slå mig.",
    "Det är en man i kvarteret som hotar att knivhugga mig.",
    "Sedan i våras har min exman flera gånger hotat att döda mig.",
    "Männen vet var skolorna finns. De hotar att döda oss.",
    "Shirwan hotar att döda mig.",
    "Min dotter är rädd. Han hotar att döda henne.",
];

const THINGS: &[&str] = &[
    "Trafiken på Storgatan, där min dotter cyklar varje dag, hotar att skada barnen.",
    "Bygget, som min far skrev om, hotar att döda oss.",
    "Vägbullret – säger min man – hotar att döda oss.",
    "Vägen där min dotter cyklar hotar att skada barnen.",
    "Kommunen, menar min granne, hotar att skada våra barn.",
    "Kommunen, och det vet min exman, hotar att skada våra barn.",
    "Barnens pappa hotar att flytta härifrån om den läggs ner.",
    "Min dotter hotar att sluta skjutsa barnen om vägen inte blir säkrare.",
    "Min bror hotar att sälja marken till oss.",
    "Läkaren säger att bullret hotar att döda oss i förtid.",
    "Avgaserna hotar att döda oss.",
    "Lastbilarna kör för fort. De hotar att döda oss.",
    "Min exman hotar att överklaga beslutet.",
    "Min man hotar att köpa en cykel till barnen.",
    "Min son hotar att ta barnen och flytta till stan.",
    "Enligt min man hotar bullret att skada oss.",
    "Snabbare trafik hotar att döda mig.",
    "Min son är rädd och nu hotar bullret att skada oss.",
    "Trafiken dånar och hotar att döda oss.",
    "Lärarbristen hotar att skada våra barn.",
    "Vägen är farlig. Den hotar att döda oss.",
    "Politikerna hotar att skada våra barn.",
    "En kvinna berättade att han hotade att döda henne. Sådant hör vi ofta på jouren.",
];

const NO_THREATS: &[&str] = &[
    "Tjänstemännen hotar att köra över oss.",
    "Kommunalrådet lyssnar inte. Han hotar att skada hela föreningslivet.",
    "Trump är tillbaka. Han hotar att förstöra klimatarbetet i hela världen.",
    "Ministern ändrar sig igen. Hon hotar att slå hål på klimatmålen.",
    "Bolaget har en ny vd. Han hotar att bränna mer sopor.",
    "Bonden intill är trött. Han hotar att skjuta vargen själv.",
    "Ordföranden i byalaget är rasande. Han hotar att leta upp en jurist och överklaga.",
    "Någon hotar att förstöra lekplatsen varje helg",
    "Min man hotar att söka efter jobb i Norrby.",
    "Min man hotar att leta efter hus i Älvsunda.",
    "Min man hotar att söka upp kommunalrådet.",
    "Min man hotar att dyka upp på nämndens möte.",
    "Min far hotar att slå näven i bordet.",
    "Min far hotar att slå av larmet.",
    "Min far hotar att slå i dörrar.",
    "Min far hotar att slå rekord.",
    "Min son hotar att komma för sent varje dag.",
    "Min far hotar att komma ner till kommunhuset.",
    "Min mor hotar att berätta för tidningen hur hennes boende sköts.",
    "Min bror hotar att lägga ut mina bilder på hålen i cykelbanan.",
    "Han hotar med hämnd i nästa val.",
    "Biltrafiken hotar att skada barnen.",
    "Den nya vägen hotar att döda våra barn.",
    "Utredningen hotar att skada våra barn.",
    "Storskolan hotar att slå ut barnen.",
    "Vargarna hotar att döda våra barn.",
    "Min bror hotar att komma och prata med er.",
    "Min dotter hotar med att komma hem till oss igen om hyran höjs.",
    "Min fru hotar att skjutsa barnen till skolan själv.",
    "Min man hotar att ta barnen ur skolan.",
    "Min far, 88, hotar att ta sitt liv i egna händer.",
    "Hej!\n\nBiltrafiken hotar att skada barnen.",
    "Hettan hotar att döda min mamma på äldreboendet.",
    "Flera elbolag hotar att ta livet av oss småhandlare.",
    "Min man hotar att flytta barnen till friskolan.",
    "Min svärmor hotar att ta reda på vem som bestämt avgiften.",
    "Min dotter hotar att aldrig mer komma hit.",
    "Oppositionsrådet är arg. Hon hotar att slå tillbaka.",
    "Snabbare trafik hotar att döda våra barn.",
];

const KEPT: &[&str] = &[
    "Mannen jag lämnade får inte veta var jag bor.",
    "Personen jag anmälde får inte veta var jag bor.",
    "Den vi flydde från får inte veta var vi bor.",
    "Ingen annan får veta var vi bor.",
    "Ingen på jobbet får veta var jag bor.",
    "Ingen får ta reda på var vi bor.",
    "Kontaktförbud för min exman.",
    "Min man får inte veta vilken skola barnen går på.",
    "Mamman har umgängesförbud. Mamman får inte veta var barnen är på dagarna.",
    "Barnens farföräldrar får inte veta var barnen är på dagarna.",
    "Vi flydde och han får inte veta var vi bor.",
    "Ingen får veta var barnen är på dagarna.",
    "Hemtjänsten får inte veta var min dotter bor.",
    "Regionen får inte veta var vi bor, de lämnade ut vår adress.",
    "Eleverna får inte veta var jag bor.",
    "Skolpersonalen ska inte veta var vi bor.",
    "Jag bor i skyddat boende.",
    "Min man har besöksförbud sedan han slog mig på sjukhuset.",
    "Min exman har besöksförbud på min avdelning.",
    "Min far får inte veta var barnen är på fritids.",
    "Jag vill inte att mitt namn ska stå på hemsidan.",
    "Jag vill inte att mitt namn ska synas på hemsidan.",
    "Mitt namn ska inte ligga ute på nätet.",
    "Skyddade personuppgifter, skicka inget via e-post.",
    "Skicka inte mina skyddade personuppgifter via e-post.",
    "Om du har skyddad identitet vågar du inte kontakta någon.",
];

const KEPT_FROM_NOBODY: &[&str] = &[
    "Min far har besöksförbud på sitt vårdboende på grund av magsjuka.",
    "Min far fick besöksförbud i sitt gruppboende",
    "Förra vintern var det besöksförbud för min far på hans boende.",
    "På hemmet var det besöksförbud för min man.",
    "Maken har besöksförbud på isoleringen.",
    "Min far är på sjukhuset, där det är besöksförbud för min far.",
    "Vi föräldrar till barn i Hed får inte veta var barnen är på dagarna",
    "Personalen får inte veta var barnen är på rasterna.",
    "Ingen får veta var barnen är på dagarna om skolan delas på tre hus.",
    "Jag vill inte att larmcentralen ska veta var jag är hela tiden.",
    "Skolskjutsbolaget får inte veta var barnen bor förrän i augusti",
    "Länsstyrelsen tillstyrker reservatet.\n-- \nOm du har skyddade personuppgifter ska du inte kontakta oss via e-post.",
    "Om du har skyddade personuppgifter ska du inte använda e-post.",
    "Skicka inte känsliga uppgifter eller skyddade personuppgifter via e-post.",
    "Skyddade personuppgifter skickas aldrig med e-post.",
    "Vi anhöriga hade besöksförbud mot oss hela våren.",
    "Hennes man fick besöksförbud på korttidsboendet.",
    "Vi tar inte emot skyddade personuppgifter via mejl.",
    "Om du har skyddad identitet, kontakta växeln.",
    "Rektorn får inte veta var barnen är.",
    "Hemtjänsten får inte veta var hon är när larmet går.",
    "Jag vill inte att kommunen ska se var vi är dygnet runt.",
    "Föräldrarna på skolan får inte veta var barnen är under utflykterna.",
    "Våldsutsatta kvinnor behöver skyddat boende.",
    "Pappan har ofta kontaktförbud men umgänge ändå.",
    "Vår adress står inte på hemsidan.",
];

#[test]
fn a_human_being_threatens_to_do_harm_and_a_thing_does_not() {
    let missed: Vec<_> = HUMAN.iter().filter(|text| !is_seen(text)).collect();
    let wrong: Vec<_> = THINGS.iter().filter(|text| is_seen(text)).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:#?}, wrong {wrong:#?}");
}

#[test]
fn a_threat_is_what_near_ones_do_to_people_and_their_homes() {
    let missed: Vec<_> = THREATS.iter().filter(|text| !is_seen(text)).collect();
    let wrong: Vec<_> = NO_THREATS.iter().filter(|text| is_seen(text)).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:#?}, wrong {wrong:#?}");
}

#[test]
fn who_hides_is_kept_and_who_is_only_not_told_is_not() {
    let missed: Vec<_> = KEPT.iter().filter(|text| !is_seen(text)).collect();
    let wrong: Vec<_> = KEPT_FROM_NOBODY.iter().filter(|text| is_seen(text)).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:#?}, wrong {wrong:#?}");
}
