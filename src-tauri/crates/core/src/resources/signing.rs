//! The key with which an editor signs packs for a chapter: made in the vault, certified by the network, never told.
//!
//! Commands and a stream of [`super::Resources`]. Invariants: the secret is in the vault and nowhere else, and no `Debug`
//! shows it; a certificate is kept only if a root has signed it for this very key.

use std::sync::Arc;

use futures_util::Stream;
use larkspur_bundle::{BundleError, Certificate, MaySign, Signed, SigningKey};
use larkspur_ipc::{
    IpcError,
    resources::{
        self as ipc, CertificateRefusal, CertificateStanding, DropSigningKey, KeepCertificate,
        MAX_CERTIFICATE_BYTES, MakeSigningKey, ResourcesError, Signing, WatchSigning,
    },
};
use larkspur_packs::PackId;
use sqlx::Row as _;
use zeroize::Zeroizing;

use super::{
    Resources,
    editors::{Editors, Own},
};
use crate::db::Database;

/// The first words of a signature, which stands behind its certificate.
const SIGNATURE: &str = "untrusted comment: ";

/// How many lines minisign writes.
const LINES_OF_SIGNATURE: usize = 4;

/// The table.
#[derive(Clone, Debug)]
pub(super) struct SigningStore {
    database: Database,
}

/// What is in it.
pub(super) struct KeptKey {
    pub(super) key: SigningKey,
    pub(super) certificate: Option<Signed>,
}

impl SigningStore {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    /// The key; none when there is none, or it cannot be read.
    pub(super) async fn read(&self) -> Result<Option<KeptKey>, IpcError> {
        let row =
            sqlx::query("SELECT secret, certificate, certificate_signature FROM resource_signing");
        let row = row.fetch_optional(self.database.pool()).await;
        let Some(row) = row.map_err(|fault| self.database.not_read(&fault))? else {
            return Ok(None);
        };
        let secret = Zeroizing::new(row.try_get::<Vec<u8>, _>(0).map_err(|_| IpcError::Internal)?);
        let bytes: Option<Vec<u8>> = row.try_get(1).map_err(|_| IpcError::Internal)?;
        let signature: Option<Vec<u8>> = row.try_get(2).map_err(|_| IpcError::Internal)?;
        let certificate = bytes.zip(signature);
        Ok(Some(KeptKey {
            key: SigningKey::from_bytes(&secret).map_err(|_| IpcError::Internal)?,
            certificate: certificate.map(|(bytes, signature)| Signed { bytes, signature }),
        }))
    }

    /// Keeps a key, if there is none.
    async fn begin(&self, key: &SigningKey) -> Result<(), IpcError> {
        let secret = key.to_bytes();
        let kept = sqlx::query(
            "INSERT INTO resource_signing (id, secret) VALUES (0, ?) ON CONFLICT (id) DO NOTHING",
        )
        .bind(secret.as_slice())
        .execute(self.database.pool())
        .await;
        kept.map(drop).map_err(|_| ResourcesError::NotSaved.into())
    }

    /// Keeps the certificate of this very key.
    async fn certify(&self, key: &SigningKey, certificate: &Signed) -> Result<(), IpcError> {
        let secret = key.to_bytes();
        let kept = sqlx::query(
            "UPDATE resource_signing SET certificate = ?, certificate_signature = ? WHERE secret = ?",
        )
        .bind(&certificate.bytes)
        .bind(&certificate.signature)
        .bind(secret.as_slice())
        .execute(self.database.pool())
        .await;
        match kept.map(|kept| kept.rows_affected()) {
            Ok(0) => Err(ResourcesError::NotThere.into()),
            Ok(_) => Ok(()),
            Err(_) => Err(ResourcesError::NotSaved.into()),
        }
    }

    async fn remove(&self) -> Result<(), IpcError> {
        let removed = sqlx::query("DELETE FROM resource_signing");
        let removed = removed.execute(self.database.pool()).await;
        removed.map(drop).map_err(|_| ResourcesError::NotSaved.into())
    }
}

