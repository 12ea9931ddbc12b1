//! The least that a window of the app's kind can be: the same webview with a page that does nothing.
//!
//! `cargo xtask bench` starts it as `bare-window PAGE FOLDER` for its floors. Invariant: it is
//! built with Tauri and `WebKitGTK` as the app is, and has nothing of the app in it.

use std::path::PathBuf;

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let page = arguments.next().map_or_else(|| PathBuf::from("empty.html"), PathBuf::from);
    let folder = arguments.next().map(PathBuf::from);
    tauri::Builder::default()
        .setup(move |app| {
            let mut window = WebviewWindowBuilder::new(app, "bare", WebviewUrl::App(page))
                .title("Bare")
                .inner_size(1280.0, 832.0)
                .devtools(false);
            if let Some(folder) = folder {
                window = window.data_directory(folder);
            }
            window.build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
