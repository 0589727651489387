//! The rule `client/may-change-provider`.

use crate::rules::basis::Basis;
use crate::rules::basis::catalogued;
use crate::rules::case::{Case, Placement};
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Right, Unregulated};
use crate::rules::rule::{Check, Rule, Stage, Verdict};
use crate::text::Text;

/// The client may change provider if the client has not been added to a confirmed course within the time limit of the service
/// description, counted from the issue of the decision, if the client does not want to change to another course, or if Kela's
/// telephone line for authorities and partners has been told that there is no suitable course for the client. Kela's instructions
/// do not regulate a change without these grounds.
pub static RULE: Rule = Rule {
    id: "client/may-change-provider",
    statement: catalogued(Text {
        en: "The client may change provider if the client has not been added to a confirmed course within the time limit of the service description, counted from the issue of the decision, if the client does not want to change to another course, or if Kela's telephone line for authorities and partners has been told that there is no suitable course for the client. Kela's instructions do not regulate a change without these grounds.",
        fi: "Asiakas voi vaihtaa palveluntuottajaa, jos häntä ei ole kiinnitetty vahvistetulle kurssille palvelukuvauksessa määritellyssä ajassa kuntoutuspäätöksen antamisesta, jos hän ei halua siirtyä toiselle kurssille tai jos Kelan viranomaislinjalle on ilmoitettu, ettei hänelle ole sopivaa kurssia. Kelan ohjeissa ei säännellä vaihtamista ilman näitä perusteita.",
        sv: "Klienten kan byta serviceproducent om hen inte har lagts till på en bekräftad kurs inom den tidsfrist som anges i servicebeskrivningen, räknad från det att rehabiliteringsbeslutet utfärdades, om hen inte vill byta till en annan kurs eller om serviceproducenten har meddelat FPA:s myndighetslinje att det inte finns någon lämplig kurs för klienten. FPA:s anvisningar reglerar inte ett byte utan dessa grunder.",
    }),
    says: &[
        (
            Right,
            Text {
                en: "Client {client} may change provider. The right arises when the client has not been added to a confirmed course in time, does not want to change to another course, or when there is no suitable course for the client.",
                fi: "Asiakas {client} voi vaihtaa palveluntuottajaa. Oikeus syntyy, kun asiakasta ei ole kiinnitetty vahvistetulle kurssille määräajassa, asiakas ei halua siirtyä toiselle kurssille tai hänelle ei ole sopivaa kurssia.",
                sv: "Klient {client} kan byta serviceproducent. Rätten uppstår om klienten inte har lagts till på en bekräftad kurs inom tidsfristen, om hen inte vill byta till en annan kurs eller om det inte finns någon lämplig kurs för hen.",
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
};

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
