//! The statements of source 003: ÅHS, therapies.

use crate::catalogue::source::NoRule::{Benefit, HelpText, NoEvent};
use crate::catalogue::source::Outcome::{NoRule, Type};
use crate::catalogue::source::Row;

rows! {
    "003":
    "A-01" 7..=11 "ÅHS is responsible for planning and following up medical rehabilitation, often several professions."
        => [NoRule(NoEvent)];
    "A-02" 11..=12 "It is given to persons of all ages with reduced functioning due to illness or injury."
        => [NoRule(HelpText)];
    "A-03" 14..=16 "Category short-term need: shorter than one year, e.g. after surgery."
        => [Type("therapy_case.need.category")];
    "A-04" 17..=17 "Category long-term need: longer than one year, with disability."
        => [Type("therapy_case.need.category")];
    "A-05" 19..=20 "Measures vary; therapies are common, e.g. physiotherapy, occupational therapy, speech therapy, psychotherapy."
        => [NoRule(HelpText)];
    "A-06" 22..=23 "Therapy can also be paid by FPA when there is a long-term need of demanding medical rehabilitation and the patient is under 65."
        => [Type("therapy_case.need.demanding"), Type("therapy_case.patient.birth_date")];
    "A-07" 25..=26 "ÅHS is responsible that all patients entitled to demanding medical rehabilitation via FPA get the documentation and support needed to apply."
        => [];
    "A-08" 26..=28 "Purpose of demanding medical rehabilitation: work or daily activities despite illness."
        => [NoRule(Benefit)];
    "A-09" 30..=30 "The rehabilitation plan is the basis of therapy when the need is long-term."
        => [Type("therapy_case.plan")];
    "A-10" 30..=31 "The overall goal is always that a person can work or manage daily activities better."
        => [NoRule(Benefit)];
    "A-11" 31..=33 "The most useful rehabilitation depends on own goals, functioning and situation; the recommendation is therefore individual."
        => [NoRule(HelpText)];
    "A-12" 33..=35 "A rehabilitation plan must contain concrete and measurable goals for what the patient wants and can be expected to reach with the planned therapy."
        => [Type("therapy_case.plan.goals")];
    "A-13" 35..=35 "It is important that goals are motivating for the person."
        => [Type("therapy_case.plan.goals.motivating")];
    "A-14" 35..=36 "Goals are usually evaluated after one year ..."
        => [Type("therapy_case.plan.goals.evaluated_on")];
    "A-15" 36..=36 "... after which new goals are set or rehabilitation ends."
        => [Type("therapy_case.plan.goals.outcome")];
    "A-16" 41..=44 "A therapy report must always be given to ÅHS (physician at the referring clinic or a therapist colleague in ÅHS) and to the patient."
        => [Type("therapy_case.report.received_by_ahs"), Type("therapy_case.report.given_to_patient")];
    "A-17" 46..=48 "When a therapy period ends, the report must be available to ÅHS at least two months before the period ends (so that ÅHS can assess, decide and write a new plan)."
        => [Type("therapy_case.report.received_by_ahs")];
    "A-18" 50..=50 "ÅHS does not reimburse possible administration fees linked to visits."
        => [Type("therapy_case.invoice.lines.kind")];
    "A-19" 51..=53 "The visits' length must be clearly stated on ÅHS's payment commitment and on the provider's invoice."
        => [Type("therapy_case.commitment.visit_minutes"), Type("therapy_case.invoice.lines.minutes")];
    "A-20" 53..=53 "Journal keeping is not part of a visit; it is done in addition to visit time."
        => [Type("therapy_case.visits.charting_minutes")];
    "A-21" 54..=55 "Treatments given without a valid payment commitment are not paid by ÅHS."
        => [Type("therapy_case.commitment.valid_from"), Type("therapy_case.commitment.valid_to")];
    "A-22" 54..=56 "A payment commitment cannot be written retroactively."
        => [Type("therapy_case.commitment.issued")];
    "A-23" 57..=59 "The recommended number of visits must be spread over the whole validity period."
        => [];
    "A-24" 59..=60 "Visits may be regular or in blocks during the validity."
        => [];
    "A-25" 61..=62 "If the action text has an end date for the therapies, that date applies regardless of the commitment's validity."
        => [Type("therapy_case.commitment.action_text_end")];
    "A-26" 64..=64 "At the end of a therapy period the provider takes a position on the patient's motivation ..."
        => [Type("therapy_case.report.motivation")];
    "A-27" 64..=65 "... on how the therapy's goals were met ..."
        => [Type("therapy_case.report.goal_attainment")];
    "A-28" 65..=65 "... and states which assessment instruments were used."
        => [Type("therapy_case.report.instruments_and_results")];
    "A-29" 65..=66 "If the benefit is not in proportion to the effort, this should appear in the report."
        => [Type("therapy_case.report.benefit_in_proportion"), Type("therapy_case.report.disproportion_note")];
    "A-30" 71..=75 "The report must contain the patient's name, personal identity number and payment-commitment number ..."
        => [Type("therapy_case.report.patient_name"), Type("therapy_case.report.patient_id"), Type("therapy_case.report.commitment_number")];
    "A-31" 74..=75 "... and the therapist's name and contact details."
        => [Type("therapy_case.report.therapist_name"), Type("therapy_case.report.therapist_contact")];
    "A-32" 77..=77 "Therapy sessions carried out, with date and visit length."
        => [Type("therapy_case.report.sessions")];
    "A-33" 78..=78 "Short description of the patient's functioning and how it affects everyday life."
        => [Type("therapy_case.report.functioning")];
    "A-34" 79..=79 "Goals set before therapy start and how they were reached."
        => [Type("therapy_case.report.goals_and_results")];
    "A-35" 79..=81 "Goals should preferably be formulated as GAS goals."
        => [Type("therapy_case.plan.goals.gas")];
    "A-36" 82..=82 "Which instruments were used and their results."
        => [Type("therapy_case.report.instruments_and_results")];
    "A-37" 83..=83 "The need of continued therapy, on what grounds and with what goal."
        => [Type("therapy_case.report.continuation")];
    "A-38" 84..=86 "When therapy ends together with the commitment's expiry, a summary of how the therapy was carried out must be included."
        => [Type("therapy_case.report.final_summary"), Type("therapy_case.report.ends_with_commitment")];
    "A-39" 88..=89 "It is important that reports are comprehensive and up to date so that they can be considered."
        => [NoRule(NoEvent)];
    "A-40" 96..=96 "Guidelines made by ÅHS's project group, June 2023 (version)."
        => [NoRule(HelpText)];
}
