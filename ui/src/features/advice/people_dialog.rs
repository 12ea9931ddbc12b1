//! Who can read a draft, what each of them may do, and asking somebody in.
//!
//! Opened from beside the paper. Invariants: who has not come in yet is marked; what somebody will be able to read is said before
//! they are asked; only who may let people in is offered it.

use larkspur_ipc::{
    MemberId,
    advice::{InviteWriter, Role, Writer},
};
use leptos::{ev, prelude::*};

use super::draft_state::Draft;
use crate::{
    features::messaging::SeesLine,
    i18n::{Text, t},
    shared::{
        Button, Choice, Dialog, ErrorSlip, Field, Icon, Pending, Show, State, ids::unique_id, memo,
        rows, run_then, toast,
    },
};

/// The dialog.
#[component]
pub(super) fn PeopleDialog(
    /// The draft.
    draft: Draft,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let people = draft.fact(|head| head.people.clone());
    let may_ask = memo({
        let role = draft.fact(|head| head.role);
        move |_| role.get() >= Some(Role::Approver)
    });
    let key = |writer: &Writer| {
        let Writer { person, role, is_self, is_invited, is_writing } = writer;
        let member = person.member.as_str();
        format!("{member} {} {role:?} {is_self} {is_invited} {is_writing}", person.name)
    };
    view! {
        <Dialog open=open title=t::advice_people() testid="advice-people-dialog">
            <p class="mt-2">{t::advice_people_hint()}</p>
            <ul
                role="list"
                class="grid gap-1 my-4 max-h-[18rem] overflow-auto"
                tabindex="0"
                aria-label=move || t::advice_people().text()
                data-testid="advice-people-list"
            >
                {rows(move || people.get().unwrap_or_default(), key, person)}
            </ul>
            <Show when=move || may_ask.get()>
                <InviteForm draft=draft/>
            </Show>
            <div class="dialog-acts">
                <Button
                    testid="advice-people-close"
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::advice_back_to_draft()}
                </Button>
            </div>
        </Dialog>
    }
}

fn person(writer: Writer) -> impl IntoView {
    let Writer { person, role, is_self, is_invited, is_writing } = writer;
    let facts = [
        is_self.then(|| (Icon::You, t::advice_person_self())),
        is_invited.then(|| (Icon::Waiting, t::advice_person_invited())),
        (is_writing && !is_self).then(|| (Icon::Edit, t::advice_person_writing())),
    ];
    let facts: Vec<AnyView> = facts
        .into_iter()
        .flatten()
        .map(|(icon, words)| view! { <State icon=icon>{words}</State> }.into_any())
        .collect();
    view! {
        <li
            class="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 rule-b"
            data-testid="advice-person"
            data-member=person.member.as_str().to_owned()
        >
            <span class="min-w-0 grow">
                <bdi class="row-title block font-semibold">{person.name}</bdi>
                <bdi class="meta code block" dir="ltr">{person.member.as_str().to_owned()}</bdi>
            </span>
            <span class="second">{role_name(role)}</span>
            {facts}
        </li>
    }
}

/// What somebody may do, in a word.
fn role_name(role: Role) -> Text {
    match role {
        Role::Reader => t::advice_role_reader(),
        Role::Author => t::advice_role_author(),
        Role::Approver => t::advice_role_approver(),
        Role::Owner => t::advice_role_owner(),
    }
}

/// Asks somebody in, as one who reads or one who writes.
#[component]
fn InviteForm(draft: Draft) -> impl IntoView {
    let member = RwSignal::new(String::new());
    let role = RwSignal::new(Role::Author);
    let is_malformed = RwSignal::new(false);
    let malformed = Signal::derive(move || is_malformed.get().then(t::advice_member_malformed));
    let pending = RwSignal::new(Pending::<()>::Idle);
    let (sees_id, group) = (unique_id("sees"), unique_id("role"));
    let ask = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let parsed = MemberId::parse(member.get_untracked().trim());
        is_malformed.set(parsed.is_err());
        let Ok(whom) = parsed else { return };
        let command = InviteWriter { room: draft.room(), member: whom, role: role.get_untracked() };
        run_then(pending, command, move |()| {
            member.try_set(String::new());
            toast::show(t::advice_invite_done(), None);
        });
    };
    view! {
        <form novalidate on:submit=ask class="rule-t pt-4" data-testid="advice-invite">
            <h3 class="h-small mb-2">{t::advice_invite()}</h3>
            <Field
                label=t::advice_invite_member()
                hint=t::advice_invite_member_hint()
                value=member
                testid="advice-invite-member"
                dir="ltr"
                error=malformed
                described_by=sees_id.clone()
            />
            <fieldset class="mt-3">
                <legend class="field-label">{t::advice_invite_role()}</legend>
                <div class="choices">
                    <Choice
                        group=group.clone()
                        testid="advice-invite-author"
                        is_chosen=Signal::derive(move || role.get() == Role::Author)
                        on_choose=move || role.set(Role::Author)
                        hint=t::advice_role_author_hint()
                    >
                        {t::advice_role_author()}
                    </Choice>
                    <Choice
                        group=group
                        testid="advice-invite-reader"
                        is_chosen=Signal::derive(move || role.get() == Role::Reader)
                        on_choose=move || role.set(Role::Reader)
                        hint=t::advice_role_reader_hint()
                    >
                        {t::advice_role_reader()}
                    </Choice>
                </div>
            </fieldset>
            <ErrorSlip
                testid="advice-invite-error"
                error=Signal::derive(move || pending.with(Pending::error))
            />
            <SeesLine id=sees_id.clone() class="mt-3 mb-3">
                {t::advice_invite_sees()}
            </SeesLine>
            <Button
                testid="advice-invite-send"
                icon=Icon::Invite
                submit=true
                pending=Signal::derive(move || pending.with(Pending::is_running))
                working=t::advice_inviting()
                described_by=sees_id
            >
                {t::advice_invite_send()}
            </Button>
        </form>
    }
}
