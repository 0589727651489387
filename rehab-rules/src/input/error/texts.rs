//! The messages of errors, in three languages.

use super::{ErrorCode, RecordTexts};
use crate::input::kinds::FieldKind;
use crate::text::Text;

/// A form also accepts the value that a ticked checkbox sends.
const FLAG: Text = Text {
    en: "true or false (in JSON without quotation marks)",
    fi: "true tai false (JSONissa ilman lainausmerkkejä)",
    sv: "true eller false (i JSON utan citattecken)",
};

/// For input that cannot be read at all.
pub(super) static UNREADABLE: Text = Text {
    en: "the line cannot be read: it is not UTF-8, longer than 1 MiB, or not one JSON object with each key once",
    fi: "riviä ei voi lukea: se ei ole UTF-8-muotoinen, se on pidempi kuin 1 MiB, tai se ei ole yksi JSON-objekti, jossa kukin avain esiintyy kerran",
    sv: "raden kan inte läsas: den är inte kodad i UTF-8, den är längre än 1 MiB eller så är den inte ett JSON-objekt där varje nyckel förekommer en gång",
};

pub(super) static NO_DESCRIPTION: Text = Text {
    en: "the input is not a service description, nor a list of them, in JSON",
    fi: "syöte ei ole JSON-muotoinen palvelukuvaus eikä luettelo niistä",
    sv: "indata är inte en servicebeskrivning, eller en lista med sådana, i JSON",
};
pub(super) static DOES_NOT_FIT: Text = Text {
    en: "the value of the key `{field}` is of the wrong kind, out of its range, or does not fit the rest of the description",
    fi: "avaimen `{field}` arvo on väärää tyyppiä, sallitun välin ulkopuolella tai ristiriidassa muun kuvauksen kanssa",
    sv: "värdet för nyckeln `{field}` är av fel typ, ligger utanför det tillåtna intervallet eller stämmer inte med resten av beskrivningen",
};
pub(super) static NO_SUCH_KEY: Text = Text {
    en: "a service description has no key `{field}`",
    fi: "palvelukuvauksessa ei ole avainta `{field}`",
    sv: "en servicebeskrivning har ingen nyckel `{field}`",
};

pub(super) static NO_SNAPSHOT: Text = Text {
    en: "the input is not a snapshot of a provider: one JSON object with each key once",
    fi: "syöte ei ole palveluntuottajan tilannevedos: yksi JSON-objekti, jossa kukin avain esiintyy kerran",
    sv: "indata är inte en ögonblicksbild av en serviceproducent: ett JSON-objekt där varje nyckel förekommer en gång",
};
pub(super) static DOES_NOT_FIT_STATE: Text = Text {
    en: "the value of `{field}` is of the wrong kind, out of its range, stands twice, or does not fit the rest of the snapshot",
    fi: "kohdan `{field}` arvo on väärää tyyppiä tai sallitun välin ulkopuolella, esiintyy kahdesti tai on ristiriidassa muun tilannevedoksen kanssa",
    sv: "värdet i `{field}` är av fel typ eller utanför det tillåtna intervallet, förekommer två gånger eller stämmer inte med resten av ögonblicksbilden",
};
pub(super) static DAYS_DISAGREE: Text = Text {
    en: "the day in `{field}` is out of order: later than `last_on`, or earlier than what must have come before it",
    fi: "kohdan `{field}` päivä on väärässä järjestyksessä: `last_on`-päivän jälkeen tai ennen tapahtumaa, jonka jälkeen sen pitäisi olla",
    sv: "dagen i `{field}` kommer i fel ordning: senare än `last_on` eller tidigare än den händelse som den ska följa efter",
};
pub(super) static NO_SUCH_PART: Text = Text {
    en: "a snapshot has no `{field}`",
    fi: "tilannevedoksessa ei ole kohtaa `{field}`",
    sv: "en ögonblicksbild har ingen uppgift `{field}`",
};

