//! Records in sentences, for the examples of the catalogue: what the rule reads of the record, one sentence a line.

use crate::catalogue::names::Names;
use crate::catalogue::sentence::yes_or_no;
use crate::happened::Happened;
use crate::input::coordinator::{Asked, CoordinatorIntroduction, CoordinatorUnit, EmployeeAssignment, IntroductionItem, REKO};
use crate::input::distance::DistanceReadiness;
use crate::input::record::Record;
use crate::input::therapy::{
    Commitment, EvaluationOutcome, Goal, Invoice, InvoiceLineKind, Need, NeedCategory, Report, TherapyCase, Visit,
};
use crate::json_writer::write_number;
use crate::rules::distance::answers::clause;
use crate::rules::rule::Rule;
use crate::rules::therapy::report_contents::missing_parts;
use crate::template::{join, render};
use crate::text::{Language, Text, write_day};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// More items of the checklist than this are not listed: those that are missing are.
const MAX_ITEMS: usize = 3;

/// What a rule reads of a record, in sentences. `other` is the rule's other example: where the two differ is always said.
pub(crate) fn record_sentences(rule: &Rule, record: &Record<'_>, other: &Record<'_>, names: &Names<'_>) -> String {
    let mut out = Sentences { fields: rule.fields(), language: names.language, text: String::new() };
    match (record, other) {
        (Record::DistanceReadiness(readiness), _) => out.distance(readiness, names),
        (Record::TherapyCase(case), _) => out.therapy(case),
        (Record::CoordinatorIntroduction(introduction), Record::CoordinatorIntroduction(other)) => {
            out.introduction(introduction, other);
        }
        // Both examples of a rule are of one kind.
        (Record::CoordinatorIntroduction(_), _) => {}
    }
    out.text
}

/// What stands in a place of a sentence.
#[derive(Clone, Copy)]
enum Place<'p> {
    Day(NaiveDate),
    Number(i64),
    Text(&'p str),
}

/// The sentences so far, and the fields that the rule reads.
struct Sentences {
    fields: &'static [&'static str],
    language: Language,
    text: String,
}

impl Sentences {
    /// Whether the rule reads a field whose path begins like this.
    fn reads(&self, path: &str) -> bool {
        self.fields.iter().any(|field| field.starts_with(path))
    }

    fn say(&mut self, text: &Text) {
        self.say_of(text, &[]);
    }

