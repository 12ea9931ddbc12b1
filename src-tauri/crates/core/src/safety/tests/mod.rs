//! The vault as safety offers it: made, opened, waited for, changed.

use std::{fs, path::Path};

use futures_util::StreamExt;
use larkspur_bundle::Roots;
use larkspur_ipc::Secret;

use super::*;
use crate::{
    clock::ManualClock,
    device::{Device, DeviceConfig},
};

mod erasing;
mod full_disk;

const PASSPHRASE: &str = "candle orbit mellow fabric pond";
const OTHER: &str = "velvet harbor lemon quartz tunnel";

struct Setup {
    folder: tempfile::TempDir,
    clock: Arc<ManualClock>,
    device: Arc<Device>,
}

impl Setup {
    fn new() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    fn at(folder: tempfile::TempDir) -> Self {
        let clock = ManualClock::new();
        let device = open(folder.path(), clock.clone());
        Self { folder, clock, device }
    }

    async fn created() -> Self {
        let setup = Self::new();
        setup.safety().create_vault(create(PASSPHRASE)).await.unwrap();
        setup
    }

    async fn locked() -> Self {
        let setup = Self::created().await;
        assert_eq!(setup.safety().lock().await, LockOutcome::Gone);
        setup
    }

    /// The process ends and starts anew.
    fn restart(self) -> Self {
        let Self { folder, device, .. } = self;
        drop(device);
        Self::at(folder)
    }

    fn safety(&self) -> &Safety {
        self.device.safety()
    }

    fn state(&self) -> VaultState {
        self.safety().inner.state.borrow().clone()
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("data").join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join("data")).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    async fn unlock(&self, passphrase: &str) -> Result<(), IpcError> {
        self.safety().unlock_vault(UnlockVault { passphrase: Secret::new(passphrase) }).await
    }

    /// A wrong passphrase; how long the next try waits.
    async fn wrong(&self) -> u32 {
        match self.unlock("not this one at all").await {
            Err(IpcError::Safety(SafetyError::WrongPassphrase { wait_seconds })) => wait_seconds,
            other => panic!("{other:?}"),
        }
    }
}

fn open(folder: &Path, clock: Arc<ManualClock>) -> Arc<Device> {
    Device::open(DeviceConfig {
        data_dir: folder.join("data"),
        cache_dir: folder.join("cache"),
        clock,
        kdf: KdfChoice::Smallest,
        roots: Roots::default(),
    })
    .unwrap()
}

fn create(passphrase: &str) -> CreateVault {
    CreateVault { passphrase: Secret::new(passphrase) }
}

fn change(current: &str, new: &str) -> ChangePassphrase {
    ChangePassphrase { current: Secret::new(current), new: Secret::new(new) }
}

const LOCKED: VaultState = VaultState::Locked { wait_seconds: 0 };

