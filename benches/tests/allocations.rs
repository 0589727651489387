//! A decision that is used again allocates nothing: a counting allocator shows it.

use rehab_rules::{Action, Decision};
use rehab_rules_benches::{january, provider};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[test]
fn evaluating_into_a_used_decision_allocates_nothing() {
    let provider = provider(10);
    let mut decision = Decision::new();
    let actions = [
        Action::AttachClient { course: "C1".into(), client: "NEW".into(), agreed: None },
        Action::AttachClient { course: "C1".into(), client: "K2-1".into(), agreed: None },
        Action::DetachClient { course: "C1".into(), client: "K1-1".into() },
        Action::MoveClient { from: "C1".into(), to: "C2".into(), client: "K1-1".into(), agreed: None },
        Action::ConfirmCourse { course: "C1".into() },
        Action::DeleteCourse { course: "C1".into() },
        Action::SetGroupSize { course: "C1".into(), group_size: 13 },
    ];
    let mut evaluate_all = |times: usize| {
        for _ in 0..times {
            for action in &actions {
                provider.evaluate_into(action, january(9), &mut decision).expect("well formed");
                assert!(decision.findings().len() > 0, "{action:?}");
            }
        }
    };
    evaluate_all(1); // The decision grows to its size once.
    let region = Region::new(ALLOCATOR);
    evaluate_all(100);
    assert_eq!(region.change().allocations + region.change().reallocations, 0);

    // The counter does count.
    let region = Region::new(ALLOCATOR);
    let fresh = provider.evaluate(&actions[0], january(9)).expect("well formed");
    assert!(region.change().allocations > 0 && fresh.allowed());
}
