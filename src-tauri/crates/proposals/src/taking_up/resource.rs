//! What else changes in the folder of a pack with a page in the language of the pack: its `resource.toml`, its cover, the
//! shape of its translations, and which languages are complete.
//!
//! `taking_up` asks for it. Invariants: what an author has not said is said here in one way, which docs/proposals.md tells;
//! and nothing says that a language is complete which is not.

use std::collections::BTreeMap;

use larkspur_packs::{
    Block, LanguageTag, Manifest, Pack, Page, ResourceId, Target, Topic, Unit, UnitId, UnitKind,
    check::minutes,
};

use super::NotTaken;

/// How far apart new pages stand within their topic.
const STEP: u32 = 10;
/// After how many days somebody reads a new page again.
const REVIEW_EVERY_DAYS: u32 = 180;

/// A file, and what stands in it.
type Change = (String, String);

/// The `resource.toml` and the cover of a page that the pack does not have.
///
/// # Errors
/// When the id names no topic.
pub(super) fn of_new_page(
    pack: &Pack,
    files: &BTreeMap<String, String>,
    id: &ResourceId,
    page: &Page,
) -> Result<Vec<Change>, NotTaken> {
    let topic = Topic::from_name(id.topic()).ok_or(NotTaken::NoResource)?;
    let mut changes = vec![(info_file(id), info(pack, topic, id, page))];
    // Until somebody draws one, the picture of its topic stands before it.
    let picture = files.get(&format!("topics/{}.svg", topic.as_str()));
    changes.extend(picture.map(|svg| (format!("{id}/cover.svg"), svg.clone())));
    Ok(changes)
}

/// The `resource.toml` of a page that has changed, if it takes longer or shorter to read; every other byte stays.
pub(super) fn of_changed_page(
    files: &BTreeMap<String, String>,
    id: &ResourceId,
    page: &Page,
) -> Option<Change> {
    let text = files.get(&info_file(id))?;
    let line = |line: &str| {
        let is_it = line.split_once('=').is_some_and(|(key, _)| key.trim() == "minutes");
        if is_it { format!("minutes = {}\n", minutes(page)) } else { line.to_owned() }
    };
    let changed: String = text.split_inclusive('\n').map(line).collect();
    (changed != *text).then(|| (info_file(id), changed))
}

/// The pages in other languages, with their units where the page has them now: in the same order, standing out as the same, and
/// marked alike. No word of theirs changes, and what the page has no longer stands at their end.
pub(super) fn translations_after(pack: &Pack, id: &ResourceId, page: &Page) -> Vec<Change> {
    let Some(resource) = pack.resources.get(id) else { return Vec::new() };
    let others = resource.pages.iter().filter(|(lang, _)| **lang != pack.manifest.source_lang);
    let laid = others.filter_map(|(_, file)| {
        let blocks = laid_like(&page.blocks, &file.page.blocks);
        let changed = Page { blocks, ..file.page.clone() };
        (changed != file.page).then(|| (file.file.clone(), changed.print()))
    });
    laid.collect()
}

fn laid_like(shape: &[Block], translated: &[Block]) -> Vec<Block> {
    let mut left: BTreeMap<UnitId, &Unit> =
        translated.iter().flat_map(Block::units).map(|unit| (unit.id, unit)).collect();
    let mut take = |original: &Unit| {
        let unit = left.remove(&original.id)?;
        // A line of a script is one because of where it stands; otherwise the kind is told by what it was made from.
        let is_apart = [unit.kind, original.kind].contains(&UnitKind::Script);
        let kind = if is_apart { original.kind } else { unit.kind };
        Some(Unit { kind, is_critical: original.is_critical, ..unit.clone() })
    };
    let mut blocks: Vec<Block> = Vec::new();
    for block in shape {
        match block {
            Block::Unit(unit) => blocks.extend(take(unit).map(Block::Unit)),
            Block::Container { kind, units } => {
                let units: Vec<Unit> = units.iter().filter_map(&mut take).collect();
                if !units.is_empty() {
                    blocks.push(Block::Container { kind: *kind, units });
                }
            }
        }
    }
    let gone = translated.iter().flat_map(Block::units).filter(|unit| left.contains_key(&unit.id));
    blocks.extend(gone.map(|unit| {
        let is_line = unit.kind == UnitKind::Script;
        let kind = if is_line { UnitKind::Paragraph } else { unit.kind };
        Block::Unit(Unit { kind, ..unit.clone() })
    }));
    blocks
}

