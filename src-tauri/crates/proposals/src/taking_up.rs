//! From a proposal that was verified to the page of a pack.
//!
//! An editor's app calls [`page_for`] with the texts of the pack's folder, writes what comes out into it, raises the revision
//! in `pack.toml`, and has `larkspur-bundle` sign it. Invariants: the page has exactly the words that were verified; nothing that
//! came into the pack since they were written is overwritten; and a pack without a fault has none afterwards.

mod resource;

use std::{collections::BTreeMap, num::NonZeroU32};

use larkspur_packs::{
    Date, Fault, Pack, Page, Placed, Resource, ResourceId, Status, UnitHash, UnitId, Words,
    check::{Breach, check},
    largest_file,
};
use thiserror::Error;

use crate::{Revision, Verified, Work};

/// Why a proposal cannot be put into this pack as it is.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum NotTaken {
    /// There is no `pack.toml`, or one with a fault.
    #[error("there is no pack")]
    NoPack,
    /// It was meant for another pack.
    #[error("it was proposed for another pack")]
    OtherPack,
    /// The pack has no such resource, or a new page is of a topic that is none.
    #[error("the pack has no such resource")]
    NoResource,
    /// The source of the pack is in another language, or is older than what it was made from.
    #[error("the pack has another source")]
    OtherSource,
    /// A text that was published elsewhere is not ours to change.
    #[error("the page was published and is not changed")]
    Published,
    /// Somebody else's change of this page came into the pack since. The author writes a revision on top of it.
    #[error("the page has changed in the pack since")]
    PageMovedOn {
        /// The revision that the page has now; none when it is gone.
        now: Option<NonZeroU32>,
    },
    /// The source has these units no longer, so their words have no place. The author writes a revision without them.
    #[error("the source has {} of its units no longer", .0.len())]
    Gone(Vec<UnitId>),
    /// The page is larger than a file of a pack may be.
    #[error("the page is larger than {most} bytes")]
    TooLarge {
        /// The most that it may have.
        most: u64,
    },
    /// The pack would have these faults with it.
    #[error("the pack would have {} faults", .0.len())]
    Faults(Vec<Placed<Fault>>),
    /// The page was not read back as it was written. This is a fault of ours.
    #[error("the page was not read back as it was written")]
    NotReadBack,
}

/// What changes in the folder of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPage {
    /// The file of the page, below the folder.
    pub file: String,
    /// What stands in it.
    pub text: String,
    /// What changes beside it, as files with what stands in them: the `resource.toml` and the cover of a new page, the minutes
    /// of one that has changed, its translations where parts stand elsewhere, and the `pack.toml` when a language is complete
    /// no longer.
    pub beside: Vec<(String, String)>,
    /// A file that goes: the back-translation of a machine's draft that is no more.
    pub goes: Option<String>,
    /// What the rules for packs that ship say now and did not say before. Those that are no warnings are mended first.
    pub told: Vec<Placed<Breach>>,
}

impl NewPage {
    /// Makes the change in the texts of a folder.
    pub fn put_into(&self, files: &mut BTreeMap<String, String>) {
        files.insert(self.file.clone(), self.text.clone());
        files.extend(self.beside.iter().cloned());
        if let Some(file) = &self.goes {
            files.remove(file);
        }
    }
}

/// Makes the page of a verified proposal for a pack, whose files are given with their paths below its folder. `updated` is
/// today.
///
/// # Errors
/// When the pack has moved on so that words would be lost, or would have a fault with it.
pub fn page_for(
    verified: &Verified<'_>,
    files: &BTreeMap<String, String>,
    updated: Date,
) -> Result<NewPage, NotTaken> {
    let parts = verified.revision().parts();
    let before = Folder::read(files)?;
    if before.pack.manifest.id != parts.pack {
        return Err(NotTaken::OtherPack);
    }
    let resource = before.pack.resources.get(&parts.resource);
    let present = resource.and_then(|it| it.pages.get(&parts.lang)).map(|page| &page.page);
    if present.is_some_and(|page| page.front.status == Status::Published) {
        return Err(NotTaken::Published);
    }
    let mut page = laid_out(verified.revision(), &before.pack, resource, present, updated)?;
    page.front.status = Status::Verified;
    page.front.reviewers = verified.reviewers().iter().map(|name| name.words().clone()).collect();
    if let Some(present) = present {
        page.front.rev = present.front.rev.saturating_add(1);
        page.front.translators = with_new(&present.front.translators, page.front.translators);
    }
    let file = format!("{}/index.{}.md", parts.resource, parts.lang);
    let back = format!("{}/index.{}.back.toml", parts.resource, parts.lang);
    let text = page.print();
    check_file(&file, &text, &page)?;
    let goes = files.contains_key(&back).then_some(back);
    let beside = beside(&parts.work, &before.pack, files, &parts.resource, &page)?;
    let mut new = NewPage { file, text, beside, goes, told: Vec::new() };
    let mut changed = files.clone();
    new.put_into(&mut changed);
    let after = Folder::read(&changed)?;
    let faults = only_new(after.faults, &before.faults);
    if !faults.is_empty() {
        return Err(NotTaken::Faults(faults));
    }
    new.told = only_new(check(&after.pack), &check(&before.pack));
    Ok(new)
}

