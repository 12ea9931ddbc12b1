//! Work with keys runs apart: on a thread of its own, whose stack is overwritten before it ends.
//!
//! Ciphers and derivations keep copies of a key in their frames. Those frames would stay in the
//! stack of a runtime's worker until something happens to overwrite them, long after a lock. Used
//! by safety for the vault and by the account to open the SDK's stores. Invariant: no work that
//! sees the bytes of a key leaves them in a stack that lives on.

use std::{hint::black_box, io, thread};

use tokio::{runtime::Handle, sync::oneshot};

/// How much of the stack is overwritten. The SDK's futures go deep; a thread has 2 MiB.
const DEPTH: usize = 1 << 20;

/// The work gave no answer: there was no thread for it, or it panicked.
#[derive(Debug, thiserror::Error)]
#[error("the work apart gave no answer")]
pub(crate) struct NoAnswer;

/// Runs what blocks, up to seconds.
pub(crate) async fn run<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, NoAnswer> {
    let (answer, answered) = oneshot::channel();
    start(move || {
        // Whoever asked may be gone: a window that was closed in the middle.
        let _ = answer.send(work());
    })
    .map_err(|_| NoAnswer)?;
    answered.await.map_err(|_| NoAnswer)
}

/// As [`run`], for a caller that may block.
#[cfg(feature = "testing")]
pub(crate) fn run_and_wait<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, NoAnswer> {
    let (answer, answered) = std::sync::mpsc::channel();
    start(move || {
        let _ = answer.send(work());
    })
    .map_err(|_| NoAnswer)?;
    answered.recv().map_err(|_| NoAnswer)
}

/// Runs a future to its end, or until nobody waits for it any more: a lock that comes in between
/// must find no key here. What it spawns runs in the caller's runtime, as anywhere else.
pub(crate) async fn run_future<F: Future>(
    begin: impl FnOnce() -> F + Send + 'static,
) -> Result<F::Output, NoAnswer>
where
    F::Output: Send + 'static,
{
    let runtime = Handle::current();
    let (mut answer, answered) = oneshot::channel();
    start(move || {
        // The SDK's stores have to be dropped inside of a runtime.
        let _inside = runtime.enter();
        let output = runtime.block_on(async {
            tokio::select! {
                biased;
                () = answer.closed() => None,
                output = async { begin().await } => Some(output),
            }
        });
        if let Some(output) = output {
            let _ = answer.send(output);
        }
    })
    .map_err(|_| NoAnswer)?;
    answered.await.map_err(|_| NoAnswer)
}

fn start(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("apart".to_owned()).spawn(move || {
        descend(work);
        overwrite();
    })?;
    Ok(())
}

/// A frame of its own, so that all frames of the work lie where [`overwrite`] writes afterwards.
#[inline(never)]
fn descend(work: impl FnOnce()) {
    work();
}

#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "overwriting the stack is what it is for")]
fn overwrite() {
    black_box(&mut [0_u8; DEPTH]);
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn the_answer_comes_back_and_a_panic_is_no_answer() {
        assert_eq!(run(|| 7).await.unwrap(), 7);
        assert!(run(|| panic!("on purpose")).await.is_err());
    }

    #[tokio::test]
    async fn what_nobody_waits_for_any_more_is_dropped() {
        let held = std::sync::Arc::new(());
        let inside = held.clone();
        let waiting = run_future(move || async move {
            std::future::pending::<()>().await;
            drop(inside);
        });
        assert!(tokio::time::timeout(Duration::from_millis(20), waiting).await.is_err());
        for _ in 0..200 {
            if std::sync::Arc::strong_count(&held) == 1 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("it runs on");
    }

    #[tokio::test]
    async fn a_future_apart_reaches_the_callers_runtime() {
        let answer = run_future(|| async { tokio::spawn(async { 7 }).await.unwrap() }).await;
        assert_eq!(answer.unwrap(), 7);
    }
}
