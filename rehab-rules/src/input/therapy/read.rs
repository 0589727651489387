//! The reader of `therapy_case`.

use super::{
    Commitment, Continuation, EvaluationOutcome, Goal, Invoice, InvoiceLine, InvoiceLineKind, Need, NeedCategory, Patient,
    PersonalIdentityCode, Plan, Report, Session, Spread, TherapyCase, Visit,
};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::Read;
use crate::input::json::Object;
use crate::words::Limits;

/// Minutes, visits and days.
pub(crate) const NUMBERS: Limits = Limits { min: 0, max: 1_000_000 };

/// Reads the record.
pub(crate) fn read<'a>(of: &Object<'a>) -> Result<TherapyCase<'a>, InputError> {
    of.only(&[&["record", "patient", "need", "plan", "commitment", "visits", "invoice", "report", "spread", "as_of"]])?;
    of.required(&["patient", "need", "visits", "as_of"])?;
    let patient = of.part("patient", patient)?;
    let need = of.part("need", need)?;
    let plan = of.inside("plan", plan)?;
    let commitment = of.inside("commitment", commitment)?;
    let visits = of.each("visits", usize::MAX, visit)?.unwrap_or_default();
    let invoice = of.inside("invoice", invoice)?;
    let report = of.inside("report", report)?;
    let spread = of.inside("spread", spread)?;
    let as_of = of.day("as_of")?;
    Ok(TherapyCase { patient, need, plan, commitment, visits, invoice, report, spread, as_of })
}

fn patient(of: &Object<'_>) -> Result<Patient, InputError> {
    of.only(&[&["birth_date"]])?;
    Ok(Patient { birth_date: of.day("birth_date")? })
}

fn need(of: &Object<'_>) -> Result<Need, InputError> {
    of.only(&[&["category", "demanding"]])?;
    of.required(&["category", "demanding"])?;
    Ok(Need {
        category: of.needed("category", of.word("category", NeedCategory::from_word)?)?,
        demanding: of.needed("demanding", of.flag("demanding")?)?,
    })
}

fn plan<'a>(of: &Object<'a>) -> Result<Plan<'a>, InputError> {
    of.only(&[&["written_on", "goals"]])?;
    of.required(&["written_on", "goals"])?;
    Ok(Plan { written_on: of.day("written_on")?, goals: of.each("goals", usize::MAX, goal)?.unwrap_or_default() })
}

fn goal<'a>(of: &Object<'a>) -> Result<Goal<'a>, InputError> {
    of.only(&[&["text", "concrete", "measurable", "motivating", "gas", "evaluated_on", "outcome"]])?;
    of.required(&["text", "concrete", "measurable"])?;
    Ok(Goal {
        text: of.needed("text", of.optional_prose("text")?)?,
        concrete: of.needed("concrete", of.flag("concrete")?)?,
        measurable: of.needed("measurable", of.flag("measurable")?)?,
        motivating: of.flag("motivating")?,
        gas: of.flag("gas")?,
        evaluated_on: of.optional_day("evaluated_on")?,
        outcome: of.word("outcome", EvaluationOutcome::from_word)?,
    })
}

fn commitment<'a>(of: &Object<'a>) -> Result<Commitment<'a>, InputError> {
    of.only(&[&["number", "issued", "valid_from", "valid_to", "visits", "visit_minutes", "action_text_end"]])?;
    of.required(&["number", "issued", "valid_from", "valid_to", "visits"])?;
    let commitment = Commitment {
        number: of.text("number")?,
        issued: of.day("issued")?,
        valid_from: of.day("valid_from")?,
        valid_to: of.day("valid_to")?,
        visits: of.whole_within("visits", NUMBERS)?,
        visit_minutes: of.optional_whole_within("visit_minutes", NUMBERS)?,
        action_text_end: of.optional_day("action_text_end")?,
    };
    if commitment.valid_to < commitment.valid_from {
        return Err(of.error(ErrorCode::PeriodEndsBeforeStart, "valid_to"));
    }
    Ok(commitment)
}

