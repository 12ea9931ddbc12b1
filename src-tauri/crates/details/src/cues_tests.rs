//! What cues open in Thai and Khmer, and what only looks as if they did.

use super::*;

fn found(text: &str) -> Vec<(DetailKind, String)> {
    let text = Text::new(text);
    let mut findings = Vec::new();
    find(&text, &mut findings);
    crate::finding::told(&text.folded, findings)
}

#[test]
fn a_cue_opens_a_name_and_a_small_word_ends_it() {
    use DetailKind::{Employer, PersonName, SmallPlace, Venue, Vessel};
    for (text, kind, wanted) in [
        ("นายสมศักดิ์ ทองสุก บอกว่า", PersonName, "สมศักดิ์ ทองสุก"),
        ("พี่แดงเป็นคนดี", PersonName, "แดง"),
        ("ตำบลโคกกรวดและ", SmallPlace, "โคกกรวด"),
        ("ทำงานที่บริษัท \"ฟ้าใส\" ทุกวัน", Employer, "บริษัท \"ฟ้าใส"),
        ("นางบุญเรือน มา", PersonName, "บุญเรือน"),
        ("ชื่อใหม่ของฉันคือบุษบง", PersonName, "บุษบง"),
        ("ขึ้นเรือโชคทะเล 3 แล้ว", Vessel, "เรือโชคทะเล 3"),
        ("ร้านดาวใต้คาราโอเกะ และ", Venue, "ร้านดาวใต้คาราโอเกะ"),
        ("រង់ចាំនៅផ្ទះសំណាក់ផ្កាឈូក។", Venue, "ផ្ទះសំណាក់ផ្កាឈូក"),
        ("លោក សុខ ដារ៉ា បានមក", PersonName, "សុខ ដារ៉ា"),
        ("នៅភូមិថ្មគោលដែល", SmallPlace, "ថ្មគោល"),
        ("នៅលើទូក ផ្កាឈូក ៣ ដែល", Vessel, "ទូក ផ្កាឈូក 3"),
    ] {
        assert_eq!(found(text), [(kind, wanted.to_owned())], "{text}");
    }
}

#[test]
fn what_only_begins_like_a_cue_is_passed_over() {
    for text in [
        "นายจ้างและนายหน้า",
        "ทนายความของฉัน",
        "คุณภาพชีวิต",
        "พี่น้องแรงงาน",
        "เป้าหมายของเรา",
        "เรือนจำกลาง",
        "ពិភពលោក",
        "បងប្អូនពលករ",
        "មេភូមិនិងអ្នកភូមិ",
        "ក្នុងភូមិរបស់ខ្ញុំ",
        "นาย",
        "ឈ្មោះ",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}