    fn say_of(&mut self, text: &Text, places: &[(&str, Place<'_>)]) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let language = self.language;
        let sentence = render(text.get(language), |out, name, number| {
            let Some((_, place)) = places.iter().find(|(named, _)| *named == name) else { return false };
            match place {
                Place::Day(day) => write_day(out, *day, language),
                Place::Number(of) => {
                    *number = Some(*of);
                    write_number(out, *of);
                }
                Place::Text(text) => out.push_str(text),
            }
            true
        });
        self.text.push_str(&capitalized(&sentence));
    }

    /// What is said of a yes, of a no, and where neither is known.
    fn say_whether(&mut self, answer: Option<bool>, [yes, no, unknown]: [&Text; 3], places: &[(&str, Place<'_>)]) {
        self.say_of(answer.map_or(unknown, |answer| if answer { yes } else { no }), places);
    }

    fn day_looked_at(&mut self, as_of: NaiveDate) {
        if self.reads("as_of") {
            self.say_of(
                &Text {
                    en: "The date of the check is {day}.",
                    fi: "Tarkastelupäivä on {day}.",
                    sv: "Granskningsdagen är {day}.",
                },
                &[("day", Place::Day(as_of))],
            );
        }
    }

    fn distance(&mut self, readiness: &DistanceReadiness<'_>, names: &Names<'_>) {
        let forms = joined(readiness.forms.iter().map(|form| form.word().text.get(self.language)));
        self.say_of(
            &Text {
                en: "Distance rehabilitation on {day} in the service “{service}”: {forms}.",
                fi: "Etäkuntoutus {day} palvelussa ”{service}”: {forms}.",
                sv: "Distansrehabilitering {day} i tjänsten ”{service}”: {forms}.",
            },
            &[
                ("day", Place::Day(readiness.on)),
                ("service", Place::Text(names.shown(&readiness.service))),
                ("forms", Place::Text(&forms)),
            ],
        );
        for (question, answer) in readiness.answers.iter() {
            let (clause, answer) = (clause(question).get(self.language), yes_or_no(*answer).get(self.language));
            self.say_of(
                &Text { en: "{clause}: {answer}.", fi: "{clause}: {answer}.", sv: "{clause}: {answer}." },
                &[("clause", Place::Text(clause)), ("answer", Place::Text(answer))],
            );
        }
    }

    fn therapy(&mut self, case: &TherapyCase<'_>) {
        self.day_looked_at(case.as_of);
        if self.reads("patient") {
            self.say_of(
                &Text {
                    en: "The patient was born on {day}.", fi: "Potilas on syntynyt {day}.", sv: "Patienten är född {day}."
                },
                &[("day", Place::Day(case.patient.birth_date))],
            );
        }
        if self.reads("need") {
            self.need(case.need);
        }
        match &case.plan {
            None if self.reads("plan") => self.say(&Text {
                en: "There is no rehabilitation plan.",
                fi: "Kuntoutussuunnitelmaa ei ole.",
                sv: "Det finns ingen rehabiliteringsplan.",
            }),
            Some(plan) if self.reads("plan") => {
                if self.reads("plan.written_on") || !self.reads("plan.") {
                    self.say_of(
                        &Text {
                            en: "The rehabilitation plan was written on {day}.",
                            fi: "Kuntoutussuunnitelma on laadittu {day}.",
                            sv: "Rehabiliteringsplanen är skriven {day}.",
                        },
                        &[("day", Place::Day(plan.written_on))],
                    );
                }
                for (goal, number) in plan.goals.iter().zip(1..) {
                    self.goal(goal, number);
                }
            }
            _ => {}
        }
        match &case.commitment {
            None if self.reads("commitment") => self.say(&Text {
                en: "There is no payment commitment.",
                fi: "Maksusitoumusta ei ole.",
                sv: "Det finns ingen betalningsförbindelse.",
            }),
            Some(commitment) if self.reads("commitment") => self.commitment(commitment),
            _ => {}
        }
        if self.reads("visits") {
            self.visits(&case.visits);
        }
        if let Some(invoice) = case.invoice.as_ref().filter(|_| self.reads("invoice")) {
            self.invoice(invoice);
        }
        match &case.report {
            None if self.reads("report") => self.say(&Text {
                en: "There is no therapy report.",
                fi: "Terapiapalautetta ei ole.",
                sv: "Det finns ingen terapirapport.",
            }),
            Some(report) => self.report(report),
            None => {}
        }
        if let Some(spread) = case.spread.filter(|_| self.reads("spread")) {
            self.say_of(
                &Text {
                    en: "The longest accepted time without a visit is {days} {day|days}.",
                    fi: "Pisin hyväksytty aika ilman käyntiä on {days} {päivä|päivää}.",
                    sv: "Den längsta godtagna tiden utan besök är {days} {dag|dagar}.",
                },
                &[("days", Place::Number(spread.max_gap_days))],
            );
        }
    }

    fn need(&mut self, need: Need) {
        let category = match need.category {
            NeedCategory::ShortTerm => &Text { en: "short-term", fi: "lyhytaikainen", sv: "kortvarigt" },
            NeedCategory::LongTerm => &Text { en: "long-term", fi: "pitkäaikainen", sv: "långvarigt" },
        };
        let demanding = need.demanding.then_some(match self.language {
            Language::En => "demanding",
            Language::Fi => "vaativan",
            Language::Sv => "krävande",
        });
        let mut places = Vec::from([("category", Place::Text(category.get(self.language)))]);
        if self.reads("need.demanding") {
            places.extend(demanding.map(|demanding| ("demanding", Place::Text(demanding))));
        }
        self.say_of(
            &Text {
                en: "The need for [{demanding} ]medical rehabilitation is {category}.",
                fi: "[{demanding} ]lääkinnällisen kuntoutuksen tarve on {category}.",
                sv: "Behovet av [{demanding} ]medicinsk rehabilitering är {category}.",
            },
            &places,
        );
    }

    fn goal(&mut self, goal: &Goal<'_>, number: i64) {
        let place = [("goal", Place::Number(number))];
        let whether: [(&str, Option<bool>, [&Text; 3]); 4] = [
            (
                "plan.goals[].concrete",
                Some(goal.concrete),
                [
                    &Text {
                        en: "Goal {goal} is concrete.",
                        fi: "Tavoite {goal} on konkreettinen.",
                        sv: "Mål {goal} är konkret.",
                    },
                    &Text {
                        en: "Goal {goal} is not concrete.",
                        fi: "Tavoite {goal} ei ole konkreettinen.",
                        sv: "Mål {goal} är inte konkret.",
                    },
                    &NOT_STATED,
                ],
            ),
            (
                "plan.goals[].measurable",
                Some(goal.measurable),
                [
                    &Text {
                        en: "Goal {goal} is measurable.", fi: "Tavoite {goal} on mitattava.", sv: "Mål {goal} är mätbart."
                    },
                    &Text {
                        en: "Goal {goal} is not measurable.",
                        fi: "Tavoite {goal} ei ole mitattava.",
                        sv: "Mål {goal} är inte mätbart.",
                    },
                    &NOT_STATED,
                ],
            ),
            (
                "plan.goals[].motivating",
                goal.motivating,
                [
                    &Text {
                        en: "Goal {goal} motivates the patient.",
                        fi: "Tavoite {goal} motivoi potilasta.",
                        sv: "Mål {goal} motiverar patienten.",
                    },
                    &Text {
                        en: "Goal {goal} does not motivate the patient.",
                        fi: "Tavoite {goal} ei motivoi potilasta.",
                        sv: "Mål {goal} motiverar inte patienten.",
                    },
                    &Text {
                        en: "It has not been stated whether goal {goal} motivates the patient.",
                        fi: "Ei ole kerrottu, motivoiko tavoite {goal} potilasta.",
                        sv: "Det har inte angetts om mål {goal} motiverar patienten.",
                    },
                ],
            ),
            (
                "plan.goals[].gas",
                goal.gas,
                [
                    &Text {
                        en: "Goal {goal} is formulated as a GAS goal.",
                        fi: "Tavoite {goal} on muotoiltu GAS-tavoitteeksi.",
                        sv: "Mål {goal} är formulerat som ett GAS-mål.",
                    },
                    &Text {
                        en: "Goal {goal} is not formulated as a GAS goal.",
                        fi: "Tavoitetta {goal} ei ole muotoiltu GAS-tavoitteeksi.",
                        sv: "Mål {goal} är inte formulerat som ett GAS-mål.",
                    },
                    &Text {
                        en: "It has not been stated whether goal {goal} is formulated as a GAS goal.",
                        fi: "Ei ole kerrottu, onko tavoite {goal} muotoiltu GAS-tavoitteeksi.",
                        sv: "Det har inte angetts om mål {goal} är formulerat som ett GAS-mål.",
                    },
                ],
            ),
        ];
        for (field, answer, texts) in whether {
            if self.reads(field) {
                self.say_whether(answer, texts, &place);
            }
        }
        if !self.reads("plan.goals[].evaluated_on") {
            return;
        }
        let Some(day) = goal.evaluated_on else {
            return self.say_of(
                &Text {
                    en: "Goal {goal} has not been evaluated.",
                    fi: "Tavoitetta {goal} ei ole arvioitu.",
                    sv: "Mål {goal} har inte utvärderats.",
                },
                &place,
            );
        };
        self.say_of(
            &Text {
                en: "Goal {goal} was evaluated on {day}.",
                fi: "Tavoite {goal} on arvioitu {day}.",
                sv: "Mål {goal} utvärderades {day}.",
            },
            &[("goal", Place::Number(number)), ("day", Place::Day(day))],
        );
        if self.reads("plan.goals[].outcome") {
            self.say(match goal.outcome {
                Some(EvaluationOutcome::NewGoals) => &Text {
                    en: "New goals were set after the evaluation.",
                    fi: "Arvioinnin jälkeen on asetettu uudet tavoitteet.",
                    sv: "Efter utvärderingen formulerades nya målsättningar.",
                },
                Some(EvaluationOutcome::Ended) => &Text {
                    en: "The rehabilitation ended after the evaluation.",
                    fi: "Kuntoutus päättyi arvioinnin jälkeen.",
                    sv: "Rehabiliteringen avslutades efter utvärderingen.",
                },
                None => &Text {
                    en: "It has not been stated what followed from the evaluation.",
                    fi: "Ei ole kerrottu, mitä arvioinnista seurasi.",
                    sv: "Det har inte angetts vad utvärderingen ledde till.",
                },
            });
        }
    }

    fn commitment(&mut self, commitment: &Commitment<'_>) {
        if self.reads("commitment.issued") {
            self.say_of(
                &Text {
                    en: "The payment commitment was issued on {day}.",
                    fi: "Maksusitoumus on annettu {day}.",
                    sv: "Betalningsförbindelsen utfärdades {day}.",
                },
                &[("day", Place::Day(commitment.issued))],
            );
        }
        if self.reads("commitment.valid") {
            self.say_of(
                &Text {
                    en: "The payment commitment is valid {from} – {to}.",
                    fi: "Maksusitoumus on voimassa {from}–{to}.",
                    sv: "Betalningsförbindelsen gäller {from}–{to}.",
                },
                &[("from", Place::Day(commitment.valid_from)), ("to", Place::Day(commitment.valid_to))],
            );
        }
        if let Some(day) = commitment.action_text_end.filter(|_| self.reads("commitment.action_text_end")) {
            self.say_of(
                &Text {
                    en: "According to the action text, the therapy ends on {day}.",
                    fi: "Toimenpidekohdan tekstin mukaan terapia päättyy {day}.",
                    sv: "Enligt åtgärdstexten avslutas terapin {day}.",
                },
                &[("day", Place::Day(day))],
            );
        }
        if self.reads("commitment.visits") {
            self.say_of(
                &Text {
                    en: "The payment commitment covers {visits} {visit|visits}.",
                    fi: "Maksusitoumuksen käyntimäärä on {visits}.",
                    sv: "Betalningsförbindelsen omfattar {visits} besök.",
                },
                &[("visits", Place::Number(commitment.visits))],
            );
        }
        if self.reads("commitment.visit_minutes") {
            match commitment.visit_minutes {
                Some(minutes) => self.say_of(
                    &Text {
                        en: "The payment commitment states the length of a visit: {minutes} {minute|minutes}.",
                        fi: "Maksusitoumukseen on merkitty käynnin pituus: {minutes} {minuutti|minuuttia}.",
                        sv: "Betalningsförbindelsen anger besökets längd: {minutes} {minut|minuter}.",
                    },
                    &[("minutes", Place::Number(minutes))],
                ),
                None => self.say(&Text {
                    en: "The payment commitment does not state the length of the visits.",
                    fi: "Maksusitoumukseen ei ole merkitty käyntien pituutta.",
                    sv: "Betalningsförbindelsen anger inte besökens längd.",
                }),
            }
        }
    }

    fn visits(&mut self, visits: &[Visit]) {
        let language = self.language;
        let days = joined(visits.iter().map(|visit| {
            let mut day = String::new();
            write_day(&mut day, visit.date, language);
            day
        }));
        if visits.is_empty() {
            self.say(&Text { en: "There are no visits.", fi: "Käyntejä ei ole.", sv: "Det finns inga besök." });
        } else {
            let text = Text { en: "Visits: {days}.", fi: "Käynnit: {days}.", sv: "Besök: {days}." };
            self.say_of(&text, &[("days", Place::Text(&days))]);
        }
        if !self.reads("visits[].charting_minutes") {
            return;
        }
        let mut is_charted = false;
        for visit in visits {
            if let Some(minutes) = visit.charting_minutes {
                is_charted = true;
                self.say_of(
                    &Text {
                        en: "The visit on {day} includes {minutes} {minute|minutes} of journal keeping.",
                        fi: "Käyntiin, joka on {day}, sisältyy kirjaamista {minutes} {minuutti|minuuttia}.",
                        sv: "I besöket {day} ingår {minutes} {minut|minuter} journalföring.",
                    },
                    &[("day", Place::Day(visit.date)), ("minutes", Place::Number(minutes))],
                );
            }
        }
        if !is_charted {
            self.say(&Text {
                en: "No journal keeping is recorded in the visits.",
                fi: "Käynteihin ei ole merkitty kirjaamista.",
                sv: "Ingen journalföring har antecknats i besöken.",
            });
        }
    }

    fn invoice(&mut self, invoice: &Invoice) {
        for (line, number) in invoice.lines.iter().zip(1..) {
            let kind = match line.kind {
                InvoiceLineKind::Visit => &Text { en: "visit", fi: "käynti", sv: "besök" },
                InvoiceLineKind::Administration => {
                    &Text { en: "administration fee", fi: "hallinnollinen maksu", sv: "administrationsavgift" }
                }
                InvoiceLineKind::Charting => &Text { en: "journal keeping", fi: "kirjaaminen", sv: "journalföring" },
            };
            let mut places = Vec::from([("line", Place::Number(number)), ("kind", Place::Text(kind.get(self.language)))]);
            places.extend(line.date.map(|day| ("day", Place::Day(day))));
            if self.reads("invoice.lines[].minutes") {
                places.push(match line.minutes {
                    Some(minutes) => ("minutes", Place::Number(minutes)),
                    None => ("unstated", Place::Text("")),
                });
            }
            self.say_of(
                &Text {
                    en: "Line {line} of the invoice: {kind}[, {day}][, {minutes} {minute|minutes}][, length not stated{unstated}].",
                    fi: "Laskun rivi {line}: {kind}[, {day}][, {minutes} {minuutti|minuuttia}][, pituutta ei ole merkitty{unstated}].",
                    sv: "Rad {line} på fakturan: {kind}[, {day}][, {minutes} {minut|minuter}][, längden har inte angetts{unstated}].",
                },
                &places,
            );
        }
    }

    fn report(&mut self, report: &Report<'_>) {
        let [ahs, patient] =
            [&Text { en: "ÅHS", fi: "ÅHS", sv: "ÅHS" }, &Text { en: "the patient", fi: "potilas", sv: "patienten" }];
        let recipients = [
            ("report.received_by_ahs", report.received_by_ahs, ahs),
            ("report.given_to_patient", report.given_to_patient, patient),
        ];
        for (field, received, who) in recipients {
            if self.reads(field) {
                self.received(who.get(self.language), received);
            }
        }
        if self.reads("report.ends_with_commitment") {
            self.say_whether(
                report.ends_with_commitment,
                [
                    &Text {
                        en: "The therapy ends together with the payment commitment.",
                        fi: "Terapia päättyy samalla kun maksusitoumuksen voimassaolo päättyy.",
                        sv: "Terapin avslutas i samband med att betalningsförbindelsen upphör.",
                    },
                    &Text {
                        en: "The therapy does not end together with the payment commitment.",
                        fi: "Terapia ei pääty samalla kun maksusitoumuksen voimassaolo päättyy.",
                        sv: "Terapin avslutas inte i samband med att betalningsförbindelsen upphör.",
                    },
                    &Text {
                        en: "It has not been stated whether the therapy ends together with the payment commitment.",
                        fi: "Ei ole kerrottu, päättyykö terapia samalla kun maksusitoumuksen voimassaolo päättyy.",
                        sv: "Det har inte angetts om terapin avslutas i samband med att betalningsförbindelsen upphör.",
                    },
                ],
                &[],
            );
        }
        if self.reads("report.final_summary") {
            self.say(match report.final_summary {
                Some(_) => &Text {
                    en: "The report contains a summary of how the therapy was carried out.",
                    fi: "Palautteessa on yhteenveto terapian toteutumisesta.",
                    sv: "Rapporten innehåller ett sammandrag av terapins förverkligande.",
                },
                None => &Text {
                    en: "The report contains no summary of how the therapy was carried out.",
                    fi: "Palautteessa ei ole yhteenvetoa terapian toteutumisesta.",
                    sv: "Rapporten innehåller inget sammandrag av terapins förverkligande.",
                },
            });
        }
        if self.reads("report.benefit_in_proportion") {
            self.say_whether(
                report.benefit_in_proportion,
                [
                    &Text {
                        en: "The benefit of the therapy is in proportion to the effort.",
                        fi: "Terapian hyöty on oikeassa suhteessa panostukseen.",
                        sv: "Nyttan med terapin står i proportion till insatsen.",
                    },
                    &Text {
                        en: "The benefit of the therapy is not in proportion to the effort.",
                        fi: "Terapian hyöty ei ole oikeassa suhteessa panostukseen.",
                        sv: "Nyttan med terapin står inte i proportion till insatsen.",
                    },
                    &Text {
                        en: "It has not been stated whether the benefit of the therapy is in proportion to the effort.",
                        fi: "Ei ole kerrottu, onko terapian hyöty oikeassa suhteessa panostukseen.",
                        sv: "Det har inte angetts om nyttan med terapin står i proportion till insatsen.",
                    },
                ],
                &[],
            );
            self.say(match report.disproportion_note {
                Some(_) => {
                    &Text { en: "The report says so.", fi: "Palautteessa kerrotaan siitä.", sv: "Detta framgår ur rapporten." }
                }
                None => &Text {
                    en: "The report does not mention it.",
                    fi: "Palautteessa ei kerrota siitä.",
                    sv: "Detta framgår inte ur rapporten.",
                },
            });
        }
        if self.reads("report.patient_name") {
            let missing = joined(missing_parts(report).map(|part| part.word().text.get(self.language)));
            let missing = Some(missing.as_str()).filter(|missing| !missing.is_empty());
            let places: Vec<_> = missing.map(|missing| ("missing", Place::Text(missing))).into_iter().collect();
            self.say_of(
                &Text {
                    en: "The therapy report contains all its parts[, except {missing}].",
                    fi: "Terapiapalautteessa on kaikki osat[, paitsi: {missing}].",
                    sv: "Terapirapporten innehåller alla delar[ utom {missing}].",
                },
                &places,
            );
        }
    }

    fn received(&mut self, who: &str, received: Option<Happened>) {
        let who = Place::Text(who);
        match received {
            Some(Happened::On(day)) => self.say_of(
                &Text {
                    en: "{who} received the therapy report on {day}.",
                    fi: "{who} on saanut terapiapalautteen {day}.",
                    sv: "{who} fick terapirapporten {day}.",
                },
                &[("who", who), ("day", Place::Day(day))],
            ),
            Some(Happened::DayUnknown) => self.say_of(
                &Text {
                    en: "{who} has received the therapy report; the date is not known.",
                    fi: "{who} on saanut terapiapalautteen; päivä ei ole tiedossa.",
                    sv: "{who} har fått terapirapporten; datumet är inte känt.",
                },
                &[("who", who)],
            ),
            None => self.say_of(
                &Text {
                    en: "{who} has not received the therapy report.",
                    fi: "{who} ei ole saanut terapiapalautetta.",
                    sv: "{who} har inte fått terapirapporten.",
                },
                &[("who", who)],
            ),
        }
    }

    fn introduction(&mut self, introduction: &CoordinatorIntroduction<'_>, other: &CoordinatorIntroduction<'_>) {
        self.day_looked_at(introduction.as_of);
        if self.reads("role") {
            self.say(if introduction.role == REKO {
                &Text {
                    en: "The introduction is for a rehabilitation coordinator (reko).",
                    fi: "Perehdytettävä on kuntoutuskoordinaattori (reko).",
                    sv: "Introduktionen gäller en rehabiliteringskoordinator (reko).",
                }
            } else {
                &Text {
                    en: "The introduction is for someone other than a rehabilitation coordinator (reko).",
                    fi: "Perehdytettävä ei ole kuntoutuskoordinaattori (reko).",
                    sv: "Introduktionen gäller någon annan än en rehabiliteringskoordinator (reko).",
                }
            });
        }
        if self.reads("unit") {
            self.say(match introduction.unit {
                CoordinatorUnit::PrimaryCare => &Text {
                    en: "The unit belongs to primary care.",
                    fi: "Yksikkö kuuluu perusterveydenhuoltoon.",
                    sv: "Enheten hör till primärvården.",
                },
                CoordinatorUnit::Other => &Text {
                    en: "The unit belongs to another specialty than primary care.",
                    fi: "Yksikkö kuuluu muuhun erikoisalaan kuin perusterveydenhuoltoon.",
                    sv: "Enheten hör till en annan specialitet än primärvården.",
                },
            });
        }
        if let Some(municipality) = introduction.municipality.as_deref().filter(|_| self.reads("municipality")) {
            self.say_of(
                &Text {
                    en: "The municipality is {municipality}.",
                    fi: "Kunta on {municipality}.",
                    sv: "Kommunen är {municipality}.",
                },
                &[("municipality", Place::Text(municipality))],
            );
        }
        self.assignments(introduction);
        if self.reads("ending") {
            match introduction.ending {
                Some(Happened::On(day)) => self.say_of(
                    &Text {
                        en: "The coordinator's assignment ends on {day}.",
                        fi: "Koordinaattorin tehtävä päättyy {day}.",
                        sv: "Koordinatorns uppdrag avslutas {day}.",
                    },
                    &[("day", Place::Day(day))],
                ),
                Some(Happened::DayUnknown) => self.say(&Text {
                    en: "The coordinator's assignment ends; the date is not known.",
                    fi: "Koordinaattorin tehtävä päättyy; päivä ei ole tiedossa.",
                    sv: "Koordinatorns uppdrag avslutas; datumet är inte känt.",
                }),
                None => {}
            }
        }
        if self.reads("other_conversation_method") {
            self.say_whether(
                introduction.other_conversation_method,
                [
                    &Text {
                        en: "The coordinator knows another conversation method than motivational interviewing.",
                        fi: "Koordinaattori tuntee muun keskustelumenetelmän kuin motivoivan haastattelun.",
                        sv: "Koordinatorn kan en annan samtalsmetodik än motiverande samtal.",
                    },
                    &Text {
                        en: "The coordinator knows no other conversation method than motivational interviewing.",
                        fi: "Koordinaattori ei tunne muuta keskustelumenetelmää kuin motivoivan haastattelun.",
                        sv: "Koordinatorn kan ingen annan samtalsmetodik än motiverande samtal.",
                    },
                    &Text {
                        en: "It has not been stated whether the coordinator knows another conversation method.",
                        fi: "Ei ole kerrottu, tunteeko koordinaattori muuta keskustelumenetelmää.",
                        sv: "Det har inte angetts om koordinatorn kan någon annan samtalsmetodik.",
                    },
                ],
                &[],
            );
        }
        self.items(introduction, other);
    }

    fn assignments(&mut self, introduction: &CoordinatorIntroduction<'_>) {
        let language = self.language;
        if self.reads("permissions_requested") {
            let permissions = &introduction.permissions_requested;
            let permissions = joined(permissions.iter().map(|permission| permission.word().text.get(language)));
            let text = if permissions.is_empty() {
                &Text {
                    en: "No permission has been asked for.",
                    fi: "Käyttöoikeutta ei ole pyydetty.",
                    sv: "Ingen behörighet har begärts.",
                }
            } else {
                &Text {
                    en: "Permission asked for: {permissions}.",
                    fi: "Pyydetty käyttöoikeus: {permissions}.",
                    sv: "Begärd behörighet: {permissions}.",
                }
            };
            self.say_of(text, &[("permissions", Place::Text(&permissions))]);
        }
        if self.reads("assignments") {
            let names = introduction.assignments.iter().map(|assignment| match assignment {
                EmployeeAssignment::CareAndTreatment => {
                    Text { en: "‘Vård och behandling’", fi: "”Vård och behandling”", sv: "”Vård och behandling”" }
                }
                EmployeeAssignment::Statistics => Text { en: "‘Statistik’", fi: "”Statistik”", sv: "”Statistik”" },
            });
            let names = joined(names.map(|name| name.get(language)));
            let text = if names.is_empty() {
                &Text {
                    en: "The coordinator has no employee assignment.",
                    fi: "Koordinaattorilla ei ole käyttäjäroolia.",
                    sv: "Koordinatorn har inget medarbetaruppdrag.",
                }
            } else {
                &Text {
                    en: "The coordinator has the employee assignment {names}.",
                    fi: "Koordinaattorilla on käyttäjärooli {names}.",
                    sv: "Koordinatorn har medarbetaruppdraget {names}.",
                }
            };
            self.say_of(text, &[("names", Place::Text(&names))]);
        }
    }

    /// Items of the checklist that are done in one of the two examples; of many, whether all are done that the checklist requires.
    fn items(&mut self, introduction: &CoordinatorIntroduction<'_>, other: &CoordinatorIntroduction<'_>) {
        let reads_all = self.reads("done.*");
        let is_read = |item: IntroductionItem| {
            reads_all || self.fields.iter().any(|field| field.strip_prefix("done.") == Some(item.as_str()))
        };
        let is_done = |item| introduction.done.get(item).or(other.done.get(item)).is_some();
        let items = IntroductionItem::ALL.iter().copied().filter(|item| is_read(*item) && is_done(*item));
        let items: Vec<IntroductionItem> = items.collect();
        if items.len() <= MAX_ITEMS {
            return items.into_iter().for_each(|item| self.item(introduction, item));
        }
        let required = IntroductionItem::ALL.iter().copied().filter(|item| {
            let entry = item.entry();
            entry.block.is_some() && entry.asked == Asked::Required && introduction.applies(*item)
        });
        let missing = required.filter(|item| !introduction.is_done(*item));
        let missing = joined(missing.map(|item| item.entry().word.text.get(self.language)));
        let missing = Some(missing.as_str()).filter(|missing| !missing.is_empty());
        let places: Vec<_> = missing.map(|missing| ("missing", Place::Text(missing))).into_iter().collect();
        self.say_of(
            &Text {
                en: "All the items that the checklist requires are done[, except {missing}].",
                fi: "Kaikki tarkistuslistassa vaaditut kohdat on tehty[, paitsi: {missing}].",
                sv: "Alla punkter som checklistan kräver är klara[ utom {missing}].",
            },
            &places,
        );
    }

    fn item(&mut self, introduction: &CoordinatorIntroduction<'_>, item: IntroductionItem) {
        let entry = item.entry();
        let mut places = Vec::from([("item", Place::Text(entry.word.text.get(self.language)))]);
        let text = match introduction.done.get(item) {
            Some(Happened::On(day)) => {
                places.push(("day", Place::Day(day)));
                &Text { en: "Done on {day}: {item}.", fi: "Tehty {day}: {item}.", sv: "Klart {day}: {item}." }
            }
            Some(Happened::DayUnknown) if entry.asks_day => &Text {
                en: "Done, but the date has not been given: {item}.",
                fi: "Tehty, mutta päivää ei ole ilmoitettu: {item}.",
                sv: "Klart, men datum har inte angetts: {item}.",
            },
            Some(Happened::DayUnknown) => &Text { en: "Done: {item}.", fi: "Tehty: {item}.", sv: "Klart: {item}." },
            None => &Text { en: "Not done: {item}.", fi: "Tekemättä: {item}.", sv: "Inte klart: {item}." },
        };
        self.say_of(text, &places);
    }
}

/// Of what is always stated, nothing stands here.
static NOT_STATED: Text = Text { en: "", fi: "", sv: "" };

fn joined(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut out = String::new();
    join(&mut out, texts);
    out
}

/// A sentence that begins with a capital letter.
fn capitalized(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
