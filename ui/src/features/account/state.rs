//! Where the account stands, which of its pages is shown, and the person's verbs.
//!
//! Made once for the window, by [`use_account`]. Invariant: the page is derived from
//! the stream and from what the person asked for; nothing else decides it.

use std::cell::RefCell;

use larkspur_ipc::{
    Secret,
    account::{
        AccountState, ConfirmRecoveryKey, CopyRecoveryKey, CreateRecoveryKey, EnterRecoveryKey,
        Identity, PutOffRecoveryKey, RecoveryKeyPage, ResetIdentity, SaveRecoveryKey, SignIn,
        SignOut, WatchAccount,
    },
};
use leptos::prelude::*;

use crate::{
    ipc::watch,
    shared::{Pending, memo, run, run_then},
};

/// What the gate shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// The first message of the stream is outstanding.
    Opening,
    /// Signing in; `is_again` when the server no longer accepts this device.
    SignIn {
        /// The session has ended; what is stored stays.
        is_again: bool,
    },
    /// This device's copy of the account cannot be opened.
    Damaged,
    /// Signed in a moment ago; the state of the keys is outstanding.
    Checking,
    /// A recovery key is made and shown.
    NewKey,
    /// The recovery key from before is asked for.
    EnterKey,
    /// What the gate stands before.
    Inside,
}

/// What the person asked for or put off since the window was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a wish of its own; any may hold with any"
)]
pub(super) struct Wishes {
    asked: Option<Asked>,
    puts_key_off: bool,
    goes_without_key: bool,
    hides_reminder: bool,
    hides_expiry: bool,
    waits_for_keys: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    SignIn,
    NewKey,
    EnterKey,
}

/// A slip above the page: at most one at a time, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reminder {
    /// The session has ended.
    Expired,
    /// The recovery key from before was not entered.
    KeyMissing,
    /// The recovery key was not confirmed.
    KeyNotConfirmed,
}

fn page_for(account: Option<&AccountState>, wishes: Wishes) -> Page {
    let Some(account) = account else { return Page::Opening };
    let (identity, is_expired) = match account {
        AccountState::SignedOut => return Page::SignIn { is_again: false },
        AccountState::Damaged => return Page::Damaged,
        AccountState::SignedIn { identity, is_expired, .. } => (identity, is_expired),
    };
    match (wishes.asked, identity) {
        (Some(Asked::SignIn), _) if *is_expired => Page::SignIn { is_again: true },
        (Some(Asked::NewKey), _) => Page::NewKey,
        (Some(Asked::EnterKey), Identity::NeedsRecoveryKey) => Page::EnterKey,
        (_, Identity::NeedsNewKey) if !wishes.puts_key_off => Page::NewKey,
        (_, Identity::NeedsRecoveryKey) if !wishes.goes_without_key => Page::EnterKey,
        (_, Identity::Checking) if wishes.waits_for_keys => Page::Checking,
        _ => Page::Inside,
    }
}

fn reminder_for(account: Option<&AccountState>, wishes: Wishes) -> Option<Reminder> {
    let Some(AccountState::SignedIn { identity, is_expired, .. }) = account else { return None };
    match identity {
        _ if *is_expired && !wishes.hides_expiry => Some(Reminder::Expired),
        Identity::NeedsRecoveryKey => Some(Reminder::KeyMissing),
        Identity::KeyNotConfirmed | Identity::NeedsNewKey if !wishes.hides_reminder => {
            Some(Reminder::KeyNotConfirmed)
        }
        _ => None,
    }
}

/// The account. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub struct Account {
    state: RwSignal<Option<AccountState>>,
    wishes: RwSignal<Wishes>,
    page: Memo<Page>,
    pub(super) signing_in: RwSignal<Pending<()>>,
    pub(super) new_key: RwSignal<Pending<RecoveryKeyPage>>,
    pub(super) confirming: RwSignal<Pending<()>>,
    pub(super) copying: RwSignal<Pending<()>>,
    pub(super) saving: RwSignal<Pending<bool>>,
    pub(super) putting_off: RwSignal<Pending<()>>,
    pub(super) entering: RwSignal<Pending<()>>,
    pub(super) resetting: RwSignal<Pending<()>>,
    pub(super) signing_out: RwSignal<Pending<()>>,
}

thread_local! {
    static ACCOUNT: RefCell<Option<(Owner, Account)>> = const { RefCell::new(None) };
}

/// The account of this window. It lives as long as the page does, so that what was put off stays
/// put off while the person looks at the settings; locking replaces the whole window.
pub fn use_account() -> Account {
    if let Some(account) = ACCOUNT.with_borrow(|kept| kept.as_ref().map(|(_, account)| *account)) {
        return account;
    }
    // A root of its own, so that it outlives the page that asks first. Making one also makes it
    // the current owner, which has to stay what it was.
    let before = Owner::current();
    let owner = Owner::new_root(None);
    let account = owner.with(Account::start);
    if let Some(before) = before {
        before.set();
    }
    ACCOUNT.set(Some((owner, account)));
    account
}

