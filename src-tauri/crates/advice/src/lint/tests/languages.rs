//! The lints in other languages than English: what is pointed out, and good ones that are left alone.

use super::*;

#[test]
fn what_is_sound_in_a_language_is_pointed_out_there() {
    for (language, field, text, words) in [
        ("es", Field::Action, "El Ministerio debe publicar los datos.", "El"),
        ("es", Field::Action, "Adopción de una ley sobre las cuotas.", "Adopción"),
        ("es", Field::Action, "Ratificar el protocolo lo antes posible.", "lo antes posible"),
        ("es", Field::Action, "Sensibilizar.", "Sensibilizar"),
        (
            "es",
            Field::Action,
            "Considerar la posibilidad de crear un fondo.",
            "Considerar la posibilidad de",
        ),
        (
            "es",
            Field::AddresseeBody,
            "Ministerio de Trabajo y Ministerio de Justicia",
            "Ministerio",
        ),
        ("es", Field::Issue, "Se detiene a migrantes ilegales.", "migrantes ilegales"),
        ("es", Field::Issue, "El MNR no funciona.", "MNR"),
        ("fr", Field::Action, "L’État doit publier les chiffres.", "L’État"),
        ("fr", Field::Action, "Création d’un fonds.", "Création"),
        ("fr", Field::Action, "Ratifier le protocole dès que possible.", "dès que possible"),
        ("fr", Field::Action, "Sensibiliser davantage.", "Sensibiliser"),
        (
            "fr",
            Field::AddresseeBody,
            "Ministère du Travail et ministère de la Justice",
            "ministère",
        ),
        ("fr", Field::Issue, "On arrête des migrants illégaux.", "migrants illégaux"),
        ("id", Field::Timeline, "Sesegera mungkin", "Sesegera mungkin"),
        ("sw", Field::Timeline, "Haraka iwezekanavyo", "Haraka iwezekanavyo"),
        ("fil", Field::Timeline, "Sa lalong madaling panahon", "Sa lalong madaling panahon"),
        ("hi", Field::Timeline, "जल्द से जल्द", "जल्द से जल्द"),
        ("th", Field::Timeline, "ดำเนินการโดยเร็วที่สุด", "โดยเร็วที่สุด"),
        ("th", Field::Issue, "ตำรวจจับแรงงานเถื่อน", "แรงงานเถื่อน"),
        ("km", Field::Issue, "គេចាប់ពលករខុសច្បាប់", "ពលករខុសច្បាប់"),
        ("my", Field::Timeline, "အမြန်ဆုံး", "အမြန်ဆုံး"),
    ] {
        let lints = found(language, field, text);
        assert!(lints.iter().any(|(_, at)| at == words), "{language} {text} {lints:?}");
        assert_eq!(lints.len(), 1, "{language} {text} {lints:?}");
    }
}

#[test]
fn several_actors_are_pointed_out_where_the_rule_is_sound() {
    for (language, text, words) in [
        ("es", "La policía y los tribunales deben proteger a los testigos.", "tribunales"),
        ("es", "El Ministerio de Trabajo y la Fiscalía deben publicar los datos.", "Fiscalía"),
        ("fr", "La police et les tribunaux doivent protéger les témoins.", "tribunaux"),
    ] {
        let wanted = (LintKind::MoreThanOneActor, words.to_owned());
        assert!(found(language, Field::Action, text).contains(&wanted), "{text}");
    }
}

#[test]
fn good_recommendations_are_left_alone_in_every_language() {
    for (language, field, text) in [
        ("es", Field::Action, "Ratificar el Protocolo de 2014 antes del 31 de diciembre de 2027."),
        ("es", Field::Action, "Sensibilizar a los jueces sobre la trata en cada distrito."),
        (
            "es",
            Field::Action,
            "Garantice que la policía y los tribunales, que deben actuar, sigan un protocolo.",
        ),
        ("es", Field::AddresseeBody, "Ministerio de Trabajo y Asuntos Sociales"),
        ("es", Field::AddresseeBody, "Ministerio de la Mujer y de la Familia"),
        ("es", Field::Timeline, "A más tardar el 30 de junio"),
        ("fr", Field::Action, "Ratifier le Protocole de 2014 au plus tard le 31 décembre 2027."),
        ("fr", Field::Action, "Sensibiliser les juges à la traite dans chaque région."),
        ("fr", Field::Action, "Ne pas détenir les survivantes dans des foyers fermés."),
        (
            "fr",
            Field::Action,
            "Indépendamment de leur statut, offrir un logement sûr aux survivantes.",
        ),
        ("fr", Field::AddresseeBody, "Ministère du Travail et des Affaires sociales"),
        ("fr", Field::Issue, "L'OIT, l'ONU et les ONG le disent depuis 2014."),
        ("id", Field::Action, "Ratifikasi Protokol 2014 paling lambat 31 Desember 2027."),
        ("sw", Field::Action, "Ridhia Itifaki ya 2014 kabla ya tarehe 31 Desemba 2027."),
        ("fil", Field::Action, "Pagtibayin ang Protokol ng 2014 bago ang Disyembre 31, 2027."),
        ("hi", Field::Action, "31 दिसंबर 2027 से पहले 2014 के प्रोटोकॉल की पुष्टि करें।"),
        ("th", Field::Action, "ให้สัตยาบันพิธีสาร ค.ศ. 2014 ภายในวันที่ 31 ธันวาคม 2027"),
        ("th", Field::Issue, "คนใช้บริการและแรงงานข้ามชาติไม่ได้รับความช่วยเหลือ"),
        ("km", Field::Action, "ផ្តល់សច្ចាប័នលើពិធីសារឆ្នាំ ២០១៤ មុនថ្ងៃទី ៣១ ខែធ្នូ ឆ្នាំ ២០២៧។"),
        ("my", Field::Action, "၂၀၂၇ ခုနှစ် မတိုင်မီ ၂၀၁၄ ပရိုတိုကောကို အတည်ပြုပါ။"),
    ] {
        assert_eq!(found(language, field, text), [], "{language} {text}");
    }
}

#[test]
fn long_sentences_are_left_alone_where_a_dictionary_cuts_the_words() {
    let thai = "รัฐบาลต้องจัดสรรงบประมาณสำหรับความช่วยเหลือทางกฎหมาย".repeat(10);
    assert_eq!(found("th", Field::Issue, &thai), []);
    let hindi = "शब्द ".repeat(26);
    assert_eq!(found("hi", Field::Issue, &hindi).len(), 1);
}
