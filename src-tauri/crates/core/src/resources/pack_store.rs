//! Where packs from outside are kept: in the vault, so that they are absent while it is locked.
//!
//! Used by [`super::installed`] alone. Invariant: a pack is written in one transaction, so a full disk or the end
//! of the app leaves the one that was there before.

use std::collections::BTreeMap;

use larkspur_bundle::{BlobHash, Bundle, BundleError, Index, KeyId, Signed, Signer};
use larkspur_ipc::{
    IpcError,
    resources::{PackFrom, ResourcesError},
};
use larkspur_packs::{Pack, PackId};
use sqlx::{Row as _, sqlite::SqliteRow};

use crate::db::Database;

/// The table.
#[derive(Clone, Debug)]
pub(super) struct PackStore {
    database: Database,
}

/// A pack as it was signed, and who signed it.
#[derive(Clone, Debug)]
pub(super) struct KeptPack {
    pub(super) signed: Signed,
    pub(super) certificate: Option<Signed>,
    pub(super) signer: KeptSigner,
    pub(super) blobs: BTreeMap<BlobHash, Vec<u8>>,
}

/// Who signed a pack.
#[derive(Clone, Debug)]
pub(super) struct KeptSigner {
    key: KeyId,
    /// None: the network itself.
    chapter: Option<String>,
}

impl From<Signer> for KeptSigner {
    fn from(signer: Signer) -> Self {
        match signer {
            Signer::Root { key_id } => Self { key: key_id, chapter: None },
            Signer::Chapter { name, key_id, .. } => {
                Self { key: key_id, chapter: Some(name.to_string()) }
            }
        }
    }
}

impl KeptPack {
    /// As a bundle, to be given on.
    pub(super) fn bundle(&self) -> Result<Bundle, BundleError> {
        Bundle::assemble(self.signed.clone(), self.certificate.clone(), None, self.blobs.clone())
    }

    /// What it holds; none if its rows are not what they were.
    pub(super) fn read(&self) -> Option<Pack> {
        self.bundle().ok()?.kept_files().ok()?.read().pack
    }

    /// Whether the network has called it, or its key, back.
    pub(super) fn is_revoked(&self, id: &PackId, index: &Index) -> bool {
        let is_key_revoked = index.revoked_key(self.signer.key).is_some();
        let revision = self.bundle().map(|bundle| bundle.rev());
        is_key_revoked || revision.is_ok_and(|rev| index.revoked_pack(id, rev).is_some())
    }

    /// Who answers for it.
    pub(super) fn from(&self) -> PackFrom {
        match &self.signer.chapter {
            Some(name) => PackFrom::Chapter { name: name.clone() },
            None => PackFrom::Network,
        }
    }
}

impl PackStore {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    /// Every pack, by its id.
    pub(super) async fn packs(&self) -> Result<Vec<(PackId, KeptPack)>, IpcError> {
        let rows = sqlx::query("SELECT pack FROM resource_pack ORDER BY pack");
        let rows = rows.fetch_all(self.database.pool()).await.map_err(|_| IpcError::Internal)?;
        let mut packs = Vec::new();
        for row in rows {
            let id: String = row.try_get(0).map_err(|_| IpcError::Internal)?;
            let Ok(id) = PackId::parse(&id) else { continue };
            if let Some(kept) = self.pack(&id).await? {
                packs.push((id, kept));
            }
        }
        Ok(packs)
    }

    /// One pack.
    pub(super) async fn pack(&self, id: &PackId) -> Result<Option<KeptPack>, IpcError> {
        self.read(id).await.map_err(|_| IpcError::Internal)
    }

    async fn read(&self, id: &PackId) -> Result<Option<KeptPack>, sqlx::Error> {
        let pool = self.database.pool();
        let row = sqlx::query(
            "SELECT manifest, manifest_signature, certificate, certificate_signature, signer, chapter \
             FROM resource_pack WHERE pack = ?",
        );
        let Some(row) = row.bind(id.as_str()).fetch_optional(pool).await? else { return Ok(None) };
        let rows = sqlx::query("SELECT hash, bytes FROM resource_blob WHERE pack = ?");
        let mut blobs = BTreeMap::new();
        for row in rows.bind(id.as_str()).fetch_all(pool).await? {
            if let Ok(hash) = BlobHash::parse(row.try_get(0)?) {
                blobs.insert(hash, row.try_get(1)?);
            }
        }
        let Ok(key) = KeyId::parse(row.try_get(4)?) else { return Ok(None) };
        Ok(Some(KeptPack {
            signed: Signed { bytes: row.try_get(0)?, signature: row.try_get(1)? },
            certificate: certificate(&row)?,
            signer: KeptSigner { key, chapter: row.try_get(5)? },
            blobs,
        }))
    }

