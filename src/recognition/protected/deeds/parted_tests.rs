//! What whom somebody parted from threatens to do to people, what is told behind something else, and what is everyday.

use super::super::is_told;
use crate::message::Origin;

fn is_seen(text: &str) -> bool {
    is_told(std::iter::once((text, Origin::New)))
}

/// What whom somebody parted from does with people, their home and where they are.
const OF_PEOPLE: &[&str] = &[
    "Mitt ex hotar att flytta barnen till Turkiet.",
    "Barnens far hotar att ta barnen till en koranskola i Mogadishu.",
    "Barnens pappa hotar att ta barnen från förskolan.",
    "Exet hotar att ta ut barnen ur skolan och föra dem till Iran.",
    "Mitt ex hotar att vägra lämna tillbaka barnen.",
    "Mitt ex hotar att aldrig låta mig träffa barnen igen.",
    "Exet hotar att lämna bort barnen till sin mamma.",
    "Mitt ex hotar att sälja barnen till sin släkt.",
    "Exet hotar att skriva på Facebook vart jag har flyttat.",
    "Min exman hotar att skriva min nya adress på nätet.",
    "Mitt ex hotar att sälja nakenbilder på mig.",
    "Exet hotar att dela mina nakenbilder.",
    "Min exman hotar att sluta följa kontaktförbudet.",
    "Min exfru hotar att flytta in hos oss.",
    "Min exman hotar att köpa en lägenhet i mitt hus.",
    "Min exman hotar att skjuta upp dörren.",
    "Exet hotar att stå utanför skolan.",
    "Exet hotar att se till att jag dör.",
    "Exet hotar att inte ge sig förrän jag är död.",
    "Exet hotar att åka runt tills han hittar oss.",
    "Exet hotar att skicka kompisar hit.",
    "Exet hotar att krossa mina fönster.",
    "Exet hotar att göra livet till ett helvete för mig.",
    "Mannen som jag lämnade i våras hotar att förstöra allt för mig.",
    "Nu hotar mannen jag lämnade att förstöra allt för mig.",
    "Kvinnan som jag vittnade mot hotar att skicka folk på mig.",
    "Lars, min exman, hotar att förstöra allt för mig.",
    "Min f.d. man hotar att skriva var jag bor.",
];

/// What is everyday, but done to find people or to get at them.
const TO_HARM: &[&str] = &[
    "Min exman hotar att gå till rektorn för att få reda på vår adress.",
    "Min exman hotar att kontakta polisen för att hitta mig.",
    "Min exman hotar att prata med rektorn tills han får veta var vi bor.",
    "Min exman hotar att ringa kommunen tills någon säger var hon bor.",
    "Min exman hotar att gå till rektorn för att komma åt mig.",
    "Min exman hotar att gå till mötet bara för att skrämma mig.",
    "Min exman hotar att prata med rektorn i syfte att spåra oss.",
    "Min exman hotar att skriva till nämnden, så att han får ut uppgifter om barnen.",
    "Min exman hotar att överklaga så att han får ut våra personnummer.",
    "Min exman hotar att ringa rektorn för att få reda på när barnen slutar.",
    "Min exman hotar att anmäla mig så att han får veta min nya skola.",
    "Min exman hotar att ringa rektorn, för han vill få tag i mig.",
    "Min exman hotar att gå till rektorn för att få kontakt med barnen.",
    "Min exman hotar att prata med lärarna och rektorn för att tvinga mig att komma hem.",
    "Min exman hotar att anmäla skolan för att komma åt barnen.",
    "Min exman hotar att rösta nej bara för att jävlas med mig.",
    "Min exman hotar att polisanmäla mig för att hämnas.",
    "Min exman hotar att prata med politikerna så att han får fram vår hemliga telefon.",
    "Min exman hotar att ringa rektorn om han inte får vår adress.",
    "Min exman hotar att begära ut handlingar om var jag bor.",
    "Min exman hotar att polisanmäla mig som försvunnen så att ni hittar mig.",
    "Min exman hotar att hålla barnen hemma så att jag aldrig får se dem.",
    "Min exman hotar att ta vårdnaden om mina barn ifrån mig.",
    "Min exman hotar att gå till mötet när jag är där.",
    "Min exman hotar att skriva om mig på nätet.",
];

