import { z } from "zod";
import { Name } from "./names.ts";

/** What kind of paper an agreement is. The paper itself stays with the task force. */
export const agreementDocuments = [
  "MEMORANDUM_OF_UNDERSTANDING",
  "INTERAGENCY_AGREEMENT",
  "CONFIDENTIALITY_AGREEMENT",
  "DATA_SHARING_AGREEMENT",
  "AMENDMENT",
] as const;

export const agreementStates = ["TO_COME", "LIVE", "ENDED"] as const;
export type AgreementState = (typeof agreementStates)[number];

/** Days before the end of an agreement at which its agency's leads and the coordinators are reminded. */
export const agreementMarks = [60, 30, 7] as const;

/** The longest an agreement may run, in years. */
export const agreementYears = 5;

const Id = z.uuid();
const Day = z.iso.date();

export const RecordAgreementInput = z
  .strictObject({
    clientKey: z.uuid(),
    agencyId: Id,
    /** Left out: the table at which one sits. */
    taskForceId: Id.nullish(),
    /** The version that this one follows; 0 for the first. */
    lastVersion: z.int().min(0),
    document: z.enum(agreementDocuments),
    title: Name.nullish(),
    signedById: Id,
    signedOn: Day,
    startsOn: Day,
    /** The last day on which it holds, in the task force's zone. */
    endsOn: Day,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ["endsOn"], message: "is before the first day" })
  .refine(({ startsOn, endsOn }) => Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4)) <= agreementYears, {
    path: ["endsOn"],
    message: "is more than five years after the first day",
  });
export const EndAgreementInput = z.strictObject({ clientKey: z.uuid(), agreementId: Id });
