//! Prints pages of the library, with the desktop's own dialog.
//!
//! Called by the command `resources_print_page`. Invariants: the person chooses the printer here and nothing is printed
//! without; what a printer or its list of jobs is told says nothing about the page or this app; everything is drawn before
//! the dialog opens, so that nothing here keeps the main thread from hiding the windows.

use std::{cell::RefCell, rc::Rc};

use gtk::{
    PageSetup, PaperSize, PrintOperationAction, PrintOperationResult, ResponseType, Unit, cairo,
    glib, prelude::*,
};
use larkspur_core::resources::{DOTS_PER_INCH, Drawing};
use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;

use crate::file_dialog;

const POINTS_PER_INCH: f64 = 72.0;

thread_local! {
    /// What is being printed. Only the main thread prints.
    static OPEN: RefCell<Option<gtk::PrintOperation>> = const { RefCell::new(None) };
}

/// It did not reach the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotPrinted;

/// Asks for a printer and prints there. Says whether it was handed over: not, when the person decided otherwise.
///
/// # Errors
/// When the printer did not take it.
pub(crate) async fn print(
    app: &AppHandle,
    sheets: Vec<Drawing>,
    name: String,
) -> Result<bool, NotPrinted> {
    let (answer, outcome) = oneshot::channel();
    let handle = app.clone();
    app.run_on_main_thread(move || show(&handle, sheets, &name, answer)).map_err(|_| NotPrinted)?;
    // Without an answer the window went meanwhile, and nothing is printed.
    outcome.await.unwrap_or(Ok(false))
}

/// Takes the dialog off the screen, as if it had been cancelled.
pub(crate) fn dismiss() {
    let Some(operation) = OPEN.take() else { return };
    operation.cancel();
    for window in gtk::Window::list_toplevels() {
        // GTK does not say which one is the printer's. Whatever else of ours asks something is dismissed as well.
        if let Ok(dialog) = window.downcast::<gtk::Dialog>() {
            dialog.response(ResponseType::Cancel);
        }
    }
}

/// What the printer's list of jobs calls it: a word in the person's language, or one that says nothing either.
pub(crate) fn job_name(word: &str) -> String {
    if file_dialog::is_word(word) { word } else { "page" }.to_owned()
}

fn show(
    app: &AppHandle,
    sheets: Vec<Drawing>,
    name: &str,
    answer: oneshot::Sender<Result<bool, NotPrinted>>,
) {
    dismiss();
    let operation = gtk::PrintOperation::new();
    operation.set_job_name(name);
    operation.set_n_pages(i32::try_from(sheets.len()).unwrap_or(i32::MAX));
    operation.set_unit(Unit::Points);
    // The sheet has its own margins.
    operation.set_use_full_page(true);
    let paper = PageSetup::new();
    paper.set_paper_size(&PaperSize::new(Some("iso_a4")));
    operation.set_default_page_setup(Some(&paper));
    operation.set_allow_async(true);
    operation.connect_draw_page(move |_, context, page| {
        let sheet = usize::try_from(page).ok().and_then(|page| sheets.get(page));
        if let Some(sheet) = sheet
            && context.cairo_context().is_none_or(|paper| draw(sheet, &paper).is_err())
        {
            tracing::error!("a sheet could not be drawn for the printer");
        }
    });
    operation.connect_preview(|_, preview, _, _| {
        // GTK would write the page to a plain file and give that to another program: it is seen in the window already.
        let preview = preview.clone();
        glib::idle_add_local_once(move || preview.end_preview());
        true
    });
    let answer = Rc::new(RefCell::new(Some(answer)));
    let answered = Rc::clone(&answer);
    operation.connect_done(move |_, result| {
        OPEN.take();
        tell(&answered, outcome(result));
    });
    let parent = app.get_webview_window("main").and_then(|window| window.gtk_window().ok());
    OPEN.set(Some(operation.clone()));
    match operation.run(PrintOperationAction::PrintDialog, parent.as_ref()) {
        Ok(PrintOperationResult::InProgress) => {}
        // Here it is over already, and nobody else may say so.
        Ok(result) => {
            OPEN.take();
            tell(&answer, outcome(result));
        }
        Err(_) => {
            OPEN.take();
            tell(&answer, Err(NotPrinted));
        }
    }
}

type Answer = RefCell<Option<oneshot::Sender<Result<bool, NotPrinted>>>>;

fn tell(answer: &Answer, outcome: Result<bool, NotPrinted>) {
    if let Some(answer) = answer.take() {
        // Nobody waits if the vault was locked meanwhile.
        let _ = answer.send(outcome);
    }
}

fn outcome(result: PrintOperationResult) -> Result<bool, NotPrinted> {
    match result {
        PrintOperationResult::Apply => Ok(true),
        PrintOperationResult::Cancel => Ok(false),
        _ => Err(NotPrinted),
    }
}

/// Puts the ink of a sheet on paper.
fn draw(sheet: &Drawing, paper: &cairo::Context) -> Result<(), cairo::Error> {
    let surface = surface(sheet)?;
    let scale = POINTS_PER_INCH / f64::from(DOTS_PER_INCH);
    paper.scale(scale, scale);
    paper.set_source_rgb(0.0, 0.0, 0.0);
    paper.mask_surface(&surface, 0.0, 0.0)
}

fn surface(sheet: &Drawing) -> Result<cairo::ImageSurface, cairo::Error> {
    let side = |dots: usize| i32::try_from(dots).map_err(|_| cairo::Error::InvalidSize);
    let (width, height) = (side(sheet.width())?, side(sheet.height())?);
    let stride = cairo::Format::A8
        .stride_for_width(u32::try_from(width).unwrap_or(u32::MAX))
        .map_err(|_| cairo::Error::InvalidStride)?;
    let row = usize::try_from(stride).map_err(|_| cairo::Error::InvalidStride)?;
    let mut ink = vec![0; row * sheet.height()];
    // Rows of a surface begin at places of their own.
    for (to, from) in ink.chunks_mut(row).zip(sheet.ink().chunks(sheet.width().max(1))) {
        to[..from.len()].copy_from_slice(from);
    }
    cairo::ImageSurface::create_for_data(ink, cairo::Format::A8, width, height, stride)
}
