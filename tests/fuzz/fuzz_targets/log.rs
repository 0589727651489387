//! Any bytes as a log, replayed, audited and searched: one answer per line, and the same answers for the whole log and for pieces.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rehab_rules::{Event, Language, Mode, Replay, Services, Shown, replay_text, log::{ReplayText, lines}};

fuzz_target!(|log: &[u8]| {
    let shown = Shown::default().language(Language::Fi).remedies(true);
    for mode in Mode::ALL {
        let whole = replay_text(log, Services::built_in(), *mode, shown);
        assert_eq!(whole.lines().count(), lines(log).count());
        let mut replay = ReplayText::new(Replay::new(Services::built_in(), *mode), shown);
        let mut pieces = String::new();
        log.chunks(7).for_each(|piece| replay.feed(piece, &mut pieces));
        replay.finish(&mut pieces);
        assert_eq!(whole, pieces);

        let last = lines(log).filter_map(|line| Event::from_json(line).ok()).map(|event| event.on).max();
        for provider in replay.replay().providers() {
            if let Some(on) = last {
                let _ = provider.audit(on).map(|audit| audit.findings().map(|finding| finding.message(Language::Sv)).count());
                let _ = provider.search(on).map(|listings| listings.iter().map(|listing| listing.to_json()).count());
            }
        }
    }
});
