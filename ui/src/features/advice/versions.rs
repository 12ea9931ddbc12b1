//! The versions of a draft as they are told, and what is said of one.
//!
//! Used by the list of versions and by the page of one. Invariant: that a version says what the draft says now is told by the core,
//! and not guessed from times.

use larkspur_ipc::{
    IpcError, RoomId,
    advice::{VersionRow, WatchVersions},
};
use leptos::prelude::*;

use crate::{
    i18n::{Text, dates, t},
    ipc,
    shared::{Icon, State, StateKind},
};

/// The versions of a draft.
#[derive(Clone, Copy)]
pub(super) struct Versions {
    /// The last one first. None until they have been told.
    pub(super) rows: RwSignal<Option<Vec<VersionRow>>>,
    /// Why they are not told.
    pub(super) error: RwSignal<Option<IpcError>>,
}

impl Versions {
    /// Follows them while the current owner lives.
    pub(super) fn follow(room: RoomId) -> Self {
        let versions = Self { rows: RwSignal::new(None), error: RwSignal::new(None) };
        let told = move |rows| {
            versions.rows.try_set(Some(rows));
        };
        let refused = move |error| {
            versions.error.try_set(Some(error));
        };
        ipc::watch_or(WatchVersions { room }, told, refused).until_cleanup();
        versions
    }
}

/// Who kept a version, and when.
pub(super) fn kept_by(row: &VersionRow) -> impl Fn() -> Text + Clone + use<> {
    let (made, is_own) = (row.made, row.is_own);
    let name = row.maker.as_ref().map(|person| person.name.clone());
    move || {
        let moment = dates::moment(made);
        match &name {
            _ if is_own => t::advice_version_by_you(moment),
            Some(name) => {
                t::AdviceVersionBy { moment: moment.into(), name: name.clone().into() }.into()
            }
            None => t::advice_version_by_unknown(moment),
        }
    }
}

/// That a version is what the draft says now, or that the others do not have it yet.
pub(super) fn states(row: &VersionRow) -> AnyView {
    let current = row.is_current.then(|| {
        view! {
            <State icon=Icon::Check testid="advice-version-current">
                {t::advice_version_current()}
            </State>
        }
    });
    let waiting = row.is_waiting.then(|| {
        view! {
            <State kind=StateKind::Straw icon=Icon::Offline testid="advice-version-waits">
                {t::advice_version_waits()}
            </State>
        }
    });
    view! {
        {current}
        {waiting}
    }
    .into_any()
}
