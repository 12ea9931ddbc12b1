//! A runtime of its own for the SDK's "latest events", so that a lock can end them.
//!
//! In 0.18 `Client::latest_events` spawns a task that holds the client strongly, and the client
//! owns that task: the circle would keep every store open after a lock. Here the task is born on a
//! runtime with one thread, which goes when conversations stop and takes the task along.
//! `after_a_lock_nothing_decrypted_is_left` in `tests/integration` fails without it.
//! Invariant: nobody asks for the latest events before [`LatestEventsRuntime::start`] has.

use matrix_sdk::Client;
use tokio::runtime::{Builder, Runtime};
use tracing::warn;

use crate::runtime::with_safe_stacks;

/// The runtime; it ends when this is dropped.
pub(super) struct LatestEventsRuntime(Option<Runtime>);

impl LatestEventsRuntime {
    /// Makes the latest events of `client` start here.
    pub(super) async fn start(client: &Client) -> Self {
        let built = with_safe_stacks(&mut Builder::new_multi_thread())
            .worker_threads(1)
            .enable_all()
            .thread_name("latest")
            .build();
        let Ok(runtime) = built else {
            // Then they start where they are first needed, and a lock ends with a restart.
            warn!("no thread could be had for the latest events");
            return Self(None);
        };
        let client = client.clone();
        let born = runtime.spawn(async move {
            client.latest_events().await;
        });
        if born.await.is_err() {
            warn!("the latest events did not start");
        }
        Self(Some(runtime))
    }
}

impl Drop for LatestEventsRuntime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
