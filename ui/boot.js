// Starts the window. All else is Rust: see ui/src/lib.rs.
import init, { start } from "./larkspur-ui.js";

// A fault of the page stands where whoever looks into it finds it, with the functions it happened in and no words.
addEventListener("error", ({ error }) => {
  document.documentElement.dataset.fault ??= String(error?.stack ?? "of unknown origin");
});

// The editor of drafts comes when somebody opens one.
globalThis.loadEditor = () => import("./editor.js");

await init({ module_or_path: "./larkspur-ui_bg.wasm" });
start();
