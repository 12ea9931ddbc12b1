//! Taking what was verified into a new version of its pack.
//!
//! A command of [`super::Proposals`], for who has a chapter's key. Invariants: the version has exactly the words that were
//! verified, and is asked by the same rules as one from outside before anybody is given it; and where the act is cut off in
//! between, doing it again ends it.

use std::num::NonZeroU32;

use larkspur_bundle::Files;
use larkspur_ipc::{
    IpcError,
    proposals::{NotTaken, ProposalsError, TakeUpProposal},
    resources::ResourcesError,
};
use larkspur_packs::{Date, Manifest, PackId, check::Breach};
use larkspur_proposals::{self as ground, Verified, is_in, page_for, wire::Kind};

use super::{
    Proposals,
    following::look_for,
    proposing::is_over,
    words::{digest, message_words, proposal_id},
};
use crate::{messaging::Messaging, resources::Resources};

/// The file that says which version a pack is.
const MANIFEST: &str = "pack.toml";

impl Proposals {
    /// Takes a proposal into its pack.
    ///
    /// The others are given the version before it comes into this library: whoever is cut off in between makes the same version
    /// again, and not one more.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::WrongRoom`], [`ProposalsError::Over`], [`ProposalsError::Replaced`],
    /// [`ProposalsError::NotAnEditor`], [`ProposalsError::NotTaken`], [`ProposalsError::BadWords`]; or as
    /// [`Messaging::send_message`].
    pub async fn take_up_proposal(
        &self,
        messaging: &Messaging,
        resources: &Resources,
        command: TakeUpProposal,
    ) -> Result<(), IpcError> {
        let (words, pack_words) =
            (message_words(&command.words)?, message_words(&command.pack_words)?);
        let (proposal, digest) = (proposal_id(&command.proposal)?, digest(&command.digest)?);
        let room = messaging.library_room(&command.room).await?;
        let _proposing = self.proposing.lock().await;
        let folded = look_for(&room, &self.texts, proposal).await?;
        let known = folded.ledger.get(proposal).ok_or(ProposalsError::NotThere)?;
        if is_over(&known.status()) {
            return Err(ProposalsError::Over.into());
        }
        if known.present().revision.digest() != digest {
            return Err(ProposalsError::Replaced.into());
        }
        let verified = known.verified().ok_or(not_taken(NotTaken::NotVerified))?;
        let pack = &verified.revision().parts().pack;
        let editor = resources.editors().await?.editor_of(pack);
        let editor = editor.ok_or(ProposalsError::NotAnEditor)?;
        let files = files_of(resources, pack).await?;
        let rev = if is_in(verified.revision(), &files.texts) {
            revision_of(&files)?
        } else {
            let version = next_version(&verified, files, editor.today())?;
            let rev = revision_of(&version)?;
            let signing = editor.clone();
            let signed = tokio::task::spawn_blocking(move || signing.sign(&version));
            let signed = signed.await.unwrap_or(Err(IpcError::Internal));
            let (card, bytes) = signed.map_err(of_refusal)?;
            messaging.send_pack(&command.room, &card, pack_words, &bytes).await?;
            resources.take_pack(&card, bytes).await?;
            rev
        };
        let taken = editor.seal(proposal, digest, pack.clone(), rev)?;
        messaging.send_about_proposal(&command.room, Kind::TakenUp, taken.write(), words).await
    }
}

fn not_taken(why: NotTaken) -> IpcError {
    ProposalsError::NotTaken(why).into()
}

async fn files_of(resources: &Resources, pack: &PackId) -> Result<Files, IpcError> {
    resources.files(pack).await.map_err(|error| match error {
        IpcError::Resources(ResourcesError::NotThere) => not_taken(NotTaken::NoPlace),
        other => other,
    })
}

/// The files of a pack with the page in its place, under the next revision.
fn next_version(verified: &Verified<'_>, mut files: Files, today: Date) -> Result<Files, IpcError> {
    let page = page_for(verified, &files.texts, today).map_err(|why| of_ground(&why))?;
    // What was there before is not this page's fault; what it brings is mended by its author first.
    // A new page of a topic without a picture has none either, which no words mend.
    let holds_up = |breach: &Breach| !breach.is_warning() && *breach != Breach::NoCover;
    if page.told.iter().any(|told| holds_up(&told.what)) {
        return Err(not_taken(NotTaken::BreaksRules));
    }
    // The sounds stay as they are: what was read out and has changed since is told beside it.
    page.put_into(&mut files.texts);
    let manifest = files.texts.get(MANIFEST).ok_or(not_taken(NotTaken::NoPlace))?;
    let (manifest, _) = Manifest::raise(manifest).ok_or(not_taken(NotTaken::BreaksRules))?;
    files.texts.insert(MANIFEST.to_owned(), manifest);
    Ok(files)
}

/// The revision that the files of a pack say.
fn revision_of(files: &Files) -> Result<NonZeroU32, IpcError> {
    let manifest = files.texts.get(MANIFEST).and_then(|text| Manifest::raise(text));
    let next = manifest.map(|(_, next)| next.get() - 1);
    next.and_then(NonZeroU32::new).ok_or(not_taken(NotTaken::BreaksRules))
}

/// Why the page does not fit into the pack.
fn of_ground(why: &ground::NotTaken) -> IpcError {
    use ground::NotTaken as N;
    tracing::info!("a proposal does not fit into its pack");
    not_taken(match why {
        N::NoPack | N::OtherPack | N::NoResource => NotTaken::NoPlace,
        N::OtherSource | N::PageMovedOn { .. } | N::Gone(_) => NotTaken::MovedOn,
        N::Published => NotTaken::Published,
        N::TooLarge { .. } => NotTaken::TooLarge,
        N::Faults(_) | N::NotReadBack => NotTaken::BreaksRules,
    })
}

/// Why others would refuse the version.
fn of_refusal(error: IpcError) -> IpcError {
    use larkspur_ipc::resources::PackRefusal as P;
    match error {
        IpcError::Resources(ResourcesError::Refused(why)) => match why {
            P::TooLarge => not_taken(NotTaken::TooLarge),
            P::NoKeys | P::OutOfTime | P::NotTheirs | P::Revoked | P::UnknownSigner => {
                ProposalsError::NotAnEditor.into()
            }
            _ => not_taken(NotTaken::BreaksRules),
        },
        other => other,
    }
}
