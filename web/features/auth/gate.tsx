import { useApolloClient, useQuery } from "@apollo/client/react";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useHint } from "#web/lib/live.ts";
import { rememberSessionEnd } from "#web/lib/session-end.ts";
import { currentViewer, rememberViewer, useViewer } from "#web/lib/viewer.ts";
import { Loading } from "#web/ui/loading.tsx";
import { Unread } from "../referrals/unread.tsx";
import { personSeats } from "./seats.ts";
import { useSeatWatch } from "./seat-watch.ts";
import { WhoIsHereDocument } from "./who-is-here.graphql.ts";

const openToAll = new Set(["/sign-in", "/join", "/reset", "/forgot", "/claim", "/styleguide", "/unsubscribe", "/answer"]);
const holdsReferrals = /^\/(?:[rs](?:\/|$)|$)/u;
const Statement = lazy(async () => ({ default: (await import("../statement/statement.tsx")).Statement }));

/** Lets a page show only once it is known who is here; whoever has no session is taken to sign-in, and the confidentiality statement stands before referrals. */
export function Gate({ children }: { children: ReactNode }) {
  const { data, error, loading, refetch } = useQuery(WhoIsHereDocument, { notifyOnNetworkStatusChange: true });
  const path = useLocation({ select: ({ pathname }) => pathname });
  const navigate = useNavigate();
  const known = useViewer();
  const isOpen = openToAll.has(path);
  const client = useApolloClient();
  // Marked as the page's own doing, so that it keeps no session from ending.
  const context = { headers: { "x-roundtable": "background" } };
  useHint("session", () => void client.query({ query: WhoIsHereDocument, fetchPolicy: "network-only", context }).catch(() => undefined));

  useEffect(() => {
    if (!data) return;
    const { viewer } = data;
    // The hub ended the session of somebody who is here: what they read goes with them.
    if (!viewer && currentViewer()) {
      rememberSessionEnd();
      void client.clearStore();
    }
    rememberViewer(
      viewer && {
        name: viewer.person.name,
        agencyName: viewer.agency.name,
        isOutOfMailReach: viewer.person.mailUnreachableSince !== null,
        seats: personSeats(viewer),
        hasSeat: viewer.seats.length > 0,
        canWorkWithReferrals: viewer.viewerCanWorkWithReferrals,
        taskForceName: viewer.taskForce.name,
        taskForces: viewer.taskForces,
        taskForceId: viewer.taskForce.id,
        locale: viewer.locale,
        idleMinutes: viewer.idleMinutes,
        isDemo: data.demoPeople.length > 0,
      },
    );
  }, [data, client]);

  useEffect(() => {
    // Asked of the store and not of this render, which may be older than the answer.
    if (data && !isOpen && !currentViewer()) void navigate({ to: "/sign-in", replace: true });
  }, [data, known, isOpen, navigate]);

  const isIn = !isOpen && known !== null && data?.viewer != null;
  useSeatWatch(isIn);
  if (isIn && data.viewer?.mustAcceptStatement && holdsReferrals.test(path))
    return (
      <Suspense fallback={<Loading />}>
        <Statement />
      </Suspense>
    );
  if (isOpen || isIn) return children;
  return error && !loading ? <Unread isPage error={error} onRetry={() => void refetch()} /> : <Loading />;
}