pub(crate) fn text(code: ErrorCode) -> &'static Text {
    match code {
        ErrorCode::UnknownAction => &Text {
            en: "the action in the field `{field}` is not known; one of the program's actions is expected",
            fi: "kentän `{field}` toiminto on tuntematon; arvon on oltava jokin ohjelman toiminnoista",
            sv: "åtgärden i fältet `{field}` är okänd; värdet ska vara någon av programmets åtgärder",
        },
        ErrorCode::MissingField => &Text {
            en: "a required field is missing: `{field}`",
            fi: "pakollinen kenttä puuttuu: `{field}`",
            sv: "ett obligatoriskt fält saknas: `{field}`",
        },
        ErrorCode::UnknownField => &Text {
            en: "there is a field that does not belong here: `{field}`; only the fields of the action are expected",
            fi: "mukana on kenttä, joka ei kuulu tähän: `{field}`; anna vain toimintoon kuuluvia kenttiä",
            sv: "här finns ett fält som inte hör hit: `{field}`; ange endast fält som hör till åtgärden",
        },
        ErrorCode::InvalidDate => &Text {
            en: "the date in the field `{field}` is not valid; a date between 1900-01-01 and 2199-12-31 in the form YYYY-MM-DD is expected",
            fi: "kentän `{field}` päivämäärä ei kelpaa; sen on oltava väliltä 1900-01-01–2199-12-31 muodossa VVVV-KK-PP",
            sv: "datumet i fältet `{field}` är inte giltigt; det ska vara en dag mellan 1900-01-01 och 2199-12-31 i formatet ÅÅÅÅ-MM-DD",
        },
        ErrorCode::InvalidValue => &Text {
            en: "the value of the field `{field}` is not valid; {expected} is expected",
            fi: "kentän `{field}` arvo ei kelpaa; arvon on oltava {expected}",
            sv: "värdet i fältet `{field}` är inte giltigt; värdet ska vara {expected}",
        },
        ErrorCode::UnknownService => &Text {
            en: "the service in the field `{field}` has no service description in force on the day of the action; the id of such a service is expected",
            fi: "kentän `{field}` palvelulla ei ole toiminnon päivänä voimassa olevaa palvelukuvausta; anna palvelu, jolla se on",
            sv: "tjänsten i fältet `{field}` har ingen servicebeskrivning som gäller den dag då åtgärden vidtas; ange en tjänst som har en sådan",
        },
        ErrorCode::UnknownCourse => &Text {
            en: "the course in the field `{field}` has not been created; the id of a created course is expected",
            fi: "kentän `{field}` kurssia ei ole luotu; anna luodun kurssin tunniste",
            sv: "kursen i fältet `{field}` har inte skapats; ange id för en kurs som har skapats",
        },
        ErrorCode::DuplicateCourse => &Text {
            en: "the course id in the field `{field}` is already in use; a new id is expected, also when the earlier course has been deleted",
            fi: "kentän `{field}` tunniste on jo käytössä; anna uusi tunniste, vaikka aiempi kurssi olisi poistettu",
            sv: "id:t i fältet `{field}` används redan; ange ett nytt id även om den tidigare kursen har raderats",
        },
        ErrorCode::DuplicateTargetGroup => &Text {
            en: "the same target group is given more than once in the field `{field}`; each group is expected once",
            fi: "kentässä `{field}` on sama kohderyhmä useammin kuin kerran; anna kukin kohderyhmä kerran",
            sv: "samma målgrupp har angetts mer än en gång i fältet `{field}`; ange varje målgrupp en gång",
        },
        ErrorCode::UnknownTargetGroup => &Text {
            en: "the target group in the field `{field}` is not offered by the service; one of the target groups of the service description is expected",
            fi: "kentän `{field}` kohderyhmä ei kuulu palveluun; anna jokin palvelukuvauksen kohderyhmistä",
            sv: "målgruppen i fältet `{field}` hör inte till tjänsten; ange någon av målgrupperna i servicebeskrivningen",
        },
        ErrorCode::PeriodEndsBeforeStart => &Text {
            en: "the period ends before it starts (field `{field}`); the last day must be the first day or later",
            fi: "jakso päättyy ennen alkamistaan (kenttä `{field}`); viimeinen päivä ei voi olla ennen ensimmäistä",
            sv: "perioden slutar innan den börjar (fältet `{field}`); den sista dagen kan inte vara före den första",
        },
        ErrorCode::PeriodsOutOfOrder => &Text {
            en: "the periods are not in order (field `{field}`); no period may start before the one listed ahead of it",
            fi: "jaksot eivät ole järjestyksessä (kenttä `{field}`); jakso ei voi alkaa ennen luettelon edellistä jaksoa",
            sv: "perioderna är inte i ordning (fältet `{field}`); en period kan inte börja före den föregående perioden i listan",
        },
        ErrorCode::PeriodNumber => &Text {
            en: "the course has no period with this number (field `{field}`); the number of a period of the course is expected, 1 for the first",
            fi: "kurssilla ei ole jaksoa, jonka numero on kentässä `{field}`; anna kurssin jakson numero, ensimmäinen on 1",
            sv: "kursen har ingen period med detta nummer (fältet `{field}`); ange numret på en av kursens perioder, den första är 1",
        },
        ErrorCode::YearMismatch => &Text {
            en: "the year in the field `{field}` differs from the year in which the first period starts; the two must be the same",
            fi: "kentän `{field}` vuosi on eri kuin ensimmäisen jakson alkamisvuosi; niiden on oltava samat",
            sv: "året i fältet `{field}` är ett annat än det år då den första perioden börjar; det ska vara samma år",
        },
        ErrorCode::SameCourse => &Text {
            en: "the client would be moved from a course to the same course (field `{field}`); another course is expected",
            fi: "asiakas siirrettäisiin kurssilta samalle kurssille (kenttä `{field}`); anna toinen kurssi",
            sv: "klienten skulle flyttas från en kurs till samma kurs (fältet `{field}`); ange en annan kurs",
        },
        ErrorCode::OutOfOrder => &Text {
            en: "the day in the field `{field}` is earlier than that of the provider's last event that was carried out; the same day or a later one is expected",
            fi: "kentän `{field}` päivä on aikaisempi kuin palveluntuottajan viimeisen toteutuneen tapahtuman päivä; anna sama tai myöhempi päivä",
            sv: "dagen i fältet `{field}` är tidigare än dagen för serviceproducentens senaste genomförda händelse; ange samma eller en senare dag",
        },
        ErrorCode::DecisionInFuture => &Text {
            en: "the decision would be issued only after the day of the action (field `{field}`); the day of the action or an earlier one is expected",
            fi: "päätös olisi annettu vasta toiminnon päivän jälkeen (kenttä `{field}`); anna toiminnon päivä tai sitä aikaisempi päivä",
            sv: "beslutet skulle ha utfärdats först efter dagen för åtgärden (fältet `{field}`); ange dagen för åtgärden eller en tidigare dag",
        },
    }
}

