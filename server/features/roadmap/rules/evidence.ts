import type { EvidenceKind } from "@roundtable/shared/roadmap.ts";
import { isLive } from "#features/agencies/rules.ts";

/** What each kind of record tells of itself as proof; null once it is gone. */
type Records = {
  agreement: { agencyId: string; startsAt: Date; endsAt: Date } | null;
  training: { agencyId: string; withdrawnAt: Date | null } | null;
  /** A report that is there stays filed, also for a reader who may not see whose it is. */
  reportId: string | null;
  report: { holderAgencyId: string } | null;
  /** Approved minutes stay approved, also for a reader who may not read them. */
  minutesId: string | null;
};
/** Whose record stands behind a piece of evidence, null where that is not told, and whether it still holds at a moment. */
export type RecordBehind = { agencyId: string | null; holds: (now: Date) => boolean };

/** One entry for each kind of record that may be evidence: where it lies, and until when it proves anything (RM-5). */
const records: Partial<Record<EvidenceKind, (all: Records) => RecordBehind | null>> = {
  AGREEMENT: ({ agreement }) => agreement && { agencyId: agreement.agencyId, holds: (now) => isLive(agreement, now) },
  TRAINING: ({ training }) => training && { agencyId: training.agencyId, holds: () => training.withdrawnAt === null },
  REPORT: ({ reportId, report }) => (reportId === null ? null : { agencyId: report?.holderAgencyId ?? null, holds: () => true }),
  // A body's, and no agency's. No vote takes an approval back and an amendment leaves it standing: only minutes that are gone prove nothing.
  MINUTES: ({ minutesId }) => (minutesId === null ? null : { agencyId: null, holds: () => true }),
};

/** The record behind a piece of evidence; null for a link, and for a record that is gone. */
export function recordBehind({ kind, ...all }: Records & { kind: EvidenceKind }): RecordBehind | null {
  return records[kind]?.(all) ?? null;
}

/** A record that is gone, no longer in force or withdrawn proves nothing any more. A link proves what it proves. */
export function isBroken(kind: EvidenceKind, record: RecordBehind | null, now: Date): boolean {
  return kind in records && !record?.holds(now);
}
