//! Everything that a page can ask of the shell, asked past the page's own code.
//!
//! Used by the tests that hold each window to its class. Invariant: no command and no stream is missing here, which
//! `shell::the_matrix_leaves_no_command_out` checks against the permission files.

use larkspur_delta::Delta;
use larkspur_ipc::{
    Class, Command, IpcError, ItemKey, MemberId, MessageId, PartName, ProposalId, ResourceId,
    RevisionDigest, RoomId, Secret, StopStream, Stream, StreamId, UnitName, VersionId,
    account as a, advice as d, messaging as m, proposals as w, resources as r, safety as s,
    settings as p,
};
use larkspur_test_support::window::Window;
use serde_json::{Value, json};

use crate::print::{nothing_to_print, nothing_to_save};

/// Something that a page can ask for: its name, its class, arguments that are understood.
pub(crate) struct Ask {
    pub(crate) name: &'static str,
    pub(crate) class: Class,
    arguments: Value,
}

fn ask<C: Command>(command: C) -> Ask {
    let arguments = json!({ "command": command });
    Ask { name: C::NAME, class: C::CLASS, arguments }
}

fn watch<S: Stream>(wanted: S) -> Ask {
    // The script puts the number of a callback in the place of the channel.
    let arguments = json!({ "command": wanted, "stream": 7, "channel": "" });
    Ask { name: S::NAME, class: S::CLASS, arguments }
}

/// Every command and stream. That none is missing is checked against the permission files.
pub(crate) fn everything() -> Vec<Ask> {
    let room = || RoomId::parse("!nowhere:example.org").unwrap();
    let member = || MemberId::parse("@nobody:example.org").unwrap();
    let key = || ItemKey::parse("an-item").unwrap();
    let resource = || ResourceId::parse("work/passport-held").unwrap();
    let secret = |words: &str| Secret::new(words);
    let words = || "words".to_owned();
    let mut all = of_writing(room, resource);
    all.extend(of_drafts(room, member));
    all.extend(of_reading_out(resource));
    all.extend([
        watch(a::WatchAccount {}),
        ask(a::SignIn { member: words(), server: String::new(), password: secret("word") }),
        ask(a::CreateRecoveryKey {}),
        ask(a::ConfirmRecoveryKey { groups: [secret("abcd"), secret("efgh")] }),
        ask(a::CopyRecoveryKey {}),
        ask(a::SaveRecoveryKey {}),
        ask(a::PutOffRecoveryKey {}),
        ask(a::EnterRecoveryKey { key: secret("abcd") }),
        ask(a::ResetIdentity { password: secret("word") }),
        ask(a::SignOut {}),
        watch(m::WatchConnection {}),
        watch(m::WatchRooms {}),
        ask(m::CreateCircle { name: words() }),
        ask(m::CreateLibraryRoom { name: words() }),
        ask(m::CreateDirect { member: member() }),
        ask(m::InviteMember { room: room(), member: member() }),
        ask(m::AcceptInvitation { room: room() }),
        ask(m::DeclineInvitation { room: room(), ignores_inviter: true }),
        ask(m::LeaveRoom { room: room() }),
        ask(m::UndoLeave { room: room() }),
        watch(m::WatchRoom { room: room() }),
        watch(m::WatchMembers { room: room() }),
        ask(m::AcceptIdentity { room: room(), member: member() }),
        watch(m::WatchTimeline { room: room() }),
        ask(m::LoadEarlier { room: room() }),
        ask(m::SendMessage { room: room(), body: words() }),
        ask(m::RetryMessage { room: room(), key: key() }),
        ask(m::WithdrawMessage { room: room(), key: key() }),
        ask(m::MarkRead { room: room() }),
        ask(m::SaveComposer { room: room(), body: words() }),
        ask(m::LoadComposer { room: room() }),
        ask(m::OpenLink { href: "https://example.org/".to_owned() }),
        watch(r::WatchLibrary { languages: vec!["en".to_owned()] }),
        watch(r::WatchResource {
            resource: resource(),
            language: None,
            languages: vec!["en".to_owned()],
        }),
        watch(r::WatchFound { words: secret("wages"), languages: vec!["en".to_owned()] }),
        watch(r::WatchGlossary { languages: vec!["en".to_owned()] }),
        watch(r::WatchContacts {}),
        ask(r::ChooseCountry { country: None }),
        ask(r::ChooseLanguage { language: None }),
        ask(r::KeepResource { resource: resource(), is_kept: false }),
        ask(r::TickTask { resource: resource(), unit: 1, is_ticked: false }),
        ask(r::KeepPlace { is_on: false }),
        ask(r::NotePlace { resource: resource(), unit: 1 }),
        ask(r::ClearTraces {}),
        watch(r::WatchPacks {}),
        ask(r::ImportPack {}),
        watch(r::WatchSigning {}),
        ask(r::KeepCertificate { text: "none".to_owned() }),
        ask(r::MakeSigningKey {}),
        ask(r::DropSigningKey {}),
        ask(nothing_to_save()),
        ask(nothing_to_print()),
        ask(r::RemovePack { pack: "absent".to_owned() }),
        ask(r::SharePage { resource: resource(), room: room(), languages: vec!["en".to_owned()] }),
        ask(r::SharePack { pack: "absent".to_owned(), room: room(), words: words() }),
        ask(r::GetPack { room: room(), message: MessageId::parse("$absent").unwrap() }),
        ask(r::OpenAddress { address: "https://example.org/".to_owned() }),
        watch(s::WatchVault {}),
        ask(s::SuggestPassphrase {}),
        ask(s::EstimatePassphrase { passphrase: secret("word") }),
        ask(s::CreateVault { passphrase: secret("weak") }),
        ask(s::UnlockVault { passphrase: secret("wrong") }),
        ask(s::ChangePassphrase { current: secret("wrong"), new: secret("weak") }),
        ask(s::EraseVault { is_confirmed: false }),
        ask(s::NoteActivity {}),
        watch(s::WatchRest {}),
        watch(s::WatchHideProgress {}),
        watch(p::WatchPreferences {}),
        ask(p::SetLanguage { language: "en".to_owned() }),
        ask(p::SetAppearance { appearance: p::Appearance::System }),
        ask(p::SetTextSize { percent: 100 }),
        ask(p::SetHideByShift { is_on: true }),
        ask(p::SetReadWhileLocked { is_on: false }),
        ask(p::NoteShown {}),
        ask(StopStream { stream: StreamId(7) }),
        // In the main window these three would end the matrix, so they are asked last.
        ask(s::LockVault {}),
        ask(s::HideNow {}),
        ask(s::CloseApp {}),
    ]);
    all
}

