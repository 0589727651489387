//! Any bytes as a snapshot: they give an error with its field, or a provider whose snapshot reads back and that answers every question.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rehab_rules::{Action, Language, NaiveDate, Provider, Services};

fuzz_target!(|text: &[u8]| {
    let provider = match Provider::from_json(text, Services::built_in()) {
        Ok(provider) => provider,
        Err(error) => {
            Language::ALL.iter().for_each(|language| assert!(!error.message(*language).is_empty()));
            return;
        }
    };
    let snapshot = provider.to_json();
    let again = Provider::from_json(snapshot.as_bytes(), Services::built_in()).expect("its own snapshot");
    assert_eq!(again.to_json(), snapshot);
    for on in ["2026-03-02", "2199-12-31"].map(|day| day.parse::<NaiveDate>().expect("a day")) {
        let _ = provider.audit(on).map(|audit| audit.findings().map(|finding| finding.message(Language::En)).count());
        let _ = provider.search(on).map(|listings| listings.len());
        let _ = provider.evaluate(&Action::attach_client("C1", "K1"), on);
        let _ = provider.evaluate(&Action::delete_course("C1"), on);
    }
});
