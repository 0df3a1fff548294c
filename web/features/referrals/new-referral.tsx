import Plus from "lucide-react/icons/plus";
import { m } from "@roundtable/shared/i18n/messages.js";
import { ButtonLink } from "#web/ui/button-link.tsx";

/** The way into the journey of a new referral. */
export function NewReferral({ kind = "primary" }: { kind?: "primary" | "second" }) {
  return (
    <ButtonLink to="/r/new" kind={kind} icon={<Plus />}>
      {m.referrals_new()}
    </ButtonLink>
  );
}