/// What a form says at a field to the person who fills it in; `None` where only a programmer can do something about the error.
pub(super) fn in_form(code: ErrorCode, field: &str) -> Option<&'static Text> {
    Some(match code {
        ErrorCode::InvalidValue => invalid_in_form(field),
        ErrorCode::MissingField => &Text { en: "Fill this in.", fi: "Täytä tämä tieto.", sv: "Fyll i den här uppgiften." },
        ErrorCode::InvalidDate => &Text {
            en: "Enter a date from the years 1900–2199 like this: 4 May 2026.",
            fi: "Kirjoita päivä vuosilta 1900–2199 näin: 4.5.2026.",
            sv: "Skriv ett datum från åren 1900–2199 så här: 4.5.2026.",
        },
        ErrorCode::UnknownService => &Text {
            en: "This service has no service description that is in force on this date. Choose another service or another date.",
            fi: "Tällä palvelulla ei ole tänä päivänä voimassa olevaa palvelukuvausta. Valitse toinen palvelu tai toinen päivä.",
            sv: "Den här tjänsten har ingen servicebeskrivning som gäller den här dagen. Välj en annan tjänst eller en annan dag.",
        },
        ErrorCode::UnknownCourse => &Text {
            en: "There is no course with this id. Choose a course.",
            fi: "Tällä tunnisteella ei ole kurssia. Valitse kurssi.",
            sv: "Det finns ingen kurs med detta id. Välj en kurs.",
        },
        ErrorCode::DuplicateCourse => &Text {
            en: "This id is already in use, or was used for a course that has been deleted. Choose another.",
            fi: "Tunniste on jo käytössä tai kuului kurssille, joka on poistettu. Anna toinen.",
            sv: "Id:t används redan eller hörde till en kurs som har raderats. Ange ett annat.",
        },
        ErrorCode::DuplicateTargetGroup => &Text {
            en: "The same target group is chosen more than once.",
            fi: "Sama kohderyhmä on valittu useammin kuin kerran.",
            sv: "Samma målgrupp har valts mer än en gång.",
        },
        ErrorCode::UnknownTargetGroup => &Text {
            en: "The service does not have this target group. Choose one of its target groups.",
            fi: "Kohderyhmä ei kuulu palveluun. Valitse jokin palvelun kohderyhmistä.",
            sv: "Målgruppen hör inte till tjänsten. Välj någon av tjänstens målgrupper.",
        },
        ErrorCode::PeriodEndsBeforeStart => &Text {
            en: "The period ends before it starts.",
            fi: "Jakso päättyy ennen alkamistaan.",
            sv: "Perioden slutar innan den börjar.",
        },
        ErrorCode::PeriodsOutOfOrder => &Text {
            en: "The period starts before the one above. Put the periods in order of their first days.",
            fi: "Jakso alkaa ennen edellistä jaksoa. Järjestä jaksot ensimmäisen päivän mukaan.",
            sv: "Perioden börjar före den föregående. Ordna perioderna efter första dagen.",
        },
        ErrorCode::PeriodNumber => &Text {
            en: "The course has no period with this number. The first period is number 1.",
            fi: "Kurssilla ei ole tämännumeroista jaksoa. Ensimmäinen jakso on numero 1.",
            sv: "Kursen har ingen period med detta nummer. Den första perioden är nummer 1.",
        },
        ErrorCode::YearMismatch => &Text {
            en: "The year is not the one in which the first period starts.",
            fi: "Vuosi on eri kuin ensimmäisen jakson alkamisvuosi.",
            sv: "Året är ett annat än det då den första perioden börjar.",
        },
        ErrorCode::SameCourse => &Text {
            en: "The client is already on this course. Choose another course.",
            fi: "Asiakas on jo tällä kurssilla. Valitse toinen kurssi.",
            sv: "Klienten är redan på den här kursen. Välj en annan kurs.",
        },
        ErrorCode::OutOfOrder => &Text {
            en: "The date is earlier than the latest event. Choose that date or a later one.",
            fi: "Päivä on aikaisempi kuin viimeisin tapahtuma. Valitse sama tai myöhempi päivä.",
            sv: "Dagen är tidigare än den senaste händelsen. Välj samma dag eller en senare dag.",
        },
        ErrorCode::DecisionInFuture => &Text {
            en: "The decision cannot be issued later than the date of this action.",
            fi: "Päätöstä ei voi antaa tämän toimen päivää myöhemmin.",
            sv: "Beslutet kan inte ha utfärdats senare än dagen för den här åtgärden.",
        },
        ErrorCode::UnknownAction | ErrorCode::UnknownField => return None,
    })
}

