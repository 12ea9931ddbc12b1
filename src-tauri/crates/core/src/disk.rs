//! Writing so that a power cut leaves either the old file or the new one.
//!
//! Used by the vault's header and by the preferences. Invariant: what these functions report as
//! written is on the disk, and a file in place is never seen half written. Files are readable by
//! their owner alone.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Makes `folder` and what is missing above it, open to nobody else. A folder that is there keeps
/// its mode: it may be one that a person chose and uses for other things.
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Whether nothing can be written here, whatever room there is.
pub(crate) fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Opens a file for writing that only its owner may read, and makes it if it is missing.
pub(crate) fn open_private(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.write(true).open(path)
}

/// The new content of a file, on the disk beside it but not yet in its place. Dropped without
/// [`Staged::put_in_place`], it leaves nothing.
#[derive(Debug)]
pub(crate) struct Staged {
    target: PathBuf,
    beside: PathBuf,
    is_in_place: bool,
}

impl Staged {
    /// Writes `bytes` beside `target` and waits until they are on the disk.
    pub(crate) fn write(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let beside = path_beside(target);
        // What a power cut left over is of no use to anybody.
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // From here on the drop cleans up, also after a write that did not fit.
        let mut file = open_private(&beside, OpenOptions::new().create_new(true))?;
        let staged = Self { target: target.to_owned(), beside, is_in_place: false };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(staged)
    }

    /// Replaces the file. After this the new content holds, also after a power cut.
    pub(crate) fn put_in_place(mut self) -> io::Result<()> {
        fs::rename(&self.beside, &self.target)?;
        self.is_in_place = true;
        sync_folder_of(&self.target)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.is_in_place {
            // Nothing to be done if this does not work either: the next write removes it.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Replaces the whole content of `path`.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    Staged::write(path, bytes)?.put_in_place()
}

/// Waits until names that were added to or taken from the folder of `path` are on the disk.
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    // Windows cannot open a folder as a file and needs no such step.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Where the new content of `target` is written first.
pub(crate) fn path_beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(target.as_os_str());
    name.push(".new");
    PathBuf::from(name)
}

/// Removes a file or a whole folder; that it is not there is fine.
pub(crate) fn remove_if_present(path: &Path) -> io::Result<()> {
    let outcome = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A disk that takes nothing more, for tests.
#[cfg(test)]
pub(crate) mod full {
    use std::{env, path::Path, process::Command};

    /// Where the test in the process of its own finds the folder it was given.
    pub(crate) const FOLDER: &str = "FULL_DISK";

    /// Runs an ignored test of this crate in a process whose files cannot grow beyond so many blocks of 512 bytes.
    pub(crate) fn run(test: &str, blocks: u32, folder: &Path) {
        // The shell ignores the signal of a file that may not grow, and its child inherits that:
        // a write then fails, as it does on a full disk.
        let output = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh"])
            .arg(blocks.to_string())
            .arg(env::current_exe().unwrap())
            .args(["--exact", test, "--ignored"])
            .env(FOLDER, folder)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && told.contains("1 passed"), "{told}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_cannot_be_done_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write_atomically(&path, b"old").unwrap();
        fs::create_dir_all(path_beside(&path).join("in the way")).unwrap();
        assert!(write_atomically(&path, b"new").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn staged_content_that_is_dropped_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        drop(Staged::write(&path, b"new").unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn folders_and_files_are_open_to_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("one/two");
        make_private_folder(&inner).unwrap();
        let path = inner.join("a");
        write_atomically(&path, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder.path().join("one")), 0o700);
        assert_eq!(mode(&inner), 0o700);
        assert_eq!(mode(&path), 0o600);
    }
}
