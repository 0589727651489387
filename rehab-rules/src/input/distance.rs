//! Distance rehabilitation (source 001): whether a service can be carried out at a distance, and what is still to be arranged.

use crate::input::document::{constructor, documents};
use crate::input::service::DistanceForm;
use crate::told::Told;
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;

documents! { errors in_record;
    /// A provider's answers about distance rehabilitation in a service: the record `distance_readiness`.
    ///
    /// ```
    /// use rehab_rules::distance::{DistanceQuestion, DistanceReadiness, check};
    /// use rehab_rules::{NaiveDate, Services, service::DistanceForm};
    /// let on = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
    /// let answers = [(DistanceQuestion::Insurance, false)];
    /// let readiness = DistanceReadiness::new("kela.family-carers", [DistanceForm::Digital], on, answers);
    /// let decision = check(&readiness, &Services::built_in())?;
    /// assert_eq!(decision.findings().next().unwrap().rule.id, "distance/insurance");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    DistanceReadiness<'a> {
        /// The service.
        service: Cow<'a, str>,
        /// The planned forms, each once.
        forms: Vec<DistanceForm>,
        /// The date of the evaluation, which determines the service description.
        on: NaiveDate,
        /// The answers; questions can be left unanswered.
        answers: Told<DistanceQuestion, bool>,
    }
}

/// Yes or no answers to questions.
///
/// ```
/// use rehab_rules::distance::{Answers, DistanceQuestion};
/// let answers = Answers::default().with(DistanceQuestion::Directed, true);
/// assert_eq!(answers.get(DistanceQuestion::Directed), Some(true));
/// ```
pub type Answers = Told<DistanceQuestion, bool>;

closed_set! {
    /// A question about distance rehabilitation.
    DistanceQuestion in distance {
        /// Whether the rehabilitation specialist and the client see each other in the video call (R-04).
        BothSeeEachOther = "both_see_each_other",
        /// Whether it has been assessed together with the client whether distance rehabilitation suits the client (R-14).
        SuitabilityAssessedWithClient = "suitability_assessed_with_client",
        /// Whether the provider has access to a space suited to distance rehabilitation (R-15).
        ProviderSpace = "provider_space",
        /// Whether the client has access to a space suited to distance rehabilitation (R-15).
        ClientSpace = "client_space",
        /// Whether data protection and privacy are taken into account in the spaces used (R-16).
        SpacePrivacy = "space_privacy",
        /// Whether the client's data protection is ensured in all respects (R-17).
        DataProtection = "data_protection",
        /// Whether the client's data security is ensured in all respects (R-17).
        DataSecurity = "data_security",
        /// Whether the provider has access to technical support (R-18).
        ProviderSupport = "provider_support",
        /// Whether the client has access to technical support (R-18).
        ClientSupport = "client_support",
        /// Whether the instructions for emergencies are up to date (R-19).
        EmergencyInstructions = "emergency_instructions",
        /// Whether the instructions for technical problems are up to date (R-19).
        TechnicalProblemInstructions = "technical_problem_instructions",
        /// Whether insurance cover is arranged as the service description says (R-20).
        Insurance = "insurance",
        /// Whether it has been checked in the service description how video calls and digital rehabilitation are to be carried out (R-05).
        InstructionsChecked = "instructions_checked",
        /// Whether the platform or application meets the requirements of data security and data protection in law and in the service description (R-27).
        PlatformCompliant = "platform_compliant",
        /// Whether the client has been informed about data security in distance rehabilitation (R-29).
        ClientInformedSecurity = "client_informed_security",
        /// Whether the client has been informed about data protection in distance rehabilitation (R-29).
        ClientInformedProtection = "client_informed_protection",
        /// Whether the client has been informed about privacy in distance rehabilitation (R-29).
        ClientInformedPrivacy = "client_informed_privacy",
        /// Whether the instructions of the supervisory authority (in the source Valvira) are followed (R-24).
        SupervisoryGuidance = "supervisory_guidance",
        /// Whether the client feels that distance rehabilitation works well (R-21).
        ClientFindsItWorks = "client_finds_it_works",
        /// Whether distance rehabilitation furthers the client’s rehabilitation (R-21).
        FurthersRehabilitation = "furthers_rehabilitation",
        /// Whether the client can rely on the competence of the staff (R-22).
        StaffCompetence = "staff_competence",
        /// Whether the client can rely on the provider answering for data security as the service description says (R-22).
        ProviderAnswersForSecurity = "provider_answers_for_security",
        /// Whether the client gets the guidance and support needed to take part (R-23).
        ClientGuided = "client_guided",
        /// Whether the provider directs the distance rehabilitation (R-03).
        Directed = "directed",
        /// Whether the provider follows up how the distance rehabilitation is carried out (R-03).
        FollowedUp = "followed_up",
        /// Whether an encrypted data connection is used (R-30).
        EncryptedConnection = "encrypted_connection",
        /// Whether an application or platform that requires strong authentication is used (R-31).
        StrongAuthentication = "strong_authentication",
        /// Whether the instructions for clients have been read (R-25).
        ClientInstructionsRead = "client_instructions_read",
    }
}
