//! The rule `course/must-be-held`.

use crate::input::period::first_start;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Obligation, Prohibition, Undetermined};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/must-be-held",
    statement: Text {
        en: "A course must always be carried out when at least the number of clients that the service description sets for this has been added to it. Such a course cannot be deleted.",
        fi: "Kurssi on toteutettava aina, jos sille on kiinnitetty vähintään palvelukuvauksessa tätä varten määritelty määrä asiakkaita. Tällaista kurssia ei voi poistaa.",
        sv: "En kurs ska alltid genomföras om minst det antal klienter som servicebeskrivningen anger för detta har lagts till på den. En sådan kurs kan inte raderas.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} cannot be deleted: it has {clients} {client|clients}, and a course with at least {must_hold_at} {client|clients} must always be carried out.",
                fi: "Kurssia {course} ei voi poistaa: asiakkaita on {clients}, ja kurssi on aina toteutettava, kun heitä on vähintään {must_hold_at}.",
                sv: "Kurs {course} kan inte raderas: den har {clients} {klient|klienter}, och en kurs med minst {must_hold_at} {klient|klienter} ska alltid genomföras.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "When client {client} leaves, course {course} has {clients} {client|clients}. The duty to carry it out arises with at least {must_hold_at}. Kela's instructions do not say whether the duty remains when the number falls.",
                fi: "Kun asiakas {client} siirtyy pois, kurssille {course} jää {clients} {asiakas|asiakasta}. Kurssi on toteutettava, kun asiakkaita on vähintään {must_hold_at}. Kelan ohjeissa ei kerrota, säilyykö velvollisuus, kun määrä laskee.",
                sv: "När klient {client} flyttar bort har kurs {course} {clients} {klient|klienter} kvar. Skyldigheten att genomföra den uppstår vid minst {must_hold_at}. FPA:s anvisningar säger inte om den kvarstår när antalet minskar.",
            },
        ),
        (
            Obligation,
            Text {
                en: "Course {course} must be carried out, because it has at least {must_hold_at} {client|clients} (now {clients}).[ It starts on {due}.]",
                fi: "Kurssi {course} on toteutettava, koska sille on kiinnitetty vähintään {must_hold_at} {asiakas|asiakasta} (nyt {clients}).[ Kurssi alkaa {due}.]",
                sv: "Kurs {course} ska genomföras, eftersom minst {must_hold_at} {klient|klienter} har lagts till på den (nu {clients}).[ Kursen börjar {due}.]",
            },
        ),
    ],
    basis: Basis::stated(&["K20-41", "K9-39"]).read_as(&["AM-08", "AM-17"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Clients, Fact::Confirmed])),
        (Change::MovesIn, Facts::of(&[Fact::Clients, Fact::Confirmed])),
        (Change::MovesOut, Facts::of(&[Fact::Clients, Fact::Confirmed])),
        (Change::Leaves, Facts::of(&[Fact::Clients, Fact::Confirmed])),
        (Change::LeavesProvider, Facts::of(&[Fact::Clients, Fact::Confirmed])),
        (Change::Deleted, Facts::of(&[Fact::Clients])),
        (Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let course = &case.course;
    let must_hold_at = case.service.must_hold_at;
    match case.change {
        Change::Deleted => {
            let clients = course.clients;
            if compare!(seen, clients < must_hold_at) {
                return Verdict::Kept;
            }
            Verdict::says(Prohibition).with(values![clients, must_hold_at])
        }
        _ if course.confirmed => Verdict::Silent,
        Change::Joins | Change::MovesIn => {
            let clients = course.clients_after_joining();
            if !compare!(seen, clients == must_hold_at) {
                return Verdict::Silent;
            }
            Verdict::says(Obligation).with(values![clients, must_hold_at])
        }
        Change::CourseStands => {
            let clients = course.clients;
            if compare!(seen, clients < must_hold_at) {
                return Verdict::Silent;
            }
            let on = case.on;
            let due = first_start(course.periods).filter(|start| {
                let start = *start;
                compare!(seen, on <= start)
            });
            Verdict::says(Obligation).by(due).with(values![clients, must_hold_at])
        }
        _ => {
            let (clients_before, clients) = (course.clients, course.clients_after_leaving());
            if !compare!(seen, clients_before == must_hold_at) {
                return Verdict::Silent;
            }
            // The source does not say whether the duty remains when the number falls (AM-08).
            Verdict::source_open(values![clients, must_hold_at])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn seven_cannot_be_deleted_and_six_can() {
        let deleted = |clients| says(&RULE, Change::Deleted, |case| case.course.clients = clients);
        assert_eq!(deleted(6), None);
        assert_eq!(deleted(7), Some(Prohibition));
    }

    #[test]
    fn the_seventh_client_creates_the_duty_until_the_course_is_confirmed() {
        let joins = |confirmed| says(&RULE, Change::Joins, |case| (case.course.clients, case.course.confirmed) = (6, confirmed));
        assert_eq!(joins(false), Some(Obligation));
        assert_eq!(joins(true), None);
    }

    #[test]
    fn whether_the_duty_remains_at_six_is_undetermined() {
        let leaves = |clients| says(&RULE, Change::Leaves, |case| case.course.clients = clients);
        assert_eq!(leaves(7), Some(Undetermined));
        assert_eq!(leaves(8), None);
    }
}
