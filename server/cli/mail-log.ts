import { countMails, waitingMails } from "#features/notifications/queries/mail-log.ts";
import { joinDatabasePlace } from "../database-place.ts";
import { readEnv } from "../env.ts";
import type { Command } from "./command.ts";

const said: Record<string, string> = { 0: "no answer", 4: "4xx, later", 5: "5xx, no" };

/** For whoever keeps the installation: whether mail goes out. It names nobody and says nothing of what a mail was about. */
export const mailLog: Command = {
  name: "mail-log",
  takes: "[--json]",
  about: "how many mails went out, wait or were given up in the last 90 days, and what the mail server said",
  async run(words) {
    const place = await joinDatabasePlace(readEnv(), () => {});
    try {
      const [counts, waiting] = [await countMails(place.ownerUrl), await waitingMails(place.ownerUrl)];
      if (words.includes("--json")) console.log(JSON.stringify({ counts, waiting }, null, 2));
      else {
        const rows = counts.map(({ kind, state, refusal, mails, tries }) => [
          kind,
          state,
          refusal === null ? "" : (said[refusal] ?? ""),
          String(mails),
          String(tries),
        ]);
        for (const [kind = "", state = "", answer = "", mails = "", tries = ""] of [["kind", "state", "last answer", "mails", "tries"], ...rows])
          console.log(`${kind.padEnd(12)}${state.padEnd(10)}${answer.padEnd(14)}${mails.padStart(8)}${tries.padStart(8)}`);
        console.log(
          waiting.overdueMinutes === null
            ? `\n${waiting.unreachable} addresses are out of reach. No mail is overdue.`
            : `\n${waiting.unreachable} addresses are out of reach. The oldest mail has been overdue for ${waiting.overdueMinutes} minutes: is the hub running, and SMTP_URL right?`,
        );
      }
      return waiting.overdueMinutes === null ? 0 : 1;
    } finally {
      await place.close();
    }
  },
};
