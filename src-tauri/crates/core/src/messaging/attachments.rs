//! Files that go along with a message: encrypted before they leave, fetched when somebody asks for them.
//!
//! Used by [`super::pack_cards`] and [`super::library`]. Invariants: the server is told neither what it keeps nor
//! what it is called; what comes is never more than was asked for, whatever the server sends; nothing of it is
//! handed on before its hash was found right.

use std::{io::Read as _, time::Duration};

use larkspur_ipc::messaging::MessagingError;
use matrix_sdk::{
    Client, Error, HttpError,
    media::MediaError,
    reqwest::{Response, StatusCode, header::RETRY_AFTER},
    ruma::{
        MxcUri,
        api::error::ErrorKind,
        events::room::{EncryptedFile, EncryptedFileHashAlgorithm, EncryptedFileInfo},
    },
};
use matrix_sdk_base::crypto::AttachmentDecryptor;

use super::error::of_fault;
use crate::server_fault::ServerFault;

/// How long a server may say nothing before it counts as one that does not answer. How long a file takes in all
/// depends on the network, and is nobody's fault.
const SILENCE: Duration = Duration::from_secs(30);
/// Seconds to wait where the server asks to wait and does not say how long.
const DEFAULT_WAIT: u32 = 5;
/// The longest address that a file has here.
const LONGEST_ADDRESS: usize = 512;

/// Why a file was not fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum FetchFault {
    /// The server did not give it.
    #[error("the server did not give the file")]
    Server(MessagingError),
    /// It has another size than was said.
    #[error("the file has another size")]
    OtherSize,
    /// Its bytes are not those that were sent.
    #[error("the file has changed")]
    Damaged,
}

impl From<MessagingError> for FetchFault {
    fn from(error: MessagingError) -> Self {
        Self::Server(error)
    }
}

/// Encrypts a file with a key of its own and uploads it. The key is in what this gives, and nowhere else.
///
/// # Errors
/// [`MessagingError::AttachmentTooLarge`] when the server takes none of this size; why it did not answer.
pub(super) async fn upload(
    client: &Client,
    mut bytes: &[u8],
) -> Result<EncryptedFile, MessagingError> {
    client.upload_encrypted_file(&mut bytes).await.map_err(|error| of_upload(&error))
}

fn of_upload(error: &Error) -> MessagingError {
    let is_too_large = match error {
        Error::Media(MediaError::MediaTooLargeToUpload { .. }) => true,
        Error::Http(http) => {
            let status = http.as_client_api_error().map(|error| error.status_code.as_u16());
            matches!(http.client_api_error_kind(), Some(ErrorKind::TooLarge)) || status == Some(413)
        }
        _ => false,
    };
    if is_too_large {
        MessagingError::AttachmentTooLarge
    } else {
        of_fault(ServerFault::from(error))
    }
}

/// Whether a file is of a kind that can be fetched and decrypted here.
pub(super) fn can_fetch(file: &EncryptedFile) -> bool {
    // The specification's letters of a name ("Matrix Content (mxc://) URIs"): none of them leads elsewhere in an
    // address. ruma takes others too.
    let is_letter = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    let is_named = |name: &str| !name.is_empty() && name.bytes().all(is_letter);
    file.url.parts().is_ok_and(|(_, name)| is_named(name))
        && file.url.as_str().len() <= LONGEST_ADDRESS
        && matches!(file.info, EncryptedFileInfo::V2(_))
        && file.hashes.contains_key(&EncryptedFileHashAlgorithm::Sha256)
}

/// Fetches a file of exactly this size from the own server, and decrypts it in memory.
///
/// # Errors
/// Why not; each is told apart.
pub(super) async fn fetch(
    client: &Client,
    file: &EncryptedFile,
    size: usize,
) -> Result<Vec<u8>, FetchFault> {
    let closed = take(ask(client, &file.url).await?, size).await?;
    let file = file.clone();
    // Some tenths of a second for the largest: not on a thread that others wait for.
    let opened = tokio::task::spawn_blocking(move || open(file, &closed)).await;
    opened.unwrap_or(Err(FetchFault::Damaged))
}

