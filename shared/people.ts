import { z } from "zod";
import { Name } from "./names.ts";
import { Phone } from "./phone.ts";
import { Locale, SeatRole } from "./roles.ts";

/**
 * The version of the confidentiality statement that is in force; its words are in shared/messages under this number.
 * Another version asks everybody again.
 */
export const statementVersion = 1;
/** How long an acceptance holds, in days. */
export const statementDays = 365;

/** Hours of training from which somebody may be marked as a privileged agent (CR-25, N.C.G.S. 8-53.12). */
export const privilegeHours = 20;

export const trainingTopics = [
  "SEXUAL_VIOLENCE_ADVOCACY",
  "DOMESTIC_VIOLENCE_ADVOCACY",
  "HUMAN_TRAFFICKING",
  "CONFIDENTIALITY_AND_PRIVILEGE",
  "CRISIS_INTERVENTION",
  "TRAUMA_INFORMED_CARE",
  "LEGAL_OPTIONS",
  "SUPERVISED_PRACTICE",
  "OTHER",
] as const;
const TrainingTopic = z.enum(trainingTopics);

/** INVITED: has never signed in. ACTIVE: works here. SUSPENDED: is out, and stays in the history. */
export const staffStates = ["INVITED", "ACTIVE", "SUSPENDED"] as const;
export type StaffState = (typeof staffStates)[number];

/** What a reader may do about a member of staff; the page asks and decides nothing itself. */
export const staffActions = ["INVITE_AGAIN", "CHANGE_SEATS", "CORRECT", "SUSPEND", "RESTORE", "RECORD_TRAINING", "SET_PRIVILEGED"] as const;
export type StaffAction = (typeof staffActions)[number];

const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);
const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());
/** Each seat once, in whatever order they were chosen. */
const Seats = z
  .array(SeatRole)
  .max(5)
  .transform((seats) => [...new Set(seats)]);

export const InvitePersonInput = z.strictObject({
  clientKey: ClientKey,
  /** Left out: the agency of whoever invites. */
  agencyId: Id.nullish(),
  /** Left out: the table at which they sit now. */
  taskForceId: Id.nullish(),
  name: Name,
  email: Email,
  workPhone: Phone,
  locale: Locale.nullish(),
  seats: Seats.refine((seats) => seats.length > 0, { message: "choose at least one" }),
});
export const InviteOperatorInput = z.strictObject({
  clientKey: ClientKey,
  agencyId: Id,
  name: Name,
  email: Email,
  workPhone: Phone,
  locale: Locale.nullish(),
});
export const ResendInvitationInput = z.strictObject({ clientKey: ClientKey, personId: Id });
export const ChangeSeatsInput = z.strictObject({ clientKey: ClientKey, personId: Id, version: Version, taskForceId: Id.nullish(), seats: Seats });
export const CorrectPersonInput = z.strictObject({ clientKey: ClientKey, personId: Id, version: Version, name: Name, workPhone: Phone });
export const SuspendPersonInput = z.strictObject({ clientKey: ClientKey, personId: Id, version: Version });
export const RestorePersonInput = z.strictObject({ clientKey: ClientKey, personId: Id, version: Version });
export const RecordTrainingInput = z.strictObject({
  clientKey: ClientKey,
  personId: Id,
  topic: TrainingTopic,
  /** In half hours at the finest; a whole course of 80 at the most. */
  hours: z.number().min(0.5).max(80).multipleOf(0.5),
  completedOn: z.iso.date(),
});
export const TakeBackTrainingInput = z.strictObject({ clientKey: ClientKey, trainingId: Id });
export const SetPrivilegedInput = z.strictObject({ clientKey: ClientKey, personId: Id, version: Version, privileged: z.boolean() });
export const AcceptStatementInput = z.strictObject({
  clientKey: ClientKey,
  version: z.literal(statementVersion, { error: "is no longer the statement in force: read it again" }),
});
