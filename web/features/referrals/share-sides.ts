import type { SharePage_shareFragment } from "./share-page.graphql.ts";

/** The agency on the other side of a share, as seen by the reader. */
export function otherAgency(share: SharePage_shareFragment): SharePage_shareFragment["to"] {
  return share.direction === "SENT" ? share.to : share.from;
}

/** What happened last. */
export function newestEvent(share: SharePage_shareFragment): SharePage_shareFragment["events"][number] | undefined {
  return share.events.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
}
