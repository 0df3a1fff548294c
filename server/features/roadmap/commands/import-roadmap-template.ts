import { ImportRoadmapTemplateInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { mayCoordinate, refuse } from "../queries.ts";
import { writeTemplate } from "./write-template.ts";

/**
 * Brings in the template, or what is missing of it: by their codes it finds areas, elements and milestones that are
 * there already, under whatever name, and leaves them as they are (RM-1).
 *
 * @returns the id of the roadmap
 */
export async function importRoadmapTemplate(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ImportRoadmapTemplateInput, raw);
  if (!mayCoordinate(acting)) return refuse(acting, null, "roadmap.import");
  return transact(acting, { mutation: "importRoadmapTemplate", input }, async ({ tx, record }) => {
    const { taskForceId, personId } = acting.actor;
    // Two coordinators at once: the second waits, and then finds everything there.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(8211007, hashtext(${taskForceId}))`;
    const { roadmapId, added } = await writeTemplate(tx, { taskForceId, personId, at: acting.clock.now() });
    record({ action: "roadmap.import", outcome: "OK", subjectIds: [roadmapId], detail: { fields: "ACTION", added } });
    return roadmapId;
  });
}
