// Starts the window. All else is Rust: see ui/src/lib.rs.
import init, { start } from "./larkspur-ui.js";

await init({ module_or_path: "./larkspur-ui_bg.wasm" });
start();
