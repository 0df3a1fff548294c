import { ReadLog } from "../../server/platform/audit.ts";

// A process of its own that writes to the log as fast as it can, to be killed while it does. Says "writing" once it has begun.
const [url, name] = process.argv.slice(2);
if (url === undefined || name === undefined) throw new Error("audit-writer <url> <name>");
const log = new ReadLog(url);
for (let round = 0; ; round++) {
  await Promise.all(Array.from({ length: 50 }, (_, place) => log.record({ action: `${name}.${round}.${place}`, outcome: "OK", subjectIds: [] })));
  if (round === 2) process.stdout.write("writing\n");
}
