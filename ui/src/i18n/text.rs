//! A message that knows how to say itself in whatever language is shown.
//!
//! Made by the generated functions `t::…`; used as a child of an element, or by [`Text::text`] in
//! an attribute. Invariants: a text that fell back to another language carries that language; one
//! that is marked `# CRITICAL` shows the English beneath it while the translation is a draft.

use fluent::{FluentArgs, FluentValue};
use leptos::{
    attr::Attribute,
    prelude::*,
    tachys::{
        hydration::Cursor,
        view::{Position, PositionState, add_attr::AddAnyAttr, any_view::AnyViewState},
    },
};

use super::{
    Direction, LocaleStatus,
    catalogue::{self, Resolved},
};

/// The value of one variable of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words: a name, a date that was formatted already.
    Words(String),
    /// A number, which the language formats and counts by.
    Number(f64),
    /// Another message, said in the same language.
    Message(Box<Text>),
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Message(Box::new(text))
    }
}

macro_rules! arg_from_number {
    ($($type:ty),*) => {$(
        impl From<$type> for Arg {
            fn from(number: $type) -> Self {
                Self::Number(f64::from(number))
            }
        }
    )*};
}
arg_from_number!(u8, u16, u32, i32, f64);

impl From<usize> for Arg {
    #[expect(clippy::cast_precision_loss, reason = "counts on a screen stay far below 2^52")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// What a message says, for where the words leave the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: String,
    /// The language that they are in: the one that is shown, or the one that they fell back to.
    pub lang: String,
}

/// One message with the values of its variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    id: &'static str,
    attribute: Option<&'static str>,
    arguments: Vec<(&'static str, Arg)>,
    is_critical: bool,
}

impl Text {
    /// Names a message. Only the generated functions call this: an id is always a literal.
    #[must_use]
    pub fn new(
        id: &'static str,
        attribute: Option<&'static str>,
        arguments: Vec<(&'static str, Arg)>,
    ) -> Self {
        Self { id, attribute, arguments, is_critical: false }
    }

    /// As [`Self::new`], for a message on which safety hangs: marked `# CRITICAL`.
    #[must_use]
    pub fn critical(
        id: &'static str,
        attribute: Option<&'static str>,
        arguments: Vec<(&'static str, Arg)>,
    ) -> Self {
        Self { is_critical: true, ..Self::new(id, attribute, arguments) }
    }

    /// The words, for an attribute. Isolates around what a person wrote are kept. Tracked.
    #[must_use]
    pub fn text(&self) -> String {
        self.look_up().text
    }

    /// The words with their language. Tracked.
    #[must_use]
    pub fn said(&self) -> Said {
        let Resolved { text, fallback } = self.look_up();
        let lang = fallback.map_or_else(|| catalogue::current().tag, |(lang, _)| lang);
        Said { words: text, lang }
    }

    /// The English that stands beneath a critical text, if any does. Tracked.
    #[must_use]
    pub fn said_beneath(&self) -> Option<Said> {
        self.english_beneath().map(|words| Said { words, lang: "en".to_owned() })
    }

    /// The words in English that stand beneath a critical text: only while what is shown is a
    /// draft. Tracked, where there can be any.
    fn english_beneath(&self) -> Option<String> {
        if !self.is_critical {
            return None;
        }
        let locale = catalogue::current();
        let is_shown = locale.status == LocaleStatus::Draft && locale.tag != "en";
        is_shown
            .then(|| catalogue::resolve_english(self.id, self.fluent_arguments().as_ref()))
            .flatten()
    }

    pub(super) fn look_up(&self) -> Resolved {
        catalogue::resolve(self.id, self.attribute, self.fluent_arguments().as_ref())
    }

    fn fluent_arguments(&self) -> Option<FluentArgs<'static>> {
        if self.arguments.is_empty() {
            return None;
        }
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, value) in &self.arguments {
            let value: FluentValue<'static> = match value {
                Arg::Words(words) => words.clone().into(),
                Arg::Number(number) => (*number).into(),
                Arg::Message(text) => text.text().into(),
            };
            arguments.set(*name, value);
        }
        Some(arguments)
    }

    fn into_any_view(self) -> AnyView {
        (move || {
            let Resolved { text, fallback } = self.look_up();
            match (fallback, self.english_beneath()) {
                (Some((lang, direction)), _) => {
                    view! { <span lang=lang dir=direction.as_str()>{text}</span> }.into_any()
                }
                (None, None) => text.into_any(),
                (None, Some(english)) => view! {
                    {text}
                    <span class="beneath" lang="en" dir=Direction::Ltr.as_str()>{english}</span>
                }
                .into_any(),
            }
        })
        .into_any()
    }
}

impl Render for Text {
    type State = AnyViewState;

    fn build(self) -> Self::State {
        self.into_any_view().build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.into_any_view().rebuild(state);
    }
}

impl AddAnyAttr for Text {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self::Output<NewAttr>
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Text {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<leptos::attr::any_attribute::AnyAttribute>,
    ) {
        self.into_any_view().to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Self::State {
        // The window is rendered in the page alone: there is no server, so nothing is hydrated.
        self.build()
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::{IpcError, safety::SafetyError};

    use crate::{i18n::t, shared::error_text};

    #[test]
    fn what_is_marked_critical_stays_so_in_an_error() {
        let wrong = SafetyError::WrongPassphrase { wait_seconds: 0 };
        assert!(error_text(IpcError::Safety(wrong)).is_critical);
        assert!(t::account_sign_out_here().is_critical);
        assert!(!t::common_close().is_critical);
    }
}
