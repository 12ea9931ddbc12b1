//! Khmer cues. Blanks stand between phrases and around names; a word of the list of small words ends a name.

use std::sync::LazyLock;

use super::Words;
use crate::{
    candidate::DetailKind,
    cues::{Cue, Extent, Lead},
    words::Script,
};

/// Titles before a full name.
const TITLES: &str = "លោក លោកស្រី អ្នកស្រី កញ្ញា នាងកញ្ញា លោកគ្រូ អ្នកគ្រូ ឧកញ៉ា លោកតា";

/// "Named": a person's name stands behind a blank; "the name of the office" is written together.
const NAMED: &str = "ឈ្មោះ ឈ្មោះថា";

/// Kinship words before a short name.
const KIN: &str = "បង ពូ មីង យាយ អ៊ំ ចែ ហ៊ា អ្នកមីង នាង";

/// Words that begin like a title and are none.
const NO_NAMES: &str = "
ពិភពលោក លោកអ្នក លោកគ្រូអ្នកគ្រូ បងប្អូន បងស្រី បងប្រុស បងធម៌ នាងខ្ញុំ ក្មេងនាង បង្ការ បង្ក្រាប បង់ បង្ខំ បង្រៀន បង្កើត បង្ហាញ
បញ្ជីឈ្មោះ ដាក់ឈ្មោះ កេរ្តិ៍ឈ្មោះ ឈ្មោះពិត ឈ្មោះក្លែងក្លាយ ចែក ចែករំលែក ចែង ពូជ យាយតា នាងៗ លោកិយ អ្នកស្រីៗ ឈ្មោះរបស់ បង្ខាំង
បង្គាប់ បង្វិល
";

/// Family names, which stand before a given name.
const FAMILY: &str = "
កែវ កឹម គង់ គឹម ឃុន ងួន ចាន់ ចេង ចៅ ជា ជួន ឈិត ឈឹម តាំង តេង ថាច់ ទី ទូច ទេព ធី នួន ប៉ែន ប៊ុន ប្រាក់ ផន ផល ពេជ្រ ព្រំ មាស មុំ
យឹម យ៉ាន រស់ លី លឹម វង្ស វ៉ាន់ សំ ស៊ឹម ស៊ុន សៀង សោម សុខ សួស ហាក់ ហួត ហេង ហ៊ុន អ៊ុក អ៊ុំ ឡុង អ៊ិន
";

/// Given names that are no common word.
const GIVEN: &str = "
កញ្ញារ័ត្ន កល្យាណ កុសល គន្ធា ចន្ថា ចន្ថន ចន្ទ្រា ចន្ធូ ចាន់ថា ចាន់ណា ចាន់ធី ច័ន្ទតារា ឆវី ដារ៉ា ដារិទ្ធ ទេវី ធារ៉ា ធារី និមល
បុប្ផា បូផា បូរ៉ា ប៊ុនធឿន ប៊ុនថន ប៊ុនណា ពិសិដ្ឋ ភារុណ មករា មនោរម្យ មុន្នី រដ្ឋា រតនា រស្មី រិទ្ធី វណ្ណា វណ្ណៈ វិសាល វិសិដ្ឋ សារ៉ា
សារិទ្ធ សារឿន សាវឿន ស៊ីថា សុខា សុខុម សុគន្ធា សុជាតា សុផល សុផាត សុភា សុភី សុវណ្ណ សុវណ្ណា សុវត្ថិ សូភា សូរិយា សេរីរ័ត្ន ស្រីពៅ ស្រីនាង
ស្រីមុំ ស្រីមៅ ស្រីល័ក្ខ ស្រីនិច ស្រីណែត ស្រីអូន ហួរ
";

