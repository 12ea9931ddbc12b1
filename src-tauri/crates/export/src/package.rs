//! Parts put into one file, as DOCX and ODT want it.
//!
//! Invariants: the same parts make the same bytes; no entry says when, by what or on which system it was made.

use std::io::{Cursor, Write as _};

use zip::{
    CompressionMethod, DateTime, System, ZipWriter, result::ZipError, write::SimpleFileOptions,
};

use crate::ExportError;

/// A part of a file.
pub(crate) struct Part {
    /// Where it stands in the file.
    pub(crate) name: &'static str,
    /// What it says.
    pub(crate) text: String,
    /// Whether it is packed. The type of an ODT is not (ODF 1.3, part 2, 3.3).
    pub(crate) is_packed: bool,
}

impl Part {
    pub(crate) fn new(name: &'static str, text: String) -> Self {
        Self { name, text, is_packed: true }
    }
}

/// Makes one file of parts, in their order.
pub(crate) fn pack(parts: &[Part]) -> Result<Vec<u8>, ExportError> {
    write(parts).map_err(|_| ExportError::NotPacked)
}

fn write(parts: &[Part]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest that a zip can say, 1 January 1980, and one system for all.
    let options =
        SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).system(System::Dos);
    for part in parts {
        let method =
            if part.is_packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        zip.start_file(part.name, options.compression_method(method))?;
        zip.write_all(part.text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