fn visit(of: &Object<'_>) -> Result<Visit, InputError> {
    of.only(&[&["date", "minutes", "charting_minutes"]])?;
    of.required(&["date", "minutes"])?;
    let date = of.day("date")?;
    let minutes = of.whole_within("minutes", NUMBERS)?;
    // The part of the visit that went into the journal is no longer than the visit.
    let charting_minutes = of.optional_whole_within("charting_minutes", Limits { min: 0, max: minutes })?;
    Ok(Visit { date, minutes, charting_minutes })
}

fn invoice(of: &Object<'_>) -> Result<Invoice, InputError> {
    of.only(&[&["lines"]])?;
    of.required(&["lines"])?;
    Ok(Invoice { lines: of.each("lines", usize::MAX, invoice_line)?.unwrap_or_default() })
}

fn invoice_line(of: &Object<'_>) -> Result<InvoiceLine, InputError> {
    of.only(&[&["date", "kind", "minutes", "amount"]])?;
    of.required(&["kind", "amount"])?;
    Ok(InvoiceLine {
        date: of.optional_day("date")?,
        kind: of.needed("kind", of.word("kind", InvoiceLineKind::from_word)?)?,
        minutes: of.optional_whole_within("minutes", NUMBERS)?,
        amount: of.number("amount")?,
    })
}

fn report<'a>(of: &Object<'a>) -> Result<Report<'a>, InputError> {
    of.only(&[
        &["received_by_ahs", "given_to_patient", "ends_with_commitment", "patient_name", "patient_id", "commitment_number"],
        &["therapist_name", "therapist_contact", "sessions", "functioning", "goals_and_results", "instruments_and_results"],
        &["motivation", "goal_attainment", "continuation", "final_summary", "benefit_in_proportion", "disproportion_note"],
    ])?;
    Ok(Report {
        received_by_ahs: of.happened("received_by_ahs")?,
        given_to_patient: of.happened("given_to_patient")?,
        ends_with_commitment: of.flag("ends_with_commitment")?,
        patient_name: of.optional_text("patient_name")?,
        patient_id: of.optional_text("patient_id")?.map(PersonalIdentityCode::new),
        commitment_number: of.optional_text("commitment_number")?,
        therapist_name: of.optional_text("therapist_name")?,
        therapist_contact: of.optional_text("therapist_contact")?,
        sessions: of.each("sessions", usize::MAX, session)?.unwrap_or_default(),
        functioning: of.optional_prose("functioning")?,
        goals_and_results: of.optional_prose("goals_and_results")?,
        instruments_and_results: of.optional_prose("instruments_and_results")?,
        motivation: of.optional_prose("motivation")?,
        goal_attainment: of.optional_prose("goal_attainment")?,
        continuation: of.inside("continuation", continuation)?,
        final_summary: of.optional_prose("final_summary")?,
        benefit_in_proportion: of.flag("benefit_in_proportion")?,
        disproportion_note: of.optional_prose("disproportion_note")?,
    })
}

fn session(of: &Object<'_>) -> Result<Session, InputError> {
    of.only(&[&["date", "minutes"]])?;
    Ok(Session { date: of.optional_day("date")?, minutes: of.optional_whole_within("minutes", NUMBERS)? })
}

fn continuation<'a>(of: &Object<'a>) -> Result<Continuation<'a>, InputError> {
    of.only(&[&["need", "grounds", "goal"]])?;
    Ok(Continuation { need: of.flag("need")?, grounds: of.optional_prose("grounds")?, goal: of.optional_prose("goal")? })
}

fn spread(of: &Object<'_>) -> Result<Spread, InputError> {
    of.only(&[&["max_gap_days"]])?;
    Ok(Spread { max_gap_days: of.whole_within("max_gap_days", NUMBERS)? })
}
