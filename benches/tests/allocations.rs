//! A reused decision allocates nothing, as a counting allocator shows.

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
        Action::attach_client("C1", "NEW").into(),
        Action::attach_client("C1", "K2-1").into(),
        Action::detach_client("C1", "K1-1").into(),
        Action::move_client("C1", "C2", "K1-1").into(),
        Action::confirm_course("C1").into(),
        Action::delete_course("C1").into(),
        Action::set_group_size("C1", 13).into(),
    ];
    let mut evaluate_all = |times: usize| {
        for _ in 0..times {
            for action in &actions {
                provider.evaluate_into(action, january(9), &mut decision).expect("well formed");
                assert!(decision.findings().len() > 0, "{action:?}");
            }
        }
    };
    evaluate_all(1); // The decision grows to its full size once.
    let region = Region::new(ALLOCATOR);
    evaluate_all(100);
    assert_eq!(region.change().allocations + region.change().reallocations, 0);

    // The counter itself works.
    let region = Region::new(ALLOCATOR);
    let fresh = provider.evaluate(&actions[0], january(9)).expect("well formed");
    assert!(region.change().allocations > 0 && fresh.allowed());
}
