import { writeCalendar } from "../server/platform/icalendar.ts";
import { openRoleDatabase } from "../server/platform/db.ts";
import { eventsOf } from "../server/features/meetings/emails/calendar-entry.ts";
import { written } from "../server/features/meetings/rules/days.ts";

// What the feed is held against: the very same events, made beforehand, serialised by the library again and again.
const [, , url = "", bodyId = "", name = ""] = process.argv;
const db = openRoleDatabase(url);
const rows = await db.meetingSeries.findMany({
  where: { bodyId, state: "OPEN" },
  include: { meetings: { orderBy: { onDay: "asc" } } },
  orderBy: { id: "asc" },
});
const free = await db.dayOff.findMany({ where: { taskForceId: rows[0]?.taskForceId ?? "" } });
await db.$disconnect();
const daysOff = new Set(free.map(({ onDay }) => written(onDay)));
const makeAll = () => rows.flatMap((row) => eventsOf({ ...row, daysOff }));
const events = makeAll();
const serialise = () => writeCalendar(events, { name, method: "PUBLISH" });

/** How long each took, and the processor time of each on average, in milliseconds. */
function repeat(work: () => unknown, seconds: number): { latencies: number[]; cpu: number } {
  const latencies: number[] = [];
  const before = process.cpuUsage();
  for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
    const start = performance.now();
    work();
    latencies.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { latencies, cpu: (user + system) / 1000 / latencies.length };
}

process.send?.({ text: serialise(), events: events.length });
process.on("message", ({ seconds, what }: { seconds: number; what: "serialise" | "make" }) => {
  process.send?.(repeat(what === "make" ? makeAll : serialise, seconds));
});
process.on("disconnect", () => process.exit(0));
