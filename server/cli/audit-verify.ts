import { verifyAuditChain } from "#features/audit/queries.ts";
import { joinDatabasePlace } from "../database-place.ts";
import { readEnv } from "../env.ts";
import type { Command } from "./command.ts";

export const auditVerify: Command = {
  name: "audit verify",
  about: "whether every entry of the log is as it was written",
  async run() {
    const place = await joinDatabasePlace(readEnv(), () => {});
    try {
      const verdict = await verifyAuditChain(place.ownerUrl);
      if (verdict.isWhole) console.log(`The log is whole: ${verdict.entries} entries, each as it was written.`);
      else console.error(`The log is not whole. Entry ${verdict.seq} ${verdict.fault}.`);
      return verdict.isWhole ? 0 : 1;
    } finally {
      await place.close();
    }
  },
};
