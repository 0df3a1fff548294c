import { z } from "zod";
import { screen } from "./deidentify.ts";
import { TypedCode } from "./words.ts";

/** What kind of paper asks for records. A subpoena is usually not a court order (docs/runbooks/subpoena.md). */
export const legalRequestKinds = ["SUBPOENA", "SEARCH_WARRANT", "COURT_ORDER", "RECORDS_REQUEST", "PRESERVATION_LETTER"] as const;

/** The kind of office it came from; never a name. */
export const legalRequesters = [
  "COURT",
  "PROSECUTOR",
  "DEFENSE_COUNSEL",
  "CIVIL_COUNSEL",
  "LAW_ENFORCEMENT",
  "GOVERNMENT_OFFICE",
  "MEDIA_OR_PUBLIC",
  "OTHER",
] as const;

/** What the agency, with its counsel, has decided. PENDING: not yet; all others end the reminders. */
export const legalDecisions = ["PENDING", "OBJECTED", "COMPLIED_IN_PART", "COMPLIED", "NOTHING_HELD"] as const;
export type LegalDecision = (typeof legalDecisions)[number];

/** Days before its deadline at which the leads are reminded of an undecided request. */
export const legalMarks = [7, 3, 1] as const;

/** The longest note, in characters. */
export const legalNoteLength = 280;

const Day = z.iso.date();
const Note = z
  .string()
  .max(legalNoteLength * 4)
  .trim()
  .min(1)
  .check((context) => {
    if (context.value.length > legalNoteLength) context.issues.push({ code: "too_big", maximum: legalNoteLength, origin: "string", input: context.value });
    for (const kind of screen(context.value)) context.issues.push({ code: "custom", message: kind, input: context.value });
  });

const kept = {
  clientKey: z.uuid(),
  decision: z.enum(legalDecisions),
  /** The day by which an answer is demanded; null when none is named. */
  answerBy: Day.nullish(),
  counselToldOn: Day.nullish(),
  /** When the agency told the survivor, in a way that it knows to be safe; null while it has not, or cannot. */
  survivorToldOn: Day.nullish(),
  note: Note.nullish(),
};

export const RecordLegalRequestInput = z.strictObject({
  ...kept,
  kind: z.enum(legalRequestKinds),
  requester: z.enum(legalRequesters),
  receivedOn: Day,
  /** Of a referral that the agency shared or received; left out for records in general. */
  code: TypedCode.nullish(),
});

/** Everything that may change is sent as it shall stand. */
export const ChangeLegalRequestInput = z.strictObject({ ...kept, requestId: z.uuid(), version: z.int().min(1) });

export const TellPartnerInput = z.strictObject({ clientKey: z.uuid(), requestId: z.uuid(), version: z.int().min(1) });
