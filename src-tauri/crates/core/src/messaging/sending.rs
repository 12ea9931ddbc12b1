//! Sending, trying again, taking back.
//!
//! Used by the composer and by the acts at a message that was not sent. Invariants: a message is
//! in the SDK's durable queue before the command is answered, and the composer's draft is dropped
//! only then; the queue sends it once, under one transaction id.

use larkspur_ipc::{
    IpcError, RoomId,
    messaging::{
        Connection, MAX_MESSAGE_BYTES, MessagingError, RetryMessage, SendMessage, WithdrawMessage,
    },
};
use matrix_sdk::{
    Room,
    ruma::events::{AnyMessageLikeEventContent, room::message::RoomMessageEventContent},
};
use matrix_sdk_ui::timeline::EventSendState;
use tracing::warn;

use super::{
    Messaging, composer,
    error::{of_queue, of_timeline},
    send_gate,
    timeline::find_row,
    words,
};

impl Messaging {
    /// Hands a message to the send queue.
    ///
    /// # Errors
    /// [`MessagingError::Empty`], [`MessagingError::TooLong`], [`MessagingError::NotEncrypted`], or
    /// that the device could not keep it.
    pub async fn send_message(&self, command: SendMessage) -> Result<(), IpcError> {
        let body = command.body.trim();
        if body.is_empty() {
            return Err(MessagingError::Empty.into());
        }
        if body.len() > MAX_MESSAGE_BYTES {
            return Err(MessagingError::TooLong.into());
        }
        let room = self.queue(&command.room, RoomMessageEventContent::text_markdown(body)).await?;
        // The message is kept from here on. An error now would make the window give the words back,
        // and they would be sent twice.
        if composer::save(self.database(), &command.room, "").await.is_err() {
            warn!("what was typed could not be struck off");
        }
        self.let_out(room);
        Ok(())
    }

    /// Hands anything to the send queue.
    pub(super) async fn send(
        &self,
        room: &RoomId,
        content: RoomMessageEventContent,
    ) -> Result<(), IpcError> {
        let room = self.queue(room, content).await?;
        self.let_out(room);
        Ok(())
    }

    /// Puts a message into the durable queue, where nothing speaks against it.
    async fn queue(&self, id: &RoomId, content: RoomMessageEventContent) -> Result<Room, IpcError> {
        let room = self.writable(id).await?;
        let timeline = self.shared.open_timeline(&room).await?;
        let sent = timeline.send(AnyMessageLikeEventContent::RoomMessage(content)).await;
        self.shared.note_disk(sent.map_err(|e| of_timeline(&e)))?;
        Ok(room)
    }

    /// The room, if nothing speaks against writing in it.
    pub(super) async fn writable(&self, id: &RoomId) -> Result<Room, IpcError> {
        self.shared.check_identity()?;
        let room = self.shared.room(id)?;
        self.shared.refuse_unsafe(&room).await?;
        Ok(room)
    }

    /// Lets the queue of a room go, if its gate is open. Nobody waits for that: the message is kept, and the gate may have to
    /// ask the server who is in the room, and each of them for their keys.
    fn let_out(&self, room: Room) {
        if self.shared.connection.now() == Connection::Online {
            let shared = self.shared.clone();
            self.tasks.spawn("messaging::letting_out", async move {
                send_gate::check(&shared, &room).await;
            });
        }
    }

    /// Tries a message again that was not sent.
    ///
    /// # Errors
    /// [`MessagingError::ItemGone`] when it was sent meanwhile.
    pub async fn retry_message(&self, command: RetryMessage) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        let timeline = self.shared.open_timeline(&room).await?;
        let item = find_row(&timeline, &command.key).await.ok_or(MessagingError::ItemGone)?;
        let event = item.as_event().ok_or(MessagingError::ItemGone)?;
        if let Some(EventSendState::SendingFailed { is_recoverable: false, .. }) =
            event.send_state()
        {
            let handle = event.local_echo_send_handle().ok_or(MessagingError::ItemGone)?;
            handle.unwedge().await.map_err(|e| of_queue(&e))?;
        }
        send_gate::check(&self.shared, &room).await;
        Ok(())
    }

    /// Takes an unsent message back and gives its words.
    ///
    /// # Errors
    /// [`MessagingError::ItemGone`] when it was sent meanwhile.
    pub async fn withdraw_message(&self, command: WithdrawMessage) -> Result<String, IpcError> {
        let room = self.shared.room(&command.room)?;
        let timeline = self.shared.open_timeline(&room).await?;
        let item = find_row(&timeline, &command.key).await.ok_or(MessagingError::ItemGone)?;
        let event = item.as_event().ok_or(MessagingError::ItemGone)?;
        let body = event
            .content()
            .as_message()
            .map(|message| message.body().to_owned())
            .unwrap_or_default();
        let handle = event.local_echo_send_handle().ok_or(MessagingError::ItemGone)?;
        match handle.abort().await {
            Ok(true) => Ok(body),
            Ok(false) => Err(MessagingError::ItemGone.into()),
            Err(_) => Err(MessagingError::DiskNotWritable.into()),
        }
    }
}

/// Whether a link is one that is opened; gives the address to hand to the system.
///
/// # Errors
/// [`MessagingError::LinkRefused`] for everything but http and https.
pub fn check_link(href: &str) -> Result<String, IpcError> {
    words::safe_link(href).map(|(href, _)| href).ok_or(MessagingError::LinkRefused.into())
}
