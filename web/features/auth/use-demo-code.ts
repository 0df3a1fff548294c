import { useQuery } from "@apollo/client/react";
import { DemoListDocument, type DemoListQuery } from "./demo-list.graphql.ts";

type DemoPerson = DemoListQuery["demoPeople"][number];

/**
 * In the demo, the code that one of its people would see now; null elsewhere. A code is good once and for half a minute,
 * so the second value asks for the next one.
 */
export function useDemoCode(isMe: (person: DemoPerson) => boolean): [code: string | null, askAgain: () => void] {
  const { data, refetch } = useQuery(DemoListDocument, { fetchPolicy: "network-only" });
  const person = data?.demoPeople.find(isMe);
  return [person?.code ?? null, () => void (person && refetch().catch(() => undefined))];
}
