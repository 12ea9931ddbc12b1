//! Text as it lies on a line, and which letters each glyph stands for.
//!
//! The typesetter cuts a text wherever a glyph is raised or lowered, in the midst of a syllable too, and gives both halves the
//! letters of the whole. Who copies the text or listens to it would have these twice. [`Stretch`] puts such a text
//! together again. Invariants: no glyph moves on the paper, no letter is lost or doubled, and what
//! comes out names its letters in the order in which they are read.

use std::{cmp::Ordering, collections::HashMap, ops::Range};

use typst::{
    layout::{Abs, Em, Point},
    syntax::Span,
    text::{FontInstance, Glyph, Lang, TextItem},
};
use unicode_script::UnicodeScript;

use crate::voice::is_rtl;

/// What two numbers of a position may differ by and still be the same.
const NOTHING: f64 = 0.01;

/// Glyphs that stand for letters together.
#[derive(Clone)]
struct Cluster {
    letters: String,
    glyphs: Vec<Glyph>,
    /// Where the letters begin in the words that were given to the typesetter.
    place: (Span, u16),
}

/// Text of one look on one line, from left to right.
pub(crate) struct Stretch {
    at: Point,
    /// Everything but its glyphs and letters.
    look: TextItem,
    clusters: Vec<Cluster>,
    /// How wide the widest part is that it was put together from; that part gives the base line.
    widest: Abs,
}

impl Stretch {
    pub(crate) fn new(at: Point, item: &TextItem) -> Self {
        let look = TextItem { text: "".into(), glyphs: Vec::new(), ..item.clone() };
        let (mut clusters, mut last): (Vec<Cluster>, Option<Range<u16>>) = (Vec::new(), None);
        for glyph in &item.glyphs {
            match clusters.last_mut().filter(|_| last.as_ref() == Some(&glyph.range)) {
                Some(cluster) => cluster.glyphs.push(glyph.clone()),
                None => clusters.push(Cluster {
                    letters: item.text.get(glyph.range()).unwrap_or_default().to_owned(),
                    glyphs: vec![glyph.clone()],
                    place: glyph.span,
                }),
            }
            last = Some(glyph.range.clone());
        }
        Self { at, look, clusters, widest: item.width() }
    }

    pub(crate) fn y(&self) -> Abs {
        self.at.y
    }

    pub(crate) fn left(&self) -> Abs {
        self.at.x
    }

    pub(crate) fn right(&self) -> Abs {
        let glyphs = self.clusters.iter().flat_map(|cluster| &cluster.glyphs);
        self.at.x + glyphs.map(|glyph| glyph.x_advance).sum::<Em>().at(self.look.size)
    }

    pub(crate) fn lang(&self) -> Lang {
        self.look.lang
    }

    /// Where the first of its letters stands in the words that were given to the typesetter.
    pub(crate) fn place(&self) -> u16 {
        self.clusters.iter().map(|cluster| cluster.place.1).min().unwrap_or_default()
    }

    /// Whether both can be parts of the same words. Addresses, which stand in the midst of others, are of another size.
    pub(crate) fn is_of_same_words(&self, other: &Self) -> bool {
        let span = |one: &Self| one.clusters.first().map(|cluster| cluster.place.0);
        span(self) == span(other) && self.look.size == other.look.size
    }

    /// Whether places rise or fall from left to right; equal if there is only one.
    fn direction(&self) -> Ordering {
        match (self.clusters.first(), self.clusters.last()) {
            (Some(first), Some(last)) => first.place.1.cmp(&last.place.1),
            _ => Ordering::Equal,
        }
    }

