//! What people write when their answer comes at another time. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use super::time::THE_ANSWER;
use super::whose_time::{ANSWER_FROM_THEM, ANSWER_OF_THEIRS};
use crate::recognition::phrase::Saying;

/// What stands between "vårt svar kommer" and nothing: a day or an occasion to come.
pub(super) const LATER_ON: &str = "(den #|den (första|andra|tredje)|# (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|aug|sept|okt|nov|dec)|i morgon|imorgon|i övermorgon|på (måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)*|(i|under|till|nästa) (början|mitten|slutet|nästa|veckan|helgen|vecka|månad|höst|vår|vinter|sommar|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)|senare|i efterhand|inom kort|för sent|försent|för sen|strax|snart|så (snart|fort)|efter (den|det|styrelse*|nämnd*|*nämnden*|möte*|årsmöte*|medlemsmöte*|sammanträd*|helgen|helgerna|*helgerna|jul|julen|nyår|nyåret|*lovet|semestern|justering*|beslut*)|när (styrelsen|nämnden|*nämnden|vi|jag|mötet|protokollet|det)|om (en|ett|två|några|någon|ett par) (vecka*|veckor|dag*|dagar|månad*)|(någon|några|ett par) (vecka|veckor|dag|dagar) (efter|senare|för sent)|därefter)";

/// Says that the answer comes at another time: it is not handed over here.
pub(super) static LATER: LazyLock<Saying> = LazyLock::new(|| {
    let (answer, later) = (THE_ANSWER, LATER_ON);
    Saying::new(
        &["svar", "yttra", "synpunkt", "protokoll"],
        &[
            &format!(
                "({answer}|protokollsutdrag*|protokollet)~~ (kommer|skickas|lämnas in|inkommer|inges|expedieras|levereras|dröjer|sänds|översänds|beslutas|antas|fastställs|behandlas|beräknas|väntas)~~~~ {later}"
            ),
            &format!(
                "(kommer|återkommer|skickar|sänder|lämnar|inkommer|hoppas|räknar med|planerar|avser|tänker|ska|svarar|översänder)~~~~~ {answer}~~~ {later}"
            ),
            &format!(
                "{answer}~~~~ (det kommer|kommer det|skickar det|skickar in det|lämnar det|lämnar in det)~~ {later}"
            ),
            &format!(
                "(tänker|ska|kommer att|avser att|planerar att|hoppas|hoppas kunna|räknar med att)~ (svara|yttra oss)…~~~ {later}"
            ),
            &format!(
                "{answer}~~ (kommer|skickas|sänds|översänds|skickades|skickats|postas|postades)~~ ((med|per|via) (post|posten|brev|brevpost|rek|bud)|på papper)"
            ),
            &format!("(skickar|sänder|postar)~~ {answer}~ (med|per|via) (post|posten|brev|brevpost|rek|bud)"),
            &format!("(avvaktar|väntar|avvakta|vänta|dröjer) med~~ {answer}"),
            &format!("(kan|hinner)~ (svara|besvara|yttra oss)~~ (tidigast|först)~ {later}"),
            &format!("{answer}~~~~~ (hoppas|räknar med|planerar|avser|tänker)…~~~~ {later}"),
        ],
        &[
            "(härmed|nedan|bifog*|bilagt|bilaga|bilagd|biläggs|följer)",
            "här (kommer|är|följer|bifog*)",
            "kommer (alltid|ofta|jämt|sällan)",
            "kommer (ni|kommunen|politiker*) att",
            ANSWER_OF_THEIRS,
            ANSWER_FROM_THEM,
        ],
    )
});
