//! Warnings about valid but probably unintended values of a service description, with their consequences.
//!
//! Each kind follows from the rules: with these values, a rule never gives a finding, or always gives the same one.

use crate::input::fields::element_field;
use crate::input::service::ServiceDescription;
use crate::input::service_check::Sound;
use crate::input::services::Services;
use crate::json_writer::{Members, write_number, write_object};
use crate::template::render;
use crate::text::{Language, Text, write_day};
use crate::words::closed_set;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

closed_set! {
    /// The kind of a warning about a service description. The words are stable.
    WarningKind in service {
        /// A course that has enough clients to be confirmed must always be held.
        HeldAtMinimum = "held_at_minimum",
        /// Clients make it mandatory to hold a course only if it has the largest group size and is full.
        HeldOnlyWhenFull = "held_only_when_full",
        /// There is only one group size, so a course can be confirmed only when it is full.
        ConfirmedOnlyWhenFull = "confirmed_only_when_full",
        /// Starting with a full course is discouraged, but only a full course can be confirmed.
        FullAgainstRecommendation = "full_against_recommendation",
        /// A target group can be added to a course, but no course has room for another one.
        GroupNeverAdded = "group_never_added",
        /// Every course has all target groups, so every client belongs to one of them.
        EveryGroupOnEveryCourse = "every_group_on_every_course",
        /// A client can be placed in time but too late to complete a rehabilitation that has begun.
        PlacementOutlastsRehabilitation = "placement_outlasts_rehabilitation",
        /// There is no day between the last day to settle a course and its start.
        NeverSettledLate = "never_settled_late",
        /// The last day to settle a course is before the course is created.
        SettledBeforeCreation = "settled_before_creation",
        /// Confirmation fixes no period.
        NothingCommitted = "nothing_committed",
        /// Providers are asked for no information.
        NothingAsked = "nothing_asked",
        /// No form of distance rehabilitation is named.
        NoDistanceForm = "no_distance_form",
        /// No source contains the name of a target group.
        UnverifiedTargetGroup = "unverified_target_group",
        /// No version is in force on some days between two versions.
        DaysWithoutDescription = "days_without_description",
        /// The description replaces the built-in one of its id for all dates, but is not in force on all of them.
        ReplacesBuiltIn = "replaces_built_in",
    }
}

/// The most days ahead that a course can be created in the cases that the sources regulate: for the current year or the next.
const DAYS_AHEAD: u32 = 730;