fn invalid_in_form(field: &str) -> &'static Text {
    match FieldKind::named(last_name(field)) {
        _ if last_name(field) == "received" => &NOT_BEFORE_ISSUE_IN_FORM,
        Some(FieldKind::Text) => {
            &Text { en: "Enter 1 to 200 characters.", fi: "Kirjoita 1–200 merkkiä.", sv: "Skriv 1–200 tecken." }
        }
        Some(FieldKind::Count) => &Text {
            en: "Enter a whole number from 0 to 1,000,000.",
            fi: "Kirjoita kokonaisluku 0–1 000 000.",
            sv: "Skriv ett heltal från 0 till 1 000 000.",
        },
        Some(FieldKind::Year) => &Text {
            en: "Enter a year from 1900 to 2199.",
            fi: "Kirjoita vuosi 1900–2199.",
            sv: "Skriv ett år från 1900 till 2199.",
        },
        Some(FieldKind::Number) => &Text { en: "Enter a whole number.", fi: "Kirjoita kokonaisluku.", sv: "Skriv ett heltal." },
        Some(FieldKind::Flag) => &Text { en: "Answer yes or no.", fi: "Vastaa kyllä tai ei.", sv: "Svara ja eller nej." },
        Some(FieldKind::Periods) => &Text {
            en: "Give at least one period and at most 1,000.",
            fi: "Anna vähintään yksi ja enintään 1 000 jaksoa.",
            sv: "Ange minst en period och högst 1 000.",
        },
        Some(FieldKind::Groups) | Some(FieldKind::Clients) => &Text {
            en: "Choose from the list, each only once.",
            fi: "Valitse luettelosta, kukin vain kerran.",
            sv: "Välj ur listan, var och en bara en gång.",
        },
        Some(FieldKind::Experience | FieldKind::Pool | FieldKind::Day) | None => {
            &Text { en: "Choose one of the options.", fi: "Valitse jokin vaihtoehdoista.", sv: "Välj ett av alternativen." }
        }
    }
}

