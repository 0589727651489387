//! Explanations for people: as plain text, and as an HTML page.

use crate::calendar::DayStep;
use crate::catalogue::sentence::{sentence, write_schedule, yes_or_no};
use crate::decide::explain::{AskedRule, ExplainedCase, Explanation, Outcome};
use crate::input::kinds::FieldValue;
use crate::json_writer::write_number;
use crate::rules::compared::Comparison;
use crate::rules::fact::{Fact, FactValue};
use crate::rules::values::Value;
use crate::template::join;
use crate::text::{Language, Text, write_day};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The indentation level of a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Title,
    Case,
    Entry,
    Detail,
}

type Lines = Vec<(Depth, String)>;

impl Explanation {
    /// The explanation as plain text: the question, the answer, and for each case what is known and the outcome of each rule.
    ///
    /// ```
    /// use rehab_rules::{Action, Language, Provider, Services, calendar::read_day};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let create = Action::create_course("C1", "kela.family-carers", 5, ["carer-of-adult"]).year(2026);
    /// let why = provider.explain(&create, read_day("2026-01-02").unwrap())?.to_text(Language::En);
    /// assert!(why.starts_with("2 January 2026: Course C1 is created"), "{why}");
    /// assert!(why.contains("smallest group size (6) ≤ group size (5): no"), "{why}");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, language: Language) -> String {
        let mut out = String::new();
        for (depth, line) in self.lines(language) {
            out.push_str(match depth {
                Depth::Title => "",
                Depth::Case => "\n",
                Depth::Entry => "  - ",
                Depth::Detail => "      ",
            });
            out.push_str(&line);
            out.push('\n');
        }
        out
    }

    /// The explanation as a self-contained HTML page, to be stored with the decision or printed.
    ///
    /// ```
    /// use rehab_rules::{Action, Language, Provider, Services, calendar::read_day};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let confirm = Action::tell_authority_line("<K1>", "kela.family-carers");
    /// let page = provider.explain(&confirm, read_day("2026-01-02").unwrap())?.to_html(Language::Sv);
    /// assert!(page.starts_with("<!doctype html>\n<html lang=\"sv\">") && page.contains("&lt;K1&gt;") && !page.contains("<K1>"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_html(&self, language: Language) -> String {
        let lines = self.lines(language);
        let title = lines.first().map(|(_, line)| escaped(line)).unwrap_or_default();
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>{title}</title>\n<style>:root{{color-scheme:light dark}}body{{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;\
             margin:auto;padding:1rem}}li{{margin:.3rem 0}}</style>\n"
        );
        let mut open = Depth::Title;
        for (place, (depth, line)) in lines.iter().enumerate() {
            // A list is open for each level from the entries on.
            for closes in [Depth::Detail, Depth::Entry] {
                if open >= closes && *depth < closes {
                    out.push_str("</li></ul>\n");
                }
            }
            out.push_str(match (open, depth) {
                (Depth::Title | Depth::Case, Depth::Entry) | (Depth::Entry, Depth::Detail) => "<ul><li>",
                (_, Depth::Entry | Depth::Detail) => "</li>\n<li>",
                (_, Depth::Title) if place == 0 => "<h1>",
                (_, Depth::Title) => "<p>",
                (_, Depth::Case) => "<h2>",
            });
            out.push_str(&escaped(line));
            out.push_str(match depth {
                Depth::Title if place == 0 => "</h1>\n",
                Depth::Title => "</p>\n",
                Depth::Case => "</h2>\n",
                Depth::Entry | Depth::Detail => "",
            });
            open = *depth;
        }
        for closes in [Depth::Detail, Depth::Entry] {
            if open >= closes {
                out.push_str("</li></ul>\n");
            }
        }
        out.push_str("</html>\n");
        out
    }

    fn lines(&self, language: Language) -> Lines {
        let mut lines = Vec::new();
        let mut title = String::new();
        write_day(&mut title, self.on, language);
        title.push_str(": ");
        let mut clients = Vec::new();
        self.action.for_each_field(&mut |name, value| {
            if let ("client", FieldValue::Text(client)) = (name, value) {
                clients.push(client.to_string());
            }
        });
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        title.push_str(&sentence(&self.action, &clients, language));
        lines.push((Depth::Title, title));
        lines.push((Depth::Title, if self.decision.allowed() { &ALLOWED } else { &DENIED }.get(language).to_string()));
        for case in &self.cases {
            case.add_lines(&mut lines, language);
        }
        lines
    }
}

