//! The checklist for the introduction of a new coordinator, version 7: blocks and items, as data.
//!
//! Each item has one row with its id, the statements of the source that name it, its stated time, which rule requires it, and its
//! names. All data about an item is in its row.

use crate::text::{Text, Word};
use crate::words::{Limits, closed_set};

/// The version of the checklist, from the header of the source (U-16).
///
/// ```
/// assert_eq!(rehab_rules::coordinator::CHECKLIST_VERSION, 7);
/// ```
pub const CHECKLIST_VERSION: u32 = 7;

/// A block of the checklist.
///
/// ```
/// use rehab_rules::coordinator::BLOCKS;
/// let seven = &BLOCKS[6];
/// assert_eq!((seven.number, seven.row, seven.minutes.unwrap().max), (7, "U-52", 600)); // the source says "about"
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Block {
    /// The number, from 1.
    pub number: i64,
    /// The statement that names it.
    pub row: &'static str,
    /// The time stated for the whole block, in minutes; `None` if only its items have a stated time, or none is stated.
    pub minutes: Option<Limits>,
    /// The subject of the block.
    pub title: Text,
}

/// The blocks, in order.
///
/// ```
/// use rehab_rules::coordinator::BLOCKS;
/// assert!(BLOCKS.iter().map(|block| block.number).eq(1..=8));
/// ```
pub static BLOCKS: &[Block] = &[
    Block {
        number: 1,
        row: "U-04",
        minutes: Some(Limits { min: 540, max: 540 }),
        title: Text {
            en: "knowledge background, self-study",
            fi: "taustatiedot, itseopiskelu",
            sv: "kunskapsbakgrund, självstudier",
        },
    },
    Block {
        number: 2,
        row: "U-19",
        minutes: Some(Limits { min: 120, max: 120 }),
        title: Text {
            en: "introduction to the assignment, with process support and possibly the unit manager",
            fi: "perehdytys tehtävään prosessituen ja mahdollisesti yksikön esihenkilön kanssa",
            sv: "introduktion för uppdraget, med processtöd och eventuellt verksamhetschefen",
        },
    },
    Block {
        number: 3,
        row: "U-30",
        minutes: Some(Limits { min: 90, max: 90 }),
        title: Text {
            en: "IT systems for the assignment",
            fi: "tehtävässä käytettävät tietojärjestelmät",
            sv: "IT-system för uppdraget",
        },
    },
    Block {
        number: 4,
        row: "U-40",
        minutes: Some(Limits { min: 60, max: 60 }),
        title: Text {
            en: "tools in the work with patients, self-study",
            fi: "potilastyön välineet, itseopiskelu",
            sv: "verktyg i patientarbetet, självstudier",
        },
    },
    Block {
        number: 5,
        row: "U-45",
        minutes: None,
        title: Text {
            en: "Region Uppsala's coordinator training",
            fi: "Region Uppsalan koordinaattorikoulutus",
            sv: "Region Uppsalas rehabiliteringskoordinatorsutbildning",
        },
    },
    Block {
        number: 6,
        row: "U-50",
        minutes: Some(Limits { min: 45, max: 60 }),
        title: Text {
            en: "follow-up by a process leader of Region Uppsala",
            fi: "Region Uppsalan prosessivastaavan tekemä seuranta",
            sv: "uppföljning av processledare från Region Uppsala",
        },
    },
    Block {
        number: 7,
        row: "U-52",
        minutes: Some(Limits { min: 600, max: 600 }),
        title: Text {
            en: "mandatory deepening, self-study",
            fi: "pakollinen syventävä osio, itseopiskelu",
            sv: "obligatorisk fördjupning, självstudier",
        },
    },
    Block {
        number: 8,
        row: "U-58",
        minutes: None,
        title: Text {
            en: "voluntary, deepening parts",
            fi: "vapaaehtoiset, syventävät osat",
            sv: "frivilliga/fördjupande delar",
        },
    },
];

