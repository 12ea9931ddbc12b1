//! Turns a watched value into a stream whose first item is the value as it is now.
//!
//! Used by every `watch_*` of a single value. Invariant: the stream ends when the owner of the
//! value is dropped, and a slow reader skips to the newest value.

use futures_util::{Stream, stream};
use tokio::sync::watch;

/// The value now, and again after each change.
pub(crate) fn watch_stream<T: Clone + Send + Sync + 'static>(
    receiver: watch::Receiver<T>,
) -> impl Stream<Item = T> + Send + 'static {
    stream::unfold((receiver, true), |(mut receiver, is_first)| async move {
        if !is_first {
            receiver.changed().await.ok()?;
        }
        let value = receiver.borrow_and_update().clone();
        Some((value, (receiver, false)))
    })
}

#[cfg(test)]
mod tests {
    use futures_util::StreamExt as _;

    use super::*;

    #[tokio::test]
    async fn the_value_now_comes_first_and_the_end_follows_the_owner() {
        let owner = watch::Sender::new(1);
        let mut values = Box::pin(watch_stream(owner.subscribe()));
        assert_eq!(values.next().await, Some(1));
        owner.send_replace(2);
        owner.send_replace(3);
        assert_eq!(values.next().await, Some(3), "a slow reader gets the newest value");
        drop(owner);
        assert_eq!(values.next().await, None);
    }
}