impl WarningKind {
    /// The rules that never give a finding, or always the same one, under such a description.
    ///
    /// ```
    /// use rehab_rules::service::WarningKind;
    /// let rules = ["course/confirmed-schedule-fixed", "course/schedule-complete"];
    /// assert_eq!(WarningKind::NothingCommitted.rules(), rules);
    /// ```
    #[must_use]
    pub const fn rules(self) -> &'static [&'static str] {
        match self {
            Self::HeldAtMinimum => &["course/minimum-clients", "course/must-be-held"],
            Self::HeldOnlyWhenFull => &["course/must-be-held"],
            Self::ConfirmedOnlyWhenFull => &["course/group-size-within-range", "course/minimum-clients"],
            Self::FullAgainstRecommendation => &["course/minimum-clients", "course/not-full-at-start"],
            Self::GroupNeverAdded => &["client/tell-authority-line", "course/target-group-count"],
            Self::EveryGroupOnEveryCourse => &["client/in-target-group", "course/target-groups-cover-clients"],
            Self::PlacementOutlastsRehabilitation => &["client/on-confirmed-course-in-time", "client/within-total-duration"],
            Self::NeverSettledLate | Self::SettledBeforeCreation => &["course/settled-in-time"],
            Self::NothingCommitted => &["course/confirmed-schedule-fixed", "course/schedule-complete"],
            Self::NothingAsked => &["provider/info-complete", "provider/info-field-asked"],
            Self::NoDistanceForm => &["distance/form-in-service-description"],
            Self::UnverifiedTargetGroup | Self::DaysWithoutDescription | Self::ReplacesBuiltIn => &[],
        }
    }

    fn text(self) -> &'static Text {
        match self {
            Self::HeldAtMinimum => &Text {
                en: "A course can be confirmed from {min} clients on, and from {must_hold_at} on it must be carried out: there is no number of clients at which a course can be confirmed but need not be carried out. When a client leaves a course of {min}, it has too few to be confirmed, and whether it must still be held the sources do not say.",
                fi: "Kurssin voi vahvistaa, kun asiakkaita on vähintään {min}, ja se on toteutettava, kun heitä on vähintään {must_hold_at}. Jokainen kurssi, jonka voi vahvistaa, on siis myös toteutettava. Kun asiakas siirtyy pois {min} asiakkaan kurssilta, asiakkaita on liian vähän vahvistamiseen, eikä Kelan ohjeissa kerrota, onko kurssi silti toteutettava.",
                sv: "En kurs kan bekräftas när den har minst {min} klienter och ska genomföras när den har minst {must_hold_at}: det finns inget antal klienter vid vilket kursen kan bekräftas men inte måste genomföras. När en klient lämnar en kurs med {min} klienter blir klienterna för få för att kursen ska kunna bekräftas, och anvisningarna säger inte om den ändå ska genomföras.",
            },
            Self::HeldOnlyWhenFull => &Text {
                en: "A course must be carried out from {must_hold_at} clients on, which only a full course of the largest size has: of every smaller course the rule says nothing.",
                fi: "Kurssi on toteutettava, kun asiakkaita on vähintään {must_hold_at}, mutta niin monta on vain täydellä kurssilla, jonka ryhmäkoko on suurin sallittu. Pienempiä kursseja sääntö ei koske.",
                sv: "En kurs ska genomföras när den har minst {must_hold_at} klienter, och så många har endast en full kurs med den största gruppstorleken: om mindre kurser säger regeln ingenting.",
            },
            Self::ConfirmedOnlyWhenFull => &Text {
                en: "Every course has exactly {max} places and needs as many clients: it can be confirmed only when it is full, and its size cannot be changed.",
                fi: "Jokaisella kurssilla on tasan {max} asiakaspaikkaa, ja yhtä monta asiakasta tarvitaan: kurssin voi vahvistaa vain täytenä, eikä sen ryhmäkokoa voi muuttaa.",
                sv: "Varje kurs har exakt {max} klientplatser och behöver lika många klienter: den kan bekräftas endast när den är full, och gruppstorleken kan inte ändras.",
            },
            Self::FullAgainstRecommendation => &Text {
                en: "It is recommended that a course does not start with {max} clients, but no course can be confirmed with fewer: the recommendation concerns every course that can be carried out.",
                fi: "Suosituksen mukaan kurssin ei tulisi alkaa {max} asiakkaalla, mutta pienemmällä määrällä kurssia ei voi vahvistaa: suositus koskee jokaista kurssia, jonka voi toteuttaa.",
                sv: "Det rekommenderas att en kurs inte börjar med {max} klienter, men ingen kurs kan bekräftas med färre: rekommendationen gäller varje kurs som kan genomföras.",
            },
            Self::GroupNeverAdded => &Text {
                en: "A target group may be added to a course, but a course has exactly {max} of the {offered} offered: no group can be added to any course, and none is proposed.",
                fi: "Kurssille saa lisätä kohderyhmän, mutta kurssilla on tasan {max} tarjotuista {offered} kohderyhmästä: millekään kurssille ei voi lisätä kohderyhmää, eikä sitä ehdoteta.",
                sv: "En målgrupp får läggas till på en kurs, men en kurs har exakt {max} av de {offered} som erbjuds: ingen målgrupp kan läggas till på någon kurs, och ingen föreslås.",
            },
            Self::EveryGroupOnEveryCourse => &Text {
                en: "A course has at least {min} of the {offered} target groups, so all of them: every client belongs to one, and no rule stops a client because of the target group.",
                fi: "Kurssilla on vähintään {min} tarjotuista {offered} kohderyhmästä eli kaikki: jokainen asiakas kuuluu johonkin niistä, eikä mikään sääntö estä kiinnittämistä kohderyhmän vuoksi.",
                sv: "En kurs har minst {min} av de {offered} målgrupperna, alltså alla: varje klient hör till någon av dem, och ingen regel hindrar en klient på grund av målgruppen.",
            },
            Self::PlacementOutlastsRehabilitation => &Text {
                en: "A client is placed in time within {placement} months, but the whole rehabilitation lasts at most {total}: a client who began it with another provider can be placed in time and still have no course that ends within the limit.",
                fi: "Asiakas on kiinnitettävä vahvistetulle kurssille {placement} kuukauden kuluessa, mutta koko kuntoutus saa kestää enintään {total} kuukautta. Asiakas, joka on aloittanut kuntoutuksen toisella palveluntuottajalla, voidaan siis kiinnittää ajoissa, vaikka mikään kurssi ei enää päättyisi kokonaiskeston kuluessa.",
                sv: "En klient ska vara på en bekräftad kurs inom {placement} månader, men hela rehabiliteringen får pågå högst {total}: en klient som har börjat den hos en annan serviceproducent kan läggas till inom tidsfristen även om ingen kurs längre slutar inom den totala rehabiliteringstiden.",
            },
            Self::NeverSettledLate => &Text {
                en: "A course with too few clients is settled {days} {day|days} before its start: no day lies between that day and the start, and no audit finds the course late.",
                fi: "Kurssi, jolla on liian vähän asiakkaita, on siirrettävä myöhemmäksi tai poistettava viimeistään {days} {päivä|päivää} ennen alkamista. Määräpäivän ja alkamispäivän välissä ei ole yhtään päivää, joten myöhästyminen ei näy missään tilannekatsauksessa.",
                sv: "En kurs med för få klienter ska senareläggas eller raderas senast {days} {dag|dagar} före kursstarten. Ingen dag ligger mellan den dagen och kursstarten, och ingen lägesöversikt visar kursen som försenad.",
            },
            Self::SettledBeforeCreation => &Text {
                en: "A course with too few clients is settled {days} days before its start, but a course of this year or the next starts in at most {ahead} days: its last day has passed when it is created, and what then applies the sources do not say.",
                fi: "Kurssi, jolla on liian vähän asiakkaita, on siirrettävä myöhemmäksi tai poistettava viimeistään {days} päivää ennen alkamista, mutta kuluvan tai seuraavan vuoden kurssi alkaa enintään {ahead} päivän kuluttua. Määräpäivä on mennyt jo kurssia luotaessa, eikä Kelan ohjeissa kerrota, miten silloin toimitaan.",
                sv: "En kurs med för få klienter ska senareläggas eller raderas senast {days} dagar före kursstarten, men en kurs i år eller nästa år börjar om högst {ahead} dagar. Tidsfristen har då redan gått ut när kursen skapas, och anvisningarna säger inte vad som då gäller.",
            },
            Self::NothingCommitted => &Text {
                en: "Confirmation fixes no period: a course can be confirmed without a schedule, and every period that has not begun can be moved afterwards.",
                fi: "Vahvistaminen ei sido mitään jaksoa: kurssin voi vahvistaa ilman aikataulua, ja kaikkia jaksoja, jotka eivät ole alkaneet, voi siirtää sen jälkeen.",
                sv: "Bekräftelsen binder ingen period: en kurs kan bekräftas utan tidtabell, och varje period som inte har börjat kan flyttas efteråt.",
            },
            Self::NothingAsked => &Text {
                en: "Providers are asked nothing about themselves: nothing is ever missing, and of all that they enter it is said that the service does not ask for it.",
                fi: "Palveluntuottajilta ei kysytä mitään tietoja: mitään ei koskaan puutu, ja kaikesta ilmoitetusta huomautetaan, ettei sitä kysytä tässä palvelussa.",
                sv: "Inga uppgifter om serviceproducenterna efterfrågas: ingenting kan saknas, och om varje uppgift som de anger sägs det att den inte efterfrågas för tjänsten.",
            },
            Self::NoDistanceForm => &Text {
                en: "No form of distance rehabilitation is named as allowed or not allowed: of each it cannot be decided whether it is allowed.",
                fi: "Mitään etäkuntoutuksen muotoa ei mainita sallittuna eikä kiellettynä: minkään muodon osalta ei voida ratkaista, onko se sallittu.",
                sv: "Ingen form av distansrehabilitering nämns som tillåten eller inte tillåten: för ingen av dem kan det avgöras om den är tillåten.",
            },
            Self::UnverifiedTargetGroup => &Text {
                en: "The target group {group} is not mentioned in Kela's instructions. Courses and decisions are still compared by its id: check it before you rely on it.",
                fi: "Kohderyhmää {group} ei mainita Kelan ohjeissa. Kursseja ja päätöksiä verrataan silti sen tunnisteella: tarkista tunniste, ennen kuin luotat siihen.",
                sv: "Målgruppen {group} finns inte i anvisningarna. Kurser och beslut jämförs ändå med hjälp av dess id: kontrollera målgruppen innan du litar på den.",
            },
            Self::DaysWithoutDescription => &Text {
                en: "From {first} to {last} no description of {service} is in force: on those days nothing that names the service can be judged.",
                fi: "Ajalla {first}–{last} palvelulla {service} ei ole voimassa olevaa palvelukuvausta: niinä päivinä mitään palvelua koskevaa ei voida arvioida.",
                sv: "Från {first} till {last} gäller ingen beskrivning av {service}: de dagarna kan ingenting som gäller tjänsten bedömas.",
            },
            Self::ReplacesBuiltIn => &Text {
                en: "This replaces every built-in description of {service}.[ Before {from} none is then in force.][ After {to} none is then in force.]",
                fi: "Tämä korvaa kaikki ohjelman mukana tulevat palvelun {service} palvelukuvaukset.[ Ennen päivää {from} ei silloin ole voimassa mitään palvelukuvausta.][ Päivän {to} jälkeen ei silloin ole voimassa mitään palvelukuvausta.]",
                sv: "Detta ersätter alla inbyggda beskrivningar av {service}.[ Före {from} gäller då ingen.][ Efter {to} gäller då ingen.]",
            },
        }
    }
}

