//! The columns about a client's decision, from which the months of a service give dates.

use crate::arrow::columns::Column;
use crate::cases::failed::Failed;
use crate::cases::names::{CONTINUES, ISSUED, RECEIVED, TOLD_ON};
use chrono::{Datelike, NaiveDate};
use rehab_rules::{Case, Change, ErrorCode, Known, ServiceDescription, service::DecisionDays};
use std::ops::Range;

/// The columns about a client's decision, from which the months of the service give dates.
pub(crate) struct ClientDecision {
    issued: Column,
    received: Option<Column>,
    continues: Option<Column>,
    told_on: Option<Column>,
    /// The dates that the decisions of a few years set; each is at the place of its own date, overwriting an earlier one.
    days: Vec<Option<DecisionSets>>,
}

/// The facts of a decision, and the dates that it sets.
#[derive(Clone, Copy)]
struct DecisionSets {
    facts: DecisionTold,
    days: DecisionDays,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct DecisionTold {
    service: *const ServiceDescription,
    issued: NaiveDate,
    received: Option<NaiveDate>,
    continues: Option<bool>,
    told_on: NaiveDate,
}

impl ClientDecision {
    pub(crate) fn of(issued: Column, received: Option<Column>, continues: Option<Column>, told_on: Option<Column>) -> Self {
        Self { issued, received, continues, told_on, days: vec![None; 1 << 10] }
    }

    /// The dates on which the decisions of some rows were issued.
    pub(crate) fn issued(&self, rows: &Range<usize>) -> Result<Vec<Option<NaiveDate>>, Failed> {
        self.issued.days(rows).map_err(|row| Failed { code: ErrorCode::InvalidDate, column: ISSUED, row })
    }

    /// Fills in what a row's decision, issued on this date, sets; without a date there is no decision.
    pub(crate) fn fill(&mut self, case: &mut Case<'_>, row: usize, issued: Option<NaiveDate>) -> Result<(), Failed> {
        let failed = |code, column| Failed { code, column, row };
        let day = |column: &Column, name| column.day(row).transpose().map_err(|()| failed(ErrorCode::InvalidDate, name));
        let Some(issued) = issued else {
            for known in [Known::Decided(false), Known::DutyDay(None), Known::RightDay(None)] {
                case.tell(known);
            }
            return Ok(());
        };
        let received = self.received.as_ref().map_or(Ok(None), |column| day(column, RECEIVED))?;
        if received.is_some_and(|received| received < issued) {
            return Err(failed(ErrorCode::InvalidValue, RECEIVED));
        }
        let continues = self.continues.as_ref().map_or(Ok(None), |column| column.flag(row).transpose());
        let continues = continues.map_err(|()| failed(ErrorCode::InvalidValue, CONTINUES))?;
        let told_on = self.told_on.as_ref().map_or(Ok(None), |column| day(column, TOLD_ON))?;
        // When a decision is being received, it is evaluated on the date of the row; otherwise it was received earlier.
        let told_on = match case.change {
            Change::DecisionReceived => case.on,
            _ => told_on.or(received).unwrap_or(issued),
        };
        let facts = DecisionTold { service: case.service, issued, received, continues, told_on };
        let place = usize::try_from(issued.num_days_from_ce()).unwrap_or(0) % self.days.len();
        let sets = match self.days.get(place) {
            Some(Some(sets)) if sets.facts == facts => *sets,
            _ => {
                let sets = DecisionSets { facts, days: case.service.decision_days(issued, received, continues, told_on) };
                if let Some(known) = self.days.get_mut(place) {
                    *known = Some(sets);
                }
                sets
            }
        };
        case.tell_decision(sets.days);
        Ok(())
    }
}
