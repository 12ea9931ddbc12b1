//! Recommendations that say well what they ask: nothing may be pointed out in any of them.

use super::*;

/// Action, timeline and issue. Country neutral, in the shape of those that councils and stakeholders send.
const GOOD: &[(&str, &str, &str)] = &[
    (
        "Ratify the Protocol of 2014 to the Forced Labour Convention and deposit the instrument with the ILO.",
        "31 December 2027",
        "The State has not ratified the protocol, so survivors cannot rely on its rules on compensation.",
    ),
    (
        "Amend section 12 of the Recruitment Act so that employers, and not workers, pay every recruitment fee.",
        "Before the end of the next session of parliament",
        "Workers go into debt to pay fees of up to a year's wages before they leave.",
    ),
    (
        "Fund one full-time legal adviser for survivors in each district court.",
        "In the budget for 2028",
        "Legal aid ends when the criminal trial begins, and compensation claims are left without a lawyer.",
    ),
    (
        "Publish the number of convictions for trafficking, by district and by form of exploitation, every year.",
        "By 30 June each year, from 2027",
        "Official data does not show how many cases end with a conviction.",
    ),
    (
        "Train all labour inspectors to recognise signs of forced labour, with survivor leaders as paid trainers.",
        "Within 12 months",
        "Inspectors were not trained to see debt bondage when papers are in order.",
    ),
    (
        "Stop the detention of survivors in closed shelters and let them leave when they choose.",
        "By 1 March 2027",
        "Survivors tell us that closed shelters feel like another form of control.",
    ),
    (
        "Extend the reflection period for foreign survivors from 30 to 90 days, without any duty to testify.",
        "Within six months of adoption",
        "Thirty days are too short to find a lawyer, an interpreter and a safe place to sleep.",
    ),
    (
        "Appoint a guardian within 24 hours for each child who may have been trafficked.",
        "From January 2027 on",
        "Children wait up to three weeks before anyone speaks for them.",
    ),
    (
        "Guarantee that survivors are not punished for acts that they were forced to commit.",
        "31 December 2027",
        "Courts still convict people for crimes that traffickers made them commit.",
    ),
    (
        "Set up a national compensation fund that pays survivors when the offender cannot.",
        "In the budget for 2028",
        "Fewer than one in ten compensation orders are ever paid.",
    ),
    (
        "Give domestic workers the same right to weekly rest and overtime pay as other workers.",
        "Before the next review of the Labour Code",
        "Domestic work is excluded from the chapter on working time.",
    ),
    (
        "Allow migrant workers to change employers without the consent of the first one.",
        "By the end of 2027",
        "A worker who leaves an abusive employer loses the right to stay.",
    ),
    (
        "Require licensed agencies to give each worker a contract in a language that the worker understands.",
        "Within one year",
        "Contracts are signed at the airport, in a language that the worker cannot read.",
    ),
    (
        "Include at least two survivor leaders, chosen by survivors, in the national council against trafficking.",
        "At the next appointment of members, in 2027",
        "The council decides on support services and has no member with lived experience.",
    ),
    (
        "Pay survivor experts at the same daily rate as other experts who advise the ministry.",
        "From 1 January 2027",
        "Survivors are asked to advise for free, while other experts are paid.",
    ),
    (
        "Raise awareness of illegal recruitment fees among people who apply to work abroad.",
        "Before each recruitment season",
        "Most people who apply do not know that fees are banned.",
    ),
    (
        "Run awareness campaigns on online exploitation in every public secondary school.",
        "In the school year 2027-2028",
        "Children are contacted by offenders on platforms that schools do not talk about.",
    ),
    (
        "Report to parliament every six months on the number of workers who were paid back their fees.",
        "Every six months, from July 2027",
        "Nobody can tell whether the ban on fees works.",
    ),
    (
        "Provide an interpreter, free of charge, at each interview with the police.",
        "30 September 2027",
        "Relatives interpret in interviews, and some of them know the offender.",
    ),
    (
        "Use video links in trials so that no survivor has to face the accused in the courtroom.",
        "In all courts of appeal by December 2028",
        "Two out of three witnesses say that facing the accused was the worst part of the trial.",
    ),
    (
        "Oblige internet companies to report child sexual abuse material to the national centre within 24 hours.",
        "By 30 June 2028",
        "Reports reach the police after weeks, when accounts have been deleted.",
    ),
    (
        "Remove the criminal record of anyone who was convicted as a child for acts under coercion.",
        "Two years after the law enters into force",
        "An old record keeps survivors from jobs in schools, hospitals and public offices.",
    ),
    (
        "Register every private employment agency and publish the list with the name of its owner.",
        "Within nine months",
        "Agencies that lose a licence open again under another name.",
    ),
    (
        "Increase the number of labour inspectors to one for every 10,000 workers, as ILO guidance advises.",
        "By 2029, with a report each year",
        "There is one inspector for 60,000 workers, and none for fishing vessels.",
    ),
    (
        "Issue a residence permit to survivors on humanitarian grounds, whether or not they testify.",
        "Within 18 months",
        "Only those who testify may stay, and their families are threatened at home.",
    ),
    (
        "Create a complaint line that answers in the six languages most spoken by migrant workers.",
        "By the end of the first quarter of 2028",
        "The present line answers in one language and during office hours.",
    ),
    (
        "Consult survivors regularly, at least twice a year, and publish what changed because of it.",
        "First meeting before 1 May 2027",
        "Survivors were heard once, when the plan was launched.",
    ),
    (
        "Repeal the rule that lets embassies refuse travel papers to nationals without money for the ticket.",
        "1 July 2027",
        "People stay with an abusive employer because they cannot pay for the journey home.",
    ),
    (
        "Adopt a protocol that the police, prosecutors and social services must follow after each rescue.",
        "Within six months",
        "After a rescue, survivors are asked the same questions by five offices.",
    ),
    (
        "Ensure that judges, who should consider the best interests of the child, hear each child in private.",
        "From the judicial year 2028 on",
        "Children speak in open court, in front of strangers.",
    ),
    (
        "Replace the words \"illegal migrant\" with \"migrant in an irregular situation\" in all official forms.",
        "By 31 January 2028",
        "Forms still call people \"illegal workers\", and officers repeat it.",
    ),
    (
        "Bring the definition of trafficking into line with article 3 of the Palermo Protocol.",
        "Before the next cycle of the UPR",
        "The definition in the Penal Code leaves out forced labour.",
    ),
    (
        "Fully fund the National Referral Mechanism (NRM), so that the NRM can keep a bed free in each region.",
        "In the budget for 2028",
        "Survivors sleep in police stations when shelters are full.",
    ),
    (
        "Urgently suspend the licence of agencies that keep passports, and give the passports back within 48 hours.",
        "1 June 2027",
        "Passports are kept \"for safety\", which article 21 of the convention does not allow.",
    ),
    (
        "Better protect witnesses: (a) give each a contact officer; (b) keep addresses out of court files; (c) pay for moving house.",
        "Six months after the budget is approved",
        "Witnesses must NOT be left alone after a verdict.",
    ),
    (
        "Free bonded workers from debts that the law does not recognise, and tell their creditors in writing.",
        "Within 60 days of each inspection",
        "Debts grow by interest of 10 % a month, and no office keeps a record of them.",
    ),
    (
        "Hold recruiters, subcontractors and lead companies jointly liable for unpaid wages.",
        "By 2028",
        "When a subcontractor disappears, nobody pays: on average, USD 900 are lost.",
    ),
    (
        "Make hotlines, shelters and courts accessible to survivors with disabilities.",
        "31 December 2028, with a first report in 2027",
        "Of 40 shelters, only three can be entered with a wheelchair.",
    ),
];

