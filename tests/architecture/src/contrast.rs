//! Words can be read on every ground of every theme.

use std::collections::BTreeMap;

use crate::{
    colour::Oklch,
    project::{assert_none, read},
};

const LIGHT: &str = "larkspur";
const DARK: &str = "larkspur-dark";
const STRONG: &str = "larkspur-contrast";
const THEMES: [&str; 3] = [LIGHT, DARK, STRONG];

const SHEET: &str = "color-base-100";
const TABLE: &str = "color-base-200";

/// What words and controls stand on.
const GROUNDS: [&str; 8] =
    [SHEET, TABLE, "color-base-300", "wash-blue", "wash-leaf", "wash-straw", "wash-clay", "pick"];

/// The colours of words that say a state.
const STATES: [&str; 4] = ["color-primary", "color-secondary", "color-accent", "color-error"];

/// The strong theme stays above this with everything that is read or pressed.
const STRONG_LEAST: f64 = 9.0;

type Theme = BTreeMap<String, Oklch>;

/// The colours of one theme: daisyUI's own names and ours, without the dashes before them.
fn theme(name: &str) -> Theme {
    let text = read("ui/styles/theme.css");
    let mut colours = Theme::new();
    let (in_daisy, in_ours) = (format!("name: \"{name}\";"), format!("[data-theme=\"{name}\"] {{"));
    for start in [in_daisy, in_ours] {
        let (_, block) = text.split_once(&start).unwrap_or_else(|| panic!("no block {start}"));
        let (block, _) = block.split_once('}').unwrap();
        for line in block.lines() {
            for declaration in line.split(';') {
                let Some((key, value)) = declaration.split_once(':') else { continue };
                let Some(key) = key.trim().strip_prefix("--") else { continue };
                if let Some(colour) = Oklch::parse(value) {
                    colours.insert(key.to_owned(), colour);
                }
            }
        }
    }
    assert!(colours.len() > 25, "{name} has only {} colours", colours.len());
    colours
}

/// Asserts that these stand at least so far from each of these grounds, with one digit as
/// look.md gives it.
#[track_caller]
fn assert_contrast(name: &str, words: &[&str], grounds: &[&str], least: f64) {
    let theme = theme(name);
    let mut low = Vec::new();
    for word in words {
        for ground in grounds {
            let contrast = theme[*word].contrast(theme[*ground]);
            if (contrast * 10.0).round() / 10.0 < least {
                low.push(format!("{name}: {word} on {ground} is {contrast:.2}"));
            }
        }
    }
    assert_none(&low, &format!("contrast must be at least {least}:"));
}

#[test]
fn ink_can_be_read_on_every_ground() {
    assert_contrast(LIGHT, &["color-base-content"], &GROUNDS, 12.1);
    assert_contrast(DARK, &["color-base-content"], &GROUNDS, 9.4);
    assert_contrast(STRONG, &["color-base-content"], &GROUNDS, STRONG_LEAST);
}

#[test]
fn second_ink_can_be_read_on_every_ground() {
    assert_contrast(LIGHT, &["ink-2"], &GROUNDS, 7.0);
    assert_contrast(DARK, &["ink-2"], &GROUNDS, 6.5);
    assert_contrast(STRONG, &["ink-2"], &GROUNDS, STRONG_LEAST);
    for name in THEMES {
        assert_contrast(name, &["ink-2"], &[SHEET, TABLE], 8.0);
    }
}

#[test]
fn third_ink_can_be_read_on_every_ground() {
    assert_contrast(LIGHT, &["ink-3"], &GROUNDS, 5.2);
    assert_contrast(DARK, &["ink-3"], &GROUNDS, 4.7);
    assert_contrast(STRONG, &["ink-3"], &GROUNDS, STRONG_LEAST);
}

#[test]
fn words_that_say_a_state_can_be_read_on_every_ground() {
    assert_contrast(LIGHT, &STATES, &GROUNDS, 6.0);
    assert_contrast(DARK, &STATES, &GROUNDS, 6.3);
    assert_contrast(STRONG, &STATES, &GROUNDS, STRONG_LEAST);
}

/// Fields and buttons with an edge are filled with the colour of the sheet, wherever they stand.
#[test]
fn the_edge_of_a_control_is_seen_on_sheet_and_table() {
    assert_contrast(LIGHT, &["edge"], &[SHEET, TABLE], 3.5);
    assert_contrast(DARK, &["edge"], &[SHEET, TABLE], 3.3);
    assert_contrast(STRONG, &["edge"], &GROUNDS, STRONG_LEAST);
}

/// WCAG 2.2, 1.4.11: 3 to 1.
#[test]
fn the_ring_of_the_focus_is_seen_on_every_ground() {
    for name in THEMES {
        assert_contrast(name, &["focus"], &GROUNDS, 3.0);
    }
}

/// WCAG 2.2, 1.4.6: 7 to 1, on buttons that are filled.
#[test]
fn words_on_a_filled_button_can_be_read() {
    for name in THEMES {
        for family in ["primary", "secondary", "accent", "neutral", "info", "success", "warning"] {
            let (words, ground) = (format!("color-{family}-content"), format!("color-{family}"));
            assert_contrast(name, &[&words], &[&ground], 7.0);
        }
    }
}

/// The strong theme takes the drawings of the light one.
#[test]
fn letters_on_a_drawing_can_be_read() {
    for name in [LIGHT, DARK] {
        for number in 1..=6 {
            let (words, ground) = (format!("d{number}-ink"), format!("d{number}"));
            assert_contrast(name, &[&words], &[&ground], 4.5);
        }
    }
}
