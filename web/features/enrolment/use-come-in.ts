import { useApolloClient } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { forgetLinkToken } from "#web/lib/link-token.ts";
import { forgetSessionEnd } from "#web/lib/session-end.ts";

/** Goes on as the person who has just signed in: nothing of before is shown again, and the link's secret is forgotten. */
export function useComeIn(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return async () => {
    forgetSessionEnd();
    forgetLinkToken();
    await client.resetStore();
    await navigate({ to: "/", replace: true });
  };
}
