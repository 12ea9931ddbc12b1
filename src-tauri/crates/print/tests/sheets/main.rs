//! Sheets of pages that ship, made and read again.

#![cfg(test)]

mod drawings;
mod library;
mod markup;
mod names;
mod order;
mod tags;
mod words;
