//! What desks and mail systems write of mail that came to them, and people in nearly the same words.

use crate::recognition::testing::{authority, circumstances, letter_id, mail};
use crate::recognition::{Acknowledge, History, Kind, Outcome, Verdict, judge};

fn judged(text: &str, id: &str) -> Verdict {
    let message = mail().subject("Sv: Remiss Ks 1216/2018").text(text).answers(&[id]).done();
    judge(&message, &circumstances(), &authority(), &History::default())
}

/// What desks and mail systems write.
const OF_DESKS: &[&str] = &[
    "Din förfrågan har tagits emot och kommer att besvaras inom två arbetsdagar.",
    "Er handling har inkommit till oss 2019-10-15 och registrerats med diarienummer 2019-000418.",
    "Ert meddelande har registrerats och handläggs av nämndens kansli.",
    "Hej!\n\nEr skrivelse har kommit in till oss.\n\nMed vänlig hälsning\nRegistrator",
    "Vi har semesterstängt till och med den 14 augusti.",
    "Kansliet har julstängt till den 7 januari. Vi svarar så snart vi kan.",
    "Per Ek har slutat.",
    "Lisa Berg har avslutat sin anställning hos oss. Mejla info@ekif.example.",
    "Anna Ek is no longer with us.",
    "Brevlådan bevakas inte. Skicka till info@ekif.example.",
    "Den här inkorgen är obemannad.",
    "Din e-post har placerats i karantän.",
    "Meddelandet stoppades av vårt säkerhetsfilter och har inte levererats.",
    "Ditt mejl hamnade i vårt spamfilter.",
    "Mottagaren kunde inte hittas.",
    "The recipient could not be found.",
    "Your message could not be delivered.",
    "Inkorgen är full.",
    "Kiitos viestistäsi. Vastaamme mahdollisimman pian.",
    "Takk for din henvendelse. Vi svarer så snart vi kan.",
    "Tack för ditt mejl. Vi har tagit emot det och svarar inom tre arbetsdagar.",
    "Thank you for your message. We will reply as soon as possible.",
    "Vielen Dank für Ihre Nachricht. Wir antworten so bald wie möglich.",
    "Detta är en bekräftelse på att vi mottagit ditt e-postmeddelande.",
    "Härmed bekräftas mottagandet av er skrivelse.",
    "Tack för din e-post. Den kommer att diarieföras och handläggas.",
    "Region Väst har mottagit ert ärende. Det kommer att registreras.",
    "Länsstyrelsen har tagit emot ditt e-postmeddelande. Läs om hur vi behandlar personuppgifter på www.lst.example.",
    "Din skrivelse har kommit in till nämnden. Information om hur vi hanterar personuppgifter finns på www.nd.example.",
    "Ditt mail har kommit fram till Cykelfrämjandet. Vi är en ideell förening och svarar så fort vi hinner.",
    "Vi har fått ditt mejl och svarar inom 3 arbetsdagar. Öppettider: vardagar 9-16.",
    "Vi har fått ditt brev och återkommer inom kort. Växeln har öppet vardagar 8-16.",
    "Mejlboxen är full. Försök igen senare.",
    "Brevlådan är full. Var god försök på nytt i morgon.",
    "Anna Berg arbetar inte längre här. Kontakta bo.ek@forening.example.",
    "Bo Ek jobbar inte kvar. Mejla info@forening.example.",
    "Vi har tagit emot er remiss. Den har registrerats med nummer 4711.",
    "Er begäran har registrerats hos oss. Ert ärendenummer är 4711.",
    "Tack för ditt mejl. Det har registrerats med nummer 4711. Svar lämnas inom fem arbetsdagar.",
    "Tack för ditt mejl. Det har registrerats och vidarebefordrats till berörd handläggare.",
    "Tack för ert brev! Det är diariefört.",
    "Handlingen har inkommit och diarieförts.",
    "Ditt ärende har kommit in. Det registreras inom kort.",
    "Er skrivelse är mottagen. Ni får besked inom fyra veckor.",
    "Vi har registrerat ert ärende. Svar kan väntas inom tre veckor.",
    "Thank you for your email. It has been registered with number 4711.",
    "Takk for din e-post. Det er registrert under nummer 12.",
    "Skrivelsen har kommit in till regionen. Svar skickas inom tio dagar.",
    "Bekräftelse på att handling inkommit till Trafikverket. Ärendenummer TRV 2026/4711.",
    "Härmed bekräftas att er skrivelse mottagits.",
    "Tack för att du hör av dig till oss. Vi svarar inom två arbetsdagar.",
    "Vi återkommer så snart vi kan. Expeditionen har öppet vardagar 9-16.",
    "Tack för ditt meddelande! Vi har skapat ärende #88213.",
    "Hej, vi har skapat ett ärende åt dig med nummer 88213.",
    "##- Skriv ditt svar ovanför denna rad -##\n\nDin förfrågan (4471) har mottagits.",
    "Ett nytt ärende har skapats utifrån ditt mejl. Ange ärendenumret vid vidare kontakt.",
    "Ditt meddelande har vidarebefordrats till rätt handläggare.",
    "A new ticket has been created from your message.",
    "Du har nått museets registrator. Ditt mejl hanteras inom kort.",
    "Kansliet har stängt för jul.",
    "Expeditionen är stängd v. 48. Vid dödsfall ring jourhavande präst.",
    "Kansliet är bemannat tisdagar 17-19. Vi läser ditt mejl då.",
    "Mejladressen har upphört, använd info@ny.example.",
    "Tack för ditt mejl. Vi svarar normalt inom två arbetsdagar. Museet är stängt på måndagar.",
    "Ärendet har skapats.\nStatus: Ny\nHandläggare: ej satt",
    "Tack för att du hör av dig till oss! Öppettider: mån-fre 9-15.",
    "Er skrivelse handläggs av vår samhällsavdelning. Telefontid vardagar 9-11.",
    "Receptionen är obemannad under höstlovet. Brevlådan läses inte.",
    "Min e-postadress har ändrats. Använd anna@ny.example.",
    "Du har nått Strandviks IF. Kansliet är öppet måndagar 17-19.",
];

