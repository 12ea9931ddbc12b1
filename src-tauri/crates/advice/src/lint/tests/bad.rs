//! Words that are pointed out, by kind, with the place at which they are.

use super::*;

/// Checks that each text has exactly the one lint, at these words.
fn each(language: &str, field: Field, kind: &LintKind, texts: &[(&str, &str)]) {
    for (text, words) in texts {
        let lints = found(language, field, text);
        assert_eq!(lints, [(kind.clone(), (*words).to_owned())], "{text}");
    }
}

/// Checks that each text has the lint at these words, and perhaps others.
fn among(language: &str, field: Field, kind: &LintKind, texts: &[(&str, &str)]) {
    for (text, words) in texts {
        let lints = found(language, field, text);
        assert!(lints.contains(&(kind.clone(), (*words).to_owned())), "{text} {lints:?}");
    }
}

#[test]
fn an_action_without_a_verb_in_front_is_pointed_out() {
    let texts = [
        ("The Ministry of Labour should inspect all fishing vessels.", "The"),
        ("Parliament must amend section 12.", "Parliament"),
        ("Agencies should be registered.", "Agencies"),
        ("Adoption of a law on recruitment fees.", "Adoption"),
        ("Training of labour inspectors in each district.", "Training"),
        ("Establishment of a compensation fund.", "Establishment"),
        ("We recommend that the fees be paid back.", "We"),
        ("Increased funding for legal aid.", "Increased"),
    ];
    each("en", Field::Action, &LintKind::NoVerbFirst, &texts);
}

#[test]
fn several_actors_are_pointed_out() {
    let texts = [
        ("The police and the courts should protect witnesses.", "courts"),
        ("The Ministry of Labour and the Ministry of Justice must pay for legal aid.", "Ministry"),
        ("Police and prosecutors should follow one protocol.", "prosecutors"),
        (
            "The Ministry of Foreign Affairs and the Overseas Employment Agency shall help workers.",
            "Agency",
        ),
        ("The Government must ratify the protocol. The police should enforce it.", "police"),
    ];
    among("en", Field::Action, &LintKind::MoreThanOneActor, &texts);
    let bodies = [
        ("Ministry of Labour and Ministry of Justice", "Ministry"),
        ("Department of Labour and the Department of Health", "Department"),
        ("Ministry of Labour; National Police", "Police"),
        ("Labour Inspectorate\nOffice of the Prosecutor", "Office"),
    ];
    each("en", Field::AddresseeBody, &LintKind::MoreThanOneActor, &bodies);
}

#[test]
fn partners_and_clauses_are_no_second_actor() {
    for text in [
        "The Ministry of Justice and Police should train officers.",
        "The Ministry of Labour, together with the police, should train officers.",
        "The agencies that the police and the courts license should be registered.",
        "Adopt a protocol. The police and all courts follow it.",
        "The Ministry must register agencies. The police should not be told before a visit.",
    ] {
        let lints = found("en", Field::Action, text);
        assert!(lints.iter().all(|(kind, _)| *kind != LintKind::MoreThanOneActor), "{text}");
    }
}

#[test]
fn times_that_are_none_are_pointed_out() {
    let timelines = [
        ("As soon as possible", "As soon as possible"),
        ("In due course", "In due course"),
        ("Regularly", "Regularly"),
        ("Immediately", "Immediately"),
        ("Short-term", "Short-term"),
        ("Soon, or when resources allow", "Soon"),
    ];
    among("en", Field::Timeline, &LintKind::VagueDate, &timelines);
    let actions = [
        ("Ratify the protocol as soon as possible.", "as soon as possible"),
        ("Publish the numbers regularly.", "regularly"),
        ("Amend article 6 in the near future.", "in the near future"),
    ];
    each("en", Field::Action, &LintKind::VagueDate, &actions);
}

#[test]
fn a_time_beside_vague_words_makes_them_precise() {
    for text in [
        "As soon as possible and no later than 31 December",
        "Regularly, every three months",
        "Immediately after the law enters into force",
        "As soon as possible, by June",
        "Soon: 2027",
    ] {
        assert_eq!(found("en", Field::Timeline, text), [], "{text}");
    }
    for text in
        ["Tell survivors their rights without delay.", "Act immediately when a child is at risk."]
    {
        assert_eq!(found("en", Field::Action, text), [], "{text}");
    }
}

