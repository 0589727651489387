//! The rules about distance rehabilitation that each check one answer: one row per rule in the table `answers!`.
//!
//! A row gives the requirement as a clause that follows "that"; the macros build the statement and the messages from it. To add a
//! rule, add its row here, its line in `rules/mod.rs` and its scenario.

use crate::input::distance::DistanceQuestion;
use crate::rules::basis::Basis;
use crate::rules::record::{DistanceCase, Verdicts};
use crate::rules::rule::{Check, Effect, Rule, Verdict};
use crate::text::Text;

/// The verdict on an answer, where `when_false` is the effect of "no". A recommendation is given without an answer too.
fn judge(answer: Option<bool>, when_false: Effect) -> Verdict {
    match answer {
        Some(true) => Verdict::Kept,
        Some(false) => Verdict::says(when_false),
        None if when_false == Effect::Recommendation => Verdict::says(when_false),
        None => Verdict::fact_missing(),
    }
}

/// The message for a question without an answer.
macro_rules! unanswered {
    ($en:literal, $fi:literal, $sv:literal) => {
        Text {
            en: concat!("Not answered: ", $en, "."),
            fi: concat!("Tieto puuttuu: ", $fi, "."),
            sv: concat!("Uppgift saknas: ", $sv, "."),
        }
    };
}

/// The effect, statement and messages of each kind of row: `denies` is a requirement before the rehabilitation and `forbids` one
/// during it, and without either it cannot be carried out; `violates` is a continuous duty of the provider; `recommends` is a
/// recommendation.
macro_rules! texts {
    (denies effect) => {
        Effect::Prohibition
    };
    (forbids effect) => {
        Effect::Prohibition
    };
    (violates effect) => {
        Effect::Violation
    };
    (recommends effect) => {
        Effect::Recommendation
    };
    // The English statement is also the documentation of the rule.
    (denies statement_en $en:literal) => {
        concat!("Before distance rehabilitation is carried out, the provider must make sure that ", $en, ".")
    };
    (forbids statement_en $en:literal) => {
        texts!(violates statement_en $en)
    };
    (violates statement_en $en:literal) => {
        concat!("In distance rehabilitation, the provider must ensure that ", $en, ".")
    };
    (recommends statement_en $en:literal) => {
        concat!("In distance rehabilitation, it is recommended that ", $en, ".")
    };
    (denies statement $en:literal, $fi:literal, $sv:literal) => {
        Text {
            en: texts!(denies statement_en $en),
            fi: concat!("Ennen etäkuntoutuksen toteuttamista palveluntuottajan on varmistettava, että ", $fi, "."),
            sv: concat!("Innan distansrehabilitering genomförs ska serviceproducenten försäkra sig om att ", $sv, "."),
        }
    };
    (forbids statement $en:literal, $fi:literal, $sv:literal) => {
        texts!(violates statement $en, $fi, $sv)
    };
    (violates statement $en:literal, $fi:literal, $sv:literal) => {
        Text {
            en: texts!(violates statement_en $en),
            fi: concat!("Etäkuntoutuksessa palveluntuottajan on huolehdittava siitä, että ", $fi, "."),
            sv: concat!("Vid distansrehabilitering ska serviceproducenten säkerställa att ", $sv, "."),
        }
    };
    (recommends statement $en:literal, $fi:literal, $sv:literal) => {
        Text {
            en: texts!(recommends statement_en $en),
            fi: concat!("Etäkuntoutuksessa suositellaan, että ", $fi, "."),
            sv: concat!("Vid distansrehabilitering rekommenderas att ", $sv, "."),
        }
    };
    (denies says $en:literal, $fi:literal, $sv:literal) => {
        &[
            (
                Effect::Prohibition,
                Text {
                    en: concat!("Distance rehabilitation cannot be carried out yet. Make sure that ", $en, "."),
                    fi: concat!("Etäkuntoutusta ei voi vielä toteuttaa. Varmista, että ", $fi, "."),
                    sv: concat!("Distansrehabiliteringen kan inte genomföras ännu. Försäkra dig om att ", $sv, "."),
                },
            ),
            (Effect::Undetermined, unanswered!($en, $fi, $sv)),
        ]
    };
    (forbids says $en:literal, $fi:literal, $sv:literal) => {
        &[
            (
                Effect::Prohibition,
                Text {
                    en: concat!("Distance rehabilitation cannot be carried out in this way. Make sure that ", $en, "."),
                    fi: concat!("Etäkuntoutusta ei voi toteuttaa näin. Varmista, että ", $fi, "."),
                    sv: concat!("Distansrehabilitering kan inte genomföras på detta sätt. Försäkra dig om att ", $sv, "."),
                },
            ),
            (Effect::Undetermined, unanswered!($en, $fi, $sv)),
        ]
    };
    (violates says $en:literal, $fi:literal, $sv:literal) => {
        &[
            (
                Effect::Violation,
                Text {
                    en: concat!("A duty of distance rehabilitation has not been met. Ensure that ", $en, "."),
                    fi: concat!("Etäkuntoutusta koskevaa velvollisuutta ei ole täytetty. Huolehdi siitä, että ", $fi, "."),
                    sv: concat!("En skyldighet vid distansrehabilitering har inte fullgjorts. Se till att ", $sv, "."),
                },
            ),
            (Effect::Undetermined, unanswered!($en, $fi, $sv)),
        ]
    };
    (recommends says $en:literal, $fi:literal, $sv:literal) => {
        &[(
            Effect::Recommendation,
            Text {
                en: concat!("It is recommended that ", $en, "."),
                fi: concat!("On suositeltavaa, että ", $fi, "."),
                sv: concat!("Det rekommenderas att ", $sv, "."),
            },
        )]
    };
}

