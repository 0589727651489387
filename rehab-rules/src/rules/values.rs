//! The values of a finding, by name.

use crate::json_writer::{write_day, write_number, write_numbers, write_text, write_texts};
use crate::text::{Text, Word};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A value of a finding.
///
/// ```
/// # use rehab_rules::{Action, NaiveDate, Provider, Services};
/// use rehab_rules::rules::Value;
/// # let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
/// let create = Action::create_course("C1", "kela.family-carers", 8, ["group-1"]).year(2026);
/// let decision = provider.evaluate(&create, on)?;
/// let finding = decision.findings().find(|finding| finding.rule.id == "course/target-groups-offered").unwrap();
/// assert_eq!(finding.values.get("groups"), Some(Value::Texts)); // the strings are in `finding.values.texts()`
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
// Not `non_exhaustive`: code that displays values must handle every kind, so that a new kind does not compile until it is displayed.
pub enum Value {
    /// A number; the name of the value says what is counted, for example `clients` or `days_left`.
    Number(i64),
    /// A date.
    Day(NaiveDate),
    /// A word of a closed set.
    Word(&'static Word),
    /// Words of a closed set.
    Words(&'static &'static [&'static Word]),
    /// A string from the input; [`Values::texts`] has it.
    Text,
    /// Strings from the input; [`Values::texts`] has them.
    Texts,
    /// Numbers; [`Values::numbers`] has them.
    Numbers,
}

/// A list of strings or numbers, which [`Value`] cannot hold itself.
#[derive(Clone, Debug, PartialEq, Eq)]
enum List {
    Texts(Vec<Box<str>>),
    Numbers(Vec<i64>),
}

/// The most values that a finding can have, not counting the reason of an undetermined finding.
const MAX_VALUES: usize = 5;

/// The values that a finding's rule compared, by name, in a fixed order.
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services, rules::Verdict};
/// use rehab_rules::{Known, rules::Value, rules::course::minimum_clients};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(5));
/// let Verdict::Says(said) = minimum_clients::RULE.judge(&case) else { panic!("six clients are needed") };
/// assert_eq!(said.values.iter().collect::<Vec<_>>(), [("clients", Value::Number(5)), ("min", Value::Number(6))]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    why: Option<&'static Word>,
    // Thin pointers: findings are copied, so every word of size counts.
    names: &'static &'static [&'static str],
    entries: [Value; MAX_VALUES],
    // Rarely used; a thin pointer keeps other findings small.
    list: Option<Box<List>>,
}

static NO_NAMES: &[&str] = &[];

impl Values {
    /// No values: the rule compares nothing.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services, rules::Verdict};
    /// use rehab_rules::{Known, rules::Values, rules::client::decision_received};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Joins, carers).with(Known::Decided(false));
    /// let verdict = decision_received::RULE.judge(&case);
    /// assert!(matches!(verdict, Verdict::Says(said) if said.values == Values::NONE));
    /// ```
    pub const NONE: Self = Self { why: None, names: &NO_NAMES, entries: [Value::Number(0); MAX_VALUES], list: None };

    /// Values under their names, at most [`MAX_VALUES`].
    #[must_use]
    #[inline]
    pub(crate) fn of(names: &'static &'static [&'static str], entries: &[Value]) -> Self {
        debug_assert!(
            names.len() == entries.len() && entries.len() <= MAX_VALUES,
            "a name for each of at most {MAX_VALUES} values"
        );
        let mut values = Self { names, ..Self::NONE };
        for (place, entry) in values.entries.iter_mut().zip(entries) {
            *place = *entry;
        }
        values
    }

    /// Adds the strings for the [`Value::Text`] or [`Value::Texts`] among the values.
    #[must_use]
    pub(crate) fn and_texts<'t>(mut self, texts: impl Iterator<Item = &'t str>) -> Self {
        self.list = Some(Box::new(List::Texts(texts.map(Box::from).collect())));
        self
    }

    /// Adds the numbers for the [`Value::Numbers`] among the values.
    #[must_use]
    pub(crate) fn and_numbers(mut self, numbers: impl Iterator<Item = i64>) -> Self {
        self.list = Some(Box::new(List::Numbers(numbers.collect())));
        self
    }

    /// Adds the reason of an undetermined finding, which comes first.
    pub(crate) fn because(self, why: &'static Word) -> Self {
        Self { why: Some(why), ..self }
    }

    /// The values in their order; for an undetermined finding the reason comes first.
    ///
    /// ```
    /// let rehab_rules::rules::Verdict::Says(said) = rehab_rules::rules::Verdict::fact_missing() else { panic!("it says something") };
    /// let names: Vec<_> = said.values.iter().map(|(name, _)| name).collect();
    /// assert_eq!(names, ["why"]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        (0..self.len()).filter_map(|place| self.at(place))
    }

    /// The number of values.
    fn len(&self) -> usize {
        usize::from(self.why.is_some()).saturating_add(self.names.len())
    }

    fn at(&self, place: usize) -> Option<(&'static str, Value)> {
        let place = match (self.why, place.checked_sub(1)) {
            (Some(why), None) => return Some(("why", Value::Word(why))),
            (Some(_), Some(entry)) => entry,
            (None, _) => place,
        };
        Some((self.names.get(place).copied()?, self.entries.get(place).copied()?))
    }

    /// The value with this name; `None` when the finding has none.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, Known, NaiveDate, Services, rules::Verdict};
    /// use rehab_rules::{rules::Value, rules::course::minimum_clients};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// # let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(0));
    /// let Verdict::Says(said) = minimum_clients::RULE.judge(&case) else { panic!("six clients are needed") };
    /// assert_eq!((said.values.get("min"), said.values.get("max")), (Some(Value::Number(6)), None));
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        self.iter().find_map(|(named, value)| (named == name).then_some(value))
    }