/// What nobody knows to be everyday.
const UNHEARD_OF: &[&str] = &[
    "Min exman hotar att hålla barnen hemma från mig.",
    "Min exman hotar att begära ut adressen.",
    "Min exman hotar att begära ut klasslistan.",
    "Min exman hotar att starta en hatgrupp.",
    "Min exman hotar att jag ska dö.",
    "Mitt ex hotar att jag inte ska överleva jul.",
    "Barnens pappa hotar att ta sitt eget och barnens liv.",
    "Exmannen hotar att skada sig själv och barnen.",
    "Min exman hotar att se till att jag aldrig får se barnen igen.",
    "Min exman hotar att se till att jag försvinner.",
    "Mitt ex hotar att se till att jag förlorar vårdnaden.",
    "Exet hotar att använda våld.",
    "Exet hotar att använda kniv.",
    "Min exman hotar att hämta vapnet.",
    "Min exman hotar att ta pistolen.",
    "Min exman hotar att bli våldsam igen.",
    "Exet hotar att stalka.",
    "Exet hotar att bränna allt.",
    "Exet hotar att spränga allt.",
    "Exet hotar att tända eld på allt.",
    "Mitt ex hotar att göra slut på allt.",
    "Exet hotar att vänta på parkeringen med ett basebollträ.",
    "Exet hotar att publicera allt om mig.",
    "Min exman hotar att slakta hunden.",
    "Barnens pappa hotar att åka till Turkiet med dem.",
    "Barnens pappa hotar att inte återlämna barnen efter helgen.",
    "Mitt ex hotar att mina barn ska växa upp utan mamma.",
    "Mitt ex hotar att barnen ska få betala.",
    "Min exman hotar att inte komma tillbaka med barnen.",
    "Min exman hotar att aldrig sluta leta.",
    "Mitt ex hotar att flytta till Irak med dem.",
    "Exet hotar att komma till mötet med kniv.",
    "Exet hotar att ta en kniv till skolan.",
    "Exet hotar att anmäla er och spränga allt.",
    "Min exfru hotar att skilja mig från barnen.",
];

/// What is threatened with behind something else.
const FURTHER: &[&str] = &[
    "Mitt ex hotar att anmäla mig, slå mig och ta barnen.",
    "Min exman hotar att sälja huset, bilen och slå ihjäl mig.",
    "Mitt ex hotar att anmäla mig om jag inte kommer tillbaka, och sen slå mig.",
    "Min bror hotar att anmäla mig, slå mig och gifta bort mig.",
    "Grannen hotar att stämma oss, såga ner häcken och döda min hund.",
    "Min bror hotar att prata med pappa, och att de ska döda mig.",
];

/// Violence, whereabouts and pictures, whoever threatens.
const WHOEVER: &[&str] = &[
    "Ett gäng hotar att sprida vår adress.",
    "Grannen hotar att lägga ut var jag bor.",
    "Två killar hotar att lägga ut bilder på min dotter.",
    "En man hotar att ha ihjäl mig.",
    "Grannen hotar att ge sig på min son.",
    "Min man hotar att ha ihjäl barnen.",
    "Min exman hotar att köra över barnen.",
    "Grannen hotar att köra över mig.",
    "Ett gäng hotar att köra över min son.",
    "Min man hotar att förstöra mitt liv.",
    "Min man hotar att tända på.",
];

