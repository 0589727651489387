//! Any bytes as a record: they give an error with its field, or findings and a summary that are consistent in every language.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rehab_rules::{Language, Services, record::{Record, check_json, check_text}};

fuzz_target!(|record: &[u8]| {
    let services = Services::built_in();
    let findings = match check_text(record, &services, None) {
        Ok(findings) => findings,
        Err(error) => {
            Language::ALL.iter().for_each(|language| assert!(!error.message(*language).is_empty()));
            assert!(check_json(record, &services, None).is_err());
            return;
        }
    };
    let decision = Record::read(record).and_then(|record| record.check(&services)).expect("it was checked before");
    assert_eq!(decision.allowed(), !findings.contains(r#""effect":"prohibition""#));
    for language in Language::ALL {
        let in_words = check_text(record, &services, Some(*language)).expect("it was checked before");
        assert_eq!(in_words.lines().count(), findings.lines().count());
        let json = check_json(record, &services, Some(*language)).expect("it was checked before");
        assert!(in_words.lines().all(|finding| json.contains(finding)));
    }
});
