//! Thai cues. Nothing stands between words, so a cue opens a name, and a word of the list of small words ends it.

use std::sync::LazyLock;

use super::Words;
use crate::{
    candidate::DetailKind,
    cues::{Cue, Extent, Lead},
    words::Script,
};

/// Titles that stand before a full name, and words that say that a name follows.
const TITLES: &str = "
นาย นาง นางสาว น.ส. ด.ช. ด.ญ. เด็กชาย เด็กหญิง ชื่อว่า ชื่อเล่นว่า นามว่า ฉันชื่อ ผมชื่อ เขาชื่อ เธอชื่อ คนชื่อ ผู้ชายชื่อ
ผู้หญิงชื่อ นายหน้าชื่อ นายจ้างชื่อ เพื่อนชื่อ แม่ชื่อ พ่อชื่อ ลูกชื่อ กำนัน ผู้ใหญ่บ้านชื่อ สารวัตร ดาบ จ่า ผู้กอง
";

/// "Name" and whose it is; "is" and a name follow.
const NAME: [&str; 5] = ["ชื่อ", "ชื่อจริง", "ชื่อใหม่", "ชื่อเล่น", "ชื่อปลอม"];
const WHOSE: [&str; 5] = ["ฉัน", "ผม", "เขา", "เธอ", "หนู"];

/// "My name is", "her new name is" and their like.
fn introductions() -> String {
    let pairs = NAME.iter().flat_map(|name| WHOSE.iter().map(move |whose| (name, whose)));
    pairs.fold(String::new(), |all, (name, whose)| {
        format!("{all} {name}{whose}คือ {name}ของ{whose}คือ")
    })
}

/// These are also "you" and "name" itself, so only a name of the lists follows.
const YOU: &str = "คุณ ชื่อเล่น";
/// "Named", and "name" itself.
const CALLED: &str = "ชื่อ";

/// Kinship words and courtesies before a short name.
const KIN: &str = "พี่ น้อง ป้า ลุง น้า เจ๊ เฮีย เสี่ย ครู หมอ ยาย เจ้ ไอ้ หลวงพ่อ หลวงตา ป๋า เถ้าแก่ เจ้าของร้านชื่อ";

/// Words that begin like a title or a kinship word and are none.
const NO_NAMES: &str = "
ทนาย ทนายความ เจ้านาย นายจ้าง นายหน้า นายทุน นายก นายอำเภอ นายแพทย์ นายทหาร นายตำรวจ นายทะเบียน นายประกัน
นายท้าย นายเรือ นายกรัฐมนตรี นางพยาบาล นางแบบ ขุนนาง นานา คุณประโยชน์ คุณภาพ คุณค่า คุณธรรม คุณสมบัติ คุณแม่ คุณพ่อ
คุณครู คุณหมอ บุญคุณ ขอบคุณ พระคุณ คุณูปการ
พี่น้อง พี่สาว พี่ชาย พี่เลี้ยง น้องสาว น้องชาย น้องใหม่ น้องๆ พี่ๆ ลุงป้า ป้าย ครูใหญ่ ครูประจำชั้น ครูสอน คุณครู หมอน หมอนวด
หมอก ยายแก่ น้าสาว น้าชาย มีชื่อ รายชื่อ ชื่อเสียง ลงชื่อ เปลี่ยนชื่อ ชื่อจริง ชื่อนาม ใช้ชื่อ นางสาวไทย นายกเทศมนตรี
เด็กหญิงและ เด็กชายและ จ่าย ชื่อคุณ ชื่อไหม
จ่ายเงิน หมวดหมู่ ตัวหมวด หมอบ น้าวโน้ม ยายตา ป้าหมาย ป้าลุง เป้าหมาย เป้า ไอ้พวก เจ้าของ เจ้าหน้าที่
";

