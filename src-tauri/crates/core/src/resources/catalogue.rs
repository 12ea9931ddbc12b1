//! What stands where: the pack that ships and those from outside, with the state of each translation
//! worked out once.
//!
//! The one that ships is made at the first question and kept while the process lives; [`super::Installed`]
//! adds what a vault holds. Invariants: the state of a translation is computed from the hashes of its units,
//! never read from a file; each resource is in one pack alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use larkspur_ipc::{
    IpcError, ResourceId,
    resources::{
        Audience, Language, Library, MAX_LANGUAGES, Related, ResourceRow, ResourcesError, Shelf,
        Standing, Term, Topic,
    },
};
use larkspur_packs::{
    self as packs, CountryCode, LanguageTag, Pack, PageFile, Resource, Status, TermId, UnitState,
    translation_state,
};
use tokio::sync::OnceCell;

use super::{page::write_addresses, shipped, traces::Kept};

static SHIPPED: OnceCell<Arc<Catalogue>> = OnceCell::const_new();

/// The languages that a window wants, the most wanted first.
pub(super) struct Wanted(Vec<LanguageTag>);

impl Wanted {
    /// What is not a language tag is left out: no page has it. `chosen` come first.
    pub(super) fn new<'a>(
        chosen: impl IntoIterator<Item = &'a String>,
        tags: &'a [String],
    ) -> Self {
        let tags = chosen.into_iter().chain(tags.iter().take(MAX_LANGUAGES));
        Self(tags.filter_map(|tag| LanguageTag::parse(tag).ok()).collect())
    }

    /// The same, and behind them the language of the original, which everybody gets at last.
    pub(super) fn or_original(mut self, original: Option<&LanguageTag>) -> Self {
        self.0.extend(original.cloned());
        self
    }

    /// The place of a language among those that are wanted; behind all places if it is not.
    pub(super) fn place(&self, tag: &LanguageTag) -> usize {
        let exactly = self.0.iter().position(|wanted| wanted == tag);
        let nearly = || self.0.iter().position(|wanted| wanted.language() == tag.language());
        exactly.or_else(nearly).unwrap_or(usize::MAX)
    }

    /// The first of the wanted languages that is there, else one that differs only in its script or
    /// region, else the one that everything has.
    pub(super) fn choose<'a, T>(
        &self,
        there: &'a BTreeMap<LanguageTag, T>,
        original: &LanguageTag,
    ) -> Option<(&'a LanguageTag, &'a T)> {
        let near =
            |tag: &LanguageTag| there.iter().find(|(other, _)| other.language() == tag.language());
        self.0
            .iter()
            .find_map(|tag| there.get_key_value(tag).or_else(|| near(tag)))
            .or_else(|| there.get_key_value(original))
    }
}

/// The library: what ships, or with it what came from outside.
pub(super) struct Catalogue {
    /// The one that ships, or a newer version of it, is the first.
    packs: Vec<Arc<Pack>>,
    entries: BTreeMap<ResourceId, Entry>,
    addresses: BTreeSet<String>,
    /// How many packs came from outside.
    added: usize,
}

/// What is worked out of a resource once.
#[derive(Clone)]
struct Entry {
    /// In which pack it is.
    pack: usize,
    id: packs::ResourceId,
    /// The original first, then by tag.
    languages: Vec<Language>,
}

/// A resource, and what belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) pack: &'a Pack,
    pub(super) resource: &'a Resource,
    pub(super) languages: &'a [Language],
}

impl<'a> Item<'a> {
    /// The page that is shown to somebody who wants these languages.
    pub(super) fn choose(self, wanted: &Wanted) -> Option<(&'a PageFile, Language)> {
        let (tag, page) = wanted.choose(&self.resource.pages, &self.pack.manifest.source_lang)?;
        let language = self.languages.iter().find(|language| language.tag == tag.as_str())?;
        Some((page, language.clone()))
    }

