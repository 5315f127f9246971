//! Which names are an organisation's for certain, and which may be or hold a person's.

use super::*;

#[test]
fn a_name_that_may_be_a_persons_is_not_shown_outside() {
    for (name, expected) in [
        ("Örebro Exempelförening", true),
        ("Exempelpartiet i Örebro", true),
        ("Länsstyrelsen", true),
        ("Norra Bro Byalag", true),
        ("Villaföreningen Solbacken", true),
        ("Maria församling", true),
        ("Svenska kyrkan S:t Olofs församling", true),
        ("Interreligiösa och interkulturella rådet", true),
        ("Vård- och omsorgsnämnden", true),
        ("Nämnden för funktionshinder", true),
        ("Anna Ek", false),
        ("Eks Bygg och Måleri", false),
        ("Anna Ek Exempelföreningen", false),
        ("Exempelföreningen genom Anna Ek", false),
        ("Exempelföreningen (Anna Ek)", false),
        ("Exempelföreningen Anna Ek", false),
        ("Exempelföreningen och familjen Ek", false),
        ("Exempelföreningen och Zlatan", false),
        ("Exempelföreningen, Zlatan Karlsson", false),
        ("Exempelföreningen/Anna", false),
        ("Önskar Kalle Ek", false),
        ("Konrad Ek", false),
        ("Oskar Lind", false),
        ("Kalles förening", false),
        ("Hälsar Kalle Ek Villaföreningen Solbacken", false),
        ("Hälsningar Eva Ek och alla i byalaget", false),
        ("Familjen Ek i föreningen", false),
        ("Din vän Kalle i kyrkan", false),
        ("eva ek i byalaget", false),
        ("Eva för Brorådet", false),
        ("Zlatan för Brorådet", false),
        ("Zlatan Ek i Brorådet", false),
        ("Zlatan Ek Villaföreningen Solbacken", false),
        ("anna@forening.example", false),
        ("", false),
    ] {
        assert_eq!(is_organisations_name(name), expected, "{name}");
    }
}
