//! Lets Tauri read the settings of the bare window.
//!
//! Cargo runs it. Invariant: the bare window has no capability, so its page can ask for nothing.

fn main() {
    println!("cargo:rerun-if-changed=page");
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new()) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
