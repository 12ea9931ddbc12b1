//! The dialog with the members of the open room: who can read this.
//!
//! Opened from the header. Invariant: the organisation account is named for what it is, and the
//! list is only watched while the dialog is open.

use larkspur_ipc::{
    MemberId,
    messaging::{Member, RoomDetail, WatchMembers},
};
use leptos::prelude::*;

use super::{drawing::PersonDrawing, room_state::OpenRoom};
use crate::{
    i18n::t,
    shared::{
        Button, Dialog, Icon, Slip, State,
        live_list::{Keyed, LiveList, watch_list},
        rows,
    },
};

impl Keyed for Member {
    type Key = MemberId;
    fn key(&self) -> MemberId {
        self.person.member.clone()
    }
}

/// The dialog.
#[component]
pub(super) fn MembersDialog(
    /// The open room.
    room: OpenRoom,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=t::messaging_members_title() testid="messaging-members-dialog">
            <p class="mt-2">{t::messaging_members_hint()}</p>
            <MemberList room=room/>
            <Organisation room=room/>
            <div class="dialog-acts">
                <Button
                    testid="messaging-members-close"
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::messaging_members_close()}
                </Button>
            </div>
        </Dialog>
    }
}

#[component]
fn MemberList(room: OpenRoom) -> impl IntoView {
    let list = LiveList::<Member>::new();
    let id = room.id();
    watch_list(move || WatchMembers { room: id.clone() }, list.clone(), |_| {});
    let keys = list.clone();
    view! {
        <ul
            role="list"
            class="grid gap-1 my-4 max-h-[22rem] overflow-auto"
            tabindex="0"
            aria-label=move || t::messaging_members_list().text()
        >
            {rows(
                move || keys.keys().to_vec(),
                |member| member.as_str().to_owned(),
                move |member| list.row(&member).map(|row| view! { <MemberRow row=row/> }),
            )}
        </ul>
    }
}

#[component]
fn MemberRow(row: ArcRwSignal<Member>) -> impl IntoView {
    let who = row.with_untracked(|member| member.person.member.clone());
    let state = move || {
        row.with(|member| {
            let name = member.person.name.clone();
            let id = member.person.member.as_str().to_owned();
            let facts = [
                member.is_own.then(|| (Icon::You, t::messaging_member_own())),
                member
                    .is_organisation
                    .then(|| (Icon::Organisation, t::messaging_member_organisation())),
                (!member.is_joined).then(|| (Icon::Waiting, t::messaging_member_invited())),
            ];
            view! {
                <span class="min-w-0 grow">
                    <bdi class="row-title block font-semibold">{name}</bdi>
                    <bdi class="meta code block" dir="ltr">{id}</bdi>
                </span>
                {facts
                    .into_iter()
                    .flatten()
                    .map(|(icon, fact)| view! { <State icon=icon>{fact}</State> })
                    .collect_view()}
            }
        })
    };
    view! {
        <li class="flex flex-wrap items-center gap-3 py-1.5" data-testid="messaging-member">
            <PersonDrawing member=who/>
            {state}
        </li>
    }
}

#[component]
fn Organisation(room: OpenRoom) -> impl IntoView {
    let name = move || {
        room.fact(|detail: &RoomDetail| detail.organisation.as_ref().map(|who| who.name.clone()))
            .flatten()
    };
    move || {
        name().map(|name| {
            view! {
                <Slip icon=Icon::Organisation>
                    <p class="second">{t::messaging_members_organisation(name)}</p>
                </Slip>
            }
        })
    }
}
