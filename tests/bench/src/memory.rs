//! Processes and their memory, from outside.
//!
//! [`crate::figures::memory`] asks here. Invariant: the memory of a family of processes is that of
//! all of them, and what they share is counted once.

use std::fs;

use anyhow::{Context as _, Result};

/// A process and all that it has started, directly or not.
pub(crate) fn family(id: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let all: Vec<(u32, u32)> = entries
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|id| Some((id, parent(id)?)))
        .collect();
    let mut found = vec![id];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        found.extend(all.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        at += 1;
    }
    found
}

/// Whether a process is there. One that has ended and was not yet asked about is not.
pub(crate) fn lives(id: u32) -> bool {
    state(id).is_some_and(|words| !words.starts_with('Z'))
}

/// The proportional share of the memory of each process of a family, in bytes, with its name.
///
/// The app keeps its memory from other processes of the same person, and the system then gives the
/// exact share to root alone. For everybody else the resident size stands in for it, which is larger.
pub(crate) fn shares(id: u32) -> Result<Vec<(String, u64)>> {
    let living = family(id).into_iter().filter(|id| lives(*id));
    living
        .map(|id| {
            let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
            Ok((name.trim().to_owned(), share_of_one(id)?))
        })
        .collect()
}

fn share_of_one(id: u32) -> Result<u64> {
    let kib = |text: &str, name: &str| -> Option<u64> {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    let found = if let Ok(text) = fs::read_to_string(format!("/proc/{id}/smaps_rollup")) {
        kib(&text, "Pss:")
    } else {
        eprintln!("the exact share of a process is for root alone: its resident size counts");
        kib(&fs::read_to_string(format!("/proc/{id}/status"))?, "VmRSS:")
    };
    Ok(found.context("a process does not tell its memory")? * 1024)
}

/// How many processes of WebKit's run that are not of this family: what they share with it makes
/// its share smaller.
pub(crate) fn other_pages(family: &[u32]) -> usize {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|id| !family.contains(id))
        .filter(|id| {
            let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
            name.starts_with("WebKit")
        })
        .count()
}

fn parent(id: u32) -> Option<u32> {
    state(id)?.split_whitespace().nth(1)?.parse().ok()
}

/// What the system says about a process, from its state on.
fn state(id: u32) -> Option<String> {
    let words = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    Some(words.rsplit_once(')')?.1.trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn a_family_holds_the_children_of_children_and_their_memory() {
        // The shell waits for its child, so both are there.
        let mut shell = Command::new("sh").args(["-c", "sleep 60 & wait"]).spawn().unwrap();
        let begun = std::time::Instant::now();
        while family(shell.id()).len() < 2 && begun.elapsed().as_secs() < 5 {}
        let both = family(shell.id());
        assert_eq!(both.len(), 2, "{both:?}");
        let all: u64 = shares(shell.id()).unwrap().iter().map(|(_, bytes)| bytes).sum();
        assert!(all > share_of_one(both[1]).unwrap());
        shell.kill().unwrap();
        shell.wait().unwrap();
        assert!(!lives(shell.id()));
        Command::new("kill").arg(both[1].to_string()).status().unwrap();
    }
}