/// A value of a [`Warning`].
///
/// ```
/// use rehab_rules::{ServiceDescription, service::{BUILT_IN, Figure}};
/// let settled = ServiceDescription::from_json(BUILT_IN[0])?.settle_days_before_start(0);
/// let warning = settled.warnings().into_iter().find(|warning| warning.field() == "settle_days_before_start").unwrap();
/// assert_eq!(warning.figures(), [("days", Figure::Number(0))]);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number.
    Number(i64),
    /// A date.
    Day(NaiveDate),
    /// An id.
    Text(Box<str>),
}

impl From<i64> for Figure {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Figure {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<NaiveDate> for Figure {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<&str> for Figure {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// A warning about a valid but probably unintended value of a service description.
///
/// ```
/// use rehab_rules::{Language, ServiceDescription, service::{BUILT_IN, WarningKind}};
/// let carers = ServiceDescription::from_json(BUILT_IN[0])?;
/// let warnings = carers.commits([]).warnings();
/// let warning = warnings.iter().find(|warning| warning.kind() == WarningKind::NothingCommitted).unwrap();
/// assert_eq!(warning.field(), "commits");
/// assert!(warning.message(Language::En).contains("can be confirmed without a schedule"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    text: usize,
    kind: WarningKind,
    field: Box<str>,
    figures: Vec<(&'static str, Figure)>,
}

impl Warning {
    fn new(kind: WarningKind, field: impl Into<Box<str>>, figures: Vec<(&'static str, Figure)>) -> Self {
        Self { text: 0, kind, field: field.into(), figures }
    }

    /// Sets the index of the text and prefixes the path.
    pub(crate) fn placed(self, text: usize, path: &str) -> Self {
        Self { text, field: [path, &self.field].concat().into(), ..self }
    }

    /// The index of the checked text that the warning is about, from 0.
    ///
    /// ```
    /// use rehab_rules::service::{BUILT_IN, check_texts};
    /// assert_eq!(check_texts(&BUILT_IN).warnings().last().unwrap().text(), 1);
    /// ```
    #[must_use]
    pub fn text(&self) -> usize {
        self.text
    }

    /// The kind of the warning.
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, service::{BUILT_IN, WarningKind}};
    /// let held = ServiceDescription::from_json(BUILT_IN[0])?.must_hold_at(12);
    /// assert_eq!(held.warnings()[0].kind(), WarningKind::HeldOnlyWhenFull);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> WarningKind {
        self.kind
    }

