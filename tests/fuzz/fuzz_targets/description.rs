//! Any bytes as service descriptions: they give an error with its field, or descriptions under which a course can be replayed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rehab_rules::{Language, Mode, ServiceDescription, Services, Shown, replay_text};

fuzz_target!(|text: &[u8]| {
    let descriptions = match ServiceDescription::read_all(text) {
        Ok(descriptions) => descriptions,
        Err(error) => {
            Language::ALL.iter().for_each(|language| assert!(!error.message(*language).is_empty()));
            return;
        }
    };
    let ids: Vec<String> = descriptions.iter().map(|description| description.id.to_string()).collect();
    let Ok(services) = Services::with(descriptions) else { return };
    for id in ids {
        let service = id.replace('\\', "\\\\").replace('"', "\\\"");
        let log = format!(
            r#"{{"on":"2026-01-02","provider":"P1","action":"declare_capacity","service":"{service}","year":2026,"places":24}}
{{"on":"2026-01-05","provider":"P1","action":"receive_decision","client":"K1","service":"{service}","issued":"2025-12-29"}}
{{"on":"2026-01-07","provider":"P1","action":"create_course","course":"C1","service":"{service}","group_size":6,"target_groups":[],"periods":[{{"kind":"digital","start":"2026-05-25","end":"2026-08-14"}}]}}
{{"on":"2026-01-09","provider":"P1","action":"attach_client","course":"C1","client":"K1"}}
{{"on":"2026-05-01","provider":"P1","action":"confirm_course","course":"C1"}}
"#
        );
        let shown = Shown::default().language(Language::En);
        let out = replay_text(log.as_bytes(), services.clone(), Mode::Observe, shown);
        assert_eq!(out.lines().count(), 5);
    }
});
