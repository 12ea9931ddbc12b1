//! The size of the page's wasm, as it is and as a download would have it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::report::{Budget, Figure, Report, Spread};

pub(crate) const NAMES: [&str; 2] = ["page_wasm_raw", "page_wasm_brotli"];

/// The greatest effort that brotli knows.
const QUALITY: u32 = 11;
/// The window that brotli's own program takes by default, as a power of two.
const WINDOW: u32 = 22;

pub(crate) fn take(wasm: &Path, report: &mut Report) -> Result<()> {
    let page = fs::read(wasm).context("reading the page's wasm")?;
    let mut packed = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, QUALITY, WINDOW);
        std::io::Write::write_all(&mut writer, &page)?;
    }
    for (name, size, limit) in
        [(NAMES[0], page.len(), 1_600_000.0), (NAMES[1], packed.len(), 600_000.0)]
    {
        let ours = Spread::one(f64::from(u32::try_from(size)?));
        // There is no smaller page that would do the same.
        let budget = Budget::Fixed(limit);
        report.add(Figure { name, unit: "bytes", ours, floor: None, budget })?;
    }
    Ok(())
}
