//! Whom the pages on the shelves are for.
//!
//! Part of the library's home. Invariant: what is chosen is kept nowhere, since it would tell what somebody is in
//! the network.

use larkspur_ipc::resources::{Audience, Shelf};
use leptos::prelude::*;

use super::state::use_shown;
use crate::{
    i18n::{Text, t},
    shared::ids::unique_id,
};

/// The shelves with what was written for somebody alone.
pub(super) fn for_audience(shelves: &[Shelf], audience: Option<Audience>) -> Vec<Shelf> {
    let mut shelves = shelves.to_vec();
    if let Some(audience) = audience {
        for shelf in &mut shelves {
            shelf.resources.retain(|row| row.audience.contains(&audience));
        }
        shelves.retain(|shelf| !shelf.resources.is_empty());
    }
    shelves
}

/// The choice.
#[component]
pub(super) fn ForWhom() -> impl IntoView {
    let shown = use_shown();
    let id = unique_id("for-whom");
    let choose = move |event| {
        let value = event_target_value(&event);
        shown.audience.set(Audience::ALL.into_iter().find(|it| name(*it) == value));
    };
    let option = move |audience: Audience, words: Text| {
        view! {
            <option
                value=name(audience)
                selected=move || shown.audience.get() == Some(audience)
            >
                {words}
            </option>
        }
    };
    view! {
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <label class="second" for=id.clone()>{t::resources_for_whom()}</label>
            <select class="select w-auto" id=id data-testid="resources-for-whom" on:change=choose>
                <option value="" selected=move || shown.audience.get().is_none()>
                    {t::resources_for_everybody()}
                </option>
                {option(Audience::Member, t::resources_for_members())}
                {option(Audience::Moderator, t::resources_for_moderators_choice())}
                {option(Audience::Ally, t::resources_for_allies_choice())}
            </select>
        </div>
    }
}

/// What the choice calls somebody in the page; nobody reads it.
fn name(audience: Audience) -> &'static str {
    match audience {
        Audience::Member => "member",
        Audience::Moderator => "moderator",
        Audience::Ally => "ally",
    }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::{
        ResourceId,
        resources::{Language, ResourceRow, Standing, Topic},
    };

    use super::*;

    fn row(name: &str, audience: &[Audience]) -> ResourceRow {
        let shown = Language { tag: "en".to_owned(), standing: Standing::Original, outdated: 0 };
        ResourceRow {
            resource: ResourceId::parse(name).unwrap(),
            title: name.to_owned(),
            summary: String::new(),
            languages: vec![shown.clone()],
            shown,
            minutes: 1,
            audience: audience.to_vec(),
            is_kept: false,
        }
    }

    #[test]
    fn a_shelf_shows_what_is_for_those_who_were_chosen_and_goes_when_nothing_is() {
        let shelves = [
            Shelf {
                topic: Topic::Work,
                resources: vec![
                    row("work/a", &[Audience::Member, Audience::Ally]),
                    row("work/b", &[Audience::Member]),
                ],
            },
            Shelf {
                topic: Topic::Together,
                resources: vec![row("together/c", &[Audience::Moderator])],
            },
        ];
        let shown = |audience| -> Vec<(Topic, usize)> {
            let shelves = for_audience(&shelves, audience);
            shelves.iter().map(|shelf| (shelf.topic, shelf.resources.len())).collect()
        };
        assert_eq!(shown(None), [(Topic::Work, 2), (Topic::Together, 1)]);
        assert_eq!(shown(Some(Audience::Ally)), [(Topic::Work, 1)]);
        assert_eq!(shown(Some(Audience::Moderator)), [(Topic::Together, 1)]);
    }
}
