//! One folder for each feature of the app, named as everywhere else in the project.

pub mod account;
pub mod advice;
pub mod messaging;
pub mod proposals;
pub mod resources;
pub mod safety;
pub mod settings;
