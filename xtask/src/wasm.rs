//! Building the page's wasm: a compiler that has the target, wasm-bindgen, wasm-opt.
//!
//! Called by [`crate::ui`]. Why two ways to a compiler: ARCHITECTURE.md, section 5. Invariant:
//! wasm-bindgen's library has the version of the page's, since cargo resolves both together.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::stamp::{Stamp, files_below, write_if_changed};
use crate::ui::Options;
use crate::{install, places, tool};

const TARGET: &str = "wasm32-unknown-unknown";
const NAME: &str = "larkspur-ui";

/// The wasm features that rustc turns on for the target and that the webview has.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What makes a release smaller: components lose their types, so that Leptos is not compiled anew for
/// each of them, and the words of panics are left out, which nobody would read in the page and
/// which could repeat what a person wrote. Together they save a tenth of the size.
const SMALLER: [&str; 3] = ["--cfg=erase_components", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The same for std, where it is built along: a panic only stops. It saves a fifteenth more.
const SMALLER_STD: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// How a cargo that has the sources of std is asked to build it along.
const BUILD_STD: [&str; 2] = ["-Z", "build-std=std,panic_abort"];

/// Builds what has changed and returns the files of `ui/dist` that it stands for.
pub(crate) fn build(options: Options) -> Result<Vec<PathBuf>> {
    let compiled = compile(options)?;
    let bound = places::ui_target().join("bindgen");
    let product = places::dist().join(format!("{NAME}_bg.wasm"));
    let begun = Instant::now();
    let has_run = Stamp::default()
        .words(&format!("{options:?} {}", product.display()))
        .content(&compiled)?
        .unless_same("bindgen", &product, || {
            let _ = fs::remove_dir_all(&bound);
            bind(&compiled, &bound, options)?;
            if options.is_release {
                optimise(&bound.join(format!("{NAME}_bg.wasm")))?;
            }
            copy_all(&bound, &places::dist())
        })?;
    if has_run {
        let size = fs::metadata(&product)?.len();
        let seconds = begun.elapsed().as_secs_f32();
        eprintln!("ui: {NAME}_bg.wasm is {size} bytes (bound in {seconds:.1} s)");
    }
    files_below(&bound)?
        .into_iter()
        .map(|file| Ok(places::dist().join(file.strip_prefix(&bound)?)))
        .collect()
}

fn compile(options: Options) -> Result<PathBuf> {
    let mut smaller = SMALLER.to_vec();
    let mut cargo = match install::wasm_compiler()? {
        install::WasmCompiler::Rustup => {
            let mut cargo = tool::cargo();
            cargo.arg("build");
            if options.is_release && install::has_std_sources()? {
                cargo.args(BUILD_STD);
                smaller.extend(SMALLER_STD);
            }
            cargo
        }
        install::WasmCompiler::Debian => {
            smaller.extend(SMALLER_STD);
            debian_cargo()?
        }
    };
    if options.is_release {
        cargo
            // Two of the options have names that only a nightly compiler knows by itself.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", smaller.join(" "));
    }
    let profile = if options.is_release { "ui-release" } else { "dev" };
    cargo
        .args(["--locked", "--quiet", "-p", NAME, "--lib", "--target", TARGET])
        .args(["--profile", profile])
        .env("CARGO_TARGET_DIR", places::ui_target());
    eprintln!("ui: compiling the page ({profile})");
    tool::run(&mut cargo)?;
    let folder = if options.is_release { "ui-release" } else { "debug" };
    Ok(places::ui_target().join(TARGET).join(folder).join("larkspur_ui.wasm"))
}

/// Debian's cargo has the sources of std, but neither the built std nor a linker for wasm: the
/// linker is rustup's.
fn debian_cargo() -> Result<Command> {
    let sysroot = tool::read(tool::program("rustc").args(["--print", "sysroot"]))?;
    let linker =
        Path::new(&sysroot).join("lib/rustlib").join(install::host()?).join("bin/rust-lld");
    let mut cargo = tool::program("/usr/bin/cargo");
    cargo
        .arg("build")
        .args(BUILD_STD)
        // std is built with options that only a nightly compiler offers under its own name.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("PATH", "/usr/bin:/bin")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    Ok(cargo)
}

fn bind(compiled: &Path, folder: &Path, options: Options) -> Result<()> {
    eprintln!("ui: running wasm-bindgen");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(NAME)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(false)
                .keep_debug(false)
                .remove_name_section(options.is_release)
                .remove_producers_section(true)
                .generate(folder)
        })
        .context("wasm-bindgen")
}

fn optimise(wasm: &Path) -> Result<()> {
    eprintln!("ui: running wasm-opt -Oz until nothing gets smaller");
    let mut opt = tool::program(places::in_root("ui/node_modules/.bin/wasm-opt"));
    opt.args(["-Oz", "--converge", "--strip-debug", "--strip-producers"]).args(WASM_FEATURES);
    tool::run(opt.arg(wasm).arg("-o").arg(wasm))
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        write_if_changed(&to.join(file.strip_prefix(from)?), &fs::read(&file)?)?;
    }
    Ok(())
}
