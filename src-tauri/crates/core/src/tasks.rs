//! Named background work that ends with its owner.
//!
//! Used by the account and by conversations. Invariant: a task of a [`Tasks`] never outlives it:
//! dropping or [`Tasks::stop`] aborts them all. A task that ends by panicking is reported by its
//! name; its payload is not, since it may hold what a person wrote.

use std::{
    future::Future,
    pin::{Pin, pin},
    sync::Mutex,
    task::{Context, Poll},
};

use async_stream::stream;
use futures_util::{Stream, StreamExt as _};
use tokio::{sync::watch, task::JoinHandle};
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

/// Work that goes on whether or not somebody waits for it, and ends when this is dropped.
///
/// A future that is kept and not polled keeps its locks as well, and its place in the queues for others: whoever awaits
/// something else meanwhile may wait for it without end. So what is waited for beside other things runs by itself.
#[derive(Debug)]
pub(crate) struct Running<T>(JoinHandle<T>);

impl<T: Send + 'static> Running<T> {
    /// Starts it.
    pub(crate) fn start(work: impl Future<Output = T> + Send + 'static) -> Self {
        Self(tokio::spawn(work))
    }
}

/// None when it died.
impl<T> Future for Running<T> {
    type Output = Option<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        Pin::new(&mut self.0).poll(context).map(Result::ok)
    }
}

impl<T> Drop for Running<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A stream that goes on while nobody asks for its next item. Of several that came meanwhile only the newest is given.
pub(crate) fn run<T: Clone + Send + Sync + 'static>(
    stream: impl Stream<Item = T> + Send + 'static,
) -> impl Stream<Item = T> + Send + 'static {
    let (told, mut newest) = watch::channel(None);
    let running = Running::start(async move {
        let mut stream = pin!(stream);
        while let Some(item) = stream.next().await {
            if told.send(Some(item)).is_err() {
                return;
            }
        }
    });
    stream! {
        let _running = running;
        while newest.changed().await.is_ok() {
            let item = newest.borrow_and_update().clone();
            if let Some(item) = item {
                yield item;
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

    use futures_util::FutureExt as _;

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

    #[tokio::test]
    async fn a_stream_that_nobody_asks_holds_up_nobody() {
        let lock = Arc::new(tokio::sync::Mutex::new(()));
        let inside = lock.clone();
        let mut numbers = pin!(run(stream! {
            yield 1;
            let held = inside.lock().await;
            tokio::time::sleep(Duration::from_millis(5)).await;
            drop(held);
            yield 2;
        }));
        assert_eq!(numbers.next().await, Some(1));
        assert_eq!(numbers.next().now_or_never(), None, "it waits, with the lock");
        let freed = tokio::time::timeout(Duration::from_secs(5), lock.lock()).await;
        assert!(freed.is_ok(), "the lock is kept by a stream that does not go on");
        assert_eq!(numbers.next().await, Some(2));
        assert_eq!(numbers.next().await, None);
    }

    #[tokio::test]
    async fn work_that_runs_by_itself_ends_with_its_owner() {
        let held = Arc::new(());
        let inside = held.clone();
        let running = Running::start(async move {
            std::future::pending::<()>().await;
            drop(inside);
        });
        tokio::time::sleep(Duration::from_millis(5)).await;
        drop(running);
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(Arc::strong_count(&held), 1);
        assert_eq!(Running::start(async { 7 }).await, Some(7));
    }
}