/// Given and short names that are no common word and four letters or more.
const GIVEN: &str = "
สมชาย สมหญิง สมศักดิ์ สมพร สมหมาย สมศรี สมคิด สมปอง สุชาติ สุดารัตน์ สุภาพร สุรชัย สุวรรณา สุนีย์ สุพรรณี สุรีย์ วิชัย วิไล
วิไลวรรณ วิภา วีระ วันเพ็ญ วรรณา วราภรณ์ วาสนา ประยุทธ์ ประภา ปราณี ปรียา ปิยะ พรทิพย์ พิมพ์ใจ พงศกร พัชรี ไพโรจน์
ไพลิน มาลี มานี มณี มณีรัตน์
นงลักษณ์ นิภา นิตยา นภา นพดล ธนา ธนพล ธีระ ดวงใจ ดารณี ดาริกา ชลธิชา ชาญชัย ชูชาติ จันทร์เพ็ญ จันทรา จารุณี จิราพร กมล
กมลชนก กนกวรรณ กัญญา กัลยา กาญจนา กิตติ เกศินี ขวัญใจ คำแพง คำปุ่น บุญมี บุญชู บุญเลิศ บุญส่ง บัวลอย บัวผัน ทองดี ทองใบ
ทองสุข ศิริพร ศิริชัย ศรีสุดา สายฝน สายใจ แสงดาว แสงเดือน อรุณ อรทัย อนงค์ อนันต์
อภิชาติ อมรา อุไร อุบล เพ็ญศรี เพชรดา รัตนา ระวี รุ่งนภา เรณู ละออ ลำดวน ลัดดา
";

/// Short names, only behind a kinship word.
const SHORT: &str = "
สมบัติ สมบูรณ์ ประเสริฐ อารี นารี มานะ นก แดง ดำ เล็ก ใหญ่ น้อย ต้น เอก ตุ๊ก ตุ้ม ตั้ม แอน แนน ฝน ปู กุ้ง ไก่ หมู เปิ้ล ส้ม
จอย เจน พลอย แพร นุ่น นิด หน่อย ติ๋ม แป้ง มด โอ๋ เอ บี บอย บาส ปุ้ย ปุ๊ก โจ้ ชาย ชัย ศักดิ์ พร จันทร์ แก้ว ทอง บัว มะลิ สุข
แสง เดือน ดาว ฟ้า ฝ้าย เก่ง กบ ปลา
";

/// What ends a name, and what beside a cue is no name: small words, common verbs and nouns of such texts.
const STOPS: &str = "
อย่าง อย่างน้อย อย่างไร อย่างมาก ร้อย ร้อยละ พัน หมื่น แสน ล้าน กว่า กับ ก่อน ก็ การ กำลัง กรุณา กฎหมาย กลับ กลาง กิน
เก็บ เกี่ยวกับ เกิด แก่ ของ ขอ ขอให้ ขับ ขับรถ ขาย ขึ้น เข้า เข้าใจ เขา เขียน คง คน คนงาน คนหนึ่ง ครับ ค่ะ คะ ครั้ง ควร
ความ คือ เคย คิด คุย จะ จน จาก จับ จัด จึง จ่าย จ้าง เจ้าของ ฉัน ช่วย ชาติ ชอบ ใช่ ใช้ ซึ่ง ซื้อ เช่น เช้า ดู ดูแล ด้วย ได้
ได้รับ เดิน เดียว เดียวกัน
ตาม ต้อง ต้องการ ตอน ต่อ ต่าง ตัว ตัวเอง ตี แต่ แต่ละ ติดต่อ ตั้งแต่ ถ้า ถาม ถึง ถือ ถูก ทั้ง ทั้งหมด ที่ ที่นี่ ที่นั่น ทำ ทำงาน ทุก
ทุกคน เท่า เท่านั้น โทร ใน นอก นอน นั้น นั่น นี้ นี่ นะ นำ แนะนำ บน บอก บอกว่า บาง เบอร์ ปล่อย ประมาณ เป็น ไป ไปส่ง
ไปที่ เปิด ผม ผู้ ผู้ชาย ผู้หญิง พวก พวกเรา พวกเขา พา พาไป พูด พูดว่า เพราะ เพื่อ เพื่อน เพียง พร้อม พบ
มา มาก มาจาก มัก มี มีสิทธิ เมื่อ เมื่อวันที่ แม่ แม้ ไม่ ไม่ได้ ยัง ยึด ย้าย ยอม รับ รอ รวม ระหว่าง รู้ รู้จัก ร่วม ร้อง เริ่ม เรา
เรียก เรียกว่า เรื่อง แรก แรงงาน แล้ว และ ลง ลูก ลูกจ้าง เลย เลี้ยง ละ แห่ง โดย ว่า วัน วันที่ วิ่ง สามารถ สาม สอง สั่ง
สอน ส่ง สำหรับ สิ่ง เสนอ เสมอ ให้ ให้การ ใหม่ หนี หนึ่ง หรือ หลัง หลังจาก หลาย หา หาก หัก ห้าม ใหญ่ อยาก อยู่ อยู่ที่ ออก
อะไร
อาจ อาศัย อีก อื่น เอง เอา เอาไป แอบ ไหน ไว้ ได้ยิน ถูกต้อง ตำรวจ นายจ้าง โรงงาน ร้าน เรือ บ้าน หมู่บ้าน ตำบล อำเภอ
จังหวัด ประเทศ รัฐ รัฐบาล กำหนด เป็นต้น ทางการ เดิม กำเนิด เกิดเหตุ ใกล้ ใกล้เคียง เล็กๆ ห่างไกล ชายแดน ละ แบบ ทาง
ชาวบ้าน นั้นๆ ต่างๆ ทั่วไป เถื่อน ประมง ท่องเที่ยว อาหาร เสื้อผ้า แปรรูป ขนาดเล็ก ขนาดใหญ่ สินค้า
บริการ คาราโอเกะ นวด กาแฟ เหล้า ค้า ค้าขาย ข้าว ตัด เย็บ ผลิต ผัก ทอผ้า กระป๋อง อุตสาหกรรม จัดหา จัดหางาน ต้นทาง
ปลายทาง เอกชน มหาชน ข้ามชาติ ต่างชาติ จำนวน ยนต์ พาณิชย์ หาปลา ลำ ลากคู่ อวนลาก บรรทุก โดยสาร เร็ว เมล์ จ้าง สี
น้ำแข็ง น้ำตาล ไฟฟ้า เหล่านี้ เหล่านั้น ดังกล่าว นอน เสนอว่า เห็น เห็นว่า ฟ้อง แจ้ง แจ้งความ ลาออก ติด ตาย แต่งงาน
ครอบครัว พ่อ จำกัด ปิด มั่นใจ เฉลี่ย นาน เกิน ต่ำกว่า ไม่เกิน เหมือน คล้าย กัน มือ ทราบ กรอก สมัคร แทน เต็ม จริง ปลอม
สกุล นามสกุล เสีย เสียชีวิต โปรด กลุ่ม บัญชี แอป เว็บ เว็บไซต์ เพจ ไฟล์ หน่วยงาน องค์กร สมาชิก สถานที่ โครงการ
ห้อง หนังสือ เอกสาร ยา
";

