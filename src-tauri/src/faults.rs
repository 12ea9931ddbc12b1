//! What only a test can ask for: faults that hiding and locking must outlast, a clock to turn, and a root key of its own.
//!
//! Only in builds with the feature `e2e`. [`crate::run`] starts a fault when `LARKSPUR_E2E_FAULT`
//! names one, takes the clock when `LARKSPUR_E2E_CLOCK` names a file, and trusts the root whose public line
//! `LARKSPUR_E2E_ROOT_KEY` has. Invariant: a fault begins when the vault opens, so that everything up to there works;
//! only an empty page begins at once.

use std::{
    fs,
    path::PathBuf,
    pin::pin,
    sync::Arc,
    thread,
    time::{Duration, SystemTime},
};

use futures_util::StreamExt as _;
use larkspur_core::{
    DeviceConfig, Roots,
    clock::{Clock, Sleep, SystemClock},
};
use larkspur_ipc::{IpcError, safety::VaultState};
use tauri::{AppHandle, Manager as _};

use crate::state::AppState;

/// Names a fault.
const FAULT: &str = "LARKSPUR_E2E_FAULT";
/// The first page of each window stays empty, as WebKit sometimes leaves it.
const PAGE_EMPTY: &str = "page_empty";

/// Takes the clock and the root key of a test instead of the machine's and those that it was built with.
pub(crate) fn adjust(config: DeviceConfig) -> DeviceConfig {
    let root = std::env::var("LARKSPUR_E2E_ROOT_KEY").ok();
    let roots = root.and_then(|line| Roots::parse(Some(&line), None).ok());
    DeviceConfig {
        clock: clock().unwrap_or(config.clock),
        roots: roots.unwrap_or(config.roots),
        ..config
    }
}

/// A script that runs before anything of a page, if the fault needs one.
pub(crate) fn first_script() -> Option<&'static str> {
    let is_asked = std::env::var(FAULT).is_ok_and(|fault| fault == PAGE_EMPTY);
    is_asked.then_some(
        "if (performance.getEntriesByType('navigation')[0]?.type !== 'reload') window.stop();",
    )
}

/// Waits for the vault to open and then does what the variable asks for.
pub(crate) async fn follow(app: AppHandle) {
    let Ok(fault) = std::env::var(FAULT) else { return };
    if fault == PAGE_EMPTY {
        return;
    }
    let state = Arc::clone(&app.state::<Arc<AppState>>());
    let mut vault = pin!(state.device().safety().watch_vault());
    while let Some(now) = vault.next().await {
        if now == VaultState::Open {
            break;
        }
    }
    // The main window and its page are up by then.
    tokio::time::sleep(Duration::from_secs(3)).await;
    match fault.as_str() {
        // Somebody forgot to let go of the session.
        "session_held" => {
            let held = state.device().session();
            std::future::pending::<Result<(), IpcError>>().await.ok();
            drop(held);
        }
        // Every thread of the runtime waits for something that never comes.
        "runtime_blocked" => {
            let threads = thread::available_parallelism().map_or(1, usize::from);
            for _ in 0..threads * 4 {
                tauri::async_runtime::spawn(async { thread::sleep(Duration::MAX) });
            }
        }
        _ => tracing::error!("a fault was asked for that is not known"),
    }
}

/// The clock that a test turns, if one was asked for.
fn clock() -> Option<Arc<dyn Clock>> {
    let file = std::env::var_os("LARKSPUR_E2E_CLOCK")?.into();
    Some(Arc::new(TurnedClock { own: SystemClock::default(), file }))
}

/// The machine's clocks, ahead by the seconds that stand in a file. So a test need not rest for
/// five minutes; sleeps take as long as they do.
#[derive(Debug)]
struct TurnedClock {
    own: SystemClock,
    file: PathBuf,
}

impl TurnedClock {
    fn ahead(&self) -> Duration {
        let seconds = fs::read_to_string(&self.file).ok().and_then(|text| text.trim().parse().ok());
        Duration::from_secs(seconds.unwrap_or(0))
    }
}

impl Clock for TurnedClock {
    fn monotonic(&self) -> Duration {
        self.own.monotonic() + self.ahead()
    }

    fn wall(&self) -> SystemTime {
        self.own.wall() + self.ahead()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.own.sleep(duration)
    }
}
