//! Reads the permissions and capabilities that stand below `src-tauri/`.
//!
//! Cargo runs it. Tauri looks for both beside the manifest, which here is the workspace root, so
//! both paths are named. Invariant: because permission files exist, Tauri refuses every command
//! that no capability of the calling window allows.

fn main() {
    // Only directories that exist are watched: Cargo takes a missing path as changed on each build.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    // The window's files become part of the program, so a new build of them makes a new program.
    println!("cargo:rerun-if-changed=ui/dist");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(
            tauri_build::AppManifest::new()
                .permissions_path_pattern("./src-tauri/permissions/*.toml"),
        );
    if let Err(error) = tauri_build::try_build(attributes) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
