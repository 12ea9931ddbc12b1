//! Which capitalised words are persons, which are places, and which are neither.

use super::*;

fn found(language: Language, text: &str) -> Vec<(DetailKind, String)> {
    let text = Text::new(text);
    let mut findings = Vec::new();
    find(&Reading::new(&text, language), &mut findings);
    crate::finding::told(&text.folded, findings)
}

#[test]
fn a_run_is_a_person_or_a_place_by_what_speaks_for_it() {
    use DetailKind::{PersonName, SmallPlace};
    for (language, text, kind, wanted) in [
        (Language::En, "Then Mrs Adlow came.", PersonName, "Adlow"),
        (Language::En, "Maria took my phone.", PersonName, "Maria"),
        (Language::En, "I told Tuncay about it.", PersonName, "Tuncay"),
        (Language::En, "My boss, Tuncay, left.", PersonName, "Tuncay"),
        (Language::En, "We fled from Oldmere.", SmallPlace, "Oldmere"),
        (Language::En, "the village of Oldmere was", SmallPlace, "Oldmere"),
        (Language::En, "In Oldmere village we hid.", SmallPlace, "Oldmere"),
        (Language::En, "Upper Oldmere is small.", SmallPlace, "Upper Oldmere"),
        (Language::En, "Hope Mendoza wrote it.", PersonName, "Hope Mendoza"),
        (Language::Es, "Vivía en el caserío de Tambillo.", SmallPlace, "Tambillo"),
        (Language::Es, "Doña Eulogia lo vio.", PersonName, "Eulogia"),
        (Language::Es, "Trabajé en Bajo Patamba.", SmallPlace, "Bajo Patamba"),
        (Language::Es, "Nací en San Miguel de la Cuesta.", SmallPlace, "San Miguel de la Cuesta"),
        (Language::Fil, "Dumating si Berto kahapon.", PersonName, "Berto"),
        (Language::Fil, "Taga-roon ang bayan ng Malibago.", SmallPlace, "Malibago"),
        (Language::Fil, "Siya ay taga-Malibago noon.", SmallPlace, "Malibago"),
        (Language::Th, "กับ Maria Santos และ", PersonName, "Maria Santos"),
        (Language::Other, "mit Maria Santos und", PersonName, "Maria Santos"),
    ] {
        assert_eq!(found(language, text), [(kind, wanted.to_owned())], "{text}");
    }
}

#[test]
fn authorities_laws_countries_and_headings_are_no_names() {
    for (language, text) in [
        (Language::En, "The Department of Justice and the Supreme Court agree."),
        (Language::En, "In Thailand and in Costa Rica, Filipino workers wait."),
        (Language::En, "See Annex B and Article 3 of the Palermo Protocol."),
        (Language::En, "Access To Justice For Every Worker"),
        (Language::En, "On Monday in March the IOM wrote to UNHCR."),
        (Language::En, "Survivors should lead. Nobody asked."),
        (Language::En, "We asked the Network about it, and I agree."),
        (Language::En, "Read also Where to get help and Your rights."),
        (Language::Es, "Lea también Dónde encontrar ayuda."),
        (Language::Es, "La Defensoría del Pueblo y el Ministerio de la Mujer."),
        (Language::Es, "En Bolivia y el Perú, según la Ley General del Trabajo."),
        (Language::Fil, "Ang Kagawaran ng Katarungan at ang Korte Suprema."),
        (Language::Fil, "Sa Pilipinas at sa Maynila, may batas."),
        (Language::Other, "mit dem Zug nach Hause"),
    ] {
        assert_eq!(found(language, text), [], "{text}");
    }
}