/// The `pack.toml` without the languages that do not have all of this page; none when all have.
pub(super) fn languages_after(
    pack: &Pack,
    files: &BTreeMap<String, String>,
    id: &ResourceId,
    page: &Page,
) -> Option<Change> {
    let is_complete =
        |lang: &&LanguageTag| **lang == pack.manifest.source_lang || has_all(pack, id, lang, page);
    let complete: Vec<LanguageTag> =
        pack.manifest.languages.iter().filter(is_complete).cloned().collect();
    if complete == pack.manifest.languages {
        return None;
    }
    let text = Manifest::with_languages(files.get(MANIFEST)?, &complete)?;
    Some((MANIFEST.to_owned(), text))
}

const MANIFEST: &str = "pack.toml";

fn has_all(pack: &Pack, id: &ResourceId, lang: &LanguageTag, page: &Page) -> bool {
    let there = pack.resources.get(id).and_then(|resource| resource.pages.get(lang));
    there.is_some_and(|there| {
        let units: Vec<UnitId> = there.page.units().map(|unit| unit.id).collect();
        page.units().all(|unit| units.contains(&unit.id))
    })
}

fn info_file(id: &ResourceId) -> String {
    format!("{id}/resource.toml")
}

fn info(pack: &Pack, topic: Topic, id: &ResourceId, page: &Page) -> String {
    let of_topic = pack.resources.values().filter(|resource| resource.info.topic == topic);
    let last = of_topic.map(|resource| resource.info.order).max().unwrap_or(0);
    let manifest = &pack.manifest;
    let words = |words: &Option<larkspur_packs::Words>| {
        quoted(words.as_ref().map_or("", |words| words.as_str()))
    };
    let mut text = format!(
        "id = {id}\ntopic = {topic}\norder = {order}\naudience = [\"member\"]\ncountries = [\"*\"]\n\
         level = \"basic\"\nminutes = {minutes}\ncontent_notes = []\nrelated = []\n\
         review_every_days = {REVIEW_EVERY_DAYS}\nlicense = {license}\nattribution = {attribution}\n\
         legal_review = {{ by = \"\", on = \"\" }}\nadvisor_review = {{ by = \"\", on = \"\" }}\n",
        id = quoted(id.as_str()),
        topic = quoted(topic.as_str()),
        order = last.saturating_add(STEP),
        minutes = minutes(page),
        license = words(&manifest.license),
        attribution = words(&manifest.attribution),
    );
    for (number, source) in sources(page).iter().enumerate() {
        text.push_str(&source.written(number + 1));
    }
    text
}

/// What a page leads to on the web is what it stands on.
struct Source {
    url: String,
    host: String,
    supports: Vec<UnitId>,
}

impl Source {
    fn written(&self, number: usize) -> String {
        let units: Vec<String> = self.supports.iter().map(|id| format!("\"{id}\"")).collect();
        format!(
            "\n[[sources]]\nid = \"link-{number}\"\ntitle = {}\npublisher = {}\nurl = {}\n\
             checked_on = \"\"\nsupports = [{}]\n",
            // Nobody has said what it is called: the host says where it is.
            quoted(&self.host),
            quoted(&self.host),
            quoted(&self.url),
            units.join(", ")
        )
    }
}

fn sources(page: &Page) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for unit in page.units() {
        for target in unit.targets() {
            let Target::Web(url) = target else { continue };
            if let Some(known) = sources.iter_mut().find(|known| known.url == url.as_str()) {
                if !known.supports.contains(&unit.id) {
                    known.supports.push(unit.id);
                }
                continue;
            }
            sources.push(Source {
                url: url.to_string(),
                host: url.host().to_owned(),
                supports: vec![unit.id],
            });
        }
    }
    sources
}

/// Words have no characters that control, so these two are all that TOML wants escaped.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