    /// Keeps a pack in the place of an older version.
    pub(super) async fn keep(&self, id: &PackId, kept: &KeptPack) -> Result<(), IpcError> {
        self.write(id, kept).await.map_err(|_| ResourcesError::NotSaved.into())
    }

    async fn write(&self, id: &PackId, kept: &KeptPack) -> Result<(), sqlx::Error> {
        let mut whole = self.database.pool().begin().await?;
        delete(id, &mut whole).await?;
        let certificate = kept.certificate.as_ref();
        sqlx::query(
            "INSERT INTO resource_pack (pack, manifest, manifest_signature, certificate, \
             certificate_signature, signer, chapter) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(id.as_str())
        .bind(&kept.signed.bytes)
        .bind(&kept.signed.signature)
        .bind(certificate.map(|it| &it.bytes))
        .bind(certificate.map(|it| &it.signature))
        .bind(kept.signer.key.to_string())
        .bind(&kept.signer.chapter)
        .execute(&mut *whole)
        .await?;
        for (hash, bytes) in &kept.blobs {
            sqlx::query("INSERT INTO resource_blob (pack, hash, bytes) VALUES (?, ?, ?)")
                .bind(id.as_str())
                .bind(hash.to_string())
                .bind(bytes)
                .execute(&mut *whole)
                .await?;
        }
        whole.commit().await
    }

    /// Takes a pack out.
    pub(super) async fn remove(&self, id: &PackId) -> Result<(), IpcError> {
        let removed = async {
            let mut whole = self.database.pool().begin().await?;
            let count = delete(id, &mut whole).await?;
            whole.commit().await?;
            Ok::<_, sqlx::Error>(count)
        };
        match removed.await {
            Ok(0) => Err(ResourcesError::NotThere.into()),
            Ok(_) => Ok(()),
            Err(_) => Err(ResourcesError::NotSaved.into()),
        }
    }

    /// The newest list of what was called back.
    pub(super) async fn index(&self) -> Result<Option<Signed>, IpcError> {
        let row = sqlx::query("SELECT list, signature FROM resource_index");
        let row = row.fetch_optional(self.database.pool()).await;
        let Some(row) = row.map_err(|fault| self.database.not_read(&fault))? else {
            return Ok(None);
        };
        let (bytes, signature) = (row.try_get(0), row.try_get(1));
        Ok(bytes.ok().zip(signature.ok()).map(|(bytes, signature)| Signed { bytes, signature }))
    }

    /// Keeps a newer list.
    pub(super) async fn keep_index(&self, index: &Signed) -> Result<(), IpcError> {
        sqlx::query("INSERT OR REPLACE INTO resource_index (id, list, signature) VALUES (0, ?, ?)")
            .bind(&index.bytes)
            .bind(&index.signature)
            .execute(self.database.pool())
            .await
            .map(drop)
            .map_err(|_| ResourcesError::NotSaved.into())
    }
}

fn certificate(row: &SqliteRow) -> Result<Option<Signed>, sqlx::Error> {
    let bytes: Option<Vec<u8>> = row.try_get(2)?;
    let signature: Option<Vec<u8>> = row.try_get(3)?;
    Ok(bytes.zip(signature).map(|(bytes, signature)| Signed { bytes, signature }))
}

/// Says how many packs there were.
async fn delete(id: &PackId, whole: &mut sqlx::SqliteConnection) -> Result<u64, sqlx::Error> {
    let blobs = sqlx::query("DELETE FROM resource_blob WHERE pack = ?").bind(id.as_str());
    blobs.execute(&mut *whole).await?;
    let packs = sqlx::query("DELETE FROM resource_pack WHERE pack = ?").bind(id.as_str());
    Ok(packs.execute(&mut *whole).await?.rows_affected())
}