impl Account {
    fn start() -> Self {
        let state = RwSignal::new(None::<AccountState>);
        let wishes = RwSignal::new(Wishes::default());
        watch(WatchAccount {}, move |account| {
            state.try_set(Some(account));
        })
        .until_cleanup();
        Self {
            state,
            wishes,
            page: memo(move |_| state.with(|state| page_for(state.as_ref(), wishes.get()))),
            signing_in: RwSignal::default(),
            new_key: RwSignal::default(),
            confirming: RwSignal::default(),
            copying: RwSignal::default(),
            saving: RwSignal::default(),
            putting_off: RwSignal::default(),
            entering: RwSignal::default(),
            resetting: RwSignal::default(),
            signing_out: RwSignal::default(),
        }
    }

    /// Where the account stands; `None` until the first answer. Tracks.
    pub fn state(self) -> Option<AccountState> {
        self.state.get()
    }

    /// The state of the keys, if somebody is signed in. Tracks.
    pub fn identity(self) -> Option<Identity> {
        self.state.with(|state| match state {
            Some(AccountState::SignedIn { identity, .. }) => Some(*identity),
            _ => None,
        })
    }

    /// Opens the page that asks for the recovery key from before.
    pub fn ask_for_recovery_key(self) {
        self.entering.set(Pending::Idle);
        self.wishes.update(|wishes| wishes.asked = Some(Asked::EnterKey));
    }

    /// The page that the gate shows. Tracks.
    pub(super) fn page(self) -> Page {
        self.page.get()
    }

    /// The slip above the page, if any. Tracks.
    pub(super) fn reminder(self) -> Option<Reminder> {
        self.state.with(|state| reminder_for(state.as_ref(), self.wishes.get()))
    }

    /// Signs in.
    pub(super) fn sign_in(self, member: String, server: String, password: Secret) {
        self.wishes.update(|wishes| wishes.waits_for_keys = true);
        run_then(self.signing_in, SignIn { member, server, password }, move |()| {
            self.wishes.try_update(|wishes| wishes.asked = None);
            self.signing_in.try_set(Pending::Idle);
        });
    }

    /// Goes on although the state of the keys is not known.
    pub(super) fn go_on_without_waiting(self) {
        self.wishes.update(|wishes| wishes.waits_for_keys = false);
    }

    /// Opens the sign-in page over a session that has ended.
    pub(super) fn ask_to_sign_in(self) {
        self.signing_in.set(Pending::Idle);
        self.wishes.update(|wishes| wishes.asked = Some(Asked::SignIn));
    }

    /// "Not now": closes the sign-in page of an ended session.
    pub(super) fn put_off_sign_in(self) {
        self.wishes.update(|wishes| wishes.asked = None);
    }

    /// Hides the slip of an ended session until the next start.
    pub(super) fn hide_expiry(self) {
        self.wishes.update(|wishes| wishes.hides_expiry = true);
    }

    /// Opens the page of a new recovery key, which makes one.
    pub(super) fn ask_for_new_key(self) {
        self.new_key.set(Pending::Idle);
        self.wishes.update(|wishes| wishes.asked = Some(Asked::NewKey));
    }

    /// Makes the recovery key. The page stays open while the stream says "not confirmed".
    pub(super) fn make_key(self) {
        self.wishes.update(|wishes| wishes.asked = Some(Asked::NewKey));
        self.confirming.set(Pending::Idle);
        self.copying.set(Pending::Idle);
        self.saving.set(Pending::Idle);
        self.putting_off.set(Pending::Idle);
        run(self.new_key, CreateRecoveryKey {});
    }

    /// Confirms the key by two of its groups.
    pub(super) fn confirm_key(self, groups: [Secret; 2]) {
        run_then(self.confirming, ConfirmRecoveryKey { groups }, move |()| self.leave_key_page());
    }

    /// Copies the key; it leaves the clipboard after 30 s.
    pub(super) fn copy_key(self) {
        run(self.copying, CopyRecoveryKey {});
    }

    /// Asks where to save the key.
    pub(super) fn save_key(self) {
        run(self.saving, SaveRecoveryKey {});
    }

    /// "Do this later". It is honoured even when the shell cannot note it down.
    pub(super) fn put_key_off(self) {
        run(self.putting_off, PutOffRecoveryKey {});
        self.wishes.update(|wishes| wishes.puts_key_off = true);
        self.leave_key_page();
    }

    fn leave_key_page(self) {
        self.wishes.try_update(|wishes| wishes.asked = None);
        // The key leaves the page's memory together with the page.
        self.new_key.try_set(Pending::Idle);
    }

    /// Hides the quiet reminder until the next start.
    pub(super) fn hide_reminder(self) {
        self.wishes.update(|wishes| wishes.hides_reminder = true);
    }