/// What ends a name, and what beside a cue is no name.
const STOPS: &str = "
ឬទេ ខ្លួន ក៏ កំពុង ការ កាល ក្រោយ ក្រុម ក្នុង ក្រៅ កើត កំណើត កន្លែង ខាង ខ្ញុំ ខ្លះ គឺ គេ គ្រប់ គ្រួសារ គាត់ គួរ គឺជា គ្មាន ឃើញ
ចង់ ចាប់ ចូល ចេញ ចំនួន ចំពោះ ចុះ ឆ្នាំ ជា ជាង ជាមួយ ជួយ ជួន ឈប់ ដូច ដូចជា ដែល ដើម្បី ដោយ ដោយសារ ដល់ ដាក់ ដទៃ តាម តាំងពី
តូច តែ តែង តើ ត្រូវ ត្រូវបាន ត្រឡប់ ថា ថៅកែ ថ្មី ទាំង ទាំងអស់ ទី ទីនេះ ទីនោះ ទៅ ទៀត ទើប ទេ ធំ ធ្លាប់ ធ្វើ ធ្វើការ
នាំ និង និយាយ នឹង នេះ នោះ នៃ នៅ បន្ទាប់ បន្ទាប់ពី បាន បាត់ បើ ប្រាប់ ប្រហែល ប៉ុន្តែ ប្រើ ប្រឈម ផង ផ្ញើ ផ្តល់ ផ្សេង ពី ពីរ
ពេល ព្រោះ ភាគ ភូមិ មក មាន មិន មិនមែន មួយ មុន ម៉ោង យក យើង យ៉ាង យល់ រក រង់ចាំ របស់ រស់ រស់នៅ រាល់ រឺ រួម រួច រួចហើយ រៀន ឬ
លើ លក់ ល្អ លុះ វា វិញ សម្រាប់ សុំ សូម សួរ ស្គាល់ ស្ថិត ស្ថិតនៅ ស្នើ ស្នើសុំ ស្រុក ស្លាប់ ហើយ ហៅ ឱ្យ ឲ្យ អាច អស់ អំពី អ្នក
អ្វី អត់ ឡើង ឯង ឯ ទទួល ទទួលបាន ចាំ ចាំបាច់ មិនដែល រត់ ដឹក ដឹកនាំ បើក វាយ បង់ កាន់ គិត ដឹង ពួកគេ ពួកយើង ប្រទេស ខេត្ត ឃុំ
សង្កាត់ ទីក្រុង រាជធានី ក្រុង រដ្ឋ រដ្ឋាភិបាល បរទេស ឯកជន អន្តរជាតិ ក្នុងស្រុក កាត់ដេរ ជ្រើសរើស នីមួយៗ ជាច្រើន ច្រើន ផ្សេងៗ
ជិត ឆ្ងាយ នេសាទ ដំបូង ឥដ្ឋ ស្បែកជើង មិត្ត មិត្តភក្តិ ប្រពន្ធ ប្តី កូន ម្តាយ ឪពុក តម្រូវ កំណត់ ដកហូត រឹបអូស ភាសា
មេ មេភូមិ មេឃុំ ចៅសង្កាត់ ផ្ទាល់ ប៉ូលិស តុលាការ សាលា ផ្ទះ បន្ទប់ ការងារ លុយ ប្រាក់ខែ ពលករ ជន បុគ្គល ស្ត្រី បុរស កុមារ ទោះ ឥឡូវ
សព្វថ្ងៃ ភ្លាម ម្តង ទាល់តែ ដូច្នេះ មុននឹង បញ្ជូន លើក ប្តឹង គំរាម កត់ នាយក ប្រធាន ដ៏ តម្កល់ ទំនើប ដូចគ្នា ទាំងនេះ ទាំងនោះ
";

/// What stands before the name of a village, a commune, a district.
const PLACES: &str = "ភូមិ ឃុំ សង្កាត់ ស្រុក ខណ្ឌ វត្ត ប៉ុស្តិ៍នគរបាល";
const NO_PLACES: &str = "
ភូមិសាស្ត្រ ភូមិភាគ ភូមិឃុំ ភូមិគ្រឹះ មេភូមិ មេឃុំ អ្នកភូមិ សុវណ្ណភូមិ ស្រុកស្រែ ស្រុកកំណើត ប្រទេសស្រុក ក្នុងស្រុក ស្រុកគេ ចៅសង្កាត់ ភូមិកំណើត
ឃុំខ្លួន ឃុំគ្រង ឃុំឃាំង វត្តមាន វត្ថុ ភូមិស្រុក អភិបាលស្រុក
";

