/** What one agency of the demo says of the elements, one digit each, in the order of the template; a dash where it says nothing. */
export type SayingStory = { by: string; isFinished: boolean; ratings: string; comments?: Record<string, string> };

/** The open self-assessment of this year: one agency has finished, two are half done. */
export const openSayings: readonly SayingStory[] = [
  {
    by: "Fern Gale",
    isFinished: true,
    ratings: "33232231223213223112212123221212",
    comments: { "Agreement (MOU)": "Ours ran out of date while we waited for a signature", "Survivor engagement": "Paid seats would change this" },
  },
  { by: "Wren Ross", isFinished: false, ratings: "33322241----------------------------".slice(0, 32), comments: { Leadership: "Clear since the spring" } },
  { by: "Sam Hollis", isFinished: false, ratings: "4443313322------".padEnd(32, "-") },
];

/** Last year's, closed: four agencies, who did not agree everywhere. */
export const closedSayings: readonly SayingStory[] = [
  {
    by: "Fern Gale",
    isFinished: true,
    ratings: "32221120112112112101101012110101",
    comments: { "Survivor engagement": "We ask survivors late, and pay nobody" },
  },
  { by: "Wren Ross", isFinished: true, ratings: "22222121112122122111111112111101" },
  {
    by: "Sam Hollis",
    isFinished: true,
    ratings: "33333332233213113333213222212112",
    comments: { "Case coordination": "Works well between our two departments" },
  },
  { by: "Ruth Okoro", isFinished: true, ratings: "2222112011211211211110101-110101" },
  { by: "Noor Hadley", isFinished: false, ratings: "2222----".padEnd(32, "-") },
];

/** What came of it: goals of this year. */
export const goalStories = [
  {
    element: "Survivor engagement",
    targetStage: 3,
    words: "Two survivor consultants with a contract and a vote by the summer",
    owner: "Larkspur Crisis Center",
  },
  {
    element: "Case coordination",
    targetStage: 4,
    words: "One agreed way to call an advocate before every planned operation",
    owner: "Millbrook Police Department",
  },
] as const;
