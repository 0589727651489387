//! The rule `therapy/visit-length-on-invoice`.

use crate::input::therapy::{InvoiceLineKind, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Violation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/visit-length-on-invoice",
    Text {
        en: "The length of each visit must be clearly stated on the service provider's invoice.",
        fi: "Kunkin käynnin pituuden on käytävä selvästi ilmi palveluntuottajan laskusta.",
        sv: "Varje besöks längd ska framgå tydligt av fakturan från serviceproducenten.",
    },
    &[(
        Violation,
        Text {
            en: "Line {invoice_line} of the invoice does not state the length of the visit. State it in minutes.",
            fi: "Laskun riville {invoice_line} ei ole merkitty käynnin pituutta. Merkitse se minuutteina.",
            sv: "Rad {invoice_line} på fakturan anger inte besökets längd. Ange den i minuter.",
        },
    )],
    Basis::stated(&["A-19"]),
    Check::Therapy(&["invoice.lines[].kind", "invoice.lines[].minutes"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for (invoice_line, line) in (1_i64..).zip(case.invoice.iter().flat_map(|invoice| &invoice.lines)) {
        if line.kind == InvoiceLineKind::Visit {
            out.add(Verdict::says_if(line.minutes.is_none(), Violation).with(values![invoice_line]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{invoice, says_of_therapy};

    #[test]
    fn a_line_for_a_visit_states_its_length_and_other_lines_need_not() {
        let invoiced = |kind, minutes| {
            says_of_therapy(&RULE, |case| {
                let mut invoice = invoice(&[kind]);
                invoice.lines.iter_mut().for_each(|line| line.minutes = minutes);
                case.invoice = Some(invoice);
            })
        };
        assert_eq!(invoiced(InvoiceLineKind::Visit, None), [Violation]);
        assert_eq!(invoiced(InvoiceLineKind::Visit, Some(45)), []);
        assert_eq!(invoiced(InvoiceLineKind::Administration, None), []);
    }
}
