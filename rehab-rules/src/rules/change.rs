//! Changes: what happens to the subject of a case.

use crate::words::closed_set;

closed_set! {
    /// What happens to the subject of a case.
    ///
    /// An action becomes one case for each subject that it affects:
    ///
    /// | action | changes |
    /// |---|---|
    /// | `declare_capacity` | `capacity_declared` |
    /// | `receive_decision` | `decision_received` |
    /// | `create_course` | `created`, `enters_year` |
    /// | `publish_course`, `unpublish_course`, `correct_course` | `published`, `unpublished`, `corrected` |
    /// | `attach_client`, `detach_client` | `joins`, `leaves` |
    /// | `move_client` | `moves_out` of one course, `asked_to_move` and `moves_in` to the other |
    /// | `set_group_size` | `resized` |
    /// | `set_target_groups` | `regrouped`, and `stays_regrouped` for each client |
    /// | `confirm_course` | `confirmed`, and `stays_confirmed` for each client |
    /// | `reschedule_course` | `rescheduled`, `enters_year` when the year changes, and `stays_rescheduled` for each client |
    /// | `reschedule_period` | as `reschedule_course`, with `period_rescheduled` instead of `rescheduled` |
    /// | `delete_course` | `deleted` |
    /// | `update_provider_info` | `info_given` for each piece |
    /// | `tell_authority_line` | `authority_line_told` |
    /// | `change_provider` | `changes_provider`, and `leaves_provider` for each course left |
    /// | `end_rehabilitation` | `ends_rehabilitation`, and `leaves_provider` for each course left |
    /// | an audit | `year_stands`, `info_stands`, `course_stands`, `client_stands`, `stay_stands` |
    Change {
        /// A provider declares its capacity for a year.
        CapacityDeclared = "capacity_declared",
        /// A provider gives a piece of information about itself.
        InfoGiven = "info_given",
        /// The authority line is told that there is no suitable course for a client.
        AuthorityLineTold = "authority_line_told",
        /// A provider receives a client's decision.
        DecisionReceived = "decision_received",
        /// A client changes provider.
        ChangesProvider = "changes_provider",
        /// A client's rehabilitation ends.
        EndsRehabilitation = "ends_rehabilitation",
        /// A course is created.
        Created = "created",
        /// A course's places are added to a year: the course is created, or moved to another year.
        EntersYear = "enters_year",
        /// A course is published.
        Published = "published",
        /// A published course is hidden again.
        Unpublished = "unpublished",
        /// A course's office or contact is corrected.
        Corrected = "corrected",
        /// A course gets another group size.
        Resized = "resized",
        /// A course gets other target groups.
        Regrouped = "regrouped",
        /// A course is confirmed.
        Confirmed = "confirmed",
        /// A course gets a new schedule.
        Rescheduled = "rescheduled",
        /// One period of a course gets new dates.
        PeriodRescheduled = "period_rescheduled",
        /// A course is deleted.
        Deleted = "deleted",
        /// A client joins a course.
        Joins = "joins",
        /// A client is asked to move to another course.
        AskedToMove = "asked_to_move",
        /// A client moves into a course from another.
        MovesIn = "moves_in",
        /// A client moves out of a course to another.
        MovesOut = "moves_out",
        /// A client is removed from a course.
        Leaves = "leaves",
        /// A client who leaves the provider is removed from a course.
        LeavesProvider = "leaves_provider",
        /// A client is on a course that gets other target groups.
        StaysRegrouped = "stays_regrouped",
        /// A client is on a course that is confirmed.
        StaysConfirmed = "stays_confirmed",
        /// A client is on a course that gets new dates.
        StaysRescheduled = "stays_rescheduled",
        /// Audit: a year with declared capacity.
        YearStands = "year_stands",
        /// Audit: a piece of information that the service asks of the provider.
        InfoStands = "info_stands",
        /// Audit: a course.
        CourseStands = "course_stands",
        /// Audit: a client.
        ClientStands = "client_stands",
        /// Audit: a client on a course.
        StayStands = "stay_stands",
    }
}

impl Change {
    /// The changes of an action that affects one subject. `None` for a word that is not an action, and for an action whose answer
    /// depends on several subjects: `move_client` (two courses: [`Change::MovesOut`], [`Change::AskedToMove`], [`Change::MovesIn`]),
    /// `set_target_groups`, `reschedule_course` and `reschedule_period` (the course, each of its clients, and its new year).
    /// `confirm_course` is included, because the findings about its clients, [`Change::StaysConfirmed`], cannot prohibit it.
    ///
    /// ```
    /// use rehab_rules::Change;
    /// assert_eq!(Change::of_action("attach_client"), Some(&[Change::Joins][..]));
    /// assert_eq!(Change::of_action("create_course"), Some(&[Change::Created, Change::EntersYear][..]));
    /// assert_eq!(Change::of_action("move_client"), None);
    /// ```
    #[must_use]
    pub fn of_action(action: &str) -> Option<&'static [Self]> {
        Some(match action {
            "declare_capacity" => &[Self::CapacityDeclared],
            "receive_decision" => &[Self::DecisionReceived],
            "create_course" => &[Self::Created, Self::EntersYear],
            "publish_course" => &[Self::Published],
            "unpublish_course" => &[Self::Unpublished],
            "correct_course" => &[Self::Corrected],
            "attach_client" => &[Self::Joins],
            "detach_client" => &[Self::Leaves],
            "set_group_size" => &[Self::Resized],
            "confirm_course" => &[Self::Confirmed],
            "delete_course" => &[Self::Deleted],
            "update_provider_info" => &[Self::InfoGiven],
            "tell_authority_line" => &[Self::AuthorityLineTold],
            "change_provider" => &[Self::ChangesProvider],
            "end_rehabilitation" => &[Self::EndsRehabilitation],
            _ => return None,
        })
    }

    /// Whether this is part of an audit and not the change of an action.
    ///
    /// ```
    /// use rehab_rules::Change;
    /// assert!(Change::CourseStands.is_of_audit());
    /// assert!(!Change::Confirmed.is_of_audit());
    /// ```
    #[must_use]
    pub const fn is_of_audit(self) -> bool {
        matches!(self, Self::YearStands | Self::InfoStands | Self::CourseStands | Self::ClientStands | Self::StayStands)
    }
}
