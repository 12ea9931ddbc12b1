//! The sign-in page: server, name, password. Also for a session that the server has ended.
//!
//! Shown by the gate. Invariant: what was typed stays when something is wrong, and nothing is sent
//! before all three parts are there.

use larkspur_ipc::{MemberId, Secret, account::AccountState};
use leptos::{ev, prelude::*};

use super::{page_frame::PageFrame, state::use_account};
use crate::{
    i18n::{Text, t},
    shared::{
        Button, ButtonKind, ErrorSlip, Field, Icon, PassphraseField, Pending, Slip, ids::unique_id,
    },
};

/// Which part of the form is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Member,
    Server,
    Password,
}

/// The first part that is missing, if any. A whole member id names its server.
fn missing(member: &str, server: &str, password: &str) -> Option<Missing> {
    if member.is_empty() {
        Some(Missing::Member)
    } else if server.is_empty() && MemberId::parse(member).is_err() {
        Some(Missing::Server)
    } else if password.is_empty() {
        Some(Missing::Password)
    } else {
        None
    }
}

/// The page.
#[component]
pub(super) fn SignInPage(
    /// The server has ended the session of whoever is signed in.
    is_again: bool,
) -> impl IntoView {
    let account = use_account();
    let (known_member, known_server) = match account.state() {
        Some(AccountState::SignedIn { member, homeserver, .. }) if is_again => {
            (member.as_str().to_owned(), homeserver)
        }
        _ => (String::new(), String::new()),
    };
    let server = RwSignal::new(known_server);
    let member = RwSignal::new(known_member);
    let password = RwSignal::new(String::new());
    let lacks = RwSignal::new(None::<Missing>);
    let sees_id = unique_id("sees");

    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (name, address) = (member.get_untracked(), server.get_untracked());
        let (name, address) = (name.trim().to_owned(), address.trim().to_owned());
        let found = password.with_untracked(|password| missing(&name, &address, password));
        lacks.set(found);
        if found.is_none() {
            account.sign_in(name, address, Secret::new(password.get_untracked()));
        }
    };
    let problem = move |part: Missing, words: fn() -> Text| {
        Signal::derive(move || (lacks.get() == Some(part)).then(words))
    };
    let (title, intro) = if is_again {
        (t::account_expired_title(), t::account_expired_intro())
    } else {
        (t::account_sign_in_title(), t::account_sign_in_intro())
    };

    view! {
        <PageFrame testid="account-sign-in-page" title=title>
            <p class="text-lg text-ink-2 mb-6">{intro}</p>
            <form novalidate on:submit=submit>
                <div class="grid gap-4">
                    <Field
                        label=t::account_server()
                        hint=t::account_server_hint()
                        value=server
                        testid="account-server"
                        dir="ltr"
                        kind="text"
                        error=problem(Missing::Server, t::account_server_missing)
                    />
                    <Field
                        label=t::account_member()
                        hint=t::account_member_hint()
                        value=member
                        testid="account-member"
                        dir="ltr"
                        autocomplete="username"
                        error=problem(Missing::Member, t::account_member_missing)
                    />
                    <PassphraseField
                        label=t::account_password()
                        value=password
                        testid="account-password"
                        show_testid="account-password-show"
                        error=problem(Missing::Password, t::account_password_missing)
                    />
                </div>
                <ErrorSlip testid="account-error" class="mt-5" error=Signal::derive(move || account.signing_in.with(Pending::error))/>
                <div id=sees_id.clone()>
                    <Slip icon=Icon::Show class="mt-5">
                        <p class="second">{t::account_sign_in_sees()}</p>
                    </Slip>
                </div>
                <div class="flex flex-wrap items-center gap-4 mt-6">
                    <Button
                        testid="account-sign-in"
                        kind=ButtonKind::Primary
                        class="px-8"
                        submit=true
                        icon_end=Icon::Forward
                        pending=Signal::derive(move || account.signing_in.with(Pending::is_running))
                        working=t::account_signing_in()
                        described_by=sees_id
                    >
                        {t::account_sign_in()}
                    </Button>
                    {is_again
                        .then(|| {
                            view! {
                                <Button
                                    testid="account-expired-later"
                                    kind=ButtonKind::Quiet
                                    on_press=move || account.put_off_sign_in()
                                >
                                    {t::account_expired_later()}
                                </Button>
                            }
                        })}
                </div>
            </form>
        </PageFrame>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_member_id_needs_no_server() {
        let table = [
            ("", "", "", Some(Missing::Member)),
            ("cedar", "", "x", Some(Missing::Server)),
            ("cedar", "chat.example.org", "", Some(Missing::Password)),
            ("cedar", "chat.example.org", "x", None),
            ("@cedar:example.org", "", "x", None),
        ];
        for (member, server, password, expected) in table {
            assert_eq!(missing(member, server, password), expected, "{member} {server}");
        }
    }
}
