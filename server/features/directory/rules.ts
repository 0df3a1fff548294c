export const hotlineSubjects = ["EMERGENCY", "TRAFFICKING", "VICTIM_CONNECT", "MISSING_CHILDREN"] as const;

/** A help line: `phone` as people read it, `dial` as a telephone takes it, `text` the number for text messages. */
export type Hotline = { phone: string; dial: string; text: string | null; about: (typeof hotlineSubjects)[number] };

/** One tap away from every page, and never empty (safety.md §7). */
export const hotlines: readonly [Hotline, ...Hotline[]] = [
  { phone: "911", dial: "911", text: null, about: "EMERGENCY" },
  { phone: "1-888-373-7888", dial: "+18883737888", text: "233733", about: "TRAFFICKING" },
  { phone: "1-855-4-VICTIM", dial: "+18554842846", text: null, about: "VICTIM_CONNECT" },
  { phone: "1-800-THE-LOST", dial: "+18008435678", text: null, about: "MISSING_CHILDREN" },
];