/// Asks the server for a file. The SDK's own way keeps whatever comes in memory, however much it is, and waits
/// for ever.
async fn ask(client: &Client, url: &MxcUri) -> Result<Response, FetchFault> {
    let (server, name) = url.parts().map_err(|_| FetchFault::Damaged)?;
    let mut address = client.homeserver();
    address.path_segments_mut().map_err(|()| MessagingError::ServerFault)?.pop_if_empty().extend([
        "_matrix",
        "client",
        "v1",
        "media",
        "download",
        server.as_str(),
        name,
    ]);
    let token = client.access_token().ok_or(MessagingError::ServerFault)?;
    let asked = client.http_client().get(address).bearer_auth(token).send();
    let answer = in_time(asked).await?;
    match of_status(&answer) {
        None => Ok(answer),
        Some(error) => Err(error.into()),
    }
}

/// What an answer that is no file means.
fn of_status(answer: &Response) -> Option<MessagingError> {
    Some(match answer.status() {
        StatusCode::OK => return None,
        StatusCode::NOT_FOUND => MessagingError::AttachmentGone,
        StatusCode::FORBIDDEN => MessagingError::NotAllowed,
        StatusCode::TOO_MANY_REQUESTS => {
            let said = answer.headers().get(RETRY_AFTER).and_then(|it| it.to_str().ok());
            let wait = said.and_then(|it| it.parse().ok()).unwrap_or(DEFAULT_WAIT);
            MessagingError::RateLimited { wait_seconds: wait.max(1) }
        }
        StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            MessagingError::ServerUnreachable
        }
        _ => MessagingError::ServerFault,
    })
}

/// Reads what comes, and stops as soon as it is more than was said.
async fn take(mut answer: Response, size: usize) -> Result<Vec<u8>, FetchFault> {
    let mut bytes = Vec::new();
    while let Some(part) = in_time(answer.chunk()).await? {
        if part.len() > size - bytes.len() {
            return Err(FetchFault::OtherSize);
        }
        bytes.extend_from_slice(&part);
    }
    if bytes.len() == size { Ok(bytes) } else { Err(FetchFault::OtherSize) }
}

async fn in_time<T>(
    answer: impl Future<Output = Result<T, matrix_sdk::reqwest::Error>>,
) -> Result<T, MessagingError> {
    let answer = tokio::time::timeout(SILENCE, answer).await;
    let answer = answer.map_err(|_| MessagingError::ServerUnreachable)?;
    answer.map_err(|error| of_fault(ServerFault::from(&HttpError::Reqwest(error))))
}

fn open(file: EncryptedFile, mut closed: &[u8]) -> Result<Vec<u8>, FetchFault> {
    let mut bytes = Vec::with_capacity(closed.len());
    let mut reader =
        AttachmentDecryptor::new(&mut closed, file.into()).map_err(|_| FetchFault::Damaged)?;
    reader.read_to_end(&mut bytes).map_err(|_| FetchFault::Damaged)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::owned_mxc_uri;
    use matrix_sdk_base::crypto::AttachmentEncryptor;

    use super::*;

    fn closed(mut words: &[u8]) -> (EncryptedFile, Vec<u8>) {
        let mut bytes = Vec::new();
        let mut writer = AttachmentEncryptor::new(&mut words);
        writer.read_to_end(&mut bytes).unwrap();
        let keys = writer.finish();
        let url = owned_mxc_uri!("mxc://example.org/file");
        (EncryptedFile::new(url, keys.encryption_info, keys.hashes), bytes)
    }

    #[test]
    fn a_file_opens_to_the_same_bytes_and_any_changed_one_is_refused() {
        let (file, bytes) = closed(b"pages for the library");
        assert_eq!(open(file.clone(), &bytes), Ok(b"pages for the library".to_vec()));
        for index in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[index] ^= 1;
            assert_eq!(open(file.clone(), &changed), Err(FetchFault::Damaged), "byte {index}");
        }
        assert_eq!(open(file, &bytes[1..]), Err(FetchFault::Damaged));
    }
}