    /// Whether `next`, to the right of it, goes on with the same text.
    fn goes_on(&self, next: &Self) -> bool {
        let (one, other) = (&self.look, &next.look);
        let is_same_look = one.font == other.font
            && one.size == other.size
            && one.fill == other.fill
            && one.stroke == other.stroke
            && (one.lang, one.region) == (other.lang, other.region);
        let is_beside =
            is_near(self.right(), next.at.x) && (self.at.y - next.at.y).abs() < one.size;
        let (Some(last), Some(first)) = (self.clusters.last(), next.clusters.first()) else {
            return false;
        };
        let (own, others) = (self.direction(), next.direction());
        let is_cut = last.is_part_of_same(first);
        let rises = last.is_before(first) && own.is_le() && others.is_le();
        let falls = first.is_before(last) && own.is_ge() && others.is_ge();
        is_same_look && is_beside && (is_cut || rises || falls)
    }

    /// Takes up the text to the right of it, or gives it back if that is another one.
    pub(crate) fn join(&mut self, mut next: Self) -> Option<Self> {
        if !self.goes_on(&next) {
            return Some(next);
        }
        let size = self.look.size;
        // Glyphs keep their height, whichever of the two base lines counts from now on.
        if next.widest > self.widest {
            self.raise(Em::from_abs(next.at.y - self.at.y, size));
            self.at.y = next.at.y;
            self.widest = next.widest;
        } else {
            next.raise(Em::from_abs(self.at.y - next.at.y, size));
        }
        let mut clusters = next.clusters.into_iter().peekable();
        if let (Some(last), Some(first)) = (self.clusters.last_mut(), clusters.peek())
            && last.is_part_of_same(first)
        {
            last.glyphs.extend(clusters.next().into_iter().flat_map(|first| first.glyphs));
        }
        self.clusters.extend(clusters);
        None
    }

    fn raise(&mut self, by: Em) {
        for glyph in self.clusters.iter_mut().flat_map(|cluster| &mut cluster.glyphs) {
            glyph.y_offset += by;
        }
    }

    fn is_rtl(&self) -> bool {
        let has_rtl_letter = || {
            let mut letters = self.clusters.iter().flat_map(|cluster| cluster.letters.chars());
            letters.any(|letter| letter.is_alphabetic() && is_rtl(letter.script()))
        };
        self.direction().is_gt() || (self.direction().is_eq() && has_rtl_letter())
    }

    /// The text in the order in which it is read: whole, or in pieces if it runs from right to left. `named` knows
    /// what the texts before it have called their glyphs.
    pub(crate) fn into_items(self, named: &mut Named) -> Vec<(Point, TextItem)> {
        if self.clusters.is_empty() {
            return Vec::new();
        }
        let is_rtl = self.is_rtl();
        let font = &self.look.font;
        let clusters: Vec<Cluster> =
            self.clusters.iter().flat_map(|cluster| cluster.split(font, is_rtl)).collect();
        if !is_rtl {
            for cluster in &clusters {
                named.take(font, cluster);
            }
            return vec![(self.at, item(&self.look, &clusters, false))];
        }
        let mut x = self.right();
        let mut items = Vec::new();
        for piece in pieces(&clusters, font, named) {
            let item = item(&self.look, piece, true);
            x -= item.width();
            items.push((Point::new(x, self.at.y), item));
        }
        items
    }
}

/// Cuts a text that runs from right to left into pieces, the first to read first. Who reads the file turns the letters of a
/// piece round, but not the pieces. So a word is one piece, unless it has a cluster that cannot be turned round: glyphs
/// that share letters, are raised, or are called otherwise elsewhere stand by themselves.
fn pieces<'a>(
    clusters: &'a [Cluster],
    font: &FontInstance,
    named: &mut Named,
) -> Vec<&'a [Cluster]> {
    let mut pieces = Vec::new();
    let mut end = clusters.len();
    let mut next_is_plain = false;
    for index in (0..clusters.len()).rev() {
        let cluster = &clusters[index];
        let is_plain = cluster.is_level() && named.agrees(font, cluster);
        named.take(font, cluster);
        // To its right lies what is read before it.
        let begins_word =
            clusters.get(index + 1).is_some_and(Cluster::is_blank) && !cluster.is_blank();
        if index + 1 < end && !(is_plain && next_is_plain && !begins_word) {
            pieces.push(&clusters[index + 1..end]);
            end = index + 1;
        }
        next_is_plain = is_plain;
    }
    pieces.push(&clusters[..end]);
    pieces
}

