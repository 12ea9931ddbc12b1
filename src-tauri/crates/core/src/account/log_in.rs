//! Signing in at the server, once its address is known.
//!
//! Used by [`Account::sign_in`](super::Account::sign_in). Invariants: a server that asks to wait is
//! believed at once, and the person is told how long; whoever is signed in for the first time
//! leaves with keys of their own, or is not signed in.

use std::time::Duration;

use larkspur_ipc::account::AccountError;
use matrix_sdk::{
    Client,
    authentication::matrix::MatrixSession,
    config::RequestConfig,
    ruma::{
        api::client::{
            session::{get_login_types, login},
            uiaa,
        },
        assign,
    },
    store::RoomLoadSettings,
};
use tracing::warn;

use super::client::of_fault;
use crate::server_fault::ServerFault;

/// The name that the server and the person's other devices show for this one. It says nothing.
const DEVICE_NAME: &str = "Computer";
/// How long the server may take to answer one question of the sign-in.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long taking back a sign-in may take that came to nothing.
const LOGOUT_PATIENCE: Duration = Duration::from_secs(5);

/// Asked once. The SDK's own sign-in asks three times, and when the server asks to wait (Synapse:
/// five minutes after five sign-ins from one address) it waits and tells nobody.
fn once() -> RequestConfig {
    RequestConfig::new().timeout(PATIENCE).retry_limit(1)
}

/// Logs in, and says which part was wrong. `device` is the device of a sign-in that has expired.
pub(super) async fn log_in(
    client: &Client,
    login: &str,
    password: &str,
    device: Option<&str>,
) -> Result<MatrixSession, AccountError> {
    check_password_login(client).await?;
    let member = uiaa::MatrixUserIdentifier::new(login.to_owned());
    let who = uiaa::UserIdentifier::Matrix(member);
    let info = login::v3::Password::new(who.clone(), password.to_owned());
    let request = assign!(login::v3::Request::new(login::v3::LoginInfo::Password(info)), {
        device_id: device.map(Into::into),
        initial_device_display_name: Some(DEVICE_NAME.to_owned()),
    });
    let asked = client.send(request).with_request_config(once()).await;
    let answer = asked.map_err(|error| of_fault(ServerFault::from(&error)))?;
    let session = MatrixSession::from(&answer);
    client
        .matrix_auth()
        .restore_session(session.clone(), RoomLoadSettings::default())
        .await
        .map_err(|_| AccountError::StoreDamaged)?;
    let first_keys = make_first_keys(client, who, password).await;
    if let Err(error) = first_keys {
        // Nobody would ever use this device again: the server need not list it.
        let _ = tokio::time::timeout(LOGOUT_PATIENCE, client.matrix_auth().logout()).await;
        return Err(error);
    }
    Ok(session)
}

async fn check_password_login(client: &Client) -> Result<(), AccountError> {
    let request = get_login_types::v3::Request::new();
    let asked = client.send(request).with_request_config(once()).await;
    let types = asked.map_err(|error| of_fault(ServerFault::from(&error)))?;
    let is_offered =
        types.flows.iter().any(|flow| matches!(flow, get_login_types::v3::LoginType::Password(_)));
    if is_offered { Ok(()) } else { Err(AccountError::NoPasswordLogin) }
}

/// Makes and publishes the keys of an account that has none. An account that has some keeps them.
async fn make_first_keys(
    client: &Client,
    who: uiaa::UserIdentifier,
    password: &str,
) -> Result<(), AccountError> {
    let answer = uiaa::AuthData::Password(uiaa::Password::new(who, password.to_owned()));
    let made = client.encryption().bootstrap_cross_signing_if_needed(Some(answer)).await;
    match made {
        Err(matrix_sdk::Error::Http(http)) if http.as_uiaa_response().is_some() => {
            // The server wants more than a password. The state of the keys says what is missing.
            warn!("the server did not take the first keys");
            Ok(())
        }
        Err(error) => Err(of_fault(ServerFault::from(&error))),
        Ok(()) => Ok(()),
    }
}