#[test]
fn awareness_of_nothing_among_nobody_is_pointed_out() {
    let texts = [
        ("Raise awareness.", "Raise awareness"),
        ("Raise public awareness through posters.", "Raise public awareness"),
        ("Fund awareness-raising campaigns.", "awareness-raising campaigns"),
        ("Organise an awareness campaign. Speak of fees.", "awareness campaign"),
    ];
    each("en", Field::Action, &LintKind::AwarenessWithoutObject, &texts);
}

#[test]
fn asks_to_think_about_it_are_pointed_out() {
    let texts = [
        ("Parliament should consider a law on fees.", "should consider"),
        ("Explore the possibility of a fund.", "Explore the possibility"),
        ("Consider adopting a law on fees.", "Consider adopting"),
        ("States may wish to ratify the protocol.", "may wish to"),
    ];
    among("en", Field::Action, &LintKind::HedgedAsk, &texts);
}

#[test]
fn sentences_of_more_than_twenty_five_words_are_pointed_out() {
    for (words, is_long) in [(25, false), (26, true), (60, true)] {
        let sentence = format!("Pay{}.", " word".repeat(words - 1));
        for field in [Field::Issue, Field::Action, Field::RiskMitigation] {
            let text = format!("Short one. {sentence}");
            let wanted = is_long.then(|| (LintKind::LongSentence { words }, sentence.clone()));
            assert_eq!(found("en", field, &text), wanted.into_iter().collect::<Vec<_>>());
        }
    }
}

#[test]
fn parts_of_a_list_are_counted_one_by_one() {
    let part = "word ".repeat(20);
    assert_eq!(found("en", Field::Issue, &format!("Of {part}; of {part}; of {part}.")), []);
    assert_eq!(found("en", Field::Issue, &format!("Of {part}\nof {part}\nof {part}")), []);
    assert_eq!(found("en", Field::Issue, &format!("Of {part}, of {part}")).len(), 1);
}

#[test]
fn letters_that_nobody_explains_are_pointed_out() {
    for (text, letters) in [
        ("Fund the NRM in each district.", "NRM"),
        ("Give MLPPs to all offices.", "MLPP"),
        ("Follow the new SOP.", "SOP"),
        ("Let the CATC's members vote.", ""),
    ] {
        let lints = found("en", Field::Action, text);
        let wanted = LintKind::UndefinedAcronym { letters: letters.to_owned() };
        let is_there = lints.iter().any(|(kind, _)| *kind == wanted);
        assert_eq!(is_there, !letters.is_empty(), "{text}");
    }
}

#[test]
fn letters_that_everybody_knows_are_left_alone() {
    for text in [
        "Ask the UN, the ILO and all NGOs.",
        "Pay USD 500 and 300 EUR.",
        "Amend article XII.",
        "Workers must NEVER pay.",
        "STOP ALL FEES NOW FOR WORKERS",
        "The assembly proclaims this COMMON STANDARD FOR ALL to every people of the world.",
        "Pay fees BACK; give it back.",
        "Apply P029 and C189 to COVID-19.",
    ] {
        assert_eq!(found("en", Field::Issue, text), [], "{text}");
    }
}

#[test]
fn terms_that_make_people_less_are_pointed_out_with_a_better_one() {
    let term = |term, better| LintKind::StigmatisingTerm { term, better };
    let migrant = Some("migrant-worker");
    each(
        "en",
        Field::Issue,
        &term("illegal migrants", migrant),
        &[
            ("Employers keep illegal migrants in debt.", "illegal migrants"),
            ("ILLEGAL MIGRANTS are kept in debt.", "ILLEGAL MIGRANTS"),
        ],
    );
    each(
        "en",
        Field::RiskWho,
        &term("prostitutes", None),
        &[("Women called prostitutes.", "prostitutes")],
    );
    let online = Some("online-sexual-exploitation");
    each(
        "en",
        Field::IndicatorMeasure,
        &term("child pornography", online),
        &[("Reports of child pornography", "child pornography")],
    );
}

#[test]
fn whoever_quotes_a_term_or_names_a_treaty_is_left_alone() {
    for text in [
        "Officers say “illegal migrants” to us.",
        "Officers say \"illegal migrants\" to us.",
        "Apply the Optional Protocol on the sale of children, child prostitution and child pornography.",
    ] {
        assert_eq!(found("en", Field::Issue, text), [], "{text}");
    }
}