/// What changes in the folder beside a page in the language of the pack.
fn beside(
    work: &Work,
    pack: &Pack,
    files: &BTreeMap<String, String>,
    id: &ResourceId,
    page: &Page,
) -> Result<Vec<(String, String)>, NotTaken> {
    let mut changes = match work {
        Work::Translation { .. } => return Ok(Vec::new()),
        Work::Page { .. } if !pack.resources.contains_key(id) => {
            resource::of_new_page(pack, files, id, page)?
        }
        Work::Page { .. } | Work::Edit { .. } => {
            resource::of_changed_page(files, id, page).into_iter().collect()
        }
    };
    changes.extend(resource::translations_after(pack, id, page));
    changes.extend(resource::languages_after(pack, files, id, page));
    Ok(changes)
}

/// Whether the page of a pack has these very words already, verified: an editor's app that was ended in between has put them
/// there. What was not said of them yet can still be said.
pub fn is_in(revision: &Revision, files: &BTreeMap<String, String>) -> bool {
    let parts = revision.parts();
    let Ok(Folder { pack, .. }) = Folder::read(files) else { return false };
    let Some(resource) = pack.resources.get(&parts.resource) else { return false };
    let Some(present) = resource.pages.get(&parts.lang).map(|page| &page.page) else {
        return false;
    };
    let source = pack.source_page(resource).map_or(&[][..], |source| &source.page.blocks);
    let wanted = revision.page(source, present.front.updated);
    let words =
        |page: &Page| (page.front.title.clone(), page.front.summary.clone(), page.blocks.clone());
    pack.manifest.id == parts.pack
        && present.front.status == Status::Verified
        && words(present) == words(&wanted)
}

/// The texts of a folder, read.
struct Folder {
    pack: Pack,
    faults: Vec<Placed<Fault>>,
}

impl Folder {
    fn read(files: &BTreeMap<String, String>) -> Result<Self, NotTaken> {
        let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let reading = Pack::from_files(files);
        let pack = reading.pack.ok_or(NotTaken::NoPack)?;
        Ok(Self { pack, faults: reading.faults })
    }
}

/// The page with the words of the revision, if nothing in the pack stands against it.
fn laid_out(
    revision: &Revision,
    pack: &Pack,
    resource: Option<&Resource>,
    present: Option<&Page>,
    updated: Date,
) -> Result<Page, NotTaken> {
    let parts = revision.parts();
    let now = present.map(|page| page.front.rev);
    let is_source = parts.lang == pack.manifest.source_lang;
    match &parts.work {
        Work::Page { .. } | Work::Edit { .. } if !is_source => return Err(NotTaken::OtherSource),
        Work::Page { .. } if present.is_some() => return Err(NotTaken::PageMovedOn { now }),
        Work::Page { .. } => {}
        Work::Edit { rev, was, .. } => {
            let is_same = |page: &Page| {
                let hashes: BTreeMap<UnitId, UnitHash> = page.hashes().into_iter().collect();
                page.front.rev == *rev && hashes == *was
            };
            if !present.is_some_and(is_same) {
                return Err(NotTaken::PageMovedOn { now });
            }
        }
        Work::Translation { source: origin, page_rev, .. } => {
            let resource = resource.ok_or(NotTaken::NoResource)?;
            let source = &pack.source_page(resource).ok_or(NotTaken::OtherSource)?.page;
            if origin.lang != source.front.lang || origin.rev > source.front.rev {
                return Err(NotTaken::OtherSource);
            }
            if now != *page_rev {
                return Err(NotTaken::PageMovedOn { now });
            }
            let gone = revision.gone(&source.blocks);
            if !gone.is_empty() {
                return Err(NotTaken::Gone(gone));
            }
            return Ok(revision.page(&source.blocks, updated));
        }
    }
    Ok(revision.page(&[], updated))
}

/// Whether the page fits into its file, and is read from it as it is.
fn check_file(file: &str, text: &str, page: &Page) -> Result<(), NotTaken> {
    let most = largest_file(file).ok_or(NotTaken::NoResource)?;
    if u64::try_from(text.len()).is_ok_and(|bytes| bytes > most) {
        return Err(NotTaken::TooLarge { most });
    }
    match Page::parse(file, text) {
        Ok(read) if read.page == *page => Ok(()),
        _ => Err(NotTaken::NotReadBack),
    }
}

/// Those who are named already stay named, since the page goes on from their words.
fn with_new(named: &[Words], new: Vec<Words>) -> Vec<Words> {
    let mut all = named.to_vec();
    all.extend(new.into_iter().filter(|name| !named.contains(name)));
    all
}

/// What is told after and was not before. A part that stands on another line of its file now is no news.
fn only_new<T: PartialEq>(after: Vec<Placed<T>>, before: &[Placed<T>]) -> Vec<Placed<T>> {
    let mut left: Vec<&Placed<T>> = before.iter().collect();
    let mut is_new = |one: &Placed<T>| {
        let known = left.iter().position(|old| old.file == one.file && old.what == one.what);
        known.map(|at| left.swap_remove(at)).is_none()
    };
    after.into_iter().filter(|one| is_new(one)).collect()
}

#[cfg(test)]
mod tests;
