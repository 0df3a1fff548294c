import WifiOff from "lucide-react/icons/wifi-off";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "./note.tsx";
import { PhoneLink } from "./phone-link.tsx";

/** What was not sent, that nothing was kept, and whom to call instead. */
export function OfflineNote({ phone }: { phone?: string }) {
  return (
    <Note tone="clay" title={m.ui_offline_title()} icon={<WifiOff />} isAlert>
      {m.ui_offline_body()}
      {phone === undefined ? null : (
        <>
          {" "}
          {m.ui_offline_call()} <PhoneLink number={phone} />.
        </>
      )}
    </Note>
  );
}
