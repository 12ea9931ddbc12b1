//! What the people of a draft must know, above its text.
//!
//! Part of the editor. Invariant: the place is there before a notice is, so that a screen reader reads it when it comes.

use larkspur_ipc::{advice::Notice, messaging::Person};
use leptos::prelude::*;

use super::draft_state::Draft;
use crate::{
    i18n::{Text, t},
    shared::{Icon, Slip, SlipKind},
};

/// The notices.
#[component]
pub(super) fn Notices(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let notices = draft.fact(|head| head.notices.clone());
    let slips = move || -> Vec<AnyView> {
        notices.get().unwrap_or_default().into_iter().map(slip).collect()
    };
    view! { <div aria-live="polite" data-testid="advice-notices">{slips}</div> }
}

fn slip(notice: Notice) -> AnyView {
    let (kind, icon, testid, words) = shown(notice);
    view! {
        <Slip kind=kind icon=icon class="mb-3" testid=testid>
            <p>{words}</p>
        </Slip>
    }
    .into_any()
}

fn shown(notice: Notice) -> (SlipKind, Icon, &'static str, Text) {
    match notice {
        Notice::Held { count } => {
            (SlipKind::Straw, Icon::Caution, "advice-notice-held", t::advice_notice_held(count))
        }
        Notice::OwnHeld => {
            (SlipKind::Straw, Icon::Caution, "advice-notice-own-held", t::advice_notice_own_held())
        }
        Notice::Differs { person } => {
            (SlipKind::Straw, Icon::Caution, "advice-notice-differs", differs(person))
        }
        Notice::Missing => {
            (SlipKind::Plain, Icon::Waiting, "advice-notice-missing", t::advice_notice_missing())
        }
        Notice::Newer => {
            (SlipKind::Plain, Icon::Info, "advice-notice-newer", t::advice_notice_newer())
        }
    }
}

fn differs(person: Option<Person>) -> Text {
    match person {
        Some(person) => t::advice_notice_differs(person.name),
        None => t::advice_notice_differs_unknown(),
    }
}
