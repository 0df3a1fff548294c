import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { NotFound } from "#web/ui/not-found.tsx";
import { Unread } from "../referrals/unread.tsx";
import { BodyChoicesDocument, type BodyChoicesQuery } from "./meetings.graphql.ts";

export type BodyChoice = BodyChoicesQuery["bodies"][number];

type ForKeepersProps = { children: (bodies: readonly BodyChoice[], timeZone: string) => ReactNode };

/** A page for whoever keeps meetings: of these bodies, in this time zone. To everybody else there is nothing here. */
export function ForKeepers({ children }: ForKeepersProps) {
  const { data, error, refetch } = useQuery(BodyChoicesDocument);
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const bodies = data.bodies.filter(({ viewerCan }) => viewerCan.includes("KEEP_MEETINGS"));
  if (bodies.length === 0) return <NotFound />;
  return children(bodies, data.viewer.taskForce.timeZone);
}