/// What stands before the name of a village, a district, a lane.
const PLACES: &str =
    "หมู่บ้าน ตำบล ต. อำเภอ อ. ซอย ชุมชน เทศบาลตำบล เทศบาลเมือง สถานีตำรวจภูธร สภ. สน. วัด กิ่งอำเภอ";

/// "House" is a part of a village's name only before these: hill, pond, wood and their like.
const VILLAGES: &str = "
บ้านหนอง บ้านห้วย บ้านโคก บ้านดง บ้านโนน บ้านทุ่ง บ้านท่า บ้านบึง บ้านคลอง บ้านวัง บ้านเกาะ บ้านปาก บ้านบาง บ้านบ่อ
บ้านดอน บ้านสัน บ้านไร่ บ้านเขา บ้านหัวย บ้านหาด บ้านคำ บ้านนา
";

const NO_PLACES: &str = "
อำเภอใจ บ้านพัก บ้านเกิด บ้านเรา บ้านเขาเอง บ้านนายจ้าง บ้านนาย บ้านเช่า บ้านของ บ้านท่าน บ้านเมือง บ้านเรือน บ้านนอก
บ้านเขา ที่ว่าการอำเภอ นายอำเภอ วัดผล วัดจาก วัดได้ วัดความ ชุมชนของ ชุมชนที่ ชุมชนใน ชุมชนและ ชุมชนแรงงาน
องค์การบริหารส่วนตำบล ประวัติ วัตถุ จังหวัด
";

/// A blank may follow these.
const FIRMS: &str = "บริษัท บจก. หจก. ห้างหุ้นส่วนจำกัด";
const EMPLOYERS: &str = "โรงงาน โรงสี ไร่ สวน ฟาร์ม เหมือง แพปลา";
const NO_EMPLOYERS: &str = "
โรงงานอุตสาหกรรม สวนสาธารณะ สวนยาง สวนผลไม้ ส่วน บริษัทโทรศัพท์ บริษัทประกัน บริษัทขนส่ง บริษัทจัดหางาน บริษัทนายหน้า
บริษัทประมง บริษัทต่างชาติ บริษัทเอกชน อ้อย ไร่อ้อย ไร่นา สวนปาล์ม สวนยางพารา โรงงานทอผ้า โรงงานนรก เท่าไร่
ไร่มันสำปะหลัง ไร่ข้าวโพด โรงงานปลา โรงงานปลากระป๋อง โรงงานกุ้ง โรงงานไก่ โรงงานเย็บผ้า โรงงานรองเท้า
โรงงานแปรรูป โรงงานยาง โรงงานไม้ โรงงานผลิต ฟาร์มไก่ ฟาร์มหมู ฟาร์มกุ้ง
";
const VENUES: &str =
    "ร้านคาราโอเกะ คาราโอเกะ ร้านอาหาร ร้านนวด ร้าน บาร์ โรงแรม รีสอร์ท สปา ผับ คลับ อาบอบนวด เกสต์เฮาส์ หอพัก";
