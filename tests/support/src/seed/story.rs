//! What the demo community says: calm everyday sentences about meeting a labour office.
//!
//! Called by [`super`]. They are the sentences of the mockups; those in languages other than
//! English are placeholders that no speaker has checked. Invariants: no personal story; no
//! character that Markdown would read as formatting, since members are asked to read the exact words.

/// A message and who writes it.
pub(super) struct Line {
    pub(super) by: &'static str,
    pub(super) words: &'static str,
}

const fn line(by: &'static str, words: &'static str) -> Line {
    Line { by, words }
}

pub(super) const SPACE: &str = "Network";
pub(super) const CIRCLE_NAME: &str = "June visit";
pub(super) const NOTICES_NAME: &str = "Notices";

pub(super) const CIRCLE: &[Line] = &[
    line("leader-1", "Good morning, everyone. The labour office will meet us on 4 June."),
    line("leader-1", "They will read two pages at most. Let us choose three asks."),
    line("advisor-1", "Propongo empezar con la línea de ayuda. Hoy nadie contesta por la noche."),
    line("leader-2", "ខ្ញុំយល់ស្រប។ សូមសរសេរជាភាសាងាយយល់ ដើម្បីឱ្យគ្រប់គ្នាអានបាន។"),
    line("moderator-1", "हम शुक्रवार तक आँकड़े भेज देंगे।"),
    line("advisor-1", "என்ன பேசுவது, எப்போது பேசுவது என்பதை நீங்களே தேர்வு செய்யலாம்."),
    line("leader-2", "صباح الخير جميعاً. سيلتقي بنا مكتب العمل في 4 يونيو."),
    line("moderator-1", "ဘာပြောမလဲ၊ ဘယ်အချိန်ပြောမလဲ သင်ရွေးနိုင်သည်။"),
    line("leader-2", "คุณเลือกได้ว่าจะพูดอะไรและเมื่อใด"),
    line("leader-1", "Thank you. I will put the three asks into the brief today."),
];

pub(super) const NOTICES: &[Line] = &[
    line("organisation", "The survey is open."),
    line("organisation", "La encuesta está abierta."),
];

pub(super) const DIRECT: &[Line] = &[
    line("leader-1", "Could you read the draft before Friday?"),
    line("advisor-1", "Yes. I will send you my notes tomorrow."),
    line("leader-1", "Gracias. Nos vemos el viernes."),
];
