//! The templates that come with the app.
//!
//! The window offers them when a draft is begun. Invariant: all of `assets/templates` are whole, which a test holds them to.

use std::sync::LazyLock;

use super::Template;

/// The files, in the order in which a window offers them.
pub(super) const FILES: [&str; 4] = [
    include_str!("../../../../../assets/templates/brief.toml"),
    include_str!("../../../../../assets/templates/upr.toml"),
    include_str!("../../../../../assets/templates/parliament-evidence.toml"),
    include_str!("../../../../../assets/templates/oral-statement.toml"),
];

static SHIPPED: LazyLock<Vec<Template>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Template::parse(file).ok()).collect());

/// The templates that come with the app, in the order in which a window offers them.
pub fn shipped() -> &'static [Template] {
    &SHIPPED
}