const NO_VENUES: &str =
    "ร้านเน็ต ร้านค้า ร้านตัดผม ร้านขาย ร้านกาแฟ ร้านเหล้า ร้านสะดวกซื้อ บาร์เทนเดอร์ ล้าน สปาย หอพักของ";
const VESSELS: &str = "เรือ เรือประมง เรือชื่อ เรือประมงชื่อ เรือหลวง เรืออวนลาก";
const NO_VESSELS: &str = "
ท่าเรือ ลูกเรือ นายเรือ เจ้าของเรือ กองทัพเรือ เรือน เรือนจำ ทหารเรือ ทางเรือ เรือลำ บ้านเรือน ครัวเรือน โรงเรือน
ไต้ก๋งเรือ เรื่อ เรื้อ กรมเจ้าท่า เรือง รุ่งเรือง
";
const COURTS: &str = "ศาลจังหวัด ศาลแขวง ศาลเยาวชนและครอบครัวจังหวัด ศาลแรงงานภาค อัยการจังหวัด";

/// What few people are in a small place.
pub(crate) const ROLES: &str = "
ครู ครูใหญ่ ผู้อำนวยการ พยาบาล หมอ หมอตำแย แพทย์ เจ้าอาวาส พระ กำนัน ผู้ใหญ่บ้าน นายก ปลัด ตำรวจ สารวัตร อัยการ
ผู้พิพากษา ทนายความ อสม. เภสัชกร บาทหลวง ศิษยาภิบาล นักสังคมสงเคราะห์ เจ้าของร้าน ช่างตัดผม
";

/// The cues, and where what they open ends.
pub(crate) fn cues() -> Vec<Cue> {
    let name = Extent { lead: Lead::MayBlank, blanks: 1, pieces: 8, whole: false };
    let short = Extent { lead: Lead::Nothing, blanks: 0, pieces: 3, whole: false };
    let place = Extent { lead: Lead::Nothing, blanks: 0, pieces: 5, whole: false };
    let firm = Extent { lead: Lead::MayBlank, blanks: 0, pieces: 8, whole: true };
    let ship = Extent { lead: Lead::Nothing, blanks: 1, pieces: 5, whole: true };
    let business = Extent { lead: Lead::Nothing, blanks: 0, pieces: 6, whole: true };
    let whole = Extent { whole: true, ..place };
    let mut cues = Vec::new();
    let mut add = |list: &str, kind: Option<DetailKind>, extent: Extent| {
        cues.extend(list.split_whitespace().map(|word| Cue::new(word, kind, extent, Script::Thai)));
    };
    add(TITLES, Some(DetailKind::PersonName), name);
    add(&introductions(), Some(DetailKind::PersonName), name);
    add(KIN, Some(DetailKind::PersonName), short);
    add(YOU, Some(DetailKind::PersonName), Extent { lead: Lead::Listed, ..short });
    add(CALLED, Some(DetailKind::PersonName), Extent { pieces: 5, ..short });
    add(PLACES, Some(DetailKind::SmallPlace), place);
    add(VILLAGES, Some(DetailKind::SmallPlace), whole);
    add(FIRMS, Some(DetailKind::Employer), firm);
    add(EMPLOYERS, Some(DetailKind::Employer), business);
    add(VENUES, Some(DetailKind::Venue), business);
    add(VESSELS, Some(DetailKind::Vessel), ship);
    add(COURTS, Some(DetailKind::Court), whole);
    for list in [NO_NAMES, NO_PLACES, NO_EMPLOYERS, NO_VENUES, NO_VESSELS] {
        add(list, None, short);
    }
    cues
}

/// Words that end a name.
pub(crate) static ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[STOPS]));
/// Names that stand without a title too.
pub(crate) const NAMES: &str = GIVEN;
/// Names that stand behind a title only.
pub(crate) const SHORT_NAMES: &str = SHORT;