impl ExplainedCase {
    fn add_lines(&self, lines: &mut Lines, language: Language) {
        let mut head = String::new();
        join(&mut head, [self.course.as_deref(), self.client.as_deref()].into_iter().flatten());
        let change = self.change.text().get(language);
        let names = &self.service.names;
        let name = match language {
            Language::En => &names.en,
            Language::Fi => &names.fi,
            Language::Sv => &names.sv,
        };
        let service = name.as_deref().unwrap_or(&self.service.id);
        lines.push((
            Depth::Case,
            if head.is_empty() { format!("{change} ({service})") } else { format!("{head}: {change} ({service})") },
        ));
        let facts = self.facts.iter().map(|(fact, value)| format!("{}: {}", fact.text().get(language), shown(value, language)));
        lines.push((Depth::Entry, KNOWN.get(language).to_string()));
        lines.extend(facts.map(|fact| (Depth::Detail, fact)));
        lines.extend(self.days.iter().map(|step| (Depth::Detail, step.line(language))));
        for outcome in [Outcome::Spoke, Outcome::Kept, Outcome::NotAsked, Outcome::Silent] {
            for asked in self.rules.iter().filter(|asked| asked.outcome == outcome) {
                asked.add_lines(lines, language);
            }
        }
    }
}

impl AskedRule {
    fn add_lines(&self, lines: &mut Lines, language: Language) {
        let said = match (&self.finding, self.because) {
            (Some(finding), _) => finding.view().message(language),
            (None, Some(because)) => format!("{} ({} {})", self.rule.statement.get(language), BECAUSE.get(language), because.id),
            (None, None) => self.rule.statement.get(language).to_string(),
        };
        let outcome = outcome_text(self.outcome).get(language);
        lines.push((Depth::Entry, format!("{outcome} · {}: {said}", self.rule.id)));
        lines.extend(self.days.iter().map(|step| (Depth::Detail, step.line(language))));
        lines.extend(self.comparisons.iter().map(|compared| (Depth::Detail, compared.line(language))));
        let (rows, readings) = (self.rule.basis.rows, self.rule.basis.readings);
        let mut sources = String::new();
        join(&mut sources, rows.iter().chain(readings).copied());
        lines.push((Depth::Detail, sources));
    }
}

impl Comparison {
    fn line(&self, language: Language) -> String {
        let side = |(name, value): (&'static str, Value)| {
            let mut shown = String::new();
            match value {
                Value::Number(number) => write_number(&mut shown, number),
                Value::Day(day) => write_day(&mut shown, day, language),
                Value::Word(_) | Value::Words(_) | Value::Text | Value::Texts | Value::Numbers => {}
            }
            // A literal number has no name.
            if name == shown { shown } else { format!("{} ({shown})", named(name, language)) }
        };
        let how = match self.how.as_str() {
            "<=" => "≤",
            "==" => "=",
            other => other,
        };
        format!("{} {how} {}: {}", side(self.left), side(self.right), yes_or_no(self.holds).get(language))
    }
}

impl DayStep {
    fn line(&self, language: Language) -> String {
        let (mut from, mut day) = (String::new(), String::new());
        write_day(&mut from, self.from, language);
        write_day(&mut day, self.day, language);
        let how = match (self.months, self.days_before) {
            (Some(months), _) => MONTHS.get(language).replace("{n}", &months.to_string()),
            (None, days) => DAYS_BEFORE.get(language).replace("{n}", &days.unwrap_or(0).to_string()),
        };
        let mut line = format!("{}: {day} ({from}, {how}", named(self.name, language));
        for (is_so, text) in [(self.clamped, &CLAMPED), (self.rolled, &ROLLED)] {
            if is_so {
                line.push_str("; ");
                line.push_str(text.get(language));
            }
        }
        line.push(')');
        line
    }
}

