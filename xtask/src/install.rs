//! Installing what is missing on the machine.
//!
//! Every command of xtask asks for what it needs. Invariant: outside Debian and Ubuntu nothing is
//! changed on the machine; the exact list of what is missing is printed, and the command stops.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use larkspur_test_support::{SYNAPSE_VERSION, synapse_folder, synapse_python};

use crate::places;
use crate::tool::{self, program};

/// Something that the machine must have, and the package of Debian that holds it.
#[derive(Clone, Copy)]
pub(crate) struct Need {
    package: &'static str,
    sign: Sign,
}

/// How it is seen that a need is met.
#[derive(Clone, Copy)]
enum Sign {
    /// A program of this name in `PATH`.
    Program(&'static str),
    /// A library that pkg-config knows by this name.
    Library(&'static str),
    /// Python can load these modules.
    Modules(&'static str),
    /// A file that stands at this place on every system.
    File(&'static str),
    /// A module of this name by which GTK 3 takes input.
    InputModule(&'static str),
    /// Only the package itself, since other packages hold files of the same names.
    Package,
}

const fn program_of(package: &'static str, name: &'static str) -> Need {
    Need { package, sign: Sign::Program(name) }
}

const fn library_of(package: &'static str, name: &'static str) -> Need {
    Need { package, sign: Sign::Library(name) }
}

/// What compiling the app needs. pkg-config stands first: it is asked for the libraries.
pub(crate) const APP: &[Need] = &[
    program_of("pkg-config", "pkg-config"),
    program_of("build-essential", "cc"),
    program_of("perl", "perl"),
    program_of("cmake", "cmake"),
    library_of("libasound2-dev", "alsa"),
    library_of("libgtk-3-dev", "gtk+-3.0"),
    library_of("libwebkit2gtk-4.1-dev", "webkit2gtk-4.1"),
];

/// What building the stylesheet needs.
pub(crate) const PAGE: &[Need] = &[program_of("nodejs", "node"), program_of("npm", "npm")];

/// What installing Synapse needs.
pub(crate) const HOMESERVER: &[Need] = &[
    program_of("python3", "python3"),
    Need { package: "python3-venv", sign: Sign::Modules("venv, ensurepip") },
];

/// What driving real windows needs.
pub(crate) const WINDOWS: &[Need] = &[
    program_of("dbus-daemon", "dbus-daemon"),
    program_of("ibus", "ibus-daemon"),
    Need { package: "ibus-chewing", sign: Sign::File("/usr/share/ibus/component/chewing.xml") },
    Need { package: "ibus-gtk3", sign: Sign::InputModule("im-ibus.so") },
    program_of("imagemagick", "import"),
    program_of("openbox", "openbox"),
    program_of("strace", "strace"),
    program_of("webkit2gtk-driver", "WebKitWebDriver"),
    program_of("xdotool", "xdotool"),
    program_of("xvfb", "Xvfb"),
];

/// What compiling the page needs where rustup cannot fetch the wasm target.
const WASM: &[Need] = &[
    Need { package: "cargo-web", sign: Sign::Package },
    Need { package: "rust-web-src", sign: Sign::Package },
    Need { package: "rustc-web", sign: Sign::Package },
];

/// Installs what is missing. Outside Debian and Ubuntu it names everything that is, and stops.
pub(crate) fn packages(needs: &[Need]) -> Result<()> {
    let missing: Vec<&str> =
        needs.iter().filter(|need| !is_met(need)).map(|need| need.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_debian() {
        bail!("{}", list_for_other_systems(needs, &missing));
    }
    eprintln!("install: apt-get install {} (this can take minutes)", missing.join(" "));
    tool::run(as_root()?.args(["apt-get", "update", "-qq"]))?;
    tool::run(
        as_root()?
            .args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-qq", "-y"])
            .arg("--no-install-recommends")
            .args(&missing),
    )
}

fn is_met(need: &Need) -> bool {
    match need.sign {
        Sign::Program(name) => tool::find(name).is_some(),
        Sign::Library(name) => tool::succeeds(program("pkg-config").args(["--exists", name])),
        Sign::Modules(names) => {
            tool::succeeds(program("python3").args(["-c", &format!("import {names}")]))
        }
        Sign::File(path) => Path::new(path).exists(),
        Sign::InputModule(name) => has_input_module(name),
        Sign::Package => is_installed(need.package),
    }
}

/// Asks GTK's own folder, whose place differs from system to system.
fn has_input_module(name: &str) -> bool {
    let libraries = tool::read(program("pkg-config").args(["--variable=libdir", "gtk+-3.0"]))
        .unwrap_or_default();
    Path::new(&libraries).join("gtk-3.0/3.0.0/immodules").join(name).exists()
}

fn is_installed(package: &str) -> bool {
    let mut ask = program("dpkg-query");
    ask.args(["--show", "--showformat=${db:Status-Status}", package]);
    tool::read(&mut ask).is_ok_and(|status| status == "installed")
}

fn is_debian() -> bool {
    tool::find("dpkg-query").is_some() && tool::find("apt-get").is_some()
}

/// What a person on another system has to install by themself, by what is looked for.
fn list_for_other_systems(needs: &[Need], missing: &[&str]) -> String {
    let mut lines = vec!["nothing was installed, since this is neither Debian nor Ubuntu.".into()];
    lines.push("These are missing:".to_owned());
    for Need { package, sign } in needs.iter().filter(|need| missing.contains(&need.package)) {
        let what = match sign {
            Sign::Program(name) => format!("the program {name}"),
            Sign::Library(name) => format!("the library {name}, with its headers"),
            Sign::Modules(names) => format!("Python's modules {names}"),
            Sign::File(path) => format!("the file {path}"),
            Sign::InputModule(name) => format!("GTK's input module {name}"),
            Sign::Package => "a Rust that compiles to wasm".to_owned(),
        };
        lines.push(format!("  {what} (in Debian: {package})"));
    }
    lines.push("Install them and run the command again.".to_owned());
    lines.join("\n")
}

fn as_root() -> Result<Command> {
    if tool::read(program("id").arg("-u"))? == "0" {
        // `env` alone runs the words after it.
        return Ok(program("env"));
    }
    if tool::find("sudo").is_none() {
        bail!("installing packages needs root or sudo");
    }
    Ok(program("sudo"))
}

/// Which compiler builds the page.
pub(crate) enum WasmCompiler {
    /// The project's own toolchain, with the wasm target from rustup.
    Rustup,
    /// Debian's second Rust, which builds std itself.
    Debian,
}

/// Finds or installs a compiler for wasm. What was found out is kept in the cache folder.
pub(crate) fn wasm_compiler() -> Result<WasmCompiler> {
    let mut ask = program("rustc");
    ask.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
    if Path::new(&tool::read(&mut ask)?).is_dir() {
        return Ok(WasmCompiler::Rustup);
    }
    let note = places::cache_folder().join("rustup-has-no-wasm-target");
    if !note.exists() {
        eprintln!("install: asking rustup for the target wasm32-unknown-unknown");
        let mut add = program("timeout");
        add.args(["120", "rustup", "target", "add", "wasm32-unknown-unknown"]);
        if tool::succeeds(&mut add) {
            return Ok(WasmCompiler::Rustup);
        }
        if !is_debian() {
            bail!("rustup could not fetch the target wasm32-unknown-unknown");
        }
        eprintln!("install: rustup cannot fetch it; Debian's rustc-web is used instead");
        fs::create_dir_all(places::cache_folder())?;
        fs::write(&note, "Delete this file to let rustup try again.\n")?;
    }
    packages(WASM)?;
    Ok(WasmCompiler::Debian)
}

/// Whether the project's own toolchain has the sources of std, for which rustup is asked. A release
/// of the page builds std along; it works without, and is larger.
pub(crate) fn has_std_sources() -> Result<bool> {
    let sysroot = tool::read(program("rustc").args(["--print", "sysroot"]))?;
    let sources = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std");
    if !sources.is_dir() {
        eprintln!("install: asking rustup for the component rust-src");
        let mut add = program("timeout");
        if !tool::succeeds(add.args(["120", "rustup", "component", "add", "rust-src"])) {
            eprintln!("install: rustup cannot fetch it, so the page is a fifteenth larger");
        }
    }
    Ok(sources.is_dir())
}

/// The name of this machine's platform, such as `x86_64-unknown-linux-gnu`.
pub(crate) fn host() -> Result<String> {
    let words = tool::read(program("rustc").arg("-vV"))?;
    words
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc does not name its host")
}

/// Synapse in a Python environment in the cache folder.
pub(crate) fn synapse() -> Result<()> {
    if synapse_python().exists() {
        return Ok(());
    }
    if std::env::var_os("LARKSPUR_SYNAPSE_PYTHON").is_some() {
        bail!("LARKSPUR_SYNAPSE_PYTHON names no file");
    }
    let folder = synapse_folder();
    packages(HOMESERVER)?;
    eprintln!("install: Synapse {SYNAPSE_VERSION} into {} (about a minute)", folder.display());
    // It gets its name only when it is complete, since an interrupted one must not be used.
    let unfinished = folder.with_extension("unfinished");
    let _ = fs::remove_dir_all(&unfinished);
    tool::run(program("python3").args(["-m", "venv"]).arg(&unfinished))?;
    tool::run(
        program(unfinished.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .arg(format!("matrix-synapse=={SYNAPSE_VERSION}")),
    )?;
    fs::rename(&unfinished, &folder).context("naming the Python environment")
}

/// A tool that cargo installs, at a fixed version.
pub(crate) struct CargoTool {
    name: &'static str,
    version: &'static str,
}

/// Runs tests, each in a process of its own.
pub(crate) const NEXTEST: CargoTool = CargoTool { name: "cargo-nextest", version: "0.9.143" };

/// Checks licences, sources and advisories.
pub(crate) const DENY: CargoTool = CargoTool { name: "cargo-deny", version: "0.20.2" };

/// Builds the tool into the cache folder if the machine has none. It is optimised a little only:
/// cargo-deny takes 80 s to build so on 2 cores.
pub(crate) fn cargo_tool(tool: &CargoTool) -> Result<()> {
    if tool::find(tool.name).is_some() {
        return Ok(());
    }
    eprintln!("install: building {} {}", tool.name, tool.version);
    let build = places::tools().join("build");
    tool::run(
        program("cargo")
            .args(["install", "--quiet", "--locked", tool.name, "--version", tool.version])
            .arg("--root")
            .arg(places::tools())
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    )?;
    let _ = fs::remove_dir_all(build);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_systems_are_told_exactly_what_is_missing() {
        let told = list_for_other_systems(WINDOWS, &["openbox", "ibus-gtk3"]);
        let named: Vec<&str> = told.lines().filter(|line| line.starts_with("  ")).collect();
        assert_eq!(
            named,
            [
                "  GTK's input module im-ibus.so (in Debian: ibus-gtk3)",
                "  the program openbox (in Debian: openbox)",
            ]
        );
    }
}