#[test]
fn a_notice_or_a_receipt_in_our_thread_that_brings_nothing_waits_for_a_person() {
    let letter = letter_id();
    let mut wrong = Vec::new();
    for text in OF_DESKS {
        for id in [letter.as_str(), "abc@kommun.example"] {
            let verdict = judged(text, id);
            let silent = matches!(verdict.acknowledge, Acknowledge::No(_));
            if (verdict.outcome, verdict.kind, silent) != (Outcome::Review, Kind::Question, true) {
                wrong.push((text, verdict.outcome, verdict.kind, verdict.reasons));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What people write in nearly the same words.
const OF_PEOPLE: &[&str] = &[
    "Din handling har tagits emot. Vi tillstyrker förslaget.",
    "Fritidsledarna har slutat.",
    "Våra ledare har slutat hos oss för att hallen är kall.",
    "Brevlådan vid affären töms inte längre.",
    "Biblioteket har sommarstängt och barnen har ingenstans att gå.",
    "Vi har semesterstängt i hallen, och barnen har ingenstans att gå.",
    "Ert mejl hamnade i skräpposten, men vi avstyrker förslaget.",
    "Bidraget kunde inte levereras till föreningarna i tid.",
    "Mottagaren av bidraget kunde inte nås av reglerna.",
    "Meddelandet om nedläggningen stoppades inte av någon politiker, och skolan är kall.",
    "Vi återkommer inom kort med vårt svar.",
    "Vi svarar så snart styrelsen har mötts. Bänkarna vid sjön är trasiga.",
    "Tack för ert svar!",
    "Tack. Vi svarar inom kort. Emot.",
    "Mejlet har kommit fram.\n\nNej",
    "Tack för bekräftelsen, det var snabbt.",
    "Vi har mottagit er remiss.",
    "Vi har inte mottagit ert mejl.",
    "Länsstyrelsen har tagit emot ert förslag till vägar, men bussen går för sällan.",
    "Vi har mottagit ert brev och bussen går för sällan.",
    "Vi har tagit emot er remiss. Den är för dyr.",
    "Försök igen!",
    "Så behandlar ni personuppgifter.",
    "Badhuset har öppet vardagar 9-16.",
    "Många ledare arbetar inte längre här.",
    "Vi återkommer så fort vi kan",
    "Jag svarar inom kort.",
    "Tack så mycket! Jag återkommer inom kort.",
    "Det har registrerats fler olyckor på vägen.",
    "Ärendet har mottagits med stor oro i byn.",
    "Skrivelsen har mottagits väl av våra medlemmar.",
    "Det har registrerats att trafiken ökar.",
    "Det registreras för lite buller vid vägen.",
    "Vi har registrerat den på vår lista över dyra planer i byn.",
    "Ett nytt ärende har skapats av politikerna, och skolan är kall.",
    "Ange hur många barn som får plats när skolan är full.",
    "Vi har semesterstängt och kan svara tidigast 8 januari.",
    "Expeditionen är stängd för ofta. Vi vill ha längre tider.",
    "Kontoret för samverkan är stängt för många.",
    "Kansliet är bemannat tisdagar, men planen saknar ramper.",
    "Ditt mejl hanteras inom kort, och vi säger nej.",
    "Biblioteket är stängt på lördagar.",
    "Ni har nått botten.",
    "Vid frågor ring mig. Bygg inte.",
    "Mejladressen har ändrats. Vi avstyrker.",
    "Behåll Kajutan!\n\nKansliet är öppet måndagar.",
    "Rädda Kajutan.\nKansliet har stängt för jul.",
    "Receptionen är obemannad på kvällarna.",
    "Kontoret är stängt på lördagar.",
    "Kansliet är öppet måndagar.",
    "Öppettiderna vardagar stänger ute skolklasser.",
    "Besökstider mellan 14 och 16 är för snålt.",
    "Era brev läses av fel person.",
    "Ert brev läses i fel ordning.",
];

#[test]
fn who_writes_nearly_so_with_a_view_or_of_something_else_is_filed_and_answered() {
    let mut wrong = Vec::new();
    for text in OF_PEOPLE {
        let verdict = judged(text, &letter_id());
        if !matches!(verdict.acknowledge, Acknowledge::Yes { .. }) {
            wrong.push((text, verdict.outcome, verdict.acknowledge, verdict.reasons));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
