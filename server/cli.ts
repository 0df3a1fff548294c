import { auditWitnesses } from "./cli/audit-witnesses.ts";
import { auditVerify } from "./cli/audit-verify.ts";
import { backup } from "./cli/backup.ts";
import { backupKey } from "./cli/backup-key.ts";
import { type Command, WrongWords } from "./cli/command.ts";
import { demoPeople } from "./cli/demo-people.ts";
import { doctor } from "./cli/doctor.ts";
import { mailLog } from "./cli/mail-log.ts";
import { purge } from "./cli/purge.ts";
import { restore } from "./cli/restore.ts";
import { rotateKey } from "./cli/rotate-key.ts";

/** Everything the hub can do from the command line, in the order of the overview. */
const commands: Command[] = [demoPeople, doctor, auditVerify, auditWitnesses, backupKey, backup, restore, purge, rotateKey, mailLog];

function overview(): string {
  const lines = commands.map(({ name, takes = "", about }) => [`hub ${name} ${takes}`.trimEnd(), about] as const);
  const width = Math.max(...lines.map(([typed]) => typed.length)) + 3;
  return ["What the hub can do from the command line:", "", ...lines.map(([typed, about]) => `  ${typed.padEnd(width)}${about}`), ""].join("\n");
}

/** The command that `words` begin with; of two the one with the longer name. */
function commandFor(words: string[]): Command | undefined {
  const fits = commands.filter(({ name }) => `${words.join(" ")} `.startsWith(`${name} `));
  return fits.toSorted((one, other) => other.name.length - one.name.length)[0];
}

async function run(words: string[]): Promise<number> {
  const command = commandFor(words);
  if (command) return command.run(words.slice(command.name.split(" ").length));
  console.error(overview());
  return words.length === 0 || words[0] === "help" ? 0 : 2;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (error instanceof WrongWords) console.error(`\n${overview()}`);
  process.exitCode = error instanceof WrongWords ? 2 : 1;
}
