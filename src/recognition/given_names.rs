//! Given names, the commonest here: a name that begins with one is a person's before it is an organisation's.

use std::collections::HashSet;
use std::sync::LazyLock;

/// In lower case, a blank between two.
const GIVEN: &str = "\
    adam agneta ahmed aino alexander alf ali alice alva amanda amina anders andreas anette anita anja ann \
    anna anneli annika antti arne arvid astrid axel barbro bengt berit bernt bertil birger birgit birgitta \
    bjørn bo bodil bosse britt britta camilla carin carina carl carolina caroline cecilia charlotta \
    charlotte christer christian christina claes daniel david ebba edvin eivor elias elin elisabeth ella \
    ellen elsa emelie emil emma erik erika eskil ester eva fatima filip folke fredrik frida gabriel georg \
    gerd gun gunilla gunnar gunnel gustaf gustav göran göte hanna hans harald hassan hasse heikki helen \
    helena helge henrik henry hugo hussein håkan ibrahim ida inga ingegerd inger ingrid ingvar irene \
    isabella isak jakob jan jari jenny jens jessica jimmy joakim johan johanna johannes john jonas josef \
    josefin jukka julia kalle kari karin karl karolina katarina kenneth kent kerstin kjell klara klas \
    kristian kristina kristoffer lars lasse layla leif lena lennart leo liam liisa lilian lina linda \
    linnea linus lisa lisbeth lise lotta louise lovisa lucas ludvig magnus maj maja majken malin marcus \
    margareta margit maria marianne marie markus martin martina maryam mats matti mattias max mia mika \
    mikael moa mohamed mohammed mona monica monika mustafa nathalie niklas nils nina nora ola ole olivia \
    olle olof omar oscar oskar ove patrik pekka pelle per pernilla peter petra pia pontus päivi rebecka \
    rickard robert robin roger roland rolf ronny roy rune samuel sandra sara sari sebastian seppo signe \
    simon sofia solveig sonja staffan stefan stig stina sture susanne svante sven sören søren therese \
    thomas timo tobias tomas tommy torbjörn tore torsten tove tuula ulf ulla ulrika urban valter vera \
    veronica victoria viktor viktoria vilhelm vincent viola william yusuf yvonne zahra zeynep åke åsa \
    örjan östen";

static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| GIVEN.split_whitespace().collect());

/// Whether `word` is a given name, or two with a hyphen between.
pub(super) fn is_given(word: &str) -> bool {
    word.split('-').all(|part| NAMES.contains(part.to_lowercase().as_str()))
}
