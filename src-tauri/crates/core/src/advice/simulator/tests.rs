//! Random schedules come to the same end, and ones that are broken on purpose do not.

use super::*;

/// How many schedules the tests run. The bench runs a hundred times as many.
const SCHEDULES: u64 = 2_000;

#[test]
fn all_copies_come_to_the_same_and_no_word_is_lost() {
    let mut total = Report::default();
    for seed in 0..SCHEDULES {
        let report = run_schedule(seed).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
        total.edits += report.edits;
        total.snapshots += report.snapshots;
        total.restarts += report.restarts;
        total.held += report.held;
        total.words += report.words;
    }
    // A schedule in which nothing happens would prove nothing.
    let each = [total.edits / 8, total.snapshots * 2, total.restarts, total.held, total.words / 2];
    assert!(each.iter().all(|all| *all as u64 > SCHEDULES), "{total:?}");
}

#[test]
fn one_who_lets_everything_through_is_noticed() {
    let broken = |seed| run_broken_schedule(seed, Fault::LetsEverythingThrough);
    let noticed = (0..50).filter(|seed| broken(*seed).is_err()).count();
    assert!(noticed > 25, "{noticed}");
    assert!((0..50).any(|seed| broken(seed) == Err(Divergence::Differs(Document::Body))));
}

#[test]
fn a_vault_that_forgets_what_is_to_be_sent_is_noticed() {
    let broken = |seed| run_broken_schedule(seed, Fault::ForgetsOutbox);
    assert!((0..600).any(|seed| matches!(broken(seed), Err(Divergence::Lost(_)))));
}

#[test]
fn a_schedule_is_all_in_its_seed() {
    assert_eq!(run_schedule(7), run_schedule(7));
    assert_ne!(run_schedule(7), run_schedule(8));
}
