//! The keyboard map: one table that is listened to, and that the help page shows.
//!
//! The shell of the window listens once; features add what an act does with [`on`]. Invariants: a
//! key that is in no row does nothing; a row is listed only if it does something; letters are found
//! by their place on keyboards that do not have them.

use std::{cell::RefCell, collections::HashMap};

use leptos::{ev, prelude::*};

use crate::i18n::{Text, t};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// The next region of the window.
    NextRegion,
    /// The region before.
    PreviousRegion,
    /// The help page.
    ShowHelp,
    /// The settings page.
    OpenSettings,
    /// From a page of the library to its shelves, from anywhere else to conversations.
    GoBack,
    /// Hide and lock.
    HideNow,
    /// The next conversation.
    NextRoom,
    /// The conversation before.
    PreviousRoom,
    /// The next conversation with something new.
    NextNewRoom,
    /// The conversation before with something new.
    PreviousNewRoom,
    /// Shift three times: the shell listens for it, so the page only lists it.
    ShiftThrice,
    /// Close the newest layer: the element that is open listens for it.
    Close,
    /// Send the message: the composer listens for it.
    Send,
    /// A new line: the composer listens for it.
    NewLine,
    /// Edit the last message of one's own: the composer listens for it.
    EditLast,
    /// Go through messages: the timeline listens for it.
    MoveInTimeline,
}

/// One row of the map.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "three are keys that are held or not")]
pub struct Shortcut {
    /// What it asks for.
    pub act: Act,
    control: bool,
    alt: bool,
    shift: bool,
    /// `KeyboardEvent.key`, in lower case for letters.
    key: &'static str,
    /// `KeyboardEvent.code`, for layouts that do not have that key.
    code: &'static str,
    /// Whether the window listens. If not, some element does, and the row is for the help page.
    is_global: bool,
}

const fn global(
    act: Act,
    control: bool,
    alt: bool,
    shift: bool,
    key: (&'static str, &'static str),
) -> Shortcut {
    Shortcut { act, control, alt, shift, key: key.0, code: key.1, is_global: true }
}

const fn local(act: Act, shift: bool, key: &'static str) -> Shortcut {
    Shortcut { act, control: false, alt: false, shift, key, code: "", is_global: false }
}

/// The map. The help page lists it in this order.
pub const SHORTCUTS: &[Shortcut] = &[
    local(Act::ShiftThrice, false, "Shift"),
    global(Act::HideNow, true, false, true, ("x", "KeyX")),
    global(Act::NextRegion, false, false, false, ("f6", "F6")),
    global(Act::PreviousRegion, false, false, true, ("f6", "F6")),
    local(Act::Close, false, "Escape"),
    global(Act::ShowHelp, true, false, false, ("/", "Slash")),
    global(Act::OpenSettings, true, false, false, (",", "Comma")),
    global(Act::GoBack, false, true, false, ("arrowleft", "ArrowLeft")),
    global(Act::NextRoom, false, true, false, ("arrowdown", "ArrowDown")),
    global(Act::PreviousRoom, false, true, false, ("arrowup", "ArrowUp")),
    global(Act::NextNewRoom, false, true, true, ("arrowdown", "ArrowDown")),
    global(Act::PreviousNewRoom, false, true, true, ("arrowup", "ArrowUp")),
    local(Act::Send, false, "Enter"),
    local(Act::NewLine, true, "Enter"),
    local(Act::EditLast, false, "ArrowUp"),
    local(Act::MoveInTimeline, false, "ArrowUp ArrowDown"),
];

/// The parts of a key event that the table looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// Ctrl is held.
    pub control: bool,
    /// Alt is held. `AltGr` is not Alt: it writes characters.
    pub alt: bool,
    /// Shift is held.
    pub shift: bool,
    /// `KeyboardEvent.key`.
    pub key: String,
    /// `KeyboardEvent.code`.
    pub code: String,
}

/// The act that a key asks for, if any.
#[must_use]
pub fn find(pressed: &Pressed) -> Option<Act> {
    let key = pressed.key.to_lowercase();
    let has_latin_key = key.chars().count() > 1 || key.is_ascii();
    SHORTCUTS
        .iter()
        .filter(|row| row.is_global)
        .find(|row| {
            let is_key = row.key == key || (!has_latin_key && row.code == pressed.code);
            // On layouts where "/" needs Shift, the character decides and Shift does not count.
            let is_sign = row.key.len() == 1 && !row.key.as_bytes()[0].is_ascii_alphanumeric();
            is_key
                && row.control == pressed.control
                && row.alt == pressed.alt
                && (row.shift == pressed.shift || (is_sign && row.key == key))
        })
        .map(|row| row.act)
}

type Handlers = HashMap<Act, Vec<(u32, Callback<()>)>>;

thread_local! {
    static HANDLERS: RefCell<(u32, Handlers)> = RefCell::default();
}

/// Says what an act does while the component that calls this is on the page. The newest wins.
pub fn on(act: Act, run: impl Fn() + Send + Sync + 'static) {
    let callback = Callback::new(move |()| run());
    let key = HANDLERS.with_borrow_mut(|(next, handlers)| {
        *next = next.wrapping_add(1);
        handlers.entry(act).or_default().push((*next, callback));
        *next
    });
    on_cleanup(move || {
        HANDLERS.with_borrow_mut(|(_, handlers)| {
            if let Some(list) = handlers.get_mut(&act) {
                list.retain(|(have, _)| *have != key);
            }
        });
    });
}

