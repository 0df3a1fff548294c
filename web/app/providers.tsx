import type { ApolloClient } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { RouterProvider } from "@tanstack/react-router";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useLocale } from "../lib/locale.ts";
import { ToastProvider } from "../ui/toast.tsx";
import { router } from "./router.tsx";

/** Everything the pages may ask for: data, language, messages, addresses. */
export function Providers({ client }: { client: ApolloClient }) {
  const locale = useLocale();
  return (
    <ApolloProvider client={client}>
      <I18nProvider locale={`${locale}-US`}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </I18nProvider>
    </ApolloProvider>
  );
}
