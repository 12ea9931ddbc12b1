//! The one row of the app database that says who is signed in.
//!
//! Used by the account only. Invariant: the token exists in this row and in the SDK's encrypted
//! store, nowhere else; the row is written before signing in is answered.

use larkspur_ipc::account::AccountError;
use matrix_sdk::{
    SessionMeta, SessionTokens,
    authentication::matrix::MatrixSession,
    ruma::{OwnedDeviceId, UserId},
};
use sqlx::Row as _;
use tracing::error;
use url::Url;

use crate::db::Database;

/// What is known of the recovery key on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordedKey {
    /// It was not made, or its page was left without an answer.
    None,
    /// The person said "later".
    PutOff,
    /// It was confirmed, or entered.
    Confirmed,
}

impl RecordedKey {
    fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::PutOff => "put_off",
            Self::Confirmed => "confirmed",
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "confirmed" => Self::Confirmed,
            "put_off" => Self::PutOff,
            _ => Self::None,
        }
    }
}

/// A signed-in account as it is kept.
#[derive(Clone)]
pub(crate) struct KeptAccount {
    pub(crate) homeserver: Url,
    pub(crate) session: MatrixSession,
    /// The name of the folder below `matrix/`; random, so that it says nothing.
    pub(crate) folder: String,
    pub(crate) recovery: RecordedKey,
}

/// Writes the account, replacing any earlier one.
pub(crate) async fn keep(database: &Database, account: &KeptAccount) -> Result<(), AccountError> {
    sqlx::query(
        "INSERT OR REPLACE INTO account_session \
         (id, homeserver_url, member_id, device_id, access_token, store_folder, recovery_state) \
         VALUES (1, ?, ?, ?, ?, ?, ?)",
    )
    .bind(account.homeserver.as_str())
    .bind(account.session.meta.user_id.as_str())
    .bind(account.session.meta.device_id.as_str())
    .bind(account.session.tokens.access_token.as_str())
    .bind(account.folder.as_str())
    .bind(account.recovery.as_str())
    .execute(database.pool())
    .await
    .map(|_| ())
    .map_err(|_| not_written())
}

/// Records what became of the recovery key.
pub(crate) async fn record_key(database: &Database, key: RecordedKey) -> Result<(), AccountError> {
    sqlx::query("UPDATE account_session SET recovery_state = ? WHERE id = 1")
        .bind(key.as_str())
        .execute(database.pool())
        .await
        .map(|_| ())
        .map_err(|_| not_written())
}

/// Reads who is signed in. A row that cannot be understood is a damaged store.
pub(crate) async fn load(database: &Database) -> Result<Option<KeptAccount>, AccountError> {
    let row = sqlx::query(
        "SELECT homeserver_url, member_id, device_id, access_token, store_folder, recovery_state \
         FROM account_session WHERE id = 1",
    )
    .fetch_optional(database.pool())
    .await
    .map_err(|_| AccountError::StoreDamaged)?;
    row.map(|row| read(&row).ok_or(AccountError::StoreDamaged)).transpose()
}

fn read(row: &sqlx::sqlite::SqliteRow) -> Option<KeptAccount> {
    let text = |index: usize| row.try_get::<String, _>(index).ok();
    Some(KeptAccount {
        homeserver: Url::parse(&text(0)?).ok()?,
        session: MatrixSession {
            meta: SessionMeta {
                user_id: UserId::parse(text(1)?).ok()?,
                device_id: OwnedDeviceId::from(text(2)?),
            },
            tokens: SessionTokens { access_token: text(3)?, refresh_token: None },
        },
        folder: text(4)?,
        recovery: RecordedKey::parse(&text(5)?),
    })
}

/// Forgets the account and every word that waited in a composer.
pub(crate) async fn forget(database: &Database) -> Result<(), AccountError> {
    for statement in [
        "DELETE FROM account_session",
        "DELETE FROM composer",
        "DELETE FROM room_work",
        "DELETE FROM leaving",
    ] {
        sqlx::query(statement).execute(database.pool()).await.map_err(|_| not_written())?;
    }
    Ok(())
}

fn not_written() -> AccountError {
    error!("the account's row could not be written");
    AccountError::DiskNotWritable
}