    /// The path of the field.
    ///
    /// ```
    /// use rehab_rules::service::{BUILT_IN, check_texts};
    /// assert_eq!(check_texts(&[format!("[{}]", BUILT_IN[0])]).warnings()[0].field(), "[0].target_groups[0].verified");
    /// ```
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The values that cause the warning, by name.
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, service::{BUILT_IN, Figure}};
    /// let held = ServiceDescription::from_json(BUILT_IN[0])?.must_hold_at(12);
    /// assert_eq!(held.warnings()[0].figures(), [("must_hold_at", Figure::Number(12))]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn figures(&self) -> &[(&'static str, Figure)] {
        &self.figures
    }

    /// The consequences, in words.
    ///
    /// ```
    /// use rehab_rules::{Language, ServiceDescription, service::BUILT_IN};
    /// let warnings = ServiceDescription::from_json(BUILT_IN[0])?.warnings();
    /// assert!(warnings[0].message(Language::Fi).starts_with("Kohderyhmää carer-of-child ei mainita Kelan ohjeissa."));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        render(self.kind.text().get(language), |out, name, number| {
            let figure = self.figures.iter().find(|(named, _)| *named == name).map(|(_, figure)| figure);
            match figure {
                Some(Figure::Number(figure)) => {
                    write_number(out, *figure);
                    *number = Some(*figure);
                }
                Some(Figure::Day(day)) => write_day(out, *day, language),
                Some(Figure::Text(text)) => out.push_str(text),
                None => {}
            }
            figure.is_some()
        })
    }

    /// The warning as JSON: `kind`, `field`, `rules`, `values` and `message`.
    ///
    /// ```
    /// use rehab_rules::{Language, ServiceDescription, service::BUILT_IN};
    /// let warning = &ServiceDescription::from_json(BUILT_IN[0])?.must_hold_at(12).warnings()[0];
    /// let json = r#"{"kind":"held_only_when_full","field":"must_hold_at","rules":["course/must-be-held"],"values":{"must_hold_at":12},"#;
    /// assert!(warning.to_json(Language::Sv).starts_with(json));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Language) -> String {
        let mut out = String::new();
        write_object(&mut out, |of: &mut Members<'_>| {
            of.text("kind", self.kind.as_str());
            of.text("field", &self.field);
            of.texts("rules", self.kind.rules().iter().copied());
            of.object("values", |of| {
                for (name, figure) in &self.figures {
                    match figure {
                        Figure::Number(number) => of.number(name, *number),
                        Figure::Day(day) => of.day(name, *day),
                        Figure::Text(text) => of.text(name, text),
                    }
                }
            });
            of.text("message", &self.message(language));
        });
        out
    }

    /// Warnings about the versions of services together: dates on which none is in force.
    pub(crate) fn of_versions(all: &[Sound]) -> Vec<Self> {
        let mut warnings = Vec::new();
        for (index, first) in all.iter().enumerate() {
            let id = &first.description.id;
            if all.iter().take(index).any(|before| before.description.id == *id) {
                continue;
            }
            let mut versions: Vec<&Sound> = all.iter().filter(|version| version.description.id == *id).collect();
            versions.sort_by_key(|version| version.description.valid_from);
            for (earlier, later) in versions.iter().zip(versions.iter().skip(1)) {
                let (Some(to), Some(from)) = (earlier.description.valid_to, later.description.valid_from) else { continue };
                let (Some(first), Some(last)) = (to.succ_opt(), from.pred_opt()) else { continue };
                if first <= last {
                    let figures = vec![("service", (&**id).into()), ("first", first.into()), ("last", last.into())];
                    warnings.push(
                        Self::new(WarningKind::DaysWithoutDescription, "valid_from", figures).placed(later.text, &later.path),
                    );
                }
            }
            let (Some(earliest), Some(latest)) = (versions.first(), versions.last()) else { continue };
            let (from, to) = (earliest.description.valid_from, latest.description.valid_to);
            if (from.is_some() || to.is_some()) && Services::built_in().ids().any(|built_in| built_in == &**id) {
                let from_figure = from.map(|from| ("from", from.into()));
                let to_figure = to.map(|to| ("to", to.into()));
                let figures = core::iter::once(("service", (&**id).into())).chain(from_figure).chain(to_figure).collect();
                let (field, at) = if from.is_some() { ("valid_from", earliest) } else { ("valid_to", latest) };
                warnings.push(Self::new(WarningKind::ReplacesBuiltIn, field, figures).placed(at.text, &at.path));
            }
        }
        warnings
    }
}

