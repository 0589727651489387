//! A preview gives the answers of carrying the actions out, and does not change the provider.

use rehab_rules::{Action, Event, FindingView, Mode, Replay, Services, log::lines};
use rehab_rules_tests::generate::generate;

fn text(finding: FindingView<'_>) -> String {
    finding.into_owned().to_json(None)
}

#[test]
fn new_and_removed_findings_turn_one_audit_into_the_other() {
    let (mut previewed, mut new, mut gone, mut denied) = (0, 0, 0, 0);
    for seed in 0..40 {
        let log = generate(seed, 60);
        let events: Vec<Event<'_>> = lines(log.as_bytes()).filter_map(|line| Event::from_json(line).ok()).collect();
        let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
        for (place, event) in events.iter().enumerate() {
            // Followed by the next event of the same provider.
            let after = events.iter().skip(place + 1).find(|other| other.provider == event.provider);
            let actions: Vec<Action<'_>> = [Some(event), after].into_iter().flatten().map(|event| event.action.clone()).collect();
            if let Some(provider) = replay.providers().into_iter().find(|provider| provider.id() == event.provider) {
                let unchanged = provider.to_json();
                let mut then = provider.clone();
                let done: Result<Vec<_>, _> = actions.iter().map(|action| then.apply(action, event.on, Mode::Enforce)).collect();
                match (provider.preview(actions, event.on), done) {
                    (Ok(preview), Ok(done)) => {
                        assert_eq!(preview.decisions, done);
                        assert_eq!(preview.allowed(), done.iter().all(rehab_rules::Decision::allowed));
                        let audit = |provider: &rehab_rules::Provider| provider.audit(event.on).unwrap();
                        let (before, after) = (audit(provider), audit(&then));
                        let mut expected: Vec<String> = before.findings().map(text).collect();
                        for finding in preview.gone_findings().map(text) {
                            let place = expected.iter().position(|other| *other == finding).expect("what is gone was there");
                            expected.remove(place);
                            gone += 1;
                        }
                        let news: Vec<String> = preview.new_findings().map(text).collect();
                        new += news.len();
                        expected.extend(news);
                        let mut found: Vec<String> = after.findings().map(text).collect();
                        expected.sort();
                        found.sort();
                        assert_eq!(found, expected);
                        denied += usize::from(!preview.allowed());
                        previewed += 1;
                    }
                    (Err(error), Err(wrong)) => {
                        assert_eq!(error.code(), wrong.code());
                        assert!(error.field().is_none_or(|path| path.starts_with('[') || path == "on"), "{error:?}");
                    }
                    (preview, done) => panic!("{preview:?} {done:?}"),
                }
                assert_eq!(provider.to_json(), unchanged);
            }
            let _ = replay.apply(event);
        }
    }
    assert!(500 < previewed && 300 < new && 300 < gone && 100 < denied, "{previewed} {new} {gone} {denied}");
}