/// An item of the checklist.
///
/// ```
/// use rehab_rules::coordinator::IntroductionItem;
/// use rehab_rules::coordinator::Time;
/// let part = IntroductionItem::TrainingPart3.entry();
/// assert_eq!((part.block, part.rows, part.asks_day), (Some(5), &["U-48"][..], true));
/// assert_eq!(part.time, Time::Minutes(105, 105)); // "1,45 timme" (AM-48)
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Item {
    /// The number of its block; `None` for items before and after the blocks.
    pub block: Option<i64>,
    /// The statements that name it.
    pub rows: &'static [&'static str],
    /// The stated time.
    pub time: Time,
    /// How it is required.
    pub asked: Asked,
    /// Whether the checklist asks for the date.
    pub asks_day: bool,
    /// The id and the name of the item.
    pub word: Word,
}

/// The time stated for an item.
///
/// ```
/// use rehab_rules::coordinator::{IntroductionItem, Time};
/// assert_eq!(IntroductionItem::ViolenceCourse.entry().time, Time::Minutes(120, 180));
/// assert_eq!(IntroductionItem::RehabstodFilmFilter.entry().time, Time::BesideBlock); // "about 1.5 hours plus films"
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Time {
    /// A range in minutes, from and to.
    Minutes(i64, i64),
    /// No stated time; the time of the block includes it.
    NotStated,
    /// No stated time, and the time of the block does not include it.
    BesideBlock,
}

/// How an item is required.
///
/// ```
/// use rehab_rules::coordinator::{Asked, IntroductionItem};
/// assert_eq!(IntroductionItem::WorkRoutine.entry().asked, Asked::Required);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Asked {
    /// It is required (`coordinator/item-open`).
    Required,
    /// It is voluntary (`coordinator/optional-item`).
    Optional,
    /// A separate rule requires it.
    ByItsRule,
}

/// Declares the items: the closed set of their ids, and the data of each.
macro_rules! items {
    ($($variant:ident = $id:literal, $block:expr, [$($row:literal),+], $time:expr, $asked:ident, $asks_day:literal:
        $en:literal, $fi:literal, $sv:literal;)+) => {
        closed_set! {
            /// An item of the checklist for a new coordinator.
            IntroductionItem in coordinator {
                $(#[doc = concat!("Item: ", $en, ".")] $variant = $id,)+
            }
        }

        impl IntroductionItem {
            /// The data of the item.
            ///
            /// ```
            /// use rehab_rules::coordinator::IntroductionItem;
            /// assert_eq!(IntroductionItem::SithsCard.entry().word.text.en, "the SITHS card");
            /// ```
            #[must_use]
            pub const fn entry(self) -> &'static Item {
                match self {
                    $(Self::$variant => const {
                        &Item {
                            block: $block,
                            rows: &[$($row),+],
                            time: $time,
                            asked: Asked::$asked,
                            asks_day: $asks_day,
                            word: Word { code: $id, text: Text { en: $en, fi: $fi, sv: $sv } },
                        }
                    },)+
                }
            }
        }
    };
}

use Time::{BesideBlock, Minutes, NotStated};

