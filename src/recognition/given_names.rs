//! Given names and surnames, the commonest here and those that can be nothing else: what tells a person's name from an
//! organisation's.

use std::collections::HashSet;
use std::sync::LazyLock;

/// In lower case, a blank between two.
const GIVEN: &str = "\
    aaron abbe abdi abdul abdulla abdullah abebe adam adrian agda agnes agneta ahmed aicha aida aino aisha \
    ajla albert albin alejandro aleksandra alex alexander alexandra alexis alf alfons alfred ali alice \
    alicia alina alma alva amadou amal amanda amelia amina aminata amir amira anas anders andre andrea \
    andreas andrzej andré anett anette angela angelica anita anja anki ann anna anne anneli annelie annette \
    annie annika ante anton antonia antonio antti arin arjun arne aron arthur artur arturo arvid arvo asta \
    astrid asya atle aud august axel axelina aya ayan aylin ayse ayşe azad aziz bahar barbara barbro bashar \
    bea beata beatrice belinda bengt benjamin benny berit berivan bernt bert bertha bertil bertram bettan \
    bibbi billy birger birgit birgitta birgitte birk bjarne björn bjørn bo bodil boel borje bosse brita \
    britt britta bror bruno burak burhan börje bülent calle camila camilla carin carina carl carlos carola \
    carolina caroline casper cassandra catarina catharina cathrine catrin cecilia cem charles charlie \
    charlotta charlotte chidi chris christel christer christian christin christina christine christofer \
    christoffer claes conny conrad cornelia dagmar dagny dalia damir dana daniel daniela danijel danne dante \
    dariusz david dawid deepak dejan denise deniz dennis desiree desirée diana dilan dino dragan dusan ebba \
    ebbe eddie edgar edit edith edla edvard edvin edward eila eino eira eivor elena eleonora elias elif elin \
    elina elinor elis elisabet elisabeth elise eliza ella ellen ellinor elliot elmer elof elon elsa elton elvin \
    elvira elvis emanuel emelie emil emilia emilio emine emma emmelie emmy emre endre enok erik erika erland \
    erling ernst ervin esbjörn eskil eskilina esmeralda esra ester esther ethel eugen eva evelina evelyn \
    evert ewa fadi fadumo fanny farah farid fatemeh fatima fatma fatou felicia felix ferdinand filip filippa \
    finn flemming folke folkhard frank frans franz fred freddy fredrik frej freja frida fritjof fritz frode \
    gabriel gabriella gary georg georgios gerd gerda gerhard gerhardt germund gert gertrud gillis giovanni \
    gisela gittan gladys goran gordana gottfrid greger greta grete gudrun gull gullan gun gunborg gunhild \
    gunilla gunn gunnar gunnel gunni gunvor gustaf gustav göran gösta göte gül habib halima hamid hampus \
    hamza hana hanna hannah hanne hannele hannes hannu hans harald harriet harry hassan hasse hatice hedda \
    hedvig hege heidi heikki heimo helen helena helene helga helge helle helmer helén henning henny \
    henriette henrik henry herbert herman hevin hilda hilding hilma hiroshi hjalmar holger huda hugo husein \
    hussein håkan ian ibrahim ibrahima ida idun igor ilhan ilona ilse imad iman imran inez inga inge \
    ingeborg ingegerd ingela ingemar ingemund inger ingmar ingolf ingrid ingvar ingvor irena irene irina \
    iris irma isa isabel isabell isabella isabelle isac isak ismael ismail ivan ivar jacek jack jacob \
    jacqueline jakob jakub jamal james jan jana jane janet janne jannica jannike jari jarl jasmin jasmina \
    jason javier jean jeanette jelena jenni jennie jennifer jenny jens jeremias jerker jerry jessica jessika \
    jim jimmie jimmy joacim joakim joar jocke joel joen johan johanna johanne johannes john johnny joline \
    jonas jonatan jonathan jonny jorge jose josef josefin josefina josefine josephine josip josé juan judit \
    judith juha juho jukka julia julian juliana julie julius jussi jyrki jörgen jørgen kaarina kai kaisa kaj \
    kajsa kalevi kalle kamal kari karim karin karl karla karolin karolina karoline kasper katarina katja \
    katri katrin katrine kemal kenji kennet kenneth kent kerstin ketil khadija khadra khaled khalid kicki \
    kim kimmo kine kirsi kirsten kitty kjell kjersti klara klas klaus knud knut kofi konrad konstantin \
    krister kristian kristin kristina kristine kristoffer krystyna kurt kwame kåre laila lana lars lasse \
    latifa laura lauri layla leena leif leila lena leni lennart leo leon leonard leonora leopold leyla li \
    lia liam liisa lilian lill lillemor lilly lina linda linh linn linnea linnéa linus lisa lisbet lisbeth \
    lise liselott liselotte lisen liv livia ljubica loa lorentz lotta loui louis louise love lovis lovisa \
    lucas lucia lucy ludvig ludwig luis luka lukas lydia lykke madeleine madelene magnus mahmoud mahmud maj \
    maja majken malena malin malte mamadou manfred manuel manuela mara marcel marcelo marcus margareta \
    margaretha margit margot margret mari maria mariam mariana mariann marianne marie marija marika marina \
    mario marit marita marja marjatta marjo markus marlene marta martha martin martina marwa mary maryam \
    mathias mathilda matilda mats matteo matteus matthias matti mattias maud maurits max maxine mehdi mehmet \
    melina melissa melker melvin merit merja mette mia michael michaela michelle miguel mika mikael mikaela \
    mikko milan mildred milena milla mille milo milos mina minh minna mira miranda miriam mirja mirjam moa \
    mohamad mohamed mohammad mohammed molly mona monica monika morgan morten mounir muhammad muna murat musa \
    mustafa my måns mårten märit märta märtha nabil nada nadia nadine nadja naima nancy naomi nasrin natalia \
    natalie natasha nathalie nelly nenad nermin ngozi nicholas nicklas niclas nicola nicole nicolina niels \
    nike niklas niko nikola nikolaj nikolina nils nina nino nisse noah noel noelle noomi nora nour nova \
    novalie odd oddbjörn oddvar ola olav olavi ole oleg olga oliver olivia oliwer olle olof olov olu omar \
    omid oona orvar osama oscar oskar oskari osman osvald otilia otto outi ove pablo palle pamela parisa \
    patrik paul paula paulina pauline pavel pawel pekka pelle penny per pernilla pertti peter petra petri \
    petronella petter philip pia pierre piotr pirjo pirkko pontus priya pål päivi pär rachel rafael ragna \
    ragnar ragnhild rahel rahul raija raimo ralf rami ramona rana rania rasmus rauno ravi raymond rebecca \
    rebecka regina reidar reijo reine reino renate renée rex reza ricardo riccardo richard rickard riitta \
    rikard rikke rita ritva robban robert roberto robin rodrigo roger roine rojda rojin roland rolf roman \
    ronald ronja ronny rosa rosemarie rosie rosmarie roy roza ruben rudolf rune rurik ruth ryan sabina \
    sabine safiya saga sahar salah sally salma salvador sam sami samir samira samuel sana sandra sanjay \
    sanna santiago sara sarah sari sasha sebastian sebbe selim selma senait seppo sergej sergio serkan sevda \
    shahin sharon shirin sibylla sickan sigbritt sigge signe sigrid sigurd sigvard sigyn sima simon simone \
    sindre siri sirkka siv sixten sofia sofie solbritt solveig sonja sophia sophie staffan stanislav stefan \
    steffen stella stellan sten stephan stephanie stephen steve steven stewe stieg stig stina sture sune \
    sunita susan susann susanna susanne susi suzanne svante svea sven sverker sverre svetlana sylvia synnöve \
    synnøve sölve sören søren tage taimi tamara tanja tara tarek tariq tatjana ted teddy teodor teresa \
    terese teresia terje tesfaye tess thea theo theodor theres theresa therese thom thomas thor thorbjörn \
    thord thore thorsten thure tia tigist tiina tilda tilde tim timmy timo timothy tina tindra tintin titti \
    tobias toini tollef tom tomas tommie tommy toni tonje tony tor torbjörn torbjørn tord tore torgeir \
    torgny torkel torleif torsten torulf tova tove trine trond truls tryggve tunde tuomas ture tuula tuva \
    tyko tyra uffe ulf ulla ulrica ulrik ulrika uno urban ursula valter vanessa vanja vanna veikko vendela \
    vendla vera veronica vesna vibeke victoria vidar vigdis viggo viktor viktoria vilgot vilhelm vilhelmina \
    ville villy vilma vincent viola vladimir waldemar walid walter wendela werner wilhelm william wilma \
    wilmer wolfgang xerxes yara yasin yasmin yasmine yaw ylva yngve yohannes yrsa yuki yusuf yvette yvonne \
    zack zackarias zahra zainab zara zeinab zelda zeynep zlatan zoe zoran zuzana åke åsa åshild öjvind örjan \
    östen öyvind özlem øystein øyvind";

