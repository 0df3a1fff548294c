import { useQuery } from "@apollo/client/react";
import { ReportChoicesDocument, type ReportChoicesQuery } from "./report-choice.graphql.ts";
import type { Records } from "./record-choice.tsx";
import { filedReportName } from "./words.ts";

/** The reports whose filing this reader sees, the latest period first. */
export function useFiledReports(): Records {
  const { data, loading, fetchMore } = useQuery(ReportChoicesDocument, { fetchPolicy: "cache-and-network", notifyOnNetworkStatusChange: true });
  const { nodes, hasMore, endCursor } = data?.reports ?? { nodes: [], hasMore: false, endCursor: null };
  const options = nodes.flatMap(({ id, form: { code }, filing, ...period }) =>
    filing ? [{ value: id, label: filedReportName({ form: code, ...period }, filing.filedOn) }] : [],
  );
  return {
    options,
    isLoaded: data !== undefined,
    hasMore,
    isBusy: loading,
    showMore: () => void fetchMore({ variables: { after: endCursor }, updateQuery: joined }),
  };
}

function joined(before: ReportChoicesQuery, { fetchMoreResult: next }: { fetchMoreResult: ReportChoicesQuery }): ReportChoicesQuery {
  return { ...next, reports: { ...next.reports, nodes: [...before.reports.nodes, ...next.reports.nodes] } };
}
