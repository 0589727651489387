//! The rule `therapy/charting-outside-visit`.

use crate::input::therapy::{InvoiceLineKind, TherapyCase, Visit};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/charting-outside-visit",
    Text {
        en: "Journal keeping is not part of a visit; it is done in addition to the time of the visit. It follows that it is not invoiced on a line of its own.",
        fi: "Kirjaaminen ei kuulu käyntiin; se tehdään käyntiajan lisäksi. Tästä seuraa, ettei sitä laskuteta omalla rivillä.",
        sv: "Journalföring ingår inte i besöket; den görs utöver besökstiden. Därav följer att den inte faktureras på en egen rad.",
    },
    &[(
        Prohibition,
        Text {
            en: "ÅHS does not pay for journal keeping, which is not part of a visit[: the visit on {date} includes some. Leave it out of the length of the visit][: line {invoice_line} of the invoice is for it].",
            fi: "ÅHS ei maksa kirjaamisesta, sillä se ei kuulu käyntiin[: käyntiin, joka on {date}, sisältyy kirjaamista. Älä laske sitä käynnin pituuteen][: laskun rivi {invoice_line} koskee kirjaamista].",
            sv: "ÅHS betalar inte för journalföring, som inte ingår i besöket[: i besöket {date} har journalföring räknats in. Räkna inte in den i besökstiden][: rad {invoice_line} på fakturan gäller journalföring].",
        },
    )],
    Basis::stated(&["A-20"]),
    Check::Therapy(&["visits[].date", "visits[].charting_minutes", "invoice.lines[].kind"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for visit in &case.visits {
        out.add(judge(visit));
    }
    for (invoice_line, line) in (1_i64..).zip(case.invoice.iter().flat_map(|invoice| &invoice.lines)) {
        out.add(Verdict::says_if(line.kind == InvoiceLineKind::Charting, Prohibition).with(values![invoice_line]));
    }
}

pub(crate) fn judge(visit: &Visit) -> Verdict {
    let has_charting = visit.charting_minutes.is_some_and(|minutes| 0 < minutes);
    Verdict::says_if(has_charting, Prohibition).with(values![date = visit.date])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{invoice, says_of_therapy, visits};
    use alloc::vec;

    #[test]
    fn journal_keeping_is_in_neither_the_visit_nor_the_invoice() {
        let charting = |minutes| {
            says_of_therapy(&RULE, |case| {
                case.visits = visits(&["2026-01-12"]);
                case.visits.iter_mut().for_each(|visit| visit.charting_minutes = minutes);
            })
        };
        assert_eq!([Some(1), Some(0), None].map(charting), [vec![Prohibition], vec![], vec![]]);
        let invoiced = |kind| says_of_therapy(&RULE, |case| case.invoice = Some(invoice(&[kind])));
        assert_eq!([InvoiceLineKind::Charting, InvoiceLineKind::Visit].map(invoiced), [vec![Prohibition], vec![]]);
    }
}
