//! How much the document costs beside bare Loro, in the same run: `cargo run --release --example measure`.

use std::{
    hint::black_box,
    io::Read as _,
    time::{Duration, Instant},
};

use larkspur_advice::{
    doc::{DraftDoc, Version},
    ids::PeerId,
};
use larkspur_delta::{Attributes, CodePoints, Delta};
use larkspur_doc::{
    content::{Content, Field, ItemId, Name, Value},
    loro_doc::LoroDoc,
};
use loro::{ExportMode, LoroDoc as Crdt};

/// How often each is measured; the least counts, since the machine has others on it.
const RUNS: usize = 7;
/// How many edits go into one update.
const GROUP: usize = 50;
const TRACE: &str = "automerge-paper.json.gz";

type Failed = Box<dyn std::error::Error>;

/// A stretch taken out and words put in, in code points.
struct Edit {
    at: usize,
    cut: usize,
    put: String,
}

fn trace() -> Result<Vec<Edit>, Failed> {
    let mut json = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(TRACE)?).read_to_string(&mut json)?;
    let json: serde_json::Value = serde_json::from_str(&json)?;
    let patches = json["txns"].as_array().into_iter().flatten();
    let patches = patches.flat_map(|txn| txn["patches"].as_array().into_iter().flatten());
    let number = |value: &serde_json::Value| value.as_u64().and_then(|it| usize::try_from(it).ok());
    let edit = |patch: &serde_json::Value| {
        let put = patch[2].as_str()?.to_owned();
        Some(Edit { at: number(&patch[0])?, cut: number(&patch[1])?, put })
    };
    Ok(patches.filter_map(edit).collect())
}

fn best(mut run: impl FnMut() -> Result<Duration, Failed>) -> Result<Duration, Failed> {
    let mut least = Duration::MAX;
    for _ in 0..RUNS {
        least = least.min(run()?);
    }
    Ok(least)
}

/// The least of two that take turns, so that what else runs meets both.
fn both(
    mut ours: impl FnMut() -> Result<Duration, Failed>,
    mut bare: impl FnMut() -> Result<Duration, Failed>,
    what: &str,
) -> Result<(), Failed> {
    let (mut one, mut other) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        other = other.min(bare()?);
        one = one.min(ours()?);
    }
    let ratio = one.as_secs_f64() / other.as_secs_f64();
    println!("{what}: {one:.1?}, bare {other:.1?}, ratio {ratio:.2}");
    Ok(())
}

fn name(name: &str) -> Result<Name, Failed> {
    Ok(Name::parse(name).map_err(|_| "name")?)
}

fn delta(edit: &Edit) -> Result<Delta<CodePoints>, Failed> {
    Ok(Delta::builder().retain(edit.at).insert(&edit.put).delete(edit.cut).build()?)
}

fn replay(edits: &[Edit], is_watched: bool) -> Result<(Duration, LoroDoc), Failed> {
    let (mut doc, text, peer) = (LoroDoc::new(PeerId(1)), name("text")?, PeerId(1));
    if is_watched {
        doc.watch();
    }
    let (start, mut sent, mut bytes) = (Instant::now(), Version::default(), 0);
    for group in edits.chunks(GROUP) {
        for edit in group {
            doc.change_text(&text, &delta(edit)?)?;
        }
        let version = doc.version();
        bytes += doc.export_since(&sent, &[peer])?.len();
        sent = version;
        if is_watched {
            black_box(doc.take_changes());
        }
    }
    black_box(bytes);
    Ok((start.elapsed(), doc))
}

/// As a program would that uses Loro and nothing else.
fn replay_bare(edits: &[Edit], is_delta: bool) -> Result<Duration, Failed> {
    let crdt = Crdt::new();
    crdt.set_peer_id(1)?;
    let (start, mut bytes) = (Instant::now(), 0);
    let text = crdt.get_text("text");
    for group in edits.chunks(GROUP) {
        let before = crdt.oplog_vv();
        for edit in group {
            if is_delta {
                let steps = [
                    loro::TextDelta::Retain { retain: edit.at, attributes: None },
                    loro::TextDelta::Insert { insert: edit.put.clone(), attributes: None },
                    loro::TextDelta::Delete { delete: edit.cut },
                ];
                text.apply_delta(&steps)?;
            } else {
                if edit.cut > 0 {
                    text.delete(edit.at, edit.cut)?;
                }
                if !edit.put.is_empty() {
                    text.insert(edit.at, &edit.put)?;
                }
            }
        }
        crdt.commit();
        bytes += crdt.export(ExportMode::updates(&before))?.len();
    }
    black_box(bytes);
    Ok(start.elapsed())
}

/// Numbers that look drawn.
fn draw(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap_or_default()
}

/// Two who each make 10,000 edits alone, in a text of 10,000 signs.
fn offline() -> Result<[LoroDoc; 2], Failed> {
    let text = name("text")?;
    let mut first = LoroDoc::new(PeerId(1));
    let base = Edit { at: 0, cut: 0, put: "x".repeat(10_000) };
    first.change_text(&text, &delta(&base)?)?;
    let mut other = LoroDoc::new(PeerId(2));
    other.import(&first.export_since(&Version::default(), &[PeerId(1)])?)?;
    for (doc, seed) in [(&mut first, 1), (&mut other, 2)] {
        let (mut state, mut len) = (seed, 10_000);
        for _ in 0..10_000 {
            let is_cut = draw(&mut state).is_multiple_of(5);
            let at = draw(&mut state) % (len - 1);
            let edit =
                Edit { at, cut: usize::from(is_cut), put: if is_cut { "" } else { "y" }.into() };
            doc.change_text(&text, &delta(&edit)?)?;
            len = if is_cut { len - 1 } else { len + 1 };
        }
    }
    Ok([first, other])
}

