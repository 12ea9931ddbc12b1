//! A disk that cannot be written: nothing is half there, nothing is lost.

use super::*;
use crate::disk::full;

#[tokio::test]
async fn a_folder_that_cannot_be_written_makes_no_vault() {
    let setup = Setup::new();
    fs::create_dir_all(setup.path("vault.b.new/in the way")).unwrap();
    let outcome = setup.safety().create_vault(create(PASSPHRASE)).await;
    assert_eq!(outcome, Err(SafetyError::DiskNotWritable.into()));
    assert_eq!(setup.state(), VaultState::Absent);
    assert_eq!(setup.names(), ["vault.b.new"]);
}

#[tokio::test]
async fn a_vault_whose_database_cannot_be_made_is_not_half_there() {
    let setup = Setup::new();
    fs::create_dir(setup.path("app.db-wal")).unwrap();
    let outcome = setup.safety().create_vault(create(PASSPHRASE)).await;
    assert!(outcome.is_err());
    assert_eq!(setup.state(), VaultState::Absent);
    assert!(setup.names().is_empty());
    setup.safety().create_vault(create(PASSPHRASE)).await.unwrap();
}

#[test]
fn a_data_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("data"), b"a file").unwrap();
    let config = DeviceConfig::new(folder.path().join("data"), folder.path().join("cache"));
    let outcome = Device::open(config).map(|_| ());
    assert_eq!(outcome, Err(SafetyError::DiskNotWritable.into()));
}

/// The part of the next test that runs in a process whose files cannot grow.
#[tokio::test]
#[ignore = "is run by a_full_disk_makes_no_vault_and_loses_none, in a process of its own"]
async fn on_a_full_disk() {
    let folder = std::path::PathBuf::from(std::env::var_os(full::FOLDER).unwrap());
    let setup = ManualClock::new();
    let device = open(&folder, setup);
    let safety = device.safety();
    let state = safety.inner.state.borrow().clone();
    let outcome = match state {
        VaultState::Absent => safety.create_vault(create(PASSPHRASE)).await,
        _ => safety.unlock_vault(UnlockVault { passphrase: Secret::new(PASSPHRASE) }).await,
    };
    assert_eq!(outcome, Err(SafetyError::DiskNotWritable.into()));
    assert_eq!(*safety.inner.state.borrow(), state);
}

#[cfg(unix)]
#[tokio::test]
async fn a_full_disk_makes_no_vault_and_loses_none() {
    let run_full = |folder: &Path| full::run("safety::tests::full_disk::on_a_full_disk", 0, folder);
    let folder = tempfile::tempdir().unwrap();
    run_full(folder.path());
    assert_eq!(fs::read_dir(folder.path().join("data")).unwrap().count(), 0);
    let setup = Setup::at(folder);
    setup.safety().create_vault(create(PASSPHRASE)).await.unwrap();
    setup.safety().lock().await;
    run_full(setup.folder.path());
    setup.unlock(PASSPHRASE).await.unwrap();
}