/// Those of writing together.
fn of_writing(room: fn() -> RoomId, resource: fn() -> ResourceId) -> Vec<Ask> {
    let words = || "words".to_owned();
    let (lang, unit) = (|| "km".to_owned(), || UnitName::parse("u1").unwrap());
    let proposal = || ProposalId::parse("0".repeat(32)).unwrap();
    vec![
        watch(w::WatchWritings {}),
        watch(w::WatchWriting { resource: resource(), lang: lang() }),
        ask(w::BeginWriting { resource: resource(), lang: "en".to_owned() }),
        ask(w::WriteUnit { resource: resource(), lang: lang(), unit: unit(), text: words() }),
        ask(w::MarkFitting { resource: resource(), lang: lang(), unit: unit() }),
        ask(w::DropGone { resource: resource(), lang: lang(), unit: unit() }),
        ask(w::DropWriting { resource: resource(), lang: lang() }),
        ask(w::Propose {
            resource: resource(),
            lang: lang(),
            room: room(),
            made: w::Made::Human,
            name: None,
            words: words(),
        }),
        watch(w::WatchProposals { room: room() }),
        watch(w::WatchProposal { room: room(), proposal: proposal() }),
        ask(w::ReviewProposal {
            room: room(),
            proposal: proposal(),
            digest: RevisionDigest::parse(format!("b3:{}", "0".repeat(64))).unwrap(),
            verdict: w::Verdict::Fits,
            speaks: true,
            name: None,
            remark: None,
            remarks: Vec::new(),
            words: words(),
        }),
        ask(w::KeepReview { room: room(), proposal: proposal(), review: None }),
        ask(w::LoadReview { room: room(), proposal: proposal() }),
        ask(w::WithdrawProposal { room: room(), proposal: proposal(), words: words() }),
        ask(w::TakeUpProposal {
            room: room(),
            proposal: proposal(),
            digest: RevisionDigest::parse(format!("b3:{}", "0".repeat(64))).unwrap(),
            words: words(),
            pack_words: words(),
        }),
        ask(w::BeginRevision { room: room(), proposal: proposal() }),
    ]
    .into_iter()
    .chain(of_pages(room, resource))
    .collect()
}

