//! The readings taken where a source leaves a choice, in the order of `tests/interpretations.md`.

use super::Reading;

/// Every reading, by id.
///
/// ```
/// use rehab_rules::{rules::RULES, source::READINGS};
/// let by_length = READINGS.iter().find(|reading| reading.id == "AM-12").unwrap();
/// let resting: Vec<_> = RULES.iter().filter(|rule| rule.basis.readings.contains(&by_length.id)).map(|rule| rule.id).collect();
/// assert_eq!(resting, ["client/within-total-duration", "course/fits-total-duration"]);
/// ```
pub static READINGS: &[Reading] = &[
    Reading {
        id: "AM-01",
        question: "Start day of the 6 months",
        alternatives: "the duty's sentences count from getting the decision (fått, saanut); the right's and the waiting permission's from its issue (utfärdades, antamisesta)",
        taken: "Two days: the provider's duty ends received + 6 months (issued, when receipt is unknown: the stricter reading); the client's right begins the day after issued + 6 months, and the permission to wait ends with issued + 6 months, as their sentences say.",
    },
    Reading {
        id: "AM-02",
        question: "Is the last day inside, and is it rolled over a weekend?",
        alternatives: "(a) last day = same day number six months later (or last day of month), that day is still in time, no roll; (b) as (a) but rolled to the next working day (Act 150/1930 s.5); (c) last day excluded.",
        taken: "(a). 'inom'/'sisällä' includes the end day; s.5 binds only time limits set by statute for acts at a court or authority (2.3). Offer `HolidayRoll::{None, NextWorkingDay}`, default None.",
    },
    Reading {
        id: "AM-03",
        question: "What must have happened by the deadline?",
        alternatives: "(a) client attached AND that course confirmed; (b) attached, to a course confirmed later.",
        taken: "(a): compliance date = max(attached_on, course.confirmed_on). Attachment to an unconfirmed course does not stop the clock. If the client is later moved from a confirmed to an unconfirmed course, the state at the deadline decides; a move after a met deadline gives a warning, not a violation (once complied, K20-47 allows moves in every state).",
    },
    Reading {
        id: "AM-04",
        question: "Calendar year of a course that spans New Year",
        alternatives: "(a) year of the first period's first day; (b) split by period; (c) year of the last day.",
        taken: "(a). Supported by FPA's older course page: the course must begin in the same calendar year, a part may lie in the next. Parameter not needed; document it.",
    },
    Reading {
        id: "AM-05",
        question: "Does capacity count places or attached clients? Which courses?",
        alternatives: "(a) sum of group_size of all existing (not deleted) courses of the year, published or not; (b) only published; (c) attached clients.",
        taken: "(a). Text: 'klientplatser'/'asiakaspaikkaa' that one may ADD/enter; deletion frees 'places' (K20-59).",
    },
    Reading {
        id: "AM-06",
        question: "Does raising the group size use capacity?",
        alternatives: "(a) yes; (b) no, only creation does.",
        taken: "(a): K20-03 speaks of places 'added'. The two limits (12 and capacity) are separate checks with separate citations.",
    },
    Reading {
        id: "AM-07",
        question: "Capacity per provider, per service or per office?",
        alternatives: "(a) per provider and service and year; (b) per office as well. FPA's page says annual capacity sits on the 'contracts and registrations' page and that each office is registered separately.",
        taken: "Key (provider, service, year) by default; allow an optional office in the key. Unverified: ask/keep configurable.",
    },
    Reading {
        id: "AM-08",
        question: "'if at least 7 have been added': now or ever?",
        alternatives: "(a) number attached now; (b) highest number ever attached (duty latches).",
        taken: "(a) for the violation, plus a warning when the high-water mark was >= 7, the course is unconfirmed and the drop below 7 came from provider-made moves/removals. With exactly 6: may be confirmed, need not be carried out.",
    },
    Reading {
        id: "AM-09",
        question: "Last day for 'at the latest 30 days before start'",
        alternatives: "(a) start - 30 calendar days, that day included; (b) one more full day between (start - 31); (c) one month.",
        taken: "(a): s.2 and s.4 of Act 150/1930 exclude the start day itself when counting back. Calendar days, no roll. `start` = first day of the earliest scheduled period as it stands BEFORE the move. Later acts are 'late by n days', not impossible: the seeds state a duty, not a system block.",
    },
    Reading {
        id: "AM-10",
        question: "May periods be moved after confirmation?",
        alternatives: "(a) nothing may move; (b) only the first in-person and the digital period are fixed; (c) everything with clients' consent.",
        taken: "(b): the commitment names exactly these two. Moving a whole confirmed course always moves them, hence is refused.",
    },
    Reading {
        id: "AM-11",
        question: "Direction of a move",
        alternatives: "000 'flytta fram' = postpone (title 'Flytta fram en kurs'); 002 'siirtää ajankohtaa' = move either way.",
        taken: "Postponement is expressly allowed in both. An earlier date: expressly in 002, 'not regulated' in 000: allow with an info note, all other checks (clients asked, total time, capacity) as usual.",
    },
    Reading {
        id: "AM-12",
        question: "Start day of the total duration (20 / 9 months)",
        alternatives: "(a) first day of the client's own first period; (b) decision date; (c) first contact / attachment; (d) the course's start.",
        taken: "(a), per CLIENT and kept when the client changes course ('klientens totala rehabiliteringstid'). Weak public support: providers publish courses as 'n periods within 10 months' with dates that fit counting from the first period (1.3). Parameter `DurationAnchor`. All scheduled periods of the client, digital included, must end inside.",
    },
    Reading {
        id: "AM-13",
        question: "Must the client belong to the course's target group?",
        alternatives: "(a) yes (implied); (b) professional judgement.",
        taken: "(a) as a derived rule, own id (e.g. K20-D1/K9-D1) that cites K20-30/K9-28 and is marked derived; skip when the client's group is unknown.",
    },
    Reading {
        id: "AM-14",
        question: "Removing or replacing a target group while clients of it are attached",
        alternatives: "not regulated",
        taken: "Derived error when an attached client would fall outside; same derived-rule marking.",
    },
    Reading {
        id: "AM-15",
        question: "May the target group be changed before confirmation?",
        alternatives: "(a) yes ('i sänder', 'inte mera ändras'); (b) only adding, only in 002.",
        taken: "(a): replace in 000 (still exactly one), add/remove in 002 (still 1-3).",
    },
    Reading {
        id: "AM-16",
        question: "'a course to which the maximum number has not been added'",
        alternatives: "(a) attached < 12; (b) attached < the course's group size.",
        taken: "Check attached < group_size (K20-28) and, when group_size < 12, tell that the group size can be raised (K20-29). At 12 the K20-07 prohibition is cited.",
    },
    Reading {
        id: "AM-17",
        question: "Deleting a course that has clients / is published / has >= 7 / is confirmed",
        alternatives: "(a) clients must be moved first; (b) deletion moves them; and which duty wins.",
        taken: "Deletion requires attached = 0; moves come first, as events of their own. Confirmed: never (K20-46). Unconfirmed with >= 7: refused (K20-41). Unconfirmed, <= 6, any publication state: allowed; with < 6 and after start-30: late.",
    },
    Reading {
        id: "AM-18",
        question: "'same year' for freed places after a year change",
        alternatives: "year at creation or year now",
        taken: "year now (the year of the start at the moment of deletion).",
    },
    Reading {
        id: "AM-19",
        question: "Must a course be published before attaching or confirming?",
        alternatives: "not regulated",
        taken: "No precondition. Info note when attaching to or confirming an unpublished course (the reserved place cannot be seen, K20-25).",
    },
    Reading {
        id: "AM-20",
        question: "What must exist to confirm?",
        alternatives: "schedule of first in-person and digital period (implied)",
        taken: "Derived precondition: both periods are scheduled.",
    },
    Reading {
        id: "AM-21",
        question: "Exactly 2 years of experience",
        alternatives: "under / over / neither",
        taken: "Store the declared category; do not compute it. If a helper computes it from dates, exactly 2 years -> error 'undetermined', not a guess.",
    },
    Reading {
        id: "AM-22",
        question: "End of the permission to wait",
        alternatives: "(a) earliest attached client's issue date + 6 months; (b) average/latest.",
        taken: "(a): confirm_by = min over attached clients who have a duty day and have not met it (one who continues an old rehabilitation, or was on a confirmed course in time before, does not limit the waiting: the sources speak of clients who wait for their place). After it waiting is not permitted; the violated duty is K20-36 for that client, not a duty to confirm as such (the client may be moved instead).",
    },
    Reading {
        id: "AM-23",
        question: "Deadline near, course has < 6",
        alternatives: "no remedy stated",
        taken: "Report: cannot confirm (K20-40); remedies in order: move the client to a confirmed course with room, K20-31 notice; after the deadline K20-37.",
    },
    Reading {
        id: "AM-24",
        question: "Does a client who leaves still count?",
        alternatives: "count at the moment",
        taken: "Count currently attached clients at the evaluated date; keep history for audit.",
    },
    Reading {
        id: "AM-25",
        question: "No-shows, illness, interruption, death of a client",
        alternatives: "seeds silent",
        taken: "Not modelled; 'not regulated' answer. (General part of the service description has rules, not available here.)",
    },
    Reading {
        id: "AM-26",
        question: "Confirmed course falls below 6 before start-30",
        alternatives: "(a) must be carried out; (b) may be deleted in time.",
        taken: "(a). K20-55 applies to unconfirmed courses only.",
    },
    Reading {
        id: "AM-27",
        question: "Exactly 6 attached, unconfirmed, at start-30",
        alternatives: "not 'too few'",
        taken: "No duty. A warning that an unconfirmed course is approaching its start is useful (derived, info).",
    },
    Reading {
        id: "AM-28",
        question: "May declared capacity be lowered?",
        alternatives: "seeds silent; FPA page: only raising is possible during the year; next year's figure 1.1.-31.10., otherwise the figure in force on 30.10. carries over",
        taken: "Do not enforce in the core (outside the seeds); offer as an optional, separately cited rule set 'kela-web'. If lowered below used places: report over-use.",
    },
    Reading {
        id: "AM-29",
        question: "Can a course have its own contact data?",
        alternatives: "'register your contact information' but it 'comes automatically'",
        taken: "Field optional on input; effective value = provider-service contact; error only when neither exists.",
    },
    Reading {
        id: "AM-30",
        question: "Is the schedule part of creation?",
        alternatives: "the listed fields omit it, later slides presuppose it",
        taken: "Optional at creation, required at confirmation (AM-20).",
    },
    Reading {
        id: "AM-31",
        question: "How soon must a client be attached after the decision?",
        alternatives: "no number",
        taken: "No deadline of its own; only the 6 months.",
    },
    Reading {
        id: "AM-32",
        question: "Lowering the group size",
        alternatives: "not regulated",
        taken: "Allow when new size >= attached and >= 6; info 'not regulated'. Frees capacity.",
    },
    Reading {
        id: "AM-33",
        question: "'the minimum number fixed as the course's group size, i.e. 6'",
        alternatives: "(a) service minimum 6; (b) the course's own group size.",
        taken: "(a): both texts add 'dvs. 6' / 'eli 6'.",
    },
    Reading {
        id: "AM-34",
        question: "Moving a single period in 002",
        alternatives: "(a) allowed (a part of the course time); (b) not granted.",
        taken: "Allow for uncommitted periods with info 'expressly granted only in 000'.",
    },
    Reading {
        id: "AM-35",
        question: "Are encryption and strong authentication required?",
        alternatives: "recommendation here; law and Valvira may require",
        taken: "Warning, never violation. R-17 and R-27 stay obligations and are attested separately.",
    },
    Reading {
        id: "AM-36",
        question: "Need of exactly one year",
        alternatives: "neither",
        taken: "`NeedCategory` is declared; a helper that derives it returns undetermined at exactly 12 months.",
    },
    Reading {
        id: "AM-37",
        question: "Age under 65 on which day",
        alternatives: "application, decision, therapy day",
        taken: "Age on an explicit `as_of` date supplied by the caller; 65th birthday itself = not under 65.",
    },
    Reading {
        id: "AM-38",
        question: "'two months before the period ends': exact day; period or commitment?",
        alternatives: "(a) end - 2 months, month-end clamp, receipt on that day is in time; (b) 60 days. End = therapy period end, which may come from the action text (A-25) or the validity.",
        taken: "(a); end = effective_end of A-25; no roll (the holiday rule of Act 150/1930 is not generally applicable in Åland's administration, 2.4). Received date, not sent date.",
    },
    Reading {
        id: "AM-39",
        question: "A report due two months before the end must list completed sessions and goal attainment 'at the end'",
        alternatives: "(a) one report two months ahead, covering sessions so far; (b) two reports.",
        taken: "(a) one report due at end - 2 months covering sessions up to its date; A-38 summary only if therapy ends with the commitment. Sessions after the report date are not an error. A commitment shorter than two months makes the deadline lie before its start: report 'cannot be met', warn at issue.",
    },
    Reading {
        id: "AM-40",
        question: "Are the validity's first and last day included?",
        alternatives: "-",
        taken: "Both included.",
    },
    Reading {
        id: "AM-41",
        question: "What is retroactive?",
        alternatives: "(a) valid_from before issue date; (b) any visit before issue.",
        taken: "(a) as rule on the commitment; (b) follows from A-21. Same-day issue and start is allowed.",
    },
    Reading {
        id: "AM-42",
        question: "'spread over the whole period'",
        alternatives: "no numeric test",
        taken: "Measure only: share of visits per third of the validity and the longest gap; info/warning with a caller-set threshold, default off. Never a violation by itself because A-24 allows blocks.",
    },
    Reading {
        id: "AM-43",
        question: "Action-text end date later than the commitment's validity",
        alternatives: "(a) it applies 'regardless', so it extends; (b) it can only shorten.",
        taken: "Therapy end = action-text date in both directions (literal), but visits after the commitment's validity are not reported as payable: status 'needs ÅHS confirmation', citing both. Earlier date: visits after it are not payable.",
    },
    Reading {
        id: "AM-44",
        question: "Continuation field when no further therapy is needed",
        alternatives: "-",
        taken: "Field must be answered; 'no need' is an answer, then grounds required and goal not.",
    },
    Reading {
        id: "AM-45",
        question: "Order of items (SharePoint used in Block 1, permission in Block 2)",
        alternatives: "strict or free order",
        taken: "Blocks are a recommended order; only explicit preconditions are enforced (U-31, U-32, U-35, U-44). Warn for U-16 before U-28.",
    },
    Reading {
        id: "AM-46",
        question: "Permissions not named at offboarding (SharePoint, double permission)",
        alternatives: "only the two named / all",
        taken: "Enforce the two named; list the others as info 'granted earlier, not named in U-64'.",
    },
    Reading {
        id: "AM-47",
        question: "Does the milestone forbid meeting patients earlier?",
        alternatives: "(a) gate; (b) information.",
        taken: "Gate as default result `may_meet_patients=false` until blocks 1-4 are complete, severity warning (text grants, it does not expressly forbid).",
    },
    Reading {
        id: "AM-48",
        question: "'1,45 timme'",
        alternatives: "1 h 45 min (105) / 1.45 h (87)",
        taken: "105 minutes; the sums are reported as a range where it matters.",
    },
    Reading {
        id: "AM-49",
        question: "Which blocks are mandatory?",
        alternatives: "7 is called mandatory, 8 voluntary, 1-6 unlabelled",
        taken: "1-7 required, 8 optional.",
    },
    Reading {
        id: "AM-50",
        question: "Condition of the MI recommendation",
        alternatives: "literal OR; sensible NOT(done OR other method known)",
        taken: "Recommend when MI not done AND no other conversation method known.",
    },
    Reading {
        id: "AM-51",
        question: "Does the 6-month clock restart when the client changes provider?",
        alternatives: "(a) the same decision keeps counting; (b) a new decision starts a new clock.",
        taken: "The clock belongs to the decision record. If a new decision is issued its date counts; if the old decision continues, the new provider's due date is reported as undetermined, never as an instant violation.",
    },
    Reading {
        id: "AM-52",
        question: "'the following year' only, or any later year?",
        alternatives: "(a) exactly the next calendar year; (b) any year with declared capacity.",
        taken: "(b): what is tested is that the target year's capacity is declared and sufficient; info note when the target is more than one year ahead. The clients' total time is usually the tighter limit.",
    },
    Reading {
        id: "AM-53",
        question: "Which periods must a moved client still attend, for the total time?",
        alternatives: "(a) all periods of the target course that begin on or after the move date; (b) only those the client has not yet had.",
        taken: "(a); general part 15.3 (2021): after the change the client continues to the end on the new course. Last end date of those periods <= client's total-time limit.",
    },
    Reading {
        id: "AM-54",
        question: "Experience that is older than the last 6 years",
        alternatives: "000 'no earlier experience' v. 002 'has not carried out before'; the question is limited to the last 6 years.",
        taken: "Store the declared category; no computation; the two third values share one code `none`.",
    },
    Reading {
        id: "AM-55",
        question: "When can no suitable course be had?",
        alternatives: "professional judgement; or a test of room",
        taken: "The authority line is due when no course can take the client (group, room, duration) and none can be created with the places left in this year and the next; derived, the source names no test.",
    },
];
