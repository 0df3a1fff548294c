import { ExportPackInput } from "@roundtable/shared/minutes.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { requireBody } from "#features/bodies/queries.ts";

/** Lets the evidence of a period out as a file: after the second factor, and logged (WB-07). What is in it is what its reader may see. */
export function exportPack(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(ExportPackInput, raw);
  return transact(acting, { mutation: "exportEvidencePack", input }, async ({ reading, record }) => {
    const body = await requireBody(reading, input.bodyId, "meetings.export", "keep");
    record({ action: "meetings.export", outcome: "OK", subjectIds: [body.id], detail: { fields: "FULL" } });
    return body.id;
  });
}
