//! English cues.

use super::{Latin, Words};

/// Words of which the names of authorities, laws and programmes are made.
pub(super) const INSTITUTIONS: &str = "
Academy Accord Act Acts Action Administration Advice Advisory Affairs Agenda Agreement Ambassador
Amendment Annex Appeal Appeals Army Article Articles Assembly Assessment Association Asylum Attorney
Authority Bank Bench Bill Board
Border Bulletin Center Centre Modern Bureau Cabinet Campaign Chamber Chapter Charter City Coalition
Code College Commission Commissioner Commissions Committee Communities Community Compact Conference
Constitution Consulate
Convention Conventions Cooperation Council Councils Covenant Crime Criminal Customs Data Day Decade
Declaration Decree Defence Defense Delegation Department Departments Deputy Development Directive
Directorate Directory Division
Embassy Enforcement Executive Family Federal Federation Figure Force Forces Forum Foundation
Framework Fund Global Goal Goals Government Governments Governor Guard Guidance Guide Guideline
Guidelines Guild Health High Home House Human
Immigration Independent Index Indicator Initiative Inspection Inspectorate Institute Institution
Inter-Agency Inter-American International Judiciary Justice Labor Labour Law Laws Leadership League
Legal Legislature Line Local Manual
Mechanism Memorandum Migration Minister Ministers Ministries Ministry Mission Model Movement
Municipal Nation National Nations Navy Network NGO Office Officer Ombudsman Ombudsperson Operating
Order Ordinance
Organisation Organization Page Panel Paper Paragraph Parliament Part Partnership Penal Plan Plans
Platform Police Policy Practice Practices President Prevention Prime Principle Principles Procedure
Procedures Programme Program Project Prosecution
Prosecutor Prosecutors Protection Protocol Protocols Province Provincial Public Rapporteur
Recommendation Recommendations Red Referral Refugee Region Regional Regulation Regulations Report
Reports Republic Resolution Rights Roundtable Rule Rules
Scheme Secretariat Secretary Section Senate Senator Service Session Shelter Slavery Social Society
Special Speaker Standard Standards State Statute Strategy Summit Supreme Survivor Survivors
Sustainable Table Target Task Team
Trade Trafficking Treaty Tribunal Trust Union Unions United Unit Universal University Vice Victims
Violence Week Welfare Women Workers Working Workshop World Year Youth Children Child Employment
Education Finance Foreign Interior Internal Tourism Agriculture
Fisheries Overseas Domestic Migrant Modern Anti-Slavery Anti-Trafficking Against Persons Abuse
Exploitation Compensation
";

const TITLES: &str = "
Mr Mrs Ms Miss Madam Madame Sir Dr Doctor Prof Professor Father Fr Sister Brother Pastor Reverend
Rev Imam Judge Captain Capt Officer Sergeant Sgt Inspector Detective Colonel Lieutenant Nurse Auntie
Aunt Aunty Uncle
Grandma Grandpa Attorney Atty Engineer Engr Hon Mama Mzee Chief Boss Foreman Supervisor Kuya Aling
Don Doña Señor Señora
";

const NAME_CUES: &str = "
named called nicknamed alias aka recruiter trafficker agent boss employer's owner's husband
boyfriend neighbour neighbor supervisor manager foreman cousin uncle aunt brother sister friend
lawyer madam pimp daughter son
wife father mother captain handler broker middleman landlord driver interpreter colleague roommate
classmate teacher nurse
";

