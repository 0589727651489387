//! The rule `distance/form-in-service-description`.

use crate::input::service::{DistanceForm, ServiceDescription};
use crate::rules::basis::Basis;
use crate::rules::record::{DistanceCase, Verdicts};
use crate::rules::rule::Effect::{Prohibition, Undetermined};
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "distance/form-in-service-description",
    Text {
        en: "A part of a service can be carried out at a distance, in the forms that the service description allows.",
        fi: "Osa palvelusta voidaan toteuttaa etäkuntoutuksena palvelukuvauksen sallimissa muodoissa.",
        sv: "En del av en tjänst kan genomföras på distans, i de former som servicebeskrivningen tillåter.",
    },
    &[
        (
            Prohibition,
            Text {
                en: "The service description does not allow this form of distance rehabilitation: {form}.",
                fi: "Palvelukuvaus ei salli tätä etäkuntoutuksen muotoa: {form}.",
                sv: "Servicebeskrivningen tillåter inte denna form av distansrehabilitering: {form}.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "The service description does not say whether this form of distance rehabilitation is allowed: {form}.",
                fi: "Palvelukuvauksessa ei kerrota, onko tämä etäkuntoutuksen muoto sallittu: {form}.",
                sv: "Servicebeskrivningen säger inte om denna form av distansrehabilitering är tillåten: {form}.",
            },
        ),
    ],
    Basis::stated(&["R-01", "R-02", "R-13"]),
    Check::Distance(&["service", "forms", "on"], check),
));

fn check(case: &DistanceCase<'_>, out: &mut Verdicts) {
    for form in &case.readiness.forms {
        out.add(form_allowed(*form, case.service));
    }
}

fn form_allowed(form: DistanceForm, service: &ServiceDescription) -> Verdict {
    let forms = &service.distance_forms;
    let values = values![form = form.word()];
    if forms.not_allowed.contains(&form) {
        Verdict::says(Prohibition).with(values)
    } else if forms.allowed.contains(&form) {
        Verdict::Kept
    } else {
        Verdict::source_open(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::says_of_distance;
    use alloc::vec;

    #[test]
    fn a_form_that_the_description_does_not_name_is_undetermined() {
        let carried_out = |form| says_of_distance(&RULE, |readiness| readiness.forms = [form].into());
        assert_eq!([DistanceForm::Digital, DistanceForm::VideoCall].map(carried_out), [vec![], vec![Undetermined]]);
    }

    #[test]
    fn a_form_that_it_forbids_is_prohibited() {
        let services = crate::input::services::Services::built_in();
        let service = services.in_force("kela.family-carers", crate::rules::rule::testing::day("2026-03-02"));
        let says = service.cloned().map(|mut service| {
            service.distance_forms.not_allowed = [DistanceForm::Digital].into();
            form_allowed(DistanceForm::Digital, &service)
        });
        assert!(matches!(says, Some(Verdict::Says(said)) if said.effect == Prohibition));
    }
}
