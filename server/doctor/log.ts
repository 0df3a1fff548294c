import { join } from "node:path";
import { verifyAuditChain } from "#features/audit/queries.ts";
import { readAnchors } from "#features/audit/queries/anchors.ts";
import { standing } from "#features/audit/rules/anchors.ts";
import { findAnchorKey, publicKeyWord } from "#platform/anchor-key.ts";
import { orElse } from "#platform/missing-file.ts";
import { type Finding, spanOf } from "./finding.ts";

const hour = 3_600_000;

/** Whether the log is the one that was written and anchored, and is still being anchored. */
export async function lookAtLog(ownerUrl: string, { dataFolder, keysFolder, now }: { dataFolder: string; keysFolder: string; now: Date }): Promise<Finding[]> {
  const key = await findAnchorKey(keysFolder);
  const file = join(dataFolder, "anchors.jsonl");
  const read = key && (await orElse(readAnchors(file, key.publicKey), undefined));
  const anchors = read?.anchors ?? [];
  const verdict = await verifyAuditChain(ownerUrl, anchors);
  const findings: Finding[] = [
    verdict.isWhole
      ? { about: "log", state: "ok", says: `Whole: ${verdict.entries} entries, agreeing with ${anchors.length} anchors.` }
      : { about: "log", state: "wrong", says: `Entry ${verdict.seq} ${verdict.fault}.`, todo: "See docs/runbooks/breach.md. Keep the data folder as it is." },
  ];
  if (read?.wrongLine !== undefined)
    findings.push({
      about: "anchors",
      state: "wrong",
      says: `Line ${read.wrongLine} of ${file} was not signed with this hub's key.`,
      todo: "Compare it with the copy that you keep elsewhere.",
    });
  const last = anchors.at(-1);
  if (!key || !last) findings.push({ about: "anchors", state: "look", says: "There are none yet.", todo: "The hub writes one at every start." });
  else {
    const age = now.getTime() - new Date(last.at).getTime();
    const says = `The last is ${spanOf(age)} old, at entry ${last.seq}. Public key: ${publicKeyWord(key.publicKey)}`;
    findings.push({
      about: "anchors",
      state: age < 2 * hour ? "ok" : "look",
      says,
      todo: "A running hub writes one every hour. Is it running, and can it write to its data folder?",
    });
  }
  for (const { from, to, at } of standing(anchors).lost)
    findings.push({ about: "anchors", state: "ok", says: `Entries ${from} to ${to} were lost when a backup was restored on ${at}.` });
  return findings;
}
