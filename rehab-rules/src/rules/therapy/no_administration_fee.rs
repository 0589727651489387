//! The rule `therapy/no-administration-fee`.

use crate::input::therapy::{InvoiceLineKind, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/no-administration-fee",
    Text {
        en: "ÅHS does not reimburse administration fees linked to the visits.",
        fi: "ÅHS ei korvaa käynteihin liittyviä hallinnollisia maksuja.",
        sv: "ÅHS ersätter inte administrationsavgifter kopplade till besöken.",
    },
    &[(
        Prohibition,
        Text {
            en: "ÅHS does not reimburse line {invoice_line} of the invoice: it is an administration fee.",
            fi: "ÅHS ei korvaa laskun riviä {invoice_line}: se on hallinnollinen maksu.",
            sv: "ÅHS ersätter inte rad {invoice_line} på fakturan: den är en administrationsavgift.",
        },
    )],
    Basis::stated(&["A-18"]),
    Check::Therapy(&["invoice.lines[].kind"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for (invoice_line, line) in (1_i64..).zip(case.invoice.iter().flat_map(|invoice| &invoice.lines)) {
        out.add(Verdict::says_if(line.kind == InvoiceLineKind::Administration, Prohibition).with(values![invoice_line]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{invoice, says_of_therapy};

    #[test]
    fn lines_for_administration_fees_are_not_paid() {
        use InvoiceLineKind::{Administration, Visit};
        let invoiced = |kinds: &[InvoiceLineKind]| says_of_therapy(&RULE, |case| case.invoice = Some(invoice(kinds)));
        assert_eq!(invoiced(&[Administration, Visit, Administration]), [Prohibition, Prohibition]);
        assert_eq!(invoiced(&[Visit]), []);
    }
}