    /// Whether no lawyer has checked it.
    pub(super) fn awaits_lawyer(self) -> bool {
        self.is_ours() && self.resource.info.legal_review.is_none()
    }

    /// Whether no survivor advisor has checked it.
    pub(super) fn awaits_advisor(self) -> bool {
        self.is_ours() && self.resource.info.advisor_review.is_none()
    }

    /// Nobody checks the words of a law or a declaration: they are as they are.
    fn is_ours(self) -> bool {
        self.resource.info.kind == packs::Kind::Guidance
    }

    /// The page in the language that it was written in first.
    pub(super) fn source(self) -> Option<&'a PageFile> {
        self.pack.source_page(self.resource)
    }
}

impl Catalogue {
    /// The one of this program.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when it cannot be read, which a test of the build rules out.
    pub(super) async fn shipped() -> Result<Arc<Self>, IpcError> {
        let shipped = SHIPPED.get_or_try_init(|| async {
            // Some tens of milliseconds of work: not on a thread that others wait for.
            let read = tokio::task::spawn_blocking(|| shipped::read().map(Self::new)).await;
            read.ok().flatten().map(Arc::new).ok_or(IpcError::Internal)
        });
        shipped.await.cloned()
    }

    pub(super) fn new(pack: Pack) -> Self {
        Self::of([Arc::new(pack)])
    }

    /// This one with others behind it. One of the same id takes the place of the one that ships.
    pub(super) fn with(&self, others: Vec<Arc<Pack>>) -> Self {
        let is_kept =
            |pack: &&Arc<Pack>| others.iter().all(|it| it.manifest.id != pack.manifest.id);
        let kept: Vec<_> = self.packs.iter().filter(is_kept).cloned().collect();
        if kept.len() < self.packs.len() {
            let added = others.len();
            return Self { added, ..Self::of(kept.into_iter().chain(others)) };
        }
        // What was worked out of the ones before stays as it is.
        let mut whole = Self {
            packs: kept,
            entries: self.entries.clone(),
            addresses: self.addresses.clone(),
            added: others.len(),
        };
        for pack in others {
            whole.add(pack);
        }
        whole
    }

    fn of(packs: impl IntoIterator<Item = Arc<Pack>>) -> Self {
        let mut whole = Self {
            packs: Vec::new(),
            entries: BTreeMap::new(),
            addresses: BTreeSet::new(),
            added: 0,
        };
        for pack in packs {
            whole.add(pack);
        }
        whole
    }

    fn add(&mut self, pack: Arc<Pack>) {
        let number = self.packs.len();
        for (id, resource) in &pack.resources {
            let Ok(ours) = ResourceId::parse(id.to_string()) else { continue };
            let languages = languages(&pack, resource);
            // Importing refuses a page that another pack has; if there is one all the same, the first stays.
            self.entries.entry(ours).or_insert(Entry { pack: number, id: id.clone(), languages });
            write_addresses(resource, &mut self.addresses);
        }
        self.packs.push(pack);
    }

    /// Whether there is nothing but what ships.
    pub(super) fn is_shipped_alone(&self) -> bool {
        self.added == 0
    }

    /// The packs, the one that ships first.
    pub(super) fn packs(&self) -> &[Arc<Pack>] {
        &self.packs
    }

    /// The language in which everything is that has no other: the one of the pack that ships.
    pub(super) fn original(&self) -> Option<&LanguageTag> {
        self.packs.first().map(|pack| &pack.manifest.source_lang)
    }

