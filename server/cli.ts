import { verifyAuditChain } from "#features/audit/queries.ts";
import { systemClock } from "#platform/clock.ts";
import { totpCode, totpStepAt } from "#platform/totp.ts";
import { demoPeople, demoTotpSecret } from "../prisma/seed/people.ts";
import { joinDatabasePlace } from "./database-place.ts";
import { readEnv } from "./env.ts";

const usage = `What the hub can do from the command line:

  hub demo-people [--json]   who can sign in to the demo
  hub audit verify           whether every entry of the log is as it was written
`;

/** One command; returns the exit code. Works beside a running hub and without one. */
async function run(words: string[]): Promise<number> {
  const command = words.filter((word) => !word.startsWith("--")).join(" ");
  if (command === "demo-people") {
    showDemoPeople(words.includes("--json"));
    return 0;
  }
  if (command === "audit verify") return verifyLog();
  console.error(usage);
  return command === "" || command === "help" ? 0 : 2;
}

function showDemoPeople(asJson: boolean): void {
  const people = demoPeople.map(({ name, email, password, totpSecret, agency, discipline, seats, operator }) => ({
    name,
    email,
    password,
    totpSecret,
    code: totpCode(demoTotpSecret(email), totpStepAt(systemClock.now())),
    agency,
    discipline,
    seats,
    operator,
  }));
  if (asJson) console.log(JSON.stringify(people, null, 2));
  else for (const { name, email, password, agency } of people) console.log(`${email.padEnd(42)} ${password.padEnd(24)} ${name}, ${agency}`);
}

async function verifyLog(): Promise<number> {
  const place = await joinDatabasePlace(readEnv(), () => {});
  try {
    const verdict = await verifyAuditChain(place.ownerUrl);
    if (verdict.isWhole) console.log(`The log is whole: ${verdict.entries} entries, each as it was written.`);
    else console.error(`The log is not whole. Entry ${verdict.seq} ${verdict.fault}.`);
    return verdict.isWhole ? 0 : 1;
  } finally {
    await place.close();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
