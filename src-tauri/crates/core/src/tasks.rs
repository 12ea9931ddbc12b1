//! Named background work that ends with its owner.
//!
//! Used by the account and by conversations. Invariant: a task of a [`Tasks`] never outlives it:
//! dropping or [`Tasks::stop`] aborts them all. A task that ends by panicking is reported by its
//! name; its payload is not, since it may hold what a person wrote.

use std::{future::Future, sync::Mutex};

use tokio::task::JoinHandle;
use tracing::error;

/// The running tasks of one owner.
#[derive(Debug, Default)]
pub(crate) struct Tasks {
    running: Mutex<Vec<JoinHandle<()>>>,
}

impl Tasks {
    /// Starts `work` under `name`. The name is of ours and holds nothing personal.
    pub(crate) fn spawn(
        &self,
        name: &'static str,
        work: impl Future<Output = ()> + Send + 'static,
    ) {
        let inner = tokio::spawn(work);
        let abort = inner.abort_handle();
        let watched = tokio::spawn(async move {
            // Aborting the watcher must abort the work as well: the guard does it on drop.
            let _guard = AbortOnDrop(abort);
            if let Err(fault) = inner.await
                && fault.is_panic()
            {
                error!(task = name, "a background task died");
            }
        });
        if let Ok(mut running) = self.running.lock() {
            running.retain(|task| !task.is_finished());
            running.push(watched);
        }
    }

    /// Aborts every task and waits until they are gone.
    pub(crate) async fn stop(&self) {
        let tasks =
            self.running.lock().map(|mut list| std::mem::take(&mut *list)).unwrap_or_default();
        for task in &tasks {
            task.abort();
        }
        for task in tasks {
            // An aborted task ends with an error that says so, which is what is wanted here.
            let _ = task.await;
        }
    }
}

impl Drop for Tasks {
    fn drop(&mut self) {
        if let Ok(running) = self.running.lock() {
            for task in running.iter() {
                task.abort();
            }
        }
    }
}

struct AbortOnDrop(tokio::task::AbortHandle);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use super::*;

    #[tokio::test]
    async fn stopping_ends_the_work_and_frees_what_it_held() {
        let held = Arc::new(());
        let tasks = Tasks::default();
        let inside = held.clone();
        tasks.spawn("test", async move {
            std::future::pending::<()>().await;
            drop(inside);
        });
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert_eq!(Arc::strong_count(&held), 2);
        tasks.stop().await;
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert_eq!(Arc::strong_count(&held), 1);
    }

    #[tokio::test]
    async fn dropping_the_owner_ends_the_work() {
        let held = Arc::new(());
        let inside = held.clone();
        let tasks = Tasks::default();
        tasks.spawn("test", async move {
            std::future::pending::<()>().await;
            drop(inside);
        });
        tokio::time::sleep(Duration::from_millis(5)).await;
        drop(tasks);
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(Arc::strong_count(&held), 1);
    }
}
