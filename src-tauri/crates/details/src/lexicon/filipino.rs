//! Filipino cues. Filipino texts are full of English and Spanish words, so the English cues count as well.

use super::{Latin, Words};

/// Words of which the names of authorities, laws and programmes are made.
pub(super) const INSTITUTIONS: &str = "
Artikulo Batas Deklarasyon Pahayag Pagpapahayag Karta Kapulungan Pangkalahatang Kagawaran Kapisanan
Karapatan Karapatang Kalihim Kawanihan Komisyon Komite Kongreso Konseho Konstitusyon Korte Suprema
Lupon Mababang Mataas Ministeryo Opisina Pambansa Pambansang Pamahalaan Pamahalaang Pangulo Pantao
Panukala Protokol
Samahan Sangay Sangguniang Seksiyon Seksyon Senado Tanggapan Tanggapang Tanod Ulat Unibersidad
Kasunduan Kodigo Simbahan Paaralan Pulisya Hukbo Kilusan Programa Talaan Layunin Rekomendasyon
";

const TITLES: &str = "
Aling Mang Ate Kuya Manang Manong Tita Tito Nanay Tatay Lola Lolo Ginang Ginoo Ginoong Binibini Bb
Gng G Ka Inang Tiya Tiyo Tiyang Tiyong Nay Tay Kap Kapitan Kapitana Kagawad Konsehal Mayor Ser Mam
Maam Ma'am Sir Madam Mr Mrs Ms Dr Dra Doktor Doktora Atty Attorney
Engr Fr Father Padre Sister Sr Pastor Judge Sgt Bossing Amo Don Doña Aleng Impo Ingkong Dong Inday
Nong Nang Bai
";

const NAME_CUES: &str =
    "si sina ni nina kay kina pangalang nagngangalang named called alias pinangalanang";

const COMMON: &str = "
Ako Akin Aking Akong Alam Anak Ang Ano Anong Apat Araw At Ay Ayaw Ayon Ayos Bago Bakit Bagaman Bahay
Basta Bawal Bawat Binigyan Bilang Bukod Dahil Dalawa Dalawang Dapat Dati Dito Diyan Doon Galing
Ginamit Gusto Habang Halos Hanggang Hindi Humingi Huwag Ikaw Ilan Ilang Ipadala Isa Isang Ito Itong
Iyan Iyon Ka Kahit Kailan Kailangan Kailangang Kami Kaming
Kanila Kanilang Kaniya Kanya Kanyang Kapag Kasama Kaya Kayo Kinuha Ko Kung Laging Lahat Lalo Libre
Limang Lumapit Maaari Mababa Mag Maging Makalipas Mahigit Mahirap Mas Mabuti Magkano Mga Marami
Maraming May Mayroon Mayroong Mga Mula Muli Na Nagtrabaho Naging Nailigtas Nakasulat Nakita Naman
Namin Nang Narito Nasa Natin Ng Ngayon Ngunit Nila Nito Noon Noong
O Paano Pagdating Pagkatapos Palagi Pangalawa Papunta Para Pati Pero Pinapirma Pinilit Po Pumayag
Pumunta Saan Sabi Sapagkat Sila Silang Sino Sinulatan Siya Siyang Subalit Sobra Sumagot Tatlo
Tatlong Tayo Tinulungan Tumawag Tungkol Tuwing Unang Una Upang Walang Wala Walong Yung Yan Yun
Salamat Mahal Isinulat Kapatid Katorse Kung Umalis Umuwi Tinawag Sampung
Sampu Lima Anim Pito Walo Siyam Nanay Tatay Ina Ama
";

/// Words before the name of a place.
const PLACE_BEFORE: &str = "
Barangay Brgy Sitio Purok baryo bayan nayon poblacion isla pulo kalye munisipyo distrito looban
eskinita lungsod barangay pook village town residente taga galing barong-barong
";

/// Words for bars, hotels, shops.
const VENUE: &str = "
otel bahay-aliwan beerhouse karinderya panaderya tindahan parlor
";

/// What few people are in a small place.
const ROLES: &str = "
guro gurong komadrona hilot kapitan kapitana kagawad tanod pari pastor doktor doktora nars mayor
alkalde konsehal pulis pulisya hukom piskal lider albularyo manggagamot tindera barbero katekista
punong-guro
";

/// The lexicon: Filipino before English.
pub(super) fn lexicon() -> Latin {
    let english = super::english::lexicon(true);
    let join = |one: Words, other: Words| Words(one.0.into_iter().chain(other.0).collect());
    Latin {
        titles: Words::of(&[TITLES]),
        name_cues: Words::of(&[NAME_CUES]),
        place_prepositions: Words::of(&["sa mula galing tungo patungo taga in from at near"]),
        place_before: Words::of(&[PLACE_BEFORE]),
        place_behind: Words::of(&[
            "village town street road avenue subdivision compound market island barangay",
        ]),
        place_beginnings: english.place_beginnings,
        articles: Words::of(&["ang ng mga yung isang iyong itong aming ating the a an"]),
        common: join(Words::of(&[COMMON]), english.common),
        employer_before: Words::of(&["
            kompanyang kompanya kumpanya kumpanyang ahensiya ahensya ahensiyang ahensyang pabrika
            pabrikang plantasyon hasyenda hacienda bukirin employer company agency factory farm
            "]),
        employer_inside: join(
            Words::of(&["Agri Sardinas Pagawaan Bakery-Products"]),
            english.employer_inside,
        ),
        venue: join(Words::of(&[VENUE]), english.venue),
        vessel: join(
            Words::of(&["bangka bangkang barko barkong lantsa lantsang bapor"]),
            english.vessel,
        ),
        court: join(Words::of(&["hukuman hukumang korte piskalya"]), english.court),
        roles: join(Words::of(&[ROLES]), english.roles),
        capitals_tell: true,
    }
}
