//! Whether the server can be reached.
//!
//! Used by the top bar, by the timeline (what "not sent yet" means) and by the send gate.
//! Invariant: `Online` is said only after an answer of the server since the last break.

use std::{sync::Arc, time::Duration};

use futures_util::Stream;
use larkspur_ipc::messaging::Connection;
use matrix_sdk_ui::{room_list_service, sync_service};
use tokio::sync::watch;

use super::{Messaging, Shared};
use crate::watching::watch_stream;

/// How long after a break that the SDK does not mend by itself it is started again.
const RESTART_AFTER: Duration = Duration::from_secs(5);

/// The connection as it is published.
pub(super) struct ConnectionState(watch::Sender<Connection>);

impl Default for ConnectionState {
    fn default() -> Self {
        Self(watch::Sender::new(Connection::Connecting))
    }
}

impl ConnectionState {
    pub(super) fn subscribe(&self) -> watch::Receiver<Connection> {
        self.0.subscribe()
    }

    pub(super) fn now(&self) -> Connection {
        *self.0.borrow()
    }

    fn publish(&self, connection: Connection) {
        self.0.send_if_modified(|now| std::mem::replace(now, connection) != connection);
    }
}

impl Messaging {
    /// Stops syncing for a moment, without telling that the server is out of reach.
    pub(crate) async fn pause_sync(&self) {
        self.shared.sync.stop().await;
    }

    /// Goes on syncing.
    pub(crate) async fn resume_sync(&self) {
        self.shared.sync.start().await;
    }

    /// The connection, and again after each change.
    pub fn watch_connection(&self) -> impl Stream<Item = Connection> + Send + 'static + use<> {
        watch_stream(self.shared.connection.subscribe())
    }
}

/// Follows the SDK's two machines and starts them again after a break that they do not mend.
pub(super) async fn follow(shared: Arc<Shared>) {
    let mut services = shared.sync.state();
    let mut lists = shared.sync.room_list_service().state();
    loop {
        let service = services.get();
        shared.connection.publish(judge(&service, &lists.get()));
        if matches!(service, sync_service::State::Error(_) | sync_service::State::Terminated) {
            tokio::time::sleep(RESTART_AFTER).await;
            shared.sync.start().await;
        }
        let is_over = tokio::select! {
            next = services.next() => next.is_none(),
            next = lists.next() => next.is_none(),
        };
        if is_over {
            return;
        }
    }
}

fn judge(service: &sync_service::State, list: &room_list_service::State) -> Connection {
    use room_list_service::State as List;
    use sync_service::State as Service;
    match (service, list) {
        (Service::Running, List::SettingUp | List::Recovering | List::Running) => {
            Connection::Online
        }
        (Service::Running | Service::Idle, _) => Connection::Connecting,
        (Service::Offline | Service::Error(_) | Service::Terminated, _) => Connection::Offline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn online_is_said_only_after_an_answer() {
        use room_list_service::State as List;
        use sync_service::State as Service;
        for (service, list, expected) in [
            (Service::Idle, List::Init, Connection::Connecting),
            (Service::Running, List::Init, Connection::Connecting),
            (Service::Running, List::SettingUp, Connection::Online),
            (Service::Running, List::Running, Connection::Online),
            (
                Service::Running,
                List::Error { from: Box::new(List::Running) },
                Connection::Connecting,
            ),
            (Service::Offline, List::Running, Connection::Offline),
            (Service::Terminated, List::Running, Connection::Offline),
        ] {
            assert_eq!(judge(&service, &list), expected, "{service:?} {list:?}");
        }
    }
}
