/** One milestone of the template: what is to be in place, what shows it, where the thought comes from, and which grants it helps with. */
export type TemplateMilestone = readonly [
  code: string,
  stage: number,
  title: string,
  evidenceExpected: string,
  source: string,
  helpsWith: string,
  cadenceMonths: number | null,
];
export type TemplateElement = { name: string; milestones: readonly TemplateMilestone[] };
export type TemplateArea = { code: string; name: string; elements: readonly TemplateElement[] };

/** Our own names for the five stages; every task force may choose others (RM-4). */
export const templateStages = ["Explore", "Form", "Build", "Operate", "Sustain"] as const;

/**
 * What a task force may start from. Only the shape (areas, elements, five stages, a guide and not a checklist) is that of
 * the roadmap published by IACP, BJA and OVC; names and milestones are our own, from the sources each one names (domain.md §1).
 * A code is never given to another milestone: by it a second import finds what is there already (RM-1).
 */
export const template: readonly TemplateArea[] = [
  {
    code: "A",
    name: "Governance",
    elements: [
      {
        name: "Purpose",
        milestones: [
          [
            "G01",
            1,
            "Community assessment done: known cases, vulnerable groups, industries, services and gaps",
            "Assessment report; data-source list; community meeting sign-in",
            "EG2.3",
            "ECM",
            24,
          ],
          ["G02", 1, "Feasibility decision and champions named", "Decision note; champion list", "EG2.1", "", null],
          [
            "G03",
            1,
            "Findings presented to agency heads (police/sheriff, victim-service directors, DSS, DA, USAO)",
            "Presentation; letters of support",
            "EG2.4",
            "ECM",
            null,
          ],
          [
            "G04",
            2,
            "Mission, purpose, goals and objectives adopted; all trafficking types and all victim groups in scope",
            "Signed charter",
            "EG2.1,EG2.2",
            "ECM",
            12,
          ],
        ],
      },
      {
        name: "Model",
        milestones: [["G05", 2, "Structure model chosen (co-led core team, bifurcated, single-leader...)", "Org chart", "EG2.5", "ECM", 12]],
      },
      {
        name: "Leadership",
        milestones: [
          ["G06", 2, "Law-enforcement and victim-service co-leads named with equal say", "Appointment letters", "EG2.5,ECM", "ECM", 12],
          ["G07", 2, "Task force coordinator in post", "Position description; hire date", "ECM", "ECM", null],
        ],
      },
      {
        name: "Membership",
        milestones: [
          ["G08", 2, "Membership matrix: discipline, county coverage, decision authority, gaps", "Matrix with named gaps", "EG3.1-Members", "ECM", 6],
          ["G09", 2, "US Attorney's Office and local prosecutor engaged", "MOU signature or letter", "EG2.4", "ECM", null],
          ["G19", 4, "New-member onboarding and turnover hand-over", "Onboarding checklist per member", "Urban", "", null],
        ],
      },
      {
        name: "Survivor engagement",
        milestones: [["G10", 2, "Survivor/lived-experience advisers recruited and paid", "Adviser agreement; payment policy", "EG3.1,ECM", "ECM", 12]],
      },
      {
        name: "Agreement (MOU)",
        milestones: [
          [
            "G11",
            2,
            "MOU signed by every core partner (roles, duties, information rules, dispute path, term)",
            "Signed PDF per agency; expiry date",
            "EG3.1-Protocol,ECM",
            "ECM",
            12,
          ],
        ],
      },
      {
        name: "Protocols",
        milestones: [
          [
            "G12",
            3,
            "Operational protocol adopted (who to call, which victim-service provider, planned operation, after-hours, no-charge stance)",
            "Approved protocol v1",
            "EG3.1-Protocol",
            "ECM",
            12,
          ],
          ["G13", 3, "Information-sharing protocol (right-to-know / need-to-know)", "Approved protocol", "EG3.2,IACP", "ECM", 12],
          [
            "G14",
            3,
            "Confidentiality protocol incl. privilege, subpoena, mandated reporting",
            "Approved protocol; signed statements",
            "IACP,VAWA",
            "ECM,VAWA,VOCA",
            12,
          ],
          ["G15", 3, "Conflict-resolution and decision rules (quorum, voting)", "Bylaws section", "EG3.1-Protocol", "", 24],
        ],
      },
      {
        name: "Committees",
        milestones: [
          [
            "G16",
            3,
            "Standing committees chartered (core team, LE/prosecution, victim services, training, outreach)",
            "Committee charters and rosters",
            "EG3.1-Other committees",
            "ECM",
            12,
          ],
        ],
      },
      {
        name: "Meetings",
        milestones: [
          ["G17", 3, "Meeting calendar for the year with agendas sent in advance", "Calendar; agendas", "DOJ-MDT", "ECM", 3],
          ["G18", 4, "Minutes approved and attendance recorded for each meeting", "Approved minutes; attendance list", "DOJ-MDT", "ECM", null],
        ],
      },
      {
        name: "Strategy",
        milestones: [["G20", 4, "Strategic/action plan with owners and dates", "Adopted plan; quarterly update", "EG2.1", "ECM", 12]],
      },
    ],
  },
  {
    code: "B",
    name: "Victims and services",
    elements: [
      {
        name: "Asset map",
        milestones: [
          ["V01", 1, "Service inventory per county: capacity, eligibility, language, gender, minors", "Directory with verified dates", "EG3.1", "ECM", 6],
          [
            "V02",
            2,
            "Gap analysis (men, labor trafficking, LGBTQ+, minors, rural, language, transport, childcare)",
            "Gap table with owner",
            "EG2.2,NCCASA document",
            "ECM",
            12,
          ],
        ],
      },
      {
        name: "Identification",
        milestones: [
          ["V03", 2, "Shared screening tool and indicators chosen per setting", "Tool + guidance", "EG4", "ECM", 24],
          ["V04", 3, "Front-line staff trained in screening (ED, DSS, school, jail, hotline)", "Training log", "EG2.3", "ECM,VOCA", 12],
        ],
      },
      {
        name: "Referral",
        milestones: [
          ["V05", 2, "Referral protocol between law enforcement and victim services, in both directions", "Approved protocol", "IACP", "ECM", 12],
          ["V06", 3, "Release-of-information form: written, per recipient, time-limited, revocable", "Approved form (EN/ES)", "VAWA,NNEDV", "VAWA,VOCA", 12],
          ["V07", 3, "24/7 on-call roster for emergency referrals", "Roster; test call log", "EG3.1-Protocol", "ECM", 6],
          ["V08", 4, "Referral timeliness target met (e.g. matched to provider in 48 h)", "Hub report, aggregate", "OTIP", "TVAP", 3],
        ],
      },
      {
        name: "Service array",
        milestones: [
          [
            "V09",
            3,
            "Comprehensive array covered by MOU: case mgmt, advocacy, shelter, legal, immigration, medical/dental, MH, SUD, interpretation, employment",
            "Coverage matrix",
            "EG4.2,VictimConnect document",
            "ECM",
            12,
          ],
          ["V10", 3, "Safety-planning and right-to-refuse-services policy", "Policy", "EG4.2", "", 24],
        ],
      },
      {
        name: "Access",
        milestones: [
          ["V11", 3, "Language-access plan", "Plan; vendor contract", "IACP", "ECM", 12],
          ["V12", 3, "Deaf/hard-of-hearing and disability access protocol", "Protocol", "IACP", "ECM", 24],
        ],
      },
      {
        name: "Minors",
        milestones: [
          ["V13", 3, "Minor-victim pathway incl. NC DSS/LE mandated reports and safe placement", "Flow chart; policy", "SOG", "ECM", 12],
          ["V14", 3, "Written suitability determination for every person working with minors", "Determination file list", "OVC-FAQ", "OVC", null],
        ],
      },
      {
        name: "Survivor voice",
        milestones: [["V15", 4, "Survivor feedback collected and acted on", "Summary; change log", "Urban", "", 12]],
      },
    ],
  },
  {
    code: "C",
    name: "Investigation and prosecution",
    elements: [
      {
        name: "Case coordination",
        milestones: [
          ["J01", 2, "LE agencies agree lead, deconfliction and federal/state hand-off", "Protocol section", "EG3.1-Protocol", "ECM", 12],
          [
            "J02",
            3,
            "Operation planning with the victim-service provider: date window, number, sex, language, minors",
            "Pre-operation checklist",
            "EG3.2",
            "ECM",
            null,
          ],
        ],
      },
      {
        name: "Victim-centred practice",
        milestones: [
          ["J03", 3, "Trauma-informed interview practice adopted", "Policy; training list", "EG2.2", "ECM", 12],
          ["J04", 3, "Non-criminalisation policy; arrests of victims reviewed", "Policy; review log (counts)", "NIJ/Urban", "", 3],
        ],
      },
      {
        name: "Labor trafficking",
        milestones: [["J05", 3, "Labor-trafficking plan with DOL/WHD, legal aid, outreach to industries", "Plan", "NIJ/Urban,BJA", "ECM", 12]],
      },
      {
        name: "Proactive work",
        milestones: [["J06", 4, "Threat/industry assessment done", "Assessment", "BJA spotlight", "ECM", 24]],
      },
      {
        name: "Prosecution",
        milestones: [["J07", 3, "Charging protocol: state, federal, non-trafficking charges; victim input", "Protocol", "NIJ/Urban", "ECM", 24]],
      },
      {
        name: "Immigration relief",
        milestones: [["J08", 3, "Continued-presence and T/U certification procedure", "Procedure; contact list", "Practice", "ECM", 12]],
      },
      {
        name: "Measures",
        milestones: [
          [
            "J09",
            4,
            "LE measures reported: investigations, arrests, referrals, prosecutions, outcomes by type",
            "Quarterly count sheet",
            "BJA-PMT,HTRS",
            "BJA",
            3,
          ],
        ],
      },
      {
        name: "Case review",
        milestones: [["J10", 4, "Closed case-review session runs with consent check", "Session log (no names)", "DOJ-MDT,NNEDV", "", 1]],
      },
    ],
  },
  {
    code: "D",
    name: "Data, training and sustainability",
    elements: [
      {
        name: "Data",
        milestones: [
          ["D01", 2, "Common definitions: potential vs confirmed, new vs continuing, family member", "Data dictionary v1", "OIG08-26,OVC-FAQ", "ECM,VOCA", 12],
          ["D02", 3, "Data-collection protocol and quarterly data review", "Protocol; review minutes", "IACP,EG3.2-Data", "ECM", 3],
          ["D03", 3, "Publication rule: threshold, suppression, release sign-off", "Rule; release log", "CTDC,NNEDV", "VAWA", null],
          ["D04", 4, "Annual public data report with limits stated", "Report", "EG3.2-Data", "", 12],
        ],
      },
      {
        name: "Evaluation",
        milestones: [["D05", 4, "Evaluation plan/logic model and evaluator", "Plan; contract", "EG3.1-Eval tools", "ECM", 12]],
      },
      {
        name: "Training",
        milestones: [
          ["D06", 3, "Annual training plan; shared slide set and terms", "Plan; slide set", "EG3.1-Other committees", "ECM", 12],
          ["D07", 4, "Training counts by audience recorded", "Training log", "EG3.1,ECM", "ECM,VOCA,VAWA", null],
        ],
      },
      {
        name: "Outreach",
        milestones: [["D08", 3, "Outreach and awareness plan; ethical images and language rules", "Plan", "EG3.3,NCCASA document", "ECM", 12]],
      },
      {
        name: "Media",
        milestones: [["D09", 3, "Media and communications protocol", "Protocol", "IACP", "ECM", 24]],
      },
      {
        name: "Grants",
        milestones: [
          ["D10", 2, "Grant calendar with all reports and owners", "Calendar", "OVC-FAQ,OJP", "all", 1],
          ["D11", 3, "Grant-reporting protocol between LE and victim-service provider awards", "Protocol", "IACP", "ECM", 12],
          ["D12", 4, "Confidentiality-compliance documents on file (VAWA (b)(2)(G))", "Policy, staff acknowledgements", "VAWA", "VAWA", 12],
        ],
      },
      {
        name: "Sustainability",
        milestones: [
          ["D13", 4, "Diversified funding plan beyond current award", "Plan", "MDPI-GNO", "ECM", 12],
          ["D14", 5, "MOU, protocols and roster survive a change of coordinator (hand-over test)", "Hand-over drill record", "EG2.1", "", 12],
          ["D15", 5, "Annual self-assessment against this roadmap; next-year goals", "Stage scores per element", "IACP abstract", "", 12],
        ],
      },
    ],
  },
];