impl Resources {
    /// What the vault has for signing.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when it cannot be read.
    pub async fn watch_signing(
        &self,
        _: WatchSigning,
    ) -> Result<impl Stream<Item = Signing> + Send + 'static + use<>, IpcError> {
        let installed = self.installed.clone();
        let mut changes = self.reader.watch_changes();
        let mut now = installed.signing().await?;
        Ok(async_stream::stream! {
            yield now.clone();
            while changes.changed().await.is_ok() {
                let Ok(next) = installed.signing().await else { return };
                if next != now {
                    now = next;
                    yield now.clone();
                }
            }
        })
    }

    /// Makes a key. One that is there stays: a certificate may be on its way to it.
    ///
    /// # Errors
    /// [`ResourcesError::NotSaved`]; [`IpcError::Internal`] when the system gives no random numbers.
    pub async fn make_signing_key(&self, _: MakeSigningKey) -> Result<(), IpcError> {
        let key = SigningKey::generate().map_err(|_| IpcError::Internal)?;
        self.note(self.installed.signing.begin(&key).await)
    }

    /// Keeps the certificate for the key.
    ///
    /// # Errors
    /// [`ResourcesError::CertificateRefused`] says why not; [`ResourcesError::NotThere`] when there is no key;
    /// [`ResourcesError::NotSaved`].
    pub async fn keep_certificate(&self, command: KeepCertificate) -> Result<(), IpcError> {
        let kept = self.installed.signing.read().await?.ok_or(ResourcesError::NotThere)?;
        let signed = certificate_in(&command.text).ok_or(CertificateRefusal::NotACertificate);
        let editors = self.installed.editors().await?;
        let checked = signed.and_then(|signed| {
            let certificate = Certificate::open(&signed, &editors.trust()).map_err(of_error)?;
            if certificate.public_key != *kept.key.public() {
                return Err(CertificateRefusal::OtherKey);
            }
            if standing(&certificate, &editors) == CertificateStanding::Ended {
                return Err(CertificateRefusal::Ended);
            }
            Ok(signed)
        });
        let signed = checked.map_err(ResourcesError::CertificateRefused)?;
        self.note(self.installed.signing.certify(&kept.key, &signed).await)
    }

    /// Throws the key away.
    ///
    /// # Errors
    /// [`ResourcesError::NotSaved`].
    pub async fn drop_signing_key(&self, _: DropSigningKey) -> Result<(), IpcError> {
        self.note(self.installed.signing.remove().await)
    }
}

/// The key as it is told.
pub(super) fn shown(kept: Option<&KeptKey>, editors: &Editors) -> Signing {
    let key = kept.map(|kept| ipc::SigningKey {
        public: kept.key.public().line().to_owned(),
        certificate: kept.certificate.as_ref().and_then(|signed| certificate(signed, editors)),
    });
    Signing { key }
}

fn certificate(signed: &Signed, editors: &Editors) -> Option<ipc::Certificate> {
    let certificate = Certificate::parse(&signed.bytes).ok()?;
    let standing = match Certificate::open(signed, &editors.trust()) {
        Ok(certificate) => standing(&certificate, editors),
        // It was opened when it was kept: what has changed since is what the network says of the keys.
        Err(_) => CertificateStanding::Revoked,
    };
    Some(ipc::Certificate {
        chapter: certificate.name.to_string(),
        packs: match &certificate.packs {
            MaySign::AllButShipped => None,
            MaySign::Only(ids) => Some(ids.iter().map(PackId::to_string).collect()),
        },
        until: certificate.not_after.to_string(),
        standing,
    })
}

fn standing(certificate: &Certificate, editors: &Editors) -> CertificateStanding {
    let today = editors.today.day_number();
    if today < certificate.not_before.day_number() {
        CertificateStanding::NotYet
    } else if today > certificate.not_after.day_number() {
        CertificateStanding::Ended
    } else {
        CertificateStanding::Holds
    }
}

/// The person's own key, if it was certified.
pub(super) fn own(kept: Option<KeptKey>) -> Option<Arc<Own>> {
    let KeptKey { key, certificate } = kept?;
    Some(Arc::new(Own { key, certificate: certificate? }))
}

/// A certificate and its signature out of what somebody pasted. Blanks around either are the message's that brought it.
fn certificate_in(text: &str) -> Option<Signed> {
    if text.len() > MAX_CERTIFICATE_BYTES {
        return None;
    }
    let text = text.replace("\r\n", "\n");
    let at = text.find(SIGNATURE)?;
    let whole = |part: &str| format!("{}\n", part.trim()).into_bytes();
    let (document, signature) = text.split_at(at);
    // What was copied by half, or twice, is told apart from what somebody has changed.
    if signature.trim().lines().count() != LINES_OF_SIGNATURE {
        return None;
    }
    Some(Signed { bytes: whole(document), signature: whole(signature) })
}

fn of_error(error: BundleError) -> CertificateRefusal {
    use BundleError as E;
    match error {
        E::NoRoots => CertificateRefusal::NoKeys,
        E::NotByRoot(_) => CertificateRefusal::UnknownSigner,
        E::BadSignature(_) | E::OtherPurpose(_) => CertificateRefusal::Forged,
        E::RevokedKey(_) => CertificateRefusal::Revoked,
        E::UnknownFormat(_) => CertificateRefusal::NeedsNewerApp,
        _ => CertificateRefusal::NotACertificate,
    }
}