const EMPLOYERS: &str = "ក្រុមហ៊ុន រោងចក្រ ទីភ្នាក់ងារ សហគ្រាស ចម្ការ ឡឥដ្ឋ";
const NO_EMPLOYERS: &str = "ក្រុមហ៊ុនទូរសព្ទ ក្រុមហ៊ុនទូរស័ព្ទ ក្រុមហ៊ុនធានា ទីភ្នាក់ងារនីមួយ";
const VENUES: &str = "ខារ៉ាអូខេ ភោជនីយដ្ឋាន សណ្ឋាគារ ផ្ទះសំណាក់ បារ ក្លឹប ហាងម៉ាស្សា ហាង ស្ប៉ា រង្គសាល";
const NO_VENUES: &str = "ហាងអ៊ីនធឺណិត ហាងឆេង បារី បារាំង បារម្ភ ហាងលក់ ហាងកាហ្វេ ហាងបាយ";
const VESSELS: &str = "ទូក ទូកនេសាទ កប៉ាល់ នាវា កាណូត";
const NO_VESSELS: &str = "នាវាចរ ទូកដ ម្ចាស់ទូក កូនទូក មេទូក ផែទូក";
const COURTS: &str = "សាលាដំបូង សាលាដំបូងខេត្ត សាលាដំបូងរាជធានី តុលាការខេត្ត តុលាការក្រុង អយ្យការអមសាលាដំបូង";

/// What few people are in a small place.
pub(crate) const ROLES: &str = "
គ្រូបង្រៀន គ្រូ នាយក ឆ្មប គ្រូពេទ្យ ពេទ្យ គិលានុបដ្ឋាយិកា មេភូមិ មេឃុំ ចៅសង្កាត់ ប៉ូលិស នគរបាល ព្រះសង្ឃ ចៅអធិការ ចៅក្រម មេធាវី
ព្រះរាជអាជ្ញា គ្រូគង្វាល ឱសថការី អាចារ្យ ក្រុមប្រឹក្សា
";

/// The cues, and where what they open ends.
pub(crate) fn cues() -> Vec<Cue> {
    let name = Extent { lead: Lead::MayBlank, blanks: 2, pieces: 6, whole: false };
    let short = Extent { lead: Lead::Nothing, blanks: 0, pieces: 3, whole: false };
    let place = Extent { lead: Lead::MayBlank, blanks: 0, pieces: 5, whole: false };
    let named = Extent { lead: Lead::MayBlank, blanks: 2, pieces: 6, whole: true };
    let mut cues = Vec::new();
    let mut add = |list: &str, kind: Option<DetailKind>, extent: Extent| {
        cues.extend(
            list.split_whitespace().map(|word| Cue::new(word, kind, extent, Script::Khmer)),
        );
    };
    add(TITLES, Some(DetailKind::PersonName), name);
    add(NAMED, Some(DetailKind::PersonName), Extent { lead: Lead::Blank, ..name });
    add(KIN, Some(DetailKind::PersonName), short);
    add(PLACES, Some(DetailKind::SmallPlace), place);
    add(EMPLOYERS, Some(DetailKind::Employer), named);
    add(VENUES, Some(DetailKind::Venue), named);
    add(VESSELS, Some(DetailKind::Vessel), named);
    add(COURTS, Some(DetailKind::Court), Extent { whole: true, ..place });
    for list in [NO_NAMES, NO_PLACES, NO_EMPLOYERS, NO_VENUES, NO_VESSELS] {
        add(list, None, short);
    }
    cues
}

/// Words that end a name.
pub(crate) static ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[STOPS]));
/// Family names: another name follows.
pub(crate) static FAMILY_NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(&[FAMILY]));
/// Names that stand without a title too.
pub(crate) const NAMES: &str = GIVEN;