/// Listens for the whole window, until the component that calls this goes.
pub fn listen() {
    let handle = window_event_listener(ev::keydown, |event| {
        if event.is_composing() || event.default_prevented() {
            return;
        }
        let pressed = Pressed {
            control: event.ctrl_key(),
            alt: event.alt_key() && !event.get_modifier_state("AltGraph"),
            shift: event.shift_key(),
            key: event.key(),
            code: event.code(),
        };
        let Some(act) = find(&pressed) else { return };
        let callback = HANDLERS.with_borrow(|(_, handlers)| {
            handlers.get(&act).and_then(|list| list.last()).map(|(_, callback)| *callback)
        });
        if let Some(callback) = callback {
            event.prevent_default();
            callback.run(());
        }
    });
    on_cleanup(move || handle.remove());
}

impl Shortcut {
    /// The keys in the order in which they are pressed: what is printed on each and, where that is
    /// only a sign, how it is said.
    #[must_use]
    pub fn keys(&self) -> Vec<(Text, Option<Text>)> {
        let plain = |text: Text| (text, None);
        let left = || (t::common_key_left(), Some(t::common_key_left_aria()));
        let down = || (t::common_key_down(), Some(t::common_key_down_aria()));
        let up = || (t::common_key_up(), Some(t::common_key_up_aria()));
        let held = [
            (self.control, t::common_key_control()),
            (self.alt, t::common_key_alt()),
            (self.shift, t::common_key_shift()),
        ];
        let mut keys: Vec<_> =
            held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, text)| plain(text)).collect();
        keys.extend(match self.key {
            "Shift" => vec![plain(t::common_key_shift()); 3],
            "f6" => vec![plain(t::common_key_f6())],
            "x" => vec![plain(t::common_key_x())],
            "/" => vec![plain(t::common_key_slash())],
            "," => vec![plain(t::common_key_comma())],
            "Escape" => vec![plain(t::common_key_escape())],
            "Enter" => vec![plain(t::common_key_enter())],
            "arrowleft" => vec![left()],
            "arrowdown" => vec![down()],
            "arrowup" | "ArrowUp" => vec![up()],
            "ArrowUp ArrowDown" => vec![up(), down()],
            _ => Vec::new(),
        });
        keys
    }

    /// What it does, in words.
    #[must_use]
    pub fn words(&self) -> Text {
        match self.act {
            Act::NextRegion => t::common_act_next_region(),
            Act::PreviousRegion => t::common_act_previous_region(),
            Act::ShowHelp => t::common_act_show_help(),
            Act::OpenSettings => t::common_act_open_settings(),
            Act::GoBack => t::common_act_back(),
            Act::HideNow | Act::ShiftThrice => t::common_act_hide_now(),
            Act::NextRoom => t::common_act_next_room(),
            Act::PreviousRoom => t::common_act_previous_room(),
            Act::NextNewRoom => t::common_act_next_new_room(),
            Act::PreviousNewRoom => t::common_act_previous_new_room(),
            Act::Close => t::common_act_close(),
            Act::Send => t::common_act_send(),
            Act::NewLine => t::common_act_new_line(),
            Act::EditLast => t::common_act_edit_last(),
            Act::MoveInTimeline => t::common_act_move_in_timeline(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(control: bool, alt: bool, shift: bool, key: &str, code: &str) -> Pressed {
        Pressed { control, alt, shift, key: key.to_owned(), code: code.to_owned() }
    }

    #[test]
    fn keys_ask_for_their_acts_on_every_layout() {
        let table = [
            (pressed(true, false, true, "X", "KeyX"), Some(Act::HideNow)),
            // Thai and Khmer layouts have no Latin letter there.
            (pressed(true, false, true, "ป", "KeyX"), Some(Act::HideNow)),
            // On Dvorak the key in that place writes q, which is another letter.
            (pressed(true, false, true, "Q", "KeyX"), None),
            // On Spanish layouts the slash is Shift 7.
            (pressed(true, false, true, "/", "Digit7"), Some(Act::ShowHelp)),
            (pressed(true, false, false, ",", "Comma"), Some(Act::OpenSettings)),
            (pressed(false, false, false, "F6", "F6"), Some(Act::NextRegion)),
            (pressed(false, false, true, "F6", "F6"), Some(Act::PreviousRegion)),
            (pressed(false, true, false, "ArrowDown", "ArrowDown"), Some(Act::NextRoom)),
            (pressed(false, true, true, "ArrowDown", "ArrowDown"), Some(Act::NextNewRoom)),
            (pressed(false, false, false, "x", "KeyX"), None),
            (pressed(false, false, false, "/", "Slash"), None),
            // What an element listens for is none of the window's business.
            (pressed(false, false, false, "Escape", "Escape"), None),
        ];
        for (event, expected) in table {
            assert_eq!(find(&event), expected, "{event:?}");
        }
    }

    #[test]
    fn no_two_rows_share_their_keys() {
        for (at, one) in SHORTCUTS.iter().enumerate() {
            for other in &SHORTCUTS[at + 1..] {
                let same = (one.control, one.alt, one.shift, one.key)
                    == (other.control, other.alt, other.shift, other.key);
                assert!(!same, "{one:?} and {other:?}");
            }
        }
    }
}
