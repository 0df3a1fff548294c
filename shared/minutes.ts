import { z } from "zod";
import { paragraphLength, votes } from "./agendas.ts";
import { words } from "./words.ts";

/** The minutes of a meeting, and apart from them those of its closed session. */
export const minutesParts = ["OPEN", "CLOSED"] as const;
export const MinutesPart = z.enum(minutesParts);
export type MinutesPart = z.infer<typeof MinutesPart>;

export const minutesStates = ["DRAFT", "CIRCULATED", "APPROVED"] as const;
export type MinutesState = (typeof minutesStates)[number];

/** How long minutes of a closed session are kept when nobody says otherwise, in months, and the longest. */
export const closedMinutesMonths = 36;
export const longestMonths = 120;

const Paragraph = words(paragraphLength);
const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);
const onMinutes = { clientKey: ClientKey, minutesId: Id, version: Version };

export const DraftMinutesInput = z.strictObject({
  clientKey: ClientKey,
  meetingId: Id,
  part: MinutesPart,
  /** Of a closed session alone. */
  keepMonths: z.int().min(1).max(longestMonths).nullish(),
});
/** Another text of one paragraph; an empty one leaves it out. */
export const WriteMinutesInput = z.strictObject({ clientKey: ClientKey, entryId: Id, version: Version, words: Paragraph });
export const CirculateMinutesInput = z.strictObject({ ...onMinutes });
/** By a vote on an item of a later meeting. */
export const ApproveMinutesInput = z.strictObject({ ...onMinutes, itemId: Id, votes });
/** Until when those of a closed session are kept: a day from tomorrow on. */
export const KeepMinutesUntilInput = z.strictObject({ ...onMinutes, retainUntil: z.iso.date() });
export const AmendMinutesInput = z.strictObject({ clientKey: ClientKey, minutesId: Id, words: Paragraph.min(1) });
const ofPeriod = { bodyId: Id, from: z.iso.date(), to: z.iso.date() };
const isShort = ({ from, to }: { from: string; to: string }) => from <= to && Date.parse(to) - Date.parse(from) <= 740 * 86_400_000;
const tooLong = { path: ["to"], message: "is a day within two years" };
/** A period of at most two years, both days included. */
export const PackInput = z.strictObject(ofPeriod).refine(isShort, tooLong);
/** The same as a file. */
export const ExportPackInput = z.strictObject({ clientKey: ClientKey, ...ofPeriod }).refine(isShort, tooLong);