    /// A resource, with the languages that it has.
    pub(super) fn find(&self, id: &ResourceId) -> Result<Item<'_>, IpcError> {
        let entry = self.entries.get(id).ok_or(ResourcesError::NotThere)?;
        let pack = self.packs.get(entry.pack).ok_or(ResourcesError::NotThere)?;
        let resource = pack.resources.get(&entry.id).ok_or(ResourcesError::NotThere)?;
        Ok(Item { pack, resource, languages: &entry.languages })
    }

    /// Every page in every language, always in the same order.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&ResourceId, &LanguageTag, &packs::Page)> {
        self.entries.keys().flat_map(|id| {
            let pages = self.find(id).ok().map(|item| &item.resource.pages);
            pages.into_iter().flatten().map(move |(tag, file)| (id, tag, &file.page))
        })
    }

    /// The shelves that have something on them.
    pub(super) fn library(&self, wanted: &Wanted, kept: &Kept) -> Library {
        let mut rows: Vec<(u32, packs::Topic, ResourceRow)> = Vec::new();
        for id in self.entries.keys() {
            if let Some((order, topic, row)) = self.row(id, wanted, kept) {
                rows.push((order, topic, row));
            }
        }
        rows.sort_by_key(|(order, ..)| *order);
        let stand_on = |topic: Topic| {
            let on_it = rows.iter().filter(|(_, of, _)| ipc_topic(*of) == topic);
            let resources: Vec<_> = on_it.map(|(.., row)| row.clone()).collect();
            (!resources.is_empty()).then_some(Shelf { topic, resources })
        };
        Library {
            shelves: Topic::ALL.into_iter().filter_map(stand_on).collect(),
            languages: self.languages(),
            language: kept.language.clone().filter(|tag| self.languages().contains(tag)),
            place: kept.place.as_ref().and_then(|(id, _)| self.related(id, wanted)),
            keeps_place: kept.keeps_place,
            has_traces: kept.is_anything(),
            added_packs: u16::try_from(self.added).unwrap_or(u16::MAX),
        }
    }

    /// Every language that some page has, by its tag.
    pub(super) fn languages(&self) -> Vec<String> {
        let tags = self.entries.values().flat_map(|entry| &entry.languages);
        let tags: BTreeSet<String> = tags.map(|language| language.tag.clone()).collect();
        tags.into_iter().collect()
    }

    fn row(
        &self,
        id: &ResourceId,
        wanted: &Wanted,
        kept: &Kept,
    ) -> Option<(u32, packs::Topic, ResourceRow)> {
        let item = self.find(id).ok()?;
        let (_, shown) = item.choose(wanted)?;
        let row = self.row_in(id, &shown.tag, kept)?;
        Some((item.resource.info.order, item.resource.info.topic, row))
    }

    /// What is said of a page in this very language.
    pub(super) fn row_in(&self, id: &ResourceId, tag: &str, kept: &Kept) -> Option<ResourceRow> {
        let Item { resource, languages, .. } = self.find(id).ok()?;
        let shown = languages.iter().find(|language| language.tag == tag)?.clone();
        let (_, page) = resource.pages.iter().find(|(of, _)| of.as_str() == tag)?;
        let front = &page.page.front;
        Some(ResourceRow {
            resource: id.clone(),
            title: front.title.to_string(),
            summary: front.summary.to_string(),
            shown,
            languages: languages.to_vec(),
            minutes: short(resource.info.minutes.get()),
            audience: resource.info.audience.iter().map(|it| audience(*it)).collect(),
            is_kept: kept.resources.contains(id),
        })
    }

    /// What a link to a resource shows.
    pub(super) fn related(&self, id: &ResourceId, wanted: &Wanted) -> Option<Related> {
        let (page, shown) = self.find(id).ok()?.choose(wanted)?;
        let title = page.page.front.title.to_string();
        Some(Related { resource: id.clone(), title, lang: shown.tag })
    }

    /// Whether a unit of the original is something to tick.
    pub(super) fn is_task(&self, id: &ResourceId, number: u16) -> bool {
        let Some(source) = self.find(id).ok().and_then(Item::source) else { return false };
        source.page.units().any(|unit| {
            unit.kind == packs::UnitKind::Task && super::page::number(unit.id) == Some(number)
        })
    }

    /// The glossary, in its order. What several packs explain is explained once.
    pub(super) fn glossary(&self, wanted: &Wanted) -> Vec<Term> {
        let mut terms: Vec<_> = self.terms().collect();
        terms.sort_by_key(|term| term.order);
        let mut told = BTreeSet::new();
        let terms = terms.into_iter().filter(|term| told.insert(&term.id));
        terms.filter_map(|term| self.term(&term.id, wanted)).collect()
    }

    /// The words that the packs explain, the pack that ships first.
    pub(super) fn terms(&self) -> impl Iterator<Item = &packs::Term> {
        self.packs.iter().flat_map(|pack| pack.glossary.values())
    }

    /// A word of the glossary, in the first wanted language that it has.
    pub(super) fn term(&self, id: &TermId, wanted: &Wanted) -> Option<Term> {
        let (pack, term) =
            self.packs.iter().find_map(|pack| Some((pack, pack.glossary.get(id)?)))?;
        let (tag, words) = wanted.choose(&term.terms, &pack.manifest.source_lang)?;
        Some(Term {
            term: id.to_string(),
            words: words.term.to_string(),
            also: words.also.iter().map(ToString::to_string).collect(),
            definition: words.definition.to_string(),
            avoid: words.avoid.as_ref().map(ToString::to_string),
            lang: tag.to_string(),
            is_draft: words.status == Some(Status::Draft),
        })
    }

    /// The lines of every country. Those that a pack from outside brings stand for the ones that ship: who
    /// made it is nearer to them.
    pub(super) fn contacts(&self) -> BTreeMap<&CountryCode, &packs::Contacts> {
        self.packs.iter().flat_map(|pack| &pack.contacts).collect()
    }

    /// Whether an address stands in a page or among its sources.
    pub(super) fn names_address(&self, address: &str) -> bool {
        self.addresses.contains(address)
    }
}

