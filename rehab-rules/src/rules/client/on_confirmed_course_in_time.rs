//! The rule `client/on-confirmed-course-in-time`.

use crate::rules::basis::Basis;
use crate::rules::case::{Case, Placement};
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Obligation, Undetermined, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "client/on-confirmed-course-in-time",
    statement: Text {
        en: "The provider must add the client to a confirmed course within the time limit of the service description. It is counted from when the client got the rehabilitation decision, or from its issue if that day is not known. Kela monitors this. If the time limit is not met, Kela asks whether the client wants to change provider.",
        fi: "Asiakas on kiinnitettävä vahvistetulle kurssille palvelukuvauksen määräajassa. Määräaika lasketaan siitä, kun asiakas on saanut kuntoutuspäätöksen, tai päätöksen antamisesta, jos saamispäivä ei ole tiedossa. Kela seuraa tätä. Jos määräaika ylittyy, Kela kysyy, haluaako asiakas vaihtaa palveluntuottajaa.",
        sv: "Serviceproducenten ska lägga till klienten på en bekräftad kurs inom tidsfristen i servicebeskrivningen. Den räknas från det att klienten fick rehabiliteringsbeslutet eller, om den dagen inte är känd, från det att beslutet utfärdades. FPA kontrollerar detta. Om tidsfristen inte hålls frågar FPA om klienten vill byta serviceproducent.",
    },
    says: &[
        (
            Violation,
            Text {
                en: "Client {client} was not on a confirmed course by the deadline, {due} ({days_late} {day|days} late). Kela will ask whether the client wants to change provider.",
                fi: "Asiakasta {client} ei kiinnitetty vahvistetulle kurssille määräajassa, joka päättyi {due} ({days_late} {päivän|päivää} myöhässä). Kela kysyy asiakkaalta, haluaako hän vaihtaa palveluntuottajaa.",
                sv: "Klient {client} lades inte till på en bekräftad kurs inom tidsfristen, som gick ut {due} ({days_late} {dag|dagar} för sent). FPA frågar klienten om hen vill byta serviceproducent.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "It cannot be decided by which day client {client} must be on a confirmed course. The decision was issued earlier, and the time limit may start again with a new provider. Check the date with Kela.",
                fi: "Ei voida päätellä, mihin mennessä asiakkaan {client} on oltava vahvistetulla kurssilla. Päätös on annettu aiemmin, ja määräaika voi alkaa alusta uudella palveluntuottajalla. Tarkista määräaika Kelasta.",
                sv: "Det kan inte avgöras när klient {client} senast ska vara på en bekräftad kurs. Beslutet har utfärdats tidigare, och tidsfristen kan börja om hos en ny serviceproducent. Kontrollera datumet hos FPA.",
            },
        ),
        (
            Obligation,
            Text {
                en: "Client {client} must be on a confirmed course by {due} ({days_left} {day|days} left). Add the client to a confirmed course, or confirm the client's course in time.",
                fi: "Asiakkaan {client} on oltava vahvistetulla kurssilla viimeistään {due} (jäljellä {days_left} {päivä|päivää}). Kiinnitä asiakas vahvistetulle kurssille tai vahvista hänen kurssinsa ajoissa.",
                sv: "Klient {client} ska vara tillagd på en bekräftad kurs senast {due} ({days_left} {dag|dagar} kvar). Lägg till klienten på en bekräftad kurs eller bekräfta klientens kurs inom tidsfristen.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-36", "K20-38", "K20-39", "K9-34", "K9-36", "K9-37"])
        .read_as(&["AM-01", "AM-02", "AM-03", "AM-51"]),
    when: &[
        (Change::DecisionReceived, Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay])),
        (Change::Joins, Facts::of(&[Fact::Confirmed, Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay])),
        (Change::MovesIn, Facts::of(&[Fact::Confirmed, Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay])),
        (Change::Leaves, Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay])),
        (Change::StaysConfirmed, Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay])),
        (
            Change::ClientStands,
            Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay, Fact::PlacedSince, Fact::PlacedCourseStarted]),
        ),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    match case.placement(seen) {
        Placement::InOrder => Verdict::Kept,
        Placement::Unknown if case.change == Change::StaysConfirmed => Verdict::Silent,
        Placement::Unknown => Verdict::fact_missing(),
        Placement::Due(..) if case.change == Change::StaysConfirmed => Verdict::Kept,
        Placement::Due(due, days_left) => Verdict::says(Obligation).by(Some(due)).with(values![days_left]),
        Placement::Late(due, days_late) => Verdict::says(Violation).by(Some(due)).with(values![days_late]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{day, says};

    fn joins(due: Option<&str>, confirmed: bool) -> Option<Effect> {
        says(&RULE, Change::Joins, |case| {
            (case.client.decided, case.client.duty_day, case.course.confirmed) = (true, due.map(day), confirmed);
        })
    }

    #[test]
    fn a_confirmed_course_on_the_due_day_is_in_time() {
        assert_eq!(joins(Some("2026-03-02"), true), None);
        assert_eq!(joins(Some("2026-03-01"), true), Some(Violation));
    }

    #[test]
    fn an_unconfirmed_course_does_not_stop_the_clock() {
        assert_eq!(joins(Some("2026-03-02"), false), Some(Obligation));
        assert_eq!(joins(None, false), Some(Undetermined));
    }
}
