//! The app's process seen from outside: its children, its memory, its connections.
//!
//! [`crate::shell`] asks here. Invariant: nothing is asked of the app itself. Reading its memory
//! needs the rights that the owner has over a driven app, or root where the system reserves them.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::{
        ffi::OsStrExt as _,
        fs::{FileExt as _, PermissionsExt as _},
    },
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// The processes that have the folder among their arguments, but not the driver.
pub(crate) fn naming(folder: &Path) -> Vec<u32> {
    let wanted = folder.as_os_str().as_bytes();
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| {
        let line = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0).any(|word| word == wanted)
    })
    .collect()
}

/// Ends them at once.
pub(crate) fn kill(folder: &Path) {
    for id in naming(folder) {
        Command::new("kill").args(["-KILL", &id.to_string()]).status().unwrap();
    }
}

/// Whether a process is there. One that has ended and was not yet asked about is not.
pub(crate) fn lives(id: u32) -> bool {
    let words = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    words.rsplit_once(')').is_some_and(|(_, rest)| !rest.trim_start().starts_with('Z'))
}

/// The processes in which the pages of an app run.
pub(crate) fn pages_of(app: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{app}/task")).unwrap().flatten();
    let lists = threads.filter_map(|one| fs::read_to_string(one.path().join("children")).ok());
    let children: Vec<u32> = lists
        .flat_map(|list| list.split_whitespace().map(|id| id.parse().unwrap()).collect::<Vec<_>>())
        .collect();
    let name = |id: &u32| fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    children.into_iter().filter(|id| lives(*id) && name(id).starts_with("WebKitWeb")).collect()
}

/// The keys of the vault in the forms in which they are used: raw, and in hex for `SQLCipher`.
///
/// The passphrase is not among them. `WebKit` copies what stands in a field to the app's process, for
/// input methods, and does not wipe what it frees; the driver does the same with what a test reads.
/// That the core keeps none is searched for without a webview (the integration tests' `safety`).
pub(crate) fn keys(folder: &Path, passphrase: &str) -> Vec<(&'static str, Vec<u8>)> {
    let (keys, data_key) = larkspur_core::vault::keys_for_tests(folder, passphrase).unwrap();
    let hex = |digits: &[u8; 16]| {
        let pairs = keys.database.bytes().iter();
        pairs
            .flat_map(|byte| [digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]])
            .collect::<Vec<u8>>()
    };
    vec![
        ("data key", data_key.bytes().to_vec()),
        ("key of the stores", keys.matrix_store.bytes().to_vec()),
        ("key of the database", keys.database.bytes().to_vec()),
        ("key of the database in hex", hex(b"0123456789abcdef")),
        ("key of the database in capital hex", hex(b"0123456789ABCDEF")),
    ]
}