static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| GIVEN.split_whitespace().collect());

/// Whether `word` is a given name, or two with a hyphen between.
pub(super) fn is_given(word: &str) -> bool {
    are_given(&word.to_lowercase())
}

/// Whether each part of `lower`, a word in lower case, is a given name.
fn are_given(lower: &str) -> bool {
    lower.split('-').all(|part| NAMES.contains(part))
}

/// Given names that are words of the language, which stand for a person with a capital alone.
const ALSO_WORDS: &str = "ali inga bo per max tore dag dan love my liv li iris sten isa sol lia mina ted tim kim marina roman rosa saga stella nova alma viola mona frank";

/// How surnames end that are nothing else.
const SURNAMES: [&str; 14] = [
    "sson", "quist", "qvist", "kvist", "ström", "stedt", "sdotter", "ović", "ovic", "ević", "evic", "wski",
    "nski", "oğlu",
];

/// Surnames without such an end.
const OTHER_SURNAMES: &str = "hansen jensen larsen olsen pedersen nielsen andersen ek lind virtanen korhonen";

/// Whether `word` is a person's: a given name, also with the "s" of whose something is, or a surname.
pub(super) fn is_persons(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_capital = word.starts_with(char::is_uppercase);
    let is_one = |lower: &str| are_given(lower) || (is_capital && is_a_surname(lower));
    let is_word = || lower == word && ALSO_WORDS.split(' ').any(|one| one == word);
    (is_one(&lower) || lower.strip_suffix('s').is_some_and(is_one)) && !is_word()
}

/// Whether `word` can only be a surname.
pub(super) fn is_surname(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && is_a_surname(&word.to_lowercase())
}

/// Whether `lower` is the lower case of a surname.
fn is_a_surname(lower: &str) -> bool {
    let ends = |end: &str| lower.strip_suffix(end).is_some_and(|rest| rest.chars().nth(1).is_some());
    SURNAMES.iter().any(|end| ends(end)) || OTHER_SURNAMES.split(' ').any(|one| one == lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_persons_or_not() {
        for (word, expected) in [
            ("Kalle", true),
            ("KALLE", true),
            ("kalle", true),
            ("Kalles", true),
            ("Lars-Erik", true),
            ("Zlatan", true),
            ("Karlsson", true),
            ("Blomqvist", true),
            ("inga", false),
            ("bo", false),
            ("Solbacken", false),
            ("Örebro", false),
            ("Idrottsrådet", false),
            ("Bergström", true),
            ("Ström", false),
            ("", false),
        ] {
            assert_eq!(is_persons(word), expected, "{word}");
        }
    }
}