/// Declares one module with its `RULE` per row, under the name of the question.
macro_rules! answers {
    ($($name:ident = $id:literal, $question:ident, $kind:ident, [$($row:literal),+] $(read as $reading:literal)?: $en:literal, $fi:literal, $sv:literal;)+) => {
        $(
            #[doc = concat!("The rule `", $id, "`.")]
            pub mod $name {
                use super::*;

                #[doc = texts!($kind statement_en $en)]
                pub static RULE: Rule = Rule::of_record(
                    $id,
                    texts!($kind statement $en, $fi, $sv),
                    texts!($kind says $en, $fi, $sv),
                    Basis::stated(&[$($row),+])$(.read_as(&[$reading]))?,
                    Check::Distance(&[concat!("answers.", stringify!($name))], check),
                );

                fn check(case: &DistanceCase<'_>, out: &mut Verdicts) {
                    out.add(judge(case.readiness.answers.get(DistanceQuestion::$question), texts!($kind effect)));
                }
            }
        )+

        /// What must hold, as a clause, for the examples of the catalogue.
        #[cfg(feature = "catalogue")]
        pub(crate) const fn clause(question: DistanceQuestion) -> &'static Text {
            match question {
                $(DistanceQuestion::$question => &Text { en: $en, fi: $fi, sv: $sv },)+
                DistanceQuestion::BothSeeEachOther => &Text {
                    en: "the rehabilitation specialist and the client see each other",
                    fi: "kuntoutuksen asiantuntija ja asiakas näkevät toisensa",
                    sv: "rehabiliteringsspecialisten och klienten ser varandra",
                },
            }
        }
    };
}

