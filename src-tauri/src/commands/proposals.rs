//! Commands and streams of writing together. Writing needs an open vault; proposing and reviewing an account too.
//!
//! Called by the main window. Invariant: each is one call of the core.

use larkspur_ipc::{
    IpcError,
    proposals::{
        BeginEdit, BeginPage, BeginRevision, BeginWriting, DropGone, DropPage, DropWriting,
        KeepReview, LoadReview, MarkFitting, Propose, ProposePage, ReviewProposal, ShapePage,
        TakeOver, TakeUpProposal, WatchPage, WatchPages, WatchProposal, WatchProposals,
        WatchWriting, WatchWritings, WithdrawProposal, WritePageUnit, WriteUnit,
    },
};

use crate::call::{Call, Reply, Subscription};

#[tauri::command]
pub(crate) async fn proposals_watch_writings(
    subscription: Subscription<WatchWritings>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(
            |session, _, wanted| async move { session.proposals().watch_writings(wanted).await },
        )
        .await
}

#[tauri::command]
pub(crate) async fn proposals_watch_writing(
    subscription: Subscription<WatchWriting>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(
            |session, _, wanted| async move { session.proposals().watch_writing(wanted).await },
        )
        .await
}

#[tauri::command]
pub(crate) async fn proposals_begin_writing(call: Call<BeginWriting>) -> Reply<BeginWriting> {
    call.unlocked(
        |session, command| async move { session.proposals().begin_writing(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn proposals_write_unit(call: Call<WriteUnit>) -> Reply<WriteUnit> {
    call.unlocked(|session, command| async move { session.proposals().write_unit(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_mark_fitting(call: Call<MarkFitting>) -> Reply<MarkFitting> {
    call.unlocked(|session, command| async move { session.proposals().mark_fitting(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_drop_gone(call: Call<DropGone>) -> Reply<DropGone> {
    call.unlocked(|session, command| async move { session.proposals().drop_gone(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_drop_writing(call: Call<DropWriting>) -> Reply<DropWriting> {
    call.unlocked(|session, command| async move { session.proposals().drop_writing(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_propose(call: Call<Propose>) -> Reply<Propose> {
    call.signed_in(|session, command| async move {
        let messaging = session.messaging()?;
        session.proposals().propose(&messaging, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn proposals_watch_proposals(
    subscription: Subscription<WatchProposals>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, wanted| async move {
            let messaging = session.messaging()?;
            session.proposals().watch_proposals(&messaging, wanted).await
        })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_watch_proposal(
    subscription: Subscription<WatchProposal>,
) -> Result<(), IpcError> {
    subscription
        .signed_in(|session, wanted| async move {
            let messaging = session.messaging()?;
            session.proposals().watch_proposal(&messaging, wanted).await
        })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_review_proposal(call: Call<ReviewProposal>) -> Reply<ReviewProposal> {
    call.signed_in(|session, command| async move {
        let messaging = session.messaging()?;
        session.proposals().review_proposal(&messaging, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn proposals_keep_review(call: Call<KeepReview>) -> Reply<KeepReview> {
    call.signed_in(|session, command| async move { session.proposals().keep_review(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_load_review(call: Call<LoadReview>) -> Reply<LoadReview> {
    call.signed_in(|session, command| async move { session.proposals().load_review(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_withdraw_proposal(
    call: Call<WithdrawProposal>,
) -> Reply<WithdrawProposal> {
    call.signed_in(|session, command| async move {
        let messaging = session.messaging()?;
        session.proposals().withdraw_proposal(&messaging, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn proposals_take_up_proposal(
    call: Call<TakeUpProposal>,
) -> Reply<TakeUpProposal> {
    call.signed_in(|session, command| async move {
        let messaging = session.messaging()?;
        session.proposals().take_up_proposal(&messaging, session.resources(), command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn proposals_begin_revision(call: Call<BeginRevision>) -> Reply<BeginRevision> {
    call.signed_in(|session, command| async move {
        let messaging = session.messaging()?;
        session.proposals().begin_revision(&messaging, command).await
    })
    .await
}

#[tauri::command]
pub(crate) async fn proposals_watch_pages(
    subscription: Subscription<WatchPages>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(|session, _, wanted| async move { session.proposals().watch_pages(wanted).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_watch_page(
    subscription: Subscription<WatchPage>,
) -> Result<(), IpcError> {
    subscription
        .unlocked(|session, _, wanted| async move { session.proposals().watch_page(wanted).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_begin_page(call: Call<BeginPage>) -> Reply<BeginPage> {
    call.unlocked(|session, command| async move { session.proposals().begin_page(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_begin_edit(call: Call<BeginEdit>) -> Reply<BeginEdit> {
    call.unlocked(|session, command| async move { session.proposals().begin_edit(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_write_page_unit(call: Call<WritePageUnit>) -> Reply<WritePageUnit> {
    call.unlocked(
        |session, command| async move { session.proposals().write_page_unit(command).await },
    )
    .await
}

#[tauri::command]
pub(crate) async fn proposals_shape_page(call: Call<ShapePage>) -> Reply<ShapePage> {
    call.unlocked(|session, command| async move { session.proposals().shape_page(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_take_over(call: Call<TakeOver>) -> Reply<TakeOver> {
    call.unlocked(|session, command| async move { session.proposals().take_over(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_drop_page(call: Call<DropPage>) -> Reply<DropPage> {
    call.unlocked(|session, command| async move { session.proposals().drop_page(command).await })
        .await
}

#[tauri::command]
pub(crate) async fn proposals_propose_page(call: Call<ProposePage>) -> Reply<ProposePage> {
    call.signed_in(|session, command| async move {
        let messaging = session.messaging()?;
        session.proposals().propose_page(&messaging, command).await
    })
    .await
}
