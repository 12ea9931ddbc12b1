//! How the SDK's client is built: every default that could expose a person is overridden here.
//!
//! Used by the account only. Invariant: nothing else in the app builds a `Client`. The settings are
//! those of the project's messaging study; `overridden_defaults_hold` is their golden test.

use std::time::Duration;

use larkspur_ipc::account::AccountError;
use matrix_sdk::{
    Client, ClientBuildError, ClientBuilder, HttpError, ThreadingSupport,
    config::RequestConfig,
    cross_process_lock::CrossProcessLockConfig,
    encryption::{BackupDownloadStrategy, EncryptionSettings},
    sliding_sync::{VersionBuilder, VersionBuilderError},
};
use matrix_sdk_base::{
    crypto::{CollectStrategy, DecryptionSettings, TrustRequirement},
    store::StoreConfig,
};
use tracing::warn;
use url::Url;

use super::{
    address::{Server, check_transport},
    http::{self, Transport},
    stores::Stores,
};
use crate::{apart, server_fault::ServerFault};

/// How long one request may take. A weak network gets its time; a dead one is noticed.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// A limit other than zero, or the SDK does not retry on 429.
const REQUEST_RETRIES: usize = 3;
/// How long looking a server up may take in all: the SDK asks up to three times in two places.
const DISCOVERY_PATIENCE: Duration = Duration::from_secs(30);

/// Builds a client that looks the server up and asks what it can do.
///
/// # Errors
/// Says which of the person's entries is wrong, or what the server lacks.
pub(crate) async fn discover(server: &Server, stores: &Stores) -> Result<Client, AccountError> {
    let transport = match server {
        Server::Url(url) => Transport::of(url),
        Server::Name(_) => Transport::Https,
    };
    let (server, http) = (server.clone(), http::client(transport)?);
    let building = build(stores, move |builder| {
        let builder = builder
            .http_client(http)
            .sliding_sync_version_builder(VersionBuilder::DiscoverNative)
            // Signing in makes the first keys itself: it knows the password that a server may ask for.
            .with_encryption_settings(encryption_settings(false));
        match server {
            Server::Url(url) => builder.homeserver_url(url),
            // A server without `.well-known` is its own homeserver.
            Server::Name(name) => builder.server_name_or_homeserver_url(format!("https://{name}")),
        }
    });
    let built = tokio::time::timeout(DISCOVERY_PATIENCE, building).await;
    let client = built.map_err(|_| AccountError::ServerUnreachable)??;
    // What `.well-known` named must be as safe as what was typed.
    check_transport(&client.homeserver())?;
    Ok(client)
}

/// Builds a client for an account of before. Makes no request, so it works without a network.
///
/// # Errors
/// When the stores cannot be opened.
pub(crate) async fn reopen(homeserver: &Url, stores: &Stores) -> Result<Client, AccountError> {
    let (homeserver, http) = (homeserver.clone(), http::client(Transport::of(homeserver))?);
    build(stores, move |builder| {
        builder
            .http_client(http)
            .sliding_sync_version_builder(VersionBuilder::Native)
            .homeserver_url(homeserver)
    })
    .await
}

/// Opens the stores and builds apart, since ciphers are made of the stores' key on the way.
async fn build(
    stores: &Stores,
    finish: impl FnOnce(ClientBuilder) -> ClientBuilder + Send + 'static,
) -> Result<Client, AccountError> {
    let stores = stores.clone();
    let built =
        apart::run_future(
            move || async move { finish(guarded(stores.open().await?)).build().await },
        );
    built.await.map_err(|_| AccountError::StoreDamaged)?.map_err(|error| of_build(&error))
}

fn guarded(stores: StoreConfig) -> ClientBuilder {
    Client::builder()
        .store_config(stores)
        // One process per data folder is proven by the shell's file lock.
        .cross_process_store_config(CrossProcessLockConfig::SingleProcess)
        .request_config(RequestConfig::new().timeout(REQUEST_TIMEOUT).retry_limit(REQUEST_RETRIES))
        // The address was discovered and checked already: an answer to the sign-in must not move
        // the app to another one.
        .respect_login_well_known(false)
        .with_encryption_settings(encryption_settings(true))
        // MSC4153: devices that their owner has not signed get no key and are not believed.
        .with_room_key_recipient_strategy(CollectStrategy::IdentityBasedStrategy)
        .with_decryption_settings(DecryptionSettings {
            sender_device_trust_requirement: TrustRequirement::CrossSignedOrLegacy,
        })
        // MSC4268 would hand past messages to whoever is invited.
        .with_enable_share_history_on_invite(false)
        .with_threading_support(ThreadingSupport::Disabled)
}

fn encryption_settings(makes_first_keys: bool) -> EncryptionSettings {
    EncryptionSettings {
        auto_enable_cross_signing: makes_first_keys,
        backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
        // `Recovery::enable` makes the backup together with the recovery key; a backup made
        // earlier would make it fail.
        auto_enable_backups: false,
    }
}

fn of_build(error: &ClientBuildError) -> AccountError {
    match error {
        ClientBuildError::InvalidServerName => AccountError::AddressMalformed,
        ClientBuildError::SlidingSyncVersion(VersionBuilderError::NativeVersionIsUnset) => {
            AccountError::ServerTooOld
        }
        // What was typed has been read already: a bad address is one that `.well-known` names.
        ClientBuildError::AutoDiscovery(_)
        | ClientBuildError::MissingHomeserver
        | ClientBuildError::SlidingSyncVersion(_)
        | ClientBuildError::Url(_) => AccountError::ServerNotFound,
        // The HTTP client refuses to make a request in the clear before it is made.
        ClientBuildError::Http(HttpError::Reqwest(refused)) if refused.is_builder() => {
            AccountError::NotSecure
        }
        ClientBuildError::Http(http) => match ServerFault::from(http) {
            ServerFault::NotFound | ServerFault::Other => AccountError::ServerNotFound,
            fault => of_fault(fault),
        },
        ClientBuildError::SqliteStore(_) => {
            warn!("the account's stores did not open");
            AccountError::StoreDamaged
        }
    }
}

/// What a fault of the server means while signing in or managing keys.
pub(crate) fn of_fault(fault: ServerFault) -> AccountError {
    match fault {
        ServerFault::Unreachable => AccountError::ServerUnreachable,
        ServerFault::Tls => AccountError::TlsFailed,
        ServerFault::RateLimited(wait_seconds) => AccountError::RateLimited { wait_seconds },
        ServerFault::Forbidden => AccountError::WrongPassword,
        ServerFault::NotFound => AccountError::ServerNotFound,
        ServerFault::AccountClosed => AccountError::AccountClosed,
        ServerFault::Store => AccountError::DiskNotWritable,
        ServerFault::UnknownToken | ServerFault::Other => AccountError::ServerFault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overridden_defaults_hold() {
        let stores = StoreConfig::new(CrossProcessLockConfig::SingleProcess);
        let shown = format!("{:?}", guarded(stores));
        for part in [
            "respect_login_well_known: false",
            "auto_enable_cross_signing: true",
            "backup_download_strategy: AfterDecryptionFailure",
            "auto_enable_backups: false",
            "room_key_recipient_strategy: IdentityBasedStrategy",
            "sender_device_trust_requirement: CrossSignedOrLegacy",
            "enable_share_history_on_invite: false",
            "cross_process_lock_config: SingleProcess",
            "threading_support: Disabled",
            "retry_limit: 3",
        ] {
            assert!(shown.contains(part), "{part} is not in the client's settings: {shown}");
        }
    }
}