answers! {
    suitability_assessed_with_client = "distance/suitability-assessed-with-client", SuitabilityAssessedWithClient, denies, ["R-14"]:
        "it has been assessed together with the client whether distance rehabilitation suits the client",
        "asiakkaan kanssa on arvioitu, soveltuuko etäkuntoutus hänelle",
        "det har bedömts tillsammans med klienten om distansrehabilitering lämpar sig för klienten";
    provider_space = "distance/provider-space", ProviderSpace, denies, ["R-15"]:
        "the provider has access to a space suited to distance rehabilitation",
        "palveluntuottajalla on käytössään etäkuntoutukseen soveltuva tila",
        "serviceproducenten har tillgång till ett utrymme som lämpar sig för distansrehabilitering";
    client_space = "distance/client-space", ClientSpace, denies, ["R-15"]:
        "the client has access to a space suited to distance rehabilitation",
        "asiakkaalla on käytössään etäkuntoutukseen soveltuva tila",
        "klienten har tillgång till ett utrymme som lämpar sig för distansrehabilitering";
    space_privacy = "distance/space-privacy", SpacePrivacy, denies, ["R-16"]:
        "data protection and privacy are taken into account in the spaces used",
        "tiloissa, joita etäkuntoutuksessa käytetään, on varmistettu tietosuoja ja yksityisyydensuoja",
        "dataskydd och integritetsskydd beaktas i de utrymmen som används";
    data_protection = "distance/data-protection", DataProtection, denies, ["R-17"] read as "AM-35":
        "the client's data protection is ensured in all respects",
        "asiakkaan tietosuoja on varmistettu kaikilta osin",
        "dataskyddet för klienten har säkerställts till alla delar";
    data_security = "distance/data-security", DataSecurity, denies, ["R-17"] read as "AM-35":
        "the client's data security is ensured in all respects",
        "asiakkaan tietoturva on varmistettu kaikilta osin",
        "datasäkerheten för klienten har säkerställts till alla delar";
    provider_support = "distance/provider-support", ProviderSupport, denies, ["R-18"]:
        "the provider has access to technical support",
        "palveluntuottajalle on saatavilla teknistä tukea",
        "serviceproducenten har tillgång till tekniskt stöd";
    client_support = "distance/client-support", ClientSupport, denies, ["R-18"]:
        "the client has access to technical support",
        "asiakkaalle on saatavilla teknistä tukea",
        "klienten har tillgång till tekniskt stöd";
    emergency_instructions = "distance/emergency-instructions", EmergencyInstructions, denies, ["R-19"]:
        "the instructions for emergencies are up to date",
        "toimintaohjeet hätätilanteiden varalle ovat ajan tasalla",
        "anvisningarna om förfarandet i nödsituationer är uppdaterade";
    technical_problem_instructions = "distance/technical-problem-instructions", TechnicalProblemInstructions, denies, ["R-19"]:
        "the instructions for technical problems are up to date",
        "toimintaohjeet teknisten ongelmien varalle ovat ajan tasalla",
        "anvisningarna om förfarandet vid tekniska problem är uppdaterade";
    insurance = "distance/insurance", Insurance, denies, ["R-20"]:
        "insurance cover is arranged as the service description says",
        "vakuutusturva on järjestetty palvelukuvauksen mukaisesti",
        "försäkringsskyddet är ordnat på det sätt som anges i servicebeskrivningen";
    instructions_checked = "distance/instructions-checked", InstructionsChecked, denies, ["R-05"]:
        "it has been checked in the service description how video calls and digital rehabilitation are to be carried out",
        "palvelukuvauksesta on tarkistettu, miten kuvapuhelut ja verkkokuntoutus on toteutettava",
        "det har kontrollerats i servicebeskrivningen på vilket sätt videosamtal och digital rehabilitering ska genomföras";
    platform_compliant = "distance/platform-compliant", PlatformCompliant, forbids, ["R-27"] read as "AM-35":
        "the platform or application meets the requirements of data security and data protection in law and in the service description",
        "alusta tai sovellus täyttää lainsäädännön ja palvelukuvauksen tietoturva- ja tietosuojavaatimukset",
        "plattformen eller applikationen uppfyller de krav på datasäkerhet och dataskydd som ställs i lagstiftningen och i servicebeskrivningen";
    client_informed_security = "distance/client-informed-security", ClientInformedSecurity, forbids, ["R-29"]:
        "the client has been informed about data security in distance rehabilitation",
        "asiakkaalle on kerrottu etäkuntoutuksen tietoturvasta",
        "klienten är informerad om datasäkerheten vid distansrehabiliteringen";
    client_informed_protection = "distance/client-informed-protection", ClientInformedProtection, forbids, ["R-29"]:
        "the client has been informed about data protection in distance rehabilitation",
        "asiakkaalle on kerrottu etäkuntoutuksen tietosuojasta",
        "klienten är informerad om dataskyddet vid distansrehabiliteringen";
    client_informed_privacy = "distance/client-informed-privacy", ClientInformedPrivacy, forbids, ["R-29"]:
        "the client has been informed about privacy in distance rehabilitation",
        "asiakkaalle on kerrottu etäkuntoutuksen yksityisyydensuojasta",
        "klienten är informerad om integritetsskyddet vid distansrehabiliteringen";
    supervisory_guidance = "distance/supervisory-guidance", SupervisoryGuidance, forbids, ["R-24"]:
        "the instructions of the Finnish Supervisory Agency (formerly Valvira) are followed",
        "Lupa- ja valvontaviraston (aiemmin Valviran) ohjeita noudatetaan",
        "Tillstånds- och tillsynsverkets (tidigare Valviras) anvisningar följs";
    client_finds_it_works = "distance/client-finds-it-works", ClientFindsItWorks, violates, ["R-21"]:
        "the client feels that distance rehabilitation works well",
        "asiakas kokee etäkuntoutuksen toimivan hyvin",
        "klienten upplever att distansrehabiliteringen fungerar bra";
    furthers_rehabilitation = "distance/furthers-rehabilitation", FurthersRehabilitation, violates, ["R-21"]:
        "distance rehabilitation furthers the client's rehabilitation",
        "etäkuntoutus edistää asiakkaan kuntoutumista",
        "distansrehabiliteringen främjar klientens rehabilitering";
    staff_competence = "distance/staff-competence", StaffCompetence, violates, ["R-22"]:
        "the client can rely on the competence of the staff",
        "asiakas voi luottaa työntekijöiden osaamiseen",
        "klienten kan lita på de anställdas kompetens";
    provider_answers_for_security = "distance/provider-answers-for-security", ProviderAnswersForSecurity, violates, ["R-22"]:
        "the client can rely on the provider answering for data security as the service description says",
        "asiakas voi luottaa siihen, että palveluntuottaja vastaa tietoturvasta palvelukuvauksen mukaisesti",
        "klienten kan lita på att serviceproducenten ansvarar för datasäkerheten på det sätt som anges i servicebeskrivningen";
    client_guided = "distance/client-guided", ClientGuided, violates, ["R-23"]:
        "the client gets the guidance and support needed to take part",
        "asiakas saa osallistumiseen tarvitsemansa ohjauksen ja tuen",
        "klienten får den handledning och det stöd som behövs för att delta";
    directed = "distance/directed", Directed, violates, ["R-03"]:
        "the provider directs the distance rehabilitation",
        "palveluntuottaja ohjaa etäkuntoutuksen toteuttamista",
        "serviceproducenten styr distansrehabiliteringen";
    followed_up = "distance/followed-up", FollowedUp, violates, ["R-03"]:
        "the provider follows up how the distance rehabilitation is carried out",
        "palveluntuottaja seuraa etäkuntoutuksen toteutumista",
        "serviceproducenten följer upp hur distansrehabiliteringen genomförs";
    encrypted_connection = "distance/encrypted-connection", EncryptedConnection, recommends, ["R-30"] read as "AM-35":
        "an encrypted data connection is used",
        "käytetään salattua tietoliikenneyhteyttä",
        "en krypterad dataförbindelse används";
    strong_authentication = "distance/strong-authentication", StrongAuthentication, recommends, ["R-31"] read as "AM-35":
        "an application or platform that requires strong authentication is used",
        "käytetään sovellusta tai alustaa, joka edellyttää vahvaa tunnistautumista",
        "en applikation eller plattform som förutsätter stark autentisering används";
    client_instructions_read = "distance/client-instructions-read", ClientInstructionsRead, recommends, ["R-25"]:
        "the instructions for clients have been read",
        "asiakkaille tarkoitetut ohjeet on luettu",
        "anvisningarna för klienter har lästs";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{answers, says_of_distance};

    #[test]
    fn each_row_gives_the_effect_of_its_kind_and_recommends_without_an_answer() {
        let mut rows = 0;
        for rule in crate::rules::DISTANCE {
            let [field] = rule.fields() else { continue };
            let Some(question) = field.strip_prefix("answers.").and_then(DistanceQuestion::from_word) else { continue };
            let answered = |answer| says_of_distance(rule, |readiness| readiness.answers = answers(question, answer));
            rows += 1;
            let when_false = rule.says.first().map(|(effect, _)| *effect);
            assert!(answered(Some(true)).is_empty(), "{}", rule.id);
            assert_eq!(answered(Some(false)).first().copied(), when_false, "{}", rule.id);
            let unanswered = when_false.filter(|effect| *effect == Effect::Recommendation).unwrap_or(Effect::Undetermined);
            assert_eq!(answered(None), [unanswered], "{}", rule.id);
        }
        assert_eq!(rows + 1, DistanceQuestion::ALL.len()); // `BothSeeEachOther` has its own file
    }
}
