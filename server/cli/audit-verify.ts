import { join } from "node:path";
import { parseArgs } from "node:util";
import { verifyAuditChain } from "#features/audit/queries.ts";
import { readAnchors } from "#features/audit/queries/anchors.ts";
import { type Anchor, standing } from "#features/audit/rules/anchors.ts";
import { findAnchorKey, publicKeyFrom } from "#platform/anchor-key.ts";
import { joinDatabasePlace } from "../database-place.ts";
import { type Env, readEnv } from "../env.ts";
import { type Command, WrongWords } from "./command.ts";

export const auditVerify: Command = {
  name: "audit verify",
  takes: "[--anchors [<file>]] [--public-key <word>]",
  about: "whether every entry of the log is as it was written; with --anchors also whether it is the log that was anchored",
  async run(words) {
    const env = readEnv();
    const { values, positionals } = parseArgs({
      args: words,
      options: { anchors: { type: "boolean" }, "public-key": { type: "string" } },
      allowPositionals: true,
    });
    if (positionals.length > (values.anchors ? 1 : 0)) throw new WrongWords(`Not understood: ${positionals.join(" ")}`);
    const anchors = values.anchors ? await anchorsFor(env, positionals[0], values["public-key"]) : [];
    const place = await joinDatabasePlace(env, () => {});
    try {
      const verdict = await verifyAuditChain(place.ownerUrl, anchors);
      for (const { from, to, at } of standing(anchors).lost) console.log(`Entries ${from} to ${to} were lost when a backup was restored on ${at}.`);
      if (verdict.isWhole) {
        const also = values.anchors ? `, and it agrees with ${anchors.length} anchors` : "";
        console.log(`The log is whole: ${verdict.entries} entries, each as it was written${also}.`);
      } else console.error(`The log is not whole. Entry ${verdict.seq} ${verdict.fault}.`);
      return verdict.isWhole ? 0 : 1;
    } finally {
      await place.close();
    }
  },
};

async function anchorsFor(env: Env, file = join(env.HUB_DATA, "anchors.jsonl"), word: string | undefined): Promise<Anchor[]> {
  const publicKey = word === undefined ? (await findAnchorKey(env.keys.directory))?.publicKey : publicKeyFrom(word);
  if (!publicKey) throw new Error(`There is no key of anchors in ${env.keys.directory}: say with --public-key which one they were signed with.`);
  const { anchors, wrongLine } = await readAnchors(file, publicKey).catch((error: unknown) => {
    throw new Error(`The anchors in ${file} cannot be read.`, { cause: error });
  });
  if (wrongLine !== undefined) throw new Error(`Line ${wrongLine} of ${file} was not signed with this key: it was changed, or belongs to another hub.`);
  if (anchors.length === 0) throw new Error(`There is no anchor in ${file}.`);
  return anchors;
}
