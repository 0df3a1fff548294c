import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { PartLinks } from "#web/ui/part-links.tsx";
import { BodyChoicesDocument } from "./meetings.graphql.ts";

/** What stands beside the calendar: what people took on, who meets, and for whoever keeps meetings what shows that they were. */
export function MeetingParts() {
  const { data } = useQuery(BodyChoicesDocument, { fetchPolicy: "cache-first" });
  const keeps = data?.bodies.some(({ viewerCan }) => viewerCan.includes("KEEP_MEETINGS")) === true;
  const parts = [
    { to: "/t", label: m.meetings_part_calendar() },
    { to: "/t/actions", label: m.minutes_actions_title() },
    { to: "/t/b", label: m.meetings_part_bodies() },
    ...(keeps ? [{ to: "/t/pack", label: m.meetings_part_pack() } as const] : []),
  ] as const;
  return <PartLinks label={m.meetings_parts()} parts={parts} />;
}