/// What each glyph is called in the file. The first text that has it decides, as in the writer of PDF; where it stands
/// for other letters later, the file says so there.
#[derive(Default)]
pub(crate) struct Named(HashMap<(FontInstance, u16), String>);

impl Named {
    fn agrees(&self, font: &FontInstance, cluster: &Cluster) -> bool {
        cluster.glyphs.iter().all(|glyph| {
            let name = self.0.get(&(font.clone(), glyph.id));
            name.is_none_or(|name| *name == cluster.letters)
        })
    }

    fn take(&mut self, font: &FontInstance, cluster: &Cluster) {
        for glyph in &cluster.glyphs {
            let name = self.0.entry((font.clone(), glyph.id));
            name.or_insert_with(|| cluster.letters.clone());
        }
    }
}

fn is_near(one: Abs, other: Abs) -> bool {
    (one - other).to_pt().abs() < NOTHING
}

impl Cluster {
    /// Whether both are parts of one cluster that was cut.
    fn is_part_of_same(&self, other: &Self) -> bool {
        self.place == other.place && self.letters == other.letters
    }

    /// Whether its letters stand directly before those of the other.
    fn is_before(&self, other: &Self) -> bool {
        let end = usize::from(self.place.1) + self.letters.len();
        self.place.0 == other.place.0 && end == usize::from(other.place.1)
    }

    fn is_blank(&self) -> bool {
        self.letters.trim().is_empty()
    }

    /// Whether it is a single glyph on the base line.
    fn is_level(&self) -> bool {
        matches!(self.glyphs.as_slice(), [glyph] if glyph.y_offset.abs().get() < NOTHING)
    }

    /// A cluster for each letter, where each glyph is one letter's: then who does not know of whole clusters
    /// finds the letters too.
    fn split(&self, font: &FontInstance, is_rtl: bool) -> Vec<Self> {
        let mut letters: Vec<char> = self.letters.chars().collect();
        if is_rtl {
            letters.reverse();
        }
        if letters.len() != self.glyphs.len() {
            return vec![self.clone()];
        }
        let is_other = |(letter, glyph): &(&char, &Glyph)| {
            font.ttf().glyph_index(**letter).is_none_or(|usual| usual.0 != glyph.id)
        };
        // One may have another shape here. If two have, they may as well have changed places.
        if letters.iter().zip(&self.glyphs).filter(is_other).count() > 1 {
            return vec![self.clone()];
        }
        let one = |(letter, glyph): (char, &Glyph)| Self {
            letters: letter.to_string(),
            glyphs: vec![glyph.clone()],
            place: self.place,
        };
        letters.into_iter().zip(&self.glyphs).map(one).collect()
    }
}

/// Clusters from left to right as one item, whose letters stand in the order in which they are read.
fn item(look: &TextItem, clusters: &[Cluster], is_rtl: bool) -> TextItem {
    let mut item = look.clone();
    let mut ranges = vec![0..0; clusters.len()];
    let forth = 0..clusters.len();
    let order: Vec<usize> = if is_rtl { forth.rev().collect() } else { forth.collect() };
    for index in order {
        let begin = short(item.text.len());
        item.text.push_str(&clusters[index].letters);
        ranges[index] = begin..short(item.text.len());
    }
    for (cluster, range) in clusters.iter().zip(ranges) {
        let glyphs = cluster.glyphs.iter().cloned();
        item.glyphs.extend(glyphs.map(|glyph| Glyph { range: range.clone(), ..glyph }));
    }
    item
}

/// The typesetter counts the letters of a line in the same way.
fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}
