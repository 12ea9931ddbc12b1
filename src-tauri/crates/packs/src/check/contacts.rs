//! The rules for contacts: what was checked says by whom, and a check counts for 90 days.

use crate::{Line, Pack, Placed, check::Breach, pack::contacts_file};

/// For how many days a check of a number counts.
const LONGEST_CHECK: i64 = 90;

pub(super) fn check(pack: &Pack, breaches: &mut Vec<Placed<Breach>>) {
    for (country, contacts) in &pack.contacts {
        let file = contacts_file(country);
        for (place, line) in contacts.lines.iter().enumerate() {
            let (country, number) = (country.clone(), place + 1);
            if is_half_verified(line) {
                breaches.push(Placed::in_file(&file, Breach::HalfVerified { country, number }));
            } else if !counts_short_enough(line) {
                breaches.push(Placed::in_file(&file, Breach::LongVerified { country, number }));
            }
        }
    }
}

fn is_half_verified(line: &Line) -> bool {
    let has = [line.verified_on.is_some(), line.verified_by.is_some(), line.expires_on.is_some()];
    has.contains(&true) && has.contains(&false)
}

fn counts_short_enough(line: &Line) -> bool {
    let (Some(from), Some(to)) = (line.verified_on, line.expires_on) else { return true };
    (0..=LONGEST_CHECK).contains(&(to.day_number() - from.day_number()))
}