/// Which of the keys stand in the memory of a process that can be written.
pub(crate) fn found_in(process: u32, keys: &[(&'static str, Vec<u8>)]) -> Vec<&'static str> {
    let finders: Vec<_> =
        keys.iter().map(|(name, key)| (*name, memchr::memmem::Finder::new(key))).collect();
    let mut found = Vec::new();
    let mut searched = 0;
    for stretch in stretches(process) {
        searched += stretch.len();
        for (name, finder) in &finders {
            for at in finder.find_iter(&stretch) {
                // What stands around it tells whose it is. The keys are those of a test.
                let around = at.saturating_sub(64)..(at + 96).min(stretch.len());
                eprintln!("{name}: {}", stretch[around].escape_ascii());
                if !found.contains(name) {
                    found.push(*name);
                }
            }
        }
    }
    eprintln!("searched {} MiB of the app's memory", searched >> 20);
    found
}

/// What stands in the pages that a process can write and that exist, in memory or swapped out.
/// `WebKit` reserves many GiB of which hardly any do.
fn stretches(process: u32) -> impl Iterator<Item = Vec<u8>> {
    const PAGE: u64 = 4096;
    let open = |name: &str| {
        File::open(format!("/proc/{process}/{name}"))
            .expect("the memory of the app may not be read: see `ptrace_scope`, or run as root")
    };
    let (memory, pages) = (open("mem"), open("pagemap"));
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let writable = maps.lines().filter_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let number = |digits| u64::from_str_radix(digits, 16).unwrap();
        rest.starts_with("rw").then(|| (number(start), number(end)))
    });
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for (start, end) in writable {
        let mut entries = vec![0; 1 << 16];
        let mut at = start;
        while at < end {
            let length = entries.len().min(usize::try_from((end - at) / PAGE).unwrap() * 8);
            let Ok(length) = pages.read_at(&mut entries[..length], at / PAGE * 8) else { break };
            for entry in entries[..length].chunks_exact(8) {
                // The two highest bits: the page is in memory, or swapped out.
                if entry[7] & 0b1100_0000 != 0 {
                    match runs.last_mut() {
                        Some((_, last)) if *last == at => *last += PAGE,
                        _ => runs.push((at, at + PAGE)),
                    }
                }
                at += PAGE;
            }
            if length == 0 {
                break;
            }
        }
    }
    runs.into_iter().filter_map(move |(start, end)| {
        let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
        // Some belong to a device and cannot be read.
        memory.read_exact_at(&mut bytes, start).is_ok().then_some(bytes)
    })
}

/// A program that runs the app under `strace`, all of its processes, and keeps what it said.
pub(crate) struct Traced {
    pub(crate) program: PathBuf,
    log: PathBuf,
    _folder: TempDir,
}

impl Traced {
    pub(crate) fn new(app: &Path) -> Self {
        let folder = TempDir::new().unwrap();
        let (program, log) = (folder.path().join("traced"), folder.path().join("trace.log"));
        // `sendto` and `sendmmsg` are how a name is asked for without a connection.
        let script = format!(
            "#!/bin/sh\nexec strace -f -qq --seccomp-bpf -e trace=connect,sendto,sendmmsg \
             -e signal=none -o '{}' '{}' \"$@\"\n",
            log.display(),
            app.display()
        );
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        Self { program, log, _folder: folder }
    }

    /// The internet addresses, with their ports, that were called, and how often.
    pub(crate) fn reached(&self) -> BTreeMap<String, usize> {
        let mut reached = BTreeMap::new();
        for line in fs::read_to_string(&self.log).unwrap().lines() {
            if let Some(address) = address_in(line) {
                *reached.entry(address).or_insert(0) += 1;
            }
        }
        reached
    }
}

/// `sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")`, or `sin6_port=htons(80), …,
/// inet_pton(AF_INET6, "::1", &sin6_addr)`.
fn address_in(line: &str) -> Option<String> {
    let family = line.split_once("sa_family=AF_INET")?.1;
    let port = family.split_once("_port=htons(")?.1.split_once(')')?.0;
    let start = if family.starts_with('6') { "inet_pton(AF_INET6, \"" } else { "inet_addr(\"" };
    let host = family.split_once(start)?.1.split_once('"')?.0;
    Some(format!("{host}:{port}"))
}

/// Where the driver of an app waits for the app's pages.
pub(crate) fn inspector_of(folder: &Path) -> String {
    let name = b"WEBKIT_INSPECTOR_SERVER=";
    let address = naming(folder).into_iter().find_map(|id| {
        let variables = fs::read(format!("/proc/{id}/environ")).ok()?;
        let found = variables.split(|byte| *byte == 0).find_map(|one| one.strip_prefix(name))?;
        Some(String::from_utf8_lossy(found).into_owned())
    });
    address.expect("a driven app is told where its driver is")
}

#[test]
fn addresses_are_read_from_a_trace() {
    let four = "7 connect(9, {sa_family=AF_INET, sin_port=htons(80), \
                sin_addr=inet_addr(\"127.0.0.3\")}, 16) = 0";
    let six = "7 connect(9, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), \
               inet_pton(AF_INET6, \"::1\", &sin6_addr), sin6_scope_id=0}, 28) = -1";
    let own = "7 connect(9, {sa_family=AF_UNIX, sun_path=\"/run/bus\"}, 16) = 0";
    assert_eq!(address_in(four).as_deref(), Some("127.0.0.3:80"));
    assert_eq!(address_in(six).as_deref(), Some("::1:53"));
    assert_eq!(address_in(own), None);
}