/// Lets the tasks that wait for the clock run.
async fn settle() {
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn the_vault_goes_from_absent_to_open_to_locked_and_back() {
    let setup = Setup::new();
    let mut states = Box::pin(setup.safety().watch_vault());
    assert_eq!(states.next().await, Some(VaultState::Absent));
    assert!(matches!(setup.device.session(), Err(IpcError::Locked)));
    setup.safety().create_vault(create(PASSPHRASE)).await.unwrap();
    assert_eq!(states.next().await, Some(VaultState::Open));
    assert!(setup.device.session().is_ok());
    assert_eq!(setup.safety().lock().await, LockOutcome::Gone);
    assert_eq!(states.next().await, Some(LOCKED));
    assert!(matches!(setup.device.session(), Err(IpcError::Locked)));
    setup.unlock(PASSPHRASE).await.unwrap();
    assert_eq!(states.next().await, Some(VaultState::Open));
    let setup = setup.restart();
    assert_eq!(setup.state(), LOCKED);
    setup.unlock(PASSPHRASE).await.unwrap();
}

#[tokio::test]
async fn a_weak_passphrase_makes_no_vault() {
    let setup = Setup::new();
    let outcome = setup.safety().create_vault(create("lantern")).await;
    assert_eq!(outcome, Err(SafetyError::TooWeak.into()));
    assert_eq!(setup.state(), VaultState::Absent);
    assert!(setup.names().is_empty());
}

#[tokio::test]
async fn a_second_vault_is_refused() {
    let setup = Setup::created().await;
    let outcome = setup.safety().create_vault(create(OTHER)).await;
    assert_eq!(outcome, Err(SafetyError::AlreadyExists.into()));
}

#[tokio::test]
async fn without_a_vault_there_is_nothing_to_unlock() {
    let setup = Setup::new();
    assert_eq!(setup.unlock(PASSPHRASE).await, Err(SafetyError::Absent.into()));
}

#[tokio::test]
async fn a_wrong_passphrase_waits_longer_each_time() {
    let setup = Setup::locked().await;
    for expected in [1, 2, 4, 8, 16, 32, 60, 60] {
        assert_eq!(setup.wrong().await, expected);
        assert_eq!(setup.state(), VaultState::Locked { wait_seconds: expected });
        // Not even the right one is tried before that.
        let early = setup.unlock(PASSPHRASE).await;
        assert_eq!(early, Err(SafetyError::WaitFirst { wait_seconds: expected }.into()));
        setup.clock.advance(Duration::from_millis(u64::from(expected) * 1000 - 1));
        let early = setup.unlock(PASSPHRASE).await;
        assert_eq!(early, Err(SafetyError::WaitFirst { wait_seconds: 1 }.into()));
        setup.clock.advance(Duration::from_millis(1));
        settle().await;
        assert_eq!(setup.state(), LOCKED, "those who watch learn that the wait is over");
    }
    setup.unlock(PASSPHRASE).await.unwrap();
    setup.safety().lock().await;
    assert_eq!(setup.wrong().await, 1, "the right one starts the count anew");
}

#[tokio::test]
async fn the_wait_starts_anew_after_a_restart() {
    let mut setup = Setup::locked().await;
    for wait in [1, 2, 4, 8] {
        assert_eq!(setup.wrong().await, wait);
        setup.clock.advance(Duration::from_secs(u64::from(wait)));
    }
    setup = setup.restart();
    assert_eq!(setup.state(), VaultState::Locked { wait_seconds: 8 });
    let early = setup.unlock(PASSPHRASE).await;
    assert_eq!(early, Err(SafetyError::WaitFirst { wait_seconds: 8 }.into()));
    setup.clock.advance(Duration::from_secs(8));
    assert_eq!(setup.wrong().await, 16);
}

#[tokio::test]
async fn setting_the_time_of_day_changes_no_wait() {
    let setup = Setup::locked().await;
    setup.wrong().await;
    setup.clock.sleep_machine(Duration::from_hours(1));
    assert!(setup.unlock(PASSPHRASE).await.is_err());
    setup.clock.set_wall_back(Duration::from_hours(2));
    assert!(setup.unlock(PASSPHRASE).await.is_err());
    setup.clock.advance(Duration::from_secs(1));
    setup.unlock(PASSPHRASE).await.unwrap();
}

#[tokio::test]
async fn a_damaged_count_means_the_longest_wait() {
    let setup = Setup::locked().await;
    fs::write(setup.path("vault.tries"), b"nothing").unwrap();
    let setup = setup.restart();
    assert_eq!(setup.state(), VaultState::Locked { wait_seconds: 60 });
}

#[tokio::test]
async fn a_damaged_vault_is_told_at_the_start() {
    let setup = Setup::locked().await;
    for name in ["vault.a", "vault.b"] {
        fs::write(setup.path(name), b"nothing").unwrap();
    }
    let setup = setup.restart();
    assert_eq!(setup.state(), VaultState::Damaged);
    assert_eq!(setup.unlock(PASSPHRASE).await, Err(SafetyError::Damaged.into()));
    let outcome = setup.safety().create_vault(create(OTHER)).await;
    assert_eq!(outcome, Err(SafetyError::Damaged.into()));
}

#[tokio::test]
async fn a_database_whose_header_is_missing_is_no_first_run() {
    let setup = Setup::locked().await;
    for name in ["vault.a", "vault.b"] {
        fs::remove_file(setup.path(name)).unwrap();
    }
    let setup = setup.restart();
    assert_eq!(setup.state(), VaultState::Damaged);
    assert!(setup.path("app.db").exists());
}

#[tokio::test]
async fn a_damaged_database_is_told_apart_from_a_wrong_passphrase() {
    let setup = Setup::locked().await;
    let mut bytes = fs::read(setup.path("app.db")).unwrap();
    bytes[20] ^= 1;
    fs::write(setup.path("app.db"), bytes).unwrap();
    assert_eq!(setup.unlock(PASSPHRASE).await, Err(SafetyError::DatabaseDamaged.into()));
    assert_eq!(setup.state(), LOCKED);
}

#[tokio::test]
async fn changing_the_passphrase_keeps_what_is_inside() {
    let setup = Setup::created().await;
    let database = fs::metadata(setup.path("app.db")).unwrap().len();
    setup.safety().change_passphrase(change(PASSPHRASE, OTHER)).await.unwrap();
    setup.safety().lock().await;
    assert!(setup.unlock(PASSPHRASE).await.is_err());
    setup.clock.advance(Duration::from_secs(1));
    setup.unlock(OTHER).await.unwrap();
    assert_eq!(fs::metadata(setup.path("app.db")).unwrap().len(), database);
}

#[tokio::test]
async fn changing_the_passphrase_asks_for_the_one_of_now_and_for_a_strong_one() {
    let setup = Setup::created().await;
    let safety = setup.safety();
    let outcome = safety.change_passphrase(change(PASSPHRASE, "lantern")).await;
    assert_eq!(outcome, Err(SafetyError::TooWeak.into()));
    let outcome = safety.change_passphrase(change("not this one", OTHER)).await;
    assert_eq!(outcome, Err(SafetyError::WrongPassphrase { wait_seconds: 1 }.into()));
    let outcome = safety.change_passphrase(change(PASSPHRASE, OTHER)).await;
    assert_eq!(outcome, Err(SafetyError::WaitFirst { wait_seconds: 1 }.into()));
    safety.lock().await;
    let outcome = safety.change_passphrase(change(PASSPHRASE, OTHER)).await;
    assert_eq!(outcome, Err(IpcError::Locked));
}

#[tokio::test]
async fn a_lock_while_it_opens_wins() {
    let setup = Setup::locked().await;
    // Held, so that the opening has begun and cannot end before the lock.
    let changing = setup.safety().inner.changing.lock().await;
    let safety = setup.safety().clone();
    let locks = safety.inner.locks.load(Ordering::SeqCst);
    let keys = setup.safety().inner.vault.unlock(PASSPHRASE).unwrap();
    assert_eq!(safety.lock().await, LockOutcome::Gone);
    assert_eq!(safety.inner.open_session(keys, locks).await, Err(IpcError::Locked));
    drop(changing);
    assert!(matches!(setup.device.session(), Err(IpcError::Locked)));
    assert_eq!(setup.state(), LOCKED);
}

#[tokio::test]
async fn locking_waits_for_nothing_that_changes_the_vault() {
    let setup = Setup::created().await;
    let _changing = setup.safety().inner.changing.lock().await;
    let locked = tokio::time::timeout(Duration::from_millis(400), setup.safety().lock()).await;
    assert_eq!(locked, Ok(LockOutcome::Gone));
}

#[tokio::test]
async fn a_session_that_somebody_keeps_is_reported_as_still_held() {
    let setup = Setup::created().await;
    let kept = setup.device.session().unwrap();
    let still_held = tokio::spawn(setup.safety().still_held());
    let start = std::time::Instant::now();
    assert_eq!(setup.safety().lock().await, LockOutcome::StillHeld);
    assert!(start.elapsed() < Duration::from_millis(700), "{:?}", start.elapsed());
    assert!(matches!(setup.device.session(), Err(IpcError::Locked)));
    tokio::time::timeout(Duration::from_millis(200), still_held).await.unwrap().unwrap();
    drop(kept);
}

#[tokio::test]
async fn whoever_lets_go_when_the_session_closes_is_waited_for() {
    let setup = Setup::created().await;
    let session = setup.device.session().unwrap();
    tokio::spawn(async move {
        session.closed().await;
        tokio::time::sleep(Duration::from_millis(50)).await;
        drop(session);
    });
    settle().await;
    assert_eq!(setup.safety().lock().await, LockOutcome::Gone);
}

#[tokio::test]
async fn after_five_minutes_of_rest_it_locks_and_says_so_before() {
    let setup = Setup::created().await;
    let mut rest = Box::pin(setup.safety().watch_rest());
    assert_eq!(rest.next().await, Some(Rest::Awake));
    setup.clock.advance(Duration::from_secs(269));
    settle().await;
    assert_eq!(*setup.safety().inner.rest.borrow(), Rest::Awake);
    setup.clock.advance(Duration::from_secs(3));
    assert_eq!(rest.next().await, Some(Rest::LocksSoon));
    setup.clock.advance(Duration::from_secs(30));
    settle().await;
    assert_eq!(setup.state(), LOCKED);
    assert!(matches!(setup.device.session(), Err(IpcError::Locked)));
}

#[tokio::test]
async fn whoever_stays_is_not_locked_out() {
    let setup = Setup::created().await;
    for _ in 0..5 {
        setup.clock.advance(Duration::from_secs(295));
        settle().await;
        assert_eq!(*setup.safety().inner.rest.borrow(), Rest::LocksSoon);
        setup.safety().note_activity();
        assert_eq!(*setup.safety().inner.rest.borrow(), Rest::Awake);
    }
    assert_eq!(setup.state(), VaultState::Open);
}

#[tokio::test]
async fn the_time_in_which_the_machine_sleeps_counts_as_rest() {
    let setup = Setup::created().await;
    setup.clock.sleep_machine(Duration::from_hours(1));
    setup.clock.advance(Duration::from_secs(2));
    settle().await;
    assert_eq!(setup.state(), LOCKED);
}

#[tokio::test]
async fn setting_the_time_of_day_back_keeps_nothing_open() {
    let setup = Setup::created().await;
    setup.clock.set_wall_back(Duration::from_hours(24));
    setup.clock.advance(Duration::from_mins(5));
    settle().await;
    assert_eq!(setup.state(), LOCKED);
}

#[tokio::test]
async fn the_rest_of_an_earlier_opening_does_not_lock_a_later_one() {
    let setup = Setup::created().await;
    setup.clock.advance(Duration::from_secs(299));
    settle().await;
    setup.safety().lock().await;
    setup.unlock(PASSPHRASE).await.unwrap();
    setup.clock.advance(Duration::from_secs(10));
    settle().await;
    assert_eq!(setup.state(), VaultState::Open);
}