    /// The strings of the [`Value::Text`] or [`Value::Texts`]; empty when there is none.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services, rules::Verdict};
    /// use rehab_rules::{Known, rules::course::target_groups_offered};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let asked = ["carer-of-adult".into(), "group-1".into()];
    /// let case = Case::new(on, Change::Created, carers).with(Known::NewTargetGroups(&asked));
    /// let Verdict::Says(said) = target_groups_offered::RULE.judge(&case) else { panic!("one is not offered") };
    /// assert_eq!(said.values.texts().concat(), "group-1");
    /// ```
    #[must_use]
    pub fn texts(&self) -> &[Box<str>] {
        match self.list.as_deref() {
            Some(List::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// Writes the values as one JSON object, in their order.
    ///
    /// ```
    /// use rehab_rules::rules::Verdict;
    /// let Verdict::Says(said) = Verdict::fact_missing() else { panic!("it says something") };
    /// let mut out = String::from("values ");
    /// said.values.write_json(&mut out);
    /// assert_eq!(out, r#"values {"why":"fact_missing"}"#);
    /// ```
    pub fn write_json(&self, out: &mut String) {
        write_values(out, self);
    }

    /// The numbers of the [`Value::Numbers`]; empty when there is none.
    ///
    /// ```
    /// use rehab_rules::coordinator::{CoordinatorIntroduction, REKO, check};
    /// use rehab_rules::{NaiveDate, coordinator::CoordinatorUnit};
    /// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    /// let decision = check(&CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day, day))?; // nothing is done
    /// let finding = decision.findings().find(|finding| finding.rule.id == "coordinator/may-meet-patients").unwrap();
    /// assert_eq!(finding.values.numbers(), [1, 2, 3, 4]); // the open blocks
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn numbers(&self) -> &[i64] {
        match self.list.as_deref() {
            Some(List::Numbers(numbers)) => numbers,
            _ => &[],
        }
    }
}

/// Named values, in the given order: `values![clients, min]`, or `values![year = case.year.year]`.
macro_rules! values {
    ($($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::rules::values::Values::of(
            const { &(&[$(stringify!($name)),+] as &[&str]) },
            &[$($crate::rules::values::Value::from(values!(@ $name $($value)?))),+],
        )
    };
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
}
pub(crate) use values;

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<&'static Word> for Value {
    fn from(word: &'static Word) -> Self {
        Self::Word(word)
    }
}

/// Writes values as one JSON object, in their order.
pub(crate) fn write_values(out: &mut String, values: &Values) {
    out.push('{');
    for (index, (name, value)) in values.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(name);
        out.push_str("\":");
        match value {
            Value::Number(number) => write_number(out, number),
            Value::Day(day) => write_day(out, day),
            Value::Word(word) => write_text(out, word.code),
            Value::Words(words) => write_texts(out, words.iter().map(|word| word.code)),
            Value::Texts => write_texts(out, values.texts().iter().map(AsRef::as_ref)),
            Value::Text => write_text(out, values.texts().first().map_or("", AsRef::as_ref)),
            Value::Numbers => write_numbers(out, values.numbers()),
        }
    }
    out.push('}');
}

pub(crate) static FACT_MISSING: Word =
    Word { code: "fact_missing", text: Text { en: "a fact is missing", fi: "tieto puuttuu", sv: "en uppgift saknas" } };
pub(crate) static SOURCE_OPEN: Word = Word {
    code: "source_open",
    text: Text {
        en: "the instructions leave it open",
        fi: "ohjeet jättävät asian avoimeksi",
        sv: "anvisningarna lämnar frågan öppen",
    },
};