/// Those of pages in work.
fn of_pages(room: fn() -> RoomId, page: fn() -> ResourceId) -> Vec<Ask> {
    let (words, unit) = (|| "words".to_owned(), || UnitName::parse("u1").unwrap());
    vec![
        watch(w::WatchPages {}),
        watch(w::WatchPage { page: page() }),
        ask(w::BeginPage { pack: "absent".to_owned(), topic: r::Topic::Work, title: words() }),
        ask(w::BeginEdit { resource: ResourceId::parse("work/absent").unwrap() }),
        ask(w::WritePageUnit { page: page(), unit: unit(), text: words() }),
        ask(w::ShapePage { page: page(), act: w::PageAct::TakeOut { unit: unit() } }),
        ask(w::TakeOver { page: page(), unit: unit(), side: w::Side::Mine }),
        ask(w::DropPage { page: page() }),
        ask(w::ProposePage {
            page: page(),
            room: room(),
            made: w::Made::Human,
            name: None,
            words: words(),
        }),
    ]
}

/// Those of reading out. Nothing is heard and no microphone opens: nothing of the page was read out, and no window shows it.
fn of_reading_out(resource: fn() -> ResourceId) -> Vec<Ask> {
    let page = || r::SpokenPage { resource: resource(), language: "en".to_owned() };
    let part = r::Spoken::Title;
    vec![
        watch(r::WatchNarration { page: page() }),
        ask(r::PlayNarration { page: page(), from: None }),
        ask(r::PauseNarration {}),
        ask(r::StopNarration {}),
        ask(r::SetNarrationSpeed { speed: 100 }),
        ask(r::RecordUnit { page: page(), part }),
        watch(r::WatchRecorder { page: page() }),
        ask(r::StopRecording {}),
        ask(r::PlayRecording { page: page(), part }),
        ask(r::DropRecording { page: page(), part }),
    ]
}

/// What the pages of policy drafts ask for.
fn of_drafts(room: fn() -> RoomId, member: fn() -> MemberId) -> Vec<Ask> {
    let begin = d::BeginDraft {
        template: d::Template::Brief,
        title: "words".to_owned(),
        addressee: String::new(),
        country: None,
        lang: "en".to_owned(),
    };
    let part = PartName::parse("section.ask").unwrap();
    let version = || VersionId::parse("5f0c9a3be1d24476a8f7310cc2d95e01").unwrap();
    let change = d::ChangeText { room: room(), part, base: 0, edit: 1, change: Delta::new() };
    vec![
        watch(d::WatchBoard {}),
        watch(d::WatchDraft { room: room() }),
        ask(begin),
        ask(d::InviteWriter { room: room(), member: member(), role: d::Role::Author }),
        ask(change),
        watch(d::WatchVersions { room: room() }),
        ask(d::KeepVersion { room: room(), label: "words".to_owned(), note: None }),
        ask(d::ReadVersion { room: room(), version: version(), beside: d::Beside::Now }),
        ask(d::RestoreVersion { room: room(), version: version(), keep_as: "words".to_owned() }),
    ]
}

/// What the permission files name.
pub(crate) fn permitted() -> Vec<String> {
    let files = [
        include_str!("../../../src-tauri/permissions/account.toml"),
        include_str!("../../../src-tauri/permissions/advice.toml"),
        include_str!("../../../src-tauri/permissions/messaging.toml"),
        include_str!("../../../src-tauri/permissions/proposals.toml"),
        include_str!("../../../src-tauri/permissions/resources.toml"),
        include_str!("../../../src-tauri/permissions/safety.toml"),
        include_str!("../../../src-tauri/permissions/settings.toml"),
    ];
    let lines = files.iter().flat_map(|file| file.lines());
    let named = lines.filter_map(|line| line.strip_prefix("commands.allow = [\""));
    named.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    /// It was done.
    Done,
    /// The handler said why not, in one of our codes.
    Code(IpcError),
    /// It never came to a handler: the page has no right to call it.
    Refused,
    Other(Value),
}

const INVOKE: &str = "\
    const [name, given, done] = arguments;\
    const inside = window.__TAURI_INTERNALS__;\
    if ('channel' in given)\
        given.channel = '__CHANNEL__:' + inside.transformCallback(() => {});\
    inside.invoke(name, given).then(\
        (value) => done({ done: value ?? null }),\
        (error) => done({ error }));";

pub(crate) async fn invoke(window: &Window, ask: &Ask) -> Answer {
    let answer = window
        .driver()
        .execute_async(INVOKE, vec![ask.name.into(), ask.arguments.clone()])
        .await
        .unwrap_or_else(|error| panic!("{}: {error}", ask.name));
    let answer: Value = answer.convert().unwrap();
    match answer.get("error") {
        None => Answer::Done,
        Some(Value::String(words)) if words.contains("not allowed") => Answer::Refused,
        Some(error) => match serde_json::from_value(error.clone()) {
            Ok(code) => Answer::Code(code),
            Err(_) => Answer::Other(error.clone()),
        },
    }
}
