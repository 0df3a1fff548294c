import "./lib/no-eval.ts";
import "./lib/only-empty-html.ts";
import "./lib/link-token.ts";
import "./styles/layers.css";
import "./styles/reset.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/leaving.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createClient } from "./app/apollo.ts";
import { forgetOnReturn } from "./app/exit.ts";
import { Providers } from "./app/providers.tsx";
import { router } from "./app/router.tsx";
import { startLocale } from "./lib/locale.ts";
import { rememberSessionEnd } from "./lib/session-end.ts";
import { withdrawStepUp } from "./lib/step-up.ts";
import { rememberViewer } from "./lib/viewer.ts";

const place = document.getElementById("app");
if (!place) throw new Error("The page has no place for the client.");

startLocale();
forgetOnReturn();
const client = createClient(() => {
  rememberSessionEnd();
  withdrawStepUp();
  rememberViewer(null);
  void router
    .navigate({ to: "/sign-in" })
    .then(() => client.refetchQueries({ include: "active" }))
    .catch(() => undefined);
});
createRoot(place).render(
  <StrictMode>
    <Providers client={client} />
  </StrictMode>,
);