/// The values that a field accepts, by the last name of its path; for a field that is not listed, its documentation describes them.
pub(super) fn expected(field: &str) -> &'static Text {
    let last = last_name(field);
    let list = last.split('[').next().unwrap_or_default();
    match list {
        // An element of a list of strings is a string like an id.
        _ if last.ends_with(']') && list != "periods" => expected_by(FieldKind::Text),
        "provider" => expected_by(FieldKind::Text),
        "kind" => &PERIOD_KIND,
        "received" => &NOT_BEFORE_ISSUE,
        _ => FieldKind::named(list).map_or(&DOCUMENTED, expected_by),
    }
}

/// The last name of a path.
pub(crate) fn last_name(path: &str) -> &str {
    let mut last = path;
    // A search from the front, as elsewhere: a search from the end would enlarge the WebAssembly module.
    while let Some((_, after)) = last.split_once('.') {
        last = after;
    }
    last
}

/// Whether a field of a record accepts a date, or `true` for an unknown date.
pub(super) fn may_be_true(field: &str) -> bool {
    field.starts_with("done.") || ["ending", "report.received_by_ahs", "report.given_to_patient"].contains(&field)
}

pub(super) static RECORD: RecordTexts = RecordTexts {
    unreadable: Text {
        en: "the input is not a record: one JSON object with each key once",
        fi: "syöte ei ole tietue: yksi JSON-objekti, jossa kukin avain esiintyy kerran",
        sv: "indata är inte en post: ett JSON-objekt där varje nyckel förekommer en gång",
    },
    does_not_fit: Text {
        en: "the value of `{field}` is of the wrong kind, out of its range, stands twice, or does not fit the rest of the record",
        fi: "kohdan `{field}` arvo on väärää tyyppiä tai sallitun välin ulkopuolella, esiintyy kahdesti tai on ristiriidassa muun tietueen kanssa",
        sv: "värdet i `{field}` är av fel typ eller utanför det tillåtna intervallet, förekommer två gånger eller stämmer inte med resten av posten",
    },
    no_day_nor_true: Text {
        en: "the value of the field `{field}` is not valid; a date between 1900-01-01 and 2199-12-31 in the form YYYY-MM-DD is expected, or true when the day is not known",
        fi: "kentän `{field}` arvo ei kelpaa; sen on oltava päivä väliltä 1900-01-01–2199-12-31 muodossa VVVV-KK-PP tai true, jos päivä ei ole tiedossa",
        sv: "värdet i fältet `{field}` är inte giltigt; det ska vara en dag mellan 1900-01-01 och 2199-12-31 i formatet ÅÅÅÅ-MM-DD eller true när dagen inte är känd",
    },
    no_such_field: Text {
        en: "the record has no field `{field}`",
        fi: "tietueessa ei ole kenttää `{field}`",
        sv: "posten har inget fält `{field}`",
    },
    expected: &[
        (
            &["record"],
            Text {
                en: "distance_readiness, therapy_case or coordinator_introduction",
                fi: "distance_readiness, therapy_case tai coordinator_introduction",
                sv: "distance_readiness, therapy_case eller coordinator_introduction",
            },
        ),
        (
            &["visit_minutes", "minutes", "max_gap_days"],
            Text {
                en: "a whole number from 0 to 1,000,000",
                fi: "kokonaisluku 0–1 000 000",
                sv: "ett heltal från 0 till 1 000 000",
            },
        ),
        (
            &["charting_minutes"],
            Text {
                en: "a whole number from 0 to the minutes of the visit",
                fi: "kokonaisluku nollasta käynnin pituuteen minuutteina",
                sv: "ett heltal från 0 till besökets längd i minuter",
            },
        ),
        (&["category"], Text { en: "short_term or long_term", fi: "short_term tai long_term", sv: "short_term eller long_term" }),
        (&["outcome"], Text { en: "new_goals or ended", fi: "new_goals tai ended", sv: "new_goals eller ended" }),
        (
            &["kind"],
            Text {
                en: "visit, administration or charting",
                fi: "visit, administration tai charting",
                sv: "visit, administration eller charting",
            },
        ),
        (&["amount"], Text { en: "a number", fi: "luku", sv: "ett tal" }),
        (&["unit"], Text { en: "primary_care or other", fi: "primary_care tai other", sv: "primary_care eller other" }),
        (
            &[
                "demanding",
                "concrete",
                "measurable",
                "motivating",
                "gas",
                "ends_with_commitment",
                "benefit_in_proportion",
                "other_conversation_method",
            ],
            FLAG,
        ),
        (
            &[
                "service",
                "number",
                "patient_name",
                "patient_id",
                "commitment_number",
                "therapist_name",
                "therapist_contact",
                "role",
                "municipality",
            ],
            Text { en: "a string of 1 to 200 characters", fi: "1–200 merkin teksti", sv: "en text på 1–200 tecken" },
        ),
    ],
};

