//! Random schedules of members who write, hear, start again and lose their rights: all come to the same.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::desk::{BODY, Desk, Room};

/// What happens next in a schedule.
#[derive(Clone, Debug)]
enum Step {
    Say(usize),
    Send(usize),
    Hear(usize, usize),
    HearAgain(usize, usize),
    Restart(usize),
    SetLevel(usize, i64),
}

fn step() -> impl Strategy<Value = Step> {
    let desk = 0..4_usize;
    prop_oneof![
        4 => desk.clone().prop_map(Step::Say),
        3 => desk.clone().prop_map(Step::Send),
        4 => (desk.clone(), 0..6_usize).prop_map(|(desk, ahead)| Step::Hear(desk, ahead)),
        1 => (desk.clone(), 0..20_usize).prop_map(|(desk, at)| Step::HearAgain(desk, at)),
        1 => desk.clone().prop_map(Step::Restart),
        1 => (desk, prop_oneof![Just(0), Just(10), Just(25)])
            .prop_map(|(desk, level)| Step::SetLevel(desk, level)),
    ]
}

/// Runs a schedule to its quiet end, and gives what each desk has.
fn play(steps: &[Step]) -> Vec<Vec<String>> {
    let mut desks = ["ann", "ben", "eve", "dan"].map(|name| Desk::new(name, 25));
    let mut room = Room::default();
    let mut heard = [(); 4].map(|()| VecDeque::<usize>::new());
    let mut known = 0;
    for (number, step) in steps.iter().enumerate() {
        match *step {
            Step::Say(desk) => desks[desk].say(&format!("{number:03}")),
            Step::Send(desk) => desks[desk].send(&mut room),
            Step::Hear(desk, ahead) => {
                if let Some(at) = heard[desk].remove(ahead.min(heard[desk].len().saturating_sub(1)))
                {
                    desks[desk].hear(&room.0[at]);
                }
            }
            Step::HearAgain(desk, at) => {
                if let Some(again) = room.0.get(at).filter(|_| !heard[desk].contains(&at)) {
                    desks[desk].hear(again);
                }
            }
            Step::Restart(desk) => desks[desk].restart(),
            Step::SetLevel(desk, level) => desks[desk].level = level,
        }
        for at in known..room.0.len() {
            for queue in &mut heard {
                queue.push_back(at);
            }
        }
        known = room.0.len();
    }
    for _ in 0..3 {
        for desk in &mut desks {
            desk.send(&mut room);
        }
        for desk in &mut desks {
            desk.hear_all(&room);
        }
    }
    desks.map(|desk| desk.said()).into()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn all_come_to_the_same_whatever_the_order(steps in proptest::collection::vec(step(), 0..60)) {
        let ends = play(&steps);
        for said in &ends {
            prop_assert_eq!(said, &ends[0]);
        }
        if !steps.iter().any(|step| matches!(step, Step::SetLevel(..))) {
            let typed = steps.iter().filter(|step| matches!(step, Step::Say(_))).count();
            prop_assert_eq!(ends[0].len(), typed, "nothing that was typed is lost");
        }
    }
}

/// What the property above holds is what a vault has to do: one that forgets what waits for being sent loses words.
#[test]
fn a_vault_that_forgets_what_waits_loses_words() {
    for (forgets, wanted) in [(false, 1), (true, 0)] {
        let mut room = Room::default();
        let mut ann = Desk::new("ann", 25);
        ann.forgets_outgoing = forgets;
        ann.say("words");
        let write = ann.replica.flush(BODY).unwrap();
        ann.keep(write.into_iter().collect());
        ann.restart();
        ann.send(&mut room);
        assert_eq!((room.0.len(), ann.said().len()), (wanted, wanted));
    }
}