items! {
    PlanTime = "plan_time", None, ["U-02"], NotStated, ByItsRule, false:
        "a plan with the manager that sets time aside for the introduction",
        "esihenkilön kanssa tehty suunnitelma, jossa perehdytykseen varataan aikaa",
        "en plan med chefen där tid avsätts för introduktionen";
    WorkRoutine = "work_routine", Some(1), ["U-05"], NotStated, Required, false:
        "the work routine for rehabilitation coordinators",
        "kuntoutuskoordinaattorin työohje",
        "arbetsrutinen för rehabiliteringskoordinatorer";
    FilmIntroduction = "film_introduction", Some(1), ["U-06"], NotStated, Required, false:
        "the film that introduces coordination measures (SKR)",
        "video, joka johdattaa koordinointitoimiin (SKR)",
        "filmen ”Introduktion till koordineringsinsatser” (SKR)";
    FilmIdentifyingPatients = "film_identifying_patients", Some(1), ["U-06"], NotStated, Required, false:
        "the film on identifying patients (SKR)",
        "video potilaiden tunnistamisesta (SKR)",
        "filmen ”Identifiering av patienter” (SKR)";
    FilmIndividualSupport = "film_individual_support", Some(1), ["U-06"], NotStated, Required, false:
        "the film on individual support (SKR)",
        "video yksilöllisestä tuesta (SKR)",
        "filmen ”Individuellt stöd” (SKR)";
    FilmInternalCoordination = "film_internal_coordination", Some(1), ["U-06"], NotStated, Required, false:
        "the film on internal coordination (SKR)",
        "video sisäisestä koordinoinnista (SKR)",
        "filmen ”Intern koordinering” (SKR)";
    FilmExternalCooperation = "film_external_cooperation", Some(1), ["U-06"], NotStated, Required, false:
        "the film on external cooperation (SKR)",
        "video ulkoisesta yhteistyöstä (SKR)",
        "filmen ”Extern samverkan” (SKR)";
    SicknessBenefitFilm = "sickness_benefit_film", Some(1), ["U-07"], Minutes(17, 17), Required, false:
        "the film on how sickness benefit and preventive sickness benefit work (Försäkringskassan)",
        "video siitä, miten sairauspäiväraha ja ennaltaehkäisevä sairauspäiväraha toimivat (Försäkringskassan)",
        "filmen ”Så fungerar sjukpenning och förebyggande sjukpenning” (Försäkringskassan)";
    InsuranceMedicineCourse = "insurance_medicine_course", Some(1), ["U-08"], Minutes(30, 30), Required, false:
        "the web training that introduces clinical insurance medicine (Pingpong)",
        "verkkokoulutus, joka johdattaa kliiniseen vakuutuslääketieteeseen (Pingpong)",
        "webbutbildningen ”Introduktion till klinisk försäkringsmedicin” (Pingpong)";
    InsuranceMedicineSite = "insurance_medicine_site", Some(1), ["U-09"], NotStated, Required, false:
        "knowledge of the site on insurance medicine (Socialstyrelsen)",
        "vakuutuslääketieteen sivuston tuntemus (Socialstyrelsen)",
        "kunskap om hemsidan om försäkringsmedicin (Socialstyrelsen)";
    HealthCareProcess = "health_care_process", Some(1), ["U-10"], NotStated, Required, false:
        "the process of health care (Socialstyrelsen)",
        "terveydenhuollon prosessi (Socialstyrelsen)",
        "hälso- och sjukvårdens process (Socialstyrelsen)";
    CooperationAndRoles = "cooperation_and_roles", Some(1), ["U-11"], NotStated, Required, false:
        "cooperation and roles (Socialstyrelsen)",
        "yhteistyö ja roolit (Socialstyrelsen)",
        "samverkan och roller (Socialstyrelsen)";
    SickLeaveAndRehabilitation = "sick_leave_and_rehabilitation", Some(1), ["U-12"], NotStated, Required, false:
        "sick leave and rehabilitation (Socialstyrelsen)",
        "sairausloma ja kuntoutus (Socialstyrelsen)",
        "sjukskrivning och rehabilitering (Socialstyrelsen)";
    FollowUp = "follow_up", Some(1), ["U-13"], NotStated, Required, false:
        "follow-up (Socialstyrelsen)",
        "seuranta (Socialstyrelsen)",
        "uppföljning (Socialstyrelsen)";
    AssignmentDescription = "assignment_description", Some(1), ["U-14"], NotStated, Required, false:
        "the description of the coordinator's assignment",
        "kuntoutuskoordinaattorin tehtävänkuvaus",
        "uppdragsbeskrivningen för rehabiliteringskoordinatorer";
    RegionalProcess = "regional_process", Some(1), ["U-15"], NotStated, Required, false:
        "knowledge of Region Uppsala's process for sick leave and rehabilitation",
        "Region Uppsalan sairausloma- ja kuntoutusprosessin tuntemus",
        "kunskap om Region Uppsalas sjukskrivnings- och rehabiliteringsprocess";
    DfaChain = "dfa_chain", Some(1), ["U-16"], NotStated, Required, false:
        "knowledge of the DFA chain and the rehabilitation chain (on the coordinators' SharePoint)",
        "DFA-ketjun ja kuntoutusketjun tuntemus (koordinaattoreiden SharePointissa)",
        "kunskap om DFA-kedjan och rehabiliteringskedjan (se SharePoint för reko)";
    SickListingPrinciples = "sick_listing_principles", Some(1), ["U-17"], NotStated, Required, false:
        "acquaintance with the principles for sick-listing",
        "sairauslomalle määräämisen periaatteiden yleistuntemus",
        "kännedom om principer för sjukskrivning";
    HealthyThinkingFilm = "healthy_thinking_film", Some(1), ["U-18"], NotStated, Required, false:
        "the film ‘Tänk inte sjuk tänk frisk’",
        "video ”Tänk inte sjuk tänk frisk”",
        "filmen ”Tänk inte sjuk tänk frisk”";
    ProcessLeaderIntroduction = "process_leader_introduction", Some(2), ["U-20"], NotStated, Required, false:
        "an individual introduction by a process leader of the regional office",
        "alueen hallinnon prosessivastaavan antama yksilöllinen perehdytys",
        "en individuell introduktion av en processledare från regionens ledningskontor";
    QualityAssuranceAssignment = "quality_assurance_assignment", Some(2), ["U-21"], NotStated, Required, false:
        "the quality-assurance assignment from the unit manager, registered at the workplace",
        "yksikön esihenkilön antama laadunvarmistustehtävä, joka diarioidaan työpaikalla",
        "kvalitetssäkringsuppdraget från verksamhetschefen, diariefört på arbetsplatsen";
    LocalRoutines = "local_routines", Some(2), ["U-22"], NotStated, Required, false:
        "the workplace's routines for rehabilitation and sick leave (ask the unit manager)",
        "työpaikan kuntoutus- ja sairauslomakäytännöt (kysy yksikön esihenkilöltä)",
        "de lokala rutinerna för rehabilitering och sjukskrivning (hör med verksamhetschefen)";
    CoordinatorSign = "coordinator_sign", Some(2), ["U-23"], NotStated, Required, false:
        "the coordinator's sign (from the process leader, if it is not at the workplace)",
        "kuntoutuskoordinaattorin kyltti (prosessivastaavalta, jos sitä ei ole työpaikalla)",
        "rehabiliteringskoordinatorsskylten (finns hos processledaren om den inte finns på arbetsplatsen)";
    RecordTemplates = "record_templates", Some(2), ["U-24"], NotStated, Required, false:
        "the record templates for coordinators in Cosmic",
        "koordinaattorin potilaskertomuspohjat Cosmicissa",
        "journalmallarna för reko i Cosmic";
    KvaCoding = "kva_coding", Some(2), ["U-24"], NotStated, Required, false:
        "KVÅ coding",
        "KVÅ-koodaus",
        "KVÅ-kodning";
    RehabilitationPlan = "rehabilitation_plan", Some(2), ["U-24"], NotStated, Required, false:
        "the rehabilitation plan in Cosmic",
        "kuntoutussuunnitelma Cosmicissa",
        "rehabiliteringsplanen i Cosmic";
    ConsentForms = "consent_forms", Some(2), ["U-25"], NotStated, Required, false:
        "the consent forms",
        "suostumuslomakkeet",
        "samtyckesblanketterna";
    ContactDetails = "contact_details", Some(2), ["U-26"], NotStated, Required, false:
        "the contact details of Försäkringskassan and Arbetsförmedlingen (on SharePoint)",
        "Försäkringskassanin ja Arbetsförmedlingenin yhteystiedot (SharePointissa)",
        "kontaktuppgifterna till FK och AF (i SharePoint)";
    NetworkMeetings = "network_meetings", Some(2), ["U-27"], NotStated, Required, false:
        "the days of the coordinators' network meetings",
        "koordinaattoreiden verkostotapaamisten päivämäärät",
        "datumen för rekos nätverksmöten";
    SharepointPermission = "sharepoint_permission", Some(2), ["U-28"], NotStated, Required, false:
        "the permission to the coordinators' SharePoint (arranged by the process leader)",
        "käyttöoikeus koordinaattoreiden SharePointiin (prosessivastaava järjestää)",
        "behörigheten till rehabiliteringskoordinatorernas SharePoint (ordnas av processledaren)";
    RehabstodPermission = "rehabstod_permission", Some(3), ["U-31", "U-33"], NotStated, Required, false:
        "the permission to Rehabstöd (the unit manager orders it in Easit, ‘Patient och Vårdsystem’)",
        "Rehabstödin käyttöoikeus (yksikön esihenkilö tilaa sen Easitissa, ”Patient och Vårdsystem”)",
        "behörigheten till Rehabstöd (verksamhetschefen beställer den i Easit, ”Patient och Vårdsystem”)";
    IntygsstatistikPermission = "intygsstatistik_permission", Some(3), ["U-32", "U-33"], NotStated, Required, false:
        "the permission to Intygsstatistik (the unit manager orders it in Easit, ‘Patient och Vårdsystem’)",
        "Intygsstatistikin käyttöoikeus (yksikön esihenkilö tilaa sen Easitissa, ”Patient och Vårdsystem”)",
        "behörigheten till Intygsstatistik (verksamhetschefen beställer den i Easit, ”Patient och Vårdsystem”)";
    SithsCard = "siths_card", Some(3), ["U-35"], NotStated, ByItsRule, false:
        "the SITHS card",
        "SITHS-kortti",
        "SITHS-kortet";
    LoginData = "login_data", Some(3), ["U-35"], NotStated, ByItsRule, false:
        "the login data",
        "kirjautumistiedot",
        "inloggningsuppgifterna";
    DoublePermissions = "double_permissions", Some(3), ["U-36"], NotStated, Required, false:
        "the double permissions, for the base profession and for the coordinator's assignment (applied for through the unit's care-system coordinator as an Easit case, with the user name)",
        "rinnakkaiset käyttöoikeudet perusammattia ja koordinaattorin tehtävää varten (haetaan yksikön hoitojärjestelmäkoordinaattorin kautta Easit-pyyntönä; ilmoita käyttäjätunnus)",
        "de dubbla behörigheterna, för grundprofessionen och för rekouppdraget (ansökan via verksamhetens vårdsystemsamordnare som ett Easit-ärende; meddela användarnamn)";
    RehabstodFilmIntroduction = "rehabstod_film_introduction", Some(3), ["U-37"], BesideBlock, Required, false:
        "the film that introduces Rehabstöd",
        "video, joka esittelee Rehabstödin",
        "filmen ”Introduktion” om Rehabstöd";
    RehabstodFilmCertificates = "rehabstod_film_certificates", Some(3), ["U-37"], BesideBlock, Required, false:
        "the film on showing certificates in Rehabstöd",
        "video todistusten näyttämisestä Rehabstödissä",
        "filmen ”Visa intyg” om Rehabstöd";
    RehabstodFilmFilter = "rehabstod_film_filter", Some(3), ["U-37"], BesideBlock, Required, false:
        "the film on the filter in Rehabstöd",
        "video Rehabstödin suodattimesta",
        "filmen ”Filterfunktion” om Rehabstöd";
    PatientInformation = "patient_information", Some(4), ["U-41"], NotStated, Required, false:
        "the patient information on sick leave",
        "potilastiedote sairauslomasta",
        "patientinformationen ”Information om sjukskrivning”";
    MultiPartyMeetingRoutine = "multi_party_meeting_routine", Some(4), ["U-42"], NotStated, Required, false:
        "the routine for multi-party meetings",
        "monitoimijatapaamisen ohje",
        "rutinen för flerpartsmöte";
    CoordinatedIndividualPlan = "coordinated_individual_plan", Some(4), ["U-43"], NotStated, Required, false:
        "the coordinated individual plan (SIP)",
        "koordinoitu yksilöllinen suunnitelma (SIP)",
        "samordnad individuell plan (SIP)";
    TrainingPart1 = "training_part_1", Some(5), ["U-46"], Minutes(180, 180), Required, true:
        "the coordinator training, part 1: mapping, internal coordination and Rehabstöd",
        "koordinaattorikoulutuksen osa 1: kartoitus, sisäinen koordinointi ja Rehabstöd",
        "rekoutbildningen, del 1: kartläggning, intern samordning och Rehabstöd";
    TrainingPart2 = "training_part_2", Some(5), ["U-47"], Minutes(180, 180), Required, true:
        "the coordinator training, part 2: external cooperation and challenges",
        "koordinaattorikoulutuksen osa 2: ulkoinen yhteistyö ja haasteet",
        "rekoutbildningen, del 2: extern samverkan och utmaningar för reko";
    TrainingPart3 = "training_part_3", Some(5), ["U-48"], Minutes(105, 105), Required, true:
        "the coordinator training, part 3: insurance medicine",
        "koordinaattorikoulutuksen osa 3: vakuutuslääketiede",
        "rekoutbildningen, del 3: försäkringsmedicin";
    TrainingPart4 = "training_part_4", Some(5), ["U-49"], Minutes(180, 180), Required, true:
        "the coordinator training, part 4: follow-up and deepening",
        "koordinaattorikoulutuksen osa 4: seuranta ja syventäminen",
        "rekoutbildningen, del 4: uppföljning och fördjupning";
    ProcessLeaderFollowUp = "process_leader_follow_up", Some(6), ["U-51"], NotStated, Required, true:
        "the follow-up by a process leader of Region Uppsala",
        "Region Uppsalan prosessivastaavan tekemä seuranta",
        "uppföljningen, som görs av en processledare från Region Uppsala";
    AtBtCourse = "at_bt_course", Some(7), ["U-53"], Minutes(120, 120), Required, false:
        "the web training in clinical insurance medicine for AT/BT physicians and others (Pingpong)",
        "kliinisen vakuutuslääketieteen verkkokoulutus AT/BT-lääkäreille ja muille (Pingpong)",
        "webbutbildningen i klinisk försäkringsmedicin för AT/BT-läkare med flera (Pingpong)";
    StCourse = "st_course", Some(7), ["U-54"], Minutes(240, 240), Required, false:
        "the web training in clinical insurance medicine for ST physicians and others (Pingpong)",
        "kliinisen vakuutuslääketieteen verkkokoulutus ST-lääkäreille ja muille (Pingpong)",
        "webbutbildningen i klinisk försäkringsmedicin för ST-läkare med flera (Pingpong)";
    CooperationWeb = "cooperation_web", Some(7), ["U-56"], NotStated, Required, false:
        "knowledge of Region Uppsala's cooperation web, insurance medicine",
        "Region Uppsalan yhteistyösivuston vakuutuslääketieteen osan tuntemus",
        "kunskap om Region Uppsalas samverkanswebb, Försäkringsmedicin";
    ViolenceCourse = "violence_course", Some(7), ["U-57"], Minutes(120, 180), Required, false:
        "knowledge of exposure to violence: information and web course (Nationellt centrum för kvinnofrid)",
        "tietämys väkivallan kohteeksi joutumisesta: tietoa ja verkkokurssi (Nationellt centrum för kvinnofrid)",
        "kunskap om våldsutsatthet: information och webbkurs (Nationellt centrum för kvinnofrid)";
    CertificateSchool = "certificate_school", Some(8), ["U-59"], NotStated, Optional, false:
        "Inera's certificate school, Intygsstatistik",
        "Ineran todistuskoulu, Intygsstatistik",
        "Ineras intygsskola, Intygsstatistik";
    MiTraining = "mi_training", Some(8), ["U-61"], NotStated, Optional, false:
        "training in motivational interviewing (MI)",
        "motivoivan haastattelun (MI) koulutus",
        "utbildningen i motiverande samtal (MI)";
    RemindManager = "remind_manager", None, ["U-63"], NotStated, ByItsRule, false:
        "a reminder to the manager to inform the regional office",
        "muistutus esihenkilölle, jotta tämä ilmoittaa alueen hallinnolle",
        "en påminnelse till chefen om att informera regionens ledningskontor";
    EndRehabstodPermission = "end_rehabstod_permission", None, ["U-64"], NotStated, ByItsRule, false:
        "the end of the permission to Rehabstöd",
        "Rehabstödin käyttöoikeuden poistaminen",
        "avslutad behörighet till Rehabstöd";
    EndIntygsstatistikPermission = "end_intygsstatistik_permission", None, ["U-64"], NotStated, ByItsRule, false:
        "the end of the permission to Intygsstatistik",
        "Intygsstatistikin käyttöoikeuden poistaminen",
        "avslutad behörighet till Intygsstatistik";
    HandOverThings = "hand_over_things", None, ["U-65"], NotStated, ByItsRule, false:
        "the coordinator's non-personal things handed over to the next coordinator",
        "koordinaattorin muiden kuin henkilökohtaisten tavaroiden luovutus seuraavalle koordinaattorille",
        "icke personliga reko-saker lämnade till nästa reko";
    HandOverRoutines = "hand_over_routines", None, ["U-66"], NotStated, ByItsRule, false:
        "ways of working and routines described to the next coordinator",
        "työtapojen ja käytäntöjen kuvaus seuraavalle koordinaattorille",
        "arbetssätt och rutiner beskrivna för nästa reko";
}