fn languages(pack: &Pack, resource: &Resource) -> Vec<Language> {
    let Some(source) = pack.source_page(resource) else { return Vec::new() };
    let original = Language {
        tag: pack.manifest.source_lang.to_string(),
        standing: Standing::Original,
        outdated: 0,
    };
    let others = resource.pages.iter().filter(|(tag, _)| **tag != pack.manifest.source_lang);
    let others = others.map(|(tag, page)| {
        let state = translation_state(&source.page, &page.page);
        let status = page.page.front.status;
        // Nobody of ours will ever write what a published translation leaves out.
        let is_whole = |state: &UnitState| match state {
            UnitState::Current => true,
            UnitState::Missing => status == Status::Published,
            UnitState::Changed { .. } => false,
        };
        let outdated = state.units.iter().filter(|(_, state)| !is_whole(state)).count();
        let standing = match status {
            Status::Draft => Standing::Draft,
            Status::Reviewed => Standing::Reviewed,
            Status::Verified => Standing::Verified,
            Status::Published => Standing::Published,
        };
        let outdated = u16::try_from(outdated).unwrap_or(u16::MAX);
        Language { tag: tag.to_string(), standing, outdated }
    });
    std::iter::once(original).chain(others).collect()
}

/// A count that a page shows.
pub(super) fn short(count: u32) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn audience(audience: packs::Audience) -> Audience {
    match audience {
        packs::Audience::Member => Audience::Member,
        packs::Audience::Moderator => Audience::Moderator,
        packs::Audience::Ally => Audience::Ally,
    }
}

pub(super) fn ipc_topic(topic: packs::Topic) -> Topic {
    match topic {
        packs::Topic::Advice => Topic::Advice,
        packs::Topic::Children => Topic::Children,
        packs::Topic::Help => Topic::Help,
        packs::Topic::Law => Topic::Law,
        packs::Topic::Network => Topic::Network,
        packs::Topic::Offers => Topic::Offers,
        packs::Topic::Phones => Topic::Phones,
        packs::Topic::Speaking => Topic::Speaking,
        packs::Topic::Steady => Topic::Steady,
        packs::Topic::Story => Topic::Story,
        packs::Topic::Together => Topic::Together,
        packs::Topic::Work => Topic::Work,
    }
}