fn merge() -> Result<(), Failed> {
    let [first, other] = offline()?;
    let saved = [first.save()?, other.save()?];
    let ours = || {
        let mut one = LoroDoc::open(&saved[0], PeerId(3))?;
        let mut two = LoroDoc::open(&saved[1], PeerId(4))?;
        let start = Instant::now();
        let there = one.export_since(&two.version(), &[PeerId(1), PeerId(2)])?;
        let back = two.export_since(&one.version(), &[PeerId(1), PeerId(2)])?;
        for bytes in [&there, &back] {
            black_box(LoroDoc::peers(bytes)?);
        }
        one.import(&back)?;
        two.import(&there)?;
        let took = start.elapsed();
        assert_eq!(one.digest(), two.digest());
        Ok(took)
    };
    let bare = || {
        let [one, two] = [Crdt::new(), Crdt::new()];
        one.import(&saved[0])?;
        two.import(&saved[1])?;
        // Ours has read all of it when it was opened.
        black_box((one.get_deep_value(), two.get_deep_value()));
        let start = Instant::now();
        let there = one.export(ExportMode::updates(&two.oplog_vv()))?;
        let back = two.export(ExportMode::updates(&one.oplog_vv()))?;
        one.import(&back)?;
        two.import(&there)?;
        Ok(start.elapsed())
    };
    both(ours, bare, "merge of two times 10,000 edits, both ways, with a look at whose they are")
}

/// A draft of 100 pages: 200 sections, 40 recommendations with 12 fields, written in 2,000 updates by 4 peers.
fn pages() -> Result<LoroDoc, Failed> {
    let words = "Survivors decide what is asked of governments, and how it is asked. ";
    let mut doc = LoroDoc::new(PeerId(1));
    for section in 0..200 {
        let body = name(&format!("section.{section}.body"))?;
        let item = ItemId::parse(&format!("s{section}")).map_err(|_| "id")?;
        doc.insert(&name("sections")?, section, &item)?;
        for paragraph in 0..10 {
            if paragraph == 5 {
                let peer = PeerId(u64::try_from(section % 4)? + 1);
                doc = LoroDoc::open(&doc.save()?, peer)?;
            }
            let text = format!("{section} {paragraph} {}", words.repeat(2));
            let strong = Attributes::new().with("strong", true);
            let end = Attributes::new().with("block", "paragraph");
            let delta = Delta::builder().insert(&text).insert_with("decide", strong);
            doc.change_text(&body, &delta.insert_with("\n", end).build()?)?;
        }
    }
    for recommendation in 0..40 {
        for field in 0..12 {
            let field = Field::parse(&format!("f{field}")).map_err(|_| "field")?;
            let name = name(&format!("rec.{recommendation}"))?;
            doc.set_field(&name, &field, Some(&Value::Text(words.into())))?;
        }
    }
    Ok(doc)
}

fn open() -> Result<(), Failed> {
    let doc = pages()?;
    let names: Vec<_> = (0..200)
        .map(|section| name(&format!("section.{section}.body")))
        .collect::<Result<_, _>>()?;
    let signs: usize = names.iter().map(|name| doc.plain(name).chars().count()).sum();
    for (what, bytes) in [("snapshot", doc.snapshot()?), ("saved", doc.save()?)] {
        println!("100 pages, {signs} signs, {what} {} bytes", bytes.len());
        let ours = || {
            let start = Instant::now();
            let doc = LoroDoc::open(&bytes, PeerId(9))?;
            for name in &names {
                black_box(doc.text(name));
            }
            Ok(start.elapsed())
        };
        let bare = || {
            let start = Instant::now();
            let crdt = Crdt::new();
            crdt.import(&bytes)?;
            for name in &names {
                black_box(crdt.get_text(name.as_str()).to_delta());
            }
            Ok(start.elapsed())
        };
        both(ours, bare, &format!("open it and read every text with its marks, {what}"))?;
        let alone = best(|| {
            let start = Instant::now();
            black_box(LoroDoc::open(&bytes, PeerId(9))?);
            Ok(start.elapsed())
        })?;
        println!("  open alone, with its digest: {alone:.1?}");
    }
    let times = best(|| {
        let start = Instant::now();
        black_box(doc.at(&doc.version())?);
        Ok(start.elapsed())
    })?;
    let snapshot = best(|| {
        let start = Instant::now();
        black_box(doc.snapshot()?);
        Ok(start.elapsed())
    })?;
    println!("  as it was at a version: {times:.1?}; a snapshot: {snapshot:.1?}");
    Ok(())
}

fn main() -> Result<(), Failed> {
    let edits = trace()?;
    println!("trace: {} edits in groups of {GROUP}; the least of {RUNS} runs", edits.len());
    both(
        || Ok(replay(&edits, false)?.0),
        || replay_bare(&edits, false),
        "replay, against insert and delete",
    )?;
    both(
        || Ok(replay(&edits, false)?.0),
        || replay_bare(&edits, true),
        "replay, against apply_delta",
    )?;
    let watched = best(|| Ok(replay(&edits, true)?.0))?;
    println!("replay while somebody looks: {watched:.1?}");
    let (_, doc) = replay(&edits, false)?;
    println!("saved {} bytes, snapshot {} bytes", doc.save()?.len(), doc.snapshot()?.len());
    merge()?;
    open()
}
