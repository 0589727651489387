//! Remedies: actions that would remove a prohibition.

use crate::decide::facts::course_facts;
use crate::decide::finding::FindingView;
use crate::input::action::Action;
use crate::input::fields::kept;
use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect;
use crate::state::course::Course;
use crate::state::provider::Provider;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;

impl Provider {
    /// The actions that would remove a prohibition of the action. Each is itself allowed on the date; empty if there is none.
    ///
    /// They are ordered by action, course and client. The rule defines their kind, [`Remedy`]; a rule without one has no remedies.
    /// Another prohibition of the same action can remain.
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services};
    /// let on = chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// let service = "kela.family-carers";
    /// provider.apply(&Action::declare_capacity(service, 2026, 24), on, Mode::Enforce)?;
    /// let create = Action::create_course("C1", service, 8, ["carer-of-adult"]).year(2026);
    /// provider.apply(&create, on, Mode::Enforce)?;
    /// let unpublish = Action::unpublish_course("C1");
    /// let decision = provider.evaluate(&unpublish, on)?;
    /// let remedies = provider.remedies(&unpublish, on, &decision.findings().next().unwrap());
    /// assert_eq!(remedies, [Action::delete_course("C1")]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn remedies(&self, action: &Action<'_>, on: NaiveDate, finding: &FindingView<'_>) -> Vec<Action<'static>> {
        let course = finding.course.and_then(|id| self.courses.find(&id)).map(|at| self.courses.get(at));
        let (Effect::Prohibition, Some(course), Some(remedy)) = (finding.effect, course, finding.rule.basis.remedy) else {
            return Vec::new();
        };
        let mut remedies = match remedy {
            Remedy::DeleteCourse => alloc::vec![Action::DeleteCourse { course: kept(&course.id) }],
            Remedy::MoveHere => self.moves_here(course, finding.client),
            Remedy::MorePlacesOrAnotherCourse => self.more_places(action, course, finding.client),
            Remedy::AddTargetGroup => self.added_group(course, finding.client),
            Remedy::AnotherCourseOrProvider => self.another_course_or_provider(course, finding.client),
            Remedy::ClientsElsewhere => self.clients_elsewhere(course, on),
        };
        remedies.retain(|remedy| self.evaluate(remedy, on).is_ok_and(|decision| decision.allowed()));
        remedies.sort_by(|a, b| order(a).cmp(&order(b)));
        remedies
    }

    /// The client moves here from the course it is on.
    fn moves_here(&self, course: &Course, client: Option<&str>) -> Vec<Action<'static>> {
        let Some(client) = client.and_then(|id| self.client_of(course.service, id)) else { return Vec::new() };
        let from = client.present_stays().map(|stay| self.courses.get(stay.course)).filter(|from| from.id != course.id);
        from.map(|from| move_client(from, course, &client.id)).collect()
    }

    /// One more place, or another course.
    fn more_places(&self, action: &Action<'_>, course: &Course, client: Option<&str>) -> Vec<Action<'static>> {
        let one_more = Action::SetGroupSize { course: kept(&course.id), group_size: course.client_count().saturating_add(1) };
        let others = client.into_iter().flat_map(|client| {
            self.others(course).map(move |other| match action {
                Action::MoveClient { from, .. } => {
                    Action::MoveClient { from: kept(from), to: kept(&other.id), client: kept(client), agreed: None }
                }
                _ => Action::AttachClient { course: kept(&other.id), client: kept(client), agreed: None },
            })
        });
        others.chain(core::iter::once(one_more)).collect()
    }

    /// Adds the client's target group, if the service allows that (K9-28).
    fn added_group(&self, course: &Course, client: Option<&str>) -> Vec<Action<'static>> {
        let decision = client.and_then(|id| self.client_of(course.service, id)?.decision.as_ref());
        let (true, Some(group)) =
            (course.description.may_add_target_group, decision.and_then(|decision| decision.target_group.as_deref()))
        else {
            return Vec::new();
        };
        let groups: Vec<Cow<'static, str>> = course.target_groups.iter().cloned().chain([kept(group)]).collect();
        alloc::vec![Action::SetTargetGroups { course: kept(&course.id), target_groups: groups }]
    }

    /// Moves a client who does not agree to the new dates to another course or another provider.
    fn another_course_or_provider(&self, course: &Course, client: Option<&str>) -> Vec<Action<'static>> {
        let Some(client) = client else { return Vec::new() };
        let leaves =
            Action::ChangeProvider { client: kept(client), service: kept(self.services.id(course.service)), declined_move: None };
        self.others(course).map(|other| move_client(course, other, client)).chain([leaves]).collect()
    }

    /// Moves each client to another course, or detaches it if none can take it.
    fn clients_elsewhere(&self, course: &Course, on: NaiveDate) -> Vec<Action<'static>> {
        let mut remedies = Vec::new();
        for at in &course.clients {
            let client = &self.clients.get(*at).id;
            let mut moves: Vec<Action<'static>> = self.others(course).map(|other| move_client(course, other, client)).collect();
            moves.retain(|remedy| self.evaluate(remedy, on).is_ok_and(|decision| decision.allowed()));
            if moves.is_empty() {
                moves.push(Action::DetachClient { course: kept(&course.id), client: kept(client) });
            }
            remedies.append(&mut moves);
        }
        remedies
    }

    /// The other courses of the service that have a free place.
    fn others(&self, course: &Course) -> impl Iterator<Item = &Course> {
        let (service, id) = (course.service, course.id.clone());
        self.courses.iter().map(|(_, other)| other).filter(move |other| {
            let facts = course_facts(other);
            other.service == service && other.id != id && !facts.deleted && facts.clients < facts.group_size
        })
    }
}

fn move_client(from: &Course, to: &Course, client: &str) -> Action<'static> {
    Action::MoveClient { from: kept(&from.id), to: kept(&to.id), client: kept(client), agreed: None }
}

/// By action, course, client.
fn order<'a>(action: &'a Action<'_>) -> (&'static str, &'a str, &'a str) {
    let (course, client) = match action {
        Action::AttachClient { course, client, .. } | Action::DetachClient { course, client } => {
            (course.as_ref(), client.as_ref())
        }
        Action::MoveClient { to, client, .. } => (to.as_ref(), client.as_ref()),
        Action::DeleteCourse { course } | Action::SetGroupSize { course, .. } | Action::SetTargetGroups { course, .. } => {
            (course.as_ref(), "")
        }
        Action::ChangeProvider { client, .. } => ("", client.as_ref()),
        _ => ("", ""),
    };
    (action.name(), course, client)
}
