import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "./link.tsx";
import { PageTitle } from "./page-title.tsx";

/** One page for ended, hidden and unknown alike, so that nobody learns which it was. */
export function NotFound() {
  return (
    <>
      <PageTitle title={m.ui_not_found_title()} lead={m.ui_not_found_body()} />
      <p>
        <Link to="/">{m.ui_not_found_home()}</Link>
      </p>
    </>
  );
}
