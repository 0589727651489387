//! The rule `client/may-change-provider`.

use crate::rules::basis::Basis;
use crate::rules::case::{Case, Placement};
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Right, Unregulated};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/may-change-provider",
    statement: Text {
        en: "A client who is not on a confirmed course in time, or does not want to change course, may change provider. So may a client for whom there is no suitable course, when Kela's telephone line for authorities and partners has been told so. The time limit of the service description is counted from the issue of the decision. Kela's instructions do not regulate other grounds.",
        fi: "Asiakas voi vaihtaa palveluntuottajaa, jos häntä ei ole kiinnitetty vahvistetulle kurssille määräajassa tai hän ei halua vaihtaa kurssia. Hän voi vaihtaa myös, jos Kelan viranomaislinjalle on ilmoitettu, ettei sopivaa kurssia ole. Palvelukuvauksen määräaika lasketaan päätöksen antamisesta. Muita perusteita Kelan ohjeissa ei säännellä.",
        sv: "Klienten kan byta serviceproducent om hen inte har lagts till på en bekräftad kurs inom tidsfristen eller inte vill byta kurs. Klienten kan också byta om FPA:s myndighetslinje har fått ett meddelande om att det inte finns någon lämplig kurs. Tidsfristen i servicebeskrivningen räknas från det att beslutet utfärdades. FPA:s anvisningar reglerar inte andra grunder.",
    },
    says: &[
        (
            Right,
            Text {
                en: "Client {client} may change provider. The ground is one of these: no confirmed course in time, no wish to change course, or no suitable course.",
                fi: "Asiakas {client} voi vaihtaa palveluntuottajaa. Peruste on jokin näistä: asiakasta ei ole kiinnitetty vahvistetulle kurssille määräajassa, hän ei halua vaihtaa kurssia tai sopivaa kurssia ei ole.",
                sv: "Klient {client} kan byta serviceproducent. Grunden är någon av dessa: klienten har inte lagts till på en bekräftad kurs inom tidsfristen, hen vill inte byta kurs eller det finns ingen lämplig kurs.",
            },
        ),
        (
            Unregulated,
            Text {
                en: "Client {client} changes provider without any of the grounds in Kela's instructions. The instructions do not say whether this is possible; the program does not prevent it.",
                fi: "Asiakas {client} vaihtaa palveluntuottajaa ilman Kelan ohjeissa mainittua perustetta. Ohjeissa ei kerrota, onko se mahdollista; ohjelma ei estä sitä.",
                sv: "Klient {client} byter serviceproducent utan någon av de grunder som nämns i FPA:s anvisningar. Anvisningarna säger inte om det är möjligt; programmet hindrar det inte.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-32", "K20-37", "K20-50", "K9-30", "K9-35", "K9-48"]).read_as(&["AM-01", "AM-02", "AM-51"]),
    when: &[
        (
            Change::DecisionReceived,
            Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay, Fact::RightDay, Fact::PlacedOnRightDay]),
        ),
        (
            Change::Joins,
            Facts::of(&[
                Fact::Confirmed,
                Fact::Decided,
                Fact::DutyDay,
                Fact::PlacedOnDutyDay,
                Fact::RightDay,
                Fact::PlacedOnRightDay,
            ]),
        ),
        (
            Change::MovesIn,
            Facts::of(&[
                Fact::Confirmed,
                Fact::Decided,
                Fact::DutyDay,
                Fact::PlacedOnDutyDay,
                Fact::RightDay,
                Fact::PlacedOnRightDay,
            ]),
        ),
        (
            Change::Leaves,
            Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay, Fact::RightDay, Fact::PlacedOnRightDay]),
        ),
        (Change::StaysConfirmed, Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::PlacedOnDutyDay])),
        (
            Change::ClientStands,
            Facts::of(&[
                Fact::Decided,
                Fact::DutyDay,
                Fact::PlacedOnDutyDay,
                Fact::RightDay,
                Fact::PlacedOnRightDay,
                Fact::PlacedSince,
                Fact::PlacedCourseStarted,
            ]),
        ),
        (
            Change::ChangesProvider,
            Facts::of(&[
                Fact::Decided,
                Fact::DutyDay,
                Fact::PlacedOnDutyDay,
                Fact::RightDay,
                Fact::PlacedOnRightDay,
                Fact::AuthorityLineTold,
                Fact::DeclinedMove,
            ]),
        ),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let missed = case.right_day_missed(seen);
    let may = match (case.change, case.placement(seen)) {
        (Change::ChangesProvider, placement) => {
            let has_ground = missed
                || matches!(placement, Placement::Late(..))
                || case.client.authority_line_told
                || case.asked.declined_move == Some(true);
            return Verdict::says(if has_ground { Right } else { Unregulated });
        }
        (_, Placement::Late(..)) => true,
        (Change::StaysConfirmed, _) => false,
        (_, Placement::Due(..)) | (Change::DecisionReceived, _) => missed,
        (_, Placement::Unknown | Placement::InOrder) => false,
    };
    if may { Verdict::says(Right) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{day, says};

    #[test]
    fn the_right_begins_the_day_after_the_right_day() {
        let joins = |right_day| {
            says(&RULE, Change::Joins, |case| {
                (case.client.decided, case.client.duty_day, case.client.right_day) =
                    (true, Some(day("2026-04-01")), Some(day(right_day)));
            })
        };
        assert_eq!(joins("2026-03-02"), None);
        assert_eq!(joins("2026-03-01"), Some(Right));
    }

    #[test]
    fn a_decision_gives_the_right_even_when_the_duty_was_met() {
        let received = |placed_on_right_day| {
            says(&RULE, Change::DecisionReceived, |case| {
                (case.client.decided, case.client.duty_day, case.client.right_day) =
                    (true, Some(day("2026-03-01")), Some(day("2026-02-01")));
                (case.client.placed_on_duty_day, case.client.placed_on_right_day) = (true, placed_on_right_day);
            })
        };
        assert_eq!(received(false), Some(Right));
        assert_eq!(received(true), None);
    }

    #[test]
    fn a_change_without_a_ground_is_not_regulated() {
        let changes = |declined| {
            says(&RULE, Change::ChangesProvider, |case| {
                (case.client.decided, case.client.duty_day, case.asked.declined_move) = (true, Some(day("2026-04-01")), declined);
            })
        };
        assert_eq!(changes(None), Some(Unregulated));
        assert_eq!(changes(Some(true)), Some(Right));
    }
}
