import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { PartLinks } from "#web/ui/part-links.tsx";
import { PartsDocument } from "./parts.graphql.ts";

/** What stands beside the list of agencies for this reader: their people, their agency, agreements, the hub. */
export function Parts() {
  const { data } = useQuery(PartsDocument, { fetchPolicy: "cache-first" });
  if (!data?.viewer) return null;
  const { viewerCanManagePeople, viewerCanManageAgency, viewerCanManageHub, viewerCanSeeConfidentialityFile, viewerCanKeepLegalRequests } = data.viewer;
  const parts = [
    { to: "/a", label: m.people_part_agencies() },
    ...(viewerCanManagePeople ? [{ to: "/a/people", label: m.people_part_people() } as const] : []),
    ...(viewerCanManageAgency ? [{ to: "/a/own", label: m.people_part_own() } as const] : []),
    ...(viewerCanKeepLegalRequests ? [{ to: "/a/legal", label: m.legal_part() } as const] : []),
    ...(viewerCanManageHub ? [{ to: "/a/hub", label: m.people_part_hub() } as const] : []),
    { to: "/a/agreements", label: m.people_part_agreements() },
    ...(viewerCanSeeConfidentialityFile ? [{ to: "/a/file", label: m.people_part_file() } as const] : []),
  ] as const;
  return <PartLinks label={m.people_parts()} parts={parts} />;
}
