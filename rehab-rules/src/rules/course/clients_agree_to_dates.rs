//! The rule `course/clients-agree-to-dates`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect::{Prohibition, Undetermined};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/clients-agree-to-dates",
    statement: Text {
        en: "Before the time of a course or of its periods is changed, the provider must check with the clients added to the course that the new time suits them.",
        fi: "Ennen kuin kurssin tai sen jaksojen ajankohtaa siirretään, palveluntuottajan on varmistettava kurssille kiinnitetyiltä asiakkailta, että uusi ajankohta sopii heille.",
        sv: "Innan tidpunkten för en kurs eller dess perioder ändras ska serviceproducenten kontrollera med de klienter som är tillagda på kursen att den nya tidpunkten passar dem.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "The time of course {course} cannot be changed, because the new time does not suit all its clients[ (client {client})]. Choose another time, or agree on another course with those whom it does not suit.",
                fi: "Kurssin {course} ajankohtaa ei voi siirtää, koska uusi ajankohta ei sovi kaikille asiakkaille[ (asiakas {client})]. Valitse toinen ajankohta tai sovi toisesta kurssista niiden kanssa, joille uusi ajankohta ei sovi.",
                sv: "Tidpunkten för kurs {course} kan inte ändras, eftersom den nya tidpunkten inte passar alla klienter[ (klient {client})]. Välj en annan tid eller kom överens om en annan kurs med dem som den inte passar.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It is not known whether the new time of course {course} suits the clients added to it. Check it with them before changing the time.",
                fi: "Ei ole tiedossa, sopiiko kurssin {course} uusi ajankohta kurssille kiinnitetyille asiakkaille. Varmista asia heiltä, ennen kuin siirrät ajankohtaa.",
                sv: "Det är inte känt om den nya tidpunkten för kurs {course} passar de klienter som är tillagda på kursen. Kontrollera saken med dem innan du ändrar tidpunkten.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-54", "K9-52"]).remedied_by(Remedy::AnotherCourseOrProvider),
    when: &[
        (Change::Rescheduled, Facts::of(&[Fact::Clients, Fact::Periods, Fact::ClientsAgreed, Fact::ClientsDeclined])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::Clients, Fact::Periods, Fact::ClientsAgreed, Fact::ClientsDeclined])),
        (Change::StaysRescheduled, Facts::of(&[Fact::Periods, Fact::Declines])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    if case.course.periods.is_empty() {
        return Verdict::Silent; // A first schedule needs no agreement.
    }
    if case.change == Change::StaysRescheduled {
        return Verdict::says_if(case.client.declines, Prohibition);
    }
    let clients = case.course.clients;
    if compare!(seen, clients == 0) {
        return Verdict::Silent;
    }
    match (case.asked.clients_agreed, case.asked.clients_declined) {
        (None, None) => Verdict::fact_missing(),
        // Each client who declined gets a finding.
        (Some(false), None | Some(0)) => Verdict::says(Prohibition),
        _ => Verdict::Kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{periods, says};

    fn rescheduled(agreed: Option<bool>, declined: Option<i64>) -> Option<Effect> {
        says(&RULE, Change::Rescheduled, |case| {
            (case.course.periods, case.course.clients) = (periods(&[("in_person", "2026-05-04", "2026-05-08")]), 3);
            (case.asked.clients_agreed, case.asked.clients_declined) = (agreed, declined);
        })
    }

    #[test]
    fn new_dates_are_agreed_with_the_clients() {
        assert_eq!(rescheduled(Some(true), None), None);
        assert_eq!(rescheduled(Some(false), None), Some(Prohibition));
        assert_eq!(rescheduled(None, None), Some(Undetermined));
    }

    #[test]
    fn clients_who_declined_are_named_one_by_one() {
        assert_eq!(rescheduled(Some(false), Some(1)), None);
        assert_eq!(rescheduled(None, Some(0)), None);
    }
}
