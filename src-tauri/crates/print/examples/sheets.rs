//! Prints pages that ship as PDF, to be looked at, and tells how long each took.
//!
//! `cargo run --release -p larkspur-print --example sheets -- FOLDER work/passport-held km my` writes
//! `FOLDER/work-passport-held.km.pdf` and so on; without languages, all of them. The first sheet takes longer, since
//! the faces are read then.

#[path = "../tests/sheets/library.rs"]
mod library;

use std::{error::Error, fs, io::Write as _, path::PathBuf, time::Instant};

use library::Printed;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(folder), Some(id)) = (words.next().map(PathBuf::from), words.next()) else {
        return Err("a folder and the id of a resource are wanted".into());
    };
    let pack = library::pack().ok_or("the pack cannot be read")?;
    let resource = library::resource(&pack, &id).ok_or("there is no such resource")?;
    let mut langs: Vec<String> = words.collect();
    if langs.is_empty() {
        langs = resource.pages.keys().map(ToString::to_string).collect();
    }
    for lang in langs {
        let printed = Printed::of(&pack, resource, &lang).ok_or("it is not in that language")?;
        let begun = Instant::now();
        let outcome = printed.pdf();
        let took = begun.elapsed().as_millis();
        match outcome {
            Ok(bytes) => {
                let file = format!("{}.{lang}.pdf", id.replace('/', "-"));
                fs::write(folder.join(file), &bytes)?;
                writeln!(std::io::stdout(), "{lang}: {took} ms, {} bytes", bytes.len())?;
            }
            Err(error) => writeln!(std::io::stdout(), "{lang}: {error}")?,
        }
    }
    Ok(())
}
