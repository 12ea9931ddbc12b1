//! The files of drafts, read again as their readers would.
//!
//! Invariant: what is read back comes from the bytes of the file alone; nothing of the writers is asked.

mod leaking;
mod libreoffice;
mod reading;
mod same_words;
mod sample;
mod shape;