/// What harms nobody, whoever does it.
const EVERYDAY: &[&str] = &[
    "Min före detta skola hotar att läggas ner.",
    "Mitt före detta dagis hotar att rivas.",
    "Min fd arbetsplats hotar att försvinna.",
    "Min före detta arbetsgivare hotar att lägga ner fabriken.",
    "Barnens pappa hotar att strejka, för barnen orkar inte åka buss.",
    "Barnens pappa hotar att skriva till ministern, våra barn ska inte behöva åka så långt.",
    "Barnens pappa hotar att gå till tidningen.",
    "Barnens pappa hotar att gå till tidningen för att rädda barnens skola.",
    "Barnens pappa hotar att gå till tidningen för att få er att lyssna på oss.",
    "Barnens pappa hotar att gå till tidningen om ni inte kommer hit och träffar oss.",
    "Barnens pappa hotar att gå till tidningen för att barnen ska få gå kvar.",
    "Barnens pappa hotar att ringa rektorn tills vi får veta var barnen är på dagarna.",
    "Barnens pappa hotar att ringa er tills ni svarar oss.",
    "Barnens pappa hotar att strejka för att hjälpa barnen.",
    "Barnens pappa hotar att lämna synpunkter varje dag så att ni hör oss.",
    "Barnens pappa hotar att starta ett upprop för att samla oss föräldrar.",
    "Barnens pappa hotar att strejka för att mamma ska kunna hämta barnen i tid.",
    "Barnens pappa hotar att ta strid för barnen ända upp i kammarrätten.",
    "Barnens pappa hotar att flytta så att han slipper skjutsa barnen.",
    "Barnens pappa hotar att anmäla er, ni når mig på 070-174 06 05.",
    "Barnens pappa hotar att prata med rektorn, för skolbussen hittar oss aldrig.",
    "Barnens pappa hotar att rösta bort er, för ni tar barnen ifrån oss i byn.",
    "Barnens pappa hotar att överklaga, ni har ju min adress.",
    "Barnens pappa hotar att skriva en insändare om oss småbarnsföräldrar.",
    "Barnens pappa hotar att begära ut handlingarna.",
    "Barnens pappa hotar att begära ut alla mejl om skolan.",
    "Barnens pappa hotar att överklaga om bussen går från oss klockan sex.",
    "Barnens pappa hotar att anmäla er om han inte får svar.",
    "Barnens pappa hotar att be om ursäkt.",
    "Barnens pappa hotar att starta en namninsamling.",
    "Barnens pappa hotar att prata med rektorn.",
    "Barnens pappa hotar att gå till tidningen och strejka.",
    "Min exman hotar att ringa och klaga hos er varje dag.",
    "Mitt ex hotar att överklaga till länsstyrelsen och miljödomstolen.",
    "Min exfru hotar att flytta till Stockholm.",
    "Min exman hotar att sälja gården.",
    "Barnens far hotar att sälja mitt föräldrahem om vägen dras där.",
    "Min exman hotar att gå ur föreningen.",
    "Mitt ex hotar att skilja sig.",
    "Exet hotar att aldrig mer rösta på er.",
    "Barnens pappa hotar att inte skjutsa barnen längre.",
    "Barnens pappa hotar att sätta barnen i friskolan.",
    "Barnens pappa hotar att flytta barnen till en annan skola.",
    "Barnens pappa hotar att skriva in barnen på en annan skola.",
    "Mitt ex hotar att flytta med barnen om skolan stängs.",
    "Barnens pappa hotar att ta med barnen på mötet.",
    "Barnens pappa hotar att bygga en lekplats åt barnen.",
    "Barnens pappa hotar att låta barnen stanna hemma.",
    "Barnens pappa hotar att ta vårdnaden om skolvägen blir för lång.",
    "Min exman hotar att anmäla mig till nämnden.",
    "Min exman hotar att lämna partiet.",
    "Mitt ex hotar att sälja vårt hus.",
    "Min exman hotar att skjuta upp mötet.",
    "Mannen som jag bodde granne med hotar att överklaga.",
    "En bussförare hotar att köra över barnen när han svänger så fort.",
    "Mopedister hotar att köra över oss på gångvägen.",
    "Min bror hotar att sälja gården, flytta och aldrig komma tillbaka.",
    "Min mor hotar att sluta ta hissen, den kan skada henne.",
    "Vargen hotar att ta fåren, sen hunden och sen barnen.",
];

#[test]
fn whom_somebody_parted_from_threatens_with_what_is_done_to_people_and_not_with_what_is_everyday() {
    let threats = [OF_PEOPLE, TO_HARM, UNHEARD_OF, FURTHER, WHOEVER].concat();
    let missed: Vec<_> = threats.iter().filter(|text| !is_seen(text)).collect();
    let wrong: Vec<_> = EVERYDAY.iter().filter(|text| is_seen(text)).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:#?}, wrong {wrong:#?}");
}