    /// Enters the key from before.
    pub(super) fn enter_key(self, key: Secret) {
        run_then(self.entering, EnterRecoveryKey { key }, move |()| {
            self.wishes.try_update(|wishes| wishes.asked = None);
        });
    }

    /// Goes on without the key from before.
    pub(super) fn go_without_key(self) {
        self.wishes.update(|wishes| {
            wishes.goes_without_key = true;
            wishes.asked = None;
        });
    }

    /// Starts over with new keys.
    pub(super) fn reset(self, password: Secret) {
        run_then(self.resetting, ResetIdentity { password }, move |()| {
            self.wishes.try_update(|wishes| {
                wishes.asked = None;
                wishes.puts_key_off = false;
            });
        });
    }

    /// Signs out.
    /// Signs out, and then does `afterwards`: whoever asked leads to the sign-in page.
    pub(super) fn sign_out(self, afterwards: impl FnOnce() + 'static) {
        run_then(self.signing_out, SignOut {}, move |()| {
            self.wishes.try_set(Wishes::default());
            self.signing_out.try_set(Pending::Idle);
            afterwards();
        });
    }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::MemberId;

    use super::*;

    fn signed_in(identity: Identity, is_expired: bool) -> AccountState {
        AccountState::SignedIn {
            member: MemberId::parse("@cedar:example.org").unwrap(),
            name: None,
            homeserver: "https://example.org".to_owned(),
            identity,
            is_expired,
        }
    }

    fn page(identity: Identity, wishes: Wishes) -> Page {
        page_for(Some(&signed_in(identity, false)), wishes)
    }

    #[test]
    fn nobody_signed_in_leads_to_the_sign_in_page() {
        assert_eq!(page_for(None, Wishes::default()), Page::Opening);
        let out = page_for(Some(&AccountState::SignedOut), Wishes::default());
        assert_eq!(out, Page::SignIn { is_again: false });
        let damaged = page_for(Some(&AccountState::Damaged), Wishes::default());
        assert_eq!(damaged, Page::Damaged);
    }

    #[test]
    fn a_new_account_is_shown_its_key_until_it_is_put_off() {
        let none = Wishes::default();
        assert_eq!(page(Identity::NeedsNewKey, none), Page::NewKey);
        let put_off = Wishes { puts_key_off: true, ..none };
        assert_eq!(page(Identity::NeedsNewKey, put_off), Page::Inside);
        assert_eq!(page(Identity::KeyNotConfirmed, put_off), Page::Inside);
    }

    #[test]
    fn the_key_page_stays_open_after_the_key_was_made() {
        let asked = Wishes { asked: Some(Asked::NewKey), ..Wishes::default() };
        assert_eq!(page(Identity::KeyNotConfirmed, asked), Page::NewKey);
    }

    #[test]
    fn a_start_with_an_unconfirmed_key_only_reminds() {
        let none = Wishes::default();
        assert_eq!(page(Identity::KeyNotConfirmed, none), Page::Inside);
        let account = signed_in(Identity::KeyNotConfirmed, false);
        assert_eq!(reminder_for(Some(&account), none), Some(Reminder::KeyNotConfirmed));
        let hidden = Wishes { hides_reminder: true, ..none };
        assert_eq!(reminder_for(Some(&account), hidden), None);
    }

    #[test]
    fn an_account_from_before_is_asked_for_its_key_before_anything_else() {
        let none = Wishes::default();
        assert_eq!(page(Identity::NeedsRecoveryKey, none), Page::EnterKey);
        let without = Wishes { goes_without_key: true, ..none };
        assert_eq!(page(Identity::NeedsRecoveryKey, without), Page::Inside);
        let account = signed_in(Identity::NeedsRecoveryKey, false);
        assert_eq!(reminder_for(Some(&account), without), Some(Reminder::KeyMissing));
        let again = Wishes { asked: Some(Asked::EnterKey), ..without };
        assert_eq!(page(Identity::NeedsRecoveryKey, again), Page::EnterKey);
        assert_eq!(page(Identity::Ready, again), Page::Inside, "entered meanwhile");
    }

    #[test]
    fn a_start_without_network_does_not_wait_for_the_keys() {
        assert_eq!(page(Identity::Checking, Wishes::default()), Page::Inside);
        let waits = Wishes { waits_for_keys: true, ..Wishes::default() };
        assert_eq!(page(Identity::Checking, waits), Page::Checking);
    }

    #[test]
    fn an_ended_session_can_still_be_read() {
        let account = signed_in(Identity::Ready, true);
        let none = Wishes::default();
        assert_eq!(page_for(Some(&account), none), Page::Inside);
        assert_eq!(reminder_for(Some(&account), none), Some(Reminder::Expired));
        let asked = Wishes { asked: Some(Asked::SignIn), ..none };
        assert_eq!(page_for(Some(&account), asked), Page::SignIn { is_again: true });
    }
}
