import { m } from "@roundtable/shared/i18n/messages.js";
import { PageTitle } from "../ui/page-title.tsx";

export function Page() {
  return <PageTitle title={m.auth_sign_in_title()} />;
}