fn shown(value: &FactValue, language: Language) -> String {
    let mut out = String::new();
    match value {
        FactValue::Nothing => out.push('–'),
        FactValue::Flag(flag) => out.push_str(yes_or_no(*flag).get(language)),
        FactValue::Number(number) => write_number(&mut out, *number),
        FactValue::Day(day) => write_day(&mut out, *day, language),
        FactValue::Text(text) => out.push_str(text),
        FactValue::Texts(texts) => join(&mut out, texts.iter().map(AsRef::as_ref)),
        FactValue::Periods(periods) if periods.is_empty() => out.push('–'),
        FactValue::Periods(periods) => write_schedule(&mut out, periods, language),
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

static ALLOWED: Text = Text { en: "Allowed.", fi: "Sallittu.", sv: "Tillåtet." };
static DENIED: Text = Text { en: "Not allowed.", fi: "Ei sallittu.", sv: "Inte tillåtet." };
static KNOWN: Text = Text { en: "What is known", fi: "Tiedossa", sv: "Det här är känt" };
static BECAUSE: Text = Text { en: "because of", fi: "syynä", sv: "på grund av" };
static MONTHS: Text = Text { en: "{n} months later", fi: "{n} kuukautta myöhemmin", sv: "{n} månader senare" };
static DAYS_BEFORE: Text = Text { en: "{n} days before", fi: "{n} päivää ennen", sv: "{n} dagar före" };
static CLAMPED: Text = Text {
    en: "the month has no such day, so its last day",
    fi: "kuukaudessa ei ole sellaista päivää, joten sen viimeinen päivä",
    sv: "månaden har ingen sådan dag, därför dess sista dag",
};
static ROLLED: Text = Text {
    en: "a day off, so the next working day",
    fi: "vapaapäivä, joten seuraava arkipäivä",
    sv: "en ledig dag, därför följande vardag",
};

fn outcome_text(outcome: Outcome) -> &'static Text {
    match outcome {
        Outcome::Spoke => &Text { en: "finding", fi: "todettu", sv: "konstaterat" },
        Outcome::Kept => &Text { en: "kept", fi: "toteutuu", sv: "uppfyllt" },
        Outcome::Silent => &Text { en: "does not apply", fi: "ei koske tätä", sv: "gäller inte här" },
        Outcome::NotAsked => &Text { en: "not checked", fi: "ei tarkasteltu", sv: "inte granskat" },
    }
}

/// The name of a value that a rule compares; a fact has its own name.
fn named(name: &'static str, language: Language) -> &'static str {
    let text = match name {
        "min" => &Text { en: "smallest group size", fi: "ryhmäkoon minimi", sv: "minsta gruppstorlek" },
        "max" => &Text { en: "largest group size", fi: "ryhmäkoon maksimi", sv: "största gruppstorlek" },
        "group_size" => &Text { en: "group size", fi: "ryhmäkoko", sv: "gruppstorlek" },
        "count" => &Text { en: "number of target groups", fi: "kohderyhmien määrä", sv: "antal målgrupper" },
        "must_hold_at" => &Text {
            en: "number from which the course must be carried out",
            fi: "asiakasmäärä, josta alkaen kurssi on toteutettava",
            sv: "antal från vilket kursen ska genomföras",
        },
        "clients" | "clients_before" => &Text { en: "clients", fi: "asiakkaita", sv: "klienter" },
        "declared" => &Text { en: "declared places", fi: "ilmoitettu asiakasmäärä", sv: "angiven kapacitet" },
        "used" => &Text { en: "used places", fi: "käytetyt paikat", sv: "använda platser" },
        "requested" => &Text { en: "requested places", fi: "tarvittavat paikat", sv: "platser som behövs" },
        "left" => &Text { en: "places left", fi: "jäljellä olevat paikat", sv: "platser som är kvar" },
        "left_next" => &Text { en: "places left next year", fi: "ensi vuoden paikat", sv: "platser kvar nästa år" },
        "new_group_size" => &Text { en: "group size asked for", fi: "pyydetty ryhmäkoko", sv: "begärd gruppstorlek" },
        "on" => &Text { en: "date", fi: "päivä", sv: "dagen" },
        "due" => &Text { en: "due date", fi: "määräpäivä", sv: "tidsfrist" },
        "start" | "new" | "old" => &Text { en: "start", fi: "alkamispäivä", sv: "startdag" },
        "end" | "ends" => &Text { en: "end", fi: "päättymispäivä", sv: "slutdag" },
        "limit" | "total_duration_limit" => {
            &Text { en: "limit of the total duration", fi: "kokonaiskeston raja", sv: "gränsen för den totala tiden" }
        }
        "duty_day" => &Text {
            en: "deadline for a confirmed course",
            fi: "määräaika vahvistetulle kurssille",
            sv: "tidsfrist för en bekräftad kurs",
        },
        "right_day" => &Text {
            en: "day after which the client may change provider",
            fi: "päivä, jonka jälkeen asiakas voi vaihtaa palveluntuottajaa",
            sv: "dag efter vilken klienten får byta serviceproducent",
        },
        "settle_day" => &Text {
            en: "deadline for postponing or deleting the course",
            fi: "määräaika siirtää kurssi myöhemmäksi tai poistaa se",
            sv: "tidsfrist för att senarelägga eller radera kursen",
        },
        "year" => &Text { en: "year", fi: "vuosi", sv: "år" },
        "next_year" => {
            &Text { en: "year after the course's", fi: "kurssin vuotta seuraava vuosi", sv: "året efter kursens år" }
        }
        "year_of_day" => &Text { en: "year of the date", fi: "päivän vuosi", sv: "dagens år" },
        other => return Fact::from_word(other).map_or(other, |fact| fact.text().get(language)),
    };
    text.get(language)
}