#[test]
fn there_are_enough_of_them() {
    assert!(GOOD.len() >= 30);
}

#[test]
fn nothing_is_pointed_out_in_a_good_recommendation() {
    for (action, timeline, issue) in GOOD {
        let card = card(&[
            (Field::AddresseeGovernment, "The Government"),
            (Field::AddresseeBody, "Ministry of Labour and Social Affairs"),
            (Field::Action, action),
            (Field::Timeline, timeline),
            (Field::Issue, issue),
            (
                Field::SurvivorPerspective,
                "Survivors say that this would let them speak without fear.",
            ),
            (Field::LegalInstrument, "CEDAW; ILO C189; Palermo Protocol"),
            (Field::IndicatorMeasure, "Share of cases in which it was done"),
            (Field::IndicatorFrequency, "Once a year"),
            (Field::RiskWho, "Workers without papers, if inspections lead to arrests."),
            (Field::RiskMitigation, "Keep inspection and immigration control apart by law."),
        ]);
        let lints = lint(&card, "en", NO_GLOSSARY);
        assert_eq!(lints, [], "{action} / {timeline} / {issue}");
    }
}

#[test]
fn a_body_whose_name_has_two_tasks_is_one() {
    for body in [
        "Ministry of Labour and Social Affairs",
        "Department of Labor and Employment",
        "Inter-Agency Council Against Trafficking",
        "Ministry of Justice and Police",
        "Office of the Prosecutor for Children and Families",
        "Committee on Migration and Courts",
        "National Commission for Women and the Family",
        "Ministry of Home Affairs, Department of Immigration",
        "Police and Border Guard Board",
    ] {
        assert_eq!(found("en", Field::AddresseeBody, body), [], "{body}");
    }
}