impl ServiceDescription {
    /// Warnings about valid but probably unintended values. [`check_texts`](crate::service::check_texts) also gives warnings about
    /// several descriptions together.
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, service::{BUILT_IN, WarningKind}};
    /// let carers = ServiceDescription::from_json(BUILT_IN[0])?;
    /// let kinds = |of: &ServiceDescription| of.warnings().iter().map(|warning| warning.kind()).collect::<Vec<_>>();
    /// assert_eq!(kinds(&carers), [WarningKind::UnverifiedTargetGroup; 2]); // no source contains the two groups
    /// assert_eq!(kinds(&carers.placement_deadline_months(24))[0], WarningKind::PlacementOutlastsRehabilitation);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        use WarningKind as Kind;
        let (size, groups, offered) = (self.group_size, self.target_groups_per_course, self.groups_offered());
        let (min, max) = (("min", size.min.into()), ("max", size.max.into()));
        let must_hold_at = ("must_hold_at", self.must_hold_at.into());
        let days = ("days", self.settle_days_before_start.into());
        let of_groups = || vec![("min", groups.min.into()), ("max", groups.max.into()), ("offered", offered.into())];
        let (placement, total) = (self.placement_deadline_months, self.total_duration_months);
        let forms = &self.distance_forms;
        let has_all_groups = groups.min == offered;
        let is_one_size = size.min == size.max;
        let checked = [
            (self.must_hold_at == size.min, Kind::HeldAtMinimum, "must_hold_at", vec![min, must_hold_at.clone()]),
            (self.must_hold_at == size.max && !is_one_size, Kind::HeldOnlyWhenFull, "must_hold_at", vec![must_hold_at]),
            (is_one_size, Kind::ConfirmedOnlyWhenFull, "group_size.max", vec![max.clone()]),
            (
                is_one_size && self.recommend_not_full_at_start,
                Kind::FullAgainstRecommendation,
                "recommend_not_full_at_start",
                vec![max],
            ),
            (self.may_add_target_group && groups.min == groups.max, Kind::GroupNeverAdded, "may_add_target_group", of_groups()),
            // A single group is intended.
            (has_all_groups && 1 < offered, Kind::EveryGroupOnEveryCourse, "target_groups_per_course.min", of_groups()),
            (
                total < placement,
                Kind::PlacementOutlastsRehabilitation,
                "placement_deadline_months",
                vec![("placement", placement.into()), ("total", total.into())],
            ),
            (self.settle_days_before_start < 2, Kind::NeverSettledLate, "settle_days_before_start", vec![days.clone()]),
            (
                DAYS_AHEAD < self.settle_days_before_start,
                Kind::SettledBeforeCreation,
                "settle_days_before_start",
                vec![days, ("ahead", DAYS_AHEAD.into())],
            ),
            (self.commits.is_empty(), Kind::NothingCommitted, "commits", vec![]),
            (self.provider_info.is_empty(), Kind::NothingAsked, "provider_info", vec![]),
            (forms.allowed.is_empty() && forms.not_allowed.is_empty(), Kind::NoDistanceForm, "distance_forms", vec![]),
        ];
        let of_figures = checked.into_iter().filter(|(holds, ..)| *holds);
        let mut warnings: Vec<Warning> = of_figures.map(|(_, kind, field, figures)| Warning::new(kind, field, figures)).collect();
        for (index, group) in self.target_groups.iter().enumerate().filter(|(_, group)| !group.verified) {
            let field = element_field("target_groups", index, "verified");
            warnings.push(Warning::new(Kind::UnverifiedTargetGroup, field, vec![("group", (&*group.id).into())]));
        }
        warnings
    }
}
