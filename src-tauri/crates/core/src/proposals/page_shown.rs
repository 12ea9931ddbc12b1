//! Makes of what is kept of a page in work the rows and parts that the window shows.
//!
//! Used by [`super::pages`] and [`super::proposing_pages`]. Pure. Invariant: a page is shown with all that was typed,
//! whatever the library has of it now.

use std::num::NonZeroU32;

use larkspur_ipc::proposals::{
    AsideBlock, Hint, News, PageBlock, PageHead, PageHint, PageRow, Part,
};
use larkspur_packs::{Pack, UnitId};
use larkspur_proposals::{self as ground, KeptBlock, Original, PageInWork, highest_number};

use super::{
    page_store::PageKept,
    side_by_side::{line_changes, short, show_sentence},
    words::{plain, shown_id, unit_name},
};
use crate::resources::texts::{Shelf, block_kind, unit_kind};

/// The pack that a page belongs to, if the library has it.
pub(super) fn pack_of<'a>(library: &'a Shelf, kept: &PageKept) -> Option<&'a Pack> {
    library.packs().iter().map(|pack| &**pack).find(|pack| pack.manifest.id == kept.pack)
}

/// What was kept, laid beside what this library has of the page.
pub(super) fn open(library: &Shelf, kept: &PageKept) -> PageInWork {
    let text = library.find(&kept.page);
    let pack = text.as_ref().map(|text| text.pack).or_else(|| pack_of(library, kept));
    let original = Original {
        resource: &kept.id,
        pack: pack.map_or(&kept.pack, |pack| &pack.manifest.id),
        pack_rev: pack.map_or(NonZeroU32::MIN, |pack| pack.manifest.rev),
        lang: &kept.lang,
        page: text.as_ref().map(|text| text.source),
        highest: text.as_ref().map_or(0, |text| highest_number(text.pages())),
        is_new: kept.is_new,
    };
    PageInWork::open(original, kept.rows.clone())
}

/// The row of a page.
pub(super) fn row(page: &PageInWork, kept: &PageKept) -> PageRow {
    let [title, _] = page.front();
    let news = page.rows().chain(page.come()).filter(|row| page.news(row).is_some()).count();
    PageRow {
        page: kept.page.clone(),
        title: title.typed.trim().to_owned(),
        lang: kept.lang.to_string(),
        is_new: !page.is_in_pack() && page.is_new(),
        is_gone: !page.is_in_pack() && !page.is_new(),
        is_same: page.is_as_in_pack(),
        news: short(news),
        proposed: kept
            .proposed
            .as_ref()
            .and_then(|proposed| Some((proposed.room.clone(), shown_id(proposed.proposal)?))),
    }
}

/// The head, and all parts that stand on the page.
pub(super) fn show(library: &Shelf, kept: &PageKept) -> (PageHead, Vec<PageBlock>) {
    let page = open(library, kept);
    let info = library.find(&kept.page).map(|text| text.info());
    let aside = page.come().iter().chain(page.taken_out()).filter_map(|row| aside(&page, row));
    let head = PageHead {
        row: row(&page, kept),
        aside: aside.collect(),
        hints: page.page_hints(info).iter().map(page_hint).collect(),
    };
    let pack = pack_of(library, kept);
    let blocks = page.front().iter().chain(page.blocks());
    (head, blocks.filter_map(|row| block(&page, pack, row)).collect())
}

fn page_hint(hint: &ground::PageHint) -> PageHint {
    match hint {
        ground::PageHint::NoSource => PageHint::NoSource,
        ground::PageHint::HardToRead => PageHint::HardToRead,
        ground::PageHint::Carried(units) => PageHint::Carried { parts: short(units.len()) },
    }
}

fn part(row: &KeptBlock) -> Part {
    match row.key {
        UnitId::Title => Part::Title,
        UnitId::Summary => Part::Summary,
        UnitId::Numbered(_) => Part::Unit { kind: unit_kind(row.shape.kind) },
    }
}

fn news(page: &PageInWork, row: &KeptBlock) -> Option<News> {
    Some(match page.news(row)? {
        ground::News::Changed { before, now } => {
            let changes = before.map(|before| line_changes(&before, &now)).unwrap_or_default();
            News::Changed { changes, now: plain(&now) }
        }
        ground::News::Gone => News::Gone,
        ground::News::Come { .. } => News::Come,
    })
}

fn aside(page: &PageInWork, row: &KeptBlock) -> Option<AsideBlock> {
    let words = match page.news(row) {
        Some(ground::News::Come { now }) => now,
        _ => row.typed.clone(),
    };
    let news = news(page, row);
    // Nothing is lost by leaving out what is empty and was never more.
    if words.trim().is_empty() && news.is_none() {
        return None;
    }
    Some(AsideBlock { unit: unit_name(row.key)?, part: part(row), words, news })
}

fn block(page: &PageInWork, pack: Option<&Pack>, row: &KeptBlock) -> Option<PageBlock> {
    Some(PageBlock {
        unit: unit_name(row.key)?,
        part: part(row),
        block: block_kind(row.shape.container),
        is_critical: row.shape.is_critical,
        typed: row.typed.clone(),
        news: news(page, row),
        hints: hints(page, pack, row),
    })
}

fn hints(page: &PageInWork, pack: Option<&Pack>, row: &KeptBlock) -> Vec<Hint> {
    let show = |hint: ground::Hint| match hint {
        ground::Hint::Words(ground::BadWords::TooLong { most }) => {
            let has = u32::try_from(row.typed.chars().count()).unwrap_or(u32::MAX);
            Some(Hint::TooLong { most: short(most), has })
        }
        ground::Hint::Words(_) => Some(Hint::Unfit),
        ground::Hint::Sentence(breach) => show_sentence(&breach, page.lang()),
        // These are told of translations alone.
        ground::Hint::Links { .. } => None,
    };
    let dead =
        pack.map_or(0, |pack| page.targets(row).iter().filter(|target| !pack.has(target)).count());
    let dead = (dead > 0).then(|| Hint::DeadLinks { links: short(dead) });
    page.hints(row).into_iter().filter_map(show).chain(dead).collect()
}