const COMMON: &str = "
A About Above According Across After Again Against All Almost Along Also Although Always Among An
And Another Any Anyone Are Around As Asking At Because Before Behind Being Below Besides Between
Both But By Can Child Children Could Did Do Does Domestic During
Each Either Even Every Everyone Few Finally First For Forced Former From Further Give Given Go
Government Governments Had Has Have He Her Here Hers His How However I If In Inside Instead Into Is
It Its Just Labour Labor Last Later Let Like Local Many May Maybe Me Meanwhile
Migrant More Most Much My Near Neither Never New Next No Nobody None Nor Not Nothing Now Of Off
Often On Once One Only Or Other Others Our Outside Over Perhaps Please Police Public Put Rather Same
Second See Seven She Should Since Six Some Someone Sometimes Soon Still Such Survivor
Survivors Take Ten Than Thank That The Their Then There These They Third This Those Three Through
Thus To Today Together Tomorrow Too Two Under Unless Until Up Upon Us Very Was We Were What When
Whenever Where Whether Which While Who Whoever Whose Why With Within Without Women
Workers Would Yes Yesterday Yet You Young Your Yours Dear Hello Hi Ask Tell Say Says Said Call Write
Meet Meanwhile Nevertheless Therefore Because Everything Five Four Eight Nine Half Yes
";

/// Words behind the name of a place.
const PLACE_BEHIND: &str = "
village town hamlet township street road avenue lane alley market district parish ward junction
station slum compound estate island camp school hospital church clinic chapel mosque temple
monastery barangay commune settlement county quarter neighbourhood neighborhood
";

/// Words with which names of places begin.
const PLACE_BEGINNINGS: &str = "
San Santa Santo St Saint Upper Lower Little Great Nether Over North South East West Port Mount Fort
Lake Old New Villa Puerto Kampong Kampung Ban Baan Phum Kg
";

/// Words of which names of firms are made.
const EMPLOYER_INSIDE: &str = "
Ltd Limited Inc Incorporated Corp Corporation Co Company LLC LLP PLC GmbH Enterprise Enterprises
Trading Manpower Recruitment Services Agency Industries Industry Textile Textiles Garment Garments
Foods Seafood Seafoods Farm Farms Plantation Plantations Factory Mill Mills Construction Holdings
Logistics Cleaning Fisheries Brothers Bros Packers Canning Cannery Bricks Kiln Mining Exports
Apparel Electronics Placement Consultancy Solutions Ventures Contractors
";

/// Words for bars, hotels, shops.
const VENUE: &str = "
bar pub club nightclub hotel motel inn resort spa ktv karaoke videoke restaurant cafe salon massage
lodge guesthouse hostel brothel cabaret casino lounge disco parlour parlor diner eatery canteen
bakery supermarket boutique laundry nightspot
";

/// What few people are in a small place.
const ROLES: &str = "
teacher headteacher headmaster headmistress midwife nurse doctor priest pastor imam monk nun mayor
councillor councilor captain chief chairman chairwoman chairperson secretary policeman policewoman
officer sheriff judge prosecutor lawyer pharmacist shopkeeper postman postmistress baker butcher
fisherman ferryman driver elder healer headman catechist leader principal interpreter
";

/// The lexicon; whether capitals tell is for the caller, since in an unknown language they may not.
pub(super) fn lexicon(capitals_tell: bool) -> Latin {
    Latin {
        titles: Words::of(&[TITLES]),
        name_cues: Words::of(&[NAME_CUES]),
        place_prepositions: Words::of(&[
            "in from at near to through outside around towards toward into via leaving reached",
        ]),
        place_before: Words::of(&[
            "Barangay Brgy Sitio Purok village town hamlet parish townland suburb commune township settlement",
        ]),
        place_behind: Words::of(&[PLACE_BEHIND]),
        place_beginnings: Words::of(&[PLACE_BEGINNINGS]),
        articles: Words::of(&[
            "the a an this that these those our their its your each every any no some such under per",
        ]),
        common: Words::of(&[COMMON]),
        employer_before: Words::of(&[
            "employer company firm agency factory farm plantation contractor supplier sweatshop kiln quarry mine",
        ]),
        employer_inside: Words::of(&[EMPLOYER_INSIDE]),
        venue: Words::of(&[VENUE]),
        vessel: Words::of(&[
            "vessel vessels ship boat trawler longliner seiner ferry tanker freighter yacht trawlers FV MV V",
        ]),
        court: Words::of(&[
            "court courts tribunal magistrates magistrates' magistrate's courthouse RTC MTC assizes bench chamber",
        ]),
        roles: Words::of(&[ROLES]),
        capitals_tell,
    }
}