pub(crate) static DOCUMENTED: Text = Text {
    en: "what the documentation of the field says",
    fi: "sellainen kuin kentän ohjeessa kerrotaan",
    sv: "sådant som beskrivs i anvisningen för fältet",
};
/// The values that a field of an action accepts.
pub(crate) fn expected_by(kind: FieldKind) -> &'static Text {
    match kind {
        FieldKind::Text => {
            &Text { en: "a string of 1 to 200 characters", fi: "1–200 merkin teksti", sv: "en text på 1–200 tecken" }
        }
        FieldKind::Count => &Text {
            en: "a whole number from 0 to 1,000,000",
            fi: "kokonaisluku 0–1 000 000",
            sv: "ett heltal från 0 till 1 000 000",
        },
        FieldKind::Year => {
            &Text {
                en: "a whole number from 1900 to 2199", fi: "kokonaisluku 1900–2199", sv: "ett heltal från 1900 till 2199"
            }
        }
        FieldKind::Number => &Text { en: "a whole number", fi: "kokonaisluku", sv: "ett heltal" },
        FieldKind::Flag => &FLAG,
        FieldKind::Groups | FieldKind::Clients => &Text {
            en: "a list of strings of 1 to 200 characters, without duplicates",
            fi: "luettelo, jossa on 1–200 merkin tekstejä, kukin kerran",
            sv: "en lista med texter på 1–200 tecken, var och en en gång",
        },
        FieldKind::Periods => &Text {
            en: "a list of at most 1,000 periods, and at least one for a new schedule",
            fi: "luettelo, jossa on enintään 1 000 jaksoa ja uudessa aikataulussa vähintään yksi",
            sv: "en lista med högst 1 000 perioder och minst en i en ny tidtabell",
        },
        FieldKind::Experience => &Text {
            en: "none, under_2_years or over_2_years",
            fi: "none, under_2_years tai over_2_years",
            sv: "none, under_2_years eller over_2_years",
        },
        FieldKind::Pool => &Text {
            en: "none, adjoining or elsewhere",
            fi: "none, adjoining tai elsewhere",
            sv: "none, adjoining eller elsewhere",
        },
        FieldKind::Day => &DOCUMENTED,
    }
}

static PERIOD_KIND: Text = Text { en: "in_person or digital", fi: "in_person tai digital", sv: "in_person eller digital" };
static NOT_BEFORE_ISSUE: Text = Text {
    en: "a day that is not before the day of issue",
    fi: "päivä, joka ei ole ennen päätöksen antamispäivää",
    sv: "en dag som inte är före den dag då beslutet utfärdades",
};
static NOT_BEFORE_ISSUE_IN_FORM: Text = Text {
    en: "The client cannot receive the decision before it is issued.",
    fi: "Asiakas ei voi saada päätöstä ennen sen antamista.",
    sv: "Klienten kan inte få beslutet innan det har utfärdats.",
};
